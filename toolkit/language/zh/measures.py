"""Units that the words around them make more precise: 1小时20分, 两年半, 5斤6两, 一米八五, 时速120公里, 升息两码."""

from __future__ import annotations

from decimal import Decimal
from re import Match

from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import chinese_number, is_whole
from toolkit.language.units import chinese_units
from toolkit.language.zh.degrees import DEGREE, read_degrees
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.lexicon import COUNTERS
from toolkit.language.zh.money import COINS, read_coins
from toolkit.language.zh.patterns import AFTER_A_HALF, HAN_DIGIT, NUMERAL, OTHER_HALVES
from toolkit.language.zh.speeds import is_reached, unit_of_knots
from toolkit.language.zh.units_and_hedges import SPACES, suffix
from toolkit.model.quantity import QuantityKind

K = QuantityKind
#: Interest of so many 分: hundredths a month, tenths a year.
_INTEREST = lazy("(?:(?P<month>月)|年)(?:息|利|利率|利息)[为约是达]?\\Z")
_INTEREST_REACH = 4
_DISTANCES = ("公里", "英里", "千米")
#: The distances that a speed has.
RATED = frozenset((*_DISTANCES, "米", "厘米", "毫米"))
#: A unit, the smaller one that may follow with its number, and how many of these are in it: 5斤6两, 5英尺11英寸.
_COMPOUNDS = {"斤": ("两", 10), "市斤": ("两", 10), "英尺": ("英寸", 12), "呎": ("吋", 12), "磅": ("盎司", 16)}
_SMALLER = lazy(r"(?P<count>[0-9]{1,2}(?:\.[0-9])?|[一二三四五六七八九]|半)(?P<unit>两|英寸|吋|盎司)(?![会岸国])")
#: The units that may be made more precise, beside one with 半 after it.
MEASURES = frozenset(("秒", "码", "节", DEGREE, *RATED, *_COMPOUNDS, *COINS))
#: Words of speed, with a hedge or another verb between them and a distance: 时速不得超过60公里, 限速110公里.
_SPEED = "(?:[时车航]速|限速|(?:最高|最大|最低|设计|平均|巡航|运行|行驶)速度|每小时)"
_HOURLY = lazy(rf"{_SPEED}(?:(?![{NUMERAL}路程距离行程])[一-鿿]){{0,6}}[{SPACES}]{{0,2}}\Z")
#: Characters to look back for it.
_HOURLY_REACH = 10
#: A second distance of a speed: 时速由300公里降为250公里, 时速80公里，最高110公里.
_HOURLY_TOO = lazy(
    rf"{_SPEED}[^，。；]{{0,12}}(?:{'|'.join(_DISTANCES)})(?:，?[后又再]?[降升提增减放][一-鿿]?[到至为]"
    rf"|[至到、和与或~～—-]|[，、]?最[高低快慢大小][达为]?|[，、]?平均[达为]?)[{SPACES}]{{0,2}}\Z"
)
_HOURLY_TOO_REACH = 30
_PER_SECOND = lazy(rf"(?:每秒|秒速)(?:(?![{NUMERAL}路程距离])[一-鿿]){{0,4}}[{SPACES}]{{0,2}}\Z")
_PER_SECOND_REACH = 8
#: A speed after its distance: 以20公里的时速.
_SPEED_AFTER = lazy("(?:左右)?的[时航车]速")
#: 10秒79, as sports tell times.
_HUNDREDTHS = lazy(r"[0-9]{2}(?![0-9.,%年月日个])")
_AFTER_OTHER_HALVES = frozenset(OTHER_HALVES)
#: 两个半人高的箱子, 一个半大小子.
_TALL_AS_HALF = lazy("人[高长多]|大小子")
_AFTER_A_HALF = lazy(AFTER_A_HALF)
#: What may follow 米 and belong to the figure; from this on it does not.
_CENTIMETRES = lazy(rf"(?:[0-9]{{1,2}}|[{HAN_DIGIT}]{{1,2}})(?![0-9.,%{NUMERAL}几多余分点成倍比至到、])")
_MOST_METRES = 100

