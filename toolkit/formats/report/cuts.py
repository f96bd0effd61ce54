"""Line breaks inside a figure: 投资31⏎45亿元 and 9⏎.1%.

A figure that is joined wrongly is a new one, so in a text that was not wrapped the second line must be one that no
paragraph begins with, or the first a sentence that has not ended.
"""

from __future__ import annotations

import re

from toolkit.formats.report.amounts import COUNTER, END, MEASURE, NUMBER, STOP, UNITS
from toolkit.formats.report.details import is_detail
from toolkit.formats.report.halves import HALVES
from toolkit.language.numbering import leading
from toolkit.language.scripts import HAN

#: The figures around a line break, with what comes before the one and after the other.
BEFORE = re.compile(r"(?P<before>[^0-9]?)(?P<figure>[0-9][0-9.,]*)\Z")
AFTER = re.compile(r"(?P<figure>[0-9A-Za-z]*(?:[.,][0-9]+)*)(?P<after>.?)")
#: No figure is longer; longer lines are not searched.
LONGEST_FIGURE = 40
#: A figure that is whole: a year, and the number of a table, an annex or a case.
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\s*年|[-–—/.])")
NAME = re.compile(
    r"(?:(?:附[件表图录錄]|(?<![电電水仪儀])表|[图圖]|[案示]例|专栏|方案|版本|编号|[Nn]o\.?|[第街道栋楼]|交通"
    r"|(?<![公铁鐵道线線电電])路|(?<![教验驗生作温溫])室)\s*[0-9]+(?:[-–.][0-9]+)*"
    r"|^(?:典型|重点|主要)?(?:问题|任务|项目|课题|标段|工程|事项|阶段|步骤|情形|指标|序号|组别|类型)\s*[0-9]+)\Z"
)
#: What calls for an amount, so that a line which ends with its first digits is not whole; it may be after 新增31.
OPEN = re.compile(
    "(?:[年市县区省国，]共|共有|约|约有|近|超过?|突破|达到?|惠及|覆盖|建成|改造|带动|吸纳|帮助|[增升降减]至|[增减]加?到|只?有)[0-9]{1,4}\\Z"
)
#: Latin letters before an amount; others are those of a code: A31.
MEASURED = ("GDP", "GNP", "CPI", "PPI", "FDI")
COUNT = re.compile(
    r"[0-9]+(?:[.,][0-9]+)?[余多]?[万亿萬億千百]?[余多]?(?:[个家项户件座条台所种名处辆套批篇间对]|人(?!民)|平方|公[里顷])"
)
#: What only a figure can have before it.
UNIT = re.compile("[%％‰㎡℃]|[万亿萬億](?![州源事象一物众])|个百分点")
WIDE = re.compile(rf"[{HAN},;:()（）“”‘’《》〔〕，。、；：％℃‰]|[%+\-−－＋~～–—]")

#: Second lines that go on with the figure at the end of the first.
TAILS = re.compile(
    rf"[%％‰㎡℃]|个百分点|[.．][0-9]|,[0-9]{{3}}(?![0-9])|{UNITS}"
    rf"|{NUMBER}{MEASURE}{END}|{NUMBER}[，。；∶]"
    rf"|{NUMBER}(?:[万亿萬億][余多]?{COUNTER}|{COUNTER}(?={STOP})){END}"
    r"|(?!0[元基首距差容跑接碳糖添门费利投])0[0-9]*(?=[^-0-9:：年月日/.])|0年代"
)
#: Those that no line begins with, after any line.
ODD = re.compile(r"[.．][0-9]+[^0-9.．]|,[0-9]{3}(?![0-9])|000+(?=[^-0-9:：年月日号/.后])")
#: The same where digits come before them that are a number whole: a year, 2.0.
UNIT_TAILS = re.compile(rf"[%％‰㎡℃]|个百分点|[.．][0-9]|{UNITS}")
#: A second line that begins with a date, a time or a number of order, which begin paragraphs.
DATE = re.compile(r"(?!0年代)[0-9]{1,4}\s*(?:[年月日号时点岁届楼:：/]|[-—–~～至])")
#: Decimals that no version, month or section is, with the rest of their two places: 8.2⏎4万平方公里.
DECIMAL = re.compile(rf"[{HAN}](?!(?:19[0-9]|20[0-4])[0-9][.])[0-9]+[.][1-9]\Z")
SECOND_PLACE = re.compile(f"[0-9](?:{MEASURE}|[万亿萬億]{COUNTER}){END}")
#: A list of figures goes on: 增速分别为8、1⏎2、15个百分点, 20⏎21、2022年.
LISTED = (
    (re.compile(r"[0-9]、[0-9]{1,2}\Z"), re.compile("[0-9]+、[0-9]")),
    (re.compile(r"(?<![0-9])(?:19|20)[0-9]?\Z"), re.compile("[0-9]{1,2}、(?:19|20)[0-9]{2}[年、]")),
)
#: Full-width digits and signs, which are those of half width.
NARROW = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {ord("．"): ord("."), ord("％"): ord("%")}


