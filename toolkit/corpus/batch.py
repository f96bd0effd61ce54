"""Checking a batch of pairs: a pure function, which every engine can bring to its data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from toolkit.context import Context
from toolkit.corpus.cells import SOURCE, TARGET, texts
from toolkit.corpus.directions import Direction, direction_of, directions
from toolkit.corpus.glossaries import loaded
from toolkit.corpus.reasons import Reason
from toolkit.corpus.schema import Checked, arrays, checked_schema
from toolkit.errors import InputError
from toolkit.linter.skipping import TERMS, causes
from toolkit.model import Glossary
from toolkit.project.pairs import PairChecks, PairOutcome, selected_checks

#: One name or path, or several.
Names = str | Sequence[str]
Glossaries = Glossary | str | Path | Sequence[str | Path] | None
Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)

#: Options → the checker made for them, for those that call `check_batch` with each batch of a corpus.
_made: dict[tuple[object, ...], BatchChecker] = {}
#: Checkers that are kept.
_KEPT = 8


class BatchChecker:
    """`check_batch` with its options, made ready once and called with each batch.

    It can be pickled: its glossary goes with it, and the process that gets it reads no file.
    Raises InputError as `toolkit.compare` does: for an unknown check, a check of whole files, checks of terms without a
    glossary, and languages that cannot be compared.
    """

    def __init__(
        self,
        *,
        source: str = "zh",
        target: str = "en",
        select: Names = ("numbers",),
        ignore: Names = (),
        glossary: Glossaries = (),
        columns: Sequence[str] = ("source", "target"),
        prefix: str = "",
    ) -> None:
        if isinstance(columns, str) or [type(name) for name in columns] != [str, str]:
            raise InputError(f"columns are the names of the source and of the target, not {columns!r}")
        if columns[0] == columns[1]:
            raise InputError(f"the source and the target have the same column, {columns[0]!r}; name two")
        self.languages = source, target
        self.columns = columns[0], columns[1]
        self.prefix = prefix
        #: All options, with which the same checker can be made again.
        self.options: dict[str, Any] = {
            "source": source,
            "target": target,
            "select": _several(select),
            "ignore": _several(ignore),
            "glossary": loaded(glossary),
            "columns": self.columns,
            "prefix": prefix,
        }
        self._directions = directions(source, target)
        self._ready  # noqa: B018  # errors come now, and not with the first batch

    def __reduce__(self) -> tuple[object, ...]:
        return _checker, (self.options,)

    def __call__(self, batch: Batch) -> Batch:
        """See `check_batch`."""
        if isinstance(batch, pa.Table):
            schema = checked_schema(batch.schema, self.prefix)
            return pa.Table.from_batches([self(part) for part in batch.to_batches()], schema)
        rows = self.check(texts(batch, self.columns[0], SOURCE), texts(batch, self.columns[1], TARGET))
        return self.with_results(batch, rows)

    def check(self, sources: Sequence[str | Reason], targets: Sequence[str | Reason]) -> list[Checked]:
        """What is found in pairs of texts, in their order. A reason in place of a text makes the row unchecked."""
        pairs = list(zip(sources, targets, strict=True))
        directions = [self._direction(source, target) for source, target in pairs]
        rows = {place: Checked(one) for place, one in enumerate(directions) if isinstance(one, Reason)}
        for direction, (checks, terms) in self._ready.items():
            places = [place for place, one in enumerate(directions) if one == direction]
            for place, found in zip(places, checks.check_all(pairs[place] for place in places), strict=True):
                rows[place] = _checked(found, terms)
        return [rows[place] for place in range(len(pairs))]

    def with_results(self, batch: pa.RecordBatch, rows: Sequence[Checked]) -> pa.RecordBatch:
        """A batch with what was found in its rows."""
        schema = checked_schema(batch.schema, self.prefix)
        return pa.RecordBatch.from_arrays([*batch.columns, *arrays(rows)], schema=schema)

    def _direction(self, source: str | Reason, target: str | Reason) -> Direction | Reason:
        """The direction in which a row is checked, or why it is not."""
        if isinstance(source, Reason):
            return source
        return target if isinstance(target, Reason) else direction_of(source, target, self._directions)

    @cached_property
    def _ready(self) -> Mapping[Direction, tuple[PairChecks, bool]]:
        """For each direction its checks, and whether terms are compared: a glossary may have only one of the two."""
        select, ignore, glossary = (self.options[name] for name in ("select", "ignore", "glossary"))
        without = [
            TERMS in causes(Context(source_language=source, target_language=target, glossary=glossary))
            for source, target in self._directions
        ]
        ready = {}
        for direction, lacking in zip(self._directions, without, strict=True):
            left_out = (*ignore, TERMS) if lacking and not all(without) else ignore
            context, checks = selected_checks(select, left_out, *direction, glossary)
            ready[direction] = PairChecks(context, checks), not lacking
        return ready


def _checked(found: PairOutcome, terms: bool) -> Checked:
    """The results of a row; `terms` says whether terms are compared."""
    if found.errors:
        return Checked(Reason.CHECK_FAILED, found.findings)
    return Checked(findings=found.findings, figures=found.figures, terms=found.terms if terms else None)


def check_batch(
    batch: Batch,
    *,
    source: str = "zh",
    target: str = "en",
    select: Names = ("numbers",),
    ignore: Names = (),
    glossary: Glossaries = (),
    columns: Sequence[str] = ("source", "target"),
    prefix: str = "",
) -> Batch:
    """Return a RecordBatch or Table with the columns of `toolkit.corpus.schema` added: what is found in each pair.

    Every row of the batch is there, in its order, and its columns are unchanged. A row that cannot be checked (a null,
    invalid UTF-8, columns exchanged …) has the verdict `unchecked` and a reason. The findings are those of
    `toolkit.compare` on each pair.

    The options:

    * `source`, `target`: the languages, by default `zh` and `en`; with `auto` each row's direction is found out by the
      scripts of its texts, Chinese to English or English to Chinese;
    * `select`, `ignore`: names of checks and groups, by default `numbers`;
    * `glossary`: paths, or a loaded Glossary;
    * `columns`: the names of the two columns, by default `source` and `target`; strings or bytes;
    * `prefix`: begins the names of the added columns, for a batch that has one of these already.

    What the options need is made ready with the first batch in a process and kept for the next ones. Raises InputError
    for options that cannot be met (see BatchChecker), and for a batch that already has one of the added columns.

    >>> pairs = {"source": ["完成投资3145亿元。", None], "target": ["Investment reached 314.5 billion yuan.", "Yes."]}
    >>> checked = check_batch(pa.RecordBatch.from_pydict(pairs))
    >>> checked["verdict"].to_pylist(), checked["reason"].to_pylist(), checked["figures"].to_pylist()
    (['ok', 'unchecked'], [None, 'source-null'], [1, None])
    """
    read, select, ignore = loaded(glossary), _several(select), _several(ignore)
    key = (source, target, select, ignore, tuple(columns), prefix, id(read))
    checker = _made.get(key)
    if checker is None:
        for oldest in list(_made)[: 1 - _KEPT]:
            _made.pop(oldest, None)  # another thread may have been first
        checker = _made[key] = BatchChecker(
            source=source,
            target=target,
            select=select,
            ignore=ignore,
            glossary=read,
            columns=columns,
            prefix=prefix,
        )
    return checker(batch)


def _checker(options: dict[str, Any]) -> BatchChecker:
    """Unpickle a checker."""
    return BatchChecker(**options)


def _several(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
