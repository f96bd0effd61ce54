"""The fuzzing of tests/fuzz runs, notices what is wrong, and what it has found stays mended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests/fuzz"))

import parsers  # noqa: E402  # needs the path

#: Inputs that once gave a traceback, a message of two lines, or a form that changed when it was written again.
FOUND = [
    ("glossary", b"\xef\xbb\xbf\xc8\xae\xa1"),
    ("glossary", b"\xef\xbb\xbf- \xe4\xb8"),
    ("glossary", b".\n\n}"),
    ("glossary", b"concepts: 'a\n\n  b'"),
    ("glossary", b'concepts: [{"a\\u2028b": 1}]'),
    ("csv", b"\x841\xa47id,zh\na,t"),
    ("csv", "zh,ID\n术语,1\n".encode()),
    ("csv", "Chinese,Indonesian\n术语,istilah\n".encode()),
    ("settings", b"year = " + b"[" * 3000),
    ("pyproject", b"a = " + b"{b = " * 3000),
    ("po", b'msgid""msgstr""\n#~msgid"\xe6\x97\xa7"msgstr""\nmsgid "a"\nmsgstr ""\n#~'),
    ("po", b'msgid""msgstr""domain"\\777"msgid"\xe7\x94\xb2"msgstr""'),
    ("po", b'msgid""msgstr""""domain""'),
    ("po", b'msgid ""\nmsgstr ""\n\nmsgid "b" msgstr "" domain "x" # note\n'),
    ("po", b'#~ msgid "a"\n#~ msgstr "b"\n\n#~\n# note\n#~\n'),
    ("po", b'#~ msgid "a"\n#~ msgstr "b"\n\n  #~  \r\n#~ \n'),
]


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_is_mended(name: str, data: bytes) -> None:
    assert parsers.failure(parsers.TARGETS[name], data) in ("", parsers.REFUSED)


@pytest.mark.parametrize("name", parsers.TARGETS)
def test_seeds_are_read(name: str) -> None:
    target = parsers.TARGETS[name]
    broken = name == "broken po"
    assert all(parsers.failure(target, data) == "" for data in parsers.seeds(target) if not broken)


def test_faults_are_noticed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(data: bytes) -> None:
        if b"|" in data:
            raise ValueError(repr(data))

    monkeypatch.setitem(parsers.TARGETS, "faulty", parsers.Target(parse, "", "a|b", (b"some | text " * 9,)))
    (found,) = parsers.fuzz("faulty", 50, seed=1).items()
    assert found[0].startswith("ValueError at test_fuzz.py:")
    assert found[1] == b"|"
    assert " 1 failures" in capsys.readouterr().out


def test_the_command_runs() -> None:
    command = [sys.executable, "tests/fuzz/parsers.py", "--inputs", "400"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" 0 failures") == len(parsers.TARGETS)
