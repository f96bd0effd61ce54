"""`toolkit mcp` as clients start it: a process on standard input and output."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from command import toolkit
from drafting_projects import project
from mcp_client import ROOT, as_process, desk

from toolkit.cli import mcp
from toolkit.model.unit import unit_key
from toolkit.workspace import Edit, Saved

REPORT = "# 工作报告\n\n## 一、情况\n\n完成投资3145亿元。\n"
UNIT = unit_key("完成投资3145亿元。")
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
START = {
    "jsonrpc": "2.0",
    "id": 0,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "an editor", "version": "1"},
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project(tmp_path, REPORT)
    return tmp_path


def call(number: int, tool: str, **arguments: Any) -> dict[str, Any]:
    """A request for a tool."""
    return {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}


class Raw:
    """A client that writes any bytes, and reads the answers line by line."""

    def __init__(self, folder: Path, *options: str, patch: str = "pass") -> None:
        code = f"import sys, time; {patch}; from toolkit.__main__ import main; sys.argv[0] = 'toolkit'; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, "mcp", *options],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def send(self, data: bytes | dict[str, Any]) -> None:
        assert self.process.stdin is not None
        line = data if isinstance(data, bytes) else json.dumps(data).encode()
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())  # type: ignore[no-any-return]

    def begin(self) -> dict[str, Any]:
        self.send(START)
        answer = self.receive()
        self.send({"jsonrpc": "2.0", "method": "notifications/initialized"})
        return answer

    def call(self, number: int, tool: str, **arguments: Any) -> dict[str, Any]:
        self.send(call(number, tool, **arguments))
        answer = self.receive()
        assert answer["id"] == number
        return answer["result"]  # type: ignore[no-any-return]

    def end(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out.decode(), err.decode()


@pytest.fixture
def raw(folder: Path) -> Iterator[Raw]:
    yield from connected(Raw(folder, "--write"))


@pytest.fixture
def slow(folder: Path) -> Iterator[Raw]:
    """A client that waits for an answer which takes long."""
    late = "from toolkit.servers.mcp import texts; texts.conversions = lambda *_: time.sleep(120) or []"
    for client in connected(Raw(folder, "--write", patch=late)):
        client.begin()
        client.send(call(1, "convert", text="3145亿元"))
        client.send({"jsonrpc": "2.0", "id": 2, "method": "ping"})
        assert client.receive()["id"] == 2, "other requests are answered meanwhile"
        yield client


@pytest.fixture
def full(folder: Path) -> Iterator[Raw]:
    """A server that can write no more than a few bytes into a file, as on a full disk."""
    limited = (
        "import resource, signal; sys.dont_write_bytecode = True; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))"
    )
    yield from connected(Raw(folder, "--write", patch=limited))


def connected(client: Raw) -> Iterator[Raw]:
    yield client
    client.process.kill()
    for stream in (client.process.stdin, client.process.stdout, client.process.stderr):
        assert stream is not None
        stream.close()
    client.process.wait()


def test_the_clients_of_the_sdk_work_with_it(folder: Path) -> None:
    with as_process(folder, "--write") as talk:
        assert "propose_translation" in talk.tools()
        [unit] = talk.data("list_units", found="untranslated", offset=2)["units"]
        assert unit["id"] == UNIT
        target = "Investment reached 314.5 billion yuan."
        done = talk.data("propose_translation", unit=UNIT, was="", target=target)
        assert (done["outcome"], done["findings"]) == ("written", [])
        assert json.loads(talk.read("toolkit://reports"))[0]["report"] == "report"
    text = (folder / "translations/en/report.po").read_text(encoding="utf-8")
    assert f'msgstr "{target}"' in text


def test_an_older_client_that_shakes_hands_is_named_in_the_catalog(folder: Path, raw: Raw) -> None:
    told = raw.begin()["result"]
    assert told["serverInfo"]["name"] == "toolkit"
    assert "propose_translation writes it" in told["instructions"]
    found = raw.call(1, "propose_translation", unit=UNIT, was="", target="Investment reached 314.5 billion yuan.")
    assert found["structuredContent"]["outcome"] == "written"
    text = (folder / "translations/en/report.po").read_text(encoding="utf-8")
    assert "# toolkit: draft an-editor 0 rounds\n" in text


@pytest.mark.parametrize("version", ["2024-11-05", "1999-01-01", "2099-12-31", ""])
def test_a_version_of_the_protocol_that_is_not_known_is_answered_with_one_that_is(raw: Raw, version: str) -> None:
    raw.send({**START, "params": {**START["params"], "protocolVersion": version}})
    told = raw.receive()["result"]["protocolVersion"]
    assert told == version if version == "2024-11-05" else re.fullmatch(r"20\d\d-\d\d-\d\d", told)
    raw.send({"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert raw.call(1, "convert", text="3145亿元")["structuredContent"]["figures"]


@pytest.mark.parametrize("version", [5, None, [], {}])
def test_a_version_that_is_none_is_refused(raw: Raw, version: object) -> None:
    raw.send({**START, "params": {**START["params"], "protocolVersion": version}})
    assert "error" in raw.receive()
    assert raw.begin()["result"]["serverInfo"]["name"] == "toolkit"


def test_of_several_clients_and_a_person_nobody_loses_what_is_written(folder: Path) -> None:
    """Three servers propose for the same units, while a person finishes some of them and writes comments."""
    paragraphs = [f"完成第{number}项投资{number + 20}亿元。" for number in range(24)]
    (folder / "seeds" / "report.md").write_text("# 工作报告\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    assert subprocess.run([sys.executable, "-m", "toolkit", "update"], cwd=folder, check=False,
                          capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}).returncode == 0  # fmt: skip
    keys = [unit_key(one) for one in paragraphs]

    def text(number: int, by: str) -> str:
        return f"Task No. {number}, as {by} put it, took {(number + 20) / 10:g} billion yuan."

    def proposes(by: str, order: list[int]) -> dict[int, str]:
        with as_process(folder, "--write") as talk:
            found = {}
            for number in order:
                done = talk.result("propose_translation", unit=keys[number], was="", target=text(number, by), model=by)
                content = done.structured_content
                found[number] = content["outcome"] if content else done.content[0].text
            return found

    def types() -> list[int]:
        live, done = desk(folder).workspace, []
        for number in range(0, 24, 3):
            time.sleep(0.1)
            live.comment("report", "en", keys[number], "Ask Anna.")
            while number not in done:
                live.refresh()
                was = live.catalog("report", "en").unit(keys[number]).target
                if isinstance(live.save(Edit("report", "en", keys[number], was, text(number, "a person"))), Saved):
                    done.append(number)
        return done

    orders = [list(range(24)), list(range(23, -1, -1)), [*range(12, 24), *range(12)]]
    with ThreadPoolExecutor(4) as pool:
        person = pool.submit(types)
        models = [pool.submit(proposes, name, order) for name, order in zip("ABC", orders, strict=True)]
    finished, outcomes = person.result(), [one.result() for one in models]
    units = {one.id: one for one in desk(folder).workspace.catalog("report", "en").units}
    assert len(finished) == 8
    for number, key in enumerate(keys):
        got = [outcome[number] for outcome in outcomes]
        if number in finished:
            assert units[key].target == text(number, "a person"), "a model never writes over it"
            assert "Ask Anna." in units[key].comments
            assert got.count("written") <= 1
        else:
            [by] = [name for name, one in zip("ABC", got, strict=True) if one == "written"]
            assert units[key].target == text(number, by)
            assert got.count("conflict") == 2


def test_the_end_of_the_input_ends_it_cleanly(raw: Raw) -> None:
    raw.begin()
    assert raw.call(1, "convert", text="3145亿元")["structuredContent"]["figures"]
    assert raw.end() == (0, "", "")


def test_what_a_client_has_cancelled_keeps_nothing_waiting(slow: Raw) -> None:
    slow.send({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 1, "reason": "enough"}})
    assert slow.call(3, "read_figures", source="增长9.1%。")["structuredContent"]["source"]
    began = time.monotonic()
    assert slow.end()[0] == 0
    assert time.monotonic() - began < 60


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM), (None, 0)])
def test_an_answer_under_way_does_not_delay_the_end(slow: Raw, number: signal.Signals | None, code: int) -> None:
    began = time.monotonic()
    if number is not None:
        slow.process.send_signal(number)
    else:
        assert slow.process.stdin is not None
        slow.process.stdin.close()
    assert slow.process.wait(timeout=60) == code
    assert time.monotonic() - began < 60


def test_without_a_word_it_ends_cleanly_too(raw: Raw) -> None:
    assert raw.end() == (0, "", "")


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)])
def test_signals_end_it_at_once(raw: Raw, number: signal.Signals, code: int) -> None:
    raw.begin()
    raw.process.send_signal(number)
    assert raw.process.wait(timeout=60) == code
    _, out, err = raw.end()
    assert (out, err) == ("", "stopped\n" if number == signal.SIGINT else "")


@POSIX
def test_a_client_that_is_gone_leaves_no_process(raw: Raw) -> None:
    raw.begin()
    assert raw.process.stdout is not None
    raw.process.stdout.close()
    raw.send({"jsonrpc": "2.0", "id": 1, "method": "tools/list"})
    assert raw.process.stdin is not None
    raw.process.stdin.close()
    assert raw.process.wait(timeout=60) in (0, 141)


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense",
        b"{",
        b"[]",
        b"null",
        b'{"jsonrpc": "2.0", "id": 7}',
        b'{"jsonrpc": "2.0", "id": 7, "method": 5}',
        b'{"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": []}',
        b'{"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": 5}}',
        b'{"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "convert", "arguments": "x"}}',
        b'{"jsonrpc": "2.0", "id": 7, "method": "no/such"}',
        b'{"jsonrpc": "2.0", "method": "tools/call", "params": {"name": "convert", "arguments": {"text": "\\ud842"}}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"x": "' + b"y" * 3_000_000 + b'"}',
        b"",
    ],
    ids=lambda line: line[:50].decode("latin-1"),
)
def test_what_is_not_the_protocol_ends_nothing(raw: Raw, line: bytes) -> None:
    raw.begin()
    raw.send(line)
    raw.send({"jsonrpc": "2.0", "id": 99, "method": "ping"})
    answers = [raw.receive()]
    while answers[-1].get("id") != 99:
        assert "error" in answers[-1]
        answers.append(raw.receive())
    assert "result" in answers[-1]
    code, out, _ = raw.end()
    assert (code, out) == (0, "")


@POSIX
@pytest.mark.parametrize(
    ("line", "number", "code"),
    [
        (b"nonsense", None, -32700),
        (b'{"jsonrpc": "2.0", "id": 7, "method"', None, -32700),
        (b"[" * 100_000, None, -32700),
        (b'{"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "\\ud842"}}', 7, -32700),
        (b'{"jsonrpc": "2.0", "id": "\\ud842", "method": "ping"}', None, -32700),
        (b"[]", None, -32600),
        (b"null", None, -32600),
        (b'{"jsonrpc": "2.0", "id": "a", "method": 5}', "a", -32600),
        (b'{"jsonrpc": "2.0", "id": true, "method": 5}', None, -32600),
    ],
    ids=lambda one: one[:40].decode() if isinstance(one, bytes) else None,
)
def test_what_is_not_a_message_is_answered_with_an_error(raw: Raw, line: bytes, number: object, code: int) -> None:
    raw.begin()
    raw.send(b"")  # an empty line is not answered
    raw.send(line)
    answer = raw.receive()
    assert (answer["id"], answer["error"]["code"]) == (number, code)
    assert raw.call(8, "convert", text="3145亿元")


def test_a_full_disk_is_one_line_and_harms_no_file(folder: Path, full: Raw) -> None:
    path = folder / "translations/en/report.po"
    before = path.read_bytes()
    full.begin()
    good = "Investment reached 314.5 billion yuan."
    for number, (tool, arguments) in enumerate(
        [
            ("propose_translation", {"unit": UNIT, "was": "", "target": good}),
            ("build_files", {"formats": ["md"], "incomplete": "mark"}),
        ],
        1,
    ):
        refused = full.call(number, tool, **arguments)
        assert refused["isError"]
        assert re.fullmatch(r"\S+: cannot be written: File too large", refused["content"][0]["text"])
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["report.po"]
    assert not (folder / "build").exists()
    assert full.call(3, "get_unit", unit=UNIT)["structuredContent"]["state"] == "initial"


def test_standard_output_holds_the_protocol_only(raw: Raw) -> None:
    raw.begin()
    for number in range(1, 4):
        assert raw.call(number, "list_units", found="any")["structuredContent"]
    raw.send({"jsonrpc": "2.0", "id": 9, "method": "tools/list"})
    assert "tools" in raw.receive()["result"]
    assert raw.end()[1] == ""


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system does not show what a process has open")
def test_programs_that_it_starts_cannot_read_from_the_client(raw: Raw) -> None:
    raw.begin()
    opened = Path(f"/proc/{raw.process.pid}/fd")
    assert (opened / "0").readlink() == Path(os.devnull)
    assert (opened / "1").readlink() == (opened / "2").readlink(), "nor write to it"


@pytest.mark.usefixtures("in_folder")
def test_without_a_project_it_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "mcp")
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("toolkit: no project here")
    assert outcome.err.count("\n") == 1


def test_the_project_may_be_named(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    with as_process(tmp_path_factory.mktemp("elsewhere"), "--project", str(folder)) as talk:
        assert talk.data("list_units")["report"] == "report"


@pytest.mark.usefixtures("in_folder")
def test_a_folder_that_is_not_there_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "mcp", "--project", "nowhere")
    assert (outcome.code, outcome.err) == (
        2,
        "toolkit: nowhere: cannot be opened as a folder: No such file or directory\n",
    )


@pytest.mark.parametrize("missing", [{"mcp"}, {"mcp", "anyio", "pydantic"}, {"anyio"}, {"pydantic"}, {"mcp_types"}])
def test_without_the_extra_it_says_what_to_install(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: set[str]
) -> None:
    """Whatever of it is missing: anyio is imported first, and the SDK imports packages of its own."""
    monkeypatch.chdir(folder)
    for name in [name for name in sys.modules if re.match(r"toolkit\.servers\.mcp|mcp\b", name)]:
        monkeypatch.delitem(sys.modules, name)
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    outcome = toolkit(capfd, "mcp")
    assert outcome.code == 2
    assert outcome.err == "toolkit: mcp needs the package mcp; install it with: pip install 'toolkit[mcp]'\n"


def test_a_fault_of_ours_does_not_pass_for_a_missing_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.delitem(sys.modules, "toolkit.servers.mcp.serving", raising=False)
    monkeypatch.setitem(sys.modules, "toolkit.servers.mcp.server", None)
    with pytest.raises(ModuleNotFoundError):
        mcp.command.main([], standalone_mode=False)


def test_other_commands_do_not_import_it() -> None:
    code = (
        "import sys; import toolkit.cli, toolkit.cli.lint; sys.exit(any(x in sys.modules for x in ('mcp', 'pydantic')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
