"""Chinese times of day: 10时33分, 下午三点半, 三点一刻, 十二点五分, 差五分十二点."""

from __future__ import annotations

import re
from decimal import Decimal
from re import Match

from toolkit.language.zh.dates import LETTERS, date_of, whole
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.patterns import DATE_NUMBER, DIGIT, GAP, D
from toolkit.language.zh.scores import is_score
from toolkit.language.zh.shares import as_ratio

#: After a bare 三点 these make a time of it.
_AT_HOUR = (
    "钟|整|开[始会门盘市馆幕]|见面|集合|出发|[上下][班课]|放学|起床"
    "|关门|收盘|闭馆|打烊|起飞|降落|发车|到达|抵达|截止|举行"
)
#: After 三点 these make a time of it too; 九点五分 may be points, as 9.5 is.
_MINUTES = (
    f"半(?![导岛径数点价场决]|成品|自动)|过?[一三]刻(?!不)|[{D}]{{1,2}}分(?![之钱])|过[{DIGIT}十]{{1,3}}分"
    f"|[{DIGIT}]?十[{DIGIT}]?分"
)
#: Before 九点五分 these make a time of it.
_TOLD_BEFORE = r"(?<![^，。；：、“”「（(\n是在于从自天间刻机车船])(?<!分[是在为])"

#: Minutes before an hour.
BEFORE_HOUR = rf"(?<=差)(?:(?P<bm>{DATE_NUMBER})分钟?|一刻钟?)[就到]?(?P<bh>{DATE_NUMBER}|两)点[钟整]?"
#: An hour with its minutes, where the words beside it make a time of it.
OCLOCK = (
    rf"(?=(?:[{D}]{{1,2}}|[{DIGIT}十廿卅零两]{{1,3}}){GAP}[点时])"
    rf"(?:(?<=[午晨晚夜日早])|(?<=[早晚]上)|(?<=[夜晚早][里间])|(?<=[今明]早)|(?<=[至到])(?={DATE_NUMBER}时)"
    rf"|(?<![{DIGIT}十])(?=[{DIGIT}十]{{1,3}}时[至到][{DIGIT}十]{{1,3}}时)"
    rf"|(?={DATE_NUMBER}[点时]差[{DIGIT}十]{{1,3}}[分刻])|(?<![{DIGIT}十第{D}.])(?=(?:{DATE_NUMBER}|两)点(?:{_AT_HOUR}))"
    rf"|(?<![{DIGIT}十第{D}.])(?=(?:{DATE_NUMBER}|两)点(?:{_MINUTES}))"
    rf"|(?<=[就快都])(?=(?:{DATE_NUMBER}|两)点了)"
    rf"|{_TOLD_BEFORE}(?={DATE_NUMBER}点零?[{DIGIT}]分)|(?={DATE_NUMBER}点零?[{DIGIT}]分(?:{_AT_HOUR})))"
    rf"(?P<oh>{DATE_NUMBER}|[零两]){GAP}[点时]"
    rf"(?:[零过]?(?P<om>[0-5]?[0-9]|[{DIGIT}十]{{1,3}}|零)分|(?P<ohalf>半)|过?(?P<oquarter>[一三])刻|钟|整"
    rf"|差(?:(?P<oless>[{DIGIT}十]{{1,3}})分|(?P<olessquarter>一)刻))?"
)
_NOON = 12
_HALF_DAY = _NOON * 60
#: A time without seconds.
_MINUTES_OF_DAY = re.compile("T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?:am)?")
_QUARTERS = {"一": 15, "三": 45}


def clock(match: Match[str]) -> Draft | None:
    """10时33分, 00:24, 14:45:16; the score 21:25 is not a time."""
    if match["mi"] and not match["se"] and is_score(match.string, match.start(), match.end()):
        return as_ratio(match, Decimal(match["h"]), Decimal(match["mi"]))
    minute = int(match["mi"] or match["mi2"] or 0)
    second = match["se"] or match["se2"]
    date = _time(match, int(match["h"]), minute)
    return date_of(match, f"{date.removesuffix('am')}:{int(second):02}" + date[6:] if second else date)


