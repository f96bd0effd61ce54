"""Whether Chinese characters that spell a term are that term here, or pieces of other words.

人民生活 holds the characters of 民生 and 银行业务 those of 银行业, yet neither holds the word. A full segmenter is
large and slow to start; it is enough to compare, in a window of a few characters, the best reading in which the
term is a word with the best one in which it is not: the one with fewer words and fewer single characters left over
wins, and the term wins a tie. The words are a small lexicon of our own and the glossary's terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container
from enum import IntEnum
from functools import cache
from importlib.resources import files

from toolkit.language.scripts import COMMON_HAN

#: How many characters to look at on either side: two ordinary words.
REACH = 4
#: A longer term always fits: characters do not spell so long a term by chance.
LONGEST_WORD = 4
_HAN_BEFORE = re.compile(f"[{COMMON_HAN}]*\\Z")
_HAN_AFTER = re.compile(f"[{COMMON_HAN}]*")
#: Costs: a measure word after a figure, a word, a character that is often a word by itself, one that hardly ever is.
_MEASURE, _WORD, _FREE, _ORPHAN = 7, 10, 12, 19
_MEASURES = frozenset("家个项次条座台辆名位只件种年月日元吨亩大户所批期份场处级类")
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万亿两几多余")
#: Single characters that are words by themselves or join whole words on either side.
_FREE_CHARACTERS = frozenset(
    "的了在和与及等是有不为以对于将把被从向由至到全各市区县省州镇乡村国我本该其某这那每另新旧大小多少高低中上下前后内外里"
    "个项家名位次年月日时第副总约超近逾余使让给用并或而则也都又再更最仍均已曾正未可能应须要会做抓促建办强兴增减稳保优创降升"
    "人化性者型级类率量额度业品部局厅委院所站处科组队会长员权法案费税价款金器机线网路港园馆场厂店户型化群圈带层面间边端侧点分达占按据因随较就还仅比争求"
    "一二三四五六七八九十百千万亿两几半双单元吨亩倍成届批条件份套座辆期号版"
)


#: After a word these make another: 消费者, 会计师, 保险柜.
_SUFFIXES = frozenset("者师员柜家")


class Fit(IntEnum):
    """How well a term fits between the words around it."""

    NO = 0
    DOUBTFUL = 1
    YES = 2


@cache
def _lines() -> list[str]:
    text = files("toolkit.terminology").joinpath("words-zh.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@cache
def _shields() -> tuple[frozenset[str], int]:
    """The common words that hide a shorter term inside, and how long the longest of them is."""
    words = frozenset(word for line in _lines() if line.startswith("shields:") for word in line.split()[1:])
    return words, max(map(len, words))


@cache
def common_words() -> frozenset[str]:
    """The lexicon of common words."""
    others = frozenset(word for line in _lines() if not line.startswith("shields:") for word in line.split())
    return others | _shields()[0]


def fit(text: str, start: int, end: int, known: Container[str]) -> Fit:
    """How the characters at `[start:end]` of folded text fit as a word; `known` are the words around it.

    DOUBTFUL if single characters that are hardly ever words are left over on both sides, or if the term without its
    last character is a word and an unexplained character follows.
    """
    size = end - start
    if size > LONGEST_WORD:
        return Fit.YES
    low, high = _window(text, start, end)
    if low == start and high == end:
        return Fit.YES
    if _shielded(text, (low, start, end, high)):
        return Fit.NO
    if _crossed(text, (low, start, end, high), known):
        together = _cheapest(text, low, high, known, lambda i, j: i < start < j < end or start < i < end < j)
        apart = _cheapest(text, low, high, known, lambda i, j: i <= start and end <= j)
        if apart < together:
            return Fit.NO
    unexplained = high > end and not any(text[end:to] in known for to in range(end + 2, high + 1))
    if unexplained and text[end] in _SUFFIXES:
        return Fit.DOUBTFUL
    if unexplained and text[end] not in _FREE_CHARACTERS:
        if size > 2 and text[start : end - 1] in common_words():
            return Fit.DOUBTFUL
        before = low < start and text[start - 1] not in _FREE_CHARACTERS
        if before and not any(text[at:start] in known for at in range(low, start - 1)):
            return Fit.DOUBTFUL
    return Fit.YES


def split(text: str, known: Collection[str], longest: int) -> list[str]:
    """Chinese text as words: those of `known`, with single characters where none fits, the fewest of either.

    No word of `known` has more than `longest` characters. One of four or more counts only where shorter ones do not
    make it up: 国有企业 is 国有 and 企业.
    """
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(text) + 1):
        ways = [(best[end - 1][0] + _single(text, end - 1), end - 1)]
        for start in range(max(0, end - longest), end - 1):
            if text[start:end] in known:
                size = end - start
                ways.append((best[start][0] + (_WORD if size < 4 else _WORD * ((size + 1) // 2) + 1), start))
        best.append(min(ways))
    words: list[str] = []
    end = len(text)
    while end:
        start = best[end][1]
        words.append(text[start:end])
        end = start
    return words[::-1]


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The Chinese characters around the term, at most REACH on either side."""
    before = _HAN_BEFORE.search(text, max(0, start - REACH), start)
    after = _HAN_AFTER.match(text, end, end + REACH)
    assert before is not None, "it may be empty"
    assert after is not None, "it may be empty"
    return before.start(), after.end()


def _shielded(text: str, window: tuple[int, int, int, int]) -> bool:
    """Whether a word that hides shorter ones holds the term."""
    low, start, end, high = window
    shields, longest = _shields()
    for at in range(max(low, end - longest), start + 1):
        for to in range(end if at < start else end + 1, min(high, at + longest) + 1):
            if text[at:to] in shields:
                return True
    return False


def _crossed(text: str, window: tuple[int, int, int, int], known: Container[str]) -> bool:
    """Whether any word crosses an edge of the term: from before it into it, or from inside to after it."""
    low, start, end, high = window
    for at in range(max(low, start - LONGEST_WORD + 1), start):
        for to in range(start + 1, min(end - 1, at + LONGEST_WORD) + 1):
            if text[at:to] in known:
                return True
    for at in range(start + 1, end):
        for to in range(end + 1, min(high, at + LONGEST_WORD) + 1):
            if text[at:to] in known:
                return True
    return False


def _single(text: str, at: int) -> int:
    """The cost of reading one character by itself."""
    if text[at] in _MEASURES and at > 0 and text[at - 1] in _NUMERALS:
        return _MEASURE
    return _FREE if text[at] in _FREE_CHARACTERS else _ORPHAN


def _cheapest(text: str, low: int, high: int, known: Container[str], refused: Callable[[int, int], bool]) -> int:
    """The least cost of reading `text[low:high]` as words, none of them at offsets that are refused."""
    best = [0] + [1 << 30] * (high - low)
    for at in range(low, high):
        so_far = best[at - low]
        best[at + 1 - low] = min(best[at + 1 - low], so_far + _single(text, at))
        for to in range(at + 2, min(high, at + LONGEST_WORD) + 1):
            if text[at:to] in known and not refused(at, to):
                best[to - low] = min(best[to - low], so_far + _WORD)
    return best[high - low]
