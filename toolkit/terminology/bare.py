"""A Chinese term without the marks that lists put around it: 【产业链】, 1.产业链, 市场主体(market entity)."""

from __future__ import annotations

import re

from toolkit.language.scripts import has_han
from toolkit.terminology.folding import fold

_OPENING, _CLOSING = "([{【〔〖<＜⟨［｛〘", ")]}】〕〗>＞⟩］｝〙"
_BRACKETS = dict(zip(_OPENING, _CLOSING, strict=True))
_EMPTY = re.compile(rf"[{re.escape(_OPENING)}]\s*[{re.escape(_CLOSING)}]")
#: Bullets, and numbers, letters and numerals with a mark after them or in brackets.
_LEADING = re.compile(
    r"(?:[*•·●■◆◇○□▪▲△※★☆☑✓√►→>#+_–—-]+|[①-⒛❶-❿⓪㈠-㈩]|\d{1,3}[.、:)](?!\d)|\d{1,3}\s+"
    r"|[(【\[〔](?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z])[)】\]〕]|(?:[一二三四五六七八九十]{1,3}|[a-z])[.、)]"
    r"|第[一二三四五六七八九十\d]{1,3}[、.:]|[ivx]{1,4}[.、)])\s*"
)
#: A translation or abbreviation after the term.
_GLOSS = re.compile(rf"(?<=.)\s*[{re.escape(_OPENING)}]([^{re.escape(_OPENING + _CLOSING)}]*)[{re.escape(_CLOSING)}]\Z")
_ENDS = "。，、；：,;:.!！?？·…*_ \t\u3000"


def bare(term: str) -> str:
    """The folded term without brackets around it, enumerators and bullets before it, empty brackets, a translation in
    brackets, and punctuation at its ends. What would leave nothing stays.
    """
    text = fold(" ".join(term.split())).text.strip()
    while (shorter := _shorter(text)) and shorter != text:
        text = shorter
    return text


def bare_parts(term: str) -> tuple[str, ...]:
    """The terms between slashes, where each is a Chinese word of its own: 产业链/供应链, but not 进/出口."""
    parts = [bare(part) for part in re.split("[/／]", bare(term))]
    return tuple(parts) if len(parts) > 1 and all(len(part) > 1 and has_han(part) for part in parts) else ()


def _shorter(text: str) -> str:
    text = _EMPTY.sub("", text).strip(_ENDS)
    if _is_enclosed(text):
        return text[1:-1].strip()
    gloss = _GLOSS.search(text)
    if gloss and not has_han(gloss[1]):
        text = text[: gloss.start()]
    return _LEADING.sub("", text, count=1) if _LEADING.match(text) else text


def _is_enclosed(text: str) -> bool:
    """True if the bracket that opens a text is closed by its last character: （甲）, but not （甲）乙（丙）."""
    if _BRACKETS.get(text[:1]) != text[-1:]:
        return False
    depth = 0
    for number, character in enumerate(text, 1):
        depth += (character in _OPENING) - (character in _CLOSING)
        if depth == 0:
            return number == len(text)
    return False
