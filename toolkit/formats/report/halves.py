"""The two ends that a line break leaves of one expression: 12⏎月31日, 百分之⏎三十一, 二〇二⏎一年."""

from __future__ import annotations

import re

from toolkit.formats.report.amounts import AMOUNT, COUNTER, END, MEASURE, NUMBER
from toolkit.language.scripts import HAN

#: A digit of a year in Chinese, and those of a number.
_DIGIT = "[〇零○一二三四五六七八九]"
_ONE = "[一二三四五六七八九两兩]"
_NUMERAL = "[〇零一二三四五六七八九十百千两兩]"
#: A number in Chinese that is part of a name: 案例二十.
_NO_NAME = "(?<![例题务目段程项骤形标号型第表图件之栏])"
_REST = rf"{_NUMERAL}{{0,6}}{AMOUNT}{END}"
#: What can follow a month and a day within a sentence.
_AFTER_MONTH = "[0-9底初末份中上下，]"

#: How the first line ends, and how the second begins.
HALVES = tuple(
    (re.compile(rf"(?:{head})\Z"), re.compile(tail))
    for head, tail in (
        # A month and its year, a day, and a range of months.
        (r"(?:年|[，。、；至从到自—–-]|^)\s*(?:1[0-2]|0?[1-9])", f"月{_AFTER_MONTH}"),
        ("月(?:[12][0-9]|3[01]|0?[1-9])", "日(?:[，。；、（(前起止至内）)]|$)"),
        ("年1", "[0-2]月"),
        ("(?<![0-9])1", "0月"),
        (f"[{HAN}，。；（]{_NO_NAME}[1-9][—–~～至]1", "[0-2]月[份底末，]"),
        ("年(?:1[0-2]|[1-9])", "[-—–~～至](?:1[0-2]|[1-9])月"),
        ("[0-9]月[12]", "[0-9]日"),
        ("[0-9]月3", "[01]日"),
        # A year: of itself a heading may end with it, but not with 比2020.
        ("[比较較到至于自从在](?:19|20)[0-9]{2}", "年(?:[增下提上减減同以起的]|[末底初][，。、前])"),
        ("(?<![〇零○一二三四五六七八九十])一", f"九{_DIGIT}{{2}}年"),
        ("(?<![〇零○一二三四五六七八九十])二", f"[〇零○]{_DIGIT}{{2}}年"),
        ("(?<![〇零○一二三四五六七八九十])(?:一九|二[〇零○])", f"{_DIGIT}{{2}}年"),
        (f"(?<![〇零○一二三四五六七八九十])(?:一九|二[〇零○]){_DIGIT}", f"{_DIGIT}年"),
        (f"(?:一九|二[〇零○]){_DIGIT}{{2}}", "年(?:[，、至的]|[一二三四五六七八九十]{1,2}月)"),
        # A number in Chinese.
        (f"{_NO_NAME}{_ONE}[万亿萬億]", f"{_ONE}千{_REST}"),
        (f"{_NO_NAME}{_ONE}千", f"(?:{_ONE}百|零){_REST}"),
        (f"{_NO_NAME}{_ONE}百", f"(?:{_ONE}十|零){_REST}"),
        (f"{_NO_NAME}[二三四五六七八九]十", f"{_ONE}{AMOUNT}{END}"),
        (rf"{_NO_NAME}{_NUMERAL}", f"[百千](?:{_NUMERAL}{{1,6}}{AMOUNT}|{MEASURE}){END}|[万亿萬億]{MEASURE}{END}"),
        ("百分之", "[一二三四五六七八九十百零〇两]"),
        # A number of order: 居全国第1⏎0位, but 第1⏎3位专家.
        (
            "第[0-9]{1,3}",
            "[0-9]{1,3}(?:[位名届次批期章条节号个场轮天集辑卷款项级类组](?=[，。；、）)：:]|$)"
            "|[届次场](?=[会大全代常发新])|(?=[，。；）)]))|[位名届次批期场轮天](?=[，。；）])",
        ),
        (f"第[{HAN}]{{1,4}}[条條]", f"第[{HAN}]{{1,3}}[款项項]"),
        # A range, a sign, a thousand, a proportion.
        (r"[0-9][-—–~～至]", f"{NUMBER}{MEASURE}{END}"),
        (rf"[{HAN}（(][-−－]", f"{NUMBER}{MEASURE}{END}"),
        (r"[^0-9.,-][0-9]{1,3}(?:,[0-9]{3})*,", "[0-9]{3}(?:,[0-9]{3})*(?![0-9年月日号:,-])"),
        ("[0-9]", "[:：∶][0-9]+(?:[.][0-9]+)?[:：∶，。；、]"),
        # The zeros of a count: 课题3⏎00项.
        ("[0-9]", f"0[0-9]+[万亿萬億]?{COUNTER}{END}"),
    )
)
