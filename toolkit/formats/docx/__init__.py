"""Word documents (.docx, .docm): their paragraphs, as Word shows them with all tracked changes accepted.

`package` unpacks a file, `story` reads a text in it into `items`, and `paragraphs` makes those of a report. Only the
standard library is needed: what libraries for Word files give are its elements, and not what Word shows for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from toolkit.errors import InputError
from toolkit.formats.docx.bindings import fill
from toolkit.formats.docx.items import FURNITURE, NOTE, Item
from toolkit.formats.docx.leavings import Leavings
from toolkit.formats.docx.names import W, find
from toolkit.formats.docx.notes import Notes
from toolkit.formats.docx.numbering import Lists
from toolkit.formats.docx.package import AGAIN, Package, reference
from toolkit.formats.docx.paragraphs import paragraphs
from toolkit.formats.docx.story import Sources, Story
from toolkit.formats.docx.styles import Styles
from toolkit.formats.report.reading import Reading

__all__ = ["read"]


def read(data: bytes, path: str) -> Reading:
    """The paragraphs of a Word file, and what it holds beside them.

    Notes are at the end, then the headers and footers of pages. Raises InputError where the file is not a Word
    document, is damaged or protected, or is too large.
    """
    package = Package(data, path)
    try:
        return _read(package)
    except RecursionError:
        raise InputError(f"has tables or other elements nested too deeply; {AGAIN}", path=path) from None


def _read(package: Package) -> Reading:
    document = package.part(package.main)
    body = find(document, "body")
    if body is None:
        raise InputError(f"is damaged: {package.main} has no text; {AGAIN}", path=package.path)
    fill(body, package)
    sections = _sections(body)
    leavings = Leavings()
    styles = Styles(package.one("styles"))
    notes = Notes(
        {"footnote": package.one("footnotes"), "endnote": package.one("endnotes")}, package.one("settings"), sections
    )
    sources = Sources(styles, Lists(package.one("numbering"), styles.lists()), notes, leavings)
    items = Story(sources).read(body)
    items += _note_items(sources)
    items += _furniture(package, sources, sections)
    comments = package.one("comments")
    leavings.add("comment", 0 if comments is None else len(comments.findall(f"{W}comment")))
    leavings.add("macros", int(package.has_macros))
    return Reading(paragraphs(items), leavings.phrases())


def _sections(body: Element) -> list[Element]:
    """The properties of each section, in order."""
    found = [one for properties in body.iter(f"{W}pPr") if (one := properties.find(f"{W}sectPr")) is not None]
    last = body.find(f"{W}sectPr")
    return [*found, last] if last is not None else found


def _note_items(sources: Sources) -> Iterator[Item]:
    """The texts of the notes, each after its mark."""
    for note in sources.notes.found():
        mark = note.mark
        for one in Story(sources).read(note.element):
            text = " ".join(one.text.split())
            if text:
                yield Item(f"{mark}{' ' if mark.endswith(']') else ''}{text}", role=NOTE)
                mark = ""


def _furniture(package: Package, sources: Sources, sections: list[Element]) -> Iterator[Item]:
    """The headers and footers of the pages, each text once."""
    seen: set[str] = set()
    for kind in ("header", "footer"):
        ids = [reference(one) for section in sections for one in section.findall(f"{W}{kind}Reference")]
        for part in package.parts(kind, ids):
            for one in Story(sources).read(part):
                text = " ".join(one.text.split())
                if text and text not in seen:
                    seen.add(text)
                    yield replace(Item(text), role=FURNITURE)
