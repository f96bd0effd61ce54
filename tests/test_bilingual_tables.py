"""Tables and run-in headings of documents in two languages, as screen readers have them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from browser import chromium, evaluate

from toolkit.formats import report
from toolkit.model import Severity, State, Unit
from toolkit.model.rendition import Known, Policy, Remark, Rendition
from toolkit.renderers import html_bilingual
from toolkit.renderers.compose import Annotation, ComposeOptions, compose
from toolkit.renderers.html_text import asset

SEED = """某市报告

一、工业

（一）新兴产业。产值增长6.5%。

表1 各县指标
单位：亿元
区县\t产值\t增速\t备注
城东区\t1267.13\t6.2\t国家级经济技术开发区所在地
北山县\t7.05\t-0.8
合计\t1274.18\t6.1\t—

收入\t1.5%
支出\t2.5%

就业稳定。
"""
ENGLISH = {
    "某市报告": "Report",
    "一、工业": "I. Industry",
    "（一）新兴产业。产值增长6.5%。": "(I) Emerging industries. Output grew by 6.5 percent.",
    "表1 各县指标": "Table 1 Indicators by County",
    "单位：亿元": "Unit: 100 million yuan",
    "区县\t产值\t增速\t备注": "County\tOutput\tGrowth\tRemarks",
    "城东区\t1267.13\t6.2\t国家级经济技术开发区所在地": "Chengdong\t1,267.13\t6.2\tSeat of a national development zone",
    "北山县\t7.05\t-0.8": "Beishan\t7.05\t−0.8",
    "合计\t1274.18\t6.1\t—": "Total\t1,274.18\t6.1\t—",
    "收入\t1.5%": "Revenue\t1.5%",
    "支出\t2.5%": "Expenditure\t2.5%",
    "就业稳定。": "Employment was stable.",
}


def composed(policy: Policy = Policy.FAIL, *, unfinished: str = "", rows: int = 0, broad: int = 0) -> Rendition:
    """The report, perhaps with more rows in its first table, or with more columns in each."""
    more = "".join(f"区{number}\t{number}.5\t1\t—\n" for number in range(rows))
    text = SEED.replace("合计", more + "合计").replace("—\n", "—" + "\t12345678.9" * broad + "\n")
    document = report.parse(text.encode(), "seeds/a.txt", name="a")
    units = []
    for source in dict.fromkeys(block.text for block in document.walk() if block.text):
        state = State.NEEDS_REVIEW if unfinished and source.startswith(unfinished) else State.TRANSLATED
        units.append(Unit(source, ENGLISH.get(source, source.replace("区", "District ")), state=state))
    remark = Remark("number-changed", Severity.ERROR, "wrong")
    annotation = Annotation(remarks=(remark,), provenance="from 2023", known=(Known(90, "产值", "Output", "2023"),))
    annotations = {unit.key: annotation for unit in units if unit.source.startswith("北山县")}
    return compose(document, units, ComposeOptions("en", policy=policy, annotations=annotations))


def written(tmp_path: Path, rendition: Rendition) -> Path:
    path = tmp_path / "x.html"
    path.write_bytes(html_bilingual.render(rendition))
    return path


def tree(path: Path, script: str, *options: str) -> Any:
    """What a script returns that can ask for roles and names as assistive technology has them."""
    return evaluate(path, script, "--enable-blink-features=ComputedAccessibilityInfo", *options)


TABLES = """
return [...document.querySelectorAll(".table")].map((table) => [table.computedRole, table.computedName,
  [...table.children].map((group) => [group.computedRole,
    [...group.children].map((row) => [row.computedRole, row.getAttribute("aria-rowindex"),
      [...row.querySelectorAll(".cell")].map((cell) => [cell.computedRole, cell.textContent])])])]);
