"""Where a text has words that may say something of its figures, found once for all of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from toolkit.language.meaning import REACH, Says

_START = re.Match.start


class Said:
    """Where words begin in a text that may say something of a figure: of a change, a basis, an aim or a fact.

    `nothing`: no word in it does.
    """

    __slots__ = ("bases", "basis_after", "changes", "clause_end", "clauses", "nothing", "stages")

    def __init__(self, says: Says, text: str) -> None:
        self.changes = list(map(_START, says.change.finditer(text)))
        self.bases = list(map(_START, says.basis.finditer(text)))
        self.stages = list(map(_START, says.stage.finditer(text)))
        self.basis_after = says.basis_after
        self.nothing = not (self.changes or self.bases or self.stages)
        if self.nothing and [sign for sign in says.basis_after if sign in text]:
            self.nothing = False
        self.clause_end, self.clauses = says.clause_ends[:1], text
        if self.changes or self.bases:
            for sign in says.clause_ends[1:]:
                self.clauses = self.clauses.replace(sign, self.clause_end)

    def clause(self, start: int) -> int:
        """Where the words begin that may say a change or basis of a figure at `start`: its clause, but not far before
        it.
        """
        first = start - REACH if start > REACH else 0
        return (self.clause_end and self.clauses.rfind(self.clause_end, first, start) + 1) or first


def first_within(places: Sequence[int], since: int, until: int) -> int:
    """The first of the places from `since` on and before `until`; -1 if there is none."""
    at = bisect_left(places, since)
    return places[at] if at < len(places) and places[at] < until else -1
