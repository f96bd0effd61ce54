"""What is under the pointer: how a figure was read on both sides, or the glossary's entry of a term."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types as lsp

from toolkit.context import Reading
from toolkit.model import Span
from toolkit.model.rendition import Mark, MarkKind
from toolkit.renderers.annotating import marks
from toolkit.servers.lsp.catalog import CatalogDocument, Side
from toolkit.servers.lsp.concepts import entry, plain

#: Between the parts of a hover.
RULE = "\n\n---\n\n"


def hover(document: CatalogDocument, offset: int) -> lsp.Hover | None:
    """The marks at an offset of the text; None where there is none."""
    spot = document.spot(offset)
    if spot is None or spot.form:  # other plural forms are not compared
        return None
    reading = document.catalog.reading(spot.unit.id)
    sides = marks(reading)
    mine, theirs = sides if spot.side == "source" else sides[::-1]
    here = [mark for mark in mine if mark.start <= spot.offset < mark.end]
    if not here:
        return None
    figures = [_figure(mark, theirs, spot.side, reading) for mark in here if mark.kind is MarkKind.QUANTITY]
    terms = dict.fromkeys(_term(mark, reading) for mark in here if mark.kind is MarkKind.TERM)
    shortest = min(here, key=lambda mark: mark.end - mark.start)
    where = document.range(spot.unit, spot.side, shortest.start, shortest.end)
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, RULE.join([*figures, *terms])), where)


def _figure(mark: Mark, others: list[Mark], side: Side, reading: Reading) -> str:
    """How a figure was read, and how its counterparts were, also those that do not agree with it."""
    lines = [plain(mark.note)]
    figures = [other for other in others if other.kind is mark.kind]
    found = [other for other in figures if mark.link and other.link == mark.link]
    lines += [plain(other.note) for other in found]
    for check, span in _against(mark, side, reading):
        against = [other for other in figures if other.start < span.end and span.start < other.end]
        notes = [other.note for other in against if other not in found] or [span.text]
        lines += [f"{plain(note)} ({check})" for note in notes]
    if len(lines) == 1 and reading.has_target:
        lines.append(f"no counterpart in the {'translation' if side == 'source' else 'source'}")
    return "\n\n".join(lines)


def _against(mark: Mark, side: Side, reading: Reading) -> Iterator[tuple[str, Span]]:
    """The places of the other side that a figure does not agree with, and the check that says so."""
    for one in reading.comparison.discrepancies:
        mine, theirs = one.problem.source, one.problem.target
        if side == "target":
            mine, theirs = theirs, mine
        if mine and theirs and mine.start < mark.end and mark.start < mine.end:
            yield one.check, theirs


def _term(mark: Mark, reading: Reading) -> str:
    return next(entry(match.concept) for match in reading.terms if match.concept.id == mark.link)
