"""The figures of a text put into a known translation of a similar one.

A figure of the known source is the text's if the clause around it is the same but for its figures. With the text's
figures in those clauses the known source differs from itself in figures only, and its translation is adapted as any
other is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.catalogs.changes import FigureChange
from toolkit.language.registry import read_quantities
from toolkit.memory.adapting import Adapted, adapt
from toolkit.model import Quantity, Translation

#: A clause with fewer characters beside its figures says nothing of whose they are; then the one before counts too.
TELLING = 6
#: Marks the old figure where the known source has none.
NONE = "?"

_CLAUSE_END = re.compile("[，。；：！？!?;,\n\t]+(?![0-9])")
_LETTER = re.compile(r"[^\W\d_]")


def adapt_similar(known: Translation, text: str, source_language: str, target_language: str) -> Adapted | None:
    """The known translation with those figures of a similar text that are certain, and a change for each that is not;
    None if both texts have the same figures.

    >>> known = Translation("2021年，完成投资3亿元。", "In 2021, investment was 300 million yuan.", Origin("report.po"))
    >>> adapt_similar(known, "2022年，我们扎实推进，共完成投资4亿元。", "zh", "en").draft
    'In 2022, investment was 300 million yuan.'
    """
    before, after = _clauses(known.source, source_language), _clauses(text, source_language)
    source = _with_figures(known.source, list(_same(before, after)))
    adapted = adapt(known, source, source_language, target_language) if source != known.source else None
    changes = adapted.changes if adapted else ()
    left = list(_left(before, after, [one.new_source for one in changes]))
    if not changes and not left:
        return None
    return Adapted(None, (*changes, *left), adapted.draft if adapted else known.target)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a text: what it says beside its figures, and these."""

    words: tuple[object, ...]
    figures: tuple[Quantity, ...]

    @property
    def is_telling(self) -> bool:
        """Whether it says enough to know whose its figures are."""
        return sum(isinstance(word, str) and _LETTER.match(word) is not None for word in self.words) >= TELLING


def _clauses(text: str, language: str) -> list[_Clause]:
    figures = read_quantities(text, language, marks=True)
    ends = [
        match.end() for match in _CLAUSE_END.finditer(text) if not any(f.start < match.end() <= f.end for f in figures)
    ]
    found = []
    start = at = 0
    for end in [*ends, len(text)]:
        own = []
        while at < len(figures) and figures[at].start < end:
            own.append(figures[at])
            at += 1
        found.append(_Clause(tuple(_words(text, start, end, own)), tuple(own)))
        start = end
    return found


def _words(text: str, start: int, end: int, figures: Sequence[Quantity]) -> Iterator[object]:
    """The characters between the figures, and what each figure counts."""
    for one in figures:
        yield from text[start : one.start]
        yield one.kind, one.unit, one.hedge
        start = one.end
    yield from text[start:end].rstrip("，。；：！？!?;,\n\t ")


def _same(before: Sequence[_Clause], after: Sequence[_Clause]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures of both sides that are in the same clause, in order."""
    ours, theirs = _once(before), _once(after)
    for words, here in ours.items():
        there = theirs.get(words)
        if there is None or not before[here].figures:
            continue
        follows = here == there == 0 or (here and there and before[here - 1].words == after[there - 1].words)
        if before[here].is_telling or follows:
            yield from zip(before[here].figures, after[there].figures, strict=True)


def _once(clauses: Sequence[_Clause]) -> dict[tuple[object, ...], int]:
    """The places of the clauses that a text has only once, by their words."""
    counted = Counter(one.words for one in clauses)
    return {one.words: place for place, one in enumerate(clauses) if counted[one.words] == 1}


def _with_figures(text: str, pairs: Sequence[tuple[Quantity, Quantity]]) -> str:
    parts: list[str] = []
    at = 0
    for ours, theirs in pairs:
        parts += [text[at : ours.start], theirs.text]
        at = ours.end
    return "".join([*parts, text[at:]])


def _left(before: Sequence[_Clause], after: Sequence[_Clause], put: Sequence[str]) -> Iterator[FigureChange]:
    """The figures of the new text that the old one has not, and that no change names."""
    held = Counter(_value(figure) for clause in before for figure in clause.figures)
    named = Counter(put)
    for clause in after:
        for figure in clause.figures:
            if named[figure.text]:
                named[figure.text] -= 1
            elif held[_value(figure)]:
                held[_value(figure)] -= 1
            else:
                yield FigureChange(NONE, figure.text)


def _value(figure: Quantity) -> tuple[object, ...]:
    return figure.kind, figure.low, figure.high, figure.unit, figure.date
