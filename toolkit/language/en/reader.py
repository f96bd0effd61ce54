"""Read the figures of an English text.

The text is cut into tokens once. Each token that can begin a figure goes to the reader of its form (`forms`), which
records what it finds and returns the token to go on from. Everything else is passed over, so the time is linear in the
text's length.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress

from toolkit.language.cells import has_cells, with_brackets_as_signs
from toolkit.language.en import figures
from toolkit.language.en.forms import DIGIT_FORMS, WORD_FORMS, Reader
from toolkit.language.en.names import after_formula, after_spelled, is_name_before
from toolkit.language.en.recorder import EnglishReading
from toolkit.model.quantity import Quantity

# Longer texts are read in pieces of about this many characters, which bounds the memory of one reading.
_PIECE = 100_000


def read(text: str) -> tuple[Quantity, ...]:
    """The quantities of an English text, sorted by place and not overlapping. Never raises, whatever the text."""
    found = _read_piece(text) if len(text) <= _PIECE else _read_long(text)
    return with_brackets_as_signs(text, found) if has_cells(text) else tuple(found)


def _read_long(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    start = 0
    while start < len(text):
        end = _cut(text, start)
        piece = _read_piece(text[start:end])
        found.extend(one._replace(start=one.start + start, end=one.end + start) for one in piece)
        start = end
    return found


def _cut(text: str, start: int) -> int:
    """Where the piece that begins at `start` ends: after a space if there is one."""
    limit = start + _PIECE
    if limit >= len(text):
        return len(text)
    space = text.rfind(" ", start, limit)
    return space + 1 if space > start else limit


def _read_piece(text: str) -> list[Quantity]:
    reading = EnglishReading(text)
    words = reading.tokens.words
    after = 0
    for index in compress(range(reading.tokens.count), map(_BEGINS.__getitem__, words)):
        if index >= after:
            after = READERS.get(words[index], _read_digits)(reading, index)
    return reading.found


def _read_digits(reading: EnglishReading, index: int) -> int:
    words = reading.tokens.words
    if is_name_before(reading.tokens, index):
        return _after_name(reading, index)
    follower = words[index + 1]
    if follower == "+" or words[index - 1] == "+":
        after = after_formula(reading.tokens, index)
        if after > index:
            return after
    elif follower == "-" and (after := after_spelled(reading.tokens, index)) > index:
        return after
    for special in _readers(len(words[index]), follower if follower in _FOLLOWERS else ""):
        after = special(reading, index)
        if after > index:
            return after
    return figures.read_figure(reading, index)


@lru_cache(maxsize=1024)
def _readers(length: int, follower: str) -> tuple[Reader, ...]:
    """The readers to try on digits of this many characters before the token `follower`, in order."""
    return tuple(
        form.read
        for form in DIGIT_FORMS
        if (form.lengths is None or length in form.lengths) and (form.followers is None or follower in form.followers)
    )


def _after_name(reading: EnglishReading, index: int) -> int:
    """The token after a name whose digits are at `index`: all that is glued to them."""
    tokens = reading.tokens
    after = index + 1
    while (
        after < tokens.count and tokens.glued(after) and (tokens.words[after].isalnum() or tokens.words[after] == "+")
    ):
        after += 1
    return after


#: Every word that can begin a figure, with its reader.
READERS: dict[str, Reader] = {word: form.read for form in WORD_FORMS for word in form.words}


class _Beginnings(dict[str, bool]):
    """True for each word that can begin a quantity. Every token is looked up, which a cache takes longer for."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = begins = word in READERS or ":" > word >= "0"
        return begins


_MOST_WORDS = 100_000
_BEGINS = _Beginnings()


# To the cache every other token is the same, so it holds no words of the texts.
_FOLLOWERS = frozenset(word for form in DIGIT_FORMS if form.followers for word in form.followers)
