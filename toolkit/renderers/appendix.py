"""What follows a report: the terms that it uses, by subject and by translation, and the headings of all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Rendition
from toolkit.renderers.book import chapters
from toolkit.renderers.book.labels import book_labels
from toolkit.renderers.labels import Labels

#: The fewest terms on the last page of a glossary.
FEWEST = 3
#: The shares of the table's width: source, target, explanation.
WIDTHS = (5, 6, 9)


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


def appended_headings(rendition: Rendition, labels: Labels) -> Iterator[tuple[int, str]]:
    """The headings after the text of a report, each with its level: of the key indicators, and of the glossary."""
    if rendition.figures:
        yield 1, rendition.figures.title
        yield from ((2, section.title) for section in rendition.figures.sections if section.title)
    if rendition.glossary:
        yield 1, labels.glossary
        yield from ((2, title) for title, _ in Appendix(rendition, labels).sections() if title)
