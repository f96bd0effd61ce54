"""The terms of a unit on both sides: which concept of the source is rendered where in the target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from toolkit.model import Concept, Term, TermMatch
from toolkit.terminology.target import PatternSet, Rendering, TargetMatcher, disjoint
from toolkit.terminology.words import Words

_START = attrgetter("start")
#: Characters to look back for an opening bracket.
_BEFORE = 8
#: Abbreviations that a text has introduced so far, by concept id.
Introduced = Mapping[str, tuple[Term, ...]]


@dataclass(slots=True)
class Pairing:
    """One concept of a unit: its matches in the source, its accepted and deprecated renderings in the target.

    Each list is in text order. A rendering inside a longer one of another concept of the same unit is not counted.
    """

    concept: Concept
    sources: tuple[TermMatch, ...]
    accepted: tuple[TermMatch, ...] = ()
    deprecated: tuple[TermMatch, ...] = ()


def pair(
    sources: Sequence[TermMatch], words: Words, matcher: TargetMatcher, introduced: Introduced | None = None
) -> tuple[Pairing, ...]:
    """The concepts of a unit in the order of their first place in the source."""
    grouped: dict[str, list[TermMatch]] = {}
    for match in sources:
        grouped.setdefault(match.concept.id, []).append(match)
    known = introduced or {}
    wordings = {key: matcher.accepted(matches[0].concept, known.get(key, ())) for key, matches in grouped.items()}
    avoided = {key: matcher.deprecated(matches[0].concept) for key, matches in grouped.items()}
    odd = matcher.is_odd(words)
    accepted = {key: _accepted(matches, wordings[key], words, matcher, odd) for key, matches in grouped.items()}
    accepted = _without_nested(accepted, {key: len(matches) for key, matches in grouped.items()})
    deprecated = {
        key: found
        for key, some in avoided.items()
        if some.patterns and (found := matcher.search(words, grouped[key][0].concept, some, odd))
    }
    claimed = _by_position(accepted) if deprecated else {}
    return tuple(
        [
            Pairing(
                matches[0].concept,
                tuple(matches),
                _in_order(accepted[key]),
                _in_order([one for one in deprecated.get(key, ()) if not _claimed(one, claimed)]),
            )
            for key, matches in grouped.items()
        ]
    )


def _in_order(found: Sequence[Rendering]) -> tuple[TermMatch, ...]:
    """The matches by where they begin."""
    if len(found) < 2:
        return tuple([rendering.match for rendering in found])
    return tuple(sorted([rendering.match for rendering in found], key=_START))


def _accepted(
    sources: Sequence[TermMatch], wordings: PatternSet, words: Words, matcher: TargetMatcher, odd: bool
) -> list[Rendering]:
    """A concept's accepted renderings; discontinuous ones only if there are fewer whole ones than source terms."""
    concept = sources[0].concept
    found = matcher.search(words, concept, wordings, odd)
    if len(found) > 1:
        found = _without_bracketed(found, words)
    if len(found) < len(sources):
        found = disjoint([*found, *matcher.discontinuous(words, concept, wordings)])
    return found


def _without_bracketed(found: list[Rendering], words: Words) -> list[Rendering]:
    """The renderings without those in brackets right after another one, which repeat it."""
    if "(" not in words.text and "（" not in words.text:
        return found
    ends = {rendering.match.end for rendering in found}
    kept = []
    for rendering in found:
        start = rendering.match.start
        before = words.text[max(0, start - _BEFORE) : start].rstrip()
        end = start - min(start, _BEFORE) + len(before[:-1].rstrip())
        if not (before.endswith(("(", "（")) and end in ends):
            kept.append(rendering)
    return kept


def _without_nested(accepted: dict[str, list[Rendering]], counts: dict[str, int]) -> dict[str, list[Rendering]]:
    """The renderings without those inside a longer one of another concept.

    "bank" in "rural commercial bank" renders 银行 only if the longer rendering occurs more often than its own
    concept in the source: then one of them may render the shorter term, or several terms that are parts of it.
    """
    at = _by_position(accepted)
    if len(at) == sum([len(rendering.positions) for found in accepted.values() for rendering in found]):
        return accepted
    spare = {key: len(found) - counts[key] for key, found in accepted.items()}
    return {key: list(_not_nested(key, found, at, dict(spare))) for key, found in accepted.items()}


def _not_nested(
    key: str, found: Sequence[Rendering], at: Mapping[int, Sequence[tuple[str, Rendering]]], spare: dict[str, int]
) -> Iterator[Rendering]:
    """The renderings of one concept as they count for it; `spare` are those of each concept beyond its own."""
    for one in found:
        kept = _unless_nested(key, one, at[one.positions[0]], spare)
        if kept is not None:
            yield kept


def _unless_nested(
    key: str, rendering: Rendering, near: Sequence[tuple[str, Rendering]], spare: dict[str, int]
) -> Rendering | None:
    """A rendering as it counts for its concept: not at all, or not surely, where it lies inside a longer one."""
    outer = _outer(key, rendering, near) if len(near) > 1 else None
    if outer is None:
        return rendering
    if spare[outer] <= 0:
        return None
    spare[outer] -= 1
    return Rendering(rendering.match._replace(certain=False), rendering.positions)


def _outer(key: str, rendering: Rendering, near: Sequence[tuple[str, Rendering]]) -> str | None:
    """The first other concept with a rendering of which this one is a part."""
    positions = set(rendering.positions)
    return next((other for other, one in near if other != key and positions < set(one.positions)), None)


def _by_position(accepted: Mapping[str, Sequence[Rendering]]) -> dict[int, list[tuple[str, Rendering]]]:
    """The renderings with their concepts by each word they consist of."""
    found: dict[int, list[tuple[str, Rendering]]] = defaultdict(list)
    for key, renderings in accepted.items():
        for rendering in renderings:
            for position in rendering.positions:
                found[position].append((key, rendering))
    return found


def _claimed(rendering: Rendering, at: Mapping[int, Sequence[tuple[str, Rendering]]]) -> bool:
    """Whether the words of a deprecated rendering are all in an accepted rendering of any concept of the unit."""
    positions = set(rendering.positions)
    return any(positions.issubset(accepted.positions) for _, accepted in at.get(rendering.positions[0], ()))
