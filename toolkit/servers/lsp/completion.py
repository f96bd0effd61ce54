"""What may be written into a translation: terms and figures of its source, and what the memory has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lsprotocol import types as lsp

from toolkit.catalogs.provenance import percent
from toolkit.context import Reading
from toolkit.formats.po.strings import escape
from toolkit.language.writing.figure import render_quantity
from toolkit.memory.match import Match
from toolkit.model import QuantityKind
from toolkit.model.rendition import MarkKind
from toolkit.renderers.annotating import marks
from toolkit.servers.lsp.catalog import CatalogDocument, Spot
from toolkit.servers.lsp.concepts import entry

#: A longer text of the memory is cut in the list.
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text to write, what it renders, and the heading under which it is sorted."""

    text: str
    renders: str
    rank: str
    kind: lsp.CompletionItemKind
    about: str = ""


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Terms and figures of the source in its order, those that the translation does not have yet first."""
    language, year = reading.context.target_language, reading.context.year
    rendered = {one.concept.id for one in reading.pairings if one.accepted}
    figures = (mark for mark in marks(reading)[0] if mark.kind is MarkKind.QUANTITY)
    missing = {(mark.start, mark.end) for mark in figures if not mark.link}
    found: dict[str, Candidate] = {}
    for match in reading.terms:
        done = int(match.concept.id in rendered)
        for place, term in enumerate(match.concept.accepted_in(language, year)):
            renders = f"{match.term.text} · {term.status}"
            rank = f"{done}{min(place, 1)}{match.start:06}{place:02}"
            kind = lsp.CompletionItemKind.Reference
            found.setdefault(term.text, Candidate(term.text, renders, rank, kind, entry(match.concept)))
    for quantity in reading.source.quantities:
        if quantity.kind is QuantityKind.ENUMERATOR or quantity.weak:
            continue
        text = render_quantity(quantity, language, hedged=True)
        if text:
            done = int(reading.has_target and (quantity.start, quantity.end) not in missing)
            rank = f"{done}0{quantity.start:06}00"
            found.setdefault(text, Candidate(text, quantity.text, rank, lsp.CompletionItemKind.Value))
    yield from found.values()


def completion(document: CatalogDocument, offset: int, known: Sequence[Match]) -> list[lsp.CompletionItem]:
    """The items for a place in a translation; none elsewhere."""
    spot = document.spot(offset)
    if spot is None or spot.side != "target" or not spot.between:
        return []
    reading = document.catalog.reading(spot.unit.id)
    items = [_item(document, spot, offset, one) for one in candidates(reading)]
    return [*items, *_from_memory(document, spot, offset, known)]


def _item(document: CatalogDocument, spot: Spot, offset: int, candidate: Candidate) -> lsp.CompletionItem:
    before = spot.unit.unit.targets[spot.form][: spot.offset]
    size = typed(before, candidate.text)
    text = capitalised(candidate.text, before[len(before) - size :])
    places = document.places(spot.unit, "target", spot.form)
    started = places.characters[spot.offset - size : spot.offset] if places else ()
    # An edit of a completion keeps to one line: what was begun in the string of the line above goes by an edit beside.
    line = document.text.line(offset)
    above = [one for one in started if document.text.line(one) < line]
    start = started[len(above)] if len(above) < len(started) else offset
    gone = document.text.range(above[0], document.after(above[-1])) if above else None
    return lsp.CompletionItem(
        text,
        kind=candidate.kind,
        detail=candidate.renders,
        documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, candidate.about) if candidate.about else None,
        sort_text=candidate.rank,
        filter_text=text[len(above) :],
        text_edit=lsp.TextEdit(document.text.range(start, offset), escape(text)),
        additional_text_edits=[lsp.TextEdit(gone, "")] if gone else None,
    )


def capitalised(text: str, begun: str) -> str:
    """A text with a capital where a person has begun it with one."""
    return text[:1].upper() + text[1:] if begun[:1].isupper() else text


def typed(before: str, text: str) -> int:
    """How many of the last characters before the cursor begin a text; those of the last word where none do."""
    lower, wanted = before.lower(), text.lower()
    for size in range(min(len(before), len(text)), 0, -1):
        begins = size == len(before) or not (lower[-size - 1].isalnum() and lower[-size - 1].isascii())
        if begins and wanted.startswith(lower[-size:]):
            return size
    size = 0
    while size < len(before) and before[-size - 1].isalnum() and before[-size - 1].isascii():
        size += 1
    return size


def _from_memory(
    document: CatalogDocument, spot: Spot, offset: int, known: Sequence[Match]
) -> Iterator[lsp.CompletionItem]:
    """What the memory has, in place of the whole translation, if that is in one line."""
    places = document.places(spot.unit, "target", spot.form)
    if places is None:
        return
    start = places.characters[0] if places.characters else places.end
    if "\n" in document.text.value[start : places.end]:
        return
    before = document.text.value[start:offset]
    for number, match in enumerate(known):
        target = match.target if match.adapted is None else match.adapted
        name = f"{percent(match.score)}% {target}"
        yield lsp.CompletionItem(
            name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…",
            kind=lsp.CompletionItemKind.Snippet,
            detail="memory · " + (match.origin.report or match.origin.path),
            documentation=f"{match.source}\n\n{target}",
            sort_text=f"2{number:03}",
            filter_text=before or target,
            text_edit=lsp.TextEdit(document.text.range(start, places.end), escape(target)),
        )
