"""`toolkit draft` with a server on this computer that plays models."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from command import Outcome, toolkit
from drafting_projects import change, project
from model_server import MODELS, Asked, ModelServer, Response, error, good
from test_drafting_run import GOOD, INVESTED, PARK, PEOPLE, REPORT, SPENDING, TITLE, targets, units

from toolkit.drafting.brief import Brief
from toolkit.drafting.drafter import Usage
from toolkit.drafting.estimate import OF_MARKS, answered, cost, estimate, tokens
from toolkit.drafting.notice import first_time
from toolkit.model import State
from toolkit.model.unit import unit_key
from toolkit.settings import DraftingSettings

KNOWN = {source: str(text) for source, text in GOOD.items()}


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer(KNOWN) as one:
        yield one


class Bench:
    """A project in the current folder, and the command on it."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str], server: ModelServer) -> None:
        self.folder = folder
        self.capfd = capfd
        self.server = server
        self.path = project(folder, REPORT)

    def draft(self, *arguments: str, model: str = "good") -> Outcome:
        return toolkit(self.capfd, "draft", "--base-url", self.server.url, "--model", model, *arguments)


@pytest.fixture
def bench(in_folder: Path, capfd: pytest.CaptureFixture[str], server: ModelServer,
          monkeypatch: pytest.MonkeyPatch) -> Bench:  # fmt: skip
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return Bench(in_folder, capfd, server)


def test_a_report_is_drafted_for_review(bench: Bench) -> None:
    done = bench.draft()
    assert targets(bench.path) == GOOD
    assert {unit.comments for unit in units(bench.path).values()} == {("toolkit: draft good 0 rounds",)}
    assert done.code == 0
    first, second = done.out.splitlines()
    assert first == "translations/en/report.po: 9 drafts to review"
    assert second.startswith("9 requests, ")
    assert done.err == (
        f"sending to {bench.server.url} (good), for each unit: its source text and its kind, the units before it and "
        "the headings above it with their translations, its terms with the definitions and notes of the glossary, its "
        "figures, similar translations of the memory, and STYLE.md; "
        "with --judge also its translation\n"
    )
    again = bench.draft()
    assert (again.code, again.out, again.err) == (0, "", "translations/en/report.po: nothing to draft\n")


def test_a_model_that_slips_repairs_when_told(bench: Bench) -> None:
    assert bench.draft(model="slips-ten-thousand").code == 0
    assert targets(bench.path) == GOOD
    assert units(bench.path)[INVESTED].comments == ("toolkit: draft slips-ten-thousand 1 round",)


def test_a_model_that_never_learns_leaves_what_is_wrong_empty(bench: Bench) -> None:
    done = bench.draft("--rounds", "1", model="never-learns")
    assert done.code == 1
    assert targets(bench.path) == GOOD | {INVESTED: "", PEOPLE: ""}
    head, people, invested, _ = done.out.splitlines()
    assert head == "translations/en/report.po: 7 drafts to review, 2 left empty"
    assert people.startswith("translations/en/report.po:")
    assert ": left empty: number-scale: 3万人 = 30,000" in people
    assert ": left empty: number-scale: 3145亿元" in invested
    line = int(invested.split(":")[1])
    assert bench.path.read_text(encoding="utf-8").splitlines()[line - 2] == f'msgid "{INVESTED}"'


def test_with_keep_failing_the_wrong_figure_is_in_the_comment(bench: Bench) -> None:
    done = bench.draft("--keep-failing", "--units", unit_key(INVESTED), model="never-learns")
    assert done.code == 1
    assert "314,5" not in units(bench.path)[INVESTED].target
    assert units(bench.path)[INVESTED].comments == ("toolkit: draft never-learns 1 round (number-scale[3145亿元])",)
    assert "translations/en/report.po: 1 draft to review, 1 with an error\n" in done.out
    assert ": error number-scale: 3145亿元" in done.out


@pytest.mark.parametrize(
    "model", ["markdown", "reasoning", "preamble", "429", "500-once", "chinese-once", "unmarked-once"]
)
def test_models_with_bad_manners_end_in_good_drafts(bench: Bench, model: str) -> None:
    assert bench.draft(model=model).code == 0
    assert targets(bench.path) == GOOD


