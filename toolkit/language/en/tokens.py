"""English text as tokens: lower-case words, runs of digits and single signs, with their places.

The readers of this package look words up by index; eight empty ones follow the last (and so, by Python's negative
indices, before the first), which makes looking around safe without bounds checks.
"""

from __future__ import annotations

import re
from itertools import accumulate

from toolkit.language.cells import BAR, has_cells

_PADDING = 8
_NO_PIECES = (" ",) * _PADDING
_NO_WORDS = ("",) * _PADDING

# Full-width forms are figures to a reader of Chinese typesetting; other alphabets' digits are left alone.
FULLWIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20, 0xFE63: 0x2D}
# Translating takes longer than finding that there is nothing to translate.
_HAS_FULLWIDTH = re.compile("[\u3000-\uffff]")

# A word with its diacritics, a run of digits (grouped or decimal), or one sign; and the space after it, so that the
# lengths of the matches are the places of the tokens. Nothing is ever given back, so the scan is linear whatever the
# text. Plain letters come first, as they are most of it.
_PIECE = re.compile(
    r"[a-z]++[^\W\d_]*+\s*+"
    r"|(?:(?<=[a-z] )[0-9]{1,2}(?=,[12][0-9]{3}(?![0-9,]))|[0-9]++(?:\.[0-9]++|,(?![0-9]{1,2}[-–][0-9])[0-9]++)*+"
    r"|(?<![\w.])\.[0-9]++|[^\W\d_]++|\S)"
    r"\s*+"
)
# In ASCII a word ends with its plain letters.
_ASCII_PIECE = re.compile(_PIECE.pattern.replace(r"[a-z]++[^\W\d_]*+", "[a-z]++"))
# In a text with cells what ends a cell is a token of its own without a word, so that nothing is joined over it.
_BLANKS = "\r\v\f \u00a0\u2009\u3000"
_CELL_PIECE = re.compile(_PIECE.pattern.replace(r"\S", r"[\S\t]").replace(r"\s*+", r"[^\S\t]*+"))


class Tokens:
    """One text cut into tokens: `words[i]` begins at `starts[i]` of `text`; `pieces[i]` includes the space after it."""

    __slots__ = ("count", "pieces", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        small = lowered(text)
        pieces: list[str]  # with a space after the text, so that nothing is glued to the last one
        if has_cells(text):
            pieces, indent = _CELL_PIECE.findall(_between_cells(small) + " "), _indent(small)
        else:
            cut = _ASCII_PIECE if small.isascii() else _PIECE
            pieces, indent = cut.findall(small + " "), len(text) - len(text.lstrip())
        self.count = len(pieces)
        self.starts = list(accumulate(map(len, pieces), initial=indent))
        if " ." in small or "$." in small:  # .08 percent, $.20
            pieces = ["0" + piece if piece[0] == "." and piece[1:2].isdigit() else piece for piece in pieces]
        self.words = list(map(str.rstrip, pieces))
        self.pieces = pieces
        pieces += _NO_PIECES
        self.words += _NO_WORDS

    def glued(self, index: int) -> bool:
        """True if the token at `index` follows the one before it without a space."""
        return self.pieces[index - 1] == self.words[index - 1]

    def capital(self, index: int) -> bool:
        """True if the token at `index` begins with a capital letter."""
        return index < self.count and self.text[self.starts[index]].isupper()

    def phrase(self, index: int, length: int) -> str:
        """The `length` tokens from `index` on, joined by spaces."""
        return " ".join(self.words[index : index + length])


def words_of(text: str) -> list[str]:
    """The tokens of a text in lower case, without their places."""
    return [piece.rstrip() for piece in _PIECE.findall(text)]


def _indent(text: str) -> int:
    """The blanks before the first token of a text with cells."""
    return len(text) - len(text.lstrip(_BLANKS))


def _between_cells(text: str) -> str:
    """The text with a tab at the end of every cell and line."""
    return text.replace(BAR, " \t ").replace("\n", "\t")


def lowered(text: str) -> str:
    """The text in lower case and half width, character for character."""
    if text.isascii():
        return text.lower()
    folded = text.translate(FULLWIDTH) if _HAS_FULLWIDTH.search(text) else text
    small = folded.lower()
    if len(small) == len(text):
        return small
    return "".join(one if len(one := char.lower()) == 1 else char for char in folded)
