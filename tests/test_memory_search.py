"""`toolkit memory search` and `toolkit memory stats`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import Outcome, toolkit

CATALOG = """\
msgid ""
msgstr ""
"Language: en\\n"
"PO-Revision-Date: 2022-05-17 08:30+0800\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "完成工业投资3145亿元，增长9.1%。"
msgstr "Industrial investment reached 314.5 billion yuan, up 9.1 percent."

msgid "链主"
msgstr "leading company"

msgid "支持链主企业做优做强。"
msgstr "Support leading companies in becoming better and stronger."

msgid "有企业1家。"
msgstr "There is one enterprise."

#, fuzzy
msgid "草稿"
msgstr "draft"

#~ msgid "链主"
#~ msgstr "chain leader"
"""
TMX = """\
<tmx version="1.4"><header srclang="zh"/><body>
<tu changedate="20200101T000000Z">
<tuv xml:lang="zh"><seg>服务业</seg></tuv><tuv xml:lang="en"><seg>services</seg></tuv></tu>
</body></tmx>
"""

Run = Callable[..., Outcome]


@pytest.fixture(name="run")
def _run(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run `toolkit memory …` in a project with a catalog and a translation memory."""
    for name, text in (("en/report.po", CATALOG), ("memory/old.tmx", TMX)):
        path = in_folder / "translations" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    (in_folder / "toolkit.toml").write_text("")
    return lambda *arguments: toolkit(capfd, "memory", *arguments)


def found(run: Run, *arguments: str) -> Any:
    done = run("search", "--format", "json", *arguments)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_figures_are_put_in(run: Run) -> None:
    assert found(run, "完成工业投资3320亿元，增长8.2%。") == {
        "query": "完成工业投资3320亿元，增长8.2%。",
        "matches": [
            {
                "kind": "figures",
                "score": 0.99,
                "source": "完成工业投资3145亿元，增长9.1%。",
                "target": "Industrial investment reached 314.5 billion yuan, up 9.1 percent.",
                "adapted": "Industrial investment reached 332 billion yuan, up 8.2 percent.",
                "changes": [
                    {"source": "3320亿元", "was": "314.5 billion yuan", "now": "332 billion yuan"},
                    {"source": "8.2%", "was": "9.1 percent", "now": "8.2 percent"},
                ],
                "from": {
                    "report": "report",
                    "unit": "1413ebd1f35c",
                    "path": "translations/en/report.po",
                    "line": 7,
                    "date": "2022-05-17T00:30:00Z",
                },
            }
        ],
    }


def test_a_figure_that_is_not_certain_is_null(run: Run) -> None:
    [match] = found(run, "有企业3家。")["matches"]
    assert (match["kind"], match["adapted"]) == ("figures", None)
    assert match["changes"] == [{"source": "3家", "was": None, "now": None}]


def test_a_match_of_a_memory_has_no_report(run: Run) -> None:
    [match] = found(run, "服务业")["matches"]
    assert match["from"] == {"path": "translations/memory/old.tmx", "line": 2, "date": "2020-01-01T00:00:00Z"}
    assert (match["kind"], match["score"], match["adapted"], match["changes"]) == ("exact", 1.0, None, [])


def test_several_texts_give_a_list(run: Run) -> None:
    several = found(run, "链主", "没有这样的", "链主企业", "--limit", "2")
    assert [one["query"] for one in several] == ["链主", "没有这样的", "链主企业"]
    assert [[match["target"] for match in one["matches"]] for one in several] == [
        ["leading company", "chain leader"],
        [],
        ["leading company", "chain leader"],
    ]
    assert [match["score"] for match in several[2]["matches"]] == [0.666667, 0.666667]


@pytest.mark.parametrize("text", ["没有这样的", "", " ", "草稿", "x" * 100_000])
def test_no_match_is_not_an_error(run: Run, text: str) -> None:
    assert found(run, text) == {"query": text, "matches": []}


def test_the_limit(run: Run) -> None:
    assert len(found(run, "链主", "--limit", "1")["matches"]) == 1
    assert run("search", "链主", "--limit", "0").code == 2


def test_text_shows_what_differs(run: Run) -> None:
    assert run("search", "支持链主企业做大做强。").out == (
        "90% fuzzy  translations/en/report.po:13 (2022-05-17)\n"
        "  source:  支持链主企业做[-优-]{+大+}做强。\n"
        "  target:  Support leading companies in becoming better and stronger.\n"
    )
    assert run("search", "完成工业投资3320亿元，增长9.1%。", "--limit", "1").out == (
        "99% figures  translations/en/report.po:7 (2022-05-17)\n"
        "  source:  完成工业投资[-3145-]{+3320+}亿元，增长9.1%。\n"
        "  target:  Industrial investment reached 314.5 billion yuan, up 9.1 percent.\n"
        "  adapted: Industrial investment reached [-314.5-]{+332+} billion yuan, up 9.1 percent.\n"
    )
    assert run("search", "有企业3家。", "链").out == (
        "有企业3家。:\n"
        "99% figures  translations/en/report.po:16 (2022-05-17)\n"
        "  source:  有企业[-1-]{+3+}家。\n"
        "  target:  There is one enterprise.\n"
        "  figure:  1家→3家 (not put in)\n"
        "链:\n"
        "66% fuzzy  translations/en/report.po:10 (2022-05-17), one of 2 translations\n"
        "  source:  链[-主-]\n"
        "  target:  leading company\n"
        "66% fuzzy  translations/en/report.po:23 (2022-05-17), one of 2 translations\n"
        "  source:  链[-主-]\n"
        "  target:  chain leader\n"
    )


