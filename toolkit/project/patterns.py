"""Path patterns as in .gitignore, for settings that hold for some files only."""

from __future__ import annotations

import re
from functools import cache


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern covers a path (relative, with `/`).

    A pattern without a slash matches a file or folder of that name anywhere; one with a slash is read from the root.
    `*` and `?` stop at a slash, `**` does not; a folder covers what is in it.
    """
    return _compiled(pattern).match(path) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    body = pattern.strip("/")
    anchored = "/" in pattern.rstrip("/")
    parts = [_part(piece) for piece in re.split(r"(\*\*/|/\*\*|\*|\?)", body)]
    return re.compile(("" if anchored else r"(?:.*/)?") + "".join(parts) + r"(?:/.*)?\Z", re.DOTALL)


def _part(piece: str) -> str:
    wild = {"**/": "(?:.*/)?", "/**": "/.*", "*": "[^/]*", "?": "[^/]"}
    return wild.get(piece) or re.escape(piece)
