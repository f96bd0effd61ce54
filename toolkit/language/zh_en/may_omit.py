"""Chinese figures that need no English figure: English leaves them out, or has them in a word."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.language.figures.dates import fields
from toolkit.language.figures.excuses import in_digits, small
from toolkit.language.figures.pair import Excuse
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import roman_numeral
from toolkit.language.units import is_time, unit_of
from toolkit.language.zh_en.ages import as_word, in_a_decade
from toolkit.language.zh_en.all_of_it import every_one, full
from toolkit.language.zh_en.called import (
    called_by_number,
    days_as_week,
    full_time,
    hotline,
    one_part,
    scale_in_a_name,
    winners,
)
from toolkit.language.zh_en.digits_in_names import in_a_name, literal
from toolkit.language.zh_en.may_add import years_of_plan
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind

_RELATIVE_EN = lazy(
    r"\b(?:last|this|next|previous|following|preceding|prior|same|current|past|coming|that|whole|full|entire|the)[- ]"
    r"(?:\w+ )?(?:years?(?! [0-9])|months?|quarters?|weeks?|day|period|season|date|century|decade)\b"
    r"|\b(?:years?|twelve months|12 months) (?:earlier|ago|before|later|on year)|year-(?:on-year|end|earlier|over-year)"
    r"|\b(?:annual|half-year|by then|today|yesterday|so far|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_MANY_EN = lazy(
    r"\b(?:decades|(?:over|than) a decade|years|many|several|hundreds|thousands|millions|billions|centuries|generations"
    r"|dozens?|numerous"
    r"|multiple|scores|lots|few"
    r"|countless|various)\b",
    re.IGNORECASE,
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WORDS = {
    2: "two|both|twin|dual|doubl|pair|second|couple|twice|either|neither|duo|half|each other|another|next|following"
    "|latter|further|resurg|again|runner-?up|silver"
    "|bi(?:annual|cycle|ennial|furcat|later|lingual|monthly|nary|partisan|weekly)",
    3: "three|third|thrice|tri(?:ang|ath|color|colour|later|log|nity|o\\b|part|pl|p\\b|un)",
    4: "four|quad",
    5: "five|fifth|quint",
    6: "six|hexa",
    7: "seven|week",
    8: "eight|octa",
    9: "nine|ninth",
    10: "ten(?:ths?|fold)?\\b|decade|deca(?:thl|gon)",
}
_COVID = 2019
_COVID_ZH = lazy("(?:年)?(?:新型?)?冠[状狀]病毒")
_COVID_EN = lazy(r"covid|coronavirus", re.IGNORECASE)
_PARTS_EN = lazy(r"\bfirst (?:half|three quarters|quarter|[a-z]+ months|[0-9]+ months)", re.IGNORECASE)
_ALL_DAY = lazy(r"round[- ]the[- ]clock|24/7", re.IGNORECASE)
_NONE = lazy(
    r"\b(?:none|nil|no(?! longer| more| less| fewer| later| other)|nothing|nobody|zero|scratch|unopposed)\b|unanimous",
    re.IGNORECASE,
)
_ROMANS = frozenset(range(2, 40))
_HALF = lazy(r"half|halv|semi|majority|most|mid", re.IGNORECASE)


def _no_figure(quantity: Quantity, sides: Sides) -> bool:
    """一项, 1美元兑…, an enumerator, a slogan's number after its quotation mark (“两个毫不动摇”)."""
    if quantity.weak or quantity.kind is K.ENUMERATOR:
        return True
    value = small(quantity)
    if (value == 1 or (quantity.kind is K.MONEY and quantity.low == 1)) and not quantity.hedge:
        return True
    if value == 1 and quantity.hedge is Hedge.AT_MOST and is_time(quantity.unit):  # 过去一年之内
        return _RELATIVE_EN.search(sides.right_text) is not None
    return value > 0 and sides.left_text[max(0, quantity.start - 1) : quantity.start] in tuple('“"‘「『《')


def _there_in_digits(quantity: Quantity, sides: Sides) -> bool:
    return literal(quantity, sides.right_text, sides.right[:MOST])


def _in_a_name(quantity: Quantity, sides: Sides) -> bool:
    return quantity.date == "" and in_a_name(quantity, sides.right_text, sides.left_text)


def _relative(quantity: Quantity, sides: Sides) -> bool:
    """2021年 as "last year"."""
    if quantity.kind not in (K.YEAR, K.DATE) or quantity.date.startswith("T"):
        return False
    named = _RELATIVE_EN.search(sides.right_text)
    if "p" in fields(quantity) and "y" not in fields(quantity):  # 一季度 as "the period", but not as "last year"
        return named is not None and re.search("quarter|half|period|months|middle", sides.right_text) is not None
    return named is not None


