"""How many rows of a checked corpus have which verdict, and why rows are unchecked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.compute as pc

from toolkit.corpus.parts import read_part

#: In the order in which they are shown.
VERDICTS = ("error", "warning", "ok", "unchecked")


@dataclass
class Tally:
    """Counts over rows."""

    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    figures: int = 0
    terms: int = 0

    @property
    def rows(self) -> int:
        """All rows."""
        return self.verdicts.total()

    @property
    def checked(self) -> int:
        """The rows that were checked."""
        return self.rows - self.verdicts["unchecked"]


def tally(parts: Iterable[Path], prefix: str) -> Tally:
    """Count the rows of parts. Raises InputError where one is damaged."""
    found = Tally()
    names = [prefix + name for name in ("verdict", "reason", "figures", "terms")]
    for part in parts:
        verdict, reason, figures, terms = read_part(part, names).columns
        for column, counter in ((verdict, found.verdicts), (reason.drop_null(), found.reasons)):
            counter.update({one["values"]: one["counts"] for one in column.value_counts().to_pylist()})
        found.figures += pc.sum(figures).as_py() or 0
        found.terms += pc.sum(terms).as_py() or 0
    return found
