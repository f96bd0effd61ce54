"""Chinese figures that need no English figure: English leaves them out, or has them in a word."""

from __future__ import annotations

import re

from toolkit.language.figures.agreement import is_century
from toolkit.language.figures.excuses import small
from toolkit.language.figures.pair import Excuse
from toolkit.language.figures.sides import MOST, Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.units import is_time
from toolkit.language.zh.patterns import FINANCIAL
from toolkit.language.zh_en.ages import in_a_decade
from toolkit.language.zh_en.all_of_it import every_one, full
from toolkit.language.zh_en.called import (
    all_week,
    called_by_number,
    computer_by_speed,
    days_as_week,
    full_time,
    hotline,
    one_part,
    scale_in_a_name,
    winners,
)
from toolkit.language.zh_en.counts_of_lists import counted_out, counts_its_list, named, sets_scored
from toolkit.language.zh_en.dates_in_words import (
    RELATIVE_EN,
    between_years,
    covered_part,
    month_named,
    plan_by_its_years,
    relative,
)
from toolkit.language.zh_en.digits_in_names import in_a_name, literal
from toolkit.language.zh_en.frequencies import as_a_word
from toolkit.language.zh_en.numbers_in_words import all_day, as_often, each, half, in_a_word, many, nothing, roman
from toolkit.language.zh_en.phrases_with_numbers import even_halves, five_and_one
from toolkit.language.zh_en.quarters_of_centuries import in_a_quarter
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

K = QuantityKind
_COVID = 2019
_COVID_ZH = lazy("(?:年)?(?:新型?)?冠[状狀]病毒")
_COVID_EN = lazy(r"covid|coronavirus", re.IGNORECASE)


def _no_figure(quantity: Quantity, sides: Sides) -> bool:
    """一项, 1美元兑…, an enumerator, a slogan's number after its quotation mark (“两个毫不动摇”)."""
    if quantity.weak or quantity.kind is K.ENUMERATOR:
        return True
    value = small(quantity)
    if (value == 1 or (quantity.kind is K.MONEY and quantity.low == 1)) and not quantity.hedge:
        return True
    if value == 1 and quantity.hedge is Hedge.AT_MOST and is_time(quantity.unit):  # 过去一年之内
        return RELATIVE_EN.search(sides.right_text) is not None
    return value > 0 and sides.before(quantity).endswith(tuple('“"‘「『《'))


_CONSUMED_ZH = lazy("的?(?:综合|平均|实际)?(?:油耗|耗油|电耗|耗电|能耗)")
_CONSUMED_EN = lazy(r"\b(?:consumption|economy|efficiency)\b", re.IGNORECASE)


def _of_consumption(quantity: Quantity, sides: Sides) -> bool:
    """百公里油耗 as "fuel consumption"."""
    is_distance = quantity.low == 100 and quantity.unit == "公里"
    return is_distance and bool(
        _CONSUMED_ZH.match(sides.left_text, quantity.end) and _CONSUMED_EN.search(sides.right_text)
    )


_TURN_EN = lazy(r"\bturn of the\b", re.IGNORECASE)


def _before_the_turn(quantity: Quantity, sides: Sides) -> bool:
    """19世纪末20世纪初 as "the turn of the 20th century"."""
    ends = is_century(quantity) and sides.left_text.startswith(("末", "末期", "末叶"), quantity.end)
    return ends and _TURN_EN.search(sides.right_text) is not None


def _there_in_digits(quantity: Quantity, sides: Sides) -> bool:
    return literal(quantity, sides.right_text, sides.right[:MOST])


def _in_a_name(quantity: Quantity, sides: Sides) -> bool:
    return quantity.date == "" and in_a_name(quantity, sides.right_text, sides.left_text)


def _covid(quantity: Quantity, sides: Sides) -> bool:
    """2019冠状病毒病 as "COVID-19"."""
    if quantity.low != _COVID or _COVID_EN.search(sides.right_text) is None:
        return False
    return _COVID_ZH.match(sides.left_text, quantity.end) is not None


#: English for an amount itself.
_AMOUNT = lazy(r"\b(?:amounts?|sums?|equal\w*|same|value)\b", re.IGNORECASE)


def _once_an_amount(quantity: Quantity, sides: Sides) -> bool:
    """所得的一倍 as "the amount gained"."""
    once = quantity.kind is K.MULTIPLE and quantity.low == 1
    whole = sides.before(quantity).endswith("的") or quantity.hedge is Hedge.AT_MOST
    return once and whole and _AMOUNT.search(sides.right_text) is not None


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


#: Figures as cheques have them.
_CAPITALS = lazy(f"[{FINANCIAL}]")


def _in_capitals(quantity: Quantity, sides: Sides) -> bool:
    """A sum in capital figures and in digits: 陆元叁角（¥6.30）."""
    same = [one for one in sides.left[:MOST] if (one.kind, one.low, one.unit) == (K.MONEY, quantity.low, quantity.unit)]
    return quantity.kind is K.MONEY and len({bool(_CAPITALS.search(one.text)) for one in same}) > 1


