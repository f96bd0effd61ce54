"""A glossary as a reference book: entries by subject, numbered, with an index in both languages.

`arrange` makes the book once; each module beside this one writes it in one format.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.renderers.book.indexing import Heading, index
from toolkit.renderers.book.ordering import key_of
from toolkit.renderers.book.relations import related
from toolkit.renderers.book.wordings import distinct
from toolkit.renderers.domains import place, title


@dataclass(frozen=True, slots=True)
class Chapter:
    """The entries of one subject. `title` is empty where the glossary has no subjects."""

    number: int
    title: str
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A glossary in reading order. `entries` holds them by id, `numbers` their numbers from 1.

    `indexes` are by language, that of the target first.
    """

    source_language: str
    language: str
    chapters: tuple[Chapter, ...]
    entries: Mapping[str, GlossaryEntry]
    numbers: Mapping[str, int]
    indexes: tuple[tuple[str, tuple[Heading, ...]], ...]
    paper: str = "a4"

    def own(self, code: str) -> bool:
        """Whether an index is of the language that the book is written in."""
        return code == self.language


def chapters(entries: Iterable[GlossaryEntry], language: str) -> tuple[Chapter, ...]:
    """Entries by subject, those of each in the order given."""
    by_domain: defaultdict[str, list[GlossaryEntry]] = defaultdict(list)
    for entry in entries:
        by_domain[entry.domain].append(entry)
    domains = sorted(by_domain, key=place)
    untitled = domains == [""]
    return tuple(
        Chapter(number, "" if untitled else title(domain, language), tuple(by_domain[domain]))
        for number, domain in enumerate(domains, 1)
    )


def arrange(entries: Sequence[GlossaryEntry], source_language: str, language: str, *, every_form: bool = False) -> Book:
    """The book of these entries: in each subject by source term, with references to terms that hold one another.

    Of wordings that differ in their inflection only it shows one, but for `every_form`.
    """
    key = key_of(source_language)
    if not every_form:
        entries = [replace(one, admitted=distinct(one.target, one.admitted, language)) for one in entries]
    entries = sorted(entries, key=lambda entry: (key(entry.source), entry.id))
    also = related(entries, source_language)
    ordered = chapters((replace(entry, see=also[entry.id]) for entry in entries), language)
    listed = [entry for chapter in ordered for entry in chapter.entries]
    targets = index(listed, language, lambda entry: (entry.target, *(term.text for term in entry.admitted)))
    sources = index(listed, source_language, lambda entry: (entry.source, *entry.variants))
    return Book(
        source_language,
        language,
        ordered,
        {entry.id: entry for entry in listed},
        {entry.id: number for number, entry in enumerate(listed, 1)},
        ((language, targets), (source_language, sources)),
    )
