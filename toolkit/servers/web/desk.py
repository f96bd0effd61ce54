"""The open workspace with its documents, and the work that goes on beside requests."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.servers.web.addresses import Catalog
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.feed import Feed
from toolkit.servers.web.search import prepare
from toolkit.workspace import Changes, Workspace

#: Seconds between two looks at the disk, and of work before others get their turn.
PAUSE, SLICE = 0.5, 0.02
#: Seconds after which checks that could not run are tried again.
AGAIN = 5
#: Seconds between two messages about how far the checks are.
SAYING = 1.0
#: Seconds that the work waits for requests to be answered, and that the end waits for the work and for what is left.
GIVING_WAY, GRACE = 0.3, 5.0


class Desk:
    """What is open. Requests and the worker share it, and take the workspace's lock for all but a document's view."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.feed = Feed()
        self._documents: dict[Catalog, LiveDocument] = {}
        self._stop, self._wake = threading.Event(), threading.Event()
        self._worker: threading.Thread | None = None
        self._counting = threading.Lock()
        self._asked = 0

    def places(self) -> list[Catalog]:
        """The reports and languages that there are catalogs of."""
        project = self.workspace.project
        pairs = [Catalog(report, code) for report in self.workspace.reports for code in self.workspace.languages]
        return [pair for pair in pairs if _there(project.catalog(*pair))]

    def document(self, report: str, language: str) -> LiveDocument | None:
        """A document; None without such a catalog."""
        pair = Catalog(report, language)
        if pair in self._documents:
            return self._documents[pair]
        with self.workspace.lock:
            if pair in self._documents or pair not in self.places():
                return self._documents.get(pair)
            document = LiveDocument(self.workspace, report, language)
            document.look()
            document.notice()
            self._documents[pair] = document
            self._wake.set()
            return document

    def changed(self, document: LiveDocument, key: str) -> None:
        """Tell every page that a unit was saved. Hold the lock."""
        document.forget([key])
        others = document.look()
        self.feed.add("units", document.place, units=sorted({key, *others}))
        self._wake.set()

    @contextmanager
    def asked(self) -> Iterator[None]:
        """A request is being answered; the work gives way."""
        with self._counting:
            self._asked += 1
        try:
            yield
        finally:
            with self._counting:
                self._asked -= 1

    # --- beside requests

    def start(self, report: str = "", language: str = "") -> None:
        """Begin to read a report, to look at the disk and to run the checks."""
        self._worker = threading.Thread(target=self._run, args=(report, language), name="review", daemon=True)
        self._worker.start()

    def stop(self) -> None:
        """End that, and the connections of all pages."""
        self.feed.closed = True
        self._stop.set()
        self._wake.set()

    def close(self) -> None:
        """Stop, and keep what was found, so that the next opening has it at once; not where that would take long."""
        self.stop()
        if self._worker:
            self._worker.join(GRACE)
        if not self.workspace.lock.acquire(timeout=GRACE):
            return
        try:
            end = time.monotonic() + GRACE
            for document in self._documents.values():
                if document.nearly_complete:
                    with suppress(ToolkitError):
                        document.catalog.work(end - time.monotonic())
            self.workspace.close()
        finally:
            self.workspace.lock.release()

    def _run(self, report: str, language: str) -> None:
        if report:
            with suppress(ToolkitError):
                self.document(report, language)
        prepare(
            (self.workspace.project.settings.source_language, language or next(iter(self.workspace.languages), "en"))
        )
        while not self._stop.is_set():
            try:
                self._wake.clear()
                self.refresh()
                self.work()
                self._wake.wait(PAUSE)
            except ToolkitError:  # the page says it, see `notice`
                self.notice()
                self._stop.wait(AGAIN)

    def notice(self) -> None:
        """Tell the pages what is wrong, where that has changed."""
        with self.workspace.lock:
            for document in self._documents.values():
                if document.notice():
                    self.feed.add("progress", document.place)

    def refresh(self) -> None:
        """Take over what has changed on the disk, and tell the pages."""
        with self.workspace.lock:
            self._take(self.workspace.refresh())
            self.notice()

    def _take(self, changes: Changes) -> None:
        if changes:
            if changes.glossary or changes.settings or changes.listing:
                for document in self._documents.values():
                    document.renew()
                self.feed.add("reload")
            paths = {self._path(document): document for document in self._documents.values()}
            for path in changes.gone:
                if path in paths:
                    del self._documents[Catalog(paths[path].report, paths[path].language)]
                    self.feed.add("gone", paths[path].place)
            for path, units in changes.units.items():
                if path in paths:
                    paths[path].forget(units)
                    paths[path].look()
                    self.feed.add("units", paths[path].place, units=list(units))

    def _path(self, document: LiveDocument) -> Path:
        return self.workspace.project.catalog(document.report, document.language).absolute()

    def work(self) -> None:
        """Run the checks of every open document, a little at a time; then read what the next edit will need."""
        for document in list(self._documents.values()):
            while not self._stop.is_set() and not (document.complete and document.settled):
                self._examine(document)

    def _examine(self, document: LiveDocument) -> None:
        """Work until a document is complete; or, where it is, until all is read or it changes."""
        with self.workspace.lock:
            document.read()
            began = document.complete
        said = time.monotonic()
        while not self._stop.is_set():
            with self.workspace.lock:
                if not document.ready or document.complete != began or document.work(SLICE):
                    break
            if time.monotonic() > said + SAYING:
                said = time.monotonic()
                self.feed.add("progress", document.place)
                self.refresh()
            self._give_way()
        with self.workspace.lock:
            if document.ready and not document.complete and not self._stop.is_set():
                self.feed.add("units", document.place, units=document.finish())
                document.notice()

    def _give_way(self) -> None:
        """Let those who wait for the lock have it, and requests be answered."""
        end = time.monotonic() + GIVING_WAY
        time.sleep(0.001)
        while self._asked and time.monotonic() < end and not self._stop.is_set():
            time.sleep(0.003)


def _there(path: Path) -> bool:
    return path.is_file()
