"""The rows by which a pair of languages tells the comparison what its translators rightly do.

A pair has a left and a right language and its rows are written for those sides; `Sides.turned` says that the source is
on the right. Every row has a name, which `toolkit read --target` shows where the row lets a difference go, and an
example (left text, right text) that runs as a test.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeVar

from toolkit.language.alternation import together
from toolkit.language.figures.plainly import NO_PLAIN_WORDS, PlainWords
from toolkit.language.guarded import guarded
from toolkit.language.lazy_pattern import LazyPattern, WholeWords, lazy
from toolkit.language.table_words import TableWords
from toolkit.model.finding import Span
from toolkit.model.quantity import Quantity, QuantityKind, TimeBound

if TYPE_CHECKING:
    from toolkit.language.figures.agreement import Agreement
    from toolkit.language.figures.align import Match
    from toolkit.language.figures.comparison import Discrepancy
    from toolkit.language.figures.hedges import Hedged
    from toolkit.language.figures.sides import Sides
    from toolkit.language.meaning import Place

#: Left text, right text.
Example = tuple[str, str]
Kinds = frozenset[QuantityKind]


@dataclass(frozen=True, slots=True)
class Preparation:
    """Rewrites the figures of both sides before they are compared; returns the same object where nothing changes."""

    name: str
    example: Example
    apply: Callable[[Sides], Sides]


@dataclass(frozen=True, slots=True)
class Equivalence:
    """Two figures of different kinds or values that say the same.

    `judge(left, right, before)` returns how they agree, or None if the row does not apply. `before` is the left text
    just before the left figure.
    """

    name: str
    example: Example
    left: Kinds
    right: Kinds
    judge: Callable[[Quantity, Quantity, str], Agreement | None]


@dataclass(frozen=True, slots=True)
class Distinction:
    """Two figures with equal numbers that do not say the same; the example is a mistake.

    `message(left, right)` says what each of them means.
    """

    name: str
    example: Example
    left: Kinds
    right: Kinds
    test: Callable[[Quantity, Quantity, str], bool]
    message: Callable[[Quantity, Quantity], str]


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a figure of one side needs no counterpart on the other.

    `certain`: the figure is not taken for another one gone wrong either. `note`: it is reported, but only as a note.
    `repeated`: the row applies only where the other side has an equal figure, whose counterpart is another one here.
    """

    name: str
    example: Example
    test: Callable[[Quantity, Sides], bool]
    certain: bool = False
    note: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Why two figures that were matched may differ: under `check`, the difference is allowed, or only a warning."""

    name: str
    example: Example
    check: str
    test: Callable[[Quantity, Quantity, Sides], bool]
    warning: bool = False


@dataclass(frozen=True, slots=True)
class HedgeTolerance:
    """Why one side may have a hedge that was not read on the other: `lost` on the right, or `added` there.

    `turned`: why two hedges that contradict each other may not do so.
    """

    name: str
    example: Example
    fault: Literal["lost", "added", "turned"]
    test: Callable[[Hedged, Hedged], bool]


@dataclass(frozen=True, slots=True)
class Move:
    """Why two figures of a kind may be in another order on the right; `first` comes first on the left."""

    name: str
    example: Example
    test: Callable[[Sides, Match, Match], bool]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words beside a left figure that words beside its counterpart contradict; the example is a mistake.

    `left` is looked for in the clause of the left figure, where `unless` may not be; every match of it has one of the
    words of `cues`, which has no other signs than bars between them. `against` is looked for within `near` characters
    of the right figure (all of its sentence if 0), `confirming` in its sentence; a word of the last allows everything.
    """

    name: str
    example: Example
    check: str
    cues: str
    left: LazyPattern
    against: WholeWords
    confirming: LazyPattern
    unless: LazyPattern | None = None
    near: int = 0


def contrast(name: str, example: Example, check: str, cues: str, left: str, against: str, confirming: str) -> Contrast:
    """A contrast from three alternations; the right ones are of whole words, in any case."""
    return Contrast(name, example, check, cues, lazy(left), WholeWords(against), WholeWords(confirming))


@dataclass(frozen=True, slots=True)
class Restatement:
    """Two figures without a counterpart that say the same by the words around them."""

    name: str
    example: Example
    test: Callable[[Place, Place], bool]


