"""度: degrees beside words of heat (体温38度5), kilowatt-hours beside words of electricity (用电30度)."""

from __future__ import annotations

from decimal import Decimal

from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import CHINESE_DIGITS
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.patterns import HAN_DIGIT

DEGREE = "度"
#: The last of these words in the clause before a figure says what its 度 are.
_BESIDE = lazy(
    "(?:(?P<heat>[体气水室油地]温|温度|发烧|[高低]烧|烧[到至了]|退[到至]|高温|低温|退烧|降温|升温)"
    "|(?P<power>[用耗发供省节购缺]电(?![机器枢站厂])|电[量费价])"
    "|(?P<other>[角纬经坡硬浓湿][度角]|[东西]经|[南北]纬|[旋翻偏倒扭]转|转[过了动到]|倾斜|仰角|俯角|夹角|弯[曲了成]|酒精))"
    "[^，。；、\\n]{0,12}\\Z"
)
_REACH = 16
_UNITS = {"heat": "摄氏度", "power": "千瓦时"}
#: Above this a temperature may be in degrees of Fahrenheit.
_HOTTEST = 60
#: Tenths of a degree (38度5, 三十九度二), but not what is counted in other words (30度3级风, 38度2岁男童).
_TENTHS = lazy(
    rf"(?P<tenths>[0-9{HAN_DIGIT}])(?!(?:[-–—~～至到])(?![0-9{HAN_DIGIT}十]{{1,3}}度))"
    rf"(?![0-9.,%％‰:：/／A-Za-z{HAN_DIGIT}十百千万亿几多余、]|[个次天日年月时分秒周小点人名位级岁例张台支片粒瓶杯碗盒袋种项层路号班排床℃度成倍届])"
)


def read_degrees(text: str, draft: Draft) -> None:
    """Give 度 the unit that the words before it name, and degrees of heat the tenths after them."""
    beside = _last(text, draft.start)
    unit = _UNITS.get(beside, "")
    if not unit or not isinstance(draft.low, Decimal) or (beside == "heat" and draft.low > _HOTTEST):
        return
    draft.unit = unit
    tenths = _TENTHS.match(text, draft.end) if beside == "heat" and draft.low % 1 == 0 else None
    if tenths is not None:
        written = tenths["tenths"]
        draft.low += Decimal(CHINESE_DIGITS.get(written, written)) / 10
        draft.end = tenths.end()


def _last(text: str, start: int) -> str:
    """What the last of the words before `start` tells of; empty where there are none."""
    found = None
    at = max(0, start - _REACH)
    while (match := _BESIDE.search(text, at, start)) is not None:
        found, at = match.lastgroup, match.start() + 1
    return found or ""
