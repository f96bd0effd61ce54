"""The terms that a report uses, as the short glossary at its end: by subject, each subject by translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.model.rendition import Rendition
from toolkit.renderers.book import chapters
from toolkit.renderers.book.labels import book_labels
from toolkit.renderers.labels import Labels

#: The shares of the table's width: source, target, explanation.
WIDTHS = (2, 3, 5)


class Row(NamedTuple):
    """A term, how it is pronounced, its translation and what it means; `see` are the ids of related terms."""

    id: str
    source: str
    pinyin: str
    target: str
    definition: str
    see: tuple[str, ...]

    @property
    def term(self) -> str:
        """The term with its pronunciation below it."""
        return "\n".join(filter(None, (self.source, self.pinyin)))


class Appendix:
    """The terms of a report's glossary, with the words around them."""

    def __init__(self, rendition: Rendition, labels: Labels) -> None:
        self.rendition = rendition
        self.labels = labels
        self.words = book_labels(rendition.language)
        self.targets = {entry.id: entry.target for entry in rendition.glossary}

    def sections(self) -> Iterator[tuple[str, list[Row]]]:
        """The subjects with their rows; the title is empty where the terms have none."""
        for chapter in chapters(self.rendition.glossary, self.rendition.language):
            yield (
                chapter.title,
                [
                    Row(entry.id, entry.source, entry.pinyin, entry.target, entry.definition, entry.see)
                    for entry in chapter.entries
                ],
            )

    def explained(self, row: Row) -> str:
        """What a term means, and the translations of related terms."""
        see = self.words.separator.join(self.targets[one] for one in row.see)
        return " ".join(filter(None, (row.definition, self.labels.labelled(self.words.see, see) if see else "")))

    def cells(self, row: Row) -> tuple[str, str, str]:
        """The three cells of a term."""
        return row.term, row.target, self.explained(row)
