"""Reading the reports of a project."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats.report import parse
from toolkit.formats.report.readers import READERS
from toolkit.model import Document
from toolkit.project.files import display, read
from toolkit.project.layout import Project, current_project, project_of
from toolkit.project.seeds import remedy


def load_report(project: Project, report: str) -> Document:
    """One report, structured. Raises InputError where its file cannot be read or is empty."""
    return parse_report(project, report, read(project.seed(report)))


def load_document(path: Path) -> Document:
    """A report outside any project, named by its file. Raises InputError where it cannot be read or is empty."""
    if problem := remedy(path):
        raise InputError(problem, path=display(path))
    return parse(read(path), display(path), name=path.stem)


def document_of(name: str) -> tuple[Path, Document]:
    """The report of this name, or the document in this file, with its path.

    Raises InputError where there is no such report or file, or it cannot be read.
    """
    path = Path(name)
    if is_outside(path):
        return path, load_document(path)
    project = (project_of(path) if path.is_file() else None) or current_project()
    [report] = project.choose([name])
    return project.seed(report), load_report(project, report)


def is_outside(path: Path) -> bool:
    """True for a file that is not in the seeds folder of a project. Raises InputError for a missing file."""
    if not path.exists():
        if path.suffix.lower() in READERS:
            raise InputError("no such file", path=display(path))
        return False
    if path.is_dir() and path.suffix.lower() in READERS:
        raise InputError("is a folder; name a file", path=display(path))
    project = project_of(path)
    return not path.is_dir() and not (project and path.absolute().is_relative_to(project.seeds.absolute()))


def parse_report(project: Project, report: str, data: bytes) -> Document:
    """A report from the bytes of its file. Raises InputError where it is empty."""
    path = project.seed(report)
    return parse(data, display(path), name=report, boilerplate=project.settings.boilerplate)
