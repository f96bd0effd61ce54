"""The indicators of a report from the readings of its units: names, values and changes, and the place of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit.context import Reading
from toolkit.indicators.english import EnglishNames, english_text, small_words
from toolkit.indicators.place import Place
from toolkit.indicators.repeated import without_repeated
from toolkit.indicators.tables import Table, table_indicators
from toolkit.language.meaning import meanings
from toolkit.language.registry import comparable
from toolkit.language.statements import Said, Statement
from toolkit.language.units import unit_of
from toolkit.language.writing.figure import render_quantity
from toolkit.language.zh.meaning import MEANING
from toolkit.language.zh.statements import statements
from toolkit.model.indicator import Indicator, IndicatorFigure, Part
from toolkit.model.language_codes import primary
from toolkit.model.meaning import Basis, Direction, Meaning, Stage
from toolkit.model.quantity import Hedge, Quantity
from toolkit.text_reading import TextReading

#: The bases of changes; others (for each person) belong to the name.
_OF_CHANGES = frozenset(
    {
        Basis.YEAR, Basis.PERIOD, Basis.QUARTER, Basis.MONTH, Basis.WEEK, Basis.DAY, Basis.YEAR_START, Basis.AVERAGE,
        Basis.SPAN, Basis.REAL, Basis.NOMINAL, Basis.TOTAL,
    }
)  # fmt: skip
#: What the government says it will do.
_PROMISE = re.compile(
    r"\b[Ww]e (?:aim|will|shall|plan|strive|seek|intend|must|should|expect)\b|\b(?:targets?|goals?) (?:is|are)\b"
)
#: "Until" before a time: 截至年末.
_UNTIL = "(?:截[至止]|[到至])?"
#: The year of a time: 到2027年.
_LATER = re.compile(_UNTIL + "((?:19|20)[0-9]{2})年")
#: The end of a year, perhaps with the year: 截至年末, 2024年底.
_YEAR_END = re.compile(_UNTIL + "(?P<year>(?:19|20)[0-9]{2}年)?(?:(?(year)年?|[今本当]?年))[末底]")
#: A time of a year that another word names.
_IN_A_YEAR = re.compile(
    _UNTIL + "(?P<time>年末|[上下]半年|[前第]?[一二三四1-4].{0,2}季度末?"
    "|[0-9]{1,2}(?:[—–~～至-][0-9]{1,2})?月(?:[份末底]|[0-9]{1,2}日)?)"
)
_PARTS = {Said.VALUE: Part.VALUE, Said.BEFORE: Part.BEFORE, Said.CHANGE: Part.CHANGE, Said.SHARE: Part.SHARE}


def readable_indicators(source_language: str, target_language: str) -> bool:
    """True if indicators can be read: the source is Chinese, and its figures are compared with the translation's."""
    return primary(source_language) == "zh" and comparable(source_language, target_language)


def report_indicators(
    readings: Iterable[Reading], places: Mapping[str, Place], tables: Sequence[Table] = (), year: int | None = None
) -> list[Indicator]:
    """The indicators of a report in its order; `places` are by unit key, and units without a place are left out.

    A unit that is not finished has no translation. An indicator of which a report gives several values for one time is
    left out: one of them is another's. `tables` are those of the report, which is about `year`; what a table repeats
    of the text is left out there.
    """
    readings = list(readings)
    names = EnglishNames(small_words(reading.unit.target for reading in readings))
    found: list[Indicator] = []
    for reading in readings:
        place = places.get(reading.unit.key)
        if place is not None and "\t" not in reading.unit.source:
            found += _of_unit(reading, place, names, year)
            reading.forget()
    final = {reading.unit.key: reading.unit.target for reading in readings if reading.is_final}
    told = _certain([_translated(one, names, final[one.unit]) if one.unit in final else one for one in found])
    by_key = {reading.unit.key: reading for reading in readings}
    shown = _certain(list(table_indicators(tables, by_key, places, year)))
    order = {key: at for at, key in enumerate(places)}
    return sorted(without_repeated(told, shown, year), key=lambda one: order[one.unit])


