"""Line breaks inside a figure: 投资31⏎45亿元 and 9⏎.1%.

A figure that is joined wrongly is a new one, so in a text that was not wrapped the second line must be one that no
paragraph begins with, or the first a sentence that has not ended.
"""

from __future__ import annotations

import re

from toolkit.formats.report.details import is_detail
from toolkit.language.numbering import leading
from toolkit.language.scripts import HAN

#: The figures around a line break, with what stands before the one and after the other.
BEFORE = re.compile(r"(?P<before>[^0-9０-９]?)(?P<figure>[0-9０-９][0-9０-９.,]*)\Z")
AFTER = re.compile(r"(?P<figure>[0-9０-９A-Za-z]*(?:[.,][0-9]+)*)(?P<after>.?)")
#: No figure is longer; longer lines are not searched.
LONGEST_FIGURE = 40
#: A figure that is whole: a year, and the number of a table, an annex or a case.
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\s*年|[-–—/.])")
NAME = re.compile(
    r"(?:(?:附[件表图录錄]|[表图圖]|[案示]例|专栏|方案|版本|编号|[Nn]o\.?|[第路街道栋楼室]|交通)\s*[0-9]+(?:[-–.][0-9]+)*"
    r"|^(?:典型|重点|主要)?(?:问题|任务|项目|课题|标段|工程|事项|阶段|步骤|情形|指标|序号|组别|类型)\s*[0-9]+)\Z"
)
#: What calls for an amount, so that a line which ends with its first digits is not whole; it may be after 新增31.
OPEN = re.compile(
    "(?:[年市县区省国，]共|共有|约|约有|近|超过?|突破|达到?|惠及|覆盖|建成|改造|带动|吸纳|帮助|[增升降减]至|[增减]加?到|只?有)[0-9０-９]{1,4}\\Z"
)
#: Latin letters before an amount; others are those of a code: A31.
MEASURED = ("GDP", "GNP", "CPI", "PPI", "FDI")
COUNT = re.compile(
    r"[0-9０-９]+(?:[.,][0-9]+)?[余多]?[万亿萬億千百]?[余多]?(?:[个家项户件座条台所种名处辆套批篇间对]|人(?!民)|平方|公[里顷])"
)
#: What only a figure can have before it.
UNIT = re.compile("[%％‰㎡℃]|[万亿萬億](?![州源事象一物众])|个百分点")
WIDE = re.compile(rf"[{HAN},;:()（）“”‘’《》，。、；：％℃‰]|[%+\-−~～–—]")

#: Where a clause ends.
_STOP = "[，。；、）)（(,;/]"
_END = rf"(?:左右|以[上下内])?(?={_STOP}|$)"
#: An amount of something measured. No paragraph begins with one that a clause ends with; it may with 3家单位.
_MEASURE = (
    r" ?(?:[万亿萬億]?[余多]?(?:[美港欧日]?元|吨|噸|亩|公[顷里斤]|千?[米克]"
    r"|[平立]方(?:米|公里)|千瓦时?|升|度|倍|[万亿萬億])"
    r"|[%％‰㎡℃]|个百分点|(?:[kMG]?Wh?|[kcm]?m[²³]?|[km]?g|m?L|CFU|TEU|ha|t)(?:/[A-Za-z0-9²³]+)?)"
)
_NUMBER = r"[0-9０-９]+(?:[.,][0-9]+)*"
#: A unit without its number, which is no word that a paragraph begins with: 个体, 万人马拉松.
_UNITS = (
    rf"[万亿萬億][^\s0-9，。；]{{0,3}}{_END}|[个家项户名件座条台所种次人年](?={_STOP})"
    "|(?:[kMG]?Pa|[kMG]?Hz|[kMG]?Wh?|[kcmnμ]?m[²³]?|[km]?g|m?L|TEU|ha)(?=[，。；、）])"
    "|个(?![人别体性税案股旧头子中展])"
)
#: Second lines that go on with the figure at the end of the first.
TAILS = re.compile(
    rf"[%％‰㎡℃]|个百分点|[.．][0-9]|,[0-9]{{3}}(?![0-9])|{_UNITS}"
    rf"|{_NUMBER}{_MEASURE}{_END}|{_NUMBER}[，。；∶]"
    rf"|{_NUMBER}(?:[万亿萬億][个家项户件人]|[个家项户件人](?={_STOP})){_END}"
    r"|0[0-9]*(?=[^-0-9:：年月日/.])|0年代"
)
#: Those that no line begins with, whatever stands in the line before.
ODD = re.compile(r"[.．][0-9]+[^0-9.．]|,[0-9]{3}(?![0-9])|000+(?=[^-0-9:：年月日号/.后])")
#: The same where digits come before them that are a number whole: a year, 2.0.
UNIT_TAILS = re.compile(rf"[%％‰㎡℃]|个百分点|[.．][0-9]|{_UNITS}")
#: A second line that begins with a date, a time or a number of order, which begin paragraphs.
DATE = re.compile(r"(?!0年代)[0-9]{1,4}\s*(?:[年月日号时点岁届楼:：/]|[-—–~～至])")
#: A date that was cut before 月 or 日.
_MONTH = (
    re.compile(r"(?:年|[，。、；至从到自—–-]|^)\s*(?:1[0-2]|0?[1-9])\Z"),
    re.compile("月(?:[0-9]|[底初末份中上下，])"),
)
#: A number of order that was cut: 居全国第1⏎0位, but 第1⏎3位专家.
_ORDER = (
    re.compile("第[0-9０-９]{1,3}\\Z"),
    re.compile(
        "[0-9０-９]{1,3}(?:[位名届次批期章条节号个场轮天集辑卷款项级类组](?=[，。；、）)：:]|$)|[届次场](?=[会大全代常发新]))"
        "|[位名届次批期场轮天](?=[，。；）])"
    ),
)
_DAY = re.compile(r"月(?:[12][0-9]|3[01]|0?[1-9])\Z"), re.compile("日(?:[，。；、（(前起止至内）)]|$)")
#: What else a line break cuts in two: a number of order, a percentage in words, a range, a sign, a thousand.
_PAIRS = (
    _MONTH,
    _DAY,
    _ORDER,
    (re.compile("百分之\\Z"), re.compile("[一二三四五六七八九十百零〇两]")),
    (re.compile(r"[0-9][-—–~～至]\Z"), re.compile(rf"{_NUMBER}{_MEASURE}{_END}")),
    (re.compile(rf"[{HAN}（(][-−－]\Z"), re.compile(rf"{_NUMBER}{_MEASURE}{_END}")),
    (re.compile(r"[^0-9.,-][0-9]{1,3}(?:,[0-9]{3})*,\Z"), re.compile(r"[0-9]{3}(?:,[0-9]{3})*(?![0-9年月日号:,-])")),
    (re.compile(f"第[{HAN}]{{1,4}}[条條]\\Z"), re.compile(f"第[{HAN}]{{1,3}}[款项項]")),
)


