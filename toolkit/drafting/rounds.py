"""One unit asked for until nothing is found in the answer, or the rounds are used up.

`draft_unit` is a generator, so that one thread can look at answers while others wait for the engine: it yields tasks,
is sent their answers (a DraftError is thrown in), and returns what came of the unit.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field

from toolkit.drafting.brief import Brief
from toolkit.drafting.drafter import Answer, Attempt, Drafter, DraftError, Task, Usage
from toolkit.model import Finding, Severity

#: Gives the findings of a translation, in their full severity.
Examine = Callable[[str], Sequence[Finding]]
#: The group of checks that only look at the state of a unit, and that of figures.
STATES, NUMBERS = "catalog", "numbers"


@dataclass(frozen=True, slots=True)
class Tried:
    """An answer and what was found in it. `unusable` says why it is not a translation at all, where it is not."""

    text: str
    findings: tuple[Finding, ...] = ()
    unusable: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[Finding, ...]:
        """The errors and warnings."""
        return tuple(one for one in self.findings if one.severity is not Severity.NOTE)

    @property
    def fails(self) -> bool:
        """True if a figure is wrong or missing."""
        return any(map(is_wrong_figure, self.findings))


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of a unit: every answer in order, what they cost, and why no further one came."""

    id: str
    tried: tuple[Tried, ...] = ()
    usage: Usage = field(default_factory=Usage)
    failure: str = ""

    @property
    def best(self) -> Tried | None:
        """The answer with the fewest findings, the earlier of equals; None where none can be used."""
        usable = [one for one in self.tried if not one.unusable]
        return min(usable, key=lambda one: weight(one.findings), default=None)

    @property
    def rounds(self) -> int:
        """How often the engine was asked again."""
        return max(0, len(self.tried) - 1)


def draft_unit(
    brief: Brief, examine: Examine, rounds: int, attempts: tuple[Attempt, ...] = ()
) -> Generator[Task, Answer, Drafted]:
    """Ask for a unit, and at most so many times again with what was found; `attempts` are answers of before."""
    tried: list[Tried] = []
    usage, failure = Usage(), ""
    while True:
        try:
            answer = yield Task(brief, attempts)
        except DraftError as error:
            usage, failure = usage + error.usage, error.message
            break
        usage += answer.usage
        found = () if answer.complaints else told(examine(answer.text))
        tried.append(Tried(answer.text, found, answer.complaints))
        wrong = answer.complaints or complaints(found)
        repeated = any((one.text, one.said) == (answer.text, answer.said) for one in attempts)
        if not wrong or repeated or len(tried) > rounds:
            break
        attempts = (*attempts, Attempt(answer.text, wrong, answer.said))
    return Drafted(brief.id, tuple(tried), usage, failure)


def asked(work: Generator[Task, Answer, Drafted], drafter: Drafter) -> Drafted:
    """Run one unit in this thread. Raises EngineError where the engine does."""
    try:
        task = next(work)
        while True:
            try:
                answer = drafter.draft(task)
            except DraftError as error:
                task = work.throw(error)
            else:
                task = work.send(answer)
    except StopIteration as done:
        drafted: Drafted = done.value
        return drafted


def told(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in a text, without those that only say its state."""
    return tuple(one for one in findings if one.group != STATES)


def complaints(findings: Iterable[Finding], *, notes: bool = False) -> tuple[str, ...]:
    """What an engine is told of findings, a line each; of notes only where that is asked for."""
    return tuple(dict.fromkeys(_line(one) for one in findings if notes or one.severity is not Severity.NOTE))


def _line(finding: Finding) -> str:
    hint = f"; write: {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.check}: {finding.message}{hint}"


def is_wrong_figure(finding: Finding) -> bool:
    """True for a figure that is wrong in a draft, or missing in it.

    Warnings count: they are of what people may have reasons for, two figures exchanged or a year left out.
    """
    return finding.group == NUMBERS and finding.severity is not Severity.NOTE


def weight(findings: Sequence[Finding]) -> tuple[int, int, int, int]:
    """How heavy findings are: wrong figures first, since such a draft is not kept, then by severity."""
    levels = [one.severity for one in findings]
    figures = sum(map(is_wrong_figure, findings))
    return figures, levels.count(Severity.ERROR), levels.count(Severity.WARNING), levels.count(Severity.NOTE)
