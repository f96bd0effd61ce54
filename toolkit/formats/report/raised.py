"""Raised figures, told apart from the figures before them: 10⁴ is not 104, nor 2.6万亿元[1] 2.6万亿元1."""

from __future__ import annotations

import re

from toolkit.language.raised_digits import RAISED

SIGNS = str.maketrans("0123456789+-−–", RAISED + "⁺⁻⁻⁻")
EXPONENT = re.compile(r"[-−–+]?[0-9]{1,3}")
#: A figure that is raised after one of these is an exponent: km², 10⁴, 平方米 is 米². After others it marks a note.
BASE = re.compile(r"[0-9A-Za-zμΩ㎡%)）米里]\Z")
#: No unit is an English word of so many letters: the city¹.
WORD = re.compile(r"[A-Za-z][a-z]{3,}\Z")
#: A raised letter marks a note after a word or a sign, and at the start of a line: the city^a, but x^n, 21^st.
LETTER = re.compile(r"([a-z])\1{0,2}")
AFTER = re.compile(r"(?:^|[A-Za-z]{3}|[^\w\s])\Z")
OPEN = re.compile(r"[\[［〔【〖(（]\Z")


def raised(text: str, before: str) -> str:
    """A superscript after another text: an exponent as such, and the mark of a note in brackets."""
    text = text.strip()
    if LETTER.fullmatch(text) and AFTER.search(before.rstrip()) and not OPEN.search(before.rstrip()):
        return f"[{text}]"
    if not EXPONENT.fullmatch(text) or OPEN.search(before.rstrip()):
        return text
    base = BASE.search(before.rstrip()) and not WORD.search(before.rstrip())
    if base or not text.isdigit():
        return text.translate(SIGNS)
    return f"[{text}]"
