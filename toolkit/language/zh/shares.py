"""Chinese shares, multiples and vague counts: 三分之二, 百分之五, 1∶10, 翻两番, 一半, 数十亿, 成千上万."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from re import Match

from toolkit.language.numerals import CHINESE_DIGITS, chinese_number, exact, plain_digits, scale_of
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.lexicon import HEDGES_BEFORE
from toolkit.language.zh.measures import measure
from toolkit.language.zh.units_and_hedges import hedged, suffix
from toolkit.model.quantity import Hedge, Number, QuantityKind

K = QuantityKind
#: A larger number on both sides of a colon is not a ratio: ISO 9001:2015.
_LONGEST_RATIO = 999
_HALF = Decimal("0.5")


@lru_cache(maxsize=256)
def _quotient(part: Decimal, whole: Decimal) -> Number:
    return exact(Fraction(part) / Fraction(whole))


def parts(match: Match[str]) -> Draft | None:
    """百分之五 is a percentage, 三分之二 and 千分之九 are fractions."""
    written = plain_digits(match["part"]).replace(" ", "")
    negative = match["below"] is not None or written[:1] in ("负", "-", "−")
    part = chinese_number(written.lstrip("负-−").rstrip("几多"))
    whole = chinese_number(match["whole"].strip("第"))
    if part is None or not whole:
        return None
    if negative:
        part = -part
    percent = match["whole"] in ("百", "佰", "100")
    kind, value = (K.PERCENT, part) if percent else (K.FRACTION, _quotient(part, whole))
    draft = Draft(match.start(), match.end(), kind, value)
    found = None if percent else suffix(match.string, draft.end)
    if found is not None and found[0] is K.PERCENTAGE_POINT:  # 四分之一个百分点
        draft.kind, draft.unit, draft.end = found
    if written.endswith("几"):
        draft.vague, draft.low, draft.high = match.group(), part, part + 10 if percent else None
        return draft
    if written.endswith("多"):
        draft.hedge = Hedge.OVER
    return hedged(match.string, draft)


def short_part(match: Match[str]) -> Draft:
    """三分一, 四分三 as Hong Kong writes fractions; 八分一厘 is 0.125 percent."""
    value = _quotient(Decimal(CHINESE_DIGITS[match["hp"]]), chinese_number(match["hw"]) or Decimal(1))
    draft = Draft(match.start(), match.end(), K.FRACTION, value)
    if match.string[draft.end : draft.end + 1] == "厘":
        draft.kind, draft.end = K.PERCENT, draft.end + 1
    return hedged(match.string, draft)


def dozen(match: Match[str]) -> Draft | None:
    """一打, 半打: dozens."""
    count = _HALF if match["dozens"] == "半" else chinese_number(match["dozens"])
    return None if count is None else Draft(match.start(), match.end(), K.CARDINAL, (count * 12).to_integral_value())


def one_digit(match: Match[str]) -> Draft:
    """个位数, a number of one digit."""
    return Draft(match.start(), match.end(), K.CARDINAL, Decimal(1), unit="位数", weak=True)


def everything(match: Match[str]) -> Draft:
    """百分百, all of it."""
    return hedged(match.string, Draft(match.start(), match.end(), K.PERCENT, Decimal(100)))


def ratio(match: Match[str]) -> Draft | None:
    """1∶10.6 and 2.4∶1 are read as the larger to the smaller where one side is 1."""
    first, second = chinese_number(match["ra"]), chinese_number(match["rb"])
    return as_ratio(match, first, second)


def as_ratio(match: Match[str], first: Decimal | None, second: Decimal | None) -> Draft | None:
    """The ratio of two numbers, as `ratio`; None where one is missing or zero."""
    if not first or not second or min(first, second) > _LONGEST_RATIO:
        return None
    value = second if first == 1 else first if second == 1 else _quotient(first, second)
    return Draft(match.start(), match.end(), K.MULTIPLE, value)


def slash(match: Match[str]) -> Draft | None:
    """1/3; not 9/11."""
    part, whole = int(plain_digits(match["sa"])), int(plain_digits(match["sb"]))
    if not 0 < part < whole <= 100 or match.string.startswith("号", match.end()):  # 58/113号决议
        return Draft(match.start(), match.end("sa"), K.CARDINAL, Decimal(part))
    return hedged(match.string, Draft(match.start(), match.end(), K.FRACTION, _quotient(Decimal(part), Decimal(whole))))


def doubling(match: Match[str]) -> Draft | None:
    """翻一番 is twice as much, 翻两番 four times."""
    written = match.group()
    if written == "成倍":  # 成倍增长 is "multiplied" or "doubled"
        return Draft(match.start(), match.end(), K.MULTIPLE, Decimal(2), weak=True)
    times = match["times"]
    count = chinese_number(times) if times else Decimal(1)
    if count is None:
        return None
    value = count + 1 if written.endswith("倍") and written.startswith("翻") else Decimal(2) ** count
    hedge = HEDGES_BEFORE[match["about"]] if match["about"] else Hedge.NONE
    return hedged(match.string, Draft(match.start(), match.end(), K.MULTIPLE, value, hedge=hedge))


def halving(match: Match[str]) -> Draft | None:
    """一半, 半数, 过半, 减半; 半年 is half of a unit."""
    start, end = match.span()
    if match.group() == "半":
        found = suffix(match.string, end)
        unit = suffix(match.string, end + 2) if match.string.startswith("个多", end) else None
        if unit is not None:  # 半个多世纪
            return Draft(start, unit[2], K.CARDINAL, _HALF, unit=unit[1], hedge=Hedge.OVER)
        if found is None:
            return None
        draft = Draft(start, found[2], found[0], _HALF, unit=found[1])
        if draft.unit == "码":
            measure(match.string, draft)
        return draft
    draft = Draft(start, end, K.FRACTION, _HALF)
    if match.group().startswith("过"):
        draft.hedge = Hedge.OVER
    return hedged(match.string, draft)


def several(match: Match[str]) -> Draft | None:
    """数十亿, 几百, 十几, 零下二十几: a figure of which only the magnitude is given."""
    if match["of"] is not None:
        unit = scale_of(match["of"])
        low, high = 2 * unit, 10 * unit
    else:
        tens = match["teen"]
        base = Decimal(10 if tens == "十" else CHINESE_DIGITS[tens[0]] * 10)
        scale = scale_of(match["teenscale"])
        low, high = (base + 1) * scale, (base + 9) * scale
    draft = Draft(match.start(), match.end(), K.CARDINAL, low, high, vague=match.group())
    found = suffix(match.string, draft.end)
    if found is not None and found[0] in (K.CARDINAL, K.MONEY, K.MULTIPLE):
        draft.kind, draft.unit, draft.end = found
    if match["under_zero"] is not None:
        draft.low, draft.high = -high, -low
        draft.unit = "摄氏度" if draft.unit == "度" else draft.unit
    return draft


def throng(match: Match[str]) -> Draft | None:
    """成千上万 and 数以万计: thousands, tens of thousands and more."""
    unit = Decimal(100) if match.group() == "成百上千" else scale_of(match["by"] or "千")
    return Draft(match.start(), match.end(), K.CARDINAL, unit, None, vague=match.group())
