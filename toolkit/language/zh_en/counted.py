"""Tell if two figures kept what they count, right after them: 124个国家的518个港口, "518 ports in 124 countries".

English turns such phrases round, so the order of the figures says nothing, and the nouns are apart from those that
stay in one order (`nouns`).
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.language.figures.align import Match
from toolkit.language.figures.sides import Sides
from toolkit.language.guarded import one_of
from toolkit.language.lazy_pattern import LazyPattern, lazy

#: What is counted, one a line: Chinese words | the beginnings of English words.
_COUNTED = """
国家 国 | countr nation
地区 | region area
省 省份 省市 省区市 | province provincial
市 城市 地级市 | cit municipalit
县 县区 县市区 区县 | count district
乡镇 街道 乡 镇 | town township subdistrict
村 行政村 村庄 | village
社区 小区 | communit neighborhood neighbourhood
园区 开发区 高新区 | park zone
港口 | port
机场 | airport
车站 站点 服务站 站 | station stop
航线 线路 | route line
行业 | industr sector
领域 方面 | field area aspect sector
大类 门类 类 类别 | categor class type
大项 | sport
小项 | event
任务 | task
指标 | indicator
措施 举措 | measure
项目 工程 | project
企业 公司 单位 展商 | enterprise compan firm business exhibitor participant unit
部门 | department
机构 | institution organization organisation agenc
学校 高校 院校 | school universit college institution
班级 | class
医院 | hospital
医生 医师 | doctor physician
患者 病人 病例 | patient case
学生 | student
教师 | teacher
专家 | expert
代表 | delegate deput representative
选手 运动员 | athlete player competitor
孩子 小孩 儿童 子女 | child children kid
儿子 男孩 | son boy
女儿 女孩 | daughter girl
份工 份工作 岗位 职位 | job post position
猫 小猫 | cat kitten
狗 小狗 | dog pupp
房间 卧室 | room bedroom
家庭 户 | household famil home
床位 | bed
群众 居民 人 人口 | people resident person villager
基地 | base center centre
平台 | platform
案件 | case
小组 工作组 团队 队 | team group
房屋 住房 套 | home hous apartment unit
车辆 | vehicle
品种 种 | variet species type kind
产品 | product
场 场次 活动 | event activit session performance
片 粒 丸 胶囊 | tablet pill capsule lozenge
次 | time
篮板 篮板球 | rebound
助攻 | assist
抢断 | steal
盖帽 | block
"""


def _by_word(column: int) -> dict[str, frozenset[int]]:
    """The lines that each word of a column is in."""
    found: dict[str, set[int]] = {}
    for at, line in enumerate(_COUNTED.strip().splitlines()):
        for word in line.split(" | ")[column].split():
            found.setdefault(word, set()).add(at)
    return {word: frozenset(lines) for word, lines in found.items()}


_OF_CHINESE, _OF_ENGLISH = _by_word(0), _by_word(1)
_NO_LINES: frozenset[int] = frozenset()
_CHINESE = LazyPattern(lambda: one_of(_OF_CHINESE))
_ENGLISH = lazy(rf"\b({'|'.join(sorted(_OF_ENGLISH, key=len, reverse=True))})(?:s|es|y|ies|ings?)?\b")
#: Where the words of what is counted end, and how many characters they may take.
_CHINESE_END = lazy("[^一-鿿]|[的和与及]")
_ENGLISH_END = lazy(
    r"[^a-z -]|\b(?:in|of|from|across|at|for|with|and|by|on|to|among|under|within|throughout|that|who|which|or|than|per"
    r"|was|were|is|are|has|have|had|took|will)\b"
)
_CHINESE_REACH, _ENGLISH_REACH = 10, 50


def keeps_counted(sides: Sides, first: Match, second: Match) -> bool | None:
    """True if two figures count in the translation what they do in the source, False if each counts the other's."""
    ours = _counted_zh(sides, first.left)
    other = _counted_zh(sides, second.left) if ours else ours
    if other < ours:  # 6个园区入驻企业230家
        ours -= other
    elif ours < other:  # 一日3次，每次2粒
        other -= ours
    if not (ours - other and other - ours):
        return None
    theirs, its = _counted_en(sides, first.right), _counted_en(sides, second.right)
    if ours & theirs and other & its:
        return True
    exchanged = ours & its and other & theirs and not (ours & theirs or other & its)
    return False if exchanged else None


def counts_several(text: str) -> bool:
    """True if a Chinese text names several things that figures count."""
    return len({_OF_CHINESE[word] for word in _CHINESE.findall(text)}) > 1


def _counted_zh(sides: Sides, index: int) -> frozenset[int]:
    """The lines of what a Chinese figure counts: after it (238个乡镇), or in it and before it (入驻企业230户)."""
    text, figures = sides.left_plain, sides.left
    figure = figures[index]
    until = figures[index + 1].start if index + 1 < len(figures) else len(text)
    after = _CHINESE_END.split(text[figure.end : min(until, figure.end + _CHINESE_REACH)], maxsplit=1)[0]
    if after or figure.end == until:
        return _lines(_CHINESE.findall(figure.text + after), _OF_CHINESE)
    since = max(figures[index - 1].end if index else 0, figure.start - _CHINESE_REACH)
    before = _CHINESE.findall(_CHINESE_END.split(text[since : figure.start])[-1])[-1:]
    return _lines([*_CHINESE.findall(figure.text), *before], _OF_CHINESE)


def _counted_en(sides: Sides, index: int) -> frozenset[int]:
    """The lines of what an English figure counts, in it or after it: "3 times", "32 pilot projects"."""
    folded, figure = sides.folded, sides.right[index]
    if folded is None:
        return _NO_LINES
    until = sides.right[index + 1].start if index + 1 < len(sides.right) else len(folded.right_text)
    after = folded.right_text[figure.end : min(until, figure.end + _ENGLISH_REACH)]
    words = f"{folded.right_text[figure.start : figure.end]}|{_ENGLISH_END.split(after, maxsplit=1)[0]}"
    return _lines(_ENGLISH.findall(words), _OF_ENGLISH)


def _lines(words: Iterable[str], lines: dict[str, frozenset[int]]) -> frozenset[int]:
    return _NO_LINES.union(*[lines[word] for word in words])
