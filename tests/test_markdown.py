"""Markdown read back by a CommonMark parser: every text is unchanged, and none becomes markup."""

from __future__ import annotations

import re

import pytest
from documents import html_text
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model import Block, BlockKind, Document, State, Unit
from toolkit.model.rendition import Footnote, Side
from toolkit.renderers import renderer
from toolkit.renderers.characters import visible
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.markdown import escaped, render, side_text

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py is in the extra `test`")
footnotes = pytest.importorskip("mdit_py_plugins.footnote", reason="mdit-py-plugins is in the extra `test`")

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


#: What begins, ends or is markup, to be put together.
PIECES = """a|b|中|1|。|（|**|*|_|__|`|[|]|(|)|[x]:|[^1]|[^1]:|[ ] x|[x] x
|<|<a>|</a>|<!--|&amp;|&|#|##|-|--|---|+|>|:-|=|==|~|~~
|!|![|\\|1.|2)|    |* * *|_ _ _|- - -|http://a.cn|^|$|:|%|“|”|.|, """.replace("\n", "").split("|")
PARTS = st.lists(st.sampled_from([*PIECES, "|", "|-|", "- | -", "\n", "\n", " ", "  "]), min_size=1, max_size=8)
#: The elements that paragraphs, headings and items are.
PLAIN = {
    "inline",
    *(f"{name}_{end}" for name in ("paragraph", "heading", "bullet_list", "list_item") for end in ("open", "close")),
}
SHAPES = {
    "title": (BlockKind.TITLE, False),
    "heading": (BlockKind.HEADING, False),
    "paragraph": (BlockKind.PARAGRAPH, False),
    "item": (BlockKind.LIST_ITEM, False),
    "bullet": (BlockKind.LIST_ITEM, True),
    "caption": (BlockKind.CAPTION, False),
    "note": (BlockKind.NOTE, False),
}


def blocks_of(document: str) -> tuple[list[str], set[str]]:
    """The texts that a parser with GitHub's tables and footnotes finds, and the kinds of its tokens."""
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnotes.footnote_plugin)
    tokens = parser.parse(document)
    texts = ["".join(map(shown, token.children)) for token in tokens if token.type == "inline"]
    return [spaced(text) for text in texts], {token.type for token in tokens}


def shown(token: object) -> str:
    kind, content = token.type, token.content  # type: ignore[attr-defined]
    return content if kind == "text" else "\n" if kind in ("softbreak", "hardbreak") else f"<{kind}>"


def spaced(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


@given(
    made=st.lists(
        st.tuples(st.sampled_from(sorted(SHAPES)), PARTS.map("".join).filter(str.strip)), min_size=2, max_size=3
    )
)
@settings(derandomize=True, deadline=None, max_examples=600)
def test_paragraphs_are_what_was_written(made: list[tuple[str, str]]) -> None:
    """None becomes a heading, a list, code, a table, a rule or the definition of a link, and none swallows the next."""
    blocks = tuple(
        Block(SHAPES[shape][0], f"甲{number}", 1, level=1, bullet=SHAPES[shape][1])
        for number, (shape, _) in enumerate(made)
    )
    units = [Unit(block.text, text, state=State.TRANSLATED) for block, (_, text) in zip(blocks, made, strict=True)]
    texts, tokens = blocks_of(render(compose(Document("d", blocks), units, ComposeOptions("en"))).decode())
    whole = [spaced(text) for _, text in made]
    assert texts == [
        " ".join(text.split()) if shape in ("title", "heading") else text
        for (shape, _), text in zip(made, whole, strict=True)
    ]
    assert tokens <= PLAIN


@pytest.mark.parametrize(
    "text",
    """-5.2 percent|[1] Values are at current prices.|a_b|3 * 4 = 12|=5|<5 percent|US$5 < US$6|C#|#1
    |R&D|5-year|(see [2])|A+|1.5 percent|2021 was good|a: b|[2021] No. 3|+0.5""".split("|"),
)
def test_what_is_not_markup_stays_searchable(text: str) -> None:
    assert escaped(text.strip()) == text.strip()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("3~5, 6~8", "3\\~5, 6\\~8"),
        ("# 1", "\\# 1"),
        ("1. One", "1\\. One"),
        ("- 5", "\\- 5"),
        ("[x]: y", "\\[x]: y"),
        ("a\n---", "a\\\n\\---"),
        ("a | b\n:- | -:", "a | b\\\n\\:- | -:"),
        ("[a](b)", "[a\\](b)"),
        ("[x] done", "\\[x] done"),
        ("x[^1]", "x\\[^1]"),
    ],
)
def test_markup_is_escaped_once(text: str, written: str) -> None:
    """Single tildes strike out on GitHub."""
    assert escaped(text) == written


@pytest.mark.parametrize("end", ["]", "!", "^", "a"])
def test_a_footnote_is_one_after_any_sign(end: str) -> None:
    text = side_text(Side(f"see [b{end}"), [Footnote(1, "A note.", len(f"see [b{end}"))])
    assert blocks_of(f"{text}\n\n[^a]: A note.\n")[0] == [f"see [b{end}<footnote_ref>", "A note."]
