"""Discontinuous terms in English: one head shared by two terms, or a modifier between the words of a term."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from toolkit.terminology.patterns import FUNCTION_WORDS, Pattern
from toolkit.terminology.separators import BRACKET, JOINED, STOP
from toolkit.terminology.word_index import positions
from toolkit.terminology.words import Words

_COORDINATORS = frozenset({"and", "or", "nor", "plus", "but"})
#: Words that no coordinated or modifying phrase between two words of a term holds.
_BREAKS = FUNCTION_WORDS - _COORDINATORS - frozenset({"a", "an", "the", "of"}) | frozenset(
    "is are was were be been being has have had will would can could may might must shall should do does did not it "
    "they we which who whose where when while if then than there these those he she you i us them".split()
)
_ARTICLES = frozenset({"a", "an", "the"})
#: The most words of a coordinated part, and of modifiers inside a term.
_LIST, _MODIFIERS = 4, 2


def discontinuous(words: Words, pattern: Pattern) -> Iterator[tuple[int, ...]]:
    """The positions of a pattern's content words in order, with coordination or modifiers between them.

    Words in between are coordination if they begin with "and", "or" or a comma and contain one of these, or end with
    one ("fiscal [and monetary] policies", "foreign [trade and] investment"). One or two words without any function
    word are a modifier ("basic [rural] public services").
    """
    content = pattern.content
    if len(content) < 2 or pattern.capitals:
        return
    places = words.index.places
    if any(places.keys().isdisjoint(pattern.forms[element]) for element in content):
        return
    own = _ARTICLES | FUNCTION_WORDS.intersection(pattern.words)
    starts = reduce(or_, [places.get(form, 0) for form in pattern.forms[content[0]]])
    for first in positions(starts):
        found = [first]
        for element in content[1:]:
            position = _next(words, found[-1], pattern.forms[element], own)
            if position is None:
                break
            found.append(position)
        else:
            yield tuple(found)


def _next(words: Words, last: int, forms: frozenset[str], own: frozenset[str]) -> int | None:
    """The next position of a word with one of these forms, if the words before it may come between."""
    for at in range(last + 1, min(len(words.raw), last + _LIST + 2)):
        if words.separators[at] is STOP or words.separators[at] is BRACKET:
            return None
        if not words.forms[at].isdisjoint(forms) and _passable(words, last + 1, at, own):
            return at
    return None


def _passable(words: Words, start: int, end: int, own: frozenset[str]) -> bool:
    """Whether the words at `[start:end]` may come between two words of a term; `own` are its function words."""
    between = words.lower[start:end]
    if not between:
        return words.separators[end] is JOINED
    if any(word in _BREAKS or word[0].isdigit() for word in between):
        return False
    joined = [words.separators[at] is JOINED for at in range(start, end + 1)]
    if all(word in own for word in between):
        return all(joined)
    if any(word in _COORDINATORS for word in between):
        begins = between[0] in _COORDINATORS or not joined[0]
        return (begins and joined[-1]) or between[-1] in _COORDINATORS
    return all(joined) and len(between) <= _MODIFIERS and not any(word in FUNCTION_WORDS for word in between)
