"""Find the stretches of a text that are in another language than the text: Chinese in English, English in Chinese.

Only the script tells them apart, so that German in English is not found. Screen readers need the language to choose a
voice, spell checkers to choose a dictionary, and browsers to choose the shapes of Han characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model.language_codes import primary

EAST_ASIAN = frozenset({"zh", "ja", "ko"})
#: Languages with a script of their own, in which a Latin word is a foreign one.
NOT_LATIN = EAST_ASIAN | {"ar", "be", "bg", "el", "fa", "he", "hi", "ka", "kk", "ky", "mn", "ru", "th", "uk", "ur"}

_HAN, _KANA, _HANGUL = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff", "\u3040-\u30ff", "\u1100-\u11ff\uac00-\ud7af"
_EAST = f"{_HAN}{_KANA}{_HANGUL}"
#: What belongs to the text around it: punctuation and forms of full width, and figures between characters.
_WIDE = "\u3001-\u3020\uff01-\uff65"
_EAST_ASIAN_TEXT = re.compile(rf"(?:[0-9.,%]*[{_WIDE}]*)[{_EAST}](?:[{_WIDE}0-9]*[{_EAST}])*[{_WIDE}]*")
_OF_LANGUAGE = (("ja", re.compile(f"[{_KANA}]")), ("ko", re.compile(f"[{_HANGUL}]")), ("zh", re.compile(f"[{_HAN}]")))
_LATIN_TEXT = re.compile(r"[A-Za-z](?:[A-Za-z0-9'’&.,:;()/+ \u00a0-]*[A-Za-z0-9)])?")
#: Letters that make a word; abbreviations and signs of units (GDP, 5G, kWh, km) are read alike in any language.
_WORD = re.compile(r"[A-Za-z][a-z]{2}")


def foreign_spans(text: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """The stretches in another language than the text's as (start, end, code), in order."""
    found = _latin(text) if primary(language) in NOT_LATIN else ()
    east = () if primary(language) in EAST_ASIAN or text.isascii() else _east_asian(text)
    return tuple(sorted((*found, *east)))


def stretches(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text in pieces with the code of each; the code is empty for what is in the text's own language."""
    at = 0
    for start, end, code in foreign_spans(text, language):
        if start > at:
            yield text[at:start], ""
        yield text[start:end], code
        at = end
    if at < len(text):
        yield text[at:], ""


def _latin(text: str) -> Iterator[tuple[int, int, str]]:
    return ((one.start(), one.end(), "en") for one in _LATIN_TEXT.finditer(text) if _WORD.search(one[0]))


def _east_asian(text: str) -> Iterator[tuple[int, int, str]]:
    for one in _EAST_ASIAN_TEXT.finditer(text):
        yield one.start(), one.end(), next(code for code, pattern in _OF_LANGUAGE if pattern.search(one[0]))
