"""How lines are joined where a report has them as one: those of a title, and those in a cell of a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable


def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one; not so at the end of a text."""
    return character != "" and unicodedata.east_asian_width(character) in "WF"


def between(before: str, after: str) -> str:
    """What joins two lines of a cell: nothing between Chinese characters, else a space.

    A space also parts a name from the figure below it, which is none of its own: 乙⏎1.
    """
    return "" if not before or not after or (is_wide(before[-1]) and is_wide(after[0])) else " "


def between_words(before: str, after: str) -> str:
    """What joins two lines of a text in Latin letters: nothing at a dash, and after the hyphen in a word."""
    touch = before[-1] in "—/" or after[0] == "—" or (re.search(r"\w-\Z", before) and after[0].isalnum())
    return "" if touch else " "


def keeps_hyphen(left: str, right: str, words: Container[str]) -> bool:
    """Whether the hyphen between the parts of a word at the end of a line is its own: kilowatt-⏎hours, manufac-⏎turing.

    `words` are those of the document, in small letters.
    """
    from toolkit.language.en.dictionary import is_word  # which few documents need

    left, right = left.lower(), right.lower()
    if f"{left}-{right}" in words:
        return True
    if left + right in words or is_word(left + right):
        return False
    return is_word(left) and is_word(right)


def stacked(texts: Iterable[str]) -> str:
    """The lines of a cell as one."""
    found = ""
    for text in texts:
        found += between(found, text) + text
    return found


def running(texts: Iterable[str]) -> str:
    """The lines of a title or heading as one: no space beside Chinese characters, as in a text that was wrapped."""
    found = ""
    for text in texts:
        found += ("" if is_wide(found[-1:]) or is_wide(text[:1]) else between(found, text)) + text
    return found
