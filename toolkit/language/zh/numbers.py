"""Chinese counts, money and percentages: a numeral with its 多, its unit and what that makes of it."""

from __future__ import annotations

import re
import string
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from re import Match

from toolkit.language.money import chinese_names, signs
from toolkit.language.numerals import (
    BIG_UNITS,
    CHINESE_DIGITS,
    LONGEST,
    VULGAR_FRACTIONS,
    chinese_number,
    common_number,
    exact,
    is_whole,
    plain_digits,
)
from toolkit.language.units import chinese_units
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.lexicon import (
    AFTER_BARE_SCALE,
    COUNTERS_OF_ONE,
    NOT_BEFORE,
    ORDINAL_COUNTERS,
)
from toolkit.language.zh.patterns import HAN_DIGIT, MINUS, NUMERAL, OTHER_HALVES, D
from toolkit.language.zh.units_and_hedges import SPACES, hedge_before, hedged, suffix
from toolkit.model.quantity import Hedge, QuantityKind

K = QuantityKind
# An enumeration's members are slow to look up on their class.
_CARDINAL = K.CARDINAL
_ONE = Decimal(1)
_SCALES = {"十": 10, "百": 100, "千": 1000, **BIG_UNITS}
_INNER = {"多": Hedge.OVER, "余": Hedge.OVER, "来": Hedge.ABOUT}
_BEFORE_INNER = frozenset((*_INNER, *SPACES))
_ADJACENT = re.compile(
    r"(?P<tens>[二三四五六七八九]?十)?(?P<a>[一二两三四五六七八九])、?(?P<b>[二两三四五六七八九])(?P<scale>[十百千万亿]*)\Z"
)
_TENTHS = {sign: value for sign, value in CHINESE_DIGITS.items() if value}
#: Interest of so many 分: hundredths a month, tenths a year.
_INTEREST = re.compile("(?:(?P<month>月)|年)(?:息|利|利率|利息)[为约是达]?\\Z")
_INTEREST_REACH = 4
_LONE_SCALES = re.compile(r"[百千万亿]+\Z")


def number(match: Match[str]) -> Draft | None:
    """Every other figure: a numeral, then perhaps 多, 万 or 亿, and a unit."""
    numeral = match["numeral"]
    if numeral[0] not in "0123456789０１２３４５６７８９":
        return _han(match.string, match)
    numeral = "".join(numeral.split())
    value, scale = _value_and_scale(numeral)
    if value is None:
        return None
    start, end = match.span("numeral")
    draft = Draft(start, end, _CARDINAL, value, scale=scale)
    if match["vulgar_part"] is not None:  # 3¾
        draft.low, draft.end = exact(Fraction(value) + _vulgar(match["vulgar_part"])), end + 1
    return _after_digits(match.string, draft, numeral, match.start("minus"))


def plain(match: Match[str]) -> Draft | None:
    """A figure of which the match is the numeral, in western digits."""
    numeral = match.group()
    value, scale = _value_and_scale(numeral)
    if value is None:
        return None
    return _after_digits(match.string, Draft(match.start(), match.end(), _CARDINAL, value, scale=scale), numeral)


def _after_digits(text: str, draft: Draft, numeral: str, minus: int = -1) -> Draft | None:
    """The figure with what follows; None where letters follow that are not a unit."""
    if text[draft.end : draft.end + 1] in _LETTERS and suffix(text, draft.end) is None:
        return None
    return _complete(text, draft, numeral, minus)


def vulgar(match: Match[str]) -> Draft:
    """¼, ½个百分点: a part in one sign, of a unit if there is one."""
    draft = Draft(match.start(), match.end(), K.FRACTION, exact(_vulgar(match.group())))
    found = suffix(match.string, draft.end)
    if found is not None:
        draft.kind, draft.unit, draft.end = found
    return hedged(match.string, draft)


def _vulgar(sign: str) -> Fraction:
    return Fraction(*VULGAR_FRACTIONS[sign])


