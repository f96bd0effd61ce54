"""A unit has no translation yet.

Readers would find a gap where the paragraph stands; `toolkit build` refuses to publish it. A warning, so that CI can
be green while people translate.

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
