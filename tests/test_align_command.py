"""`toolkit align`: two documents in, a catalog out; journeys through the command line in a project of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from command import Outcome, toolkit

from toolkit.formats import po
from toolkit.model import Catalog, State

ROOT = Path(__file__).parent
YEAR = ROOT / "data/year"
GOLD = {row["zh"]: row["en"] for row in yaml.safe_load((YEAR / "report-2021-gold.yaml").read_text(encoding="utf-8"))}
BAD = yaml.safe_load((ROOT / "cases/align_bad_input.yaml").read_text(encoding="utf-8"))
CATALOG = "translations/en/report-2021.po"
ENGLISH = "report-2021-en.html"
DROPPED = "培育省级制造业单项冠军企业5家，累计达到14家。"
#: Paragraphs that are right among all, and certain ones among all.
RIGHT, CERTAIN = 0.95, 0.6


in_project = pytest.mark.usefixtures("project")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with last year's report, and beside it the published English."""
    pytest.importorskip("lxml", reason="the extra `office` is not installed")
    for name in ("seeds", "glossary", "translations"):
        (tmp_path / name).mkdir()
    (tmp_path / "toolkit.toml").touch()
    shutil.copy(YEAR / "report-2021.txt", tmp_path / "seeds")
    shutil.copy(YEAR / "glossary.yaml", tmp_path / "glossary")
    shutil.copy(YEAR / ENGLISH, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def catalog(path: str = CATALOG) -> Catalog:
    return po.parse(Path(path).read_bytes(), path)


def whole(found: Catalog) -> float:
    """The share of the paragraphs whose translation is exactly the right one."""
    return sum(unit.target == GOLD[unit.source] for unit in found.units) / len(GOLD)


def align(capfd: pytest.CaptureFixture[str], *arguments: str) -> Outcome:
    return toolkit(capfd, "align", *arguments)


@in_project
def test_a_catalog_from_a_report_and_its_published_english(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = align(capfd, "report-2021", ENGLISH, "-o", CATALOG)
    assert outcome.code == 0
    found = catalog()
    assert whole(found) >= RIGHT
    assert [unit.source for unit in found.units] == list(GOLD)
    states = [unit.state for unit in found.units]
    assert states.count(State.TRANSLATED) >= CERTAIN * len(GOLD)
    assert all(unit.target == GOLD[unit.source] for unit in found.units if unit.state is State.TRANSLATED)
    for unit in found.units:
        notes = [comment for comment in unit.comments if comment.startswith("toolkit: aligned ")]
        assert len(notes) == (unit.state is State.NEEDS_REVIEW)
        assert unit.references == ("seeds/report-2021.txt",)
    assert found.fields["X-Source-Language"] == "zh"
    assert found.fields["Language"] == "en"
    assert found.fields["Project-Id-Version"] == "report-2021"
    count = states.count(State.TRANSLATED)
    first, summary, *rest = outcome.out.splitlines()
    assert first == f"{CATALOG} created"
    assert summary.startswith(f"50 of 51 paragraphs aligned: {count} certain, {50 - count} to review; score 0.")
    assert rest[0] == "1 source sentence left over:"
    assert rest[1].startswith("  seeds/report-2021.txt:39: 培育省级制造业单项冠军企业5家")
    assert rest[2].endswith(" left over:")
    assert rest[-1] == f"  {ENGLISH}:58: In the event of any discrepancy, the Chinese version prevails."
    assert "left out: navigation and page furniture" in outcome.err


@in_project
def test_the_catalog_is_one_that_every_tool_takes(capfd: pytest.CaptureFixture[str]) -> None:
    align(capfd, "report-2021", ENGLISH, "-o", CATALOG)
    before = Path(CATALOG).read_bytes()
    assert toolkit(capfd, "fmt", "--check").code == 0
    if shutil.which("msgfmt"):
        told = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", CATALOG], capture_output=True, text=True)
        assert (told.returncode, told.stderr) == (0, "")
    lint = toolkit(capfd, "lint", "--format", "json")
    assert {one["check"] for one in json.loads(lint.out)["findings"]} <= {
        "needs-review",
        "untranslated",
        "sentence-extra",
    }
    assert toolkit(capfd, "update").code == 0
    assert Path(CATALOG).read_bytes() == before, "an update changes nothing"
    assert "unchanged" in align(capfd, "report-2021", ENGLISH, "-o", CATALOG).out, "nor does a second run"
    assert Path(CATALOG).read_bytes() == before


@in_project
def test_the_note_goes_with_the_review(capfd: pytest.CaptureFixture[str]) -> None:
    align(capfd, "report-2021", ENGLISH, "-o", CATALOG)
    doubtful, *others = [unit for unit in catalog().units if unit.state is State.NEEDS_REVIEW]
    text = Path(CATALOG).read_text(encoding="utf-8")
    note = next(comment for comment in doubtful.comments)
    own = f"# {note}\n# {note} as I think"
    head, entry, tail = text.partition(f'msgid "{doubtful.source}"')
    head = head[: head.rindex("#, fuzzy\n")] + head[head.rindex("#, fuzzy\n") + len("#, fuzzy\n") :]
    start = head.rindex(f"# {note}")
    head = head[:start] + own + head[start + len(f"# {note}") :]
    Path(CATALOG).write_text(head + entry + tail, encoding="utf-8")
    assert toolkit(capfd, "lint", "--select", "directive-slip").out.startswith("no findings")
    toolkit(capfd, "update")
    units = {unit.source: unit for unit in catalog().units}
    assert units[doubtful.source].comments == (f"{note} as I think",), "what a person wrote stays"
    assert all(units[other.source].comments == other.comments for other in others)


@in_project
def test_translations_that_are_there_stay(capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "update")
    before = catalog()
    old = before.units[6]
    mine = po.replace(before, [(old, old.__class__(**{**_fields(old), "target": "Mine.", "state": State.TRANSLATED}))])
    Path(CATALOG).write_bytes(po.serialize(mine))
    outcome = align(capfd, "report-2021", ENGLISH, "-o", CATALOG)
    assert f"{CATALOG} updated" in outcome.out
    assert "1 unit is as before: the catalog had another translation" in outcome.out
    assert catalog().units[6].target == "Mine."
    assert catalog().units[7].target == GOLD[catalog().units[7].source]
    shown = json.loads(align(capfd, "report-2021", ENGLISH, "-o", CATALOG, "--format", "json").out)
    assert [link["unit"] for link in shown["links"] if link["kept"]] == [old.key]


def _fields(unit: Any) -> dict[str, Any]:
    return {name: getattr(unit, name) for name in unit.__dataclass_fields__}


@in_project
def test_the_catalog_of_another_text_is_left_alone(capfd: pytest.CaptureFixture[str]) -> None:
    align(capfd, "report-2021", ENGLISH, "-o", CATALOG)
    before = Path(CATALOG).read_bytes()
    other = Path("seeds/report-2021.txt").read_text(encoding="utf-8").replace("3145", "3146")
    Path("old.txt").write_text(other, encoding="utf-8")
    outcome = align(capfd, "old.txt", ENGLISH, "-o", CATALOG)
    assert outcome.code == 2
    assert "is the catalog of seeds/report-2021.txt, not of old.txt" in outcome.err
    shutil.copy(CATALOG, "mine.po")
    outcome = align(capfd, "old.txt", ENGLISH, "-o", "mine.po")
    assert outcome.code == 2
    assert "mine.po: holds 1 unit of another text" in outcome.err
    assert Path(CATALOG).read_bytes() == Path("mine.po").read_bytes() == before


@in_project
def test_json_lists_every_link_with_its_places(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = align(capfd, "report-2021", ENGLISH, "--format", "json")
    shown = json.loads(outcome.out)
    assert outcome.code == 0
    assert list(shown) == [
        *("version", "source", "target", "catalog", "languages", "score"),
        *("links", "left_over", "left_out", "errors"),
    ]
    assert (shown["version"], shown["catalog"], shown["languages"], shown["errors"]) == (1, None, ["zh", "en"], [])
    assert (shown["source"], shown["target"]) == ("seeds/report-2021.txt", ENGLISH)
    assert [link["source"] for link in shown["links"]] == list(GOLD)
    lines = Path(ENGLISH).read_text(encoding="utf-8").splitlines()
    for link in shown["links"]:
        assert set(link) == {
            *(
                "unit",
                "line",
                "source",
                "target",
                "score",
                "certain",
                "evidence",
                "kept",
                "sentences",
                "footnotes",
                "findings",
            ),
        }
        assert 0 <= link["score"] <= 1
        for sentence in link["sentences"]:
            assert sentence["text"] in lines[sentence["line"] - 1].replace("&amp;", "&")
            assert sentence["end"] - sentence["start"] == len(sentence["text"])
    assert [one["text"] for one in shown["left_over"]["source"]] == ["培育省级制造业单项冠军企业5家，累计达到14家。"]
    assert [one["line"] for one in shown["left_over"]["source"]] == [39]
    left = shown["left_over"]["target"]
    assert (left[-1]["line"], left[-1]["text"]) == (
        58,
        "In the event of any discrepancy, the Chinese version prevails.",
    )
    lines = align(capfd, "report-2021", ENGLISH).out.splitlines()
    assert lines[-len(left) :] == [f"  {ENGLISH}:{one['line']}: {one['text']}" for one in left]
    assert shown["left_out"]["target"] == ["navigation and page furniture: 2 lines"]
    assert not list(Path("translations").rglob("*.po"))


@in_project
def test_the_catalog_on_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = align(capfd, "seeds/report-2021.txt", ENGLISH, "-o", "-")
    assert whole(po.parse(outcome.out.encode(), "-")) >= RIGHT
    assert "50 of 51 paragraphs aligned" in outcome.err


def test_outside_of_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(YEAR / "report-2021.txt", tmp_path / "old report.txt")
    (tmp_path / "en.txt").write_text("\n".join(filter(None, GOLD.values())), encoding="utf-8")
    assert align(capfd, "old report.txt", "en.txt", "-o", "out/en.po").code == 0
    found = catalog("out/en.po")
    assert whole(found) >= RIGHT
    assert found.units[0].references == ("\u2068old report.txt\u2069",)
    assert toolkit(capfd, "fmt", "--check", "out/en.po").code == 0


@in_project
@pytest.mark.parametrize("case", BAD, ids=[case["name"] for case in BAD])
def test_bad_input(case: dict[str, Any], capfd: pytest.CaptureFixture[str]) -> None:
    for name, text in case.get("files", {}).items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    before = _files()
    outcome = align(capfd, *case["arguments"])
    assert (outcome.code, outcome.out) == (2, "")
    assert case["error"] in outcome.err
    assert outcome.err.count("\n") == 1 or case.get("usage")
    assert _files() == before
    if not case.get("usage"):
        again = align(capfd, *case["arguments"], "--format", "json")
        shown = json.loads(again.out)
        assert (again.code, again.err) == (2, outcome.err)
        assert shown["links"] == []
        assert shown["errors"][0]["message"] in outcome.err


def _files() -> dict[Path, bytes]:
    """The files below the current folder, without the cache."""
    files = (path for path in Path().rglob("*") if path.is_file() and ".toolkit-cache" not in path.parts)
    return {path: path.read_bytes() for path in files}


@in_project
def test_a_memory_that_cannot_be_read_is_reported(capfd: pytest.CaptureFixture[str]) -> None:
    Path("translations/memory").mkdir()
    Path("translations/memory/old.tmx").write_text('<tmx version="1.4"><header/><body><tu>', encoding="utf-8")
    outcome = align(capfd, "report-2021", ENGLISH, "-o", CATALOG, "--format", "json")
    assert outcome.code == 2
    assert outcome.err.splitlines()[-1].startswith("toolkit: translations/memory/old.tmx:1")
    assert [error["path"] for error in json.loads(outcome.out)["errors"]] == ["translations/memory/old.tmx"]
    assert whole(catalog()) >= RIGHT, "the rest is done"


@in_project
def test_documents_that_have_little_in_common_are_warned_of(capfd: pytest.CaptureFixture[str]) -> None:
    half = [GOLD[source] for source in list(GOLD)[:20] if GOLD[source]]
    others = [f"The {name} was shown to visitors of the museum for the first time." for name in "abcdefghijklmnopqrs"]
    Path("half.txt").write_text("\n".join(half + 3 * others), encoding="utf-8")
    outcome = align(capfd, "report-2021", "half.txt")
    assert outcome.code == 0
    warning = "half.txt: has little in common with seeds/report-2021.txt; is it its translation?"
    assert outcome.err == f"toolkit: {warning}\n"


@in_project
def test_the_translation_of_another_year_is_not_certain(capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copy(YEAR / "report-2022.txt", "seeds")
    outcome = align(capfd, "report-2022", ENGLISH, "-o", "translations/en/report-2022.po", "--format", "json")
    assert outcome.code == 0
    links = json.loads(outcome.out)["links"]
    differ = [link for link in links if link["findings"]]
    assert not [link["source"] for link in differ if link["certain"]]
    assert len(differ) >= 25
    assert outcome.err.splitlines()[-1] == (
        f"toolkit: {ENGLISH}: the figures of {len(differ)} paragraphs differ; is it of another year?"
    )
    units = {unit.source: unit for unit in catalog("translations/en/report-2022.po").units}
    assert all(units[link["source"]].state is State.NEEDS_REVIEW for link in differ)
    wrong = json.loads(toolkit(capfd, "lint", "--select", "numbers", "--format", "json").out)["findings"]
    assert {one["state"] for one in wrong} == {"needs-review"}, "no figure of another year is taken for translated"


@in_project
def test_one_figure_that_differs_needs_review(capfd: pytest.CaptureFixture[str]) -> None:
    text = Path(ENGLISH).read_text(encoding="utf-8")
    Path(ENGLISH).write_text(text.replace("314.5 billion", "3,145 billion"), encoding="utf-8")
    outcome = align(capfd, "report-2021", ENGLISH, "-o", CATALOG, "--review", "page.html")
    assert f"{ENGLISH}: the figures of 1 paragraph differ; toolkit lint lists them" in outcome.err
    [unit] = [unit for unit in catalog().units if "3145亿元" in unit.source]
    assert unit.state is State.NEEDS_REVIEW
    page = Path("page.html").read_text(encoding="utf-8")
    assert page.count("<code>number-scale</code>") == 1
    assert '→ <span class="suggestion">314.5 billion yuan</span>' in page


@in_project
def test_a_long_list_of_what_is_left_over_is_cut(capfd: pytest.CaptureFixture[str]) -> None:
    rows = [f"The museum shows painting number {number} of the {'very ' * 20}old master." for number in range(1, 41)]
    text = Path(ENGLISH).read_text(encoding="utf-8")
    more = "\n".join(f"<p>{row}</p>" for row in rows)
    Path(ENGLISH).write_text(text.replace("</article>", f"{more}\n</article>"), encoding="utf-8")
    raw = align(capfd, "report-2021", ENGLISH, "--format", "json").out
    assert DROPPED in raw, "Chinese is not escaped"
    left = json.loads(raw)["left_over"]["target"]
    assert len(left) > 30
    lines = align(capfd, "report-2021", ENGLISH).out.splitlines()
    shown = lines[lines.index(f"{len(left)} target sentences left over:") + 1 :]
    assert len(shown) == 31
    assert shown[-1] == f"  … and {len(left) - 30} more (--format json lists all)"
    assert all(len(line.split(": ", 1)[1]) <= 100 for line in shown[:-1])
    assert shown[-2].endswith("…")


@in_project
def test_a_report_that_is_not_in_the_project_is_reported(capfd: pytest.CaptureFixture[str]) -> None:
    Path("seeds/report-2021.txt").rename("report-2021.txt")
    outcome = align(capfd, "report-2021.txt", ENGLISH, "-o", CATALOG)
    assert outcome.code == 0
    assert "report-2021.txt: is not a report of the project; copy it to seeds/report-2021.txt\n" in outcome.err


@in_project
def test_paragraphs_that_come_twice_have_one_unit(capfd: pytest.CaptureFixture[str]) -> None:
    text = "一、增长\n全年完成投资3145亿元，同比增长9.1%。\n二、情况\n全年完成投资3145亿元，同比增长9.1%。\n"
    english = "I. Growth\nInvestment for the year reached 314.5 billion yuan, up 9.1 percent year on year.\n"
    Path("zh.txt").write_text(text, encoding="utf-8")
    Path("en.txt").write_text(f"{english}{english.replace('I. Growth', 'II. Situation')}", encoding="utf-8")
    assert align(capfd, "zh.txt", "en.txt", "-o", "out.po").code == 0
    assert [unit.target for unit in catalog("out.po").units] == [*english.splitlines(), "II. Situation"]


@in_project
def test_tables_and_captions_are_aligned(capfd: pytest.CaptureFixture[str]) -> None:
    zh = "表1 主要指标\n指标\t2021年\t增速\n工业投资\t412亿元\t14.8%\n用电量\t86.7亿千瓦时\t7.3%\n"
    en = "Table 1 Main Indicators\nIndicator\t2021\tGrowth\nIndustrial investment\t41.2 billion yuan\t14.8%\n"
    Path("zh.txt").write_text(f"工业投资完成412亿元，同比增长14.8%。\n\n{zh}", encoding="utf-8")
    rest = "Electricity consumption\t8.67 billion kWh\t7.3%\n"
    first = "Industrial investment totaled 41.2 billion yuan, up 14.8 percent year on year."
    Path("en.txt").write_text(f"{first}\n\n{en}{rest}", encoding="utf-8")
    assert align(capfd, "zh.txt", "en.txt", "-o", "out.po").code == 0
    assert [unit.target for unit in catalog("out.po").units] == [first, *en.splitlines(), rest.strip()]
