"""Neighbours that differ in a word or two, as clauses on both parties of a contract, and which translation is whose.

Translations exchange such neighbours too, and all that both say speaks for either. Only the marks in which the two
differ tell them apart; where none is found, nothing but the order does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from toolkit.memory.aligning.evidence import Weighed
from toolkit.memory.aligning.marks import FORM, Key
from toolkit.memory.aligning.repair import Repair
from toolkit.memory.aligning.texts import Texts

#: How far a neighbour may be, the least share of their characters in common, and the shortest text.
NEAR, ALIKE, SHORTEST = 3, 0.7, 4


def exchangeable(number: int, repair: Repair, texts: Texts) -> bool:
    """True if what renders a paragraph may as well render one near it that resembles it but is not equal."""
    near = range(max(0, number - NEAR), min(len(texts.source), number + NEAR + 1))
    return any(
        _resemble(texts.source[number], texts.source[other]) and not _apart(number, other, repair) for other in near
    )


def _resemble(one: str, other: str) -> bool:
    size = min(len(one), len(other))
    if one == other or size < SHORTEST or abs(len(one) - len(other)) > 0.2 * max(len(one), len(other)):
        return False
    return (Counter(one) & Counter(other)).total() >= ALIKE * max(len(one), len(other))


def _apart(number: int, other: int, repair: Repair) -> bool:
    """True if more of what only one of two paragraphs says is found with it than with the other one."""
    evidence = repair.model.evidence
    ours, theirs = _keys([evidence.source[number]]), _keys([evidence.source[other]])
    own = _keys([evidence.target[one] for one in repair.members[number]])
    others = _keys([evidence.target[one] for one in repair.members[other]])
    straight = len((ours - theirs) & own - others) + len((theirs - ours) & others - own)
    crossed = len((ours - theirs) & others - own) + len((theirs - ours) & own - others)
    return straight > crossed


def _keys(texts: Iterable[Weighed]) -> set[Key]:
    return {key for text in texts for mark in text.marks if mark.kind not in FORM for key in mark.keys}
