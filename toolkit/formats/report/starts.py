"""Where the text of a cell of a table begins, in hundredths of a character: its indent, by the blanks before it.

Widths are those of Chinese characters, as in Word's `firstLineChars`; a space is half as wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from toolkit.language.widths import text_width

#: The width of a column of a screen, two of which a Chinese character takes.
COLUMN = 50
#: A wider blank, or one as wide as a Chinese character; a tab is as wide as two of these.
_BLANKS = {"\t": 4, "\u2003": 2, "\u2001": 2, "\u3000": 2}
#: The greatest width that is measured.
_WIDEST = 10_000
#: Where a text begins and ends.
Place = tuple[int, int]


def width(text: str) -> int:
    """How wide a text is, perhaps one of blanks."""
    return min(COLUMN * sum(_BLANKS.get(one, text_width(one)) for one in text), _WIDEST)


def start(raw: str, indent: int | None = 0) -> int | None:
    """Where the text of a cell begins, after its indent and the blanks before it.

    None where blanks on both sides center it, and where `indent` is None: its alignment puts it elsewhere.
    """
    found = placed(raw)
    return None if found is None or indent is None else found[0] + indent


def placed(raw: str) -> Place | None:
    """Where the text of a cell begins and ends; None as in `start`."""
    text = raw.strip()
    before, after = width(raw[: len(raw) - len(raw.lstrip())]), width(raw[len(raw.rstrip()) :])
    if not text or after >= before > 0:
        return None
    return before, before + width(text)


def padded(raw: str) -> Place | None:
    """Where the text of a cell begins and ends in a table whose texts have spaces around them; None as in `start`."""
    return None if start(raw.strip(" ")) is None else placed(raw.rstrip(" "))


def starts(cells: Sequence[Place | None]) -> list[int | None]:
    """Where the texts of a column begin, by where each begins and ends; None for all that are in its middle or at its
    right: texts of one length begin at one place, and their middles or ends are one below the other.
    """
    places = {one for one in cells if one is not None}
    begins = {begin for begin, _ in places}
    if len(begins) == len(places) > 1 and (_are_near(map(sum, places), 2) or _are_near(end for _, end in places)):
        return [None] * len(cells)
    return [None if one is None else one[0] for one in cells]


def _are_near(places: Iterable[int], columns: int = 1) -> bool:
    """True if places are less than so many columns apart."""
    found = list(places)
    return max(found) - min(found) < columns * COLUMN


def starts_of_columns(rows: Sequence[Sequence[Place | None]]) -> list[tuple[int | None, ...]]:
    """Where the cells of rows begin, by where each begins and ends."""
    columns = [starts(column) for column in zip_longest(*rows)]
    return [tuple(column[row] for column in columns[: len(own)]) for row, own in enumerate(rows)]


def differ(rows: Iterable[Sequence[int | None]]) -> bool:
    """True if the texts of a column of a table begin at different places."""
    found: dict[int, int] = {}
    return any(
        place is not None and found.setdefault(column, place) != place
        for row in rows
        for column, place in enumerate(row)
    )
