"""The review page: what it shows, and what saving does to the catalog."""

from __future__ import annotations

import difflib
import json
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from live_projects import HEADER, PAIRS, WRONG, entry, project, text_of
from review_site import Site

from toolkit.servers.web.page import PART

SEED = """\
关于2021年工作的报告

一、总体情况
完成投资3145亿元，增长9.1%。
研发机构增至10家。

二、下一步
四项能力提升。
专精特新企业座谈会召开。
"""
TEXT = text_of([
    ("关于2021年工作的报告", "Report on Work in 2021"),
    ("一、总体情况", "I. Overview"),
    ("完成投资3145亿元，增长9.1%。", "Investment reached 314.5 billion yuan, up 9.1 percent."),
    ("研发机构增至10家。", "There are 20 R&D institutes."),
    ("二、下一步", "II. Next Steps"),
    ("四项能力提升。", ""),
    ("专精特新企业座谈会召开。", "A meeting of specialized  and innovative firms was held。"),
])  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    project(tmp_path, TEXT)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text(SEED, encoding="utf-8")
    with Site(tmp_path) as opened:
        opened.desk.work()
        yield opened


def changed(site: Site) -> list[str]:
    """The lines that a save has changed, as a diff has them."""
    before = site.before.decode().splitlines()
    lines = difflib.unified_diff(before, site.text.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and not line.startswith(("+++", "---"))]


def shown(page: str) -> list[str]:
    """The ids of the units on a page."""
    return re.findall(r'<(?:article|div)[^>]* data-unit="(\w+)"', page)


# --- what is shown


def test_the_reports_are_listed(site: Site) -> None:
    assert 'href="/report/en/report"' in site.get("/")


def test_the_page_shows_every_paragraph_in_the_order_of_the_report(site: Site) -> None:
    assert shown(site.page()) == site.units
    assert len(site.units) == 7


def test_rows_are_marked_as_on_the_bilingual_page(site: Site) -> None:
    page = site.page()
    for side in ("3145亿元", "314.5 billion yuan"):
        assert re.search(rf'<span class="quantity" data-link="quantity-1">{side}</span>', page)
    assert re.search(
        r'<span class="term" data-link="term-rd"><mark class="finding" data-link="finding-1">研发</mark></span>', page
    )
    assert '<mark class="finding"' in page


def test_sentences_that_render_each_other_are_linked(tmp_path: Path) -> None:
    source = "完成投资3145亿元。新增企业34家。"
    project(tmp_path, text_of([(source, "Investment reached 314.5 billion yuan. It gained 34 firms.")]))
    with Site(tmp_path) as site:
        found = re.findall(r'data-sentence="(\d)">(.*?)</span>(?=<span class="sentence"|\s|</p>)', site.page())
    assert [number for number, _ in found] == ["1", "2", "1", "2"]
    assert re.sub(r"<.*?>", "", site.page()).count("Investment reached") == 1


def test_cells_of_a_table_are_cells_of_the_page(tmp_path: Path) -> None:
    rows = [("项目\\t2021年", "Item\\t2021"), ("投资\\t3145", "Investment\\t3,145")]
    project(tmp_path, text_of([("前文。", "Before."), *rows, ("后文。", "After.")]))
    (tmp_path / "seeds").mkdir()
    seed = "报告\n\n前文。\n\n项目\t2021年\n投资\t3145\n\n后文。\n"
    (tmp_path / "seeds" / "report.txt").write_text(seed, encoding="utf-8")
    with Site(tmp_path) as site:
        page = site.page()
    assert page.count('class="unit row"') == 2
    cells = re.findall(r'<div role="(columnheader|cell)" class="(cell[^"]*)">(.*?)</div>', page)
    assert [(role, kind) for role, kind, _ in cells] == [
        (role, kind) for role in ("columnheader", "cell") for _ in range(2) for kind in ("cell", "cell figure")
    ]
    assert [re.sub("<.*?>", "", text) for _, _, text in cells][4:] == ["投资", "3145", "Investment", "3,145"]
    assert page.count('role="table"') == 1, "the rows are one table"
    assert re.findall(r'role="row" aria-rowindex="(\d)"', page) == ["1", "2"]
    table = page.index('role="table" aria-label="Table 1" aria-rowcount="2"')
    assert page.index("前文") < table < page.index("投资") < page.index("后文")
    assert page[table : page.index("后文")].count("</div>\n<article") == 1, "what follows is not in it"


