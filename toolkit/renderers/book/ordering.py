"""The order of terms in a language, and the letter of the index that each is listed under."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from toolkit.model.language_codes import primary

_ARTICLES = {"en": "the|an|a", "de": "der|die|das|ein|eine", "fr": "le|la|les|un|une", "es": "el|la|los|las|un|una"}
_MARKS = re.compile(r"[^\w\s]+")


def key_of(language: str) -> Callable[[str], Any]:
    """The sort key of terms: Chinese by pinyin, others word by word without articles, accents and punctuation."""
    if primary(language) == "zh":
        from toolkit.terminology.pinyin import order

        return order
    return lambda text: (_folded(text, language), text)


def letter_of(language: str) -> Callable[[str], str]:
    """The letter a term is listed under, empty for figures and for scripts without letters to sort by."""
    if primary(language) == "zh":
        from toolkit.terminology.pinyin import initial

        return initial

    def letter(text: str) -> str:
        first = _folded(text, language)[:1].upper()
        return first if first.isalpha() and first < "\u0600" else ""

    return letter


def _folded(text: str, language: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    words = " ".join(_MARKS.sub(" ", plain.casefold()).split())
    articles = _ARTICLES.get(primary(language))
    return re.sub(f"^(?:{articles}) ", "", words) if articles else words
