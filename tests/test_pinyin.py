"""Chinese terms in pinyin: readings, the words they are written in, and the order of dictionaries."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.terminology.pinyin import _own, _parts, initial, order, pinyin

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "pinyin.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "reading"), CASES["readings"].items())
def test_a_term_is_read(text: str, reading: str) -> None:
    assert pinyin(text) == reading


@pytest.mark.parametrize(("text", "reading"), CASES["names"].items())
def test_a_name_has_capitals(text: str, reading: str) -> None:
    assert pinyin(text, name=True) == reading


@pytest.mark.parametrize("terms", CASES["order"], ids=" ".join)
def test_terms_are_sorted_as_in_a_dictionary(terms: list[str]) -> None:
    for before, after in pairwise(terms):
        assert order(before) < order(after)


@pytest.mark.parametrize(("text", "letter"), CASES["initials"].items())
def test_the_letter_in_an_index(text: str, letter: str) -> None:
    assert initial(text) == letter


@pytest.mark.parametrize(("word", "reading"), _own().items())
def test_every_row_has_a_syllable_a_character(word: str, reading: str) -> None:
    assert len(_parts(reading)) == len(word)


def letters(text: str) -> str:
    """The letters of a reading without tones."""
    plain = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"[^a-z]", "", plain)


@given(st.text(alphabet="重庆中小企业发展的第十二年产业链长江新稳增还林安恩", min_size=1, max_size=12))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_no_syllable_is_lost(text: str) -> None:
    assert letters(pinyin(text)) == letters("".join(key[1] for key in order(text)))
