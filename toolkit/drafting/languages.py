"""Whether an answer is in the language that was asked for, as far as its letters and its words tell."""

from __future__ import annotations

import re

from toolkit.language.en.dictionary import is_word
from toolkit.language.scripts import HAN, ONE_HAN, has_han, is_latin, writes_han, writes_latin
from toolkit.model.language_codes import primary

_LETTER = re.compile(r"[^\W\d_]")
#: A word in lower case that is not a part of an address or a compound.
_WORD = re.compile(r"(?<![\w.@/&'’-])[^\W\d_]{2,}(?![\w@/])")
#: Chinese that is more than a name in brackets.
_CLAUSE = re.compile(f"[{HAN}]{{7,}}")
#: Share of letters in another writing, from which on a text is taken to be in another language.
ELSEWHERE = 0.5
#: A text with at least so many words in lower case, of which less than this share is in an English dictionary, is not
#: in English; 0.5 of the words of a Latin title in our data are.
WORDS, KNOWN = 4, 0.5


def is_chinese(text: str, source: str, language: str) -> bool:
    """Whether an answer is in Chinese, or has Chinese left in it that is longer than a name, and should not."""
    if writes_han(language) or text == source.strip():
        return False
    letters = _LETTER.findall(text)
    share = len(ONE_HAN.findall(text)) / max(1, len(letters))
    return share >= ELSEWHERE or _CLAUSE.search(text) is not None


def is_foreign(text: str, source: str, language: str) -> bool:
    """Whether an answer is in another language than Chinese that was not asked for, as far as that is certain.

    For a language in Latin letters another writing tells; for English also that hardly a word is in a dictionary.
    """
    if not has_han(source) or not writes_latin(language):
        return False
    letters = [letter for letter in _LETTER.findall(text) if letter not in source]
    if letters and sum(not is_latin(letter) for letter in letters) / len(letters) > ELSEWHERE:
        return True
    return primary(language) == "en" and not _is_english(text, source)


def _is_english(text: str, source: str) -> bool:
    words = [word for word in _WORD.findall(text) if word.islower() and word not in source]
    return len(words) < WORDS or sum(map(is_word, words)) >= KNOWN * len(words)
