"""What comes out of a model's raw answer."""

from __future__ import annotations

import html
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.drafting.answer import SHORTEST, ReadAnswer, read_answer
from toolkit.drafting.marks import form_for, marked, name_for
from toolkit.formats import po
from toolkit.language.scripts import has_han

FOLDER = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "cases/model_answers.yaml").read_text("utf-8"))
TALK: list[str] = yaml.safe_load((FOLDER / "cases/model_talk.yaml").read_text("utf-8"))
SOURCE, TARGET = "各项工作扎实推进，取得明显成效。", "Solid progress was made in all areas of work, with clear results."


def raw(case: dict[str, Any]) -> str:
    return str(case["raw"] if "raw" in case else marked(case["inside"], case["source"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: raw(case)[:40])
def test_an_answer(case: dict[str, Any]) -> None:
    found = read_answer(raw(case), case["source"], case.get("target", "en"))
    if "text" in case or "complaint" not in case:
        assert found.text == case.get("text", case.get("inside"))
    if "complaint" in case:
        assert any(case["complaint"] in one for one in found.complaints), found.complaints
    else:
        assert found.complaints == ()


@pytest.mark.parametrize("form", TALK)
def test_talk_around_the_marks_is_ignored_and_talk_without_marks_is_no_translation(form: str) -> None:
    if "{0}" in form:
        assert read_answer(form.format(marked(TARGET, SOURCE)), SOURCE, "en") == ReadAnswer(TARGET)
    bare = form.format(TARGET)
    found = read_answer(bare, SOURCE, "en")
    assert (found.text, found.said) == ("", bare)
    assert found.complaints == (
        "The answer does not have the whole translation between two marks. "
        "Answer in this form: <translation>…</translation>",
    )


@pytest.mark.parametrize("form", [form for form in TALK if form != "{0}"])
def test_talk_is_no_translation_between_the_marks_either(form: str) -> None:
    """But for what is put around the whole, and is taken off."""
    found = read_answer(marked(form.format(TARGET), SOURCE), SOURCE, "en")
    assert found.complaints or found.text == TARGET, found


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("投资", "translation"),
        ("<translation>", "translation1"),
        ("</TRANSLATION>", "translation1"),
        ("< / translation >", "translation1"),
        ("<translation1>", "translation"),
        ("<translation><translation1>", "translation2"),
    ],
)
def test_the_marks_are_none_that_the_source_has(source: str, name: str) -> None:
    assert name_for(source) == name
    assert form_for(source) == f"<{name}>…</{name}>"


@pytest.mark.parametrize(
    "text",
    [
        "<think>" * 20_000,
        "<think></think>" * 20_000,
        "<translation>" * 20_000,
        "<translation></translation>" * 20_000,
        "<translation>a</translation>" * 20_000,
        "<" + " " * 100_000,
        "```\n" * 20_000,
        '"' * 50_000,
        "“" * 50_000,
        "[" * 50_000,
        "{" * 50_000,
        "[" * 50_000 + "]" * 50_000,
        "**" * 50_000,
        "&" * 50_000,
        "<a" * 50_000,
        " Note" * 10_000,
        "Here is the translation of " * 10_000,
        "a " * 100_000,
        "\n" * 100_000 + "a",
        "violates " * 20_000,
        "." * 50_000,
        "A: " + "." * 50_000 + "a",
        " (a" * 30_000,
        " (a b)" * 20_000 + "c",
        "A. " * 50_000,
    ],
)
def test_a_long_answer_is_read_in_no_time(text: str) -> None:
    read_answer(marked(TARGET, SOURCE), SOURCE, "en")  # opens the dictionary
    for answer in (text, marked(text, SOURCE)):
        began = time.process_time()
        read_answer(answer, SOURCE, "en")
        assert time.process_time() - began < 2


@pytest.mark.parametrize(("length", "complaints"), [(20 * 5 + 400, 0), (20 * 5 + 401, 1)])
def test_an_answer_that_runs_on(length: int, complaints: int) -> None:
    text = "".join(map(str, range(length)))[:length]
    assert len(read_answer(marked(text, "投资增长。"), "投资增长。", "en").complaints) == complaints


def test_reading_a_translation_again_changes_nothing() -> None:
    for case in CASES:
        source, language = case["source"], case.get("target", "en")
        text = read_answer(raw(case), source, language).text
        if text:
            assert read_answer(marked(text, source), source, language).text == text


def pairs() -> Iterator[tuple[str, str]]:
    """Sources and translations that people wrote, of the development data and the catalogs of this repository.

    Some of the data were taken from web pages together with their escapes.
    """
    yield from ((source, target) for source, target in _all_pairs() if html.unescape(target) == target)


def _all_pairs() -> Iterator[tuple[str, str]]:
    data = FOLDER / "data"
    for file in sorted(data.glob("*_*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            if isinstance(record.get("zh"), str) and isinstance(record.get("en"), str):
                yield record["zh"], record["en"]
    for path in sorted([*data.glob("*/translations/en/*.po"), *FOLDER.parent.glob("translations/en/*.po")]):
        yield from ((one.source, one.target) for one in po.parse(path.read_bytes(), str(path)).units if one.target)


def test_what_people_wrote_is_left_as_it_is() -> None:
    known = list(pairs())
    assert len(known) > 1900
    for source, target in known:
        assert read_answer(marked(target, source), source, "en") == ReadAnswer(target.strip())


def test_of_speeches_interviews_and_letters_a_few_are_complained_of() -> None:
    """Their Chinese often has no 我 where the English has "I". Whoever adds a rule measures it here."""
    found: Counter[str] = Counter()
    for path in sorted((FOLDER / "data" / "aligned").rglob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if "zh" in row and read_answer(marked(row["en"], row["zh"]), row["zh"], "en").complaints:
                found[path.stem] += 1
    assert found == {"interview": 5, "letters": 4, "press-conference": 1, "speech": 1}


def test_what_people_wrote_is_far_from_too_short() -> None:
    """The floor on length of a sentence has room, even for what is none."""
    for source, target in pairs():
        signs = [sum(map(str.isalnum, text)) for text in (source, target)]
        if has_han(source):
            assert signs[1] > 1.7 * SHORTEST * signs[0]


def test_what_is_put_around_a_translation_is_taken_off() -> None:
    """All that people wrote, in wrappings within wrappings."""
    inner: list[Callable[[str], str]] = [
        lambda text: text,
        lambda text: f"\n{text}\n",
        lambda text: f"**{text}**",
        lambda text: f"```text\n{text}\n```",
    ]
    outer: list[Callable[[str], str]] = [
        lambda text: f"<think>\n{text[:20]}</translation>?\n</think>\n\n{text}",
        lambda text: f"Here is the translation:\n\n{text}",
        lambda text: f"```xml\n{text}\n```<|im_end|>",
        lambda text: f"Sure, I can help with that!\n\n{text}\n\nLet me know if you need more.",
    ]
    for number, (source, target) in enumerate(pairs()):
        if "*" not in target:
            text = marked(inner[number // 4 % 4](target), source)
            assert read_answer(outer[number % 4](text), source, "en") == ReadAnswer(target.strip()), text
