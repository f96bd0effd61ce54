"""What a check may see: a unit, read once on both sides, and the context of the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.language.figures import Comparing, Comparison, TableBlocks, compare_one, comparing, matched_figures
from toolkit.language.figures.mask import masked
from toolkit.language.layout import address_spans, code_spans, typed_spans
from toolkit.language.placeholders import is_format, kinds_without_figures
from toolkit.language.spans import Spans
from toolkit.language.triangles import Legend
from toolkit.model import (
    Catalog,
    Concept,
    Glossary,
    Problem,
    Quantity,
    QuantityKind,
    Span,
    State,
    TermMatch,
    TermStatus,
    Unit,
)
from toolkit.model.language_codes import primary
from toolkit.once import Once
from toolkit.settings import Settings
from toolkit.terminology.document import DocumentTerms, TermMemo, matchers
from toolkit.terminology.pairing import Pairing
from toolkit.terminology.sentence_gaps import Gap, Side, gaps
from toolkit.text_reading import TextReading

# An enumeration's members are slow to look up on their class.
_INITIAL, _ENUMERATOR = State.INITIAL, QuantityKind.ENUMERATOR


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts of a unit and its flags, and what was read of them."""

    source: str
    target: str
    flags: tuple[str, ...]
    legend: Legend | None
    read: dict[str, object]


class Reading:
    """One unit with both its sides. `index` is its place in the catalog's list of units."""

    def __init__(
        self,
        unit: Unit,
        index: int,
        context: Context,
        document: DocumentTerms | None = None,
        tables: TableBlocks | None = None,
    ) -> None:
        self.unit = unit
        self.index = index
        self.context = context
        self.document = document
        self.tables = tables

    @Once
    def source(self) -> TextReading:
        """The source side."""
        return TextReading(self.unit.source, self.context.source_language, self._placeholders, self.legend)

    @Once
    def target(self) -> TextReading:
        """The target side."""
        return TextReading(self.unit.target, self.context.target_language, self._placeholders, self.legend)

    @Once
    def _placeholders(self) -> AbstractSet[str]:
        return kinds_without_figures(self.unit.source, self.unit.target, self.unit.flags)

    @Once
    def legend(self) -> Legend | None:
        """What the triangles before figures mean by the catalog's sources; None in texts without one."""
        return self.tables.legend(self.index) if self.tables else None

    @property
    def has_target(self) -> bool:
        """True if there is a translation to check, final or not."""
        return self.unit.state is not _INITIAL and bool(self.unit.target)

    @property
    def has_format(self) -> bool:
        """True if a flag says that a program fills in placeholders."""
        return any(map(is_format, self.unit.flags))

    @property
    def is_final(self) -> bool:
        """True if the unit is translated and needs no review."""
        return self.unit.state is State.TRANSLATED

    @property
    def terms(self) -> tuple[TermMatch, ...]:
        """The glossary's terms in the source, in order."""
        return self.document.sources(self.index) if self.document else ()

    @property
    def pairings(self) -> tuple[Pairing, ...]:
        """The concepts of the source with their renderings in the target; empty without a glossary or a target."""
        return self.document.pairings(self.index) if self.document else ()

    @Once
    def figures(self) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
        """The figures to compare: those of both sides, except inside a term that is rendered."""
        sources: list[TermMatch] = []
        targets: list[TermMatch] = []
        for pairing in self.pairings:
            certain = [match for match in pairing.accepted if match.certain]
            if certain:
                sources += pairing.sources
                targets += certain
        return masked(self.source.quantities, sources), masked(self.target.quantities, targets)

    @Once
    def comparison(self) -> Comparison:
        """The figures of both sides compared: discrepancies, and differences that were let go."""
        return compare_one(self.comparing())

    def comparing(self) -> Comparing | None:
        """The figures of both sides before they are compared; None for languages that cannot be compared."""
        languages = self.source.language, self.target.language
        source, target = self.figures
        table = self.tables.of(self.index) if self.tables else None
        texts = self.source.text, source, self.target.text, target
        return comparing(*texts, *languages, table=table, terms=self._terms, year=self.context.year or 0)

    def take_comparison(self, found: Comparison) -> None:
        """Take over what `compare_all` found."""
        self.__dict__["comparison"] = found

    @property
    def _terms(self) -> list[tuple[str, str]]:
        """The glossary's terms in the source as they are written, each with its renderings in the target."""
        if not self.pairings:
            return []
        source, target = self.source.text, self.target.text
        return [
            (source[ours.start : ours.end], target[theirs.start : theirs.end])
            for one in self.pairings
            for ours in one.sources[:1]
            for theirs in one.accepted
        ]

    @Once
    def sentence_gaps(self) -> tuple[Gap, ...]:
        """The sentences of either side without counterpart; empty for languages other than Chinese and English."""
        languages = primary(self.source.language), primary(self.target.language)
        if set(languages) != {"zh", "en"}:
            return ()
        wrong = [one.problem for one in self.comparison.discrepancies]
        ours = _telling(self.figures[0], self.figures[1], [one.source for one in wrong])
        theirs = _telling(self.figures[1], self.figures[0], [one.target for one in wrong])
        terms = [(match.start, one.concept.id) for one in self.pairings for match in one.sources]
        renderings = [(match.start, one.concept.id) for one in self.pairings for match in one.accepted]
        source, target = Side(self.source.text, ours, terms), Side(self.target.text, theirs, renderings)
        return gaps(source, target) if languages[0] == "zh" else gaps(target, source)

    @Once
    def rendered_figures(self) -> Mapping[int, Quantity]:
        """The figures of the source, each by the start of the figure in the target that renders it."""
        ours, theirs = self.source.quantities, self.target.quantities
        languages = self.source.language, self.target.language
        matched = matched_figures(self.source.text, ours, self.target.text, theirs, *languages)
        return {theirs[right].start: ours[left] for left, right in matched}

    @property
    def compared_figures(self) -> int:
        """The number of source figures that are compared with the target's: those that are not masked."""
        figures = self.figures[0]
        return len(figures) - [quantity.kind for quantity in figures].count(_ENUMERATOR)

    @property
    def compared_terms(self) -> int:
        """The number of term matches in the source whose rendering is looked for."""
        comparable = self.context.comparable_concepts
        return sum(len(pairing.sources) for pairing in self.pairings if pairing.concept.id in comparable)

    def is_settled(self, start: int, end: int) -> bool:
        """True if a place of the target is not the translator's to word: code, an address, a preferred term."""
        return self._settled.meet(start, end)

    @Once
    def _settled(self) -> Spans:
        text = self.target.text
        preferred = [
            (match.start, match.end)
            for pairing in self.pairings
            for match in pairing.accepted
            if match.term.status is TermStatus.PREFERRED
        ]
        return Spans([*code_spans(text), *address_spans(text), *typed_spans(text), *preferred])

    @property
    def texts(self) -> Texts | None:
        """How the sides were read, if they were, and not forgotten since."""
        names: Sequence[str] = ("source", "target", "_placeholders")
        read = {name: self.__dict__[name] for name in names if name in self.__dict__}
        return Texts(self.unit.source, self.unit.target, self.unit.flags, self.legend, read) if read else None

    def take_texts(self, earlier: Texts) -> None:
        """Take over how the sides of a unit with the same texts were read in the same context."""
        own = self.unit.source, self.unit.target, self.unit.flags, self.legend
        if (earlier.source, earlier.target, earlier.flags, earlier.legend) == own:
            self.__dict__.update(earlier.read)

    def forget(self) -> None:
        """Drop what was read, which takes gigabytes in a catalog of 100,000 units; it is read again when asked for."""
        for name in ("source", "target", "figures", "comparison", "sentence_gaps", "rendered_figures", "_settled"):
            self.__dict__.pop(name, None)
        if self.document:
            self.document.forget(self.index)

    def figure_problems(self, check: str) -> Sequence[Problem]:
        """The problems that comparing the figures found for one check of the group numbers."""
        found = self.comparison.discrepancies
        return [one.problem for one in found if one.check == check] if found else ()


