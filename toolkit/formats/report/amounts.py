"""Amounts of things measured and counted, as a line may begin with them: 45亿元， 9.2万辆， 年."""

from __future__ import annotations

#: Where a clause ends.
STOP = "[，。；、）)（(,;/]"
END = rf"(?:左右|以[上下内])?(?={STOP}|$)"
NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
#: What is measured. No paragraph begins with an amount of it that a clause ends with; it may with 3家单位.
MEASURE = (
    r" ?(?:[万亿萬億]?[余多]?(?:[美港欧日]?元|吨|噸|亩|公[顷里斤]|海里|[毫厘微分千]?[米克]"
    r"|[平立]方(?:[毫厘分]?米|公里)|[千兆]瓦时?|升|度|倍|小时|分钟|[万亿萬億])(?:/(?:立方米|平方米|公里|[吨人日年]))?"
    r"|[%％‰㎡℃]|个百分点|(?:[kMG]?Wh?|[kcm]?m[²³]?|[km]?g|m?L|CFU|TEU|ha|t)(?:/[A-Za-z0-9²³]+)?)"
)
#: What is counted.
COUNTER = "(?:人次|标准?箱|[个家项户名件座条台所种次人辆套部架艘列只头株棵册本篇张幅间栋幢床份枚天])"
#: A number's unit alone, which cannot begin a paragraph: 个体, 万人马拉松.
UNITS = (
    rf"[万亿萬億](?![众物象事里])(?:[^\s0-9，。；]{{0,3}}(?:左右|以[上下内])?(?={STOP})|[余多]?(?:[美港欧日]?元|[吨亩]|{COUNTER})?$)"
    rf"|(?:{COUNTER}|年)(?={STOP})"
    "|(?:[kMG]?Pa|[kMG]?Hz|[kMG]?Wh?|[kcmnμ]?m[²³]?|[km]?g|m?L|TEU|ha)(?=[，。；、）])"
    "|个(?![人别体性税案股旧头子中展])"
)
#: An amount that a clause ends with.
AMOUNT = rf"(?:{MEASURE}|[万亿萬億]?[余多]?{COUNTER}(?={STOP}))"
