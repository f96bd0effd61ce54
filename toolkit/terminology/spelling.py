"""One form for English spellings that do not tell two words apart; both sides of a comparison go through it."""

from __future__ import annotations

import re

from toolkit.language.en.lexicon import ORDINALS, TENS_ORDINALS

#: British endings and their replacements. Both sides are changed, so changing a word without need does no harm.
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|er|ers|ing|ite|ites|able|hood|hoods|al|ally)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})bour(?=s?$)"), "bor"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z]{3})ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[a-z]{2}en)ce(?=s?$)"), "se"),
    (re.compile(r"(?<=ogram)me(?=s?$)"), ""),
    (re.compile(r"(?<=[aeiou])ll(?=(?:ed|ing|er|ers|ment|ments)$)"), "l"),
)
#: A word without any of these has none of the endings; most words have none.
_ANY = re.compile(r"[iy]s|our|[bt]re|ogue|ence|ogramme|ll")
#: Whole words that no ending covers.
_WORDS = {
    "grey": "gray",
    "ageing": "aging",
    "judgement": "judgment",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "skilful": "skillful",
    "instalment": "installment",
    "instalments": "installments",
    "aluminium": "aluminum",
    "tonne": "ton",
    "tonnes": "tons",
    "cheque": "check",
    "licence": "license",
    "practise": "practice",
    "well-being": "wellbeing",
    "per cent": "percent",
}

_ENDING = {1: "st", 2: "nd", 3: "rd"}
_CARDINALS = "one two three four five six seven eight nine ten eleven twelve".split()
_WORDS |= {word: f"{number}{_ENDING.get(number, 'th')}" for word, number in (ORDINALS | TENS_ORDINALS).items()}
_WORDS |= {word: str(number) for number, word in enumerate(_CARDINALS, 1)}


def spelled(word: str) -> str:
    """A lower-case word in the one spelling used for comparing."""
    if word in _WORDS:
        return _WORDS[word]
    if _ANY.search(word) is None:
        return word
    for pattern, replacement in _ENDINGS:
        word = pattern.sub(replacement, word)
    return word
