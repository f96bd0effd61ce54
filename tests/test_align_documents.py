"""The two documents of an alignment: in which language each is, and to which project they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.catalogs.footnotes import footnote
from toolkit.project.aligned_documents import is_mixed, language, project_of_any
from toolkit.renderers.footnotes import Note, notes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("完成投资3145亿元。", "zh"),
        ("Investment rose.", "en"),
        ("市は歩を求める。", "ja"),
        ("시는 발전한다.", "ko"),
        ("Инвестиции выросли.", "und"),
        ("2021 12.4%", ""),
        ("市abcd", "en"),  # four letters say as much as a character
        ("市abc", "zh"),
        ("5G GDP 增长", "zh"),
        ("The Ministry of Industry (工信部) said so.", "en"),
        ("word " * 91 + "the " * 9, "en"),
        ("word " * 92 + "the " * 8, "und"),
        ("word " * 99, "en"),  # too few words to tell
    ],
)
def test_the_language_of_a_document(text: str, code: str) -> None:
    assert language(text.split("\n")) == code


@pytest.mark.parametrize(
    ("han", "letters", "mixed"), [(10, 16, False), (10, 17, True), (10, 99, True), (10, 100, False), (0, 9, False)]
)
def test_a_document_in_two_languages(han: int, letters: int, mixed: bool) -> None:
    assert is_mixed(["市" * han, "a" * letters]) is mixed


def test_the_project_is_that_of_the_first_file_that_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two", "bare/seeds"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("one", "two"):
        (tmp_path / name / "toolkit.toml").touch()
    monkeypatch.chdir(tmp_path / "two")
    one, other = tmp_path / "one/out/en.po", tmp_path / "zh.txt"
    assert (found := project_of_any([other, one])) is not None
    assert found.root == tmp_path / "one"
    assert (found := project_of_any([other])) is not None
    assert found.root == tmp_path / "two", "else that of the current folder"
    monkeypatch.chdir(tmp_path / "bare")
    assert (found := project_of_any([other])) is not None
    monkeypatch.chdir(tmp_path)
    assert project_of_any([other]) is None


@pytest.mark.parametrize("phrase", ["", "two words", "a [b] c", "back\\slash", "x]"])
def test_a_footnote_is_read_as_it_was_written(phrase: str) -> None:
    assert notes([footnote(phrase, "A  note\nof two lines.")]) == (Note("A note of two lines.", phrase),)
