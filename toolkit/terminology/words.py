"""English text as words with their places, ready to look terms up in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, compress
from operator import add

from toolkit.language.raised_digits import RAISED
from toolkit.terminology.lemmas import word_forms
from toolkit.terminology.separators import JOINED, STOP, Separator, separator
from toolkit.terminology.word_index import WordIndex

#: Letters with full stops, which are one word with them: A.I., U.S. dollars, S.M.E.s, Ph.D.
_DOTTED_LETTERS = r"(?<![A-Za-z0-9.])(?:(?:[A-Z]\.)+[A-Z]|Ph\.D)(?:\.?s(?![A-Za-z])|(?![A-Za-z])\.?)"
_DOTTED = re.compile(r"[A-Zh]\.[A-Z]")
#: A character of a word: a letter or digit of any alphabet, but neither a Chinese character nor a raised or circled
#: digit, which marks a note.
_SIGN = rf"[^\W_\u3400-\u9fff{RAISED}\u2460-\u24ff]"
#: A word, R&D and R & D in one; or an ampersand, which reads "and".
_WORD = re.compile(rf"({_DOTTED_LETTERS}|[A-Z] ?& ?[A-Z](?![A-Za-z])|{_SIGN}+(?:&{_SIGN}+)*|&)")
#: The same where nothing is joined by an ampersand or dotted and no letter lies beyond ASCII, which most texts are.
_PLAIN_WORD = re.compile(r"([A-Za-z0-9]+)")
#: Neither a letter nor a digit, or of ASCII: punctuation and signs that English texts have.
_FAR = re.compile("[^\x00-\x7f\u00a0\u00a3\u00a5\u00b0\u2010-\u2027\u2030\u20ac]")
#: A word with two capitals or more, or a digit beside a capital: SMEs, R&D, IoT, 5G.
_ABBREVIATION = re.compile(r"(?=(?:.*[A-Z]){2}|[A-Z]\Z|.*[0-9].*[A-Z]|.*[A-Z].*[0-9])[A-Za-z0-9&]+\Z")
_PLURAL = re.compile(r"(.*[A-Z0-9])s\Z")

#: How many different words are cached with their forms.
_KEPT = 100_000


@dataclass(slots=True)
class Words:
    """A text's words in parallel sequences; `index` is computed when it is first asked for."""

    text: str
    raw: Sequence[str] = ()
    lower: tuple[str, ...] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    separators: Sequence[Separator] = ()
    forms: tuple[frozenset[str], ...] = ()
    _index: WordIndex | None = None
    _pairs: frozenset[str] | None = None

    @property
    def index(self) -> WordIndex:
        """The positions of the base forms."""
        if self._index is None:
            self._index = WordIndex.of(self.forms, self.separators)
        return self._index

    @property
    def pairs(self) -> frozenset[str]:
        """Every two words side by side written as one, whatever separates them."""
        if self._pairs is None:
            self._pairs = frozenset(map(add, self.lower, self.lower[1:]))
        return self._pairs

    def joined(self, word: str) -> int:
        """The bits of the positions where two words side by side read as this one: health care, e-commerce."""
        if word not in self.pairs:
            return 0
        pairs = zip(self.lower, self.lower[1:], self.separators[1:], strict=False)
        return sum(
            1 << at for at, (one, other, between) in enumerate(pairs) if between is JOINED and one + other == word
        )


def read_words(text: str, language: str = "en") -> Words:
    """The words of `text`; a possessive ending belongs to no word."""
    # The separator before the first word, the word, the separator before the second, …
    pieces = _words_in(text).split(text)
    between, raw = pieces[:-1:2], pieces[1::2]
    offsets = list(accumulate(map(len, pieces)))
    starts, ends = offsets[:-1:2], offsets[1::2]
    if "s" in raw or "S" in raw:
        kept = _without_possessives(raw, between)
        raw, between = list(compress(raw, kept)), list(compress(between, kept))
        starts, ends = list(compress(starts, kept)), list(compress(ends, kept))
    if not raw:
        return Words(text)
    lower, forms = zip(*map(_met(language).__getitem__, raw), strict=True)
    return Words(text, raw, lower, starts, ends, [STOP, *map(separator, between[1:])], forms)


def _words_in(text: str) -> re.Pattern[str]:
    """What finds the words of a text."""
    plain = "&" not in text and not _DOTTED.search(text) and (text.isascii() or not _FAR.search(text))
    return _PLAIN_WORD if plain else _WORD


def compact(raw: str) -> str:
    """A word without the spaces and full stops in it: R & D, A.I."""
    return raw.replace(" ", "").replace(".", "")


def _without_possessives(raw: list[str], between: list[str]) -> list[bool]:
    """For each word whether it is more than the s of a possessive."""
    kept: list[bool] = []
    for word, before in zip(raw, between, strict=True):
        possessive = word in ("s", "S") and before in ("'", "’") and bool(kept)
        kept.append(not possessive)
    return kept


def raw_words(text: str) -> list[str]:
    """The words of a short text as written, without their places; a possessive s is not a word."""
    if "'" not in text and "’" not in text:
        return _WORD.findall(text)
    found = []
    for match in _WORD.finditer(text):
        raw, start = match.group(), match.start()
        if not (raw in ("s", "S") and start > 1 and text[start - 1] in "'’" and text[start - 2].isalnum()):
            found.append(raw)
    return found


class _Met(dict[str, tuple[str, frozenset[str]]]):
    """The words of a language met so far, each in lower case and with its forms."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __missing__(self, raw: str) -> tuple[str, frozenset[str]]:
        if len(self) >= _KEPT:
            self.clear()
        word = compact(raw)
        self[raw] = found = "and" if raw == "&" else word.lower(), _forms(word, self.language)
        return found


@cache
def _met(language: str) -> _Met:
    return _Met(language)


def _forms(word: str, language: str) -> frozenset[str]:
    """The keys under which a word of a text is found: base forms, and `=` and the letters of an abbreviation."""
    if word == "&":
        return frozenset({"and"})
    if word.isdecimal():
        return frozenset({word})  # reports are full of figures, hardly one of them twice
    forms = word_forms(word.lower(), language)
    if _ABBREVIATION.match(word):
        forms |= {"=" + word}
        plural = _PLURAL.match(word)
        if plural:
            forms |= {"=" + plural.group(1) + "+s"}
    return forms


@lru_cache(maxsize=_KEPT)
def is_abbreviation(raw: str) -> bool:
    """Whether a word is matched letter by letter: SMEs, R&D, 5G, IoT."""
    return _ABBREVIATION.match(compact(raw)) is not None and len(raw) > 1


def span_of(words: Words, positions: Sequence[int]) -> tuple[int, int]:
    """The half-open span of text from the first to the last of some positions in order."""
    return words.starts[positions[0]], words.ends[positions[-1]]
