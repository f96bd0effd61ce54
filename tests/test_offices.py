"""Five reports of other offices, in good English that no entry was written for: no error, and the warnings reviewed.

`pytest --golden tests/test_offices.py` rewrites the record. What it holds good English draws, so fewer is better: a new
line asks first whether the glossary or the check is wrong, and only then whether the text is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command import toolkit
from linting import lint_json

from toolkit.formats.glossary_layers import parse_layers
from toolkit.terminology.source import SourceMatcher

ROOT = Path(__file__).parent.parent
OFFICES = ROOT / "tests" / "data" / "offices"
SEEDS = sorted((OFFICES / "seeds").glob("*.txt"))


@pytest.fixture
def findings(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What lint says of the catalogs; the glossary has tests of its own."""
    monkeypatch.chdir(OFFICES)
    linted = lint_json(capfd, "--no-cache", "translations")
    assert linted.content["summary"]["units"] == 213, linted.err
    return linted.findings


def shown(findings: list[dict[str, Any]]) -> Iterator[str]:
    """A line for each finding, without its place, which comments in a catalog move."""
    for one in findings:
        said = " | ".join((one[side] or {}).get("text", "-") for side in ("source", "target"))
        yield f"{Path(one['path']).stem} {one['severity']} {one['check']}: {said}"


def test_good_english_has_no_errors_and_few_warnings(
    findings: list[dict[str, Any]], golden: Callable[[str, str], None]
) -> None:
    assert [one for one in findings if one["severity"] == "error"] == []
    golden("offices.txt", "\n".join(shown(findings)) + "\n")


def test_nothing_of_chongqing_is_found_in_reports_of_other_offices() -> None:
    """What replaces a general concept (its own 市委) may occur in any report; all else of the city may not."""
    layers = [sorted((ROOT / "glossary" / layer).glob("*.yaml")) for layer in ("general", "chongqing")]
    files = [[(str(path), path.read_bytes()) for path in paths] for paths in layers]
    own = {one.id for one in parse_layers(files[1:]).concepts if not one.replaces}
    matcher = SourceMatcher(parse_layers(files))
    for seed in SEEDS:
        text = seed.read_text(encoding="utf-8")
        assert [text[one.start : one.end] for one in matcher.find(text) if one.concept.id in own] == []


def test_catalogs_are_tidy(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OFFICES)
    assert toolkit(capfd, "fmt", "--check").code == 0
