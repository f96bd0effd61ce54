"""The second pass: drafts that do not agree with the rest of the report are asked for once more.

What needs the whole catalog (two wordings of one term, a first mention) cannot be seen while units are drafted side by
side. All are asked on the grounds of one look at the whole, so that the order of answers does not matter; a new wording
is taken only if less is found in its unit, in a second look with all the new ones together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from toolkit.drafting.briefing import Briefs
from toolkit.drafting.drafter import Attempt
from toolkit.drafting.drafts import DraftView
from toolkit.drafting.rounds import Drafted, complaints, draft_unit, told, weight
from toolkit.drafting.side_by_side import Work
from toolkit.model import Finding

Found = Mapping[str, Sequence[Finding]]


class Alignment:
    """Aligns some drafts of a catalog with the rest of it, without writing anything."""

    def __init__(self, view: DraftView, briefs: Briefs, drafts: Mapping[str, str]) -> None:
        self.view = view
        self.briefs = briefs
        self.before = dict(drafts)
        self.found: Found = self._look(drafts)
        self.answers: dict[str, str] = {}

    def works(self, done: Callable[[Drafted], None]) -> Iterator[Work]:
        """A piece of work for each unit that does not agree with others, in the order of the catalog."""
        for one in self.view.base.units:
            if any(map(self.view.needs_whole, self.found.get(one.id, ()))):
                yield self._ask(one.id, done)

    def _ask(self, key: str, done: Callable[[Drafted], None]) -> Work:
        others = {other: text for other, text in self.before.items() if other != key}
        attempt = Attempt(self.before[key], self._complaints(key))
        brief = self.briefs.brief(key, others)
        drafted = yield from draft_unit(
            brief, lambda text: self.view.examine(key, text, others), 0, attempts=(attempt,)
        )
        best = drafted.best
        if best is not None and best.text != self.before[key]:
            self.answers[key] = best.text
        done(drafted)

    def _complaints(self, key: str) -> tuple[str, ...]:
        wide = [one for one in self.found[key] if self.view.needs_whole(one)]
        return tuple(dict.fromkeys([*complaints(wide, notes=True), *complaints(self.found[key])]))

    def settle(self) -> dict[str, str]:
        """The new wordings that are better than those before, with `found` as it is with them."""
        if not self.answers:
            return {}
        tried = self._look(self.before | self.answers)
        better = {key: text for key, text in self.answers.items() if weight(tried[key]) < weight(self.found[key])}
        self.found = self._look(self.before | better) if len(better) < len(self.answers) else tried
        return better

    def _look(self, drafts: Mapping[str, str]) -> Found:
        return {key: told(found) for key, found in self.view.look(drafts).items()}
