"""Read footnotes from the comments `# toolkit: footnote TEXT` and `# toolkit: footnote[phrase] TEXT`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.catalogs.directives import bracketed, directives

#: Punctuation that precedes a footnote's number.
_PUNCTUATION = re.compile(r"[,.;:!?，。；：！？、]*[\"'”’」』)）]*")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as written: its text, and the phrase in the target it belongs to (empty: the whole unit)."""

    text: str
    phrase: str = ""

    def place(self, target: str) -> int | None:
        """The offset of the footnote's number in the target, or None if the target does not contain the phrase."""
        if not self.phrase:
            return len(target.rstrip())
        found = target.find(self.phrase)
        if found < 0:
            return None
        match = _PUNCTUATION.match(target, found + len(self.phrase))
        return match.end() if match else found + len(self.phrase)


def notes(comments: Sequence[str]) -> tuple[Note, ...]:
    """The footnotes among a unit's comments, in order. Footnotes without text are ignored."""
    found = []
    for directive in directives(comments):
        if directive.verb == "footnote":
            phrase, end = bracketed(directive.text, 0)
            text = directive.text[end:].strip()
            if text:
                found.append(Note(text, phrase or ""))
    return tuple(found)
