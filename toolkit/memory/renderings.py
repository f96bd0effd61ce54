"""Which part of a translation renders which sentences of its source, as far as that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.language.alignment import align
from toolkit.language.figures import compare
from toolkit.language.sentences import sentences

if TYPE_CHECKING:
    from toolkit.memory.aligning.alignment import Link

#: Texts of more sentences are not looked at.
MOST = 80
#: How much of several target sentences their counterparts must hold, one by one.
_MOST_OF = 0.9

Languages = tuple[str, str]
Span = tuple[int, int]


class Rendering(NamedTuple):
    """Consecutive sentences of a source, by number, and the half-open spans of these and of what renders them."""

    sentences: range
    source: Span
    target: Span


@lru_cache(maxsize=256)
def renderings(source: str, target: str, languages: Languages) -> tuple[Rendering, ...]:
    """The renderings that are sure, in order: the fewest sentences of both texts that render each other.

    Two aligners must agree on them, and their figures too.
    """
    ours, theirs = sentences(source, languages[0]), sentences(target, languages[1])
    if len(ours) == 1 and theirs:
        return (Rendering(range(1), ours[0], (theirs[0][0], theirs[-1][1])),)
    if len(theirs) < 2 or max(len(ours), len(theirs)) > MOST:
        return ()
    from toolkit.memory.aligning.document import align_documents  # takes as long as a search

    texts = [source[start:end] for start, end in ours]
    links = align_documents(texts, [target], languages=languages).links
    beads = align(texts, [target[start:end] for start, end in theirs], languages)
    found = []
    for bead in beads:
        if bead.source[0] < bead.source[1] and bead.target[0] < bead.target[1]:
            one = Rendering(range(*bead.source), _span(ours, bead.source), _span(theirs, bead.target))
            if _is_sure(source, target, one, links, languages):
                found.append(one)
    return tuple(found)


def _span(spans: Sequence[Span], numbers: Span) -> Span:
    return spans[numbers[0]][0], spans[numbers[1] - 1][1]


def _is_sure(source: str, target: str, one: Rendering, links: Sequence[Link], languages: Languages) -> bool:
    """Whether the links of the sentences are certain and make up the same part of the target, with the same figures."""
    part = target[slice(*one.target)]
    own = [links[number] for number in one.sentences]
    if not all(link.certain and link.target in part for link in own):
        return False
    if sum(len(link.target) for link in own) < (_MOST_OF if len(own) > 1 else 1) * len(part):
        return False
    return not compare(source[slice(*one.source)], part, *languages)
