"""Footnotes: lines at the foot of a page that begin with a mark, and are smaller or below a short rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.formats.pdf.glyphs import Rule
from toolkit.formats.pdf.rows import Line
from toolkit.language.raised_digits import LOWERED, RAISED_DIGIT

#: The text of notes is smaller.
SMALLER = 0.93
MARK = re.compile(
    r"\[(?P<square>[0-9]{1,3}|[a-z]{1,3})\]|[〔［](?P<wide>[0-9]{1,3})[〕］]|(?P<ring>[①-⑳])|(?P<star>[*†‡]{1,3})"
    r"|(?P<plain>[0-9]{1,3})(?=[\s\u3000]|[^0-9.,，、．:：)）%％年月日号\-—–])"
)
#: What may be the mark of a note though it looks like an exponent.
RAISED = re.compile(f"(?<=[%)）]){RAISED_DIGIT}+")
#: The rule above notes is no longer, as a share of the page's width.
SHORT = 0.45
#: A shorter rule, in points, is none, and how near notes begin to it.
LEAST, BESIDE = 30.0, 12.0
#: So near below a baseline a rule underlines the text, in ems.
UNDERLINE = 0.5


def mark_of(found: re.Match[str]) -> str:
    """The mark of a note as a text has it: ① and * as they are, numbers in brackets."""
    if found["ring"] or found["star"]:
        return found[0]
    return f"[{found[0].strip('[]〔〕［］')}]"


def usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size of most of the text."""
    counts: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            counts[round(line.size, 1)] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 10.0


def split(lines: Sequence[Line], rules: Sequence[Rule], usual: float, width: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and those of its notes."""
    below: list[Line] = []
    for rule in _rules(rules, lines, width):
        under = _under(lines, rule)
        if under and MARK.match(under[0].text):
            below += [line for line in under if not any(line is one for one in below)]
    body = [line for line in lines if not any(line is one for one in below)]
    small: list[Line] = []
    while body and body[-1].size < SMALLER * usual:
        small.insert(0, body.pop())
    start = next((n for n, line in enumerate(small) if _begins(line)), len(small))
    return [*body, *small[:start]], sorted([*below, *small[start:]], key=lambda line: -line.y)


def _begins(line: Line) -> bool:
    """Whether a line without a rule above it begins as a note does: a bare number has a blank after it."""
    mark = MARK.match(line.text)
    return mark is not None and (not mark["plain"] or line.text[mark.end() :][:1].isspace())


def _rules(rules: Sequence[Rule], lines: Sequence[Line], width: float) -> list[Rule]:
    """The short rules above notes: alone, and not so near to the text above them that they underline it."""
    across = [rule for rule in rules if rule.across]
    return [
        rule
        for rule in across
        if LEAST < rule.x1 - rule.x0 < SHORT * width
        and not any(0 <= line.y - rule.y0 < UNDERLINE * line.size and line.x0 < rule.x1 for line in lines)
        and not any(abs(rule.x1 - one.x1) < 2 and abs(rule.y0 - one.y0) > 2 for one in across)
    ]


def _under(lines: Sequence[Line], rule: Rule) -> list[Line]:
    """The lines below a rule in its column."""
    if not lines:
        return []
    below = [line for line in lines if line.y < rule.y0]
    middle = (min(line.x0 for line in lines) + max(line.x1 for line in lines)) / 2
    beside = [line for line in below if line.x0 > middle]
    if rule.x0 > middle:
        return [line for line in beside if line.x0 > rule.x0 - BESIDE]
    below = [line for line in below if line.x0 <= middle] if len(beside) > 1 else below
    return below if below and abs(below[0].x0 - rule.x0) < 3 * BESIDE else []


def texts(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each note; a bare number is the mark of one if it follows on the one before."""
    found: list[list[Line]] = []
    last = ""
    for line in lines:
        mark = MARK.match(line.text)
        if not found or (mark and (not mark["plain"] or (last.isdigit() and int(mark[0]) == int(last) + 1))):
            found.append([])
            last = mark[0] if mark else last
        found[-1].append(line)
    return found


def with_marks(text: str, marks: set[str]) -> str:
    """A text whose raised figures after a per cent sign or a bracket are marks, where the page has such notes."""

    def mark(found: re.Match[str]) -> str:
        number = f"[{found[0].translate(LOWERED)}]"
        return number if number in marks else found[0]

    return RAISED.sub(mark, text)
