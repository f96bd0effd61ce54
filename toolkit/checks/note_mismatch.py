"""The marks of notes in the translation are not those of the source.

A mark such as [2] leads readers to a note at the end of the report. One that is lost, added or has another number
leads nowhere, or to the wrong note. The kind of bracket may differ, and so may the order of the marks. A mark of
another kind ([1] for ①) is taken for it only where the report has no notes of that kind. Marks without brackets
(①, *, ¹) count where the report has their note.

Fires::

    - zh: 社会消费品零售总额1862.4亿元[1]，增长8.6%[2]。
      en: Total retail sales of consumer goods reached 186.24 billion yuan[1], up 8.6 percent.
    - zh: 海外仓增至27个[2]。
      en: The number of overseas warehouses rose to 27[3].
    - zh: 规模以上工业①增长6.5%。
      en: Industry above designated size grew by 6.5 percent.
    - zh: ①年主营业务收入2000万元及以上。
      en: "① Annual revenue of 20 million yuan or more."

Passes::

    - zh: 社会消费品零售总额1862.4亿元〔1〕，增长8.6%〔2〕。
      en: Total retail sales of consumer goods reached 186.24 billion yuan[1], up 8.6 percent[2].
    - zh: 根据国发〔2021〕3号文件，增长8.6%。
      en: Under Document No. 3 [2021] of the State Council, growth was 8.6 percent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from toolkit.context import Context, Reading
from toolkit.language.note_counterparts import counterparts
from toolkit.language.note_marks import Mark, marks
from toolkit.language.own_notes import BEGINS, in_one_bracket, leading_to_notes, openings, referring
from toolkit.model import Problem, Severity, Span

GROUP = "structure"
SEVERITY = Severity.WARNING
#: The families of marks, (2) among them: only one that a note of the report has, or a mark of another kind, counts.
_ALL = tuple(BEGINS)


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each mark that differs: a missing one together with the one in its place, if any."""
    source, target = marks(reading.source.text), marks(reading.target.text)
    if sorted(one.number for one in source) == sorted(one.number for one in target):
        return
    missing, extra = _without(source, target), _without(target, source)
    changed = _of_another_kind(reading, source, target)
    missing, extra = ([one for one in some if one.number not in changed] for some in (missing, extra))
    for lost, other in zip_longest(missing, extra):
        yield Problem(_message(lost, other), source=_span(lost), target=_span(other))


def check_catalog(readings: Sequence[Reading], _context: Context) -> Iterator[Problem]:
    """One problem for each mark without brackets that the translation drops, although the report has its note."""
    leading, shapes = leading_to_notes([reading.source.text for reading in readings])
    for n, found in leading.items():
        source, target = readings[n].source.text, readings[n].target.text
        kept = [*referring(target, _ALL), *in_one_bracket(target, {mark.key for mark in found})]
        left = Counter(mark.key for mark in counterparts(found, kept, shapes).values())
        bracketed = _places(marks(source))
        for mark in found:
            shown = source[mark.start : mark.end]
            if left[mark.key]:
                left[mark.key] -= 1
            elif mark.start not in bracketed and (shown.isdecimal() or target.count(shown) < source.count(shown)):
                message = f"the translation drops the mark of note {shown}"
                yield Problem(message, source=Span(mark.start, mark.end, shown), unit=readings[n].index)


def _of_another_kind(reading: Reading, source: list[Mark], target: list[Mark]) -> set[int]:
    """The numbers of the marks that have brackets of their own on one side alone."""
    here, there = (
        [*openings(text, _ALL), *referring(text, _ALL), *in_one_bracket(text)]
        for text in (reading.source.text, reading.target.text)
    )
    places = _places(source), _places(target)
    return {
        int(mark.value)
        for mark, origin in counterparts(here, there, ()).items()
        if mark.value.isdecimal() and (origin.start in places[0]) is not (mark.start in places[1])
    }


def _places(found: Iterable[Mark]) -> set[int]:
    """The places of the characters of some marks."""
    return {place for mark in found for place in range(mark.start, mark.end)}


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
        return f"the source has no note {_shown(other)}" if other else ""
    if other is None:
        return f"the translation drops the mark of note {_shown(lost)}"
    return f"note {_shown(lost)} is {_shown(other)}"


def _shown(mark: Mark) -> str:
    """A mark as it is written, or its number where it names others too: 3 of [2,3]."""
    return mark.text if len(re.findall(r"\d+", mark.text)) == 1 else str(mark.number)


def _span(mark: Mark | None) -> Span | None:
    return None if mark is None else Span(mark.start, mark.end, mark.text)
