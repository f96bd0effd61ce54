"""The glossary as a plain table for spreadsheets (CSV)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.formats.csv_writing import csv_bytes
from toolkit.model.glossary_entry import GlossaryEntry, Wording
from toolkit.renderers.book import Book
from toolkit.renderers.book.details import details
from toolkit.renderers.book.labels import BookLabels, book_labels

#: The columns whose names are not those of the languages.
FIRST, REST = ("id",), (
    "also", "not", "definition", "note", "pinyin", "other forms", "domain", "part of speech", "status",
    "years", "first mention", "example", "example translated", "see", "sources",
)  # fmt: skip


def render(book: Book) -> bytes:
    """The glossary, one concept per line in the order of the book. Semicolons separate several terms in a cell."""
    entries = [list(_cells(book, entry)) for chapter in book.chapters for entry in chapter.entries]
    return csv_bytes([[*FIRST, book.source_language, book.language, *REST], *entries])


def _cells(book: Book, entry: GlossaryEntry) -> Iterator[str]:
    labels = book_labels(book.language)
    lines = {detail.kind: "".join(span.text for span in detail.spans) for detail in details(book, entry)}
    yield from (entry.id, entry.source, entry.target)
    yield "; ".join(_wording(one, labels) for one in entry.admitted)
    yield "; ".join(_wording(one, labels) for one in entry.deprecated)
    yield from (entry.definition, entry.note, entry.pinyin, "; ".join(entry.variants), entry.domain)
    yield from (entry.part_of_speech, "proposed" if entry.proposed else "approved", labels.years(entry.years))
    yield entry.first_mention
    yield from entry.example or ("", "")
    yield "; ".join(entry.see)
    yield lines.get("sources", "")


def _wording(one: Wording, labels: BookLabels) -> str:
    return one.text + labels.bracketed(labels.years(one.years), one.reason)
