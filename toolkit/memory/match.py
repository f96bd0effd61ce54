"""What a search of the memory finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from toolkit.catalogs.changes import FigureChange
from toolkit.model import Origin


class MatchKind(StrEnum):
    """How a known source resembles the text that is looked for; the best first."""

    EXACT = "exact"
    FIGURES = "figures"
    FUZZY = "fuzzy"
    SENTENCE = "sentence"


#: The score of a source that is equal but for its figures; a fuzzy one has less.
FIGURES_SCORE = 0.99
#: The most and the least that a fuzzy match scores.
MOST_FUZZY, LEAST_FUZZY = 0.98, 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A known translation, best first by `score` (0 to 1; 1 for exact matches only).

    `adapted` is the target with the figures of the text that is looked for, None where one of them is not certain;
    for sentences, the paragraph assembled from them. `changes` are the figures that differ; one without `new_target`
    could not be put in. `others` counts further targets of the same source.
    """

    kind: MatchKind
    score: float
    source: str
    target: str
    origin: Origin
    adapted: str | None = None
    changes: tuple[FigureChange, ...] = ()
    others: int = 0
