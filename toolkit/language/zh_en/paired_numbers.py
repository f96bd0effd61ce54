"""Numbers that are always told together, each with its own place: blood pressure, wins and losses.

A row has the Chinese and the English form, each with its numbers in groups of the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from toolkit.language.en.lexicon import CARDINALS
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.expressions import Expression, expression, unlike, unlike_problem
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import LazyPattern, lazy
from toolkit.language.numerals import chinese_number

_ZH = "[0-9]{1,3}|[一二两三四五六七八九十]{1,2}"
_EN = rf"\b(?:[0-9]{{1,3}}|{'|'.join(sorted(CARDINALS, key=len, reverse=True))})"


class PairedNumbers(NamedTuple):
    """One kind: its name, what every Chinese text with it has, its forms, and an example of a mistake."""

    name: str
    cue: str
    zh: LazyPattern
    en: LazyPattern
    example: tuple[str, str]


PAIRED_NUMBERS = (
    PairedNumbers(
        "blood pressure",
        "血压",
        lazy(r"血压[^，。；0-9]{0,6}(?P<a>[0-9]{2,3})[/／](?P<b>[0-9]{2,3})(?![0-9/])"),
        lazy(r"(?<![0-9/])(?P<a>[0-9]{2,3})/(?P<b>[0-9]{2,3})(?=\s?mm ?Hg| ?(?:milli|\.|,|;|\Z))", re.IGNORECASE),
        ("血压145/92毫米汞柱。", "Blood pressure was 92/145 mmHg."),
    ),
    PairedNumbers(
        "wins and losses",
        "负",
        lazy(rf"(?P<a>{_ZH})胜(?:(?:{_ZH})平)?(?P<b>{_ZH})负"),
        lazy(
            rf"(?P<a>{_EN}) (?:wins?|victor(?:y|ies))\b[^.;]{{0,24}}?(?P<b>{_EN}) (?:loss(?:es)?|defeats?)\b",
            re.IGNORECASE,
        ),
        ("取得3胜1负。", "They have one win and three losses."),
    ),
)


def changed_pairs(sides: Sides, _: Sequence[Match]) -> Iterable[Discrepancy]:
    """The paired numbers that the translation has otherwise."""
    rows = [row for row in PAIRED_NUMBERS if row.cue in sides.left_plain]
    return _changed(sides, rows) if rows else ()


def _changed(sides: Sides, rows: Sequence[PairedNumbers]) -> Iterator[Discrepancy]:
    for row in rows:
        left = _found(row.zh, sides.left_plain)
        for one, other in unlike(left, _found(row.en, sides.right_text)) if left else ():
            yield unlike_problem(sides, "number-order", one, other)


def _found(pattern: LazyPattern, text: str) -> list[Expression]:
    return [expression(_value(match.groupdict()), match) for match in pattern.finditer(text)]


def _value(groups: dict[str, str | None]) -> tuple[int, ...]:
    written = [groups[name] or "" for name in ("a", "b")]
    return tuple(CARDINALS.get(each.lower()) or int(chinese_number(each) or 0) for each in written)
