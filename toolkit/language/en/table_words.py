"""The words of English tables: units in labels, decreases, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.language.en.reader import read
from toolkit.language.lazy_pattern import lazy
from toolkit.language.table_words import TableWords
from toolkit.model.quantity import Quantity, QuantityKind

_SAID = lazy(r"(?:unit|units|measured|expressed)?\s*[:：]?\s*(?:in\s+)?", re.IGNORECASE)
_PLURAL_SCALE = lazy(r"\b(hundred|thousand|million|billion|trillion)s(?: of)?\b", re.IGNORECASE)
_THOUSANDS = lazy(r"['’‘`]000s?\b|(?<![0-9,.])000s?\b")
_SHORT_SCALE = lazy(r"\A([0-9]+)\s?([kKmM])\b")
_SHORT = {"k": "thousand", "m": "million"}
_SIGN = lazy(r"\A([A-Z]{0,3}\s?[$¥￥€£]|RMB|CNY|USD|EUR|HKD|GBP|JPY)\s*(.*)\Z", re.DOTALL)
_SCALE_LAST = lazy(r"\A(.+?)\s+(thousand|million|billion|trillion|mn|bn|tn)\Z", re.IGNORECASE)
_RATE = lazy(r"\s*(?:/|per\b|an?\b|each\b).*", re.DOTALL)
_COUNTED = lazy(
    r"persons?|people|households?|units?|enterprises?|companies|firms|sets?|vehicles?|items?|cases?|pieces?|places?"
    r"|students?|beds?|times|person-times|trips|passengers?"
)
_THOUSAND = 1000
#: A count in thousands or more may count anything, in so many words.
_MOST_WORDS = 4


def unit(text: str) -> Quantity | None:
    """One of the unit that a text names: billion yuan = 1,000,000,000 yuan."""
    name = text[_SAID.match(text).end() :].strip()  # type: ignore[union-attr]  # matches the empty text
    name = _THOUSANDS.sub("thousand", _PLURAL_SCALE.sub(r"\1", name)).strip()
    name = _SHORT_SCALE.sub(lambda match: f"{match[1]} {_SHORT[match[2].lower()]}", name)
    if not name:
        return None
    if _COUNTED.fullmatch(name.lower()):
        return Quantity(0, len(name), name, QuantityKind.CARDINAL, Decimal(1), Decimal(1))
    return next((one for written in _written(name) if (one := _one(written)) is not None), None)


def _written(name: str) -> Iterator[str]:
    """The ways to write one of a unit."""
    sign = _SIGN.match(name)
    if name[0].isdigit() or (sign is not None and sign[2][:1].isdigit()):  # says how many of it: US$100 million
        yield name
        return
    yield f"1 {name}"
    if sign is not None:
        yield f"{sign[1]}1 {sign[2]}"
    if (scale := _SCALE_LAST.match(name)) is not None:
        yield f"1 {scale[2]} {scale[1]}"
    yield name


def _one(written: str) -> Quantity | None:
    found = read(written)
    if len(found) != 1 or found[0].start or found[0].low is None or found[0].date:
        return None
    one, rest = found[0], written[found[0].end :].strip()
    bare = one.kind is QuantityKind.CARDINAL and not one.unit
    if one.kind in (QuantityKind.YEAR, QuantityKind.ORDINAL) or (bare and one.low == 1):
        return None
    scaled = bare and one.low is not None and one.low >= _THOUSAND and len(rest.split()) <= _MOST_WORDS
    return one if not rest or scaled or _RATE.fullmatch(rest) or rest.startswith("of ") else None


WORDS = TableWords(
    unit=unit,
    in_label=lazy(
        r"\((?P<bracketed>[^()\n]+)\)|\bunits?(?:\s+of\s+[a-z]+)?\s*[:：]\s*(?P<said>[^()\n]+)|[,:]\s+(?P<last>[^,:()]+|10,000[^,:()]+)\Z"
        r"|\bin\s+(?P<named>[^,:()]+)\Z|(?P<percent>%|\bpercent)\Z",
        re.IGNORECASE,
    ),
    unit_column=lazy(r"(?:unit|units|units? of measure(?:ment)?|measurement unit)", re.IGNORECASE),
    caption=lazy(
        r"[(]?(?:(?:table|figure|chart|exhibit)\s+[0-9A-Z]|table\s*\(?cont|units?\s*(?:of\s+[a-z]+)?\s*[:：])",
        re.IGNORECASE,
    ),
    rate=lazy(
        r"(?:\brates?|\bshares?|\bproportion|\bpercentage|\bgrowth rate"
        r"|(?P<perhaps>\bindex|\bintensity|\bgrowth|\bchange|\bincrease|\bdecrease|\byear on year"
        r"|\byoy))(?:\s*\(.*)?\Z",
        re.IGNORECASE,
    ),
    percent=lazy(r"[%％‰]|per ?cent|pct|\bpc\b|p\.c\.", re.IGNORECASE),
    total=lazy(r"(?:grand\s+)?total", re.IGNORECASE),
    of_which=lazy(r"of\s+which\s*[:,]?\s*|including\s*:\s*", re.IGNORECASE),
    decrease=lazy(
        r"(?<!/)(?<!or )(?<!and )(?<!\()\b"
        r"(?:decreases?|declines?|drops?|reductions?|falls?|(?:net )?loss(?:es)?|deficits?)"
        r"(?!\s*[/)]|\s*\(?(?:or|and)\b|-| rate| ratio|\s*\((?:increase|profit|gain))"
        r"(?=\s*(?:\Z|[(,:%]|in\b|of\b|from\b|over\b|rate\b|year|y/y|yoy))",
        re.IGNORECASE,
    ),
    may_decrease=lazy(
        r"less|lower|fewer|\bcut|\bfall|\bfell|drop|declin|decreas|reduc|loss|lost|deficit|sav|shrink|negative|down"
        r"|contract|slow|slump|losing",
        re.IGNORECASE,
    ),
)
