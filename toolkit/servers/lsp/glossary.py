"""A glossary file that is open in an editor: its findings, its concepts at their places, and their uses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from lsprotocol import types as lsp

from toolkit.errors import ToolkitError
from toolkit.formats.glossary import parse
from toolkit.model import Concept, Finding
from toolkit.project.layout import project_of
from toolkit.project.linting.glossaries import LoadedGlossary
from toolkit.project.linting.judging import judge_glossary
from toolkit.project.linting.options import LintOptions
from toolkit.project.linting.plans import Planner
from toolkit.project.linting.targets import Layers, Task, glossary_of
from toolkit.servers.lsp.diagnostics import at_place, of_elsewhere, of_errors
from toolkit.servers.lsp.text import Text


class _Unsaved(LoadedGlossary):
    """A glossary with the files that are open as the editor has them."""

    def __init__(self, layers: Layers, unsaved: Mapping[str, bytes]) -> None:
        self._unsaved = unsaved
        super().__init__(layers)

    def _read(self, files: tuple[str, ...]) -> dict[str, bytes]:
        rest = super()._read(tuple(file for file in files if file not in self._unsaved))
        known = {**rest, **self._unsaved}
        return {file: known[file] for file in files if file in known}


class GlossaryDocument:
    """One open file. `concepts` and `findings` are those of the last text that could be read."""

    def __init__(self, uri: str, path: Path, text: Text, version: int | None = None) -> None:
        self.uri = uri
        self.version = version
        self.path = path
        self.text = text
        self.concepts: tuple[Concept, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        self.errors: tuple[ToolkitError, ...] = ()
        self.change(text)

    @property
    def data(self) -> bytes:
        """The text as the bytes of its file."""
        return self.text.value.encode("utf-8", "replace")

    def change(self, text: Text) -> None:
        """Take another text."""
        self.text = text
        try:
            self.concepts = parse(self.data, str(self.path)).concepts
            self.errors = ()
        except ToolkitError as error:
            self.errors = (error,)

    def judge(self, unsaved: Mapping[str, bytes]) -> None:
        """Find anew what is wrong, with the other files of its glossary; while it cannot be read, what was found stays.

        Raises ToolkitError where the project's settings cannot be read.
        """
        if self.errors:
            return
        layers = layers_of(self.path)
        loaded = _Unsaved(layers, unsaved)
        outcome = judge_glossary(Planner(LintOptions()).plan(Task.of_glossary(layers)), loaded)
        mine = str(self.path)
        self.errors = tuple(loaded.errors)
        if not self.errors:
            self.findings = tuple(finding for finding in outcome.findings if finding.path == mine)

    def diagnostics(self) -> list[lsp.Diagnostic]:
        """What cannot be read, and the findings."""
        own = [error for error in self.errors if error.path == str(self.path)]
        found = list(of_errors(self.text, own))
        found += [of_elsewhere(error) for error in self.errors if error not in own]
        return found + [at_place(self.text, finding) for finding in self.findings]

    # --- its concepts

    def concept_at(self, position: lsp.Position) -> Concept | None:
        """The concept whose entry a position lies in."""
        index = bisect_right(self._lines, position.line) - 1
        return self.concepts[index] if index >= 0 else None

    @property
    def _lines(self) -> list[int]:
        return [concept.place.line - 1 if concept.place else 0 for concept in self.concepts]

    def symbols(self) -> list[lsp.DocumentSymbol]:
        """The concepts, each with its terms."""
        found = []
        end = self.text.position(len(self.text.value)).line + 1
        for concept, (line, after) in zip(self.concepts, pairwise([*self._lines, end]), strict=True):
            start = self.text.place(line + 1, 1)
            whole = self.text.range(start, max(start, self.text.place(after + 1, 1) - 1))
            first = self.text.range(start, self.text.line_end(start))
            found.append(_symbol(concept, whole, first))
        return found


def _symbol(concept: Concept, whole: lsp.Range, first: lsp.Range) -> lsp.DocumentSymbol:
    terms = [terms[0].text for terms in concept.terms.values() if terms]
    name, rest = terms[0] if terms else concept.id, terms[1:]
    return lsp.DocumentSymbol(
        name or concept.id, lsp.SymbolKind.Constant, whole, first, detail=" · ".join(rest) or None
    )


def layers_of(path: Path) -> Layers:
    """The files of the glossary that a file belongs to, by layers; itself alone outside a project's.

    Raises ToolkitError where the project's settings cannot be read.
    """
    project = project_of(path)
    layers = glossary_of(project) if project else ()
    return layers if any(str(path) in files for files in layers) else ((str(path),),)


def is_glossary(path: Path, text: str) -> bool:
    """True for a file of a project's glossary, and for another one that has concepts."""
    try:
        project = project_of(path)
        if project and any(str(path) in files for files in glossary_of(project)):
            return True
    except ToolkitError:
        pass  # settings that cannot be read, or a folder that is not there
    return any(line.startswith("concepts:") for line in text.split("\n"))


def unsaved(documents: Sequence[GlossaryDocument]) -> dict[str, bytes]:
    """The open files by path."""
    return {str(one.path): one.data for one in documents}
