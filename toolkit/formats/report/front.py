"""What stands around the text of a report: title, metadata, captions of tables, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.siblings import ENDS_SENTENCE, SENTENCE_END
from toolkit.language.numbering import Enumerator
from toolkit.language.scripts import COMMON_HAN, has_han

LONGEST_TITLE = 100
LONGEST_CAPTION = 80
#: Lines that name the unit of one table, at most.
CAPTIONS = 3
LONGEST_PLAIN_HEADING = 24

#: Details before the text, each with a colon after it; blanks may stand between the characters.
DETAILS = """
    日期 时间 发布日期 发布时间 成文日期 成文时间 印发日期 印发时间 更新日期 更新时间 公开日期 公开时间
    报告日期 报告时间 来稿日期 来稿时间 生效日期 实施日期 施行日期 公布日期 签发日期 生成日期 发文日期
    发文时间 来源 信息来源 文章来源 稿件来源 稿源 作者 撰稿 供稿 供稿单位 发布人 发布单位 信息发布
    发布机构 发文机关 发文单位 制定机关 印发机关 公开机关 责任部门 发文字号 文号 文件编号 公文编号 索引号
    索引号码 统一编号 信息索引 信息分类 报告人 主题分类 主题词 公文种类 公文类型 文种 体裁分类 有效性
    时效性 是否有效 效力状态 标题 名称 信息名称 公开方式 公开形式 公开范围 密级 紧急程度 签发人 关键词
    發佈日期 發布日期 發佈時間 發布時間 更新時間 日期 時間 來源 文號 發文字號 作者 發言人 公布日期
"""
_DETAIL = "|".join(r"\s*".join(name) for name in DETAILS.split())
_YEAR = "(?:[12][0-9]{3}|[一二][〇○零Ｏ一二三四五六七八九]{3})"
_COUNT = "[0-9一二三四五六七八九十]{1,3}"
METADATA = re.compile(
    rf"[【\[]?\s*(?:{_DETAIL})\s*[】\]]?\s*[:：].*"
    rf"|[（(]?\s*{_YEAR}\s*年\s*{_COUNT}\s*月(?:\s*{_COUNT}\s*日)?\s*[）)]?|[（(]\s*{_YEAR}\s*年度?\s*[）)]"
    rf"|[（(]\s*{_YEAR}\s*年\s*{_COUNT}\s*月.{{4,100}}[）)]"
    rf"|[{COMMON_HAN}]{{0,12}}(?:[长長]|主席|主任|行政[长長]官)[\s\u3000]+[{COMMON_HAN}]{{1,2}}\s*[{COMMON_HAN}]{{1,3}}"
    r"|[（(]?[12][0-9]{3}([-./])[0-9]{1,2}\1[0-9]{1,2}(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s{2,}\S.{1,60})?)?[）)]?"
    r"|——.{4,60}"
    r"|\S{2,12}[〔\[（(﹝][12][0-9]{3}[〕\]）)﹞]\s*第?\s*[0-9]{1,5}\s*[号號]"
)
#: Who publishes the report, on a line of its own below the title, or above a title that begins with 关于.
BODY = re.compile(
    rf"[{COMMON_HAN}\s·（）]{{2,24}}(?:(?<![开格布结全大当时])局|委员会|委|厅|(?<![西东南北中内外全局干总上下])部|院|"
    r"[总公]署|审计署|(?:办事|管理|秘书)处|总队|调查队|办公室|人民政府|研究所|(?<!为)中心|[协学联]会|联合会|公司|大学|集团|银行)"
)
ABOUT = re.compile("(?:印发|转发|批转)?关于|印发|转发")
#: The name of a table or figure by its number, and the unit of the table below.
CAPTION = re.compile(
    r"(?:(?:附?[表图圖]|附件表|专栏|專欄|图表|圖表)\s*[0-9０-９一二三四五六七八九十]+(?:[-－.．–][0-9０-９]+)*|[续續]表|附表)"
    r"(?=[\s:：.．、（(]|\Z).*"
    r"|(?:Table|Figure|Chart)\s+[0-9A-Z]+(?:[-.][0-9]+)*(?=[\s:.(]|\Z).*"
)
UNIT_CAPTION = re.compile(
    r"[（(\[]?(?:(?:计量|金额|货币|数量|計量|金額|貨幣|數量)?[单單]位\s*[:：]"
    r"|Units?\s*(?:of measure(?:ment)?)?\s*[:：])[^。；\t]{1,40}[)）\]]?"
)
#: The line above an annex: 附件, 附件1, 附录A.
ANNEX = re.compile(
    r"附\s*[件录錄則则](?:\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z]))?|Annex(?:\s+[0-9A-Z]{1,2})?"
)


def is_metadata(text: str, above: bool, following: str) -> bool:
    """Whether a line before the text is a detail of the report; `above` is set before the title was found."""
    if METADATA.fullmatch(text):
        return True
    if above:
        return ANNEX.fullmatch(text) is not None or text == "附表" or (
            BODY.fullmatch(text) is not None and ABOUT.match(following) is not None
        )  # fmt: skip
    return BODY.fullmatch(text) is not None


def is_title(paragraph: Paragraph, enumerator: Enumerator | None) -> bool:
    """Whether a paragraph before the text can be the title of the report."""
    text = paragraph.text
    return (
        len(text) <= LONGEST_TITLE
        and not paragraph.row
        and enumerator is None
        and not ENDS_SENTENCE.search(text)
        and not text.endswith(("：", ":"))
    )


def is_annex_title(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """The line below 附件1."""
    one = paragraphs[number]
    return number > 0 and ANNEX.fullmatch(paragraphs[number - 1].text) is not None and is_title(one, None)


def is_caption(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """A table or figure by its number, and the unit of a table that follows, perhaps after another caption."""
    if _is_numbered_caption(paragraphs[number].text):
        return True
    following = number + 1
    while following < len(paragraphs) and _is_unit(paragraphs[following - 1].text) and following <= number + CAPTIONS:
        if starts_table(paragraphs, following) or _is_numbered_caption(paragraphs[following].text):
            return True
        following += 1
    return False


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