@pytest.mark.parametrize(
    ("model", "says"), [("chinese", "in Chinese"), ("cut-off", "cut off"), ("unmarked", "between two marks")]
)
def test_what_is_no_translation_is_listed(bench: Bench, model: str, says: str) -> None:
    done = bench.draft("--limit", "2", "--keep-failing", model=model)
    assert done.code == 1
    assert [says in line for line in done.out.splitlines()] == [False, True, True, False]
    assert not any(targets(bench.path).values())


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_unit_that_a_person_fills_meanwhile_is_kept_and_not_a_failure(bench: Bench, form: str) -> None:
    def answer(server: ModelServer, asked: Asked) -> Response:
        if len(server.asked) == 1:
            change(bench.path, {PEOPLE: "Typed."})
        return MODELS["good"](server, asked)

    bench.server.models["meanwhile"] = answer
    done = bench.draft("--concurrency", "1", "--format", form, model="meanwhile")
    assert targets(bench.path) == GOOD | {PEOPLE: "Typed."}
    line = bench.path.read_text(encoding="utf-8").splitlines().index('msgstr "Typed."') + 1
    assert done.code == 0
    if form == "json":
        kept = [{"unit": unit_key(PEOPLE), "line": line, "reason": "it was changed meanwhile"}]
        assert (json.loads(done.out)["reports"][0]["kept"], json.loads(done.out)["reports"][0]["left"]) == (kept, [])
    else:
        head, place, _ = done.out.splitlines()
        assert head == "translations/en/report.po: 8 drafts to review, 1 kept as it is"
        assert place == f"translations/en/report.po:{line}: kept as it is: it was changed meanwhile"


def test_json_has_the_drafts_and_what_was_left(bench: Bench) -> None:
    (bench.folder / "toolkit.toml").write_text(
        '[drafting]\nprice_input = 2\nprice_output = 10.0\ncurrency = "EUR"\n', encoding="utf-8"
    )
    done = bench.draft("--format", "json", model="never-learns")
    shown = json.loads(done.out)
    assert (shown["version"], shown["model"], done.code) == (1, "never-learns", 1)
    [report] = shown["reports"]
    assert (report["path"], report["aligned"], report["open"]) == ("translations/en/report.po", 0, [])
    assert [one["target"] for one in report["drafts"]][:3] == [KNOWN[TITLE], "I. R&D", KNOWN[SPENDING]]
    assert [one["unit"] for one in report["left"]] == [unit_key(PEOPLE), unit_key(INVESTED)]
    usage = shown["usage"]
    assert usage["cost"] == pytest.approx((2 * usage["sent"] + 10 * usage["received"]) / 1_000_000)
    assert usage["currency"] == "EUR"


def test_a_dry_run_sends_and_writes_nothing(bench: Bench) -> None:
    before = bench.path.read_bytes()
    done = bench.draft("--dry-run", "--limit", "4")
    assert (done.code, bench.server.asked, bench.path.read_bytes()) == (0, [], before)
    units, least, most, how = done.out.splitlines()
    assert units == "4 units to draft; nothing was sent"
    assert least.startswith("at least: 4 requests, ")
    assert most.startswith("at most: 16 requests, ")
    assert "estimated" in how
    shown = json.loads(bench.draft("--dry-run", "--format", "json").out)
    assert (shown["units"], shown["least"]["requests"], shown["most"]["requests"]) == (9, 9, 36)
    assert shown["least"]["cost"] is None


def test_a_dry_run_is_near_what_a_run_sends(bench: Bench) -> None:
    least = json.loads(bench.draft("--dry-run", "--format", "json").out)["least"]
    bench.draft()
    sent = sum(sum(tokens(turn["content"]) for turn in one.messages) for one in bench.server.asked)
    assert 0.9 < sent / least["sent"] < 1.1


