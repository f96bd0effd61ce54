"""Drafting a catalog: rounds, chains, what is written and what is not, the second pass, and interruptions."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from drafting_projects import Scripted, change, found, project

from toolkit.catalogs.footnotes import footnote
from toolkit.catalogs.provenance import from_draft
from toolkit.drafting import keeping, side_by_side
from toolkit.drafting.brief import Brief
from toolkit.drafting.briefing import Briefs
from toolkit.drafting.chains import LONGEST, LONGEST_TABLE, chains
from toolkit.drafting.drafter import Answer, DraftError, EngineError, StoppedError, Task, Usage
from toolkit.drafting.places import UnitPlace
from toolkit.drafting.result import Progress, Result
from toolkit.drafting.rounds import asked, draft_unit
from toolkit.drafting.run import DraftRun, Options
from toolkit.drafting.selection import selected
from toolkit.errors import InputError, WriteError
from toolkit.formats import po
from toolkit.model import BlockKind, Finding, Severity, State, Unit
from toolkit.model.unit import unit_key
from toolkit.workspace import OpenUnit, Workspace, saving

TITLE, HEADING, SPENDING, PEOPLE = "某市2021年工作报告", "一、研发", "研发投入强度提高到2.1%。", "研发人员突破3万人。"
INVESTED, SMART, PARK, FACTORY = (
    "完成投资3145亿元。",
    "大力发展智能制造。",
    "智能制造园区开工。",
    "建成智能制造工厂8家。",
)
REPORT = "\n\n".join([f"# {TITLE}", f"## {HEADING}", SPENDING, PEOPLE, INVESTED, "## 二、产业", SMART, PARK, FACTORY])
SLIPPED = "Investment of 3,145 billion yuan was completed."
GOOD: dict[str, object] = {
    TITLE: "Report on the Work of the City in 2021",
    HEADING: "I. R&D",
    SPENDING: "Spending on research and development (R&D) rose to 2.1 percent.",
    PEOPLE: "More than 30,000 people work in R&D.",
    INVESTED: "Investment of 314.5 billion yuan was completed.",
    "二、产业": "II. Industry",
    SMART: "We worked hard to develop smart manufacturing.",
    PARK: "Construction of the smart manufacturing park began.",
    FACTORY: "Eight smart manufacturing factories were built.",
}


def units(path: Path) -> dict[str, Unit]:
    return {unit.source: unit for unit in po.parse(path.read_bytes(), str(path)).units}


def targets(path: Path) -> dict[str, str]:
    return {source: unit.target for source, unit in units(path).items()}


def prepared(folder: Path, engine: Scripted, options: Options | None = None, **others: object) -> DraftRun:
    workspace = Workspace(found(folder))
    catalog = workspace.catalog("report", found(folder).settings.target_languages[0])
    return DraftRun(workspace, catalog, None, engine, options or Options(), **others)  # type: ignore[arg-type]


def draft(folder: Path, answers: Mapping[str, object], options: Options | None = None, *ids: str) -> Result:
    run = prepared(folder, Scripted(answers), options)
    return run.run(selected(run.catalog, ids))


def test_every_unit_without_a_translation_gets_one_for_review(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT, {TITLE: "Mine"})
    done = draft(tmp_path, GOOD)
    assert targets(path) == GOOD | {TITLE: "Mine"}
    assert units(path)[TITLE].state is State.TRANSLATED
    for source, unit in units(path).items():
        if source != TITLE:
            assert unit.state is State.NEEDS_REVIEW
            assert unit.comments == (from_draft("scripted", 0),)
    assert (len(done.drafts), done.left, done.open, done.failing, done.aligned) == (8, {}, (), (), 0)
    assert done.usage == Usage(8, 800, 80)


def test_findings_go_back_until_nothing_is_found(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    engine = Scripted(GOOD | {INVESTED: [SLIPPED, GOOD[INVESTED]]})
    run = prepared(tmp_path, engine)
    run.run(selected(run.catalog))
    assert units(path)[INVESTED].target == GOOD[INVESTED]
    assert units(path)[INVESTED].comments == ("toolkit: draft scripted 1 round",)
    first, second = [one for one in engine.asked if one.brief.source == INVESTED]
    assert first.attempts == ()
    [attempt] = second.attempts
    assert attempt.text == SLIPPED
    [complaint] = attempt.complaints
    assert complaint.startswith("number-scale: 3145亿元 = 314,500,000,000 yuan, but")
    assert complaint.endswith("; write: 314.5 billion yuan")


def test_a_draft_with_a_wrong_figure_is_left_out_or_says_so(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    before = path.read_bytes()
    slips = GOOD | {INVESTED: [f"{SLIPPED} {n}." for n in "abcd"]}
    done = draft(tmp_path, slips, Options(rounds=2), unit_key(INVESTED))
    assert path.read_bytes() == before
    assert list(done.left) == [unit_key(INVESTED)]
    assert done.left[unit_key(INVESTED)][0].startswith("number-scale: 3145亿元")
    assert done.usage.requests == 3
    done = draft(tmp_path, slips, Options(rounds=1, keep_failing=True), unit_key(INVESTED))
    assert done.failing == (unit_key(INVESTED),)
    assert units(path)[INVESTED].comments[0].startswith("toolkit: draft scripted 1 round (number-scale[3145亿元]")


def test_the_best_attempt_is_kept_not_the_last(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    tries = ["The manufacturing park was started.", "The manufacturing  park was started twice, in 2020.", "智能"]
    done = draft(tmp_path, GOOD | {PARK: tries}, None, unit_key(PARK))
    assert units(path)[PARK].target == tries[0]
    assert units(path)[PARK].comments == ("toolkit: draft scripted 2 rounds (term-missing[智能制造])",)
    assert [one.check for one in done.drafts[unit_key(PARK)].wrong] == ["term-missing"]


def test_an_engine_that_repeats_itself_is_not_asked_again(tmp_path: Path) -> None:
    project(tmp_path, REPORT)
    assert draft(tmp_path, {INVESTED: SLIPPED}, Options(rounds=9), unit_key(INVESTED)).usage.requests == 2


def test_an_engine_that_cannot_repair_is_asked_once(tmp_path: Path) -> None:
    project(tmp_path, REPORT)
    engine = Scripted({INVESTED: [SLIPPED, GOOD[INVESTED]]}, repairs=False)
    run = prepared(tmp_path, engine)
    assert list(run.run(selected(run.catalog, [unit_key(INVESTED)])).left) == [unit_key(INVESTED)]
    assert len(engine.asked) == 1


def test_what_is_not_a_translation_is_never_written(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    talk = Answer("Here you are: …", Usage(1), ("the answer begins with talk",))
    done = draft(tmp_path, {INVESTED: [talk, GOOD[INVESTED]], SMART: talk}, Options(keep_failing=True),
                 unit_key(INVESTED), unit_key(SMART))  # fmt: skip
    assert units(path)[INVESTED].target == GOOD[INVESTED]
    assert units(path)[SMART].target == ""
    assert done.left == {unit_key(SMART): ("the answer begins with talk",)}


def test_a_unit_without_an_answer_is_listed_and_the_others_go_on(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    error = DraftError("the answer was cut off")
    done = draft(tmp_path, GOOD | {HEADING: error, INVESTED: [SLIPPED, error]})
    assert done.left[unit_key(HEADING)] == ("the answer was cut off",)
    assert done.left[unit_key(INVESTED)][0].startswith("number-scale")
    assert len(done.drafts) == 7
    assert targets(path)[PEOPLE] == GOOD[PEOPLE]


def test_many_refused_texts_in_a_row_do_not_end_the_run(tmp_path: Path) -> None:
    """An engine that fails says so with EngineError; DraftError is of one text."""
    report = "# 报告\n\n" + "\n\n".join(f"第{n}段文字。" for n in range(30))
    project(tmp_path, report)
    refused = {f"第{n}段文字。": DraftError("the model refused") for n in range(29)}
    done = draft(tmp_path, refused | {"第29段文字。": "Paragraph 29.", "报告": "Report"})
    assert (len(done.left), len(done.drafts)) == (29, 2)


def test_an_engine_that_fails_ends_the_run_and_keeps_what_is_drafted(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    run = prepared(tmp_path, Scripted(GOOD | {INVESTED: EngineError("the key is refused")}), Options(concurrency=1))
    with pytest.raises(EngineError, match="the key is refused"):
        run.run(selected(run.catalog))
    assert targets(path)[PEOPLE] == GOOD[PEOPLE]
    assert len(run.result.drafts) == 3
    assert len(run.result.open) == 6


# --- what is never touched


def test_what_a_person_typed_meanwhile_stays(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    engine = Scripted(GOOD)
    run = prepared(tmp_path, engine)
    change(path, {PEOPLE: "Typed."})
    done = run.run(selected(run.catalog))
    assert units(path)[PEOPLE] == replace(units(path)[PEOPLE], target="Typed.", state=State.TRANSLATED, comments=())
    assert (done.left, done.kept, done.open) == ({}, {unit_key(PEOPLE): "it was changed meanwhile"}, ())
    assert len(done.drafts) == 8


def test_a_unit_that_goes_meanwhile_is_not_left_empty(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    run = prepared(tmp_path, Scripted(GOOD))
    catalog = po.parse(path.read_bytes(), str(path))
    entries = tuple(one for one in catalog.entries if not isinstance(one, Unit) or one.source != PEOPLE)
    path.write_bytes(po.serialize(replace(catalog, entries=entries)))
    done = run.run(selected(run.catalog))
    assert (done.left, done.kept) == ({}, {unit_key(PEOPLE): "the catalog does not have it any more"})


def test_a_draft_that_is_signed_off_before_the_second_pass_is_kept(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    odd = "Construction of the intelligent manufacturing park began."
    engine = Scripted(GOOD | {PARK: [odd, GOOD[PARK]]})
    run = prepared(tmp_path, engine)
    align = run._align

    def signed() -> None:
        run.keeper.flush()
        Workspace(found(tmp_path)).reviewed("report", "en", unit_key(PARK), "Li")
        align()

    run._align = signed  # type: ignore[method-assign]
    done = run.run(selected(run.catalog))
    assert units(path)[PARK].target == odd
    assert done.left == {}
    assert list(done.kept) == [unit_key(PARK)]


@pytest.mark.parametrize(
    ("source", "wrong", "check"),
    [
        (
            "甲区投资120亿元，乙区投资80亿元。",
            "District A invested 8 billion yuan and District B 12 billion yuan.",
            "number-order",
        ),
        ("引进项目300余个。", "A total of 300 projects were brought in.", "number-hedge"),
        ("新增就业52万人。", "New jobs numbered 520,000, and 7 firms.", "number-extra"),
        ("数千家企业参加。", "Dozens of firms took part.", "number-scale"),
        ("完成投资3145亿元。", "Investment reached three hundred billion yuan.", "number-rounded"),
        ("目标是增长6%。", "Growth was 6 percent.", "aim-mismatch"),
    ],
)
def test_a_draft_with_a_warning_of_a_figure_is_not_written(tmp_path: Path, source: str, wrong: str, check: str) -> None:
    path = project(tmp_path, source)
    done = draft(tmp_path, {source: wrong})
    assert targets(path)[source] == ""
    [[reason, *_]] = done.left.values()
    assert reason.startswith(f"{check}: ")
    kept = draft(tmp_path, {source: wrong}, Options(keep_failing=True))
    assert targets(path)[source] == wrong
    assert kept.failing == (unit_key(source),)


def test_a_draft_without_a_year_of_its_source_is_not_written(tmp_path: Path) -> None:
    """A missing year is a warning in a translation by people, who may have a reason."""
    path = project(tmp_path, REPORT)
    lost = "Report on the Work of the City"
    done = draft(tmp_path, {TITLE: lost}, None, unit_key(TITLE))
    assert targets(path)[TITLE] == ""
    [[reason]] = done.left.values()
    assert reason.startswith("number-missing: 2021年")
    kept = draft(tmp_path, {TITLE: lost}, Options(keep_failing=True), unit_key(TITLE))
    assert units(path)[TITLE].comments == ("toolkit: draft scripted 1 round (number-missing[2021年])",)
    assert kept.failing == (unit_key(TITLE),)


def test_a_draft_that_a_person_emptied_is_not_made_again(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    draft(tmp_path, GOOD)
    notes = units(path)[PEOPLE].comments
    change(path, {PEOPLE: ""}, state=State.INITIAL)
    run = prepared(tmp_path, Scripted(GOOD))
    assert selected(run.catalog).ids == ()
    assert selected(run.catalog).refused == 1
    draft(tmp_path, GOOD, None, unit_key(PEOPLE))
    assert units(path)[PEOPLE].comments == notes


@pytest.mark.parametrize(
    ("key", "says"),
    [(unit_key(TITLE), "has a translation; empty it first to have it drafted"), ("0000", "no unit 0000")],
)
def test_units_that_cannot_be_drafted_are_named_before_anything_is_sent(tmp_path: Path, key: str, says: str) -> None:
    project(tmp_path, REPORT, {TITLE: "Mine"})
    with pytest.raises(InputError, match=says):
        selected(prepared(tmp_path, Scripted({})).catalog, [unit_key(PEOPLE), key])


def test_plural_units_are_left_to_people(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT, {source: str(text) for source, text in GOOD.items()})
    plural = '\nmsgid "一份"\nmsgid_plural "几份"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    path.write_text(path.read_text(encoding="utf-8") + plural, encoding="utf-8")
    run = prepared(tmp_path, Scripted({}))
    assert (selected(run.catalog).ids, selected(run.catalog).plural) == ((), 1)
    with pytest.raises(InputError, match=r"report\.po:\d+: unit \w+ has plural forms"):
        selected(run.catalog, [unit_key("一份")])


def test_a_limit_takes_the_first_units(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    run = prepared(tmp_path, Scripted(GOOD))
    chosen = selected(run.catalog, limit=2)
    assert (chosen.ids, chosen.beyond) == ((unit_key(TITLE), unit_key(HEADING)), 7)
    run.run(chosen)
    assert sum(map(bool, targets(path).values())) == 2


def test_a_footnote_stays_before_the_comment_of_the_draft(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    note = footnote("R&D", "Counted as the bureau does.")
    change(path, {PEOPLE: ""}, state=State.INITIAL, comments=(note, ""))
    run = prepared(tmp_path, engine := Scripted(GOOD))
    run.run(selected(run.catalog))
    assert units(path)[PEOPLE].comments == (note, "", "toolkit: draft scripted 0 rounds")
    assert next(one.brief for one in engine.asked if one.brief.source == PEOPLE).anchors == ("R&D",)


# --- chains, and the same prompts every time


@pytest.mark.parametrize("level", [0, 1, 2])
def test_chains_begin_at_headings_of_the_first_level(level: int) -> None:
    places = {"c": UnitPlace(BlockKind.HEADING, level)}
    wanted = [("a", "b"), ("c", "d")] if level == 1 else [("a", "b", "c", "d")]
    assert list(chains("abcd", places)) == wanted


def test_chains_have_a_length() -> None:
    found = list(chains([str(n) for n in range(2 * LONGEST + 1)], {}))
    assert [len(chain) for chain in found] == [LONGEST, LONGEST, 1]
    assert list(chains([], {})) == []


def test_the_longest_chain_comes_first(tmp_path: Path) -> None:
    """It would be worked on alone at the end; equal ones keep the order of the report."""
    report = "\n\n".join(["# 报告", "## 一节", "甲文。", "## 二节", "乙文。", "丙文。", "丁文。", "## 三节", "戊文。"])
    path = project(tmp_path, report)
    engine = Scripted({source: f"Text {number}" for number, source in enumerate(targets(path))})
    run = prepared(tmp_path, engine, Options(rounds=0, concurrency=1))
    done = run.run(selected(run.catalog))
    asked_for = [one.brief.source for one in engine.asked]
    assert asked_for == ["二节", "乙文。", "丙文。", "丁文。", "一节", "甲文。", "三节", "戊文。", "报告"]
    assert list(done.drafts) == [key for key in map(unit_key, targets(path)) if key in done.drafts]


def test_briefs_are_prepared_while_answers_are_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, REPORT)
    engine = Scripted(GOOD, pause=0.05)
    run = prepared(tmp_path, engine, Options(concurrency=2))
    read, waited = Briefs._own, list[int]()

    def own(self: Briefs, one: OpenUnit) -> object:
        waited.append(len(engine.asked))
        return read(self, one)

    monkeypatch.setattr(Briefs, "_own", own)
    run.run(selected(run.catalog))
    assert len(waited) == 9
    assert max(waited) < 4


def test_a_table_is_not_cut_before_it_is_long() -> None:
    units = [str(n) for n in range(140)]
    places = {str(n): UnitPlace(BlockKind.ROW, header="20") for n in range(21, 140)}
    assert [len(chain) for chain in chains(units, places)] == [LONGEST_TABLE, LONGEST, 15]


def test_prompts_are_the_same_at_any_concurrency_and_after_an_interruption(tmp_path: Path) -> None:
    answers = GOOD | {INVESTED: [SLIPPED, GOOD[INVESTED]]}

    def prompts(engine: Scripted) -> set[object]:
        return {(one.brief, one.attempts) for one in engine.asked}

    whole = []
    for concurrency in (1, 8):
        path = project(tmp_path / str(concurrency), REPORT)
        run = prepared(path.parents[2], Scripted(answers, pause=0.01), Options(concurrency=concurrency))
        run.run(selected(run.catalog))
        whole.append((prompts(run.drafter), path.read_bytes()))  # type: ignore[arg-type]
    assert whole[0] == whole[1]
    path = project(tmp_path / "again", REPORT)
    seen: set[object] = set()
    for limit in (3, 2, None):
        stop = threading.Event()
        engine = Scripted(answers)
        run = prepared(path.parents[2], engine, Options(concurrency=2), stop=stop)

        def progress(done: object, stop: threading.Event = stop, limit: int | None = limit) -> None:
            if limit and done.done >= limit:  # type: ignore[attr-defined]
                stop.set()

        run._progress = progress
        run.run(selected(run.catalog))
        seen |= prompts(engine)
    assert seen == whole[0][0]
    assert path.read_bytes() == whole[0][1]


def test_a_stop_waits_for_what_was_asked_and_asks_nothing_more(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    stop = threading.Event()
    both = threading.Barrier(2, action=stop.set)

    class Stopping(Scripted):
        def draft(self, task: Task) -> Answer:
            both.wait(60)  # a third request would wait in vain, and be an error
            time.sleep(0.3)
            return super().draft(task)

    engine = Stopping(GOOD)
    run = prepared(tmp_path, engine, Options(concurrency=2), stop=stop)
    done = run.run(selected(run.catalog))
    assert len(engine.asked) == 2
    assert len(done.drafts) == 2
    assert len(done.open) == 7
    assert sum(map(bool, targets(path).values())) == 2


def test_after_a_stop_a_request_that_is_not_repeated_leaves_its_unit_open(tmp_path: Path) -> None:
    project(tmp_path, REPORT)
    stop, first = threading.Event(), threading.Lock()
    all_three = threading.Barrier(3, action=stop.set)

    class Busy(Scripted):
        """Answers one unit after a while, and waits with the others until the stop."""

        def draft(self, task: Task) -> Answer:
            is_first = first.acquire(blocking=False)
            all_three.wait(60)
            if is_first:
                time.sleep(0.3)
                return super().draft(task)
            raise StoppedError

    run = prepared(tmp_path, Busy(GOOD), Options(concurrency=3), stop=stop)
    done = run.run(selected(run.catalog))
    assert (len(done.drafts), len(done.left), len(done.open)) == (1, 0, 8)


def test_drafts_are_written_while_others_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "EVERY", 0.0)
    path = project(tmp_path, REPORT)
    seen: list[int] = []
    run = prepared(tmp_path, Scripted(GOOD, pause=0.1), Options(concurrency=1),
                   progress=lambda _: seen.append(sum(map(bool, targets(path).values()))))  # fmt: skip
    run.run(selected(run.catalog))
    assert any(0 < number < 9 for number in seen)
    assert sum(map(bool, targets(path).values())) == 9


def test_a_disk_that_is_full_ends_the_run_and_harms_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path, REPORT)
    before = path.read_bytes()
    run = prepared(tmp_path, Scripted(GOOD))

    def full(*_: object, **__: object) -> None:
        raise WriteError("cannot be written: No space left on device", path="report.po")

    monkeypatch.setattr(saving, "write", full)
    with pytest.raises(WriteError, match="No space left on device"):
        run.run(selected(run.catalog))
    assert path.read_bytes() == before
    assert run.result.drafts == {}
    assert set(run.result.left.values()) == {("it could not be written",)}


def test_a_character_that_the_catalog_cannot_hold_costs_that_draft_alone(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    text = path.read_text(encoding="utf-8").replace("charset=UTF-8", "charset=GBK")
    path.write_bytes(text.encode("gbk"))
    done = draft(tmp_path, GOOD | {PEOPLE: "More than 30,000 people work in R&D 🙂."})
    assert list(done.left) == [unit_key(PEOPLE)]
    assert "GBK" in done.left[unit_key(PEOPLE)][0]
    assert len(done.drafts) == 8
    assert b"Eight smart manufacturing" in path.read_bytes()


# --- the second pass


def test_wordings_are_aligned_with_the_rest_of_the_report(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    odd = "Construction of the intelligent manufacturing park began."
    engine = Scripted(GOOD | {PARK: [odd, GOOD[PARK]]})
    run = prepared(tmp_path, engine)
    done = run.run(selected(run.catalog))
    assert targets(path) == GOOD
    assert units(path)[PARK].comments == ("toolkit: draft scripted 1 round",)
    assert (done.aligned, done.usage.requests) == (1, 10)
    [attempt] = engine.asked[-1].attempts
    assert attempt.text == odd
    assert attempt.complaints == (
        'term-inconsistent: “智能制造” is "intelligent manufacturing" here (1×) but "smart manufacturing" 2× elsewhere '
        "(units 7, 9); write: smart manufacturing",
    )


def test_a_name_is_aligned_with_that_of_most_units(tmp_path: Path) -> None:
    """绿色升级计划 is not in the glossary."""
    text = "We will carry out the {} and support the growth of District {}."
    good = {
        f"实施绿色升级计划，支持{place}区发展。": text.format("Green Upgrade Plan", letter)
        for place, letter in zip("甲乙丙丁戊己", "ABCDEF", strict=True)
    }
    odd = {source: good[source].replace("Upgrade Plan", "Upgrading Program") for source in list(good)[::3]}
    path = project(tmp_path, "\n\n".join(good))
    answers = {source: [odd[source], target] if source in odd else target for source, target in good.items()}
    engine = Scripted(answers)
    run = prepared(tmp_path, engine)
    done = run.run(selected(run.catalog))
    assert targets(path) == good
    assert (done.aligned, done.usage.requests) == (2, 8)
    assert [one.attempts[0].complaints for one in engine.asked[-2:]] == [
        (
            'phrase-inconsistent: “实施绿色升级计划” is usually "Green Upgrade Plan" (units 2, 3, 5), but '
            '"Green Upgrading Program" here; add terms to the glossary',
        )
    ] * 2


def test_progress_of_the_second_pass_is_of_its_own_units(tmp_path: Path) -> None:
    project(tmp_path, REPORT)
    seen: list[Progress] = []
    odd = "Construction of the intelligent manufacturing park began."
    run = prepared(tmp_path, Scripted(GOOD | {PARK: [odd, GOOD[PARK]]}, pause=0.05), progress=seen.append)
    run.run(selected(run.catalog))
    assert {one.units for one in seen if not one.again} == {9}
    assert {(one.done, one.units, one.usage.requests) for one in seen if one.again} == {(0, 1, 9)}


@pytest.mark.parametrize(
    "answer",
    [
        "Construction of the smart manufacturing park began in 2020.",
        DraftError("cut off"),
        Answer("好", Usage(1), ("no",)),
    ],
)
def test_a_new_wording_that_is_worse_is_not_taken(tmp_path: Path, answer: object) -> None:
    path = project(tmp_path, REPORT)
    odd = "Construction of the intelligent manufacturing park began."
    done = draft(tmp_path, GOOD | {PARK: [odd, answer]})
    assert units(path)[PARK].target == odd
    assert units(path)[PARK].comments == ("toolkit: draft scripted 0 rounds (term-inconsistent[智能制造])",)
    assert done.aligned == 0


def test_a_draft_of_an_earlier_run_is_aligned_unless_a_person_touched_it(tmp_path: Path) -> None:
    path = project(tmp_path, REPORT)
    odd = "Construction of the intelligent manufacturing park began."
    draft(tmp_path, {PARK: odd}, None, unit_key(PARK))
    assert draft(tmp_path, GOOD).aligned == 1
    assert targets(path) == GOOD
    touched = odd.replace("began", "has begun")
    change(path, {PARK: touched}, state=State.NEEDS_REVIEW)
    change(path, {FACTORY: ""}, state=State.INITIAL, comments=())
    assert draft(tmp_path, GOOD).aligned == 0
    assert targets(path) == GOOD | {PARK: touched}


# --- one unit


def finding(check: str, group: str, severity: Severity) -> Finding:
    return Finding(check, group, severity, f"{check} is found", "x.po", 1, 1, check)


HEAVY = finding("number-scale", "numbers", Severity.ERROR)
TERM = finding("term-missing", "terms", Severity.ERROR)
WARNING = finding("stray-space", "text", Severity.WARNING)
NOTE = finding("sentence-count", "structure", Severity.NOTE)


@pytest.mark.parametrize(
    ("found_in", "best", "asked_for"),
    [
        ([[]], 0, 1),
        ([[NOTE]], 0, 1),
        ([[WARNING], []], 1, 2),
        ([[HEAVY], [TERM, TERM, WARNING], [HEAVY, NOTE]], 1, 3),
        ([[WARNING], [WARNING], [WARNING]], 0, 3),
        ([[WARNING, NOTE], [WARNING], [TERM]], 1, 3),
        ([[finding("needs-review", "catalog", Severity.WARNING)]], 0, 1),
    ],
)
def test_which_attempt_is_best(found_in: list[list[Finding]], best: int, asked_for: int) -> None:
    engine = Scripted({"原文": [f"Answer {n}." for n in range(4)]})
    brief = Brief("k", "原文", "zh", "en")
    drafted = asked(draft_unit(brief, lambda text: found_in[int(text[7])], 2), engine)
    assert drafted.best is not None
    assert (drafted.best.text, len(engine.asked)) == (f"Answer {best}.", asked_for)
    assert drafted.rounds == asked_for - 1
    assert drafted.usage == Usage(asked_for, 100 * asked_for, 10 * asked_for)


def test_requests_run_side_by_side_and_no_more_of_them(tmp_path: Path) -> None:
    report = "# 报告\n\n" + "\n\n".join(f"## 第{n}节\n\n第{n}段文字。" for n in range(12))
    project(tmp_path, report)
    answers = {f"第{n}段文字。": f"Text {n}." for n in range(12)} | {f"第{n}节": f"Part {n}" for n in range(12)}
    now, most = [0], [0]

    class Counting(Scripted):
        def draft(self, task: object) -> Answer:
            now[0] += 1
            most[0] = max(most[0], now[0])
            time.sleep(0.2)
            now[0] -= 1
            return super().draft(task)  # type: ignore[arg-type]

    run = prepared(tmp_path, Counting(answers | {"报告": "Report"}), Options(concurrency=5))
    began = time.monotonic()
    run.run(selected(run.catalog))
    assert most[0] == 5
    assert time.monotonic() - began < 25 * 0.2
    assert side_by_side.TICK <= 0.2
