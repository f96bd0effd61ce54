"""What readers see of a page: its contents, wide tables on phones, paper, forced colors, and no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from browser import chromium, evaluate, run
from documents import Spoken, pdf_text
from test_access import ENTRIES
from test_notes import composed

from toolkit.model.figure_table import Bar, FigureRow, FigureSection, FigureTable
from toolkit.model.rendition import FrontMatter, Rendition
from toolkit.renderers import html, html_bilingual

HEAD = (
    "指标\t一季度\t上半年\t前三季度\t全年\t比上年增长",
    "Indicator\tFirst quarter\tFirst half\tFirst three quarters\t",
)
INDUSTRY = "38.2\t81.6\t126.5\t174.3\t6.9"
INVESTMENT = "47.55\t118.2\t189.4\t256.8\t-3.4"
#: A report with metadata of two parts, six-column tables, and notes of the report and of the translator.
PARAGRAPHS = (
    ("某县2024年统计公报[1]", "Communiqué of a County for 2024[1]"),
    ("发布机构：统计局　　发布日期：2025年3月12日", "Issuing body: Bureau of Statistics  Date: March 12, 2025"),
    ("一、综合", "I. General"),
    ("生产总值512.6亿元。", "GRP was 51.26 billion yuan. # At least 20 million yuan more."),
    *(
        line
        for number in (1, 2, 3)
        for line in (
            (f"表{number} 主要指标{number}", f"Table {number}. Main Indicators {number}"),
            (f"{HEAD[0]}{number}", f"{HEAD[1]}Whole year\tGrowth over the whole of the previous year {number}"),
            (f"规模以上工业增加值{number}\t{INDUSTRY}", f"Value added of industry\t{INDUSTRY}"),
            (f"固定资产投资{number}\t{INVESTMENT}", f"Investment in fixed assets\t{INVESTMENT}"),
            (f"注：投资不含农户{number}。", "Note: Investment excludes rural households."),
        )
    ),
    ("二、展望", "II. Outlook"),
    ("前景良好。", "The outlook is good."),
    ("[1] 数据为初步统计数。", "[1] The data are preliminary."),
)  # fmt: skip
FIGURES = FigureTable(
    "Key Indicators",
    "A note.",
    (
        FigureSection("", ("Indicator", "Value", "Change", "Source unit"), ()),
        FigureSection("Targets", ("Indicator", "Value", "Change", "Source unit"), ()),
    ),
    "Bars.",
)


def whole() -> Rendition:
    """The report with both appendices; the figures are from its fourth unit."""
    found = composed(PARAGRAPHS)
    unit = [piece.unit for piece in found.walk() if piece.unit][3] or ""
    bars = ((2, Bar(Decimal(1), "Change: up 0.3 percent")),)
    row = FigureRow(("Price index (价格指数)", "100.3", "up 0.3 percent"), unit, 4, bars)
    table = replace(FIGURES, sections=tuple(replace(section, rows=(row,)) for section in FIGURES.sections))
    front = FrontMatter(disclaimer="Unofficial.", license="License: CC BY 4.0, https://example.org/by/4.0/.")
    entries = tuple(replace(one, domain="policy") for one in ENTRIES)
    return replace(found, figures=table, glossary=entries, front=front)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_bytes(html.render(whole()))
    return path


@pytest.fixture
def bilingual(tmp_path: Path) -> Path:
    path = tmp_path / "bilingual.html"
    path.write_bytes(html_bilingual.render(whole()))
    return path


def test_contents_lead_to_everything_in_its_order(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    contents = text[text.index('<nav class="contents follows"') : text.index("</nav>")]
    found = [(level, re.sub("<[^>]+>", "", name)) for level, name in re.findall(r'"level-(\d)">(.*?)</li>', contents)]
    assert found == [
        ("1", "Tables"),
        ("1", "I. General"),
        ("1", "II. Outlook"),
        ("1", "Notes"),
        ("1", "Translator’s notes"),
        ("1", "Key Indicators"),
        ("2", "Targets"),
        ("1", "Glossary"),
        ("2", "Policy and governance"),
    ]
    places = [text.index(f'id="{anchor}"') for anchor in re.findall(r'href="#([^"]+)"', contents)]
    assert places == sorted(places)


def test_the_regions_of_the_appendices_have_the_names_of_their_headings(page: Path) -> None:
    text = page.read_text(encoding="utf-8").partition('<section class="figures"')[2]
    headings = dict(re.findall(r'<h[23] id="([^"]+)">(?:<[^>]+>)*([^<]+)', text))
    label = 'aria-labelledby="(.*?)"'
    tables = re.findall(rf'<div class="wide" role="group" tabindex="0" {label}><table[^>]* ?{label}>', text)
    assert [[headings[one] for one in region.split()] for region, _ in tables] == [
        ["Key Indicators"],
        ["Key Indicators", "Targets"],
        ["Glossary", "Policy and governance"],
    ]
    assert all(region == table for region, table in tables)


def test_contents_have_no_more_than_there_is() -> None:
    rendition = composed(tuple(one for one in PARAGRAPHS[1:] if not one[0].startswith(("[1]", "表", "生产"))))
    contents = html.render(rendition).decode().partition("</nav>")[0].partition("<nav")[2]
    assert re.findall(r'href="#(\w+)', contents) == ["section", "section"]


def test_parts_of_metadata_are_apart_and_addresses_are_links(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert (
        '<p class="metadata"><span class="part">Issuing body: Bureau of Statistics</span>'
        ' <span class="part">Date: March\u00a012,\u00a02025</span></p>' in text
    )
    assert '<p>License: CC BY 4.0, <a href="https://example.org/by/4.0/">https://example.org/by/4.0/</a>.</p>' in text


def test_metadata_keep_their_punctuation() -> None:
    lines = (
        PARAGRAPHS[0],
        ("日期：2025年3月12日　来源：统计局", "Date: March 12, 2025; Source: Bureau of Statistics"),
        *PARAGRAPHS[2:],
    )
    assert "2025; Source: Bureau" in html.render(composed(lines)).decode()


def test_notes_beside_the_text_keep_figures_whole() -> None:
    text = html.render(replace(whole(), theme="official")).decode()
    assert 'data-note="a Translator’s note: At least 20\u00a0million\u00a0yuan more."' in text


PHONE = ("--window-size=500,900",)


def test_names_of_rows_stay_where_a_table_is_scrolled(page: Path) -> None:
    seen = evaluate(
        page,
        """
        const region = document.querySelector(".wide");
        region.scrollLeft = 60;
        const left = region.getBoundingClientRect().left;
        return [region.scrollLeft, [...region.querySelectorAll("tr > :first-child")].map(
            (cell) => cell.getBoundingClientRect().left - left)];
        """,
        *PHONE,
    )
    assert seen == [60, [0, 0, 0]]


def test_the_glossary_fits_a_phone_and_its_columns_are_alike_elsewhere(page: Path) -> None:
    script = """
        return [...document.querySelectorAll(".glossary table")].map((table) => [
          table.scrollWidth <= table.parentElement.clientWidth,
          getComputedStyle(table.querySelector("tr + tr, tbody tr")).display,
          getComputedStyle(table.parentElement).backgroundImage.includes("gradient"),
          [...table.querySelectorAll("tr, th, td")].every((one) => one.role)]);
        """
    assert evaluate(page, script, *PHONE) == [[True, "grid", False, True]], "nothing says that it goes on"
    assert evaluate(page, script, "--window-size=1366,900") == [[True, "table-row", True, True]]


def test_the_banner_of_a_draft_covers_nothing_that_a_link_leads_to(tmp_path: Path) -> None:
    found = whole()
    path = tmp_path / "draft.html"
    counts = replace(found.counts, translated=found.counts.units - 1, untranslated=1)
    path.write_bytes(html.render(replace(found, counts=counts)))
    seen = evaluate(
        path,
        """
        const banner = document.querySelector(".draft");
        document.documentElement.style.scrollBehavior = "auto";
        return [...document.querySelectorAll("nav li a")].map((link) => {
          const target = document.getElementById(link.hash.slice(1));
          target.scrollIntoView();
          return target.getBoundingClientRect().top >= banner.getBoundingClientRect().bottom;
        });
        """,
        *PHONE,
    )
    assert len(seen) == 12
    assert all(seen)


def test_headings_of_columns_keep_apart_side_by_side(bilingual: Path) -> None:
    seen = evaluate(
        bilingual,
        """
        const overlaps = [...document.querySelectorAll(".unit.row .cells")].flatMap((row) => {
          const boxes = [...row.querySelectorAll(".cell")].map((cell) => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return range.getBoundingClientRect();
          });
          return boxes.slice(1).filter((box, at) => box.left < boxes[at].right);
        });
        return [document.querySelectorAll(".unit.row .cells").length > 0, overlaps.length];
        """,
        "--window-size=1366,900",
    )
    assert seen == [True, 0]


def test_key_indicators_say_the_language_and_lead_to_their_paragraph(page: Path, bilingual: Path) -> None:
    for path in (page, bilingual):
        assert {code for _, text, code in Spoken(path.read_bytes()).texts if "价格指数" in text} == {"zh-CN"}
    unit = [piece.unit for piece in whole().walk() if piece.unit][3]
    assert f'<a href="#u-{unit}">4</a>' in bilingual.read_text(encoding="utf-8")


def test_a_page_says_what_it_lacks_without_script(bilingual: Path) -> None:
    shown = re.search("<noscript><p>(.*?)</p></noscript>", bilingual.read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    assert "JavaScript is off." in shown[1]


def test_an_entry_of_a_term_has_no_empty_lines(tmp_path: Path) -> None:
    path = tmp_path / "terms.html"
    path.write_bytes(html_bilingual.render(replace(whole(), terms=ENTRIES)))
    seen = evaluate(path, 'return [...document.querySelectorAll(".entries dd")].map((one) => one.innerText);')
    assert seen == ["Also 创造 in 2021年.\nAlso: new ideas", "New.\nSee 创新."]


def test_a_mark_stays_with_the_word_before_it(page: Path) -> None:
    seen = evaluate(
        page,
        """
        const sup = document.querySelector("h1 sup");
        const before = document.createRange();
        const word = sup.previousSibling;
        word.data = "Growth is calculated at constant prices.";
        before.setStart(word, word.length - 1);
        before.setEnd(word, word.length);
        sup.parentElement.style.textWrap = "wrap";
        const apart = [];
        for (let width = 200; width < 600; width += 1) {
          sup.parentElement.style.width = `${width}px`;
          if (before.getBoundingClientRect().right > sup.getBoundingClientRect().left + 1) { apart.push(width); }
        }
        return apart;
        """,
    )
    assert seen == []


def test_a_mark_whose_note_the_report_lacks_stays_with_the_word_before_it(tmp_path: Path) -> None:
    path = tmp_path / "lacking.html"
    path.write_bytes(html.render(composed((PARAGRAPHS[0], ("前景良好[9]。", "Growth is at constant prices.[9]")))))
    seen = evaluate(
        path,
        """
        const paragraph = [...document.querySelectorAll("p")].find((one) => one.textContent.includes("[9]"));
        const [word, mark] = [paragraph.firstChild, paragraph.lastChild];
        const [stop, bracket] = [document.createRange(), document.createRange()];
        stop.setStart(word, word.length - 1);
        stop.setEnd(word, word.length);
        bracket.setStart(mark, 0);
        bracket.setEnd(mark, 1);
        const apart = [];
        for (let width = 80; width < 400; width += 1) {
          paragraph.style.width = `${width}px`;
          if (stop.getBoundingClientRect().right > bracket.getBoundingClientRect().left + 1) { apart.push(width); }
        }
        return [word.data, mark.data, apart];
        """,
    )
    assert seen == ["Growth is at constant prices.", "[9]", []]


def test_every_mark_of_a_note_has_a_link_back_side_by_side() -> None:
    rows = (*PARAGRAPHS[:-2], ("二、展望[1]", "II. Outlook[1]"), PARAGRAPHS[-1])
    text = html_bilingual.render(composed(rows)).decode()
    assert all(f'href="#{mark}"' in text for mark in re.findall(r'id="(ref-[^"]+)"', text))
    assert 'id="ref-1-2"' in text


def test_small_tables_and_contents_on_paper(page: Path, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    for gap in range(0, 300, 60):
        made = tmp_path / f"gap-{gap}.html"
        room = f"<style>header {{ padding-block-end: {gap + 260}px }}</style></head>"
        made.write_text(page.read_text(encoding="utf-8").replace("</head>", room), encoding="utf-8")
        run(made, f"--print-to-pdf={tmp_path / 'printed.pdf'}", "--no-pdf-header-footer")
        pages = [one.get_textpage().get_text_bounded() for one in pdfium.PdfDocument(tmp_path / "printed.pdf")]
        assert "CONTENTS" in pages[0].upper()
        for number in (1, 2, 3):
            (place,) = [at for at, one in enumerate(pages) if f"previous year {number}" in " ".join(one.split())]
            assert "Investment in fixed assets" in " ".join(pages[place].split())


def test_paper_has_notes_below_their_table_and_no_arrows(page: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    path = tmp_path / "printed.pdf"
    run(page, f"--print-to-pdf={path}", "--no-pdf-header-footer")
    found = pdf_text(path.read_bytes())
    assert "↩" not in found
    assert found.count("Investment excludes rural households.") == 3


def _printed(columns: int, folder: Path) -> tuple[str, float]:
    """What is on paper of a report with a table of so many columns of figures, and the width of a word of its text."""
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    figures = [f"1{number:02}45.6" for number in range(columns)]
    heads, own = "\t".join(map(str, range(1960, 1960 + columns))), "\t".join(figures)
    row = (f"工业\t{own}", f"Industry\t{own}")
    table = (("表1 历年指标", "Table 1. Indicators"), (f"指标\t{heads}", f"Indicator\t{heads}"), row)
    path = folder / f"{columns}.html"
    path.write_bytes(html.render(composed((*PARAGRAPHS[:1], ("生产总值增长。", "Production grew."), *table))))
    run(path, f"--print-to-pdf={folder / 'printed.pdf'}", "--no-pdf-header-footer")
    pages = [one.get_textpage() for one in pdfium.PdfDocument(folder / "printed.pdf")]
    text = "".join(one.get_text_bounded() for one in pages)
    assert [one for one in figures if one not in text.replace(",", "")] == []
    at, _ = pages[0].search("Production").get_next()
    return text, pages[0].get_charbox(at + 9)[2] - pages[0].get_charbox(at)[0]


@pytest.mark.parametrize("columns", [9, 12, 16, 60])
def test_a_table_wider_than_the_paper_makes_no_other_text_smaller(columns: int, tmp_path: Path) -> None:
    _, plain = _printed(3, tmp_path)
    text, width = _printed(columns, tmp_path)
    assert width == pytest.approx(plain, rel=0.01)
    assert (" | " in text) is (columns > 12)
    assert "Table 1. Indicators" in text.replace("\u00a0", " ")


@pytest.mark.parametrize("window", ["--window-size=1366,900", "--window-size=500,844"])
def test_pages_with_appendices_are_accessible(page: Path, bilingual: Path, window: str) -> None:
    assert violations(page, window) == []
    assert violations(bilingual, window, "--blink-settings=preferredColorScheme=0") == []


WORDS = "Growth was stable, and much was done for the people of the city." * 8
#: A report with more headings than a window has room for.
CHAPTERS = (
    ("某市2024年工作报告", "Work Report of a City for 2024"),
    *(
        line
        for number in range(1, 61)
        for line in (
            (f"（{number}）事项{number}", f"({number}) Matter {number}"),
            (f"平稳增长{number}。", f"{WORDS} {number}."),
        )
    ),
)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Any]:
    """A page with long contents in a window that is too small for them."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright (pip install 'toolkit[browser]')")
    path = tmp_path / "long.html"
    path.write_bytes(html.render(composed(CHAPTERS)))
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 1366, "height": 600})
        opened.goto(path.as_uri())
        yield opened
        browser.close()