def _covered_part(quantity: Quantity, sides: Sides) -> bool:
    """1-6月 as "the first half"."""
    month = fields(quantity).get("m") if quantity.date.count("-") == 2 else None
    return month in ("01", "03", "06", "09") and _PARTS_EN.search(sides.right_text) is not None


def _covid(quantity: Quantity, sides: Sides) -> bool:
    """2019冠状病毒病 as "COVID-19"."""
    if quantity.low != _COVID or _COVID_EN.search(sides.right_text) is None:
        return False
    return _COVID_ZH.match(sides.left_text, quantity.end) is not None


def _all_day(quantity: Quantity, sides: Sides) -> bool:
    """24小时 as "round the clock"."""
    return quantity.low == 24 and _ALL_DAY.search(sides.right_text) is not None


def _nothing(quantity: Quantity, sides: Sides) -> bool:
    """0 as "none", 0票 as "no votes"."""
    return quantity.low == 0 and quantity.high in (None, quantity.low) and _NONE.search(sides.right_text) is not None


def _roman(quantity: Quantity, sides: Sides) -> bool:
    """第二次世界大战 as "World War II"."""
    if quantity.kind is not K.ORDINAL or quantity.low is None or not 0 < quantity.low < 40 or quantity.low % 1:
        return False
    return as_word(roman_numeral(int(quantity.low)), sides.right_text)


def _month_named(quantity: Quantity, sides: Sides) -> bool:
    """True if a month is there by its name, though not as a date (March Madness, May/June)."""
    month = fields(quantity).get("m")
    return month is not None and _MONTHS[int(month) - 1] in sides.right_text and "d" not in fields(quantity)


def _between_years(quantity: Quantity, sides: Sides) -> bool:
    """十年 beside the years it runs from and to."""
    if quantity.unit != "年" or quantity.low is None:
        return False
    years = sorted({int(one.low) for one in sides.left[:MOST] if one.kind is K.YEAR and one.low is not None})
    return len(years) > 1 and years[-1] - years[0] in (quantity.low, quantity.low - 1)


def _plan_by_its_years(quantity: Quantity, sides: Sides) -> bool:
    """十三五 as "the plan for the 2016-2020 period"."""
    years = years_of_plan(quantity)
    return bool(years) and set(years) <= {one.low for one in sides.right[:MOST] if one.kind is K.YEAR}


def _many(quantity: Quantity, sides: Sides) -> bool:
    """数十年 as "decades"."""
    return bool(quantity.vague) and _MANY_EN.search(sides.right_text) is not None


#: English for an amount itself.
_AMOUNT = lazy(r"\b(?:amounts?|sums?|equal\w*|same|value)\b", re.IGNORECASE)


def _once_an_amount(quantity: Quantity, sides: Sides) -> bool:
    """所得的一倍 as "the amount gained"."""
    once = quantity.kind is K.MULTIPLE and quantity.low == 1
    whole = sides.before(quantity).endswith("的") or quantity.hedge is Hedge.AT_MOST
    return once and whole and _AMOUNT.search(sides.right_text) is not None


def _half(quantity: Quantity, sides: Sides) -> bool:
    half = quantity.kind is K.FRACTION and quantity.low is not None and quantity.low * 2 == 1
    return half and _HALF.search(sides.right_text) is not None


_LETTERS = "ABCDE"


@lru_cache(maxsize=8)
def _as_letter(letter: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Cc]ategor(?:y|ies)|[Cc]lass|[Tt]ype|[Gg]rade|[Gg]roup|[Tt]ier) {letter}\b")


def _in_a_word(quantity: Quantity, sides: Sides) -> bool:
    """两个 as "both", 三 as "triple", 四期 as "IV"."""
    numbered = quantity.kind is K.CARDINAL and quantity.low is not None and quantity.low in _ROMANS
    if numbered and as_word(roman_numeral(int(quantity.low or 0)), sides.right_text):
        return True
    value = small(quantity)
    if 0 < value <= len(_LETTERS) and _as_letter(_LETTERS[value - 1]).search(sides.right_text) is not None:
        return True
    if value not in _WORDS or in_digits(quantity):
        return False
    said = rf"\b(?:{_WORDS[value]})|(?<![\d.,]){value}(?![\d]|[.,]\d)"
    return re.search(said, sides.right_text, re.IGNORECASE) is not None


