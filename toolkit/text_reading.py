"""One text, of which everything that the checks ask for is read at most once."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from toolkit.language.code_lines import code_lines
from toolkit.language.figures.mask import without_placeholders
from toolkit.language.numbering import Enumerator, inline
from toolkit.language.placeholders import spans
from toolkit.language.registry import read_quantities
from toolkit.language.sentences import sentences
from toolkit.language.spans import Spans
from toolkit.language.triangles import Legend
from toolkit.model import Quantity
from toolkit.once import Once

#: From so many characters on, a text is indexed and not searched for every piece.
LONG = 4096


class TextReading:
    """One side of a unit; everything that the checks ask for is read at most once."""

    def __init__(
        self,
        text: str,
        language: str,
        placeholders: AbstractSet[str] = frozenset(),
        legend: Legend | None = None,
    ) -> None:
        self.text = text
        self.language = language
        #: The kinds of placeholders whose digits are not figures.
        self.placeholders = placeholders
        #: What triangles before figures mean, where other texts may say so.
        self.legend = legend
        self._pieces: dict[tuple[str, int, bool], set[str]] = {}

    def contains(self, piece: str, *, lower: bool = False) -> bool:
        """True if the text (with `lower`, in lower case) contains a piece that is not empty.

        A long text is not searched again for every piece: all of its pieces that are as long and begin alike are kept.
        """
        text = self._lower if lower else self.text
        if len(text) < LONG:
            return piece in text
        key = piece[0], len(piece), lower
        if key not in self._pieces:
            starts = (match.start() for match in re.finditer(re.escape(piece[0]), text))
            self._pieces[key] = {text[start : start + len(piece)] for start in starts}
        return piece in self._pieces[key]

    @Once
    def _lower(self) -> str:
        return self.text.lower()

    @Once
    def enumerators(self) -> tuple[Enumerator, ...]:
        """The enumerators at the start and inside (一是 … 二是 …)."""
        return inline(self.text, self.language)

    @Once
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences."""
        return sentences(self.text, self.language)

    @Once
    def code_lines(self) -> Spans:
        """The lines that look like code."""
        return Spans(code_lines(self.text))

    @Once
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures, read by value, without what is a placeholder; empty in a language without a reader."""
        found = read_quantities(self.text, self.language, legend=self.legend)
        return without_placeholders(found, self.text, spans(self.text, self.placeholders)) if found else found
