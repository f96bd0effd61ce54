"""Which characters and languages are Chinese or wide."""

from __future__ import annotations

import pytest

from toolkit.language.scripts import has_han, is_wide, reaches_east


@pytest.mark.parametrize(
    ("text", "han", "east"),
    [
        ("plain", False, False),
        ("café – “x”", False, False),
        ("一", True, True),
        ("a〇b", True, True),
        ("々", True, True),
        ("𠀀", True, True),
        ("，", False, True),
        ("ａ", False, True),
        ("", False, False),
    ],
)
def test_characters(text: str, han: bool, east: bool) -> None:
    assert (has_han(text), reaches_east(text)) == (han, east)


@pytest.mark.parametrize(
    ("language", "wide"), [("zh", True), ("ja_JP", True), ("ko", True), ("en", False), ("", False)]
)
def test_languages(language: str, wide: bool) -> None:
    assert is_wide(language) is wide
