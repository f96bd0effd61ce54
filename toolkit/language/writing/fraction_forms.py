"""An English fraction in the words of another: two-thirds as three-quarters, a third as a fifth, six in ten."""

from __future__ import annotations

import re
from fractions import Fraction

from toolkit.language.en.lexicon import CARDINALS, DENOMINATORS

_FEWEST, _MOST = 3, 10
_COUNTS = {value: word for word, value in CARDINALS.items()}
_PARTS = {value: word for word, value in DENOMINATORS.items() if not word.endswith("s")} | {4: "quarter"}
_WORDS = re.compile(r"(?P<count>an?|[a-z]+)(?P<joint>[- ])(?P<part>[a-z]+)", re.IGNORECASE)
_SHARE = re.compile(
    r"(?P<count>[a-z]+|[0-9]+)(?P<joint> (?:in|out of) (?:every )?)(?P<whole>[a-z]+|[0-9]+)", re.IGNORECASE
)


def fraction_in_form(text: str, was: Fraction, value: Fraction) -> str:
    """The value in the words of a text that says `was`; empty where it has no such words."""
    if not 0 < value < 1:
        return ""
    written = _of_parts(text, was, value) or _of_whole(text, was, value)
    return written[:1].upper() + written[1:] if text[0].isupper() else written


def _of_parts(text: str, was: Fraction, value: Fraction) -> str:
    found = _WORDS.fullmatch(text)
    above, below = value.numerator, value.denominator
    if found and found["part"].lower() == "tenths" and (10 * value).denominator == 1:
        above, below = int(10 * value), 10
    if found is None or not _FEWEST <= below <= _MOST:
        return ""
    single = found["count"].lower() in ("a", "an", "one")
    count = 1 if single else CARDINALS.get(found["count"].lower(), 0)
    if Fraction(count, DENOMINATORS.get(found["part"].lower(), 1)) != was:
        return ""
    first = "one" if found["count"].lower() == "one" or not single else "an" if below == 8 else "a"
    words = _COUNTS[above] if above > 1 else first
    joint = "-" if above > 1 and single and found["count"].lower() != "one" else found["joint"]
    return f"{words}{joint}{_PARTS[below]}{'s' if above > 1 else ''}"


def _of_whole(text: str, was: Fraction, value: Fraction) -> str:
    """One in four, six out of ten: of as many as before if that goes, and one of them only if it was one."""
    found = _SHARE.fullmatch(text)
    if found is None:
        return ""
    count, whole = (
        CARDINALS.get(word.lower()) or (int(word) if word.isdigit() else 0) for word in found.group("count", "whole")
    )
    if not count or not whole or Fraction(count, whole) != was:
        return ""
    now, of = value * whole, Fraction(whole)
    if now.denominator != 1:
        now, of = Fraction(1), 1 / value
    if of.denominator != 1 or (now == 1) is not (count == 1) or max(now, of) > _MOST:
        return ""
    written = [
        _COUNTS[int(number)] if word.isalpha() else str(number)
        for number, word in ((now, found["count"]), (of, found["whole"]))
    ]
    return written[0] + found["joint"] + written[1]
