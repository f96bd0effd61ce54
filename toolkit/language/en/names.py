"""Digits that are part of a name or a model, and so no figures: 5G, C919, COVID-19, 1 + 6 + N, Web 2.0."""

from __future__ import annotations

from toolkit.language.bare_signs import BARE_SIGNS
from toolkit.language.en.lexicon import CARDINALS, MONTHS, SCALES, SHORT_MONTHS, TENS
from toolkit.language.en.measures import coin_after, measure_after
from toolkit.language.en.tokens import Tokens

# Names that carry a number after a space.
_NAMED = {
    "iso",
    "fi",
    "web",
    "windows",
    "boeing",
    "airbus",
    "gb",
    "version",
    "industry",
    "http",
    "ipv",
    "iphone",
    "office",
    "release",
    "route",
    "highway",
    "interstate",
    "flight",
    "type",
    "aisi",
    "arj",
    "shenzhou",
    "tiangong",
    "tianwen",
    "beidou",
    "change",
    "rfc",
}

# Words that may be tied to a figure by a hyphen without making it a name.
_TIED = {
    "mid",
    "pre",
    "post",
    "non",
    "early",
    "late",
    "end",
    "start",
    "top",
    "over",
    "under",
    "to",
    "than",
    "about",
    "nearly",
    "fy",
    "some",
    "or",
}
_TIED |= CARDINALS.keys() | TENS.keys() | SCALES.keys() | MONTHS.keys() | SHORT_MONTHS.keys()

# Words that begin a cell before a figure (About 5.0) and are never the name of what has a version.
_HEDGES = {"about", "above", "almost", "approximately", "around", "below", "nearly", "over", "roughly", "some", "under"}

# Capitals before a point and digits that begin no code, and how many letters do.
_NO_CODES = {"no", "nos", "p", "pp", "co", "st"}
_PERIODS = {"q", "h", "fy"}
_LETTERS = 2

# The most words and signs of a code.
_SIGNS = 32

# What a sign may be glued to: (+5%), "+5%", 3%/+5%.
_OPENING = set("([{\"'“‘%,;:/=")

# Letters that make a model when glued in capitals: 5G, 3D, 4K.
_MODEL_LETTERS = set("gdkcphersxnq")


# Signs that open and close the quotation of a name.
_QUOTES = set("\"'“”‘’")
# The fewest digits of a name that spells them (“1-2-3”).
_SPELLED = 3


def after_formula(tokens: Tokens, index: int) -> int:
    """The token after a name in which the digits at `index` are added to a letter (1 + 6 + N), else `index`."""
    words = tokens.words
    first = last = index
    while _is_plus(tokens, first - 1) and _is_addend(tokens, first - 2):
        first -= 2
    while _is_plus(tokens, last + 1) and _is_addend(tokens, last + 2):
        last += 2
    named = any(words[at].isalpha() for at in range(first, last + 1, 2))
    return last + 1 if named else index


def _is_plus(tokens: Tokens, index: int) -> bool:
    """True for a plus sign with a space on both sides or on neither, which is not that of 5+ days."""
    return tokens.words[index] == "+" and tokens.glued(index) is tokens.glued(index + 1)


def _is_addend(tokens: Tokens, index: int) -> bool:
    """True for a number, and for a capital alone."""
    word = tokens.words[index]
    return word.isdigit() or (len(word) == 1 and tokens.capital(index))


def after_spelled(tokens: Tokens, index: int) -> int:
    """The token after a name in quotation marks that spells its digits (“1-2-3”), if it begins at `index`."""
    words = tokens.words
    if words[index - 1] not in _QUOTES or not tokens.glued(index):
        return index
    at = index
    while len(words[at]) == 1 and words[at].isdigit() and words[at + 1] == "-":
        at += 2
    is_spelled = at - index >= 2 * (_SPELLED - 1) and len(words[at]) == 1 and words[at].isdigit()
    return at + 1 if is_spelled and words[at + 1] in _QUOTES else index


def is_name_before(tokens: Tokens, index: int) -> bool:
    """True if the tokens before the digits at `index` make them part of a name."""
    words = tokens.words
    before = words[index - 1]
    if not before:
        return False
    if tokens.glued(index):
        if before.isascii() and before.isalpha():
            return before != "fy"
        if before == "-" and tokens.glued(index - 1):
            return _is_tied(words[index - 3], words[index - 2])
        if before == "+":  # +5% and 10+3 are figures, C++11 and ASEAN+3 names
            return tokens.glued(index - 1) and not (words[index - 2][-1:].isdigit() or words[index - 2] in _OPENING)
        if before in ("_", "#") or (before == "δ" and words[index + 1] == "-"):  # Δ9-tetrahydrocannabinol, not Δ4.2
            return True
        if before in ("/", ".") and tokens.glued(index - 1):
            return _in_a_code(tokens, index - 1)
    if before in _NAMED:
        return tokens.capital(index - 1)
    if before in _HEDGES:
        return False
    return words[index].endswith(".0") and before.isalpha() and index > 1 and tokens.capital(index - 1)


def _is_tied(before: str, tied: str) -> bool:
    """True if the word `tied` makes a name of the number that a hyphen ties to it; not the 1960s-1970s."""
    return tied.isascii() and tied.isalpha() and tied not in _TIED and not (tied == "s" and before.isdigit())


def _in_a_code(tokens: Tokens, index: int) -> bool:
    """True if the sign at `index` continues a code that begins with letters: A/CN.7/2021/6, B.2.4, X.25."""
    words = tokens.words
    slash = False
    first = max(0, index - _SIGNS)
    while index > first and tokens.glued(index):
        slash = slash or words[index] == "/"
        index -= 1
        word = words[index]
        if word.isalpha():
            if not tokens.capital(index) or not word.isascii() or word in _NO_CODES:
                return False
            return word not in MONTHS and word not in _PERIODS if slash else len(word) <= _LETTERS
        if word not in ("/", ".", "-") and not word[:1].isdigit():
            return False
    return False


def is_name_after(tokens: Tokens, index: int) -> bool:
    """True if what is glued to the number ending before token `index` makes it part of a name."""
    word = tokens.words[index]
    if not word or not tokens.glued(index):
        return False
    if word == "+":
        following = tokens.words[index + 1]
        return tokens.glued(index + 1) and following.isalpha() and following not in SCALES
    if not word.isalnum():
        return word == "_"
    if len(word) == 1 and word in _MODEL_LETTERS and word.upper() not in BARE_SIGNS and tokens.capital(index):
        return True
    return word.isascii() and measure_after(tokens, index) is None and coin_after(tokens, index) is None
