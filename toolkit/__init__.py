"""Bilingual reports: catalogs, glossary, figures by value, and the finished English.

The functions and types for programs. Each is imported when first used, so `import toolkit` costs nothing:

    >>> import toolkit
    >>> [figure.text for figure in toolkit.read("完成投资3145亿元，增长9.1%。", "zh")]
    ['3145亿元', '9.1%']
    >>> [found] = toolkit.compare("完成投资3145亿元。", "Investment reached 3,145 billion yuan.")
    >>> found.check, found.suggestion
    ('number-scale', '314.5 billion yuan')

`toolkit help python` shows the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.errors import ToolkitError
    from toolkit.formats.po.polib_files import from_polib, to_polib
    from toolkit.model import Catalog, Concept, Document, Finding, Glossary, Quantity, Unit
    from toolkit.project.face import build, compare, lint, load, read
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
    "compare",
    "from_polib",
    "lint",
    "load",
    "read",
    "to_polib",
]

#: Name → its module.
HOMES = (
    {
        "Project": "toolkit.project.layout",
        "ToolkitError": "toolkit.errors",
    }
    | dict.fromkeys(["build", "compare", "lint", "load", "read"], "toolkit.project.face")
    | dict.fromkeys(["from_polib", "to_polib"], "toolkit.formats.po.polib_files")
    | dict.fromkeys(["Catalog", "Concept", "Document", "Finding", "Glossary", "Quantity", "Unit"], "toolkit.model")
)


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    if name not in HOMES:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return sorted([*globals(), *__all__])
