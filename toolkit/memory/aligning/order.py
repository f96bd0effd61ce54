"""The order of the sentences that render a paragraph, where the target exchanged parts of it.

Sentences that follow each other in one target paragraph keep their order, since translators reorder too. Other parts
are put in the order of the source, by the places there of what they have in common with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.memory.aligning.marks import FORM
from toolkit.memory.aligning.texts import Texts

#: From this share of what two parts say for it on, the later one of the target is the earlier one of the source.
EARLIER = 0.65
#: From this share on it may be, and the order is doubtful.
DOUBTFUL = 0.5

_Places = list[tuple[int, float]]


def ordered(number: int, own: Sequence[int], texts: Texts) -> tuple[list[int], bool]:
    """The numbers of a paragraph's sentences in the order of the source, and whether that order is beyond doubt."""
    parts = _parts(own, texts)
    if len(parts) < 2:
        return list(own), True
    placed = [(part, _places(number, part, texts)) for part in parts]
    shares = [_inverted(one, other) for (_, one), (_, other) in pairwise(placed)]
    for _ in placed:
        for at in range(len(placed) - 1):
            if _inverted(placed[at][1], placed[at + 1][1]) >= EARLIER:
                placed[at], placed[at + 1] = placed[at + 1], placed[at]
    return [one for part, _ in placed for one in part], max(shares) < DOUBTFUL


def _parts(own: Sequence[int], texts: Texts) -> list[list[int]]:
    """Runs of sentences that follow each other in one target paragraph."""
    parts: list[list[int]] = []
    for one in own:
        last = parts[-1][-1] if parts else -2
        if one == last + 1 and texts.sentences[one].paragraph == texts.sentences[last].paragraph:
            parts[-1].append(one)
        else:
            parts.append([one])
    return parts


def _places(number: int, part: Sequence[int], texts: Texts) -> _Places:
    """The places in the source of what a part has in common with it, and how much each says."""
    evidence = texts.model.evidence
    bits = 0
    for one in part:
        bits |= evidence.between(number, one)[1]
    ours = evidence.source[number]
    return [
        (mark.place, ours.gains[at])
        for at, mark in enumerate(ours.marks)
        if bits >> at & 1 and mark.kind not in FORM and ours.gains[at] > 0
    ]


def _inverted(before: _Places, after: _Places) -> float:
    """How much of what two parts say about their order says that the second one comes first; nothing if nothing."""
    total = sum([one * other for _, one in before for _, other in after])
    wrong = sum([one * other for place, one in before for other_place, other in after if place > other_place])
    return wrong / total if total else 0.0
