"""Language codes as catalogs, glossaries and settings write them: BCP 47 (zh-Hans) or gettext (zh_CN)."""

from __future__ import annotations

import re

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def is_code(text: str) -> bool:
    """True if a text has the form of a language code, known or not."""
    return _CODE.fullmatch(text) is not None


def primary(language: str) -> str:
    """The primary subtag of a language code in lower case: `zh` for `zh_CN` and `zh-Hans`."""
    return language.replace("_", "-").partition("-")[0].lower()


def are_chinese_and_english(first: str, second: str) -> bool:
    """True if one code is of Chinese and the other of English, in either order."""
    return {primary(first), primary(second)} == {"zh", "en"}