def _value_and_scale(numeral: str) -> tuple[Decimal | None, Decimal]:
    """The value of a numeral that begins with a digit, and that of the 万 and 亿 after it."""
    if len(numeral) > LONGEST:
        return None, _ONE
    return _of_short(numeral)


@lru_cache(maxsize=4096)
def _of_short(numeral: str) -> tuple[Decimal | None, Decimal]:
    written = plain_digits(numeral)
    value, scale = common_number(written) or (chinese_number(written), _scale_of(written))
    return (_plain(value) if value is not None and scale > 1 else value), scale


_DISTANCES = ("公里", "英里", "千米")
#: A unit, the smaller one that may follow with its number, and how many of these are in it: 5斤6两, 5英尺11英寸.
_COMPOUNDS = {"斤": ("两", 10), "市斤": ("两", 10), "英尺": ("英寸", 12), "呎": ("吋", 12), "磅": ("盎司", 16)}
_SMALLER = re.compile(r"(?P<count>[0-9]{1,2}(?:\.[0-9])?|[一二三四五六七八九]|半)(?P<unit>两|英寸|吋|盎司)(?![会岸国])")
#: 8元8角5分, 两块五: tenths and hundredths after a sum.
_COINS = re.compile(
    rf"(?P<tenths>[0-9{HAN_DIGIT}])(?:[角毛](?:钱|(?P<hundredths>[0-9{HAN_DIGIT}])分)?|(?=钱|[，。；、）)\s]|\Z))"
)
#: What can begin them, after units of these.
_TENTHS_SIGNS, _IN_COINS = frozenset(f"0123456789{HAN_DIGIT}"), frozenset({"CNY", "块"})
#: What makes 毛 and 角 other words.
_NO_COINS = frozenset("利坯巾衣皮重囊度落色逐钢铁铝形")
_MEASURES = frozenset(("分", "秒", "米", *_DISTANCES, *_COMPOUNDS))
#: Words of speed, with a hedge or another verb between them and a distance: 时速不得超过60公里, 限速110公里.
_SPEED = "(?:[时车航]速|限速|(?:最高|最大|最低|设计|平均|巡航|运行|行驶)速度|每小时)"
_HOURLY = re.compile(rf"{_SPEED}(?:(?![{NUMERAL}路程距离行程])[一-鿿]){{0,6}}[{SPACES}]{{0,2}}\Z")
#: A second distance of a speed: 时速由300公里降为250公里, 时速80公里，最高110公里.
_HOURLY_TOO = re.compile(
    rf"{_SPEED}[^，。；]{{0,12}}(?:{'|'.join(_DISTANCES)})(?:，?[后又再]?[降升提增减放][一-鿿]?[到至为]"
    rf"|[至到、和与或~～—-]|[，、]?最[高低快慢大小][达为]?|[，、]?平均[达为]?)[{SPACES}]{{0,2}}\Z"
)
_HOURLY_TOO_REACH = 30
_PER_SECOND = ("每秒", "秒速", "秒速约", "秒速达")
#: A time in four digits: 0800 UTC, 当地时间1800.
_FOUR_DIGITS = re.compile("([01][0-9]|2[0-4])([0-5][0-9])(?![0-9])( (?:GMT|UTC))?")
#: People by the years they were born in: 90后, 95后.
_GENERATION = re.compile("[05-9][05]后(?![天年期续方面])")
#: What makes 注 the mark of a note rather than the end of a word.
_BEFORE_NOTE = tuple("（([［【脚尾附")
#: The last sign before a bare figure that may not be a figure at all.
_BEFORE_WEAK = frozenset(f"注{SPACES}")
#: Names that end an amount before this one are not its currency: 5亿美元3亿元.
_BEFORE = signs() | {name: code for name, code in chinese_names().items() if name not in ("元", "圆", "块钱")}
_CURRENCY_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z{D}十百千万亿多余])|(?![A-Za-z一-鿿]))({'|'.join(map(re.escape, _BEFORE))})"
    rf"[{SPACES}]*(?:[约近逾超])?[{SPACES}]*\Z"
)
#: The last signs of what it matches.
_CURRENCY_ENDS = frozenset(name[-1] for name in _BEFORE) | frozenset(f"{SPACES}约近逾超")
_MINUS_BEFORE = re.compile(rf"(?<![{D}A-Za-z%％)）\]年月日号元])[{MINUS}]\Z")
_MINUS_REACH = 2
#: Characters to look back for it: the longest, with a space.
_SIGN_REACH = max(map(len, _BEFORE)) + 4
#: Characters to look back for 每小时 or 时速, with what is after them, and for the words before a bare figure.
_HOURLY_REACH = 10
_WORD_REACH = 4
#: Four digits between these may be a year.
_YEARS = ("1800", "2100")
#: Above this a figure before 折 is not a discount.
_MOST_DISCOUNT = 99
#: After 折 these make a fold or a turn of it.
_AFTER_NO_DISCOUNT = frozenset("叠页扇射线点算合腰磨返")
#: 10秒79, as sports tell times.
_HUNDREDTHS = re.compile(r"[0-9]{2}(?![0-9.,%年月日个])")
_AFTER_OTHER_HALVES = frozenset(OTHER_HALVES)
#: What may follow 米 and belong to the figure; from this on it does not.
_CENTIMETRES = re.compile(rf"(?:[0-9]{{1,2}}|[{HAN_DIGIT}]{{1,2}})(?![0-9.,%{NUMERAL}几多余分点成倍比至到、])")
_MOST_METRES = 100
_PER_THOUSAND = {"‰": Decimal(1000), "‱": Decimal(10000)}
#: What a day of a month does not have: 不得少于15日 and 15日内 are lengths of time.
_LASTING = frozenset("内均间")
_BOUNDS = frozenset({Hedge.OVER, Hedge.AT_LEAST, Hedge.UNDER, Hedge.AT_MOST})
_LETTERS = frozenset(string.ascii_letters)


