"""The columns that checking adds to a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pyarrow as pa

from toolkit.corpus.reasons import Reason
from toolkit.errors import InputError
from toolkit.model import Finding, Severity

#: A finding of `toolkit.compare`; places count characters of the cell, and are null for a finding without a place.
FINDING = pa.struct(
    [
        ("check", pa.string()),
        ("severity", pa.string()),
        ("message", pa.string()),
        ("suggestion", pa.string()),
        ("source_start", pa.int32()),
        ("source_end", pa.int32()),
        ("source_text", pa.string()),
        ("target_start", pa.int32()),
        ("target_end", pa.int32()),
        ("target_text", pa.string()),
    ]
)

#: Column → its type and what it says.
COLUMNS = {
    "verdict": (pa.string(), "error or warning: the worst finding; ok: checked, and at most notes; unchecked"),
    "reason": (pa.string(), "why the row is unchecked; null for the others"),
    "findings": (pa.list_(FINDING), "what was found, worst first; null where nothing was checked"),
    "errors": (pa.int32(), "the findings of this severity; null for unchecked rows"),
    "warnings": (pa.int32(), "the findings of this severity; null for unchecked rows"),
    "notes": (pa.int32(), "the findings of this severity; null for unchecked rows"),
    "figures": (pa.int32(), "figures of the source that were compared; null where none are compared"),
    "terms": (pa.int32(), "terms of the source that were compared; null where none are compared"),
}


class Checked(NamedTuple):
    """What checking one row gave; `reason` is None for a row that was checked."""

    reason: Reason | None = None
    findings: Sequence[Finding] | None = None
    figures: int | None = None
    terms: int | None = None


def checked_schema(schema: pa.Schema, prefix: str = "") -> pa.Schema:
    """The schema of a checked batch: the columns of the batch, then those of COLUMNS, their names after `prefix`.

    Raises InputError where the batch already has one of them.
    """
    taken = set(schema.names)
    for name in COLUMNS:
        if prefix + name in taken:
            message = f"the input already has a column {prefix + name!r}; rename it, or {other_prefix(prefix)}"
            raise InputError(message)
    for name, (kind, _) in COLUMNS.items():
        schema = schema.append(pa.field(prefix + name, kind))
    return schema


def other_prefix(prefix: str) -> str:
    """What to do where a new column has the name of another one."""
    return f"set {'another' if prefix else 'a'} prefix for the new ones"


def arrays(rows: Sequence[Checked]) -> list[pa.Array]:
    """The columns of COLUMNS for some rows."""
    counted = [row.findings if row.reason is None else None for row in rows]
    values: dict[str, Sequence[object]] = {
        "verdict": [_verdict(row) for row in rows],
        "reason": [row.reason for row in rows],
        "findings": [None if row.findings is None else [_cells(one) for one in row.findings] for row in rows],
        "errors": [_count(found, Severity.ERROR) for found in counted],
        "warnings": [_count(found, Severity.WARNING) for found in counted],
        "notes": [_count(found, Severity.NOTE) for found in counted],
        "figures": [row.figures for row in rows],
        "terms": [row.terms for row in rows],
    }
    return [pa.array(values[name], kind) for name, (kind, _) in COLUMNS.items()]


def _verdict(row: Checked) -> str:
    if row.reason is not None:
        return "unchecked"
    if not row.findings or row.findings[0].severity is Severity.NOTE:
        return "ok"
    return row.findings[0].severity


def _count(findings: Sequence[Finding] | None, severity: Severity) -> int | None:
    return None if findings is None else sum([one.severity is severity for one in findings])


def _cells(finding: Finding) -> dict[str, object]:
    """A finding as the fields of FINDING."""
    source, target = finding.source, finding.target
    values = (
        finding.check,
        finding.severity,
        finding.message,
        finding.suggestion,
        *((source.start, source.end, source.text) if source else (None, None, None)),
        *((target.start, target.end, target.text) if target else (None, None, None)),
    )
    return dict(zip(FINDING.names, values, strict=True))
