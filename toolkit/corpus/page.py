"""A page to read: the counts, and rows of each kind with their findings marked. It loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from toolkit.corpus.reasons import MEANINGS, Reason
from toolkit.corpus.sampling import Row
from toolkit.corpus.stats import Stats
from toolkit.corpus.tally import VERDICTS
from toolkit.renderers.characters import visible

#: Characters of a text that are shown.
LONGEST = 1_500
#: Sources that are shown.
SOURCES = 50

#: The names of the columns, and the rows.
Table = tuple[list[str], list[list[str]]]

STYLE = """
:root { color-scheme: light dark; --line: #8884; --error: #d3302f55; --warning: #e0a00066; --note: #3a7bd544 }
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem }
.wide { overflow-x: auto }
table { border-collapse: collapse; margin: 1rem 0 }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .8rem; text-align: left; vertical-align: top }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
table.pairs { width: 100%; table-layout: fixed }
table.pairs td { overflow-wrap: anywhere; white-space: pre-wrap }
mark { color: inherit; background: var(--note) } mark.error { background: var(--error) }
mark.warning { background: var(--warning) }
.place, ul.findings { color: color-mix(in srgb, currentColor 75%, transparent); font-size: .875rem; margin: .3rem 0 }
"""


def page(found: Stats, name: str) -> bytes:
    """The page for what was found in a corpus of this name."""
    body = [
        f"<h1>{_text(name)}</h1>",
        *_table("Rows", ["verdict", "rows", "share"], _verdicts(found)),
        *_table("Findings", *check_table(found)),
        *_table("Unchecked rows", ["reason", "rows", "share", "meaning"], _reasons(found)),
        *_table("Worst sources", *source_table(found, SOURCES)),
        "<h2>Rows to read</h2>",
        *(line for kind in found.sample.kinds for line in _kind(kind, found.sample.rows(kind))),
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{_text(name)}</title>'
    lines = [
        f'<!doctype html>\n<html lang="en">\n<head>{head}<style>{STYLE}</style></head>\n<body>',
        *body,
        "</body>\n</html>\n",
    ]
    return "\n".join(lines).encode("utf-8", "replace")


def check_table(found: Stats) -> Table:
    """The checks, those first that most rows have a finding of."""
    order = sorted(found.pairs.items(), key=lambda item: (-item[1], item[0]))
    return ["check", "severity", "findings", "rows", "of 1,000 rows"], [
        [check, severity, f"{found.checks[check, severity]:,}", f"{rows:,}", f"{1000 * rows / found.rows:.2f}"]
        for (check, severity), rows in order
    ]


def source_table(found: Stats, most: int) -> Table:
    """The worst sources: their rows, and the share of each verdict."""
    if not found.by:
        return [], []
    return [found.by, "rows", *VERDICTS], [
        [source, f"{total:,}", *(f"{counts[verdict] / total:.2%}" for verdict in VERDICTS)]
        for source, counts in found.worst[:most]
        if (total := sum(counts.values()))
    ]


def _verdicts(found: Stats) -> list[list[str]]:
    return [
        [one, f"{found.verdicts[one]:,}", f"{found.verdicts[one] / found.rows:.2%}"] for one in VERDICTS if found.rows
    ]


def _reasons(found: Stats) -> list[list[str]]:
    order = sorted(found.reasons.items(), key=lambda item: (-item[1], item[0]))
    return [[one, f"{count:,}", f"{count / found.rows:.2%}", _meaning(one)] for one, count in order]


def _meaning(reason: str) -> str:
    return MEANINGS[Reason(reason)] if reason in list(Reason) else ""


def _table(title: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if not rows:
        return
    yield f'<h2>{title}</h2>\n<div class=wide tabindex=0 role=region aria-label="{title}"><table>'
    yield f"<tr>{_cells('th', names, rows[0])}</tr>"
    yield from (f"<tr>{_cells('td', row, row)}</tr>" for row in rows)
    yield "</table></div>"


def _cells(element: str, cells: Sequence[str], like: Sequence[str]) -> str:
    """Cells, those of figures aligned at the right."""
    return "".join(
        f"<{element}{' class=number' * (one[:1].isdigit() and number > 0)}>{_text(cell)}</{element}>"
        for number, (cell, one) in enumerate(zip(cells, like, strict=True))
    )


def _kind(kind: str, rows: Iterable[Row]) -> Iterator[str]:
    yield f"<h3>{_text(kind)}</h3>\n<table class=pairs>"
    for row in rows:
        sides = (_marked(text, row.findings, side) for text, side in ((row.source, "source"), (row.target, "target")))
        yield "<tr>" + "".join(f"<td>{side}</td>" for side in sides) + "</tr>"
        found = "".join(f"<li>{_text(_words(one))}</li>" for one in row.findings)
        below = f"<ul class=findings>{found}</ul>" if found else ""
        yield f"<tr><td colspan=2><span class=place>{_text(row.place)}</span>{below}</td></tr>"
    yield "</table>"


def _words(finding: Mapping[str, Any]) -> str:
    suggestion = f" → {finding['suggestion']}" if finding["suggestion"] else ""
    return f"{finding['severity']} {finding['check']}: {finding['message']}{suggestion}"


def _marked(text: str | None, findings: Sequence[Mapping[str, Any]], side: str) -> str:
    """A text with the places of its findings marked, where several meet by the worst, which comes first."""
    if text is None:
        return ""
    shown = text[:LONGEST]
    spans = [(one[f"{side}_start"], one[f"{side}_end"], one["severity"]) for one in findings]
    spans = [(start, min(end, len(shown)), level) for start, end, level in spans if start is not None]
    cuts = sorted({0, len(shown), *(at for start, end, _ in spans for at in (start, end) if at <= len(shown))})
    pieces = []
    for start, end in pairwise(cuts):
        level = next((level for first, last, level in spans if first <= start and end <= last), None)
        piece = _text(shown[start:end])
        pieces.append(f'<mark class="{_text(level)}">{piece}</mark>' if level else piece)
    rest = f" … ({len(text):,} characters)" if len(text) > LONGEST else ""
    return "".join(pieces) + rest


def _text(value: str) -> str:
    return escape(visible(value))
