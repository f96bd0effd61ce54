"""A project kept open: its catalogs, saving into them, and what changes on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from toolkit.catalogs.commenting import suppression, with_comment
from toolkit.catalogs.reviewed import review_comment, without_reviews
from toolkit.errors import InputError, ToolkitError
from toolkit.model import Finding, State, Unit
from toolkit.model.plural import plural
from toolkit.project.files import absolute, read, refuse_stream
from toolkit.project.layout import SETTINGS_FILE, Project, project_of
from toolkit.project.linting.plans import BASELINE
from toolkit.project.linting.targets import glossary_of
from toolkit.settings import Settings
from toolkit.workspace.changes import Changes
from toolkit.workspace.edits import Conflict, Edit, Entry, Saved
from toolkit.workspace.journal import Journal
from toolkit.workspace.open_catalog import OpenCatalog, state_of
from toolkit.workspace.saving import ChangedMeanwhileError, Written, write_entry
from toolkit.workspace.shared import Shared
from toolkit.workspace.watching import Watch


class Workspace:
    """A project kept open.

    Every method takes `lock` for as long as it runs; hold it (`with workspace.lock:`) over several calls that belong
    together, and while you use an OpenCatalog or a Reading from more than one thread. `version` grows with everything
    that changes.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.lock = threading.RLock()
        self.version = 1
        self.journal = Journal(project.root)
        self._shared = Shared()
        self._open: dict[Path, OpenCatalog] = {}
        self._settings, self._sources = Watch(), Watch()
        self._names: tuple[object, ...] = ()
        self._settings_error: list[str] = []
        self._errors: list[str] = []
        self._settings.add(self._settings_files())
        self._sources.add(self._glossary_files())
        self._listed()

    # --- what there is

    @property
    def reports(self) -> tuple[str, ...]:
        """The names of the reports, sorted: those with a source file, and those that only have a catalog."""
        catalogs = {self.project.report_of(path) for path in self.project.catalogs(strict=False)}
        return tuple(sorted({*self.project.reports(), *catalogs}))

    @property
    def languages(self) -> tuple[str, ...]:
        """The target languages of the settings."""
        return self.project.settings.target_languages

    def catalog(self, report: str, language: str) -> OpenCatalog:
        """The catalog of a report; opened when it is first asked for, and kept.

        Raises ToolkitError where there is none, or it cannot be read. One that is broken in places is opened, and its
        `errors` say where.
        """
        with self.lock:
            return self.open(self._path(report, language))

    def _path(self, report: str, language: str) -> Path:
        """The path of a catalog. Raises InputError for names that lead out of the translations."""
        path = absolute(self.project.catalog(report, language))
        if self.project.place_of(path) != Path(language, f"{report}.po"):
            raise InputError(f"no {language} catalog of {report}")
        return path

    def open(self, path: Path) -> OpenCatalog:
        """Any catalog by its path; one outside the project is judged by its own project, as `toolkit lint` does."""
        with self.lock:
            path = absolute(path)
            if path not in self._open:
                refuse_stream(path)
                self._open[path] = OpenCatalog(path, read(path), self._shared)
                self._sources.add(self._beside(path))
            return self._open[path]

    def buffer(self, path: Path, data: bytes) -> OpenCatalog:
        """A catalog as an editor has it, which need not be as on disk and is not kept here: use its `update`."""
        with self.lock:
            return OpenCatalog(absolute(path), data, self._shared)

    def close(self) -> None:
        """Keep what was found, so that the project is opened quickly again. Without it that only takes longer."""
        with self.lock:
            for one in self._open.values():
                one.close()
            self._open.clear()

    # --- changing

    def save(self, edit: Edit) -> Saved | Conflict:
        """Write a translation into its catalog: only that entry, as `toolkit fmt` would write it.

        The file is read again under the writer's lock. A Conflict where the entry has another translation by then than
        `edit.was` (and not the new one). Raises ToolkitError where the file cannot be read or written; nothing is
        written then.
        """

        def change(unit: Unit) -> Unit:
            target = _own_breaks(edit.target, unit.source)
            new = replace(unit, target=target, state=_state(unit, target, edit.state))
            if edit.plural_targets is not None:
                if len(edit.plural_targets) != len(unit.plural_targets):
                    forms = 1 + len(unit.plural_targets)
                    raise InputError(f"{plural(1 + len(edit.plural_targets), 'plural form')} for a unit with {forms}")
                new = replace(new, plural_targets=edit.plural_targets)
            if new.state is State.TRANSLATED:
                new = replace(new, previous=None, previous_context=None, previous_plural=None)
            seen = unit.target == _own_breaks(edit.was, unit.source) and edit.was_state in (None, unit.state)
            if not seen and new != unit:
                raise ChangedMeanwhileError(unit)
            return new

        return self._write(edit.report, edit.language, edit.id, change, edit.was, edit.target, edit.by)

    def set_state(self, report: str, language: str, key: str, state: State, by: str = "") -> Saved | Conflict:
        """Mark a translation as translated or as needing review, without another change."""
        unit = self.catalog(report, language).unit(key)
        return self.save(Edit(report, language, key, was=unit.target, target=unit.target, state=state, by=by))

    def accept(self, report: str, language: str, finding: Finding, reason: str, by: str = "") -> Saved | Conflict:
        """Accept a finding of a unit, with a reason: adds the comment `# toolkit: ignore CHECK[text] -- REASON`.

        A Conflict where the translation has changed since. Raises InputError without a reason, for a finding that is
        not found any more, and for one on a file or glossary, which a baseline accepts.
        """
        if finding.unit is None or finding.check == "unused-suppression":
            raise InputError(f"{finding.check} is not a finding that a comment can accept")
        self._require(self.catalog(report, language), finding)
        about = finding.source or finding.target
        line = suppression(finding.check, about.text if about else None, reason)
        return self._comment(report, language, finding.unit, lambda unit: with_comment(unit.comments, [line]), by)

    def _require(self, catalog: OpenCatalog, finding: Finding) -> None:
        """Raise InputError for a finding that is not found any more."""
        with self.lock:
            at_once = catalog.findings(finding.unit) if finding.unit and finding.unit in catalog else ()
            if not _among(finding, at_once) and not _among(finding, catalog.outcome().findings):
                raise InputError(f"{finding.check} is not found there any more")

    def comment(self, report: str, language: str, key: str, text: str, by: str = "") -> Saved | Conflict:
        """Add a translator's comment, which may have several lines. Raises InputError where it is empty."""
        lines = [line.rstrip() for line in text.strip().splitlines()]
        if not lines:
            raise InputError("the comment is empty")
        return self._comment(report, language, key, lambda unit: with_comment(unit.comments, lines), by)

    def set_comments(self, report: str, language: str, key: str, was: Iterable[str], now: Iterable[str],
                     by: str = "") -> Saved | Conflict:  # fmt: skip
        """Replace a unit's comments, for instance to take one back; a Conflict where they are not `was` any more."""
        was, now = tuple(was), tuple(now)

        def changed(unit: Unit) -> tuple[str, ...]:
            if unit.comments != was:
                raise ChangedMeanwhileError(unit)
            return now

        return self._comment(report, language, key, changed, by)

    def reviewed(self, report: str, language: str, key: str, name: str, by: str = "") -> Saved | Conflict:
        """Note that a person has reviewed the translation as it is: `# toolkit: reviewed[DIGEST] by NAME`.

        The unit is translated then, and no longer needs review. The digest is of both texts, so the review is void
        once one of them changes (`OpenUnit.reviews`). Raises InputError without a name, or a translation.
        """
        if not name.strip():
            raise InputError("a review needs a name")
        base = self.catalog(report, language).unit(key).target

        def change(unit: Unit) -> Unit:
            if unit.target != base:
                raise ChangedMeanwhileError(unit)
            if not unit.target:
                raise InputError("there is no translation to review")
            comments = with_comment(without_reviews(unit, " ".join(name.split())), [review_comment(unit, name)])
            new = replace(unit, comments=comments, state=State.TRANSLATED)
            return replace(new, previous=None, previous_context=None, previous_plural=None)

        return self._write(report, language, key, change, base, base, by)

    def undo(self, by: str | None = None, report: str | None = None) -> Saved | Conflict | None:
        """Undo the last save (of one person, of one report), also after a restart; None where there is none.

        A Conflict where the entry has changed since.
        """
        with self.lock:
            for step in self.journal.steps():
                if (by is None or step.by == by) and (report is None or step.report == report):
                    break
            else:
                return None

            def change(unit: Unit) -> Unit:
                if Entry.of(unit) != step.after:
                    raise ChangedMeanwhileError(unit)
                before, after = step.before, step.after
                return _restored(unit, before) if before != after else unit

            done = self._write(step.report, step.language, step.unit, change, step.after.target, step.before.target,
                               journal=False)  # fmt: skip
            if isinstance(done, Saved):
                self.journal.undone(step)
            return done

    def _comment(
        self,
        report: str,
        language: str,
        key: str,
        comments: Callable[[Unit], tuple[str, ...]],
        by: str,
    ) -> Saved | Conflict:
        base = self.catalog(report, language).unit(key).target

        def change(unit: Unit) -> Unit:
            if unit.target != base:
                raise ChangedMeanwhileError(unit)
            return replace(unit, comments=comments(unit))

        return self._write(report, language, key, change, base, base, by)

    def _write(
        self,
        report: str,
        language: str,
        key: str,
        change: Callable[[Unit], Unit],
        base: str,
        mine: str,
        by: str = "",
        *,
        journal: bool = True,
    ) -> Saved | Conflict:
        with self.lock:
            path = self._path(report, language)
            try:
                written = write_entry(path, key, change)
            except ChangedMeanwhileError as error:
                self.refresh()
                return Conflict(report, language, key, base, mine, Entry.of(error.unit) if error.unit else None)
            self._take(path, written)
            before, after = Entry.of(written.before), Entry.of(written.after)
            noted = journal and before != after and self.journal.add(report, language, key, before, after, by)
            return Saved(report, language, key, before, after, undoable=noted)

    def _take(self, path: Path, written: Written) -> None:
        """Show what was written in the open catalog."""
        if path in self._open and self._open[path].data != written.data:
            self._open[path].update(written.data)
            self.version += 1

    # --- noticing

    @property
    def errors(self) -> tuple[str, ...]:
        """What could not be read at the last look: lines for a person. What is broken in a catalog is in its own."""
        return tuple(dict.fromkeys([*self._settings_error, *self._errors]))

    def refresh(self) -> Changes:
        """Look what has changed on disk, and take it over.

        Settings that cannot be read any more leave everything as it was, and are among the errors.
        """
        with self.lock:
            self._errors = []
            settings = self._settings.changed(self._settings_files()) and self._reread()
            sources = listing = False
            try:
                sources = self._sources.changed(self._source_files())
                listing = self._listed()
            except ToolkitError as error:
                self._errors.append(str(error))
            if settings or sources:
                self._shared.renew()
                for one in self._open.values():
                    one.renew()
            units, gone = self._updated()
            changes = Changes(units, gone, settings, sources, listing, self.errors)
            if changes:
                self.version += 1
            return changes

    def _listed(self) -> bool:
        """True if there are other reports or catalogs than at the last look."""
        before, self._names = self._names, (self.project.reports(), self.project.catalogs(strict=False))
        return before != self._names

    def _settings_files(self) -> list[Path]:
        return [self.project.root / name for name in (SETTINGS_FILE, "pyproject.toml")]

    def _source_files(self) -> list[Path]:
        """The glossary, and what else the findings of the open catalogs depend on."""
        beside = [path for catalog in self._open for path in self._beside(catalog)]
        return list(dict.fromkeys([*self._glossary_files(), *beside]))

    def _glossary_files(self) -> list[Path]:
        return [Path(file) for layer in glossary_of(self.project) for file in layer]

    def _beside(self, catalog: Path) -> list[Path]:
        """The report of a catalog, and the baseline of the project, which need not be there."""
        found = [self.project.root / (self.project.settings.lint.baseline or BASELINE)]
        with suppress(ToolkitError):  # two of one name, which the findings say
            found.append(self.project.seed(self.project.report_of(catalog)))
        return found

    def _reread(self) -> bool:
        try:
            found = project_of(self.project.root)
        except ToolkitError as error:
            self._settings_error = [str(error)]
            return False
        self._settings_error = []
        self.project = found if found and found.root == self.project.root else Project(self.project.root, Settings())
        return True

    def _updated(self) -> tuple[dict[Path, tuple[str, ...]], tuple[Path, ...]]:
        units: dict[Path, tuple[str, ...]] = {}
        gone = [path for path in self._open if not path.exists()]
        for path in gone:
            del self._open[path]
        for path, one in self._open.items():
            try:
                refuse_stream(path)
                data = read(path)
            except ToolkitError as error:
                self._errors.append(str(error))
                continue
            if data != one.data:
                units[path] = one.update(data)
        return units, tuple(gone)


def _among(finding: Finding, others: Iterable[Finding]) -> bool:
    return any(one.fingerprint == finding.fingerprint for one in others)


def _own_breaks(text: str, source: str) -> str:
    """A text with the line breaks of its source: browsers send others."""
    return text if "\r" in source else text.replace("\r\n", "\n").replace("\r", "\n")


def _state(unit: Unit, target: str, state: State | None) -> State:
    if not target:
        return State.INITIAL
    return state_of(unit, target) if state in (None, State.INITIAL) else state


def _restored(unit: Unit, entry: Entry) -> Unit:
    """The unit with what a person may change as it was."""
    previous, context, plural = entry.previous
    return replace(
        unit,
        target=entry.targets[0],
        plural_targets=entry.targets[1:],
        state=entry.state,
        comments=entry.comments,
        previous=previous,
        previous_context=context,
        previous_plural=plural,
    )
