"""`update` fills units from the memory, `status --memory` counts what it covers, the bilingual page shows the best."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from command import toolkit

from toolkit.formats import po
from toolkit.model import Catalog, State, Unit

LAST = """\
某市2021年工作报告

一、2021年工作情况

全市工业完成投资3145亿元，同比增长9.1%，企业达到1家。

组织企业参加展会，帮助企业开拓国际国内两个市场。

全市工业用地供应1280亩。
"""
ENGLISH = {
    "某市2021年工作报告": "Report on the Work of the City in 2021",
    "一、2021年工作情况": "I. Work in 2021",
    "全市工业完成投资3145亿元，同比增长9.1%，企业达到1家。": "Industrial investment reached 314.5 billion yuan, up 9.1"
    " percent; there was one enterprise.",
    "组织企业参加展会，帮助企业开拓国际国内两个市场。": "We took enterprises to trade fairs, and helped"
    " them win markets at home and abroad.",
    "全市工业用地供应1280亩。": "A total of 1,280 mu of industrial land was supplied.",
}
THIS = """\
某市2022年工作报告

一、2022年工作情况

全市工业完成投资3320亿元，同比增长5.6%，企业达到3家。

组织企业参加各类展会，帮助企业开拓国际国内两个市场。

组织企业参加展会，帮助企业开拓国际国内两个市场。

加强安全生产监管。
"""
TMX = (
    "<tmx version='1.4'><header srclang='zh'/><body><tu changedate='20200101T000000Z'><tuv xml:lang='zh'>"
    "<seg>加强安全生产监管。</seg></tuv><tuv xml:lang='en'><seg>{}</seg></tuv></tu></body></tmx>"
)


@pytest.fixture(autouse=True)
def _project(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A project with last year's report translated, and this year's."""
    (in_folder / "seeds").mkdir()
    Path("seeds/last.txt").write_text(LAST, encoding="utf-8")
    assert toolkit(capfd, "update").code == 0
    translate("last", ENGLISH)
    Path("seeds/this.txt").write_text(THIS, encoding="utf-8")


def read(report: str) -> Catalog:
    path = Path(f"translations/en/{report}.po")
    return po.parse(path.read_bytes(), str(path))


def edit(report: str, change: Callable[[Unit], Unit]) -> None:
    held = read(report)
    data = po.serialize(po.replace(held, [(unit, change(unit)) for unit in held.units]))
    Path(f"translations/en/{report}.po").write_bytes(data)


def translate(report: str, english: Mapping[str, str]) -> None:
    from dataclasses import replace

    edit(report, lambda unit: replace(unit, target=english[unit.source], state=State.TRANSLATED))


