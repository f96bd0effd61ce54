"""Headings in plain text: each level has an underline of its own, also side by side, and reading leaves it out."""

from __future__ import annotations

import pytest

from toolkit.formats import report
from toolkit.language.widths import text_width
from toolkit.model import Block, BlockKind, Document, State, Unit
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.renderers import plain, plain_bilingual
from toolkit.renderers.compose import ComposeOptions, compose

LEVELS = range(1, 7)
TITLE = Block(BlockKind.TITLE, "某市工作报告", 1)
HEADINGS = tuple(Block(BlockKind.HEADING, f"第{level}层的标题", level + 1, level) for level in LEVELS)
TEXT = Block(BlockKind.PARAGRAPH, "正文。", 9)


def built(renderer: object, target: str = "Heading of level") -> str:
    document = Document("small", (TITLE, *HEADINGS, TEXT))
    units = [
        Unit(TITLE.text, "Work Report", state=State.TRANSLATED),
        *(Unit(one.text, f"{target} {one.level}", state=State.TRANSLATED) for one in HEADINGS),
        Unit(TEXT.text, "The text.", state=State.TRANSLATED),
    ]
    glossary = (GlossaryEntry("a", "创新", "innovation", "New things.", domain="经济"),)
    text: str = renderer.render(compose(document, units, ComposeOptions("en", glossary=glossary))).decode()  # type: ignore[attr-defined]
    return text


@pytest.mark.parametrize("renderer", [plain, plain_bilingual])
def test_each_level_has_an_underline_of_its_own(renderer: object) -> None:
    lines = built(renderer).split("\n")
    below = [lines[lines.index("Work Report") + 1]]
    below += [lines[lines.index(f"Heading of level {level}") + 1] for level in LEVELS]
    signs = [set(line) for line in below]
    assert all(len(one) == 1 for one in signs)
    assert len({*map(frozenset, signs)}) == 7
    assert all(len(line) in (len("Heading of level 1"), len("Work Report"), text_width(TITLE.text)) for line in below)


@pytest.mark.parametrize("renderer", [plain, plain_bilingual])
def test_the_underline_is_as_wide_as_the_widest_line(renderer: object) -> None:
    """A Chinese character takes two columns, and no underline is wider than a page."""
    short = built(renderer, "H").split("\n")
    assert short[short.index("H 3") + 1] == "^" * (3 if renderer is plain else text_width("第3层的标题"))
    long = built(renderer, "H" * 300).split("\n")
    assert long[long.index(f"{'H' * 300} 3") + 1] == "^" * 100


def test_reading_leaves_the_underlines_out() -> None:
    """What is built as text can be aligned again: no underline becomes a paragraph."""
    texts = [one.text for one in report.parse(built(plain).encode(), "built.txt", name="built").walk() if one.unit]
    assert texts[: len(HEADINGS) + 2] == ["Work Report", *(f"Heading of level {n}" for n in LEVELS), "The text."]
