"""Documents that everybody can read: languages, figures on one line, accessible pages and files."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from axe import violations
from documents import Spoken
from hypothesis import given
from hypothesis import strategies as st
from pdf_structure import HAN, faults, opened, spoken
from test_renderers import document, rendition, translated

from toolkit.errors import InputError, MissingExtraError
from toolkit.model import Block, BlockKind, Document, State, Unit
from toolkit.model.glossary_entry import GlossaryEntry, Wording
from toolkit.model.rendition import Policy, Rendition
from toolkit.renderers import FORMATS, html, html_bilingual, pdf, renderer, word
from toolkit.renderers.book import arrange
from toolkit.renderers.book import html as book_html
from toolkit.renderers.book import pdf as book_pdf
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.no_break import MINUS, NO_BREAK, unbroken
from toolkit.renderers.scripts import foreign_spans, stretches
from toolkit.renderers.word import bilingual as word_bilingual
from toolkit.settings import ReportSettings, Settings

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("no_break.yaml").read_text(encoding="utf-8"))
ENTRIES = (
    GlossaryEntry("a", "创新", "innovation", "Also 创造 in 2021年.", (Wording("new ideas"),), pinyin="chuàngxīn"),
    GlossaryEntry("b", "《Made in China》计划", "the plan", "New.", note="See 创新.", see=("a",)),
)


def mixed() -> Rendition:
    """The sample with Chinese in its translations, notes, front matter and glossary; two units are unfinished."""
    report = document()
    units = translated(report, "{} in Chongqing (重庆市2021年)")
    units[3] = replace(units[3], comments=("toolkit: footnote Called 两江新区 here.",))
    units[4] = replace(units[4], state=State.NEEDS_REVIEW)
    units[7] = replace(units[7], state=State.INITIAL, target="")
    plan = ComposeOptions(
        "en",
        policy=Policy.SOURCE,
        report=ReportSettings(disclaimer="Unofficial (非官方).", issuing_body="Office 办公室", license="CC BY 4.0"),
        glossary=ENTRIES,
        terms=ENTRIES,
    )
    return compose(report, units, plan)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_figures_stay_with_what_they_count(case: dict[str, str]) -> None:
    text = case["text"].replace("~", " ").replace(MINUS, "–")
    assert unbroken(text, case["language"]).replace(NO_BREAK, "~") == case["text"]


@given(st.text(alphabet="1259., percntmilioyuaMNo.%第年–−"), st.sampled_from(["en", "zh", "de", "fr", "xx"]))
def test_only_spaces_and_minus_signs_change(text: str, language: str) -> None:
    made = unbroken(text, language)
    assert made.replace(NO_BREAK, " ").replace(MINUS, "–") == text.replace(NO_BREAK, " ").replace(MINUS, "–")
    assert unbroken(made, language) == made


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("in Chongqing (重庆市2021年)", "en", [("重庆市2021年", "zh")]),
        ("2021年 in all", "en", [("2021年", "zh")]),
        ("called 《办法》.", "en", [("《办法》", "zh")]),
        ("《Made in China 2025》和5G、GDP、kWh", "zh", [("Made in China 2025", "en")]),
        ("東京の計画", "ja", []),
        ("the 東京の plan, 서울", "en", [("東京の", "ja"), ("서울", "ko")]),
        ("plain text", "en", []),
        ("Bonjour 北京", "fr", [("北京", "zh")]),
    ],
)
def test_stretches_of_another_language(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert [(text[start:end], code) for start, end, code in foreign_spans(text, language)] == found
    assert "".join(one for one, _ in stretches(text, language)) == text


@pytest.mark.parametrize(("name", "bilingual"), [(name, way) for name in ("txt", "md") for way in (False, True)])
def test_text_and_markdown_have_plain_spaces(name: str, bilingual: bool) -> None:
    report = document()
    units = translated(report, "{}\u00a05\u202fpercent\u2007of it")
    units[3] = replace(units[3], comments=("toolkit: footnote 5\u00a0percent.",))
    entry = replace(ENTRIES[0], definition="5\u00a0percent.")
    settings = ReportSettings(disclaimer="No.\u00a05.", source="No.\u00a06")
    options = ComposeOptions("en", report=settings, glossary=(entry,), terms=(entry,))
    render = renderer(name, bilingual=bilingual)
    assert render
    text = render(compose(report, units, options)).decode()
    assert set(re.findall(r"[^\S\n]", text)) <= {" ", "\u3000"}
    assert "5 percent of it" in text


def pages() -> dict[str, bytes]:
    """Every kind of page."""
    return {
        "report": html.render(mixed()),
        "bilingual": html_bilingual.render(mixed()),
        "glossary": book_html.render(arrange(ENTRIES, "zh", "en")),
        "finished": html.render(rendition()),
    }


@pytest.mark.parametrize("name", ["report", "bilingual", "glossary", "finished"])
def test_pages_say_the_language_of_every_text(name: str) -> None:
    texts = [(text, code) for element, text, code in Spoken(pages()[name]).texts if element not in ("title", "option")]
    assert {text for text, code in texts if HAN.search(text) and code != "zh-CN"} == set()
    english = {text for text, code in texts if re.search("[A-Za-z][a-z]{2}", text) and code != "en-US"}
    assert {text for text in english if "chuàngxīn" not in text} == set()


@pytest.mark.parametrize("window", ["--window-size=1366,900", "--window-size=390,844"])
@pytest.mark.parametrize("scheme", [0, 1])
def test_pages_are_accessible(tmp_path: Path, window: str, scheme: int) -> None:
    for name, data in pages().items():
        path = tmp_path / f"{name}.html"
        path.write_bytes(data)
        assert violations(path, window, f"--blink-settings=preferredColorScheme={scheme}") == [], name


@pytest.mark.parametrize("book", [False, True])
def test_pdf_is_accessible_and_archivable(book: bool) -> None:
    pytest.importorskip("typst", reason="Typst is not installed; it is in the extra `pdf`")
    try:
        data = book_pdf.render(arrange(ENTRIES, "zh", "en")) if book else pdf.render(mixed())
    except InputError:
        pytest.skip("no East Asian font is installed (fonts-noto-cjk)")
    file = opened(data)
    assert faults(file) == []
    texts = list(spoken(file))
    assert any(HAN.search(text) for text, _ in texts)
    assert {text for text, code in texts if HAN.search(text) and code != "zh-CN"} == set()
    assert {code for text, code in texts if "xīn" in text} <= {"zh-CN"}, "pinyin is Chinese"
    assert {code for text, code in texts if "tok" in text} == (set() if book else {"en-US"})


def test_word_says_the_language_of_every_text_and_has_no_italics() -> None:
    for data in (word.render(mixed()), word_bilingual.render(mixed())):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            text = file.read("word/document.xml").decode() + file.read("word/footnotes.xml").decode()
            styles = file.read("word/styles.xml").decode()
        assert "<w:i/>" not in styles.replace("Heading6", "")
        assert '<w:lang w:val="en-US" w:eastAsia="zh-CN"' in styles
        for run in re.findall(r"<w:r>.*?</w:r>", text):
            for code in re.findall(r'w:eastAsia="([^"]*)"', run):
                assert code == "zh-CN"
        assert "<w:t>Made in China</w:t>" in text
        assert re.search(r'<w:lang w:val="en-US"[^>]*/></w:rPr><w:t>Made in China', text)


MARK = "Draft: 2 of 15 units unfinished"
WAYS = [(name, way) for name, form in FORMATS.items() for way in ((False, True) if form.bilingual else (False,))]


def _text(name: str, data: bytes) -> str:
    """The text of a file, with its header in front."""
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return re.sub("<[^>]*>", "", "".join(file.read(one).decode() for one in sorted(file.namelist())))
    return "".join(text for text, _ in spoken(opened(data))) if name == "pdf" else data.decode().replace("\\", "")


@pytest.mark.parametrize(("name", "bilingual"), WAYS)
def test_a_draft_says_so_and_why(name: str, bilingual: bool) -> None:
    render = renderer(name, bilingual=bilingual)
    assert render is not None
    try:
        draft, finished = _text(name, render(mixed())), _text(name, render(rendition()))
    except (InputError, MissingExtraError) as error:
        pytest.skip(str(error))
    assert f"{MARK} (1 not translated, 1 under review)" in draft
    assert "[Not yet translated; original text]" in draft
    assert "[Translation under review; original text]" in draft
    assert "Draft:" not in finished


def test_every_page_of_a_draft_is_marked() -> None:
    with zipfile.ZipFile(io.BytesIO(word.render(mixed()))) as file:
        body = file.read("word/document.xml").decode()
        headers = {name: file.read(name).decode() for name in file.namelist() if "<w:hdr" in file.read(name).decode()}
    assert {re.search(r"Draft: [^<]*", text)[0] for text in headers.values()} == {MARK}  # type: ignore[index]
    assert re.findall(r'headerReference w:type="(\w+)"', body) == ["default", "first"]
    assert f'@top-right {{ content: "{MARK}"; }}' in html.render(mixed()).decode()


def test_a_template_marks_its_pages_too() -> None:
    template = ("own.docx", word.render(rendition()))
    with zipfile.ZipFile(io.BytesIO(word.render(mixed(), template))) as file:
        texts = {name: file.read(name).decode() for name in file.namelist()}
    headers = [name for name, text in texts.items() if "<w:hdr" in text]
    assert headers == ["word/draft.xml", "word/header1.xml"]
    assert all(MARK in texts[name] for name in headers)
    assert 'Target="draft.xml"' in texts["word/_rels/document.xml.rels"]
    assert "/word/draft.xml" in texts["[Content_Types].xml"]
    assert sorted(re.findall(r'headerReference w:type="(\w+)"', texts["word/document.xml"])) == ["default", "first"]


def about() -> Rendition:
    """A document with everything that its properties may say."""
    report = Document(
        "r", (Block(BlockKind.TITLE, "报告", 1), Block(BlockKind.METADATA, "发布机构：某委 日期：2022年5月7日", 2))
    )
    units = [
        Unit("报告", "Report", state=State.TRANSLATED),
        Unit("发布机构：某委 日期：2022年5月7日", "Issued by: A <Body>; Date: May 7, 2022", state=State.TRANSLATED),
    ]
    settings = ReportSettings(translator="Jane Doe", license="CC BY 4.0")
    return compose(report, units, ComposeOptions("en", report=settings, keywords=("yield", "R&D")))


def test_files_say_who_made_them_and_what_they_are_about() -> None:
    page = html.render(about()).decode()
    for name, value in {
        "author": "A &lt;Body&gt;", "translator": "Jane Doe", "dcterms.date": "2022-05-07",
        "keywords": "yield, R&amp;D",
        "description": "Translation of 报告", "dcterms.license": "CC BY 4.0",
    }.items():  # fmt: skip
        assert f'<meta name="{name}" content="{value}">' in page
    with zipfile.ZipFile(io.BytesIO(word.render(about()))) as file:
        core = file.read("docProps/core.xml").decode()
    for part in (
        "<dc:creator>A &lt;Body&gt;<", "<cp:lastModifiedBy>Jane Doe<", ">2022-05-07T00:00:00Z<",
        "<cp:keywords>yield, R&amp;D<", "<dc:description>Translation of 报告<",
    ):  # fmt: skip
        assert part in core
    assert "License: CC BY 4.0" in page


def test_pdf_says_who_made_it() -> None:
    try:
        file = opened(pdf.render(about()))
    except (InputError, MissingExtraError) as error:
        pytest.skip(str(error))
    xmp = file.Root.Metadata.read_bytes().decode()
    for part in ("A &lt;Body&gt;", "Jane Doe", "2022-05-07", "yield, R&amp;D", "Translation of 报告"):
        assert part in xmp
    assert str(file.docinfo.CreationDate) == "D:20220507000000Z"


def test_the_translator_is_the_author_where_no_issuing_body_is_known() -> None:
    report = Document("r", (Block(BlockKind.TITLE, "报告", 1),))
    units = [Unit("报告", "Report", state=State.TRANSLATED)]
    made = compose(report, units, ComposeOptions("en", report=ReportSettings(translator="Jane Doe")))
    page = html.render(made).decode()
    assert '<meta name="author" content="Jane Doe">' in page
    assert '<meta name="translator" content="Jane Doe">' in page
    with zipfile.ZipFile(io.BytesIO(word.render(made))) as file:
        assert "<dc:creator>Jane Doe<" in file.read("docProps/core.xml").decode()
    try:
        file = opened(pdf.render(made))
    except (InputError, MissingExtraError) as error:
        pytest.skip(str(error))
    assert str(file.docinfo.Author) == "Jane Doe"


def test_a_license_of_the_project_is_that_of_its_reports() -> None:
    settings = Settings(license="A", reports={"own": ReportSettings(license="B")})
    assert (settings.report("own").license, settings.report("other").license) == ("B", "A")
    assert Settings().report("x").license is None
