"""What comes out of a model's raw answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.drafting.answer import read_answer
from toolkit.drafting.small_talk import ABOUT_TRANSLATION, AGREES, HOPES
from toolkit.formats import po

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases/model_answers.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["raw"][:40])
def test_an_answer(case: dict[str, Any]) -> None:
    text, complaints = read_answer(case["raw"], case["source"], case.get("target", "en"))
    if "text" in case or "complaint" not in case:
        assert text == case.get("text", case["raw"])
    if "complaint" in case:
        assert any(case["complaint"] in one for one in complaints), complaints
    else:
        assert complaints == ()


@pytest.mark.parametrize(
    "raw",
    [
        "<think>" * 20_000,
        "```\n" * 20_000,
        '"' * 50_000,
        "“" * 50_000,
        "[" * 50_000,
        "{" * 50_000,
        "> " * 10_000,
        "**" * 50_000,
        "\n\n(Note:" * 10_000,
        "Here is the translation of " * 10_000,
        "a " * 100_000,
        "\n" * 100_000 + "a",
        "the final " * 20_000 + ":",
    ],
)
def test_a_long_answer_is_read_in_no_time(raw: str) -> None:
    began = time.perf_counter()
    read_answer(raw, "投资增长。", "en")
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(("length", "complaints"), [(20 * 5 + 400, 0), (20 * 5 + 401, 1)])
def test_an_answer_that_runs_on(length: int, complaints: int) -> None:
    assert len(read_answer("a" * length, "投资增长。", "en")[1]) == complaints


def test_reading_an_answer_again_changes_nothing() -> None:
    for case in CASES:
        text, _ = read_answer(case["raw"], case["source"], case.get("target", "en"))
        assert read_answer(text, case["source"], case.get("target", "en"))[0] == text


def pairs() -> Iterator[tuple[str, str]]:
    """Sources and translations that people wrote, of the development data and the catalogs of this repository."""
    data = Path(__file__).parent / "data"
    for file in sorted(data.glob("*_*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            if isinstance(record.get("zh"), str) and isinstance(record.get("en"), str):
                yield record["zh"], record["en"]
    for path in sorted([*data.glob("*/translations/en/*.po"), *data.parents[1].glob("translations/en/*.po")]):
        yield from ((one.source, one.target) for one in po.parse(path.read_bytes(), str(path)).units if one.target)


def test_what_people_wrote_is_left_as_it_is() -> None:
    known = list(pairs())
    assert len(known) > 1900
    for source, target in known:
        assert read_answer(target, source, "en") == (target.strip(), ())


def test_what_is_put_around_a_translation_is_taken_off() -> None:
    """All that people wrote, in wrappings within wrappings."""
    inner: list[Callable[[str], str]] = [
        lambda text: text,
        lambda text: f"**{text}**",
        lambda text: f"```text\n{text}\n```",
        lambda text: json.dumps({"translation": text}),
        lambda text: f"<translation>{text}</translation>",
    ]
    outer: list[Callable[[str], str]] = [
        lambda text: f"<think>\n“{text[:9]}”?\n</think>\n\n{text}",
        lambda text: f"Here is the translation:\n\n{text}",
        lambda text: f"{text}<|im_end|>",
        lambda text: f"Sure, I can help with that!\n\n{text}\n\nLet me know if you need more.",
    ]
    for number, (source, target) in enumerate(pairs()):
        if (
            "*" in target
            or AGREES.match(source)
            or HOPES.search(source)
            or ABOUT_TRANSLATION.search(source)
            or "\n" in target
            or '"' in target
        ):
            continue
        raw = outer[number % len(outer)](inner[number % len(inner)](target))
        assert read_answer(raw, source, "en") == (target.strip(), ()), raw
