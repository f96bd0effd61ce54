"""A run reads everything once: a bilingual build takes its marks and its findings from the same reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import toolkit
from linting import RIGHT, WRONG_COMMA, WRONG_FIGURE, project

from toolkit import text_reading
from toolkit.formats import po
from toolkit.terminology.source import SourceMatcher

PAIRS = (RIGHT, WRONG_FIGURE, WRONG_COMMA)
TERMS = "concepts: [{id: industry, zh: 工业, en: industry}]\n"


@pytest.fixture
def calls(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, object]]:
    """How often each file was read and parsed, and each text read, in a project with a report, by what was read."""
    project(in_folder, *PAIRS)
    for name, text in (("seeds/report.txt", "\n\n".join(source for source, _ in PAIRS)), ("glossary/a.yaml", TERMS)):
        (in_folder / name).parent.mkdir()
        (in_folder / name).write_text(text + "\n", encoding="utf-8")
    counted: Counter[tuple[str, object]] = Counter()

    def count(owner: Any, name: str, what: Callable[..., object]) -> None:
        real = getattr(owner, name)

        def counting(*arguments: Any, **more: Any) -> Any:
            counted[name, what(*arguments)] += 1
            return real(*arguments, **more)

        monkeypatch.setattr(owner, name, counting)

    count(text_reading, "read_quantities", lambda text, language: (text, language))
    count(SourceMatcher, "find", lambda _matcher, text, *_: text)
    count(po, "parse", lambda data, *_: data)
    count(Path, "read_bytes", lambda path: path.name)
    return counted


def test_a_bilingual_build(calls: Counter[tuple[str, object]], capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "build-en", "--bilingual", "--with-glossary", "--format", "html,md")
    assert done.code == 0
    page = Path("build/en/report.bilingual.html").read_text(encoding="utf-8")
    assert 'data-checks="number-scale"' in page
    assert '"terms": [["industry", ' in page
    figures = {what for name, what in calls if name == "read_quantities"}
    assert figures == {(text, language) for pair in PAIRS for text, language in zip(pair, ("zh", "en"), strict=True)}
    assert {what for name, what in calls if name == "find"} == {source for source, _ in PAIRS}
    assert calls["read_bytes", "report.txt"] == 1
    assert calls["read_bytes", "report.po"] == 2  # by the build, and by the memory to see whether it changed
    assert {number for (name, _), number in calls.items() if name not in ("read_bytes", "parse")} == {1}
    assert toolkit(capfd, "build-en", "--bilingual", "--format", "html").code == 0
    assert [calls["parse", what] for name, what in calls if name == "parse"] == [3]  # the memory keeps what it read


def test_a_lint_run(calls: Counter[tuple[str, object]], capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "lint", "--no-cache").code == 1
    assert len([name for name, _ in calls if name == "read_quantities"]) == 2 * len(PAIRS)
    assert len([name for name, _ in calls if name == "find"]) >= len(PAIRS)
    assert {number for (name, _), number in calls.items() if name != "read_bytes"} == {1}
