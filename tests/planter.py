"""Plant one mistake of a given kind in a correct translation by editing its words, without the toolkit's readers.

Every function takes the English text and yields `Planted`: the text with the mistake, and its place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise


@dataclass(frozen=True)
class Planted:
    """A text with one mistake at `start:end` of the new text (empty if something was deleted)."""

    text: str
    start: int
    end: int
    was: str


NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
#: A figure that is not part of a name, a date or a year.
FIGURE = re.compile(
    rf"(?<![A-Za-z0-9,.:/–-])(?<!^\(){NUMBER}(?!\+)(?![0-9,.]*[0-9:/])(?!(?:st|nd|rd|th)\b)(?![A-Za-z–-])"
)
SCALED = re.compile(rf"(?<![A-Za-z0-9,.–-])({NUMBER}) (million|billion|trillion)\b")
SHARE = re.compile(rf"(?<![A-Za-z0-9,.–-])({NUMBER})( ?%| percent\b| per cent\b)(?!age)")
POINTS = re.compile(rf"(?<![A-Za-z0-9,.–-])({NUMBER}) percentage points?")
MONTHS = "January February March April May June July August September October November December".split()
DATE = re.compile(rf"\b({'|'.join(MONTHS)}) ([0-9]{{1,2}})\b|\b([0-9]{{1,2}}) ({'|'.join(MONTHS)})\b")
YEAR = re.compile(r"(?<![0-9–,.$-])(?:19|20)[0-9]{2}(?![0-9–,s-]|\.[0-9])(?! [a-z]*(?:people|enterprises))")
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
HEDGES = {
    "more than": "nearly",
    "over": "nearly",
    "nearly": "more than",
    "almost": "more than",
    "about": "more than",
    "around": "less than",
    "at least": "at most",
    "fewer than": "more than",
    "less than": "more than",
    "approximately": "over",
}
HEDGED = re.compile(
    rf"\b({'|'.join(HEDGES)}) (?!a year|one year)(?=(?:US\$|HK\$|RMB|[$€£¥])?[0-9]|one|two|three|half|a )",
    re.IGNORECASE,
)
FRACTIONS = {
    "two-thirds": "one-third",
    "two thirds": "one third",
    "one-third": "one-quarter",
    "a third": "a quarter",
    "one-fifth": "one-sixth",
    "a quarter": "a third",
    "three quarters": "two thirds",
    "three-quarters": "two-thirds",
    "half of": "a third of",
    "one-quarter": "one-third",
}
MULTIPLES = {
    "doubled": "tripled",
    "tripled": "quadrupled",
    "quadrupled": "tripled",
    "twice": "three times",
    "six times": "five times",
    "eight times": "nine times",
    "threefold": "fourfold",
}
CURRENCIES = {
    "yuan": "US dollars",
    "US$": "HK$",
    "HK$": "US$",
    "euros": "US dollars",
    "yen": "yuan",
    "RMB": "US$",
    "US dollars": "yuan",
    "€": "£",
}
UNITS = {
    "kilometers": "meters",
    "hectares": "mu",
    "mu": "hectares",
    "metric tons": "kilograms",
    "tonnes": "kilograms",
    "kilowatt-hours": "megawatt-hours",
    "kilowatts": "megawatts",
    "square meters": "square kilometers",
    "months": "years",
    "days": "months",
    "years": "months",
    "millimeters": "centimeters",
    "hours": "days",
    "weeks": "months",
    "meters": "kilometers",
    "minutes": "hours",
    "seconds": "minutes",
}


def _put(text: str, start: int, end: int, new: str) -> Planted:
    return Planted(text[:start] + new + text[end:], start, start + len(new), text[start:end])


def _written(value: Decimal) -> str:
    written = f"{value:,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _shifted(power: int) -> Callable[[str, random.Random], Iterator[Planted]]:
    def plant(text: str, dice: random.Random) -> Iterator[Planted]:
        for match in FIGURE.finditer(text):
            value = Decimal(match.group().replace(",", ""))
            if YEAR.fullmatch(match.group()) or not value:
                continue
            step = power if dice.random() < 0.5 else -power
            new = value.scaleb(step)
            if new < 1 and new.as_tuple().exponent < -3:
                new = value.scaleb(power)
            yield _put(text, match.start(), match.end(), _written(new))

    return plant


def scale_word(text: str, dice: random.Random) -> Iterator[Planted]:
    """The wrong scale word: a thousand times too much or too little."""
    for match in SCALED.finditer(text):
        others = [word for word in ("million", "billion", "trillion") if word != match[2]]
        yield _put(text, match.start(2), match.end(2), dice.choice(others))


def digit(text: str, dice: random.Random) -> Iterator[Planted]:
    """One digit changed."""
    for match in FIGURE.finditer(text):
        if YEAR.fullmatch(match.group()):
            continue
        places = [at for at in range(match.start(), match.end()) if text[at].isdigit()]
        at = dice.choice(places)
        first = at == match.start()
        new = dice.choice(
            [sign for sign in "123456789" if sign != text[at]]
            if first
            else [sign for sign in "0123456789" if sign != text[at]]
        )
        made = _put(text, at, at + 1, new)
        yield Planted(made.text, match.start(), match.end(), made.was)


def transposed(text: str, dice: random.Random) -> Iterator[Planted]:
    """Two adjacent digits swapped."""
    for match in FIGURE.finditer(text):
        if YEAR.fullmatch(match.group()):
            continue
        places = [at for at in range(match.start(), match.end()) if text[at].isdigit()]
        pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b] and text[b] != "0"]
        if pairs:
            a, b = dice.choice(pairs)
            new = list(text)
            new[a], new[b] = new[b], new[a]
            yield Planted("".join(new), match.start(), match.end(), match.group())


def dropped(text: str, dice: random.Random) -> Iterator[Planted]:  # noqa: ARG001  # all planters have the same signature
    """A figure deleted."""
    whole = re.compile(
        rf"(?:US\$|HK\$|RMB ?|[$€£])?{FIGURE.pattern}(?: (?:million|billion|trillion))?"
        r"(?:%| percent(?:age points?)?| yuan| euros| basis points)?"
    )
    for match in whole.finditer(text):
        if not YEAR.fullmatch(match.group()):
            yield _put(text, match.start(), min(len(text), match.end() + 1), "")


def added(text: str, dice: random.Random) -> Iterator[Planted]:
    """A figure added."""
    number = dice.choice(["37", "148", "2,960", "63", "5,270", "17.9 percent", "84 million", "3.7 billion yuan"])
    at = text.rfind(".")
    if at > 0:
        yield _put(text, at, at, f", including {number} in the suburbs")


def to_points(text: str, dice: random.Random) -> Iterator[Planted]:  # noqa: ARG001  # all planters have the same signature
    """Percent for percentage points, and the other way round."""
    for match in SHARE.finditer(text):
        yield _put(text, match.start(), match.end(), f"{match[1]} percentage points")
    for match in POINTS.finditer(text):
        yield _put(text, match.start(), match.end(), f"{match[1]} percent")


def hedge_lost(text: str, dice: random.Random) -> Iterator[Planted]:  # noqa: ARG001  # all planters have the same signature
    """A hedge (more than, nearly, about) deleted."""
    for match in HEDGED.finditer(text):
        found = re.compile(r"[^ ]*").match(text, match.end())
        end = match.start() + (len(found.group()) if found else 0)
        made = _put(text, match.start(), match.end(), "")
        yield Planted(made.text, match.start(), end, made.was)


def hedge_turned(text: str, dice: random.Random) -> Iterator[Planted]:  # noqa: ARG001  # all planters have the same signature
    """More than changed to nearly."""
    for match in HEDGED.finditer(text):
        new = HEDGES[match[1].lower()] + " "
        found = re.compile(r"[^ ]*").match(text, match.end())
        made = _put(text, match.start(), match.end(), new)
        yield Planted(made.text, match.start(), made.end + (len(found.group()) if found else 0), made.was)


def ordinal(text: str, dice: random.Random) -> Iterator[Planted]:
    """Another ordinal."""
    for match in re.finditer(rf"\b(?:{'|'.join(ORDINALS[3:])})\b(?![- ](?:quarter|of the))", text):
        other = dice.choice([word for word in ORDINALS[1:] if word != match.group()])
        yield _put(text, match.start(), match.end(), other)
    for match in re.finditer(r"\b([0-9]{1,3})(st|nd|rd|th)\b(?! Five-Year| century)", text):
        value = int(match[1]) + dice.choice([1, 2, 10])
        ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10 if value % 100 not in (11, 12, 13) else 0, "th")
        yield _put(text, match.start(), match.end(), f"{value}{ending}")


def date_day(text: str, dice: random.Random) -> Iterator[Planted]:
    """Another day."""
    for match in DATE.finditer(text):
        group = 2 if match[2] else 3
        new = (int(match[group]) + dice.choice([1, 2, 5, 10]) - 1) % 28 + 1
        if new != int(match[group]):
            made = _put(text, match.start(group), match.end(group), str(new))
            yield Planted(made.text, match.start(), match.end() + len(str(new)) - len(match[group]), made.was)


def date_month(text: str, dice: random.Random) -> Iterator[Planted]:
    """Another month."""
    for match in DATE.finditer(text):
        group = 1 if match[1] else 4
        new = dice.choice([month for month in MONTHS if month != match[group]])
        made = _put(text, match.start(group), match.end(group), new)
        yield Planted(made.text, match.start(), match.end() + len(new) - len(match[group]), made.was)


def date_year(text: str, dice: random.Random) -> Iterator[Planted]:
    """Another year."""
    for match in YEAR.finditer(text):
        new = str(int(match.group()) + dice.choice([-10, -2, -1, 1, 2]))
        yield _put(text, match.start(), match.end(), new)


def plan(text: str, dice: random.Random) -> Iterator[Planted]:
    """Another five-year plan."""
    for match in re.finditer(r"\b(1[0-9])th(?= Five-Year)", text):
        yield _put(text, match.start(), match.end(), f"{int(match[1]) + dice.choice([-1, 1])}th")


def _swapped_words(table: dict[str, str], after: str = "") -> Callable[[str, random.Random], Iterator[Planted]]:
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    left = r"(?<![A-Za-z])"
    pattern = re.compile(rf"{left}({words})(?![a-z-]){after}")

    def plant(text: str, dice: random.Random) -> Iterator[Planted]:  # noqa: ARG001  # all planters have the same signature
        for match in pattern.finditer(text):
            yield _put(text, match.start(), match.end(), table[match[1]])

    return plant


_currency_words = _swapped_words(CURRENCIES)
_unit_words = _swapped_words(UNITS)


def currency(text: str, dice: random.Random) -> Iterator[Planted]:
    """Another currency next to a figure."""
    for made in _currency_words(text, dice):
        beside = made.text[max(0, made.start - 9) : made.start] + made.text[made.end : made.end + 3]
        if re.search(r"[0-9]|llion", beside):
            yield made


def unit(text: str, dice: random.Random) -> Iterator[Planted]:
    """Another unit next to a figure."""
    for made in _unit_words(text, dice):
        if re.search(r"(?:[0-9]|llion|two|three|four|five|six|seven)[ -]$", made.text[: made.start]):
            yield made


def swapped_pair(text: str, dice: random.Random) -> Iterator[Planted]:  # noqa: ARG001  # all planters have the same signature
    """Two figures of the same kind swapped."""
    for pattern in (SHARE, SCALED, POINTS):
        found = list(pattern.finditer(text))
        for one, two in pairwise(found):
            if one.group() != two.group():
                new = (
                    text[: one.start()] + two.group() + text[one.end() : two.start()] + one.group() + text[two.end() :]
                )
                yield Planted(new, one.start(), two.end(), one.group())


KINDS: dict[str, Callable[[str, random.Random], Iterator[Planted]]] = {
    "scale ×10": _shifted(1),
    "scale word": scale_word,
    "scale ×1,000": _shifted(3),
    "scale ×10,000": _shifted(4),
    "digit": digit,
    "transposed": transposed,
    "dropped": dropped,
    "added": added,
    "percent/points": to_points,
    "hedge lost": hedge_lost,
    "hedge turned": hedge_turned,
    "ordinal": ordinal,
    "day": date_day,
    "month": date_month,
    "year": date_year,
    "plan": plan,
    "currency": currency,
    "unit": unit,
    "fraction": _swapped_words(FRACTIONS),
    "multiple": _swapped_words(MULTIPLES),
    "swapped pair": swapped_pair,
}


# What is said of a figure: each of these turns words and leaves the figure right.

_AMOUNT = (
    rf"(?:RMB ?|US\$|HK\$|\$)?{NUMBER}(?: (?:million|billion|trillion))?(?: ?%| percent(?:age points?)?| per cent)?"
)
_TURNS = {
    "rose": "fell",
    "grew": "fell",
    "increased": "decreased",
    "increase": "decrease",
    "growth": "decline",
    "up": "down",
    "higher": "lower",
    "faster": "slower",
    "expanded": "shrank",
    "climbed": "dropped",
    "surplus": "deficit",
}
_TURNS |= {there: here for here, there in _TURNS.items()} | {"fell": "rose", "declined": "rose", "dropped": "rose"}
_TURNING = re.compile(
    rf"\b(?:{'|'.join(_TURNS)})\b(?= (?:by |of |more than |nearly |over )*{_AMOUNT})"
    rf"|(?:(?<=percent )|(?<=points ))(?:{'|'.join(_TURNS)})\b(?! to )"
)
_RISING = r"\b(?:rose|grew|increased|fell|declined|decreased|dropped|cut|raised|lowered|reduced|expanded)"
_BY_OR_TO = re.compile(rf"(?<= )(by|to)(?= {_AMOUNT})")
_CHANGE = re.compile(rf"{_RISING}(?: [a-z-]+){{0,3}} \Z")
_BARE_CHANGE = re.compile(rf"{_RISING}(?= {NUMBER}(?: ?%| percent))")
_FROM_TO = re.compile(rf"\b(from) ({_AMOUNT})((?: [a-z]+){{0,5}} to )({_AMOUNT})(?! to)")
_BASES = {
    "year on year": "month on month",
    "month on month": "year on year",
    "from a year earlier": "from a month earlier",
    "than a year earlier": "than a month earlier",
    "over the previous year": "over the previous month",
    "from the previous month": "from the same month last year",
}
_AIMS = {"will reach": "reached", "will exceed": "exceeded", "will grow": "grew", "will be built": "were built"}


def direction(text: str, dice: random.Random) -> Iterator[Planted]:  # noqa: ARG001
    """A rise told as a fall, and back."""
    for found in _TURNING.finditer(text):
        yield _put(text, *found.span(), _TURNS[found.group()])


def by_or_to(text: str, dice: random.Random) -> Iterator[Planted]:  # noqa: ARG001
    """A change told as the value after it, and back."""
    for found in _BY_OR_TO.finditer(text):
        if _CHANGE.search(text, 0, found.start()):
            yield _put(text, *found.span(), "to" if found.group() == "by" else "by")
    for found in _BARE_CHANGE.finditer(text):
        yield _put(text, *found.span(), f"{found.group()} to")


def ends(text: str, dice: random.Random) -> Iterator[Planted]:  # noqa: ARG001
    """The two ends of a change exchanged."""
    for found in _FROM_TO.finditer(text):
        yield _put(text, *found.span(), f"{found[1]} {found[4]}{found[3]}{found[2]}")


KINDS_OF_MEANING: dict[str, Callable[[str, random.Random], Iterator[Planted]]] = {
    "direction": direction,
    "by/to": by_or_to,
    "ends": ends,
    "basis": _swapped_words(_BASES),
    "aim": _swapped_words(_AIMS),
}
