"""HTML in a real browser: what readers see, and how the page for reviewers works."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browser import evaluate
from test_renderers import HOSTILE, document, rendition, translated

from toolkit.model import Block, BlockKind, Document, Severity, State, Unit
from toolkit.model.glossary_entry import GlossaryEntry, Wording
from toolkit.model.rendition import Mark, MarkKind, Policy, Remark
from toolkit.renderers import html, html_bilingual
from toolkit.renderers.compose import Annotation, ComposeOptions, compose


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "build" / "report.html"
    path.parent.mkdir()
    path.write_bytes(html.render(rendition()))
    return path


def reviewed() -> bytes:
    """The sample with a term, a figure and a finding in the fourth unit; the fifth unit needs review."""
    report = document()
    units = translated(report)
    units[4] = replace(units[4], state=State.NEEDS_REVIEW)
    marks = Annotation(
        (Mark(0, 2, MarkKind.TERM, "intro", "前言 = foreword"), Mark(0, 1, MarkKind.FINDING, "0")),
        (
            Mark(0, 4, MarkKind.TERM, "intro", "前言 = foreword"),
            Mark(0, 4, MarkKind.FINDING, "0"),
            Mark(6, 9, MarkKind.QUANTITY, "", "tok = 3"),
        ),
        (Remark("number-scale", Severity.ERROR, "10 times <too> large", "1.5"),),
        33,
    )
    plan = ComposeOptions("en", annotations={units[3].key: marks}, catalog="../translations/en/sample.po")
    return html_bilingual.render(compose(report, units, plan))


def test_pages_are_self_contained(page: Path) -> None:
    for data in (page.read_bytes(), reviewed()):
        assert not re.search(rb'(?:src|href)="(?!#|\.\./translations)|url\(|@import|https?://(?!www\.w3\.org)', data)


class _Balance(HTMLParser):
    """Finds elements that are not closed, and blocks inside inline elements."""

    VOID = frozenset({"meta", "br", "input"})
    BLOCKS = frozenset({"div", "p", "ul", "ol", "dl", "table", "section", "details", "h1", "h2", "h3"})
    LINES = frozenset({"p", "span", "h1", "h2", "h3", "a", "mark"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[object] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag in self.BLOCKS and self.LINES & set(self.open):
            self.wrong.append((tag, *self.open, self.getpos()))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append((tag, self.getpos()))


def test_elements_are_closed_and_nested_correctly() -> None:
    for data in (html.render(rendition()), reviewed(), html_bilingual.render(rendition())):
        balance = _Balance()
        balance.feed(data.decode())
        assert (balance.wrong, balance.open) == ([], [])


def test_structure_and_languages(page: Path) -> None:
    seen = evaluate(
        page,
        """
        const levels = [...document.querySelectorAll("main :is(h1,h2,h3,h4,h5,h6)")].map((one) => +one.tagName[1]);
        const [heading, rest] = document.querySelectorAll(".run-in > :not(.permalink)");
        const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
        return {
          lang: document.documentElement.lang,
          h1: document.querySelectorAll("h1").length,
          steps: levels.every((level, at) => level <= (at ? levels[at - 1] : 1) + 1),
          unique: ids.length === new Set(ids).size,
          targets: [...document.querySelectorAll("a[href^='#']")].every((one) => ids.includes(one.hash.slice(1))),
          lists: document.querySelectorAll("main ol ol li").length,
          headers: [...document.querySelectorAll("main th")].map((one) => one.scope),
          contents: document.querySelectorAll("nav a").length,
          runIn: [heading.tagName, heading.getClientRects()[0].top === rest.getClientRects()[0].top],
        };
        """,
    )
    assert seen == {
        "lang": "en-US", "h1": 1, "steps": True, "unique": True, "targets": True, "lists": 2,
        "headers": ["col", "col", "row"], "contents": 5, "runIn": ["H3", True],
    }  # fmt: skip


@pytest.mark.parametrize("bilingual", [False, True])
def test_nothing_overflows_a_narrow_window(tmp_path: Path, bilingual: bool) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(reviewed() if bilingual else html.render(rendition("{} " + "x" * 400)))
    width, window = evaluate(
        path, "return [document.documentElement.scrollWidth, innerWidth];", "--window-size=500,900"
    )
    assert width <= window


@pytest.mark.parametrize("bilingual", [False, True])
def test_no_text_becomes_markup_or_script(tmp_path: Path, bilingual: bool) -> None:
    words = "{} " + "".join(HOSTILE[:2]).replace("{", "{{") + "<img src=x onerror=alert(1)>"
    module = html_bilingual if bilingual else html
    path = tmp_path / "x.html"
    path.write_bytes(module.render(rendition(words)))
    seen = evaluate(path, "return [document.scripts.length, document.images.length, document.body.innerText];")
    assert seen[0] == 1 + bilingual
    assert seen[1] == 0
    assert "<script>alert(1)</script>" in seen[2]


#: Uses the page for reviewers: filters and search, keyboard, cards, and links to the catalog.
VISIT = """
const units = () => [...document.querySelectorAll(".unit")].filter((one) => !one.hidden).length;
const set = (name, value, type) => {
  const control = document.getElementById(name);
  control.value = value;
  control.dispatchEvent(new Event(type));
  return units();
};
const filters = [
  units(), set("state", "findings", "change"), set("state", "needs-review", "change"),
  set("state", "all", "change"), set("check", "number-scale", "change"), set("check", "", "change"),
  set("search", "TOK7CELL0", "input"), set("search", "创新", "input"), set("search", "nowhere", "input"),
  document.getElementById("count").textContent, set("search", "", "input"),
];

