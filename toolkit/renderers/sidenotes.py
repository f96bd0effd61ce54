"""What is shown beside the text at the mark of a note, on web pages of themes with sidenotes.

It repeats a note that is elsewhere on the page, so it is an attribute that style sheets show where there is room: not
read aloud twice, not copied, not found by search, and no part of the report for programs that read the page.
"""

from __future__ import annotations

import re

from toolkit.model.rendition import Rendition
from toolkit.renderers.labels import Labels
from toolkit.renderers.no_break import unbroken
from toolkit.renderers.runs import Run

#: A longer note is cut; its mark leads to the whole.
LONGEST = 280
#: Spaces that must not break are kept.
_BLANKS = re.compile(r"[ \n\t]+")


class Sidenotes:
    """Knows the text of every note of a document."""

    def __init__(self, rendition: Rendition, labels: Labels) -> None:
        self.labels = labels
        self.language = rendition.language
        self.own = {piece.note: piece.target.text for piece in rendition.walk() if piece.note}

    def beside(self, run: Run) -> str:
        """The note of a run's mark, at the first of its marks; else an empty string."""
        if run.footnote and run.footnote.place == 1:
            return _cut(f"{run.footnote.mark} {unbroken(self.labels.translators(run.footnote.text), self.language)}")
        if run.reference and run.reference.place == 1:
            return _cut(self.own.get(run.reference.note, ""))
        return ""


def _cut(note: str) -> str:
    text = _BLANKS.sub(" ", note)
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
