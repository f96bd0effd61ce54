"""Where Chinese sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.language.sentences import CLOSERS, SentenceRules

#: Begins with a set of signs, which is found fastest.
_STOP = re.compile(
    r"[。！？!?….．](?:(?<=[。！？!?])[。！？!?]*|(?<=…)…+|(?<=[\u4e00-\u9fff”）][.．])(?=[\u4e00-\u9fff“（]|\s*$))"
    rf"[{re.escape(CLOSERS)}]*"
)
_SEMICOLON = re.compile(r"[；;]")


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the stops that end a sentence."""
    for match in _STOP.finditer(text):
        following = text[match.end() : match.end() + 1]
        closed = match[0][-1] in CLOSERS
        # “为什么？”的问题 and “加油！”，他说: the quotation is part of the sentence.
        if closed and following and (following in "，,、；;：:" or (match[0][0] in "！？!?" and _is_han(following))):
            continue
        if match[0][0] in "!?" and following.isascii() and following.isalnum():
            continue
        yield match.span()


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


RULES = SentenceRules(_ends, _SEMICOLON)
