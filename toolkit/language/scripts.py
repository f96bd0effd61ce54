"""Which characters belong to which writing, and their half-width forms."""

from __future__ import annotations

import re

#: Chinese characters, with the iteration mark and the ideographic zero.
HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

HAN_RUN = re.compile(rf"[{HAN}]+(?:[·、，。：；“”‘’《》（）\s0-9A-Za-z%％+]{{0,12}}[{HAN}]+)*")

#: Full-width and Chinese punctuation → the form English uses.
HALF_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {
    "。": ".", "、": ",", "《": '"', "》": '"', "〈": '"', "〉": '"', "「": '"', "」": '"', "『": '"', "』": '"',
    "【": "[", "】": "]", "〔": "(", "〕": ")", "〖": "[", "〗": "]", "～": "–", "￥": "¥", "￡": "£",
    "｡": ".", "､": ",",
}  # fmt: skip

#: Languages written with Chinese characters or full-width punctuation of their own.
WIDE_LANGUAGES = frozenset({"zh", "ja", "ko", "yue", "wuu", "lzh"})


def is_wide(language: str) -> bool:
    """Whether a language uses full-width characters itself."""
    return re.split("[-_]", language)[0].lower() in WIDE_LANGUAGES