@dataclass(frozen=True, slots=True)
class Labels:
    """Nouns that exclude one another, each with its words on the left and on the right.

    `words` matches all those of the left without a look around, which is quick. `verbs` are not nouns, and tell only
    where no other group does.
    """

    name: str
    words: str
    left: LazyPattern
    right: LazyPattern
    verbs: bool = False


def labels(name: str, words: Mapping[str, str], *, verbs: bool = False) -> Labels:
    """A group of nouns from left words to right words, which are of whole words in any case."""
    rows = list(words.items())
    left = "|".join(f"(?P<n{at}>{ours})" for at, (ours, _) in enumerate(rows))
    right = "|".join(f"(?P<n{at}>{theirs})" for at, (_, theirs) in enumerate(rows))
    plain = re.sub(r"\(\?<?[!=][^)]*\)", "", "|".join(words))
    return Labels(name, plain, LazyPattern(lambda: guarded(left)), WholeWords(right), verbs)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """How a language tells time around the date or the length of time at `start:end` of a text.

    `faces` returns UNTIL or SINCE and `part` EARLY, MIDDLE, LATE or a half, each None where the text does not
    say so for certain. `bans` is as `faces`, where something is forbidden, which `faces` leaves open; `side` is for
    a length of time that is before or after something. `ends` returns the ends of a
    year or month that are told without a figure (年底, the end of the year), and `weekdays` the days of the week with
    their numbers from 1, Monday.
    """

    faces: Callable[[str, int, int], TimeBound | None]
    part: Callable[[str, int, int], TimeBound | None]
    bans: Callable[[str, int, int], TimeBound | None]
    side: Callable[[str, int, int], TimeBound | None]
    ends: Callable[[str], list[Span]]
    weekdays: Callable[[str], list[tuple[int, Span]]]


@dataclass(frozen=True, slots=True)
class ConversionWords:
    """How a language writes a figure once more in another unit: 300 mu (20 hectares)."""

    #: Matches all of the text between two figures if the second is surely the first one converted.
    certain: LazyPattern
    #: The same if it may be.
    possible: LazyPattern
    #: Matches after the second figure if that is one of its own: (20 hectares of which are wet).
    aside: LazyPattern
    #: Matches all of the text between the figures of one amount: 6 feet 1 inch.
    sum: LazyPattern
    #: What each of the first figure is counted by, just after it, in the group `per`: 800 kilograms per mu.
    rate: LazyPattern
    #: Matches words by which degrees may be a difference, before them or after them.
    difference: LazyPattern
    #: Matches the text just before degrees that are a reading (rose to), and that are a difference (rose by).
    reading_before: LazyPattern
    difference_before: LazyPattern
    #: Matches the text just after degrees that are a difference (above normal).
    difference_after: LazyPattern