def filled(report: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {unit.source: (unit.target, unit.comments) for unit in read(report).units}


def add_memory(name: str, english: str) -> None:
    path = Path("translations/memory", name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(TMX.format(english), encoding="utf-8")


def test_update_fills_new_units(capfd: pytest.CaptureFixture[str]) -> None:
    assert "translations/en/this.po created: 5 from memory, 1 new" in toolkit(capfd, "update").out
    found = filled("this")
    keys = {unit.source: unit.key for unit in read("last").units}
    title, comments = found["某市2022年工作报告"]
    assert title == "Report on the Work of the City in 2022"
    assert comments[0] == f"toolkit: memory 99% last {keys['某市2021年工作报告']}"
    invested, comments = found["全市工业完成投资3320亿元，同比增长5.6%，企业达到3家。"]
    assert invested.startswith("Industrial investment reached 332 billion yuan, up 5.6 percent; there was one")
    assert comments[1].endswith("; 1家→3家 (not put in)")
    assert found["组织企业参加展会，帮助企业开拓国际国内两个市场。"][1][0].startswith("toolkit: memory 100% last ")
    assert re.match("toolkit: memory 9[0-8]% last", found["组织企业参加各类展会，帮助企业开拓国际国内两个市场。"][1][0])
    assert found["加强安全生产监管。"] == ("", ())
    assert {unit.state for unit in read("this").units if unit.target} == {State.NEEDS_REVIEW}
    before = Path("translations/en/this.po").read_bytes()
    assert "6 kept" in toolkit(capfd, "update").out
    assert Path("translations/en/this.po").read_bytes() == before
    assert toolkit(capfd, "fmt", "--check").code == 0
    assert toolkit(capfd, "lint", "--select", "directive-slip,not-canonical").out.startswith("no findings")


def test_what_is_filled_is_not_a_memory_itself(capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "update")
    Path("seeds/next.txt").write_text(THIS, encoding="utf-8")
    toolkit(capfd, "update")
    assert all(" last " in comments[0] for _, comments in filled("next").values() if comments)


def test_a_dry_run_shows_everything_and_writes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    shown = toolkit(capfd, "update", "--dry-run", "this").out
    assert not Path("translations/en/this.po").exists()
    assert " from memory  某市[-2021-]{+2022+}年工作报告" in shown
    assert "· toolkit: memory 99% last " in shown
    assert "· 3145亿元→3320亿元 (314.5 billion yuan → 332 billion yuan)" in shown
    done = json.loads(toolkit(capfd, "update", "--dry-run", "--format", "json", "this").out)
    (catalog,) = [file for file in done["files"] if file["language"]]
    assert catalog["counts"]["filled"] == 5
    first = catalog["changes"][0]
    assert (first["kind"], first["state"]) == ("filled", "needs-review")
    assert first["memory"]["score"] == 0.99
    assert first["memory"]["from"]["report"] == "last"
    assert first["memory"]["from"]["path"] == "translations/en/last.po"


def test_without_memory_units_stay_empty(capfd: pytest.CaptureFixture[str]) -> None:
    assert "created: 6 new" in toolkit(capfd, "update", "--no-memory").out
    assert toolkit(capfd, "update", "--check").code == 0
    assert "5 from memory" in toolkit(capfd, "update").out


def test_a_memory_file_that_cannot_be_read_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    add_memory("a.tmx", "Strengthen safety & supervision")  # not XML
    done = toolkit(capfd, "update")
    assert done.code == 2
    assert re.fullmatch(r"toolkit: translations/memory/a\.tmx:1:\d+: .+\n", done.err)
    assert "5 from memory" in done.out
    status = toolkit(capfd, "status", "--memory", "--format", "json")
    assert (status.code, len(json.loads(status.out)["errors"])) == (2, 1)


def test_a_memory_file_fills_and_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "update")
    add_memory("a.tmx", "Safety supervision was strengthened.")
    assert toolkit(capfd, "update", "--check").code == 0
    assert "translations/en/this.po updated: 5 kept, 1 from memory" in toolkit(capfd, "update").out
    assert filled("this")["加强安全生产监管。"] == (
        "Safety supervision was strengthened.",
        ("toolkit: memory 100% translations/memory/a.tmx",),
    )


def covered(capfd: pytest.CaptureFixture[str], report: str) -> dict[str, Any]:
    done = toolkit(capfd, "status", "--memory", "--format", "json", report)
    assert done.code == 0
    memory: dict[str, Any] = json.loads(done.out)["reports"][0]["memory"]
    return memory


def test_status_counts_what_the_memory_covers(capfd: pytest.CaptureFixture[str]) -> None:
    expected = {
        "exact": {"units": 1, "characters": 24},
        "figures": {"units": 3, "characters": 11 + 12 + 30},
        "85": {"units": 1, "characters": 26},
        "70": {"units": 0, "characters": 0},
        "none": {"units": 1, "characters": 9},
    }
    assert covered(capfd, "this") == expected
    toolkit(capfd, "update")  # what needs review is still to be done
    assert covered(capfd, "this") == expected
    assert all(band["units"] == 0 for band in covered(capfd, "last").values())
    table = toolkit(capfd, "status", "--memory").out.splitlines()
    assert table[-2].split() == ["this", "(en)", "1", "3", "1", "0", "1", "6"]
    assert table[-1].split() == ["characters", "24", "53", "26", "0", "9", "112"]


def test_the_bilingual_page_shows_the_best(capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "update")
    assert toolkit(capfd, "build-en", "--bilingual", "--format", "html", "this").code == 0
    page = Path("build/en/this.bilingual.html").read_text(encoding="utf-8")
    assert "<summary>Memory: 100%</summary>" in page
    assert "<summary>Memory: 99%</summary>" in page
    assert "某市<del>2021</del><ins>2022</ins>年工作报告" in page
    assert "99% last (translations/en/last.po:" in page
    toolkit(capfd, "build-en", "--bilingual", "--format", "html", "last")
    own = Path("build/en/last.bilingual.html").read_text(encoding="utf-8")
    assert "Memory:" not in own  # finished units need none


def test_a_project_without_anything_to_fill_makes_no_index(capfd: pytest.CaptureFixture[str]) -> None:
    Path("seeds/this.txt").unlink()
    shutil.rmtree(".toolkit-cache")
    toolkit(capfd, "update")
    assert not Path(".toolkit-cache").exists()
