"""English figures that need no Chinese figure: the Chinese has them in a word, or they follow from another one."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from toolkit.language.figures.agreement import PARTS
from toolkit.language.figures.dates import fields
from toolkit.language.figures.excuses import small
from toolkit.language.figures.pair import Excuse
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.figures.unit_fit import unit_conflict
from toolkit.language.lazy_pattern import lazy
from toolkit.language.units import is_time, unit_of
from toolkit.language.zh_en.ages import age_by_name, generation
from toolkit.language.zh_en.digits_in_names import in_a_name, in_a_unit, literal
from toolkit.language.zh_en.duplicates import in_duplicate
from toolkit.language.zh_en.numbers_in_words import roman_in_chinese
from toolkit.language.zh_en.phrases_with_numbers import even_shares, thanks, zero
from toolkit.language.zh_en.quarters_of_centuries import in_a_quarter
from toolkit.language.zh_en.tenths_in_words import in_cents, share_of_a_split
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind

_RELATIVE_ZH = lazy(
    r"年前|周年|(?<![月0-9])[0-9]{1,2} ?日|[今去前明后当當同本上近年全历歷往翌次][年月日季周天]|同期|上年|年内"
    r"|年初|年末|年底|期末|期内|本世纪|目前|此后|届时|当天|同日|昨[天日]|現時|现时"
)
#: Signs that make the one before them a time: 两岁, 双休日, 四季.
_TIMES = "[年岁月日天夜周季时小分秒代世载连]"
_MONTH_BEFORE = lazy("环比|上个?月|按月")
_YEAR_BEFORE = lazy("[上去前]一?年")
_COMPARED = lazy(r"(?:compared (?:to|with)|than|from|over|against|versus)(?: (?:that|those))?(?: (?:in|of))? \Z")
_NUMERALS = [tens + one for tens in ("", "十", "二十", "三十") for one in ("", *"一二三四五六七八九")]
#: A scale alone, as slogans have it (百县千镇).
_SCALES = {
    value: lazy(rf"(?<![0-9一二三四五六七八九十百千万亿几数多余]){sign}(?![分百千万亿])")
    for value, sign in ((100, "百"), (1000, "千"), (10_000, "万"), (10**8, "亿"))
}
_DIGITS = "零一二三四五六七八九"
#: Steps of ten, as the names of programmes have them (“十百千”工程).
_STEPS = lazy("十百千|百千万")
_HAN = {
    1: "一单首独壹惟唯",
    2: "二两兩双雙对對贰倍再",
    3: "三叁叄",
    4: "四肆",
    5: "五伍",
    6: "六陆",
    7: "七柒",
    8: "八捌",
    9: "九玖",
    10: "十拾",
    12: "打",
}

#: Events by which years are called, with the years.
_EVENTS = (
    (lazy("建党|党(?:的)?(?:成立|诞生)|共产党成立"), {1921}),
    (lazy("长征"), {1934, 1935, 1936}),
    (lazy("抗战|抗日"), {1931, 1937, 1945}),
    (lazy("[新共]中国成立|共和国成立|建国|开国|解放[前后]"), {1949}),
    (lazy("改革开放|十一届三中全会"), {1978}),
    (lazy("香港回归|亚洲金融危机"), {1997, 1998}),
    (lazy("澳门回归"), {1999}),
    (lazy("入世|加入(?:世贸|世界贸易)"), {2001}),
    (lazy("汶川|国际金融危机|全球金融危机"), {2008}),
    (lazy("十八大"), {2012}),
    (lazy("十九大"), {2017}),
    (lazy("二十大"), {2022}),
)
#: 旬 is a third of a month.
_TEN_DAYS = 10


def _relative(quantity: Quantity, sides: Sides) -> bool:
    """A year or a part of one for 今年, 上月 and the like."""
    return bool(fields(quantity)) and _RELATIVE_ZH.search(sides.left_text) is not None


def _no_figure(quantity: Quantity, sides: Sides) -> bool:
    half = quantity.text.endswith(" and a half") and "半" in sides.left_text  # a lap and a half for 一圈半
    return quantity.weak or quantity.kind is K.ENUMERATOR or half


def _there_in_digits(quantity: Quantity, sides: Sides) -> bool:
    return literal(quantity, sides.left_text, sides.left[:MOST])


def _in_a_name(quantity: Quantity, sides: Sides) -> bool:
    return quantity.kind is not K.YEAR and in_a_name(quantity, sides.left_text, sides.right_text)


def _year_of_plan(quantity: Quantity, sides: Sides) -> bool:
    """The first and last years of a plan that the source names: the 14th runs from 2021 to 2025."""
    if quantity.kind is not K.YEAR or quantity.low is None:
        return False
    short = "".join(_DIGITS[int(sign)] for sign in str(quantity.low)[-2:])
    if short in sides.left_text and re.search(rf"{short}(?:共识|革命|抗洪|讲话|宪法)", sides.left_text):  # 九二共识
        return True
    return any(quantity.low in years_of_plan(other) for other in sides.left)


def years_of_plan(quantity: Quantity) -> tuple[int, ...]:
    """The first and last years of a five-year plan (counted as since the third, 1966-1970); none for other figures."""
    if quantity.kind is not K.PERIOD or quantity.low is None:
        return ()
    first = 1951 + 5 * int(quantity.low)
    return first, first + 4


def _year_of_event(quantity: Quantity, sides: Sides) -> bool:
    """改革开放 as "reform and opening up in 1978"."""
    return quantity.kind is K.YEAR and any(
        quantity.low in years and event.search(sides.left_text) for event, years in _EVENTS
    )


def _year_before(quantity: Quantity, sides: Sides) -> bool:
    """比上年增长 as "up from 2021", where the source names 2022."""
    if quantity.kind is not K.YEAR or quantity.low is None or _YEAR_BEFORE.search(sides.left_text) is None:
        return False
    if not any(one.kind is K.YEAR and one.low == quantity.low + 1 for one in sides.left[:MOST]):
        return False
    return _COMPARED.search(sides.right_text, max(0, quantity.start - 24), quantity.start) is not None


def _length_of_range(quantity: Quantity, sides: Sides) -> bool:
    """A four-day event for 7月12日至15日, five years for 2016-2020年 and for a plan."""
    unit = quantity.unit.removesuffix("s")
    if quantity.low is None or unit not in ("day", "year"):
        return False
    some = sides.left[:MOST]
    if unit == "year":
        ends = [int(one.low) for one in some if one.kind is K.YEAR and one.low is not None]
        if quantity.low == 5 and any(one.kind is K.PERIOD for one in some):
            return True
    else:
        ends = [int(day) for one in some if (day := fields(one).get("d"))]
    return any(last - first + 1 == quantity.low for first, last in pairwise(ends))


def _festival(quantity: Quantity, sides: Sides) -> bool:
    """七一 as July 1, 五四 as May Fourth."""
    named = fields(quantity)
    if "m" not in named or "d" not in named:
        return False
    short = "".join(_DIGITS[int(sign)] for sign in f"{int(named['m'])}{int(named['d'])}")  # 九一八
    return short in sides.left_text or "".join(_NUMERALS[int(named[part])] for part in ("m", "d")) in sides.left_text


def _months(quantity: Quantity, sides: Sides) -> bool:
    """The first half, or six months, for 1-6月."""
    spelled = quantity.low if quantity.unit.startswith("month") else None
    if spelled == 3 and "季" in sides.left_text:
        return True
    months = PARTS.get(fields(quantity).get("p", ""), spelled)
    return months is not None and any(fields(one).get("m", "") == f"{int(months):02}" for one in sides.left)


def _ten_days(quantity: Quantity, sides: Sides) -> bool:
    """The last ten days of March for 3月下旬."""
    return quantity.low == _TEN_DAYS and quantity.unit.removesuffix("s") == "day" and "旬" in sides.left_text


#: Steps of ten, as the names of programmes have them (“十百千”工程).


def _scale(quantity: Quantity, sides: Sides) -> bool:
    """百县千镇 as 100 counties and 1,000 towns."""
    if quantity.low in (10, 100, 1000, 10_000) and _STEPS.search(sides.left_text) is not None:
        return True
    scale = _SCALES.get(int(quantity.low)) if quantity.low is not None and quantity.low in _SCALES else None
    return scale is not None and scale.search(sides.left_text) is not None


def _end_of_range(quantity: Quantity, sides: Sides) -> bool:
    """20 and 30 for 二三十."""
    return any(
        other.vague
        and other.high is not None
        and quantity.kind is other.kind
        and quantity.low in (other.low, other.high)
        and not unit_conflict(other, quantity)
        for other in sides.left[:MOST]
    )


def _in_a_word(quantity: Quantity, sides: Sides) -> bool:
    """Two for 双, half for 半, "a second" for 秒."""
    text = sides.left_text
    value = small(quantity)
    signs = _HAN.get(value, "")
    if value > 1 and signs and is_time(quantity.unit):
        return re.search(f"[{signs}][一-鿿]?{_TIMES}", text) is not None
    if value and (value == 1 or any(sign in text for sign in signs)):
        return True
    if quantity.kind is K.FRACTION and quantity.low is not None and quantity.low * 2 == 1:
        return "半" in text or "腰斩" in text
    return quantity.text == "second" and "秒" in text


#: The index of purchasing managers neither rises nor falls at 50.
_TURNING_POINT = lazy("临界[点值]|荣枯[线分水岭]|枯荣线|盛衰线|扩张区间|收缩区间")


def _turning_point(quantity: Quantity, sides: Sides) -> bool:
    """50 for 临界点 and 荣枯线."""
    return quantity.low == 50 and _TURNING_POINT.search(sides.left_text) is not None  # the point


_HALF_OF_A_MATCH = lazy("[上下首]半[场場时時局区]|半场|半場|补时")


def _half_of_a_match(quantity: Quantity, sides: Sides) -> bool:
    """下半场 as "the second half"."""
    return fields(quantity).get("p") in ("H1", "H2") and _HALF_OF_A_MATCH.search(sides.left_text) is not None


_QUARTER_BEFORE = lazy(r"\bquarters? (?:from|over|on|compared (?:with|to)|than) the \Z")


def _quarter_before(quantity: Quantity, sides: Sides) -> bool:
    """环比 as "in the third quarter from the second"."""
    if quantity.kind is not K.ORDINAL or "环比" not in sides.left_text:
        return False
    return _QUARTER_BEFORE.search(sides.right_text, max(0, quantity.start - 40), quantity.start) is not None


def _year_in_months(quantity: Quantity, sides: Sides) -> bool:
    unit = unit_of(quantity.unit)
    is_year = unit is not None and unit.key == "month" and quantity.low == 12
    return is_year and "年" in sides.left_text


def _month_before(quantity: Quantity, sides: Sides) -> bool:
    return "m" in fields(quantity) and _MONTH_BEFORE.search(sides.left_text) is not None


def _factor_of_change(quantity: Quantity, sides: Sides) -> bool:
    """Halved, where the source has both ends of the change."""
    if quantity.kind not in (K.FRACTION, K.MULTIPLE) or not quantity.low or not quantity.text.isalpha():
        return False
    factor = Fraction(quantity.low)
    return any(
        one.kind is other.kind
        and one.unit == other.unit
        and one.low is not None
        and other.low is not None
        and Fraction(one.low) * factor == other.low
        for one, other in pairwise(sides.left[:MOST])
    )


MAY_ADD = (
    Excuse(
        "length in the name of a unit",
        ("以国际标准箱计。", "They are counted in twenty-foot equivalent units."),
        lambda quantity, sides: in_a_unit(quantity, sides.left_text, sides.right_text),
        certain=True,
    ),
    Excuse(
        "half of a match",
        ("下半场第10分钟。", "In the 10th minute of the second half."),
        _half_of_a_match,
        certain=True,
    ),
    Excuse(
        "turning point of an index",
        ("PMI为49.2%，低于临界点。", "The PMI was 49.2 percent, below the 50-point mark."),
        _turning_point,
        certain=True,
    ),
    Excuse("year in months", ("比上年末减少3万人。", "It lost 30,000 in twelve months."), _year_in_months),
    Excuse(
        "quarter before",
        ("三季度环比增长0.2%。", "It grew 0.2 percent in the third quarter from the second."),
        _quarter_before,
        certain=True,
    ),
    Excuse(
        "month before",
        ("8月份环比上涨0.3%。", "In August prices rose 0.3 percent from July."),
        _month_before,
        certain=True,
    ),
    Excuse(
        "factor of a change",
        ("税率从15%下调至7.5%。", "The rate was halved from 15% to 7.5%."),
        _factor_of_change,
    ),
    Excuse("end of a vague range", ("二三十家企业。", "Between 20 and 30 enterprises."), _end_of_range),
    Excuse("word that may not be a figure", ("工业增长。", "(1) Industry grew."), _no_figure),
    Excuse("in digits that are not a figure", ("血压高于RH140-90。", "Blood pressure is above 140."), _there_in_digits),
    Excuse(
        "years of a plan",
        ("“十四五”时期。", "The 14th Five-Year Plan period (2021-2025)."),
        _year_of_plan,
        certain=True,
    ),
    Excuse(
        "year of an event", ("改革开放以来。", "Since reform and opening up in 1978."), _year_of_event, certain=True
    ),
    Excuse(
        "year before", ("2022年比上年增长5%。", "In 2022 it was up 5 percent from 2021."), _year_before, certain=True
    ),
    Excuse(
        "months as a length or a part",
        ("6月份为止工业增长。", "Industry grew in the six months to June."),
        _months,
        certain=True,
    ),
    Excuse(
        "ten days of a month", ("3月下旬开工。", "Work began in the last ten days of March."), _ten_days, certain=True
    ),
    Excuse(
        "length of a range",
        ("7月12日至15日举办博览会。", "The four-day fair was held from July 12 to 15."),
        _length_of_range,
    ),
    Excuse("festival by its date", ("九一八纪念馆。", "The September 18 Memorial Hall."), _festival),
    Excuse("scale in a slogan", ("百县千镇工程。", "The project for 100 counties and 1,000 towns."), _scale),
    Excuse("zero in a word", ("由零提高到20%。", "It rose from zero to 20 percent."), zero, certain=True),
    Excuse("number of thanks", ("万分感谢！", "A million thanks!"), thanks, certain=True),
    Excuse("age by its name", ("他年届古稀。", "He is 70."), age_by_name),
    Excuse("year of a generation", ("00后创业者。", "Entrepreneurs born after 2000."), generation),
    Excuse("cents for tenths", ("售价五毛。", "It costs fifty cents."), in_cents, certain=True),
    Excuse("tests in duplicate", ("样品做平行样。", "Samples were tested in duplicate."), in_duplicate),
    Excuse(
        "quarter of a century",
        ("20世纪前25年建成。", "It was built in the first quarter of the 20th century."),
        in_a_quarter,
    ),
    Excuse("shares of a split", ("胜负五五开。", "The odds are fifty-fifty."), share_of_a_split, certain=True),
    Excuse("Roman numeral in Chinese", ("Ⅱ型糖尿病患者。", "Patients with type 2 diabetes."), roman_in_chinese),
    Excuse("even shares in words", ("各占一半。", "It is fifty-fifty."), even_shares, certain=True),
    Excuse("number in a word", ("双城经济圈。", "The economic circle of two cities."), _in_a_word),
    Excuse(
        "digits in a name", ("中国联通4G网络。", "The network of the fourth generation of China Unicom."), _in_a_name
    ),
    Excuse("date for a relative word", ("去年工业平稳增长。", "Industry grew steadily in 2021."), _relative, note=True),
)