def _of_unit(reading: Reading, place: Place, names: EnglishNames, year: int | None) -> Iterator[Indicator]:
    side = reading.source
    meant = meanings(side.text, side.quantities, MEANING)
    said = statements(side.text, side.quantities, meant)
    if not said:
        return
    match = _Counterparts(reading)
    groups: dict[tuple[str, str, str, bool, int], list[Statement]] = {}
    for one in said:
        groups.setdefault((one.name, one.parent, one.period, one.aim, one.start), []).append(one)
    for ones in groups.values():
        first = ones[0]
        theirs = match.stages(ones)
        if first.estimated and (Stage.FACT not in theirs or Stage.AIM in theirs):
            continue
        ours = {meant[one.figure].stage for one in ones}
        aim = _is_aim(first, ours, theirs, place)
        if aim and not first.aim and Stage.AIM not in ours | theirs and any(map(match.is_told, ones)):
            continue
        if aim is False and year is not None and (later := _LATER.match(first.period)) and int(later[1]) > year:
            aim = True
        bound = any(side.quantities[one.figure].hedge is Hedge.AT_MOST for one in ones)
        if aim is None or (bound and not aim):  # 控制在5.5%以内 is used of results and targets alike
            continue
        names.learn(first, ones, reading, match.indices)
        figures = tuple(_figure(one, side, meant, match) for one in ones)
        period = _time(first.period, place, year, aim=aim)
        yield Indicator(
            first.name, "", figures, aim, period, first.parent, "", reading.unit.key, place.path, place.line
        )


def _time(period: str, place: Place, year: int | None, *, aim: bool) -> str:
    """The time of a figure: that of its sentence, with the year of its chapter where it names none.

    The end of the report's own year is 年末.
    """
    end = _YEAR_END.fullmatch(period)
    time = _time_of_place("年末" if end and not end["year"] else period, place, year, aim=aim)
    end = _YEAR_END.fullmatch(time)
    return "年末" if end and end["year"] == f"{year}年" else time


def _time_of_place(period: str, place: Place, year: int | None, *, aim: bool) -> str:
    if aim and year is not None and period.startswith("明年"):
        return f"{year + 1}年{period.removeprefix('明年')}"
    if place.time and not aim and not place.ahead and period == "":
        return place.time
    if place.time and aim and period == "全年" and year is not None and place.year is None:
        return f"{year}年"
    if place.year is None or place.ahead is not aim or (not aim and place.year == year):
        return period
    if found := _IN_A_YEAR.fullmatch(period):
        return f"{place.year}年{found['time'].removeprefix('年')}"
    return f"{place.year}年" if period in ("", "全年") or (aim and period == "今年") else period


def _is_aim(first: Statement, ours: set[Stage], theirs: set[Stage], place: Place) -> bool | None:
    """True for a target, False for a result; None where the sentence, its translation and its chapter disagree."""
    if first.aim:
        return None if theirs == {Stage.FACT} else True
    if Stage.FACT in ours | theirs:
        return None if Stage.AIM in ours | theirs or place.ahead else False
    if Stage.AIM in theirs or place.ahead:
        return True
    return None if Stage.AIM in ours or place.plan else False


