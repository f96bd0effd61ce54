"""Two numbers that say one thing together: the score of a match, and one in so many, or per thousand.

Where both texts have the same, its numbers are taken out before single figures are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import chinese_number
from toolkit.language.spans import Spans
from toolkit.language.zh_en.wholes import WHOLES, agreeing_wholes
from toolkit.model.finding import Problem
from toolkit.model.finding import Span as PlaceSpan
from toolkit.model.quantity import Quantity, QuantityKind

_SMALL = r"[0-9]{1,3}(?:\.[0-9]+)?|[零一二三四五六七八九十两]{1,3}"
_SCORE_ZH = lazy(rf"(?<![0-9.:：∶])({_SMALL})[ ]?[比:：∶][ ]?({_SMALL})(?!\.?[0-9]|[:：∶])")
_SIDE = "0-9零一二三四五六七八九十两"
#: What every Chinese score has.
_SCORE_SIGN = re.compile(f"[比:：∶](?<=[{_SIDE} ].)(?=[{_SIDE} ])")
_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"nil": 0, "love": 0, "none": 0}
_SMALL_EN = rf"[0-9]{{1,3}}(?:\.[0-9]+)?|{'|'.join(_WORDS)}"
_SCORE_EN = lazy(
    rf"(?<![\w.,:–-])({_SMALL_EN})(?:[-–:]| to |-to-| )({_SMALL_EN}|all)(?!\w|[.,]?[0-9]|[:–%-])", re.IGNORECASE
)
_NUMBER = "[0-9]+|[一二三四五六七八九两十百千万]+"
_SHARE = lazy(
    rf"(?:每(?P<whole>{_NUMBER})[^，。；、0-9]{{0,9}}?|(?P<all>{_NUMBER})[人个名家户位例宗][一-鿿]{{0,4}}?中[就便仅只]?有)"
    rf"(?P<part>{_NUMBER})(?=[人个名家户位成例宗])"
)
#: What every such share has.
_SHARE_SIGN = re.compile("[每中](?:(?<=每)(?=[0-9一二三四五六七八九十两百千万])|(?<=中)(?=[就便仅只]?有))")

_PARTS_OF = lazy("(.+)分之")
_RATE_EN = lazy(
    rf"(?<![0-9.,])(?P<part>[0-9]+(?:\.[0-9]+)?|{'|'.join(_WORDS)}) (?:[a-z]+ ){{0,4}}?"
    "(?:per|in|out of|for|of) (?:every |each )?"
    rf"(?:(?:a |one |1 )?(?P<words>{'|'.join(sorted(WHOLES, reverse=True))})|(?P<digits>10{{0,2}}(?:[, ]?000)+))\b",
    re.IGNORECASE,
)
_FIRST_RATE_EN = lazy(
    rf"(?<![0-9.,])(?P<first>[0-9]+(?:\.[0-9]+)?|\b(?:{'|'.join(_WORDS)}))(?: to |[-–]| and )", re.IGNORECASE
)
#: Who loses is named first in Chinese with the smaller side first, and in English with the larger one.
_LOSES_ZH = lazy("[负输败]|不敌|落后|失利|淘汰|师生比|生师比")
_LOSES_EN = lazy(r"\b(?:los[est]\w*|beaten|defeat\w*|fell|trail\w*|down|behind|loss\w*|eliminated)\b", re.IGNORECASE)
_WINS_ZH = lazy("[胜赢]|击败|夺冠")
_WINS_EN = lazy(r"\b(?:w[io]n\w*|beat\w*|victor\w*|triumph\w*)\b", re.IGNORECASE)
#: 4分51秒, 2小时3分23秒, 3分26秒88, and 4:51, 2:03:23, 3:26.88.
_DURATION_ZH = lazy("(?:([0-9]{1,2})小?时)?([0-9]{1,2})分钟?(?:([0-9]{1,2})秒([0-9]{1,2})?)?")
_DURATION_EN = lazy(r"(?<![0-9.:])(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-9]{2})(?:\.([0-9]{1,2}))?(?![0-9:])")

Span = tuple[int, int]


def without_joint(sides: Sides) -> Sides:
    """Both sides without the figures that agree as parts of a score, of a share of people or of a rate."""
    ours: list[Span] = []
    theirs: list[Span] = []
    if _SCORE_SIGN.search(sides.left_text) is not None:
        _scores(sides, ours, theirs)
    if _SHARE_SIGN.search(sides.left_text) is not None:
        _shares(sides.left_text, sides.right, ours, theirs)
    if "每" in sides.left_text:
        agreeing_wholes(sides, ours, theirs)
    if "‰" in sides.left_text or "分之" in sides.left_text:
        _rates(sides, ours, theirs)
    if "分" in sides.left_text and ":" in sides.right_text:
        _durations(sides, ours, theirs)
    return replace(sides, left=_outside(sides.left, ours), right=_outside(sides.right, theirs)) if ours else sides


def _outside(quantities: Sequence[Quantity], spans: list[Span]) -> list[Quantity]:
    taken = Spans(spans)
    return [one for one in quantities if not taken.meet(one.start, one.end)]


def _scores(sides: Sides, ours: list[Span], theirs: list[Span]) -> None:
    """3比0 and 3-0, 7:3 and "seven to three"."""
    there: list[tuple[list[Fraction], Span]] | None = None
    for match in _SCORE_ZH.finditer(sides.left_text):
        if _is_time(match.start(), sides.left) and _tell_times(sides.right):
            continue
        if there is None:
            there = [(_score(*found.groups()), found.span()) for found in _SCORE_EN.finditer(sides.right_text)]
        here = [Fraction(chinese_number(side) or 0) for side in match.groups()]
        for score in there:
            if score[0] in (here, here[::-1]):
                ours.append(match.span())
                theirs.append(score[1])
                there.remove(score)
                break


def turned_scores(sides: Sides) -> Iterable[Discrepancy]:
    """The scores and ratios whose two sides are exchanged: 7比3 as 3:7, but not 1:18 as 18:1 of other nouns."""
    return () if _SCORE_SIGN.search(sides.left_text) is None else _turned_scores(sides)


def _turned_scores(sides: Sides) -> Iterator[Discrepancy]:
    scores = [match for match in _SCORE_ZH.finditer(sides.left_text) if not _is_time(match.start(), sides.left)]
    if not scores or _LOSES_ZH.search(sides.left_text) or _LOSES_EN.search(sides.right_text):
        return
    there = [
        (_score(*found.groups()), found)
        for found in _SCORE_EN.finditer(sides.right_text)
        if not _is_time(found.start(), sides.right)
    ]
    won = _WINS_ZH.search(sides.left_text) is not None and _WINS_EN.search(sides.right_text) is not None
    values = [score for score, _ in there]
    for match in scores:
        here = [Fraction(chinese_number(side) or 0) for side in match.groups()]
        if here[0] == here[1] or here in values or here[::-1] not in values or (1 in here and not won):
            continue
        source, target = _span(match), _span(there[values.index(here[::-1])][1])
        source, target = (target, source) if sides.turned else (source, target)
        message = f'{source.text} is turned round in "{target.text}"'
        yield Discrepancy("number-order", Problem(message, source, target))


def _tell_times(quantities: Sequence[Quantity]) -> bool:
    """True if a time of day is among the figures; else what looks like one on the other side may be a score."""
    return any("T" in one.date for one in quantities[:MOST])


def _is_time(place: int, quantities: Sequence[Quantity]) -> bool:
    return any(one.date and one.start <= place < one.end for one in quantities[:MOST])


def _span(match: re.Match[str]) -> PlaceSpan:
    return PlaceSpan(match.start(), match.end(), match.group())


def _score(first: str, second: str) -> list[Fraction]:
    """Both sides of an English score; "one all" is 1-1."""
    return [_small(side) for side in (first, first if second.lower() == "all" else second)]


def _small(written: str) -> Fraction:
    return Fraction(_WORDS.get(written.lower(), written))


def _shares(source_text: str, target: Sequence[Quantity], ours: list[Span], theirs: list[Span]) -> None:
    """每三名市民就有一名 and one in three."""
    for match in _SHARE.finditer(source_text):
        whole, part = chinese_number(match["whole"] or match["all"]), chinese_number(match["part"])
        if not whole or not part or part >= whole:
            continue
        for one in target:
            fraction = one.kind is QuantityKind.FRACTION and one.low is not None
            if fraction and Fraction(one.low or 0) == Fraction(part) / Fraction(whole):
                ours.append(match.span())
                theirs.append((one.start, one.end))


def _rates(sides: Sides, ours: list[Span], theirs: list[Span]) -> None:
    """4.5‰ and 4.5 (deaths) per 1,000, 十万分之三 and 3 in 100,000; those that are read as one figure stay."""
    read = {one.low for one in sides.right if one.kind is QuantityKind.FRACTION}
    there: list[tuple[tuple[Fraction, Fraction], Span]] | None = None
    for one in sides.left:
        whole = _whole(one)
        if not whole or one.low is None or one.low in read:
            continue
        if there is None:
            there = [(_rate(found), found.span()) for found in _RATE_EN.finditer(sides.right_text)]
            there += _shared_rates(sides.right_text)
        for found in there:
            if found[0] == (Fraction(one.low) * whole, whole):
                ours.append((one.start, one.end))
                theirs.append(found[1])
                there.remove(found)
                break


def _shared_rates(target_text: str) -> list[tuple[tuple[Fraction, Fraction], Span]]:
    """The first parts of rates that share their whole: from 12 to 8 per 1,000."""
    found = []
    for match in _FIRST_RATE_EN.finditer(target_text):
        rate = _RATE_EN.match(target_text, match.end())
        if rate is not None:
            found.append(((_small(match["first"]), _rate(rate)[1]), match.span("first")))
    return found


def _whole(quantity: Quantity) -> Fraction:
    """The whole of which a Chinese figure is so many parts, from a thousand on; 0 for any other."""
    if quantity.kind is not QuantityKind.FRACTION:
        return Fraction(0)
    if quantity.text.endswith("‰"):
        return Fraction(1000)
    named = _PARTS_OF.match(quantity.text)
    whole = chinese_number(named[1]) if named else None
    return Fraction(whole) if whole and whole >= 1000 else Fraction(0)


def _rate(found: re.Match[str]) -> tuple[Fraction, Fraction]:
    """The part and the whole of an English rate."""
    digits = found["digits"]
    whole = WHOLES[found["words"].lower()] if found["words"] else int(digits.replace(",", "").replace(" ", ""))
    return _small(found["part"]), Fraction(whole)


def _durations(sides: Sides, ours: list[Span], theirs: list[Span]) -> None:
    """4分51秒 and 4:51; not the time of day of 下午3时30分."""
    there = [(_clock(found), found.span()) for found in _DURATION_EN.finditer(sides.right_text)]
    for match in _DURATION_ZH.finditer(sides.left_text):
        if _is_time(match.start(), sides.left):
            continue
        hours, minutes, seconds, rest = match.groups()
        if seconds is None:
            hours, minutes, seconds = None, hours, minutes
        for found in there:
            if seconds and minutes and found[0] == (*map(int, (hours or 0, minutes, seconds)), rest):
                ours.append(match.span())
                theirs.append(found[1])
                there.remove(found)
                break


def _clock(found: re.Match[str]) -> tuple[int, int, int, str | None]:
    hours, minutes, seconds, rest = found.groups()
    return int(hours or 0), int(minutes), int(seconds), rest
