"""English enumerators: I. (I) First, (1) Chapter 2."""

from __future__ import annotations

from toolkit.language.en.lexicon import CARDINALS, ORDINALS
from toolkit.language.numbering import Numbering
from toolkit.language.numerals import roman_value

_ORDINALS = ORDINALS | {"twentieth": 20}
_VALUES = CARDINALS | _ORDINALS | {f"{word}ly": value for word, value in _ORDINALS.items()}
_ROMAN = "[IVXL]{1,7}"
_ORDINAL = "|".join(sorted(_VALUES.keys() - CARDINALS.keys(), key=len, reverse=True))
#: The number of a chapter and the like.
_ANY = rf"(?P<n>{_ROMAN}|[0-9]{{1,3}}|(?i:{'|'.join(word for word, value in CARDINALS.items() if value)}))\b[.:]?"

STYLES: dict[str, str] = {
    "part": rf"Part {_ANY}",
    "chapter": rf"Chapter {_ANY}",
    "section": rf"Section {_ANY}",
    "article": rf"Article {_ANY}",
    "roman": rf"(?P<n>{_ROMAN})\.(?=\s)",
    "roman-paren": rf"\((?P<n>{_ROMAN}|[ivxl]{{1,7}})\)",
    "arabic": r"(?P<n>[0-9]{1,3})\.(?=\s)",
    "arabic-paren": r"\(?(?P<n>[0-9]{1,3})\)",
    "circled": r"(?P<n>[①-⑳])",
    "alpha": r"\((?P<n>[a-z])\)",
    "ordinal": rf"(?P<n>(?i:{_ORDINAL}))[,，]",  # a comma that fullwidth-punctuation reports is one mistake
}


def _value(text: str) -> int | None:
    word = text.lower()
    if word in _VALUES:
        return _VALUES[word]
    return roman_value(text) if set(word) <= set("ivxl") else ord(word) - ord("a") + 1


NUMBERING = Numbering(
    STYLES,
    opening=rf"(?=[(①-⑳0-9]|(?i:{_ORDINAL})\b)",
    stop=r"[.;:,!?a](?:nd\s(?<=\sand\s)|\s(?<=[.;:,!?]\s))",
    value=_value,
)
