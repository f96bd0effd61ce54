"""The glossary book as PDF: entries in two columns, guide numbers in the header, indexes whose numbers are links."""

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
from toolkit.renderers.typesetting import typeset
from toolkit.renderers.typst import call, content, foreign, literal, prose


def render(book: Book) -> bytes:
    """The PDF. Raises as `typeset` does."""
    return typeset(shell(book), "\n\n".join(_blocks(book)), "book.typ")


def _blocks(book: Book) -> Iterator[str]:
    labels, words = labels_for(book.language), book_labels(book.language)
    yield call("title", body=content(labels.glossary))
    yield call("details", body=content(names(book)))
    yield call("details", body=content(size(book)))
    yield call("v", "1em")
    yield from (content(one) for one in words.preface)
    yield call("outline", f"title: {literal(labels.contents)}", "depth: 1", "indent: 1.4em")
    yield "#set page(columns: 2)"
    for chapter in book.chapters:
        if chapter.title:
            yield call("heading", "level: 1", body=content(chapter.title))
        yield from (_entry(book, entry) for entry in chapter.entries)
    yield "#set page(columns: 3)"
    for code, headings in book.indexes:
        yield call("heading", "level: 1", body=content(index_title(book, code)))
        for heading in headings:
            yield call("letter", body=content(heading.letter))
            yield from (call("line-of-index", body=_line(book, line, code)) for line in heading.lines)


def _label(book: Book, id_: str) -> str:
    return f'label("term-{book.numbers[id_]}")'


def _reading(book: Book, pinyin: str) -> str:
    """The reading of a term, which is Chinese in Latin letters."""
    return foreign(content(pinyin), book.source_language)


def _foreign(book: Book, text: str) -> str:
    return foreign(prose(text, book.source_language), book.source_language)


def _entry(book: Book, entry: GlossaryEntry) -> str:
    marked = tags(entry, book_labels(book.language))
    head = [
        literal(str(book.numbers[entry.id])),
        _label(book, entry.id),
        f"[{_foreign(book, entry.source)}]",
        f"[{_reading(book, entry.pinyin)}]",
        f"[{prose(entry.target, book.language)}]",
        f"[{content(marked)}]",
    ]
    lines = [
        call(
            "detail",
            literal(detail.kind),
            f"[{content(detail.label)}]",
            body="".join(_span(book, one) for one in detail.spans),
        )
        for detail in details(book, entry)
    ]
    return call("entry", *head, *(f"[{line}]" for line in lines))


def _span(book: Book, span: Span) -> str:
    inner = _foreign(book, span.text) if span.source else prose(span.text, book.language)
    if span.entry:
        return call("link", _label(book, span.entry), body=inner)
    return call("link", literal(span.url), body=inner) if span.url else inner


def _line(book: Book, line: Line, code: str) -> str:
    own = book.own(code)
    term = prose(line.text, book.language) if own else _foreign(book, line.text)
    reading = call("reading", body=_reading(book, f" {line.pinyin}")) if line.pinyin else ""
    links = [content(" ") + _number(book, entry) for entry in line.entries]
    for entry in line.under:
        preferred = prose(named(entry.target), book.language) if own else _foreign(book, entry.source)
        links.append(content(f" {book_labels(book.language).arrow} ") + preferred + content(" ") + _number(book, entry))
    return term + reading + content(",").join(links)


def _number(book: Book, entry: GlossaryEntry) -> str:
    return call("link", _label(book, entry.id), body=content(str(book.numbers[entry.id])))
