"""Which row or column is which on the other side: by what is known of their labels, else by their figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

#: Beyond so many comparisons nothing more is looked for.
_MOST = 400

Key = frozenset[Hashable]
Agree = Callable[[int, int], bool | None]


@dataclass(slots=True)
class Pairing:
    """`other[i]` is the right item of left item `i`; `exchanged` are pairs whose labels alone changed places."""

    other: list[int]
    exchanged: list[tuple[int, int]] = field(default_factory=list)


def pair_up(
    left: Sequence[Key],
    right: Sequence[Key],
    agree: Agree,
    signature: Callable[[int, bool], Hashable | None],
) -> Pairing:
    """Pair the items of two sides of one length.

    `left` and `right` are what is known of their labels; `agree(i, j)` tells whether all figures of two items do, None
    where there are none; `signature(i, is_left)` is equal for items whose figures have the same digits.
    """
    count = len(left)
    known = _known(left, right)
    taken = set(known.values())
    free = [j for j in range(count) if j not in taken]
    rest = [i for i in range(count) if i not in known]
    other = [known.get(i, -1) for i in range(count)]
    for i, j in _in_order(rest, free):
        other[i] = j
    bad = [i for i in range(count) if agree(i, other[i]) is False]
    pairing = Pairing(other)
    if bad:
        _find_moved([i for i in bad if i not in known], pairing, agree, signature)
        bad = [i for i in bad if agree(i, other[i]) is False]
        if len(bad) * len(bad) <= _MOST:
            _find_exchanged(bad, known, pairing, agree)
    return pairing


def _in_order(rest: list[int], free: list[int]) -> list[tuple[int, int]]:
    """The items without a known label, those that keep their place first."""
    staying = set(rest) & set(free)
    moving = [i for i in rest if i not in staying], [j for j in free if j not in staying]
    return [(i, i) for i in rest if i in staying] + list(zip(*moving, strict=True))


def _known(left: Sequence[Key], right: Sequence[Key]) -> dict[int, int]:
    """The pairs of items that share what no other item of their side has."""
    ours, theirs = _owners(left), _owners(right)
    votes: dict[int, set[int]] = {}
    for key, i in ours.items():
        if key in theirs:
            votes.setdefault(i, set()).add(theirs[key])
    chosen = {i: next(iter(js)) for i, js in votes.items() if len(js) == 1}
    taken = Counter(chosen.values())
    return {i: j for i, j in chosen.items() if taken[j] == 1}


def _owners(keys: Sequence[Key]) -> dict[Hashable, int]:
    """What only one of the items has, with that item."""
    count = Counter(one for key in keys for one in key)
    return {one: i for i, key in enumerate(keys) for one in key if count[one] == 1}


def _find_moved(
    bad: list[int], pairing: Pairing, agree: Agree, signature: Callable[[int, bool], Hashable | None]
) -> None:
    """Pair items whose labels tell nothing by their figures."""
    places = [pairing.other[i] for i in bad]
    by_signature: dict[Hashable, list[int]] = {}
    for j in places:
        by_signature.setdefault(signature(j, False), []).append(j)
    chosen = {}
    for i in bad:
        mine = signature(i, True)
        found = by_signature.get(mine, []) if mine is not None else []
        if not found and len(bad) * len(bad) <= _MOST:
            found = [j for j in places if agree(i, j)]
        if len(found) == 1:
            chosen[i] = found[0]
    taken = set(chosen.values())
    if len(taken) < len(chosen):
        return
    rest = [i for i in bad if i not in chosen]
    free = [j for j in places if j not in taken]
    for i, j in (*chosen.items(), *_in_order(rest, free)):
        pairing.other[i] = j


def _find_exchanged(bad: list[int], known: dict[int, int], pairing: Pairing, agree: Agree) -> None:
    """Find two items with known labels whose figures are with each other's."""
    done: set[int] = set()
    for at, i in enumerate(bad):
        for j in bad[at + 1 :]:
            if i in done or j in done or not (i in known or j in known):
                continue
            if agree(i, pairing.other[j]) and agree(j, pairing.other[i]):
                pairing.exchanged.append((i, j))
                done |= {i, j}
    for i, j in pairing.exchanged:
        pairing.other[i], pairing.other[j] = pairing.other[j], pairing.other[i]
