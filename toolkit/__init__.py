"""Bilingual reports: catalogs, glossary, figures by value, and the finished English.

The face of the package: three functions and the nouns they speak of, resolved when first used, so that importing
`toolkit` costs nothing.

    project = toolkit.load("reports")
    for finding in toolkit.lint("translations/en/report.po").findings:
        print(finding.path, finding.line, finding.message)
    toolkit.build(project, "report", formats=["md"])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.errors import ToolkitError
    from toolkit.model import Catalog, Concept, Document, Finding, Glossary, Quantity, Unit
    from toolkit.project.face import build, lint, load
    from toolkit.project.layout import Project

__version__ = "0.1.0"

__all__ = [
    "Catalog",
    "Concept",
    "Document",
    "Finding",
    "Glossary",
    "Project",
    "Quantity",
    "ToolkitError",
    "Unit",
    "build",
    "lint",
    "load",
]

#: Name → the module that holds it.
HOMES = {
    "build": "toolkit.project.face",
    "lint": "toolkit.project.face",
    "load": "toolkit.project.face",
    "Project": "toolkit.project.layout",
    "ToolkitError": "toolkit.errors",
} | dict.fromkeys(["Catalog", "Concept", "Document", "Finding", "Glossary", "Quantity", "Unit"], "toolkit.model")


def __getattr__(name: str) -> object:
    """Import a name of the face when it is first used (PEP 562)."""
    if name not in HOMES:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """What the face shows."""
    return sorted([*globals(), *__all__])
