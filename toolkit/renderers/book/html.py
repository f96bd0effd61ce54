"""The glossary book as a self-contained accessible page: every entry and every index letter is a heading to jump to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.renderers.book import Book, Chapter
from toolkit.renderers.book.details import Detail, Span, details, tags
from toolkit.renderers.book.indexing import Heading, Line
from toolkit.renderers.book.labels import book_labels
from toolkit.renderers.book.shell import index_title, names, shell, size
from toolkit.renderers.book.wordings import named
from toolkit.renderers.html_text import element, language, page, prose, tagged, text
from toolkit.renderers.labels import PINYIN, labels_for

_ANCHOR = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)


def render(book: Book) -> bytes:
    """The page as UTF-8."""
    labels = labels_for(book.language)
    body = [
        element("a", text(labels.skip), class_="skip", href="#text"),
        element("header", "\n".join(_header(book))),
        _contents(book),
        element("main", "\n".join(_chapter(book, chapter) for chapter in book.chapters), id_="text", tabindex="-1"),
        *(_index(book, number, *one) for number, one in enumerate(book.indexes, 1)),
    ]
    return page(shell(book), code=book.language, style=("page.css", "book.css"), body="\n".join(body))


def anchor(book: Book, entry: GlossaryEntry) -> str:
    """The entry's anchor: its id where that can be one, else its number."""
    return f"term-{entry.id}" if _ANCHOR.fullmatch(entry.id) else f"term-{book.numbers[entry.id]}"


def _header(book: Book) -> Iterator[str]:
    yield element("h1", text(labels_for(book.language).glossary))
    yield from (element("p", text(one), class_="metadata") for one in (names(book), size(book)))
    yield from (element("p", text(one)) for one in book_labels(book.language).preface)


def _contents(book: Book) -> str:
    links = [(f"#chapter-{one.number}", one.title, _range(book, one)) for one in book.chapters if one.title]
    links += [(f"#index-{number}", index_title(book, code), "") for number, (code, _) in enumerate(book.indexes, 1)]
    items = "\n".join(
        element("li", " ".join([element("a", text(title), href=href), element("span", numbers, class_="count")]))
        for href, title, numbers in links
    )
    heading = element("h2", text(labels_for(book.language).contents), id_="contents")
    return element("nav", heading + element("ul", items), class_="contents", aria_labelledby="contents")


def _range(book: Book, chapter: Chapter) -> str:
    first, last = (book.numbers[chapter.entries[at].id] for at in (0, -1))
    return str(first) if first == last else f"{first}–{last}"


def _chapter(book: Book, chapter: Chapter) -> str:
    heading = element("h2", text(chapter.title), id_=f"chapter-{chapter.number}") if chapter.title else ""
    return element(
        "section", "\n".join([heading, *(_entry(book, entry) for entry in chapter.entries)]), class_="chapter"
    )


def _entry(book: Book, entry: GlossaryEntry) -> str:
    words = book_labels(book.language)
    marked = tags(entry, words)
    head = [
        element("span", str(book.numbers[entry.id]), class_="number"),
        _foreign(book, entry.source, class_="term"),
        _reading(entry.pinyin),
        element("span", prose(entry.target, book.language), class_="rendering"),
        element("span", text(marked), class_="tags") if marked else "",
    ]
    heading = element("h3", " ".join(part for part in head if part))
    lines = "\n".join(_detail(book, one) for one in details(book, entry))
    return element("article", f"{heading}\n{lines}", class_="entry", id_=anchor(book, entry))


def _foreign(book: Book, value: str, class_: str | None = None) -> str:
    code = book.source_language
    return element("span", tagged(value, code), class_=class_, **language(code))


def _reading(pinyin: str) -> str:
    return element("span", text(pinyin), class_="pinyin", lang=PINYIN) if pinyin else ""


def _detail(book: Book, detail: Detail) -> str:
    label = element("b", text(detail.label)) + " " if detail.label else ""
    return element("p", label + "".join(_span(book, span) for span in detail.spans), class_=detail.kind)


def _span(book: Book, span: Span) -> str:
    inner = tagged(span.text, book.source_language) if span.source else prose(span.text, book.language)
    if span.entry:
        return element("a", inner, href=f"#{anchor(book, book.entries[span.entry])}")
    if span.url:
        return element("a", inner, href=span.url)
    return element("span", inner, **language(book.source_language)) if span.source else inner


def _index(book: Book, side: int, code: str, headings: tuple[Heading, ...]) -> str:
    parts = [element("h2", text(index_title(book, code)), id_=f"index-{side}")]
    if len(headings) > 1:
        letters = (element("a", text(one.letter), href=f"#index-{side}-{at}") for at, one in enumerate(headings, 1))
        parts.append(element("nav", " ".join(letters), class_="letters", aria_labelledby=f"index-{side}"))
    for at, one in enumerate(headings, 1):
        items = "\n".join(element("li", _line(book, line, code)) for line in one.lines)
        heading = element("h3", text(one.letter), id_=f"index-{side}-{at}")
        parts.append(element("section", heading + element("ul", items)))
    return element("section", "\n".join(parts), class_="index", aria_labelledby=f"index-{side}")


def _line(book: Book, line: Line, code: str) -> str:
    own = book.own(code)
    term = prose(line.text, code) if own else _foreign(book, line.text)
    links = [_number(book, entry) for entry in line.entries]
    for entry in line.under:
        preferred = prose(named(entry.target), code) if own else _foreign(book, entry.source)
        links.append(f"{book_labels(book.language).arrow} {preferred} {_number(book, entry)}")
    return " ".join(part for part in (term, _reading(line.pinyin), ", ".join(links)) if part)


def _number(book: Book, entry: GlossaryEntry) -> str:
    return element("a", str(book.numbers[entry.id]), href=f"#{anchor(book, entry)}")
