"""English text as words with their places, ready to look terms up in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from toolkit.terminology.lemmas import word_forms

#: A word: letters and digits of any alphabet, R&D and R & D in one; or an ampersand, which reads "and".
_WORD = re.compile(r"[A-Z] ?& ?[A-Z](?![A-Za-z])|[^\W_\u3400-\u9fff]+(?:&[^\W_\u3400-\u9fff]+)*|&")
#: A word with two capitals or more, or a digit beside a capital: SMEs, R&D, IoT, 5G.
_ABBREVIATION = re.compile(r"(?=(?:.*[A-Z]){2}|[A-Z]\Z|.*[0-9].*[A-Z]|.*[A-Z].*[0-9])[A-Za-z0-9&]+\Z")
_PLURAL = re.compile(r"(.*[A-Z0-9])s\Z")


class Gap(IntEnum):
    """What stands between a word and the one before it, from nothing much to the end of a sentence."""

    JOINED = 0
    COMMA = 1
    BRACKET = 2
    STOP = 3


@dataclass(slots=True)
class Words:
    """A text's words in parallel lists, and the positions at which each base form stands."""

    text: str
    raw: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    forms: list[frozenset[str]] = field(default_factory=list)
    _joined: dict[str, list[int]] | None = None
    positions: dict[str, list[int]] = field(default_factory=dict)

    @property
    def joined(self) -> dict[str, list[int]]:
        """Where two words side by side read as one: health care, e-commerce."""
        if self._joined is None:
            self._joined = {}
            for at in range(1, len(self.lower)):
                if self.gaps[at] is Gap.JOINED:
                    self._joined.setdefault(self.lower[at - 1] + self.lower[at], []).append(at - 1)
        return self._joined


def read_words(text: str, language: str = "en") -> Words:
    """The words of `text`; a possessive ending belongs to no word."""
    words = Words(text)
    positions = words.positions
    last = index = 0
    for found in _WORD.finditer(text):
        raw = found.group()
        start, end = found.span()
        if (
            len(raw) == 1
            and start
            and text[start - 1] in "'’"
            and raw in ("s", "S")
            and words.ends
            and words.ends[-1] == start - 1
        ):
            last = end  # the s of a possessive
            continue
        forms = forms_of(raw, language)
        for form in forms:
            if form in positions:
                positions[form].append(index)
            else:
                positions[form] = [index]
        words.raw.append(raw)
        words.lower.append(raw.lower() if raw.isalnum() else "and" if raw == "&" else raw.lower().replace(" ", ""))
        words.starts.append(start)
        words.ends.append(end)
        words.gaps.append(_gap(text[last:start]) if index else Gap.STOP)
        words.forms.append(forms)
        index += 1
        last = end
    return words


def raw_words(text: str) -> list[str]:
    """The words of a short text as written, without their places; a possessive s is none."""
    found = []
    for match in _WORD.finditer(text):
        raw, start = match.group(), match.start()
        if not (raw in ("s", "S") and start > 1 and text[start - 1] in "'’" and text[start - 2].isalnum()):
            found.append(raw)
    return found


@lru_cache(maxsize=100_000)
def forms_of(raw: str, language: str) -> frozenset[str]:
    """The keys under which a word of a text is found: base forms, and `=` and the letters of an abbreviation."""
    if raw == "&":
        return frozenset({"and"})
    if raw.isdecimal():
        return frozenset({raw})  # reports are full of figures, hardly one of them twice
    compact = raw.replace(" ", "")
    forms = word_forms(compact.lower(), language)
    if _ABBREVIATION.match(compact):
        forms |= {"=" + compact}
        plural = _PLURAL.match(compact)
        if plural:
            forms |= {"=" + plural.group(1) + "+s"}
    return forms


@lru_cache(maxsize=100_000)
def is_abbreviation(raw: str) -> bool:
    """Whether a word is matched letter by letter: SMEs, R&D, 5G, IoT."""
    return _ABBREVIATION.match(raw.replace(" ", "")) is not None and len(raw) > 1


_STOP = re.compile(r"[.;:!?。；：！？]|\n\s*\n|\s[—–-]{1,2}\s|—")


@lru_cache(maxsize=4096)
def _gap(between: str) -> Gap:
    if between in ("", " ", "-", "."):  # a full stop without a space: U.S.
        return Gap.JOINED
    if _STOP.search(between):
        return Gap.STOP
    if any(mark in between for mark in "()[]（）"):
        return Gap.BRACKET
    if any(mark in between for mark in ",，、+/"):
        return Gap.COMMA
    return Gap.JOINED


def span_of(words: Words, positions: Sequence[int]) -> tuple[int, int]:
    """The half-open span of text from the first to the last of some positions."""
    return words.starts[min(positions)], words.ends[max(positions)]
