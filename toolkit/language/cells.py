"""Texts with cells: rows end at line breaks, cells at tabs or at bars between spaces. The same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from toolkit.model.quantity import Quantity, QuantityKind

#: Between cells where no tab is.
BAR = " | "
_SEPARATOR = re.compile(r"\t| \| ")
#: What accounts write around a negative figure, with what may come between the brackets and the figure or its unit.
_OPENING = re.compile(r"[(（]\s*[$¥￥€£]?\s*\Z")
_CLOSING = re.compile(r"\s*[)）]\s*[%％]?\s*\Z")
#: Kinds that have no sign.
_UNSIGNED = frozenset({QuantityKind.YEAR, QuantityKind.DATE, QuantityKind.PERIOD, QuantityKind.ORDINAL})


def has_cells(text: str) -> bool:
    """True if a text is a table, or a row of one."""
    return "\t" in text or BAR in text


def rows(text: str) -> Iterator[list[tuple[int, int]]]:
    """The rows of a text with the places of their cells, without the blanks around them; empty lines are left out."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield list(_cells(text, start, start + len(line)))
        start += len(line)


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for separator in _SEPARATOR.finditer(text, start, end):
        yield _stripped(text, start, separator.start())
        start = separator.end()
    yield _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    cell = text[start:end]
    start += len(cell) - len(cell.lstrip())
    return start, max(start, start + len(cell.strip()))


def with_brackets_as_signs(text: str, quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """The figures of a text with cells, those negative that fill a cell in brackets: (4,512), (4.8%), (4.8)%."""
    found = iter(quantities)
    signed: list[Quantity] = []
    quantity = next(found, None)
    for start, end in (cell for row in rows(text) for cell in row):
        while quantity is not None and quantity.start < start:
            signed.append(quantity)
            quantity = next(found, None)
        if quantity is not None and quantity.end <= end and text[start] in "(（":
            signed.append(_negative(text, quantity, start, end))
            quantity = next(found, None)
    return (*signed, *(() if quantity is None else (quantity,)), *found)


def _negative(text: str, quantity: Quantity, start: int, end: int) -> Quantity:
    if quantity.low is None or quantity.low <= 0 or quantity.high is None or quantity.kind in _UNSIGNED:
        return quantity
    before, after = _OPENING.match(text, start, quantity.start), _CLOSING.match(text, quantity.end, end)
    if quantity.kind is QuantityKind.ENUMERATOR:  # read with its brackets
        return quantity
    if before is None or after is None or not any(map(str.isdigit, quantity.text)):  # a unit alone: (百万元)
        return quantity
    kind = QuantityKind.PERCENT if after.group().strip()[-1] in "%％" else quantity.kind
    return quantity._replace(
        start=start, end=end, text=text[start:end], kind=kind, low=-quantity.high, high=-quantity.low
    )
