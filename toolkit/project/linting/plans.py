"""How to lint one file: the settings that apply to it, and the checks that are chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputError
from toolkit.model import Severity
from toolkit.project.files import absolute
from toolkit.project.git import repository_of
from toolkit.project.layout import Project, project_of
from toolkit.project.linting.languages import folder_language
from toolkit.project.linting.options import LintOptions, require_check
from toolkit.project.linting.targets import Layers, Task, glossary_of
from toolkit.project.patterns import matches
from toolkit.settings import Settings

#: The default file of --write-baseline, in the project's root.
BASELINE = "toolkit-baseline.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings, selection, report and glossary files of one task.

    `source_language` is the option, or empty; `seed` the report's file, None for a catalog that no report belongs to,
    which is `orphan` where the project has reports.
    """

    project: Project | None
    settings: Settings
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severities: Mapping[str, Severity]
    fail_on: str
    report: str
    glossary: Layers
    source_language: str = ""
    seed: Path | None = None
    orphan: bool = False

    def paragraphs(self) -> tuple[str, ...] | None:
        """The keys of the units that the report has now; None without one. Raises InputError if it cannot be read."""
        if self.project is None or self.seed is None:
            return None
        from toolkit.catalogs.extract import extract
        from toolkit.project.reports import load_report

        return tuple(unit.key for unit in extract(load_report(self.project, self.report), ""))

    def baseline(self, file: Path, options: LintOptions) -> str:
        """The absolute path of the baseline for a file; empty where there is none.

        One that --baseline does not find in the current folder is looked for in the root, where it is written.
        """
        root = self.root(file) or Path.cwd()
        if options.baseline:
            here, there = absolute(options.baseline), absolute(root / options.baseline)
            return str(there if there.exists() and not here.exists() else here)
        return baseline_of(root, self.settings, written=options.write_baseline)

    def root(self, file: Path) -> Path | None:
        """The folder that has a file's baseline and cache: that of its project or repository, else the current one.

        None for a file outside all of these.
        """
        if self.project:
            return self.project.root
        here = Path.cwd()
        return repository_of(file.parent) or (here if file.is_relative_to(here) else None)

    @contextmanager
    def naming_settings(self) -> Iterator[None]:
        """Point an error about an unknown check at the settings file, if the name comes from there."""
        try:
            yield
        except InputError as error:
            lint = self.settings.lint
            stated = {*lint.select, *lint.ignore, *lint.severity, *self.settings.report(self.report).ignore}
            stated |= {name for names in lint.per_path_ignore.values() for name in names}
            if self.project is None or not any(repr(name) in error.message for name in stated):
                raise
            raise InputError(error.message, path=str(self.project.settings_file)) from None


def baseline_of(root: Path, settings: Settings, *, written: bool = False) -> str:
    """The absolute path of a project's baseline: the setting's, else the default file where there is one, or where one
    is `written`. Empty where there is none.
    """
    default = root / BASELINE
    name = settings.lint.baseline or (BASELINE if written or default.exists() else "")
    return str(absolute(root / name)) if name else ""


class Planner:
    """Makes plans; remembers the project of each folder."""

    def __init__(self, options: LintOptions) -> None:
        self.options = options
        self.projects: dict[Path, Project | None] = {}
        self.layers: dict[Path, Layers] = {}

    def plan(self, task: Task) -> Plan:
        """The plan for a task.

        Raises ToolkitError where its project's settings cannot be read, or the options leave no check.
        """
        path = Path(task.paths[0])
        project = self._project(path)
        settings = project.settings if project else Settings()
        report = project.report_of(path) if project else path.stem
        options, lint = self.options, settings.lint
        require_check(options, settings.style.guide)
        ignore = [*(() if options.select else lint.ignore), *options.ignore]
        if not task.glossary:
            ignore += settings.report(report).ignore
        if project:
            ignore += _ignored_there(project, path)
        seed = None if task.glossary or project is None else _seed(project, path, report)
        return Plan(
            project,
            settings,
            options.select or lint.select,
            tuple(dict.fromkeys(ignore)),
            {**lint.severity, **options.severities},
            options.fail_on or lint.fail_on,
            "" if task.glossary else report,
            self._glossary(task, project),
            self.options.source_language or "",
            seed,
            seed is None and project is not None and not task.glossary and _is_orphan(project, path),
        )

    def _glossary(self, task: Task, project: Project | None) -> Layers:
        if task.glossary or self.options.layers:
            return task.glossary or self.options.layers
        if project is None:
            return ()
        if project.root not in self.layers:
            self.layers[project.root] = glossary_of(project)
        return self.layers[project.root]

    def _project(self, path: Path) -> Project | None:
        folder = path.parent
        if folder not in self.projects:
            self.projects[folder] = project_of(path)
        return self.projects[folder]


def _seed(project: Project, catalog: Path, report: str) -> Path | None:
    """The file of the report that a catalog translates."""
    seed = project.seed(report)
    return seed if _is_reports(project, catalog) and seed.is_file() else None


def _is_orphan(project: Project, catalog: Path) -> bool:
    return _is_reports(project, catalog) and project.seeds.is_dir()


def _is_reports(project: Project, catalog: Path) -> bool:
    """Whether a catalog is where those of reports are."""
    return bool(folder_language(catalog, project)) and catalog.suffix.lower() == ".po"


def _ignored_there(project: Project, path: Path) -> Sequence[str]:
    """What the setting `per_path_ignore` leaves out for a file."""
    try:
        relative = path.relative_to(project.root.absolute()).as_posix()
    except ValueError:
        return ()
    table = project.settings.lint.per_path_ignore
    return [name for pattern, names in table.items() if matches(pattern, relative) for name in names]
