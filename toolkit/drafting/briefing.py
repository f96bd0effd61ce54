"""Making the brief of a unit from an open catalog: its place, its neighbours, its terms and figures, the memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.catalogs.directives import bracketed, directives
from toolkit.catalogs.footnotes import FOOTNOTE
from toolkit.catalogs.provenance import is_draft
from toolkit.context import Reading
from toolkit.drafting.brief import Avoid, Brief, BriefFigure, BriefMatch, BriefTerm, Passage
from toolkit.drafting.places import UnitPlace, unit_places
from toolkit.language.figures.mask import masked
from toolkit.language.figures.wording import hedge_words
from toolkit.language.figures.wording import reading as as_read
from toolkit.language.meaning import meanings
from toolkit.language.numbering import leading
from toolkit.language.registry import comparable, meaning_rules
from toolkit.language.writing.enumerators import proposed
from toolkit.language.writing.figure import render_quantity
from toolkit.memory.memory import Memory
from toolkit.model import BlockKind, Concept, Quantity, QuantityKind, TermMatch, TermStatus, Unit
from toolkit.model.meaning import Meaning
from toolkit.project.files import read_if_there
from toolkit.project.layout import Project
from toolkit.project.recalling import LEAST, SHOWN
from toolkit.project.reports import load_report
from toolkit.workspace import OpenCatalog, OpenUnit

#: Units before the one to translate that a brief shows.
BEFORE = 3
#: The page of rules for the translators of a language.
STYLE = "STYLE.md"

#: Blocks of sentences; others are headings, rows and the like.
RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.NOTE})


@dataclass(frozen=True, slots=True)
class _Own:
    """The part of a brief that its unit alone decides, with the glossary and the memory."""

    terms: tuple[BriefTerm, ...]
    figures: tuple[BriefFigure, ...]
    memory: tuple[BriefMatch, ...]
    opening: str


class Briefs:
    """Makes the briefs of one catalog; hold the workspace's lock. Raises ToolkitError where its report is broken.

    `memory` gives what was translated before, none without it.
    """

    def __init__(self, project: Project, catalog: OpenCatalog, memory: Memory | None = None) -> None:
        self.project = project
        self.catalog = catalog
        self.memory = memory
        self.report = project.report_of(catalog.path)
        self._prepared: dict[str, _Own] = {}

    @cached_property
    def places(self) -> Mapping[str, UnitPlace]:
        """The places of the units; none where the report's file is not there."""
        there = self.project.seed(self.report).is_file()
        return unit_places(load_report(self.project, self.report)) if there else {}

    @cached_property
    def style(self) -> str:
        """The page of rules for translators; empty where there is none."""
        language = self.catalog.kept.context.target_language
        for folder in self.project.translation_folders:
            data = read_if_there(folder / language / STYLE)
            if data is not None:
                return data.decode("utf-8-sig", "replace").strip()
        return ""

    def brief(self, key: str, drafts: Mapping[str, str] | None = None) -> Brief:
        """The brief of a unit. Raises InputError where there is none of this id.

        `drafts` are the translations to show of neighbours that have only a draft by a model, or nothing; None shows
        what the catalog has. The unit's own translation is nowhere in its brief.
        """
        one = self.catalog.unit(key)
        place = self.places.get(key)
        own = self._prepared.pop(key, None) or self._own(one)
        context = self.catalog.kept.context
        headings = place.headings if place else ()
        before = [self.catalog.units[at].id for at in range(max(0, one.index - BEFORE), one.index)]
        if place and place.header and place.header not in before:
            before.insert(0, place.header)
        return Brief(
            id=key,
            source=one.source,
            source_language=context.source_language,
            target_language=context.target_language,
            kind=str(place.kind) if place else "",
            headings=tuple(self._neighbours(headings, drafts)),
            before=tuple(self._neighbours(before, drafts)),
            terms=own.terms,
            figures=own.figures,
            memory=own.memory,
            opening=own.opening,
            anchors=tuple(_anchors(one.unit)),
            style=self.style,
        )

    def prepare(self, key: str) -> None:
        """Do what the next brief of a unit takes but for its neighbours, whose drafts are not there yet."""
        self._prepared[key] = self._own(self.catalog.unit(key))

    def _own(self, one: OpenUnit) -> _Own:
        reading = self.catalog.reading(one.id)
        terms, figures = tuple(self._terms(reading)), tuple(_figures(reading))
        return _Own(terms, figures, tuple(self._memory(one)), _opening(reading))

    def _neighbours(self, keys: Sequence[str], drafts: Mapping[str, str] | None) -> Iterator[Passage]:
        for key in keys:
            if key in self.catalog:
                one = self.catalog.unit(key)
                yield Passage(one.source, one.target if drafts is None else _target(one, drafts))

    def _memory(self, one: OpenUnit) -> Iterator[BriefMatch]:
        """The best of the memory, besides the unit's own translation."""
        found = self.memory.search(one.source, SHOWN, apart_from=(self.report, one.id)) if self.memory else ()
        for match in found:
            if match.score >= LEAST:
                yield BriefMatch(match.score, match.source, match.target, match.adapted or "")

    def _terms(self, reading: Reading) -> Iterator[BriefTerm]:
        found: dict[str, TermMatch] = {}
        for match in reading.terms:
            if match.concept.id not in found or (match.certain and not found[match.concept.id].certain):
                found[match.concept.id] = match
        for match in found.values():
            first = self._first_mentions.get(match.concept.id) == reading.index
            term = _term(match, reading, first=first)
            if term is not None:
                yield term

    @cached_property
    def _first_mentions(self) -> Mapping[str, int]:
        """By the concepts that have a wording for it, the index of the unit that should introduce them."""
        context = self.catalog.kept.context
        wanted = {key for key, one in context.checked.items() if one.first_mention_in(context.target_language)}
        uses: dict[str, list[int]] = {}
        for reading in self.catalog.kept.readings if wanted else ():
            for key in wanted & {match.concept.id for match in reading.terms if match.certain}:
                uses.setdefault(key, []).append(reading.index)
        return {key: self._introducing(found) for key, found in uses.items()}

    def _introducing(self, uses: Sequence[int]) -> int:
        """The unit that introduces a term. What is not running text leaves that to the next use (`first-mention`)."""
        place = self.places.get(self.catalog.units[uses[0]].id)
        return uses[1] if place and place.kind not in RUNNING and len(uses) > 1 else uses[0]


