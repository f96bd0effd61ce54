"""So many of so many: 每五人中有一人 and "one in five", each as one, as small numbers may not be figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from toolkit.language.en.lexicon import CARDINALS
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.expressions import Expression, expression, unlike, unlike_problem
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import chinese_number

_NUMBER_ZH = "[0-9]{1,4}|[一两二三四五六七八九十百千]{1,4}"
_COUNTED_ZH = "[个名位人户家只辆件所对项条份]"
#: 每五个人中有一人, 每10名儿童就有3名, but not 每五年有一次.
_SHARE_ZH = lazy(
    rf"每(?P<whole>{_NUMBER_ZH}){_COUNTED_ZH}(?:(?!{_NUMBER_ZH})[一-鿿]){{0,10}}?有[约近]?"
    rf"(?P<part>{_NUMBER_ZH}){_COUNTED_ZH}"
)
#: Number words that English has in such shares, beside those below 20.
_ROUND = {"twenty": 20, "fifty": 50, "hundred": 100, "thousand": 1000}
_NUMBER_EN = rf"[0-9]{{1,4}}|{'|'.join(sorted([*CARDINALS, *_ROUND], key=len, reverse=True))}"
#: One in five, 3 out of every 10; not "fell by three in 2020", as a whole is at most 1,000.
_SHARE_EN = lazy(
    rf"(?<![\w.,])(?P<part>{_NUMBER_EN}) (?:[a-z]+ )?(?:in|out of|of)(?: every| each)?(?: a| one)? "
    rf"(?P<whole>{_NUMBER_EN})\b(?![.,]?[0-9])",
    re.IGNORECASE,
)
_MOST = 1000


def changed_shares(sides: Sides, _: Sequence[Match]) -> Iterable[Discrepancy]:
    """The shares that the translation has in another number: 每五人中有一人 as "one in four"."""
    return _changed(sides) if "每" in sides.left_plain and "有" in sides.left_plain else ()


def _changed(sides: Sides) -> Iterator[Discrepancy]:
    left = _shares(_SHARE_ZH.finditer(sides.left_plain), chinese_number)
    right = _shares(_SHARE_EN.finditer(sides.right_text), _english) if left else []
    for one, other in unlike(left, right):
        yield unlike_problem(sides, "number-changed", one, other)


def _shares(found: Iterable[re.Match[str]], number: Callable[[str], Decimal | None]) -> list[Expression]:
    """The shares, where a part is not more than its whole."""
    told = ((match, number(match["part"]), number(match["whole"])) for match in found)
    return [
        expression(Fraction(part) / Fraction(whole), match)
        for match, part, whole in told
        if part and whole and part <= whole <= _MOST
    ]


def _english(written: str) -> Decimal:
    small = written.lower()
    return Decimal(small) if small.isdigit() else Decimal(CARDINALS.get(small) or _ROUND[small])
