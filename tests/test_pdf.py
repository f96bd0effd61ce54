"""PDF: tagged, reproducible, with every unit once, and no text becomes Typst markup."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from documents import W, parts, pdf_text, typst_text
from test_renderers import HOSTILE, document, rendition, translated

from toolkit.errors import InputError, MissingExtraError
from toolkit.model import Block, BlockKind, Document, State, Unit
from toolkit.renderers import html, typesetting
from toolkit.renderers.characters import visible
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.pdf import blocks, render
from toolkit.renderers.word import render as word

needs_typst = pytest.mark.usefixtures("typst")


@pytest.fixture
def typst() -> None:
    pytest.importorskip("typst", reason="Typst is not installed; it is in the extra `pdf`")


def latin(words: str = "{}") -> bytes:
    """The sample without Chinese, so that no East Asian font is needed."""
    report = document()
    return render(compose(report, translated(report, words), ComposeOptions("en")))


def in_chinese() -> bytes:
    """The sample with Chinese; the test is skipped if no font has it."""
    try:
        return render(rendition())
    except InputError:
        pytest.skip("no East Asian font is installed (fonts-noto-cjk)")


def test_every_unit_appears_once() -> None:
    text = typst_text("\n\n".join(blocks(rendition())))
    for number, piece in enumerate(piece for piece in rendition().walk() if piece.unit):
        for at, _ in enumerate(piece.source.text.split("\t")):
            assert text.count(f"tok{number}cell{at}") == 1


@needs_typst
def test_the_pages_hold_every_unit() -> None:
    text = pdf_text(latin())
    for number in range(13):
        assert f"tok{number}cell0" in text


@needs_typst
def test_it_is_tagged_and_reproducible() -> None:
    first = latin()
    assert first == latin()
    assert b"/MarkInfo" in first
    assert b"pdfuaid" in first


@needs_typst
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_stay_text(hostile: str) -> None:
    hostile = hostile[:10_000]  # Typst lays out a cell again on each of its pages: 100,000 characters take 11 GB
    latin("{} " + hostile.replace("{", "{{"))
    report = document()
    made = compose(report, translated(report, "{} " + hostile.replace("{", "{{")), ComposeOptions("en"))
    shown = " ".join(visible(hostile).split())
    assert shown in " ".join(typst_text("\n\n".join(blocks(made))).split())


@needs_typst
@pytest.mark.parametrize("kind", [kind for kind in BlockKind if kind is not BlockKind.BOILERPLATE])
def test_a_single_block_can_be_set(kind: BlockKind) -> None:
    block = Block(kind, "x", 1, level=3)
    assert render(
        compose(Document("one", (block,)), [Unit("x", "y", state=State.TRANSLATED)], ComposeOptions("en"))
    ).startswith(b"%PDF")


def test_a_missing_font_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "_typst", lambda: SimpleNamespace())
    monkeypatch.setattr(typesetting, "_fonts", lambda _: SimpleNamespace(families=lambda: ["Libertinus Serif"]))
    with pytest.raises(InputError, match="no installed font has; install Noto Serif CJK"):
        render(
            compose(
                Document("中", (Block(BlockKind.TITLE, "x", 1),)),
                [Unit("x", "中文", state=State.TRANSLATED)],
                ComposeOptions("en"),
            )
        )


@needs_typst
def test_a_character_without_a_font_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    monkeypatch.setattr(typesetting, "_fonts", lambda _: typst.Fonts(include_system_fonts=False))
    with pytest.raises(InputError, match='cannot be typeset as PDF: no installed font has "ก"; install one that does'):
        latin("{} ก")


@needs_typst
def test_invisible_characters_do_no_harm() -> None:
    assert latin("{} \ufeff\u200b\u200f\u00ad\U000e0001\ufe0f").startswith(b"%PDF")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'toolkit\[pdf\]'"):
        render(rendition())


@needs_typst
def test_chinese_is_set_in_an_installed_font() -> None:
    assert "创新" in pdf_text(in_chinese())


@needs_typst
def test_a_title_in_chinese_has_a_font_at_the_head_of_pages_of_english_text() -> None:
    """The title is not in the text where only the mark of an unfinished unit is in its place."""
    report = document()
    made = compose(report, translated(report), ComposeOptions("en"))
    body = tuple(one for _ in range(20) for one in made.body)
    in_chinese()
    assert "创新" in pdf_text(render(replace(made, title="[Not yet translated] 创新", body=body)))


@needs_typst
def test_the_contents_of_every_format_leave_out_full_stops() -> None:
    headings = (Block(BlockKind.HEADING, "一、乙。", 1, 1), Block(BlockKind.HEADING, "二、丙", 2, 1))
    units = [
        Unit("二、丙", "II. Problems", state=State.TRANSLATED),
        Unit("一、乙。", "I. Overview.", comments=("toolkit: footnote Notebody.",), state=State.TRANSLATED),
    ]
    made = compose(Document("d", headings), units, ComposeOptions("en"))
    text = pdf_text(render(made))
    assert (text.count("Overview"), text.count("Overview."), text.count("Notebody")) == (2, 1, 1)
    page = html.render(made).decode()
    assert re.findall(r"<li[^>]*><a[^>]*>.* (\S+)</a></li>", page)[:2] == ["Overview", "Problems"]
    assert re.search(r"<h2[^>]*>.*Overview\.", page)
    lines = ["".join(one.itertext()) for one in parts(word(made))["word/document.xml"].iter(f"{W}p")]
    assert [one.endswith(".") for one in lines if "Overview" in one] == [False, True]


@needs_typst
def test_a_note_of_a_heading_is_not_repeated_in_the_contents() -> None:
    headings = (Block(BlockKind.HEADING, "一、乙", 1, 1), Block(BlockKind.HEADING, "二、丙", 2, 1))
    units = [
        Unit("二、丙", "II. Problems", state=State.TRANSLATED),
        Unit("一、乙", "I. Overview", comments=("toolkit: footnote[Overview] Notebody.",), state=State.TRANSLATED),
    ]
    text = pdf_text(render(compose(Document("d", headings), units, ComposeOptions("en"))))
    assert text.count("Overview") == 2
    assert text.count("Notebody") == 1


@needs_typst
@pytest.mark.parametrize("above", range(24, 36, 2))
def test_a_heading_stays_with_a_line_whose_footnotes_need_room(above: int) -> None:
    texts = [f"line {number}" for number in range(above)]
    body = tuple(Block(BlockKind.PARAGRAPH, text, number) for number, text in enumerate(texts))
    last = (Block(BlockKind.HEADING, "一、乙", 98, 1), Block(BlockKind.PARAGRAPH, "丙", 99))
    footnotes = tuple(f"toolkit: footnote[{word}] " + "Long note. " * 12 for word in ("Annotated", "words"))
    units = [Unit(text, text, state=State.TRANSLATED) for text in texts]
    units.append(Unit("一、乙", "I. Headword", state=State.TRANSLATED))
    units.append(Unit("丙", "Annotated words" + " of the text" * 40, comments=footnotes, state=State.TRANSLATED))
    pages = pdf_text(render(compose(Document("d", (*body, *last)), units, ComposeOptions("en")))).split("\f")
    assert [("Headword" in page) == ("Annotated" in page) for page in pages] == [True] * len(pages)
