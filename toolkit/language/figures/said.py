"""Where a text has words that may say something of its figures, found once for all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from toolkit.language.meaning import REACH, Says


class Said:
    """Where words begin in a text that may say something of a figure: of a change, a basis, an aim or a fact.

    `nothing`: no word in it does.
    """

    __slots__ = ("bases", "basis_after", "changes", "clause_end", "clauses", "nothing", "stages")

    def __init__(self, says: Says, text: str) -> None:
        self.changes, self.bases, self.stages = [[one.start() for one in words.finditer(text)] for words in says[:3]]
        self.basis_after = says.basis_after
        any_after = [sign for sign in says.basis_after if sign in text]
        self.nothing = not (self.changes or self.bases or self.stages or any_after)
        self.clause_end, self.clauses = says.clause_ends[:1], text
        for sign in says.clause_ends[1:]:
            self.clauses = self.clauses.replace(sign, self.clause_end)

    def clause(self, start: int) -> int:
        """Where the words begin that may say something of a figure at `start`: its clause, but not far before it."""
        first = max(0, start - REACH)
        return max(first, self.clauses.rfind(self.clause_end, first, start) + 1) if self.clause_end else first


def first_within(places: Sequence[int], since: int, until: int) -> int:
    """The first of the places from `since` on and before `until`; -1 if there is none."""
    at = bisect_left(places, since)
    return places[at] if at < len(places) and places[at] < until else -1
