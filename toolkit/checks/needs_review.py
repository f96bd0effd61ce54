"""The translation needs review (gettext's fuzzy).

It was carried over from an earlier wording of the paragraph, or a translator was unsure. `toolkit build` does not
publish it without saying so. Compare it with the source, correct it, and remove the mark. Text output has one line for
all such units of a catalog.

Fires::

    - zh: 完成投资3320亿元。
      en: Investment reached 314.5 billion yuan.
      state: needs-review

Passes::

    - zh: 完成投资3320亿元。
      en: Investment reached 332 billion yuan.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.model import Problem, Severity, State

GROUP = "catalog"
SEVERITY = Severity.WARNING


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for a target that is marked."""
    if reading.unit.state is State.NEEDS_REVIEW:
        yield Problem("the translation needs review")
