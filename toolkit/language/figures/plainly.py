"""What both texts say of a figure in the plainest words right beside it, which takes no reading of their meaning."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Words of two languages that say the same: `left` ends before the left figure, `right` before or after the right.

    After a plain change nothing may compare it further: one of `follow` comes next. No `denials` may be before `left`.
    """

    changes: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    follow: tuple[str, ...] = ()
    denials: str = ""
    bases: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def same_change(self, left: str, start: int, right: str, place: tuple[int, int]) -> bool:
        """True if the words before the left figure, at `start`, and the right one, at `place`, are of one row."""
        for ours, theirs in self.changes:
            if left.endswith(ours, 0, start) and right.endswith(theirs, 0, place[0]):
                before = left[start - _LENGTH - 1 : start - _LENGTH]
                return before not in self.denials and right.startswith(self.follow, place[1])
        return False

    def same_basis(self, left: str, at: int, right: str, end: int) -> int:
        """Where the words at `at` of the left text end, if those after the right figure say the same; otherwise 0."""
        for ours, theirs in self.bases:
            if left.startswith(ours, at) and right.startswith(theirs, end):
                return at + len(ours)
        return 0


NO_PLAIN_WORDS = PlainWords()
#: Characters of each of the left words of change.
_LENGTH = 2
