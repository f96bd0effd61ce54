"""Both documents, read: the source's paragraphs and the target's sentences with what is recognized in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.language.sentences import sentences
from toolkit.memory.aligning.alignment import Sentence
from toolkit.memory.aligning.evidence import Evidence, Weighed
from toolkit.memory.aligning.learning import Lexicon
from toolkit.memory.aligning.marks import Mark, readers
from toolkit.memory.aligning.model import Model
from toolkit.memory.aligning.pieces import length, pieces
from toolkit.model import Glossary
from toolkit.model.language_codes import primary

#: The paragraphs whose script is looked at, and the least share of Chinese characters among the letters of Chinese.
SAMPLE, FOREIGN = 200, 0.1

#: The number of a paragraph of the target and a half-open span in it.
_Span = tuple[int, int, int]


class Texts:
    """The texts of both sides and their marks. `sentences` are the target's, which `cut` may cut further.

    `model` is what the alignment sees of them; it is another one after `learn` and `cut`.
    """

    def __init__(
        self, source: Sequence[str], target: Sequence[str], languages: tuple[str, str], glossary: Glossary | None
    ) -> None:
        self.source, self.target = source, target
        self.languages = languages
        self._ours, self._reader = readers(languages, glossary, (source, target))
        self._source = [self._ours.read(text) + self._ours.sentence(text) for text in source]
        self._target = [self._reader.read(text) for text in target]
        #: Whether both texts are in the languages that they are said to be in, as far as their script shows it.
        self.readable = _in_script(source, languages[0]) and _in_script(target, languages[1])
        self._lengths = [length(text) for text in source]
        self._lexicon = Lexicon(())
        self.ratio = 1.0
        self._cuts: set[tuple[int, int]] = set()
        self._weighed: dict[_Span, Weighed] = {}
        self.sentences = pieces(target, languages[1])
        self.model = self._read()

    def learn(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Learn words from pairs of texts in the languages of the documents."""
        swapped = primary(self.languages[0]) == "en"
        self._lexicon = Lexicon([pair[::-1] if swapped else pair for pair in pairs])
        self.model = self._read()

    def cut(self, more: Iterable[tuple[int, int]], less: Iterable[tuple[int, int]]) -> None:
        """Cut the target at more places (a paragraph's number and a place in it), and no longer at others."""
        self._cuts.difference_update(less)
        self._cuts.update(more)
        self.sentences = pieces(self.target, self.languages[1], self._cuts)
        self.model = self._modelled(self.model.evidence)

    def is_cut(self, number: int) -> bool:
        """True if a sentence begins where only `cut` ended the one before it."""
        if number >= len(self.sentences):
            return False
        return (self.sentences[number].paragraph, self.sentences[number].start) in self._cuts

    def sentences_of(self, number: int) -> list[Sentence]:
        """The sentences of a paragraph of the source."""
        text = self.source[number]
        return [Sentence(number, start, end, text[start:end]) for start, end in sentences(text, self.languages[0])]

    def read(self, text: str) -> list[Mark]:
        """The marks of a part of the source."""
        return self._ours.read(text) + self._ours.sentence(text) + self._lexicon.marks(text, self.languages[0])

    def part(self, number: int, start: int, end: int) -> Weighed:
        """The marks of a part of a sentence, weighed."""
        one = self.sentences[number]
        return self._weigh(self.model.evidence, (one.paragraph, one.start + start, one.start + end))

    def _read(self) -> Model:
        """Weigh all marks anew."""
        self._weighed = {}
        pairs = zip(self.source, self._source, strict=True)
        source = [marks + self._lexicon.marks(text, self.languages[0]) for text, marks in pairs]
        return self._modelled(Evidence(source, [self._marks(_span(one)) for one in self.sentences]))

    def _modelled(self, evidence: Evidence) -> Model:
        evidence.compare([self._weigh(evidence, _span(one)) for one in self.sentences])
        lengths = [length(one.text) for one in self.sentences]
        return Model(evidence, self._lengths, lengths, [one.paragraph for one in self.sentences], self.ratio)

    def _weigh(self, evidence: Evidence, span: _Span) -> Weighed:
        known = self._weighed.get(span)
        if known is None:
            known = self._weighed[span] = evidence.weighed(self._marks(span))
        return known

    def _marks(self, span: _Span) -> list[Mark]:
        paragraph, start, end = span
        text = self.target[paragraph][start:end]
        marks = [mark for mark in self._target[paragraph] if start <= mark.place < end]
        return marks + self._reader.sentence(text) + self._lexicon.marks(text, self.languages[1])


def _in_script(texts: Sequence[str], language: str) -> bool:
    """False if texts are not in the script of Chinese, or in that of English, as their language is."""
    letters = [character for text in texts[:SAMPLE] for character in text if character.isalpha()]
    han = sum(["\u3400" <= character <= "\u9fff" for character in letters])
    own = primary(language)
    if own == "zh":
        return han >= FOREIGN * len(letters)
    return own != "en" or han <= len(letters) / 2


def _span(one: Sentence) -> _Span:
    return one.paragraph, one.start, one.end
