"""Markdown read back by a CommonMark parser: every text is unchanged, and none becomes markup."""

from __future__ import annotations

import re

import pytest
from documents import html_text
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model import Block, BlockKind, Document, State, Unit
from toolkit.renderers import renderer
from toolkit.renderers.characters import visible
from toolkit.renderers.compose import ComposeOptions, compose

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is in the extra `test`")

#: Every character with a meaning in Markdown, and a few letters.
TEXTS = st.text(st.sampled_from("ab1. )(*_`[]<>&#;+-=|!~\\\"'$:/^{}\n\t中。”（　0x"), max_size=24)
BLOCKS = {
    "title": Block(BlockKind.TITLE, "甲", 1),
    "heading": Block(BlockKind.HEADING, "甲", 1, 1),
    "paragraph": Block(BlockKind.PARAGRAPH, "甲", 1),
    "run-in": Block(BlockKind.PARAGRAPH, "（一）甲乙。丙", 1, run_in=(0, 6)),
}
TAGS = {"p", "h1", "h2", "br", "strong"}


def read_back(blocks: tuple[Block, ...], units: list[Unit]) -> tuple[str, set[str]]:
    """The text and the elements that a parser finds in the finished Markdown."""
    render = renderer("md")
    assert render is not None
    parser = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    html = parser.render(render(compose(Document("d", blocks), units, ComposeOptions("en"))).decode())
    return " ".join(html_text(html.encode()).split()), set(re.findall(r"<(\w+)", html))


@pytest.mark.parametrize("kind", BLOCKS)
@given(text=TEXTS.filter(str.strip))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_any_text_is_unchanged(kind: str, text: str) -> None:
    block = BLOCKS[kind]
    shown, tags = read_back((block,), [Unit(block.text, text, state=State.TRANSLATED)])
    assert shown == " ".join(visible(text).split())
    assert tags <= TAGS


@given(cells=st.lists(TEXTS.map(lambda text: text.replace("\t", " ")), min_size=2, max_size=2))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_any_text_can_be_in_a_table(cells: list[str]) -> None:
    rows = (Block(BlockKind.ROW, "甲\t乙", 1), Block(BlockKind.ROW, "丙\t丁", 2))
    units = [
        Unit("甲\t乙", "one\ttwo", state=State.TRANSLATED),
        Unit("丙\t丁", "a\t" + "x\t".join(cells), state=State.TRANSLATED),
    ]
    shown, tags = read_back((Block(BlockKind.TABLE, "", 1, children=rows),), units)
    assert shown == " ".join(f"one two a {cells[0]}x {cells[1]}".split())
    assert tags <= {"table", "thead", "tbody", "tr", "th", "td"}
