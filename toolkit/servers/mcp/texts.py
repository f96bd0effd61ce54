"""Tools for any text, in a catalog or not: figures by value, conversions, checks of a pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from toolkit.checks import named
from toolkit.context import Context
from toolkit.errors import InputError
from toolkit.language.figures.wording import reading as as_read
from toolkit.language.writing.conversions import conversions
from toolkit.model import Quantity, QuantityKind
from toolkit.model.meaning import Meaning
from toolkit.project.pairs import (
    chosen_checks,
    languages_of,
    meanings_of,
    not_run,
    pair_findings,
    read_pair,
    unread,
)
from toolkit.project.reviewing import load_glossary
from toolkit.servers.mcp.answers import Answer, Dated, FindingRow, finding_lines, quoted, rows_of
from toolkit.servers.mcp.arguments import MOST_NAME, Arguments, Judged, prose
from toolkit.servers.mcp.desk import Desk
from toolkit.text_reading import TextReading

Source = Annotated[str, prose("The source text.", "完成投资3145亿元，增长9.1%。")]
Target = Annotated[str, prose("Its translation.", "Investment reached 314.5 billion yuan, up 9.1 percent.", least=0)]
Code = Annotated[str, Field(description="A language code. Default: by the characters.", max_length=MOST_NAME)]


@dataclass(frozen=True, kw_only=True)
class Pair(Arguments):
    """A text and its translation."""

    source: Source
    target: Target = ""
    source_language: Code = ""
    target_language: Code = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as it was read: its value in words, and what the sentence says of it (up, by, year on year …)."""

    text: str
    start: int
    end: int
    kind: str
    value: str
    says: tuple[str, ...] = ()

    @classmethod
    def of(cls, quantity: Quantity, meant: Meaning) -> FigureRow:
        """The row of a figure."""
        words = (meant.change.direction, meant.change.relation, *sorted(meant.bases), meant.stage)
        says = tuple(str(word) for word in words if word)
        kind = f"{quantity.kind} (may not be a figure)" if quantity.weak else str(quantity.kind)
        return cls(quantity.text, quantity.start, quantity.end, kind, as_read(quantity, hedged=True), says)


@dataclass(frozen=True, kw_only=True)
class Figures(Answer):
    """The figures of both sides; without a target, those of the source."""

    source: tuple[FigureRow, ...]
    target: tuple[FigureRow, ...] = ()
    compared: Annotated[bool, Field(description="True if the figures of both sides were compared.")] = False
    discrepancies: tuple[FindingRow, ...] = ()

    def lines(self) -> Iterator[str]:
        """The figures of each side, then what does not agree."""
        for name, rows in (("source", self.source), ("target", self.target)):
            yield from (f"{name} {one.start}-{one.end} {quoted(one.text)}: {_words(one)}" for one in rows)
        if not self.source and not self.target:
            yield "no figures"
        if self.compared:
            count = len(self.discrepancies)
            yield f"{count} discrepanc{'y' if count == 1 else 'ies'}" if count else "the figures agree"
            yield from (f"- {one.line()}" for one in self.discrepancies)


def _words(row: FigureRow) -> str:
    return f"{row.kind} = {row.value}" + (f" [{', '.join(row.says)}]" if row.says else "")


def read_figures(desk: Desk, asked: Pair) -> Answer:
    """Read the figures of a text by value, and compare them with those of its translation.

    万 and 亿, percentage points, ranges, hedges (over, nearly), directions and bases are read; 3145亿元 is
    314,500,000,000 yuan. With a target, says what does not agree.
    """
    languages = languages_of(asked.source, asked.target, asked.source_language, asked.target_language)
    glossary = load_glossary(desk.project)
    reading = read_pair(asked.source, asked.target, Context(desk.project.settings, *languages, glossary=glossary))
    missing = unread(reading, compared=bool(asked.target))
    wrong = reading.comparison.discrepancies if asked.target else ()
    return Figures(
        source=_rows(reading.source),
        target=_rows(reading.target) if asked.target else (),
        compared=bool(asked.target) and not missing,
        discrepancies=tuple(
            FindingRow(
                one.check,
                str(one.problem.severity or named(one.check).severity),
                " ".join(one.problem.message.split()),
                one.problem.source.text if one.problem.source else "",
                one.problem.target.text if one.problem.target else "",
                one.problem.suggestion or "",
            )
            for one in wrong
        ),
        warnings=tuple(missing),
    )


