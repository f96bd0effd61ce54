"""Which paragraphs are shown: filters that combine, each with how many there would be, all of them in the URL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from toolkit.model import Finding, Severity, State
from toolkit.servers.web.document import Entry, LiveDocument
from toolkit.servers.web.search import search_for

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
SIGNED = {"": "Signed or not", "yes": "Signed off", "void": "Changed since signed", "no": "Not signed off"}


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
        known = {"state": STATES, "finding": FINDINGS, "signed": SIGNED}
        found = {field.name: query.get(field.name, "").strip() for field in fields(cls)}
        return cls(**{name: value for name, value in found.items() if value in known.get(name, (value,))})

    def query(self, **more: str) -> str:
        """The URL's query for it, with more in it."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in (own | more).items() if value})


#: A value of a field that a paragraph has, by field.
Facts = Mapping[str, frozenset[str]]


def facts(entry: Entry, found: Sequence[Finding]) -> Facts:
    """What a paragraph is found by."""
    kinds = {one.severity.value for one in found} | ({"any"} if found else {"none"})
    reviews = entry.unit.reviews if entry.unit else ()
    signed = "yes" if any(one.holds for one in reviews) else "void" if reviews else "no"
    return {
        "state": frozenset({entry.piece.state.value}),
        "finding": frozenset(kinds),
        "check": frozenset(one.check for one in found),
        "signed": frozenset({signed} | ({"no"} if signed == "void" else set())),
    }


@dataclass(frozen=True, slots=True)
class Selection:
    """The paragraphs that are shown, and how many each value of each filter would show beside the other filters."""

    entries: tuple[Entry, ...]
    counts: Mapping[str, Mapping[str, int]]
    whole: int


def select(document: LiveDocument, filters: Filters) -> Selection:
    """The paragraphs that pass all filters."""
    matching = {entry.number for entry in matches(document, filters.q)}
    every = [(entry, facts(entry, document.found.get(entry.key, ()))) for entry in document.entries]
    candidates = [(entry, known) for entry, known in every if entry.number in matching]
    names = ("state", "finding", "check", "signed")
    counts = {name: _count(candidates, replace(filters, **{name: ""}), name) for name in names}
    shown = tuple(entry for entry, known in candidates if _passes(known, filters))
    return Selection(shown, counts, len(document.entries))


def _passes(known: Facts, filters: Filters) -> bool:
    return all(not (wanted := getattr(filters, name)) or wanted in values for name, values in known.items())


def _count(candidates: Iterable[tuple[Entry, Facts]], others: Filters, name: str) -> Mapping[str, int]:
    passing = [known for _, known in candidates if _passes(known, others)]
    found = Counter(value for known in passing for value in known[name])
    found[""] = len(passing)
    return found


def matches(document: LiveDocument, text: str) -> Sequence[Entry]:
    """The paragraphs that have a text, whole words if there are any; or the one whose id it is."""
    search = search_for(text, (document.options.source_language, document.language))
    if not search.text:
        return document.entries
    named = [entry for entry in document.entries if entry.key == search.text.lower()]
    ways: tuple[Callable[[Entry], object], ...] = (
        lambda entry: search.places(entry.piece.source.text, 0) or search.places(_target(entry), 1),
        lambda entry: search.parts(entry.piece.source.text) or search.parts(_target(entry)),
    )
    found = (list(filter(way, document.entries)) for way in ways)
    return named or next(filter(None, found), [])


def _target(entry: Entry) -> str:
    return entry.piece.target.text
