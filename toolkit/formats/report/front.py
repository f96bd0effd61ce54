"""What surrounds the text of a report: title, metadata, captions of tables, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.formats.report.details import BODY, BODY_AND_DAY, METADATA
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.siblings import ENDS_SENTENCE, SENTENCE_END
from toolkit.language.captions import CAPTION, UNIT_CAPTION
from toolkit.language.numbering import Enumerator
from toolkit.language.scripts import COMMON_HAN, has_han

LONGEST_TITLE = 100
#: The longest title that its format marks, or that says so itself: 关于…的通知.
LONGEST_SURE_TITLE = 300
LONGEST_CAPTION = 80
LONGEST_TABLE_NAME = 40
#: Lines that name the unit of one table, at most.
CAPTIONS = 3
LONGEST_PLAIN_HEADING = 24

ABOUT = re.compile("(?:印发|转发|批转)?关于|印发|转发")
#: The line above an annex: 附件, 附件1, 附录A.
ANNEX = re.compile(
    r"附\s*[件录錄則则](?:\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z]))?|Annex(?:\s+[0-9A-Z]{1,2})?"
)
#: An annex followed by its title: 附件1：主要指标表.
TITLED_ANNEX = re.compile(
    r"(?:附\s*[件录錄則则](?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])|Annex [0-9A-Z]{1,2})"
    r"(?:\s*[:：]\s*|\s+)[^\s，。；！？;:：\t][^，。；！？;:：\t]{1,39}"
)
#: What the page of a press office says above the title.
SERIES = frozenset("新聞公報 新闻公报 新聞稿 新闻稿 新闻发布 新聞發布 特稿".split())
#: Sections of a site that are above a title, perhaps below the publisher.
SECTIONS = frozenset(
    """
    政府信息公开 政务公开 信息公开 主动公开 法定主动公开内容 政策文件 通知公告 公示公告 政府文件 行政规范性文件
    规范性文件 政府资讯公开 政府資訊公開
    """.split()
)
#: What is above the tables at the end of a report.
TABLES = re.compile("附[表圖图]\\s*[:：]?")
#: What announces names below a title: they are not publishers.
LISTING = re.compile("名[单單册冊]|一[览覽]|目[录錄]")
#: The end of a title that a publisher may be above, and how many lines below.
ENTITLED = re.compile(
    "(?:报告|通知|公报|公告|通报|规划|方案|意见|条例|办法|要点|纪要|发布会|情况|白皮书|年报|月报|年鉴|预算|决算|讲话|问答|報告|公報|公告|通告|方案|計劃)"
    "(?:第[0-9一二三四五六七八九十]{1,4}[场期号號])?(?:[（(][^（）()]{1,12}[)）])?\\Z"
)
LINES_BELOW = 5
LETTERHEAD = re.compile(rf"[{COMMON_HAN}·（）]{{4,40}}文件")


def is_metadata(text: str, title: str, following: str) -> bool:
    """Whether a line before the text is a detail of the report; `title` is empty before the title was found."""
    if METADATA.fullmatch(text):
        return True
    if not title:
        if ANNEX.fullmatch(text.rstrip("：:")) or text == "附表":
            return True
        if text in SERIES or text in SECTIONS:
            return bool(following) and METADATA.fullmatch(following) is None and not ENDS_SENTENCE.search(following)
        if LETTERHEAD.fullmatch(text):
            return METADATA.fullmatch(following) is not None
        return BODY.fullmatch(text) is not None and (ABOUT.match(following) is not None or following in SECTIONS)
    if BODY_AND_DAY.fullmatch(text):
        return True
    return BODY.fullmatch(text) is not None and LISTING.search(title) is None


def is_publisher(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a line names an authority above the title: a line below it, before any sentence, ends as a title does."""
    if BODY.fullmatch(paragraphs[number].text) is None:
        return False
    for one in paragraphs[number + 1 : number + 1 + LINES_BELOW]:
        if one.row or one.bullet or ENDS_SENTENCE.search(one.text) or one.text.endswith(("：", ":")):
            return False
        if ENTITLED.search(one.text) and BODY.fullmatch(one.text) is None:
            return True
    return False


