"""Which characters belong to which writing, and their half-width forms."""

from __future__ import annotations

import re

from toolkit.language.lazy_pattern import lazy
from toolkit.model.language_codes import primary

#: Chinese characters as terms have them, for a set in a regular expression.
COMMON_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
#: All of them, with the iteration mark and the ideographic zero.
HAN = rf"\u3005\u3007{COMMON_HAN}\U00020000-\U0003ffff"

_EAST = re.compile("[\u2e80-\U0010ffff]")
#: One Chinese character.
ONE_HAN = re.compile(f"[{HAN}]")
HAN_RUN = lazy(rf"[{HAN}]+(?:[·、，。：；“”‘’《》（）\s0-9A-Za-z%％+]{{0,12}}[{HAN}]+)*")

#: The language of a text whose script does not tell it.
UNKNOWN = "und"

_TELLING = (
    ("ja", re.compile("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")),
    ("ko", re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")),
    ("zh", ONE_HAN),
)
_LATIN_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"
_LATIN = re.compile(f"[{_LATIN_LETTERS}]")
_NOT_LATIN = lazy(rf"[^\W\d_{_LATIN_LETTERS}]")
#: Japanese and Korean letters; outside names, Chinese has at least this many characters of its own for each.
_KANA, _HAN_PER_KANA = lazy("[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"), 5
#: What is quoted, or in parentheses.
_QUOTED = lazy("《[^《》]*》|“[^“”]*”|「[^「」]*」|『[^『』]*』|（[^（）]*）|[(][^()]*[)]")
_NEITHER = lazy(rf"[^\W\d_{_LATIN_LETTERS}{HAN}]")

#: Full-width and Chinese punctuation → the form English uses.
HALF_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    "。": ".", "、": ",", "《": '"', "》": '"', "〈": '"', "〉": '"', "「": '"', "」": '"', "『": '"', "』": '"',
    "【": "[", "】": "]", "〔": "(", "〕": ")", "〖": "[", "〗": "]", "～": "–", "￥": "¥", "￡": "£",
    "｡": ".", "､": ",",
}  # fmt: skip

#: Languages written with Chinese characters or full-width punctuation of their own.
WIDE_LANGUAGES = frozenset({"zh", "ja", "ko", "yue", "wuu", "lzh"})

#: Languages written with Chinese characters.
HAN_LANGUAGES = frozenset({"zh", "ja", "yue", "wuu", "lzh", "nan", "hak"})

#: Languages that are written with Latin letters alone; of the many, those that a report may be translated into.
LATIN_LANGUAGES = frozenset(
    "af ca cs cy da de en es et eu fi fil fr ga gl hr hu id is it lt lv ms mt nb nl nn no pl pt ro sk sl sq sv sw tl tr"
    " vi".split()
)

#: Languages written without spaces between words.
UNSPACED = frozenset({"zh", "ja", "yue", "wuu", "nan", "hak"})


def writes_han(language: str) -> bool:
    """True if a language is written with Chinese characters."""
    return primary(language) in HAN_LANGUAGES


def writes_latin(language: str) -> bool:
    """True if a language is known to be written with Latin letters."""
    return primary(language) in LATIN_LANGUAGES


def is_latin(letter: str) -> bool:
    """True if a letter is Latin."""
    return _LATIN.match(letter) is not None


def has_han(text: str) -> bool:
    """True if a text has a Chinese character."""
    return ONE_HAN.search(text) is not None


def reaches_east(text: str) -> bool:
    """True if any character of a text is of the East Asian blocks or beyond, as all Chinese and full-width ones are."""
    return not text.isascii() and _EAST.search(text) is not None


def language_of(text: str) -> str:
    """The language that a text's script suggests: `ja` for kana, `ko` for Hangul, else `zh` for Chinese characters.

    Otherwise `en` where most letters are Latin, `und` where most are of another script, and empty without letters.
    """
    if not text.isascii():
        for language, pattern in _TELLING:
            if pattern.search(text):
                return language
    latin = len(_LATIN.findall(text))
    others = 0 if text.isascii() else sum(map(str.isalpha, text)) - latin
    return UNKNOWN if others > latin else "en" if latin else ""


def may_be(text: str, language: str) -> bool:
    """True if the letters of a text may be of a language: some are of its script, and no fewer than of foreign ones.

    A text of figures alone may be of any language, and any text of a language whose script is not known here. Chinese
    may have any number of Latin letters beside it: names, addresses.

    >>> may_be("GDP增长3%", "zh"), may_be("Bank of China (中国银行)", "en"), may_be("3%", "en")
    (True, True, True)
    >>> may_be("GDP rose", "zh"), may_be("投資額は3億円に達した", "zh"), may_be("ВВП вырос", "en")
    (False, False, False)
    >>> may_be("动画片《となりのトトロ》上映", "zh")
    True
    """
    if writes_latin(language):
        foreign = 0 if text.isascii() else len(_NOT_LATIN.findall(text))
        return foreign == 0 or foreign <= len(_LATIN.findall(text))
    if not writes_han(language):
        return True
    if ONE_HAN.search(text) is None:
        return _LATIN.search(text) is None and _NEITHER.search(text) is None
    if primary(language) != "zh" or _NEITHER.search(text) is None:
        return True
    own, outside = len(ONE_HAN.findall(text)), _QUOTED.sub("", text)
    return len(_NEITHER.findall(outside)) <= own and _HAN_PER_KANA * len(_KANA.findall(outside)) <= own


def is_wide(language: str) -> bool:
    """True if a language uses full-width characters itself."""
    return primary(language) in WIDE_LANGUAGES
