"""A project kept open: its catalogs, saving into them, and what changes on disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.catalogs.commenting import suppression, with_comment
from toolkit.catalogs.typed_comment import comment_lines
from toolkit.errors import InputError
from toolkit.model import Finding, Unit
from toolkit.project.files import absolute
from toolkit.project.layout import Project
from toolkit.workspace.changes import Changes
from toolkit.workspace.changing import Change, commented, proposed, reviewed, translated, undone
from toolkit.workspace.edits import Conflict, Edit, Entry, Proposal, Proposed, Saved
from toolkit.workspace.journal import Journal, Step
from toolkit.workspace.noticing import Surroundings
from toolkit.workspace.open_catalog import OpenCatalog
from toolkit.workspace.opened import OpenCatalogs
from toolkit.workspace.saving import ChangedMeanwhileError, Refusal, Written, write_entries
from toolkit.workspace.shared import Shared


class Workspace:
    """A project kept open.

    Every method takes `lock` for as long as it runs; hold it (`with workspace.lock:`) over several calls that belong
    together, and while you use an OpenCatalog or a Reading from more than one thread. `version` grows with everything
    that changes.
    """

    def __init__(self, project: Project) -> None:
        self.lock = threading.RLock()
        self.version = 1
        self.journal = Journal(project.root)
        self._surroundings = Surroundings(project)
        self._shared = Shared()
        self._open = OpenCatalogs(self._shared)

    # --- what there is

    @property
    def project(self) -> Project:
        """The project, with the settings that could be read last."""
        return self._surroundings.project

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
            known = path in self._open
            catalog = self._open.open(path)
            if not known:
                self._surroundings.add(path)
            return catalog

    def buffer(self, path: Path, data: bytes) -> OpenCatalog:
        """A catalog as an editor has it, which need not be as on disk and is not kept here: use its `update`."""
        with self.lock:
            return OpenCatalog(absolute(path), data, self._shared)

    def close(self) -> None:
        """Keep what was found, so that the project is opened quickly again. Without it that only takes longer."""
        with self.lock:
            self._open.close()

    # --- changing

    def save(self, edit: Edit) -> Saved | Conflict:
        """Write a translation into its catalog: only that entry, as `toolkit fmt` would write it.

        The file is read again under the writer's lock. A Conflict where the entry has another translation by then than
        `edit.was` (and not the new one). Raises ToolkitError where the file cannot be read or written; nothing is
        written then.
        """
        return self._write(edit.report, edit.language, edit.id, translated(edit), edit.was, edit.target, edit.by)

    def propose(self, report: str, language: str, proposals: Sequence[Proposal], by: str = "") -> list[Proposed]:
        """Write translations by a model into their catalog in one go: each needs review, and says where it is from.

        Gives what came of each, an InputError for one that its unit cannot have. Raises ToolkitError as `save` does.
        """
        changes = {one.id: proposed(one) for one in proposals}
        done = self._write_all(report, language, changes, by)
        return [
            Conflict(report, language, one.id, one.was, one.target, _entry(refusal.unit))
            if isinstance(refusal := done[one.id], ChangedMeanwhileError)
            else refusal
            for one in proposals
        ]

    def accept(self, report: str, language: str, finding: Finding, reason: str, by: str = "") -> Saved | Conflict:
        """Accept a finding of a unit, with a reason: adds the comment `# toolkit: ignore CHECK[text] -- REASON`.

        A Conflict where the translation has changed since. Raises InputError without a reason, for a finding that is
        not found any more, and for one on a file or glossary, which a baseline accepts.
        """
        if finding.unit is None or finding.check == "unused-suppression":
            raise InputError(f"{finding.check} is not a finding that a comment can accept")
        self._require(self.catalog(report, language), finding)
        line = suppression(finding.check, finding.quoted, reason)
        return self._comment(report, language, finding.unit, lambda unit: with_comment(unit.comments, [line]), by)

    def _require(self, catalog: OpenCatalog, finding: Finding) -> None:
        """Raise InputError for a finding that is not found any more."""
        with self.lock:
            at_once = catalog.findings(finding.unit) if finding.unit and finding.unit in catalog else ()
            if not _among(finding, at_once) and not _among(finding, catalog.outcome().findings):
                raise InputError(f"{finding.check} is not found there any more")

    def comment(self, report: str, language: str, key: str, text: str, by: str = "") -> Saved | Conflict:
        """Add a translator's comment, which may have several lines, or a footnote.

        Raises InputError as `comment_lines` does.
        """

        def comments(unit: Unit) -> Sequence[str]:
            return with_comment(unit.comments, comment_lines(text, unit.target))

        return self._comment(report, language, key, comments, by)

    def reviewed(self, report: str, language: str, key: str, name: str, by: str = "") -> Saved | Conflict:
        """Note that a person has reviewed the translation as it is: `# toolkit: reviewed[DIGEST] by NAME`.

        The unit is translated then, and no longer needs review. The digest is of both texts, so the review is void
        once one of them changes (`OpenUnit.reviews`). Raises InputError without a translation, or a
        name that shows nothing or would be read as a comment.
        """
        base = self.catalog(report, language).unit(key).target
        return self._write(report, language, key, reviewed(base, name), base, base, by)

    def undo(
        self, by: str | None = None, report: str | None = None, language: str | None = None, over: Container[int] = ()
    ) -> Saved | Conflict | None:
        """Undo the last save (of one person, of one catalog), also after a restart; None where there is none.

        A Conflict where the entry has changed since, with the number of its step; where that is in `over`, the save
        before it is undone instead.
        """
        with self.lock:
            for step in self.journal.steps():
                if by in (None, step.by) and report in (None, step.report) and language in (None, step.language):
                    done = self._undo(step)
                    if isinstance(done, Saved) or step.number not in over:
                        return done
            return None

    def take_back(self, by: Container[str], report: str, language: str) -> Saved | None:
        """Undo the last save by one of several models, of those that nobody has changed since; None without one."""
        with self.lock:
            catalog = self.catalog(report, language)
            for step in self.journal.steps_in(report, language):
                if step.by in by and step.unit in catalog and Entry.of(catalog.unit(step.unit).unit) == step.after:
                    done = self._undo(step)
                    if isinstance(done, Saved):
                        return done
            return None

    def _undo(self, step: Step) -> Saved | Conflict:
        before, after = step.before, step.after
        done = self._write(step.report, step.language, step.unit, undone(before, after), after.target, before.target,
                           journal=False)  # fmt: skip
        if isinstance(done, Conflict):
            return replace(done, step=step.number)
        self.journal.undone(step)
        return done

    def _comment(
        self, report: str, language: str, key: str, comments: Callable[[Unit], Sequence[str]], by: str
    ) -> Saved | Conflict:
        base = self.catalog(report, language).unit(key).target
        return self._write(report, language, key, commented(base, comments), base, base, by)

    def _write(
        self,
        report: str,
        language: str,
        key: str,
        change: Change,
        base: str,
        mine: str,
        by: str = "",
        *,
        journal: bool = True,
    ) -> Saved | Conflict:
        done = self._write_all(report, language, {key: change}, by, journal=journal)[key]
        if isinstance(done, ChangedMeanwhileError):
            return Conflict(report, language, key, base, mine, _entry(done.unit))
        if isinstance(done, InputError):
            raise done
        return done

    def _write_all(
        self, report: str, language: str, changes: Mapping[str, Change], by: str = "", *, journal: bool = True
    ) -> dict[str, Saved | Refusal]:
        """What came of each change, by the id of its unit."""
        with self.lock:
            path = self._path(report, language)
            written = write_entries(path, changes)
            if any(isinstance(one, ChangedMeanwhileError) for one in written.values()):
                self.refresh()
            done: dict[str, Saved | Refusal] = {}
            for key, one in written.items():
                if not isinstance(one, Written):
                    done[key] = one
                    continue
                if self._open.take(path, one.data):
                    self.version += 1
                before, after = Entry.of(one.before), Entry.of(one.after)
                noted = journal and before != after and self.journal.add(report, language, key, before, after, by)
                done[key] = Saved(report, language, key, before, after, undoable=noted)
            return done

    # --- noticing

    @property
    def errors(self) -> tuple[str, ...]:
        """What could not be read at the last look: lines for a person. What is broken in a catalog is in its own."""
        return tuple(dict.fromkeys([*self._surroundings.errors, *self._open.unreadable]))

    def refresh(self) -> Changes:
        """Look what has changed on disk, and take it over.

        Settings that cannot be read any more leave everything as it was, and are among the errors.
        """
        with self.lock:
            settings, sources, listing = self._surroundings.look(self._open)
            if settings or sources:
                self._shared.renew()
                self._open.renew()
            units, gone = self._open.look()
            changes = Changes(units, gone, settings, sources, listing, self.errors)
            if changes:
                self.version += 1
            return changes


def _entry(unit: Unit | None) -> Entry | None:
    return Entry.of(unit) if unit else None


def _among(finding: Finding, others: Iterable[Finding]) -> bool:
    return any(one.fingerprint == finding.fingerprint for one in others)
