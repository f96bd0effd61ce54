"""Raised digits: an exponent as its sign (m², 10⁴), and what an author typed as the mark of a note as such a mark."""

from __future__ import annotations

import re

DIGITS = re.compile(r"\s*([0-9+\-−–]{1,4})\s*")
SIGNS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
#: What an exponent is of: a unit, a number, a bracket.
BASE = re.compile(r"[0-9A-Za-zΑ-ω)\]㎡㎞°℃μ]\Z")
NUMBER = re.compile("[0-9]{1,3}")


def raised(text: str, before: str) -> str:
    """A raised text after another, without which 10⁴ would be 104 and 2.6万亿元[1] would be 2.6万亿元1."""
    found = DIGITS.fullmatch(text)
    if found is None:
        return text
    if BASE.search(before):
        return found[1].translate(SIGNS)
    bracketed = before.endswith(("[", "［", "〔", "【", "（", "("))
    return f"[{found[1]}]" if NUMBER.fullmatch(found[1]) and not bracketed else text