# --- what stops it, in one line


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--base-url", "localhost:80", "--model", "m"), "--base-url must be an address such as"),
        (("--base-url", "http://u:p@x/v1", "--model", "m"), "--base-url must end with the path"),
        (("--model", "m"), "no server for drafts; give --base-url"),
        (("--base-url", "http://127.0.0.1:9/v1"), "no model for drafts; give --model"),
        (("--base-url", "http://127.0.0.1:9/v1", "--model", "m"), "127.0.0.1:9"),
        (
            (
                "--lang",
                "fr",
            ),
            "no target language 'fr'",
        ),
        (("--units", "0000"), "no unit 0000 in translations/en/report.po"),
        (("nothing",), "no report named 'nothing'"),
    ],
)
def test_wrong_settings_are_one_line(bench: Bench, arguments: tuple[str, ...], says: str) -> None:
    before = bench.path.read_bytes()
    done = toolkit(bench.capfd, "draft", *arguments)
    assert done.code == 2
    last = done.err.splitlines()[-1]
    assert last.startswith("toolkit: ")
    assert says in last
    assert bench.path.read_bytes() == before


def test_a_report_without_a_catalog_and_a_broken_one(bench: Bench) -> None:
    text = bench.path.read_text(encoding="utf-8")
    bench.path.write_text(text + "msgid oops\n", encoding="utf-8")
    done = bench.draft()
    assert done.code == 2
    assert done.err.startswith(f"toolkit: translations/en/report.po:{text.count(chr(10)) + 1}:")
    bench.path.unlink()
    assert bench.draft().err == "toolkit: no en catalog of report; run: toolkit update\n"
    assert bench.server.asked == []


def test_a_broken_glossary_or_report_stops_it_before_anything_is_sent(bench: Bench) -> None:
    glossary = bench.folder / "glossary" / "terms.yaml"
    text = glossary.read_text(encoding="utf-8")
    glossary.write_text("concepts:\n  - id: x\n   zh: 错\n", encoding="utf-8")
    done = bench.draft()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("toolkit: glossary/terms.yaml:3:")
    glossary.write_text(text, encoding="utf-8")
    (bench.folder / "seeds" / "report.md").write_bytes(b"\xff\xfe\x00bad\x80")
    done = bench.draft()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("toolkit: seeds/report.md: ")
    assert bench.server.asked == []


def test_a_report_whose_source_is_gone_is_drafted_by_its_name(bench: Bench) -> None:
    (bench.folder / "seeds" / "report.md").unlink()
    assert bench.draft("report").code == 0
    assert targets(bench.path) == GOOD


def test_nothing_to_draft_is_json_too_and_needs_no_server(bench: Bench) -> None:
    change(bench.path, KNOWN)
    done = toolkit(bench.capfd, "draft", "--format", "json")
    assert (done.code, json.loads(done.out)["reports"]) == (0, [])


def test_a_unit_with_a_translation_is_refused_at_its_place(bench: Bench) -> None:
    change(bench.path, {PEOPLE: "Typed."})
    done = bench.draft("--units", unit_key(PEOPLE))
    assert done.code == 2
    assert "has a translation; empty it first to have it drafted" in done.err
    assert done.err.startswith("toolkit: translations/en/report.po:")


def test_a_language_that_cannot_be_compared_is_said(bench: Bench) -> None:
    (bench.folder / "toolkit.toml").write_text('target_languages = ["ja"]\n', encoding="utf-8")
    assert toolkit(bench.capfd, "update").code == 0
    done = bench.draft("--lang", "ja")
    assert "skipping figures: no comparison for zh→ja (1 catalog)\n" in done.err
    assert "translations/ja/report.po: " in done.out


def test_emptied_drafts_and_plurals_are_said(bench: Bench) -> None:
    bench.draft()
    change(bench.path, {PARK: ""}, state=State.INITIAL)
    plural = '\nmsgid "一份"\nmsgid_plural "几份"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    bench.path.write_text(bench.path.read_text(encoding="utf-8") + plural, encoding="utf-8")
    done = bench.draft()
    assert done.err.splitlines() == [
        "translations/en/report.po: 1 draft emptied by a person; name with --units",
        "translations/en/report.po: 1 unit with plural forms; for a person to translate",
        "translations/en/report.po: nothing to draft",
    ]
    assert bench.draft("--units", unit_key(PARK)).code == 0
    assert targets(bench.path)[PARK] == GOOD[PARK]


