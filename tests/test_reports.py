"""Read reports: encodings, paragraphs, structure."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.formats.encoding import decode
from toolkit.formats.report import parse
from toolkit.formats.report.wrapping import sizes
from toolkit.model import Block, BlockKind, Document

ROOT = Path(__file__).parent.parent
CASES = [
    case
    for path in sorted((ROOT / "tests/cases/reports").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
SEED = (ROOT / "seeds/chongqing-eic-2021.txt").read_bytes()


def read(text: str | bytes) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return parse(data, "report.txt", name="report")


def tree(blocks: tuple[Block, ...], depth: int = 0) -> str:
    shown = ""
    for block in blocks:
        label = str(block.kind) + (f" {block.level}" if block.level else "") + (" run-in" if block.run_in else "")
        text = repr(block.text).replace("'", '"') if "\t" in block.text else block.text or "''"
        shown += f"{'  ' * depth}{label}: {text}\n" + tree(block.children, depth + 1)
    return shown


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_structure(case: dict[str, str]) -> None:
    assert tree(read(case["text"]).blocks) == case["tree"]


def test_the_first_report_has_29_units_and_one_boilerplate_line() -> None:
    blocks = list(read(SEED).walk())
    assert len({block.unit for block in blocks if block.unit}) == 29
    assert [block.text for block in blocks if block.kind is BlockKind.BOILERPLATE] == ["扫一扫,分享到手机"]
    assert sum(1 for block in blocks if block.run_in) == 7


def test_every_paragraph_of_the_first_report_is_verbatim() -> None:
    lines = [line for line in SEED.decode().splitlines() if line]
    assert [block.text for block in read(SEED).walk() if block.text] == lines


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk"]
    + [f"utf-{size}{order}" for size in (16, 32) for order in ("", "-le", "-be")],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(encoding: str, newline: str) -> None:
    text = SEED.decode().replace("\n", newline)
    assert read(text.encode(encoding)).blocks == read(SEED).blocks


def test_big5_is_told_from_gb18030() -> None:
    text = (
        "施政報告\n\n一、經濟發展\n\n過去一年，本地生產總值實質增長百分之二點二，失業率降至百分之二點九。\n"
        "政府將於今年內推出新的措施，支援中小企業發展，並會加強與內地的合作。\n"
    )
    assert read(text.encode("big5")).blocks == read(text.encode("gbk")).blocks == read(text).blocks


@pytest.mark.parametrize(
    "text",
    [
        "統計處報告\n就業人數31萬人，失業率3.4%。", "施政報告", "本地生產總值", "政府會於本年內提交條例草案",
        "零售業銷貨額按年上升31%", "財政預算案\n收入31億元\n支出45億元", "醫院管理局", "訪港旅客數字",
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["big5", "gbk"])
def test_short_texts_in_big5_and_in_gbk(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "report.txt") == text


@pytest.mark.parametrize("text", ["璧山区", "统计公报", "就业31万人", "衢州市鄞州区", "经济运行情况", "瞿塘峡"])
def test_short_texts_of_the_mainland(text: str) -> None:
    assert decode(text.encode("gbk"), "report.txt") == text


@pytest.mark.parametrize(
    "text",
    [
        "Été à la préfecture, où l’économie",
        "C++/a+bcdefg-x ~{a",
        "àéèùâêîô",
        "Größe überprüfen",
        "Đại hội đồng",
        "Об экономике",
    ],
)
def test_letters_with_accents_are_not_chinese_text(text: str) -> None:
    assert decode(text.encode(), "report.txt") == text


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\v", "\f"])
def test_line_ends_of_unicode(end: str) -> None:
    document = read(f"某市报告{end}全年增长31%。{end}全年平稳。")
    assert [block.text for block in document.walk()] == ["某市报告", "全年增长31%。", "全年平稳。"]


def test_a_byte_order_mark_of_utf_32_is_not_that_of_utf_16() -> None:
    assert read(codecs.BOM_UTF32_BE + SEED.decode().encode("utf-32-be")).blocks == read(SEED).blocks


#: Without the blank inside Micro LED, which a cut there takes away.
WHOLE = SEED.decode().replace("Micro LED", "LED")


@pytest.mark.parametrize("words", [True, False], ids=["words", "letters"])
@pytest.mark.parametrize("indent", ["　　", ""], ids=["indent", "blank line"])
@pytest.mark.parametrize("measure", [sizes, lambda text: (len(text),)], ids=["columns", "characters"])
@pytest.mark.parametrize("margin", [44, 58, 60, 66])
def test_a_wrapped_report_has_the_same_units(
    margin: int, measure: Callable[[str], tuple[int, ...]], indent: str, words: bool
) -> None:
    def wrapped(paragraph: str) -> str:
        lines = [indent]
        for piece in re.findall(r"[0-9A-Za-z.,%]+|." if words else ".", paragraph):
            if measure(lines[-1] + piece)[0] > margin and lines[-1].strip():
                lines.append("")
            lines[-1] += piece
        return "\n".join(lines)

    paragraphs = [wrapped(line) for line in WHOLE.splitlines() if line]
    again = read(("\n" if indent else "\n\n").join(paragraphs))
    assert [(block.kind, block.text) for block in again.walk()] == [
        (block.kind, block.text) for block in read(WHOLE).walk()
    ]


BULLETIN = (ROOT / "tests/cases/reports/bulletin.txt").read_text(encoding="utf-8").splitlines()
#: What must not begin a line: it stays in the one before, or takes a character with it, or tools do not care.
CLOSING = "，。、；：）％%"


def at_margin(paragraph: str, margin: int, measure: Callable[[str], tuple[int, ...]], closing: str) -> list[str]:
    """The lines of a paragraph that is cut where it reaches the margin, in a figure too."""
    lines = [""]
    for character in paragraph:
        if measure(lines[-1] + character)[0] > margin and lines[-1].strip():
            if character not in CLOSING or closing == "begins":
                lines.append("")
            elif closing == "takes":
                lines[-1:] = [lines[-1][:-1], lines[-1][-1]]
        lines[-1] += character
    return lines


@pytest.mark.parametrize("closing", ["begins", "hangs", "takes"])
@pytest.mark.parametrize("indent", ["　　", ""], ids=["indent", "blank line"])
@pytest.mark.parametrize("columns", [True, False], ids=["columns", "characters"])
def test_a_bulletin_has_the_same_units_at_every_margin(columns: bool, indent: str, closing: str) -> None:
    measure = sizes if columns else lambda text: (len(text),)
    for margin in range(20, 61):
        wrapped = [
            "\n".join(at_margin((indent if number else "") + one, margin * (2 if columns else 1), measure, closing))
            for number, one in enumerate(BULLETIN)
        ]
        again = read(("\n" if indent else "\n\n").join(wrapped))
        assert [block.text for block in again.walk()] == BULLETIN, margin


def test_a_form_feed_ends_a_line() -> None:
    assert [block.text for block in read("标题\n第一段结束。\f第二段开始。").walk()] == [
        "标题",
        "第一段结束。",
        "第二段开始。",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        ("　\n\n".encode(), "is empty"),
        ("扫一扫,分享到手机\n".encode(), "is empty"),
        ("正文很长的一段话。".encode() * 20 + b"\xff\xfe" + "后面。".encode(), "not valid UTF-8 at byte 540"),
        (b"\x80\x81\xff" * 9, "not GB18030"),
        (b"\xef\xbb\xbf\xff", "not valid UTF-8 at byte 3"),
        (b"PK\x03\x04\x00\x00", "is a damaged ZIP archive or Office file, whatever its name says; get it again"),
        (b"%PDF-1.7\n", "is a PDF, whatever its name says; name it .pdf"),
        (b"\x89PNG\r\n\x1a\n", "is a picture, whatever its name says; its text cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an Office file of 1997 to 2003, or one with a password"),
        ("某市\x01报告".encode("utf-16"), "control character U+0001"),
        (
            "本報告書は、令和五年度の経済財政白書である。景気は緩やかに回復している。".encode("shift_jis"),
            "no Chinese text",
        ),
        (
            "本報告書は、令和五年度の経済財政白書である。景気は緩やかに回復している。".encode("euc-jp"),
            "no Chinese text",
        ),
        ("市统计局2023年报告".encode("hz"), "is in HZ"),
        ("市统计局2023年报告".encode("utf-7"), "is in UTF-7"),
        ("市统计局2023年".encode("gbk").decode("latin-1").encode(), "is in another encoding"),
        ("統計處報告".encode("big5").decode("latin-1").encode(), "is in another encoding"),
        ("市统计局".encode().decode("cp1252", "ignore").encode(), "is in another encoding"),
        (rb"{\rtf1\ansi \'ca\'d0}", "is RTF, whatever its name says; save it as .docx"),
        ("<html><body><p>市统计局2023年工作报告".encode(), "is a web page, whatever its name says; name it .html"),
        ("\n<!DOCTYPE html>\n<p>报告".encode(), "is a web page, whatever its name says; name it .html"),
        ("<?xml version='1.0'?><!-- 甲 --><html>报告".encode(), "is a web page, whatever its name says; name it .html"),
        ("한국은행은 올해 경제성장률 전망치를 유지했다. 수출은 증가하고 소비는".encode("euc-kr"), "no Chinese text"),
    ],
)
def test_other_files_are_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)) as error:
        read(data)
    assert str(error.value).startswith("report.txt")
    assert "\n" not in str(error.value)


def test_a_report_of_500_paragraphs() -> None:
    text = "大报告\n" + "".join(f"一、第{n}部分\n\n{'本段说明情况' * 20}。\n\n" for n in range(250))
    assert sum(1 for _ in read(text).walk()) == 501


@given(st.text(alphabet="一二三、（）第章节条1.．\t\n\f 　。，是要a甲壹(i)—|#*•-=[]", max_size=200))
@settings(derandomize=True, deadline=None)
def test_no_character_of_a_report_is_lost(text: str) -> None:
    try:
        document = read(text)
    except InputError:
        return
    marks = dict.fromkeys(map(ord, " \u3000\t\n\f|#*•-=[]()"))
    kept = "".join(block.text for block in document.walk())
    assert kept.translate(marks) == text.translate(marks)
