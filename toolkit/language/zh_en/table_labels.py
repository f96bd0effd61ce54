"""Words by which the labels of a table's rows and columns are known in both languages, one pair a row."""

from __future__ import annotations

import re
from functools import cache, lru_cache

# Chinese words | English words (beginnings of words); only words that each language uses for the other's.
_TABLE = """
合计 总计 总数 共计 | total, sum
东 | east
西 | west
南 | south
北 | north
城镇 城市 市区 | urban, cit, town
农村 乡村 村 | rural, village
男 | male, men, man, boy
女 | female, women, woman, girl
出口 | export
进口 | import
第一产业 | primary
第二产业 | secondary
第三产业 | tertiary
国有 | state
民营 私营 | private
外资 外商 | foreign
煤 | coal
原油 石油 | oil, petrol, crude
天然气 | natural gas, gas
水电 | hydro
风电 | wind
光伏 太阳能 | solar, photovolt
核电 | nuclear
火电 | thermal
水稻 稻 | rice
小麦 | wheat
玉米 | corn, maize
大豆 | soy
棉花 | cotton
省 | provinc
县 | count
乡 | township
收入 | revenue, income
支出 | expenditure, spending, expense
利润 | profit
资产 | asset
负债 | liabilit
存款 | deposit
贷款 | loan, lend
工业 | industr
农业 | agricultur, farming
建筑业 | construction
铁路 | rail
公路 | highway, road
航空 民航 | air, aviation
水路 水运 | water
客运 旅客 | passenger
货运 货物 | freight, cargo, goods
出生 | birth
死亡 | death, mortalit
小学 | primary school, elementary
中学 | middle school, secondary school
大学 高校 | universit, college
医院 | hospital
美国 | united states, u.s, us
日本 | japan
韩国 | korea
欧盟 | european union, eu
东盟 | asean
越南 | viet
马来西亚 | malaysia
新加坡 | singapore
泰国 | thai
德国 | germany
法国 | france
英国 | united kingdom, uk, britain
俄罗斯 | russia
印度 | india
澳大利亚 | australia
香港 | hong kong
澳门 | maca
台湾 | taiwan
钢 | steel
水泥 | cement
汽车 | automobile, car, vehicle
最高 | highest, maximum
最低 | lowest, minimum
新增 | new
累计 | cumulative, accumulated
绝对 | absolute, amount
增长 增速 | growth, increase
数量 | number
金额 | amount, value
面积 | area
产量 | output, production
人口 | population
期初 年初 | beginning, opening
期末 年末 | end, closing
本期 本年 今年 | current, this year
上期 上年 去年 | previous, prior, last year
预算 | budget
决算 | final account
一季度 第一季度 | first quarter, q1
二季度 第二季度 | second quarter, q2
三季度 第三季度 | third quarter, q3
四季度 第四季度 | fourth quarter, q4
"""


@cache
def _words() -> tuple[tuple[re.Pattern[str], dict[str, set[str]]], ...]:
    """Of each language the pattern of all words, and the rows that a word is in."""
    rows = [line.split(" | ") for line in _TABLE.strip().splitlines()]
    found = []
    for side, separator, edge in ((0, " ", ""), (1, ", ", r"\b")):
        words: dict[str, set[str]] = {}
        for row in rows:
            for word in row[side].split(separator):
                words.setdefault(word, set()).add(row[0])
        longest_first = sorted(words, key=len, reverse=True)
        found.append((re.compile(rf"{edge}(?:{'|'.join(map(re.escape, longest_first))})"), words))
    return tuple(found)


@lru_cache(maxsize=4096)
def known_words(label: str, side: int) -> frozenset[str]:
    """The words of a label that both languages have, by the row they are in; 0 is Chinese, 1 English."""
    pattern, rows = _words()[side]
    return frozenset(row for word in pattern.findall(label.lower()) for row in rows[word])
