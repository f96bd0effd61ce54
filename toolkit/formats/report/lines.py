"""The lines of a text file, with the marks and tables in them, and the paragraphs that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.formats.report.marks import Marked, unmarked
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.tables import with_cells
from toolkit.formats.report.wrapping import Line, Wrap, continues, joined, sizes, wrap_of

#: Line ends: a form feed or vertical tab breaks a line too; U+2028 and its like are left in the text.
LINE_END = re.compile(r"\r\n|[\n\r\f\v]")

#: Characters around a paragraph that do not belong to it.
BLANK = " \u2002\u2003\u3000\u00a0\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class _Read:
    """A line that is not blank: as it stands without the marks, and what they say of it."""

    line: Line
    mark: Marked


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, hard-wrapped lines joined (without a space between Chinese characters)."""
    read = _lines(text.lstrip("\ufeff"))
    lines = with_cells([one.line for one in read])
    wrap = wrap_of(lines)
    found: list[Paragraph] = []
    start = 0
    for number in range(1, len(lines) + 1):
        ends = number == len(lines) or read[number].mark.bullet or read[number].mark.heading
        if ends or read[number - 1].mark.heading or not continues(lines[number - 1], lines[number], wrap):
            found.append(_paragraph(lines[start:number], read[start].mark, wrap))
            start = number
    return _close_rows(list(_without_rules(found, lines)))


def _lines(text: str) -> list[_Read]:
    raws = LINE_END.split(text)
    found: list[_Read] = []
    gap = False
    for number, (raw, mark) in enumerate(zip(raws, unmarked(raws), strict=True), 1):
        body = mark.text.strip(BLANK)
        if not body.strip():
            gap = True
            continue
        if "\t" not in body.strip("\t"):
            body = body.strip(BLANK + "\t")
        indented = raw[0] in "\u3000\t" or raw.startswith("  ")
        spaced = raw[-1] == " " or (raw[0] == " " and not indented)
        found.append(_Read(Line(body, number, indented, gap, sizes(raw.rstrip()), spaced=spaced), mark))
        gap = False
    return found


def _paragraph(lines: Sequence[Line], mark: Marked, wrap: Wrap | None) -> Paragraph:
    first = lines[0]
    text = joined(lines, wrap)
    return Paragraph(text, first.number, "\t" in text, first.gap, mark.heading, mark.bullet)


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
    """A blank line after every line says nothing: the rows of one table stand together."""
    if all(one.gap for one in found[1:]):
        return [replace(one, gap=False) if one.row else one for one in found]
    return found
