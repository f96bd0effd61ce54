"""One row makes a currency or a unit of measure: it is read and written in both languages."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest

from toolkit.language import money
from toolkit.language.bare_signs import BARE_SIGNS
from toolkit.language.prefixed_units import examples
from toolkit.language.registry import read_quantities
from toolkit.language.unit_of_measure import UnitOfMeasure
from toolkit.language.units import english_units, is_time, unit_of, units
from toolkit.language.writing.figure import render_quantity

#: Adds a row to a table before the readers are imported, then prints each text's figure and its writing in the other
#: language.
PROGRAM = """
import sys
from importlib import import_module
table = import_module(sys.argv[1])
table._TABLE += sys.argv[2]
from toolkit.language.registry import read_quantities
from toolkit.language.writing.figure import render_quantity
for text in sys.argv[3:]:
    language, other = ("en", "zh") if text.isascii() else ("zh", "en")
    (one,) = read_quantities(text, language)
    print(one.kind, one.low, one.unit, render_quantity(one, other), sep="|")
"""


def with_row(table: str, row: str, *texts: str) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, f"toolkit.language.{table}", f"{row}\n", *texts]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=True, env={"PYTHONUTF8": "1"}
    )
    return done.stdout.splitlines()


def test_a_new_currency_is_one_row() -> None:
    row = "GLD | galleons | | 加隆 金加隆 | galleon | GLD G$"
    texts = ("5亿加隆", "GLD5亿", "G$3000万", "300 galleons", "GLD5 million", "G$5 million", "a million galleons")
    assert with_row("money", row, *texts) == [
        "money|500000000|GLD|500 million galleons",
        "money|500000000|GLD|500 million galleons",
        "money|30000000|GLD|30 million galleons",
        "money|300|GLD|300加隆",
        "money|5000000|GLD|500万加隆",
        "money|5000000|GLD|500万加隆",
        "money|1000000|GLD|100万加隆",
    ]


def test_a_new_unit_is_one_row() -> None:
    row = "cable | length | 185.2 | 链 索链 | cable cable-length"
    assert with_row("units", row, "3.5万链", "12 cable lengths", "1 cable") == [
        "cardinal|35000|链|35,000 cables",
        "cardinal|12|cable|12链",
        "cardinal|1|cable|1链",
    ]


@pytest.mark.parametrize("currency", money.currencies().values(), ids=lambda one: one.code)
def test_every_name_of_a_currency_is_read(currency: money.Currency) -> None:
    chinese = [f"5亿{name}" for name in currency.zh] + [f"{sign}5亿" for sign in currency.signs]
    english = [f"500 million {name}" for name in currency.en] + [f"{sign}500 million" for sign in currency.signs]
    for language, texts in (("zh", chinese), ("en", english)):
        read = {text: [(one.unit, one.low) for one in read_quantities(text, language)] for text in texts}
        assert read == {text: [(currency.code, 500_000_000)] for text in texts}


@pytest.mark.parametrize("currency", [one for one in money.currencies().values() if one.zh], ids=lambda one: one.code)
def test_a_written_currency_reads_back(currency: money.Currency) -> None:
    (one,) = read_quantities(f"5亿{currency.zh[0]}", "zh")
    written = render_quantity(one, "en")
    assert [(back.unit, back.low) for back in read_quantities(written, "en")] == [(currency.code, one.low)]
    assert render_quantity(one, "zh") == f"5亿{currency.zh[0]}"


def test_which_dollars_a_bare_sign_may_mean() -> None:
    assert money.dollars() == {"USD", "HKD", "CAD", "AUD", "SGD", "NZD", "TWD"}


def test_an_unknown_currency_is_called_by_its_code() -> None:
    assert money.label("ISK") == "ISK"


def test_names_in_chinese_belong_to_one_unit() -> None:
    names = [name for unit in units() for name in unit.zh]
    assert len(names) == len(set(names))


#: Names that read as something else after a number: 12日 and 12月 are dates, `12 second` may rank, and 12节 are knots
#: only beside words of speed.
OTHERWISE = {"日", "月", "节", "second"}


@pytest.mark.parametrize("unit", units(), ids=lambda unit: unit.key)
def test_every_name_of_a_unit_is_read(unit: UnitOfMeasure) -> None:
    english = [name for name, one in english_units().items() if one is unit]
    for language, before, names in (("zh", "约12", unit.zh), ("en", "about 12 ", english)):
        texts = [before + name for name in names if name not in OTHERWISE]
        read = {text: [unit_of(one.unit) for one in read_quantities(text, language)] for text in texts}
        assert read == {text: [unit] for text in texts}


@pytest.mark.parametrize("unit", [one for one in units() if one.signs], ids=lambda unit: unit.key)
def test_the_case_of_a_sign_counts(unit: UnitOfMeasure) -> None:
    signs = [sign for sign in unit.signs if sign not in BARE_SIGNS and sign != "MN"]  # 12 MN is 12 million
    read = {text: [unit_of(one.unit) for one in read_quantities(text, "en")] for text in (f"12 {one}" for one in signs)}
    assert read == {f"12 {sign}": [unit] for sign in signs}


@pytest.mark.parametrize(("zh", "en"), examples(), ids=lambda text: text)
def test_what_a_row_gives_as_equal_is(zh: str, en: str) -> None:
    (one,), (other,) = read_quantities(f"共{zh}", "zh"), read_quantities(f"It is {en}", "en")
    ours, theirs = unit_of(one.unit), unit_of(other.unit)
    assert ours is not None
    assert theirs is not None
    assert one.low is not None
    assert other.low is not None
    assert ours.dimension == theirs.dimension
    assert Fraction(one.low) * ours.factor == Fraction(other.low) * theirs.factor


@pytest.mark.parametrize("sign", BARE_SIGNS)
def test_a_letter_is_a_unit_near_words_of_what_it_measures(sign: str) -> None:
    row = BARE_SIGNS[sign]
    for language, text in (("zh", row.zh), ("en", row.en)):
        (one,) = read_quantities(text, language)
        assert unit_of(one.unit) is unit_of(sign), text
        alone = text[one.start : one.end]
        assert not any(unit_of(found.unit) for found in read_quantities(f"{alone}", language)), alone


def test_short_names_with_a_plural() -> None:
    plurals = {name for name in english_units() if len(name) == 3 and name.isalpha() and name[2] == "s"}
    assert plurals == {"kgs", "kms", "hrs", "yrs", "lbs", "mos", "mts", "mis"}


@pytest.mark.parametrize(
    ("word", "key"), [("吨", "tonne"), ("Kilometers", "kilometre"), ("家", None), ("CNY", None), ("", None)]
)
def test_the_unit_of_a_word(word: str, key: str | None) -> None:
    found = unit_of(word)
    assert (found and found.key) == key


@pytest.mark.parametrize(("word", "is_one"), [("年", True), ("day", True), ("公里", False), ("家", False), ("", False)])
def test_lengths_of_time(word: str, is_one: bool) -> None:
    assert is_time(word) is is_one
