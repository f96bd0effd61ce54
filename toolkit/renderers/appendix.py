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
    """A term, how it is pronounced, its translation, and what it means."""

    source: str
    pinyin: str
    target: str
    explanation: str

    @property
    def texts(self) -> tuple[str, str, str]:
        """The three cells, the pronunciation below the term."""
        return "\n".join(filter(None, (self.source, self.pinyin))), self.target, self.explanation


def sections(rendition: Rendition, labels: Labels) -> Iterator[tuple[str, list[Row]]]:
    """The subjects with their rows; the title is empty where the terms have none."""
    words = book_labels(rendition.language)
    targets = {entry.id: entry.target for entry in rendition.glossary}
    for chapter in chapters(rendition.glossary, rendition.language):
        rows = []
        for entry in chapter.entries:
            see = words.separator.join(targets[one] for one in entry.see if one in targets)
            lines = [entry.definition, labels.labelled(words.see, see) if see else ""]
            rows.append(Row(entry.source, entry.pinyin, entry.target, "\n".join(filter(None, lines))))
        yield chapter.title, rows
