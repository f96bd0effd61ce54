"""The key indicators of a report, from its catalog as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.errors import InputError
from toolkit.indicators import Place, Table, readable_indicators, report_indicators
from toolkit.language.zh.indicator_names import AHEAD, PAST_TOO, PLAN
from toolkit.language.zh.statement_words import TIME
from toolkit.model import Block, BlockKind, Document
from toolkit.model.figure_table import FigureTable
from toolkit.model.indicator import Indicator
from toolkit.model.plural import plural
from toolkit.project.build_inputs import BuildInputs, gather
from toolkit.project.layout import Project
from toolkit.project.reviewing import context_of
from toolkit.renderers.figures.table import Pair, comparison_table, figure_table, pairs
from toolkit.renderers.no_break import plain_spaces

#: The place that a title begins with: 临江市2024年统计公报.
_PLACE = re.compile("(?:关于)?((?:[一-鿿]{2,6}?[省市区县州盟旗])+)")
_YEAR = re.compile(
    "(?:19|20)[0-9]{2}(?=年(?![0-9一二三四上下前]))|(?<=[—–~～至-])(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}(?=[—–~～至-])"
)
#: A title may have its date in brackets.
_BRACKETS = re.compile("[（(][^（()）]*[)）]")
_PART_OF_YEAR = re.compile("半年|季度|月(?!.*日)")
#: What is about the year in its title; a report to a congress (2025年政府工作报告) is about the year before as well.
_OF_ITS_YEAR = re.compile("年度|公报|年报|年鉴|白皮书|决算")
#: A part of a year, which tells the year of any report: 2024年上半年, 2024年1—6月.
_PART_OF = re.compile(
    "((?:19|20)[0-9]{2})年(?:[上下]半年|前?[一二三四]个?季度|第[一二三四]季度|[0-9]{1,2}(?:[—–~～至-][0-9]{1,2})?月(?!.*日))"
)
_SINCE = re.compile("[0-9]{4}年以来")
_NEXT_YEAR = re.compile("明年|下一?年(?!来)")


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """The indicators of a report; `year` is None where neither the settings nor the title say what it is about.

    `numbers` are those of the units in the report, from 1, by unit key; `unfinished` are the keys of those without a
    finished translation. `place` is the place that the title names first, if any, and `time` the part of the year;
    `titled` is the one year of the title.
    """

    report: str
    source_language: str
    language: str
    year: int | None
    indicators: tuple[Indicator, ...]
    numbers: dict[str, int]
    unfinished: frozenset[str] = frozenset()
    place: str = ""
    time: str = ""
    titled: int | None = None

    @property
    def label(self) -> str:
        """What tells the report from the other of two: its year, else its name."""
        return str(self.year or self.report)


def report_figures(project: Project, report: str, language: str, inputs: BuildInputs | None = None) -> ReportFigures:
    """The indicators of one report in one language.

    Raises InputError where indicators are not read in these languages, or the report or its catalog cannot be read.
    """
    source = project.settings.source_language
    if not readable_indicators(source, language):
        raise InputError(f"no indicators are read for {source}→{language}; they are for zh→en")
    inputs = inputs or gather(project, report, language)
    titles = _titles(inputs.document)
    titled = _year_of(_BRACKETS.sub("", " ".join(titles)), None)
    year = project.settings.year_of(report) or _year_of_titles(titles, titled)
    places = dict(_places(inputs.document, inputs.seed[0], year))
    units = [unit for unit in inputs.catalog.units if not unit.obsolete]
    readings = context_of(project, report, language).read(units)
    numbers = {key: number for number, key in enumerate(places, 1)}
    ordered = sorted(readings, key=lambda one: numbers.get(one.unit.key, 0))
    tables = list(_tables(inputs.document.blocks, " ".join(titles)))
    found = tuple(report_indicators(ordered, places, tables, year))
    unfinished = frozenset(one.unit.key for one in readings if not one.is_final)
    place = next((found[1] for found in map(_PLACE.match, titles) if found), "")
    time = _part_of_year(titles, year)
    return ReportFigures(report, source, language, year, found, numbers, unfinished, place, time, titled)


def _titles(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind is BlockKind.TITLE]


def _year_of_titles(titles: Sequence[str], titled: int | None) -> int | None:
    """The year that a report is about by its title, which may name it as that of a communique, or a part of it."""
    if any(map(PLAN.search, titles)):
        return None
    years = {int(found[1]) for title in titles for found in _PART_OF.finditer(_BRACKETS.sub("", title))}
    if titled and (years or any(map(_OF_ITS_YEAR.search, titles))):
        years.add(titled)
    return next(iter(years)) if len(years) == 1 else None


def _part_of_year(titles: Sequence[str], year: int | None) -> str:
    """The part of the year that a report is about by its title: 上半年; empty for any other."""
    times = {found.group() for title in titles for found in TIME.finditer(_BRACKETS.sub("", title))}
    parts = {time for time in times if _PART_OF_YEAR.search(time)}
    return next(iter(parts)).removeprefix(f"{year}年") if len(parts) == 1 else ""


def _tables(blocks: Sequence[Block], report: str) -> Iterator[Table]:
    """The tables of a document with the captions right above each; `report` is its title."""
    captions: list[str] = []
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            yield Table(tuple(captions), tuple(row.unit for row in block.children if row.unit), report)
        yield from _tables(block.children, report)
        captions = [*captions, block.unit] if block.kind is BlockKind.CAPTION and block.unit else []


def _places(document: Document, path: str, year: int | None) -> Iterator[tuple[str, Place]]:
    """The place of each unit, once; `year` is what the report is about."""
    titles = _titles(document)
    plans = [title for title in titles if PLAN.search(title) and not PAST_TOO.search(title)]
    planned = _year_of(" ".join(plans), year)
    headings_of_all = {text for _, headings in _below(document.blocks) for text in headings}
    past = [found for text in headings_of_all if PAST_TOO.search(text) and (found := _year_of(text, None))]
    told = max(past, default=year)
    seen: set[str] = set()
    for block, headings in _below(document.blocks):
        if block.unit and block.unit not in seen:
            seen.add(block.unit)
            ahead = any(_is_ahead(text, told) for text in headings)
            named = next((found for text in headings if (found := _year_of(text, year))), planned)
            times = (_part_of_year([text], year) for text in (*headings, *titles))
            yield block.unit, Place(path, block.line, ahead, bool(plans), named, next(filter(None, times), ""))


def _is_ahead(heading: str, told: int | None) -> bool:
    """True for a heading about what is to come: by its words, or by a year after that which the report tells of."""
    if PAST_TOO.search(heading):
        return False
    later = told is not None and (_year_of(heading, None) or 0) > told and not heading.endswith("情况")
    return later or AHEAD.search(heading) is not None


def _below(blocks: Iterable[Block], headings: tuple[str, ...] = ()) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """All blocks, each with the headings above it, the nearest first."""
    for block in blocks:
        yield block, headings
        below = (block.text, *headings) if block.kind is BlockKind.HEADING else headings
        yield from _below(block.children, below)


def _year_of(heading: str, year: int | None) -> int | None:
    """The one year that a heading names, if it does; the next year is that after the report's."""
    years = {int(found) for found in _YEAR.findall(_SINCE.sub("", heading))}
    if year is not None and _NEXT_YEAR.search(heading):
        years.add(year + 1)
    return next(iter(years)) if len(years) == 1 else None


