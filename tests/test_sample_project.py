"""The sample project in tests/data: two reports of one invented office for two successive years, translated.

They have no findings, and what the second year takes from the first is as tests/data/sample_years.yaml says.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from command import toolkit

from toolkit.formats import po
from toolkit.language.registry import read_quantities
from toolkit.model import Catalog, Unit

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "data" / "sample-project"
LAST, THIS = "linjiang-2023", "linjiang-2024"
YEARS = yaml.safe_load((ROOT / "tests" / "data" / "sample_years.yaml").read_text(encoding="utf-8"))
BLOCKS = {
    LAST: {
        "title": 1, "metadata": 1, "heading": 16, "paragraph": 33, "list-item": 5, "note": 3,
        "table": 3, "row": 17, "caption": 3, "boilerplate": 4,
    },
    THIS: {
        "title": 1, "metadata": 1, "heading": 18, "paragraph": 39, "list-item": 5, "note": 4,
        "table": 4, "row": 26, "caption": 4, "boilerplate": 3,
    },
}  # fmt: skip


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLE)


@pytest.fixture
def copy(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project where it may be changed."""
    folders = [SAMPLE.relative_to(ROOT), Path("glossary/general")]
    for folder in folders:
        shutil.copytree(ROOT / folder, in_folder / folder, ignore=shutil.ignore_patterns(".toolkit-cache", "build"))
    monkeypatch.chdir(in_folder / folders[0])


def catalog(report: str, folder: Path = Path()) -> Catalog:
    path = folder / "translations" / "en" / f"{report}.po"
    return po.parse(path.read_bytes(), str(path))


def targets(report: str) -> dict[str, str]:
    """The finished English of a report."""
    return {unit.source: unit.target for unit in catalog(report, SAMPLE).units}


