"""Details of a report before its text: dates, sources, numbers of documents, each on a line."""

from __future__ import annotations

import re

from toolkit.language.scripts import COMMON_HAN

#: Details before the text, each with a colon after it; blanks may separate the characters.
DETAILS = """
    日期 时间 发布 发布日期 发布时间 成文日期 成文时间 印发日期 印发时间 更新日期 更新时间 公开日期 公开时间
    报告日期 报告时间 来稿日期 来稿时间 生效日期 实施日期 施行日期 公布日期 签发日期 生成日期 发文日期
    发文时间 来源 信息来源 文章来源 稿件来源 稿源 作者 撰稿 供稿 供稿单位 发布人 发布单位 信息发布
    发布机构 发文机关 发文单位 制定机关 印发机关 公开机关 责任部门 发文字号 文号 文件编号 公文编号 索引号
    索引号码 统一编号 信息索引 信息分类 报告人 主题分类 主题词 公文种类 公文类型 文种 体裁分类 有效性
    时效性 是否有效 效力状态 标题 名称 信息名称 公开方式 公开形式 公开范围 密级 紧急程度 签发人 关键词
    主题 主旨 发件人 收件人 发送时间 寄件者 收件者 檔號 檔案編號 文件編號
    發佈日期 發布日期 發佈時間 發布時間 更新時間 日期 時間 來源 文號 發文字號 作者 發言人 公布日期
"""
#: The head of a mail, and the names in the front matter of a Markdown file.
_HEAD = (
    "(?i:from|to|cc|sent|date|subject|title|author|source|url|tags|categories|category|keywords|description|layout"
    "|lang|permalink|draft|slug)"
)
_DETAIL = "|".join(r"\s*".join(name) for name in DETAILS.split())
_YEAR = "(?:[12][0-9]{3}|[一二][〇○零Ｏ一二三四五六七八九]{3})"
_COUNT = "[0-9一二三四五六七八九十]{1,3}"
_DAY = rf"{_YEAR}\s*年\s*{_COUNT}\s*月(?:\s*{_COUNT}\s*日)?"
METADATA = re.compile(
    rf"[【\[]?\s*(?:{_DETAIL})\s*[】\]]?\s*[:：].*|[【\[]\s*(?:{_DETAIL})\s*[】\]]\s*\S.*"
    rf"|[（(]?\s*{_DAY}\s*[）)]?|[（(]\s*{_YEAR}\s*年度?\s*[）)]"
    rf"|[（(]\s*{_YEAR}\s*年\s*{_COUNT}\s*月.{{4,100}}[）)]"
    rf"|[{COMMON_HAN}]{{0,12}}(?:[长長]|主席|主任|行政[长長]官)[\s\u3000]+[{COMMON_HAN}]{{1,2}}\s*[{COMMON_HAN}]{{1,3}}"
    r"|[（(]?[12][0-9]{3}([-./])[0-9]{1,2}\1[0-9]{1,2}(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s{2,}\S.{1,60})?)?[）)]?"
    rf"|{_HEAD}:.*"
    r"|立法[會会].{0,30}[號号]文件"
    r"|——.{4,60}"
    r"|[^\s《》]{2,12}[〔\[（(﹝][12][0-9]{3}[〕\]）)﹞]\s*第?\s*[0-9]{1,5}\s*[号號]"
)
#: Who publishes the report, on a line of its own below the title, or above a title that begins with 关于.
BODY = re.compile(
    rf"[{COMMON_HAN}\s·（）]{{2,24}}(?:(?<![开格布结全大当时])局|委员会|委|厅|(?<![西东南北中内外全局干总上下])部|院|"
    r"[总公]署|审计署|(?:办事|管理|秘书)处|总队|调查队|办公室|人民政府|研究所|(?<!为)中心|[协学联]会|联合会|公司|大学|集团|银行)"
)
#: Who publishes the report and when, in one line below the title.
BODY_AND_DAY = re.compile(rf"(?:{BODY.pattern})\s+{_DAY}|{_DAY}\s+(?:{BODY.pattern})")


def is_detail(text: str) -> bool:
    """Whether a line is a detail and no sentence, which may begin like one: 时间：2023年5月，地点….

    No paragraph goes on after it.
    """
    return not text.startswith("——") and METADATA.fullmatch(text) is not None and re.search("[，。；]", text) is None
