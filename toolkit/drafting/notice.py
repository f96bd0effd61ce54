"""What is sent where: said by the first run for each server."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.project.files import append, read_if_there
from toolkit.project.linting.cache import FOLDER, make_cache_folder

#: The servers that were named to a person, an address a line.
FILE = "drafting-servers.txt"


def first_time(root: Path, server: str) -> bool:
    """True if no earlier run of this project has named the server; from now on one has."""
    path = root / FOLDER / FILE
    try:
        known = (read_if_there(path) or b"").decode("utf-8", "replace").splitlines()
    except ToolkitError:
        known = []
    if server in known:
        return False
    with suppress(ToolkitError, OSError):  # then it is said again
        make_cache_folder(path.parent)
        append(path, f"{server}\n".encode())
    return True


def sent_where(server: str, model: str) -> str:
    """The notice in one line."""
    return (
        f"sending to {server} ({model}), for each unit: its source text and its kind, the units before it and the "
        "headings above it with their translations, its terms with the definitions and notes of the glossary, its "
        "figures, similar translations of the memory, and STYLE.md; "
        "with --judge also its translation"
    )
