"""The three functions that programs call instead of the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import InputError
from toolkit.model import LintReport
from toolkit.project.building import Built, Order
from toolkit.project.building import build as build_report
from toolkit.project.layout import Project, project_of
from toolkit.project.linting import LintOptions
from toolkit.project.linting import lint as lint_files
from toolkit.settings import Settings


def load(folder: str | Path = ".") -> Project:
    """The project a folder belongs to; the folder itself with the default settings where it belongs to none.

    Raises InputError where there is no such folder, or its settings cannot be read.
    """
    path = Path(folder)
    if not path.is_dir():
        raise InputError("no such folder", path=str(folder))
    return project_of(path) or Project(path.absolute(), Settings())


def lint(
    *paths: str | Path, glossary: Sequence[str | Path] = (), select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> LintReport:
    """Check catalogs and glossaries, as `toolkit lint` does; what could not be read is in the report's errors.

    Without paths: all of the current folder's project. `select` and `ignore` take checks and groups.
    """
    options = LintOptions(
        select=tuple(select), ignore=tuple(ignore), glossary=tuple(map(str, glossary)), cache=False, jobs=1
    )
    return lint_files([str(path) for path in paths], options).report


def build(
    project: Project, report: str, *, language: str = "en", formats: Sequence[str] = ("txt", "md", "html")
) -> Built:
    """Build a report's documents into the project's build folder, as `toolkit build` does.

    Nothing is written, and `refused` is set, where a unit is not translated. Raises ToolkitError for what cannot be
    read, rendered or written.
    """
    (name,) = project.choose([report])
    return build_report(project, name, language, Order(formats=tuple(formats)))
