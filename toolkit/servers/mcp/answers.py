"""What the tools give: plain values, and the lines of text for clients that show text only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Self

from pydantic import Field

from toolkit.model import Finding
from toolkit.model.plural import plural

#: Control characters, and others that programs may take for the end of a line or that turn the direction of writing.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What every tool gives. `warnings` say what could not be read or checked: without one, silence means checked."""

    warnings: Annotated[
        tuple[str, ...], Field(description="What could not be read or checked, and what to do about it.")
    ] = ()
    shortened: Annotated[
        tuple[str, ...], Field(description="What was cut to fit; ask again with more max_characters to have it.")
    ] = ()

    def lines(self) -> Iterator[str]:
        """The answer as text, a line each; texts of people are quoted, so that none can pass for a line of ours."""
        raise NotImplementedError

    def as_text(self) -> str:
        """The whole answer as text, with what it warns of."""
        rest = [f"warning: {one}" for one in self.warnings]
        if self.shortened:
            rest.append(f"shortened (ask with more max_characters): {', '.join(self.shortened)}")
        return "\n".join(map(one_line, [*self.lines(), *rest]))

    def warned(self, warnings: Iterable[str]) -> Self:
        """The answer with more warnings."""
        return replace(self, warnings=tuple(dict.fromkeys([*self.warnings, *warnings])))


@dataclass(frozen=True, kw_only=True)
class Dated(Answer):
    """What a tool gives that judges wordings by the year of a report."""

    report: Annotated[str, Field(description="The report whose year was used; empty for the project's.")] = ""
    year: Annotated[int | None, Field(description="The year that wordings were judged for; null where none is set.")]

    def judged(self) -> Iterator[str]:
        """The line that says which year was used."""
        of = f" of the report {self.report}" if self.report else " of the project"
        yield f"wordings judged for the year {self.year}{of}" if self.year else "wordings judged for any year"


@dataclass(frozen=True, kw_only=True)
class Paged(Answer):
    """A part of a list. `next_offset` gives the next part; None where there is none."""

    total: int
    left: Annotated[int, Field(description="How many come after these.")]
    next_offset: int | None = None

    def more(self) -> Iterator[str]:
        """The line that says how many are left, and how to get them."""
        if self.left:
            yield f"{self.left} more: call again with offset={self.next_offset}"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding of a check; `source` and `target` are the words that it is about."""

    check: str
    severity: str
    message: str
    source: str = ""
    target: str = ""
    suggestion: str = ""

    @classmethod
    def of(cls, finding: Finding) -> FindingRow:
        """The row of a finding."""
        source, target = (span.text if span else "" for span in (finding.source, finding.target))
        message = " ".join(finding.message.split())
        return cls(finding.check, str(finding.severity), message, source, target, finding.suggestion or "")

    def line(self) -> str:
        """The finding in one line."""
        suggested = f" (suggested: {quoted(self.suggestion)})" if self.suggestion else ""
        return f"{self.severity} [{self.check}]: {self.message}{suggested}"


def rows_of(findings: Iterable[Finding]) -> tuple[FindingRow, ...]:
    """Findings as rows, the heaviest first."""
    return tuple(FindingRow.of(one) for one in sorted(findings, key=lambda one: one.severity.rank))


def finding_lines(findings: Sequence[FindingRow]) -> Iterator[str]:
    """Findings as lines, or that there are none."""
    yield plural(len(findings), "finding") if findings else "no findings"
    yield from (f"- {one.line()}" for one in findings)


def one_line(text: str) -> str:
    """A text with its control characters and line breaks escaped, as JSON does."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def quoted(value: object) -> str:
    """A text of people, or a value with such texts, as JSON in one line."""
    return one_line(json.dumps(value, ensure_ascii=False))
