"""A translation with the new figures of its source, put in where that is certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.catalogs.changes import FigureChange
from toolkit.catalogs.figures.changed import differ
from toolkit.catalogs.figures.comparing import reordered
from toolkit.catalogs.figures.fitting import mixed, outgrown
from toolkit.catalogs.figures.places import Pairs, Places
from toolkit.catalogs.figures.rewriting import Surroundings, rewritten
from toolkit.catalogs.figures.text_parts import Languages
from toolkit.catalogs.figures.values import Wanted, wanted
from toolkit.language.figures import Discrepancy, compare
from toolkit.language.figures.dates import fields
from toolkit.language.registry import read_quantities
from toolkit.language.sentences import sentences
from toolkit.language.writing.articles import ARTICLE, article
from toolkit.model import Quantity, Severity
from toolkit.model.language_codes import primary


@dataclass(frozen=True, slots=True)
class Carried:
    """A target with new figures, and the changes: one without `new_target` is left to the translator."""

    target: str
    changes: tuple[FigureChange, ...]

    @property
    def is_whole(self) -> bool:
        """True if all figures were put in."""
        return all(change.new_target for change in self.changes)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A figure of the target and its new text, with `article` in front of it if that changes too."""

    place: Quantity
    written: str
    wanted: Wanted
    start: int
    article: str = ""


def carry(old: str, new: str, target: str, pairs: Pairs, languages: Languages) -> Carried:
    """Put the new figures of a source into its old target where that is certain.

    `pairs` are what `only_figures_changed` returns for the old and the new source. A figure is certain if what renders
    it in the target is, if the new one can be written as that is, and if nothing else there depends on it. If all of
    them are, the target must also agree with the new source as well as it did with the old one; else none is put in.
    """
    there = read_quantities(target, languages[1], marks=True)
    changed = [number for number, both in enumerate(pairs) if differ(*both)]
    certain = _certain(old, pairs, changed, target, there, languages) if primary(languages[1]) == "en" else {}
    edits = {edit.place.start: edit for some in certain.values() for edit in some}
    result = _edited(target, edits.values())
    whole = len(certain) == len(changed)
    if not _reads_back(there, result, edits, languages[1]) or (
        whole and _is_worse((old, target), (new, result), languages)
    ):
        result, certain = target, {}
    return Carried(result, tuple(_change(*pairs[number], certain.get(number, ())) for number in changed))


def _change(was: Quantity, now: Quantity, edits: Sequence[_Edit]) -> FigureChange:
    if not edits:
        return FigureChange(was.text, now.text)
    return FigureChange(was.text, now.text, edits[0].place.text, edits[0].written)


def _certain(
    old: str, pairs: Pairs, changed: Sequence[int], target: str, there: Sequence[Quantity], languages: Languages
) -> dict[int, tuple[_Edit, ...]]:
    """The edits of each changed figure for which they are certain."""
    places = Places(old, pairs, target, there, languages)
    found: dict[int, tuple[_Edit, ...]] = {}
    known: dict[tuple[int, Quantity, Quantity], _Edit | None] = {}
    for number in changed:
        old_one, new_one = places.pair(number)
        edits = []
        for index in places.of(number):  # equal figures share all their places
            key = index, old_one._replace(start=0, end=0), new_one._replace(start=0, end=0)
            if key not in known:
                known[key] = _edit(there[index], old_one, new_one, target)
            edits.append(known[key])
        if edits and None not in edits:
            found[number] = tuple(edit for edit in edits if edit)
    origins = {index: pairs[number][0] for number in range(len(pairs)) for index in places.of(number)}
    doubtful = _in_doubt(old, pairs, found, target, there, origins, languages)
    return {number: edits for number, edits in found.items() if number not in doubtful}


def _in_doubt(
    old: str,
    pairs: Pairs,
    found: Mapping[int, Sequence[_Edit]],
    target: str,
    there: Sequence[Quantity],
    origins: Mapping[int, Quantity],
    languages: Languages,
) -> set[int]:
    """The changed figures whose new values the words around them might not fit."""
    numbers = {edit.place.start: number for number, edits in found.items() for edit in edits}
    edits = {edit.place.start: edit for some in found.values() for edit in some}
    put = {index: edits[one.start] for index, one in enumerate(there) if one.start in edits}
    values = {index: edit.wanted.value for index, edit in put.items() if edit.wanted.value is not None}
    places = reordered(target, there, values, origins, languages[1])
    places |= mixed(target, there, {index: edit.written for index, edit in put.items()})
    spans = sentences(target, languages[1])
    places |= {index for index, edit in put.items() if outgrown(target, spans, edit.place, edit.wanted.value, old)}
    new = {number: low for number in found if (low := pairs[number][1].low) is not None}
    source = [one for one, _ in pairs]
    ours = reordered(old, source, new, dict(enumerate(source)), languages[0])
    return ours | {numbers[there[index].start] for index in places & put.keys()}


def _edit(place: Quantity, old: Quantity, new: Quantity, target: str) -> _Edit | None:
    """What to write in a place; None where that is not certain."""
    around = Surroundings(target, place)
    meant = wanted(place, old, new, labelled=around.labelled)
    text = rewritten(place, old, new, meant, around) if meant else ""
    if not meant or not text:
        return None
    before = ARTICLE.search(target, 0, place.start)
    if before is None or _first_word(text) == _first_word(place.text):
        return _Edit(place, text, meant, place.start)
    was, now = article(before[0], place.text), article(before[0], text)
    if was != before["article"] or now is None:
        return None
    return _Edit(place, text, meant, before.start(), now + before["gap"])


def _first_word(text: str) -> str:
    """The letters that a text begins with, if no figure is among its first signs."""
    found = re.match(r"[A-Za-z]+[$€£¥]?", text)
    return found[0] if found else text


def _edited(target: str, edits: Iterable[_Edit]) -> str:
    parts, position = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        parts += [target[position : edit.start], edit.article, edit.written]
        position = edit.place.end
    return "".join([*parts, target[position:]])


def _reads_back(there: Sequence[Quantity], result: str, edits: Mapping[int, _Edit], language: str) -> bool:
    """True if the new target has the new figures in the places of the old ones, and all others unchanged."""
    now = read_quantities(result, language, marks=True)
    if len(now) != len(there):
        return False
    for before, after in zip(there, now, strict=True):
        edit = edits.get(before.start)
        if edit is None:
            if not _unchanged(before, after):
                return False
        elif not edit.wanted.is_said_by(after, before) or after.text != edit.written:
            return False
    return True


def _unchanged(before: Quantity, after: Quantity) -> bool:
    """True if a figure says what it did; a bare day has its month from the date beside it."""
    if before.date and before.text == after.text and before.text.isdigit():
        return before.kind is after.kind and fields(before).get("d") == fields(after).get("d")
    return before._replace(start=0, end=0) == after._replace(start=0, end=0)


def _is_worse(before: tuple[str, str], after: tuple[str, str], languages: Languages) -> bool:
    """True if the comparison finds something in a pair that it does not find in another.

    A conversion that is wrong in the source already is the source's own mistake, which a warning says.
    """
    was, now = (
        Counter(one.check for one in compare(*pair, *languages) if not _is_of_source(one)) for pair in (before, after)
    )
    return bool(now - was)


def _is_of_source(one: Discrepancy) -> bool:
    return one.check == "conversion-mismatch" and one.problem.severity is Severity.WARNING
