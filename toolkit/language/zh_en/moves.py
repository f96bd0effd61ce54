"""Figures that English rightly names in another order than Chinese, or the other way round."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from toolkit.language.figures.align import Match
from toolkit.language.figures.pair import Move
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.zh_en.joints import CHANGE, RANGE_JOINTS
from toolkit.language.zh_en.trend_words import chinese_trend, english_trend
from toolkit.model.quantity import Quantity

#: Chinese before the figure that a later one is compared with, and how far before it.
_COMPARED = lazy("[从從由自較较与與原在]|(?<![同环環])比|同(?!比)")
_COMPARED_REACH = 14
#: English that names the later figure first (rose to 6 percent from 5).
_TURNED = lazy(
    r"\A(?: \([^)]*\))? of \Z|\bfrom (?:\w+ ){0,2}\Z|\bcompared (?:with|to) [^,.;]{0,20}\Z"
    r"|\A (?:more|fewer|less|higher|lower|longer|shorter) than [^,.;]{0,30}\Z"
)
_OF_THE_OTHER = lazy(r" (?:[a-z-]+ ){1,6}(?:in|across|of|from|under) ")
_IN_ONE_BREATH = lazy(rf"{_OF_THE_OTHER.pattern}[0-9a-z,]+{_OF_THE_OTHER.pattern}")
#: What comes between a whole and its part (20个村中有7个, 7投4中), and between the part and the whole in English.
_WHOLE_ZH = lazy("[^，。；]{0,12}(?:[中里内]|有)[，]?[^。；，]{0,8}|[^。；]*其中[^。；]*|[投罚射打]")
_PART_EN = lazy(
    r"(?: [a-z]+){0,2} (?:in|(?:out )?of) "
    r"(?:(?:every|each|all|the|its|their|these|those|our|more than|over|[a-z]+['’]s) ){0,3}"
)
#: Characters between two Chinese figures that can be one phrase.
_PHRASE = 16


def _between(sides: Sides, first: Match, second: Match) -> tuple[str, str]:
    """The Chinese between the two figures, and the English between the same two, which are in the other order."""
    chinese = sides.left_text[sides.left[first.left].end : sides.left[second.left].start]
    english = sides.right_text[sides.right[second.right].end : sides.right[first.right].start]
    return chinese, english


def _one_phrase(sides: Sides, first: Match, second: Match) -> bool:
    chinese, english = _between(sides, first, second)
    if len(chinese) >= _PHRASE or any(sign in chinese for sign in "，。；、,;:："):
        return False
    return "的" in chinese or (bool(chinese) and _OF_THE_OTHER.fullmatch(english) is not None)


def _list_turned(sides: Sides, first: Match, second: Match) -> bool:
    return _IN_ONE_BREATH.fullmatch(_between(sides, first, second)[1]) is not None


def _compared(sides: Sides, first: Match, second: Match) -> bool:
    start = sides.left[first.left].start
    if _COMPARED.search(sides.left_text, max(0, start - _COMPARED_REACH), start) is None:
        return False
    return _TURNED.search(_between(sides, first, second)[1]) is not None


def _trends_moved(sides: Sides, first: Match, second: Match) -> bool:
    """True if the words that say what the figures are, a share and a rise, moved with them."""
    ours = [_trend(chinese_trend, sides.left_text, sides.left, match.left) for match in (first, second)]
    theirs = [_trend(english_trend, sides.right_text, sides.right, match.right) for match in (first, second)]
    return None not in ours and ours[0] != ours[1] and ours == theirs


def _trend(of: Callable[[str, int, int], int | None], text: str, side: Sequence[Quantity], place: int) -> int | None:
    return of(text, side[place - 1].end if place else 0, side[place].start)


def _of_a_whole(sides: Sides, first: Match, second: Match) -> bool:
    whole, part = sides.left[first.left].low, sides.left[second.left].low
    if whole is None or part is None or part > whole:
        return False
    chinese, english = _between(sides, first, second)
    return _WHOLE_ZH.fullmatch(chinese) is not None and _PART_EN.fullmatch(english) is not None


def _range_turned(sides: Sides, first: Match, second: Match) -> bool:
    """True if a range that falls on the left rises on the right, as a range should; a change (from … to) may not."""
    high, low = sides.left[first.left], sides.left[second.left]
    if high.low is None or low.low is None or high.low < low.low:
        return False
    joints = tuple(between.strip() for between in _between(sides, first, second))
    if joints[0] not in RANGE_JOINTS or joints[1] not in RANGE_JOINTS:
        return False
    return CHANGE.search(sides.left_text, max(0, high.start - _COMPARED_REACH), high.start) is None


#: Chinese before the first and the second of two figures, that tell the old or aimed one from the new or real one.
_ROLES_ZH = (
    (
        lazy(
            "[去上前]年|上[个一]?[月季周旬]|昨[日天]|此前|原来|原价|过去|前值|[一1]季度|(?<![0-9])(?:[1-9]|1[0-1])月份?"
        ),
        lazy("今年|今[日天]|本[年月季周旬]|现在|现价|目前|如今|实际|[二三四2-4]季度|(?<![0-9])(?:[2-9]|1[0-2])月份?"),
    ),
    (
        lazy("计划|预算|目标|预期|预测|预估|前值|原定"),
        lazy("实际|完成|决算|实绩|最终|现|预期|预测|结果"),
    ),
)
#: English for the first, right before its figure (from, against a target of) or after it (last year, expected).
_FIRST_EN = lazy(
    r"\b(?:from|against|versus|vs|compared (?:with|to)|rather than|instead of|after|above|below|short of|over"
    r"|exceeding|beating|missing)(?: [\w'-]+){0,5} \Z"
)
_AFTER_FIRST_EN = lazy(
    r"\A[^.;]{0,30}?\b(?:last|previous\w*|preceding|prior|yesterday|(?:year|month|quarter|week) (?:ago|earlier|before)"
    r"|formerly|planned|expected|forecast|target\w*|estimated|budgeted|originally)\b"
)
#: English for the second, at its figure.
_SECOND_EN = lazy(r"\b(?:this|now|currently|at present|today|actual\w*|real|result|came in)\b")
_FIRST_SAID_EN = lazy(r"\b(?:last|previous|expected|forecast|planned|target|budget|yesterday|originally)\b")
#: The same as an attribute of its figure: the planned 20, last year's 35 percent.
_FIRST_NAMED_EN = lazy(
    r"\b(?:\w+['’]s|previous|planned|expected|forecast|targeted|budgeted|original) (?:some |about )?\Z"
)
_ROLE_REACH = 40


def _roles_moved(sides: Sides, first: Match, second: Match) -> bool:
    """去年为35%，今年为41% as "41 percent this year, against 35 percent last year"."""
    ours, other = sides.left[first.left], sides.left[second.left]
    chinese, english = _between(sides, first, second)
    if other.start - ours.end > _ROLE_REACH:
        return False
    start = max(0, ours.start - _COMPARED_REACH)
    if not any(a.search(sides.left_text, start, ours.start) and b.search(chinese) for a, b in _ROLES_ZH):
        return False
    theirs, its = sides.right[first.right], sides.right[second.right]
    before = sides.right_text[max(0, its.start - _ROLE_REACH) : its.start]
    if _FIRST_SAID_EN.search(before) is not None:
        return False
    after = sides.right_text[theirs.end : theirs.end + _ROLE_REACH]
    if _FIRST_EN.search(english) is not None or _FIRST_NAMED_EN.search(english) is not None:
        return True
    second_said = _SECOND_EN.search(before) is not None or _SECOND_EN.search(english) is not None
    return second_said and _AFTER_FIRST_EN.search(after) is not None


_CHANGED_ZH = lazy("(?:增加|减少|增长|多|少|上升|下降|新增|上涨|下跌)了?\\Z")
_CHANGED_EN = lazy(r" (?:[a-z]+ ){0,2}?(?:more|fewer|less|higher|lower|up|down)\b")


def _change_first(sides: Sides, first: Match, second: Match) -> bool:
    """毕业生1158万人，增加82万人 as "820,000 more graduates, 11.58 million in all"."""
    ours = [
        sides.left_text[max(0, sides.left[one.left].start - 3) : sides.left[one.left].start] for one in (first, second)
    ]
    if _CHANGED_ZH.search(ours[0]) is not None or _CHANGED_ZH.search(ours[1]) is None:
        return False
    theirs = [_CHANGED_EN.match(sides.right_text, sides.right[one.right].end) for one in (first, second)]
    return theirs[0] is None and theirs[1] is not None


_BY_EN = lazy(r"\bby (?:another |a further |about |some |nearly |over |more than )?\Z")
_TO_EN = lazy(r" to (?:about |some |nearly |over |more than |just |a record |only )?\Z")


def _by_to(sides: Sides, first: Match, second: Match) -> bool:
    """成本为85.3元，减少0.7元 as "fell by 0.7 yuan to 85.3 yuan"."""
    start, change = sides.left[second.left].start, sides.right[second.right].start
    if _CHANGED_ZH.search(sides.left_text[max(0, start - 3) : start]) is None:
        return False
    before = sides.right_text[max(0, change - _COMPARED_REACH) : change]
    return _BY_EN.search(before) is not None and _TO_EN.fullmatch(_between(sides, first, second)[1]) is not None


_REBATE_ZH = lazy("[^，。；]{0,4}(?:减|返|送|抵|免)[免现]?")
_REBATE_EN = lazy(r" (?:off|back|free|extra|bonus|discount|rebate|reduction|voucher|coupon)\b[^.;]{0,40}")


def _threshold_after(sides: Sides, first: Match, second: Match) -> bool:
    """满300元减50元 as "50 yuan off orders over 300 yuan"."""
    chinese, english = _between(sides, first, second)
    return _REBATE_ZH.fullmatch(chinese) is not None and _REBATE_EN.fullmatch(english) is not None


MOVES = (
    Move(
        "rebate before its threshold",
        ("满300元减50元。", "Customers get 50 yuan off orders over 300 yuan."),
        _threshold_after,
    ),
    Move(
        "change by so much to the level",
        ("成本为85.3元，同比减少0.7元。", "Costs decreased by 0.7 yuan to 85.3 yuan."),
        _by_to,
    ),
    Move(
        "change before the level",
        ("毕业生1158万人，增加82万人。", "There were 820,000 more graduates, 11.58 million in all."),
        _change_first,
    ),
    Move(
        "times and aims moved along",
        ("去年为35%，今年为41%。", "It was 41 percent this year, against 35 percent last year."),
        _roles_moved,
    ),
    Move(
        "part before its whole",
        ("20个村中有7个通电。", "7 of the 20 villages have power."),
        _of_a_whole,
    ),
    Move(
        "range put in order",
        ("降幅为5%至3%。", "The decline was between 3 and 5 percent."),
        _range_turned,
    ),
    Move(
        "one thing of another",
        ("演出6个流派的70个剧目。", "The troupes staged 70 plays in 6 styles."),
        _one_phrase,
    ),
    Move(
        "trend words moved along",
        (
            "出口占全省的12.5%，增长8.1%。",
            "Exports were up 8.1 percent, accounting for 12.5 percent of the province's total.",
        ),
        _trends_moved,
    ),
    Move(
        "list turned round",
        (
            "设7个展馆、15个展厅、109个展位。",
            "There are 109 booths in 15 halls across seven pavilions.",
        ),
        _list_turned,
    ),
    Move(
        "later figure first",
        ("占比较上年的51%升至56%。", "The share rose to 56 percent from 51 percent."),
        _compared,
    ),
)
