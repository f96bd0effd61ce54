"""The general dictionary of the aligner: its data, how texts are cut into its words, and the stems of English words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import toolkit.memory.aligning
from toolkit.language.zh.traditional import simplified
from toolkit.memory.aligning.lexicon import FIELDS, stems

FOLDER = Path(toolkit.memory.aligning.__file__).parent
WORDS = sorted((FOLDER / "words").glob("*.txt"))


def rows(path: Path) -> list[tuple[list[str], list[str]]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(ours.split(), theirs.split()) for ours, _, theirs in (line.partition(" | ") for line in lines)]


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_every_row_has_simplified_words_and_english_of_meaning(path: Path) -> None:
    for ours, theirs in rows(path):
        assert ours, theirs
        assert path.stem == "silent" or any(stems(word) for word in theirs), ours
        for word in ours:
            assert simplified(word) == word
            assert all("\u3400" <= character <= "\u9fff" for character in word), word


def test_no_word_has_two_rows() -> None:
    found = Counter(word for path in WORDS for ours, _ in rows(path) for word in ours)
    assert [word for word, times in found.items() if times > 1] == []


def test_no_family_shares_a_form() -> None:
    lines = (FOLDER / "families-en.txt").read_text(encoding="utf-8").splitlines()
    forms = Counter(form for line in lines if not line.startswith("#") for form in line.split())
    assert [form for form, times in forms.items() if times > 1] == []


def test_every_file_of_words_is_read() -> None:
    assert sorted(FIELDS) == [path.stem for path in WORDS]
