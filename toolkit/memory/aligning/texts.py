"""Both documents, read: the source's paragraphs and the target's sentences with what is recognized in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.memory.aligning.alignment import Sentence
from toolkit.memory.aligning.evidence import Evidence, Weighed
from toolkit.memory.aligning.learning import Learned, learned, places
from toolkit.memory.aligning.marks import Mark, readers
from toolkit.memory.aligning.model import Model
from toolkit.memory.aligning.pieces import length, pieces
from toolkit.memory.aligning.stemming import stems
from toolkit.model import Glossary
from toolkit.model.language_codes import primary


class Texts:
    """The texts of both sides and their marks. `sentences` are the target's, which `cut` may cut further."""

    def __init__(
        self, source: Sequence[str], target: Sequence[str], languages: tuple[str, str], glossary: Glossary | None
    ) -> None:
        self.source, self.target = source, target
        self.languages = languages
        ours, self._reader = readers(languages, glossary, (source, target))
        self._source = [ours.read(text) + ours.sentence(text) for text in source]
        self._lengths = [length(text) for text in source]
        self._target = [self._reader.read(text) for text in target]
        self._learned: Learned = {}
        self._stems: set[str] = set()
        self._cuts: set[tuple[int, int]] = set()
        self.sentences: list[Sentence] = []
        self.evidence: Evidence
        self.cut(())

    def cut(self, more: Iterable[tuple[int, int]], less: Iterable[tuple[int, int]] = ()) -> Model:
        """Cut the target at more places and no longer at others, and weigh everything again."""
        self._cuts.difference_update(less)
        self._cuts.update(more)
        self.sentences = pieces(self.target, self.languages[1], self._cuts)
        marks = [self._marks(one.paragraph, one.start, one.end, one.text) for one in self.sentences]
        taught = [marks + self._taught(text, self.languages[0]) for text, marks in zip(self.source, self._source, strict=True)]
        self.evidence = Evidence(taught, marks)
        lengths = [length(one.text) for one in self.sentences]
        return Model(self.evidence, self._lengths, lengths, [one.paragraph for one in self.sentences])

    def is_cut(self, number: int) -> bool:
        """True if a sentence begins where only `cut` ended the one before it."""
        if number >= len(self.sentences):
            return False
        return (self.sentences[number].paragraph, self.sentences[number].start) in self._cuts

    def learn(self, pairs: Iterable[tuple[str, str]]) -> bool:
        """Learn words from pairs of texts in the languages of the documents; True if there are any."""
        swapped = primary(self.languages[0]) == "en"
        self._learned = learned([pair[::-1] if swapped else pair for pair in pairs])
        self._stems = set().union(*self._learned.values())
        return bool(self._learned)

    def _taught(self, text: str, language: str) -> list[Mark]:
        if not self._learned:
            return []
        if primary(language) == "zh":
            own = places(text, self._learned)
            return [Mark(at, "learned", tuple([("learned", stem) for stem in sorted(several)])) for at, several in own]
        return [Mark(0, "learned", (("learned", stem),)) for stem in dict.fromkeys(stems(text)) if stem in self._stems]

    def part(self, number: int, start: int, end: int) -> Weighed:
        """The marks of a part of a sentence, weighed."""
        one = self.sentences[number]
        marks = self._marks(one.paragraph, one.start + start, one.start + end, one.text[start:end])
        return self.evidence.weighed_target(marks)

    def _marks(self, paragraph: int, start: int, end: int, text: str) -> list[Mark]:
        marks = [mark for mark in self._target[paragraph] if start <= mark.place < end]
        return marks + self._reader.sentence(text) + self._taught(text, self.languages[1])
