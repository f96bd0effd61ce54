"""What tables repeat of the text: an indicator under one name or a variant of it, with the same figures."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from toolkit.indicators.counterparts import AREA_ZH
from toolkit.language.zh.indicator_names import BARE
from toolkit.model.indicator import Indicator, IndicatorFigure, Part

_Figures = frozenset[tuple[Hashable, ...]]
#: 装备制造业产值 and 装备制造：产值.
_OF_FIELD = re.compile("(?:产业|行业|业)?[：]?(?=(?:总产值|产值|增加值|营业收入|利润总额|产量)\\Z)")
#: 全社会用电总计：用电量 and 全社会用电量.
_TOTAL = re.compile("(?P<last>[一-鿿]{2})总计：(?=(?P=last))|(?<=[一-鿿]{2})(?:总计|合计)(?=：)")
_OF_ZONE = re.compile("^(?:高新区|经开区|开发区|新区|园区)(?=[一-鿿]{3})")
_MONTHS = re.compile("1[—–~～至-]([369]|12)月")
_PARTS_OF_YEAR = {"3": "一季度", "6": "上半年", "9": "前三季度", "12": "全年"}


def without_repeated(told: Sequence[Indicator], shown: Iterable[Indicator], year: int | None) -> list[Indicator]:
    """What the text tells and tables show, each once; `year` is what the report is about.

    Where both give a value, or only the same change, the table's row is left out, but for a change that the text does
    not give; if it has all figures of the text and more, it takes the place and the name of the other.
    """
    kept = list(told)
    more: list[Indicator] = []
    for one in shown:
        own = _figures(one)
        same = [at for at, other in enumerate(kept) if not other.in_table and _is_variant(other, one, year)]
        same = [at for at in same if _agree(_figures(kept[at]), own)]
        if not same:
            more.append(one)
        elif len(same) == 1:
            other = kept[same[0]]
            if rest := _changes_besides(one, other):
                more.append(
                    replace(one, name=other.name, translation=other.translation or one.translation, figures=rest)
                )
            longer = one if one.translation and _figures(other) < own else other
            kept[same[0]] = replace(longer, name=other.name, translation=other.translation or one.translation)
    return [*kept, *more]


def _changes_besides(shown: Indicator, told: Indicator) -> tuple[IndicatorFigure, ...]:
    """The changes that only the table gives, where the text has figures that the table does not."""
    both = _figures(told) < _figures(shown) or told.changes
    return () if both else shown.changes


def _agree(told: _Figures, shown: _Figures) -> bool:
    """True where both have a value in common, or the only figure of one of them."""
    common = told & shown
    return any(figure[0] is Part.VALUE for figure in common) or (bool(common) and common in (told, shown))


def _figures(one: Indicator) -> _Figures:
    return frozenset(map(_figure, one.figures))


def _figure(figure: IndicatorFigure) -> tuple[Hashable, ...]:
    quantity = figure.quantity
    return figure.part, figure.direction, quantity.kind, quantity.unit, quantity.low, quantity.high


def _is_variant(told: Indicator, shown: Indicator, year: int | None) -> bool:
    """True for one indicator by its name, time and status; names that say nothing alone need one whole too."""
    if (
        told.aim is not shown.aim
        or _time(told, year) != _time(shown, year)
        or plain_name(told.name) != plain_name(shown.name)
    ):
        return False
    return BARE.fullmatch(told.name) is None or told.parent == shown.parent


def plain_name(name: str) -> str:
    """A name without what its variants differ in."""
    one = _TOTAL.sub("", _OF_FIELD.sub("", _OF_ZONE.sub("", AREA_ZH.sub("", name))))
    return one.replace("：", "").replace("规上", "规模以上")


def plain_time(period: str) -> str:
    """A time without what the words for it differ in: 前三季度 and 1—9月."""
    period = period.removesuffix("份")
    months = _MONTHS.fullmatch(period)
    return _PARTS_OF_YEAR.get(months[1], period) if months else period


def _time(one: Indicator, year: int | None) -> str:
    return "" if one.period in ("全年", f"{year}年", "年末") else plain_time(one.period)
