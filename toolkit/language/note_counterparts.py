"""Which mark of a note in a translation leads to the same note as which mark in the source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from toolkit.language.own_notes import Mark


def counterparts(sources: Sequence[Mark], targets: Sequence[Mark], shapes: Collection[str]) -> dict[Mark, Mark]:
    """For each mark of the translation that leads to a note of the source, the mark of the source that leads there.

    `shapes` are the families of the notes that the report has: [1] and ① are two sequences where it has both. A mark of
    another shape than the source's is taken for it only where the report has no notes of that shape.
    """
    same = {mark.key: mark for mark in sources}
    kept = {mark.key for mark in targets}
    changed: dict[str, list[Mark]] = {}
    for key, mark in same.items():
        if key not in kept:
            changed.setdefault(mark.value, []).append(mark)
    found = {}
    for mark in targets:
        others = changed.get(mark.value, [])
        if mark.key in same:
            found[mark] = same[mark.key]
        elif mark.family not in shapes and len(others) == 1:
            found[mark] = others[0]
    return found


def same_signs(source: str, led: Sequence[Mark], target: str, begun: Sequence[Mark]) -> Iterator[Mark]:
    """The signs (①, *) of a translation that are marks whatever is around them, since they are in the source.

    `led` are the marks of the source that lead to notes, `begun` those that the translation begins notes with. A sign
    that is not a mark each time in the source, or is in the translation more often, may be something else.
    """
    for mark in led:
        sign = source[mark.start : mark.end]
        times = sum(one.key == mark.key for one in led)
        if mark.family in ("ring", "star") and target.count(sign) <= times == source.count(sign):
            found = (Mark(*mark.key, *one.span()) for one in re.finditer(re.escape(sign), target))
            yield from (one for one in found if one.start and one not in begun)
