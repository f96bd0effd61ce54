"""Keeping answers short: lists in pages, and texts cut where an answer would be too long."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import TypeAdapter

from toolkit.servers.mcp.answers import Answer
from toolkit.servers.mcp.arguments import OfPage

T = TypeVar("T")
A = TypeVar("A", bound=Answer)

#: The characters of a text and the items of a list that are kept, tried in turn.
_CUTS = ((2_000, 60), (1_000, 40), (500, 25), (300, 15), (150, 10), (80, 6), (40, 3), (40, 1), (20, 1))
#: Characters of a page beside its rows, and the places that `shortened` names.
_AROUND, _NAMED = 400, 6


def clip(text: str, most: int) -> str:
    """A text with at most so many characters, the last of them … where it was cut."""
    return text if len(text) <= most else text[: most - 1] + "…"


def size(value: object) -> int:
    """The characters of a value as JSON."""
    return len(json.dumps(plain(value), ensure_ascii=False, separators=(",", ":")))


def plain(value: object) -> Any:
    """A value (a dataclass, say) as JSON has it."""
    return TypeAdapter(type(value)).dump_python(value, mode="json")


def page(rows: Sequence[T], asked: OfPage, warnings: Sequence[str]) -> tuple[tuple[T, ...], int, int | None]:
    """The rows of a page that also has some warnings, how many are left after them, and the offset of the next."""
    kept: list[T] = []
    room = asked.max_characters - _AROUND - size(list(warnings))
    for row in rows[asked.offset : asked.offset + asked.limit]:
        room -= size(row) + 1
        if room < 0 and kept:
            break
        kept.append(row)
    end = min(asked.offset, len(rows)) + len(kept)
    left = len(rows) - end
    return tuple(kept), left, end if left else None


def part(whole: str, offset: int, room: int) -> str:
    """The piece of a text from an offset on that takes so many characters as JSON quotes it; one at least."""
    found = whole[offset : offset + max(room, 1)]
    while len(found) > 1 and (taken := size(found)) > room:
        found = found[: max(1, min(len(found) - 1, len(found) * room // taken))]
    return found


def fit(answer: A, most: int) -> A:
    """The answer within so many characters, both as JSON and as text; `shortened` says what was cut."""
    if _fits(answer, most):
        return answer
    adapter = TypeAdapter(type(answer))
    data = adapter.dump_python(answer, mode="json")
    for characters, items in _CUTS:
        cut: list[str] = []
        short: A = adapter.validate_python(_cut(data, characters, items, "", cut))
        named = [*cut[:_NAMED], *([f"{len(cut) - _NAMED} more places"] if len(cut) > _NAMED else [])]
        short = replace(short, shortened=(*answer.shortened, *named))
        if _fits(short, most):
            break
    return short


def _fits(answer: Answer, most: int) -> bool:
    return size(answer) <= most and len(answer.as_text()) <= most


def _cut(value: Any, characters: int, items: int, name: str, cut: list[str]) -> Any:
    """A value with its long texts and lists cut; what was cut is added to `cut`."""
    if isinstance(value, dict):
        return {key: _cut(one, characters, items, f"{name}.{key}" if name else key, cut) for key, one in value.items()}
    if isinstance(value, list):
        if len(value) > items:
            cut.append(f"{name} (the first {items} of {len(value)})")
        return [_cut(one, characters, items, f"{name}.{at}", cut) for at, one in enumerate(value[:items])]
    if isinstance(value, str) and len(value) > characters:
        cut.append(f"{name} ({characters} of {len(value)} characters)")
        return clip(value, characters)
    return value
