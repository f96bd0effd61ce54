"""Read reports: encodings, paragraphs, structure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.formats.report import parse
from toolkit.model import Block, BlockKind, Document
from toolkit.settings import BOILERPLATE

ROOT = Path(__file__).parent.parent
CASES = yaml.safe_load((ROOT / "tests/cases/reports/structure.yaml").read_text(encoding="utf-8"))
SEED = (ROOT / "seeds/chongqing-eic-2021.txt").read_bytes()


def read(text: str | bytes) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return parse(data, "report.txt", name="report", boilerplate=BOILERPLATE)


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(encoding: str, newline: str) -> None:
    text = SEED.decode().replace("\n", newline)
    assert read(text.encode(encoding)).blocks == read(SEED).blocks


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
        (b"\xef\xbb\xbf\xff", "not valid UTF-8 at byte 0"),
        (b"PK\x03\x04\x00\x00", "control character U+0003"),
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


@given(st.text(alphabet="一二三、（）第章节1.．\t\n\f 　。，是要a", max_size=200))
@settings(derandomize=True, deadline=None)
def test_no_character_of_a_report_is_lost(text: str) -> None:
    try:
        document = read(text)
    except InputError:
        return
    blank = " \u3000\t\n\f"
    kept = "".join(block.text for block in document.walk())
    assert kept.translate(dict.fromkeys(map(ord, blank))) == text.translate(dict.fromkeys(map(ord, blank)))
