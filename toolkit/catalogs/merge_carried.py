"""Texts that a tool carried over to another paragraph give way to what a person typed there.

msgmerge and update put the translation of a similar paragraph under a new one, for review, and each chooses that
paragraph in its own way. Such a text is still the translation of its own paragraph, and stays as that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from toolkit.catalogs.entries import buried, one_line
from toolkit.model import Catalog, State, Unit
from toolkit.model.catalog import is_header

Key = tuple[str | None, str]
Side = dict[Key, Unit]


def put_back_carried(base: Side, ours: Side, theirs: Side) -> None:
    """Undo what a tool carried to a unit in which the other side has another text; changes the sides."""
    known = {text for unit in base.values() for text in _texts(unit)}
    mine, other = known | _finished(ours.values()), known | _finished(theirs.values())
    for key in ours.keys() & theirs.keys():
        one, two, was = ours[key], theirs[key], base.get(key)
        if _texts(one) == _texts(two):
            continue
        here, there = _is_carried(one, was, mine), _is_carried(two, was, other)
        if here and not there and _texts(two):
            ours[key] = _put_back(one, was)
        elif there and _texts(one):
            theirs[key] = _put_back(two, was)


def held_by_both(base: Catalog, ours: Catalog, theirs: Catalog, merged: Sequence[Unit]) -> Iterator[Unit]:
    """The units of a text that both sides have and the merged ones have not, as obsolete ones; an obsolete one without
    a text is replaced.

    A side may have lost the paragraph after a tool carried its text to another one, where it has then been put back.
    """
    was, mine, other = ([unit for unit in side.entries if not is_header(unit)] for side in (base, ours, theirs))
    lost = set(map(_texts, mine)).intersection(map(_texts, other)).difference(map(_texts, merged), [()])
    if not lost:
        return
    keys = {unit.identity for unit in merged if _texts(unit) or not unit.obsolete}
    aside = "\n".join(line for unit in merged for line in unit.comments)
    for unit in (*mine, *other, *was):
        texts = _texts(unit)
        if texts in lost and unit.identity not in keys and not all(one_line(text) in aside for text in texts):
            lost.discard(texts)
            yield buried(unit)


def _finished(units: Iterable[Unit]) -> set[str]:
    return {text for unit in units if unit.state is State.TRANSLATED for text in _texts(unit)}


def _is_carried(unit: Unit, was: Unit | None, others: AbstractSet[str]) -> bool:
    """Whether the text of a unit that needs review was carried over: it is the translation of another one."""
    if unit.state is not State.NEEDS_REVIEW or (was is not None and _texts(unit) == _texts(was)):
        return False
    return others >= set(_texts(unit))


def _texts(unit: Unit) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, unit.targets)))


def _put_back(unit: Unit, was: Unit | None) -> Unit:
    return with_text_of(unit, was or Unit(unit.source, plural_targets=("",) * len(unit.plural_targets)))


def with_text_of(unit: Unit, other: Unit) -> Unit:
    """The unit with another one's translation, state and previous source."""
    return replace(
        unit,
        target=other.target,
        plural_targets=other.plural_targets,
        state=other.state,
        previous=other.previous,
        previous_context=other.previous_context,
        previous_plural=other.previous_plural,
        origin=None,
    )
