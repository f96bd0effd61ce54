"""The open workspace with its documents, and the work that goes on beside requests."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.servers.web.document import LiveDocument, told
from toolkit.servers.web.feed import Feed
from toolkit.workspace import Workspace

#: Seconds between two looks at the disk, and of work before others get their turn.
PAUSE, SLICE = 0.5, 0.03
#: Seconds between two messages about how far the checks are.
SAYING = 1.0


class Desk:
    """What is open. Requests and the worker share it, and take the workspace's lock."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.feed = Feed()
        self._documents: dict[tuple[str, str], LiveDocument] = {}
        self._stop = threading.Event()

    def places(self) -> list[tuple[str, str]]:
        """The reports and languages that there are catalogs of."""
        project = self.workspace.project
        pairs = [(report, code) for report in self.workspace.reports for code in self.workspace.languages]
        return [pair for pair in pairs if _there(project.catalog(*pair))]

    def document(self, report: str, language: str) -> LiveDocument | None:
        """A document, up to date; None where there is no such catalog. Hold the lock."""
        pair = report, language
        if pair not in self._documents:
            if pair not in self.places():
                return None
            self._documents[pair] = LiveDocument(self.workspace, report, language)
        document = self._documents[pair]
        document.look()
        return document

    def changed(self, document: LiveDocument, key: str) -> None:
        """Tell every page that a unit was saved. Hold the lock."""
        document.changed([key])
        document.look()
        self.feed.add("units", document.place, units=[key])

    # --- beside requests

    def start(self, report: str = "", language: str = "") -> None:
        """Begin to read a report, to look at the disk and to run the checks."""
        threading.Thread(target=self._run, args=(report, language), name="review", daemon=True).start()

    def stop(self) -> None:
        """End that, and the connections of all pages."""
        self.feed.closed = True
        self._stop.set()

    def _run(self, report: str, language: str) -> None:
        self._read(report, language)
        while not self._stop.wait(PAUSE):
            try:
                self.refresh()
                self.work()
            except ToolkitError as error:
                self.feed.add("error", message=str(error))
                self._stop.wait(5)

    def _read(self, report: str, language: str) -> None:
        """Read what will be asked for first; a browser takes as long to open."""
        with suppress(ToolkitError), self.workspace.lock:
            document = self.document(report, language) if report else None
            if document and document.entries:
                document.annotated(document.entries[0])

    def refresh(self) -> None:
        """Take over what has changed on the disk, and tell the pages."""
        with self.workspace.lock:
            changes = self.workspace.refresh()
            if not changes:
                return
            if changes.glossary or changes.settings or changes.listing:
                for document in self._documents.values():
                    document.renew()
                self.feed.add("reload")
            paths = {self._path(document): document for document in self._documents.values()}
            for path, units in changes.units.items():
                if path in paths:
                    paths[path].changed(units)
                    self.feed.add("units", paths[path].place, units=list(units))
            for path in changes.gone:
                if path in paths:
                    del self._documents[paths[path].report, paths[path].language]
                    self.feed.add("gone", paths[path].place)

    def _path(self, document: LiveDocument) -> Path:
        return self.workspace.project.catalog(document.report, document.language).absolute()

    def work(self) -> None:
        """Run the checks of every open document, a little at a time."""
        with self.workspace.lock:
            waiting = [document for document in self._documents.values() if not document.complete]
        for document in waiting:
            said = time.monotonic()
            while not self._stop.is_set():
                with self.workspace.lock:
                    if document.complete or document.catalog.work(SLICE):
                        break
                    examined = document.catalog.kept.examined
                if time.monotonic() > said + SAYING:
                    said = time.monotonic()
                    self.feed.add("progress", document.place, examined=examined)
                time.sleep(0.001)  # a request that waits for the lock gets it
            with self.workspace.lock:
                self._finish(document)

    def _finish(self, document: LiveDocument) -> None:
        """Run the checks that look at the whole catalog, and tell the pages which units they concern."""
        if document.complete or self._stop.is_set():
            return
        catalog = document.look()
        catalog.wide_findings()
        found = {one.id: told(catalog.findings(one.id)) for one in catalog.units}
        others = [key for key, those in found.items() if document.found.get(key, ()) != those]
        document.found, document.complete = found, True
        self.feed.add("units", document.place, units=others)


def _there(path: Path) -> bool:
    return path.is_file()