def test_nothing_found_is_reported(run: Run) -> None:
    done = run("search", "没有这样的")
    assert (done.code, done.out, done.err) == (0, "", "nothing like '没有这样的' was translated yet\n")


def test_what_cannot_be_read_is_reported_and_the_rest_answers(run: Run) -> None:
    Path("translations/en/bad.po").write_text('msgid "断\n', encoding="utf-8")
    Path("translations/memory/cut.tmx").write_text("<tmx", encoding="utf-8")
    for _ in range(2):
        done = run("search", "链主", "--limit", "1", "--format", "json")
        assert done.code == 2
        assert [match["target"] for match in json.loads(done.out)["matches"]] == ["leading company"]
        lines = done.err.splitlines()
        assert [line.partition(": ")[2].partition(": ")[0] for line in lines] == [
            "translations/en/bad.po:1:7",
            "translations/memory/cut.tmx:1:1",
        ]
        assert all(line.startswith("toolkit: ") for line in lines)
    done = run("stats", "--format", "json")
    assert done.code == 2
    assert [error["path"] for error in json.loads(done.out)["errors"]] == [
        "translations/en/bad.po",
        "translations/memory/cut.tmx",
    ]


def test_paths_are_shown_from_the_current_folder(
    run: Run, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("search", "链主").code == 0
    Path("translations/en/bad.po").write_text('msgid "断\n', encoding="utf-8")
    monkeypatch.chdir("translations/en")
    done = toolkit(capfd, "memory", "search", "链主", "--format", "json")
    assert done.err.startswith("toolkit: bad.po:1:7: ")
    assert json.loads(done.out)["matches"][0]["from"]["path"] == "translations/en/report.po"


def test_another_language(run: Run) -> None:
    path = Path("translations/ja/report.po")
    path.parent.mkdir()
    path.write_text(CATALOG.replace("leading company", "主導企業"), encoding="utf-8")
    assert found(run, "链主", "--lang", "ja")["matches"][0]["target"] == "主導企業"
    assert Path(".toolkit-cache/memory-zh-ja.sqlite").is_file()


@pytest.mark.parametrize("code", ["xx", "ja", "EN", "en-GB"])
@pytest.mark.parametrize(
    "arguments", [("memory", "search", "链主"), ("memory", "stats"), ("memory", "export"), ("find", "链主")]
)
@pytest.mark.usefixtures("run")
def test_a_language_that_the_project_has_not_is_refused(
    capfd: pytest.CaptureFixture[str], code: str, arguments: tuple[str, ...]
) -> None:
    Path("translations/loose.po").write_text(CATALOG.replace("Language: en", "Language: fr"), encoding="utf-8")
    done = toolkit(capfd, *arguments, "--lang", code)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"toolkit: the project has no target language {code!r}; it has: en\n"
    assert not Path(".toolkit-cache").exists()
    assert toolkit(capfd, *arguments, "--lang", "fr").code == 0


@pytest.mark.parametrize("code", ["", "../../x", "en/..", "英文"])
@pytest.mark.parametrize("arguments", [("search", "链主"), ("stats",)])
def test_what_is_not_a_language_is_refused(run: Run, code: str, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--lang", code)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"toolkit: {code!r} is not a language code; write one like en or zh-TW\n"
    assert not Path(".toolkit-cache").exists()


def test_outside_a_project(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "memory", "search", "链主")
    assert (done.code, done.err.partition(" (")[0]) == (2, "toolkit: no project here")
    assert not list(in_folder.iterdir())


def test_statistics(run: Run) -> None:
    done = run("stats", "--format", "json")
    counted = json.loads(done.out)
    size = Path(".toolkit-cache/memory-zh-en.sqlite").stat().st_size
    assert (done.code, counted) == (
        0,
        {
            "version": 1,
            "memories": [
                {
                    "source": "zh",
                    "target": "en",
                    "catalogs": 1,
                    "memories": 1,
                    "translations": 6,
                    "obsolete": 1,
                    "duplicates": 0,
                    "sources": 5,
                    "characters": 42,
                    "ambiguous": 1,
                    "index_bytes": size,
                }
            ],
            "errors": [],
        },
    )
    assert run("stats").out == (
        "zh→en: 6 translations\n"
        "  from 1 catalog and 1 translation memory\n"
        "  5 sources of 42 characters, 1 with several translations\n"
        "  0 duplicates, 1 obsolete\n"
        f"  index of {size / 1e6:.1f} MB\n"
    )


def test_statistics_of_every_target_language(run: Run) -> None:
    Path("toolkit.toml").write_text('target_languages = ["en", "ja"]\n')
    counted = json.loads(run("stats", "--format", "json").out)["memories"]
    assert [(one["target"], one["translations"]) for one in counted] == [("en", 6), ("ja", 0)]
    assert run("stats", "--lang", "ja").out.startswith("zh→ja: 0 translations\n  from 0 catalogs and 0 translation mem")


def test_the_help_of_all_commands_needs_neither_sqlite_nor_rapidfuzz() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "toolkit", "--help"]
    imported = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    assert "toolkit.cli" in imported
    assert "sqlite3" not in imported
    assert "rapidfuzz" not in imported
