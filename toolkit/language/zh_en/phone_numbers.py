"""Phone numbers, which are the same with other groups, with the code of the country or without: 010-6552-9988.

Their figures are taken out of the comparison, and the numbers are compared as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.spans import Spans
from toolkit.model.quantity import Quantity, QuantityKind

#: Groups of digits with signs of phone numbers between them.
_GROUPS = lazy(
    r"(?<![A-Za-z0-9_.,%])(?<![A-Za-z0-9_.,]-)[+(（]{0,3}[0-9]{1,13}+"
    r"(?:(?:[)）][ -]?|[ \u00a0.‑–-]{1,2})[(（]?[0-9]{2,11}+){0,6}"
    r"(?![.,-]?[0-9])(?![A-Za-z_%％年月日户人件次个])"
)
#: What every phone number has, to leave other texts at once.
_DIGITS = re.compile(r"(?:[0-9][^0-9A-Za-z一-鿿，。、；]{0,3}){6}[0-9]")
#: How a phone number begins: its country, its area, a mobile phone, a service line.
_BEGINNING = lazy(
    r"\+|00[1-9]|[(（]{0,2}0[1-9][0-9]{1,2}[)）\- \u00a0]|[(（]\+?86|86[- ](?:0?[1-9]|\()"
    r"|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}\Z|[48]00[ -][0-9]{3}"
)
_WORDS = lazy(
    r"(?:电话|手机|传真|热线|致电|拨打|(?i:\b(?:tel|phones?|telephones?|fax|mobiles?|cell|hotlines?|calls?|dial|numbers?))\b)"
    r"[^0-9\n]{0,12}\Z"
)
#: Another number after one: 65529988、65529977.
_NEXT = re.compile(r"[,，、/;；] ?|或| or | and ")
_BEFORE = 24
_FEWEST, _MOST = 7, 15
#: 11 digits of a mobile number, or an area and a number.
_WITH_COUNTRY = 12


class Phone(NamedTuple):
    """A phone number: its place, and its digits without the country of the mainland and the zero of the area."""

    start: int
    end: int
    digits: str


def without_phones(sides: Sides) -> Sides:
    """Both sides without the figures of the phone numbers that both have; of all where both have as many."""
    left, right = _both(sides)
    if not left or not right:
        return sides
    if len(left) != len(right):
        both = {one.digits for one in left} & {one.digits for one in right}
        left, right = ([one for one in side if one.digits in both] for side in (left, right))
    return replace(sides, left=_apart(sides.left, left), right=_apart(sides.right, right))


def _apart(quantities: Sequence[Quantity], phones: Sequence[Phone]) -> list[Quantity]:
    spans = Spans((one.start, one.end) for one in phones)
    return [one for one in quantities if not spans.meet(one.start, one.end)]


def changed_phones(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:  # noqa: ARG001  # a row's form
    """The phone numbers with other digits in the translation, where both texts have as many."""
    left, right = _both(sides)
    if len(left) != len(right):
        return
    for ours, theirs in zip(left, right, strict=True):
        if ours.digits != theirs.digits:
            both = _whole(sides.left_text, ours), _whole(sides.right_text, theirs)
            source, target = sides.roles(*both)
            message = f'the phone number is {source.text}, but "{target.text}" in the translation'
            yield Discrepancy("number-changed", sides.problem(message, *both))


def _both(sides: Sides) -> tuple[list[Phone], list[Phone]]:
    """The phone numbers of both texts; none where the left one has none."""
    left = _phones(sides.left_text) if _DIGITS.search(sides.left_text) else []
    return left, _phones(sides.right_text) if left else []


def _whole(text: str, phone: Phone) -> Quantity:
    return Quantity(phone.start, phone.end, text[phone.start : phone.end], QuantityKind.CARDINAL)


def _phones(text: str) -> list[Phone]:
    """The phone numbers of a text, told by how they begin, by the word before them, or by one just before."""
    found: list[Phone] = []
    for match in _GROUPS.finditer(text):
        digits = re.sub("[^0-9]", "", match.group())
        if not _FEWEST <= len(digits) <= _MOST:
            continue
        start = match.start()
        before = text[max(0, start - _BEFORE) : start]
        follows = bool(found) and _NEXT.fullmatch(text, found[-1].end, start) is not None
        if follows or _BEGINNING.match(match.group()) or _WORDS.search(before):
            found.append(Phone(start, match.end(), _plain(match.group(), digits)))
    return found


def _plain(written: str, digits: str) -> str:
    """The digits of a number without 00 and 86 before them, and without the zero of the area."""
    digits = digits.removeprefix("00")
    international = "+" in written or written.startswith(("(", "（", "86")) or len(digits) >= _WITH_COUNTRY
    if international and digits.startswith("86") and len(digits) > len("8610") + 5:
        digits = digits.removeprefix("86")
    return digits.removeprefix("0")
