"""A report and its translation as the page shows them, brought up to date when something changes."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterable, Sequence

from toolkit.errors import ToolkitError
from toolkit.model import Document, Finding, State, Unit
from toolkit.model.rendition import Piece
from toolkit.renderers.annotating import annotation, marks
from toolkit.renderers.compose import Annotation, annotated
from toolkit.servers.web.entries import Entry
from toolkit.servers.web.troubles import Troubles, troubles
from toolkit.servers.web.view import View, compose_view, read_report
from toolkit.workspace import OpenCatalog, OpenUnit, Workspace

#: The checks that only say the state of a unit, by that state. One that lacks some plural forms counts as translated.
STATES = {"untranslated": State.INITIAL, "needs-review": State.NEEDS_REVIEW}
#: Units that are examined in less than a second.
FEW = 20


class LiveDocument:
    """One catalog with its report.

    `view` is what pages show, which needs no lock. Hold the workspace's lock for everything else. `found` are the
    findings by unit that are known so far; `complete` says that they are all.
    """

    def __init__(self, workspace: Workspace, report: str, language: str) -> None:
        self.workspace = workspace
        self.report = report
        self.language = language
        self.found: dict[str, tuple[Finding, ...]] = {}
        self.complete = self.settled = False
        #: What is wrong as `notice` saw it last, why the checks cannot run, and what the memory could not read.
        self.troubles = Troubles()
        self.failure = ""
        self.memory_errors: Sequence[str] = ()
        self._ready = threading.Event()
        self.view: View
        self._units: Sequence[OpenUnit] | None = None
        self._document: Document | None = None
        self._waiting: list[str] = []
        self._pieces: dict[int, tuple[object, Piece]] = {}

    @property
    def place(self) -> str:
        """What tells it from others."""
        return f"{self.language}/{self.report}"

    @property
    def project(self) -> str:
        """What tells the project from others, where a browser keeps something."""
        root = str(self.workspace.project.root.resolve())
        return hashlib.sha256(root.encode("utf-8", "surrogateescape")).hexdigest()[:12]

    @property
    def catalog(self) -> OpenCatalog:
        """The catalog as it is now. Raises ToolkitError where there is none."""
        return self.workspace.catalog(self.report, self.language)

    @property
    def entries(self) -> Sequence[Entry]:
        """The paragraphs."""
        return self.view.entries

    def entry(self, key: str) -> Entry | None:
        """The first paragraph of a unit."""
        return self.view.first.get(key)

    # --- keeping up

    def look(self) -> set[str]:
        """Bring everything up to date with the catalog; gives the units that are not as they were."""
        catalog = self.catalog
        if catalog.units is self._units:
            return set()
        before = {one.id: one.unit for one in self._units or ()}
        others = {one.id for one in catalog.units if before.get(one.id) != one.unit} if self._units else set()
        self.forget(others)
        self._compose(catalog)
        return others

    def forget(self, keys: Iterable[str]) -> None:
        """Take back what is known of some units, since they have changed."""
        for key in keys:
            self.found.pop(key, None)
            self.complete = False
            self._waiting.append(key)
            if self._units is not None:
                self.view.index.put(key, None)

    def renew(self) -> None:
        """Forget what depends on the settings, the glossary and the report."""
        self.settled = False
        self._units = self._document = None
        self.found, self._pieces = {}, {}
        self.complete = False
        self._ready.clear()

    def read(self) -> None:
        """Read what every unit needs: the settings, the glossary and where abbreviations are introduced."""
        self.look()
        try:
            self._read_first()
        except ToolkitError as error:
            self.failure = str(error)
            raise
        self.failure = ""
        self._ready.set()

    def _read_first(self) -> None:
        if self.entries and not self.ready:
            self.annotated(self.entries[0])

    def notice(self) -> bool:
        """Look what is wrong; True where that is not what it was."""
        before, self.troubles = self.troubles, troubles(self)
        return before != self.troubles

    @property
    def ready(self) -> bool:
        """True once a unit is read in no time."""
        return self._ready.is_set()

    def wait(self, until: float) -> None:
        """Wait until it is ready, or a time (see time.monotonic). Do not hold the lock."""
        self._ready.wait(max(0.0, until - time.monotonic()))

    @property
    def nearly_complete(self) -> bool:
        """True where the checks have only a few units left to look at, and then the whole catalog."""
        return self.ready and not self.complete and len(self._waiting) <= FEW

    def work(self, seconds: float) -> bool:
        """Examine units that were not yet, for about so many seconds; True once all of them are."""
        end = time.monotonic() + seconds
        while self._waiting:
            key = self._waiting.pop()
            if key in self.catalog and key not in self.found:
                self.findings(key)
                if time.monotonic() >= end:
                    return False
        if not self.complete and self.is_known:
            return True
        self.settled = self.catalog.work(seconds)
        return self.settled

    @property
    def is_known(self) -> bool:
        """True where all findings are known, also from an earlier run; then units are read for the next edit."""
        return self.catalog.kept.examined == len(self.catalog.units)

    def finish(self) -> list[str]:
        """Run the checks that look at the whole catalog; gives the units of which more is known then."""
        self.look()
        catalog = self.catalog
        catalog.wide_findings()
        found = {one.id: told(catalog.findings(one.id), one.unit) for one in catalog.units}
        others = [key for key, those in found.items() if self.found.get(key) != those]
        for key in others:
            self.view.index.put(key, found[key])
        self.found, self.complete, self._waiting = found, True, []
        return others

    # --- what is known of a unit

    def findings(self, key: str) -> tuple[Finding, ...]:
        """The findings of a unit that are known, or those that it has alone."""
        if key not in self.found:
            self.found[key] = told(self.catalog.findings(key), self.catalog.unit(key).unit)
            self.view.index.put(key, self.found[key])
        return self.found[key]

    def shown(self, entry: Entry, until: float) -> Piece | None:
        """A paragraph with its marks and findings; None where it cannot be read by a time (see time.monotonic).

        Takes the lock by itself.
        """
        if entry.unit is None:
            return entry.piece
        kept, now = self._pieces.get(entry.number), self._depends_on(entry)
        if kept and kept[0] == now and entry.key in self.found:
            return kept[1]
        lock = self.workspace.lock
        if not self.ready or time.monotonic() > until or not lock.acquire(timeout=max(0.0, until - time.monotonic())):
            return None
        try:
            if not self.ready or entry.key not in self.catalog or self.catalog.unit(entry.key).unit != entry.unit.unit:
                return None
            piece = self.annotated(entry)
            self._pieces[entry.number] = self._depends_on(entry), piece
            return piece
        finally:
            lock.release()

    def _depends_on(self, entry: Entry) -> object:
        """All that an annotated paragraph depends on."""
        unit = entry.unit.unit if entry.unit else None
        return unit, self.found.get(entry.key), entry.piece.footnotes, entry.piece.kind, entry.place

    def annotated(self, entry: Entry, found: Annotation | None = None, unit: Unit | None = None) -> Piece:
        """A paragraph with its marks and findings, or with others that are given."""
        if entry.unit is None:
            return entry.piece
        if found is None:
            reading = self.catalog.reading(entry.key)
            found = annotation(marks(reading), self.findings(entry.key), entry.unit.target_line)
            reading.forget()
        return annotated(entry.piece, entry.block, unit or entry.unit.unit, found, self.view.options)

    # --- composing

    def _compose(self, catalog: OpenCatalog) -> None:
        if self._document is None:
            self._document = read_report(self.workspace.project, self.report)
        settings = self.workspace.project.settings
        self.view = compose_view(self._document, catalog, self.language, settings, self.found)
        self._units = catalog.units
        self._waiting = [entry.key for entry in reversed(self.entries) if entry.unit and entry.key not in self.found]


def told(findings: Iterable[Finding], unit: Unit) -> tuple[Finding, ...]:
    """A unit's findings without those that only say its state, which the page shows anyway."""
    return tuple(finding for finding in findings if STATES.get(finding.check) is not unit.state)
