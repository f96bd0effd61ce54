"""The lines of a text file, with the marks and tables in them, and the paragraphs that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.formats.report.bullets import Marked
from toolkit.formats.report.contents import LEADERS
from toolkit.formats.report.latin import LatinWrap, is_latin, latin_wrap_of
from toolkit.formats.report.marks import unmarked, unquoted
from toolkit.formats.report.pages import page_breaks
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.ruled import ruled_tables
from toolkit.formats.report.starts import start
from toolkit.formats.report.tables import with_cells
from toolkit.formats.report.wrapping import (
    Line,
    Wrap,
    continues,
    ends_title,
    hangs,
    joined,
    sizes,
    title_of,
    within_figure,
    wrap_of,
)
from toolkit.language.numbering import leading

#: Line ends: a form feed or vertical tab breaks a line too, and so do those of Unicode.
LINE_END = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")

#: Characters around a paragraph that do not belong to it.
BLANK = " \u2002\u2003\u3000\u00a0\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class _Read:
    """A line that is not blank: as it is without the marks, and what they say of it.

    `hang` is the column where the text of an item begins, after its bullet or number; 0 for other lines.
    """

    line: Line
    mark: Marked
    hang: int = 0


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, hard-wrapped lines joined (without a space between Chinese characters)."""
    return lines_to_paragraphs(LINE_END.split(text.lstrip("\ufeff")))


def lines_to_paragraphs(raws: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of a text by its lines."""
    read = _lines(raws)
    lines = with_cells([one.line for one in read])
    read = [replace(one, line=line) for one, line in zip(read, lines, strict=True)]
    breaks = page_breaks([line.text for line in lines])
    running = [line for n, line in enumerate(lines) if n not in breaks and LEADERS.fullmatch(line.text) is None]
    wrap = latin_wrap_of(running) if is_latin("".join(line.text for line in running)) else wrap_of(running)
    inside, outside = _over_breaks(read, breaks, wrap)
    found = sorted([*_joined(outside, wrap), *_joined(inside, None)], key=lambda one: one.line)
    return _close_rows(list(_without_rules(found, lines)))


def _joined(read: Sequence[_Read], wrap: Wrap | LatinWrap | None) -> Iterator[Paragraph]:
    """The paragraphs of the lines of a text."""
    title = title_of([one.line for one in read])
    start = 0
    for number in range(1, len(read) + 1):
        if number < len(read) and not _begins(read, number):
            first, before, line = read[start], read[number - 1].line, read[number].line
            if isinstance(wrap, LatinWrap):
                goes_on = wrap.continues(first.line, first.hang, before, line)
            elif number - 1 <= title:
                goes_on = ends_title(before, line, wrap) or within_figure(before, line)
            else:
                goes_on = continues(before, line, wrap) or hangs(first.line, first.hang, before, line)
            if goes_on:
                continue
        yield _paragraph([one.line for one in read[start:number]], read[start].mark, wrap)
        start = number


def _over_breaks(
    read: Sequence[_Read], breaks: frozenset[int], wrap: Wrap | LatinWrap | None
) -> tuple[list[_Read], list[_Read]]:
    """The lines of page breaks within a paragraph, and all other lines, of which those around a break touch."""
    inside: list[_Read] = []
    running: list[_Read] = []
    pending: list[_Read] = []
    for number, one in enumerate(read):
        if number in breaks:
            pending.append(one)
            continue
        if pending and running:
            touching = replace(one, line=replace(one.line, gap=False))
            last = running[-1]
            if isinstance(wrap, LatinWrap):
                goes_on = wrap.continues(last.line, last.hang, last.line, touching.line)
            else:
                goes_on = continues(last.line, touching.line, wrap)
            if goes_on and not _begins([last, touching], 1):
                inside += pending
                one, pending = touching, []
        running += [*pending, one]
        pending = []
    return inside, [*running, *pending]


def _begins(read: Sequence[_Read], number: int) -> bool:
    """Whether the marks of a line, or those of the one before, begin a paragraph."""
    mark = read[number].mark
    return mark.bullet or mark.detail or mark.heading > 0 or read[number - 1].mark.heading > 0


def _lines(raws: Sequence[str]) -> list[_Read]:
    raws, spare, ruled = ruled_tables(unquoted(raws))
    found: list[_Read] = []
    gap = False
    for number, (raw, mark) in enumerate(zip(raws, unmarked(raws), strict=True), 1):
        body = mark.text.strip(BLANK)
        if not body.strip():
            gap = gap or number - 1 not in spare
            continue
        if "\t" not in body.strip("\t"):
            body = body.strip(BLANK + "\t")
        indent = sizes(raw[: len(raw) - len(raw.lstrip(BLANK))])[0]
        indented = raw[0] in "\u3000\t" or raw.startswith("  ")
        spaced = raw[-1] == " " or (raw[0] == " " and not indented)
        starts = ruled.get(number - 1) or (tuple(map(start, mark.text.split("\t"))) if "\t" in body else ())
        line = Line(body, number, indented, gap, sizes(raw.rstrip()), spaced=spaced, indent=indent, starts=starts)
        found.append(_Read(line, mark, _hang(raw, line, mark)))
        gap = False
    return found


def _hang(raw: str, line: Line, mark: Marked) -> int:
    """The column where the text of an item begins."""
    if mark.bullet:
        return sizes(raw[: raw.find(line.text[:1], line.indent // 2 + 1)])[0]
    enumerator = leading(line.text, "zh")
    if enumerator is None:
        return 0
    rest = line.text[enumerator.end :]
    return line.indent + sizes(line.text[: len(line.text) - len(rest.lstrip(BLANK))])[0]


def _paragraph(lines: Sequence[Line], mark: Marked, wrap: Wrap | LatinWrap | None) -> Paragraph:
    first = lines[0]
    text = wrap.joined(lines) if isinstance(wrap, LatinWrap) else joined(lines, wrap)
    is_row = "\t" in text
    return Paragraph(
        text, first.number, is_row, first.gap, mark.heading, mark.bullet, mark.depth, mark.detail,
        starts=first.starts if is_row else (),
    )  # fmt: skip


def _without_rules(found: Sequence[Paragraph], lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs without those that only draw the lines of a table."""
    rules = {line.number for line in lines if line.rule}
    gap = False
    for one in found:
        gap = gap or one.gap
        if one.line not in rules:
            yield replace(one, gap=gap)
            gap = False


def _close_rows(found: list[Paragraph]) -> list[Paragraph]:
    """A blank line after every line says nothing: the rows of one table belong together."""
    if all(one.gap for one in found[1:]):
        return [replace(one, gap=False) if one.row else one for one in found]
    return found