def _target(one: OpenUnit, drafts: Mapping[str, str]) -> str:
    """The translation of a neighbour that counts beside these drafts."""
    return drafts.get(one.id, "") if not one.target or is_draft(one.unit) else one.target


def _term(match: TermMatch, reading: Reading, *, first: bool) -> BriefTerm | None:
    """A term in the words of a brief; None where the glossary has no wording for it in this language."""
    concept, language, year = match.concept, reading.context.target_language, reading.context.year
    accepted = concept.accepted_in(language, year)
    if not accepted:
        return None
    return BriefTerm(
        source=reading.unit.source[match.start : match.end],
        preferred=accepted[0].text,
        admitted=tuple(one.text for one in accepted[1:]),
        deprecated=tuple(_deprecated(concept, language, year)),
        first_mention=concept.first_mention_in(language) if first else "",
        definition=concept.definition,
        note=concept.note,
        certain=match.certain,
    )


def _deprecated(concept: Concept, language: str, year: int | None) -> Iterator[Avoid]:
    for term in concept.terms_in(language):
        if term.status is TermStatus.DEPRECATED:
            yield Avoid(term.text, term.reason)
        elif not term.holds_in(year):
            yield Avoid(term.text, "the wording of reports of other years")


def _figures(reading: Reading) -> Iterator[BriefFigure]:
    """The figures of a source that are to be rendered: not the enumerators, nor those inside a term."""
    side = reading.source
    rules = meaning_rules(side.language)
    meant = meanings(side.text, side.quantities, rules) if rules else [Meaning()] * len(side.quantities)
    counted = set(masked(side.quantities, [match for match in reading.terms if match.certain]))
    for quantity, meaning in zip(side.quantities, meant, strict=True):
        if quantity in counted and quantity.kind is not QuantityKind.ENUMERATOR and not quantity.weak:
            yield _figure(quantity, meaning, reading)


def _figure(quantity: Quantity, meaning: Meaning, reading: Reading) -> BriefFigure:
    languages = reading.context.source_language, reading.context.target_language
    return BriefFigure(
        source=quantity.text,
        target=render_quantity(quantity, languages[1], hedged=True) if comparable(*languages) else "",
        kind=str(quantity.kind),
        value=as_read(quantity),
        hedge=hedge_words(quantity.hedge),
        direction=str(meaning.change.direction),
        relation=str(meaning.change.relation),
        bases=tuple(sorted(map(str, meaning.bases))),
        stage=str(meaning.stage),
    )


def _opening(reading: Reading) -> str:
    """The enumerator that the translation should begin with; empty where the source has none."""
    enumerator = leading(reading.unit.source, reading.context.source_language)
    return (proposed(enumerator, reading.context.settings.style.numbering) if enumerator else None) or ""


def _anchors(unit: Unit) -> Iterator[str]:
    for one in directives(unit.comments):
        if one.verb == FOOTNOTE and (phrase := bracketed(one.text, 0)[0]):
            yield phrase
