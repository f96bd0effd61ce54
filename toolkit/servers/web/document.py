"""A report and its translation as the page shows them, brought up to date when something changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.errors import ToolkitError
from toolkit.model import Block, BlockKind, Document, Finding, Unit
from toolkit.model.rendition import Piece, Policy, Rendition
from toolkit.project.reports import load_report
from toolkit.renderers.annotating import annotation, marks
from toolkit.renderers.compose import Annotation, ComposeOptions, annotated, compose, shown_blocks
from toolkit.workspace import OpenCatalog, OpenUnit, Workspace

#: The checks that only say the state of a unit.
STATES = frozenset({"untranslated", "needs-review"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph: its number on the page, and its unit, None where the catalog has none for it."""

    number: int
    block: Block
    piece: Piece
    unit: OpenUnit | None
    repeated: bool = False

    @property
    def key(self) -> str:
        """The unit's id."""
        return self.piece.unit or ""

    @property
    def anchor(self) -> str:
        """The element's id; a paragraph that the report has several times has one for each."""
        return f"u-{self.key}-{self.number}" if self.repeated else f"u-{self.key}"


class LiveDocument:
    """One catalog with its report. Hold the workspace's lock while you use it.

    `found` are the findings by unit that are known so far; `complete` says that they are all.
    """

    def __init__(self, workspace: Workspace, report: str, language: str) -> None:
        self.workspace = workspace
        self.report = report
        self.language = language
        self.found: dict[str, tuple[Finding, ...]] = {}
        self.complete = False
        self.entries: Sequence[Entry] = ()
        self.rendition: Rendition
        self.options: ComposeOptions
        self._units: Sequence[OpenUnit] | None = None
        self._document: Document | None = None

    @property
    def place(self) -> str:
        """What tells it from others."""
        return f"{self.language}/{self.report}"

    @property
    def catalog(self) -> OpenCatalog:
        """The catalog as it is now. Raises ToolkitError where there is none."""
        return self.workspace.catalog(self.report, self.language)

    def look(self) -> OpenCatalog:
        """Bring everything up to date with the catalog, and give it."""
        catalog = self.catalog
        if catalog.units is not self._units:
            self._compose(catalog)
        return catalog

    def renew(self) -> None:
        """Forget what depends on the settings, the glossary and the report."""
        self._units = self._document = None
        self.found, self.complete = {}, False

    def findings(self, key: str) -> tuple[Finding, ...]:
        """The findings of a unit that are known, or those that it has alone."""
        if key not in self.found:
            self.found[key] = told(self.catalog.findings(key))
        return self.found[key]

    def changed(self, keys: Iterable[str]) -> None:
        """Take back what is known of some units, since they have changed."""
        for key in keys:
            self.found.pop(key, None)
        self.complete = False

    def entry(self, key: str) -> Entry | None:
        """The first paragraph of a unit."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def annotated(self, entry: Entry, found: Annotation | None = None, unit: Unit | None = None) -> Piece:
        """A paragraph with its marks and findings, or with others that are given."""
        if entry.unit is None:
            return entry.piece
        if found is None:
            reading = self.catalog.reading(entry.key)
            found = annotation(marks(reading), self.findings(entry.key), entry.unit.target_line)
            reading.forget()
        return annotated(entry.piece, entry.block, unit or entry.unit.unit, found, self.options)

    def _compose(self, catalog: OpenCatalog) -> None:
        settings = self.workspace.project.settings
        document = self._with_others(self._read(), catalog)
        self.options = ComposeOptions(
            self.language, settings.source_language, Policy.PREVIOUS, settings.report(self.report)
        )
        self.rendition = compose(document, [one.unit for one in catalog.units], self.options)
        self.entries = tuple(self._entries(document, catalog))
        self._units = catalog.units

    def _read(self) -> Document:
        """The report; an empty one where its file is not there or cannot be read: the catalog is shown all the same."""
        if self._document is None:
            try:
                self._document = load_report(self.workspace.project, self.report)
            except ToolkitError:
                self._document = Document(self.report, ())
        return self._document

    @staticmethod
    def _with_others(document: Document, catalog: OpenCatalog) -> Document:
        """The report with the units of the catalog that it does not have at its end."""
        known = {block.text for block in document.walk()}
        others = [Block(BlockKind.PARAGRAPH, one.source, 1) for one in catalog.units if one.source not in known]
        return Document(document.name, (*document.blocks, *others))

    def _entries(self, document: Document, catalog: OpenCatalog) -> Iterable[Entry]:
        seen: set[str] = set()
        pairs = zip(shown_blocks(document.blocks), self.rendition.walk(), strict=True)
        number = 0
        for block, piece in pairs:
            if piece.unit is None:
                continue
            number += 1
            unit = catalog.unit(piece.unit) if piece.unit in catalog else None
            yield Entry(number, block, piece, unit, piece.unit in seen)
            seen.add(piece.unit)


def told(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without those that only say the state, which the page shows anyway."""
    return tuple(finding for finding in findings if finding.check not in STATES)
