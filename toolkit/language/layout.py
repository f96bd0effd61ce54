"""Where spaces and marks mean something: code, addresses, paths, and columns that are aligned with spaces. The same in
every language.
"""

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


#: Web and e-mail addresses, and paths of files, with whatever touches them.
_ADDRESS = re.compile(
    r"(?<![\w/])(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.|mailto:)\S+"
    r"|[^\s@<>()]+@[\w-]+\.\S+"
    r"|(?<!\w)[A-Za-z]:[\\/](?:[^\\\s]+(?: +[^\\\s]+){0,3}\\)*\S*|\\\\[^\s\\]+\\\S+"
    r"|(?<![\w/.])(?:~|\.{1,2})?/(?:[^\s/]+/)+\S*|(?<![\w/.])(?:~|\.{1,2})/\S+"
    r"|(?<![\w/.])[\w.-]+(?:[/\\][^\s/\\]+)+\.[A-Za-z0-9]{1,5}(?![\w.])"
)
#: Marks at an end of an address that belong to the text around it, and brackets that may belong to either.
_AROUND = ".,;:!?'\"”’。，；：！？、…\u200b\u200c\u200e\u200f\u2060\ufeff"
_CLOSING = {")": "(", "]": "[", ">": "<", "}": "{", "）": "（", "】": "【", "》": "《", "」": "「", "］": "［"}


def address_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The places of web and e-mail addresses and of paths in a text, without the punctuation around them."""
    if not any(mark in text for mark in ("/", "\\", "@", "www.")):
        return ()
    return tuple(_trimmed(match[0], match.start()) for match in _ADDRESS.finditer(text))


def _trimmed(found: str, start: int) -> tuple[int, int]:
    inside = found.lstrip(_AROUND + "".join(_CLOSING.values()))
    start += len(found) - len(inside)
    while inside and (inside[-1] in _AROUND or (inside[-1] in _CLOSING and _CLOSING[inside[-1]] not in inside)):
        inside = inside[:-1]
    return start, start + len(inside)


def is_aligned(text: str) -> bool:
    """True for a table, for several lines with gaps between columns, and for one line with two wide gaps."""
    if has_cells(text) or len(_WIDE_GAP.findall(text)) > 1:
        return True
    return sum(1 for line in text.split("\n") if _GAP.search(line)) > 1


def shows_columns(text: str) -> bool:
    """True for a source whose own spaces are aligned: one gap in it is enough, or an indented line."""
    return bool(_GAP.search(text) or _INDENTED.search(text)) or has_cells(text)