MAY_OMIT = (
    Excuse("number of a telephone line", ("拨打12345热线。", "Call the government hotline."), hotline, certain=True),
    Excuse("name by its number", ("他毕业于985高校。", "He graduated from a top university."), called_by_number),
    Excuse(
        "scale in the name of a plan",
        ("千人计划引进专家。", "The Thousand Talents Plan attracts experts."),
        scale_in_a_name,
    ),
    Excuse(
        "computer by its speed",
        ("百亿亿次超级计算机投入使用。", "An exascale supercomputer is in use."),
        computer_by_speed,
        certain=True,
    ),
    Excuse("winners of a round", ("在16进8的比赛中获胜。", "They won in the round of 16."), winners),
    Excuse(
        "minute of stoppage time",
        ("他在第90+3分钟进球。", "He scored in the third minute of stoppage time."),
        full_time,
    ),
    Excuse("working all week", ("坚持“5+2”“白加黑”。", "They worked weekends and nights."), all_week),
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
        covered_part,
        certain=True,
    ),
    Excuse("in digits that are not a figure", ("神舟5号发射成功。", "Shenzhou 5 was launched."), _there_in_digits),
    Excuse(
        "year or period by a relative word", ("2021年工业平稳增长。", "Industry grew steadily last year."), relative
    ),
    Excuse("month by its name", ("5月举办博览会。", "The May Fair was held."), month_named),
    Excuse("length of time between two years", ("2011年到2021年十年间。", "From 2011 to 2021."), between_years),
    Excuse("plan by its years", ("“十三五”时期。", "The plan for the 2016-2020 period."), plan_by_its_years),
    Excuse("vague number in words", ("数十年来。", "For decades."), many),
    Excuse("once, or so often a day, in a word", ("每季度至少1次。", "At least once a quarter."), as_a_word),
    Excuse("as many times a year", ("每半年评估一次。", "It is assessed twice a year."), as_often),
    Excuse(
        "list of as many names",
        ("沪苏浙皖四省市签署协议。", "Shanghai, Jiangsu, Zhejiang and Anhui signed an agreement."),
        named,
    ),
    Excuse(
        "count of the things listed before it", ("中美两国签署协议。", "China and the US signed it."), counts_its_list
    ),
    Excuse("once an amount", ("罚款不低于所得的一倍。", "The fine is at least the amount gained."), _once_an_amount),
    Excuse("half in words", ("半数企业实现盈利。", "Most enterprises made a profit."), half),
    Excuse(
        "count of the figures that follow",
        (
            "三次报价依次为4.2%、3.95%、3.45%。",
            "It was quoted at 4.2 percent, then at 3.95 and finally at 3.45 percent.",
        ),
        counted_out,
    ),
    Excuse(
        "count of sets before their scores",
        ("三局比分为11:7、9:11、11:8。", "The set scores were 11-7, 9-11 and 11-8."),
        sets_scored,
    ),
    Excuse("even halves", ("利润对半分。", "Profits are split fifty-fifty."), even_halves, certain=True),
    Excuse("the P5+1", ("伊核问题六国。", "The P5+1 countries."), five_and_one, certain=True),
    Excuse("small number in a word", ("形成三个层次。", "A tripartite system was built."), in_a_word),
    Excuse("digits in a name", ("二十国集团。", "The G20."), _in_a_name, certain=True),
    Excuse("distance of a consumption", ("百公里油耗降到7.2升。", "Consumption fell to 7.2 liters."), _of_consumption),
    Excuse(
        "quarter of a century",
        ("19世纪最后25年建成。", "It was built in the last quarter of the 19th century."),
        in_a_quarter,
    ),
    Excuse(
        "end of a century before the next",
        ("十九世纪末二十世纪初的建筑。", "Buildings of the turn of the twentieth century."),
        _before_the_turn,
        certain=True,
    ),
    Excuse("age or century in words", ("建校一百周年。", "The centenary of the school."), in_a_decade),
    Excuse("year in the name of a disease", ("2019冠状病毒病疫情。", "The COVID-19 epidemic."), _covid, certain=True),
    Excuse("round the clock", ("24小时值守。", "Staff are on duty round the clock."), all_day),
    Excuse("none", ("由0增至12家。", "From none to 12."), nothing),
    Excuse("all of it", ("百分百支持。", "Full support."), full),
    Excuse("all of them", ("52个项目开工率达100%。", "Construction began on all 52 projects."), every_one),
    Excuse("Roman numeral", ("第二次世界大战。", "World War II."), roman),
    Excuse(
        "sum in capital figures and in digits",
        ("押金伍佰元整（¥500.00）。", "The deposit is RMB500."),
        _in_capitals,
        repeated=True,
    ),
    Excuse(
        "for each of several",
        ("每10户一个网格，每10户一名网格员。", "For every 10 households, a grid and its manager."),
        each,
        repeated=True,
    ),
    Excuse(
        "one figure for several",
        ("出口增长5%，进口增长5%。", "Exports and imports both grew by 5 percent."),
        _of_several,
        repeated=True,
    ),
)
