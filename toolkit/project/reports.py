"""Reading the reports of a project."""

from __future__ import annotations

from toolkit.model import Document
from toolkit.project.files import display, read
from toolkit.project.layout import Project


def load_report(project: Project, report: str) -> Document:
    """One report, structured. Raises InputError where its file cannot be read or is empty."""
    return parse_report(project, report, read(project.seed(report)))


def parse_report(project: Project, report: str, data: bytes) -> Document:
    """A report from the bytes of its file. Raises InputError where it is empty."""
    from toolkit.formats.report import parse  # which takes a tenth of a second, and few commands read reports

    path = project.seed(report)
    return parse(data, display(path), name=report, boilerplate=project.settings.boilerplate)
