"""Both texts of a unit with their figures: what every part of the comparison looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.language.figures.agreement import in_step
from toolkit.language.figures.conversions import NONE, Conversions
from toolkit.language.figures.pair import Pair
from toolkit.language.meaning import MeaningRules
from toolkit.language.money import dollars
from toolkit.language.registry import meaning_rules
from toolkit.model.finding import Problem, Severity, Span
from toolkit.model.quantity import Quantity

#: No paragraph has so many figures; of a text that has, no more than these are looked at closely.
MOST = 200
#: Characters before a figure in which the words are looked for that say what it means (a rise, a state).
BEFORE = 10


class Folded(NamedTuple):
    """What both languages tell the meaning of their figures with, and both texts as that needs them."""

    left: MeaningRules
    right: MeaningRules
    left_text: str
    right_text: str


@dataclass(eq=False, slots=True)  # not frozen, which takes longer to make
class Sides:
    """The texts of a pair of languages; the figures of each are sorted and do not overlap.

    `turned` says that the right text is the source and the left one its translation.
    """

    left_text: str
    left: Sequence[Quantity]
    right_text: str
    right: Sequence[Quantity]
    pair: Pair
    turned: bool = False
    left_conversions: Conversions = NONE
    right_conversions: Conversions = NONE
    #: Words of the left text with those of the right one that render them, as a glossary knows.
    terms: Sequence[tuple[str, str]] = ()
    #: The year that the texts tell of; 0 if unknown.
    year: int = 0
    #: The left text as it is written, where a row of the pair writes it in other characters for the comparison.
    left_written: str = ""
    #: The texts for reading the meaning of their figures; None if a language has no rules for that.
    folded: Folded | None = field(init=False)
    #: The left text in the characters in which the rows of the pair are written, sign by sign.
    left_plain: str = field(init=False)
    #: How many figures, one by one from the beginning of both texts, are the same at first sight.
    in_step: int = field(init=False)

    def __post_init__(self) -> None:
        self.in_step = in_step(self.left, self.right)
        left, right = meaning_rules(self.pair.left), meaning_rules(self.pair.right)
        if left is None or right is None:
            self.folded, self.left_plain = None, self.left_text
        else:
            self.left_plain = left.fold(self.left_text)
            self.folded = Folded(left, right, self.left_plain, right.fold(self.right_text))

    @property
    def target_language(self) -> str:
        """The language of the translation."""
        return self.pair.left if self.turned else self.pair.right

    @property
    def has_local_dollars(self) -> bool:
        """True if a bare dollar may be other than the US dollar: another one is named, or the characters say so."""
        local = dollars() - {"USD"}
        return bool(self.left_written) or any(one.unit in local for one in (*self.left, *self.right))

    @property
    def target_text(self) -> str:
        """The translation as it is written."""
        return (self.left_written or self.left_text) if self.turned else self.right_text

    def before(self, quantity: Quantity) -> str:
        """The text just before a figure of the left side."""
        return self.left_text[max(0, quantity.start - BEFORE) : quantity.start]

    def roles(self, left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
        """Two figures as source and target."""
        return (right, left) if self.turned else (left, right)

    def spans(self, left: Quantity | None, right: Quantity | None) -> tuple[Span | None, Span | None]:
        """The places of two figures, that of the source first."""
        both = (None if left is None else span_of(left)), (None if right is None else span_of(right))
        return both[::-1] if self.turned else both

    def problem(
        self,
        message: str,
        left: Quantity | None,
        right: Quantity | None,
        *,
        suggestion: str | None = None,
        severity: Severity | None = None,
    ) -> Problem:
        """A problem at the places of the figures it is about."""
        source, target = self.spans(left, right)
        return Problem(message, source, target, suggestion, severity)


def span_of(quantity: Quantity) -> Span:
    """The place of a figure as findings give it."""
    return Span(quantity.start, quantity.end, quantity.text)
