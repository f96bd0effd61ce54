"""English quantities: readings as data, and what holds for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from quantity_laws import as_data, check_laws, shown

from toolkit.language.en import reader
from toolkit.language.en.forms import DIGIT_FORMS, WORD_FORMS, DigitForm, WordForm
from toolkit.language.en.reader import read

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "quantities_en.yaml").read_text(encoding="utf-8"))

# Pieces that quantities are made of: random texts of them reach the readers far more often than random characters.
PIECES = (
    "1 12 400 1,200 3.5 2021 2021-25 0 00 1,23,4 3.4.5 9" + "9" * 50 + " one two twenty hundred thousand million "
    "billion dozen dozens tens few half third first second quarter quarters of a an the and or to in out every per "
    "percent percentage points basis % $ US$ HK RMB ¥ yuan - – — + , . : ; / ( ) ½ st nd rd th s May March Sept July "
    "the Q1 H1 FY24 five-year Five-Year Plan 14th 5G C919 more less than over at least no nearly about some odd "
    "plus years km m m² old times fold doubled twice both pair No. Level IV I a.m. 10:33 1:10.6 2/3 minus − ratio "
    "BC lakh crore 6'2\" 1.234.567 mid forties ５ ٣ ② ² 999.95 三 İ ẞ \n \u2028"
).split(" ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_reading(case: dict[str, Any]) -> None:
    assert [as_data(quantity) for quantity in read(case["text"])] == case["reads"]


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    check_laws(text, read(text))


@settings(derandomize=True, deadline=None, max_examples=600)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", "-"])), max_size=14))
def test_any_pieces_are_read(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + joint for piece, joint in pieces)
    check_laws(text, read(text))


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "one ",
        "1,",
        "1 and ",
        "1-",
        "1st and ",
        "May 1, ",
        "one thousand and ",
        "( ",
        "60s and ",
        "sixties, ",
        "3 to 5 pm ",
        "6'2\" ",
        "mid-40s ",
    ],
)
def test_long_text_is_read_in_pieces(piece: str) -> None:
    text = piece * (120_000 // len(piece))
    check_laws(text, read(text))


def test_a_long_text_is_read_as_its_pieces_are() -> None:
    sentence = "Output grew by 12,345.6 percent. "
    found = read(sentence * 7000)
    assert [one.start for one in found] == [number * len(sentence) + 15 for number in range(7000)]
    assert {(one.text, str(one.low)) for one in found} == {("12,345.6 percent", "12345.6")}
    assert len(read("x" * 100_001 + " 5 percent")) == 1


def test_few_words_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Five of the six firms grew by 7 percent in May."
    expected, known = read(text), reader._Beginnings()
    monkeypatch.setattr(reader, "_BEGINS", known)
    monkeypatch.setattr(reader, "_MOST_WORDS", 3)
    assert read(text) == expected
    assert len(known) <= 3


@pytest.mark.parametrize("form", WORD_FORMS, ids=lambda form: form.name)
def test_the_example_of_a_form_of_words(form: WordForm, monkeypatch: pytest.MonkeyPatch) -> None:
    text, _, expected = form.example.partition(" → ")
    assert shown(read(text)) == expected
    others = {word: other.read for other in WORD_FORMS if other is not form for word in other.words}
    monkeypatch.setattr(reader, "READERS", others)
    monkeypatch.setattr(reader, "_BEGINS", reader._Beginnings())
    assert shown(read(text)) != expected, "the example is read the same without the form"


@pytest.mark.parametrize("form", DIGIT_FORMS, ids=lambda form: form.name)
def test_the_example_of_a_form_of_digits(form: DigitForm, monkeypatch: pytest.MonkeyPatch) -> None:
    text, _, expected = form.example.partition(" → ")
    assert shown(read(text)) == expected
    monkeypatch.setattr(reader, "DIGIT_FORMS", tuple(other for other in DIGIT_FORMS if other is not form))
    monkeypatch.setattr(reader, "_readers", reader._readers.__wrapped__)
    assert shown(read(text)) != expected, "the example is read the same without the form"
