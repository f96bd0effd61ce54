"""The table of key indicators: of one report, or of two years of one office side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from toolkit.indicators import plain_name, plain_time
from toolkit.model.figure_table import Bar, FigureRow, FigureSection, FigureTable
from toolkit.model.indicator import Indicator, IndicatorFigure
from toolkit.model.meaning import Basis, Direction
from toolkit.model.quantity import QuantityKind
from toolkit.renderers.figures.wording import before_text, change_text, is_own_year, name_text

TITLE = "Key Indicators"
RESULTS = "Results"
TARGETS = "Targets"
_HEAD = ("Indicator", "Value", "Change", "Source unit")
_COUNTED = (
    "The source unit is the place among the headings, paragraphs and table rows of {}, repeated ones counted once."
)
_NOTE = f"This table repeats figures given in the report; it is not complete. {_COUNTED.format('the report')}"
_BARS = "The bars compare changes over one year given in percent"
#: How the note goes on where one change has no bar, and where several have none.
_WITHOUT_BAR = {
    1: "; one several times as large as the others has none",
    2: "; those several times as large as the others have none",
}
#: A change more than `_OFF_SCALE` times as large as the next has no bar; at most one in `_ONE_OF` changes has none.
_OFF_SCALE, _ONE_OF = 3, 5
_PAIRS = "The bars compare the two values of a row with each other, not with those of other rows."
#: The end of a year, at which what there is of something is counted.
_AT_ITS_END = "年末"
#: Changes over these cannot be compared with one over a year.
_OTHER_SPANS = frozenset(
    {Basis.AVERAGE, Basis.SPAN, Basis.TOTAL, Basis.MONTH, Basis.QUARTER, Basis.PERIOD, Basis.WEEK, Basis.DAY}
)


def figure_table(
    indicators: Sequence[Indicator],
    numbers: Mapping[str, int],
    year: int | None = None,
    time: str = "",
    titled: int | None = None,
) -> FigureTable | None:
    """The table of one report about a year, or about a `time` of it; None where it has no row.

    `titled` is the year that the title names; results of another have theirs in a heading.
    """
    rows = list(_rows(indicators, numbers, year, time))
    longest = _longest([abs(change) for _, _, change in rows if change is not None])
    results = _compared([_with_bar(row, change, longest) for one, row, change in rows if not one.aim])
    targets = [row for one, row, _ in rows if one.aim]
    told = f"{RESULTS}, {year}" if year and titled and titled != year else ""
    sections = tuple(_section(title, _HEAD, rows) for title, rows in ((told, results), (TARGETS, targets)) if rows)
    larger = sum(change is not None and abs(change) > longest for _, _, change in rows)
    bars = f"{_BARS}{_WITHOUT_BAR.get(min(larger, 2), '')}." if any(row.bars for row in results) else ""
    return FigureTable(TITLE, _NOTE, sections, bars) if sections else None


def _compared(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """The rows; without its bar where only one has one, since nothing else is compared with it."""
    lone = sum(1 for row in rows if row.bars) == 1
    return [replace(row, bars=()) if lone else row for row in rows]


def _section(title: str, head: Sequence[str], rows: Sequence[FigureRow]) -> FigureSection:
    """Rows without the columns that are empty in all of them."""
    used = [at for at in range(len(head) - 1) if any(row.cells[at] for row in rows)]
    kept = [
        replace(
            row,
            cells=tuple(row.cells[at] for at in used),
            bars=tuple((used.index(at), bar) for at, bar in row.bars),
        )
        for row in rows
    ]
    return FigureSection(title, (*(head[at] for at in used), head[-1]), tuple(kept))


def _rows(
    indicators: Iterable[Indicator], numbers: Mapping[str, int], year: int | None, time: str
) -> Iterator[tuple[Indicator, FigureRow, Decimal | None]]:
    """The rows, each with its change in percent where it can be compared."""
    last = ""
    indicators = list(indicators)
    both = {_row(one) for one in indicators if one.aim} & {_row(one) for one in indicators if not one.aim}
    told = {one.name for one in indicators if not one.in_table and not one.aim and _is_current(one, year, time)}
    for one in indicators:
        current = one.aim or _is_current(one, year, time)
        is_paired = _row(one) in both or (one.aim and one.name in told)  # the text has the result of the row
        if one.in_table and not (current and (is_paired or _has_change(one))):
            continue
        name = name_text(one, year)
        value = one.value.target if one.value else ""
        changes = [text for text in (*map(change_text, one.changes), before_text(one)) if text]
        if not name or not (value or changes):
            continue
        part = bool(one.parent) and last == one.parent
        if one.parent and not part and not one.parent_translation:
            continue
        if not part:
            last = one.name if not one.parent else last
            name = f"{one.parent_translation}: {name}" if one.parent else name
        cells = (name, value, "; ".join(changes))
        yield (
            one,
            FigureRow(cells, one.unit, numbers.get(one.unit, 0), part=part),
            _percent(one) if current and not one.aim else None,
        )


def _row(one: Indicator) -> tuple[str, str]:
    """What the target and the result of a row of a table have in common."""
    return one.unit, one.name


def _is_current(one: Indicator, year: int | None, time: str) -> bool:
    """True for what is told of the time of the report."""
    return is_own_year(one.period, year) or (time != "" and plain_time(one.period) == plain_time(time))


def _has_change(one: Indicator) -> bool:
    """True for a row of a table that gives a value and its change."""
    return one.value is not None and bool(one.changes)


def _percent(one: Indicator) -> Decimal | None:
    """The change over a year in percent, with its sign; None for any other."""
    for figure in one.changes:
        exact = figure.quantity.kind is QuantityKind.PERCENT and not _OTHER_SPANS & set(figure.bases)
        if exact and figure.direction and (low := _exact(figure)) is not None:
            return -low if figure.direction is Direction.DOWN else low
    return None


def _exact(figure: IndicatorFigure) -> Decimal | None:
    low = figure.quantity.low
    if low is None or isinstance(low, Fraction) or low != figure.quantity.high or figure.quantity.hedge:
        return None
    return Decimal(low)


def _longest(changes: Sequence[Decimal]) -> Decimal:
    """The change that the longest bar is of: a few beside which the many could not be read have none.

    The few are above the widest gap between two changes that follow each other. Of few changes each has a bar: a tiny
    change beside a large one is what they show.
    """
    ordered = sorted(changes)
    most = len(ordered) - len(ordered) // _ONE_OF
    gaps = [(upper / lower if lower else Decimal(0), n) for n, (lower, upper) in enumerate(pairwise(ordered), 1)]
    widest = max((gap for gap in gaps if gap[1] >= most), default=(Decimal(0), 0))
    kept = ordered[: widest[1]] if widest[0] > _OFF_SCALE else ordered
    return kept[-1] if kept else Decimal(0)


def _with_bar(row: FigureRow, change: Decimal | None, longest: Decimal) -> FigureRow:
    if change is None or not longest or abs(change) > longest:
        return row
    way = "up" if change >= 0 else "down"
    scale = f"drawn to a scale of {longest.normalize():f} percent"
    text = f"{row.cells[0]}: {way} {abs(change).normalize():f} percent, {scale}"
    return replace(row, bars=((2, Bar(change / longest, text)),))


@dataclass(frozen=True, slots=True)
class Pair:
    """An indicator that both of two reports give, at one place in each."""

    earlier: Indicator
    later: Indicator


Years = tuple[int | None, int | None]


def pairs(earlier: Sequence[Indicator], later: Sequence[Indicator], years: Years = (None, None)) -> list[Pair]:
    """The results that two reports give under one name, for the same time of their years, by the same measure.

    An indicator that one of them gives several times has no pair.
    """
    ours, theirs = _by_key(earlier, years[0]), _by_key(later, years[1])
    return [
        Pair(ours[key][0], found[0])
        for key, found in theirs.items()
        if len(found) == 1 and len(ours.get(key, ())) == 1 and _match(ours[key][0], found[0])
    ]


def _by_key(indicators: Sequence[Indicator], year: int | None) -> dict[tuple[str, str, str], list[Indicator]]:
    found: dict[tuple[str, str, str], list[Indicator]] = {}
    for one in indicators:
        if not one.aim:
            period = "" if is_own_year(one.period, year) or one.period == _AT_ITS_END else one.period
            found.setdefault((plain_name(one.name), one.parent, period), []).append(one)
    return found


def _match(earlier: Indicator, later: Indicator) -> bool:
    """True where both give a value by one measure, or both only changes of one kind."""
    ours, theirs = earlier.value, later.value
    if ours and theirs:
        return (ours.quantity.kind, ours.quantity.unit) == (theirs.quantity.kind, theirs.quantity.unit)
    changes = {figure.quantity.kind for figure in earlier.changes} & {figure.quantity.kind for figure in later.changes}
    return not ours and not theirs and bool(changes)


def comparison_table(
    matched: Sequence[Pair],
    labels: tuple[str, str],
    numbers: Mapping[str, int],
    years: Years = (None, None),
    time: str = "",
) -> FigureTable | None:
    """The table of two reports; the change is that which the later one gives. None where no indicator matches."""
    rows: list[FigureRow] = []
    for one in matched:
        if one.later.in_table and not (_is_current(one.later, years[1], time) and _has_change(one.later)):
            continue
        name = name_text(one.later, years[1]) or name_text(one.earlier, years[0])
        if not name or (one.later.parent and not one.later.parent_translation):
            continue
        if one.later.parent:
            name = f"{one.later.parent_translation}: {name}"
        values = tuple(_value(side) for side in (one.earlier, one.later))
        if not all(values):
            continue
        change = "; ".join(text for text in map(change_text, one.later.changes) if text) if one.later.value else ""
        cells = (name, *values, change)
        rows.append(FigureRow(cells, one.later.unit, numbers.get(one.later.unit, 0), _value_bars(one, name, labels)))
    head = (_HEAD[0], *labels, f"Change in {labels[1]}" if labels[1].isdigit() else _HEAD[2], _HEAD[3])
    note = (
        f"This table sets figures given in the reports for {labels[0]} and {labels[1]} side by side,"
        " each as its report gives it, without later revisions; it is not complete. "
        + _COUNTED.format(f"the report for {labels[1]}")
    )
    bars = _PAIRS if any(row.bars for row in rows) else ""
    title = f"{TITLE}, {labels[0]} and {labels[1]}"
    return FigureTable(title, note, (_section("", head, rows),), bars) if rows else None


def _value(one: Indicator) -> str:
    """What a column of two years shows of an indicator: its value, or its change where it has none."""
    return one.value.target if one.value else next((text for text in map(change_text, one.changes) if text), "")


def _value_bars(one: Pair, name: str, labels: tuple[str, str]) -> tuple[tuple[int, Bar], ...]:
    """Two bars to the scale of the larger of two exact values."""
    figures = one.earlier.value, one.later.value
    if figures[0] is None or figures[1] is None:
        return ()
    first, second = _exact(figures[0]), _exact(figures[1])
    if first is None or second is None or min(first, second) < 0 or not max(first, second):
        return ()
    longest = max(first, second)
    return tuple(
        (column, Bar(value / longest, f"{name}, {label}: {figure.target}"))
        for column, value, label, figure in zip((1, 2), (first, second), labels, figures, strict=True)
        if figure
    )
