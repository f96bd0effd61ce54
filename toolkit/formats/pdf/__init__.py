"""Reports as PDF: the characters of its pages and their places, made into paragraphs and tables, by pdfium.

A PDF knows no paragraphs. Its lines are found by their baselines, the furniture of its pages by being at the same place
on many, tables by their ruled lines, columns by the gap between them, and paragraphs by indents, distances and lines
that are not full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from toolkit.errors import InputError
from toolkit.formats.pdf import notes
from toolkit.formats.pdf.blanks import blank_between
from toolkit.formats.pdf.columns import Region, may_have_columns, regions
from toolkit.formats.pdf.counted import counted
from toolkit.formats.pdf.glyphs import Glyph, Page
from toolkit.formats.pdf.grids import Table, tables
from toolkit.formats.pdf.margins import furniture
from toolkit.formats.pdf.marking import marked
from toolkit.formats.pdf.measures import bounds, measures
from toolkit.formats.pdf.opening import opened
from toolkit.formats.pdf.paragraphs import Text, hyphenated, parts, text_of, whole_tables
from toolkit.formats.pdf.rows import Line, lines
from toolkit.formats.pdf.saying import left_out
from toolkit.formats.pdf.spread import between_rules
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.reading import Reading

#: Fewer characters are the number of a scanned page.
FEWEST = 10
#: More characters without a name make the text unreadable.
UNNAMED = 0.1


def read(data: bytes, path: str) -> Reading:
    """The paragraphs of a PDF. Raises InputError where it is scanned, encrypted, broken or too large."""
    found, extras, producer = opened(data, path)
    _check(found, path)
    blank = blank_between([page.glyphs for page in found], producer)
    grids = [_tables(page, blank=blank) for page in found]
    numbers = [_without_numbers_of_lines(page, own) for page, own in zip(found, grids, strict=True)]
    rows = [
        lines(_outside(page.glyphs, own), page.number, blank=blank, whole=True)
        for page, own in zip(found, grids, strict=True)
    ]
    gone = furniture(rows)
    kept = [[line for line in own if id(line) not in gone] for own in rows]
    usual = notes.usual_size(kept)
    doubtful: list[int] = []
    bodies: list[Region] = []
    below: list[Region] = []
    for page, own, grid in zip(found, kept, grids, strict=True):
        body, foot = notes.split(own, page.rules, usual, page.width)
        parts_of_page = regions([*body, *grid], blank=blank)
        if may_have_columns(body, parts_of_page):
            doubtful.append(page.number)
        bodies += parts_of_page
        below += [Region(group) for group in notes.texts(_merged(foot, blank=blank))]  # type: ignore[arg-type]
    width = median(page.width for page in found)
    paragraphs = [*_body(bodies, below, usual, width), *_notes(below)]
    numbered = [replace(one, line=number) for number, one in enumerate(paragraphs, 1)]
    return Reading(
        tuple(numbered),
        (*left_out(found, [line.text for own in rows for line in own if id(line) in gone], numbers, doubtful), *extras),
    )


def _without_numbers_of_lines(page: Page, grids: Sequence[Table]) -> int:
    """Take the numbers that count lines out of a page, and say how many."""
    numbers = counted(_outside(page.glyphs, grids))
    inside = {id(one) for number in numbers for one in number}
    page.glyphs = [one for one in page.glyphs if id(one) not in inside]
    return len(numbers)


def _tables(page: Page, *, blank: float) -> list[Table]:
    """The tables of a page that are ruled in both ways, and then those between rules across alone."""
    found = tables(page.rules, page.glyphs, page.number, blank=blank)
    rest = replace(page, glyphs=_outside(page.glyphs, found))
    return found + between_rules(rest, blank=blank)


def _merged(foot: Sequence[Line], *, blank: float) -> list[Line]:
    return [item for region in regions(foot, blank=blank) for item in region.items if isinstance(item, Line)]


def _check(found: Sequence[Page], path: str) -> None:
    """Refuse what has no text."""
    characters = sum(len(page.glyphs) for page in found)
    unnamed = sum(page.unnamed for page in found)
    if unnamed > UNNAMED * (characters + unnamed):
        message = "has text whose fonts do not say which characters they show; export it again, or recognise its text"
        raise InputError(message, path=path)
    if all(len(page.glyphs) < FEWEST for page in found) and any(page.scanned or page.pictures for page in found):
        raise InputError("is scanned: its pages are pictures without text; recognise the text (OCR) first", path=path)
    if _is_vertical(found):
        raise InputError("is set from top to bottom, which cannot be read; save its text", path=path)
    if not characters:
        raise InputError("has no text", path=path)


def _is_vertical(found: Sequence[Page]) -> bool:
    """Whether most characters are below the one before them."""
    below = beside = 0
    for page in found:
        for one, other in pairwise(page.glyphs):
            across, down = (other.x0 - one.x0) / one.size, (one.y - other.y) / one.size
            below += abs(across) < 0.3 and 0.7 < down < 2.5
            beside += abs(down) < 0.3 and 0 < across < 3
    return below > max(beside, FEWEST)


def _outside(glyphs: Sequence[Glyph], grids: Sequence[Table]) -> list[Glyph]:
    """The characters that are not in a table."""
    if not grids:
        return list(glyphs)
    return [
        one
        for one in glyphs
        if not any(
            grid.x0 <= (one.x0 + one.x1) / 2 <= grid.x1 and grid.bottom <= one.y + 0.3 * one.size <= grid.top
            for grid in grids
        )
    ]


def _body(found: Sequence[Region], below: Sequence[Region], usual: float, width: float) -> Iterator[Paragraph]:
    marks = {
        notes.mark_of(mark)
        for region in below
        for line in region.items[:1]
        if isinstance(line, Line) and (mark := notes.MARK.match(line.text))
    }
    for region in found:
        for item in region.items:
            if isinstance(item, Line):
                item.text = notes.with_marks(item.text, marks)
    limits = bounds(found, usual, width)
    common = measures(found, limits, usual)
    words = hyphenated(found)
    texts: list[tuple[Text | Table, str]] = [
        (one, text_of(one, words) if isinstance(one, Text) else "")
        for one in whole_tables(parts(found, limits, common))
    ]
    return marked(texts, usual)


def _notes(below: Sequence[Region]) -> Iterator[Paragraph]:
    for region in below:
        own = [line for line in region.items if isinstance(line, Line)]
        text = text_of(Text(own, []), set())
        mark = notes.MARK.match(text)
        if mark:
            text = f"{notes.mark_of(mark)} {text[mark.end() :].strip()}"
        yield Paragraph(text, 0, gap=True, note=True)