def test_another_run_is_refused_and_an_interrupted_one_goes_on(bench: Bench) -> None:
    with ModelServer(KNOWN) as late:
        going = threading.Event()
        late.models["good"] = lambda server, asked: going.wait(60) and good(server, asked)
        command = [sys.executable, "-m", "toolkit", "draft", "--base-url", late.url, "--model", "good"]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
        running = subprocess.Popen(
            command, cwd=bench.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        while len(late.asked) < 2:
            time.sleep(0.02)
        done = bench.draft()
        assert done.code == 2
        assert done.err.endswith("another toolkit draft is at work on it; wait for it, or stop it\n")
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        said = running.stderr.readline()
        while said and not said.startswith("waiting for"):
            said = running.stderr.readline()
        assert said == "waiting for the answers under way; press Ctrl-C again to stop at once\n"
        going.set()
        out, err = running.communicate(timeout=60)
        assert (running.returncode, err) == (130, "toolkit: interrupted\n")
        paid = len(late.asked)
        assert f"{paid} drafts to review, {9 - paid} not asked for" in out
        assert sum(map(bool, targets(bench.path).values())) == paid
    assert bench.draft().code == 0
    assert len(bench.server.asked) == 9 - paid
    assert targets(bench.path) == GOOD


def test_answers_that_cannot_be_kept_are_said_in_one_line(bench: Bench) -> None:
    cache = bench.folder / ".toolkit-cache"
    shutil.rmtree(cache, ignore_errors=True)
    cache.write_text("mine", encoding="utf-8")
    done = bench.draft()
    assert (done.code, targets(bench.path)) == (0, GOOD)
    assert done.err.count("toolkit: answers are not kept, so that the next run pays for them again: ") == 1
    assert cache.read_text("utf-8") == "mine"


def test_ctrl_c_ends_a_wait_that_the_server_asks_for(bench: Bench) -> None:
    bench.server.models["busy"] = lambda _server, _asked: error(429, {}, **{"Retry-After": "60"})
    command = [sys.executable, "-m", "toolkit", "draft", "--base-url", bench.server.url, "--model", "busy"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    running = subprocess.Popen(
        command, cwd=bench.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    asked = bench.server.settled()
    running.send_signal(signal.SIGINT)
    out, _ = running.communicate(timeout=50)
    assert running.returncode == 130
    assert len(bench.server.asked) == asked
    assert "0 drafts to review, 9 not asked for" in out


# --- the parts


def test_each_server_is_named_once(tmp_path: Path) -> None:
    assert [first_time(tmp_path, one) for one in ("http://a/v1", "http://b/v1", "http://a/v1")] == [True, True, False]
    (tmp_path / ".toolkit-cache" / "drafting-servers.txt").write_bytes(b"\xff\xfe")
    assert first_time(tmp_path, "http://a/v1")


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("完成", 2), ("abc", 1), ("abcde", 2), ("投资3145亿元", 5), ("a b c d e", 3)]
)
def test_tokens_of_a_text(text: str, count: int) -> None:
    assert tokens(text) == count


def test_the_estimate_of_a_unit() -> None:
    brief = Brief("k", "完成投资3145亿元。", "zh", "en")
    one = estimate(brief, 0)
    assert one.least == one.most
    assert one.least.received == answered(brief.source) + OF_MARKS == round(6 * 1.3 + 5 * 0.5) + 6
    more = estimate(brief, 2)
    assert (more.least, more.most.requests) == (one.least, 4)
    assert more.most.sent > 4 * more.least.sent
    assert (one + more).units == 2


def test_what_tokens_cost() -> None:
    prices = DraftingSettings(price_input=1.5, price_output=6.0)
    assert cost(Usage(1, 1_000_000, 500_000), prices) == 4.5
    assert cost(Usage(1, 1, 1), DraftingSettings()) is None
    assert cost(Usage(1, 1_000_000, 5), replace(prices, price_output=0.0)) == 1.5