def test_rows_of_one_table_have_as_many_cells(tmp_path: Path) -> None:
    project(tmp_path, text_of([("项目\\t2020年\\t2021年", "Item\\t2020\\t2021"), ("投资\\t3145", "Investment")]))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text("报告\n\n项目\t2020年\t2021年\n投资\t3145\n", encoding="utf-8")
    with Site(tmp_path) as site:
        for address in (f"/report/{site.report}", f"/print/{site.report}"):
            page = site.get(address)
            assert len(re.findall(r'<div role="\w+" class="cell( figure)?">', page)) == 12
            assert page.count('role="table"') == 1


def test_the_outline_counts_what_is_left(site: Site) -> None:
    outline = re.search(r'<nav id="outline".*?</nav>', site.page().replace("\n", ""))
    assert outline is not None
    items = [re.sub(r"<.*?>", "", item).strip() for item in re.findall(r"<li.*?</li>", outline[0])]
    assert items[1].startswith("I. Overview")
    assert "2 findings" in items[1]
    assert items[2].startswith("II. Next Steps")
    assert "1 untranslated" in items[2]


def test_a_permalink_shows_its_paragraph_with_the_panel(site: Site) -> None:
    unit = site.unit("研发")
    page = site.page(f"?unit={unit}")
    assert "number-changed" in page.split('<aside id="panel"')[1]
    assert "Paragraph 4, translated" in page
    assert f'id="u-{unit}"' in page


@pytest.mark.parametrize(
    ("query", "sources"),
    [
        ("", ["关于", "一、", "完成", "研发", "二、", "四项", "专精"]),
        ("state=initial", ["四项"]),
        ("state=translated&finding=any", ["研发", "专精"]),
        ("finding=none&q=2021", ["关于"]),
        ("check=stray-space", ["专精"]),
        ("check=stray-space&state=initial", []),
        ("finding=error&check=number-changed", ["研发"]),
        ("q=314.5+billion", ["完成"]),
        ("q=3145亿", ["完成"]),
        ("q=投資", ["完成"]),
        ("q=INVESTMENTS", ["完成"]),
        ("q=vestm", ["完成"]),
        ("signed=no", ["关于", "一、", "完成", "研发", "二、", "四项", "专精"]),
        ("signed=yes", []),
        ("state=nonsense&finding=x&signed=y", ["关于", "一、", "完成", "研发", "二、", "四项", "专精"]),
        ("q=nothing+of+the+kind", []),
    ],
)
def test_filters_combine(site: Site, query: str, sources: list[str]) -> None:
    page = site.page("?" + query)
    assert shown(page) == [site.unit(source) for source in sources]


@pytest.mark.parametrize("text", ["a", "1", "%", "(", "[", "\\", "*", "一", "。", "İ", "𠮷", " ", "'", "x" * 5000])
def test_any_text_may_be_searched_for(site: Site, text: str) -> None:
    assert site.client.get(f"/report/en/report?q={quote(text)}").status_code == 200


def test_a_unit_is_found_by_its_id(site: Site) -> None:
    assert shown(site.page(f"?q={site.units[3]}")) == [site.units[3]]


def test_filters_say_how_many_they_would_show(site: Site) -> None:
    page = site.page("?state=translated")
    assert '<option value="initial">Untranslated (1)</option>' in page
    assert '<option value="translated" selected>Translated (6)</option>' in page
    assert '<option value="any">With findings (2)</option>' in page
    assert ">6 of 7 paragraphs</output>" in page


def test_what_was_searched_for_is_marked_on_both_sides(site: Site) -> None:
    found = re.findall(r'<mark class="found">(.*?)</mark>', site.page("?q=3145亿元"))
    assert found == ["3145亿元", "314.5 billion yuan"]


def test_a_long_report_comes_in_parts(tmp_path: Path) -> None:
    project(tmp_path, text_of([(f"第{number}段，投资{number}亿元。", "") for number in range(60)]))
    with Site(tmp_path) as site:
        page = site.page()
        assert shown(page) == site.units[:PART]
        waiting = re.findall(r'data-load="(/part/[^"]*)"', page)
        assert len(waiting) == 7
        assert [unit for part in waiting for unit in shown(site.get(part))] == site.units[PART:]
        assert shown(site.page(f"?unit={site.units[58]}")) == site.units[7 * PART :]
        assert shown(site.page("?part=1")) == site.units[PART : 2 * PART], "without a script the link leads on"
        for number in ("9", "-1", "x", "99999999999"):
            assert site.client.get(f"/part/en/report?part={number}").status_code == 404


