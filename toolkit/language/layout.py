"""Where spaces mean something: code, and columns that are aligned with them. The same in every language."""

from __future__ import annotations

import re

from toolkit.language.cells import has_cells

_CODE = re.compile(
    r"```.*?(?:```|\Z)|^~~~.*?(?:^~~~|\Z)|``.+?``|`[^`\n]+`"  # Markdown
    r"|<(?P<tag>code|pre|kbd|samp|tt)\b[^<>]*>.*?</(?P=tag)>"
    r"|^(?:\t| {4,})[^\n]*$",  # an indented line
    re.DOTALL | re.MULTILINE,
)
#: A gap between columns, and an indented line after another one.
_GAP = re.compile(r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)")
_WIDE_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|\u3000{2,})(?=\S)")
_INDENTED = re.compile(r"(?:\A|\n)[ \t]+\S")


def code_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of code in a text."""
    if not any(mark in text for mark in ("`", "~~~", "<", "\t", "    ")):
        return ()
    return tuple((match.start(), match.end()) for match in _CODE.finditer(text))


def is_aligned(text: str) -> bool:
    """True for a table, for several lines with gaps between columns, and for one line with two wide gaps."""
    if has_cells(text) or len(_WIDE_GAP.findall(text)) > 1:
        return True
    return sum(1 for line in text.split("\n") if _GAP.search(line)) > 1


def shows_columns(text: str) -> bool:
    """True for a source whose own spaces are aligned: one gap in it is enough, or an indented line."""
    return bool(_GAP.search(text) or _INDENTED.search(text)) or has_cells(text)
