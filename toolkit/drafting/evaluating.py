"""How good an engine is: its drafts of units whose translation exists, before and after repair, beside this one.

Nothing is written. No prompt has the unit's own translation in it: the memory is asked for other texts only. The
translations of the units before it are shown, as they would be to a translator who comes to this unit.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType

from toolkit.catalogs.provenance import is_draft
from toolkit.drafting.brief import Brief
from toolkit.drafting.briefing import Briefs
from toolkit.drafting.drafter import Answer, Drafter, DraftError, Task, Usage
from toolkit.drafting.estimate import Estimate, estimate
from toolkit.drafting.result import Progress
from toolkit.drafting.rounds import STATES, Drafted, draft_unit, is_wrong_figure
from toolkit.drafting.side_by_side import SideBySide, Work
from toolkit.errors import InputError, MissingExtraError
from toolkit.memory.memory import Memory
from toolkit.model import Finding, Severity, State
from toolkit.project.files import display
from toolkit.project.layout import Project
from toolkit.workspace import OpenCatalog, OpenUnit

#: The checks by which a term is not kept.
TERMS = frozenset({"term-missing", "term-deprecated"})


@dataclass(frozen=True, slots=True)
class Measured:
    """A set of translations of the same units, and what is found in them.

    `figures` and `terms` count what their sources have, `figures_right` those that are neither wrong nor missing,
    `terms_kept` those in which no error or warning is found; a unit without a translation has none of them right.
    """

    findings: Mapping[tuple[str, Severity], int]
    missing: int
    figures: int
    figures_right: int
    terms: int
    terms_kept: int
    chrf: float | None

    def total(self, severity: Severity) -> int:
        """The findings of one severity."""
        return sum(number for (_, level), number in self.findings.items() if level is severity)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An engine on a catalog: its first answers, its best ones after repair, and what people wrote.

    `usage` is what all answers took, also those that an earlier run has paid for (`cached` requests of them).
    `failures` are the units without an answer that can be used, with the reason.
    """

    model: str
    path: str
    units: int
    rounds: int
    first: Measured
    repaired: Measured
    human: Measured
    usage: Usage
    cached: int
    failures: Mapping[str, str]


@dataclass
class _Column:
    """The translations of one kind, as they are measured."""

    findings: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    figures: int = 0
    wrong_figures: int = 0
    terms: int = 0
    wrong_terms: int = 0
    missing: int = 0


