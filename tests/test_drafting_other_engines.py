"""Engines of other packages: they are held to what the built-in one is, and their faults are one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Outcome, toolkit
from drafting_projects import project
from test_drafting_run import targets

from toolkit.drafting.brief import Brief
from toolkit.drafting.drafter import Answer, Drafter, DraftError, EngineError, Task, Usage
from toolkit.drafting.engines import open_drafter
from toolkit.settings import DraftingSettings

SOURCE, TARGET = "完成投资3145亿元。", "Investment reached 314.5 billion yuan."
TASK = Task(Brief("3f2a91bc04de", SOURCE, "zh", "en"))


class Engine:
    """An engine whose `draft` is given."""

    name = "offline"
    repairs = False

    def __init__(self, draft: Callable[[Task], object]) -> None:
        self.draft = draft

    def close(self) -> None:
        pass


class Unclosable(Engine):
    def close(self) -> None:
        raise RuntimeError("the handle is gone\nfor good")


class Nameless:
    repairs = False

    def draft(self, _task: Task) -> Answer:
        return Answer(TARGET)

    def close(self) -> None:
        pass


class BadlyNamed(Engine):
    name = None  # type: ignore[assignment]


class Point:
    """An entry point that need not be installed."""

    def __init__(self, name: str, load: object) -> None:
        self.name = name
        self._load = load

    def load(self) -> object:
        return self._load


def register(monkeypatch: pytest.MonkeyPatch, factory: object, *others: str) -> None:
    points = [Point(name, factory) for name in ("offline", *others)]

    def found(group: str, name: str | None = None) -> list[Point]:
        assert group == "toolkit.drafters"
        return [point for point in points if name in (None, point.name)]

    monkeypatch.setattr("toolkit.drafting.engines.entry_points", found)


def opened(monkeypatch: pytest.MonkeyPatch, engine: object) -> Drafter:
    register(monkeypatch, lambda _settings: engine)
    return open_drafter(DraftingSettings(engine="offline"))


def raising(error: BaseException) -> Callable[[Task], object]:
    def draft(_task: Task) -> object:
        raise error

    return draft


def answer(**fields: object) -> Callable[[Task], object]:
    return lambda _task: Answer(**fields)  # type: ignore[arg-type]


def test_an_engine_of_another_package(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, lambda settings: Engine(lambda _task: Answer(f"{settings.model} {TARGET}", Usage(1, 2, 3))))
    engine = open_drafter(DraftingSettings(engine="offline", model="Yes:"))
    assert (engine.name, engine.repairs) == ("offline", False)
    assert engine.draft(TASK).usage == Usage(1, 2, 3)
    assert TARGET in engine.draft(TASK).text


def test_an_engine_that_cannot_start_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_settings: object) -> Drafter:
        raise OSError("no model in x/")

    register(monkeypatch, broken)
    with pytest.raises(EngineError, match="the engine offline cannot start: no model in x/"):
        open_drafter(DraftingSettings(engine="offline"))


def test_an_unknown_engine_is_told_the_others_once(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, None, "chat", "argos", "argos")
    with pytest.raises(EngineError, match=r"no engine other; there are: chat, argos, offline$"):
        open_drafter(DraftingSettings(engine="other"))


@pytest.mark.parametrize("engine", [None, object(), Nameless(), BadlyNamed(lambda _task: Answer(TARGET))])
def test_what_is_not_a_drafter_is_one_line(monkeypatch: pytest.MonkeyPatch, engine: object) -> None:
    with pytest.raises(EngineError, match=r"the engine offline is not a Drafter: .*name"):
        opened(monkeypatch, engine)


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (raising(ValueError("no\nsuch word")), "the engine offline failed: ValueError: no such word"),
        (raising(SystemExit(0)), "the engine offline failed: SystemExit: 0"),
        (raising(KeyError()), "the engine offline failed: KeyError"),
        (lambda _task: TARGET, "the engine offline failed: draft gave str instead of Answer"),
        (lambda _task: None, "the engine offline failed: draft gave NoneType instead of Answer"),
        (answer(text=b"x"), "the engine offline failed: the answer's text is bytes instead of str"),
        (answer(text="x", usage=3), "the engine offline failed: the answer's usage is int instead of Usage"),
        (
            answer(text="x", complaints="bad"),
            "the engine offline failed: the answer's complaints is str instead of tuple",
        ),
    ],
)
def test_an_engine_that_fails_is_one_line(
    monkeypatch: pytest.MonkeyPatch, draft: Callable[[Task], object], says: str
) -> None:
    with pytest.raises(EngineError) as raised:
        opened(monkeypatch, Engine(draft)).draft(TASK)
    assert str(raised.value) == says


def test_an_engine_may_refuse_a_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DraftError, match="too long"):
        opened(monkeypatch, Engine(raising(DraftError("too long")))).draft(TASK)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (SOURCE, "repeats the source"),
        ("完成投资三千一百四十五亿元整。", "in Chinese"),
        ("I'm sorry, but I can't assist with that.", "not a translation|refus"),
        ("", "is empty"),
        (f"{TARGET}\n\nNote: as asked.", "Write the translation alone, in 1 line"),
        ("In", "too short"),
        ("Hm. <translation>In</translation>", r"has marks of its own\. Write the translation alone\.$"),
        (f"<think>Hm.</think>{TARGET}", r"^The answer has no translation, or reasoning beside it\."),
        ("...", r"^The answer has no translation, or reasoning beside it\."),
    ],
)
def test_what_an_engine_gives_is_held_to_the_form(monkeypatch: pytest.MonkeyPatch, text: str, complaint: str) -> None:
    given = opened(monkeypatch, Engine(lambda _task: Answer(text))).draft(TASK)
    assert re.search(complaint, " ".join(given.complaints)), given


def test_complaints_of_the_engine_itself_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Answer(TARGET, complaints=("unsure",))
    assert opened(monkeypatch, Engine(lambda _task: own)).draft(TASK).complaints == ("unsure",)
    assert opened(monkeypatch, Engine(lambda _task: Answer(TARGET))).draft(TASK) == Answer(TARGET)


# --- in the command


@pytest.fixture
def path(in_folder: Path) -> Path:
    return project(in_folder, f"# 标题\n\n{SOURCE}", settings='[drafting]\nengine = "offline"\nconcurrency = 1\n')


def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], engine: object, *options: str) -> Outcome:
    register(monkeypatch, lambda _settings: engine)
    return toolkit(capfd, "draft", *options)


def in_turn(*answers: object) -> Callable[[Task], object]:
    """A `draft` that gives or raises these, one after the other."""
    left = list(answers)

    def draft(_task: Task) -> object:
        if isinstance(one := left.pop(0), BaseException):
            raise one
        return one

    return draft


def test_what_was_drafted_before_an_engine_fails_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    done = run(monkeypatch, capfd, Engine(in_turn(Answer("Title"), ValueError("out of memory"))))
    assert (done.code, done.err) == (2, "toolkit: the engine offline failed: ValueError: out of memory\n")
    assert done.out.startswith("translations/en/report.po: 1 draft to review, 1 not asked for\n")
    assert targets(path) == {"标题": "Title", SOURCE: ""}


def test_an_engine_that_cannot_be_closed_is_said_after_its_drafts(
    path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    done = run(monkeypatch, capfd, Unclosable(in_turn(Answer("Title"), Answer(TARGET))))
    said = "toolkit: the engine offline cannot be closed: RuntimeError: the handle is gone for good\n"
    assert (done.code, done.err) == (2, said)
    assert done.out.startswith("translations/en/report.po: 2 drafts to review\n")
    assert targets(path) == {"标题": "Title", SOURCE: TARGET}


@pytest.mark.parametrize(("repairs", "most"), [(False, 2), (True, 8)])
def test_a_dry_run_asks_the_engine_whether_it_repairs(
    path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], repairs: bool, most: int
) -> None:
    settings = path.parents[2] / "toolkit.toml"
    settings.write_text(settings.read_text("utf-8") + "price_input = 2\n", encoding="utf-8")
    engine = Engine(raising(AssertionError("nobody asks")))
    engine.repairs = repairs
    done = run(monkeypatch, capfd, engine, "--dry-run")
    assert (done.code, done.out.splitlines()) == (
        0,
        [
            "2 units to draft; nothing was sent",
            "at least: 2 requests, 0 + 0 tokens (of 2 requests not counted)",
            f"at most: {most} requests, 0 + 0 tokens (of {most} requests not counted)",
            "Tokens of the engine offline are not estimated.",
        ],
    )
    judged = run(monkeypatch, capfd, engine, "--judge", "--dry-run")
    assert (judged.code, judged.out) == (2, "")


@pytest.mark.usefixtures("path")
def test_what_an_engine_says_cannot_move_the_cursor(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    done = run(monkeypatch, capfd, Engine(answer(text=TARGET, complaints=("odd\x1b[2J\u202e",))))
    assert done.out.count("left empty: odd\\u001b[2J\\u202e") == 2


def test_the_first_of_two_faults_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    done = run(monkeypatch, capfd, Unclosable(in_turn(Answer("Title"), ValueError("out of memory"))))
    assert (done.code, done.err) == (2, "toolkit: the engine offline failed: ValueError: out of memory\n")
    assert targets(path) == {"标题": "Title", SOURCE: ""}


def test_what_is_not_a_translation_is_left_empty(
    path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    done = run(monkeypatch, capfd, Engine(lambda task: Answer(task.brief.source)), "--keep-failing")
    assert done.code == 1
    assert done.out.count("left empty: The answer repeats the source. Translate it.") == 2
    assert set(targets(path).values()) == {""}