#: Words before a time, each with the half of the day they say: before noon, after it, or the evening and the night.
_HALVES_OF_DAY = {
    "am": "上午 早上 早晨 清晨 凌晨 今早 明早 早间 清早 拂晓 午前 早".split(),
    "pm": "下午 午后 傍晚 晚上 今晚 当晚 晚间 昨晚 明晚 夜晚 夜里 夜间 深夜 午夜 半夜 晚".split(),
}
_SAYS_HALF = re.compile(
    rf"(?:{'|'.join(f'(?P<{half}>{chr(124).join(words)})' for half, words in _HALVES_OF_DAY.items())})"
    r"(?<![最更较提]早)\Z"
)
#: An hour of the evening or the night from here on is before midnight, and one below it after midnight.
_EVENING = 5


def _time(match: Match[str], hour: int, minute: int, start: int | None = None) -> str:
    """The notation of a time, on a clock of 24 hours where the words before it say which half of the day it is.

    It begins at `start`, or with the match.
    """
    start = match.start() if start is None else start
    said = _SAYS_HALF.search(match.string, max(0, start - 3), start) if hour <= _NOON else None
    if said is None:
        return f"T{hour:02}:{minute:02}" + ("am" if hour and match.group().startswith("0") else "")
    evening = said.group() not in ("下午", "午后")
    if hour == _NOON and said.group() == "凌晨":
        return f"T00:{minute:02}"
    if said["am"] or (evening and hour < _EVENING):
        return f"T{hour:02}:{minute:02}" + ("am" if hour < _NOON else "")
    if hour == _NOON:
        return f"T00:{minute:02}" if evening else f"T12:{minute:02}"
    return f"T{hour + _NOON:02}:{minute:02}"


def half_of_end(text: str, start: int, first: str, last: str) -> str:
    """The notation `last` with its half of the day: 上午10点至12点30分, 晚上10点到2点.

    It ends a range of times whose beginning `first` at `start` has a half that words before it say; the end is the
    next time its clock shows. Unchanged where it says its own half, or the beginning has none.
    """
    ours, theirs = _MINUTES_OF_DAY.fullmatch(first), _MINUTES_OF_DAY.fullmatch(last)
    if ours is None or theirs is None or not 1 <= int(theirs["hour"]) <= _NOON:
        return last
    if _SAYS_HALF.search(text, max(0, start - 3), start) is None:
        return last
    begun = int(ours["hour"]) * 60 + int(ours["minute"])
    later = (int(theirs["hour"]) * 60 + int(theirs["minute"]) - begun) % _HALF_DAY
    hour, minute = divmod((begun + later) % (2 * _HALF_DAY), 60)
    return f"T{hour:02}:{minute:02}" + ("am" if 0 < hour < _NOON else "") if later else last


def oclock(match: Match[str]) -> Draft | None:
    """上午10点, 下午三点半, 三点一刻."""
    hour = whole((match["oh"] or "").translate(LETTERS))
    if hour is None or hour > 24:
        return None
    minute = 30 if match["ohalf"] else _QUARTERS.get(match["oquarter"] or "") or whole(match["om"]) or 0
    less = 15 if match["olessquarter"] else whole(match["oless"])
    if less and less < 60:  # 八点差五分
        hour, minute = (hour - 1 or _NOON), 60 - less
    return date_of(match, _time(match, hour, minute))


def before_hour(match: Match[str]) -> Draft | None:
    """差五分十二点, 差一刻八点: minutes before an hour."""
    hour, less = whole(match["bh"].translate(LETTERS)), whole(match["bm"]) if match["bm"] else 15
    if hour is None or less is None or not 1 <= hour <= 24 or not 0 < less < 60:
        return None
    start = match.start() - len("差")
    draft = date_of(match, _time(match, hour - 1 or _NOON, 60 - less, start))
    draft.start = start
    return draft
