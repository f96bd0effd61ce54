"""Which part of a translation renders which sentences of its source, as far as that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.language.alignment import align
from toolkit.language.figures import compare, matched_figures
from toolkit.language.registry import read_quantities
from toolkit.language.sentences import sentences

if TYPE_CHECKING:
    from toolkit.memory.aligning.alignment import Link

#: Texts of more sentences are not looked at.
MOST = 80
#: The least score of a link of two sentences.
SURE = 0.75

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
    if len(ours) == 1 and theirs:  # known as a whole
        return (Rendering(range(1), ours[0], (theirs[0][0], theirs[-1][1])),)
    if not theirs or max(len(ours), len(theirs)) > MOST:
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
    """Whether a part of the target surely renders a sentence, or several that it renders as one.

    The link of a single sentence must be certain by more than lengths and give the same part. Of several each must have
    a figure there. And the figures of both must agree.
    """
    text, part = source[slice(*one.source)], target[slice(*one.target)]
    if len(one.sentences) == 1:
        link = links[one.sentences[0]]
        said = set(link.evidence) - {"length"}
        sure = link.certain and link.score >= SURE and bool(said) and link.target == part
    else:
        sure = _each_has_a_figure(text, part, languages)
    return sure and not compare(text, part, *languages)


def _each_has_a_figure(text: str, part: str, languages: Languages) -> bool:
    """Whether each sentence of a text has a figure with a counterpart; 1 is too common to tell."""
    ours, theirs = read_quantities(text, languages[0]), read_quantities(part, languages[1])
    matched = [
        ours[one].start for one, _ in matched_figures(text, ours, part, theirs, *languages) if ours[one].low != 1
    ]
    spans = sentences(text, languages[0])
    return all(any(start <= place < end for place in matched) for start, end in spans)
