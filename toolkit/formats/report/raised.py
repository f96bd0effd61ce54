"""Raised figures, told apart from the figures before them: 10⁴ is not 104, nor 2.6万亿元[1] 2.6万亿元1."""

from __future__ import annotations

import re

from toolkit.language.raised_digits import RAISED
from toolkit.language.several_notes import several

SIGNS = str.maketrans("0123456789+-−–", RAISED + "⁺⁻⁻⁻")
EXPONENT = re.compile(r"[-−–+]?[0-9]{1,3}")
#: A figure that is raised after one of these is an exponent: km², 10⁴, 平方米 is m². After others it marks a note.
BASE = re.compile(r"[0-9A-Za-zμΩ㎡%)）米里]\Z")
#: No unit is an English word of so many letters: the city¹.
WORD = re.compile(r"[A-Za-z][a-z]{3,}\Z")
#: A figure of so many digits, or with a separator, is not raised to a power: 1,234 with the note 1.
FIGURE = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]+[.,][0-9]+|[0-9]{3,})\Z")
#: Powers from one to another: 10³⁻⁵.
TEN, POWERS = re.compile(r"(?<![0-9.,])10\Z"), re.compile(r"[0-9]{1,2}\s?[-−–]\s?[0-9]{1,2}")
#: A raised letter marks a note after Chinese, a word or a sign, and at the start of a line: the city^a, but x^n, 21^st.
LETTER = re.compile(r"([a-z])\1{0,2}|[ivx]{1,5}")
AFTER = re.compile(r"(?:^|[\u3400-\u9fff]|[A-Za-z]{3}|[^\w\s])\Z")
#: One of the first letters does so after a figure or a unit too: 1,234^a, 25 kg^b, but 10^n, 25^o C.
FIRST = re.compile(r"([a-h])\1{0,2}")
AFTER_FIRST = re.compile(r"(?:[0-9]|[A-Za-z]{2})\Z")
OPEN = re.compile(r"[\[［〔【〖(（](?:[注註]释?)?\Z")
#: Marks with a word or a bracket of their own: 注1, 1).
NAMED = re.compile(r"[注註]释?\s?[0-9]{1,3}")
COUNTED = re.compile(r"([0-9]{1,2}|[a-z])[)）]")
#: Punctuation that is raised with a mark, and the closing parenthesis of the text before it.
BETWEEN, CLOSE = " \u3000,，、;；.。:：", ")）"
LISTED = re.compile(r"\s*[,，、;；\s]\s*")


def raised(text: str, before: str) -> str:
    """A superscript after another text: an exponent as such, and the marks of notes in brackets.

    Blanks around it are kept where words have blanks between them.
    """
    before = before.rstrip()
    text = text if before[-1:].isascii() and before else text.strip()
    closing = CLOSE if _is_open(before) else ""
    mark = text.strip().strip(BETWEEN + closing)
    return text if OPEN.search(before) or not mark else text.replace(mark, _marked(mark, before), 1)


def _is_open(text: str) -> bool:
    """Whether a text has an opening parenthesis without its closing one."""
    return max(text.rfind("("), text.rfind("（")) > max(text.rfind(")"), text.rfind("）"))


def _marked(text: str, before: str) -> str:
    if EXPONENT.fullmatch(text):
        base = BASE.search(before) and not WORD.search(before) and not FIGURE.search(before)
        return text.translate(SIGNS) if base or not text.isdigit() else f"[{text}]"
    if POWERS.fullmatch(text) and TEN.search(before):
        return text.translate(SIGNS)
    bracket = f"[{text}]"
    if NAMED.fullmatch(text) or any(one.end == len(bracket) and not one.start for one in several(bracket)):
        return bracket
    if counted := COUNTED.fullmatch(text):
        return f"[{counted[1]}]"
    parts = LISTED.split(text)
    return "".join(f"[{one}]" for one in parts) if all(_is_alone(one, before) for one in parts) else text


def _is_alone(text: str, before: str) -> bool:
    """Whether one of several texts between blanks or commas is the mark of a note."""
    if LETTER.fullmatch(text) and AFTER.search(before):
        return True
    first = FIRST.fullmatch(text) and AFTER_FIRST.search(before) and not TEN.search(before)
    return bool(first) or (text.isdecimal() and len(text) < 4)
