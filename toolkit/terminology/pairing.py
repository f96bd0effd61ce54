"""A unit's terms on both sides brought together: which concept of the source is rendered where in the target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.model import Concept, Term, TermMatch
from toolkit.terminology.target import Rendering, TargetMatcher, deprecated_terms
from toolkit.terminology.words import Words

#: Abbreviations that a text has introduced so far, by concept id.
Introduced = Mapping[str, tuple[Term, ...]]


@dataclass(frozen=True, slots=True)
class Pairing:
    """One concept of a unit: where it stands in the source, and its right and deprecated renderings in the target.

    Each list is in text order. A rendering inside a longer one of another concept of the same unit is not counted.
    """

    concept: Concept
    sources: tuple[TermMatch, ...]
    right: tuple[TermMatch, ...] = ()
    deprecated: tuple[TermMatch, ...] = ()


def pair(
    sources: Sequence[TermMatch], words: Words, matcher: TargetMatcher, introduced: Introduced | None = None
) -> tuple[Pairing, ...]:
    """The concepts of a unit in the order of their first place in the source."""
    grouped: dict[str, list[TermMatch]] = {}
    for match in sources:
        grouped.setdefault(match.concept.id, []).append(match)
    right = {key: _right(matches, words, matcher, introduced or {}) for key, matches in grouped.items()}
    right = _without_nested(right, {key: len(matches) for key, matches in grouped.items()})
    pairs = []
    for key, matches in grouped.items():
        concept = matches[0].concept
        wrong = matcher.renderings(words, concept, deprecated_terms(concept, matcher.language))
        pairs.append(
            Pairing(
                concept,
                tuple(matches),
                tuple(sorted((found.match for found in right[key]), key=lambda match: match.start)),
                tuple(found.match for found in wrong if not _claimed(found, right)),
            )
        )
    return tuple(pairs)


def _right(
    sources: Sequence[TermMatch], words: Words, matcher: TargetMatcher, introduced: Introduced
) -> list[Rendering]:
    """A concept's right renderings; the parted ones only where there are fewer whole ones than the source has terms."""
    concept = sources[0].concept
    terms = matcher.right_terms(concept) + introduced.get(concept.id, ())
    found = _without_bracketed(matcher.renderings(words, concept, terms), words)
    if len(found) < len(sources):
        for rendering in matcher.parted(words, concept, terms):
            if not any(rendering.positions & other.positions for other in found):
                found.append(rendering)
    return found


def _without_bracketed(found: list[Rendering], words: Words) -> list[Rendering]:
    """A rendering in brackets right behind another one says the same once more: counted once."""
    ends = {rendering.match.end for rendering in found}
    kept = []
    for rendering in found:
        before = words.text[: rendering.match.start].rstrip()
        if not (before.endswith(("(", "（")) and len(before[:-1].rstrip()) in ends):
            kept.append(rendering)
    return kept


def _without_nested(right: dict[str, list[Rendering]], counts: dict[str, int]) -> dict[str, list[Rendering]]:
    """Renderings that lie inside a longer one of another concept dropped.

    "bank" in "rural commercial bank" renders 银行 only where the longer rendering stands more often than its own
    concept does in the source: then one of them may be there for the shorter term.
    """
    spare = Counter({key: len(found) - counts[key] for key, found in right.items()})
    kept: dict[str, list[Rendering]] = {}
    for key, found in right.items():
        kept[key] = []
        for rendering in found:
            outer = _holder(rendering, key, right)
            if outer is None:
                kept[key].append(rendering)
            elif spare[outer] > 0:
                spare[outer] -= 1
                kept[key].append(replace(rendering, match=replace(rendering.match, certain=False)))
    return kept


def _holder(rendering: Rendering, key: str, right: Mapping[str, Sequence[Rendering]]) -> str | None:
    """The other concept with a rendering that holds all words of this one and more."""
    for other, found in right.items():
        if other != key and any(rendering.positions < outer.positions for outer in found):
            return other
    return None


def _claimed(wrong: Rendering, right: Mapping[str, Sequence[Rendering]]) -> bool:
    """Whether the words of a deprecated rendering are a right rendering, or part of one, of any concept here."""
    return any(wrong.positions <= rendering.positions for found in right.values() for rendering in found)