def _each(quantity: Quantity, sides: Sides) -> bool:
    return sides.left_text[max(0, quantity.start - 1) : quantity.start] == "每"


#: English that says one figure of several things, and how far from the figure, in characters.
_OF_SEVERAL = lazy(r"\b(?:both|each|all|same|equally|respectively|every|alike)\b", re.IGNORECASE)
_OF_SEVERAL_REACH = 50


def _of_several(quantity: Quantity, sides: Sides) -> bool:
    reach = _OF_SEVERAL_REACH
    return any(
        _OF_SEVERAL.search(sides.right_text[max(0, other.start - reach) : other.end + reach])
        for other in sides.right[:MOST]
        if other.low == quantity.low
    )


def _base_of_index(quantity: Quantity, sides: Sides) -> bool:
    return quantity.low == 100 and sides.left_text[: quantity.start].rstrip().endswith(("=", "＝"))


#: What says that as many figures follow as were counted, and where their list ends.
_IN_TURN = lazy("分别|依次|先后|各为")
_LIST_END = lazy("[。；;！？\n]")


def _counted_out(quantity: Quantity, sides: Sides) -> bool:
    """三次报价依次为 with three figures, which English gives without their number."""
    value = small(quantity)
    if value < 2 or in_digits(quantity) or (turn := _IN_TURN.search(sides.left_text, quantity.end)) is None:
        return False
    ends = _LIST_END.search(sides.left_text, quantity.end)
    end = ends.start() if ends else len(sides.left_text)
    return value == sum(turn.end() <= other.start < end for other in sides.left[: 2 * MOST])


#: A list of names: Shanghai, Jiangsu, Zhejiang and Anhui.
_NAME = r"(?:the )?[A-Z][\w'’-]*+(?: (?:of |de )?[A-Z][\w'’-]*+){0,9}+"
_NAMES = lazy(rf"{_NAME}(?:, {_NAME}){{0,99}}+,? (?:and|&) {_NAME}")
#: Two names are in any text.
_FEWEST_NAMES = 3
_NEXT_NAME = lazy(r",? (?:and|&) |, ")


def _named(quantity: Quantity, sides: Sides) -> bool:
    """沪苏浙皖四省市 as a list of as many names."""
    value = small(quantity)
    if value < _FEWEST_NAMES or quantity.kind is not K.CARDINAL or quantity.hedge:
        return False
    return value in _numbers_of_names(sides.right_text)


@lru_cache(maxsize=2)
def _numbers_of_names(text: str) -> frozenset[int]:
    """How many names each list in a text has."""
    return frozenset(len(_NEXT_NAME.split(names.group())) for names in _NAMES.finditer(text))


#: The Chinese list that a count closes, and characters that name a place by themselves: 湖南、湖北两省, 中美两国.
_LIST = lazy("[^，。；：！？“”（）\n]*\\Z")
_LIST_REACH = 40
_LISTED = lazy("[、和与及]")
_ALONE = frozenset(
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕甘青宁新港澳台深汉蓉杭宁穗中美俄英法德日韩朝印欧加澳巴越泰"
)


def _counts_its_list(quantity: Quantity, sides: Sides) -> bool:
    """两省 after its two names, which need no count in English."""
    value = small(quantity)
    if value < 2 or quantity.kind is not K.CARDINAL or quantity.hedge or in_digits(quantity):
        return False
    found = _LIST.search(sides.left_text, max(0, quantity.start - _LIST_REACH), quantity.start)
    before = found.group() if found is not None else ""
    alone = value == 2 and len(before) > 1 and _ALONE.issuperset(before[-2:])
    return alone or len(_LISTED.findall(before)) == value - 1


#: How often a year something happens, in English words.
_YEARLY = lazy(
    r"\b(?:(?P<n2>twice|two times)|(?P<n3>three times|thrice)|(?P<n4>four times)|(?P<n6>six times))"
    r" (?:a|per|each|every) year\b|\b(?P<t2>biannual\w*|semi-?annual\w*|half-yearly)",
    re.IGNORECASE,
)
_IN_YEARS = {"year": 12, "month": 1}


@lru_cache(maxsize=8)
def _every_other(unit: str) -> re.Pattern[str]:
    often = "|biennial" if unit == "year" else ""
    return re.compile(rf"\b(?:every (?:other|second)|alternate) {unit}{often}", re.IGNORECASE)


