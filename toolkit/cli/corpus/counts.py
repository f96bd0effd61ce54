"""Counts of rows, as `toolkit corpus check` and `toolkit corpus stats` print them."""

from __future__ import annotations

from collections.abc import Iterable

import click

from toolkit.model.plural import plural


def count_lines(output: str, rows: int, counts: Iterable[tuple[int, str]]) -> list[str]:
    """Return a line with the name of an output and its rows, and one for each count above 0 with its share of them."""
    title = click.style(f"{output}: {plural(rows, 'row')}", bold=True)
    return [title, *(f"{count:>12,}  {count / rows:6.2%}  {what}" for count, what in counts if count)]
