"""Two numbers that say one thing together: the score of a match, and one in so many, or per thousand.

Where both texts have the same, its numbers are taken out before single figures are compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from toolkit.language.figures.sides import Sides
from toolkit.language.numerals import chinese_number
from toolkit.model.quantity import Quantity, QuantityKind

_SCORE_ZH = re.compile(r"(?<![0-9.:：∶])([0-9]{1,3})[ ]?[比:：∶\-–][ ]?([0-9]{1,3})(?!\.?[0-9]|[:：∶])")
_SCORE_EN = re.compile(r"(?<![0-9.,:–-])([0-9]{1,3})[-–:]([0-9]{1,3})(?!\.?[0-9]|[:–%-])")
_NUMBER = "[0-9]+|[一二三四五六七八九两十百千万]+"
_SHARE = re.compile(rf"每(?P<whole>{_NUMBER})[^，。；、0-9]{{0,9}}?(?P<part>{_NUMBER})(?=[人个名家户位成例宗])")

_PER_THOUSAND = re.compile(r"(?<![0-9.,])([0-9]+(?:\.[0-9]+)?) (?:[a-z]+ ){0,4}?per (?:1[ ,]?000|thousand)\b")

Span = tuple[int, int]


def without_joint(sides: Sides) -> Sides:
    """Both sides without the figures that agree as parts of a score, of a share of people or of a rate."""
    ours: list[Span] = []
    theirs: list[Span] = []
    if any(quantity.kind is QuantityKind.MULTIPLE for quantity in sides.left):
        _scores(sides.left_text, sides.right_text, ours, theirs)
    if "每" in sides.left_text:
        _shares(sides.left_text, sides.right, ours, theirs)
    if "‰" in sides.left_text:
        _per_thousand(sides.left, sides.right_text, ours, theirs)
    return replace(sides, left=_outside(sides.left, ours), right=_outside(sides.right, theirs)) if ours else sides


def _outside(quantities: Sequence[Quantity], spans: list[Span]) -> list[Quantity]:
    return [one for one in quantities if not any(start < one.end and one.start < end for start, end in spans)]


def _scores(source_text: str, target_text: str, ours: list[Span], theirs: list[Span]) -> None:
    """3比0 and 3-0."""
    there = [(match.groups(), match.span()) for match in _SCORE_EN.finditer(target_text)]
    for match in _SCORE_ZH.finditer(source_text):
        for score in there:
            if score[0] in (match.groups(), match.groups()[::-1]):
                ours.append(match.span())
                theirs.append(score[1])
                there.remove(score)
                break


def _shares(source_text: str, target: Sequence[Quantity], ours: list[Span], theirs: list[Span]) -> None:
    """每三名市民就有一名 and one in three."""
    for match in _SHARE.finditer(source_text):
        whole, part = chinese_number(match["whole"]), chinese_number(match["part"])
        if not whole or not part or part >= whole:
            continue
        for one in target:
            fraction = one.kind is QuantityKind.FRACTION and one.low is not None
            if fraction and Fraction(one.low or 0) == Fraction(part) / Fraction(whole):
                ours.append(match.span())
                theirs.append((one.start, one.end))


def _per_thousand(source: Sequence[Quantity], target_text: str, ours: list[Span], theirs: list[Span]) -> None:
    """4.5‰ and 4.5 (deaths) per 1,000."""
    there = [(match[1], match.span()) for match in _PER_THOUSAND.finditer(target_text)]
    for one in source:
        if not one.text.endswith("‰") or one.low is None:
            continue
        for found in there:
            if Fraction(found[0].replace(",", "")) == Fraction(one.low) * 1000:
                ours.append((one.start, one.end))
                theirs.append(found[1])
                there.remove(found)
                break
