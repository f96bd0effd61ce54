"""Where Chinese sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.language.note_marks import AFTER_STOP, NOTE
from toolkit.language.sentences import CLOSERS, SentenceRules

#: Begins with a set of signs, which is found fastest.
_STOP = re.compile(
    r"[。！？!?….．](?:(?<=[。！？!?])[。！？!?]*|(?<=…)…+|(?<=[\u4e00-\u9fff”）][.．])(?=[\u4e00-\u9fff“（]|\s*$))"
    rf"[{re.escape(CLOSERS)}]*"
)
#: The marks of notes after a stop belong to the sentence before: 增长8%。[1]其中….
_MARKS = re.compile(rf"{AFTER_STOP}+")
_SEMICOLON = re.compile(rf"[；;]{AFTER_STOP}*")


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the stops that end a sentence."""
    is_note = NOTE.match(text) is not None
    for match in _STOP.finditer(text):
        following = text[match.end() : match.end() + 1]
        closed = match[0][-1] in CLOSERS
        # “为什么？”的问题 and “加油！”，他说: the quotation is part of the sentence.
        if closed and following and (following in "，,、；;：:" or (match[0][0] in "！？!?" and _is_han(following))):
            continue
        if match[0][0] in "!?" and following.isascii() and following.isalnum():
            continue
        marks = None if is_note else _MARKS.match(text, match.end())
        yield match.start(), marks.end() if marks else match.end()


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


RULES = SentenceRules(_ends, _SEMICOLON)
