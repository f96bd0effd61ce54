"""Printing what changed between two texts."""

from __future__ import annotations

import click

from toolkit.language.difference import Op, difference

_MARKS = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
_COLOURS = {Op.DELETE: "red", Op.INSERT: "green"}
#: Characters of unchanged text to show around a change.
AROUND = 24


def in_words(old: str, new: str) -> str:
    """Return the new text with deletions in [- -], additions in {+ +}, and long unchanged stretches shortened."""
    parts = []
    runs = difference(old, new)
    for number, (op, text) in enumerate(runs):
        if op is Op.EQUAL:
            parts.append(shortened(text, first=number == 0, last=number == len(runs) - 1))
        else:
            opening, closing = _MARKS[op]
            parts.append(click.style(f"{opening}{text}{closing}", fg=_COLOURS[op]))
    return "".join(parts)


def shortened(text: str, *, first: bool = False, last: bool = False) -> str:
    """Shorten text between changes: the middle, or the end that is not next to a change, becomes an ellipsis."""
    if first and last:
        return text if len(text) <= 2 * AROUND else f"{text[: 2 * AROUND]}…"
    if len(text) <= 2 * AROUND + 1:
        return text
    if first:
        return f"…{text[-AROUND:]}"
    return f"{text[:AROUND]}…" if last else f"{text[:AROUND]}…{text[-AROUND:]}"


def as_json(old: str, new: str) -> list[list[str]]:
    """Return the runs as JSON: pairs of equal, delete or insert, and the text."""
    return [[str(op), text] for op, text in difference(old, new)]
