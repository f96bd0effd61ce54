"""Translators' notes for readers: the comments `# toolkit: footnote TEXT` and `# toolkit: footnote[phrase] TEXT`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.catalogs.directives import bracketed, directives

#: Punctuation that a footnote's number stands behind.
_PUNCTUATION = re.compile(r"[,.;:!?，。；：！？、]*[\"'”’」』)）]*")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as written: its text, and the phrase of the target it belongs to, empty for the whole unit."""

    text: str
    phrase: str = ""

    def place(self, target: str) -> int | None:
        """The offset that the footnote's number follows; None where the phrase is not in the target."""
        if not self.phrase:
            return len(target.rstrip())
        found = target.find(self.phrase)
        if found < 0:
            return None
        match = _PUNCTUATION.match(target, found + len(self.phrase))
        return match.end() if match else found + len(self.phrase)


def notes(comments: Sequence[str]) -> tuple[Note, ...]:
    """The footnotes among a unit's comments, in their order; one without text is none."""
    found = []
    for directive in directives(comments):
        if directive.verb == "footnote":
            phrase, end = bracketed(directive.text, 0)
            text = directive.text[end:].strip()
            if text:
                found.append(Note(text, phrase or ""))
    return tuple(found)
