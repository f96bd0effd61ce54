"""Terms of the source without a rendering in the target, and how certain that is."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from toolkit.model import Concept, Problem, Severity, TermMatch
from toolkit.terminology.pairing import Pairing
from toolkit.terminology.paraphrases import anaphors, reworded, speaks_of_here, speaks_of_itself, words_between
from toolkit.terminology.patterns import Pattern
from toolkit.terminology.sentence_pairs import SentencePair, sentence_pairs
from toolkit.terminology.target import TargetMatcher
from toolkit.terminology.term_findings import at_most, named, one_of, span
from toolkit.terminology.words import Words

_CLAUSE_END = re.compile(r"[，,。；;：:！!？?\n]")
_DEFINITE = frozenset("the its their our".split())
_TITLE = re.compile(r"《[^《》]*》")
#: The part of speech of names, in which a shared word (Ministry) says nothing.
NAME = "proper noun"
#: In a sentence of more words, a general word may be paraphrased.
_SHORT = 12


@dataclass(frozen=True, slots=True)
class MissingTerm:
    """A term of the source without a rendering: `named` times in the source, `rendered` times in the target.

    `spot` is the span of the target that may refer to it, if anything may.
    """

    match: TermMatch
    named: int
    rendered: int
    severity: Severity
    reason: str = ""
    spot: tuple[int, int] | None = None

    def problem(self, source: str, target: str, language: str, unit: int, year: int | None) -> Problem:
        """The problem to report, in the unit with this index. `language` is the target's, `year` the report's."""
        concept = self.match.concept
        terms = one_of(concept, language, year)
        if self.rendered:
            often = "once" if self.rendered == 1 else f"{self.rendered} times"
            message = f"{named(self.match)} occurs {self.named} times, but {terms} only {often}"
        else:
            message = f"{named(self.match)} is not rendered as {terms}" + (f"; {self.reason}" if self.reason else "")
        preferred = concept.preferred(language)
        return Problem(
            message,
            source=span(source, self.match.start, self.match.end),
            target=span(target, *self.spot) if self.spot else None,
            suggestion=preferred.text if preferred else None,
            severity=self.severity,
            unit=unit,
        )


def missing_terms(
    pairing: Pairing,
    source: str,
    words: Words,
    others: Sequence[Pairing],
    matcher: TargetMatcher,
    *,
    just_named: bool,
) -> Iterator[MissingTerm]:
    """The terms of one concept that a unit does not render; `just_named` if the unit before renders it."""
    concept = pairing.concept
    if not concept.accepted(matcher.language):
        return
    done = len(pairing.accepted) + len(pairing.deprecated)
    if done == 0:
        yield _none(pairing, source, words, others, matcher, just_named)
    elif at_most(concept) is Severity.ERROR:
        yield from _too_few(pairing, source, words, matcher.language)


def _none(
    pairing: Pairing, source: str, words: Words, others: Sequence[Pairing], matcher: TargetMatcher, just_named: bool
) -> MissingTerm:
    """The whole concept is missing: an error unless there are signs of another wording."""
    match = next((match for match in pairing.sources if match.certain), pairing.sources[0])
    pairs = sentence_pairs(source, words.text, matcher.language)
    here = next(pair for pair in pairs if pair.source[0] <= match.start < pair.source[1])
    positions = words_between(words, *here.target)
    spot = _stand_in(pairing.concept, words, positions, others, matcher)
    if spot is not None:
        reason = f'"{words.text[spot[0] : spot[1]]}" may refer to it'
    elif not match.certain or _inside_title(source, match):
        reason = "it may be part of another name or word"
    elif (
        anaphors(words, positions)
        or speaks_of_itself(match.term.text, words, positions)
        or speaks_of_here(pairing.concept.accepted(matcher.language)[0].text, words, positions)
    ):
        reason = "a pronoun or general word may refer to it"
    elif _general(pairing.concept, matcher.language) and (just_named or len(positions) > _SHORT):
        reason = "it may be left out or paraphrased"
    else:
        return MissingTerm(match, len(pairing.sources), 0, at_most(pairing.concept))
    return MissingTerm(match, len(pairing.sources), 0, Severity.WARNING, reason, spot)


def _stand_in(
    concept: Concept, words: Words, positions: range, others: Sequence[Pairing], matcher: TargetMatcher
) -> tuple[int, int] | None:
    """The span of words that may stand for the concept and render no other."""
    taken = [(match.start, match.end) for other in others for match in other.accepted if other.concept is not concept]
    for term in concept.accepted(matcher.language):
        for pattern in matcher.compiled(concept, term):
            found = [at for at in reworded(words, positions, pattern) if not _within(words, at, taken)]
            if found and not (concept.part_of_speech == NAME and _in_other_name(words, found, pattern)):
                return words.starts[found[0]], words.ends[found[-1]]
    return None


def _in_other_name(words: Words, found: Sequence[int], pattern: Pattern) -> bool:
    """True if a word found is part of another name: the Ministry of Commerce is not another ministry."""
    return any(
        _is_capital(words, beside) and beside not in found and words.lower[beside] not in pattern.words
        for at in found
        for beside in (*_before(words, at), *_after(words, at))
    )


def _before(words: Words, at: int) -> range:
    """The position of the word right before one, none at the beginning of a sentence."""
    inside = at > 1 and all(words.text[words.ends[one - 1] : words.starts[one]] == " " for one in (at - 1, at))
    return range(at - 1, at) if inside else range(0)


def _after(words: Words, at: int) -> range:
    """The position of the word after "of" or "for", and "the", that follow one."""
    after = at + 1
    if words.lower[after : after + 1] not in {("of",), ("for",)}:
        return range(0)
    after += 2 if words.lower[after + 1 : after + 2] == ("the",) else 1
    return range(after, min(after + 1, len(words.lower)))


def _is_capital(words: Words, at: int) -> bool:
    return words.text[words.starts[at]].isupper()


def _within(words: Words, at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= words.starts[at] and words.ends[at] <= end for start, end in spans)


def _too_few(pairing: Pairing, source: str, words: Words, language: str) -> Iterator[MissingTerm]:
    """Named more often than rendered: a note at the first sentence with too few, unless pronouns make up for it."""
    certain = [match for match in pairing.sources if match.certain]
    rendered = sorted([*pairing.accepted, *pairing.deprecated], key=attrgetter("start"))
    if _clauses(source, certain) <= len(rendered):
        return
    accepted = sorted(pairing.accepted, key=attrgetter("start"))
    heads = _heads(words, accepted)
    pairs = sentence_pairs(source, words.text, language)
    places = {bisect(pairs, match.start, key=lambda pair: pair.source[0]) - 1 for match in certain}
    for pair in [pairs[place] for place in sorted(places)]:
        here, there = _inside(certain, pair.source), _inside(rendered, pair.target)
        needed = min(_clauses(source, here), pair.merged or len(here))
        if needed > len(there) + _references(words, pair, _heads(words, there) or heads, accepted):
            yield MissingTerm(here[-1], len(certain), len(rendered), Severity.NOTE)
            return


def _inside(matches: Sequence[TermMatch], span: tuple[int, int]) -> Sequence[TermMatch]:
    """The matches, in order, that begin in a span."""
    start = attrgetter("start")
    return matches[bisect_left(matches, span[0], key=start) : bisect_left(matches, span[1], key=start)]


def _references(words: Words, pair: SentencePair, heads: Set[str], accepted: Sequence[TermMatch]) -> int:
    """How many words of a sentence may refer to the term: pronouns, and a head of it after "the" that is in none of its
    renderings, which are in order.
    """
    positions = words_between(words, *pair.target)
    named_before = [
        at
        for at in positions
        if words.lower[at].rstrip("s") in heads
        and at > 0
        and words.lower[at - 1] in _DEFINITE
        and not _is_rendering(words, at, accepted)
    ]
    return anaphors(words, positions) + len(named_before)


def _is_rendering(words: Words, at: int, accepted: Sequence[TermMatch]) -> bool:
    """Whether a word is in one of the renderings."""
    before = bisect(accepted, words.starts[at], key=attrgetter("start"))
    return before > 0 and words.ends[at] <= accepted[before - 1].end


def _heads(words: Words, matches: Sequence[TermMatch]) -> Set[str]:
    """The last words of renderings, in the singular."""
    return {words.lower[at].rstrip("s") for match in matches for at in _last(words, match)}


def _last(words: Words, match: TermMatch) -> range:
    """The position of a rendering's last word."""
    found = words_between(words, match.start, match.end)
    return found[-1:]


def _clauses(source: str, matches: Sequence[TermMatch]) -> int:
    """The number of clauses with a match; an enumeration (推进改革、深化改革) is one clause."""
    ends = _clause_ends(source)
    return len({bisect(ends, match.start) for match in matches})


@lru_cache(maxsize=4)
def _clause_ends(source: str) -> tuple[int, ...]:
    return tuple(found.start() for found in _CLAUSE_END.finditer(source))


def _inside_title(source: str, match: TermMatch) -> bool:
    """Whether the term is only a part of a title in 《》, which has its own official English."""
    return any(
        title.start() < match.start and match.end < title.end() and match.end - match.start < len(title.group()) - 2
        for title in _TITLE.finditer(source)
    )


def _general(concept: Concept, language: str) -> bool:
    """Whether all renderings are single common words, which English varies freely."""
    return all(
        " " not in term.text and "-" not in term.text and term.text.islower() for term in concept.accepted(language)
    )
