"""What a translator should know of one unit, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the report and its translation, empty where there is none."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Avoid:
    """A wording not to use, and why."""

    text: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BriefTerm:
    """A term of the glossary in the source.

    `first_mention` is the wording to use here since the report mentions it for the first time; empty elsewhere.
    """

    source: str
    preferred: str
    admitted: tuple[str, ...] = ()
    deprecated: tuple[Avoid, ...] = ()
    first_mention: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BriefFigure:
    """A figure of the source, and how the target language writes its value.

    `reading` says in words what it is: the hedge, the direction, the basis of a comparison.
    """

    source: str
    target: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class BriefMatch:
    """An earlier translation of a similar text; `adapted` has the figures of this one, empty where that is not sure."""

    score: float
    source: str
    target: str
    adapted: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What is known of one unit. `kind` is that of its block, `headings` the sections that it is in, outermost first,
    `before` the units before it, nearest last. `style` is the project's page for translators.
    """

    id: str
    source: str
    source_language: str
    target_language: str
    kind: str = "paragraph"
    headings: tuple[Passage, ...] = ()
    before: tuple[Passage, ...] = ()
    terms: tuple[BriefTerm, ...] = ()
    figures: tuple[BriefFigure, ...] = ()
    memory: tuple[BriefMatch, ...] = ()
    anchors: tuple[str, ...] = ()
    style: str = ""
