"""Paths through a site that saved pages have above the title, without its home page: 政务公开 > 统计公报."""

from __future__ import annotations

import re

_ARROW = r"\s*(?:>{1,2}|＞{1,2}|»|›|→|▶|》|&gt;)\s*"
_NAME = r"[^<>＞»›→▶《》。；，：:&\s]{2,20}"
#: The first name, and how the others follow.
_FIRST, _NEXT = rf"(?:位置[:：]\s*)?(?:{_ARROW})?(?!\d){_NAME}", r"[^<>＞»›→▶《》。；，&]{2,40}"
_KIND = (
    "政府|市政|政[务務]|信息|資訊|新[闻聞]|通知|公告|公示|[统統][计計]|[数數][据據]|政策|法[规規]|工作|[机機][构構]|互[动動]"
    "|服[务務]|[专專][题題]"
)
#: What the sections of a site are called. Other words with a slash between them may be a title.
_SECTION = (
    f"(?:(?:{_KIND}){{1,2}}(?:公[开開]|公告|公示|[动動][态態]|中心|目[录錄]|[频頻]道|[栏欄]目|[专專][栏欄]|[资資][讯訊]|信息"
    "|新[闻聞]|要[闻聞]|[发發][布佈]|文件|解[读讀]|之窗|服[务務]|概[况況]|政[务務]))"
)
_SIGN = r"\s*[/／－·•]\s*"
#: Three names or more with > or bars between them, before the text begins.
SITE_PATH = re.compile(
    rf"{_FIRST}(?:{_ARROW}{_NEXT}){{2,}}|[^|｜0-9。，：]{{2,10}}(?:\s*[|｜]\s*[^|｜0-9。，：]{{2,10}}){{2,}}"
)
#: Two names, or other signs between the sections of a site, where a line below may be the title.
PATH = re.compile(rf"{_FIRST}{_ARROW}{_NEXT}|{_SECTION}(?:{_SIGN}{_SECTION})*{_SIGN}{_NAME}")
