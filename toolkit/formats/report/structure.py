"""Paragraphs to a tree of blocks, by the numbering of Chinese official documents (GB/T 9704: 一、 （一） 1. （1）)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.formats.report.lines import Paragraph
from toolkit.language.numbering import Enumerator, inline, leading
from toolkit.language.scripts import has_han
from toolkit.model import Block, BlockKind

#: Enumerator styles from the highest to the lowest; those before FIRST_LIST may number headings.
RANKS = (
    "part", "chapter", "section", "han", "han-paren", "arabic", "arabic-paren", "circled",
    "article", "ordinal", "each", "is",
)  # fmt: skip
ALWAYS_HEADING = frozenset({"part", "chapter", "section"})
MAYBE_HEADING = frozenset({"han", "han-paren", "arabic", "arabic-paren"})

SENTENCE_END = re.compile(r"[。！？!?](?:[”’」』）)]*)")
ENDS_SENTENCE = re.compile(r"[。！？；;!?…][”’」』）)】]*$")
LONGEST_HEADING = 60
LONGEST_PLAIN_HEADING = 24
LONGEST_RUN_IN = 50
LONGEST_TITLE = 100

METADATA = re.compile(
    r"(?:(?:发布|成文|印发|更新|公开|报告|来稿)?(?:日期|时间)|(?:信息|文章|稿件)?来源|作者|发文字号|文号|索引号|发布机构|"
    r"发文机关|报告人|主题分类|公文种类|有效性)\s*[:：].*"
    r"|[（(]?\s*(?:[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月"
    r"(?:\s*[0-9一二三四五六七八九十]{1,3}\s*日)?\s*[）)]?"
    r"|——.{4,60}"
    r"|\S{2,12}[〔\[（(][12][0-9]{3}[〕\]）)]\s*[0-9]{1,5}\s*号"
)
#: The name of a table or figure by its number, and the unit of the table below.
CAPTION = re.compile(
    r"(?:(?:附?[表图]|附件表)\s*[0-9０-９一二三四五六七八九十]+(?:[-－.．][0-9０-９]+)*|续表|附表)(?=[\s:：.．、（(]|\Z).*"
    r"|(?:Table|Figure|Chart)\s+[0-9A-Z]+(?:[-.][0-9]+)*(?=[\s:.(]|\Z).*"
)
UNIT_CAPTION = re.compile(
    r"[（(\[]?(?:(?:计量|金额|货币|数量)?单位\s*[:：]|Units?\s*(?:of measure(?:ment)?)?\s*[:：])[^。；\t]{1,40}[)）\]]?"
)
LONGEST_CAPTION = 80


@dataclass(slots=True)
class _Node:
    """A block under construction; `rank` is its place in the hierarchy, None where it holds nothing below."""

    block: Block
    rank: int | None = None
    children: list[_Node] = field(default_factory=list)

    def finish(self) -> Block:
        return Block(
            self.block.kind, self.block.text, self.block.line, self.block.level, self.block.run_in,
            tuple(child.finish() for child in self.children),
        )  # fmt: skip


def blocks(paragraphs: Sequence[Paragraph], boilerplate: Sequence[str]) -> tuple[Block, ...]:
    """The tree of blocks of a report."""
    furniture = re.compile("|".join(f"(?:{pattern})" for pattern in boilerplate)) if boilerplate else None
    root = _Node(Block(BlockKind.PARAGRAPH, "", 0))
    stack = [root]
    for node in _nodes(paragraphs, furniture):
        _place(node, stack)
    return tuple(node.finish() for node in root.children)


def _place(node: _Node, stack: list[_Node]) -> None:
    """Hang a node below the last one that ranks above it, and give headings and list items their level."""
    if node.rank is None:
        # Plain paragraphs and tables belong to the section, not to the list before them.
        while stack[-1].block.kind is BlockKind.LIST_ITEM:
            stack.pop()
        stack[-1].children.append(node)
        return
    while stack[-1].rank is not None and stack[-1].rank >= node.rank:
        stack.pop()
    kind = node.block.kind
    if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM):
        level = 1 + sum(1 for one in stack if one.block.kind is kind)
        node.block = Block(kind, node.block.text, node.block.line, level)
    stack[-1].children.append(node)
    stack.append(node)


def _nodes(paragraphs: Sequence[Paragraph], furniture: re.Pattern[str] | None) -> Iterator[_Node]:
    number = 0
    front = True
    titled = False
    while number < len(paragraphs):
        paragraph = paragraphs[number]
        text = paragraph.text
        number += 1
        if furniture is not None and furniture.fullmatch(text):
            yield _Node(Block(BlockKind.BOILERPLATE, text, paragraph.line))
        elif front and METADATA.fullmatch(text):
            yield _Node(Block(BlockKind.METADATA, text, paragraph.line))
        elif front and not titled and _is_title(text):
            titled = True
            yield _Node(Block(BlockKind.TITLE, text, paragraph.line))
        elif _is_caption(paragraphs, number - 1):
            front = False
            yield _Node(Block(BlockKind.CAPTION, text, paragraph.line))
        elif _starts_table(paragraphs, number - 1):
            front = False
            end = number
            while end < len(paragraphs) and paragraphs[end].row and not paragraphs[end].gap:
                end += 1
            yield _table(paragraphs[number - 1 : end])
            number = end
        else:
            front = False
            yield _text_node(paragraph, paragraphs[number] if number < len(paragraphs) else None)


def _is_title(text: str) -> bool:
    return (
        len(text) <= LONGEST_TITLE
        and "\t" not in text
        and leading(text, "zh") is None
        and not ENDS_SENTENCE.search(text)
        and not text.endswith(("：", ":"))
    )


def _is_caption(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """A table or figure by its number, and the unit of a table that follows, perhaps after another caption."""
    text = paragraphs[number].text
    if len(text) > LONGEST_CAPTION or "\t" in text or SENTENCE_END.search(text):
        return False
    if CAPTION.fullmatch(text):
        return True
    following = number + 1
    if UNIT_CAPTION.fullmatch(text) is None or following == len(paragraphs):
        return False
    return _starts_table(paragraphs, following) or _is_caption(paragraphs, following)


def _starts_table(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """A line of three cells, or two lines of cells together; a lone tab after a numeral is only spacing."""
    if not paragraphs[number].row:
        return False
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    return paragraphs[number].text.count("\t") > 1 or (following is not None and following.row and not following.gap)


def _table(rows: Sequence[Paragraph]) -> _Node:
    table = _Node(Block(BlockKind.TABLE, "", rows[0].line))
    table.children = [_Node(Block(BlockKind.ROW, row.text, row.line)) for row in rows]
    return table


def _text_node(paragraph: Paragraph, following: Paragraph | None) -> _Node:
    """A heading, list item or paragraph, by its enumerator and shape."""
    text, line = paragraph.text, paragraph.line
    enumerator = leading(text, "zh")
    if enumerator is None:
        if _is_plain_heading(text, following):
            return _Node(Block(BlockKind.HEADING, text, line), RANKS.index("han"))
        return _Node(Block(BlockKind.PARAGRAPH, text, line))
    rank = RANKS.index(enumerator.style)
    if _is_heading(text, enumerator, following):
        return _Node(Block(BlockKind.HEADING, text, line), rank)
    if _enumerates_inside(text, enumerator):
        return _Node(Block(BlockKind.PARAGRAPH, text, line))
    run_in = _run_in(text, enumerator)
    if run_in is not None or enumerator.style in ("han", "han-paren", "article"):
        return _Node(Block(BlockKind.PARAGRAPH, text, line, run_in=run_in), rank)
    return _Node(Block(BlockKind.LIST_ITEM, text, line), rank)


def _is_heading(text: str, enumerator: Enumerator, following: Paragraph | None) -> bool:
    body = text[enumerator.end :].strip()
    if enumerator.style in ALWAYS_HEADING:
        return len(body) <= LONGEST_HEADING and not SENTENCE_END.search(body)
    if enumerator.style not in MAYBE_HEADING or not body or len(body) > LONGEST_HEADING:
        return False
    if enumerator.style in ("han", "han-paren"):
        inner = body.rstrip("。")
        return not ENDS_SENTENCE.search(inner) and not re.search(r"[。；;]", inner) and not (
            inner != body and re.search("[，,]", inner)
        )  # fmt: skip
    if ENDS_SENTENCE.search(body) or re.search(r"[。；;：:]", body) or following is None:
        return False
    # Short numbered lines one after the other are a list; one with text below it is a heading.
    beside = leading(following.text, "zh")
    return beside is None or RANKS.index(beside.style) > RANKS.index(enumerator.style)


def _is_plain_heading(text: str, following: Paragraph | None) -> bool:
    """A short line without punctuation before a sentence: the heading of a report that has no numbering."""
    return (
        following is not None
        and len(text) <= LONGEST_PLAIN_HEADING
        and not re.search(r"[，,。；;：:！？!?、\t]", text)
        and has_han(text)
        and not following.row
        and len(following.text) > len(text)
        and (ENDS_SENTENCE.search(following.text) is not None or leading(following.text, "zh") is not None)
    )


def _enumerates_inside(text: str, enumerator: Enumerator) -> bool:
    """True for a paragraph that begins with 一是 and has 二是 inside: it is not an item of a list."""
    return sum(1 for one in inline(text, "zh") if one.style == enumerator.style) > 1


def _run_in(text: str, enumerator: Enumerator) -> tuple[int, int] | None:
    """The first sentence of a numbered paragraph that goes on after it."""
    if enumerator.style not in MAYBE_HEADING:
        return None
    end = SENTENCE_END.search(text, enumerator.end)
    if end is None or end.end() - enumerator.end > LONGEST_RUN_IN or not text[end.end() :].strip():
        return None
    return 0, end.end()
