"""Make identifiers from running text."""

from __future__ import annotations

import re


def slug(text: str, most: int = 6) -> str:
    """The first `most` words of an English text in lower case, joined by hyphens; `concept` if it has no words."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("’", ""))
    return "-".join(words[:most]) or "concept"
