"""What was found in a checked corpus: by check, by source, why rows are unchecked, and rows to read."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from toolkit.corpus.json_values import json_text, valid
from toolkit.corpus.layout import FILE, ROW
from toolkit.corpus.reading import CheckedCorpus, Columns
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
    """Count the rows of a corpus by a column, by default the file, with a sample of them where its texts are known.

    Raises InputError where it cannot be read.
    """
    by, texts = corpus.by(by), corpus.texts
    found = Stats(by)
    added = [corpus.prefix + name for name in ("verdict", "reason", "findings")]
    places = [name for name in (corpus.prefix + FILE, corpus.prefix + ROW) if name in corpus.names]
    columns = list(dict.fromkeys([*added, *(texts or ()), *places, *([by] if by else [])]))
    for rows in corpus.batches(columns) if corpus.names else ():
        _count(found, rows, added, by)
        if texts:
            _sample(found.sample, rows, added, texts, places)
    return found


def _count(found: Stats, columns: Columns, added: list[str], by: str | None) -> None:
    verdicts, reasons, findings = (columns[name] for name in added)
    found.verdicts.update(verdicts)
    found.reasons.update(one for one in reasons if one is not None)
    names = [_name(value) for value in columns[by]] if by else [""] * len(verdicts)
    for (name, one), number in Counter(zip(names, verdicts, strict=True)).items():
        found.sources[name][one] += number
    for row in findings:
        kinds = [(one["check"], one["severity"]) for one in row or ()]
        found.checks.update(kinds)
        found.pairs.update({*kinds})


def _name(value: object) -> str:
    """What the rows with a value in the column are counted under."""
    return NO_VALUE if value is None else _shown(value)


def _shown(value: object) -> str:
    """A value as text; what is not UTF-8 in it is U+FFFD."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return valid(value) if isinstance(value, str) else json_text(value)


def _sample(sample: Sample, columns: Columns, added: list[str], texts: tuple[str, str], places: list[str]) -> None:
    verdicts, reasons, findings = (columns[name] for name in added)
    shown = [[None if one is None else _shown(one) for one in columns[name]] for name in texts]
    place = zip(*(map(_shown, columns[name]) for name in places), strict=True) if places else [()] * len(verdicts)
    for number, (source, target, at) in enumerate(zip(*shown, place, strict=True)):
        sample.offer(Row(source, target, ":".join(at), findings[number] or []), reasons[number] or verdicts[number])
