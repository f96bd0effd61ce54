"""Where sentences end: what all languages share. Each has its own stops (`zh.sentences`, `en.sentences`).

A stop inside brackets ends no sentence, and closing quotation marks and brackets belong to the sentence before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from toolkit.language.registry import sentence_rules
from toolkit.language.scripts import UNSPACED
from toolkit.model.language_codes import primary

OPENING = "（(【[《〈「『"
CLOSING = "）)】]》〉」』"
#: What may follow a stop and still belong to its sentence.
CLOSERS = "”’」』）)】]》〉\"'"
_PAIRS = dict(zip(CLOSING, OPENING, strict=True))
_BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")


class SentenceRules(NamedTuple):
    """How one language ends sentences: the spans of the stops that do, and what a semicolon is."""

    ends: Callable[[str], Iterator[tuple[int, int]]]
    semicolon: re.Pattern[str]


@cache
def _rules(language: str) -> SentenceRules:
    """The language's own rules, or those of Chinese for what is written without spaces, of English for the rest."""
    own = sentence_rules(language)
    rules = own or sentence_rules("zh" if primary(language) in UNSPACED else "en")
    assert rules is not None
    return rules


def sentences(text: str, language: str, *, semicolons: bool = False) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of a text, in order, blanks around them left out; () for a blank text.

    `language` is a BCP 47 or gettext code. With `semicolons`, clauses that a semicolon ends count as sentences too.
    """
    rules = _rules(language)
    ends = set(rules.ends(text))
    if semicolons:
        ends |= {match.span() for match in rules.semicolon.finditer(text)}
    opened = _brackets(text) if ends else []
    cuts = sorted(end for start, end in ends if _outside(text, opened, start, end))
    return tuple(_spans(text, [*cuts, len(text)]))


def _outside(text: str, opened: list[int], start: int, end: int) -> bool:
    """True if a stop is outside brackets, or ends a sentence that is in brackets as a whole."""
    opening = opened[start]
    if opening < 0:
        return True
    before = text[:opening].rstrip()
    return opened[end - 1] < 0 and (not before or before[-1] in "。！？.!?;；" + CLOSERS)


def _spans(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in cuts:
        piece = text[start:cut]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = cut


def _brackets(text: str) -> list[int]:
    """For each character, where the outermost closed pair of brackets around it opens, else -1.

    A closing bracket is outside its own pair.
    """
    opened = [-1] * len(text)
    stack: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(text):
        place, character = found.start(), found[0]
        if character in OPENING:
            stack.append((_same_width(character), place))
        else:
            pair = _same_width(_PAIRS[character])
            while stack and stack[-1][0] != pair:
                stack.pop()
            if stack:
                start = stack.pop()[1]
                opened[start:place] = [start] * (place - start)
    return opened


def _same_width(bracket: str) -> str:
    return {"（": "(", "【": "["}.get(bracket, bracket)
