"""The numbers of figures, tables, annexes, formulas and clauses: 图3-2 and "Figure 3-2".

The parts of such a number are figures of their own (3 and 2), one (3.2) or none (图三), so that a number is compared as
a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from toolkit.language.en.lexicon import ROMANS
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.expressions import (
    Expression,
    expression,
    unlike,
    unlike_problem,
    within,
    without_agreeing,
)
from toolkit.language.figures.nouns import keep_their_nouns
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import chinese_number

#: What has a number, one a line: Chinese words | English words as they begin.
_NUMBERED = """
图 附图 图表 | figure fig chart
表 附表 | table
式 公式 方程 方程式 | equation eq formula expression
附件 附录 附表 附图 | annex appendi attachment schedule exhibit
章 节 条 款 条款 小节 | section sec clause article chapter paragraph rule part
""".strip().splitlines()
_ZH, _EN = (
    {word: at for at, line in reversed(list(enumerate(_NUMBERED))) for word in line.split(" | ")[cell].split()}
    for cell in (0, 1)
)
#: The line of clauses, whose simple numbers are ordinals and are compared as such.
_CLAUSES = len(_NUMBERED) - 1
_CLAUSE_ZH = "|".join(word for word, at in _ZH.items() if at == _CLAUSES)
_SIGN = "[-.．–—－‑]"
#: Numbers of several parts: 3-2, 12.3.4, A.1, A1-2.
_PARTS = (
    rf"(?:[A-Z]?[0-9]{{1,3}}(?:{_SIGN}[0-9]{{1,3}}){{1,3}}|[A-Z]{_SIGN}?[0-9]{{1,3}}(?:{_SIGN}[0-9]{{1,3}}){{0,3}})"
    rf"(?!{_SIGN}?[0-9])"
)
_ONE_PART = rf"(?:[0-9]{{1,2}}|[A-Z])(?!{_SIGN}?[0-9A-Za-z])"
_ROMAN = rf"[IVX]{{1,5}}(?!{_SIGN}?[0-9A-Za-z])"
#: After a number that counts something: 代表3名, 报表2份.
_COUNTED = "[ ]?[0-9多余，,%％个名人篇份张幅台块只次位种项家年月日万亿元户号吨本页倍级百千分]"
_REFERENCE_ZH = lazy(
    "(?:(?P<word>附[图表件录]|公式|方程式?|图表|(?<![地试意企截版构蓝绘力妄希贪])图|(?<![代报发手列外仪钟电水课填])表"
    rf"|(?<![公方程模形各样格款])式)[ ]?[（(]?(?P<number>{_PARTS}|{_ONE_PART}"
    rf"|[一二三四五六七八九十]{{1,3}}(?=[所中给显是为的、，。；：）) ]|\Z))(?!{_COUNTED})[)）]?"
    rf"|第[ ]?(?P<clause>{_PARTS})[ ]?(?:{_CLAUSE_ZH}))"
)
#: What every such number has before it, or around it.
_CUE = re.compile("[图表式件录程](?:[ （(]{1,2}|(?=[A-Z0-9一二三四五六七八九十]))|第[ ]?[A-Z0-9]+[-.．–—－‑]")
_NUMBER_EN = rf"\(?(?:{_PARTS}|{_ROMAN}|{_ONE_PART})(?! ?(?:%|percent|per cent|million|billion))\)?"
_WORD_EN = "|".join(sorted(_EN, key=len, reverse=True))
_REFERENCE_EN = lazy(
    rf"\b(?i:(?P<word>{_WORD_EN})(?P<ending>x|ix|ces|es|s|ions?|as)?)\.?\s"
    rf"(?P<number>{_NUMBER_EN})(?:(?:,? and|,? or|,| to) (?P<more>{_NUMBER_EN}))?"
)
_ANY_PARTS = lazy(rf"(?<![A-Za-z0-9.]){_PARTS}")
_SPLIT = re.compile(_SIGN)
_RUN = re.compile("[A-Z]|[0-9]+")
_HAN = frozenset("一二三四五六七八九十")
#: Letters that number annexes as 一, 二 and 三 do; I is the Roman numeral.
_LETTERS = {letter: str(at) for at, letter in enumerate("ABCDEFGH", 1)}


def in_one_form(sides: Sides) -> Sides:
    """Both sides without the figures of numbers that agree and are written in other forms: 图3-2 and "Figure 3.2"."""
    left = _references_zh(sides.left_plain)
    if not left:
        return sides
    right = _references_en(sides.right_text)
    return without_agreeing(sides, left, right, lambda ours, theirs: len(ours) != len(theirs))


def changed_references(sides: Sides, matches: Sequence[Match]) -> Iterable[Discrepancy]:
    """The numbers that the translation has otherwise, or in each other's place."""
    left = _references_zh(sides.left_plain)
    return _changed(sides, matches, left, _references_en(sides.right_text)) if left else ()


