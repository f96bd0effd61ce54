"""Directives to the toolkit in a translator's comments: `# toolkit: ignore …` and `# toolkit: footnote …`.

A directive starts at `toolkit:` and a verb, and runs over the following comment lines (other tools wrap them) until
the next `toolkit:`, an empty comment line, a previous source that Babel made a comment (`| msgid "…"`), or the end.
Brackets may follow its first word; `]` in them is written `\\]`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

START = re.compile(r"toolkit:\s*(?P<verb>[a-z]+)\b[ \t]*")
BRACKET = re.compile(r"\[(?P<inside>(?:\\.|[^\]\\])*)\]")
_HYPHEN = re.compile(r"\w-$")
#: What follows a suspended hyphen: first- and second-tier cities.
_SUSPENDED = re.compile(r"(?:and|or|to|nor|but|as|through)\b")
#: A line of a previous source (`#| msgid "…"`) as Babel writes it.
PREVIOUS = re.compile(r'\| (?:(?:msgid|msgctxt|msgid_plural) )?"')
ESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive: its `verb` and the text after it, in the `parts` that its comment lines have of it; `line` is the
    index of the first one.
    """

    verb: str
    parts: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """The text in one line."""
        following = (f"{space_between(above, part)}{part}" for above, part in pairwise(self.parts))
        return "".join([*self.parts[:1], *following]).strip()


def directives(comments: Sequence[str]) -> tuple[Directive, ...]:
    """The directives in a unit's translator comments, in order."""
    found: list[Directive] = []
    running = False
    for number, comment in enumerate(comments):
        if PREVIOUS.match(comment):
            running = False
            continue
        for piece in re.split(r"(?=toolkit:\s*[a-z]+\b)", comment):
            start = START.match(piece)
            if start:
                found.append(Directive(start["verb"], (piece[start.end() :].rstrip(),), number))
                running = True
            elif not piece.strip():
                running = running and bool(comment.strip())
            elif running:
                found[-1] = replace(found[-1], parts=(*found[-1].parts, piece.strip()))
    return tuple(found)


def space_between(above: str, line: str) -> str:
    """The space between a text and the line that it goes on in; none where an editor broke a word at its hyphen."""
    return "" if _HYPHEN.search(above) and line[:1].isalnum() and not _SUSPENDED.match(line) else " "


def bracketed(text: str, start: int) -> tuple[str | None, int]:
    """The text in brackets at a place, unescaped, and where it ends; None and the place itself without brackets."""
    match = BRACKET.match(text, start)
    if match is None:
        return None, start
    return ESCAPE.sub(r"\1", match["inside"]), match.end()
