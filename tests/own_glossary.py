"""The glossary of this repository, as its settings name it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from toolkit.model import Glossary
from toolkit.project.face import load as load_project
from toolkit.project.glossary.loading import load

ROOT = Path(__file__).parent.parent


@cache
def own_glossary() -> Glossary:
    """The concepts in force."""
    return load(load_project(ROOT))


@cache
def own_files() -> tuple[Path, ...]:
    """All its files, in order."""
    return load_project(ROOT).glossary_files()