def _rows(side: TextReading) -> tuple[FigureRow, ...]:
    pairs = zip(side.quantities, meanings_of(side), strict=True)
    return tuple(FigureRow.of(one, meant) for one, meant in pairs if one.kind is not QuantityKind.ENUMERATOR)


# --- convert


@dataclass(frozen=True, kw_only=True)
class Figure(Arguments):
    """A text with figures."""

    text: Annotated[str, prose("One figure or several, with their units.", "3145亿元", "314.5 billion yuan")]
    to: Annotated[Literal["en", "zh", ""], Field(description="The language to write in. Default: the other one.")] = ""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A figure, and how the other language writes its value."""

    text: str
    written: str


@dataclass(frozen=True, kw_only=True)
class Conversions(Answer):
    """The figures that were found, in order."""

    figures: tuple[Conversion, ...]

    def lines(self) -> Iterator[str]:
        """A figure a line."""
        yield from (f"{quoted(one.text)} = {one.written}" for one in self.figures)


def convert(desk: Desk, asked: Figure) -> Answer:  # noqa: ARG001  # as all tools
    """Write the figures of a text in the other language, exactly; never rounds. 3145亿元 is 314.5 billion yuan.

    Use it before you write a figure: slips of ten thousand are the most common fault of translations.
    """
    found = conversions(asked.text.split(), asked.to)
    if not found:
        raise InputError("no figure in this text; give a figure with its unit, such as 3145亿元")
    return Conversions(figures=tuple(Conversion(*one) for one in found))


# --- check_pair


@dataclass(frozen=True, kw_only=True)
class CheckedPair(Pair):
    """A text and its translation, to be checked."""

    target: Annotated[str, prose("Its translation.", "Investment reached 3,145 billion yuan, up 9.1 percent.")]
    glossary: Annotated[bool, Field(description="Whether to check the terms of the project's glossary.")] = True
    report: Judged = ""


@dataclass(frozen=True, kw_only=True)
class Checked(Dated):
    """What the checks found."""

    findings: tuple[FindingRow, ...]

    def lines(self) -> Iterator[str]:
        """A finding a line, then the year."""
        yield from finding_lines(self.findings)
        yield from self.judged()


def check_pair(desk: Desk, asked: CheckedPair) -> Answer:
    """Check a translation against its source: figures by value, terms, text and structure. Writes nothing.

    The checks are those of `toolkit lint` with the project's settings, for one text alone: not whether it is consistent
    with the rest of a report (propose_translation and get_unit say that too). Name the report: it has a year.
    """
    languages = languages_of(asked.source, asked.target, asked.source_language, asked.target_language)
    glossary = load_glossary(desk.project) if asked.glossary else None
    settings = desk.project.settings
    report = desk.judged(asked.report)
    context = Context(settings, *languages, glossary=glossary, report=report)
    checks, severities = chosen_checks(settings)
    found = pair_findings(asked.source, asked.target, context, checks, severities)
    warnings = tuple(not_run(checks, context))
    return Checked(report=report, year=context.year, findings=rows_of(found), warnings=warnings)


# --- explain_check


@dataclass(frozen=True, kw_only=True)
class CheckName(Arguments):
    """The name of a check."""

    name: Annotated[str, Field(description="The check of a finding.", examples=["number-scale"], max_length=MOST_NAME)]


@dataclass(frozen=True, kw_only=True)
class Explained(Answer):
    """A check's page."""

    name: str
    group: str
    severity: str
    page: str

    def lines(self) -> Iterator[str]:
        """The page."""
        yield f"{self.name} ({self.severity}, group {self.group})"
        yield from self.page.splitlines()


def explain_check(desk: Desk, asked: CheckName) -> Answer:  # noqa: ARG001  # as all tools
    """Explain what a check finds and why it matters, with an example that fires and one that passes."""
    check = named(asked.name)
    page = check.page.replace("::\n", ":\n")
    return Explained(name=check.name, group=check.group, severity=str(check.severity), page=page)
