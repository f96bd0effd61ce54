"""What belongs to a numeral: the minus before it, 多 inside it, the unit after it, the hedges around it."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.language.numerals import BIG_UNITS, CHINESE_DIGITS, chinese_number, trimmed
from toolkit.language.zh.bare_numbers import read_bare
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.eras import ERA_ENDS, YEARS_OF_ERAS, as_year_of_era
from toolkit.language.zh.lexicon import ORDINAL_COUNTERS, PARTS
from toolkit.language.zh.measures import MEASURES, measure
from toolkit.language.zh.money import IN_COINS, add_coins, currency_before
from toolkit.language.zh.patterns import A_TRILLION
from toolkit.language.zh.units_and_hedges import SPACES, hedge_before, hedged, suffix
from toolkit.model.quantity import Hedge, QuantityKind

K = QuantityKind
# An enumeration's members are slow to look up on their class.
_FRACTION = K.FRACTION
#: Hedges inside a figure.
INNER = {"多": Hedge.OVER, "余": Hedge.OVER, "来": Hedge.ABOUT}
_SCALES = re.compile(f"(?:[万亿]|{A_TRILLION})*")
_BEFORE_INNER = frozenset((*INNER, *SPACES))
#: What may have its currency before the figure: 新台币3000万元, and 兆, which is a trillion then (US$3兆).
_BESIDE_MONEY = frozenset({"CNY", "兆"})
#: What a day of a month does not have: 不得少于15日 and 15日内 are lengths of time.
_LASTING = frozenset("内均间")
_BOUNDS = frozenset({Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER, Hedge.AT_MOST})


def complete(text: str, draft: Draft, numeral: str, minus: int) -> Draft:
    """Adds what follows a numeral, and the sign at `minus` (-1 for none)."""
    if text[draft.end : draft.end + 1] in _BEFORE_INNER:
        _inner_hedge(text, draft)
    if minus >= 0:
        draft.start = minus
    found = suffix(text, draft.end)
    if found is None:
        read_bare(text, draft)
    else:
        draft.kind, draft.unit, draft.end = found
        if draft.unit in YEARS_OF_ERAS and text[draft.start - 1] in ERA_ENDS and as_year_of_era(text, draft):
            return draft
        _read_unit(text, draft)
    if minus >= 0 and draft.low is not None:
        _negate(draft)
    if draft.unit == "日" and numeral not in CHINESE_DIGITS and _is_day(text, draft):
        return draft
    hedged(text, draft)
    if draft.unit in ORDINAL_COUNTERS and not (draft.hedge or numeral == "两"):
        draft.kind = K.ORDINAL
    return draft


def _read_unit(text: str, draft: Draft) -> None:
    """What the words around a unit make of it: 新台币3000万元, 5元3角, 3ppm, 两年半."""
    if draft.unit in IN_COINS:
        add_coins(text, draft)
    if draft.unit in _BESIDE_MONEY and (currency := currency_before(text, draft.start)):
        if draft.unit == "兆" and isinstance(draft.low, Decimal):
            draft.kind, draft.low = K.MONEY, trimmed(draft.low * BIG_UNITS["兆"])
        draft.unit = currency[0]
    if draft.kind is _FRACTION and draft.low is not None:
        draft.low, draft.unit = draft.low / PARTS[draft.unit], ""
    if draft.unit in MEASURES or text.startswith("半", draft.end):
        measure(text, draft)


def _negate(draft: Draft) -> None:
    assert draft.low is not None
    draft.low = -draft.low
    if draft.unit == "度":  # 零下十六度 is not energy
        draft.unit = "摄氏度"


def _is_day(text: str, draft: Draft) -> bool:
    """Make the draft a day of a month that is named elsewhere, if it can be one; True if so."""
    if text[draft.end : draft.end + 1] in _LASTING or hedge_before(text, draft.start) in _BOUNDS:
        return False
    if draft.low is None or not 1 <= draft.low <= 31 or draft.low % 1 or draft.scale != 1:
        return False
    draft.kind, draft.date, draft.low, draft.unit = K.DATE, f"---{int(draft.low):02}", None, ""
    return True


def _inner_hedge(text: str, draft: Draft) -> None:
    """3000多万, 60余, 5万多亿: a hedge inside the figure, and the scale after it."""
    position = draft.end
    if text[position : position + 1] in SPACES and text[position + 1 : position + 2] in INNER:
        position += 1
    hedge = INNER.get(text[position : position + 1])
    if hedge is None or not isinstance(draft.low, Decimal):
        return
    if hedge is Hedge.ABOUT and text[position - 1 : position] not in tuple("十百千万0"):
        return
    position += 1
    after = position
    for sign in _SCALES.match(text, position)[0]:  # type: ignore[index]  # matches the empty text
        draft.low = trimmed(draft.low * BIG_UNITS[sign])
        draft.scale *= BIG_UNITS[sign]
        position += 1
    numeral = text[draft.start : draft.end]
    if position > after and numeral[0] != "-" and not BIG_UNITS.keys().isdisjoint(numeral):  # 一亿五千多万
        value = chinese_number("".join((numeral + text[after:position]).split()))
        draft.low = draft.low if value is None else trimmed(value)
    draft.end, draft.hedge = position, hedge