class FiguresFile(NamedTuple):
    """A file of indicators, and what its reader should know: that nothing was found, or is not translated."""

    data: bytes
    notes: tuple[str, ...]


def figures_file(project: Project, reports: Sequence[str], language: str, form: str) -> FiguresFile:
    """The indicators of one report, or those that two give, the earlier first, as a file: `csv`, `json` or `md`.

    Raises InputError as `report_figures` does.
    """
    found = [report_figures(project, report, language) for report in reports]
    notes = tuple(note for one in found for note in _notes(one))
    if len(found) == 1:
        return FiguresFile(_plain(_file_of_one(found[0], form)), notes)
    earlier, later = sorted(found, key=lambda one: one.year or 0) if all(one.year for one in found) else found
    notes = (*notes, *(f"warning: {text}" for text in _two_places(earlier, later)))
    matched = pairs(earlier.indicators, later.indicators, (earlier.year, later.year))
    if not matched and not notes:
        notes = (f"{earlier.report} and {later.report} have no indicator in common",)
    return FiguresFile(_plain(_file_of_two(earlier, later, matched, form)), notes)


def _plain(data: bytes) -> bytes:
    return plain_spaces(data.decode()).encode()


def _two_places(earlier: ReportFigures, later: ReportFigures) -> tuple[str, ...]:
    """A warning where the titles of two reports name two places."""
    if not earlier.place or not later.place or earlier.place == later.place:
        return ()
    return (f"the reports are of two places, {earlier.place} and {later.place}",)