class _Counterparts:
    """The figures of the translation that render those of the source."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.indices: dict[int, int] = {}
        self.meant: list[Meaning] = []
        if not reading.is_final:
            return
        from toolkit.language.en.meaning import MEANING as ENGLISH

        target = reading.target
        wrong = {
            span.start for one in reading.comparison.discrepancies for span in (one.problem.target,) if span is not None
        }
        starts = {one.start: at for at, one in enumerate(target.quantities)}
        ours = {one.start: at for at, one in enumerate(reading.source.quantities)}
        for start, source in reading.rendered_figures.items():
            if start not in wrong and start in starts:
                self.indices[ours[source.start]] = starts[start]
        if primary(target.language) == "en":
            self.meant = meanings(target.text, target.quantities, ENGLISH)

    def stages(self, ones: Sequence[Statement]) -> set[Stage]:
        """Whether the translation presents the figures as targets or facts."""
        if not self.meant:
            return set()
        found = {self.meant[self.indices[one.figure]].stage for one in ones if one.figure in self.indices}
        return found | {Stage.AIM} if Stage.FACT not in found and any(map(self._is_promised, ones)) else found

    def _is_promised(self, one: Statement) -> bool:
        """True if the English sentence is about what "we" will do."""
        at = self.indices.get(one.figure)
        if at is None:
            return False
        start = self.reading.target.quantities[at].start
        spans = self.reading.target.sentences
        begin = next((first for first, last in spans if first <= start < last), 0)
        return _PROMISE.search(self.reading.target.text, begin, start) is not None

    def is_told(self, one: Statement) -> bool:
        """True if the English sentence tells a fact: 28,000 mu was built, bringing the total to 385,000 mu."""
        at = self.indices.get(one.figure)
        if at is None or not self.meant:
            return False
        target = self.reading.target
        start = target.quantities[at].start
        span = next((span for span in target.sentences if span[0] <= start < span[1]), (start, start))
        told = (one.start for one, said in zip(target.quantities, self.meant, strict=True) if said.stage is Stage.FACT)
        return any(span[0] <= place < span[1] for place in told)

    def text(self, figure: int) -> str:
        """A figure as the translation writes it, with its hedge and the unit that it may share with the next one."""
        language = self.reading.target.language
        ours, at = self.reading.source.quantities[figure], self.indices.get(figure)
        if at is None:
            return ""
        theirs = self.reading.target.quantities[at]
        if (ours.low or 0) < 0 <= (theirs.low or 0):  # a loss of 327 million
            return render_quantity(ours, language, hedged=True)
        if theirs.kind is not ours.kind or (unit_of(ours.unit) is not None and not theirs.unit):
            return render_quantity(ours, language, hedged=True)
        return english_text(theirs if theirs.hedge else theirs._replace(hedge=ours.hedge), language)


def _figure(one: Statement, side: TextReading, meant: Sequence[Meaning], match: _Counterparts) -> IndicatorFigure:
    quantity = side.quantities[one.figure]
    of_word = meant[one.word if one.word >= 0 else one.figure]
    written, target = _written(quantity, side.text), match.text(one.figure)
    if one.said is not Said.CHANGE:
        return IndicatorFigure(_PARTS[one.said], quantity, written, target, whole=one.whole)
    direction = of_word.change.direction
    if quantity.low is not None and quantity.low < 0:  # 增长-9.6%
        quantity = quantity._replace(low=-quantity.low, high=None if quantity.high is None else -quantity.high)
        direction, target = Direction.DOWN if direction is Direction.UP else Direction.UNKNOWN, target.lstrip("-−–")
    bases = tuple(sorted(of_word.bases & _OF_CHANGES))
    return IndicatorFigure(Part.CHANGE, quantity, written, target, direction, bases)


def _written(quantity: Quantity, text: str) -> str:
    """A figure as the source writes it, with the hedge that is around it."""
    if not quantity.hedge:
        return quantity.text
    before = _HEDGE_BEFORE.search(text, 0, quantity.start)
    after = _HEDGE_AFTER.match(text, quantity.end)
    return text[before.start() if before else quantity.start : after.end() if after else quantity.end]


_HEDGE_BEFORE = re.compile("(?:约|近|超过?|逾|突破|不足|不到|大约|接近|将近|至少|不少于|不低于)\\Z")
_HEDGE_AFTER = re.compile("左右|上下|以上|以内|以下|余|多")


def _translated(one: Indicator, names: EnglishNames, text: str) -> Indicator:
    """An indicator with the name that its Chinese name has elsewhere in the report, where its own place has none.

    `text` is the translation at its place.
    """
    name = names.known(one.name) or names.sibling(one.name, text)
    return replace(one, translation=name, parent_translation=names.known(one.parent) if one.parent else "")


def _certain(found: Sequence[Indicator]) -> list[Indicator]:
    """The indicators without those that have several values for one time, and without repetitions."""
    values: defaultdict[tuple[str, str, str, bool, Part, str], set[object]] = defaultdict(set)
    for one in found:
        for figure in one.figures:
            key = _key(one, figure)
            quantity = figure.quantity
            values[key].add((figure.direction, quantity.low, quantity.high, quantity.unit, quantity.kind))
    kept: list[Indicator] = []
    seen: set[object] = set()
    for one in found:
        if any(len(values[_key(one, figure)]) > 1 for figure in one.figures):
            continue
        figures = tuple(figure for figure in one.figures if _key(one, figure) not in seen)
        seen |= {_key(one, figure) for figure in figures}
        if figures:
            kept.append(replace(one, figures=figures))
    return kept


def _key(one: Indicator, figure: IndicatorFigure) -> tuple[str, str, str, bool, Part, str]:
    """The key that only one figure may have: a change by percent and one by an amount have two."""
    period = "" if one.period in ("全年", "年末") else one.period
    kind = f"{figure.quantity.kind}{','.join(figure.bases)}" if figure.part is Part.CHANGE else ""
    return one.name, one.parent, period, one.aim, figure.part, kind
