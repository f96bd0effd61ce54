"""What was found in a checked corpus: by check, by source, why rows are unchecked, and rows to read."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

import pyarrow as pa

from toolkit.corpus.json_values import json_text
from toolkit.corpus.layout import FILE, ROW
from toolkit.corpus.reading import CheckedCorpus
from toolkit.corpus.sampling import Row, Sample

#: What a row without a value in the column is counted under.
NO_VALUE = "(none)"


@dataclass
class Stats:
    """Counts over the rows, and a sample of them.

    `sources` has the verdicts of the rows by the values of the column `by`. `checks` counts by check and severity the
    findings, `pairs` the rows that have one.
    """

    by: str | None = None
    verdicts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    checks: Counter[tuple[str, str]] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    sample: Sample = field(default_factory=Sample)

    @property
    def rows(self) -> int:
        """All rows."""
        return self.verdicts.total()

    @property
    def worst(self) -> list[tuple[str, Counter[str]]]:
        """The sources, those first of whose rows most have an error, then a warning, then could not be checked."""
        levels = ("error", "warning", "unchecked")

        def order(item: tuple[str, Counter[str]]) -> tuple[object, ...]:
            return (*(-item[1][level] / item[1].total() for level in levels), item[0])

        return sorted(self.sources.items(), key=order)


def stats(corpus: CheckedCorpus, by: str | None = None) -> Stats:
    """Count the rows of a corpus by a column, by default the file. Raises InputError where it cannot be read."""
    by = corpus.by(by)
    found = Stats(by)
    added = [corpus.prefix + name for name in ("verdict", "reason", "findings")]
    places = [name for name in (corpus.prefix + FILE, corpus.prefix + ROW) if name in corpus.names]
    columns = list(dict.fromkeys([*added, *(corpus.texts if corpus.names else ()), *places, *([by] if by else [])]))
    for table in corpus.batches(columns) if corpus.names else ():
        _count(found, table, added, by)
        _sample(found.sample, table, added, corpus.texts, places)
    return found


def _count(found: Stats, table: pa.Table, added: list[str], by: str | None) -> None:
    verdict, reason, findings = (table[name] for name in added)
    verdicts = verdict.to_pylist()
    found.verdicts.update(verdicts)
    found.reasons.update(one for one in reason.to_pylist() if one is not None)
    names = [_name(value) for value in table[by].to_pylist()] if by else [""] * len(verdicts)
    for (name, one), number in Counter(zip(names, verdicts, strict=True)).items():
        found.sources[name][one] += number
    each = findings.combine_chunks()
    flat = each.flatten()
    kinds = list(zip(flat.field("check").to_pylist(), flat.field("severity").to_pylist(), strict=True))
    found.checks.update(kinds)
    rows = each.value_parent_indices().to_pylist()
    found.pairs.update(kind for _, kind in {*zip(rows, kinds, strict=True)})


def _name(value: object) -> str:
    """What the rows with a value in the column are counted under."""
    if value is None:
        return NO_VALUE
    return json_text(value) if isinstance(value, list | dict) else str(value)


def _sample(sample: Sample, table: pa.Table, added: list[str], texts: tuple[str, str], places: list[str]) -> None:
    verdicts, reasons, findings = (table[name].to_pylist() for name in added)
    columns = [table[name].to_pylist() for name in (*texts, *places)]
    for number, (source, target, *place) in enumerate(zip(*columns, strict=True)):
        row = Row(source, target, ":".join(map(str, place)), findings[number] or [])
        sample.offer(row, reasons[number] or verdicts[number])
