"""The order of drafting: chains of units side by side, the units of one chain one after the other.

A unit sees the drafts of its own chain above it and no other. So a prompt never depends on which answer came first:
the same catalog gives the same prompts at any concurrency, and again after an interruption.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.drafting.places import UnitPlace

#: Units of a chain at most; a table is not cut before it has this many rows, since they are compared with each other.
LONGEST, LONGEST_TABLE = 25, 100


def chains(units: Sequence[str], places: Mapping[str, UnitPlace]) -> Iterator[tuple[str, ...]]:
    """The units of a catalog in chains: one begins at each heading of the first level, and after LONGEST units."""
    chain: list[str] = []
    for key in units:
        place = places.get(key)
        longest = LONGEST_TABLE if place is not None and place.header in chain else LONGEST
        if chain and (len(chain) >= longest or (place is not None and place.level == 1)):
            yield tuple(chain)
            chain = []
        chain.append(key)
    if chain:
        yield tuple(chain)
