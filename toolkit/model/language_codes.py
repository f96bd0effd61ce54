"""Language codes as catalogs, glossaries and settings write them: BCP 47 (zh-Hans) or gettext (zh_CN)."""

from __future__ import annotations


def primary(language: str) -> str:
    """The primary subtag of a language code in lower case: `zh` for `zh_CN` and `zh-Hans`."""
    return language.replace("_", "-").partition("-")[0].lower()
