"""What an article's element has before and after its text: calls to follow, bylines, other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.formats.html.furniture import BUTTONS, OTHERS, SENTENCE
from toolkit.formats.html.title import FIRST, bare
from toolkit.formats.report.details import METADATA
from toolkit.formats.report.paragraph import Paragraph

_WHO = (
    "编辑|编审|编校|编发|审核|审校|校对|初审|复审|终审|一审|二审|三审|监制|监审|统筹|排版|制作|制图|设计|美编|责编|主编"
    "|摄影"
)
#: Who did it: a person, and not an office, which is a step of a procedure.
_PERSON = r"[\u4e00-\u9fff·]{1,4}(?<![局委部处科院厅会组办级门人站所书室])"
#: Lines of furniture around the text, whole.
ENDS = re.compile(
    r"\W*(?:点击|點擊|长按|轻触|戳|扫描|扫码|识别|微信扫一扫|请?关注|[上下]方)"
    r".{0,16}(?:关注|识别|订阅|蓝字|蓝色字|二维码|公众号|视频号|名片).{0,16}"
    r"|(?:点个?|记得点?|请|欢迎|动动手指|喜欢就).{0,6}(?:在看|点赞|转发|分享|三连).{0,20}"
    r"|(?:点赞|在看|转发|分享|收藏)[、，,和\s]{0,3}(?:在看|点赞|转发|分享|收藏).{0,20}"
    r"|更多.{0,16}(?:关注|点击|扫码).{0,20}|.{0,8}请关注.{0,16}(?:公众号|视频号|客户端|微信).{0,8}|微信号\s*[:：].{0,30}"
    r"|扫码.{0,12}|[↓↑▼▲☟☝👇👆\s]+|.{0,4}[“\"「](?:在看|点赞|赞|分享)[”\"」].{0,20}"
    r"|[\W_]*(?:END|The End|正文完|全文完)[\W_]*"
    rf"|(?:[\u4e00-\u9fff]{{0,4}}(?:{_WHO})\s*[:：|｜丨/┃]\s*{_PERSON}(?:[\s、]+{_PERSON})*(?![:：|｜丨/┃])[\s\u3000]*)+"
    r"|预览时标签不可点|(?:继续|向上)滑动看下一个|轻触阅读原文|阅读原文"
    r"|(?:阅读|赞|在看|分享|收藏|留言|点赞|浏览)\s*[0-9.,]+\s*[万wW]?[+＋]?",
    re.IGNORECASE,
)
#: No line of them is longer.
LONGEST = 60
#: Who wrote the text and where it is from, which is kept.
ORIGIN = re.compile(r"(?:来源|供稿|作者|撰稿|文)\s*[|｜丨/┃:：]")


def with_ends(found: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with what is furniture before the first sentence and after the last marked so."""
    texts = [place for place, one in enumerate(found) if one.row or one.note or _is_sentence(one.text)]
    if not texts:
        return list(found)
    first, last = min(texts[0], FIRST), texts[-1]
    head, tail = _marked(found[:first], others=False), _marked(found[last + 1 :], others=True)
    return [*head, *found[first : last + 1], *tail]


def _marked(lines: Sequence[Paragraph], *, others: bool) -> Iterator[Paragraph]:
    """The lines, those of furniture marked; what follows the name of other articles is furniture too."""
    behind = False
    for one in lines:
        text = bare(one.text)
        behind = behind or (others and OTHERS.fullmatch(text.strip(" 【】[]|:：>»·•-—")) is not None)
        kept = ORIGIN.match(text) or METADATA.fullmatch(text) or one.told
        yield one if kept or not (behind or _is_end(text)) else replace(one, furniture=True)


def is_end(text: str) -> bool:
    """Whether a line is furniture around a text."""
    return _is_end(text) or (len(text) <= LONGEST and BUTTONS.fullmatch(text) is not None)


def _is_end(text: str) -> bool:
    return len(text) <= LONGEST and ENDS.fullmatch(text) is not None


def _is_sentence(text: str) -> bool:
    return SENTENCE.search(text) is not None and not _is_end(bare(text))