def is_title(paragraph: Paragraph, enumerator: Enumerator | None) -> bool:
    """Whether a paragraph before the text can be the title of the report."""
    text = paragraph.text
    return (
        (len(text) <= LONGEST_TITLE or (len(text) <= LONGEST_SURE_TITLE and _is_sure(paragraph)))
        and not paragraph.row
        and enumerator is None
        and not ENDS_SENTENCE.search(text)
        and not text.endswith(("：", ":"))
    )


def _is_sure(paragraph: Paragraph) -> bool:
    """Whether a text of any length is a title: one sentence at most, with the mark or the words of a title."""
    text = paragraph.text
    says = ABOUT.search(text) is not None and ENTITLED.search(text) is not None
    return (paragraph.heading == 1 or says) and SENTENCE_END.search(text) is None


def is_annex_heading(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """An annex followed by its title, but not one in a list of annexes: text follows, no signature."""
    if TITLED_ANNEX.fullmatch(paragraphs[number].text) is None or number + 1 == len(paragraphs):
        return False
    following = paragraphs[number + 1].text
    if BODY.fullmatch(following) or METADATA.fullmatch(following):
        return False
    before = paragraphs[number - 1].text if number else ""
    return not any(TITLED_ANNEX.fullmatch(text) or text in ("附件：", "附件:") for text in (before, following))


def is_annex_title(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """The line below 附件1."""
    one = paragraphs[number]
    return number > 0 and ANNEX.fullmatch(paragraphs[number - 1].text) is not None and is_title(one, None)


def is_marked_annex_title(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """The title of an annex where both are marked as headings of one level."""
    above, own = paragraphs[max(0, number - 1)], paragraphs[number]
    return (
        above.heading == own.heading and ANNEX.fullmatch(above.text) is not None and is_annex_title(paragraphs, number)
    )


def is_caption(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """A table or figure by its number, and the unit of a table that follows, perhaps after another caption."""
    if _is_over_tables(paragraphs, number):
        return False
    if _is_numbered_caption(paragraphs[number].text):
        return True
    following = number + 1
    while following < len(paragraphs) and _is_unit(paragraphs[following - 1].text) and following <= number + CAPTIONS:
        if starts_table(paragraphs, following) or _is_numbered_caption(paragraphs[following].text):
            return True
        following += 1
    return False


def _is_over_tables(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether 附表： is a heading, by its style or since the caption of a table with a number follows."""
    if TABLES.fullmatch(paragraphs[number].text) is None:
        return False
    following = paragraphs[number + 1].text if number + 1 < len(paragraphs) else ""
    return bool(paragraphs[number].heading) or _is_numbered_caption(following)


def is_table_name(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """The name of a table that has no number: a short line above its unit, or one that says 表 above it."""
    one = paragraphs[number]
    if number + 1 == len(paragraphs) or one.row or one.bullet or one.heading or len(one.text) > LONGEST_TABLE_NAME:
        return False
    if re.search(r"[，,。；;：:！？!?\t]", one.text) or not has_han(one.text) or paragraphs[number + 1].gap > one.gap:
        return False
    following = paragraphs[number + 1].text
    says = one.text.endswith(("表", "一览")) and starts_table(paragraphs, number + 1)
    return says or (_is_unit(following) and is_caption(paragraphs, number + 1))


def _is_numbered_caption(text: str) -> bool:
    return (
        "\t" not in text
        and len(text) <= LONGEST_CAPTION
        and bool(CAPTION.fullmatch(text))
        and not SENTENCE_END.search(text)
    )


def _is_unit(text: str) -> bool:
    return len(text) <= LONGEST_CAPTION and UNIT_CAPTION.fullmatch(text) is not None and not SENTENCE_END.search(text)


def starts_table(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """A line of three cells, or two lines of cells together; a lone tab after a numeral is only spacing."""
    if not paragraphs[number].row:
        return False
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    return paragraphs[number].text.count("\t") > 1 or (following is not None and following.row and not following.gap)


def is_plain_heading(text: str, following: Paragraph | None, enumerator: Enumerator | None) -> bool:
    """A short line without punctuation before a sentence: the heading of a report that has no numbering.

    `following` is the paragraph after it, with its enumerator.
    """
    return (
        following is not None
        and len(text) <= LONGEST_PLAIN_HEADING
        and not re.search(r"[，,。；;：:！？!?、\t]", text)
        and has_han(text)
        and not following.row
        and len(following.text) > len(text)
        and METADATA.fullmatch(text) is None
        and (ENDS_SENTENCE.search(following.text) is not None or enumerator is not None)
    )
