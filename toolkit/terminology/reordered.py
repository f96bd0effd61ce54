"""Terms in English whose parts changed places: "tightening of monetary policies", "hub for offshore business"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from toolkit.terminology.lemmas import word_forms
from toolkit.terminology.patterns import FUNCTION_WORDS, Pattern
from toolkit.terminology.separators import JOINED
from toolkit.terminology.word_index import ARTICLES, positions
from toolkit.terminology.words import Words

#: What joins a head to what was in front of it.
_PREPOSITIONS = frozenset("of for in on to from with by over between among".split())
#: What joins a noun to the verb that was in front of it: monetary policy was further tightened.
_AUXILIARIES = frozenset(
    "is are was were be been being has have had will would should must to also further now again".split()
)
_BE = frozenset("is are was were be been being".split())
#: The most words between the two parts: a preposition or auxiliaries, and an article or an adverb.
_MOST_BETWEEN = 4
#: The most modifiers that may come before the part after a preposition.
_MODIFIERS = 2


def reordered(words: Words, pattern: Pattern) -> Iterator[tuple[int, ...]]:
    """The positions of a pattern's content words where its last ones come first, in any of their inflected forms."""
    content = pattern.content
    if len(content) < 2 or pattern.capitals or pattern.ellipses:
        return
    wanted = [pattern.forms[at] | word_forms(pattern.words[at]) for at in content]
    places = words.index.places
    if any(places.keys().isdisjoint(forms) for forms in wanted):
        return
    yield from _nominalized(words, wanted)
    for cut in range(1, len(content)):
        head, rest = wanted[cut:], wanted[:cut]
        parted = content[cut] - content[cut - 1] > 1  # the term's own "of" falls away: digital economy development
        for start in positions(reduce(or_, [places.get(form, 0) for form in head[0]])):
            front = _side_by_side(words, start, head)
            back = _after(words, front[-1] + 1, rest, parted) if front else ()
            if back:
                yield (*front, *back)


def _nominalized(words: Words, wanted: Sequence[frozenset[str]]) -> Iterator[tuple[int, ...]]:
    """The places of a verb made a noun by its ending: the tightening of monetary policies."""
    for verb in positions(reduce(or_, [words.index.places.get(form, 0) for form in wanted[0]])):
        after = verb + 1
        if not words.lower[verb].endswith("ing") or words.lower[after : after + 1] != ("of",):
            continue
        article = words.lower[after + 1 : after + 2]
        rest = _side_by_side(words, after + (2 if ARTICLES.intersection(article) else 1), wanted[1:], joined=True)
        if rest:
            yield (verb, *rest)


def _after(words: Words, at: int, wanted: Sequence[frozenset[str]], parted: bool) -> tuple[int, ...]:
    """The positions of the words that begin at or after `at`, if what lies between may join the parts; else ()."""
    if parted:
        return _side_by_side(words, at, wanted, joined=True)
    for first in range(at + 1, min(at + _MOST_BETWEEN, len(words.raw) - 1) + 1):
        if words.separators[first - 1] is not JOINED or words.separators[first] is not JOINED:
            return ()
        found = _side_by_side(words, first, wanted)
        if found and _joins(words, at, found, len(wanted)):
            return found
    return ()


def _joins(words: Words, at: int, found: tuple[int, ...], size: int) -> bool:
    """True if the words from `at` to the first found are a preposition with modifiers, or a form of "be"."""
    between = words.lower[at : found[0]]
    if between[0] in _PREPOSITIONS:
        modifiers = [word for word in between[1:] if word not in ARTICLES]
        free = not any(word in FUNCTION_WORDS or word in _AUXILIARIES or word[0].isdigit() for word in modifiers)
        # "investment in foreign firms" is not foreign investment
        return free and len(modifiers) <= _MODIFIERS and (size > 1 or _ends(words, found[-1] + 1))
    verb = words.lower[found[0]].endswith(("ed", "en", "t", "ing"))
    return (
        size == 1
        and verb
        and not _BE.isdisjoint(between)
        and all(word in _AUXILIARIES or word.endswith("ly") for word in between)
    )


def _ends(words: Words, at: int) -> bool:
    """True if no noun follows that the word before could modify."""
    return at >= len(words.raw) or words.separators[at] is not JOINED or words.lower[at] in _FOLLOWING


#: Words after which a noun phrase has ended.
_FOLLOWING = (FUNCTION_WORDS - ARTICLES) | _AUXILIARIES | frozenset("which who while but can could may as".split())


def _side_by_side(words: Words, at: int, wanted: Sequence[frozenset[str]], joined: bool = False) -> tuple[int, ...]:
    """The positions of words in these forms, the first at `at` (joined to the one before), or () where it is not so."""
    if at + len(wanted) > len(words.raw):
        return ()
    for offset, forms in enumerate(wanted):
        here = at + offset
        if words.forms[here].isdisjoint(forms) or ((offset or joined) and words.separators[here] is not JOINED):
            return ()
    return tuple(range(at, at + len(wanted)))