def units_of(catalog: OpenCatalog, limit: int | None = None) -> list[OpenUnit]:
    """The units with a translation by people, spread over the catalog where there are more than `limit`.

    Raises InputError where there is none.
    """
    found = [one for one in catalog.units if _is_human(one)]
    if not found:
        raise InputError("has no translation to evaluate drafts by", path=display(catalog.path))
    if limit is None or limit >= len(found):
        return found
    return [found[at * len(found) // limit] for at in range(limit)]


def _is_human(one: OpenUnit) -> bool:
    return bool(one.target) and one.state is State.TRANSLATED and one.unit.plural is None and not is_draft(one.unit)


class EvaluationRun:
    """One evaluation. Set `stop` to end it soon; `run` measures the units that are done then."""

    def __init__(
        self,
        project: Project,
        catalog: OpenCatalog,
        memory: Memory | None,
        drafter: Drafter,
        rounds: int,
        concurrency: int,
        *,
        stop: threading.Event | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self.catalog = catalog
        self.briefs = Briefs(project, catalog, memory)
        self.drafter = drafter
        self.rounds = rounds if drafter.repairs else 0
        self.concurrency = concurrency
        self.stop = stop or threading.Event()
        self._progress = progress
        self._drafted: dict[str, Drafted] = {}
        self._usage, self._cached = Usage(), 0
        self._lock = threading.Lock()

    def run(self, units: Sequence[OpenUnit]) -> Evaluation:
        """Ask for a draft of each unit and measure them. Raises EngineError where the engine does, and
        MissingExtraError without sacrebleu.
        """
        metric = chrf_metric()
        works = (self._work(one) for one in units)
        SideBySide(self._ask, self.concurrency, self.stop, lambda: self._tick(len(units))).run(works)
        done = [one for one in units if one.id in self._drafted]
        drafted = [self._drafted[one.id] for one in done]
        best = [one.best for one in drafted]
        first = [one.tried[0] if one.tried and not one.tried[0].unusable else None for one in drafted]
        return Evaluation(
            model=self.drafter.name,
            path=str(self.catalog.path),
            units=len(done),
            rounds=self.rounds,
            first=self._measured(done, [one.text if one else None for one in first], metric),
            repaired=self._measured(done, [one.text if one else None for one in best], metric),
            human=self._measured(done, [one.target for one in done], None),
            usage=self._usage,
            cached=self._cached,
            failures={one.id: _why(one) for one, found in zip(drafted, best, strict=True) if found is None},
        )

    def estimate(self, units: Sequence[OpenUnit]) -> Estimate:
        """What `run` would take, without sending anything."""
        briefs = (without_own(self.briefs.brief(one.id), one) for one in units)
        return sum((estimate(brief, self.rounds, second_pass=False) for brief in briefs), Estimate())

    def _ask(self, task: Task) -> Answer:
        try:
            answer = self.drafter.draft(task)
        except DraftError as error:
            self._spend(error.usage + error.earlier, error.earlier.requests)
            raise
        self._spend(answer.usage + answer.earlier, answer.earlier.requests)
        return answer

    def _spend(self, usage: Usage, cached: int = 0) -> None:
        with self._lock:
            self._usage += usage
            self._cached += cached

    def _tick(self, units: int) -> None:
        if self._progress:
            self._progress(Progress(len(self._drafted), units, self._usage))

    def _work(self, one: OpenUnit) -> Work:
        brief = without_own(self.briefs.brief(one.id), one)
        self._drafted[one.id] = yield from draft_unit(brief, lambda text: self._findings(one.id, text), self.rounds)

    def _findings(self, key: str, text: str) -> tuple[Finding, ...]:
        return self.catalog.examine(key, text, State.TRANSLATED).findings

    def _measured(self, units: Sequence[OpenUnit], texts: Sequence[str | None], metric: ModuleType | None) -> Measured:
        column = _Column()
        for one, text in zip(units, texts, strict=True):
            self._measure(column, one, text or "")
        references = [one.target for one in units]
        score = metric.CHRF().corpus_score(column.texts, [references]).score if metric and units else None
        return Measured(
            findings=dict(sorted(column.findings.items())),
            missing=column.missing,
            figures=column.figures,
            figures_right=column.figures - column.wrong_figures,
            terms=column.terms,
            terms_kept=column.terms - column.wrong_terms,
            chrf=score,
        )

    def _measure(self, column: _Column, one: OpenUnit, text: str) -> None:
        # What a source has is counted with its own translation: the one of a draft may mask other figures.
        own = self.catalog.examine(one.id, one.target, State.TRANSLATED).reading
        figures, terms = own.compared_figures, own.compared_terms
        column.texts.append(text)
        column.figures += figures
        column.terms += terms
        if not text:
            column.missing += 1
            column.wrong_figures += figures
            column.wrong_terms += terms
            return
        found = [finding for finding in self._findings(one.id, text) if finding.group != STATES]
        column.findings.update((finding.check, finding.severity) for finding in found)
        column.wrong_figures += min(figures, _places(found, is_wrong_figure))
        column.wrong_terms += min(terms, _places(found, _is_lost_term))


def without_own(brief: Brief, one: OpenUnit) -> Brief:
    """A brief whose memory does not give the unit's own translation away."""
    return replace(
        brief, memory=tuple(match for match in brief.memory if not _gives_away(match.source, match.target, one))
    )


def _gives_away(source: str, target: str, one: OpenUnit) -> bool:
    return source == one.source or target == one.target


def _is_lost_term(finding: Finding) -> bool:
    return finding.check in TERMS and finding.severity is not Severity.NOTE


def _places(findings: Sequence[Finding], wanted: Callable[[Finding], bool]) -> int:
    """The number of places of the source that findings are about."""
    return len({(one.source.start, one.source.end) for one in findings if wanted(one) and one.source})


def _why(drafted: Drafted) -> str:
    return drafted.failure or "; ".join(drafted.tried[-1].unusable if drafted.tried else ("no answer",))


def chrf_metric() -> ModuleType:
    """The metrics of sacrebleu. Raises MissingExtraError without it."""
    try:
        import sacrebleu.metrics
    except ModuleNotFoundError as error:
        if error.name != "sacrebleu":
            raise
        raise MissingExtraError("evaluate needs sacrebleu; install it with: pip install 'toolkit[evaluate]'") from None
    metrics: ModuleType = sacrebleu.metrics
    return metrics


def checks_in(evaluation: Evaluation) -> Iterator[tuple[str, Severity]]:
    """The checks that found something in any of the translations, the heaviest first."""
    columns = (evaluation.first, evaluation.repaired, evaluation.human)
    found = {key for column in columns for key in column.findings}
    yield from sorted(found, key=lambda key: (key[1].rank, key[0]))