def test_a_catalog_without_its_report_is_shown(tmp_path: Path) -> None:
    project(tmp_path, text_of([*PAIRS, *WRONG]))
    with Site(tmp_path) as site:
        assert site.units == [one.id for one in site.document.catalog.units]
        assert shown(site.page()) == site.units[:PART]


def test_a_paragraph_without_a_unit_cannot_be_edited(tmp_path: Path) -> None:
    project(tmp_path, text_of([("第一段。", "One.")]))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text("第一段。\n\n第二段。\n", encoding="utf-8")
    with Site(tmp_path) as site:
        page = site.page()
        assert "not in the catalog; run: toolkit update" in page
        assert page.count('class="edit"') == 1
        assert site.post("save", site.units[1], was='""', target="Two.").status_code == 404


# --- the panel


def test_the_panel_shows_what_is_known_of_a_unit(tmp_path: Path) -> None:
    comments = '# A remark.\n# toolkit: footnote[R&D] Research.\n#, fuzzy\n#| msgid "研发机构增至9家。"\n'
    text = HEADER + entry("研发机构增至10家。", "There are 20 R&D institutes.", comments)
    project(tmp_path, text + entry("研发机构增至30家。", "There are 30 R&D institutes."))
    with Site(tmp_path) as site:
        site.desk.work()
        panel = site.get(f"/panel/en/{site.units[0]}/report")
        said = ("Paragraph 1, to review", "number-changed", "<del>9</del>", "<ins>10</ins>", "10家 = 10")
        own = ("research and development", "A remark.", "a Research.", 'value="Git Name"')
        for expected in (*said, *own):
            assert expected in panel, expected
        memory = site.client.get(f"/memory/en/{site.units[0]}/report", headers={"X-Fragment": "1"}).text
        assert "There are 10 R&amp;D institutes." in memory, "with this text's figure"
        assert "99%" in memory
        assert "<title>Memory</title>" in site.get(f"/memory/en/{site.units[0]}/report"), "a page without a script"


def test_the_panel_shows_the_history_from_git(site: Site) -> None:
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=Wang", "-c", "user.email=w@example.org", *arguments]
        subprocess.run(command, cwd=site.root, check=True, capture_output=True)

    unit = site.unit("研发")
    assert "No history: the project is not in a git repository." in site.get(f"/history/en/{unit}/report")
    git("init", "-q")
    assert "commit the catalog to see its history" in site.get(f"/history/en/{unit}/report")
    git("add", "translations")
    git("commit", "-qm", "first <draft>")
    site.post("save", unit, was=site.was(unit), target="There are 10 R&D institutes.")
    git("commit", "-qam", "right figure")
    site.post("save", site.units[1], was=site.was(site.units[1]), target="I. Summary")
    git("commit", "-qam", "another unit")
    history = site.get(f"/history/en/{unit}/report")
    assert [name in history for name in ("right figure", "first &lt;draft&gt;", "another unit")] == [True, True, False]
    assert "<del>20</del><ins>10</ins>" in history
    assert "Wang" in history


# --- changing


def test_saving_as_reviewed_changes_one_entry(site: Site) -> None:
    unit = site.unit("研发")
    answer = site.post(
        "save", unit, **{"was": site.was(unit), "target": "There are 10 R&D institutes.", "as": "reviewed"}
    )
    assert answer.status_code == 200
    assert answer.headers["x-unit"] == unit
    assert shown(answer.text) == [unit]
    assert "There are 10" in re.sub(r"<.*?>", "", answer.text)
    assert changed(site) == ['-msgstr "There are 20 R&D institutes."', '+msgstr "There are 10 R&D institutes."']


def test_saving_a_draft_needs_review(site: Site) -> None:
    unit = site.unit("四项")
    site.post("save", unit, **{"was": '""', "target": "The four capabilities rose.", "as": "draft"})
    assert changed(site) == ["+#, fuzzy", '-msgstr ""', '+msgstr "The four capabilities rose."']
    site.post("save", unit, **{"was": site.was(unit), "target": "The four capabilities rose.", "as": "reviewed"})
    assert changed(site) == ['-msgstr ""', '+msgstr "The four capabilities rose."']


