"""The project that a model works on: kept open, and brought up to date with the disk before each call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from toolkit.drafting.briefing import Briefs
from toolkit.errors import InputError, ToolkitError
from toolkit.model import Document, Glossary
from toolkit.project.layout import Project, no_catalog
from toolkit.project.reports import load_report
from toolkit.project.reviewing import load_glossary
from toolkit.servers.mcp.bounds import clip
from toolkit.servers.mcp.finals import Finals
from toolkit.workspace import OpenCatalog, OpenUnit, Workspace

if TYPE_CHECKING:
    from toolkit.memory.memory import Memory

#: Names that an error lists, and characters of an unknown one that it repeats.
_LISTED, _REPEATED = 20, 60
#: Lines that say what could not be read, and characters of each.
_TROUBLES, _TOLD = 5, 200
#: Seconds that the end waits for a call under way: clients kill what does not end soon.
_GRACE = 1.0


class Desk:
    """What is open. `model` is the client's name, for the comments of drafts."""

    def __init__(self, workspace: Workspace, *, writes: bool = False) -> None:
        self.workspace = workspace
        self.writes = writes
        self.model = ""
        self.finals = Finals()

    @property
    def project(self) -> Project:
        """The project, with the settings that could be read last."""
        return self.workspace.project

    @contextmanager
    def at_work(self) -> Iterator[Workspace]:
        """The workspace as the disk is now, for one call at a time."""
        with self.workspace.lock:
            changes = self.workspace.refresh()
            if changes.settings or changes.glossary:
                self.finals.renew()
            yield self.workspace

    def report(self, name: str) -> str:
        """The report of this name; the only one without a name. Raises InputError, which lists the names."""
        known = self.workspace.reports
        if name in known:
            return name
        if not known:
            raise InputError("the project has no reports; put one into seeds/ and run: toolkit update")
        if not name and len(known) == 1:
            return known[0]
        there = f"there are: {_listed(known)}"
        raise InputError(f"no report named {_repeated(name)}; {there}" if name else f"name the report; {there}")

    def judged(self, name: str) -> str:
        """The report whose year counts for a text: the one named, else the only one; empty where there are several.

        Raises InputError as `report` does for an unknown name.
        """
        return self.report(name) if name or len(self.workspace.reports) == 1 else ""

    def language(self, code: str) -> str:
        """The target language of this code; the first without a code. Raises InputError, which lists the codes."""
        known = self.workspace.languages
        if code and code not in known:
            raise InputError(f"no target language {_repeated(code)}; there are: {_listed(known)}")
        return code or known[0]

    def catalog(self, report: str, language: str) -> OpenCatalog:
        """A catalog. Raises InputError where there is none, and ToolkitError where it cannot be read."""
        name, code = self.report(report), self.language(language)
        if not self.project.catalog(name, code).is_file():
            raise no_catalog(name, code)
        return self.workspace.catalog(name, code)

    def unit(self, catalog: OpenCatalog, key: str) -> OpenUnit:
        """A unit. Raises InputError where there is none of this id."""
        if key not in catalog:
            raise InputError(f"no unit {_repeated(key)} in {self.project.report_of(catalog.path)}; see list_units")
        return catalog.unit(key)

    def document(self, report: str) -> Document:
        """A report as it is read. Raises InputError where its file is not there."""
        if not self.project.seed(report).is_file():
            raise InputError(f"the report {report} has no source file; its catalog is still there")
        return load_report(self.project, report)

    def glossary(self) -> Glossary:
        """The project's glossary. Raises InputError where it has none, or a file of it cannot be used."""
        found = load_glossary(self.project)
        if found is None:
            raise InputError("the project has no glossary; add terms with: toolkit glossary add")
        return found

    @contextmanager
    def briefs(self, catalog: OpenCatalog) -> Iterator[tuple[Briefs, Memory]]:
        """What makes the briefs of a catalog, with the memory of its language."""
        from toolkit.project.memory import open_memory

        with open_memory(self.project, self.code(catalog)) as memory:
            yield Briefs(self.project, catalog, memory), memory

    def code(self, catalog: OpenCatalog) -> str:
        """The language of a catalog: that of its folder."""
        place = self.project.place_of(catalog.path)
        assert place is not None  # `catalog` opens no other
        return place.parts[0]

    def troubles(self, catalog: OpenCatalog) -> tuple[str, ...]:
        """What could not be read or checked in a catalog: a line each."""
        errors = (*catalog.errors, *catalog.kept.loaded.errors)
        skipped = (one.line for one in catalog.kept.skipped)
        lines = [clip(one, _TOLD) for one in dict.fromkeys((*self.workspace.errors, *map(str, errors), *skipped))]
        rest = len(lines) - _TROUBLES
        return (*lines[:_TROUBLES], *([f"{rest} more; run: toolkit lint"] if rest > 0 else []))

    def close(self) -> None:
        """Keep what was found, so that the project is opened quickly again."""
        if self.workspace.lock.acquire(timeout=_GRACE):
            try:
                with suppress(ToolkitError):
                    self.workspace.close()
            finally:
                self.workspace.lock.release()


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {rest} more (see toolkit://reports)" if rest > 0 else "")


def _repeated(name: str) -> str:
    return repr(name if len(name) <= _REPEATED else f"{name[:_REPEATED]}…")
