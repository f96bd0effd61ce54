"""Which paragraphs are shown: filters that combine, each with how many there would be, all of them in the URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import reduce
from urllib.parse import urlencode

from toolkit.model import Severity, State
from toolkit.servers.web.entries import Entry
from toolkit.servers.web.index import CHECK, FINDING, SIGNED, STATE, chosen
from toolkit.servers.web.search import matching
from toolkit.servers.web.view import View

STATES = {
    "": "Any state",
    State.INITIAL.value: "Untranslated",
    State.NEEDS_REVIEW.value: "To review",
    State.TRANSLATED.value: "Translated",
}
FINDINGS = {
    "": "With or without", "any": "With findings", **{one.value: f"With {one.value}s" for one in Severity},
    "none": "Without findings",
}  # fmt: skip
SIGNATURES = {"": "Signed or not", "yes": "Signed off", "void": "Changed since signed", "no": "Not signed off"}
NAMES = (STATE, FINDING, CHECK, SIGNED)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; empty fields ask for nothing."""

    state: str = ""
    finding: str = ""
    check: str = ""
    signed: str = ""
    q: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """The filters in a URL's query; what is not known to be one is left out."""
        known = {STATE: STATES, FINDING: FINDINGS, SIGNED: SIGNATURES}
        found = {field.name: query.get(field.name, "").strip() for field in fields(cls)}
        return cls(**{name: value for name, value in found.items() if value in known.get(name, (value,))})

    def query(self, **more: str) -> str:
        """The URL's query for it, with more in it."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in (own | more).items() if value})

    @property
    def words(self) -> str:
        """What is asked for, in words; empty for nothing."""
        named = (STATES.get(self.state), FINDINGS.get(self.finding), self.check, SIGNATURES.get(self.signed))
        given = (self.state, self.finding, self.check, self.signed)
        said = [word or value for word, value in zip(named, given, strict=True) if value]
        return "; ".join([*said, *([f"“{self.q}”"] if self.q else [])])


@dataclass(frozen=True, slots=True)
class Selection:
    """The paragraphs that are shown, and how many each value of each filter would show beside the other filters."""

    entries: tuple[Entry, ...]
    counts: Mapping[str, Mapping[str, int]]
    whole: int


def select(view: View, filters: Filters) -> Selection:
    """The paragraphs that pass all filters."""
    index = view.index
    found = matching(view, filters.q)
    passing = {name: index.bits(name, getattr(filters, name)) for name in NAMES}
    counts = {}
    for name in NAMES:
        others = reduce(int.__and__, (bits for other, bits in passing.items() if other != name), found)
        values = {value: (bits & others).bit_count() for value, bits in index.values(name).items()}
        counts[name] = {"": others.bit_count(), **{value: number for value, number in values.items() if number}}
    shown = reduce(int.__and__, passing.values(), found)
    return Selection(chosen(view.entries, shown), counts, len(view.entries))
