"""Outcomes of earlier runs, in `.toolkit-cache/` in the root of the project, or of a repository that is none.

Everything an outcome depends on is in its key, so nobody ever has to empty the cache. It is optional: a broken file in
it, or a folder that cannot be written, is ignored.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.model import Cause, Finding, Outcome, Severity, Skipped, Span

FOLDER = ".toolkit-cache"

#: The version of the files; others are ignored.
FORM = 3

#: Parts of the package that an outcome cannot depend on.
UNRELATED = frozenset({"cli", "renderers", "reporters", "__pycache__"})


class Cache:
    """The outcomes of one project or repository."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER

    def get(self, name: str, key: str) -> Outcome | None:
        """The outcome cached under a name, if it was made under the same key."""
        path = self.folder / f"{name[:32]}.json"
        if not path.is_file():  # a device may have no end, and a FIFO no writer
            return None
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            return _outcome(json.loads(body)) if head == _head(key, body) else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def put(self, name: str, key: str, outcome: Outcome) -> None:
        """Cache an outcome; does nothing if the folder cannot be written or the path is not a regular file."""
        body = json.dumps(_record(outcome), separators=(",", ":")).encode("ascii")
        target = self.folder / f"{name[:32]}.json"
        temporary = target.with_suffix(f".{os.getpid()}.tmp")
        if any(os.path.lexists(path) and not path.is_file() for path in (target, temporary)):
            return
        try:
            make_cache_folder(self.folder)
            temporary.write_bytes(_head(key, body) + b"\n" + body)
            temporary.replace(target)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def make_cache_folder(folder: Path) -> None:
    """Make the folder of the cache, which git ignores. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir()
        (folder / ".gitignore").write_text("*\n", encoding="ascii")


def _head(key: str, body: bytes) -> bytes:
    """The first line of a file: its key, and a digest that shows whether the rest is complete."""
    return json.dumps({"form": FORM, "key": key, "body": hashlib.sha256(body).hexdigest()}).encode("ascii")


@cache
def code_digest() -> str:
    """Changes with the toolkit's version, the code and tables that checks use, Python and the installed packages."""
    digest = hashlib.sha256(f"{__version__} {sys.version_info[:2]} {_installed()}".encode())
    root = Path(str(files("toolkit")))
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in UNRELATED)
        for name in sorted(names):
            path = Path(folder, name)
            digest.update(f"{path.relative_to(root).as_posix()}\x00".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _installed() -> list[str]:
    """The names and versions of all installed packages, from the names of their folders."""
    folders = [Path(folder) for folder in sys.path if folder.endswith("-packages")]
    return sorted(path.name for folder in folders if folder.is_dir() for path in folder.glob("*.dist-info"))


def _record(outcome: Outcome) -> dict[str, Any]:
    return {
        "files": outcome.files,
        "findings": [_finding_record(finding) for finding in outcome.findings],
        "units": outcome.units,
        "suppressed": outcome.suppressed,
        "texts": dict(outcome.texts),
        "ran": sorted(outcome.ran),
        "figures": outcome.figures,
        "terms": outcome.terms,
        "skipped": [[getattr(one, name) for name in Skipped.__slots__] for one in outcome.skipped],
    }


def _outcome(record: dict[str, Any]) -> Outcome:
    return Outcome(
        files=tuple(record["files"]),
        findings=tuple(_finding(one) for one in record["findings"]),
        units=record["units"],
        suppressed=record["suppressed"],
        texts={key: (source, target) for key, (source, target) in record["texts"].items()},
        ran=frozenset(record["ran"]),
        figures=_counts(record["figures"]),
        terms=_counts(record["terms"]),
        skipped=tuple(_skipped(*one) for one in record["skipped"]),
    )


def _counts(record: list[int] | None) -> tuple[int, ...] | None:
    return None if record is None else tuple(record)


def _skipped(group: str, source: str, target: str, cause: str, catalogs: list[str], named: bool) -> Skipped:
    return Skipped(group, source, target, Cause(cause), tuple(catalogs), named)


def _finding_record(finding: Finding) -> dict[str, Any]:
    record = {name: getattr(finding, name) for name in Finding.__slots__}
    for side in ("source", "target"):
        span = record[side]
        record[side] = span and [span.start, span.end, span.text]
    return record


def _finding(record: dict[str, Any]) -> Finding:
    sides = {side: Span(*record[side]) if record[side] else None for side in ("source", "target")}
    end = tuple(record["end"]) if record["end"] else None
    return Finding(**{**record, **sides, "severity": Severity(record["severity"]), "end": end})
