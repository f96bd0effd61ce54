"""Make a project with one report, export its catalog, change the copy as a reviewer would, and import it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from command import Outcome, toolkit

from toolkit.formats import po
from toolkit.model import Unit

#: Source → target and state of a small catalog: `=` begins a formula elsewhere, rows of a table have tabs.
UNITS = {
    "某市工作报告": "Report on Work",
    "一、总体情况": "I. Overview",
    "完成投资3145亿元，增长9.1%。": "Investment reached 314.5 billion yuan, up 9.1 percent.",
    "=cmd|' /C calc'!A0": "=cmd|' /C calc'!A0",
    "消费稳步回升 <b>&amp;</b>。": "Consumption “recovered” steadily & <b>.",
    "指标\t2021年\t增速": "Indicator\t2021\tGrowth",
    "融资难问题仍然存在。": "Financing is still difficult.",
    "出口回落。": "",
}
REVIEW = "融资难问题仍然存在。"
KEYS = {source: Unit(source).key for source in UNITS}
INVESTMENT, FORMULA, EXPORTS = KEYS["完成投资3145亿元，增长9.1%。"], KEYS["=cmd|' /C calc'!A0"], KEYS["出口回落。"]
FINANCING = KEYS[REVIEW]


def make_project(folder: Path) -> Path:
    """A project with a catalog of UNITS; the path of the catalog."""
    (folder / "toolkit.toml").write_text("", encoding="utf-8")
    (folder / "seeds").mkdir()
    (folder / "seeds/report.txt").write_text("\n\n".join(UNITS) + "\n", encoding="utf-8")
    path = folder / "translations/en/report.po"
    path.parent.mkdir(parents=True)
    fields = {"Project-Id-Version": "report", "PO-Revision-Date": "2022-05-17 08:30+0800", "Language": "en"}
    text = "".join(_entry(source, target) for source, target in UNITS.items())
    header = "".join(f'"{name}: {value}\\n"\n' for name, value in (fields | CONTENT).items())
    path.write_text(f'msgid ""\nmsgstr ""\n{header}{text}', encoding="utf-8")
    return path


CONTENT = {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}


def _entry(source: str, target: str) -> str:
    fuzzy = "#, fuzzy\n" if source == REVIEW else ""
    source, target = (text.replace('"', '\\"').replace("\t", "\\t") for text in (source, target))
    return f'\n#: seeds/report.txt\n{fuzzy}msgid "{source}"\nmsgstr "{target}"\n'


def units(path: Path) -> dict[str, Unit]:
    """The units of a catalog by key."""
    return {unit.key: unit for unit in po.parse(path.read_bytes()).units}


def export(capfd: pytest.CaptureFixture[str], name: str, *options: str) -> Path:
    """A copy of the report, and where it is."""
    done = toolkit(capfd, "export", "-o", name, *options)
    assert done.code == 0, done.err
    return Path(name)


def bring_back(capfd: pytest.CaptureFixture[str], path: Path, *options: str) -> Outcome:
    """Import a copy."""
    return toolkit(capfd, "import", str(path), *options)


def saved(book: Any) -> bytes:
    """The bytes of a workbook or document of a library."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
