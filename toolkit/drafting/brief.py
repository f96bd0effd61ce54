"""What a translator should know of one unit before translating it, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the report and its translation; empty where there is none, or none to go by."""

    source: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Avoid:
    """A wording not to use, and why."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BriefTerm:
    """A term of the glossary as the source has it, with its wordings in the target language.

    `first_mention` is the wording to introduce it with, where this unit is the first of the report that has the term;
    empty elsewhere. `certain` is False where the characters may belong to other words.
    """

    source: str
    preferred: str
    admitted: tuple[str, ...] = ()
    deprecated: tuple[Avoid, ...] = ()
    first_mention: str = ""
    definition: str = ""
    note: str = ""
    certain: bool = True


@dataclass(frozen=True, slots=True)
class BriefFigure:
    """A figure of the source, and how the target language writes its value; empty where the toolkit does not know.

    `kind` and `value` say what was read, the value exactly. `hedge`, `direction`, `relation`, `bases` and `stage` are
    what the sentence says of the figure, in English words; empty where it says nothing.
    """

    source: str
    target: str
    kind: str = ""
    value: str = ""
    hedge: str = ""
    direction: str = ""
    relation: str = ""
    bases: tuple[str, ...] = ()
    stage: str = ""

    @property
    def reading(self) -> str:
        """What it is in words: `314,500,000,000 yuan, more than, up, by, year on year`."""
        said = (self.value, self.hedge, self.direction, self.relation, *self.bases, self.stage)
        return ", ".join(word for word in said if word)


@dataclass(frozen=True, slots=True)
class BriefMatch:
    """An earlier translation of a similar text, `score` from 0 to 1; `adapted` has the figures of this one, empty where
    that is not certain.
    """

    score: float
    source: str
    target: str
    adapted: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """One unit with its surroundings.

    `kind` is that of its block in the report (paragraph, heading, row …), empty without a report; `headings`
    are those above it, the outermost first. `before` are the units before it, the nearest last; the first row of its
    table is among them. `opening` is the enumerator that the translation begins with. `anchors` are the phrases that
    the translation must have, since a translator's footnotes belong to them. `memory` are earlier translations of
    similar texts, best first. `style` is the page of rules for translators.
    """

    id: str
    source: str
    source_language: str
    target_language: str
    kind: str = ""
    headings: tuple[Passage, ...] = ()
    before: tuple[Passage, ...] = ()
    terms: tuple[BriefTerm, ...] = ()
    figures: tuple[BriefFigure, ...] = ()
    memory: tuple[BriefMatch, ...] = ()
    opening: str = ""
    anchors: tuple[str, ...] = ()
    style: str = ""