#: A step of interest rates, in basis points: 升息一码 is 25 of them.
_STEP = 25
#: Words of interest rates near one, and words of a change right beside it; 6码 of a number are digits.
_RATES = lazy("(?<![休消信气出窒讯作])息|利率|联准会|联储|央行|准备金?率|存准|Fed|FED|FOMC|货币政策")
_RATES_BEFORE, _RATES_AFTER = 200, 60
_STEPPED = lazy(rf"(?:[息升降调率幅加减]|[0-9{HAN_DIGIT}]码)[^，。；\n]{{0,10}}\Z")
_STEPPED_REACH = 12
_STEPPING = lazy("[^，。；\n]{0,3}[息升降加减幅]|的?空间")


def measure(text: str, draft: Draft) -> None:
    """1小时20分, 两年半, 时速120公里, 5分钱: a unit that the words around it make more precise."""
    if draft.unit == "分" and (interest := _INTEREST.search(text, max(0, draft.start - _INTEREST_REACH), draft.start)):
        draft.kind, draft.unit = K.PERCENT, ""
        draft.low = draft.low if draft.low is None or interest["month"] else draft.low * 10
        return
    if draft.unit in COINS and read_coins(text, draft):
        return
    if draft.unit == "分" and text.endswith("时", 0, draft.start):
        draft.unit = "分钟"
    if draft.unit == "节":
        draft.unit = unit_of_knots(text, draft.start, draft.end)
    if draft.unit == DEGREE:
        read_degrees(text, draft)
    _tail(text, draft)
    if draft.unit == "码" and _is_step(text, draft):
        draft.kind, draft.unit, draft.scale = K.BASIS_POINT, "", draft.scale * _STEP
        draft.low = None if draft.low is None else draft.low * _STEP
    draft.unit += rate(text, draft.start, draft.end, draft.unit)


def rate(text: str, start: int, end: int, unit: str) -> str:
    """The time that the distance in `unit` at `start:end` is covered in, if the words around it make a speed of it."""
    if unit in RATED and unit != "英里" and _PER_SECOND.search(text, max(0, start - _PER_SECOND_REACH), start):
        return "/秒"
    is_speed = unit in _DISTANCES and (
        _HOURLY.search(text, max(0, start - _HOURLY_REACH), start)
        or _HOURLY_TOO.search(text, max(0, start - _HOURLY_TOO_REACH), start)
        or _SPEED_AFTER.match(text, end)
        or is_reached(text, end)
    )
    return "/小时" if is_speed else ""


def _is_step(text: str, draft: Draft) -> bool:
    """True if 码 is a step of interest rates and not a yard: 升息两码."""
    start, end = draft.start, draft.end
    beside = _STEPPED.search(text, max(0, start - _STEPPED_REACH), start) or _STEPPING.match(text, end)
    return beside is not None and _RATES.search(text, max(0, start - _RATES_BEFORE), end + _RATES_AFTER) is not None


def _tail(text: str, draft: Draft) -> None:
    """两年半, 一个半月, 46秒40: what may follow a unit and still belong to the figure."""
    if draft.unit in _COMPOUNDS:
        _add_smaller(text, draft)
    if text.startswith("半", draft.end):
        _add_half(text, draft)
    elif draft.unit == "米" and isinstance(draft.low, Decimal) and (part := _CENTIMETRES.match(text, draft.end)):
        _centimetres(text, draft, part)
    elif draft.unit == "秒" and isinstance(draft.low, Decimal) and (part := _HUNDREDTHS.match(text, draft.end)):
        draft.low += Decimal(part.group()) / 100
        draft.end = part.end()


def _add_half(text: str, draft: Draft) -> None:
    """两年半, 五分半钟, 一个半月: adds the 半 after the unit, unless it begins another word."""
    after = draft.end + 1
    if not isinstance(draft.low, Decimal) or text[after : after + 1] in _AFTER_OTHER_HALVES:
        return
    if draft.unit == "分" and text.startswith("钟", after):
        draft.unit, draft.end = "分钟", after + 1
    elif draft.unit in chinese_units() or draft.unit == "块" or draft.kind is K.MULTIPLE or text[after - 2] == "厘":
        draft.end = after
    elif draft.unit == "个" and not _TALL_AS_HALF.match(text, after):  # 三个半百分点, 两个半足球场
        draft.kind, draft.unit, draft.end = suffix(text, after) or (draft.kind, draft.unit, after)
    elif draft.unit in COUNTERS and draft.unit != "个" and _AFTER_A_HALF.match(text, after):  # 两杯半水
        draft.end = after
    else:
        return
    draft.low += Decimal("0.5")


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