def test_without_a_script_a_form_leads_back_to_its_paragraph(site: Site) -> None:
    unit = site.unit("四项")
    answer = site.post("save", unit, script=False, was='""', target="It rose.", back="state=initial&x=y")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/report/en/report?state=initial&unit={unit}#u-{unit}"
    page = site.page(f"?unit={unit}&edit=1")
    assert f'action="/save/en/{unit}/report"' in page
    assert "<textarea" in page


@pytest.mark.parametrize(
    "target",
    [
        "two\nlines",
        "\nbegins with a break",
        'quotes " and \\ and \\n',
        "𠮷 and 😀",
        "a\u2028b",
        "<b>&amp;</b>",
        "tab\tin it",
        "",
    ],
)
def test_texts_come_back_as_they_were_typed(site: Site, target: str) -> None:
    unit = site.unit("四项")
    assert site.post("save", unit, was='""', target=target.replace("\n", "\r\n")).status_code == 200
    assert site.target(unit) == target
    editor = site.get(f"/edit/en/{unit}/report")
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", editor, re.DOTALL)
    assert found is not None
    assert unescape(found[1]) == target
    was = re.search(r'name="was" value="([^"]*)"', editor)
    assert was is not None
    assert json.loads(unescape(was[1])) == target


def test_two_who_edit_one_unit_see_both_texts(site: Site) -> None:
    unit, other = site.unit("四项"), site.browser()
    mine, theirs = "The four capabilities improved.", "The four capabilities rose."
    assert site.post("save", unit, client=other, was='""', target=theirs).status_code == 200
    answer = site.post("save", unit, was='""', target=mine)
    assert answer.status_code == 409
    assert site.target(unit) == theirs
    said = re.sub(r"<[^>]*>", "", answer.text)
    assert theirs in said
    assert "<ins>improved</ins>" in answer.text
    over = re.search(r'name="over" value="([^"]*)"', answer.text)
    assert over is not None
    again = site.post("save", unit, was='""', over=unescape(over[1]), target=mine)
    assert again.status_code == 200
    assert site.target(unit) == mine


def test_a_conflict_without_a_script_keeps_what_was_typed(site: Site) -> None:
    unit = site.unit("四项")
    site.post("save", unit, was='""', target="Theirs.")
    answer = site.post("save", unit, script=False, was='""', target="Mine <is> kept.")
    assert answer.status_code == 409
    assert "\nMine &lt;is> kept.</textarea>" in answer.text
    assert "Theirs." in answer.text
    assert "Save mine instead" in answer.text


def test_an_editor_beside_it_is_noticed(site: Site) -> None:
    unit = site.unit("四项")
    site.catalog.write_text(
        site.text.replace('msgstr ""\n\nmsgid "专精', 'msgstr "Theirs."\n\nmsgid "专精'), encoding="utf-8"
    )
    answer = site.post("save", unit, was='""', target="Mine.")
    assert answer.status_code == 409
    assert "Theirs." in answer.text
    assert 'msgstr "Theirs."' in site.text
    last = site.desk.feed.last
    site.catalog.write_text(site.text.replace("Theirs.", "Theirs again."), encoding="utf-8")
    site.desk.refresh()
    assert site.desk.feed.since(last, "en/report") == [(last + 1, "units", json.dumps({"units": [unit]}))]
    assert "Theirs again." in site.get(f"/rows/en/report?units={unit}")


def test_a_unit_that_is_gone_is_named(site: Site) -> None:
    unit = site.unit("四项")
    site.catalog.write_text(site.text.replace("四项能力提升", "四项能力提高"), encoding="utf-8")
    answer = site.post("save", unit, was='""', target="Mine.")
    assert (answer.status_code, "Mine." in site.text) in {(409, False), (404, False)}


def test_a_suggestion_is_applied(site: Site) -> None:
    unit = site.unit("专精")
    fields = forms(site, unit, "apply")
    assert fields
    before = site.target(unit)
    assert site.post("apply", unit, **fields[0]).status_code == 200
    assert site.target(unit) != before
    assert len(changed(site)) == 2
    assert site.post("apply", unit, **fields[0]).status_code == 409, "the text is another one now"


