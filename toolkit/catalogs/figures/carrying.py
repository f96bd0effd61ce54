"""A unit in which only figures changed: the new ones are put into the old target where that is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.catalogs.changes import FigureChange
from toolkit.catalogs.figures.shape import shape
from toolkit.language.registry import read_quantities
from toolkit.language.writing.figure import render_quantity
from toolkit.model import Quantity, QuantityKind

#: English words for 1 to 20, in order.
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
#: Figures with more decimals than this are left to the translator.
MOST_DECIMALS = 4
#: A figure with a scale word stays below this many of its units.
THOUSAND = 1000
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: Kinds that name a thing in running text: they are compared by value alone.
_COUNTED = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY})


@dataclass(frozen=True, slots=True)
class Carried:
    """A target with new figures, and the changes: one without `new_target` is left to the translator."""

    target: str
    changes: tuple[FigureChange, ...]


def only_figures_changed(old: str, new: str, language: str) -> tuple[tuple[Quantity, Quantity], ...]:
    """The figures of two sources, pairwise, that differ in nothing else; () where they do, or where nothing differs.

    Pairs of equal figures are among them, so that each figure's place among all of them is known.
    """
    if shape(old) != shape(new):
        return ()
    before, after = (read_quantities(text, language, marks=True) for text in (old, new))
    if len(before) != len(after) or _without(old, before) != _without(new, after):
        return ()
    pairs = tuple(zip(before, after, strict=True))
    alike = all(one.kind is other.kind and one.unit == other.unit and one.hedge is other.hedge for one, other in pairs)
    return pairs if alike and old != new else ()


def carry(target: str, pairs: Sequence[tuple[Quantity, Quantity]], language: str) -> Carried:
    """Put the new figures into the target where that is certain: the target has as many figures of the old value as the
    source, all of them change alike, the new one can be written as the old one was, and reads back as meant.
    """
    there = read_quantities(target, language, marks=True)
    edits: list[tuple[int, int, str]] = []
    changes: list[FigureChange] = []
    for number, (old, new) in enumerate(pairs):
        if old.text == new.text:
            continue
        place = _certain(number, pairs, there)
        written = _rewritten(place, old, new, language, at_start=_begins(target, place)) if place else ""
        if place and written:
            edits.append((place.start, place.end, written))
            changes.append(FigureChange(old.text, new.text, place.text, written))
        else:
            changes.append(FigureChange(old.text, new.text))
    result = _edited(target, edits)
    if not _reads_back(there, result, edits, pairs, language):
        return Carried(target, tuple(FigureChange(one.old_source, one.new_source) for one in changes))
    return Carried(result, tuple(changes))


def _without(text: str, figures: Sequence[Quantity]) -> list[str]:
    """The texts between the figures."""
    starts, ends = [one.start for one in figures], [one.end for one in figures]
    return [text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)]


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures, of one language or two, say the same."""
    if one.date or other.date:
        return one.date == other.date
    if (one.low, one.high, bool(one.vague)) != (other.low, other.high, bool(other.vague)) or one.low is None:
        return False
    return one.kind is other.kind or {one.kind, other.kind} == _COUNTED


def _certain(number: int, pairs: Sequence[tuple[Quantity, Quantity]], there: Sequence[Quantity]) -> Quantity | None:
    """The figure of the target that renders the source's figure of this number; None where that is not certain."""
    old, new = pairs[number]
    alike = [index for index, (other, _) in enumerate(pairs) if _same(other, old)]
    places = [one for one in there if _same(one, old)]
    if len(alike) != len(places) or any(not _same(pairs[index][1], new) for index in alike):
        return None
    return places[alike.index(number)]


def _begins(target: str, place: Quantity | None) -> bool:
    """Whether a figure begins a sentence, where English spells it out."""
    return place is not None and re.search(r"(?:^|[.!?:;]\s+)[\"“(]*$", target[: place.start]) is not None


def _rewritten(place: Quantity, old: Quantity, new: Quantity, language: str, *, at_start: bool) -> str:
    """The new figure written as the old one was; empty where that cannot be done for certain."""
    if not language.lower().startswith("en") or old.vague or new.vague:
        return ""
    if 1 in (old.low, new.low) and old.kind is QuantityKind.CARDINAL:
        return ""  # one enterprise, two enterprises: the words around it change too
    if place.text == render_quantity(old, "en"):
        return render_quantity(new, "en")
    numerals = list(_NUMERAL.finditer(place.text))
    if not numerals:
        return _in_words(place.text, new)
    if len(numerals) == 1 and not at_start:
        return _numeral_replaced(place.text, numerals[0], old, new)
    return ""


def _numeral_replaced(text: str, numeral: re.Match[str], old: Quantity, new: Quantity) -> str:
    """`US$5.26 billion` with another numeral in it: the scale word, the sign and the unit stay."""
    written = Decimal(numeral[0].replace(",", ""))
    if not isinstance(old.low, Decimal) or not isinstance(new.low, Decimal) or old.low != old.high or not written:
        return ""
    if new.low != new.high:
        return ""
    scale = old.low / written
    value = (new.low / scale).normalize()
    exponent = value.as_tuple().exponent
    if scale != 1 and not 1 <= abs(value) < THOUSAND:
        return ""
    if not isinstance(exponent, int) or exponent < -MOST_DECIMALS:
        return ""
    return text[: numeral.start()] + f"{value:,f}" + text[numeral.end() :]


def _in_words(text: str, new: Quantity) -> str:
    """A spelled figure up to twenty as another one: Fourteen → Sixteen, seventh → fifth."""
    words = render_quantity(new, "en") if new.kind is QuantityKind.ORDINAL else ""
    if text.lower() in _WORDS and isinstance(new.low, Decimal) and new.low in range(2, len(_WORDS) + 1):
        words = _WORDS[int(new.low) - 1]
    if not words.isalpha() or not text.isalpha():
        return ""
    return words.capitalize() if text[0].isupper() else words


def _edited(target: str, edits: Sequence[tuple[int, int, str]]) -> str:
    parts, position = [], 0
    for start, end, written in sorted(edits):
        parts += [target[position:start], written]
        position = end
    return "".join([*parts, target[position:]])


def _reads_back(
    there: Sequence[Quantity],
    result: str,
    edits: Sequence[tuple[int, int, str]],
    pairs: Sequence[tuple[Quantity, Quantity]],
    language: str,
) -> bool:
    """True if the new target has the new figures in the places of the old ones, and all others unchanged."""
    now = read_quantities(result, language, marks=True)
    if len(now) != len(there):
        return False
    replaced = {start for start, _, _ in edits}
    for before, after in zip(there, now, strict=True):
        meant = [new for old, new in pairs if _same(old, before)] if before.start in replaced else [before]
        if not any(_same(after, one) for one in meant):
            return False
    return True
