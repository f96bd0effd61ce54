"""Enumerators as English writes them, under the setting `numbering`: 一、 as `I.`, 第一， as `First,`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from toolkit.language.en.lexicon import ORDINALS
from toolkit.language.numbering import Enumerator
from toolkit.language.numerals import roman_numeral

#: The highest number in Roman numerals that is read back as an enumerator.
_MOST_ROMAN = 89


class Written(NamedTuple):
    """One form of the setting: how it writes a number, and the highest number that it can write."""

    write: Callable[[int], str]
    most: int = _MOST_ROMAN


_WORDS = [*ORDINALS, "twentieth"]
#: The forms that the setting can name, by their sample for 1.
FORMS: dict[str, Written] = {
    "I.": Written(lambda value: f"{roman_numeral(value)}."),
    "(I)": Written(lambda value: f"({roman_numeral(value)})"),
    "1.": Written(lambda value: f"{value}."),
    "(1)": Written(lambda value: f"({value})"),
    "First,": Written(lambda value: f"{_WORDS[value - 1].capitalize()},", len(_WORDS)),
    "Chapter 1": Written(lambda value: f"Chapter {value}"),
    "Chapter I": Written(lambda value: f"Chapter {roman_numeral(value)}"),
    "Section 1": Written(lambda value: f"Section {value}"),
    "Section I": Written(lambda value: f"Section {roman_numeral(value)}"),
}

#: The source styles of the four places of the setting, in order.
NUMBERED = ("han", "han-paren", "ordinal", "is")


def proposed(enumerator: Enumerator, numbering: tuple[str, ...]) -> str | None:
    """The target's form of a source enumerator under the setting `numbering`; None where the setting has none."""
    forms = dict(zip(NUMBERED, numbering, strict=False))
    form = FORMS.get(forms.get(enumerator.style, ""))
    return form.write(enumerator.value) if form and enumerator.value <= form.most else None
