"""Cutting a target sentence in two where only that gives a paragraph of the source its text.

A heading has no full stop, so nothing shows where it ends in a paragraph that it was merged into. Where such a place
may be, both parts are tried with the paragraphs around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.memory.aligning.costs import CUT, DROPPED
from toolkit.memory.aligning.evidence import Weighed
from toolkit.memory.aligning.pieces import length
from toolkit.memory.aligning.repair import Repair
from toolkit.memory.aligning.texts import Texts

#: Where a part may begin: at a capital or an opening, after a semicolon or a colon, and at a stop that is none.
_PLACE = re.compile(
    r"(?<=[\w%)”\"’\]）])\s+(?=[A-Z0-9(“\"‘\[（第一二三四五六七八九十])|(?<=[;:.!?])\s+(?=\S)|(?<=[a-z)\]]\.)(?=[A-Z][a-z])|(?<=[；：])(?=\S)"
)
#: A text that ends as sentences do.
_ENDED = re.compile("[.!?。！？…][”’」』）)\\]\"']*\\s*\\Z")


def cuts(repair: Repair, texts: Texts) -> dict[tuple[int, int], int]:
    """The places to cut target paragraphs at: the number of the paragraph and the place in it, with its sentence."""
    found: dict[tuple[int, int], int] = {}
    for number, sentence in enumerate(texts.sentences):
        best = min(_tried(repair, texts, number), default=(0.0, 0))
        if best[0] < 0:
            found[sentence.paragraph, sentence.start + best[1]] = number
    return found


def _tried(repair: Repair, texts: Texts, number: int) -> Iterator[tuple[float, int]]:
    """What each way to cut a sentence costs, and where it cuts."""
    owner = repair.owners[number]
    partners = list(_partners(repair, texts, number))
    if not partners:
        return
    sentence = texts.sentences[number]
    for place in _PLACE.finditer(sentence.text):
        parts = texts.part(number, 0, place.start()), texts.part(number, place.end(), len(sentence.text))
        lengths = length(sentence.text[: place.start()]), length(sentence.text[place.end() :])
        for partner in partners:
            for mine in (0, 1):
                cost = _with(repair, owner, number, parts[mine], lengths[mine])
                cost += _with(repair, partner, number, parts[1 - mine], lengths[1 - mine])
                yield cost + CUT, place.end()


def _with(repair: Repair, paragraph: int, number: int, part: Weighed, size: float) -> float:
    """What it costs more that a paragraph has a part of a sentence; instead of the whole, if it has that."""
    if paragraph < 0:
        return 0.0
    model, members = repair.model, repair.members[paragraph]
    before = model.of(paragraph, members) if members else DROPPED
    score, found = model.evidence.of(paragraph, part)
    for member in members:
        if member != number:
            value, bits = model.evidence.between(paragraph, member)
            score, found, size = score + value, found | bits, size + model.target[member]
    return model.cost(paragraph, score, found, size) - before


def _partners(repair: Repair, texts: Texts, number: int) -> Iterator[int]:
    """The paragraphs that a part of a sentence may belong to."""
    owner = repair.owners[number]
    beside = {repair.owners[one] for one in (number - 1, number + 1) if 0 <= one < len(repair.owners)} - {owner, -1}
    near = {one + step for one in {*beside, owner} - {-1} for step in (-1, 1)}
    for one in sorted((near | beside) - {owner}):
        if 0 <= one < len(repair.members):
            open_end = not _ENDED.search(texts.source[one]) or (owner >= 0 and not _ENDED.search(texts.source[owner]))
            if not repair.members[one] or (one in beside and open_end):
                yield one