def _changed(
    sides: Sides, matches: Sequence[Match], left: Sequence[Expression], right: Sequence[Expression]
) -> Iterator[Discrepancy]:
    here, there = (
        {_value(0, match.group()) for match in _ANY_PARTS.finditer(text)}
        for text in (sides.left_plain, sides.right_text)
    )
    for one, other in unlike(left, right):
        if one.value not in there and other.value not in here and _are_compared_here(sides, one, other):
            yield unlike_problem(sides, "number-changed", one, other)
    yield from _exchanged(sides, matches, left, right)


def _are_compared_here(sides: Sides, one: Expression, other: Expression) -> bool:
    """True for two numbers of several parts that hold figures, as others are names, and two simple ones of the same."""
    line, of = (value[0] if isinstance(value, tuple) else -1 for value in (one.value, other.value))
    return line == of and (line > 0 or bool(within(sides.left, one)))


def _exchanged(
    sides: Sides, matches: Sequence[Match], left: Sequence[Expression], right: Sequence[Expression]
) -> Iterator[Discrepancy]:
    """Two numbers in each other's place whose nouns are not: 图3给出收入，图4给出支出."""
    places = {one.value: one.span.start for one in right}
    by_start = {sides.left[match.left].start: match for match in matches}
    for first, second in pairwise(left):
        turned = places.get(first.value, 0) > places.get(second.value, len(sides.right_text))
        both = [match for one in (first, second) for match in _matches_in(one, by_start)[:1]] if turned else []
        if len(both) == 2 and keep_their_nouns(sides, *both) is False:
            other = next(one for one in right if one.value == second.value)
            yield unlike_problem(sides, "number-order", first, other)


def _matches_in(one: Expression, by_start: Mapping[int, Match]) -> list[Match]:
    return [by_start[at] for at in range(one.span.start, one.span.end) if at in by_start]


def _references_zh(text: str) -> list[Expression]:
    if _CUE.search(text) is None:
        return []
    return [
        expression(
            _value(_CLAUSES if match["clause"] else _ZH[match["word"]], match["clause"] or match["number"]), match
        )
        for match in _REFERENCE_ZH.finditer(text)
    ]


def _references_en(text: str) -> list[Expression]:
    found = []
    for match in _REFERENCE_EN.finditer(text):
        if (match["ending"] or "").endswith("s") and match["more"] is None:  # Tables 3-5 are three
            continue
        for group in ("number", "more") if match["more"] is not None else ("number",):
            line, parts = _value(_EN[match["word"].lower()], match[group])
            if line != _CLAUSES + 1:
                found.append(expression((line, parts), match, group))
    return found


def _value(line: int, number: str) -> tuple[int, tuple[str, ...]]:
    """The parts of a number, with the line of what it numbers if that is one part; 0 for several."""
    number = number.strip("()（） ")
    if number[:1] in _HAN:
        return line + 1, (str(chinese_number(number)),)
    if number.lower() in ROMANS and number.isupper():
        return line + 1, (str(ROMANS[number.lower()]),)
    parts = [part for run in _SPLIT.split(number) for part in _RUN.findall(run)]
    return (line + 1, (_LETTERS.get(parts[0], parts[0]),)) if len(parts) == 1 else (0, tuple(parts))
