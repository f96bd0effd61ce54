"""One content of a report and its catalog, as pages show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.errors import ToolkitError
from toolkit.model import Block, BlockKind, Document, Finding
from toolkit.model.rendition import Policy, Rendition
from toolkit.project.layout import Project
from toolkit.project.reports import load_report
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.servers.web.entries import Entry, entries_of
from toolkit.servers.web.index import Index
from toolkit.settings import Settings
from toolkit.workspace import OpenCatalog


@dataclass(frozen=True)
class View:
    """One content of a report and its catalog. It needs no lock: another content is another view."""

    entries: Sequence[Entry]
    rendition: Rendition
    options: ComposeOptions
    index: Index
    #: Which paragraphs have a text that was searched for.
    searched: dict[str, int] = field(default_factory=dict)

    @cached_property
    def first(self) -> dict[str, Entry]:
        """The first paragraph of each unit."""
        return {entry.key: entry for entry in reversed(self.entries)}

    @cached_property
    def texts(self) -> Sequence[tuple[str, str]]:
        """Source and translation of each paragraph, all plural forms of both among them."""
        return [_texts(entry) for entry in self.entries]


def compose_view(
    report: Document, catalog: OpenCatalog, language: str, settings: Settings, found: Mapping[str, tuple[Finding, ...]]
) -> View:
    """The view of a report with a catalog, and what is found so far; units that the report does not have come last."""
    document = _with_others(report, catalog)
    options = ComposeOptions(language, settings.source_language, Policy.PREVIOUS, settings.report(report.name))
    rendition = compose(document, [one.unit for one in catalog.units], options)
    entries = tuple(entries_of(document.blocks, rendition, catalog))
    return View(entries, rendition, options, Index(entries, found))


def read_report(project: Project, report: str) -> Document:
    """The report; an empty one where its file is not there or cannot be read: the catalog is shown all the same."""
    try:
        return load_report(project, report)
    except ToolkitError:
        return Document(report, ())


def _with_others(document: Document, catalog: OpenCatalog) -> Document:
    known = {block.text for block in document.walk()}
    others = [Block(BlockKind.PARAGRAPH, one.source, 1) for one in catalog.units if one.source not in known]
    return Document(document.name, (*document.blocks, *others))


def _texts(entry: Entry) -> tuple[str, str]:
    source, target = entry.piece.source.text, entry.piece.target.text
    unit = entry.unit.unit if entry.unit else None
    if unit is None or not unit.plural_targets:
        return source, target
    return f"{source}\n{unit.plural or ''}", "\n".join((target, *unit.plural_targets))