def _as_often(quantity: Quantity, sides: Sides) -> bool:
    """每半年一次 as "twice a year"."""
    unit = unit_of(quantity.unit)
    if unit is None or not is_time(quantity.unit) or quantity.low is None or not _each(quantity, sides):
        return False
    if quantity.low == 2 and _every_other(unit.key).search(sides.right_text) is not None:  # the other
        return True
    found = _YEARLY.search(sides.right_text)
    times = int((found.lastgroup or "")[1:]) if found is not None else 0
    return quantity.low * _IN_YEARS.get(unit.key, 0) * times == _IN_YEARS["year"]


MAY_OMIT = (
    Excuse("number of a telephone line", ("拨打12345热线。", "Call the government hotline."), hotline, certain=True),
    Excuse("name by its number", ("他毕业于985高校。", "He graduated from a top university."), called_by_number),
    Excuse(
        "scale in the name of a plan",
        ("千人计划引进专家。", "The Thousand Talents Plan attracts experts."),
        scale_in_a_name,
    ),
    Excuse("winners of a round", ("在16进8的比赛中获胜。", "They won in the round of 16."), winners),
    Excuse(
        "minute of stoppage time",
        ("他在第90+3分钟进球。", "He scored in the third minute of stoppage time."),
        full_time,
    ),
    Excuse("seven days as a week", ("国庆7天假期。", "The week-long National Day holiday."), days_as_week),
    Excuse("one part in a word", ("仅三分之一的人同意。", "A mere third of them agreed."), one_part),
    Excuse("base of an index", ("指数为101.8（上年=100）。", "The index was 101.8."), _base_of_index, certain=True),
    Excuse(
        "one, or a slogan's number",
        ("坚持“两个毫不动摇”。", "We upheld the commitment to the public sector."),
        _no_figure,
    ),
    Excuse(
        "months as a part of the year",
        ("6月份以来平稳增长。", "Growth was steady in the first half of the year."),
        _covered_part,
        certain=True,
    ),
    Excuse("in digits that are not a figure", ("神舟5号发射成功。", "Shenzhou 5 was launched."), _there_in_digits),
    Excuse(
        "year or period by a relative word", ("2021年工业平稳增长。", "Industry grew steadily last year."), _relative
    ),
    Excuse("month by its name", ("5月举办博览会。", "The May Fair was held."), _month_named),
    Excuse("length of time between two years", ("2011年到2021年十年间。", "From 2011 to 2021."), _between_years),
    Excuse("plan by its years", ("“十三五”时期。", "The plan for the 2016-2020 period."), _plan_by_its_years),
    Excuse("vague number in words", ("数十年来。", "For decades."), _many),
    Excuse("as many times a year", ("每半年评估一次。", "It is assessed twice a year."), _as_often),
    Excuse(
        "list of as many names",
        ("沪苏浙皖四省市签署协议。", "Shanghai, Jiangsu, Zhejiang and Anhui signed an agreement."),
        _named,
    ),
    Excuse(
        "count of the things listed before it", ("中美两国签署协议。", "China and the US signed it."), _counts_its_list
    ),
    Excuse("once an amount", ("罚款不低于所得的一倍。", "The fine is at least the amount gained."), _once_an_amount),
    Excuse("half in words", ("半数企业实现盈利。", "Most enterprises made a profit."), _half),
    Excuse(
        "count of the figures that follow",
        (
            "三次报价依次为4.2%、3.95%、3.45%。",
            "It was quoted at 4.2 percent, then at 3.95 and finally at 3.45 percent.",
        ),
        _counted_out,
    ),
    Excuse("small number in a word", ("形成三个层次。", "A tripartite system was built."), _in_a_word),
    Excuse("digits in a name", ("二十国集团。", "The G20."), _in_a_name, certain=True),
    Excuse("age or century in words", ("建校一百周年。", "The centenary of the school."), in_a_decade),
    Excuse("year in the name of a disease", ("2019冠状病毒病疫情。", "The COVID-19 epidemic."), _covid, certain=True),
    Excuse("round the clock", ("24小时值守。", "Staff are on duty round the clock."), _all_day),
    Excuse("none", ("由0增至12家。", "From none to 12."), _nothing),
    Excuse("all of it", ("百分百支持。", "Full support."), full),
    Excuse("all of them", ("52个项目开工率达100%。", "Construction began on all 52 projects."), every_one),
    Excuse("Roman numeral", ("第二次世界大战。", "World War II."), _roman),
    Excuse(
        "for each of several",
        ("每10户一个网格，每10户一名网格员。", "For every 10 households, a grid and its manager."),
        _each,
        repeated=True,
    ),
    Excuse(
        "one figure for several",
        ("出口增长5%，进口增长5%。", "Exports and imports both grew by 5 percent."),
        _of_several,
        repeated=True,
    ),
)
