"""English text as tokens: lower-case words, runs of digits and single signs, with their places.

The readers of this package look tokens up by index; eight empty tokens stand after the last one (and so,
by Python's negative indices, before the first), which makes looking around safe without bounds checks.
"""

from __future__ import annotations

import re

PADDING = 8

# Full-width forms are figures to a reader of Chinese typesetting; other alphabets' digits are left alone.
FULLWIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}

# A word with its diacritics, a run of digits (grouped or decimal), or one sign. Each alternative is unambiguous, so the
# scan is linear whatever the text.
TOKEN = re.compile(
    r"[^\W\d_]+|(?<![\w.])\.[0-9]+|(?<=[a-z] )[0-9]{1,2}(?=,[12][0-9]{3}(?![0-9,]))|[0-9]+(?:[.,][0-9]+)*|\S"
)


class Tokens:
    """One text cut into tokens: `words[i]` stands at `starts[i]:ends[i]` of `text`."""

    __slots__ = ("count", "ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        lowered = _lower(text)
        spans = [match.span() for match in TOKEN.finditer(lowered)]
        self.count = len(spans)
        self.words = [lowered[start:end] for start, end in spans]
        if " ." in lowered:  # .08 percent
            self.words = ["0" + word if word[0] == "." and len(word) > 1 else word for word in self.words]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.words += [""] * PADDING
        self.starts += [len(text) + 9] * PADDING
        self.ends += [-9] * PADDING

    def glued(self, index: int) -> bool:
        """Whether the token at `index` follows the one before it without a space."""
        return self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Whether the token at `index` begins with a capital letter."""
        return index < self.count and self.text[self.starts[index]].isupper()

    def phrase(self, index: int, length: int) -> str:
        """The `length` tokens from `index` on, joined by spaces."""
        return " ".join(self.words[index : index + length])


def _lower(text: str) -> str:
    """The text in lower case and half width, character for character."""
    if text.isascii():
        return text.lower()
    folded = text.translate(FULLWIDTH)
    lowered = folded.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in folded)
