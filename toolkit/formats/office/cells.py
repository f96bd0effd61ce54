"""The text of a cell, as a person sees it; what is not text is refused."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from decimal import Decimal

from openpyxl.cell.cell import Cell

from toolkit.formats.office.escapes import unescaped

#: The most characters that a cell holds.
LONGEST = 32_767
STRUCK = "has text that is struck out; delete it, or remove the line through it"
_PLAIN = frozenset({"General", "@", "0", "general", ""})
_FORM = re.compile(r"(?P<commas>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?")


class NoTextError(Exception):
    """A cell has something else than a text; the message is for a person."""


def text_of(cell: Cell) -> str:
    """The text of a cell; that of a number as it is shown. Raises NoTextError where there is no telling it."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise NoTextError("has a formula; type the text itself (in a cell formatted as text if it begins with =)")
    if cell.data_type == "e":
        raise NoTextError(f"has the error {value}; type the text")
    if cell.font is not None and cell.font.strike:
        raise NoTextError(STRUCK)
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date | time | timedelta):
        raise NoTextError("has a date or time; type it as text, with an apostrophe before it: '2021-05-17")
    return _number(Decimal(repr(value)), cell.number_format or "General")


def _number(value: Decimal, form: str) -> str:
    """A number as Excel shows it in the forms that people use; the others would be guesses."""
    if form in _PLAIN:
        return f"{value.normalize():f}"
    found = _FORM.fullmatch(form)
    if found is None:
        raise NoTextError(f"has a number in the form {form!r}; type it as text, with an apostrophe before it")
    decimals = len(found["decimals"] or "")
    shown = value * 100 if found["percent"] else value
    return f"{shown:{',' if found['commas'] else ''}.{decimals}f}{found['percent'] or ''}"
