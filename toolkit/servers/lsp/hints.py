"""Figures written out beside them, where their digits do not show their value: 33.45万 (334,500)."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as lsp

from toolkit.language.figures.wording import number
from toolkit.model import Quantity, QuantityKind
from toolkit.servers.lsp.catalog import CatalogDocument, Side

#: What has a value that may be hard to see: a large one.
_SHOWN = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY})
_LARGE = 1000
#: Full-width digits and the comma between thousands.
_DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


def hints(document: CatalogDocument, start: int, end: int) -> Iterator[lsp.InlayHint]:
    """The values of figures in the units that meet these offsets."""
    for unit in document.units_in(start, end):
        reading = document.catalog.reading(unit.id)
        sides: tuple[tuple[Side, tuple[Quantity, ...]], ...] = (
            ("source", reading.source.quantities),
            ("target", reading.target.quantities if reading.has_target else ()),
        )
        for side, quantities in sides:
            for quantity in quantities:
                value = written_out(quantity)
                if value:
                    place = document.span(unit, side, quantity.start, quantity.end)[1]
                    yield lsp.InlayHint(document.text.position(place), value, lsp.InlayHintKind.Type, padding_left=True)


def written_out(quantity: Quantity) -> str:
    """The value of a figure; empty where its text shows it."""
    if quantity.kind not in _SHOWN or quantity.low is None or quantity.low != quantity.high or quantity.weak:
        return ""
    if -_LARGE < quantity.low < _LARGE:
        return ""
    value = number(quantity.low)
    shown = quantity.text.translate(_DIGITS)
    return "" if value.replace(",", "") in shown else value
