"""The tools that list units, and show one with all that a translator should know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field

from toolkit.checks import choose
from toolkit.drafting.brief import Brief
from toolkit.model import State
from toolkit.servers.mcp.answers import Answer, FindingRow, Paged, finding_lines, quoted, rows_of
from toolkit.servers.mcp.arguments import MOST_NAME, OfPage, OfReport, UnitId
from toolkit.servers.mcp.bounds import clip, page
from toolkit.servers.mcp.desk import Desk
from toolkit.servers.mcp.finals import OF_STATE
from toolkit.servers.mcp.outline import section_keys
from toolkit.servers.mcp.people import People
from toolkit.workspace import OpenCatalog, OpenUnit
from toolkit.workspace.changing import ONLY_PEOPLE

#: Characters of a text in a list.
SHOWN = 120


@dataclass(frozen=True, kw_only=True)
class Listed(OfPage):
    """Which units to list."""

    state: Annotated[
        Literal["initial", "needs-review", "translated", ""],
        Field(description="Only units of this state; initial: without a translation.", examples=["initial"]),
    ] = ""
    section: Annotated[
        str,
        Field(description="Only units below this heading: its id, from outline.", max_length=MOST_NAME),
    ] = ""
    found: Annotated[
        str,
        Field(
            description="Only units with such findings: `any`, a check, or a group (numbers, terms, text, structure).",
            examples=["any", "numbers", "term-missing"],
            max_length=MOST_NAME,
        ),
    ] = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in a list: its texts are shortened; get_unit has them whole."""

    id: str
    number: int
    state: str
    source: str
    target: str = ""
    findings: Annotated[tuple[str, ...], Field(description="Checks; only where `found` was asked for.")] = ()
    only_people: Annotated[
        str,
        Field(
            description="Why propose_translation may not write into it: `plural` forms, a person `finished` or `typed`"
            " the translation, or `emptied` a draft. Empty where it may."
        ),
    ] = ""

    def line(self) -> str:
        """The unit in one line."""
        target = f" → {quoted(self.target)}" if self.target else ""
        found = f" [{', '.join(self.findings)}]" if self.findings else ""
        told = self.only_people not in ("", "finished")  # the state says the latter
        left = f" (only a person may translate it: {self.only_people})" if told else ""
        return f"{self.id} {self.number} {self.state} {quoted(self.source)}{target}{found}{left}"


@dataclass(frozen=True, kw_only=True)
class Units(Paged):
    """Units in document order, and how many of the whole catalog are in each state."""

    report: str
    language: str
    initial: int
    needs_review: int
    translated: int
    units: tuple[UnitRow, ...]

    def lines(self) -> Iterator[str]:
        """A unit a line."""
        counts = f"{self.translated} translated, {self.needs_review} need review, {self.initial} without a translation"
        yield f"{self.report} ({self.language}): {counts}; {self.total} match"
        yield from (one.line() for one in self.units)
        yield from self.more()


def list_units(desk: Desk, asked: Listed) -> Units:
    """List the units of a report with their ids: all, or by state, section and findings.

    A unit is one paragraph with its translation. Start here, then call get_unit.
    """
    with desk.at_work():
        catalog = desk.catalog(asked.report, asked.language)
        report = desk.project.report_of(catalog.path)
        within = section_keys(desk, report, asked.section) if asked.section else None
        checks = _checks(asked.found)
        if checks:
            catalog.outcome()
        people = People(desk, catalog)
        rows = [
            _row(one, found, people.reserve(one))
            for one in catalog.units
            if asked.state in ("", one.state) and (within is None or one.id in within)
            for found in [_named(catalog, one, checks)]
            if found or not checks
        ]
        warnings = desk.troubles(catalog)
        shown, left, following = page(rows, asked, warnings)
        states = catalog.counts().states
        return Units(
            report=report,
            language=desk.code(catalog),
            initial=states[State.INITIAL],
            needs_review=states[State.NEEDS_REVIEW],
            translated=states[State.TRANSLATED],
            units=shown,
            total=len(rows),
            left=left,
            next_offset=following,
            warnings=warnings,
        )


def _checks(found: str) -> frozenset[str]:
    """The checks that a filter means. Raises InputError for a name that is neither a check nor a group."""
    if not found:
        return frozenset()
    names = choose() if found == "any" else choose([clip(found, SHOWN)])
    return frozenset(names) - (OF_STATE if found == "any" else frozenset())


def _named(catalog: OpenCatalog, one: OpenUnit, checks: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.check for f in catalog.findings(one.id) if f.check in checks)) if checks else ()


def _row(one: OpenUnit, found: tuple[str, ...], only_people: str) -> UnitRow:
    return UnitRow(
        one.id,
        one.index + 1,
        str(one.state),
        clip(one.source, SHOWN),
        clip(one.target, SHOWN),
        found,
        only_people,
    )


