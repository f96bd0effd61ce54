"""The wholes of rates, which English names last: 每千人有3.2名医生 and "3.2 doctors per 1,000 people"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from toolkit.language.en.lexicon import CARDINALS
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.units import unit_of
from toolkit.model.finding import Problem, Span
from toolkit.model.quantity import Quantity, QuantityKind

#: Wholes in words.
WHOLES = {"thousand": 1000, "ten thousand": 10**4, "hundred thousand": 10**5, "million": 10**6, "billion": 10**9}
_MORE_WHOLES = WHOLES | {"hundred": 100, "hundred million": 10**8}
_SMALL = {word: value for word, value in CARDINALS.items() if value > 1}
_WHOLE_EN = lazy(
    r"\b(?P<joint>per|in|out of|for|of|each|every)(?P<every> every| each)? (?P<whole>(?:(?:a |one )?"
    rf"(?P<words>{'|'.join(sorted(_MORE_WHOLES, key=len, reverse=True))})|(?P<digits>[0-9]{{1,3}}(?:,?[0-9]{{3}})*)"
    rf"|(?P<small>{'|'.join(sorted(_SMALL, key=len, reverse=True))}))\b)(?!-|[.,][0-9])",
    re.IGNORECASE,
)
#: From here on a whole may be in one text only once: 每百人, per 1,000.
_ROUND = 100
#: What is given of shares for so many shares: 每10股送3股, but not 每10股合并为1股.
_OF_SHARES = re.compile("股[^，。；]{0,6}(?:[送配派]|转增)")
#: A whole of which something is a part: "in every ten", but not "for every ten".
_PART_OF = ("in", "of", "out of")
#: A whole of one, which has no figure: for every share.
_ONE_EN = lazy(rf"\bfor (?:every|each) (?!(?:{'|'.join([*_SMALL, *_MORE_WHOLES])})\b)[a-z]+", re.IGNORECASE)


def agreeing_wholes(sides: Sides, ours: list[tuple[int, int]], theirs: list[tuple[int, int]]) -> None:
    """Add the places of the wholes that both texts have, and of shares that English has as one figure."""
    there: list[tuple[int, tuple[int, int]]] | None = None
    for at, one in _wholes(sides):
        share = _of_whole(sides, at)
        if share is not None:
            ours += [(one.start, one.end), (sides.left[at + 1].start, sides.left[at + 1].end)]
            theirs.append((share.start, share.end))
            continue
        if (one.low or 0) < _ROUND and not _are_as_many(sides, one):
            continue
        if there is None:
            there = [(_value(found), found.span("whole")) for found in _WHOLE_EN.finditer(sides.right_text)]
        for found in there:
            if found[0] == one.low:
                ours.append((one.start, one.end))
                theirs.append(found[1])
                there.remove(found)
                break


def _are_as_many(sides: Sides, one: Quantity) -> bool:
    """True if both texts have a whole as often; else "for every 10 households" may serve each of several 每10户."""
    ours = [whole for _, whole in _wholes(sides) if whole.low == one.low]
    return len(ours) == sum(_value(found) == one.low for found in _WHOLE_EN.finditer(sides.right_text))


def turned_wholes(sides: Sides, matches: Sequence[Match]) -> Iterable[Discrepancy]:
    """The wholes told as their parts: 每10股送3股 as "10 bonus shares for every 3".

    A ratio of two things may be told the other way round: 每20名学生配1名教师 as "20 students for every teacher".
    """
    return _turned(sides, matches) if "每" in sides.left_text else ()


def _turned(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    wholes = [(at, one) for at, one in _wholes(sides) if one.unit]
    if not wholes:
        return
    told = {match.left for match in matches}
    there = {_value(found): found for found in _WHOLE_EN.finditer(sides.right_text) if found["every"]}
    if (each := _ONE_EN.search(sides.right_text)) is not None:
        there[1] = each
    for at, one in wholes:
        part = sides.left[at + 1] if at + 1 < len(sides.left) else one
        found = there.get(int(part.low or 0)) if one.unit == part.unit else None
        if (
            found is not None
            and _is_of_parts(sides, one, part, found)
            and one.low != part.low
            and one.low not in there
            and told >= ({at, at + 1} if part.low != 1 else {at})
        ):
            source = Span(one.start, part.end, sides.left_text[one.start : part.end])
            target = Span(*found.span(), found.group())
            message = f'{one.text} of {source.text} is not the whole in "{target.text}"'
            source, target = (target, source) if sides.turned else (source, target)
            yield Discrepancy("number-order", Problem(message, source, target))


def _is_of_parts(sides: Sides, one: Quantity, part: Quantity, found: re.Match[str]) -> bool:
    """True if a Chinese whole and its part are of one thing, so that only one of them may be the whole in English."""
    if one.unit == "股":
        return _OF_SHARES.match(sides.left_text, one.end - 1, part.start) is not None
    return found.group().lower().startswith(tuple(f"{joint} " for joint in _PART_OF))


def _wholes(sides: Sides) -> Iterator[tuple[int, Quantity]]:
    """The Chinese counts of which each has so many of something, with their index."""
    for at, one in enumerate(sides.left[:MOST]):
        counts = one.kind is QuantityKind.CARDINAL and unit_of(one.unit) is None and one.low is not None
        if counts and (one.low or 0) > 1 and sides.left_text[one.start - 1 : one.start] == "每":
            yield at, one


def _of_whole(sides: Sides, at: int) -> Quantity | None:
    """The right figure that is the share of the figure after the one at `at` in this: 6.8 in every 100,000."""
    if at + 1 >= len(sides.left):
        return None
    whole, part = sides.left[at].low, sides.left[at + 1].low
    if not whole or part is None:
        return None
    share = Fraction(part) / Fraction(whole)
    found = (one for one in sides.right[:MOST] if one.kind is QuantityKind.FRACTION and one.low is not None)
    return next((one for one in found if Fraction(one.low or 0) == share), None)


def _value(found: re.Match[str]) -> int:
    if found["digits"]:
        return int(found["digits"].replace(",", ""))
    return _SMALL[found["small"].lower()] if found["small"] else _MORE_WHOLES[found["words"].lower()]
