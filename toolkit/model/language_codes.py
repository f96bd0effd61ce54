"""Language codes as catalogs, glossaries and settings write them: BCP 47 (zh-Hans) or gettext (zh_CN)."""

from __future__ import annotations

import re
from functools import lru_cache

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


#: ISO 639-1: the two-letter codes that a folder or file may be named by.
TWO_LETTERS = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su "
    "sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_REGIONAL = re.compile(r"[a-z]{2,3}(?:[-_](?:[A-Z][a-z]{3}|[A-Z]{2}|[0-9]{3}))+")
#: Regions and scripts that programs write in lower case too: zh_tw, zh-hans, pt_br. Words of English are left out.
_LOWER = re.compile(
    r"[a-z]{2}[-_](?:han[st]|latn|cyrl|arab|tw|cn|hk|mo|sg|br|pt|us|gb|uk|ca|au|nz|ie|za|es|mx|ar|ch|de|fr|jp|kr|tr|ru)"
)
_ENDING = re.compile(rf"(?:.*?[._-])?({_REGIONAL.pattern})|.*\.({_LOWER.pattern}|[a-z]{{2}})")
_BEGINNING = re.compile(r"([a-z]{2}[-_](?:[A-Z][a-z]{3}(?:[-_][A-Z]{2})?|[A-Z]{2}))[._-].+")


def in_name(name: str) -> str:
    """The language that the name of a folder or file is, or ends or begins with: `zh_TW`, `app-zh_TW`, `app.ja`,
    `app.zh-tw`, `zh_TW-app`; else empty.

    A code without a region counts alone or after a full stop only: sign-in and how-to are not languages.
    """
    if name in TWO_LETTERS:
        return name
    if name[:2] in TWO_LETTERS and _LOWER.fullmatch(name):
        return name
    found = _ENDING.fullmatch(name)
    code = (found[1] or found[2]) if found else ""
    if primary(code) in TWO_LETTERS or _REGIONAL.fullmatch(code):
        return code
    begins = _BEGINNING.fullmatch(name)
    return begins[1] if begins and primary(begins[1]) in TWO_LETTERS else ""


def is_code(text: str) -> bool:
    """True if a text has the form of a language code, known or not."""
    return _CODE.fullmatch(text) is not None


@lru_cache(maxsize=256)
def primary(language: str) -> str:
    """The primary subtag of a language code in lower case: `zh` for `zh_CN` and `zh-Hans`."""
    return language.replace("_", "-").partition("-")[0].lower()


def are_chinese_and_english(first: str, second: str) -> bool:
    """True if one code is of Chinese and the other of English, in either order."""
    return {primary(first), primary(second)} == {"zh", "en"}


def are_from_chinese_to_english(source: str, target: str) -> bool:
    """True if the source's code is of Chinese and the target's of English."""
    return (primary(source), primary(target)) == ("zh", "en")
