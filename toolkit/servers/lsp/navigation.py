"""From a term to its entry in the glossary, and to all its uses in the project's catalogs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from toolkit.errors import ToolkitError
from toolkit.model import Concept, Place
from toolkit.model.rendition import MarkKind
from toolkit.project.files import read
from toolkit.renderers.annotating import marks
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.text import Text


def concepts_at(document: CatalogDocument, offset: int) -> list[Concept]:
    """The concepts whose terms are at an offset, the shortest text first."""
    spot = document.spot(offset)
    if spot is None or spot.form:  # other plural forms are not compared
        return []
    reading = document.catalog.reading(spot.unit.id)
    mine = marks(reading)[spot.side == "target"]
    here = [one for one in mine if one.kind is MarkKind.TERM and one.start <= spot.offset < one.end]
    here.sort(key=lambda mark: mark.end - mark.start)
    known = {match.concept.id: match.concept for match in reading.terms}
    return [known[link] for link in dict.fromkeys(mark.link for mark in here)]


def entry_of(concept: Concept, encoding: str, texts: Mapping[str, Text]) -> lsp.Location | None:
    """Where the glossary has a concept; `texts` are those that are open in the editor, by path."""
    place = concept.place
    return location(place, encoding, texts) if place else None


def location(place: Place, encoding: str, texts: Mapping[str, Text]) -> lsp.Location | None:
    """A place in a file; None where that cannot be read any more."""
    text = texts.get(place.path)
    if text is None:
        try:
            text = Text(text_of(place.path), encoding)
        except ToolkitError:
            return None
    start = text.place(place.line, place.column)
    return lsp.Location(uri_of(place.path), text.range(start, text.line_end(start)))


def text_of(path: str) -> str:
    """The text of a file. Raises ToolkitError where it cannot be read."""
    return read(Path(path)).decode("utf-8", "replace")


def uri_of(path: str) -> str:
    """The URI of a file."""
    return from_fs_path(path) or ""


def uses_in(document: CatalogDocument, concept: str) -> Iterator[lsp.Location]:
    """The renderings of a concept in a catalog; its term in the source where a unit has no rendering."""
    for unit in document.catalog.units:
        reading = document.catalog.reading(unit.id)
        if not any(match.concept.id == concept for match in reading.terms):
            continue
        pairs = [one for one in reading.pairings if one.concept.id == concept]
        found = [match for one in pairs for match in (*one.accepted, *one.deprecated)]
        if found:
            for match in found:
                yield lsp.Location(document.uri, document.range(unit, "target", match.start, match.end))
            continue
        for match in reading.terms:
            if match.concept.id == concept:
                yield lsp.Location(document.uri, document.range(unit, "source", match.start, match.end))
