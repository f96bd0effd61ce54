"""Which way a Chinese date faces: 5月1日前 and 截至5月1日 end there, 自5月1日起 and 5月1日以后 begin there."""

from __future__ import annotations

import re

from toolkit.language.zh.patterns import NUMERAL
from toolkit.language.zh.units_and_hedges import SPACES
from toolkit.model.finding import Span
from toolkit.model.quantity import TimeBound

_HALF = "半(?:世[纪紀]|[叶葉期段])"
_PART = rf"[ \u3000]?(?:[上中下]旬|[初早中晚末前后後]期|[初中末][叶葉]|[上下前后後]{_HALF}|[年月]?[初中底末])?"
#: After a date. 前 and 后 begin other words: 前三季度, 前往, 后续.
_AFTER = re.compile(
    rf"{_PART}[ \u3000]?(?:(?P<until>或?[之以]前|前(?![后後往夕来去期任身沿景述者个半叶葉0-9{NUMERAL}几])|(?:为|為)?止)"
    r"|(?P<since>起(?![草诉訴源义義伏])|开始|開始|以[来來]|或?[之以][后後]|[后後](?![续續期半叶葉勤台果方者天年面来來]|[0-9])|至今))"
)
#: Before a date; the comparatives can be negated.
_BEFORE = re.compile(
    r"(?:(?P<until>截[至止][到至]?|[最至][迟遲晚][应應须須需可]?[于於在]?|直[到至]|(?:延[续長长續]|持[续續]|有效|保留|执行|執行)[一-鿿]{0,4}?[至到]"
    r"|(?P<reached>(?:\A|(?<=[，。；：、,;:\n 　])|力争|力爭|计划|計劃|预计|預計|确保|確保|争取|爭取|目标是|目標是)到))"
    r"|(?P<compared>(?P<earlier>[早先][于於])|[晚迟遲][于於])|(?:始[于於]|自从|自從|最早[于於]?|(?<![来來各])自|[从從]))\Z"
)
#: What something begins with once a date has come: 到2010年，开始下降.
_BEGINNING = re.compile("[^。；\n]{0,14}?(?:开始|開始|起|才|再|又|已|后|後|以来)")
#: The last characters of the words before a date.
_LAST_BEFORE = frozenset("至止到迟遲晚应應须須需可于於在从從自早")
_NOT = re.compile(r"不(?:得|能|可|应|應|会|會|宜)?\Z")
_REACH = 9
#: What a clause of a date can turn round: nothing may open before May 1, which is to say from then on.
_TURNING = re.compile(
    r"[^，。；：\n]{0,16}?(?:[不未没無无禁勿才停止废廢]|取消|结束|結束|失效|终|終|到期|恢复|暂|推迟|延期|关闭)"
)
_TURNING_REACH = 18
_TURNED_BEFORE = re.compile(r"(?:推迟|推遲|延期|延后|暂停|關閉|关闭|停|暂|不|未|没|无)[^，。；：\n]{0,8}\Z")

_PARTS = (
    (("上旬", "初"), TimeBound.EARLY),
    (("中旬",), TimeBound.MIDDLE),
    (("下旬", "底", "末"), TimeBound.LATE),
)
#: The parts of a century or a decade, which are words of other things after a year: 2020年中期报告.
_PART_OF_AGE = re.compile(
    rf"的?(?:(?P<{TimeBound.FIRST_HALF.name}>[上前]{_HALF}|[早初前]中期|中前期)"
    rf"|(?P<{TimeBound.SECOND_HALF.name}>[下后後]{_HALF}|中[后後晚末]期)"
    rf"|(?P<{TimeBound.EARLY.name}>[早初前]期|[早初][叶葉])|(?P<{TimeBound.MIDDLE.name}>中[叶葉期])"
    rf"|(?P<{TimeBound.LATE.name}>[后後晚末]期|[晚末后後][叶葉]))"
)
_AGES = ("世纪", "世紀", "年代")
_HALVES_OF_MONTH = {"上半月": TimeBound.FIRST_HALF, "下半月": TimeBound.SECOND_HALF}
#: What begins them, perhaps after 年 or 月.
_FIRSTS = frozenset("年月上中下初底末")
_OTHER_WORDS = re.compile(r"初[步级級中次审審选選赛賽试試]|底[部层層线線气氣]|末[端尾]")

#: The end of a year or a month without a figure.
_END = re.compile(
    r"(?:(?<![0-9０-９〇零一二三四五六七八九十])[今明本]?年|[本当當下]?月|季)[底末终終](?![部层層端身结結])"
)


