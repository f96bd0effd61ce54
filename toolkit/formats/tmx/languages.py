"""Whether the language of a segment is the one that is looked for, however a program writes it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

#: Windows' names of the two Chinese scripts.
_WINDOWS = {"chs": "Hans", "cht": "Hant"}


class Tag(NamedTuple):
    """A language tag in its parts: `ZH-CN` is zh, Hans, CN. The script is the usual one if none is given."""

    language: str
    script: str
    region: str


@lru_cache(maxsize=1000)
def distance(tag: str, wanted: str) -> int | None:
    """How far the language of a segment is from the one looked for, None for another language.

    0 for the same, 1 where the segment leaves the region open, 2 for another region, 3 for another script: a memory
    in Traditional characters is better than none.
    """
    one, other = parsed(tag), parsed(wanted)
    if one.language != other.language or not one.language:
        return None
    if one.script != other.script:
        return 3
    if not other.region or one.region == other.region:
        return 0
    return 2 if one.region else 1


@lru_cache(maxsize=1000)
def parsed(tag: str) -> Tag:
    """The parts of zh, zh-CN, zh_Hans, ZH-HANS-CN, zh-cmn-Hans, zho-CN, ZH-CHS, EN-US."""
    from babel.core import get_global

    first, *rest = re.split("[-_]", tag.strip()) if tag.strip() else [""]
    language, script, region = first.lower(), "", ""
    for part in rest:
        if part.lower() in _WINDOWS:
            script = _WINDOWS[part.lower()]
        elif len(part) == 3 and part.isalpha():
            language = part.lower()  # the more exact one: zh-yue
        elif len(part) == 4 and part.isalpha():
            script = part.title()
        elif re.fullmatch("[A-Za-z]{2}|[0-9]{3}", part):
            region = part.upper()
    language = get_global("language_aliases").get(language, language)
    usual = get_global("likely_subtags")
    full = usual.get(f"{language}_{region}") or usual.get(language, "")
    return Tag(language, script or next((part for part in full.split("_") if len(part) == 4), ""), region)