def _years(earlier: ReportFigures, own: ReportFigures) -> tuple[int, int] | None:
    """What years two reports are about, by the settings or by their titles; None where one is open."""
    for ours, theirs in ((earlier.year, own.year), (earlier.titled, own.titled)):
        if ours and theirs:
            return ours, theirs
    return None


def _refuse_later(earlier: ReportFigures, own: ReportFigures) -> None:
    """Raise InputError for an earlier report that is about a later year."""
    years = _years(earlier, own)
    if years and years[0] > years[1]:
        told = f"{earlier.report} is about {years[0]}, {own.report} about {years[1]}"
        raise InputError(f"{told}; the earlier report must be about an earlier year")


def _one_year(earlier: ReportFigures, own: ReportFigures) -> tuple[str, ...]:
    """A warning where two reports are about the same time."""
    years = _years(earlier, own)
    if years is None or years[0] != years[1] or earlier.time != own.time:
        return ()
    return (f"the earlier report {earlier.report} is about {years[0]} too",)


def _notes(found: ReportFigures) -> Iterator[str]:
    if not found.indicators:
        yield f"{found.report}: no indicators found"
    open_units = {one.unit for one in found.indicators} & found.unfinished
    if open_units:
        units = plural(len(open_units), "unit")
        yield f"{found.report}: {units} with figures not translated or under review; their rows have no translation"


def _file_of_one(found: ReportFigures, form: str) -> bytes:
    from toolkit.renderers.figures import files

    if form == "csv":
        return files.as_csv(files.COLUMNS, list(files.figure_rows(found.report, found.indicators)))
    if form == "md":
        return files.as_markdown(files.MARKDOWN_COLUMNS, list(files.markdown_rows(found.indicators)))
    shown = [files.indicator_json(one, found.numbers) for one in found.indicators]
    return files.as_json(
        {
            "version": 1, "report": found.report, "year": found.year, "source_language": found.source_language,
            "target_language": found.language, "indicators": shown,
        }
    )  # fmt: skip


def _file_of_two(earlier: ReportFigures, later: ReportFigures, matched: Sequence[Pair], form: str) -> bytes:
    from toolkit.renderers.figures import files

    labels = labels_of(earlier, later)
    if form == "json":
        shown = [files.pair_json(one, labels) for one in matched]
        reports = [{"report": one.report, "year": one.year} for one in (earlier, later)]
        return files.as_json({"version": 1, "reports": reports, "indicators": shown})
    if form == "csv":
        head = [name.format(*labels) for name in files.PAIR_COLUMNS]
        return files.as_csv(head, list(files.pair_rows(matched)))
    head = ["Indicator", "Translation", *labels, f"Change in {labels[1]}"]
    return files.as_markdown(head, list(files.pair_markdown_rows(matched)))


def labels_of(earlier: ReportFigures, later: ReportFigures) -> tuple[str, str]:
    """What the columns of two reports are called: their years where those tell them apart, else their names."""
    if earlier.label == later.label:
        return earlier.report, later.report
    return earlier.label, later.label


def appendix(
    project: Project, report: str, language: str, inputs: BuildInputs, earlier: str | None = None
) -> tuple[FigureTable | None, tuple[str, ...]]:
    """The table of key indicators at the end of a document, beside those of an `earlier` report where one is named.

    The table is None where no indicator is certain in both languages; with it are warnings for the person who builds.
    Raises InputError as `report_figures` does, and for an earlier report of a later year.
    """
    own = report_figures(project, report, language, inputs)
    warnings: tuple[str, ...] = ()
    if not earlier:
        table = figure_table(own.indicators, own.numbers, own.year, own.time, own.titled)
    else:
        [name] = project.choose([earlier])
        if name == report:
            raise InputError(f"the earlier report of {report} is itself; name another one")
        other = report_figures(project, name, language)
        _refuse_later(other, own)
        years = other.year, own.year
        matched = pairs(other.indicators, own.indicators, years)
        table = comparison_table(matched, labels_of(other, own), own.numbers, years, own.time)
        warnings = (*_two_places(other, own), *_one_year(other, own))
    if table is None:
        warnings = (*warnings, "no indicator is certain in both languages; the table of figures is left out")
    return table, warnings
