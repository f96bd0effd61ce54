"""`toolkit figures`, and the table of key indicators of `toolkit build-en --with-figures`."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import yaml
from command import toolkit

from toolkit.context import Context
from toolkit.formats import po
from toolkit.indicators.reading import Place, report_indicators
from toolkit.model import State, Unit
from toolkit.model.figure_table import FigureRow, FigureSection, FigureTable
from toolkit.model.indicator import Indicator, IndicatorFigure, Part
from toolkit.model.meaning import Direction
from toolkit.model.quantity import Quantity, QuantityKind
from toolkit.renderers.figures.files import as_csv
from toolkit.renderers.figures.plain import figures_plain
from toolkit.renderers.figures.table import Pair, comparison_table, figure_table, pairs
from toolkit.renderers.figures.wording import cell_text, period_text

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "data" / "sample-project"
STATUS = yaml.safe_load((ROOT / "tests" / "cases" / "indicator_status.yaml").read_text(encoding="utf-8"))
LAST, THIS = "linjiang-2023", "linjiang-2024"


@pytest.fixture(autouse=True)
def sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLE)


def answer(capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(toolkit(capfd, "figures", *arguments, "--format", "json").out)


def rows(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    out = toolkit(capfd, "figures", *arguments, "--format", "csv").out
    assert out.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))


def named(shown: Any, name: str, **more: str) -> Any:
    [found] = [one for one in shown["indicators"] if one["name"] == name and all(one[key] == more[key] for key in more)]
    return found


def test_an_indicator_has_its_value_change_and_place(capfd: pytest.CaptureFixture[str]) -> None:
    shown = answer(capfd, THIS)
    found = named(shown, "工业投资", status="result")
    assert (shown["version"], shown["report"], shown["year"]) == (1, THIS, 2024)
    assert found["translation"] == "Industrial investment"
    value, change = found["figures"]
    assert (value["figure"], value["written"], value["translation"]) == ("value", "104.5亿元", "10.45 billion yuan")
    assert (value["number"], value["unit"]) == ("10450000000", "CNY")
    assert (change["figure"], change["number"], change["unit"], change["direction"]) == (
        "change",
        "8.9",
        "percent",
        "up",
    )
    line = (SAMPLE / found["path"]).read_text(encoding="utf-8").splitlines()[found["line"] - 1]
    assert "工业投资104.5亿元" in line


def test_a_target_is_not_a_result(capfd: pytest.CaptureFixture[str]) -> None:
    shown = answer(capfd, THIS)
    assert named(shown, "工业投资", status="target")["figures"][0]["number"] == "8"
    assert named(shown, "工业投资", status="target")["period"] == "2025年"
    assert named(shown, "技术改造投资", part_of="")["status"] == "target", "only its chapter says so"


def test_a_part_names_its_whole_and_a_change_its_basis(capfd: pytest.CaptureFixture[str]) -> None:
    shown = answer(capfd, THIS)
    exports = named(shown, "出口")
    assert (exports["part_of"], exports["part_of_translation"]) == ("进出口总值", "Total imports and exports")
    product = named(shown, "地区生产总值", period="全年", status="result")
    assert product["figures"][1]["basis"] == ["year on year"]
    share = named(shown, "技术改造投资", part_of="工业投资")["figures"][-1]
    assert (share["figure"], share["of"], share["hedge"]) == ("share", "工业投资", "over")


def test_a_spreadsheet_has_a_row_for_each_figure(capfd: pytest.CaptureFixture[str]) -> None:
    shown = [row for row in rows(capfd, THIS) if row["indicator"] == "规上工业企业利润总额"]
    assert [(row["figure"], row["number"], row["unit"], row["basis"]) for row in shown] == [
        ("value", "5380000000", "CNY", ""),
        ("change", "190000000", "CNY", "year on year"),
        ("change", "3.7", "percent", ""),
    ]
    assert {row["translation"] for row in shown} == {"Total profits of industrial enterprises above designated size"}


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    data = as_csv(
        ["a"], [["=1+1"], ["@x"], ["+5G"], ["-2.5"], ["-x"], ["\tx"], ["GDP"], ["-1,234.5%"], ["＝1"], ["-1+2"]]
    )
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [row[0] for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))][1:]
    assert cells == ["'=1+1", "'@x", "'+5G", "-2.5", "'-x", "'\tx", "GDP", "-1,234.5%", "'＝1", "'-1+2"]


def test_two_years_side_by_side(capfd: pytest.CaptureFixture[str]) -> None:
    found = {row["indicator"]: row for row in rows(capfd, LAST, THIS)}
    row = found["城镇新增就业"]
    assert (row["2023 number"], row["2024 number"], row["2023 written"]) == ("12000", "11800", "1.2万人")
    assert found["进口"]["2024 change"] == "down 4.0 percent"
    assert found["绿色食品产业产值"]["2023 written"] == "125.5亿元", "a table calls it 绿色食品：产值"
    assert "工业投资增速" not in found, "only one of the reports gives it"
    both = answer(capfd, LAST, THIS)
    assert [one["year"] for one in both["reports"]] == [2023, 2024]
    assert len(both["indicators"]) == len(rows(capfd, LAST, THIS))


@pytest.mark.parametrize(
    ("earlier", "later", "warning"),
    [
        (
            "临江市2023年公报",
            "北山市2024年公报",
            "toolkit: warning: the reports are of two places, 临江市 and 北山市\n",
        ),
        ("临江市2023年公报", "关于临江市2024年计划的报告", ""),
        ("2023年公报", "北山市2024年公报", ""),
    ],
)
def test_reports_of_two_places_are_told(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    earlier: str,
    later: str,
    warning: str,
) -> None:
    (tmp_path / "seeds").mkdir()
    for name, title in (("one", earlier), ("two", later)):
        (tmp_path / "seeds" / f"{name}.txt").write_text(f"{title}\n\n工业投资3亿元。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert toolkit(capfd, "update").code == 0
    outcome = toolkit(capfd, "figures", "one", "two")
    assert outcome.code == 0
    assert "工业投资" in outcome.out
    assert "".join(line for line in outcome.err.splitlines(keepends=True) if "warning" in line) == warning
    built = toolkit(
        capfd, "build-en", "two", "--with-figures", "--earlier", "one", "--incomplete", "mark", "-o", "x.md"
    )
    assert built.code == 0
    assert ("of two places, 临江市 and 北山市" in built.err) is bool(warning)


@pytest.mark.parametrize(
    ("earlier", "later", "code", "line"),
    [
        (
            "临江市2024年公报",
            "临江市2023年公报",
            2,
            "toolkit: one is about 2024, two about 2023; the earlier report must be about an earlier year",
        ),
        (
            "临江市2024年公报",
            "临江市2024年工作报告",
            0,
            "toolkit: warning: two (en): the earlier report one is about 2024 too",
        ),
        ("临江市2024年上半年公报", "临江市2024年公报", 0, ""),
        ("临江市2023年公报", "临江市2024年公报", 0, ""),
        ("临江市2025年公报", "临江市公报", 0, ""),
    ],
)
def test_an_earlier_report_is_about_an_earlier_year(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    earlier: str,
    later: str,
    code: int,
    line: str,
) -> None:
    (tmp_path / "seeds").mkdir()
    for name, title in (("one", earlier), ("two", later)):
        (tmp_path / "seeds" / f"{name}.txt").write_text(f"{title}\n\n工业投资3亿元。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert toolkit(capfd, "update").code == 0
    options = ("--with-figures", "--earlier", "one", "--incomplete", "mark", "-o", "x.md")
    built = toolkit(capfd, "build-en", "two", *options)
    assert built.code == code
    assert [one for one in built.err.splitlines() if "earlier" in one] == ([line] if line else [])
    assert (tmp_path / "x.md").exists() is (code == 0)


def test_two_reports_are_in_the_order_of_their_years(capfd: pytest.CaptureFixture[str]) -> None:
    for form in ("md", "csv", "json"):
        assert toolkit(capfd, "figures", THIS, LAST, "--format", form) == toolkit(
            capfd, "figures", LAST, THIS, "--format", form
        )
    assert "change in 2024" in toolkit(capfd, "figures", THIS, LAST).out.lower()


@pytest.mark.parametrize(
    ("titles", "settings", "labels"),
    [
        (("临江市2023年水资源公报", "临江市2024年水资源公报"), "", ["2023", "2024"]),
        (("临江市2023年水资源公报", "临江市2024年水资源公报"), "[reports.two]\nyear = 2024\n", ["2023", "2024"]),
        (("关于2023年度审计工作的报告", "关于2024年度审计工作的报告"), "", ["2023", "2024"]),
        (("临江市2023年上半年经济运行分析", "临江市2024年上半年经济运行分析"), "", ["2023", "2024"]),
        (("临江市2023年1—6月用水情况", "临江市2024年1—6月用水情况"), "", ["2023", "2024"]),
        (("2023年上半年工作总结和2024年工作安排", "2024年上半年工作总结和2025年工作安排"), "", ["one", "two"]),
        (("临江市2024年政府工作报告", "临江市2025年政府工作报告"), "", ["one", "two"]),
        (("临江市2024年度工作要点", "临江市2025年度工作要点"), "", ["one", "two"]),
    ],
)
def test_the_year_of_a_report_may_be_that_of_its_title(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    titles: tuple[str, str],
    settings: str,
    labels: list[str],
) -> None:
    """Work reports tell of the year before their own."""
    (tmp_path / "seeds").mkdir()
    for name, title, year in zip(("one", "two"), titles, (2023, 2024), strict=True):
        text = f"{title}\n\n{year}年，工业投资3亿元。全市用水总量5亿立方米。\n"
        (tmp_path / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "toolkit.toml").write_text(settings, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert toolkit(capfd, "update").code == 0
    head, _, *listed = toolkit(capfd, "figures", "one", "two").out.strip().splitlines()
    assert [cell.strip() for cell in head.strip("|").split("|")][2:4] == labels
    if labels == ["2023", "2024"]:
        assert [row.split("|")[1].strip() for row in listed] == ["工业投资", "全市用水总量"]


def test_a_part_of_the_year_is_one_time_in_text_and_tables(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The title names it as 2024年上半年, a sentence as 上半年, a head as 1—6月."""
    (tmp_path / "seeds").mkdir()
    text = (
        "# 海澜市2024年上半年港口生产运行分析\n\n上半年，外贸货物吞吐量7100万吨。\n\n煤炭吞吐量5120万吨。\n\n"
        "表1 2024年上半年主要货类\n\n| 货类 | 6月吞吐量（万吨） | 1—6月吞吐量（万吨） |\n"
        "|---|---|---|\n| 煤炭 | 872 | 5120 |\n"
    )
    (tmp_path / "seeds" / "port.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert toolkit(capfd, "update").code == 0
    _, _, *listed = toolkit(capfd, "figures", "port").out.strip().splitlines()
    assert [row.split("|")[1].strip() for row in listed] == [
        "外贸货物吞吐量（上半年）",
        "煤炭吞吐量（上半年）",
        "煤炭：吞吐量（6月）",
    ]


def test_figures_have_plain_spaces(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(tmp_path)
    wanted = {form: toolkit(capfd, "figures", THIS, "--format", form).out for form in ("md", "csv", "json")}
    catalog = project / "translations" / "en" / f"{THIS}.po"
    text = catalog.read_text(encoding="utf-8")
    spaces = re.compile(" (?=billion yuan|percent)")
    text = re.sub("(?m)^msgstr .*$", lambda line: spaces.sub("\u00a0", line[0]), text)
    catalog.write_text(text, encoding="utf-8")
    monkeypatch.chdir(project)
    assert {form: toolkit(capfd, "figures", THIS, "--format", form).out for form in wanted} == wanted


def test_markdown_is_printed_without_a_format(capfd: pytest.CaptureFixture[str]) -> None:
    out = toolkit(capfd, "figures", THIS).out
    cells = "一般公共预算收入（全年）", "General public budget revenue", "40.3亿元 = 4.03 billion yuan"
    assert f"| {' | '.join(cells)} | 4.4% = up 4.4 percent | result | seeds/{THIS}.txt:63 |" in out
    assert "占一般公共预算收入69%左右 = about 69 percent" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "name a report: linjiang-2023, linjiang-2024"),
        ((LAST, THIS, LAST), "name one report, or two to compare"),
        ((THIS, THIS), "name two different reports"),
        ((THIS, "-o", "figures.xlsx"), "figures.xlsx: not .csv, .json or .md; choose the format with --format"),
        (("nothing",), "no report"),
        ((THIS, "--lang", "ja"), "no indicators are read for zh→ja"),
    ],
)
def test_what_cannot_be_listed(arguments: tuple[str, ...], words: str, capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "figures", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err


def test_headings_name_the_years_of_what_is_below(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    lines = [
        "临江市2024年工作报告", "一、2023年工作回顾", "工业投资3亿元。", "二、2024年工作", "（一）2020年以来的要求",
        "民间投资5亿元。", "三、下一步工作安排", "力争工业产值增长8%。", "四、明年工作安排", "（一）主要目标",
        "力争财政收入增长6%。", "五、2025年工作", "财政支出达到8亿元。", "六、2025年1月情况", "外贸出口9亿元。",
    ]  # fmt: skip
    (tmp_path / "seeds" / "one.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "toolkit.toml").write_text("[reports.one]\nyear = 2024\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert toolkit(capfd, "update").code == 0
    found = {one["name"]: (one["period"], one["status"]) for one in answer(capfd, "one")["indicators"]}
    assert found == {
        "工业投资": ("2023年", "result"),
        "民间投资": ("2024年", "target"),
        "工业产值": ("", "target"),
        "财政收入": ("2025年", "target"),
        "财政支出": ("2025年", "target"),
        "外贸出口": ("2025年1月", "result"),
    }


def test_it_is_told_that_nothing_was_found_or_is_not_translated(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").mkdir()
    for name, text in (("empty", "这里没有数字。"), ("one", "工业投资3亿元。"), ("two", "财政支出3亿元。")):
        (tmp_path / "seeds" / f"{name}.txt").write_text(f"报告\n\n{text}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert toolkit(capfd, "update").code == 0
    outcome = toolkit(capfd, "figures", "empty")
    assert (outcome.code, outcome.err) == (0, "toolkit: empty: no indicators found\n")
    found = toolkit(capfd, "figures", "one")
    assert found.code == 0
    assert "one: 1 unit with figures not translated or under review" in found.err
    for name in ("one", "two"):
        catalog = tmp_path / "translations" / "en" / f"{name}.po"
        text = catalog.read_text(encoding="utf-8")
        catalog.write_text(
            text.replace('亿元。"\nmsgstr ""', '亿元。"\nmsgstr "It was 300 million yuan."'), encoding="utf-8"
        )
    outcome = toolkit(capfd, "figures", "one", "two")
    assert (outcome.code, outcome.err) == (0, "toolkit: one and two have no indicator in common\n")


def test_tables_are_listed_and_their_rows_with_a_change_are_key(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shown = answer(capfd, THIS)
    assert named(shown, "装备制造：企业数")["translation"] == "Equipment manufacturing: Number of enterprises"
    row = named(shown, "装备制造业产值")
    assert (row["in"], row["translation"]) == ("table", "Output value of equipment manufacturing")
    value, change = row["figures"]
    assert (value["written"], value["number"], value["unit"]) == ("343.9亿元", "34390000000", "CNY")
    assert (change["written"], change["direction"], change["basis"]) == ("10.0%", "up", ["year on year"])
    target = named(shown, "规上工业总产值", period="2024年", status="target")
    assert (target["figures"][0]["written"], target["figures"][0]["hedge"]) == ("突破900亿元", "over")
    assert {row["in"] for row in rows(capfd, THIS)} == {"text", "table"}
    text = built(capfd, tmp_path, "md").decode()
    row = "| Output value of equipment manufacturing | 34.39 billion yuan | up 10.0 percent from a year earlier |"
    assert text.count("34.39 billion yuan |") == text.count(row) == 1
    assert "| Growth in GRP, 2024 | about 6 percent |" in text
    assert "| Growth in GRP | 5.8 percent |" in text
    assert "Growth in GRP, 2023" not in text, "a result of an earlier year"
    assert "Equipment manufacturing: Number of enterprises" not in text.split("## Key Indicators")[1]


def built(capfd: pytest.CaptureFixture[str], folder: Path, suffix: str, *more: str) -> bytes:
    file = folder / f"report.{suffix}"
    assert toolkit(capfd, "build-en", THIS, "--with-figures", "-o", str(file), *more).code == 0
    return file.read_bytes()


def test_the_page_has_bars_with_a_text_and_links(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = built(capfd, tmp_path, "html").decode().replace("\u00a0", " ")
    table = page[page.index('id="figures"') :]
    row = re.search(r"<tr><th scope=\"row\"[^>]*>Industrial investment</th>.*?</tr>", table, re.DOTALL)
    assert row is not None
    assert "10.45 billion yuan" in row[0]
    assert '<svg class="bar" role="img"' in row[0]
    assert "up 8.9 percent, drawn to a scale of 14.2 percent" in row[0]
    target = re.search(r'href="#([^"]+)"', row[0])
    assert target is not None
    assert f'id="{target[1]}"' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert ">Targets</h3>" in table


def test_bars_are_to_scale_from_the_axis(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = built(capfd, tmp_path, "html").decode()
    bars = re.findall(r"<svg class=\"bar\".*?</svg>", page, re.DOTALL)
    lengths = {}
    for bar in bars:
        drawing = ElementTree.fromstring(bar)
        rect, line = drawing.find("rect"), drawing.find("line")
        assert rect is not None
        assert line is not None
        text = drawing.findtext("desc", "")
        way, number = text.split()[:2]
        start, width, axis = float(rect.get("x", "")), float(rect.get("width", "")), float(line.get("x1", ""))
        assert (start + width if way == "down" else start) == pytest.approx(axis, abs=0.01)
        lengths[float(number)] = width
    assert len(lengths) > 5
    assert "50" not in {f"{number:g}" for number in lengths}, "beside it no other bar could be read"
    assert len({round(width / number, 1) for number, width in lengths.items()}) == 1, "one scale, up and down"
    assert lengths[10.9] + lengths[14.2] == pytest.approx(119, abs=0.1), "together they fill the width"


@pytest.mark.parametrize("suffix", ["txt", "md", "docx"])
def test_every_format_has_the_table(capfd: pytest.CaptureFixture[str], tmp_path: Path, suffix: str) -> None:
    data = built(capfd, tmp_path, suffix)
    again = built(capfd, tmp_path, suffix)
    assert data == again
    if suffix == "docx":
        with ZipFile(tmp_path / "report.docx") as file:
            data = file.read("word/document.xml")
    text = data.decode().replace("\u00a0", " ")
    for words in ("Key Indicators", "Targets", "10.45 billion yuan", "up 8.9 percent", "Loss-making enterprises"):
        assert words in text


def test_the_earlier_report_is_beside_it(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = built(capfd, tmp_path, "md", "--earlier", LAST).decode()
    assert "## Key Indicators, 2023 and 2024" in text
    assert "first quarter" not in text.split("## Key Indicators")[1], "only in the table of the report"
    assert "| Industrial investment | 9.6 billion yuan | 10.45 billion yuan | up 8.9 percent | 33 |" in text
    assert toolkit(capfd, "build-en", THIS, "--earlier", LAST, "-o", str(tmp_path / "x.md")).code == 2
    outcome = toolkit(capfd, "build-en", THIS, "--with-figures", "--earlier", THIS, "-o", str(tmp_path / "x.md"))
    assert (outcome.code, "is itself" in outcome.err) == (2, True)


def test_the_settings_may_name_the_earlier_report(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(tmp_path)
    settings = project / "toolkit.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("[reports.linjiang-2024]", f'[reports.linjiang-2024]\nearlier = "{LAST}"'), encoding="utf-8"
    )
    monkeypatch.chdir(project)
    assert "Key Indicators, 2023 and 2024" in built(capfd, tmp_path, "txt").decode()


def test_without_the_option_nothing_is_added(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "plain.txt"
    assert toolkit(capfd, "build-en", THIS, "-o", str(file)).code == 0
    assert "Key Indicators" not in file.read_text(encoding="utf-8")


#: Numbers that English writes as words.
WORDS = "1 2 3 4 5 6 7 8 9".split()
#: Names that the translations word by verbs, and the glossary as nouns.
OF_GLOSSARY = {"New urban jobs", "Urbanization rate", "Freight volume"}
OFFICES = ROOT / "tests" / "data" / "offices"
PROJECTS = {ROOT: 1, SAMPLE: 2, OFFICES: 5}


def everything(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[Any]:
    """What is listed of all the reports of a project."""
    monkeypatch.chdir(folder)
    reports = sorted(path.stem for path in (folder / "seeds").glob("*.txt"))
    assert len(reports) == PROJECTS[folder]
    return [answer(capfd, report) for report in reports]


@pytest.mark.parametrize("folder", [SAMPLE, OFFICES], ids=lambda folder: folder.name)
def test_the_indicators_of_known_reports(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None], folder: Path
) -> None:
    """Each line of the record was read against the report: a new one that is wrong is worse than one that is lost."""
    lines = [
        f"{shown['report']} {one['status']} {one['part_of']}/{one['name']} ({one['period']})"
        f" = {one['translation'] or '-'}: "
        + "; ".join(
            f"{figure['figure']} {figure['written']} = {figure['translation']} {figure['direction']}".rstrip()
            for figure in one["figures"]
        )
        for shown in everything(capfd, monkeypatch, folder)
        for one in shown["indicators"]
    ]
    golden(f"figures/{folder.name}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.name)
def test_names_and_figures_are_in_both_texts(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    for shown in everything(capfd, monkeypatch, folder):
        assert len(shown["indicators"]) > 15
        catalog = po.parse((folder / "translations" / "en" / f"{shown['report']}.po").read_bytes())
        english = " ".join(unit.target for unit in catalog.units).lower()
        sources = {unit.key: unit for unit in catalog.units}
        for one in shown["indicators"]:
            unit = sources[one["unit"]]
            if one["in"] == "text":
                assert [figure["written"] for figure in one["figures"] if figure["written"] not in unit.source] == []
            assert one["name"][-2:] in unit.source or one["in"] == "table"
            parts = re.split(" of |: ", one["translation"].lower())
            assert one["translation"] in OF_GLOSSARY or all(part in english for part in parts), one["translation"]
            for figure in one["figures"] if one["in"] == "text" else ():
                digits = re.findall(r"[0-9]+(?:[.,][0-9]+)*", figure["translation"])
                spelled = figure["number"] in WORDS or figure["written"][-1] in "成倍"
                assert spelled or [number for number in digits if number not in unit.target] == []


def test_a_unit_under_review_has_no_row(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(tmp_path)
    catalog = project / "translations" / "en" / f"{THIS}.po"
    text = catalog.read_text(encoding="utf-8")
    at = text.index('msgid "规上工业企业实现营业收入834.1亿元')
    catalog.write_text(f"{text[:at]}#, fuzzy\n{text[at:]}", encoding="utf-8")
    monkeypatch.chdir(project)
    found = named(answer(capfd, THIS), "规上工业企业营业收入")
    assert (found["translation"], found["figures"][0]["translation"]) == ("", "")
    text = built(capfd, tmp_path, "md", "--incomplete", "mark").decode()
    assert "83.41 billion" not in text[text.index("Key Indicators") :]


def copied(folder: Path) -> Path:
    """The sample project where it may be changed."""
    project = folder / "tests" / "data" / "project"
    shutil.copytree(SAMPLE, project, ignore=shutil.ignore_patterns("build", ".toolkit-cache"))
    shutil.copytree(ROOT / "glossary" / "general", folder / "glossary" / "general")
    return project


def test_other_languages_have_no_table(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(tmp_path)
    (project / "translations" / "ja").mkdir()
    shutil.copy(project / "translations" / f"{THIS}.pot", project / "translations" / "ja" / f"{THIS}.po")
    monkeypatch.chdir(project)
    more = "--incomplete", "mark", "--with-figures", "-o", str(tmp_path / "x.md")
    outcome = toolkit(capfd, "build", "--lang", "ja", THIS, *more)
    assert (outcome.code, "no indicators are read for zh→ja" in outcome.err) == (2, True)


def test_the_page_of_both_languages_has_the_table(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for suffix in ("html", "md", "txt", "docx"):
        data = built(capfd, tmp_path, suffix, "--bilingual")
        if suffix != "docx":
            assert "Key Indicators" in data.decode()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("up 5.8 percent from a year earlier", "up 5.8~percent from a year earlier"),
        ("65.52 billion yuan", "65.52~billion~yuan"),
        ("1.014 million metric tons", "1.014~million metric~tons"),
        ("down 0.05 percentage points", "down 0.05 percentage~points"),
        ("178", "178"),
    ],
)
def test_a_cell_keeps_together_what_fits(text: str, kept: str) -> None:
    assert cell_text(text).replace("\u00a0", "~") == kept


def indicator(period: str, value: int) -> Indicator:
    number = Decimal(value)
    quantity = Quantity(0, 1, f"{value}亿元", QuantityKind.MONEY, number, number, "CNY")
    return Indicator("出口", "Exports", (IndicatorFigure(Part.VALUE, quantity, "", f"{value} yuan"),), period=period)


@pytest.mark.parametrize(
    ("earlier", "later"), [("2023年", "2024年"), ("全年", ""), ("2023年", "全年"), ("年末", "年末")]
)
def test_the_same_time_of_two_years_matches(earlier: str, later: str) -> None:
    [pair] = pairs([indicator(earlier, 3)], [indicator(later, 4)], (2023, 2024))
    assert (pair.earlier.period, pair.later.period) == (earlier, later)


@pytest.mark.parametrize(("earlier", "later"), [("一季度", ""), ("2022年", "2024年"), ("上半年", "四季度")])
def test_other_times_do_not_match(earlier: str, later: str) -> None:
    assert pairs([indicator(earlier, 3)], [indicator(later, 4)], (2023, 2024)) == []


def test_a_name_has_the_time_that_is_not_the_year_of_its_report() -> None:
    for period, name in (("2024年", "Exports"), ("2023年", "Exports, 2023")):
        one = indicator(period, 4)
        shown = comparison_table([Pair(indicator("2023年", 3), one)], ("2023", "2024"), {}, (2023, 2024))
        assert shown
        assert [row.cells for row in shown.sections[0].rows] == [(name, "3 yuan", "4 yuan")]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2024年", ""),
        ("2023年", "2023"),
        ("到2025年底", "end of 2025"),
        ("2025年一季度", "first quarter of 2025"),
        ("2023年上半年", "first half of 2023"),
        ("1—11月", "January–November"),
        ("2023年1—11月", "January–November of 2023"),
        ("年末", "at year-end"),
        ("截至年末", "at year-end"),
        ("到年底", "at year-end"),
        ("截止2023年末", "end of 2023"),
        ("截至12月末", "end of December"),
        ("2023年6月末", "end of June 2023"),
        ("2023年6月30日", "June 30, 2023"),
        ("二季度末", "end of the second quarter"),
        ("本月", None),
        ("2023年春运", None),
    ],
)
def test_a_time_in_english(period: str, words: str | None) -> None:
    assert period_text(period, 2024) == words


def test_a_column_without_a_cell_is_left_out_and_a_value_before_is_told() -> None:
    before, value = (
        IndicatorFigure(part, Quantity(0, 3, "", QuantityKind.PERCENT, Decimal(number), Decimal(number), ""), "", text)
        for part, number, text in ((Part.BEFORE, 31, "31 percent"), (Part.VALUE, 36, "36 percent"))
    )
    change = replace(value, part=Part.CHANGE, direction=Direction.UP)
    rate, growth, target = (
        Indicator("配套率", "Sourcing rate", (value, before)),
        Indicator("出口", "Exports", (change,)),
        Indicator("进口", "Imports", (change,), aim=True, period="2024年"),
    )
    shown = figure_table([rate, growth, target], {}, 2024)
    assert shown
    assert [section.head for section in shown.sections] == [
        ("Indicator", "Value", "Change", "Source unit"),
        ("Indicator", "Change", "Source unit"),
    ]
    assert [row.cells for section in shown.sections for row in section.rows] == [
        ("Sourcing rate", "36 percent", "up from 31 percent"),
        ("Exports", "", "up 36 percent"),
        ("Imports, 2024", "up 36 percent"),
    ]
    assert [section.title for section in shown.sections] == ["", "Targets"]
    later = figure_table([rate, target], {}, 2024, titled=2025)
    assert later
    assert [section.title for section in later.sections] == ["Results, 2024", "Targets"]
    alone = figure_table([growth], {}, 2024, titled=2024)
    assert alone
    assert not alone.sections[0].title
    assert not alone.sections[0].rows[0].bars  # there is nothing to compare it with
    assert not alone.bars
    both = figure_table([growth, replace(growth, translation="Imports")], {}, 2024)
    assert both
    assert [both.sections[0].head[column] for row in both.sections[0].rows for column, _ in row.bars] == ["Change"] * 2


def test_the_target_of_a_row_whose_result_the_text_tells_is_shown() -> None:
    quantity = Quantity(0, 1, "", QuantityKind.CARDINAL, Decimal(5), Decimal(5), "")
    value = IndicatorFigure(Part.VALUE, quantity, "", "5")
    result = Indicator("出口", "Exports", (value,))
    aims = [Indicator(name, name, (value,), aim=True, in_table=True, unit="row") for name in ("出口", "进口")]
    shown = figure_table([result, *aims], {}, 2024)
    assert shown
    assert [[row.cells[0] for row in section.rows] for section in shown.sections] == [["Exports"], ["出口"]]


def test_the_number_of_a_unit_in_a_text_is_not_like_the_mark_of_a_note() -> None:
    row = FigureRow(("Exports", "5 billion yuan"), "unit", 6)
    table = FigureTable("Key Indicators", "Note.", (FigureSection("", ("Indicator", "Value", "Source unit"), (row,)),))
    assert list(figures_plain(table))[-1] == ("Exports\n    5 billion yuan (source unit 6)", 0)


@pytest.mark.parametrize(
    ("changes", "drawn"),
    [
        (["8"], []),
        (["8", "0.1"], ["8", "0.1"]),
        (["50", "8", "0.1"], ["50", "8", "0.1"]),
        (["50", "9", "8", "7", "6"], ["9", "8", "7", "6"]),
        (["50", "8", "0.1", "0.2", "9"], ["8", "0.1", "0.2", "9"]),
        (["8", "4", "2", "1", "0.5"], ["8", "4", "2", "1", "0.5"]),
        (["9", "8", "100", "7", "6", "9", "8", "7", "6", "90"], ["9", "8", "7", "6", "9", "8", "7", "6"]),
        (["3", "0", "0", "0", "0"], ["3", "0", "0", "0", "0"]),
    ],
)
def test_which_changes_have_a_bar(changes: list[str], drawn: list[str]) -> None:
    def growing(number: int, value: str) -> Indicator:
        quantity = Quantity(0, 1, "", QuantityKind.PERCENT, Decimal(value), Decimal(value), "")
        change = IndicatorFigure(Part.CHANGE, quantity, "", f"{value} percent", Direction.UP)
        return Indicator(f"指标{number}", f"Indicator {number}", (change,))

    table = figure_table([growing(*one) for one in enumerate(changes)], {}, 2024)
    assert table
    bars = [(row.cells[-1], row.bars[0][1].share) for row in table.sections[0].rows if row.bars]
    assert [text for text, _ in bars] == [f"up {value} percent" for value in drawn]
    assert max((share for _, share in bars), default=1) == 1
    without = ("", "; one several times as large as the others has none")[len(changes) > len(drawn)]
    without = without if len(changes) - len(drawn) < 2 else "; those several times as large as the others have none"
    said = f"The bars compare changes over one year given in percent{without}."
    assert table.bars == (said if drawn else "")


@pytest.mark.parametrize("case", STATUS, ids=lambda case: f"{case['zh']} {case.get('in', '')}")
def test_results_and_targets(case: dict[str, str]) -> None:
    [reading] = Context().read([Unit(case["zh"], target=case["en"], state=State.TRANSLATED)])
    place = Place("report.txt", 1, **{case["in"]: True} if "in" in case else {})
    found = {one.aim for one in report_indicators([reading], {reading.unit.key: place})}
    assert found == ({case["found"] == "target"} if case["found"] else set())


def test_what_a_report_gives_twice_has_no_pair() -> None:
    assert pairs([indicator("", 3)], [indicator("", 4), indicator("全年", 5)]) == []
