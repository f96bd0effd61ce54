"""Foreign names by their sound: 约翰逊 and Johnson have the same consonants.

A name is reduced to the classes of its consonants, since Chinese renders vowels freely, joins voiced and unvoiced
consonants, and leaves out an r before another consonant. Where a letter may be rendered in two ways there are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from toolkit.memory.aligning.readings import readings

#: Characters that names are rendered with.
RENDERING = frozenset(
    "阿埃艾爱安昂奥澳巴拜班邦包保鲍贝本比彼毕别宾波伯博布采策查柴昌达戴丹当道德登邓迪蒂丁定东都杜顿多厄恩儿尔耳法凡范方菲费芬丰冯佛夫弗福富盖"
    "翰冈高戈哥格葛根贡古瓜圭哈海汉豪赫黑亨洪胡华怀惠霍基吉季加佳贾简金津卡凯坎康考柯科克肯孔库夸奎昆拉莱赖兰朗劳勒雷黎里理利莉林琳龄隆卢鲁路露伦罗洛"
    "吕马玛迈麦曼芒毛梅门蒙盟米密明摩莫默姆木穆拿那娜纳乃奈南内尼涅宁纽农努诺欧帕派潘庞佩彭蓬皮平普奇齐恰钱强乔切琴琼丘热仁日荣茹瑞若撒萨塞赛桑瑟森沙莎"
    "珊山尚舍绍申盛施石史士什舒斯丝思松苏素孙所索塔台泰坦汤唐特腾提田铁廷通图土托脱瓦万汪旺威韦维伟卫魏温文翁沃乌武伍西希席锡夏香肖谢辛欣兴休修徐许雪逊"
    "雅亚延扬杨耶叶伊依因英尤于约泽曾扎詹章珍芝治朱茱卓兹宗祖佐"
)
_INITIALS = {
    "b": "P", "p": "P", "d": "T", "t": "T", "g": "K", "k": "K", "f": "F", "l": "L", "r": "L", "m": "N", "n": "N",
    "zh": "S", "ch": "S", "sh": "S", "z": "S", "c": "S", "s": "S", "j": "S", "q": "S", "x": "S",
}  # fmt: skip
_SYLLABLE = re.compile("(zh|ch|sh|[bpmfdtnlgkjqxzcsr]?)[a-z]*?(n|ng|r)?\\Z")
#: The sounds of English letters, the longest first; several where a name may be read in several ways.
_LETTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("sch", ("S",)), ("tch", ("S",)), ("dge", ("S",)), ("ough", ("", "F")), ("sh", ("S",)), ("ch", ("S", "K")),
    ("ck", ("K",)), ("ph", ("F",)), ("th", ("S", "T")), ("gh", ("K", "")), ("kn", ("N",)), ("wr", ("L",)),
    ("ce", ("S",)), ("ci", ("S",)), ("cy", ("S",)), ("ge", ("S", "K")), ("gi", ("S", "K")), ("ng", ("N",)),
    ("j", ("S", "")), ("v", ("F", "")), ("x", ("KS", "S")), ("b", ("P",)), ("p", ("P",)), ("d", ("T",)), ("t", ("T",)),
    ("c", ("K",)), ("k", ("K",)), ("g", ("K",)), ("q", ("K",)), ("f", ("F",)), ("l", ("L",)), ("m", ("N",)),
    ("n", ("N",)), ("s", ("S",)), ("z", ("S",)),
)  # fmt: skip
_VOWELS = "aeiouy"
_REPEATED = re.compile(r"(.)\1+")
#: The most ways to read one name.
_WAYS = 12


@lru_cache(maxsize=20_000)
def of_english(name: str) -> tuple[str, ...]:
    """The consonants of an English name in small letters, in each way that it may be read."""
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(name):
        if name[at] == "r":
            parts.append(("L",) if name[at + 1 : at + 2] and name[at + 1] in _VOWELS else ("", "L"))
            at += 1
            continue
        for letters, ways in _LETTERS:
            if name.startswith(letters, at):
                parts.append(ways)
                at += len(letters) - (letters[-1] in "eiy" and len(letters) == 2)
                break
        else:
            at += 1
        if at > 1 and at < len(name) and name[at] == name[at - 1]:
            at += 1
    return _joined(parts)


@lru_cache(maxsize=50_000)
def of_chinese(name: str) -> tuple[str, ...]:
    """The consonants of the reading of a Chinese name, in each way that it may be meant."""
    parts: list[tuple[str, ...]] = []
    for character in name:
        syllable = readings().get(character, ("",))[0]
        found = _SYLLABLE.match(syllable)
        if character in "尔耳儿":
            parts.append(("L", ""))
        elif character in "希辛欣":
            parts.append(("S", ""))
        elif found:
            parts.append((_INITIALS.get(found[1], "") + ("N" if found[2] in ("n", "ng") else ""),))
    return _joined(parts)


def _joined(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    ways: list[str] = []
    for one in product(*parts):
        ways.append(_REPEATED.sub(r"\1", "".join(one)))
        if len(ways) == _WAYS:
            break
    return tuple(dict.fromkeys(ways))


def runs(text: str) -> Iterator[tuple[int, str]]:
    """The runs of characters in a Chinese text that may render a foreign name, two or more, with their places."""
    start = 0
    for at in range(len(text) + 1):
        if at == len(text) or text[at] not in RENDERING:
            if at - start > 1:
                yield start, text[start:at]
            start = at + 1
