"""The glossary book as plain text: numbered entries with their lines indented, and both indexes."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.renderers.book import Book
from toolkit.renderers.book.details import details, tags
from toolkit.renderers.book.indexing import Line
from toolkit.renderers.book.labels import book_labels
from toolkit.renderers.book.shell import index_title, names, size
from toolkit.renderers.book.wordings import named
from toolkit.renderers.labels import labels_for
from toolkit.renderers.plain import underlined

_INDENT = " " * 6


def render(book: Book) -> bytes:
    """The book as UTF-8 text with LF line ends."""
    return ("\n\n".join(_blocks(book)) + "\n").encode()


def _blocks(book: Book) -> Iterator[str]:
    labels, words = labels_for(book.language), book_labels(book.language)
    yield underlined(labels.glossary)
    yield f"{names(book)}\n{size(book)}"
    yield from words.preface
    for chapter in book.chapters:
        if chapter.title:
            yield underlined(chapter.title, 1)
        yield from (_entry(book, entry) for entry in chapter.entries)
    for code, headings in book.indexes:
        yield underlined(index_title(book, code), 1)
        for heading in headings:
            yield "\n".join([heading.letter, *(_INDENT + _line(book, line, code) for line in heading.lines)])


def _entry(book: Book, entry: GlossaryEntry) -> str:
    labels = labels_for(book.language)
    head = f"{book.numbers[entry.id]:<{len(_INDENT)}}{entry.source}"
    marked = tags(entry, book_labels(book.language))
    lines = [f"{entry.target} {marked}".strip()]
    for detail in details(book, entry):
        text = "".join(span.text for span in detail.spans)
        lines.append(labels.labelled(detail.label, text) if detail.label else text)
    indented = [_INDENT + line.replace("\n", f"\n{_INDENT}") for line in lines]
    return "\n".join([f"{head}  {entry.pinyin}".rstrip(), *indented])


def _line(book: Book, line: Line, code: str) -> str:
    links = [str(book.numbers[entry.id]) for entry in line.entries]
    for entry in line.under:
        preferred = named(entry.target) if book.own(code) else entry.source
        links.append(f"{book_labels(book.language).arrow} {preferred} {book.numbers[entry.id]}")
    return "  ".join(part for part in (line.text, line.pinyin, ", ".join(links)) if part)
