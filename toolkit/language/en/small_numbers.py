"""Whole numbers below a hundred in words."""

from __future__ import annotations

from toolkit.language.en.lexicon import CARDINALS, TENS

_WORDS = {value: word for word, value in reversed(CARDINALS.items())}
_TENS = {value: word for word, value in reversed(TENS.items())}
LARGEST = 99


def in_words(number: int) -> str:
    """A number from 0 to 99 in words, as American English writes it: twenty-one."""
    if number in _WORDS:
        return _WORDS[number]
    tens, units = divmod(number, 10)
    return _TENS[tens * 10] + (f"-{_WORDS[units]}" if units else "")
