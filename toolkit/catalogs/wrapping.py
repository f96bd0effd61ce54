"""Lines that other tools broke, made whole again, and told from lines that a person typed below them.

polib and babel break a comment at a blank, where the next word would pass their width. A line is a part of the one
above only if they would have broken the two there and it reads on from it. In doubt it stays: directives run over the
lines below them anyway, so nothing is lost, and a line that was joined to a footnote would no longer be suspected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from toolkit.catalogs.directives import START, space_between
from toolkit.catalogs.listed_figures import FIGURES, is_list
from toolkit.catalogs.running_on import SIGNS, UNFINISHED, Sign, ends_sentence, loose_sign
from toolkit.language.scripts import ONE_HAN

#: The widths of comments, without their `# `, to which tools wrap.
NARROWEST, WIDEST = 70, 78

#: Signs of a note to a colleague in a line that might go on from the one above. In doubt it is one.
NOTES = (
    *SIGNS,
    Sign("words and a colon", re.compile(r"\A[^.:：]{1,60}[:：](?:\s|$)"), "source of the new figure: the bureau"),
    Sign(
        "a request or a remark",
        re.compile(
            r"\A(?:please|pls|ask|check|confirm|verify|remember|fix|see with|do not|don.t|not sure|not for|maybe|why"
            r"|agreed|approved|phoned?|called|says?|said|I|we|you|my|our)\b",
            re.IGNORECASE,
        ),
        "please keep this from readers",
    ),
)
_LATIN = re.compile("[A-Za-z]")


def unwrapped(comments: Sequence[str], begins: Callable[[str], object] = START.search) -> tuple[str, ...]:
    """Comments in which each line that `begins` something of ours is one line, where a tool wrapped it."""
    lines: list[str] = []
    number = 0
    while number < len(comments):
        first = comments[number]
        below = _below(comments, number + 1, begins) if begins(first) else []
        count = _parts_of_list(first, below) if first.startswith(FIGURES) else _parts(first, below)
        lines.append(joined([first, *below[:count]]))
        number += 1 + count
    return tuple(lines)


def joined(lines: Sequence[str]) -> str:
    """Lines as the one that a tool broke them from."""
    text, *more = lines
    for line in more:
        text += space_between(text, line.strip()) + line.strip()
    return text


def _below(comments: Sequence[str], start: int, begins: Callable[[str], object]) -> list[str]:
    """The lines from a place on to the next that is empty or begins something."""
    found: list[str] = []
    for comment in comments[start:]:
        if not comment.strip() or begins(comment):
            break
        found.append(comment)
    return found


def _parts(first: str, below: Sequence[str]) -> int:
    """How many of the lines below a line are parts of it."""
    held = [first]
    for count, line in enumerate(below):
        if not _was_broken([*held, line]) or not _reads_on(held[-1], line):
            return count
        held.append(line)
        if len(whole := joined(held)) <= WIDEST:
            held = [whole]
    return len(below)


def _parts_of_list(first: str, below: Sequence[str]) -> int:
    """How many of the lines below a list of figures complete it: its form is known, widths need not tell."""
    return next((count for count in range(len(below) + 1) if is_list(joined([first, *below[:count]]))), 0)


def _was_broken(lines: Sequence[str]) -> bool:
    """Whether there is a width to which a tool would have broken a text into these lines; long words pass it."""
    longest = max((len(line) for line in lines[:-1] if " " in line), default=0)
    room = min(
        len(above) + len(space_between(above, line)) + len(line.split(maxsplit=1)[0]) for above, line in pairwise(lines)
    )
    return max(longest, NARROWEST) <= min(room - 1, WIDEST)


def _reads_on(above: str, line: str) -> bool:
    """Whether a line is Latin text that goes on from the one above, and no note of its own."""
    if line != line.strip() or ONE_HAN.match(line) or ONE_HAN.match(above[-1:]):
        return False
    if len(ONE_HAN.findall(line)) > len(_LATIN.findall(line)) or any(sign.pattern.search(line) for sign in NOTES):
        return False
    if ends_sentence(above, line) or loose_sign(above, line):
        return False
    if above.endswith((":", "：")):
        return line[0].islower()
    return not line[0].isupper() or UNFINISHED.search(above) is not None