def _end(before: str) -> str:
    """As much of the end of a line as a figure can be, its signs half width."""
    return before[-LONGEST_FIGURE:].translate(NARROW)


def cuts_a_figure(before: str, line: str) -> bool:
    """Whether a line break of a wrapped text is inside a figure, but not in 见附表3⏎2022年."""
    end, line = _end(before), line.translate(NARROW)
    if NAME.search(end) or YEAR.match(line) or leading(line, "zh"):
        return False
    left, right = BEFORE.search(end), AFTER.match(line)
    if left is None or right is None or left["figure"][-1] == ",":
        return False
    if YEAR.fullmatch(left["figure"] + line[: len(right["figure"]) + 1]):
        return not left["before"] or WIDE.match(left["before"]) is not None
    if not right["figure"]:
        return UNIT.match(line) is not None and WIDE.match(left["before"]) is not None
    return right["figure"][0] in "0123456789." and _in_chinese(left, right)


def cuts_at_margin(before: str, line: str, *, marked: bool) -> bool:
    """Whether a line that is full to the margin breaks off in a figure, of any noun: 高速公路4⏎142公里.

    `marked` is set where every paragraph begins with an indent or after a blank line, and so not here.
    """
    end, line = _end(before), line.translate(NARROW)
    if YEAR.match(line):
        return False
    numbered = leading(line, "zh") is not None
    if marked and (not numbered or re.match("[0-9]+、[0-9]", line) or _closes(before, line)):
        return True
    if any(head.search(end) and tail.match(line) for head, tail in LISTED):
        return True
    return not numbered and TAILS.match(line) is not None and in_chinese(end, line)


def cuts_surely(before: str, line: str) -> bool:
    """Whether a line break is inside a figure whatever the text: no paragraph begins with the second line."""
    end, line = _end(before), line.translate(NARROW)
    if any(head.search(end) and tail.match(line) for head, tail in HALVES):
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
    """Whether the second line is the rest of a figure other than a year; `sign` is the text before its digits."""
    in_code = sign.isascii() and sign.isalpha() and not before[: -len(figure)].endswith(MEASURED)
    if (sign and sign in "-–—/:.") or in_code or _is_whole(figure):
        if UNIT_TAILS.match(line):
            return not is_code(before)
        if DECIMAL.search(_end(before)) and SECOND_PLACE.match(line):
            return True
        return "." in figure and _is_prose(before) and TAILS.match(line) is not None
    if figure[-1] == ".":
        return re.match(rf"[0-9]+{MEASURE}", line) is not None
    if DATE.match(line):
        return False
    if TAILS.match(line) and line != "100%":
        return any(one > "\x7f" or one == "$" for one in before) or ODD.match(line) is not None
    counts = OPEN.search(_end(before)) is not None and COUNT.match(line) is not None
    return counts or (_is_prose(before) and cuts_a_figure(before, line))


def is_code(text: str) -> bool:
    """Whether a line ends with a number of more than four digits: of a telephone or an account."""
    return re.search(r"[0-9]{5,}\Z", text) is not None


def _closes(before: str, line: str) -> bool:
    """Whether the second line begins with the rest of a figure in brackets: （总量31⏎45）号."""
    opened = sum(map(before.count, "（(")) > sum(map(before.count, "）)"))
    return opened and re.match(rf"{NUMBER}[^\s（(，。；]{{0,6}}[）)]", line) is not None


def _is_year(before: str, figure: str, line: str) -> bool:
    """Whether a year was cut: 到202⏎3年末, and 20⏎22年 where the line has nothing else."""
    rest = AFTER.match(line)
    whole = rest is not None and YEAR.fullmatch(figure + line[: len(rest["figure"]) + 1]) is not None
    if not whole or len(figure) == 4:
        return False
    head = before[: -len(figure)]
    if not head or _is_prose(before) or head[-1] in "至到于自从在年截比较与同，；—–-~～、（(“《":
        return True
    return head[-1] > "\x7f" and (line[0] == "0" or _is_prose(line) or "，" in line)


def _is_whole(figure: str) -> bool:
    """Whether a figure is likely one already: 2.0, a year, and the digits of a code."""
    return re.fullmatch(r"[0-9]+[.．][0-9]+|(?:19|20)[0-9]{2}|[0-9]{5,}", figure) is not None


def _is_prose(before: str) -> bool:
    """Whether a line ends within a sentence after another one: a heading has none inside."""
    return re.search("[。；！？]", before) is not None


def in_chinese(before: str, line: str) -> bool:
    """Whether the text around a figure is Chinese, which has no space before and after it: 5⏎G基站."""
    left, right = BEFORE.search(_end(before)), AFTER.match(line.translate(NARROW))
    return left is not None and right is not None and _in_chinese(left, right)


def _in_chinese(left: re.Match[str], right: re.Match[str]) -> bool:
    return WIDE.match(left["before"]) is not None and WIDE.match(right["after"]) is not None