# --- one unit


@dataclass(frozen=True, kw_only=True)
class OneUnit(OfReport):
    """Which unit."""

    unit: UnitId


@dataclass(frozen=True, kw_only=True)
class UnitView(Answer):
    """A unit with its findings, and the brief of a translator."""

    report: str
    id: str
    number: int
    of: int
    state: str
    target: Annotated[str, Field(description="The translation in the file: `was` of propose_translation.")]
    only_people: Annotated[
        str, Field(description="Why propose_translation may not write into it; empty where it may.")
    ] = ""
    plural: Annotated[str, Field(description="The plural of the source, where the unit has plural forms.")] = ""
    plural_targets: Annotated[tuple[str, ...], Field(description="The forms after the first.")] = ()
    findings: tuple[FindingRow, ...]
    signed_off_by: Annotated[tuple[str, ...], Field(description="Who has reviewed these texts as they are.")] = ()
    comments: tuple[str, ...] = ()
    previous_source: Annotated[str, Field(description="The source that the translation was made for.")] = ""
    brief: Annotated[Brief, Field(description="The source with its place, terms, figures and earlier translations.")]
    style: Annotated[str, Field(description="The resource with the rules for translators; empty without one.")] = ""

    def lines(self) -> Iterator[str]:
        """The unit, its findings, then the brief part by part."""
        yield f"{self.report} {self.id}, unit {self.number} of {self.of}, {self.state}"
        yield f"source {quoted(self.brief.source)}"
        yield f"target {quoted(self.target)}"
        if self.plural:
            yield f"plural {quoted(self.plural)} = {', '.join(map(quoted, self.plural_targets))}"
        if self.only_people:
            yield f"not for propose_translation: {self.only_people}"
        if self.signed_off_by:
            yield f"signed off by {', '.join(map(quoted, self.signed_off_by))}"
        if self.previous_source:
            yield f"made for the earlier source {quoted(self.previous_source)}"
        yield from (f"comment {quoted(one)}" for one in self.comments)
        yield from finding_lines(self.findings)
        yield from _brief_lines(self.brief)
        if self.style:
            yield f"style page: {self.style}"


def _brief_lines(brief: Brief) -> Iterator[str]:
    yield from (f"below {quoted(one.source)} = {quoted(one.target)}" for one in brief.headings)
    yield from (f"before {quoted(one.source)} = {quoted(one.target)}" for one in brief.before)
    for term in brief.terms:
        also = "".join(f", or {quoted(one)}" for one in term.admitted)
        avoid = "".join(f", not {quoted(one.text)}" for one in term.deprecated)
        first = f", at first mention {quoted(term.first_mention)}" if term.first_mention else ""
        note = f", note {quoted(term.note)}" if term.note else ""
        yield f"term {quoted(term.source)} = {quoted(term.preferred)}{also}{avoid}{first}{note}"
    for figure in brief.figures:
        yield f"figure {quoted(figure.source)} = {quoted(figure.target)} ({figure.reading})"
    if brief.opening:
        yield f"begin with {quoted(brief.opening)}"
    yield from (f"keep the phrase {quoted(one)}, which has a footnote" for one in brief.anchors)
    for match in brief.memory:
        text = match.adapted or match.target
        yield f"memory {int(match.score * 100 + 1e-9)}% {quoted(match.source)} = {quoted(text)}"


def get_unit(desk: Desk, asked: OneUnit) -> UnitView:
    """Show one unit with all that a translator should know before writing.

    The source, its translation and state; the findings, with the severity that they have in a final translation; the
    headings above and the units before; its terms with preferred wordings; its figures converted by value; the best
    earlier translations of similar texts.
    """
    with desk.at_work():
        catalog = desk.catalog(asked.report, asked.language)
        one = desk.unit(catalog, asked.unit)
        with desk.briefs(catalog) as (briefs, memory):
            brief = briefs.brief(one.id)
            errors = tuple(map(str, memory.errors))
        return UnitView(
            report=desk.project.report_of(catalog.path),
            id=one.id,
            number=one.index + 1,
            of=len(catalog.units),
            state=str(one.state),
            target=one.target,
            only_people=ONLY_PEOPLE.get(People(desk, catalog).reserve(one), ""),
            plural=one.unit.plural or "",
            plural_targets=one.unit.plural_targets,
            findings=rows_of(desk.finals.findings(catalog, one, one.target)),
            signed_off_by=tuple(review.name for review in one.reviews if review.holds),
            comments=one.comments,
            previous_source=one.previous or "",
            brief=replace(brief, style=""),
            style=f"toolkit://style/{desk.code(catalog)}" if brief.style else "",
            warnings=(*desk.troubles(catalog), *errors),
        )
