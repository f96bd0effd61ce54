"""The terms that a report uses, as the short glossary at its end: by subject, each subject by translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Rendition
from toolkit.renderers.book import chapters
from toolkit.renderers.book.labels import book_labels
from toolkit.renderers.labels import Labels

#: The shares of the table's width: source, target, explanation.
WIDTHS = (2, 3, 5)


class Appendix:
    """The terms of a report's glossary, with the words around them."""

    def __init__(self, rendition: Rendition, labels: Labels) -> None:
        self.rendition = rendition
        self.labels = labels
        self.words = book_labels(rendition.language)
        self.targets = {entry.id: entry.target for entry in rendition.glossary}

    def sections(self) -> Iterator[tuple[str, Sequence[GlossaryEntry]]]:
        """The subjects with their terms; the title is empty where the terms have none."""
        for chapter in chapters(self.rendition.glossary, self.rendition.language):
            yield chapter.title, chapter.entries

    def explained(self, entry: GlossaryEntry) -> str:
        """What a term means, and the translations of related terms."""
        see = self.words.separator.join(self.targets[one] for one in entry.see)
        return " ".join(filter(None, (entry.definition, self.labels.labelled(self.words.see, see) if see else "")))

    def cells(self, entry: GlossaryEntry) -> tuple[str, str, str]:
        """The three cells of a term: with its pronunciation below it, its translation, and what it means."""
        return "\n".join(filter(None, (entry.source, entry.pinyin))), entry.target, self.explained(entry)
