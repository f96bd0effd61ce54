"""Compare what two texts say of the figures that render each other: sign, direction, change, basis, aim or fact.

Each is unknown unless words near the figure say it; only two known values that contradict each other are reported, and
of one figure only the first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from toolkit.language.figures.agreement import Agreement
from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.converted import is_heat
from toolkit.language.figures.said import Said, first_within
from toolkit.language.figures.sides import Folded, Sides
from toolkit.language.meaning import CHANGING, REACH_AFTER, REACH_OF_STAGE, Place, place
from toolkit.language.triangles import is_open
from toolkit.language.units import unit_of
from toolkit.model.finding import Problem, Span
from toolkit.model.meaning import Basis, Change, Direction, Relation, Stage
from toolkit.model.quantity import Quantity, QuantityKind

_TIMES = frozenset(
    {
        Basis.PER_YEAR,
        Basis.PER_TERM,
        Basis.PER_QUARTER,
        Basis.PER_MONTH,
        Basis.PER_WEEK,
        Basis.PER_DAY,
        Basis.PER_HOUR,
        Basis.PER_MINUTE,
        Basis.PER_SECOND,
    }
)
_THINGS = frozenset(
    {
        Basis.PER_PERSON,
        Basis.PER_HOUSEHOLD,
        Basis.PER_SQUARE_METRE,
        Basis.PER_SQUARE_KILOMETRE,
        Basis.PER_SQUARE_MILE,
        Basis.PER_KILOMETRE,
        Basis.PER_MILE,
        Basis.PER_CUBIC_METRE,
        Basis.PER_LITRE,
        Basis.PER_GALLON,
        Basis.PER_BARREL,
        Basis.PER_TONNE,
        Basis.PER_KILOGRAM,
    }
)
#: A total is not a rate, of any unit.
_AND_TOTALS = _TIMES | _THINGS | {Basis.PER_UNIT, Basis.TOTAL}
#: Groups of bases of which a figure has one.
_GROUPS = (
    frozenset(
        {
            Basis.YEAR,
            Basis.PERIOD,
            Basis.QUARTER,
            Basis.MONTH,
            Basis.WEEK,
            Basis.DAY,
            Basis.PLAN,
            Basis.YEAR_START,
            Basis.AVERAGE,
            Basis.SPAN,
            Basis.PEAK,
            Basis.TROUGH,
        }
    ),
    frozenset({Basis.REAL, Basis.NOMINAL}),
    frozenset({Basis.ADJUSTED, Basis.UNADJUSTED}),
    _TIMES,
    _THINGS,
    _AND_TOTALS,
)
#: Bases that a less exact one may mean.
_ADMITS = {Basis.PERIOD: frozenset({Basis.QUARTER, Basis.MONTH, Basis.WEEK, Basis.DAY})}
#: Characters around a figure in which words may make it negative.
_BEFORE, _AFTER = 100, 60
#: A word further from its figure is not shown with it.
_NEAR = 60
_HYPHENS = tuple("-–—\u200b_/.")


def meant(sides: Sides, matches: Sequence[Match]) -> dict[Match, Discrepancy]:
    """The contradictions in meaning between matched figures, at most one of each figure."""
    folded = sides.folded
    found: dict[Match, Discrepancy] = {}
    if folded is None:
        return found
    said = Said(folded.left.says, folded.left_text)
    due = _due(sides, folded) if sides.year else ()
    says_nothing = said.nothing and not due
    left, right = sides.left, sides.right
    for match in matches:
        at, there, _, _ = match
        _, _, _, kind, low, _, _, _, _, _, weak = left[at]  # which is quicker than by name
        _, _, _, _, other, _, _, _, date, _, other_weak = right[there]
        if low is None or weak or date or kind not in CHANGING:
            continue
        if not other_weak and (low < 0 or (other is not None and other < 0)):
            one = _Two(sides, match, folded).sign()
        elif says_nothing:
            continue
        else:
            one = _contradiction(sides, match, folded, said)
            if one is None and due and not other_weak:
                one = _Two(sides, match, folded).told_before_due(due)
        if one is not None:
            found[match] = one
    return found


def _due(sides: Sides, folded: Folded) -> list[tuple[int, bool]]:
    """The times that the left text names, each with True for a year by which something is to be reached, after the year
    that the texts tell of; empty if none is such a year.
    """
    found = folded.left.due.finditer(folded.left_text)
    times = [(one.start(), int(one[1] or 0) > sides.year) for one in found]
    return times if any(is_due for _, is_due in times) else []


def _has_any(text: str, signs: str) -> bool:
    return any(sign in text for sign in signs)


def _contradiction(sides: Sides, match: Match, folded: Folded, said: Said) -> Discrepancy | None:
    """What two figures of one sign contradict each other in, if the left one's words say something of it."""
    text, plain = folded.left_text, sides.pair.plain_words
    left, right = sides.left[match.left], sides.right[match.right]
    start, end = left.start, left.end
    near = said.clause(start) if said.changes or said.bases else start
    change = basis = stage = -1
    if said.bases:
        basis = first_within(said.bases, near, start)
        if basis >= 0 and (rest := plain.same_basis(text, basis, folded.right_text, right.end)):
            basis = first_within(said.bases, rest, start)
    if not right.weak:  # twice is a figure of a rate alone
        if said.changes:
            change = first_within(said.changes, near, end)
        if said.stages:
            stage = first_within(said.stages, max(0, start - REACH_OF_STAGE), end + REACH_AFTER)
    if change >= 0 and plain.same_change(text, start, folded.right_text, (right.start, right.end)):
        change = -1
    may_have_basis = basis >= 0 or text.startswith(said.basis_after, end)
    if change < 0 and stage < 0 and not may_have_basis:
        return None
    two = _Two(sides, match, folded)
    found = (two.change() if change >= 0 else None) or (two.bases() if may_have_basis else None)
    return found or (two.stage() if stage >= 0 else None)


