"""The sample project in tests/data, whose report differs from this repository's, has no findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import toolkit

SAMPLE = Path(__file__).parent / "data" / "sample-project"


def test_lint_finds_nothing(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLE)
    outcome = toolkit(capfd, "lint", "--format", "json")
    report = json.loads(outcome.out)
    assert report["findings"] == []
    assert report["summary"]["units"] == 78
    assert outcome.code == 0


def test_outline_recognises_every_kind_of_block(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLE)
    blocks = json.loads(toolkit(capfd, "outline", "--format", "json").out)["blocks"]
    kinds: dict[str, int] = {}
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        kinds[block["kind"]] = kinds.get(block["kind"], 0) + 1
        waiting.extend(block["children"])
    assert kinds == {
        "title": 1, "metadata": 1, "heading": 16, "paragraph": 32, "list-item": 5, "note": 3,
        "table": 3, "row": 17, "caption": 3, "boilerplate": 4,
    }  # fmt: skip


def test_catalogs_are_up_to_date(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLE)
    assert toolkit(capfd, "update", "--check").code == 0
    assert toolkit(capfd, "fmt", "--check").code == 0