def answer(capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What a command says in JSON."""
    return json.loads(toolkit(capfd, *arguments, "--format", "json").out)


def seed(report: str) -> str:
    """The text of a report without its line breaks."""
    return re.sub(r"\n(?=\S)", "", (SAMPLE / "seeds" / f"{report}.txt").read_text(encoding="utf-8"))


@pytest.mark.usefixtures("sample")
def test_lint_finds_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Not even a note; those on the general glossary itself are not the reports'."""
    found = answer(capfd, "lint", "--ignore", "glossary")
    assert found["findings"] == []
    assert found["summary"]["units"] == 177


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("report", [LAST, THIS])
def test_outline_recognises_every_kind_of_block(capfd: pytest.CaptureFixture[str], report: str) -> None:
    kinds: dict[str, int] = {}
    waiting = list(answer(capfd, "outline", report)["blocks"])
    while waiting:
        block = waiting.pop()
        kinds[block["kind"]] = kinds.get(block["kind"], 0) + 1
        waiting.extend(block["children"])
    assert kinds == BLOCKS[report]


@pytest.mark.usefixtures("sample")
def test_catalogs_are_up_to_date(capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "update", "--check").code == 0
    assert toolkit(capfd, "fmt", "--check").code == 0


@pytest.mark.usefixtures("copy")
def test_the_first_year_fills_the_second(capfd: pytest.CaptureFixture[str]) -> None:
    """Exact and but for figures, what is filled in is what was published."""
    path = Path("translations/en") / f"{THIS}.po"
    path.unlink()
    assert toolkit(capfd, "update", "--no-memory").code == 0
    reports = answer(capfd, "status", "--memory")["reports"]
    counted = next(one["memory"] for one in reports if one["report"] == THIS)
    assert {kind: count["units"] for kind, count in counted.items()} == YEARS["memory"]
    told = (ROOT / "toolkit" / "manual" / "memory.md").read_text(encoding="utf-8").split("Not yet translated")[1]
    assert set(told.split("```")[0].splitlines()[1:]) <= set(toolkit(capfd, "status", "--memory").out.splitlines())
    assert toolkit(capfd, "update").code == 0
    published = targets(THIS)
    alike = [unit for unit in catalog(THIS).units if share(unit) >= 99]
    assert len(alike) == YEARS["memory"]["exact"] + YEARS["memory"]["figures"]
    assert [unit.source for unit in alike if unit.target != published[unit.source]] == [
        one["source"] for one in YEARS["left"]
    ]


def share(unit: Unit) -> int:
    """How alike in percent a filled unit's source is to what it was filled from; 0 where it was not filled."""
    found = re.search(r"memory (\d+)%", "\n".join(unit.comments))
    return int(found[1]) if found else 0


@pytest.mark.usefixtures("copy")
def test_the_second_year_in_place_of_the_first_loses_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    Path(f"seeds/{THIS}.txt").replace(f"seeds/{LAST}.txt")
    Path(f"translations/{THIS}.pot").unlink()
    Path(f"translations/en/{THIS}.po").unlink()
    assert YEARS["revised"] in toolkit(capfd, "update").out
    held = catalog(LAST)
    kept = {unit.previous or unit.source for unit in held.units} | {unit.source for unit in held.obsolete}
    assert set(targets(LAST)) - kept == {YEARS["renumbered"]}


@pytest.mark.usefixtures("copy")
@pytest.mark.parametrize("kind", ["txt", "html"])
@pytest.mark.parametrize("report", [LAST, THIS])
def test_the_published_english_aligns_to_the_catalog(capfd: pytest.CaptureFixture[str], report: str, kind: str) -> None:
    """Every link is right, and nearly every one certain."""
    assert toolkit(capfd, "build-en", report, "--format", kind).code == 0
    links = answer(capfd, "align", report, f"build/en/{report}.{kind}")["links"]
    published = targets(report)
    assert {link["source"]: plain(link["target"]) for link in links} == {
        source: plain(target) for source, target in published.items()
    }
    assert sum(link["certain"] for link in links) >= YEARS["certain"][report]


def plain(target: str) -> str:
    """A text without marks of notes."""
    return re.sub(r"\[\d+\]", "", target)


@pytest.mark.usefixtures("copy")
@pytest.mark.parametrize("text", YEARS["found"])
def test_figures_are_found_in_both_years(capfd: pytest.CaptureFixture[str], text: str) -> None:
    assert {hit["report"] for hit in answer(capfd, "find", text)["hits"]} == {LAST, THIS}


@pytest.mark.parametrize(("what", "last", "this"), YEARS["retold"])
def test_the_second_year_tells_the_first_as_it_was(what: str, last: str, this: str) -> None:
    assert last in seed(LAST), what
    assert this in seed(THIS), what


@pytest.mark.parametrize(("last", "this", "told"), YEARS["growth"])
def test_growth_follows_from_both_years(last: str, this: str, told: str) -> None:
    assert last in seed(LAST)
    assert this in seed(THIS)
    assert told in seed(THIS)
    growth = amount(this) / amount(last) - 1
    assert round(abs(growth) * 100, 1) == amount(told)
    assert (growth < 0) == ("下降" in told)


def amount(text: str) -> Decimal:
    """The last figure of a text."""
    return read_quantities(text, "zh")[-1].high


@pytest.mark.parametrize("report", [LAST, THIS])
def test_tables_add_up(report: str) -> None:
    """Columns of amounts by quarter and by industry add up to the last row; those of growth do not."""
    for rows in tables(report):
        for head, *cells in zip(*rows, strict=True):
            if rows[-1][0] in ("全年", "合计") and head not in ("季度", "产业", "同比增长（%）"):
                *parts, total = map(Decimal, cells)
                assert sum(parts) == total, head


def tables(report: str) -> Iterator[list[list[str]]]:
    """The tables of a report, as rows of cells."""
    for table in re.findall(r"(?:.+\t.+\n)+", (SAMPLE / "seeds" / f"{report}.txt").read_text(encoding="utf-8")):
        yield [line.split("\t") for line in table.splitlines()]


@pytest.mark.usefixtures("copy")
def test_the_translators_notes_have_letters_and_those_of_the_report_their_numbers(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Nobody may take a note of the translator for one of the office."""
    for kind in ("txt", "docx", "html"):
        assert toolkit(capfd, "build-en", THIS, "--format", kind).code == 0
    page = Path(f"build/en/{THIS}.html").read_text(encoding="utf-8")
    assert re.findall(r'id="(note-\w+|translator-\w)"', page) == [
        *(f"note-{number}" for number in range(1, 5)),
        *(f"translator-{letter}" for letter in "abcdef"),
    ]
    lines = Path(f"build/en/{THIS}.txt").read_text(encoding="utf-8").splitlines()
    assert [found[1] for line in lines if (found := re.match(r"\[(\w)\] ", line))] == [*"1234", *"abcdef"]
    with ZipFile(f"build/en/{THIS}.docx") as word:
        assert '<w:footnotePr><w:numFmt w:val="lowerLetter"/>' in word.read("word/settings.xml").decode()
        assert word.read("word/footnotes.xml").decode().count("> Translator’s note: ") == 6