def current(window: Any) -> tuple[float, float, float]:
    """How far the page and the contents are scrolled, and where in the window the current entry is."""
    window.wait_for_timeout(300)
    found = window.evaluate(
        "(() => { const column = document.querySelector('.follows');"
        " return [scrollY, column.scrollTop, column.querySelector(':target-current').getBoundingClientRect().top]; })()"
    )
    return found[0], found[1], found[2]


def test_the_contents_follow_the_reader_and_never_move_the_page(window: Any) -> None:
    assert current(window)[1] == 0
    window.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    for share in (0.5, 1, 0.3):
        wanted = window.evaluate(f"Math.round((document.documentElement.scrollHeight - innerHeight) * {share})")
        window.evaluate(f"scrollTo(0, {wanted})")
        page, column, entry = current(window)
        assert abs(page - wanted) <= 1
        assert column > 100
        assert 0 < entry < 580


def test_whoever_scrolls_the_contents_is_left_alone(window: Any) -> None:
    window.evaluate("document.documentElement.style.scrollBehavior = 'auto'; scrollTo(0, 9000)")
    before = current(window)
    window.mouse.move(260, 300)
    window.mouse.wheel(0, -5000)
    page, column, _ = current(window)
    assert (page, column) == (before[0], 0)
    window.mouse.move(900, 300)
    assert current(window) == before


@pytest.mark.parametrize("colors", ["active", "none"])
def test_an_edge_says_that_a_table_goes_on(tmp_path: Path, colors: str) -> None:
    """Forced colors leave out shadows and backgrounds; a line is there, and is gone at the end of the table."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright (pip install 'toolkit[browser]')")
    path = tmp_path / "wide.html"
    path.write_bytes(html.render(whole()))
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 420, "height": 700}, forced_colors=colors).new_page()
        page.goto(path.as_uri())
        table = page.locator(".wide").first
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        edge = {"x": box["x"] + box["width"] - 3, "y": box["y"] + 20, "width": 2, "height": 2}
        seen = [page.screenshot(clip=edge)]
        page.evaluate("document.querySelector('.wide').scrollLeft = 5000")
        page.wait_for_timeout(100)
        seen.append(page.screenshot(clip=edge))
        browser.close()
    assert seen[0] != seen[1]
