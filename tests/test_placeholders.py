"""Placeholders that a format flag tells, and those of plural forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import toolkit
from linting import HEADER

from toolkit.language.placeholders import differing, kinds_of, placeholders


@pytest.mark.parametrize(
    ("source", "target", "flag", "missing", "extra"),
    [
        ("%d%% done", "%d % fertig", "c-format", [], ["%"]),
        ("%d%% done", "%d%% fertig", "c-format", [], []),
        ("%d%% done", "%d Prozent fertig", "c-format", [], []),
        ("%% safe", "% sicher", "python-format", [], ["%"]),
        ("100% safe", "100 % sicher", "", [], []),
        ("%1 of %2", "%1", "qt-format", ["%2"], []),
        ("%1 of %2", "%2 / %1", "kde-format", [], []),
        ("%1 of 50%", "%1 / 50 %", "qt-format", [], []),
        ("%1 of it", "all", "", [], []),
        ("%s of it", "all", "no-c-format", [], []),
        ("%s of it", "all", "c-format", ["%s"], []),
        ("{a} of it", "all", "no-python-brace-format", [], []),
        ("{a} of it", "all", "no-c-format", ["{a}"], []),
    ],
)
def test_placeholders_that_differ(source: str, target: str, flag: str, missing: list[str], extra: list[str]) -> None:
    kinds = kinds_of(source, target, [flag])
    found = differing(placeholders(source, frozenset(), kinds), placeholders(target, frozenset(), kinds))
    assert [[one.text for one in ones] for ones in found] == [missing, extra]


@pytest.mark.parametrize(
    ("forms", "says"),
    [
        (["one file", "files"], "msgstr[1]: %d is missing"),
        (["one file", "%d files"], ""),
        (["one file", "two files", "%d files"], ""),
        (["one file", "%s files", "%d files"], "msgstr[1]: %s is not in the source"),
    ],
)
def test_plural_forms(in_folder: Path, capfd: pytest.CaptureFixture[str], forms: list[str], says: str) -> None:
    targets = "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))
    entry = f'#, c-format\nmsgid "%d 个"\nmsgid_plural "%d 个文件"\n{targets}'
    (in_folder / "a.po").write_text(f"{HEADER}\n{entry}", encoding="utf-8")
    out = toolkit(capfd, "lint", "a.po", "--select", "placeholder-mismatch").out
    assert says in out
    assert ("placeholder-mismatch" in out) is bool(says)
