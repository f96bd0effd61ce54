"""Levels of numbering: where two or more kinds of numbering are nested, the one that starts again is the lower."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

import pytest

from toolkit.formats.report import parse
from toolkit.model import Block

#: A kind of numbering → the marks of its first four numbers.
KINDS: dict[str, Callable[[int], str]] = {
    "壹、": lambda n: "壹贰叁肆"[n] + "、", "甲、": lambda n: "甲乙丙丁"[n] + "、",
    "一、": lambda n: "一二三四"[n] + "、",
    "（一）": lambda n: f"（{'一二三四'[n]}）", "1.": lambda n: f"{n + 1}. ", "1)": lambda n: f"{n + 1}) ",
    "（1）": lambda n: f"（{n + 1}）", "①": lambda n: "①②③④"[n], "章": lambda n: f"第{'一二三四'[n]}章　",
    "节": lambda n: f"第{'一二三四'[n]}节　", "条": lambda n: f"第{'一二三四'[n]}条　",
    "I.": lambda n: ("I. ", "II. ", "III. ", "IV. ")[n], "A.": lambda n: "ABCD"[n] + ". ",
    "(a)": lambda n: f"({'abcd'[n]}) ", "(i)": lambda n: f"({('i', 'ii', 'iii', 'iv')[n]}) ",
}  # fmt: skip
#: How many numbers of the lower kind are below each of the higher.
SHAPES = ((2, 0), (0, 2, 0), (2, 0, 2), (3, 2), (0, 3, 2))
#: Kinds below one another that documents have, where only the last number of the higher has lower ones.
CHAINS = """
    壹、 甲、 一、 | 壹、 一、 （一） 1. （1） | 甲、 壹、 一、 | 甲、 一、 （一） | 一、 甲、 （一）
    一、 （一） 甲、 1. | 章 节 条 | 章 一、 （一）
    章 节 一、 （一） | 章 壹、 一、 | I. A. 1. (a) (i) | A. 1. (a) | 1. (a) (i)
    一、 （一） 1. （1） ① | 壹、 1. （1） | I. 一、 （一） | 一、 I. A. | 章 甲、 一、 | 甲、 1. (a) | 一、 (a) (i)
"""


def placed(blocks: Sequence[Block], above: str = "") -> Iterator[tuple[str, str]]:
    """Each text with the one that it is below."""
    for block in blocks:
        yield block.text, above
        yield from placed(block.children, block.text)


def read(lines: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What the numbered lines of a report are below; some text follows each."""
    texts = [f"{text}\n全年完成有关工作{number}项，成效明显。" for number, (text, _) in enumerate(lines)]
    found = dict(placed(parse("\n".join(["某市情况说明", *texts]).encode(), "x", name="x").blocks))
    return {text: found[text] for text, _ in lines}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("high", "low"), list(permutations([kind for kind in KINDS if kind != "①"], 2)))
def test_a_kind_that_begins_anew_below_another_is_the_lower(high: str, low: str, shape: tuple[int, ...]) -> None:
    lines: list[tuple[str, str]] = []
    for number, count in enumerate(shape):
        above = f"{KINDS[high](number)}重点事项"
        lines.append((above, ""))
        lines += [(f"{KINDS[low](one)}具体安排{number}", above) for one in range(count)]
    assert read(lines) == dict(lines)


@pytest.mark.parametrize("chain", [one.split() for one in CHAINS.replace("\n", "|").split("|") if one.strip()])
def test_kinds_below_the_last_number_of_others(chain: list[str]) -> None:
    lines: list[tuple[str, str]] = []
    above = ""
    for kind in chain:
        lines += [(f"{KINDS[kind](number)}重点事项", above) for number in range(2)]
        above = lines[-1][0]
    assert read(lines) == dict(lines)


def test_one_number_alone_below_another() -> None:
    lines = [("(甲) 吸引企业", ""), ("(一) 推广", "(甲) 吸引企业"), ("(乙) 绿色债券", "")]
    assert read(lines) == dict(lines)