@dataclass(frozen=True, eq=False)
class Pair:
    """Everything the comparison knows of two languages; a pair without rows compares by value alone.

    `may_omit` excuses figures of the left side, `may_add` figures of the right one.
    """

    left: str
    right: str
    preparations: tuple[Preparation, ...] = ()
    equivalences: tuple[Equivalence, ...] = ()
    distinctions: tuple[Distinction, ...] = ()
    may_omit: tuple[Excuse, ...] = ()
    may_add: tuple[Excuse, ...] = ()
    tolerances: tuple[Tolerance, ...] = ()
    hedge_tolerances: tuple[HedgeTolerance, ...] = ()
    moves: tuple[Move, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    labels: tuple[Labels, ...] = ()
    #: The nouns of a left text, and the places in a right text of some of them.
    left_nouns: Callable[[str], frozenset[int]] = lambda text: frozenset()  # noqa: ARG005
    right_nouns: Callable[[str, frozenset[int]], list[int]] = lambda text, nouns: []  # noqa: ARG005
    #: True if two figures count the same things on both sides, False if each counts the other's, None if neither; and
    #: whether a left text names several such things.
    keeps_counted: Callable[[Sides, Match, Match], bool | None] = lambda sides, first, second: None  # noqa: ARG005
    counts_several: Callable[[str], bool] = lambda text: False  # noqa: ARG005
    #: The word after a list of things whose figures follow in the same order.
    one_by_one: str = ""
    #: The word before what a figure is compared with, where the comparison follows.
    than: str = " "
    #: How each language converts figures; None where nobody wrote that down.
    left_conversions: ConversionWords | None = None
    right_conversions: ConversionWords | None = None
    #: What the labels of tables are read with, on each side; tables are compared as running text without them.
    left_table: TableWords | None = None
    right_table: TableWords | None = None
    #: What is known of a label by the words of both languages, on the left (0) or the right (1).
    table_labels: Callable[[str, int], Iterable[str]] = lambda label, side: ()  # noqa: ARG005
    #: Words and signs between the two ends of a range.
    range_joints: frozenset[str] = frozenset()
    #: Words and signs between two figures that may share what is before the first or after the second.
    list_joints: frozenset[str] = frozenset()
    #: The words of time of the left and of the right language.
    time_words: tuple[TimeWords, TimeWords] | None = None
    #: True if two bounds are in words that can mean nothing else; one turned into the other is an error then.
    explicit_bounds: Callable[[Hedged, Hedged], bool] | None = None
    #: Matches the text before a figure that begins a change (from 50 percent to 70) and not a range.
    change: re.Pattern[str] = re.compile(r"(?!)")
    #: What is told in the plainest words of both languages is not looked at more closely.
    plain_words: PlainWords = NO_PLAIN_WORDS
    #: Finds the scores and ratios whose two sides are exchanged.
    turned_scores: Callable[[Sides], Iterable[Discrepancy]] = lambda sides: ()  # noqa: ARG005
    #: Finds the shares whose part and whole are exchanged.
    turned_parts: Callable[[Sides, Sequence[Match]], Iterable[Discrepancy]] = lambda sides, matches: ()  # noqa: ARG005
    #: Each finds figures that agree in their numbers, but not in what they are of: a rise or a value, a lost unit.
    told_otherwise: tuple[Callable[[Sides, Sequence[Match]], Iterable[Discrepancy]], ...] = ()
    #: Each finds what several words say together and the other text says otherwise: 买二送一 as "buy one, get two".
    expressions: tuple[Callable[[Sides, Sequence[Match]], Iterable[Discrepancy]], ...] = ()

    @cached_property
    def any_label(self) -> re.Pattern[str]:
        """Matches the nouns of a left text that may tell figures apart."""
        return re.compile(together("|".join(row.words for row in self.labels)) or "(?!)")

    @cached_property
    def contrast_cues(self) -> Sequence[tuple[re.Pattern[str], Mapping[object, Sequence[int]]]]:
        """What finds cues of contrasts of one sign, and what may be the first two of longer ones; each with the places
        of the contrasts by what it finds.
        """
        alone: dict[object, list[int]] = {}
        begun: dict[object, list[int]] = {}
        for at, row in enumerate(self.contrasts):
            for cue in {cue[:2] for cue in row.cues.split("|")}:
                known, key = (alone, cue) if len(cue) == 1 else (begun, tuple(cue))
                known.setdefault(key, []).append(at)
        cues = "|".join(row.cues for row in self.contrasts).split("|")
        short, long = [cue for cue in cues if len(cue) == 1], [cue for cue in cues if len(cue) > 1]
        firsts, seconds = {cue[0] for cue in long}, {cue[1] for cue in long}
        return [
            (re.compile("|".join(short) or "(?!)"), alone),
            (re.compile(f"([{''.join(firsts)}])(?=([{''.join(seconds)}]))" if long else "(?!)"), begun),
        ]

    @cached_property
    def equivalences_by_kinds(self) -> Mapping[_TwoKinds, tuple[Equivalence, ...]]:
        """The equivalences that can apply to a left and a right figure of two kinds."""
        return _by_kinds(self.equivalences)

    @cached_property
    def distinctions_by_kinds(self) -> Mapping[_TwoKinds, tuple[Distinction, ...]]:
        """The distinctions that can apply to a left and a right figure of two kinds."""
        return _by_kinds(self.distinctions)


_TwoKinds = tuple[QuantityKind, QuantityKind]
_OfKinds = TypeVar("_OfKinds", Equivalence, Distinction)


def _by_kinds(rows: Sequence[_OfKinds]) -> dict[_TwoKinds, tuple[_OfKinds, ...]]:
    """The rows for a left and a right figure of two kinds, where there are some."""
    return {
        (left, right): some
        for left in QuantityKind
        for right in QuantityKind
        if (some := tuple(row for row in rows if left in row.left and right in row.right))
    }
