"""A unit has no translation yet.

Readers would find a gap in place of the paragraph; `toolkit build` refuses to publish it. It is a warning, so that CI
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
    """One problem for an empty target."""
    if reading.unit.state is State.INITIAL:
        yield Problem("not translated yet")
