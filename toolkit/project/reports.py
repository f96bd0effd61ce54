"""Reading the reports of a project."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import InputError
from toolkit.formats.report import parse
from toolkit.model import Document
from toolkit.project.files import display, read
from toolkit.project.layout import Project
from toolkit.project.seeds import remedy


def load_report(project: Project, report: str) -> Document:
    """One report, structured. Raises InputError where its file cannot be read or is empty."""
    return parse_report(project, report, read(project.seed(report)))


def load_document(path: Path) -> Document:
    """A report outside any project, named by its file. Raises InputError where it cannot be read or is empty."""
    if problem := remedy(path):
        raise InputError(problem, path=display(path))
    return parse(read(path), display(path), name=path.stem)


def parse_report(project: Project, report: str, data: bytes) -> Document:
    """A report from the bytes of its file. Raises InputError where it is empty."""
    path = project.seed(report)
    return parse(data, display(path), name=report, boilerplate=project.settings.boilerplate)
