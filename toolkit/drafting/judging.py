"""A model's judgement of translated units, as notes at the words that it quotes. It is advice, and never more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.drafting.asking import Asker, Message, Reply
from toolkit.drafting.briefing import Briefs
from toolkit.drafting.drafter import DraftError, Usage
from toolkit.drafting.estimate import Estimate, estimate_judgement
from toolkit.drafting.prompt import NOTHING
from toolkit.drafting.remarks import ANSWER_FORM, FormError, Remark, judged, read_remarks
from toolkit.drafting.result import Progress
from toolkit.drafting.side_by_side import SideBySide
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.linter.fingerprint import Fingerprints
from toolkit.model import Failure, Finding, Severity
from toolkit.project.files import display
from toolkit.project.layout import Project
from toolkit.workspace import OpenCatalog, OpenUnit

GROUP = "judge"
#: How often an answer that is not of the form is asked for again.
AGAIN = 1


@dataclass
class Judgement:
    """What a model finds: the notes, how many remarks were dropped, and the failures of units without an answer."""

    units: int = 0
    findings: list[Finding] = field(default_factory=list)
    texts: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    dropped: int = 0
    failures: list[Failure] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)

    def __add__(self, other: Judgement) -> Judgement:
        return Judgement(
            self.units + other.units,
            self.findings + other.findings,
            self.texts | other.texts,
            self.dropped + other.dropped,
            self.failures + other.failures,
            self.usage + other.usage,
        )


def units_to_judge(catalog: OpenCatalog, ids: Sequence[str] = (), limit: int | None = None) -> list[OpenUnit]:
    """The translated units of these ids, else all. Raises InputError for a unit that is not there or not translated."""
    for key in ids:
        if not catalog.unit(key).target:
            raise InputError(f"unit {key} has no translation to judge", path=display(catalog.path))
    found = [one for one in catalog.units if one.target and (not ids or one.id in ids)]
    return found[:limit]


class JudgingRun:
    """Judges units of one catalog. Set `stop` to end it soon."""

    def __init__(
        self,
        project: Project,
        catalog: OpenCatalog,
        asker: Asker,
        model: str,
        concurrency: int,
        *,
        stop: threading.Event | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self.catalog = catalog
        self.briefs = Briefs(project, catalog)
        self.asker = asker
        self.model = model
        self.concurrency = concurrency
        self.stop = stop or threading.Event()
        self.judgement = Judgement()
        self._progress = progress
        self._remarks: dict[str, list[Remark]] = {}

    def run(self, units: Sequence[OpenUnit]) -> Judgement:
        """Judge the units. Raises EngineError where the server does; what was found before is in `judgement`."""
        works = map(self._work, units)
        runner = SideBySide[Sequence[Message], Reply](
            self.asker.ask, self.concurrency, self.stop, lambda: self._tick(len(units))
        )
        try:
            runner.run(works)
        finally:
            self._place(units)
        return self.judgement

    def estimate(self, units: Sequence[OpenUnit]) -> Estimate:
        """What `run` would take, without sending anything."""
        told = (judged(self.briefs.brief(one.id), one.target) for one in units)
        return sum((estimate_judgement(one, AGAIN) for one in told), Estimate())

    def _work(self, one: OpenUnit) -> Generator[Sequence[Message], Reply, None]:
        told = judged(self.briefs.brief(one.id), one.target)
        for attempt in range(AGAIN + 1):
            try:
                reply = yield told
            except DraftError as error:
                self.judgement.usage += error.usage
                self._fail(one, error.message)
                return
            self.judgement.usage += reply.usage
            try:
                self._remarks[one.id], dropped = read_remarks(reply.text, one.source, one.target)
            except FormError:
                told = [*told, Message("assistant", reply.text.strip() or NOTHING), Message("user", ANSWER_FORM)]
                if attempt == AGAIN:
                    self._fail(one, "the answers are not JSON of the form that was asked for")
            else:
                self.judgement.dropped += dropped
                return

    def _fail(self, one: OpenUnit, why: str) -> None:
        line, column = po.locate(one.unit)
        self.judgement.failures.append(Failure(f"not judged: {why}", one.path, line, column))

    def _tick(self, units: int) -> None:
        if self._progress:
            self._progress(Progress(len(self._remarks) + len(self.judgement.failures), units, self.judgement.usage))

    def _place(self, units: Sequence[OpenUnit]) -> None:
        """Make findings of the remarks, in the order of the catalog."""
        prints = Fingerprints(self.briefs.catalog.kept.context.target_language, self.briefs.report)
        self.judgement.units = len(self._remarks)
        for one in units:
            self.judgement.findings += self._findings(one, self._remarks.get(one.id, []), prints)
            if self._remarks.get(one.id):
                self.judgement.texts[one.path, one.id] = one.source, one.target

    def _findings(self, one: OpenUnit, remarks: Sequence[Remark], prints: Fingerprints) -> Iterator[Finding]:
        for remark in remarks:
            check = f"judge-{remark.category}"
            texts = [span.text if span else "" for span in (remark.source, remark.target)]
            line, column = po.locate(one.unit, "target", remark.target.start if remark.target else 0)
            yield Finding(
                check=check,
                group=GROUP,
                severity=Severity.NOTE,
                message=f"{remark.explanation} ({remark.severity}, says {self.model})",
                path=one.path,
                line=line,
                column=column,
                fingerprint=prints.of(check, one.id, *texts),
                unit=one.id,
                source=remark.source,
                target=remark.target,
            )
