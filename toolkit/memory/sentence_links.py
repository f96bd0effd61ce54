"""Find the sentences of a translation that render those of its source: in any order, only where something tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.language.figures import compare
from toolkit.memory.renderings import SURE, Languages, Span
from toolkit.terminology.sentence_pairs import clauses, sentence_pairs

#: Texts of more sentences are shown whole.
MOST = 200


class Linked(NamedTuple):
    """The half-open spans of sentences that render each other."""

    source: Span
    target: Span


class _Group(NamedTuple):
    """Sentences of both sides, by number, and whether more than lengths says that they render each other."""

    source: range
    target: range
    told: bool


@lru_cache(maxsize=256)
def linked(source: str, target: str, languages: Languages) -> tuple[Linked, ...]:
    """The sentences that render each other, in the order of the source; those of which nothing tells are left out.

    Words, figures or letters must tell, the same whether the target is read forward or backward, so that the order
    alone never does; between sentences of which they tell, one in the same order is believed. Figures never disagree.
    """
    ours, theirs = clauses(source, languages[0]), clauses(target, languages[1])
    if len(ours) < 2 or len(theirs) < 2:
        return (Linked((0, len(source)), (0, len(target))),)
    if max(len(ours), len(theirs)) > MOST:
        return ()
    groups = _groups(_texts(source, ours), _texts(target, theirs), languages)
    found = [Linked(_span(ours, one.source), _span(theirs, one.target)) for one in groups]
    pairs = {(one.source, one.target) for one in sentence_pairs(source, target, languages[1])}
    agreed = [(one.source, one.target) in pairs for one in found]
    fits = [not compare(source[slice(*one.source)], target[slice(*one.target)], *languages) for one in found]
    told = [fit and group.told for fit, group in zip(fits, groups, strict=True)]
    return tuple(
        one
        for number, one in enumerate(found)
        if told[number]
        or (fits[number] and agreed[number] and _is_enclosed(number, groups, told, len(ours), len(theirs)))
    )


def _groups(ours: Sequence[str], theirs: Sequence[str], languages: Languages) -> list[_Group]:
    """The smallest groups of sentences that have no link to others, of neighbours only, in the order of the source."""
    from toolkit.memory.aligning.document import align_documents  # takes as long as a search

    links = align_documents(ours, theirs, languages=languages).links
    turned = align_documents(ours, theirs[::-1], languages=languages).links
    targets = [{sentence.paragraph for sentence in link.sentences} for link in links]
    mirrored = [{len(theirs) - 1 - sentence.paragraph for sentence in link.sentences} for link in turned]
    told = [
        one == other and max(link.score, back.score) >= SURE and bool(set(link.evidence) - {"length"})
        for link, back, one, other in zip(links, turned, targets, mirrored, strict=True)
    ]
    return list(_joined(targets, told))


def _joined(targets: Sequence[set[int]], told: Sequence[bool]) -> Iterator[_Group]:
    left = [number for number, own in enumerate(targets) if own]
    while left:
        members, reached = {left[0]}, set(targets[left[0]])
        while more := {one for one in left if one not in members and targets[one] & reached}:
            members |= more
            reached = reached.union(*(targets[one] for one in more))
        left = [one for one in left if one not in members]
        if _in_a_row(members) and _in_a_row(reached):
            sure = all(told[one] for one in members)
            yield _Group(range(min(members), max(members) + 1), range(min(reached), max(reached) + 1), sure)


def _in_a_row(numbers: set[int]) -> bool:
    return max(numbers) - min(numbers) + 1 == len(numbers)


def _is_enclosed(number: int, groups: Sequence[_Group], told: Sequence[bool], ours: int, theirs: int) -> bool:
    """Whether a group lies between two that are told, or one of them and an end, without a gap on either side."""
    here = groups[number]
    before = next((at for at, one in enumerate(groups) if one.source.stop == here.source.start), None)
    after = next((at for at, one in enumerate(groups) if one.source.start == here.source.stop), None)
    first = here.source.start == here.target.start == 0
    last = here.source.stop == ours and here.target.stop == theirs
    follows = before is not None and told[before] and groups[before].target.stop == here.target.start
    leads = after is not None and told[after] and groups[after].target.start == here.target.stop
    return (first or follows) and (last or leads)


def _texts(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


def _span(spans: Sequence[Span], numbers: range) -> Span:
    return spans[numbers.start][0], spans[numbers.stop - 1][1]
