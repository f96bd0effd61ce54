"""Reports in Markdown: the same units as the text gives, and no mark of Markdown in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered import as_markdown
from test_reports import CASES, SEED, tree

from toolkit.errors import InputError
from toolkit.formats.report import parse, text
from toolkit.model import Document

pytest.importorskip("mdit_py_plugins.footnote", reason="the extra `office` is not installed")

ROOT = Path(__file__).parent.parent
OWN: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/report_markdown.yaml").read_text(encoding="utf-8"))
#: Paragraphs with emphasis → their text. CommonMark does not see half of it.
EMPHASIS = """
    **甲。**下文 → 甲。下文
    其中**“专精特新”**企业 → 其中“专精特新”企业
    **（一）甲。**乙 → （一）甲。乙
    这是**重点。**其他，**“引号”**后 → 这是重点。其他，“引号”后
    **甲：**乙 → 甲：乙
    “**甲**”乙 → “甲”乙
    甲__乙。__丙 → 甲乙。丙
    __“甲”__丙 → “甲”丙
    *甲。*丙 → 甲。丙
    甲*乙。*丙 → 甲乙。丙
    _“甲”_乙 → “甲”乙
    ***甲。***丙 → 甲。丙
    **甲****乙**丙 → 甲乙丙
    **甲 **乙 → 甲乙
    ** 甲 **乙 → 甲乙
    其中 **“甲”** 企业 → 其中“甲”企业
    甲~~乙。~~丙 → 甲乙。丙
    ~~“甲”~~丙 → “甲”丙
    ==甲。==乙 → 甲。乙
    **[链接。](http://a.cn)**后文 → 链接。后文
    [**甲。**乙](http://a.cn)后 → 甲。乙后
    **重点没有闭合 → 重点没有闭合
    **《方案》**印发，**【重点】**，**‘甲’**乙 → 《方案》印发，【重点】，‘甲’乙
    **2021年，**全市**GDP**增长**10.5%**。 → 2021年，全市GDP增长10.5%。
    张*、李*、王**等31人，其中赵*和钱*被罚 → 张*、李*、王**等31人，其中赵*和钱*被罚
    王**等，**重点。**下文 → 王**等，重点。下文
    3*4*5等于60，1024*768 → 3*4*5等于60，1024*768
    138****5678 → 138****5678
    a_b_c与snake_case_name → a_b_c与snake_case_name
    联系人____电话____ → 联系人____电话____
    \\*\\*不是\\*\\*，\\_甲\\_ → **不是**，_甲_
    注：*为初步核算数 → 注：*为初步核算数
    10~20%与30~40% → 10~20%与30~40%
    `**甲**`乙 → **甲**乙
    ⼯业⼀⻚\u200b甲\u00ad乙 → 工业一页甲乙
    1.基本情况 → 1.基本情况
    1）基本情况 → 1）基本情况
    1\\. 基本情况 → 1. 基本情况
"""
PAIRS = [tuple(line.strip().split(" → ")) for line in EMPHASIS.strip().splitlines()]


def read(source: str | bytes) -> Document:
    return parse(source.encode() if isinstance(source, str) else source, "report.md", name="report")


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["name"])
def test_markdown(case: dict[str, Any]) -> None:
    document = read(case["text"])
    assert tree(document.blocks) == case["tree"]
    assert list(document.left_out) == case.get("left_out", [])


@pytest.mark.parametrize(("source", "expected"), PAIRS)
def test_no_emphasis_is_left(source: str, expected: str) -> None:
    texts = [block.text for block in read(f"# 报告\n\n{source}\n\n以上。").walk()]
    assert texts == ["报告", expected, "以上。"]


def cells_alike(shown: str) -> str:
    """All rows of a Markdown table have as many cells, the last of which may be empty."""
    return re.sub(r'(?:\\t)+"$', '"', shown, flags=re.MULTILINE)


#: In a text file front matter is lines as any other; cases of its own say what it is in Markdown.
AS_TEXT = [case for case in CASES if case["name"] != "the front matter of a Markdown file"]


@pytest.mark.parametrize("case", AS_TEXT, ids=lambda case: case["name"])
def test_every_case_of_the_text_reader_in_markdown(case: dict[str, str]) -> None:
    source = as_markdown(text.read(case["text"].encode(), "x.txt").paragraphs)
    assert cells_alike(tree(read(source).blocks)) == cells_alike(case["tree"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_our_own_report(encoding: str, newline: str) -> None:
    original = parse(SEED, "x.txt", name="report")
    source = as_markdown(text.read(SEED, "x.txt").paragraphs).replace("\n", newline)
    assert tree(read(source.encode(encoding)).blocks) == tree(original.blocks)


@pytest.mark.parametrize("margin", [44, 60, 80])
def test_our_own_report_wrapped(margin: int) -> None:
    original = parse(SEED, "x.txt", name="report")
    paragraphs = as_markdown(text.read(SEED, "x.txt").paragraphs).split("\n\n")
    wrapped = ["\n".join(re.findall(f".{{1,{margin // 2}}}", one)) for one in paragraphs]
    found = [block.text for block in read("\n\n".join(wrapped)).walk()]
    assert [one.replace(" ", "") for one in found] == [block.text.replace(" ", "") for block in original.walk()]


def test_a_text_renamed_is_read_as_before() -> None:
    assert tree(read(SEED).blocks) == tree(parse(SEED, "x.txt", name="report").blocks)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("> " * 200 + "甲", "too deep"),
        ("\n".join("  " * n + "- 甲" for n in range(120)), "too deep"),
        ("", "is empty"),
        ("![图](a.png)\n", "is empty"),
        ("甲\x01乙", "control character"),
        ("甲" * 7_000_000, "over the limit of 20 MB"),
    ],
)
def test_what_cannot_be_read(source: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        read(source)
    assert "\n" not in str(error.value)


@given(st.text(alphabet="一二、。，“”（）甲乙a1. \n\t　*_~`#>-+|[]()!\\<&=:^", max_size=120))
@settings(derandomize=True, deadline=None)
def test_no_chinese_character_is_lost(source: str) -> None:
    try:
        found = "".join(block.text for block in read(source).walk())
    except InputError:
        found = ""
    for one in "一二甲乙":
        addresses = re.sub(r"\([^()]*\)|<[^<>]*>|^\s*\[.*|!\[[^\]]*\]", "", source, flags=re.MULTILINE)
        assert found.count(one) >= addresses.count(one) or re.search(r"\]\(|<|!\[|\]:", source)
