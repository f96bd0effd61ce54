"""What a language offers to tell the meaning of its figures: direction, relation, basis, aim or fact.

A language has it in the module `meaning` of its folder, as `MEANING`. Each of the readers looks at one figure's
surroundings only, so the time is linear in the number of figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.language.units import is_time
from toolkit.model.meaning import Basis, Change, End, Meaning, Stage
from toolkit.model.quantity import TIMES, Quantity, QuantityKind

#: What a figure is compared with or for, with the place of the words that say so.
Bases = dict[Basis, tuple[int, int]]


class Place(NamedTuple):
    """A figure in its text; `since` is where the figure before it ends, `until` where the next one begins."""

    text: str
    figure: Quantity
    since: int
    until: int


#: Characters before and after a figure in which its words are looked for at most.
REACH, REACH_OF_STAGE, REACH_AFTER = 28, 60, 12
_ANYTHING, _NOTHING = re.compile(""), re.compile("(?!)")


class Says(NamedTuple):
    """Quick tests: each pattern finds where anything begins that one of the readers may read near a figure.

    Words of a change or basis before the figure are in its clause: not before one of the signs of `clause_ends`; one of
    `basis_after` may begin a basis right after it.
    """

    change: re.Pattern[str] = _ANYTHING
    basis: re.Pattern[str] = _ANYTHING
    stage: re.Pattern[str] = _ANYTHING
    clause_ends: str = ""
    basis_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeaningRules:
    """The readers of a language, for texts that `fold` has brought into one case or script.

    `ends` finds which figures, by index, are the old and new value of a change, and `year` of which year the figure at
    an index is. `negative` matches words that make a value negative (a loss, below zero, a fall), `minus` only those
    that are its sign. `due` matches times, with group 1 for the year by which something is to be reached (到2027年).
    """

    fold: Callable[[str], str]
    says: Says
    change: Callable[[Place], Change]
    bases: Callable[[Place], Bases]
    stage: Callable[[Place], Stage]
    ends: Callable[[str, Sequence[Quantity]], dict[int, End]]
    year: Callable[[str, Sequence[Quantity], int], str]
    negative: re.Pattern[str]
    minus: re.Pattern[str]
    due: re.Pattern[str] = _NOTHING


#: Kinds of figures that a text may say something of, beside their value.
CHANGING = frozenset(
    {
        QuantityKind.CARDINAL,
        QuantityKind.MONEY,
        QuantityKind.PERCENT,
        QuantityKind.PERCENTAGE_POINT,
        QuantityKind.BASIS_POINT,
        QuantityKind.FRACTION,
        QuantityKind.MULTIPLE,
        QuantityKind.ORDINAL,
    }
)
#: Signs and words between the ends of a range, which share the words before it.
_JOINTS = frozenset("- – — ~ ～ 至 到".split())
_LONGEST_JOINT = 3


def is_passed_over(quantity: Quantity) -> bool:
    """True for a time, a length of time (600 yuan a year) and a word that may not be a figure.

    The words before it belong to the figure after it too.
    """
    _, _, _, kind, _, _, unit, _, _, _, weak = quantity  # which is quicker than by name
    return weak or kind in TIMES or (unit != "" and is_time(unit))


def place(text: str, quantities: Sequence[Quantity], index: int) -> Place:
    """The figure at `index` of a folded text's figures, with the places of its neighbours that are not mere times.

    It takes as long as there are times beside the figure; for all the figures of a text there is `places`.
    """
    before, after, count = index - 1, index + 1, len(quantities)
    if _is_joined(text, quantities, index):
        before -= 1
    while before >= 0 and is_passed_over(quantities[before]):
        before -= 1
    while after < count and is_passed_over(quantities[after]):
        after += 1
    since = quantities[before].end if before >= 0 else 0
    return Place(text, quantities[index], since, quantities[after].start if after < count else len(text))


def places(text: str, quantities: Sequence[Quantity]) -> list[Place]:
    """The place of every figure of a folded text; see `place`."""
    count = len(quantities)
    counting = [index for index in range(count) if not is_passed_over(quantities[index])]
    befores, afters = [-1, *counting], [*counting, count]
    found: list[Place] = []
    for index in range(count):
        before = index - 1 - _is_joined(text, quantities, index)
        before, after = befores[bisect_right(counting, before)], afters[bisect_right(counting, index)]
        since = quantities[before].end if before >= 0 else 0
        until = quantities[after].start if after < count else len(text)
        found.append(Place(text, quantities[index], since, until))
    return found


def _is_joined(text: str, quantities: Sequence[Quantity], index: int) -> bool:
    """True for the second end of a range."""
    if index == 0:
        return False
    end, start = quantities[index - 1][1], quantities[index][0]  # which is quicker than by name
    return start - end <= _LONGEST_JOINT and text[end:start].strip() in _JOINTS


def meanings(text: str, quantities: Sequence[Quantity], rules: MeaningRules) -> list[Meaning]:
    """What the text says of each of its figures."""
    found = places(rules.fold(text), quantities)
    return [Meaning(rules.change(one), frozenset(rules.bases(one)), rules.stage(one)) for one in found]