"""


def test_a_table_is_one_for_screen_readers_in_both_languages(tmp_path: Path) -> None:
    (role, name, (head, body)), (other, unnamed, (rows,)) = tree(written(tmp_path, composed()), TABLES)
    assert (role, name) == ("table", "Table\u00a01 Indicators by County")
    assert (other, unnamed) == ("table", "Table 2")
    heads = ["区县", "产值", "增速", "备注", "County", "Output", "Growth", "Remarks"]
    assert head == ["rowgroup", [["row", "1", [["columnheader", one] for one in heads]]]]
    assert [(kind, place) for kind, place, _ in body[1]] == [("row", "2"), ("row", "3"), ("row", "4")]
    assert body[1][1][2] == [
        ["rowheader", "北山县"], ["cell", "7.05"], ["cell", "-0.8"], ["cell", ""],
        ["rowheader", "Beishan"], ["cell", "7.05"], ["cell", "−0.8"], ["cell", ""],
    ]  # fmt: skip
    assert [kind for kind, _ in rows[1][0][2]] == ["cell"] * 4


@pytest.mark.parametrize("policy", [Policy.SOURCE, Policy.PREVIOUS, Policy.MARK])
@pytest.mark.parametrize("unfinished", ["北山县", "表1"])
def test_what_is_beside_the_cells_of_a_row_is_allowed_there(tmp_path: Path, policy: Policy, unfinished: str) -> None:
    path = written(tmp_path, composed(policy, unfinished=unfinished))
    for window in ("--window-size=1366,900", "--window-size=390,844"):
        assert violations(path, window) == []
    seen = tree(
        path,
        """
        return [...document.querySelectorAll(".unit.row > :not(.source, .target)")]
          .filter((one) => one.computedRole !== "cell").map((one) => one.className);
        """,
    )
    assert seen == []


def test_a_filter_leaves_no_empty_table(tmp_path: Path) -> None:
    seen = evaluate(
        written(tmp_path, composed()),
        """
        const state = document.getElementById("state");
        state.value = "findings";
        state.dispatchEvent(new Event("change"));
        return [...document.querySelectorAll(".wide")].map((one) => getComputedStyle(one).display);
        """,
    )
    assert seen == ["block", "none"]


@pytest.mark.parametrize("width", [390, 800, 1000, 1366])
def test_figures_are_below_their_headings_in_any_window(tmp_path: Path, width: int) -> None:
    seen = evaluate(
        written(tmp_path, composed(broad=8)),
        """
        const right = (one) => Math.round(one.getBoundingClientRect().right);
        return [...document.querySelectorAll(".table")].map((table) => [
          [".source", ".target"].flatMap((side) => [1, 2].map((column) => new Set([...table.querySelectorAll(
            `${side} .cells`)].map((row) => row.children[column]).filter(Boolean).map(right)).size)),
          table.parentElement.scrollWidth > table.parentElement.clientWidth,
        ]).concat(document.documentElement.scrollWidth);
        """,
        f"--window-size={width},900",
    )
    assert seen[0] == [[1, 1, 1, 1], width < 1366]
    assert seen[2] <= max(width, 500), "the page itself does not scroll"


def test_a_printed_table_repeats_its_headings(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (poppler-utils)")
    path, printed = written(tmp_path, composed(rows=90)), tmp_path / "x.pdf"
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}")
    subprocess.run([chromium(), *flags, f"--print-to-pdf={printed}", path.as_uri()], capture_output=True, check=True)
    text = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, check=True).stdout.decode()
    pages = text.split("\f")
    of_table = [page for page in pages if "District " in page]
    assert len(of_table) > 2
    assert all("Remarks" in page and "备注" in page for page in of_table)


def test_run_in_headings_are_headings(tmp_path: Path) -> None:
    seen = tree(
        written(tmp_path, composed()),
        """
        return [...document.querySelectorAll("main :is(h1, h2, h3, [role=heading])")].map((one) =>
          [one.computedRole, one.ariaLevel || one.localName, one.textContent]);
        """,
    )
    assert seen == [
        ["heading", "h1", "Report"],
        ["heading", "h2", "I. Industry"],
        ["heading", "3", "(I) Emerging industries."],
    ]


def test_rows_of_the_page_for_live_review_stay_side_by_side(tmp_path: Path) -> None:
    """Its tables have a style sheet of their own after this one."""
    row = (
        '<div class="unit row"><div class="place">1</div><div class="source">甲</div><div class="target">A</div></div>'
    )
    page = f'<head><style>{asset("page.css")}{asset("bilingual.css")}</style></head><div class="table">{row}</div>'
    path = tmp_path / "x.html"
    path.write_text(f"<!doctype html>{page}", encoding="utf-8")
    seen = evaluate(
        path,
        """
        return [".source", ".target"].map((side) => document.querySelector(side).getBoundingClientRect().top);
        """,
        "--window-size=1366,900",
    )
    assert 0 < seen[0] == seen[1]