def cuts_a_figure(before: str, line: str) -> bool:
    """Whether a line break of a wrapped text is inside a figure, but not in 见附表3⏎2022年."""
    end = before[-LONGEST_FIGURE:]
    if NAME.search(end) or YEAR.match(line) or leading(line, "zh"):
        return False
    left, right = BEFORE.search(end), AFTER.match(line)
    if left is None or right is None or left["figure"][-1] == ",":
        return False
    if YEAR.fullmatch(left["figure"] + line[: len(right["figure"]) + 1]):
        return not left["before"] or WIDE.match(left["before"]) is not None
    if not right["figure"]:
        return UNIT.match(line) is not None and WIDE.match(left["before"]) is not None
    return right["figure"][0] in "0123456789０１２３４５６７８９." and _in_chinese(left, right)


def cuts_surely(before: str, line: str) -> bool:
    """Whether a line break is inside a figure whatever the text: no paragraph begins with the second line."""
    end = before[-LONGEST_FIGURE:]
    if any(head.search(end) and tail.match(line) for head, tail in _PAIRS):
        return True
    left = BEFORE.search(end)
    if left is None or is_detail(before) or YEAR.match(line) or NAME.search(end):
        return False
    if _closes(before, line):
        return True
    figure = left["figure"]
    return not leading(line, "zh") and (
        _is_year(before, figure, line) or _goes_on(before, left["before"], figure, line)
    )


def _goes_on(before: str, sign: str, figure: str, line: str) -> bool:
    """Whether the second line is the rest of a figure that is no year; `sign` is what stands before its digits."""
    in_code = sign.isascii() and sign.isalpha() and not before[: -len(figure)].endswith(MEASURED)
    if (sign and sign in "-–—/:.") or in_code or _is_whole(figure):
        if UNIT_TAILS.match(line):
            return not is_code(before)
        return "." in figure and _is_prose(before) and TAILS.match(line) is not None
    if figure[-1] == ".":
        return re.match(rf"[0-9]+{_MEASURE}", line) is not None
    if DATE.match(line):
        return False
    if TAILS.match(line) and line != "100%":
        return any(one > "\x7f" or one == "$" for one in before) or ODD.match(line) is not None
    counts = OPEN.search(before[-LONGEST_FIGURE:]) is not None and COUNT.match(line) is not None
    return counts or (_is_prose(before) and cuts_a_figure(before, line))


def is_code(text: str) -> bool:
    """Whether a line ends with a number of more than four digits: of a telephone or an account."""
    return re.search(r"[0-9]{5,}\Z", text) is not None


def _closes(before: str, line: str) -> bool:
    """Whether the second line begins with the rest of a figure in brackets: （总量31⏎45）号."""
    opened = sum(map(before.count, "（(")) > sum(map(before.count, "）)"))
    return opened and re.match(rf"{_NUMBER}[^\s（(，。；]{{0,6}}[）)]", line) is not None


def _is_year(before: str, figure: str, line: str) -> bool:
    """Whether a year was cut: 到202⏎3年末, and 20⏎22年 where nothing else stands in the line."""
    rest = AFTER.match(line)
    whole = rest is not None and YEAR.fullmatch(figure + line[: len(rest["figure"]) + 1]) is not None
    if not whole or len(figure) == 4:
        return False
    head = before[: -len(figure)]
    if not head or _is_prose(before) or head[-1] in "至到于自从在年截—–-~～、（(“《":
        return True
    return head[-1] > "\x7f" and (line[0] == "0" or _is_prose(line) or "，" in line)


def _is_whole(figure: str) -> bool:
    """Whether a figure is likely one already: 2.0, a year, and the digits of a code."""
    return re.fullmatch(r"[0-9]+[.．][0-9]+|(?:19|20)[0-9]{2}|[0-9]{5,}", figure) is not None


def _is_prose(before: str) -> bool:
    """Whether a line ends within a sentence after another one: a heading has none inside."""
    return re.search("[。；！？]", before) is not None


def in_chinese(before: str, line: str) -> bool:
    """Whether what stands around a figure is Chinese, which has no space before and after it: 5⏎G基站."""
    left, right = BEFORE.search(before[-LONGEST_FIGURE:]), AFTER.match(line)
    return left is not None and right is not None and _in_chinese(left, right)


def _in_chinese(left: re.Match[str], right: re.Match[str]) -> bool:
    return WIDE.match(left["before"]) is not None and WIDE.match(right["after"]) is not None
