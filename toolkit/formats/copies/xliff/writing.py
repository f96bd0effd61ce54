"""`ReviewCopy` → XLIFF 2.1, valid by the schema of the core and of its modules for metadata and glossaries."""

from __future__ import annotations

import re

from lxml import etree

from toolkit.formats.copies.xliff.words import (
    CORE,
    FINDING,
    GLOSSARY,
    METADATA,
    NAMES,
    NEEDS_REVIEW,
    OURS,
    PLACE,
    STATES,
    XML,
)
from toolkit.formats.office.escapes import escaped
from toolkit.model import CopyRow, ReviewCopy, State

#: Characters that XML cannot hold; XLIFF has an element for them.
_UNWRITABLE = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff])")
#: The severity of a finding → the priority of its note, 1 being the highest of ten.
_PRIORITIES = {"error": "1", "warning": "3", "note": "5"}


def unfit(_row: CopyRow) -> str:
    """XLIFF holds every unit."""
    return ""


def serialize(copy: ReviewCopy) -> bytes:
    """The XLIFF file. It has no inline code: the text of a unit is text alone."""
    names = {None: CORE, "mda": METADATA, "gls": GLOSSARY}
    root = etree.Element(f"{{{CORE}}}xliff", nsmap=names, version="2.1", srcLang=_tag(copy.source_language))
    root.set("trgLang", _tag(copy.language))
    file = _under(root, CORE, "file", id="f1", original=copy.path, canResegment="no")
    _metadata(file, {name: getattr(copy, name) for name in NAMES})
    segments = [_unit(file, row) for row in copy.rows]
    etree.indent(root, "  ")  # before there are texts, whose white space counts
    for segment, row in zip(segments, copy.rows, strict=True):
        for element, text in zip(segment, (row.source, row.target or ""), strict=False):
            _fill(element, text)
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data.replace(b"<?xml version='1.0' encoding='UTF-8'?>", b'<?xml version="1.0" encoding="UTF-8"?>') + b"\n"


def _unit(file: etree._Element, row: CopyRow) -> etree._Element:
    """A unit with everything but its texts; its segment."""
    unit = _under(file, CORE, "unit", id=row.unit)
    exported = {} if row.exported is None else {"exported": row.exported}
    _metadata(unit, {"state": str(row.state)} | exported)
    if row.terms:
        glossary = _under(unit, GLOSSARY, "glossary")
        for source, target in row.terms:
            entry = _under(glossary, GLOSSARY, "glossEntry")
            _under(entry, GLOSSARY, "term").text = escaped(source)
            _under(entry, GLOSSARY, "translation").text = escaped(target)
    _notes(unit, row)
    segment = _under(unit, CORE, "segment", state="reviewed" if row.reviewed else STATES[row.state])
    if row.state is State.NEEDS_REVIEW:
        segment.set("subState", NEEDS_REVIEW)
    for name in ("source", "target") if row.target else ("source",):
        _under(segment, CORE, name).set(f"{{{XML}}}space", "preserve")
    return segment


def _notes(unit: etree._Element, row: CopyRow) -> None:
    notes = [(PLACE, "", row.note)] if row.note else []
    notes += [(FINDING, _PRIORITIES.get(one.partition(" ")[0], ""), one) for one in row.findings]
    notes += [("", "", comment) for comment in row.comments]
    if not notes:
        return
    group = _under(unit, CORE, "notes")
    for category, priority, text in notes:
        note = _under(group, CORE, "note")
        if category:
            note.set("category", category)
        if priority:
            note.set("priority", priority)
        note.text = escaped(text)


def _metadata(parent: etree._Element, texts: dict[str, str]) -> None:
    group = _under(_under(parent, METADATA, "metadata"), METADATA, "metaGroup", category=OURS)
    for name, text in texts.items():
        _under(group, METADATA, "meta", type=name).text = escaped(text) or None


def _fill(element: etree._Element, text: str) -> None:
    """Give a source or target its text, with an element for each character that XML cannot hold."""
    first, *rest = _UNWRITABLE.split(text)
    element.text = first
    for character, after in zip(rest[::2], rest[1::2], strict=True):
        _under(element, CORE, "cp", hex=f"{ord(character):04X}").tail = after


def _under(parent: etree._Element, space: str, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{space}}}{name}", attributes)


def _tag(language: str) -> str:
    return language.replace("_", "-")