#: The place of the words that say something of a figure; empty where they are not known.
Words = tuple[int, int]
_UNSAID = (0, 0)


class _Two:
    """Two matched figures, with the place of the left one; the right one is looked at only if that says something."""

    def __init__(self, sides: Sides, match: Match, folded: Folded) -> None:
        self.sides, self.match, self.folded = sides, match, folded
        self.left = place(folded.left_text, sides.left, match.left)
        self._right: Place | None = None

    @property
    def right(self) -> Place:
        """The right figure in its text."""
        if self._right is None:
            self._right = place(self.folded.right_text, self.sides.right, self.match.right)
        return self._right

    def sign(self) -> Discrepancy | None:
        """A sign that only one of the figures has."""
        places = self.left, self.right
        negative = [_is_negative(one.figure) for one in places]
        signed = negative.index(True)
        one, rules = places[1 - signed], (self.folded.left, self.folded.right)[1 - signed]
        of_scales = all(_is_temperature(one.figure) for one in places)
        if of_scales and is_heat(*(one.figure.unit for one in places)):  # 零下10摄氏度 is 14 degrees Fahrenheit
            return None
        if all(negative) or not _is_signed(places[signed]) or is_open(one.text, one.figure.start):
            return None
        change = rules.change(one)
        if change.direction is Direction.DOWN and change.relation is not Relation.TO:
            return None
        start = max(0, one.figure.start - _BEFORE)
        around = one.text[start : one.figure.start] + "|" + one.text[one.figure.end : one.figure.end + _AFTER]
        is_reading = change.direction or _is_temperature(one.figure)
        if (rules.minus if is_reading else rules.negative).search(around):
            return None
        return self._problem("sign-mismatch", "{} and {} have different signs")

    def change(self) -> Discrepancy | None:
        """Another direction, or a change told as a value."""
        ours = self.folded.left.change(self.left)
        if not (ours.direction or ours.relation):
            return None
        theirs = self.folded.right.change(self.right)
        if _turned(ours, theirs) and not self._is_told_of_the_other(ours, theirs):
            names = f"goes {_NAMES[ours.direction]}", f"goes {_NAMES[theirs.direction]}"
            return self._contradiction("direction-mismatch", names, _words(ours), _words(theirs))
        exact = self.match.agreement < Agreement.LOOSE and not self.match.row and not self._is_loose(theirs)
        if exact and _other_relation(ours, theirs):
            names = f"is {_RELATIONS[ours.relation]}", f"is {_RELATIONS[theirs.relation]}"
            return self._contradiction("change-mismatch", names, _words(ours), _words(theirs))
        return None

    def _is_loose(self, theirs: Change) -> bool:
        """True for "three times more", which is used for three times and for four times the old value."""
        figure = self.right.figure
        return figure.kind is QuantityKind.MULTIPLE and theirs.start >= figure.end

    def _is_told_of_the_other(self, ours: Change, theirs: Change) -> bool:
        """True if the right figure is said of what the left one is compared with: 快于城镇, "the towns grew slower"."""
        left, right, pair = self.left, self.right, self.sides.pair
        if theirs.start < right.figure.end:  # no comparison
            return False
        base = pair.left_nouns(left.text[ours.end : left.figure.start])
        said = left.text[left.since : ours.start]
        if not base and pair.than in said:
            said, _, compared = said.rpartition(pair.than)
            base = pair.left_nouns(compared)
        base -= pair.left_nouns(said)
        if not base:
            return False
        subject, other = right.text[right.since : right.figure.start], right.text[right.figure.end : right.until]
        return bool(pair.right_nouns(subject, base)) and not pair.right_nouns(other, base)

    def bases(self) -> Discrepancy | None:
        """Another basis of the same group."""
        ours = self.folded.left.bases(self.left)
        theirs = self.folded.right.bases(self.right) if ours else ours
        if ours.keys() <= theirs.keys() or theirs.keys() <= ours.keys():
            return None
        for group in _GROUPS:
            first, second = ours.keys() & group, theirs.keys() & group
            if group is _AND_TOTALS and (Basis.TOTAL in first) is (Basis.TOTAL in second):
                continue
            if group is _THINGS and self.match.agreement >= Agreement.CONVERTED:
                continue
            if first and second and not _admitted(first) & _admitted(second):
                one, other = min(first, key=str), min(second, key=str)
                return self._contradiction("basis-mismatch", (f"is {one}", f"is {other}"), ours[one], theirs[other])
        return None

    def stage(self) -> Discrepancy | None:
        """An aim told as a fact, or back."""
        ours = self.folded.left.stage(self.left)
        theirs = self.folded.right.stage(self.right) if ours else ours
        if not theirs or ours is theirs:
            return None
        return self._contradiction("aim-mismatch", (f"is {_STAGES[ours]}", f"is {_STAGES[theirs]}"))

    def told_before_due(self, due: Sequence[tuple[int, bool]]) -> Discrepancy | None:
        """What is still to come, in a year after that of the texts, told as a fact."""
        start, folded = self.left.figure.start, self.folded
        since, is_due = due[max(0, bisect_left(due, (start, False)) - 1)]
        between = self.left.text[since:start]
        if not is_due or not 0 < len(between) <= REACH_OF_STAGE or _has_any(between, folded.left.says.clause_ends[1:]):
            return None
        if folded.left.stage(self.left) or folded.right.stage(self.right) is not Stage.FACT:
            return None
        return self._contradiction("aim-mismatch", (f"is {_STAGES[Stage.AIM]}", f"is {_STAGES[Stage.FACT]}"))

    def _contradiction(
        self, check: str, names: tuple[str, str], ours: Words = _UNSAID, theirs: Words = _UNSAID
    ) -> Discrepancy:
        first, second = names[::-1] if self.sides.turned else names
        return self._problem(check, f"{{}} {first}, but {{}} {second}", ours, theirs)

    def _problem(self, check: str, message: str, ours: Words = _UNSAID, theirs: Words = _UNSAID) -> Discrepancy:
        left, right = _span(self.sides.left_text, self.left, ours), _span(self.sides.right_text, self.right, theirs)
        source, target = (right, left) if self.sides.turned else (left, right)
        return Discrepancy(check, Problem(message.format(source.text, f'"{target.text}"'), source, target))


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
    both = ((ours, theirs), (theirs, ours))
    if not (ours.direction and theirs.direction) or Relation.FROM in (ours.relation, theirs.relation):
        return False
    if any(
        one.relation is Relation.TO is not other.relation and one.of is other.direction and not other.of
        for one, other in both
    ):
        return False  # growth of 3.2 percent is what growth slowed to
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


def _admitted(bases: set[Basis]) -> set[Basis]:
    return bases.union(*(_ADMITS.get(basis, frozenset()) for basis in bases))


def _words(change: Change) -> Words:
    return change.start, change.end


def _span(text: str, place: Place, words: Words) -> Span:
    """The place of a figure, with the words that say something of it where they are near."""
    start, end = place.figure.start, place.figure.end
    if words[1] and abs(words[0] - start) < _NEAR:
        start, end = min(start, words[0]), max(end, words[1])
    return Span(start, end, text[start:end])
