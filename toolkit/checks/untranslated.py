"""A unit, or one of its plural forms, has no translation yet.

Readers would find a gap in place of the paragraph; `toolkit build` refuses to publish it. gettext shows nothing for an
empty plural form. It is a warning, so that CI
can be green while people translate. Text output has one line for all such units of a catalog.

Fires::

    - zh: 完成投资3145亿元。
      en: ""

Passes::

    - zh: 完成投资3145亿元。
      en: Investment reached 314.5 billion yuan.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.model import Problem, Severity, State

GROUP = "catalog"
SEVERITY = Severity.WARNING


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for an empty target, or for each plural form that is empty beside others."""
    if reading.unit.state is State.INITIAL:
        yield Problem("not translated yet")
        return
    for number, form in enumerate(reading.unit.plural_targets, 1):
        if not form:
            yield Problem(f"msgstr[{number}]: not translated yet")
