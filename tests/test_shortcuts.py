"""What is seen quickly is what a closer look finds: figures one by one, words by their places, numbers far apart."""

from __future__ import annotations

import sys
from decimal import Decimal
from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language.figures import matched_figures
from toolkit.language.figures.rounding import are_near, rounds_to
from toolkit.language.figures.said import first_within
from toolkit.language.numerals import is_whole
from toolkit.model.quantity import Hedge, Quantity, QuantityKind

VALUES = st.integers(-300, 300).map(Decimal) | st.decimals(-20, 20, places=1)


K = QuantityKind
FIGURE = Quantity(0, 1, "1", K.CARDINAL, Decimal(1))
#: In what two figures may differ.
FIELDS: dict[str, tuple[object, ...]] = {
    "kind": (K.MONEY, K.MULTIPLE),
    "low": (Decimal(1), Decimal(2)),
    "unit": ("亩", "天", "CNY", "$"),
    "hedge": (Hedge.NONE, Hedge.OVER),
    "date": ("2020-01", "2020-02"),
    "vague": ("", "dozens"),
}


def alike(fields: tuple[str, str]) -> st.SearchStrategy[list[Quantity]]:
    """Some figures that differ in two fields at most."""
    values = [st.sampled_from(FIELDS[field]) for field in fields]
    made = st.tuples(*values).map(lambda some: FIGURE._replace(**dict(zip(fields, some, strict=True))))
    return st.lists(made, min_size=1, max_size=3)


@settings(deadline=None)  # the rows of the pair are imported first
@pytest.mark.parametrize("fields", [*combinations(FIELDS, 2)], ids="-".join)
@given(data=st.data())
def test_figures_in_step_match_as_by_a_search(fields: tuple[str, str], data: st.DataObject) -> None:
    both = "", data.draw(alike(fields)), "", data.draw(alike(fields))
    quick = matched_figures(*both)
    with patch.object(sys.modules["toolkit.language.figures.sides"], "in_step", lambda _left, _right: 0):
        assert sorted(quick) == sorted(matched_figures(*both))


@given(st.lists(st.integers(0, 40), unique=True).map(sorted), st.integers(0, 42), st.integers(0, 42))
def test_the_first_place_within_bounds_is_found(places: list[int], since: int, until: int) -> None:
    assert first_within(places, since, until) == min((at for at in places if since <= at < until), default=-1)


@given(VALUES, VALUES)
def test_a_number_is_near_what_it_is_rounded_to(exact: Decimal, rounded: Decimal) -> None:
    if rounds_to(exact, rounded):
        assert are_near(exact, rounded)
        assert are_near(rounded, exact)


@pytest.mark.parametrize(("value", "whole"), [("3", True), ("3.0", True), ("3.5", False), ("9" * 40, True)])
def test_a_number_is_whole_however_many_digits_it_has(value: str, whole: bool) -> None:
    assert is_whole(Decimal(value)) is whole
