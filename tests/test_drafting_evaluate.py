"""`toolkit draft --evaluate`: an engine measured on units whose translation exists."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from command import toolkit
from drafting_projects import Scripted, change, found, project
from model_server import ModelServer, Response

from toolkit.catalogs.provenance import from_draft
from toolkit.drafting.drafter import Answer, DraftError, Usage
from toolkit.drafting.evaluating import Evaluation, EvaluationRun, units_of
from toolkit.drafting.evaluation_table import share, table
from toolkit.errors import InputError
from toolkit.model import Severity, State
from toolkit.project.memory import open_memory
from toolkit.settings import DraftingSettings
from toolkit.workspace import Workspace

pytest.importorskip("sacrebleu")  # the extra `evaluate`, which `test` has

TITLE, INVESTED, SMART, PARK = (
    "某市2021年工作报告",
    "完成投资3145亿元。",
    "大力发展智能制造。",
    "智能制造园区开工，面积5平方公里。",
)
REPORT = "\n\n".join([f"# {TITLE}", INVESTED, SMART, PARK])
HUMAN = {
    TITLE: "Report on the Work of the City in 2021",
    INVESTED: "Investment of 314.5 billion yuan was completed.",
    SMART: "We worked hard to develop smart manufacturing.",
    PARK: "Construction of the smart manufacturing park began; it covers 5 square kilometers.",
}
SLIPPED = "Investment of 3,145 billion yuan was completed."
CLEVER = "We worked hard to develop clever production."


def evaluated(folder: Path, engine: Scripted, rounds: int = 2, **others: object) -> Evaluation:
    workspace = Workspace(found(folder))
    catalog = workspace.catalog("report", "en")
    run = EvaluationRun(found(folder), catalog, None, engine, rounds, 2, **others)  # type: ignore[arg-type]
    return run.run(units_of(catalog))


def test_the_translation_of_people_is_found_all_right(tmp_path: Path) -> None:
    project(tmp_path, REPORT, HUMAN)
    done = evaluated(tmp_path, Scripted(HUMAN))
    assert (done.units, done.model, done.failures) == (4, "scripted", {})
    assert done.first == done.repaired
    assert (done.first.figures_right, done.first.figures) == (3, 3)
    assert (done.first.terms_kept, done.first.terms) == (2, 2)
    assert done.first.chrf == pytest.approx(100)
    assert done.human.chrf is None
    assert done.usage == Usage(4, 400, 40)


def test_what_is_wrong_counts_before_and_after_repair(tmp_path: Path) -> None:
    project(tmp_path, REPORT, HUMAN)
    answers = HUMAN | {INVESTED: [SLIPPED, HUMAN[INVESTED]], SMART: CLEVER}
    done = evaluated(tmp_path, Scripted(answers))
    scale, missing = ("number-scale", Severity.ERROR), ("term-missing", Severity.ERROR)
    assert done.first.findings[scale] == 1
    assert scale not in done.repaired.findings
    assert done.first.findings[missing] == done.repaired.findings[missing] == 1
    assert (done.first.figures_right, done.repaired.figures_right) == (2, 3)
    assert (done.first.terms_kept, done.repaired.terms_kept, done.human.terms_kept) == (1, 1, 2)
    assert done.first.chrf is not None
    assert done.repaired.chrf is not None
    assert done.first.chrf < done.repaired.chrf < 100


def test_an_engine_that_cannot_repair_is_asked_once(tmp_path: Path) -> None:
    project(tmp_path, REPORT, HUMAN)
    engine = Scripted(HUMAN | {INVESTED: [SLIPPED, HUMAN[INVESTED]]}, repairs=False)
    done = evaluated(tmp_path, engine)
    assert (len(engine.asked), done.rounds, done.repaired.figures_right) == (4, 0, 2)


def test_a_unit_without_an_answer_has_no_figure_right(tmp_path: Path) -> None:
    project(tmp_path, REPORT, HUMAN)
    refused = DraftError("refused")
    refused.usage = Usage(1, 7, 0)
    unusable = Answer("完成", Usage(1, 100, 10), ("in Chinese",))
    done = evaluated(tmp_path, Scripted(HUMAN | {INVESTED: refused, SMART: unusable}))
    assert sorted(done.failures.values()) == ["in Chinese", "refused"]
    assert (done.repaired.missing, done.repaired.figures_right, done.repaired.terms_kept) == (2, 2, 1)
    assert done.usage.sent == 7 + 2 * 100 + 2 * 100  # what is unusable is asked for again until it is repeated
    assert done.repaired.chrf is not None
    assert done.repaired.chrf < 80


def test_no_prompt_has_the_translation_in_it(tmp_path: Path) -> None:
    """Also where the memory has the same text from another report."""
    path = project(tmp_path, REPORT, HUMAN)
    other = path.parent / "earlier.po"
    other.write_bytes(path.read_bytes())
    workspace = Workspace(found(tmp_path))
    catalog = workspace.catalog("report", "en")
    engine = Scripted(HUMAN)
    with open_memory(found(tmp_path), "en") as memory:
        assert memory.search(INVESTED, 3, apart_from=("report", "x"))[0].target == HUMAN[INVESTED]
        EvaluationRun(found(tmp_path), catalog, memory, engine, 2, 1).run(units_of(catalog))
    assert len(engine.asked) == 4
    for task in engine.asked:
        own = HUMAN[task.brief.source]
        assert own not in repr(task.brief)
    assert any(HUMAN[INVESTED] in repr(task.brief.before) for task in engine.asked)


def test_only_what_people_wrote_is_a_measure(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT, HUMAN)
    change(path, {SMART: CLEVER}, state=State.NEEDS_REVIEW, comments=(from_draft("m", 0),))
    change(path, {PARK: ""}, state=State.INITIAL)
    change(path, {INVESTED: SLIPPED}, state=State.NEEDS_REVIEW)
    catalog = Workspace(found(tmp_path)).catalog("report", "en")
    assert [one.source for one in units_of(catalog)] == [TITLE]
    change(path, {TITLE: ""}, state=State.INITIAL)
    with pytest.raises(InputError, match="has no translation to evaluate drafts by"):
        units_of(Workspace(found(tmp_path)).catalog("report", "en"))


@pytest.mark.parametrize(
    ("limit", "chosen"), [(1, [0]), (2, [0, 2]), (3, [0, 1, 2]), (4, [0, 1, 2, 3]), (9, [0, 1, 2, 3])]
)
def test_a_limit_spreads_over_the_catalog(tmp_path: Path, limit: int, chosen: list[int]) -> None:
    project(tmp_path, REPORT, HUMAN)
    catalog = Workspace(found(tmp_path)).catalog("report", "en")
    assert [one.index for one in units_of(catalog, limit)] == chosen


def run(capfd: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = toolkit(capfd, "draft", "--evaluate", str(folder / "translations/en/report.po"), *arguments)
    return done.code, done.out, done.err


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project(tmp_path, REPORT, HUMAN, settings="[drafting]\nprice_input = 2\nprice_output = 8\ncurrency = 'CNY'\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return tmp_path


def test_the_table_for_people(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in (here / "translations").rglob("*.po")}
    with ModelServer(HUMAN) as server:
        code, out, err = run(capfd, here, "--base-url", server.url, "--model", "slips-ten-thousand")
        assert code == 0, err
        assert "slips-ten-thousand on 4 units of translations/en/report.po, 2 rounds" in out
        rows = {line[:38].strip(): line[38:].split() for line in out.splitlines() if line}
        assert rows["figures right"] == ["66.6%", "100.0%", "100.0%"]
        assert rows["terms kept"] == ["100.0%", "100.0%", "100.0%"]
        assert rows["number-scale (error)"] == ["25.0", "0.0", "0.0"]
        assert rows["chrF"][1:] == ["100.0", "-"]
        assert "5 requests;" in out
        assert "CNY, " in out
        again = run(capfd, here, "--base-url", server.url, "--model", "slips-ten-thousand")
        assert len(server.asked) == 5
        assert "5 requests, 5 of them paid for earlier" in again[1]
        assert (again[0], again[1].splitlines()[:-1]) == (code, out.splitlines()[:-1])
    assert {path: path.read_bytes() for path in (here / "translations").rglob("*.po")} == before


def test_a_dry_run_says_what_evaluating_would_take(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with ModelServer(HUMAN) as server:
        code, out, _ = run(capfd, here, "--base-url", server.url, "--model", "good", "--dry-run", "--limit", "3")
        assert server.asked == []
    units, least, most, _ = out.splitlines()
    assert (code, units) == (0, "3 units to evaluate; nothing was sent")
    assert least.startswith("at least: 3 requests, ")
    assert most.startswith("at most: 9 requests, ")  # two rounds, and no second pass
    assert least.endswith(" CNY")


def test_json_for_scripts(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with ModelServer(HUMAN) as server:
        code, out, _ = run(capfd, here, "--base-url", server.url, "--model", "never-learns", "--format", "json")
    shown: dict[str, Any] = json.loads(out)
    assert code == 0
    assert shown["path"] == "translations/en/report.po"
    assert shown["first"]["figures"] == shown["repaired"]["figures"] == {"right": 2, "of": 3}
    assert {"check": "number-scale", "severity": "error", "count": 1} in shown["repaired"]["findings"]
    usage = shown["usage"]
    assert usage["cost"] == pytest.approx((usage["sent"] * 2 + usage["received"] * 8) / 1e6)


def test_units_without_a_draft_are_named(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with ModelServer(HUMAN) as server:
        server.models["picky"] = lambda one, asked: (
            Response("", finish="content_filter") if asked.source == SMART else one.models["good"](one, asked)
        )
        code, out, _ = run(capfd, here, "--base-url", server.url, "--model", "picky")
    assert code == 1
    assert "got no draft: the model refused (content filter)" in out
    assert "without a translation" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--judge"], "--judge cannot be combined with --evaluate"),
        (["--lang", "en"], "--evaluate cannot be combined with --lang"),
        (["report"], "--evaluate cannot be combined with a report"),
    ],
)
def test_options_that_contradict_it(
    here: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    code, _, err = run(capfd, here, *arguments)
    assert code == 2
    assert message in err


def test_a_missing_catalog_is_said(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(
        capfd, "draft", "--evaluate", str(here / "no.po"), "--base-url", "http://localhost:1", "--model", "m"
    )
    assert (done.code, done.err) == (2, "toolkit: no.po: no such catalog\n")


def test_without_the_extra_it_says_what_to_install(
    here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sacrebleu", None)
    code, _, err = run(capfd, here, "--base-url", "http://localhost:1", "--model", "m")
    assert (code, err) == (2, "toolkit: evaluate needs sacrebleu; install it with: pip install 'toolkit[evaluate]'\n")


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(0, 0, "-"), (2, 3, "66.6%"), (999_999, 1_000_000, "99.9%"), (3, 3, "100.0%")]
)
def test_only_all_is_100_percent(part: int, whole: int, shown: str) -> None:
    assert share(part, whole) == shown


def test_a_table_of_nothing(tmp_path: Path) -> None:
    project(tmp_path, REPORT, HUMAN)
    workspace = Workspace(found(tmp_path))
    run = EvaluationRun(found(tmp_path), workspace.catalog("report", "en"), None, Scripted({}), 0, 1)
    assert next(table(run.run([]), DraftingSettings(), "x.po")) == "scripted on 0 units of x.po, 0 rounds"