def _telling(ours: Sequence[Quantity], theirs: Sequence[Quantity], wrong: Sequence[Span | None]) -> list[Quantity]:
    """The figures that show which sentences render each other: with the same value on both sides, or not accepted."""
    values = {(one.low, one.high) for one in theirs}
    spans = Spans((span.start, span.end) for span in wrong if span)
    return [one for one in ours if (one.low, one.high) in values or spans.meet(one.start, one.end)]


def final(readings: Sequence[Reading]) -> list[Reading]:
    """The readings that count for first use and consistency: units under review may still change."""
    return [reading for reading in readings if reading.is_final]


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A catalog's bytes and what was read from them.

    `folder_language` is the language of the project's folder that the catalog lies in; empty outside such folders.
    `paragraphs` are the units' keys of the report as it is now, in its order; None where there is no report. `gone` is
    the path of the report that was there when the catalog was made, empty where it is there still.
    """

    data: bytes
    catalog: Catalog
    folder_language: str = ""
    paragraphs: tuple[str, ...] | None = None
    gone: str = ""


@dataclass(frozen=True)
class Context:
    """One catalog's run: its languages and report, the settings and the glossary in force."""

    settings: Settings = field(default_factory=Settings)
    source_language: str = "zh"
    target_language: str = "en"
    report: str = ""
    glossary: Glossary | None = None
    #: True if the tool that wrote the catalog dropped the empty comment lines that end footnotes.
    ends_lost: bool = False

    @cached_property
    def year(self) -> int | None:
        """The report's year, which terms' validity is compared with; None if unknown."""
        return self.settings.year_of(self.report)

    @cached_property
    def checked(self) -> dict[str, Concept]:
        """The concepts that the term checks look for in this report, by their ids."""
        concepts = self.glossary.concepts if self.glossary else ()
        return {concept.id: concept for concept in concepts if concept.checked_in(self.year)}

    @cached_property
    def comparable_concepts(self) -> frozenset[str]:
        """The ids of the checked concepts that have a right term in the target language."""
        return frozenset(key for key, concept in self.checked.items() if concept.accepted(self.target_language))

    def read(self, units: Sequence[Unit]) -> list[Reading]:
        """The units as readings, in the same order."""
        document, tables = self.surroundings(units)
        return [Reading(unit, index, self, document, tables) for index, unit in enumerate(units)]

    def surroundings(
        self, units: Sequence[Unit], memo: TermMemo | None = None
    ) -> tuple[DocumentTerms | None, TableBlocks]:
        """What the readings of some units share. `memo` has what was found in these and similar units before."""
        texts = [(unit.source, "" if unit.state is _INITIAL or unit.obsolete else unit.target) for unit in units]
        tables = TableBlocks(texts, self.source_language, self.target_language)
        if self.glossary is None or not self.glossary.concepts:
            return None, tables
        drafts = frozenset(index for index, unit in enumerate(units) if unit.state is State.NEEDS_REVIEW)
        found = matchers(self.glossary, self.source_language, self.target_language, self.year)
        return DocumentTerms(texts, found, drafts, memo), tables
