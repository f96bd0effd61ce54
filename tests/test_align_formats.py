"""Published English in every format: what `build` writes gives the same catalog again when it is aligned, notes too."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command import toolkit
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.formats import po
from toolkit.formats.report.raised import raised
from toolkit.memory.aligning.alignment import Alignment, Link, Sentence
from toolkit.model import Block, BlockKind, Document, Unit
from toolkit.project.aligned_documents import Side
from toolkit.project.aligned_notes import footnotes, marked
from toolkit.renderers.footnotes import Note, notes
from toolkit.renderers.labels import heads_translators_notes, without_label

ROOT = Path(__file__).parent.parent
REPORT = "chongqing-eic-2021"
#: Paragraphs that come back as they are.
RIGHT = 0.96


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "project"
    for name in ("seeds", "glossary", "translations"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.parametrize("form", ["docx", "html", "md", "txt", "pdf"])
def test_what_was_built_comes_back(
    form: str, project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("lxml", reason="the extra `office` is not installed")
    if form == "pdf":
        pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    monkeypatch.chdir(project)
    assert toolkit(capfd, "build-en", "--format", form).code == 0
    outcome = toolkit(capfd, "align", REPORT, f"build/en/{REPORT}.{form}", "-o", f"build/{form}.po")
    assert outcome.code == 0, outcome.err
    ours = po.parse(Path(f"translations/en/{REPORT}.po").read_bytes()).units
    found = po.parse(Path(f"build/{form}.po").read_bytes()).units
    assert [unit.source for unit in found] == [unit.source for unit in ours]
    same = [_plain(one.target) == _plain(other.target) for one, other in zip(ours, found, strict=True)]
    assert sum(same) >= RIGHT * len(ours)
    for one, other, right in zip(ours, found, same, strict=True):
        if right:
            assert _placed(other) == _placed(one)
    assert toolkit(capfd, "fmt", "--check", f"build/{form}.po").code == 0
    assert toolkit(capfd, "lint", f"build/{form}.po", "--fail-on", "error").code == 0


def _plain(text: str) -> str:
    """A text without what documents may set otherwise: quotation marks and blanks."""
    return " ".join(re.sub("[“”]", '"', re.sub("[‘’]", "'", text)).split())


def _placed(unit: Unit) -> list[tuple[str, int | None]]:
    """The footnotes of a unit with their places in its target."""
    return sorted((_plain(note.text), note.place(unit.target)) for note in notes(unit.comments))


@pytest.mark.parametrize(
    ("text", "phrase", "place"),
    [
        ("The city[1] grew.", "The city", 8),
        ("Growth was steady.[1]", "was steady", 18),
        ("Growth was “steady”[1] again.", "was “steady", 19),
        ("We built the “city of design.”[1] It grew.", "of design", 30),
        ("the city grew, and so did the city[1] below.", "did the city", 34),
        ("GDP[1] grew.", "GDP", 3),
        ("The “big city”:[1] it grew.", "big city”:", 15),
    ],
)
def test_the_place_of_a_note(text: str, phrase: str, place: int) -> None:
    source = _side("report.txt", ["一、全市增长。"])
    target, own = marked(source, _side("en.txt", [text], ["[1] A note."]))
    plain = text.replace("[1]", "")
    assert own.texts == (plain,)
    sentence = Sentence(0, 0, len(plain), plain)
    link = Link(0, (sentence,), plain, 0.9, certain=True)
    found, notes = footnotes(Alignment((link,), (), (), 0.9), target, own)
    assert notes == {0: (Note("A note.", phrase),)}
    assert notes[0][0].place(plain) == place
    assert found.left_target == ()


def test_a_note_that_nothing_is_linked_to_is_left_over() -> None:
    source = _side("report.txt", ["一、全市增长。"])
    target, own = marked(source, _side("en.txt", ["It grew.", "The city[1] is old."], ["[1] A note.", "[2] No mark."]))
    assert own.texts == ("It grew.", "The city is old.", "[2] No mark.")
    link = Link(0, (Sentence(0, 0, 8, "It grew."),), "It grew.", 0.9, certain=True)
    found, notes = footnotes(Alignment((link,), (), (), 0.9), target, own)
    assert notes == {}
    assert [one.text for one in found.left_target] == ["[1] A note."]
    assert target.line(found.left_target[0]) == 3


def test_notes_of_both_documents_are_text() -> None:
    source = _side("report.txt", ["全市[1]增长。"], ["[1]注。"])
    target = _side("en.txt", ["The city[1] grew."], ["[1] A note."])
    assert marked(source, target) == (target, marked(source, target)[1])
    assert marked(source, target)[1].texts == ("The city[1] grew.", "[1] A note.")


def _side(name: str, texts: list[str], notes: list[str] | None = None) -> Side:
    blocks = [Block(BlockKind.PARAGRAPH, text, line) for line, text in enumerate(texts, 1)]
    blocks += [Block(BlockKind.NOTE, text, len(texts) + line) for line, text in enumerate(notes or [], 1)]
    return Side(Path(name), Document(name, tuple(blocks)), tuple(blocks), ())


@given(st.text("abc .“”[1]", max_size=30))
@example("1[1 ]")
def test_no_character_is_lost_with_the_marks(text: str) -> None:
    _, own = marked(_side("zh.txt", ["增长。"]), _side("en.txt", [text or "x", "x[1]"], ["[1] A note."]))
    whole = own.texts[0]
    for place, number in reversed(own.places.get(0, ())):
        whole = f"{whole[:place]}[{number}]{whole[place:]}"
    assert _without_blanks_in_marks(whole) == _without_blanks_in_marks(text or "x")


def _without_blanks_in_marks(text: str) -> str:
    return re.sub(r"\[ ?1 ?\]", "[1]", text)


@pytest.mark.parametrize(
    ("before", "shown"), [("the city", "[1]"), ("km", "¹"), ("10", "¹"), ("the R&D", "¹"), ("万亿元", "[1]")]
)
def test_a_raised_figure_after_an_english_word_is_the_mark_of_a_note(before: str, shown: str) -> None:
    assert raised("1", before) == shown


@pytest.mark.parametrize("form", ["txt", "docx"])
def test_nothing_of_the_translation_is_lost(
    form: str, project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("lxml", reason="the extra `office` is not installed")
    monkeypatch.chdir(project)
    toolkit(capfd, "build-en", "--format", form)
    target = f"build/en/{REPORT}.{form}"
    shown = json.loads(toolkit(capfd, "align", REPORT, target, "--format", "json").out)
    outline = json.loads(toolkit(capfd, "outline", target, "--format", "json").out)
    found = [sentence["text"] for link in shown["links"] for sentence in link["sentences"]]
    found += [note["text"] for link in shown["links"] for note in link["footnotes"]]
    found += [sentence["text"] for sentence in shown["left_over"]["target"]]
    texts = [text for block in outline["blocks"] for text in _texts(block)]
    assert _words(found) == _words(texts)


def _texts(block: dict[str, Any]) -> Iterator[str]:
    if block["kind"] not in ("table", "boilerplate"):
        yield block["text"]
    for child in block["children"]:
        yield from _texts(child)


def _words(texts: list[str]) -> list[str]:
    own = (without_label(re.sub(r"\[\w+\]", " ", text).strip()) for text in texts if not heads_translators_notes(text))
    return sorted(word for text in own for word in text.split())
