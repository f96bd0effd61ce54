"""Which paragraphs pass which filter, as numbers with a bit for each paragraph: brought up to date unit by unit."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

from toolkit.model import Finding
from toolkit.servers.web.entries import UNREAD, Entry

#: A filter and a value of it that a paragraph has.
Fact = tuple[str, str]
FINDING, CHECK, STATE, SIGNED = "finding", "check", "state", "signed"
#: A fact that is not a filter: the first paragraph of its unit.
FIRST: Fact = ("first", "")


class Index:
    """What is known of paragraphs, by filter. Any thread may ask, or put in what was found."""

    def __init__(self, entries: Sequence[Entry], found: Mapping[str, Sequence[Finding]]) -> None:
        self.whole = (1 << len(entries)) - 1
        self._lock = threading.Lock()
        self._entries = entries
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._bits: defaultdict[Fact, int] = defaultdict(int)
        self._known: list[frozenset[Fact]] = [frozenset()] * len(entries)
        self._findings = [0] * len(entries)
        for place, entry in enumerate(entries):
            self._places[entry.key].append(place)
            self._set(place, found.get(entry.key))

    def put(self, key: str, found: Sequence[Finding] | None) -> None:
        """Say what was found in a unit; None where that is not known."""
        with self._lock:
            for place in self._places.get(key, ()):
                self._set(place, found)

    def _set(self, place: int, found: Sequence[Finding] | None) -> None:
        entry, bit = self._entries[place], 1 << place
        now, before = facts(entry, found), self._known[place]
        for fact in before - now:
            self._bits[fact] &= ~bit
        for fact in now - before:
            self._bits[fact] |= bit
        self._known[place] = now
        self._findings[place] = 0 if entry.repeated else len(found or ())

    def bits(self, name: str, value: str) -> int:
        """The paragraphs that have a value of a filter; all for an empty one."""
        with self._lock:
            return self._bits.get((name, value), 0) if value else self.whole

    def values(self, name: str) -> Mapping[str, int]:
        """The paragraphs that have a value of a filter, by value."""
        with self._lock:
            return {value: bits for (one, value), bits in self._bits.items() if one == name and bits}

    def first(self) -> int:
        """The paragraphs that are the first of their unit."""
        with self._lock:
            return self._bits.get(FIRST, 0)

    def findings(self) -> Sequence[int]:
        """How many findings there are before each paragraph, and in all."""
        with self._lock:
            return list(accumulate(self._findings, initial=0))


def facts(entry: Entry, found: Sequence[Finding] | None) -> frozenset[Fact]:
    """What a paragraph is found by. One that was not examined is neither with nor without findings."""
    reviews = entry.unit.reviews if entry.unit and entry.unit.comments else ()
    signed = "yes" if any(one.holds for one in reviews) else "void" if reviews else "no"
    known = {(SIGNED, signed)}
    if entry.missing != UNREAD:  # it may well be translated
        known.add((STATE, entry.piece.state.value))
    if signed == "void":
        known.add((SIGNED, "no"))
    if not entry.repeated:
        known.add(FIRST)
    if found is not None:
        known |= {(FINDING, kind) for kind in {one.severity.value for one in found} | {"any" if found else "none"}}
        known |= {(CHECK, one.check) for one in found}
    return frozenset(known)


def span(start: int, end: int) -> int:
    """The paragraphs from one place to another, without the last."""
    return (1 << end) - (1 << start)


def chosen(entries: Sequence[Entry], bits: int) -> tuple[Entry, ...]:
    """The paragraphs of a number."""
    return tuple(entry for entry, bit in zip(entries, reversed(f"{bits:b}"), strict=False) if bit == "1")