const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
const at = () => document.querySelector(".unit.current .number").textContent;
const lit = () => [...document.querySelectorAll(".lit")].map((one) => one.textContent);
const keys = [];
for (const key of ["j", "j", "k", "n"]) { press(key); keys.push(at()); }
keys.push(document.activeElement.tagName, lit());
press("/");
keys.push(document.activeElement.id);

const card = document.getElementById("card");
const hover = (element) => element.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
hover(document.querySelector(".unit:nth-of-type(4) .source .term"));
const cards = [card.hidden, card.textContent, lit()];
hover(document.body);
cards.push(card.hidden);
press("Escape");
cards.push(card.hidden);

const link = document.querySelector("a.open");
const links = ["vscode", "txmt", "plain"].map((value) => {
  set("editor", value, "change");
  return link.getAttribute("href");
});
return {filters, keys, cards, links};
"""


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("project") / "build" / "report.html"
    path.parent.mkdir()
    path.write_bytes(reviewed())
    return {"root": path.parent.parent, **evaluate(path, VISIT)}


def test_filters_and_search(visit: dict[str, Any]) -> None:
    assert visit["filters"] == [15, 1, 1, 15, 1, 15, 1, 1, 0, "0 of 15 paragraphs shown", 15]


def test_keys_move_and_highlight(visit: dict[str, Any]) -> None:
    assert visit["keys"] == ["1", "2", "1", "4", "LI", ["前", "Head"], "search"]


def test_a_term_shows_its_entry_and_its_other_side(visit: dict[str, Any]) -> None:
    hidden, text, lit, hidden_at_once, hidden_by_key = visit["cards"]
    assert (hidden, hidden_at_once, hidden_by_key) == (False, False, True), "it stays for the way to it"
    assert text.startswith("前言 = foreword")
    assert "".join(lit) in ("前言Head", "前Head")


def test_a_link_opens_the_catalog_at_the_line(visit: dict[str, Any]) -> None:
    code, mate, plain = visit["links"]
    assert code == f"vscode://file{(visit['root'] / 'translations/en/sample.po').as_posix()}:33"
    assert mate.startswith("txmt://open?url=file%3A%2F%2F")
    assert mate.endswith("&line=33")
    assert plain == "../translations/en/sample.po#L33"


def test_both_languages_are_tagged_and_findings_are_text() -> None:
    text = reviewed().decode()
    assert 'class="source" lang="zh-CN"' in text
    assert 'class="target" lang="en-US"' in text
    assert "10 times &lt;too&gt; large" in text
    assert "Draft translation" not in text
    assert "Translation under review" in text


def test_a_term_links_to_its_whole_entry(tmp_path: Path) -> None:
    report = document()
    units = translated(report)
    marks = Annotation((Mark(0, 2, MarkKind.TERM, "a b", "前言 = foreword"),), (), (), 33)
    entry = GlossaryEntry(
        "a b",
        "前言",
        "foreword",
        "What comes <first>.",
        (Wording("preface"),),
        (Wording("fore word", reason="two words"),),
        "A note.",
    )
    made = compose(report, units, ComposeOptions("en", annotations={units[3].key: marks}, terms=(entry,)))
    path = tmp_path / "x.html"
    path.write_bytes(html_bilingual.render(made))
    seen = evaluate(
        path,
        """
        document.querySelector(".source .term").dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
        const link = document.querySelector(".read a");
        const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        return [document.getElementById("card").textContent, target.querySelector("dt").textContent];
        """,
    )
    text = "前言 = foreword\nWhat comes <first>.\nAlso: preface\nAvoid: fore word (two words)\nA note."
    assert [" ".join(one.split()) for one in seen] == [" ".join(text.split()), "前言 = foreword"]


def test_marks_find_their_places_among_cells_and_notes(tmp_path: Path) -> None:
    """Terms and figures are data; the script counts as the writer did, in UTF-16 and without tabs."""
    report = document()
    units = translated(report, "\U0002000b {} 5 percent")
    units[3] = replace(units[3], comments=("toolkit: footnote[\U0002000b] Before.",))
    marked = {}
    for unit in units:
        figure, term = unit.target.index("5 percent"), unit.target.rindex("tok")
        marks = Mark(figure, figure + 9, MarkKind.QUANTITY, "1", "5 percent = 5%"), Mark(term, term + 3, MarkKind.TERM)
        marked[unit.key] = Annotation((), marks)
    made = compose(report, units, ComposeOptions("en", annotations=marked))
    path = tmp_path / "x.html"
    path.write_bytes(html_bilingual.render(made))
    seen = evaluate(
        path,
        """
        return [...document.querySelectorAll(".unit")].map((unit) => [
          [...unit.querySelectorAll(".target :is(.term, .quantity)")].map((one) => one.textContent),
          [...unit.querySelectorAll(".read li")].map((one) => one.textContent)]);
        """,
    )
    assert seen == [[["tok", "5\u00a0percent"], ["", "5 percent = 5%"]]] * 15


def test_the_mark_of_an_unfinished_row_takes_no_cell(tmp_path: Path) -> None:
    report = document()
    units = [replace(unit, state=State.NEEDS_REVIEW) for unit in translated(report)]
    path = tmp_path / "x.html"
    path.write_bytes(html_bilingual.render(compose(report, units, ComposeOptions("en", policy=Policy.PREVIOUS))))
    seen = evaluate(
        path,
        """
        return [...document.querySelectorAll(".unit.row")].map((row) => [".source", ".target"].map((side) =>
          [...row.querySelector(`${side} > .cells`).children].map((one) =>
            one.classList.contains("cell"))).concat(row.querySelectorAll(".target .substituted").length));
        """,
    )
    assert seen == [[[True, True], [True, True], 1]] * 2


def test_headings_of_six_levels_differ_for_reviewers(tmp_path: Path) -> None:
    blocks = tuple(Block(BlockKind.HEADING, f"标题{level}", level, level) for level in range(1, 7))
    units = [Unit(block.text, f"Heading {block.level}", state=State.TRANSLATED) for block in blocks]
    path = tmp_path / "x.html"
    path.write_bytes(html_bilingual.render(compose(Document("deep", blocks), units, ComposeOptions("en"))))
    looks = evaluate(
        path,
        """
        return ["source", "target"].map((side) => [...document.querySelectorAll(`.heading .${side} > *`)].map((one) =>
          ["fontSize", "fontFamily", "fontWeight", "color"].map((name) => getComputedStyle(one)[name]).join()));
        """,
        "--window-size=1400,900",
    )
    assert [len(set(side)) for side in looks] == [6, 6]
    assert b'aria-level="7"' in path.read_bytes()
