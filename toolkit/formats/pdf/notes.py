"""Footnotes: smaller lines at the foot of a page that begin with a mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.formats.pdf.glyphs import Rule
from toolkit.formats.pdf.rows import Line

#: The text of notes is smaller.
SMALLER = 0.93
MARK = re.compile(
    r"\[(?P<square>[0-9]{1,3})\]|[〔［](?P<wide>[0-9]{1,3})[〕］]|(?P<ring>[①-⑳])|(?P<star>[*†‡]{1,3})"
    r"|(?P<plain>[0-9]{1,3})(?=[\s\u3000])"
)
#: What may be the mark of a note though it looks like an exponent.
RAISED = re.compile("(?<=[%)）])[¹²³⁴-⁹⁰]+")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
#: The rule above notes is no longer, as a share of the page's width.
SHORT = 0.45


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
    body = list(lines)
    below: list[Line] = []
    while body and body[-1].size < SMALLER * usual:
        below.insert(0, body.pop())
    rule = _rule(rules, lines, width)
    start = next(
        (n for n, line in enumerate(below) if MARK.match(line.text) and (rule is None or line.y < rule)),
        len(below),
    )
    return [*body, *below[:start]], below[start:]


def _rule(rules: Sequence[Rule], lines: Sequence[Line], width: float) -> float | None:
    """Where the short rule above the notes is."""
    left = min((line.x0 for line in lines), default=0.0)
    places = [
        rule.y0
        for rule in rules
        if rule.across and rule.x1 - rule.x0 < SHORT * width and abs(rule.x0 - left) < 12 and rule.x1 - rule.x0 > 30
    ]
    return min(places, default=None)


def texts(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each note."""
    found: list[list[Line]] = []
    for line in lines:
        if not found or MARK.match(line.text):
            found.append([])
        found[-1].append(line)
    return found


def with_marks(text: str, marks: set[str]) -> str:
    """A text whose raised figures after a per cent sign or a bracket are marks, where the page has such notes."""

    def mark(found: re.Match[str]) -> str:
        number = f"[{found[0].translate(DIGITS)}]"
        return number if number in marks else found[0]

    return RAISED.sub(mark, text)
