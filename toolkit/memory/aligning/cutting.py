"""Cutting a target sentence in two where only that gives a paragraph of the source its text.

A heading has no full stop, so nothing shows where it ends in a paragraph that it was merged into. Where such a place
may be, both parts are tried with the paragraphs around; and where a sentence was cut already, the other places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.memory.aligning.costs import CUT, CUT_AT_SIGN, DROPPED
from toolkit.memory.aligning.evidence import Weighed
from toolkit.memory.aligning.pieces import NUMERAL, length
from toolkit.memory.aligning.repair import Repair
from toolkit.memory.aligning.texts import Texts

#: Words that a number or a letter follows that belongs to them: Class A, vitamin B, Plan 2.
_LABELS = (
    "Class Grade Plan Group Type Category Level Model Phase Stage Step Option Team Party Zone Block Building Unit Room "
    "Line Gate Tier Schedule Annex Rule Item Clause Lesson Question Volume Vitamin Hepatitis Scheme Series Version"
).split()
_LABELS += [label.lower() for label in _LABELS]
#: Words that what follows them belongs to.
_BINDING = (
    "Part Chapter Section Article Table Figure Appendix No. the The a An an of In in On on At at To to and or by for "
    "with from than"
).split() + _LABELS
#: Where a part may begin: at a capital or an opening, after a semicolon or a colon, and at a stop that ends nothing; at
#: a digit only where it is a number with a stop.
_PLACE = re.compile(
    '(?<=[\\w%)”"’\\]）])'
    + "".join([rf"(?<!\b{re.escape(word)})" for word in _BINDING])
    + rf"(?P<blank>[^\S\n]+)(?=[A-Z(“\"‘\[（第一二三四五六七八九十]|{NUMERAL}\s)"
    rf"|(?<=[;!?])\s+(?=\S)|(?<=[:.])\s+(?=[^\s0-9]|{NUMERAL}\s)|(?<=[a-z)\]]\.)(?=[A-Z][a-z])|(?<=[；：])(?=\S)"
)
#: A numeral or the like, which begins a heading.
_NUMBERED = re.compile(
    r"[(（]?(?:[0-9]{1,2}(?:\.[0-9]{1,3}){0,4}|[IVX]{1,5}|[a-z])[.)）](?=\s)|第[一二三四五六七八九十]"
)
#: A number and the like belong to what follows, unless the word before says that it is a reference: Class A.
_AFTER_NUMBER = re.compile(
    "".join([rf"(?<!\b{re.escape(word)})" for word in _LABELS])
    + rf"(?:\A|\s)(?:{NUMERAL}|(?<!\b[Ss]ee )(?<!\b(?:in|of|to) )(?:Table|Figure|Chapter|Appendix) [0-9A-Z.]+)\Z"
)
#: A text that ends as sentences do.
_ENDED = re.compile("[.!?。！？…][”’」』）)\\]\"']*\\s*\\Z")


#: How many sentences on either side of a cut are looked at again.
NEAR = 4


class Trial(NamedTuple):
    """What it costs to cut a sentence at a place, and the paragraphs that both parts go to then.

    `instead` is the place where it is cut already, which would not be cut then; -1 for none.
    """

    cost: float
    place: int
    before: int
    after: int
    instead: int = -1


def cut(repair: Repair, texts: Texts, numbers: Iterable[int]) -> tuple[list[int], set[int]]:
    """Cut those of some sentences where that saves something.

    Gives the paragraph of each sentence then, and which sentences are near a cut; none if none was cut.
    """
    owners = {(one.paragraph, one.start): repair.owners[number] for number, one in enumerate(texts.sentences)}
    more: set[tuple[int, int]] = set()
    less: set[tuple[int, int]] = set()
    for number in sorted(numbers):
        one = texts.sentences[number]
        best = min(trials(repair, texts, number), default=None)
        if best is not None and best.cost < -1e-6 and (one.paragraph, best.instead) not in less | more:
            more.add((one.paragraph, best.place))
            owners |= {(one.paragraph, one.start): best.before, (one.paragraph, best.place): best.after}
            if best.instead >= 0:
                less.add((one.paragraph, best.instead))
    if not more:
        return [], set()
    texts.cut(more, less)
    near = {
        at + step
        for at, one in enumerate(texts.sentences)
        if (one.paragraph, one.start) in more
        for step in range(-NEAR, NEAR + 1)
        if 0 <= at + step < len(texts.sentences)
    }
    return [owners[one.paragraph, one.start] for one in texts.sentences], near


def margins(repair: Repair, texts: Texts, found: list[float]) -> None:
    """Lower the margins of paragraphs (`Repair.margins`) to what other cuts cost."""
    for number in range(len(texts.sentences)):
        for trial in trials(repair, texts, number):
            for paragraph in (trial.before, trial.after):
                if paragraph >= 0:
                    found[paragraph] = min(found[paragraph], trial.cost)


def trials(repair: Repair, texts: Texts, number: int) -> Iterator[Trial]:
    """Each way to cut a sentence."""
    partners = list(_partners(repair, texts, number))
    if not partners:
        return
    sentence, owner = texts.sentences[number], repair.owners[number]
    before, after = texts.is_cut(number), texts.is_cut(number + 1)
    for place in _PLACE.finditer(sentence.text):
        if _AFTER_NUMBER.search(sentence.text, 0, place.start()):
            continue
        parts = texts.part(number, 0, place.start()), texts.part(number, place.end(), len(sentence.text))
        lengths = length(sentence.text[: place.start()]), length(sentence.text[place.end() :])
        price = CUT if place["blank"] and not _NUMBERED.match(sentence.text, place.end()) else CUT_AT_SIGN
        for partner in partners:
            for mine in (0, 1):
                cost = _with(repair, owner, number, parts[mine], lengths[mine])
                cost += _with(repair, partner, number, parts[1 - mine], lengths[1 - mine])
                instead = -1
                if mine == 0 and after and repair.owners[number + 1] == partner:
                    instead = texts.sentences[number + 1].start
                elif mine == 1 and before and repair.owners[number - 1] == partner:
                    instead = sentence.start
                ends = (owner, partner) if mine == 0 else (partner, owner)
                yield Trial(cost + (price if instead < 0 else 0.0), sentence.start + place.end(), *ends, instead)


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
