"""What footnotes say more than they did in an earlier state of their catalog.

Footnotes are paired by their words: a revised report, another phrase or another footnote in front changes none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from toolkit.catalogs.directives import bracketed, directives
from toolkit.catalogs.footnotes import FOOTNOTE
from toolkit.model import Unit, unit_key

#: The share of its words that a footnote keeps when it is edited: in its own unit, and where it may be another's.
OWN, OTHER = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Footnote:
    """The words of a footnote, the keys that its unit is known by, and whether it has several comment lines."""

    words: tuple[str, ...]
    keys: frozenset[str]
    several: bool


def footnotes(unit: Unit) -> list[Footnote]:
    """The footnotes of a unit, each without its phrase."""
    if not any("toolkit:" in comment for comment in unit.comments):
        return []
    keys = {unit.key} if unit.previous is None else {unit.key, unit_key(unit.previous, unit.previous_context)}
    found = [one for one in directives(unit.comments) if one.verb == FOOTNOTE]
    texts = ((one.text[bracketed(one.text, 0)[1] :], len(one.parts) > 1) for one in found)
    return [Footnote(tuple(text.split()), frozenset(keys), several) for text, several in texts if text.strip()]


def grown(before: Iterable[Footnote], after: Sequence[Footnote]) -> dict[int, tuple[str, ...] | None]:
    """The index of each footnote that changed → the words that were added (none, where it only lost some); None for one
    that is not among the earlier ones in any form.
    """
    left = list(before)
    changed: list[int] = []
    for number, note in enumerate(after):
        same = [one for one in left if one.words == note.words]
        if same:
            left.remove(max(same, key=lambda one: len(one.keys & note.keys)))
        else:
            changed.append(number)
    found: dict[int, tuple[str, ...] | None] = {}
    for number in changed:
        note = after[number]
        shares = [(_share(one, note), place) for place, one in enumerate(left)]
        share, place = max(shares, default=(0.0, 0))
        found[number] = _added(left.pop(place).words, note.words) if share > 0 else None
    return found


def _share(old: Footnote, new: Footnote) -> float:
    """How much of the shorter footnote is in both; 0 where that is too little for one that was edited."""
    kept = sum(block.size for block in _matcher(old.words, new.words).get_matching_blocks())
    share = kept / min(len(old.words), len(new.words))
    own = bool(old.keys & new.keys)
    return share + own if share >= (OWN if own else OTHER) else 0.0


def _added(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    edits = _matcher(old, new).get_opcodes()
    return tuple(" ".join(new[start:end]) for edit, _, _, start, end in edits if edit in ("insert", "replace"))


def _matcher(old: tuple[str, ...], new: tuple[str, ...]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, old, new, autojunk=False)
