"""Every format covers all kinds of blocks, contains every unit once, and no text can break it."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module

import pytest
from documents import TEXT_OF, W, parts
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.formats.report import parse
from toolkit.model import Block, BlockKind, Document, State, Unit
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Policy, Rendition
from toolkit.renderers import FORMATS, html, pdf, renderer
from toolkit.renderers.characters import REPLACEMENT, visible
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.word.parts import BULLET_WIDTH, INDENT
from toolkit.settings import ReportSettings

WAYS = [
    pytest.param(name, bilingual, id=f"{name}{'-bilingual' if bilingual else ''}")
    for name, form in FORMATS.items()
    for bilingual in (False, True)
    if (form.bilingual or not bilingual) and name in TEXT_OF
]

SEED = """\
某市2021年工作情况报告

日期:2022年05月17日 来源:某市

一、工作

前言。

（一）工业增长。正文在此。

第一，项目。

一是创新。

二是投资。

（二）小结

表1 指标
指标\t数值
增速\t10%
注：快报数。

第一章 附则

尾声。
"""


def document() -> Document:
    return parse(SEED.encode(), "seed.txt", name="sample")


def translated(report: Document, words: str = "{}") -> list[Unit]:
    """Units whose targets contain one token each, after a first sentence."""
    units = []
    for number, block in enumerate(block for block in report.walk() if block.unit):
        target = "\t".join(f"Head. tok{number}cell{at}" for at, _ in enumerate(block.text.split("\t")))
        units.append(Unit(block.text, words.format(target), state=State.TRANSLATED))
    return units


def rendition(words: str = "{}") -> Rendition:
    report = document()
    plan = ComposeOptions(
        "en",
        report=ReportSettings(disclaimer="Unofficial.", issuing_body="A Body", date="2022-05-17"),
        glossary=(GlossaryEntry("a", "创新", "innovation", "New things."),),
    )
    return compose(report, translated(report, words), plan)


def render(name: str, bilingual: bool, what: Rendition) -> bytes:
    function = renderer(name, bilingual=bilingual)
    assert function is not None
    return function(what)


def test_the_sample_has_every_kind() -> None:
    assert {block.kind for block in document().walk()} == set(BlockKind) - {BlockKind.BOILERPLATE}


@pytest.mark.parametrize("name", sorted({m for form in FORMATS.values() for m in (form.module, form.bilingual) if m}))
def test_every_kind_has_a_function(name: str) -> None:
    module = import_module(f"toolkit.renderers.{'html_rows' if name == 'html_bilingual' else name}")
    assert set(module.KINDS) == set(BlockKind) - {BlockKind.BOILERPLATE}


@pytest.mark.parametrize(("name", "bilingual"), WAYS)
def test_every_unit_appears_once(name: str, bilingual: bool) -> None:
    text = TEXT_OF[name](render(name, bilingual, rendition())).replace("\u00a0", " ")
    pieces = [piece for piece in rendition().walk() if piece.unit]
    assert len(pieces) == 15
    for number, piece in enumerate(pieces):
        for at, _ in enumerate(piece.source.text.split("\t")):
            assert text.count(f"tok{number}cell{at}") == 1
    if bilingual:
        for piece in pieces:
            for cell in piece.source.text.split("\t"):
                assert cell in text


@pytest.mark.parametrize(("name", "bilingual"), WAYS)
def test_output_is_reproducible(name: str, bilingual: bool) -> None:
    assert render(name, bilingual, rendition()) == render(name, bilingual, rendition())


@pytest.mark.parametrize(("name", "bilingual"), WAYS)
def test_front_matter_glossary_and_disclaimer(name: str, bilingual: bool) -> None:
    text = TEXT_OF[name](render(name, bilingual, rendition()))
    assert "innovation" in text
    assert "Unofficial." in text


HOSTILE = [
    "<script>alert(1)</script>",
    "]]> <!-- --> &amp; &#0; \\u0000 #set page(width: 1pt) $x$ @ref",
    "nul \x00 bell \x07 escape \x1b delete \x7f next \x85 line \u2028",
    "over \u202e ride \u2066 isolate \u200f mark",
    "lone \ud800 surrogate, noncharacter \ufffe",
    "a" * 100_000,
    "**bold** [link](javascript:alert(1)) `code` | cell",
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize(("name", "bilingual"), WAYS)
def test_hostile_texts_stay_text(name: str, bilingual: bool, hostile: str) -> None:
    data = render(name, bilingual, rendition("{} " + hostile.replace("{", "{{")))
    text = TEXT_OF[name](data)
    shown = " ".join(visible(hostile).split())
    assert shown in " ".join(text.split())
    for harmful in ("\x00", "\x1b", "\u202e", "\u2066"):
        assert harmful not in text
    if name == "html":
        assert b"<script>alert" not in data


def test_unprintable_characters_are_replaced_with_a_warning() -> None:
    report = document()
    units = [Unit(report.blocks[0].text, "bad \x01 title", state=State.TRANSLATED)]
    made = compose(report, units, ComposeOptions("en", policy=Policy.MARK))
    assert made.title == f"bad {REPLACEMENT} title"
    assert any("unprintable characters" in warning for warning in made.warnings)


@given(st.text(max_size=60), st.text(max_size=60))
@settings(derandomize=True, deadline=None, max_examples=40)
def test_any_text_survives_every_format(first: str, second: str) -> None:
    blocks = (Block(BlockKind.HEADING, "一、甲", 1, 1), Block(BlockKind.PARAGRAPH, "乙", 2))
    units = [
        Unit(block.text, f"start {target} end", state=State.TRANSLATED)
        for block, target in zip(blocks, (first, second), strict=True)
    ]
    made = compose(Document("any", blocks), units, ComposeOptions("en"))
    for name, form in FORMATS.items():
        for bilingual in (False, True):
            if (form.bilingual or not bilingual) and name in TEXT_OF:
                text = " ".join(TEXT_OF[name](render(name, bilingual, made)).split())
                for target in (first, second):
                    assert " ".join(visible(f"start {target} end").split()) in text


@pytest.mark.parametrize("name", sorted(TEXT_OF))
def test_an_item_has_its_bullet_again(name: str) -> None:
    blocks = (
        Block(BlockKind.LIST_ITEM, "投资", 1, 1, bullet=True),
        Block(BlockKind.LIST_ITEM, "消费", 2, 1, bullet=True),
        Block(BlockKind.LIST_ITEM, "一是出口", 3, 1),
    )
    targets = ("Investment", "Consumption", "(1) Exports")
    units = [Unit(one.text, text, state=State.TRANSLATED) for one, text in zip(blocks, targets, strict=True)]
    text = render(name, False, compose(Document("d", blocks), units, ComposeOptions("en")))
    shown = text.decode() if name == "md" else TEXT_OF[name](text)
    bullet = "-" if name == "md" else "•"
    assert f"{bullet} Investment" in shown
    assert f"{bullet} Consumption" in shown
    assert f"{bullet} (1)" not in shown


def test_lines_of_an_item_begin_below_its_text_and_not_below_its_bullet() -> None:
    blocks = (
        Block(BlockKind.HEADING, "一、产业", 1, 1),
        Block(BlockKind.LIST_ITEM, "投资", 2, 1, bullet=True),
        Block(BlockKind.LIST_ITEM, "消费", 3, 2, bullet=True),
        Block(BlockKind.LIST_ITEM, "一是出口", 4, 1),
    )
    made = compose(Document("d", blocks), [], ComposeOptions("en", policy=Policy.SOURCE))
    page = render("html", False, made).decode()
    assert page.count('<p class="bulleted">') == 2
    assert re.search(r"\.bulleted { padding-left: (\S+); text-indent: -\1; }", page)
    assert [block.count("#bulleted(") for block in pdf.blocks(made) if "#items(" in block] == [2]
    body = parts(render("docx", False, made))["word/document.xml"]
    found = [one.attrib for one in body.iter(f"{W}ind")]
    assert [(one[f"{W}left"], one[f"{W}hanging"]) for one in found if f"{W}hanging" in one] == [
        (str(BULLET_WIDTH), str(BULLET_WIDTH)), (str(INDENT + BULLET_WIDTH), str(BULLET_WIDTH)),
    ]  # fmt: skip


def test_a_heading_with_its_text_in_the_same_line_is_run_in() -> None:
    text = "二、改善民生。新增就业75万人。"
    blocks = (Block(BlockKind.HEADING, "一、产业", 1, 1), Block(BlockKind.HEADING, text, 2, 1, run_in=(0, 7)))
    made = compose(Document("d", blocks), [], ComposeOptions("en", policy=Policy.SOURCE))
    assert [piece.kind for piece in made.head + made.body] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert "**二、改善民生**。新增就业" in render("md", False, made).decode()


def test_a_body_that_the_title_names_is_not_repeated() -> None:
    unit = Unit("市经信委2021年报告", "Report of the Body\u00a05 on 2021", state=State.TRANSLATED)
    blocks = (Block(BlockKind.TITLE, unit.source, 1),)
    for body, lines in (("Body 5", ()), ("Body 6", (("Issued by", "Body 6"),))):
        made = compose(Document("t", blocks), [unit], ComposeOptions("en", report=ReportSettings(issuing_body=body)))
        assert made.front.lines == lines
        assert made.about.author == body


@pytest.mark.parametrize("theme", ["plain", "official"])
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("市统计局", "Body\u00a05"),
        ("发布机构：市统计局", "Issued by: Body 5"),
        ("市统计局 2024年7月18日", "Body 5  July 18, 2024"),
        ("市统计局 市调查总队", "Body 5; Survey Office of the City"),
    ],
)
def test_a_body_that_the_metadata_names_is_shown_once(source: str, target: str, theme: str) -> None:
    units = [Unit("统计公报", "Communiqué", state=State.TRANSLATED), Unit(source, target, state=State.TRANSLATED)]
    blocks = (Block(BlockKind.TITLE, "统计公报", 1), Block(BlockKind.METADATA, source, 2))
    made = compose(Document("t", blocks), units, ComposeOptions("en", report=ReportSettings(issuing_body="Body 5")))
    made = replace(made, theme=theme)
    assert made.about.author == "Body 5"
    assert made.front.lines == ()
    for name in ("txt", "html"):
        shown = re.sub(
            "<head>.*</head>|<[^>]*>", "", render(name, False, made).decode().replace("\u00a0", " "), flags=re.S
        )
        assert shown.count("Body 5") == 1


def test_dates_have_the_form_of_the_language() -> None:
    blocks = (Block(BlockKind.TITLE, "报告", 1),)
    shown = {}
    for language in ("en", "ja", "de", "xx"):
        plan = ComposeOptions(language, report=ReportSettings(date="2022-05-17"))
        shown[language] = compose(Document("d", blocks), [], plan).front.lines
    assert shown["en"] == (("Date", "May 17, 2022"),)
    assert shown["ja"] == (("日付", "2022年5月17日"),)
    assert shown["de"] == (("Datum", "17. Mai 2022"),)
    assert shown["xx"] == (("Date", "2022-05-17"),)


@pytest.mark.parametrize(
    ("policy", "state", "own", "title"),
    [
        (Policy.SOURCE, State.INITIAL, None, "[Not yet translated; original text] 报告"),
        (Policy.SOURCE, State.NEEDS_REVIEW, None, "[Translation under review; original text] 报告"),
        (Policy.MARK, State.INITIAL, None, "[Not yet translated] 报告"),
        (Policy.SOURCE, State.INITIAL, "Our Report", "Our Report"),
        (Policy.PREVIOUS, State.NEEDS_REVIEW, None, "Report"),
        (Policy.SOURCE, State.TRANSLATED, "Our Report", "Report"),
    ],
)
def test_a_title_that_is_not_translated_is_marked(policy: Policy, state: State, own: str | None, title: str) -> None:
    unit = Unit("报告", "" if state is State.INITIAL else "Report", state=state)
    plan = ComposeOptions("en", policy=policy, report=ReportSettings(title=own))
    made = compose(Document("d", (Block(BlockKind.TITLE, "报告", 1),)), [unit], plan)
    assert made.title == title
    assert f"<title>{title}</title>" in html.render(made).decode()


def test_settings_only_add_what_the_source_lacks() -> None:
    settings_ = ReportSettings(title="Ours", date="2020-01-01", source="Ours", issuing_body="A Body", translator="T")
    front = compose(document(), [], ComposeOptions("en", report=settings_)).front
    assert front.title == ""
    assert front.lines == (("Issued by", "A Body"), ("Translated by", "T"))