def faces(text: str, start: int, end: int) -> TimeBound | None:
    """UNTIL or SINCE for the date at `start:end`; None where the text does not say so for certain."""
    after = _AFTER.match(text, end)
    before, first = _before(text, start)
    if first < start and text.startswith("到", start - 1) and _BEGINNING.match(text, end):
        return None
    last = end
    if after is not None:
        bound = TimeBound.SINCE if after["since"] else TimeBound.UNTIL
        if before not in (None, bound):
            return None
        before, last = bound, after.end()
    if before is None or _TURNING.match(text, last, last + _TURNING_REACH):
        return None
    return None if _TURNED_BEFORE.search(text, max(0, first - _TURNING_REACH), first) else before


#: What is forbidden before a date or from it on.
_BANNED = re.compile("[^，。；：\n]{0,10}?禁(?![区食])")
_BANNED_BEFORE = re.compile("禁[^，。；：\n]{0,10}\\Z")
_LIFTED = re.compile("[不未没無无勿才恢复取消解废廢]")


def bans(text: str, start: int, end: int) -> TimeBound | None:
    """As `faces` for a date of a clause that forbids something, and tells nothing else that turns it."""
    if "禁" not in text:
        return None
    after = _AFTER.match(text, end)
    said, first = _before(text, start)
    last = after.end() if after else end
    later = _BANNED.match(text, last, last + _TURNING_REACH)
    earlier = _BANNED_BEFORE.search(text, max(0, first - _TURNING_REACH), first)
    if not (later or earlier) or (said and after):
        return None
    if _LIFTED.search(text, earlier.start() if earlier else first, later.end() if later else last):
        return None
    return said if after is None else TimeBound.SINCE if after["since"] else TimeBound.UNTIL


def _before(text: str, start: int) -> tuple[TimeBound | None, int]:
    """What the words right before a date say, and where they begin."""
    while start and text[start - 1] in SPACES:
        start -= 1
    said = start > 0 and text[start - 1] in _LAST_BEFORE
    found = _BEFORE.search(text, max(0, start - _REACH), start) if said else None
    if found is None:
        return None, start
    bound = TimeBound.UNTIL if found["until"] or found["reached"] or found["earlier"] else TimeBound.SINCE
    negation = _NOT.search(text, max(0, found.start() - _REACH), found.start()) if found["compared"] else None
    if negation is not None:
        return TimeBound.SINCE if bound is TimeBound.UNTIL else TimeBound.UNTIL, negation.start()
    return bound, found.start()


def part(text: str, start: int, end: int) -> TimeBound | None:
    """The part of a month, a year or a century that is named right after it: 3月下旬, 2020年初, 18世纪下半叶."""
    position = end + 1 if text[end : end + 1] in (" ", "\u3000") else end
    if text.endswith(_AGES, start, end) and (age := _PART_OF_AGE.match(text, position)):
        return TimeBound[age.lastgroup or ""]
    if text.startswith("半月", position + 1):
        return _HALVES_OF_MONTH.get(text[position : position + 3])
    if text[position : position + 1] not in _FIRSTS:
        return None
    if text.startswith(("年底", "年末", "年初", "月底", "月末", "月初"), position):
        position += 1
    for words, place in _PARTS:
        if text.startswith(words, position):
            return None if _OTHER_WORDS.match(text, position) else place
    return None


def ends(text: str) -> list[Span]:
    """Every 年底, 月末 and the like that no figure begins."""
    if "底" not in text and "末" not in text and "终" not in text:
        return []
    return [Span(one.start(), one.end(), one.group()) for one in _END.finditer(text)]


#: After 每 a day of the week only before what is on it: 每周三开会, 每周一、三, but not 每周三课 and 每周三到五次.
_EVERY_WEEK = (
    r"(?=.{1,2}[一二三四五六日天](?:[，。的都均在早上晚下中凌夜举開开召播發发推停休闭]|更新|例[会會]"
    r"|[和及与、至到](?=每?[周週星礼禮])))"
)
#: A day of the week; 两周一次, 周一般 and the like are something else, and so are two days in one word (周六日).
_WEEKDAY = re.compile(
    rf"(?:(?<![0-9每{NUMERAL}半几数])|(?<=每){_EVERY_WEEK})(?:周|週|星期|礼拜|禮拜)"
    rf"(?P<day>[一二三四五六日天])(?![0-9次个個届屆天日年轮輪回遍岁歲季般共直定家名均报報刊版线線{NUMERAL}])"
)


def weekdays(text: str) -> list[tuple[int, Span]]:
    """Every day of the week with its number from 1, Monday."""
    if not ("周" in text or "星期" in text or "週" in text or "礼拜" in text or "禮拜" in text):
        return []
    found = _WEEKDAY.finditer(text)
    return [
        ("一二三四五六日".find(one["day"].replace("天", "日")) + 1, Span(one.start(), one.end(), one.group()))
        for one in found
    ]
