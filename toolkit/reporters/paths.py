"""How the reporters name a file."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from toolkit.model import LintReport


def local(path: str, report: LintReport) -> str:
    """Relative to the current folder with `/`; absolute where the file is not under it."""
    return _relative(path, report.folder) or PurePath(path).as_posix()


def in_repository(path: str, report: LintReport) -> str:
    """Relative to the repository's root with `/`; absolute where the file is not under it."""
    return _relative(path, report.repository) or PurePath(path).as_posix()


def uri(path: str, report: LintReport) -> tuple[str, bool]:
    """The file as a percent-encoded URI reference, and whether it is relative to the repository's root."""
    relative = _relative(path, report.repository)
    if relative is not None:
        return quote(relative, safe="/", errors="surrogateescape"), True
    return PurePath(path).as_uri(), False


def _relative(path: str, folder: str) -> str | None:
    try:
        return PurePath(path).relative_to(folder).as_posix()
    except ValueError:
        return None
