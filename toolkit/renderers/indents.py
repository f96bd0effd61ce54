"""The levels of the rows of a table, by where their labels begin in the source.

Blanks and indents of any width become levels: 0 for the labels furthest to the left, 1 for those a step further in. A
label with 其中： is on the level of the labels that begin below its text, since they are parts of the same row; so are
the others with 其中： that begin where it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.formats.report.starts import width
from toolkit.language.en.table_words import WORDS as ENGLISH
from toolkit.language.zh.table_words import WORDS as CHINESE
from toolkit.model.rendition import Piece
from toolkit.renderers.cell_figures import is_figure
from toolkit.renderers.runs import cells
from toolkit.renderers.tables import Grid, grid_of

#: Labels that begin nearer to each other are on one level, in hundredths of a character.
_STEP = 75
#: The deepest level of a label.
_DEEPEST = 6
#: A text, whose first line may be indented, and not a label.
_TEXT = re.compile(r"[。；！？]|[.;!?]\s|.{60}", re.DOTALL)


def indented(rows: tuple[Piece, ...], starts: Sequence[Sequence[int | None]]) -> tuple[Piece, ...]:
    """The rows of a table with the levels of their cells; `starts` are where the texts of each row begin."""
    if not any(map(any, starts)):
        return rows
    texts = [[row.source.text[start:end].strip() for start, end in cells(row.source)] for row in rows]
    found = grid_of(texts, rows)
    levels = [[0] * len(own) for own in texts]
    for column in _labels(found):
        places = {
            row: place
            for row in range(found.header, len(rows))
            if column < min(len(starts[row]), len(texts[row]))
            and (place := starts[row][column]) is not None
            and _is_label(texts[row][column], column)
        }
        for row, level in _levels(places, {row: texts[row][column] for row in places}):
            levels[row][column] = level
    return tuple(replace(row, indents=tuple(own)) if any(own) else row for row, own in zip(rows, levels, strict=True))


def _labels(found: Grid) -> range:
    """The columns that may have labels: those of text before the figures."""
    return range(min(found.figures) if found.figures else found.leading)


def _is_label(text: str, column: int) -> bool:
    """True for a label; a figure is one only in the first column, as a year is."""
    return bool(text) and not _TEXT.search(text) and not (column and is_figure(text))


def _levels(places: Mapping[int, int], labels: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """The level of each row by where its label begins; the first one has no row above that it could be a part of, and
    a total that begins where no other label does is in the middle.
    """
    places = {row: place for row, place in places.items() if not _is_in_middle(labels[row], place, places)}
    if not places:
        return
    first, least = next(iter(places)), min(places.values())
    places = {**places, first: least}
    below = {row: places[after] for row, after in pairwise(places) if places[after] > places[row]}
    parts = {row: lead for row in places if row != first and (lead := _of_which(labels[row]))}
    moved = {
        places[row]: place
        for row, place in below.items()
        if row in parts and abs(place - places[row] - parts[row]) < _STEP
    }
    places = {row: moved.get(place, place) if row in parts else place for row, place in places.items()}
    steps = [least]
    for place in sorted(set(places.values())):
        if place >= steps[-1] + _STEP:
            steps.append(place)
    for row, place in places.items():
        yield row, min(sum(step <= place for step in steps) - 1, _DEEPEST)


def _is_in_middle(label: str, place: int, places: Mapping[int, int]) -> bool:
    alone = place > min(places.values()) and sum(abs(one - place) < _STEP for one in places.values()) == 1
    return alone and any(words.total.fullmatch(label) is not None for words in (CHINESE, ENGLISH))


def _of_which(label: str) -> int:
    """How wide 其中： is at the start of a label; 0 where it is not there."""
    found = CHINESE.of_which.match(label) or ENGLISH.of_which.match(label)
    return width(found[0]) if found else 0
