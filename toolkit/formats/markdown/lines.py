"""The lines of a Markdown paragraph, and where another paragraph begins among them.

A line break within a paragraph says nothing in Markdown, but many a text has its paragraphs on a line each without a
blank line between. So lines that were wrapped are joined, and those that break off within a sentence; the others are
paragraphs, as they are in a text file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.formats.report.bullets import BULLET
from toolkit.formats.report.cuts import cuts_surely
from toolkit.formats.report.details import is_detail
from toolkit.formats.report.wrapping import (
    NARROWEST_WRAP,
    PROSE,
    RUNNING,
    SLACK,
    SURE,
    TERMINATORS,
    Line,
    Wrap,
    continues,
    ends_title,
    sizes,
)
from toolkit.language.numbering import leading

#: Blanks around a line.
BLANK = " \t\u2002\u2003\u3000\u00a0"
#: The end of a sentence, and of a line that announces the next ones.
ENDS = re.compile("[；;：:。！？!?…][”’」』）)】]*$")
#: A line breaks off within a clause.
OPEN = re.compile("[，、,]$")
#: What only running text has: not the blank of thousands.
CLAUSES = re.compile("[，。；;！？、]|(?<![0-9]),|,(?![0-9]{3})")
#: No heading that breaks off within a clause is shorter.
SHORT = 25


@dataclass(frozen=True, slots=True)
class Source:
    """A line of a paragraph, without marks. `hard` is set after a break that the author asked for."""

    line: Line
    hard: bool = False


def source(text: str, raw: str, number: int, *, gap: bool, hard: bool) -> Source:
    """A line by its text, the line of the file that it is from, and that line's number."""
    body = text.strip(BLANK)
    lead = raw[: len(raw) - len(raw.lstrip(BLANK))]
    return Source(
        Line(body, number, "\u3000" in lead, gap, sizes(raw.rstrip()), spaced=raw[-1:] == " ", indent=sizes(lead)[0]),
        hard=hard,
    )


def goes_on(before: Line, one: Source, wrap: Wrap | None, widest: int) -> bool:
    """Whether a line is of the paragraph of the line before it.

    `widest` is the size of the widest line of the paragraph that breaks off within a clause, 0 where none does.
    """
    line = one.line
    if cuts_surely(before.text, line.text) or ends_title(before, line, wrap):
        return True
    if line.indented or is_detail(before.text) or is_detail(line.text) or BULLET.match(line.text):
        return False
    if continues(before, line, wrap):
        return True
    if one.hard:
        return OPEN.search(before.text) is not None
    numbered, enumerator = leading(before.text, "zh"), leading(line.text, "zh")
    if enumerator is not None and (numbered is not None or enumerator.style in SURE or ENDS.search(before.text)):
        return False
    body = before.text[numbered.end :] if numbered else before.text
    if CLAUSES.search(body) is None or (before.text[-1].isdigit() and line.text[0].isdigit()):
        return before.text.isascii() and line.text.isascii()
    if ENDS.search(before.text):
        return 0 < widest <= before.sizes[0] + SLACK and PROSE.search(line.text) is not None
    return len(body) > SHORT or (numbered is None and enumerator is None)


def widest_broken(lines: Sequence[Line]) -> int:
    """The size of the widest line that breaks off within a clause and goes on in the next."""
    return max(
        (
            before.sizes[0]
            for before, line in pairwise(lines)
            if before.sizes[0] >= NARROWEST_WRAP
            and before.text[-1] not in TERMINATORS
            and RUNNING.search(before.text)
            and not leading(line.text, "zh")
        ),
        default=0,
    )
