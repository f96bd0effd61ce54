"""The report has changed since the catalog was last updated.

The catalog lacks paragraphs of the report, has some that the report no longer has, or has them in another order; or the
report is gone. What lint says about it is then about an older text, and a build is incomplete. `toolkit update` brings
it up to date and keeps every translation. The texts are compared, not the dates of the files. A baseline never accepts
this: it would hide the next change of the report too.

Report::

    完成投资3145亿元。
    工业增加值增长10.7%。

Fires::

    msgid ""
    msgstr ""
    "Language: en\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"

    msgid "完成投资3145亿元。"
    msgstr "Investment reached 314.5 billion yuan."

Passes::

    msgid ""
    msgstr ""
    "Language: en\\n"
    "Content-Type: text/plain; charset=UTF-8\\n"

    msgid "完成投资3145亿元。"
    msgstr "Investment reached 314.5 billion yuan."

    msgid "工业增加值增长10.7%。"
    msgstr "Industrial value added grew by 10.7 percent."
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import CatalogFile
from toolkit.model import Problem, Severity
from toolkit.model.plural import are, plural

GROUP = "catalog"
SEVERITY = Severity.WARNING


def check_file(file: CatalogFile) -> Iterator[Problem]:
    """One problem where the report's paragraphs are not the catalog's units."""
    if file.gone:
        yield Problem(f"the report {file.gone} is not there any more; restore it, or see: toolkit status")
    if file.paragraphs is None or file.catalog.errors:
        return
    ours = dict.fromkeys(unit.key for unit in file.catalog.units)
    theirs = dict.fromkeys(file.paragraphs)
    new, gone = len(theirs.keys() - ours.keys()), len(ours.keys() - theirs.keys())
    parts = [f"{plural(new, 'paragraph')} of the report {are(new)} not in this catalog"] if new else []
    parts += [f"{plural(gone, 'paragraph')} in it {are(gone)} no longer in the report"] if gone else []
    if not parts and list(ours) != list(theirs):
        parts = ["the report has its paragraphs in another order"]
    if parts:
        yield Problem(f"{', and '.join(parts)}; run: toolkit update")
