"""Chapter and verse: 马太福音5章3至12节 and "Matthew 5:3-12", of which 5:3 is not a ratio nor 3:16 a time.

Where both texts have such places, each of their numbers is compared as a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import chinese_number
from toolkit.language.spans import Spans
from toolkit.model.quantity import Quantity, QuantityKind

_NUMBER = "[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,5}"
#: Books by the ends of their names.
_BOOK = (
    "福音|诗篇|箴言|雅歌|创世[记纪]|埃及[记纪]|[末命列历]记|使徒行传|传道书|启示录|[马林太所比西后前伯亚]书|圣经|古兰经"
)
_PLACE_ZH = lazy(
    rf"第?(?P<a>{_NUMBER})[章篇]，?第?(?P<b>{_NUMBER})(?:节?(?:至|到|[-–—~～])第?(?P<c>{_NUMBER}))?节"
    rf"|(?:{_BOOK})[》”]?[ ]?(?P<d>[0-9]{{1,3}})[:：](?P<e>[0-9]{{1,3}})(?:[-–—](?P<f>[0-9]{{1,3}}))?(?![0-9:：])"
)
_PLACE_EN = lazy(
    r"(?<![0-9:.])(?P<a>[0-9]{1,3}):(?P<b>[0-9]{1,3})(?:[-–—](?P<c>[0-9]{1,3}))?(?![0-9:]| ?[ap]\.?m\b)", re.IGNORECASE
)
#: What every Chinese place has.
_SIGN_ZH = re.compile(f"[章篇]|{_BOOK}")


def by_number(sides: Sides) -> Sides:
    """Both sides with the numbers of each place as plain numbers; the same sides where not both texts have places."""
    if ":" not in sides.right_text or _SIGN_ZH.search(sides.left_text) is None:
        return sides
    ours, theirs = list(_PLACE_ZH.finditer(sides.left_text)), list(_PLACE_EN.finditer(sides.right_text))
    if not ours or not theirs:
        return sides
    return replace(sides, left=_with_numbers(sides.left, ours[:MOST]), right=_with_numbers(sides.right, theirs[:MOST]))


def _with_numbers(quantities: Sequence[Quantity], places: Sequence[re.Match[str]]) -> list[Quantity]:
    taken = Spans([one.span() for one in places])
    kept = [one for one in quantities if not taken.meet(one.start, one.end)]
    numbers = [_number(one, name) for one in places for name in "abcdef" if one.groupdict().get(name)]
    return sorted([*kept, *numbers], key=lambda one: one.start)


def _number(place: re.Match[str], name: str) -> Quantity:
    text = place[name]
    return Quantity(*place.span(name), text, QuantityKind.CARDINAL, low=chinese_number(text), high=chinese_number(text))
