"""The marks of notes in the translation are not those of the source.

A mark such as [2] leads readers to a note at the end of the report. One that is lost, added or has another number
leads nowhere, or to the wrong note. The kind of bracket may differ, and so may the order of the marks.

Fires::

    - zh: 社会消费品零售总额1862.4亿元[1]，增长8.6%[2]。
      en: Total retail sales of consumer goods reached 186.24 billion yuan[1], up 8.6 percent.
    - zh: 海外仓增至27个[2]。
      en: The number of overseas warehouses rose to 27[3].

Passes::

    - zh: 社会消费品零售总额1862.4亿元〔1〕，增长8.6%〔2〕。
      en: Total retail sales of consumer goods reached 186.24 billion yuan[1], up 8.6 percent[2].
    - zh: 根据国发〔2021〕3号文件，增长8.6%。
      en: Under Document No. 3 [2021] of the State Council, growth was 8.6 percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from toolkit.context import Reading
from toolkit.language.note_marks import Mark, marks
from toolkit.model import Problem, Severity, Span

GROUP = "structure"
SEVERITY = Severity.WARNING


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each mark that differs: a missing one together with the one in its place, if any."""
    source, target = marks(reading.source.text), marks(reading.target.text)
    if sorted(one.number for one in source) == sorted(one.number for one in target):
        return
    missing, extra = _without(source, target), _without(target, source)
    for lost, other in zip_longest(missing, extra):
        yield Problem(_message(lost, other), source=_span(lost), target=_span(other))


def _without(some: list[Mark], others: list[Mark]) -> list[Mark]:
    """The marks that the others do not have, each as often."""
    left = [one.number for one in others]
    found = []
    for one in some:
        if one.number in left:
            left.remove(one.number)
        else:
            found.append(one)
    return found


def _message(lost: Mark | None, other: Mark | None) -> str:
    if lost is None:
        return f"the source has no note {other.text}" if other else ""
    return (
        f"the translation drops the mark of note {lost.text}" if other is None else f"note {lost.text} is {other.text}"
    )


def _span(mark: Mark | None) -> Span | None:
    return None if mark is None else Span(mark.start, mark.start + len(mark.text), mark.text)
