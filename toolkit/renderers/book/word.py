"""The glossary book as a Word document: entries in two columns, each in the navigation pane, and linked indexes."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.renderers.book import Book
from toolkit.renderers.book.details import Span, details, tags
from toolkit.renderers.book.indexing import Line
from toolkit.renderers.book.labels import book_labels
from toolkit.renderers.book.shell import index_title, names, shell, size
from toolkit.renderers.book.wordings import named
from toolkit.renderers.labels import labels_for
from toolkit.renderers.word import xml
from toolkit.renderers.word.body import section
from toolkit.renderers.word.document import assemble
from toolkit.renderers.word.writer import Writer

#: Bookmarks of chapters and indexes are numbered from here, after those of the entries.
_CHAPTERS = 1_000_000


def render(book: Book) -> bytes:
    """The .docx file."""
    return assemble(
        shell(book), lambda writer: "".join(_blocks(book, writer)), section(book.paper, columns=3, first=False), None
    )


def _blocks(book: Book, writer: Writer) -> Iterator[str]:
    labels, words = labels_for(book.language), book_labels(book.language)
    titles = [chapter.title for chapter in book.chapters] + [index_title(book, code) for code, _ in book.indexes]
    yield writer.paragraph(writer.own(labels.glossary), "Title")
    yield writer.paragraph(writer.own(names(book)), "Details")
    yield writer.paragraph(writer.own(size(book)), "Details")
    yield from (writer.paragraph(writer.own(one)) for one in words.preface)
    yield writer.paragraph(writer.own(labels.contents), "TOC Heading")
    yield from (
        writer.paragraph(xml.link(writer.own(title), _chapter(number)), "toc 1")
        for number, title in enumerate(titles, 1)
        if title
    )
    yield _section_end(book, writer, columns=1, first=True)
    for number, chapter in enumerate(book.chapters, 1):
        if chapter.title:
            yield _heading(writer, chapter.title, number)
        for entry in chapter.entries:
            yield from _entry(book, writer, entry)
    yield _section_end(book, writer, columns=2, first=False)
    for number, (code, headings) in enumerate(book.indexes, len(book.chapters) + 1):
        yield _heading(writer, titles[number - 1], number)
        for heading in headings:
            yield writer.paragraph(writer.own(heading.letter), "Glossary Letter")
            yield from (writer.paragraph(_line(book, writer, line, code), "Glossary Index") for line in heading.lines)


def _section_end(book: Book, writer: Writer, *, columns: int, first: bool) -> str:
    """An empty paragraph that ends a section of so many columns."""
    return writer.paragraph("", "Glossary Index", section(book.paper, columns=columns, first=first))


def _heading(writer: Writer, title: str, number: int) -> str:
    content = xml.bookmarked(writer.own(title), _CHAPTERS + number, _chapter(number))
    return writer.paragraph(content, "heading 1")


def _chapter(number: int) -> str:
    return f"_Chapter{number:03d}"


def _bookmark(book: Book, id_: str) -> str:
    return f"_Term{book.numbers[id_]:06d}"


def _foreign(writer: Writer, text: str, style: str = "") -> str:
    return writer.foreign(text, writer.style(style) if style else "")


def _entry(book: Book, writer: Writer, entry: GlossaryEntry) -> Iterator[str]:
    number = book.numbers[entry.id]
    marked = tags(entry, book_labels(book.language))
    soft = writer.style("Glossary Label")
    head = [
        xml.run(f"{number}  ", soft),
        _foreign(writer, entry.source, "Glossary Headword"),
        writer.reading(f"  {entry.pinyin}", soft) if entry.pinyin else "",
        xml.run("\n"),
        writer.prose(entry.target, writer.style("Glossary Rendering")),
        writer.own(f" {marked}", soft) if marked else "",
    ]
    yield writer.paragraph(xml.bookmarked("".join(head), number, _bookmark(book, entry.id)), "Glossary Entry")
    for detail in details(book, entry):
        label = writer.own(f"{detail.label}  ", soft) if detail.label else ""
        style = "Glossary Sources" if detail.kind == "sources" else "Glossary Text"
        yield writer.paragraph(label + "".join(_span(book, writer, one) for one in detail.spans), style)


def _span(book: Book, writer: Writer, span: Span) -> str:
    if span.source:
        return _foreign(writer, span.text)
    if span.entry:
        return xml.link(writer.prose(span.text, writer.style("Hyperlink")), _bookmark(book, span.entry))
    if span.url:
        return xml.field_start(f'HYPERLINK "{span.url}"') + writer.prose(span.text) + xml.FIELD_END
    return writer.prose(span.text)


def _line(book: Book, writer: Writer, line: Line, code: str) -> str:
    own = book.own(code)
    term = writer.prose(line.text) if own else _foreign(writer, line.text)
    parts = [term, writer.reading(f" {line.pinyin}", writer.style("Glossary Label")) if line.pinyin else ""]
    links = [xml.run(" ") + _number(book, writer, entry) for entry in line.entries]
    for entry in line.under:
        preferred = writer.prose(named(entry.target)) if own else _foreign(writer, entry.source)
        arrow = xml.run(f" {book_labels(book.language).arrow} ")
        links.append(arrow + preferred + xml.run(" ") + _number(book, writer, entry))
    return "".join(parts) + xml.run(",").join(links)


def _number(book: Book, writer: Writer, entry: GlossaryEntry) -> str:
    number = xml.run(str(book.numbers[entry.id]), writer.style("Hyperlink"))
    return xml.link(number, _bookmark(book, entry.id))