def test_a_finding_is_accepted_with_a_reason(site: Site) -> None:
    unit = site.unit("研发")
    fields = forms(site, unit, "accept")[0]
    assert site.post("accept", unit, **{**fields, "reason": " "}).status_code == 422
    assert site.unchanged
    assert site.post("accept", unit, **{**fields, "reason": "the annex says 20"}).status_code == 200
    assert changed(site) == ["+# toolkit: ignore number-changed[10家] -- the annex says 20"]
    assert "number-changed" not in site.get(f"/rows/en/report?units={unit}")
    assert site.post("accept", unit, **{**fields, "reason": "again"}).status_code == 409


def test_a_comment_is_added(site: Site) -> None:
    assert site.post("comment", site.units[1], text="Ask the author.\r\nTwice.").status_code == 200
    assert changed(site) == ["+# Ask the author.", "+# Twice."]
    assert site.post("comment", site.units[1], text=" ").status_code == 422


HIDDEN = "\u200b\ufeff \u202e\u2066\u3164\u2800"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HIDDEN, "The comment is empty."),
        ('Ask.\r\n| msgid "旧"', "previous source"),
        ('| "旧"', "previous source"),
        ("See toolkit: ignore text -- no", "accept the finding with a reason"),
        ("Ask.\ntoolkit: reviewed[3f2a91bc04de] by Li Wei", "sign off the translation"),
        ("toolkit: memory 99% report-2021 3f2a91bc04de", 'leave out "toolkit:"'),
        ("toolkit: footnotes Research.", 'leave out "toolkit:"'),
        ("toolkit: footnote Research.\ntoolkit: ignore text -- no", "in one line"),
        ("toolkit: footnote Research.\nLi Wei: a private word", "in one line"),
        ("Ask. toolkit: footnote Research.", "in one line"),
        ("toolkit: footnote Research. toolkit: ignore text -- no", "in one line"),
        ("toolkit: footnote[R&D]", "footnote has no text"),
        (f"toolkit: footnote[R&D] {HIDDEN}", "footnote has no text"),
        ("toolkit: footnote[R&D Research.", "lacks its closing bracket"),
        ("toolkit: footnote: Research.", "begins with a colon"),
        ("toolkit: footnote[Growth] Research.", "not in the translation"),
    ],
)
def test_a_comment_that_would_be_read_as_something_else_is_refused(site: Site, text: str, message: str) -> None:
    answer = site.post("comment", site.unit("研发"), text=text)
    assert (answer.status_code, message in unescape(answer.text), site.unchanged) == (422, True, True)


@pytest.mark.parametrize(
    ("typed", "written", "shown"),
    [
        ("toolkit: footnote[R&D] Research.", "toolkit: footnote[R&D] Research.", "There are 20 R&Da institutes."),
        ("  toolkit:footnote  [R&D]Research. \r\n", "toolkit: footnote[R&D] Research.", "R&Da institutes"),
        ("toolkit: footnote[] Research.", "toolkit: footnote Research.", "institutes.a"),
    ],
)
def test_a_footnote_is_added_as_a_comment(site: Site, typed: str, written: str, shown: str) -> None:
    unit = site.unit("研发")
    answer = site.post("comment", unit, text=typed)
    assert (answer.status_code, changed(site)) == (200, [f"+# {written}", "+#"])
    assert shown in unescape(re.sub("<[^>]+>", "", answer.text))
    assert "a Research." in site.get(f"/panel/en/{unit}/report")


@pytest.mark.parametrize("text", ["#, fuzzy", "~ msgid", "msgid", ' | msgid "a"', "toolkit: 3 of 4", "a\u200bb", "👍"])
def test_other_comments_are_read_back_as_they_were_written(site: Site, text: str) -> None:
    assert site.post("comment", site.units[1], text=f"Ask.\n{text}").status_code == 200
    assert changed(site) == ["+# Ask.", f"+# {text}"]


@pytest.mark.parametrize("text", [HIDDEN, "Li toolkit: ignore text -- no", "Li toolkit:\u2028ignore"])
def test_a_name_or_reason_that_cannot_be_read_is_refused(site: Site, text: str) -> None:
    unit = site.unit("研发")
    assert site.post("reviewed", unit, was=site.was(unit), name=text).status_code == 422
    fields = re.search(r'name="finding" value="([^"]+)"', site.get(f"/panel/en/{unit}/report"))
    assert fields is not None
    answer = site.post("accept", unit, finding=fields[1], reason=text)
    assert answer.status_code == 422
    assert site.unchanged


