"""Which characters belong to which writing, and their half-width forms."""

from __future__ import annotations

import re

from toolkit.model.language_codes import primary

#: Chinese characters as terms have them, for a set in a regular expression.
COMMON_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
#: All of them, with the iteration mark and the ideographic zero.
HAN = rf"\u3005\u3007{COMMON_HAN}\U00020000-\U0003ffff"

_EAST = re.compile("[\u2e80-\U0010ffff]")
_ONE_HAN = re.compile(f"[{HAN}]")
HAN_RUN = re.compile(rf"[{HAN}]+(?:[·、，。：；“”‘’《》（）\s0-9A-Za-z%％+]{{0,12}}[{HAN}]+)*")

#: Full-width and Chinese punctuation → the form English uses.
HALF_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    "。": ".", "、": ",", "《": '"', "》": '"', "〈": '"', "〉": '"', "「": '"', "」": '"', "『": '"', "』": '"',
    "【": "[", "】": "]", "〔": "(", "〕": ")", "〖": "[", "〗": "]", "～": "–", "￥": "¥", "￡": "£",
    "｡": ".", "､": ",",
}  # fmt: skip

#: Languages written with Chinese characters or full-width punctuation of their own.
WIDE_LANGUAGES = frozenset({"zh", "ja", "ko", "yue", "wuu", "lzh"})

#: Languages written without spaces between words.
UNSPACED = frozenset({"zh", "ja", "yue", "wuu", "nan", "hak"})


def has_han(text: str) -> bool:
    """True if a text has a Chinese character."""
    return _ONE_HAN.search(text) is not None


def reaches_east(text: str) -> bool:
    """True if any character of a text is of the East Asian blocks or beyond, as all Chinese and full-width ones are."""
    return not text.isascii() and _EAST.search(text) is not None


def is_wide(language: str) -> bool:
    """True if a language uses full-width characters itself."""
    return primary(language) in WIDE_LANGUAGES
