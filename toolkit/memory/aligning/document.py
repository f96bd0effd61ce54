"""Aligning two documents, from texts to links."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from statistics import median

from toolkit.memory.aligning.alignment import Alignment, Link
from toolkit.memory.aligning.band import windows
from toolkit.memory.aligning.cutting import cut
from toolkit.memory.aligning.judging import Judge
from toolkit.memory.aligning.order import ordered
from toolkit.memory.aligning.path import path
from toolkit.memory.aligning.pieces import together
from toolkit.memory.aligning.repair import Repair
from toolkit.memory.aligning.texts import Texts
from toolkit.model import Glossary

#: How often sentences are cut further at most.
CUTTING = 10
#: What a link must be worth to learn from it.
SURE = 4.0
#: The fewest links that show how long translations are.
ENOUGH = 8


def align_documents(
    source: Sequence[str],
    target: Sequence[str],
    *,
    languages: tuple[str, str] = ("zh", "en"),
    glossary: Glossary | None = None,
    known: Sequence[tuple[str, str]] = (),
) -> Alignment:
    """Give each paragraph of a source the sentences of its published translation that render it.

    `source` and `target` are the paragraphs of both documents in order, `languages` theirs (BCP 47 or gettext codes).
    The translation may merge, split, drop, add and exchange paragraphs. Between Chinese and English what they say is
    compared, otherwise figures, Latin letters and lengths. `known` are translated pairs to learn words from.
    """
    texts = Texts(source, target, languages, glossary)
    if known:
        texts.learn(known)
    repair = _aligned(texts)
    texts.ratio = _ratio(repair)
    texts.learn([*known, *_sure(repair, texts)])
    repair = _aligned(texts)
    near: Collection[int] = range(len(texts.sentences))
    for _ in range(CUTTING):
        owners, near = cut(repair, texts, near)
        if not near:
            break
        repair = Repair(texts.model, owners)
        repair.mend(near)
    judge = Judge(repair, texts)
    links = tuple(_link(number, repair, texts, judge) for number in range(len(source)))
    left_source = tuple(
        one
        for link in links
        for one in (judge.unsaid[link.paragraph] if link.sentences else texts.sentences_of(link.paragraph))
    )
    used = {one for members in repair.members for one in members}
    left_target = tuple(one for number, one in enumerate(texts.sentences) if number not in used)
    return Alignment(links, left_source, left_target, judge.overall)


def _aligned(texts: Texts) -> Repair:
    model = texts.model
    repair = Repair(model, path(model, windows(model.evidence, model.source, model.target)))
    repair.mend(range(len(texts.sentences)))
    return repair


def _ratio(repair: Repair) -> float:
    """How much longer the translations of paragraphs are, the median of those that are certain enough."""
    model = repair.model
    ratios = [
        sum([model.target[one] for one in own]) / model.source[number]
        for number, own in enumerate(repair.members)
        if own and model.of(number, own) < -SURE
    ]
    return median(ratios) if len(ratios) >= ENOUGH else 1.0


def _sure(repair: Repair, texts: Texts) -> Iterator[tuple[str, str]]:
    """The pairs that are certain enough to learn from."""
    for number, own in enumerate(repair.members):
        if own and repair.model.of(number, own) < -SURE:
            yield texts.source[number], " ".join([texts.sentences[one].text for one in own])


def _link(number: int, repair: Repair, texts: Texts, judge: Judge) -> Link:
    own, sure = ordered(number, repair.members[number], texts)
    found = tuple(texts.sentences[one] for one in own)
    text = together(found, texts.target, texts.languages[1])
    return Link(number, found, text, judge.scores[number], judge.certain[number] and sure, judge.evidence(number))