def test_a_review_is_void_once_the_text_changes(site: Site) -> None:
    unit = site.unit("研发")
    answer = site.post("reviewed", unit, was=site.was(unit), name="Li Wei")
    assert answer.status_code == 200
    assert "✓ Li Wei" in answer.text
    assert re.fullmatch(r"\+# toolkit: reviewed\[\w{12}\] by Li Wei", changed(site)[0])
    assert shown(site.page("?signed=yes")) == [unit]
    assert 'value="Li Wei"' in site.get(f"/panel/en/{unit}/report"), "the name is remembered"
    assert 'value="Git Name"' in site.browser().get(f"/panel/en/{unit}/report").text, "for this browser"
    answer = site.post("save", unit, was=site.was(unit), target="There are 10 R&D institutes.")
    assert "Li Wei: changed since" in answer.text
    assert shown(site.page("?signed=void")) == [unit]


def test_nobody_signs_what_they_did_not_see(site: Site) -> None:
    unit, was = site.unit("研发"), site.was(site.unit("研发"))
    site.post("save", unit, was=was, target="Something else.")
    assert site.post("reviewed", unit, was=was, name="Li Wei").status_code == 409
    assert "reviewed[" not in site.text


def test_undo_takes_back_what_this_browser_saved_last(site: Site) -> None:
    unit, other = site.unit("研发"), site.browser()
    site.post("save", unit, was=site.was(unit), target="Mine.")
    site.post("comment", site.units[1], client=other, text="Theirs.")
    site.at = "en/report%.0s"
    assert site.post("undo", "", x="").status_code == 200
    assert changed(site) == ["+# Theirs."]
    assert site.post("undo", "", x="").status_code == 409
    assert site.post("undo", "", client=other, x="").status_code == 200
    assert site.unchanged


def test_the_session_is_not_in_the_journal(site: Site) -> None:
    site.post("comment", site.units[1], text="A remark.")
    journal = (site.root / ".toolkit-cache" / "journal.jsonl").read_text(encoding="utf-8")
    assert "A remark." in journal
    assert all(value not in journal for value in site.client.cookies.values())


@pytest.mark.parametrize("fields", [{}, {"was": "x"}, {"was": "1"}, {"was": "[]"}, {"was": '"\\ud800"'}])
def test_a_form_that_is_not_ours_writes_nothing(site: Site, fields: dict[str, str]) -> None:
    answer = site.post("save", site.units[2], target="x", **fields)
    assert answer.status_code in (409, 422)
    assert site.unchanged


@pytest.mark.parametrize("unit", ["nothing", "000000000000", "%2e%2e", "é"])
def test_an_unknown_unit_is_not_found(site: Site, unit: str) -> None:
    for what in ("save", "apply", "accept", "comment", "reviewed", "examine"):
        assert site.post(what, unit, was='""', target="x", text="x").status_code == 404
    for what in ("panel", "edit", "memory", "history"):
        assert site.client.get(f"/{what}/en/{unit}/report").status_code == 404
    assert site.unchanged


# --- while one types


def test_findings_follow_what_is_typed(site: Site) -> None:
    unit = site.unit("完成")
    answer = site.post("examine", unit, target="😀 Investment reached 31.45 billion yuan， up 9.1 percent.").text
    assert "number-scale" in answer or "number-changed" in answer
    put = re.search(
        r'data-start="(\d+)" data-end="(\d+)" data-text="([^"]*)"', answer.split("fullwidth-punctuation")[1]
    )
    assert put is not None
    assert put[3].strip() == ","
    assert site.unchanged
    assert "No findings" in site.post("examine", unit, target=site.target(unit)).text


def test_places_are_counted_as_browsers_do(site: Site) -> None:
    answer = site.post("examine", site.unit("四项"), target="😀𠮷 The four capabilities rose。").text
    put = re.search(r'data-start="(\d+)" data-end="(\d+)"', answer.split("fullwidth-punctuation")[1])
    assert put is not None
    text = "😀𠮷 The four capabilities rose。".encode("utf-16-le")
    assert text[2 * int(put[1]) : 2 * int(put[2])].decode("utf-16-le") == "。"


