"""Tables whose rows and captions are units of their own: neighbours are compared together, as one table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from toolkit.language.cells import has_cells
from toolkit.language.figures.compare import sides_of
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.figures.tables import TableComparison, compare_tables
from toolkit.language.registry import pair_of, read_quantities
from toolkit.language.table_words import TableWords
from toolkit.language.triangles import Legend, has_triangles, legend_of
from toolkit.model.finding import Span

#: Characters of the longest caption.
_LONGEST_CAPTION = 120
#: No more neighbours are looked at on either side.
_MOST = 1000


class TableBlocks:
    """The tables of a catalog, each compared when one of its units is asked for.

    `texts` are source and target of every unit in order, the target empty where there is none.
    """

    def __init__(self, texts: Sequence[tuple[str, str]], source_language: str, target_language: str) -> None:
        self._texts = texts
        self._languages = source_language, target_language
        self._found: dict[int, TableComparison | None] = {}
        self._places: dict[int, tuple[tuple[str, ...], int]] = {}
        words = _table_words(source_language, target_language)
        self._caption = words.caption if words else None

    @cached_property
    def _legend(self) -> Legend:
        return legend_of(source for source, _ in self._texts)

    def legend(self, index: int) -> Legend | None:
        """What the triangles before figures of a unit mean by the source texts; None for a unit without one."""
        return self._legend if any(map(has_triangles, self._texts[index])) else None

    def is_caption(self, text: str) -> bool:
        """True if a source text is the caption of a table, or says the unit of one."""
        return self._caption is not None and len(text) < _LONGEST_CAPTION and self._caption.match(text) is not None

    def of(self, index: int) -> TableComparison | None:
        """The comparison of the cells of one unit; None for a unit that is not part of a table of several units."""
        if self._caption is None or not self._is_part(index):
            return None
        if index not in self._found:
            self._compare(self._block(index))
        return self._found[index]

    def place(self, index: int) -> tuple[tuple[str, ...], int] | None:
        """What the comparison of a part of a table depends on: the texts of all parts that follow each other, and its
        place among them. None for a unit that is not part of it.
        """
        if self._caption is None or not self._is_part(index):
            return None
        if index not in self._places:
            first, last = index, index + 1
            while first and self._is_part(first - 1):
                first -= 1
            while last < len(self._texts) and self._is_part(last):
                last += 1
            texts = tuple(text for one in range(first, last) for text in self._texts[one])
            self._places |= {one: (texts, one - first) for one in range(first, last)}
        return self._places[index]

    def _is_part(self, index: int) -> bool:
        source, target = self._texts[index]
        return has_cells(source) or (self.is_caption(source) and not has_cells(target))

    def _block(self, index: int) -> list[int]:
        first = last = index
        while first and index - first < _MOST and self._is_part(first - 1) and first - 1 not in self._found:
            first -= 1
        while last + 1 < len(self._texts) and last - index < _MOST and self._is_part(last + 1):
            last += 1
        return list(range(first, last + 1))

    def _compare(self, block: list[int]) -> None:
        self._found |= dict.fromkeys(block, None)
        units = [index for index in block if all(self._texts[index])]
        if len(units) < 2 and not any(self.is_caption(self._texts[index][0]) for index in units):
            return
        texts, starts = zip(*(_joined([self._texts[index][side] for index in units]) for side in (0, 1)), strict=True)
        legend = self._legend if any(map(has_triangles, texts)) else None
        both = zip(texts, self._languages, strict=True)
        figures = [read_quantities(text, language, legend=legend) for text, language in both]
        sides = sides_of(texts[0], figures[0], texts[1], figures[1], *self._languages)
        if sides is not None:
            self._found |= _parted(sides, units, *starts)


def _table_words(source_language: str, target_language: str) -> TableWords | None:
    """What the labels of the source's tables are read with; None for languages that cannot be compared."""
    if (pair := pair_of(source_language, target_language)) is not None:
        return pair.left_table
    pair = pair_of(target_language, source_language)
    return None if pair is None else pair.right_table


def _joined(texts: list[str]) -> tuple[str, list[int]]:
    """Texts as the lines of one, and where each of them begins."""
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    return "\n".join(texts), starts


def _parted(sides: Sides, units: list[int], source: list[int], target: list[int]) -> dict[int, TableComparison]:
    """The comparison of a block as those of its units."""
    left, right = (target, source) if sides.turned else (source, target)
    done = compare_tables(sides, left, right)
    found = {index: TableComparison() for index in units}
    for one in done.discrepancies:
        part, moved = _moved(one, source, target)
        found[units[part]].discrepancies.append(moved)
    for starts, mine, place in ((left, "left", done.left), (right, "right", done.right)):
        for start in place:
            part = bisect_right(starts, start) - 1
            getattr(found[units[part]], mine).add(start - starts[part])
    return found


def _moved(one: Discrepancy, source: list[int], target: list[int]) -> tuple[int, Discrepancy]:
    """The unit that a discrepancy is in, that of its target if it has one, and the discrepancy at its place there."""
    places = [
        None if span is None else bisect_right(starts, span.start) - 1
        for span, starts in ((one.problem.source, source), (one.problem.target, target))
    ]
    part = next(place for place in reversed(places) if place is not None)
    spans = [
        _shifted(span, starts[part]) if place == part else None
        for span, starts, place in zip((one.problem.source, one.problem.target), (source, target), places, strict=True)
    ]
    return part, replace(one, problem=replace(one.problem, source=spans[0], target=spans[1]))


def _shifted(span: Span | None, start: int) -> Span | None:
    return None if span is None else Span(span.start - start, span.end - start, span.text)
