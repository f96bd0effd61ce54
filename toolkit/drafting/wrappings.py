"""What models put around the whole of a translation: a fence, bold type, quotation marks.

Each function is given the translation and its source, and gives the text inside, or None where there is none of it. It
takes off only what the source cannot have asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Unwrap = Callable[[str, str], str | None]

#: Wrappings within each other; what has more of them is left as it is.
DEEPEST = 20

_FENCE = re.compile(r"(`{3,}|~{3,})(?:[\w+-]*[ \t]*\n)?(.*)\1", re.S)
_BOLD = re.compile(r"(\*\*|__|\*|_)(?!\s)(.*?)(?<!\s)\1", re.S)
#: Opening mark → closing mark.
_QUOTES = dict(zip("\"“「『«‘'„＂`", "\"”」』»’'“＂`", strict=True))
#: Pairs in a source that a translation may have as quotation marks.
_QUOTED = re.compile(
    r"“[^”]*”|\"[^\"]*\"|「[^」]*」|『[^』]*』|‘[^’]*’|《[^》]*》|〈[^〉]*〉|＂[^＂]*＂|«[^»]*»|【[^】]*】|`[^`]*`|'[^']*'"
)


def unwrapped(text: str, source: str) -> str:
    """The text without its wrappings, however they are nested."""
    for _ in range(DEEPEST):
        inner = next((found for unwrap in _WRAPPINGS if (found := unwrap(text, source)) is not None), None)
        if inner is None or inner.strip() == text:
            break
        text = inner.strip()
    return text


def _fence(text: str, source: str) -> str | None:
    found = _FENCE.fullmatch(text)
    return found[2] if found and found[1] not in source and found[1] not in found[2] else None


def _bold(text: str, source: str) -> str | None:
    found = _BOLD.fullmatch(text)
    return found[2] if found and found[1][0] not in found[2] and found[1] not in source else None


def _quotation(text: str, source: str) -> str | None:
    """Quotation marks that the source has none for: those of a translation are no more than its."""
    if len(text) < 3 or _QUOTES.get(text[0]) != text[-1] or not _belong_together(text):
        return None
    more = 1 + len(_QUOTED.findall(text[1:-1])) > len(_QUOTED.findall(source))
    return text[1:-1] if more else None


def _belong_together(text: str) -> bool:
    """Whether the first and the last quotation mark are a pair."""
    opening, closing, inside = text[0], text[-1], text[1:-1]
    if opening == closing:
        return opening not in re.sub(r"(?<=\w)'(?=\w)", "", inside)
    depth = 0
    for sign in inside:
        depth += (sign == opening) - (sign == closing)
        if depth < 0:
            return False
    return depth == 0


_WRAPPINGS: tuple[Unwrap, ...] = (_fence, _bold, _quotation)