# --- what happens elsewhere


def test_what_others_save_is_told(site: Site) -> None:
    last = site.desk.feed.last
    unit = site.unit("四项")
    site.post("save", unit, client=site.browser(), was='""', target="The four capabilities rose.")
    told = site.desk.feed.since(last, "en/report")
    assert [(kind, json.loads(data)) for _, kind, data in told] == [("units", {"units": [unit]})]
    assert site.desk.feed.since(last, "en/other") == []


def test_a_change_of_the_glossary_concerns_every_page(site: Site) -> None:
    last = site.desk.feed.last
    glossary = site.root / "glossary" / "terms.yaml"
    glossary.write_text(
        glossary.read_text(encoding="utf-8").replace("specialized and innovative", "SRDI"), encoding="utf-8"
    )
    site.desk.refresh()
    assert [kind for _, kind, _ in site.desk.feed.since(last, "en/report")] == ["reload"]
    site.desk.work()
    assert "term-missing" in site.page(f"?unit={site.unit('专精')}")


def test_a_page_that_was_away_too_long_loads_anew(site: Site) -> None:
    for number in range(600):
        site.desk.feed.add("units", "en/report", units=[str(number)])
    assert [kind for _, kind, _ in site.desk.feed.since(1, "en/report")] == ["reload"]
    assert len(site.desk.feed.since(site.desk.feed.last - 3, "en/report")) == 3
    assert [kind for _, kind, _ in site.desk.feed.since(site.desk.feed.last + 5, "en/report")] == ["reload"]


def test_events_are_sent(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    feed, since, last = site.desk.feed, site.desk.feed.since, site.desk.feed.last

    def seen(number: int, place: str) -> list[tuple[int, str, str]]:
        found = since(number, place)
        if found:
            threading.Timer(0.5, site.desk.stop).start()
        return found

    monkeypatch.setattr(feed, "since", seen)
    threading.Timer(0.5, lambda: feed.add("units", "en/report", units=["x"])).start()
    began = time.monotonic()
    answer = site.client.get(f"/events/en/report?last={last}")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert 'event: units\ndata: {"units": ["x"]}' in answer.text
    assert time.monotonic() - began < 30


def forms(site: Site, unit: str, what: str) -> list[dict[str, str]]:
    """The hidden fields of the panel's forms for an action."""
    panel = site.get(f"/panel/en/{unit}/report")
    found = re.findall(rf'<form method="post" action="/{what}/.*?</form>', panel, re.DOTALL)
    fields = (re.findall(r'name="(\w+)" value="([^"]*)"', form) for form in found)
    return [{name: unescape(value) for name, value in pairs} for pairs in fields]


def test_the_end_does_not_wait_for_long_checks(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = site.unit("四项")
    site.post("save", unit, was='""', target="The four capabilities rose.")
    assert site.document.nearly_complete
    monkeypatch.setattr("toolkit.servers.web.desk.GRACE", 0.2)
    monkeypatch.setattr("toolkit.workspace.kept.KeptFindings.step", lambda _: time.sleep(0.05) is None)  # never done
    began = time.monotonic()
    site.desk.close()
    assert time.monotonic() < began + 10


PLURAL = '\nmsgid "个项目"\nmsgid_plural "个项目们"\nmsgstr[0] "project"\nmsgstr[1] ""\n'


def test_a_plural_form_that_is_empty_is_found(tmp_path: Path) -> None:
    project(tmp_path, HEADER + PLURAL + entry("四项能力提升。", ""))
    with Site(tmp_path) as site:
        site.desk.work()
        unit = site.unit("个项目")
        assert "msgstr[1]: not translated yet" in site.get(f"/panel/en/{unit}/report")
        assert "not translated yet" not in site.get(f"/panel/en/{site.unit('四项')}/report")
        fields = {"target": "project", "target-1": "projects"}
        assert "No findings" in site.post("examine", unit, **fields).text
        assert "msgstr[1]: not translated yet" in site.post("examine", unit, **fields | {"target-1": ""}).text
        site.post("save", unit, was=json.dumps(["project", ""]), **fields)
        assert "not translated yet" not in site.get(f"/panel/en/{unit}/report")
