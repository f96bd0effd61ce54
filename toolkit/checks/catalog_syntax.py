"""Part of a catalog cannot be read, or gettext would refuse it.

Reported are a missing quotation mark, text that is not in the declared charset, two entries for one source, a conflict
marker that git left, and a target that does not begin and end with a line break as its source does (`msgfmt --check`
stops there). Everything else in the file is still checked. If something cannot be read, the command exits with 2,
whatever is selected or accepted, because the unread part may contain anything.

Fires::

    msgid ""
    msgstr ""
    "Content-Type: text/plain; charset=UTF-8\\n"

    msgid "完成投资3145亿元。"
    msgstr "Investment reached 314.5 billion yuan.

Passes::

    msgid ""
    msgstr ""
    "Content-Type: text/plain; charset=UTF-8\\n"

    msgid "完成投资3145亿元。"
    msgstr "Investment reached 314.5 billion yuan."
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import CatalogFile
from toolkit.model import Problem, Severity, State, Unit

GROUP = "catalog"
SEVERITY = Severity.ERROR


def check_file(file: CatalogFile) -> Iterator[Problem]:
    """One problem for everything that could not be read, and for targets that gettext refuses."""
    for error in file.catalog.errors:
        yield Problem(error.message, line=error.line or 1, column=error.column or 1)
    for index, unit in enumerate(file.catalog.units):
        if unit.state is State.TRANSLATED:
            yield from _line_breaks(unit, index)


def _line_breaks(unit: Unit, index: int) -> Iterator[Problem]:
    """gettext wants a line break at the start and the end on both sides or on none."""
    for where, of_source, of_target in (
        ("begins", unit.source.startswith("\n"), unit.target.startswith("\n")),
        ("ends", unit.source.endswith("\n"), unit.target.endswith("\n")),
    ):
        if of_source != of_target:
            which = "source" if of_source else "target"
            yield Problem(f"only the {which} {where} with a line break, which gettext refuses", unit=index)
