"""What a translator is told of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from drafting_projects import change, found, project

from toolkit.catalogs.footnotes import footnote
from toolkit.catalogs.provenance import from_draft
from toolkit.drafting.brief import Avoid, BriefMatch, Passage
from toolkit.drafting.briefing import Briefs
from toolkit.errors import InputError
from toolkit.model import State
from toolkit.model.unit import unit_key
from toolkit.project.memory import open_memory
from toolkit.workspace import Workspace

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "briefs.yaml").read_text(encoding="utf-8"))
TITLE, HEADING, SPENDING = "某市2021年工作报告", "一、研发", "研发投入强度提高到2.1%。"
STARTED, NEW = "新开工项目12个，同比增长5%。", "新开工项目34个，同比增长9%。"
REPORT = f"""\
# {TITLE}

## {HEADING}

{SPENDING}

研发人员突破3万人。

新增专精特新企业34家，力争投资达到3145亿元。

提升四项能力。

| 指标 | 2021年 |
|---|---|
| 投资 | 3145亿元 |
| 进口 | 1亿元 |
| 物流 | 2亿元 |
| 出口 | 3亿元 |

见脚注的那一段。

{STARTED}

{NEW}
"""


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Briefs]:
    folder = tmp_path_factory.mktemp("briefs")
    path = project(folder, REPORT, {TITLE: "Report on the Work in 2021", SPENDING: "Spent.",
                                    STARTED: "There were 12 new projects, up 5 percent year on year."})  # fmt: skip
    notes = (footnote("the note", "About it."), "", footnote("a]b", "More."), "", footnote("", "All."))
    change(path, {"见脚注的那一段。": ""}, state=State.INITIAL, comments=notes)
    there = found(folder)
    workspace = Workspace(there)
    with open_memory(there, "en") as memory:
        yield Briefs(there, workspace.catalog("report", "en"), memory)


def keyed(briefs: Briefs, part: str) -> str:
    return next(one.id for one in briefs.catalog.units if part in one.source)


def plain(expected: object, value: Any) -> object:
    """A value of a brief in the form of the case: only the fields that it names."""
    if isinstance(value, Passage):
        return [value.source, value.target]
    if isinstance(value, Avoid):
        return [value.text, value.reason]
    if isinstance(value, BriefMatch):
        return [value.score, value.source, value.target, value.adapted]
    if is_dataclass(value) and isinstance(expected, dict):
        assert expected.keys() <= {field.name for field in fields(value)}
        return {name: plain(wanted, getattr(value, name)) for name, wanted in expected.items()}
    if isinstance(value, tuple):
        wanted: Sequence[object] = expected if isinstance(expected, list) else []
        return [plain(wanted[at] if at < len(wanted) else None, one) for at, one in enumerate(value)]
    return value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_brief_says(briefs: Briefs, case: dict[str, Any]) -> None:
    brief = briefs.brief(keyed(briefs, case["unit"]))
    assert plain(case["brief"], brief) == case["brief"]


def test_a_brief_knows_its_unit_and_not_its_translation(briefs: Briefs) -> None:
    brief = briefs.brief(unit_key(SPENDING))
    languages = brief.source_language, brief.target_language
    assert (brief.id, languages, brief.source) == (unit_key(SPENDING), ("zh", "en"), SPENDING)
    assert "Spent." not in repr(brief)
    with pytest.raises(InputError, match="no unit 0"):
        briefs.brief("0")


def test_a_draft_of_a_neighbour_counts_where_it_is_given(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT, {TITLE: "Report"})
    change(path, {HEADING: "I. R&D", SPENDING: "A draft."}, state=State.NEEDS_REVIEW, comments=(from_draft("m", 1),))
    change(path, {TITLE: "Memory"}, state=State.NEEDS_REVIEW, comments=("toolkit: memory 99% x.tmx",))
    briefs = Briefs(found(tmp_path), Workspace(found(tmp_path)).catalog("report", "en"))
    key = keyed(briefs, "研发人员")

    def targets(drafts: dict[str, str] | None) -> list[str]:
        return [one.target for one in briefs.brief(key, drafts).before]

    assert targets(None) == ["Memory", "I. R&D", "A draft."]
    assert targets({}) == ["Memory", "", ""]
    assert targets({unit_key(SPENDING): "Mine.", unit_key(TITLE): "Mine."}) == ["Memory", "", "Mine."]
    assert [one.target for one in briefs.brief(key, {}).headings] == [""]


def test_the_style_page_of_the_language_is_in_the_brief(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    (path.parent / "STYLE.md").write_text("\ufeff# Style\n\nPlain verbs.\n", encoding="utf-8")
    briefs = Briefs(found(tmp_path), Workspace(found(tmp_path)).catalog("report", "en"))
    assert briefs.brief(unit_key(TITLE)).style == "# Style\n\nPlain verbs."
    assert Briefs(found(tmp_path), briefs.catalog).brief(unit_key(TITLE)).memory == ()


def test_a_catalog_without_its_report_has_units_all_the_same(tmp_path: Path) -> None:
    project(tmp_path, REPORT)
    (tmp_path / "seeds" / "report.md").unlink()
    briefs = Briefs(found(tmp_path), Workspace(found(tmp_path)).catalog("report", "en"))
    brief = briefs.brief(unit_key(SPENDING))
    assert (brief.kind, brief.headings) == ("", ())
    assert [one.source for one in brief.before] == [TITLE, HEADING]


def test_a_language_that_cannot_be_written_has_the_values_of_figures(tmp_path: Path) -> None:
    project(tmp_path, REPORT, settings='target_languages = ["ja"]\n')
    briefs = Briefs(found(tmp_path), Workspace(found(tmp_path)).catalog("report", "ja"))
    [figure] = briefs.brief(unit_key(SPENDING)).figures
    assert (figure.source, figure.value, figure.target) == ("2.1%", "2.1 percent", "")
    assert figure.reading == "2.1 percent, up, to"
    assert briefs.brief(unit_key(SPENDING)).terms == ()
