"""Compare what two texts say of the figures that render each other: sign, direction, change, basis, aim or fact.

Each is unknown unless words near the figure say it; only two known values that contradict each other are reported, and
of one figure only the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from toolkit.language.figures.agreement import Agreement
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.meaning import MeaningRules, Place, place
from toolkit.language.registry import meaning_rules
from toolkit.language.units import unit_of
from toolkit.model.finding import Problem, Span
from toolkit.model.meaning import Basis, Change, Direction, Relation, Stage
from toolkit.model.quantity import Quantity, QuantityKind

K = QuantityKind
_KINDS = frozenset(
    {
        K.CARDINAL,
        K.MONEY,
        K.PERCENT,
        K.PERCENTAGE_POINT,
        K.BASIS_POINT,
        K.FRACTION,
        K.MULTIPLE,
        K.ORDINAL,
    }
)
#: Groups of bases of which a figure has one.
_GROUPS = (
    frozenset(
        {
            Basis.YEAR,
            Basis.PERIOD,
            Basis.QUARTER,
            Basis.MONTH,
            Basis.WEEK,
            Basis.YEAR_START,
            Basis.AVERAGE,
            Basis.PEAK,
            Basis.TROUGH,
        }
    ),
    frozenset({Basis.REAL, Basis.NOMINAL}),
    frozenset({Basis.ADJUSTED, Basis.UNADJUSTED}),
    frozenset({Basis.PER_YEAR, Basis.PER_MONTH, Basis.PER_DAY, Basis.PER_UNIT, Basis.TOTAL}),
)
#: Bases that a less exact one stands for.
_ADMITS = {
    Basis.PERIOD: frozenset({Basis.QUARTER, Basis.MONTH, Basis.WEEK}),
    Basis.PER_UNIT: frozenset({Basis.PER_YEAR, Basis.PER_MONTH, Basis.PER_DAY}),
}
#: Characters around a figure in which words may make it negative.
_BEFORE, _AFTER = 100, 60
#: A word further from its figure is not shown with it.
_NEAR = 60
_HYPHENS = tuple("-–—\u200b_/.")


def meant(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:
    """The contradictions in meaning between matched figures, at most one of each figure."""
    ours, theirs = meaning_rules(sides.pair.left), meaning_rules(sides.pair.right)
    if ours is None or theirs is None:
        return
    text = sides.left_text
    says = ours.says.change(text), ours.says.basis(text), ours.says.stage(text)
    for match in matches:
        left, right = sides.left[match.left], sides.right[match.right]
        if left.kind not in _KINDS or left.weak or right.weak or right.date or left.low is None:
            continue
        if any(says) or _is_negative(left) or _is_negative(right):
            found = _Meaning(sides, match, ours, theirs).contradiction(*says)
            if found is not None:
                yield found


class _Meaning:
    """Two matched figures with what is said of each, read as far as it is needed."""

    def __init__(self, sides: Sides, match: Match, ours: MeaningRules, theirs: MeaningRules) -> None:
        self.sides = sides
        self.match = match
        self.rules = ours, theirs
        self.exact = match.agreement < Agreement.LOOSE and not match.row

    @cached_property
    def left(self) -> Place:
        """The left figure in its text."""
        return place(self.sides.left_text, self.sides.left, self.match.left)

    @cached_property
    def right(self) -> Place:
        """The right figure in its text."""
        return place(self.sides.right_text, self.sides.right, self.match.right)

    @property
    def places(self) -> tuple[Place, Place]:
        """Both figures in their texts."""
        return self.left, self.right

    def contradiction(self, change: bool, basis: bool, stage: bool) -> Discrepancy | None:
        """The first contradiction, if any, in what the left text may say at all."""
        sides, match = self.sides, self.match
        if _is_negative(sides.left[match.left]) or _is_negative(sides.right[match.right]):
            return self._sign()
        return (
            (self._change() if change else None)
            or (self._bases() if basis else None)
            or (self._stage() if stage else None)
        )

    def _sign(self) -> Discrepancy | None:
        negative = [_is_negative(one.figure) for one in self.places]
        if all(negative):
            return None
        signed = negative.index(True)
        plain = 1 - signed
        one, rules = self.places[plain], self.rules[plain]
        if not _is_signed(self.places[signed]):
            return None
        change = rules.change(one)
        if change.direction is Direction.DOWN and change.relation is not Relation.TO:
            return None
        start = max(0, one.figure.start - _BEFORE)
        around = one.text[start : one.figure.start] + "|" + one.text[one.figure.end : one.figure.end + _AFTER]
        is_reading = change.direction or _is_temperature(one.figure)
        if (rules.minus if is_reading else rules.negative).search(around):
            return None
        words = self._quoted(Change(), Change())
        return self._problem("sign-mismatch", f"{words[0]} and {words[1]} have different signs", Change(), Change())

    def _change(self) -> Discrepancy | None:
        ours = self.rules[0].change(self.left)
        if not (ours.direction or ours.relation):
            return None
        theirs = self.rules[1].change(self.right)
        if _turned(ours, theirs):
            named = [_NAMES[one.direction] for one in (ours, theirs)]
            quoted = self._quoted(ours, theirs)
            if self.sides.turned:
                named, quoted = named[::-1], quoted[::-1]
            message = f"{quoted[0]} goes {named[0]}, but {quoted[1]} goes {named[1]}"
            return self._problem("direction-mismatch", message, ours, theirs)
        if self.exact and _other_relation(ours, theirs):
            quoted, relations = self._quoted(ours, theirs), [ours.relation, theirs.relation]
            if self.sides.turned:
                quoted, relations = quoted[::-1], relations[::-1]
            said = [_RELATIONS[relation] for relation in relations]
            return self._problem(
                "change-mismatch", f"{quoted[0]} is {said[0]}, but {quoted[1]} is {said[1]}", ours, theirs
            )
        return None

    def _bases(self) -> Discrepancy | None:
        ours = self.rules[0].bases(self.left)
        theirs = self.rules[1].bases(self.right) if ours else ours
        for group in _GROUPS:
            first, second = ours & group, theirs & group
            if first and second and not _admitted(first) & _admitted(second):
                names = [min(first, key=str).value, min(second, key=str).value]
                quoted = self._quoted(Change(), Change())
                if self.sides.turned:
                    names, quoted = names[::-1], quoted[::-1]
                message = f"{quoted[0]} is {names[0]}, but {quoted[1]} is {names[1]}"
                return self._problem("basis-mismatch", message, Change(), Change())
        return None

    def _stage(self) -> Discrepancy | None:
        ours = self.rules[0].stage(self.left)
        if not ours:
            return None
        theirs = self.rules[1].stage(self.right)
        if not theirs or ours is theirs:
            return None
        names = [_STAGES[ours], _STAGES[theirs]]
        quoted = self._quoted(Change(), Change())
        if self.sides.turned:
            names, quoted = names[::-1], quoted[::-1]
        message = f"{quoted[0]} is {names[0]}, but {quoted[1]} is {names[1]}"
        return self._problem("aim-mismatch", message, Change(), Change())

    def _quoted(self, ours: Change, theirs: Change) -> list[str]:
        spans = _span(self.left, ours), _span(self.right, theirs)
        texts = [span.text for span in spans]
        texts[0 if self.sides.turned else 1] = f'"{texts[0 if self.sides.turned else 1]}"'
        return texts

    def _problem(self, check: str, message: str, ours: Change, theirs: Change) -> Discrepancy:
        left, right = _span(self.left, ours), _span(self.right, theirs)
        source, target = (right, left) if self.sides.turned else (left, right)
        return Discrepancy(check, Problem(message, source, target))


_NAMES = {Direction.UP: "up", Direction.DOWN: "down"}
_RELATIONS = {
    Relation.BY: "the change",
    Relation.TO: "the new value",
    Relation.FROM: "the old value",
    Relation.OF: "a part or multiple of the old value",
}
_STAGES = {Stage.AIM: "an aim or estimate", Stage.FACT: "a fact"}


def _is_signed(place: Place) -> bool:
    """False for a hyphen that joins the figure to what is before it."""
    before = place.text[place.figure.start - 1 : place.figure.start]
    return not (before.isascii() and before.isalnum()) and before not in _HYPHENS


def _is_temperature(quantity: Quantity) -> bool:
    unit = unit_of(quantity.unit)
    return unit is not None and unit.dimension in ("celsius", "fahrenheit")


def _is_negative(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low < 0


def _turned(ours: Change, theirs: Change) -> bool:
    """True if one figure is a rise and the other a fall of the same."""
    if not (ours.direction and theirs.direction) or Relation.FROM in (ours.relation, theirs.relation):
        return False
    opposite = ours.direction is not theirs.direction
    known = {ours.of, theirs.of} - {Direction.UNKNOWN}
    if len(known) > 1:  # growth that slows, told as a decline that narrows
        return not opposite
    return opposite and not (known == {Direction.DOWN} and ours.of is not theirs.of)


def _other_relation(ours: Change, theirs: Change) -> bool:
    """True if one figure is a change and the other the value after it; growth may be told either way."""
    if ours.of is not theirs.of:
        return False
    return {ours.relation, theirs.relation} in ({Relation.BY, Relation.TO}, {Relation.BY, Relation.OF})


def _admitted(bases: frozenset[Basis]) -> frozenset[Basis]:
    return bases.union(*(_ADMITS.get(basis, frozenset()) for basis in bases))


def _span(place: Place, change: Change) -> Span:
    """The place of a figure, with the word of its change where that is near."""
    start, end = place.figure.start, place.figure.end
    if change.end and abs(change.start - start) < _NEAR:
        start, end = min(start, change.start), max(end, change.end)
    return Span(start, end, place.text[start:end])