def age_in_tens(match: Match[str]) -> Draft:
    """八旬老人 is 80 years old."""
    value = Decimal(CHINESE_DIGITS[match["xun"]] * 10)
    return hedged(match.string, Draft(match.start(), match.end(), K.CARDINAL, value, unit="岁"))


def tens_and(match: Match[str]) -> Draft | None:
    """三十有五 is 35, as ages are told."""
    value = chinese_number(match["tens_of"] + match["one_of"])
    return None if value is None else Draft(match.start(), match.end(), K.CARDINAL, value)


def _plain(value: Decimal) -> Decimal:
    """12000 for 12000.0, as 1.2万 gives it."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _scale_of(numeral: str) -> Decimal:
    scale = Decimal(1)
    for sign in reversed(numeral):
        if sign not in _SCALES:
            break
        scale *= _SCALES[sign]
    return scale


def _complete(text: str, draft: Draft, numeral: str, minus: int) -> Draft:
    """Adds what follows a numeral, and the sign at `minus` (-1 for none)."""
    if text[draft.end : draft.end + 1] in _BEFORE_INNER:
        _inner_hedge(text, draft)
    if minus >= 0:
        draft.start = minus
    found = suffix(text, draft.end)
    if found is None:
        _bare(text, draft)
    else:
        draft.kind, draft.unit, draft.end = found
        if draft.unit == "CNY" and (currency := _currency_before(text, draft.start)):  # 新台币3000万元
            draft.unit = _BEFORE[currency[1]]
        if draft.unit in _IN_COINS and text[draft.end : draft.end + 1] in _TENTHS_SIGNS:
            _add_coins(text, draft)
        if draft.unit in _MEASURES or text.startswith("半", draft.end):
            _measure(text, draft)
    if minus >= 0 and draft.low is not None:
        _negate(draft)
    if draft.unit == "日" and not _tiny(numeral) and _is_day(text, draft):
        return draft
    hedged(text, draft)
    if draft.unit in ORDINAL_COUNTERS and not (draft.hedge or numeral == "两"):
        draft.kind = K.ORDINAL
    return draft


def _negate(draft: Draft) -> None:
    assert draft.low is not None
    draft.low = -draft.low
    if draft.unit == "度":  # 零下十六度 is not energy
        draft.unit = "摄氏度"


def _tiny(numeral: str) -> bool:
    return len(numeral) == 1 and numeral in CHINESE_DIGITS


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
    if text[position : position + 1] in SPACES and text[position + 1 : position + 2] in _INNER:
        position += 1
    hedge = _INNER.get(text[position : position + 1])
    if hedge is None or not isinstance(draft.low, Decimal):
        return
    if hedge is Hedge.ABOUT and text[position - 1 : position] not in tuple("十百千万0"):
        return
    position += 1
    after = position
    while position < len(text) and text[position] in BIG_UNITS:
        draft.low = _plain(draft.low * BIG_UNITS[text[position]])
        draft.scale *= BIG_UNITS[text[position]]
        position += 1
    numeral = text[draft.start : draft.end]
    if position > after and numeral[0] != "-" and not BIG_UNITS.keys().isdisjoint(numeral):  # 一亿五千多万
        value = chinese_number("".join((numeral + text[after:position]).split()))
        draft.low = draft.low if value is None else _plain(value)
    draft.end, draft.hedge = position, hedge


def _measure(text: str, draft: Draft) -> None:
    """1小时20分, 两年半, 时速120公里, 5分钱: a unit that the words around it make more precise."""
    if draft.unit == "分" and (interest := _INTEREST.search(text, max(0, draft.start - _INTEREST_REACH), draft.start)):
        draft.kind, draft.unit = K.PERCENT, ""
        draft.low = draft.low if draft.low is None or interest["month"] else draft.low * 10
        return
    if draft.unit == "分" and draft.low is not None and text.startswith("钱", draft.end):
        draft.kind, draft.unit, draft.low, draft.end = K.MONEY, "CNY", draft.low / 100, draft.end + 1
        return
    if draft.unit == "分" and text.endswith("时", 0, draft.start):
        draft.unit = "分钟"
    _tail(text, draft)
    if draft.unit == "米" and text.endswith(_PER_SECOND, 0, draft.start):
        draft.unit = "米/秒"
    if draft.unit in _DISTANCES and (
        _HOURLY.search(text, max(0, draft.start - _HOURLY_REACH), draft.start)
        or _HOURLY_TOO.search(text, max(0, draft.start - _HOURLY_TOO_REACH), draft.start)
    ):
        draft.unit += "/小时"


def _tail(text: str, draft: Draft) -> None:
    """两年半, 一个半月, 46秒40: what may follow a unit and still belong to the figure."""
    if draft.unit in _COMPOUNDS:
        _add_smaller(text, draft)
    following = text[draft.end : draft.end + 1]
    if draft.unit == "米" and isinstance(draft.low, Decimal) and (part := _CENTIMETRES.match(text, draft.end)):
        _centimetres(text, draft, part)
    if draft.unit == "秒" and isinstance(draft.low, Decimal) and (part := _HUNDREDTHS.match(text, draft.end)):
        draft.low += Decimal(part.group()) / 100
        draft.end = part.end()
    if (
        following == "半"
        and isinstance(draft.low, Decimal)
        and text[draft.end + 1 : draft.end + 2] not in _AFTER_OTHER_HALVES
    ):
        unit = suffix(text, draft.end + 1)
        if draft.unit == "分" and text.startswith("钟", draft.end + 1):
            draft.low += Decimal("0.5")
            draft.unit, draft.end = "分钟", draft.end + 2
        elif (
            draft.unit in chinese_units()
            or draft.unit == "块"
            or draft.kind is K.MULTIPLE
            or text[draft.end - 1] == "厘"
        ):
            draft.low += Decimal("0.5")
            draft.end += 1
        elif draft.unit == "个":  # 一个半月, 三个半百分点, 两个半足球场
            draft.low += Decimal("0.5")
            draft.kind, draft.unit, draft.end = unit or (draft.kind, draft.unit, draft.end + 1)


def _add_coins(text: str, draft: Draft) -> None:
    """8元8角 is 8.8 yuan, 两块五 is 2.5."""
    part = _COINS.match(text, draft.end)
    if part is None or not isinstance(draft.low, Decimal) or not is_whole(draft.low):
        return
    if text[draft.end - 1] not in ("元", "块", "钱"):
        return
    if draft.unit == "CNY" and _TENTHS_OF_YUAN.isdisjoint(part.group()):  # 5元3人
        return
    tenths, hundredths = (chinese_number(part[name] or "0") or Decimal(0) for name in ("tenths", "hundredths"))
    draft.low += tenths / 10 + hundredths / 100
    draft.kind, draft.unit, draft.end = K.MONEY, "CNY", part.end()


def _add_smaller(text: str, draft: Draft) -> None:
    """5斤6两 is 5.6斤, 5英尺11英寸 is 71英寸."""
    part = _SMALLER.match(text, draft.end)
    unit, size = _COMPOUNDS[draft.unit]
    if part is None or part["unit"] != unit or not isinstance(draft.low, Decimal) or not is_whole(draft.low):
        return
    count = Decimal("0.5") if part["count"] == "半" else chinese_number(part["count"])
    if count is None or count >= size:
        return
    draft.end = part.end()
    if size == 10:
        draft.low += count / size
    else:
        draft.low, draft.unit = draft.low * size + count, unit


def _centimetres(text: str, draft: Draft, part: Match[str]) -> None:
    """一米八五, 3米5: the digits after the unit are its decimals, unless they count something (三米二层)."""
    value = chinese_number(part.group())
    counted = suffix(text, part.end()) is not None
    if value is None or counted or draft.low is None or not 1 <= draft.low < _MOST_METRES or draft.low % 1:
        return
    draft.low += value / 10 ** len(part.group())
    draft.end = part.end()


def _currency_before(text: str, start: int) -> Match[str] | None:
    """The name or sign of a currency (group 1 of the match) just before `start`."""
    if text[start - 1 : start] not in _CURRENCY_ENDS:
        return None
    return _CURRENCY_BEFORE.search(text, max(0, start - _SIGN_REACH), start)


def _bare(text: str, draft: Draft) -> None:
    """A figure without a unit: 七成, 8成五, a year alone, money with the currency before it."""
    following = text[draft.end : draft.end + 1]
    if following == "成":
        _tenths(text, draft)
        return
    if following in _TENTHS_OF_YUAN and _are_coins(text, draft):
        return
    if following == "折" and text[draft.end + 1 : draft.end + 2] not in _AFTER_NO_DISCOUNT:
        _discount(draft)
        return
    if following in _PER_THOUSAND and isinstance(draft.low, Decimal):
        draft.kind, draft.low, draft.end = K.FRACTION, draft.low / _PER_THOUSAND[following], draft.end + 1
        return
    currency = _currency_before(text, draft.start)
    if currency is None:
        _uncounted(text, draft, following)
        return
    draft.kind, draft.unit = K.MONEY, _BEFORE[currency[1]]
    start = currency.start()
    if draft.low is not None and _MINUS_BEFORE.search(text, max(0, start - _MINUS_REACH), start):  # -¥5万
        draft.low = -draft.low


_TENTHS_OF_YUAN = frozenset("角毛")


def _are_coins(text: str, draft: Draft) -> bool:
    """Make 5角 and 三毛钱 tenths of a yuan; False for other words (三角洲)."""
    following = text[draft.end + 1 : draft.end + 2]
    western = text[draft.end - 1].isascii()
    if draft.low is None or draft.low >= 10 or following in _NO_COINS or not (western or following == "钱"):
        return False
    draft.kind, draft.unit, draft.low = K.MONEY, "CNY", draft.low / 10
    draft.end += 2 if following == "钱" else 1
    return True


def _uncounted(text: str, draft: Draft, following: str) -> None:
    """Digits that count nothing: a year, a time, people by their years, a model, the mark of a note."""
    start = draft.start
    written = text[start : draft.end]
    zone = _FOUR_DIGITS.match(text, start) if len(written) >= len("0800") else None
    if zone is not None and (zone[3] or text[max(0, start - _WORD_REACH) : start].rstrip(SPACES).endswith("时间")):
        draft.kind, draft.low, draft.date, draft.weak = K.DATE, None, f"T{zone[1]}:{zone[2]}", True
    elif following == "后" and _GENERATION.match(text, start):
        draft.kind, draft.low, draft.date, draft.weak = K.DATE, None, f"--{written[0]}0s", True
    elif len(written) == 4 and written.isascii() and written.isdigit() and _YEARS[0] <= written <= _YEARS[1]:
        draft.kind = K.YEAR
    if text[start - 1 : start] in _BEFORE_WEAK and _is_name(text[max(0, start - _WORD_REACH) : start]):
        draft.weak = True


def _is_name(before: str) -> bool:
    """True if the words before a bare figure make a model or the mark of a note of it: AISI 304, （注7）."""
    if before[-1] == "注":
        return before[:-1].endswith(_BEFORE_NOTE)
    return before[-3:-1].isascii() and before[-3:-1].isupper()


def _discount(draft: Draft) -> None:
    """六折, 八五折: the part of a price that is still paid, as percent."""
    if draft.low is None or draft.low > _MOST_DISCOUNT:
        return
    draft.low *= 10 if draft.low < 10 else 1
    draft.kind, draft.end = K.PERCENT, draft.end + 1


def _tenths(text: str, draft: Draft) -> None:
    """七成, 两成半, 八成五: tenths as percent."""
    end = draft.end + 1
    following = text[end : end + 1]
    is_share = following == "人" and text[draft.end - 1] in _TENTHS  # 两成人反对
    if draft.low is None or draft.low > 10 or (following and following in NOT_BEFORE["成"] and not is_share):
        return
    draft.low *= 10
    if following == "半":
        draft.low += 5
        end += 1
    elif following in _TENTHS and text[end + 1 : end + 2] not in tuple("个家户项年月是、十百千万亿"):
        draft.low += _TENTHS[following]
        end += 1
    draft.kind, draft.end = K.PERCENT, end


def _han(text: str, match: Match[str]) -> Draft | None:
    """A figure in Chinese numerals, which needs a unit unless it has several places."""
    numeral = match["numeral"]
    start, end = match.start("numeral"), match.end("numeral")
    if len(numeral) > 1 and numeral[-1] == "两" and text[end : end + 1] in _WEIGHED:  # 三两米饭
        value = chinese_number(numeral[:-1])
        return None if value is None else hedged(text, Draft(start, end, K.CARDINAL, value, unit="两"))
    if len(numeral) > 1:
        adjacent = _ADJACENT.match(numeral) if text[end : end + 1] != "折" else None  # 八五折 is 85 percent
        if adjacent is not None:
            return _adjacent(text, match, adjacent)
    value = chinese_number(numeral)
    if value is None:
        return None
    draft = Draft(start, end, _CARDINAL, _plain(value), scale=_scale_of(numeral))
    if _LONE_SCALES.match(numeral):
        return _lone_scale(text, draft, match)
    done = _complete(text, draft, numeral, match.start("minus"))
    if done.kind is not _CARDINAL or len(numeral) > 2:
        return done
    if done.unit:
        return None if done.low == 1 and not done.hedge and not _counts_as_one(done.unit) else done
    if done.hedge in (Hedge.OVER, Hedge.ABOUT) and text[end : end + 1] in _INNER:
        return done
    if _opens_range(text, end) or _closes_share(text, start):
        return done
    return done if (len(numeral) == 2 and numeral[-1] in "十百千万亿") or _tens(numeral) else None


#: What is weighed by the 两.
_WEIGHED = frozenset("米肉粮银黄白金药酒茶油面盐糖虾鱼饭")
#: 百分之三到: the first share of a range, and how far from the second numeral it can begin.
_FIRST_SHARE = re.compile(rf"百分之[{NUMERAL}]{{1,4}}(?:至|到|[-–—~～])\Z")
_SHARE_REACH = 8
_SECOND = re.compile(r"(?:至|到|[-–—~～])(?=([一二三四五六七八九十百千]+))")


def _opens_range(text: str, end: int) -> bool:
    """三至五年: True if the unit follows the second numeral."""
    second = _SECOND.match(text, end)
    return second is not None and suffix(text, second.end(1)) is not None


def _closes_share(text: str, start: int) -> bool:
    """百分之三到五: True if the numeral at `start` ends a range of percentages."""
    return _FIRST_SHARE.search(text, max(0, start - _SHARE_REACH), start) is not None


def _tens(numeral: str) -> bool:
    return len(numeral) == 2 and numeral[0] in "十廿卅"


def _counts_as_one(unit: str) -> bool:
    return unit in COUNTERS_OF_ONE or unit in chinese_units()


def _lone_scale(text: str, draft: Draft, match: Match[str]) -> Draft | None:
    """百家, 每万人, 亿元, 上万, 千亿级: a scale alone is a figure only with a unit, a hedge or several places."""
    hedge = hedge_before(text, draft.start)
    numeral = match["numeral"]
    position = draft.end
    found = suffix(text, position)
    level = text.startswith(("级", "元级"), position)
    if found is not None and (found[0] is K.MONEY or found[1] in AFTER_BARE_SCALE):
        draft.kind, draft.unit, draft.end = found
    elif text[position : position + 1] in ("余", "多"):
        return _complete(text, draft, numeral, match.start("minus"))
    elif not hedge and not level and (len(numeral) < 2 or text.startswith(("别", "不", "要"), position)):
        return None
    if level:
        draft.hedge = Hedge.AT_LEAST
        if draft.low is not None and draft.low >= 10**8 and numeral[-1] == "亿":
            draft.kind, draft.unit = K.MONEY, "CNY"
        draft.end = text.index("级", position) + 1
        return draft
    return hedged(text, draft)


def _adjacent(text: str, match: Match[str], adjacent: Match[str]) -> Draft | None:
    """二三十, 三五个, 七八百: two digits side by side are a range."""
    low, high = CHINESE_DIGITS[adjacent["a"]], CHINESE_DIGITS[adjacent["b"]]
    scale = _scale_of(adjacent["scale"])
    tens = adjacent["tens"]
    draft = Draft(match.start("numeral"), match.end("numeral"), K.CARDINAL, scale=scale)
    base = Decimal(0) if tens is None else Decimal(10 * (CHINESE_DIGITS[tens[0]] if len(tens) == 2 else 1))
    draft.low, draft.high = (base + low) * scale, (base + high) * scale
    draft.vague = adjacent.group()
    if text[draft.end : draft.end + 1] == "成" and text[draft.end + 1 : draft.end + 2] not in tuple(NOT_BEFORE["成"]):
        draft.kind, draft.low, draft.high, draft.end = K.PERCENT, draft.low * 10, draft.high * 10, draft.end + 1
        return draft
    found = suffix(text, draft.end)
    if high not in (low + 1, low + 2) or (found is None and not adjacent["scale"]):
        return None
    if found is not None:
        draft.kind, draft.unit, draft.end = found
    return draft
