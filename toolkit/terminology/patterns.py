"""An English term compiled for matching: its words with the forms they may take in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from toolkit.model import Concept, Term
from toolkit.terminology.lemmas import term_forms
from toolkit.terminology.words import compact, is_abbreviation, raw_words

#: In a term, a place for other words ("turn … into").
ELLIPSIS = re.compile(r"\s*(?:…+|\.\.\.)\s*")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_STOP = re.compile(r"[.;:!?]\s")
_LEADING = frozenset({"a", "an", "the", "to"})
#: Head words of abbreviations that have no plural: AI, but SMEs.
_MASS = frozenset(
    "intelligence information technology finance research development education energy security safety health "
    "governance commerce management investment internet reality capital infrastructure software hardware "
    "manufacturing assistance media traffic equipment computing learning data content trade capacity".split()
)


@dataclass(slots=True)
class Pattern:
    """One wording of a term: the forms that each word may take; other words may come before the indexes in `ellipses`.

    `capitals` holds the letters of each word where case matters, else it is empty; `content` are the indexes of the
    words that carry meaning; `compounds` are for each word it and the next one or two written as one, and `rewritten`
    all of them; `stops` says that full stops are part of it ("No. 1 document"). It begins at one of the forms in
    `begins`. `backwards` has for each word, the last one first, the forms that one word of a text may answer it with.
    """

    term: Term
    words: tuple[str, ...]
    forms: tuple[frozenset[str], ...]
    ellipses: frozenset[int]
    capitals: tuple[str, ...]
    commas: bool
    content: tuple[int, ...]
    compounds: tuple[tuple[str, ...], ...]
    stops: bool
    begins: tuple[str, ...]
    rewritten: frozenset[str]
    backwards: tuple[tuple[str, ...], ...]


#: Words that do not tell one term from another.
FUNCTION_WORDS = frozenset(
    "a an the of and or in on at to for by with from as into per over under its our their his her your this "
    "that".split()
)


def patterns(concept: Concept, term: Term, language: str = "en") -> tuple[Pattern, ...]:
    """The patterns of a term; one with brackets is also found without them, and with their content instead."""
    found: dict[tuple[str, ...], Pattern] = {}
    for text in _variants(term.text):
        pattern = compile_wording(text, concept, term, language)
        if pattern is not None:
            found.setdefault(pattern.words, pattern)
    return tuple(found.values())


def _variants(text: str) -> Iterator[str]:
    """`loan-to-value (LTV) ratio` is also met as `loan-to-value ratio` and `LTV ratio`."""
    yield text
    bracket = _BRACKETS.search(text)
    if bracket is None:
        return
    before, inner, after = text[: bracket.start()], bracket.group(1), text[bracket.end() :]
    yield f"{before} {after}"
    if is_abbreviation(inner) and (" " in before or "-" in before):
        yield f"{inner} {after}"


def compile_wording(text: str, concept: Concept, term: Term, language: str) -> Pattern | None:
    """One wording as a pattern, None where it has no words."""
    pieces = [raw_words(piece) for piece in ELLIPSIS.split(text)]
    raw = [word for piece in pieces for word in piece]
    ellipses: set[int] = set()
    total = 0
    for piece in pieces[:-1]:
        total += len(piece)
        ellipses.add(total)
    drop = 1 if len(raw) > 1 and raw[0].lower() in _LEADING else 0
    raw = raw[drop:]
    if not raw:
        return None
    mass = _mass_heads(concept, language) if any(map(is_abbreviation, raw)) else frozenset()
    words = tuple(["and" if word == "&" else compact(word).lower() for word in raw])
    forms = tuple([_forms(word, language, mass) for word in raw])
    compounds = _compounds(words)
    return Pattern(
        term=term,
        words=words,
        forms=forms,
        ellipses=frozenset(at - drop for at in ellipses if 0 < at - drop < len(raw)),
        capitals=tuple(raw) if concept.case_exact else (),
        commas="and" in raw or any(mark in text for mark in ",+/"),
        content=tuple([index for index, word in enumerate(words) if word not in FUNCTION_WORDS]),
        compounds=compounds,
        stops=_STOP.search(text) is not None,
        begins=(*forms[0], *compounds[0]),
        rewritten=frozenset(chain(*compounds)),
        backwards=tuple(reversed([_answers(word, forms[at], at) for at, word in enumerate(words)])),
    )


def _answers(word: str, forms: frozenset[str], at: int) -> tuple[str, ...]:
    """The forms of a pattern's word, and "or" for an "and" that it does not begin with."""
    return (*forms, "or") if word == "and" and at else tuple(forms)


def _compounds(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Each word and those that follow it written as one: two words, and three."""
    twos = tuple([one + two for one, two in pairwise(words)])
    threes = tuple([two + word for two, word in zip(twos, words[2:], strict=False)])
    return tuple([twos[at : at + 1] + threes[at : at + 1] for at in range(len(words))])


def _forms(raw: str, language: str, mass: frozenset[str]) -> frozenset[str]:
    if raw == "&":
        return frozenset({"and"})
    if not is_abbreviation(raw):
        return term_forms(compact(raw).lower(), language)
    letters = compact(raw)
    if letters.endswith("s") and len(letters) > 2:
        return frozenset({"=" + letters, "=" + letters[:-1]})
    plural = letters[-1:].lower() not in mass
    return frozenset({"=" + letters, "=" + letters + "+s"} if plural else {"=" + letters})


def _mass_heads(concept: Concept, language: str) -> frozenset[str]:
    """The first letters of the last words of the concept's long forms that have no plural.

    An abbreviation that ends in one of them is short for such a form: AI for intelligence, but SOE for no capital.
    """
    long = (raw_words(_BRACKETS.sub(" ", term.text)) for term in concept.accepted(language))
    heads = {words[-1].lower() for words in long if len(words) > 1}
    return frozenset(head[0] for head in heads & _MASS)


def introduced(long_form: str) -> str:
    """The abbreviation that a first mention such as `research and development (R&D)` introduces, else empty."""
    bracket = _BRACKETS.search(long_form)
    return bracket.group(1) if bracket and is_abbreviation(bracket.group(1)) else ""
