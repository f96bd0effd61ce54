"""Give tables their captions: the lines above or below that name them and say their units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.language.captions import CaptionOf, caption_of, says_continued, unit_behind
from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition
from toolkit.renderers.contents import plain_title

#: The fewest tables for a list of tables.
FEWEST_LISTED = 3


def captioned(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces and all below them, the captions of tables within their tables."""
    pieces = [replace(piece, children=captioned(piece.children)) if piece.children else piece for piece in pieces]
    below = _names_below(pieces)
    found: list[Piece] = []
    above: list[Piece] = []
    for piece in pieces:
        if piece.kind is BlockKind.TABLE:
            found.append(replace(piece, captions=tuple(above)))
            above = []
        elif below and is_name(piece) and not above and found and _lacks_name(found[-1]):
            found[-1] = replace(found[-1], below=(piece,))
        elif is_name(piece) or is_unit(piece):
            above.append(piece)
        else:
            found += [*above, piece]
            above = []
    return (*found, *above)


def _names_below(pieces: Sequence[Piece]) -> bool:
    """True if the names of these tables are below them: the first table has none above, the last has one below."""
    following = [second for first, second in pairwise(pieces) if first.kind is BlockKind.TABLE]
    before = _before_first_table(pieces)
    return bool(following) and not any(map(is_name, before)) and all(map(is_name, following))


def _before_first_table(pieces: Sequence[Piece]) -> list[Piece]:
    """The captions right above the first table."""
    place = next((n for n, piece in enumerate(pieces) if piece.kind is BlockKind.TABLE), 0)
    found = []
    while place and pieces[place - 1].kind is BlockKind.CAPTION:
        place -= 1
        found.append(pieces[place])
    return found


def _lacks_name(piece: Piece) -> bool:
    return piece.kind is BlockKind.TABLE and not piece.below and not any(map(is_name, piece.captions))


def is_name(piece: Piece) -> bool:
    """True for the caption that names a table."""
    return piece.kind is BlockKind.CAPTION and caption_of(piece.source.text) is CaptionOf.TABLE


def is_unit(piece: Piece) -> bool:
    """True for the caption that says the unit of a table."""
    return piece.kind is BlockKind.CAPTION and caption_of(piece.source.text) is CaptionOf.UNIT


def lines(caption: Piece) -> Iterator[tuple[tuple[int, int], bool]]:
    """The lines of a caption of a table as spans of its target, each with whether it says the unit."""
    text = caption.target.text
    behind = None if is_unit(caption) else unit_behind(text)
    if behind is None:
        yield (0, len(text)), is_unit(caption)
        return
    yield (0, len(text[:behind].rstrip())), False
    yield (behind, len(text)), True


def name_of(table: Piece) -> str:
    """The name of a table in one line, without marks of notes; empty if it has none."""
    return " ".join(" ".join(_name(piece) for piece in naming(table)).split())


def naming(table: Piece) -> tuple[Piece, ...]:
    """The captions that name a table; one with nothing but its unit does not."""
    return tuple(piece for piece in (*table.captions, *table.below) if _name(piece))


def _name(caption: Piece) -> str:
    """The lines of a caption but for that of the unit, without marks of notes."""
    names = (plain_title(caption.target, span) for span, is_unit_line in lines(caption) if not is_unit_line)
    return " ".join(names)


def continues(table: Piece) -> bool:
    """True for a table that the report itself calls the rest of the one before: 续表1, 表1（续）."""
    return any(is_name(piece) and says_continued(piece.source.text) for piece in naming(table))


def listed(rendition: Rendition) -> tuple[Piece, ...]:
    """The tables for a list of tables: those with a name that are not the rest of another, if there are enough."""
    tables = (one for one in rendition.walk() if one.kind is BlockKind.TABLE)
    found = tuple(one for one in tables if name_of(one) and not continues(one))
    return found if len(found) >= FEWEST_LISTED else ()
