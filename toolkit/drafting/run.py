"""Drafting one catalog: chains of units side by side, drafts written as they come, then the second pass."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.catalogs.provenance import from_draft, rounds_of
from toolkit.drafting.briefing import Briefs
from toolkit.drafting.chains import chains
from toolkit.drafting.consistency import Alignment
from toolkit.drafting.drafter import Drafter
from toolkit.drafting.drafts import DraftView
from toolkit.drafting.estimate import Estimate, estimate, stand_in
from toolkit.drafting.keeping import Keeper
from toolkit.drafting.result import Draft, Progress, Result
from toolkit.drafting.rounds import Drafted, Tried, draft_unit, is_wrong_figure
from toolkit.drafting.selection import Selection
from toolkit.drafting.side_by_side import SideBySide, Work
from toolkit.memory.memory import Memory
from toolkit.model import Finding, Severity
from toolkit.workspace import OpenCatalog, Proposal, Workspace
from toolkit.workspace.edits import BY_DRAFT
from toolkit.workspace.journal import by_unit


@dataclass(frozen=True, slots=True)
class Options:
    """How units are drafted: rounds of repair, requests at once, and whether a draft with a wrong figure is written."""

    rounds: int = 2
    concurrency: int = 4
    keep_failing: bool = False


class DraftRun:
    """One run over the catalog of a report.

    Everything but the requests happens in the thread that calls `run`. Set `stop` to end it soon: no more requests are
    made, and what has been drafted is written.
    """

    def __init__(
        self,
        workspace: Workspace,
        catalog: OpenCatalog,
        memory: Memory | None,
        drafter: Drafter,
        options: Options,
        *,
        stop: threading.Event | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        project = workspace.project
        self.workspace = workspace
        self.catalog = catalog
        self.drafter = drafter
        self.options = options
        self.stop = stop or threading.Event()
        self.view = DraftView(workspace, catalog)
        self.briefs = Briefs(project, self.view.base, memory)
        self.keeper = Keeper(workspace, self.briefs.report, self.view.base.kept.context.target_language)
        self._progress = progress
        self._ahead: Iterator[str] = iter(())
        self._briefed: set[str] = set()
        self._again = self._done_again = 0  # units of the second pass, and those of them that are done
        self.result = Result(Selection(()))

    def run(self, selection: Selection) -> Result:
        """Draft the units that were selected. Raises EngineError where the engine does, and ToolkitError where drafts
        cannot be written; what was drafted before is written, if that is possible, and is in `result`.
        """
        self.result = Result(selection)
        wanted = frozenset(selection.ids)
        self._ahead = (key for chain in self._wanted_chains(selection.ids) for key in chain if key in wanted)
        try:
            self._run(self._chains(selection.ids))
            if not self.stop.is_set():
                self._align()
        finally:
            try:
                self.keeper.flush()
            finally:
                self._settle()
        return self.result

    def estimate(self, selection: Selection) -> Estimate:
        """What `run` would take, without sending anything."""
        found = Estimate()
        wanted = {key: stand_in(self.view.base.unit(key).source) for key in selection.ids}
        for chain in self._wanted_chains(selection.ids):
            drafts = {key: wanted.get(key) or self.view.earlier.get(key, "") for key in chain}
            for key in wanted.keys() & set(chain):
                found += estimate(self.briefs.brief(key, drafts), self._rounds)
        return found

    def _run(self, works: Iterator[Work]) -> None:
        rounds = SideBySide(self.drafter.draft, self.options.concurrency, self.stop, self._tick, self._prepare)
        rounds.run(works)

    def _prepare(self) -> bool:
        """Prepare the brief of a unit whose turn comes later; False where none is left."""
        key = next((key for key in self._ahead if key not in self._briefed), None)
        if key is not None:
            self.briefs.prepare(key)
        return key is not None

    def _tick(self) -> None:
        self.keeper.tick()
        if not self._progress:
            return
        if self._again:
            self._progress(Progress(self._done_again, self._again, self.result.usage, again=True))
        else:
            done = len(self.result.selection.ids) - len(self.result.open)
            self._progress(Progress(done, len(self.result.selection.ids), self.result.usage))

    # --- the first pass

    def _chains(self, ids: Sequence[str]) -> Iterator[Work]:
        for chain in self._wanted_chains(ids):
            yield self._chain(chain, frozenset(ids))

    def _wanted_chains(self, ids: Sequence[str]) -> Iterator[Sequence[str]]:
        """The chains with at least one of these units, those with the most of them first: a long one that began last
        would be worked on alone.
        """
        wanted = frozenset(ids)
        found = chains([one.id for one in self.view.base.units], self.briefs.places)
        numbers = [(len(wanted.intersection(chain)), chain) for chain in found]
        numbers.sort(key=lambda one: one[0], reverse=True)
        return (chain for number, chain in numbers if number)

    def _chain(self, chain: Sequence[str], wanted: frozenset[str]) -> Work:
        drafts: dict[str, str] = {}
        for key in chain:
            if key in self.view.earlier:
                drafts[key] = self.view.earlier[key]
            elif key in wanted:
                seen = dict(drafts)
                self._briefed.add(key)
                brief = self.briefs.brief(key, seen)
                drafted = yield from draft_unit(brief, self._examiner(key, seen), self._rounds)
                if best := self._take(drafted):
                    drafts[key] = best.text

    def _examiner(self, key: str, drafts: Mapping[str, str]) -> Callable[[str], Sequence[Finding]]:
        return lambda text: self.view.examine(key, text, drafts)

    @property
    def _rounds(self) -> int:
        return self.options.rounds if self.drafter.repairs else 0

    def _take(self, drafted: Drafted) -> Tried | None:
        """Keep the best answer, if it may be written; else say why not."""
        self.result.usage += drafted.usage
        best = drafted.best
        if best is None or (best.fails and not self.options.keep_failing):
            self.result.left[drafted.id] = _reasons(drafted)
            return None
        self._write(drafted.id, "", Draft(best.text, drafted.rounds, best.findings))
        return best

    def _write(self, key: str, was: str, draft: Draft) -> None:
        note = from_draft(self.drafter.name, draft.rounds, [(one.check, one.quoted or "") for one in draft.wrong])
        if not was or key in self.result.drafts:
            self.result.drafts[key] = draft
        self.keeper.add(Proposal(key, was, draft.text, note, drafts_only=True))

    # --- the second pass

    def _align(self) -> None:
        """Align what was drafted, and drafts of earlier runs that nobody has touched, with the rest of the report."""
        self.keeper.flush()
        self._settle()
        if not self.result.drafts:
            return
        drafts = self._untouched() | self.result.drafts
        alignment = Alignment(self.view, self.briefs, {key: one.text for key, one in drafts.items()})
        if self.drafter.repairs:
            works = list(alignment.works(self._spent))
            self._again = len(works)
            self._run(iter(works))
        better = {} if self.stop.is_set() else alignment.settle()
        for key, draft in drafts.items():
            found = tuple(alignment.found[key])
            if key in better:
                self.result.aligned += 1
                self._write(key, draft.text, Draft(better[key], draft.rounds + 1, found))
            elif key in self.result.drafts and found != draft.findings:
                self._write(key, draft.text, replace(draft, findings=found))

    def _spent(self, drafted: Drafted) -> None:
        self.result.usage += drafted.usage
        self._done_again += 1

    def _untouched(self) -> dict[str, Draft]:
        """The drafts of earlier runs that are as this command wrote them, as far as the journal knows."""
        last = by_unit(self.workspace.journal.steps_in(self.keeper.report, self.keeper.language))
        return {
            key: Draft(step.after.target, rounds_of(self.catalog.unit(key).unit), ())
            for key, step in last.items()
            if step.by == BY_DRAFT and self.view.earlier.get(key) == step.after.target
        }

    def _settle(self) -> None:
        """Bring the result in line with what could be written, and in the order of the catalog."""
        result = self.result
        unwritten = dict.fromkeys(self.keeper.waiting, "it could not be written")
        for key, why in {**unwritten, **self.keeper.refused}.items():
            if result.drafts.pop(key, None):
                result.left[key] = (why,)
        for key in self.keeper.kept:
            result.drafts.pop(key, None)
        result.kept = {key: self.keeper.kept[key] for key in result.selection.ids if key in self.keeper.kept}
        result.drafts = {key: result.drafts[key] for key in result.selection.ids if key in result.drafts}
        result.left = {key: result.left[key] for key in result.selection.ids if key in result.left}


def _reasons(drafted: Drafted) -> tuple[str, ...]:
    """Why a unit has no draft: what is wrong with its best answer, or why it has none."""
    best = drafted.best
    if best is not None:
        failing = (one for one in best.wrong if one.severity is Severity.ERROR or is_wrong_figure(one))
        return tuple(f"{one.check}: {one.message}" for one in failing)
    if drafted.failure:
        return (drafted.failure,)
    return drafted.tried[-1].unusable if drafted.tried else ("no answer",)
