"""Years and centuries before Christ told as ours, or the other way round: 公元前221年 as "in AD 221"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.model.finding import Severity
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_BC, _AD = "BC", "AD"
#: Figures that may be years or centuries.
_KINDS = frozenset({K.YEAR, K.CARDINAL, K.ORDINAL})
#: Chinese up to the digits of a year or century; of a range, the first end may say it for both.
_ERA_ZH = lazy(
    r"(?:公元|西元|纪元)(?:(?P<bc>前)(?:[^，。；、]{1,8}(?:[至到]|[-–—~～])前?)?|(?<!纪元)(?P<ad>))[约第 ]{0,2}\Z"
)
_REACH_ZH = 14
_COUNTED_ZH = re.compile("年|世纪")
_BEFORE_EN = lazy(r"\bA\.?\s?D\.?\s{0,2}\Z")
_REACH_EN = 6
#: English after the digits of a year or century; of a range, the second end may say it for both.
_AFTER_EN = lazy(
    r"(?:[-–—]|\s(?:to|and|until|or)\s)?(?:the )?(?:[0-9]{1,4}|(?<=\s)[a-z]{5,11})?(?:st|nd|rd|th)?"
    r"(?P<age>[- ](?:century|centuries|millennium|millennia))?,?\s?(?:(?P<bc>B\.?\s?C)|(?P<ad>A\.?\s?D|C\.?\s?E))\b"
)
_ANY_BC_EN = lazy(r"\bB\.?\s?C\b|\bBCE\b|\bB\.C\.E|[Bb]efore (?:Christ|the [Cc]ommon [Ee]ra)")


def eras_lost(sides: Sides, matches: Sequence[Match]) -> Iterable[Discrepancy]:
    """The years and centuries that are before Christ on one side only."""
    left, right = sides.left_plain, sides.right_text
    is_told = "元前" in left or "公元" in left or "BC" in right or "B.C" in right
    return _eras_lost(sides, matches) if is_told else ()


def _eras_lost(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    elsewhere = "前" in sides.left_plain, _ANY_BC_EN.search(sides.right_text) is not None
    for match in matches:
        left, right = sides.left[match.left], sides.right[match.right]
        if left.kind not in _KINDS or right.kind not in _KINDS:
            continue
        ours, theirs = _era_zh(sides.left_plain, left), _era_en(sides.right_text, right)
        if _BC in (ours, theirs) and ours != theirs and not _is_told_once(ours, theirs, *elsewhere):
            first, second = sides.roles(left, right)
            era, other = (theirs, ours) if sides.turned else (ours, theirs)
            message = f'{first.text} {_is(era)}, but "{second.text}" {_is(other)}'
            severity = None if (ours and theirs) or era == _BC else Severity.WARNING
            yield Discrepancy("date-mismatch", sides.problem(message, left, right, severity=severity))


def _is(era: str) -> str:
    return f"is {era}" if era else "is not BC"


def _is_told_once(ours: str, theirs: str, in_left: bool, in_right: bool) -> bool:
    """True if the side without an era may have it elsewhere in its text."""
    return in_right if not theirs else in_left and not ours


def _era_zh(text: str, figure: Quantity) -> str:
    """BC or AD for a Chinese year or century that says so; empty for any other figure."""
    if not _COUNTED_ZH.search(text, figure.end - 2, figure.end + 2):
        return ""
    digits = figure.start + len(figure.text) - len(figure.text.lstrip("公西元前"))
    found = _ERA_ZH.search(text, max(0, digits - _REACH_ZH), digits)
    return "" if found is None else _BC if found["bc"] else _AD


def _era_en(text: str, figure: Quantity) -> str:
    """BC or AD for an English year or century that says so; empty for any other figure."""
    digits = figure.start + len(figure.text.rstrip(" BCEAD."))
    found = _AFTER_EN.match(text, digits)
    if found is not None and (found["age"] or figure.kind is not K.ORDINAL):  # the 5th BC Cup
        return _BC if found["bc"] else _AD
    return _AD if _BEFORE_EN.search(text, max(0, figure.start - _REACH_EN), figure.start) else ""
