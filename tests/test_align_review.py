"""The page on which an alignment is reviewed: both texts, how each paragraph was found, and what is left over."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from command import toolkit

ROOT = Path(__file__).parent
YEAR = ROOT / "data/year"
GOLD = {row["zh"]: row["en"] for row in yaml.safe_load((YEAR / "report-2021-gold.yaml").read_text(encoding="utf-8"))}
CATALOG = "translations/en/report-2021.po"
ADDED = "Manufacturing accounts for more than a third of its economy."
DROPPED = "培育省级制造业单项冠军企业5家，累计达到14家。"
LAST = "In the event of any discrepancy, the Chinese version prevails."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with last year's report, aligned twice: the second run changes nothing, and makes the same page."""
    pytest.importorskip("lxml", reason="the extra `office` is not installed")
    folder = tmp_path_factory.mktemp("review")
    for name in ("seeds", "glossary"):
        (folder / name).mkdir()
    (folder / "toolkit.toml").touch()
    shutil.copy(YEAR / "report-2021.txt", folder / "seeds")
    shutil.copy(YEAR / "glossary.yaml", folder / "glossary")
    english = (YEAR / "report-2021-en.html").read_text(encoding="utf-8")
    (folder / "en.html").write_text(english.replace("<h1>", "<p>For release at noon.</p>\n<h1>"), encoding="utf-8")
    return folder


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(project)

    def align(*arguments: str) -> str:
        outcome = toolkit(capfd, "align", "report-2021", "en.html", *arguments)
        assert outcome.code == 0, outcome.err
        return outcome.out

    return align


def test_the_web_page(run: Any) -> None:
    from lxml import html

    assert "build/page.html written" in run("-o", CATALOG, "--review", "build/page.html")
    data = Path("build/page.html").read_bytes()
    run("-o", CATALOG, "--review", "build/page.html")
    assert Path("build/page.html").read_bytes() == data
    page = html.fromstring(data)
    rows = page.xpath("//article")
    sources = [_text(row, "source") for row in rows]
    targets = [_text(row, "target") for row in rows]
    assert [source for source in sources if source] == list(GOLD)
    for source, target in zip(sources, targets, strict=True):
        assert not source or GOLD[source] in target
    place = targets.index(next(one for one in targets if ADDED in one))
    assert sources[place] == ""
    assert "lower reaches of the Lan River." in targets[place - 1], "it comes after what it follows in the document"
    assert LAST in targets[-1]
    assert "For release at noon." in targets[0]
    found = {source: row for source, row in zip(sources, rows, strict=True) if source}
    for source, row in found.items():
        line = row.xpath(".//a[@class='open']/@data-line")
        assert line, "each unit has its line in the catalog"
        assert Path(CATALOG).read_text(encoding="utf-8").splitlines()[int(line[0]) - 1].startswith("msgstr "), source
        [*shown] = row.xpath(".//p[@class='provenance']/text()")
        if source == DROPPED:
            assert shown == []
            assert "Not yet translated" in _text(row, "target")
            assert "no sentence of en.html renders this paragraph" in row.xpath("string(.//ul[@class='findings'])")
        elif row.get("data-state").startswith("needs-review"):
            assert shown[0].startswith("to review, ")
            assert "Draft translation, not reviewed" in _text(row, "target")
        else:
            assert row.get("data-state") == "translated"
            assert shown[0].startswith("certain, ")
    assert page.xpath("//article[contains(@data-t, 't')]"), "terms and figures are marked as on every page"
    assert page.xpath("//article[contains(@data-t, 'q')]")
    ids = page.xpath("//article/@id")
    assert len(set(ids)) == len(ids)


def _text(row: Any, side: str) -> str:
    return " ".join(row.xpath(f"string(.//div[@class='{side}'])").split())


def test_the_word_document(run: Any) -> None:
    import docx

    run("--review", "page.docx")
    document = docx.Document("page.docx")
    [table] = document.tables
    head, *rows = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
    assert head == ["", "Chinese", "English"]
    assert [source for _, source, _ in rows if source] == list(GOLD)
    for _, source, target in rows:
        assert not source or GOLD[source] in target
        assert source == DROPPED or target.split("\n")[-1].startswith(("certain, ", "to review, ", "left over"))
    styles = {paragraph.style.name for row in table.rows for cell in row.cells for paragraph in cell.paragraphs}
    assert "Provenance" in styles
    comments = [comment.text for comment in document.comments]
    left = sum("renders nothing of the source" in comment for comment in comments)
    assert left == [target.split("\n")[-1] for _, _, target in rows].count("left over") >= 3
    assert len(comments) == left + 1


def test_a_page_without_a_catalog_has_no_lines_of_it(run: Any) -> None:
    assert "page.htm written" in run("--review", "page.htm")
    assert "data-line" not in Path("page.htm").read_text(encoding="utf-8").partition("<script>")[0]


def test_what_is_kept_is_reported(run: Any) -> None:
    run("-o", "mine.po")
    text = Path("mine.po").read_text(encoding="utf-8")
    Path("mine.po").write_text(text.replace("(V) Solid Progress in Green Development", "(V) Greener Growth"), "utf-8")
    run("-o", "mine.po", "--review", "kept.html")
    page = Path("kept.html").read_text(encoding="utf-8")
    assert "(V)" in page
    assert page.count("as before: the catalog had another translation") == 1
