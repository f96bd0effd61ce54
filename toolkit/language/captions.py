"""Captions of tables and figures: their numbers, and the lines that say the unit of a table."""

from __future__ import annotations

import re
from enum import StrEnum

from toolkit.language.lazy_pattern import lazy

#: The name of a table or figure by its number: 表1 主要指标, 附表2-1：…, 续表, 图3, Table A.1. …
CAPTION = lazy(
    r"(?:(?:(?:[续續]|附)?[表图圖]|附件表|专栏|專欄|图表|圖表)\s*[0-9０-９一二三四五六七八九十]+(?:[-－.．–—][0-9０-９]+)*"
    r"|[续續]表|附表)"
    r"(?=[\s:：.．、（(]|\Z).*"
    r"|(?:(?:Annex|Appendix|Attached|Supplementary)\s+)?(?:Table|Figure|Fig\.|Chart|Exhibit|Box)\s+"
    r"[0-9A-Z]+(?:[-.–][0-9]+)*(?=[\s:.(]|\Z).*"
)
#: The name of the rest of a table: 续表1-2, 表1-2（续）, Table 1 (continued), Continued Table 1.
_CONTINUED = lazy(
    r"[续續]表.*|附?表\s*[0-9０-９一二三四五六七八九十.．–—－-]*\s*[（(][续續]表?(?:\s*[0-9０-９一二三四五六七八九十]+)?[)）].*"
    r"|.*[（(][续續]表?[)）]|.*\((?:continued|cont[.'’]?d?\.?)\).*|Continued\s.*",
    re.IGNORECASE,
)
#: What measures the figures of a table: 单位：亿元, （金额单位：万元）, Unit: 100 million yuan; a period may precede.
UNIT_CAPTION = lazy(
    r"[（(\[]?(?:[0-9０-９]{4}\s*年[^，。；：:\t]{0,12}\s+)?"
    r"(?:(?:计量|金额|货币|数量|計量|金額|貨幣|數量)?[单單]\s*位\s*[:：]"
    r"|Units?\s*(?:of\s+[a-z]+)?\s*[:：])[^。；\t]{1,40}[)）\]]?"
)
#: The unit at the end of a caption with a name: 表1 主要指标　　单位：亿元.
_UNIT_BEHIND = re.compile(
    r"\S.*?(?:\s{2,}|\t|\u3000)\s*(?P<unit>[（(]?(?:(?:计量|金额)?[单單]位|Units?)\s*[:：].{1,40})"
)
_OF_FIGURE = re.compile(
    r"附?[图圖](?!表)|(?:(?:Annex|Appendix|Attached|Supplementary)\s+)?(?:Figure|Fig\.|Chart|Exhibit)\s", re.IGNORECASE
)
_OF_BOX = re.compile("专栏|專欄|Box ")


class CaptionOf(StrEnum):
    """What a caption says: the name of a table, its unit, or the name of something that is not a table."""

    TABLE = "table"
    UNIT = "unit"
    OTHER = "other"


def caption_of(text: str) -> CaptionOf:
    """What a text that is a caption says."""
    text = text.strip()
    if UNIT_CAPTION.fullmatch(text):
        return CaptionOf.UNIT
    return CaptionOf.OTHER if _OF_FIGURE.match(text) or _OF_BOX.match(text) else CaptionOf.TABLE


def unit_behind(text: str) -> int | None:
    """Where the unit of a table begins that is in one line with its name; None without one."""
    found = _UNIT_BEHIND.fullmatch(text)
    return found.start("unit") if found else None


def says_continued(text: str) -> bool:
    """True for the caption of a table that is the rest of the one before."""
    return _CONTINUED.fullmatch(" ".join(text.split())) is not None
