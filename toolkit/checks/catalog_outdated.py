"""The report has changed since the catalog was last updated.

The catalog lacks paragraphs of the report, or has some that the report no longer has. What lint says about it is then
about an older text, and a build is incomplete. `toolkit update` brings it up to date and keeps every translation. The
texts are compared, not the dates of the files.

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

GROUP = "catalog"
SEVERITY = Severity.WARNING


def check_file(file: CatalogFile) -> Iterator[Problem]:
    """One problem where the report's paragraphs are not the catalog's units."""
    if file.paragraphs is None or file.catalog.errors:
        return
    ours = {unit.key for unit in file.catalog.units}
    new, gone = len(file.paragraphs - ours), len(ours - file.paragraphs)
    parts = [f"{_paragraphs(new)} of the report {_are(new)} not in this catalog"] if new else []
    parts += [f"{_paragraphs(gone)} in it {_are(gone)} no longer in the report"] if gone else []
    if parts:
        yield Problem(f"{', and '.join(parts)}; run: toolkit update")


def _paragraphs(number: int) -> str:
    return "1 paragraph" if number == 1 else f"{number:,} paragraphs"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
