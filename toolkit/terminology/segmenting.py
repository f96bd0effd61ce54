"""Whether Chinese characters that spell a term are that term here, or pieces of other words.

人民生活 holds the characters of 民生 and 银行业务 those of 银行业, yet neither holds the word. A full segmenter is
large and slow to start; it is enough to compare, in a window of a few characters, the best reading in which the
term is a word with the best one in which it is not: the one with fewer words and fewer single characters left over
wins, and the term wins a tie. The words are a small lexicon of our own and the glossary's terms.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from toolkit.terminology.folding import is_han

#: How far to look on either side; two ordinary words.
REACH = 4
_LONGEST_WORD = 4
#: Costs: a measure word behind a figure, a word, a character that often stands alone, one that hardly does.
_MEASURE, _WORD, _FREE, _ORPHAN = 7, 10, 12, 19
_MEASURES = frozenset("家个项次条座台辆名位只件种年月日元吨亩大户所批期份场处级类")
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万亿两几多余")
#: Single characters that stand alone or join to whole words on either side.
_FREE_CHARACTERS = frozenset(
    "的了在和与及等是有不为以对于将把被从向由至到全各市区县省州镇乡村国我本该其某这那每另新旧大小多少高低中上下前后内外里"
    "个项家名位次年月日时第副总约超近逾余使让给用并或而则也都又再更最仍均已曾正未可能应须要会做抓促建办强兴增减稳保优创降升"
    "人化性者型级类率量额度业品部局厅委院所站处科组队会长员权法案费税价款金器机线网路港园馆场厂店户型化群圈带层面间边端侧点"
    "一二三四五六七八九十百千万亿两几半双单元吨亩倍成届批条件份套座辆期号版"
)


#: Behind a word these make another: 消费者, 会计师, 保险柜.
_SUFFIXES = frozenset("者师员柜家")


class Fit(IntEnum):
    """How well a term fits between the words around it."""

    NO = 0
    DOUBTFUL = 1
    YES = 2


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str]]:
    """Common words, and those among them that hide a shorter term inside."""
    text = files("toolkit.terminology").joinpath("words-zh.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    shields = frozenset(word for line in lines if line.startswith("shields:") for word in line.split()[1:])
    words = frozenset(word for line in lines if not line.startswith("shields:") for word in line.split())
    return words | shields, shields


def is_common(word: str) -> bool:
    """Whether a word is in the lexicon of common words."""
    return word in _lexicon()[0]


def fit(text: str, start: int, end: int, terms: Collection[str] = ()) -> Fit:
    """How the characters at `[start:end]` of folded text fit as a word; `terms` are words beside the lexicon's.

    DOUBTFUL where single characters that rarely stand alone are left over on both sides, or where the term without
    its last character is a word and an unexplained character follows.
    """
    low, high = _window(text, start, end)
    if (low == start and high == end) or end - start > _LONGEST_WORD:
        return Fit.YES  # characters that spell so long a term by chance are not met
    words, shields = _lexicon()
    known = _Words(words, terms)
    for i in range(low, start + 1):
        for j in range(end, high + 1):
            if text[i:j] in shields and j - i > end - start:
                return Fit.NO
    span = (start, end)
    if _crossed(text, (low, start, end, high), known) or end - start == 1:
        together = _cheapest(text, low, high, known, lambda i, j: _crosses(i, j, span))
        apart = _cheapest(text, low, high, known, lambda i, j: end - start > 1 and i <= start and end <= j)
        if apart < together:
            return Fit.NO
    if end < high and text[end] in _SUFFIXES and not any(text[end:j] in known for j in range(end + 2, high + 1)):
        return Fit.DOUBTFUL
    left = low < start and _orphan(text[start - 1], (text[i:start] for i in range(low, start - 1)), known)
    right = end < high and _orphan(text[end], (text[end:j] for j in range(end + 2, high + 1)), known)
    if (left and right) or (right and end - start > 2 and text[start : end - 1] in words):
        return Fit.DOUBTFUL
    return Fit.YES


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon and the glossary's own terms as one collection."""

    lexicon: Collection[str]
    terms: Collection[str]

    def __contains__(self, word: str) -> bool:
        return word in self.lexicon or word in self.terms


def _orphan(character: str, words: Iterable[str], known: _Words) -> bool:
    """Whether a neighbour of the term belongs to no word on its own side and hardly stands alone."""
    return character not in _FREE_CHARACTERS and not any(word in known for word in words)


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The Chinese characters around the term, at most REACH on either side."""
    low = start
    while low > max(0, start - REACH) and is_han(text[low - 1]):
        low -= 1
    high = end
    while high < min(len(text), end + REACH) and is_han(text[high]):
        high += 1
    return low, high


def _crosses(low: int, high: int, term: tuple[int, int]) -> bool:
    """Whether a word at `[low:high]` holds a part of the term and something else, but not the whole term."""
    start, end = term
    return low < start < high < end or start < low < end < high


def _crossed(text: str, window: tuple[int, int, int, int], known: _Words) -> bool:
    """Whether any word crosses an edge of the term."""
    low, start, end, high = window
    for i in range(max(low, start - _LONGEST_WORD + 1), end):
        first = start + 1 if i < start else end + 1  # a word that begins inside must end behind the term
        last = end - 1 if i < start else high
        if i != start and any(text[i:j] in known for j in range(max(first, i + 2), min(last, i + _LONGEST_WORD) + 1)):
            return True
    return False


def _single(text: str, at: int) -> int:
    """The cost of reading one character by itself."""
    if text[at] in _MEASURES and at > 0 and text[at - 1] in _NUMERALS:
        return _MEASURE
    return _FREE if text[at] in _FREE_CHARACTERS else _ORPHAN


def _cheapest(text: str, low: int, high: int, known: _Words, refused: Callable[[int, int], bool]) -> int:
    """The least cost of reading `text[low:high]` as words, none of them at offsets that are refused."""
    best = [0] + [1 << 30] * (high - low)
    for at in range(low, high):
        so_far = best[at - low]
        best[at + 1 - low] = min(best[at + 1 - low], so_far + _single(text, at))
        for to in range(at + 2, min(high, at + _LONGEST_WORD) + 1):
            if text[at:to] in known and not refused(at, to):
                best[to - low] = min(best[to - low], so_far + _WORD)
    return best[high - low]
