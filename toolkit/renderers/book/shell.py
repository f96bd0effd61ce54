"""The document around a book, for the formats whose files are made as those of reports are."""

from __future__ import annotations

from toolkit.model.rendition import Counts, FrontMatter, Rendition
from toolkit.renderers.book import Book
from toolkit.renderers.book.labels import book_labels
from toolkit.renderers.labels import labels_for, language_name


def names(book: Book) -> str:
    """The languages of the book: `Chinese – English`."""
    return " – ".join(language_name(code, book.language) for code in (book.source_language, book.language))


def size(book: Book) -> str:
    """How many entries the book has, with the label."""
    return labels_for(book.language).labelled(book_labels(book.language).entries, f"{len(book.numbers):,}")


def index_title(book: Book, code: str) -> str:
    """The title of the index in a language."""
    return labels_for(book.language).labelled(book_labels(book.language).index, language_name(code, book.language))


def shell(book: Book) -> Rendition:
    """A document with the book's title and languages, and no text."""
    labels = labels_for(book.language)
    title = labels.labelled(labels.glossary, names(book))
    return Rendition(
        "glossary", book.source_language, book.language, title, (), (), Counts(), FrontMatter(title), paper=book.paper
    )
