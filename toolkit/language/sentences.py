"""Where sentences end, in Chinese and in English: pure functions over one text.

A stop inside brackets ends no sentence, closing quotation marks and brackets belong to the sentence before them, and
a full stop in a figure, after an abbreviation, an initial or an enumerator is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.language.scripts import UNSPACED
from toolkit.model.language_codes import primary

#: Abbreviations (without the last stop) that are always followed by what they belong to.
BEFORE_NAMES = frozenset(
    "mr mrs ms dr prof gen gov sen rep st mt no nos art arts sec secs ch fig figs vol vols vs cf e.g i.e approx ca"
    " messrs hon rev pp p eq ed eds para paras".split()
)
#: Abbreviations that may end a sentence as well: they do where a word follows that sentences begin with.
ANYWHERE = frozenset(
    "inc ltd co corp llc plc etc al jr sr u.s u.k u.n u.s.a p.r.c e.u d.c a.m p.m ph.d m.a b.a"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun est dept univ bros".split()
)
_ABBREVIATIONS = BEFORE_NAMES | ANYWHERE
_REACH = 24  # characters to look back from a full stop for the word before it
#: Words that begin a sentence far more often than they are part of a name.
STARTERS = frozenset(
    "the this these those that a an in on at by for from with to as it its they their there we our he his she her all"
    " some many most each both no not so if when while where although though since after before during through under"
    " efforts however moreover meanwhile therefore thus then next first second third finally and but of".split()
)
OPENING = "（(【[《〈「『"
CLOSING = "）)】]》〉」』"
_PAIRS = dict(zip(CLOSING, OPENING, strict=True))
_BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
_CLOSERS = "”’」』）)】]》〉\"'"

#: Both stops begin with a set of signs, which is found fastest. An English one begins at the first of several signs:
#: where that ends no sentence, the others do not either.
_ZH_STOP = re.compile(
    r"[。！？!?….．](?:(?<=[。！？!?])[。！？!?]*|(?<=…)…+|(?<=[\u4e00-\u9fff”）][.．])(?=[\u4e00-\u9fff“（]|\s*$))"
    rf"[{re.escape(_CLOSERS)}]*"
)
_ZH_SEMICOLON = re.compile(r"[；;]")
_EN_STOP = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*+[”’\"')\]]*+(?=\s|$)|(?<=[。！？])[。！？]*[”’」』）)]*)"
)
_EN_SEMICOLON = re.compile(r";(?=\s|$)")
_LAST_WORD = re.compile(r"[A-Za-z0-9.&-]+$")
_NEXT_WORD = re.compile(r"[\s“‘\"'(\[]*([A-Za-z]*)")
_ENUMERATOR = re.compile(r"\W*(?:[0-9]{1,3}|[IVXLC]{1,7}|[A-Za-z])")


def sentences(text: str, language: str, *, semicolons: bool = False) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of a text, in order, blanks around them left out; () for a blank text.

    `language` is a BCP 47 or gettext code; what is written without spaces is read by the stops of Chinese, everything
    else as English is. With `semicolons`, clauses that a semicolon ends count as sentences too.
    """
    cjk = primary(language) in UNSPACED
    ends = set(_zh_ends(text) if cjk else _en_ends(text))
    if semicolons:
        ends |= {match.span() for match in (_ZH_SEMICOLON if cjk else _EN_SEMICOLON).finditer(text)}
    opened = _brackets(text) if ends else []
    cuts = sorted(end for start, end in ends if _outside(text, opened, start, end))
    return tuple(_spans(text, [*cuts, len(text)]))


def _outside(text: str, opened: list[int], start: int, end: int) -> bool:
    """Whether a stop stands outside brackets, or closes a sentence that stands in brackets as a whole."""
    opening = opened[start]
    if opening < 0:
        return True
    before = text[:opening].rstrip()
    return opened[end - 1] < 0 and (not before or before[-1] in "。！？.!?;；" + _CLOSERS)


def _spans(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in cuts:
        piece = text[start:cut]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = cut


def _brackets(text: str) -> list[int]:
    """For each character, where the outermost closed pair of brackets that it stands in opens, else -1.

    A closing bracket stands outside its own pair.
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


def _zh_ends(text: str) -> Iterator[tuple[int, int]]:
    for match in _ZH_STOP.finditer(text):
        following = text[match.end() : match.end() + 1]
        closed = match[0][-1] in _CLOSERS
        # “为什么？”的问题 and “加油！”，他说: the quotation is part of the sentence.
        if closed and following and (following in "，,、；;：:" or (match[0][0] in "！？!?" and _is_han(following))):
            continue
        if match[0][0] in "!?" and following.isascii() and following.isalnum():
            continue
        yield match.span()


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _en_ends(text: str) -> Iterator[tuple[int, int]]:
    for match in _EN_STOP.finditer(text):
        if match[0][0] in "。！？" or _ends_english(text, match):
            yield match.span()


def _ends_english(text: str, match: re.Match[str]) -> bool:
    """Whether an English stop ends a sentence."""
    start, end = match.span()
    if end == len(text):
        return True
    following = _NEXT_WORD.match(text, end)
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if text[start] != "." or text.startswith("..", start) or _is_behind_word(text, start):
        return True
    last = _LAST_WORD.search(text[max(0, start - _REACH) : start])
    before = last[0] if last else ""
    if not word and text[end:].strip() == "":
        return True
    if before.lower() in BEFORE_NAMES or _ENUMERATOR.fullmatch(text, 0, start):
        return False
    if before.lower() in ANYWHERE or re.fullmatch(r"[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]", before):
        return word.lower() in STARTERS
    return True


def _is_behind_word(text: str, start: int) -> bool:
    """Whether a full stop stands behind a word that is no abbreviation, initial or numeral, as most do."""
    before = text[max(0, start - _REACH) : start].rpartition(" ")[2]
    return len(before) > 1 and before.isalpha() and not before.isupper() and before.lower() not in _ABBREVIATIONS
