"""The glossary book as Markdown, with links between entries and from the indexes."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.renderers.book import Book
from toolkit.renderers.book.details import Span, details, tags
from toolkit.renderers.book.indexing import Heading, Line
from toolkit.renderers.book.labels import book_labels
from toolkit.renderers.book.shell import index_title, names, size
from toolkit.renderers.book.wordings import named
from toolkit.renderers.labels import labels_for
from toolkit.renderers.markdown import escaped


def render(book: Book) -> bytes:
    """The book as UTF-8 Markdown with LF line ends."""
    return ("\n\n".join(_blocks(book)) + "\n").encode()


def _blocks(book: Book) -> Iterator[str]:
    labels, words = labels_for(book.language), book_labels(book.language)
    yield f"# {escaped(labels.glossary)}"
    yield "\\\n".join([escaped(names(book)), escaped(size(book))])
    yield from (escaped(one) for one in words.preface)
    for chapter in book.chapters:
        if chapter.title:
            yield f"## {escaped(chapter.title)}"
        for entry in chapter.entries:
            yield from _entry(book, entry)
    for code, headings in book.indexes:
        yield f"## {escaped(index_title(book, code))}"
        for heading in headings:
            yield from _letter(book, heading, code)


def _entry(book: Book, entry: GlossaryEntry) -> Iterator[str]:
    number = book.numbers[entry.id]
    marked = tags(entry, book_labels(book.language))
    yield f'### <a id="term-{number}"></a>{number} {escaped(entry.source)}'
    reading = f"*{escaped(entry.pinyin)}*  " if entry.pinyin else ""
    yield f"{reading}**{escaped(entry.target)}**" + (f" {escaped(marked)}" if marked else "")
    found = list(details(book, entry))
    lines = []
    for detail in found:
        text = "".join(_span(book, span) for span in detail.spans)
        lines.append(f"*{escaped(detail.label)}* {text}" if detail.label else text)
    if lines:
        yield "\\\n".join(lines)


def _span(book: Book, span: Span) -> str:
    stripped = span.text.strip()
    text = span.text.replace(stripped, escaped(stripped)) if stripped else span.text
    if span.entry:
        return f"[{text}](#term-{book.numbers[span.entry]})"
    return f"[{text}](<{span.url}>)" if span.url else text


def _letter(book: Book, heading: Heading, code: str) -> Iterator[str]:
    yield f"### {escaped(heading.letter)}"
    yield "\n".join(f"- {_line(book, line, code)}" for line in heading.lines)


def _line(book: Book, line: Line, code: str) -> str:
    links = [_number(book, entry) for entry in line.entries]
    for entry in line.under:
        preferred = named(entry.target) if book.own(code) else entry.source
        links.append(f"{book_labels(book.language).arrow} {escaped(preferred)} {_number(book, entry)}")
    reading = f"*{escaped(line.pinyin)}*" if line.pinyin else ""
    return " ".join(part for part in (escaped(line.text), reading, ", ".join(links)) if part)


def _number(book: Book, entry: GlossaryEntry) -> str:
    number = book.numbers[entry.id]
    return f"[{number}](#term-{number})"
