"""Which language a row's texts are in, by their scripts: found out, or compared with what was given."""

from __future__ import annotations

from toolkit.corpus.cells import SOURCE, TARGET
from toolkit.corpus.reasons import Reason
from toolkit.errors import InputError
from toolkit.language.scripts import may_be, writes_han
from toolkit.model.language_codes import primary

#: In place of a language: found out for each row.
AUTO = "auto"
#: The directions that can be found out.
FOUND_OUT = (("zh", "en"), ("en", "zh"))

Direction = tuple[str, str]


def directions(source: str, target: str) -> tuple[Direction, ...]:
    """The directions that rows may have: the one that is given, or with `auto` on either side both that are known.

    Raises InputError for a language beside `auto` that cannot be found out.
    """
    if AUTO not in (source, target):
        return ((source, target),)
    for code in {source, target} - {AUTO}:
        if primary(code) not in FOUND_OUT[0]:
            raise InputError(f"auto finds out Chinese and English, not {code!r}; give both languages")
    return FOUND_OUT


def direction_of(source: str, target: str, allowed: tuple[Direction, ...]) -> Direction | Reason:
    """The first direction that fits two texts; the reason where none does."""
    for direction in allowed:
        if may_be(source, direction[0]) and may_be(target, direction[1]):
            return direction
    if len(allowed) > 1:
        return Reason.UNKNOWN_DIRECTION
    ours, theirs = allowed[0]
    if writes_han(ours) != writes_han(theirs) and may_be(source, theirs) and may_be(target, ours):
        return Reason.SWAPPED
    return TARGET.not_language if may_be(source, ours) else SOURCE.not_language
