"""Glossaries that a new project can start from: data of the package, in a checkout the repository's own folder."""

from __future__ import annotations

import re
from difflib import get_close_matches
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from toolkit.errors import InputError

#: Their names: folders of glossary/ in the repository, which pyproject.toml puts into toolkit/glossaries/ of a wheel.
GLOSSARIES = ("general",)
#: The first line of a file that names our schema, which is not where the copy lies.
_SCHEMA = re.compile(rb"# yaml-language-server:[^\n]*\n")


def starting_glossary(name: str) -> dict[str, bytes]:
    """The files of a glossary by name, in order. Raises InputError for an unknown name, with those there are."""
    if name not in GLOSSARIES:
        near = get_close_matches(name, GLOSSARIES, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"there is: {', '.join(GLOSSARIES)}"
        raise InputError(f"no glossary named {name!r} to start from; {hint}")
    folder = _folder(name)
    found = [one for one in folder.iterdir() if one.name.endswith(".yaml")] if folder.is_dir() else []
    if not found:
        raise InputError(f"the glossary {name!r} is not part of this installation; install toolkit again")
    return {one.name: _SCHEMA.sub(b"", one.read_bytes(), count=1) for one in sorted(found, key=lambda one: one.name)}


def _folder(name: str) -> Traversable:
    """The folder in the installed package, else in the repository that the package is imported from."""
    package = files("toolkit")
    installed = package / "glossaries" / name
    if installed.is_dir():
        return installed
    return Path(str(package)).parent / "glossary" / name
