"""What the memory covers, as `toolkit status --memory` shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.project.coverage import Band, Coverage

#: Heads of the columns.
HEADS = {Band.EXACT: "exact", Band.FIGURES: "figures", Band.ALIKE: "85–98%", Band.SIMILAR: "70–84%", Band.NONE: "none"}


def table(rows: Sequence[Coverage]) -> Iterator[str]:
    """The lines of a table: for each report what is not translated, in units of each band and in their characters."""
    names = [f"{row.report} ({row.language})" for row in rows]
    width = max(map(len, ["Not yet translated", *names]))
    yield ""
    yield _line("Not yet translated", [*HEADS.values(), "all"], width)
    for name, row in zip(names, rows, strict=True):
        counts = list(row.bands.values())
        yield _line(name, _numbers([one.units for one in counts]), width)
        yield _line("  characters", _numbers([one.characters for one in counts]), width)


def _numbers(counts: Sequence[int]) -> list[str]:
    return [f"{number:,}" for number in (*counts, sum(counts))]


def _line(name: str, cells: Sequence[str], width: int) -> str:
    return f"{name:<{width}}" + "".join(f"{cell:>10}" for cell in cells)


def bands_json(row: Coverage) -> dict[str, Any]:
    """The bands of one report as JSON."""
    return {str(band): {"units": one.units, "characters": one.characters} for band, one in row.bands.items()}
