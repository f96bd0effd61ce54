"""The base forms an English word can be an inflection of.

The lemmatiser is simplemma: no dependency, nothing to download, MIT, and a tenth of a second to start. It knows the
irregular words but gives one answer for each word, and glossaries need all of them ("building" is a noun and a form of
"build"), so the regular endings are undone here, and its dictionary only says which results are words. lemminflect
gives all answers but brings numpy; a Snowball stemmer joins words that are not forms of one another ("specialized"
and "special", "findings" and "find") and knows no irregular ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from toolkit.language.en.dictionary import is_word
from toolkit.model.language_codes import primary
from toolkit.terminology.spelling import spelled

#: A short stem that doubles its consonant before -ed and -ing: plan, planned; so "caring" is not from "car".
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]\Z")


@lru_cache(maxsize=100_000)
def word_forms(word: str, language: str = "en") -> frozenset[str]:
    """The base forms of a lower-case word of a text, itself included, in the spelling used for comparing."""
    if primary(language) != "en":
        return frozenset({word, _lemma(word, language)})
    found = {word, *_singulars(word), *_verbs(word)}
    if len(word) > 2:
        found.add(_lemma(word, language).lower())
    return frozenset(spelled(form) for form in found)


@lru_cache(maxsize=100_000)
def term_forms(word: str, language: str = "en") -> frozenset[str]:
    """The forms under which a lower-case word of a term is found in a text: itself and its singular."""
    if primary(language) != "en":
        return frozenset({word, _lemma(word, language)})
    return frozenset(spelled(form) for form in (word, *_singulars(word), *_irregular_singular(word)))


def _singulars(word: str) -> Iterator[str]:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    elif word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        yield word[:-2]
        yield from _words(word[:-1])
    elif word.endswith("ves"):
        yield from _words(word[:-3] + "f", word[:-3] + "fe")
        yield word[:-1]
    else:
        yield word[:-1]


def _irregular_singular(word: str) -> Iterator[str]:
    lemma = _lemma(word, "en")
    if lemma[:2] == word[:2] and word.endswith(("s", "men", "ren", "a")):
        yield lemma


def _verbs(word: str) -> Iterator[str]:
    for ending in ("ed", "ing"):
        if not word.endswith(ending) or len(word) < len(ending) + 3:
            continue
        stem = word[: -len(ending)]
        if stem[-1] == stem[-2] and stem[-1] not in "aeiouslfz":
            yield stem[:-1]
            yield from _words(stem)
            continue
        if stem.endswith("i") and ending == "ed":
            yield stem[:-1] + "y"
            continue
        if stem[-1] == stem[-2]:
            yield from _words(stem[:-1])
        if not _DOUBLES.match(stem):
            yield from _words(stem, unless_known=word)
        yield from _words(stem + "e", unless_known=word)


def _words(*candidates: str, unless_known: str = "") -> Iterator[str]:
    """The candidates that a dictionary has; all of them where it does not have the inflected word either."""
    unknown = unless_known and not is_word(unless_known)
    yield from (candidate for candidate in candidates if unknown or is_word(candidate))


def _lemma(word: str, language: str) -> str:
    import simplemma  # loads its dictionary on first use

    try:
        return simplemma.lemmatize(word, lang=primary(language))
    except ValueError:  # a language it has no dictionary for: the word itself
        return word
