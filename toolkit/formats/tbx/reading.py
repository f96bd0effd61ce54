"""TBX and its relatives → concepts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.formats.glossary_entries import Collector, Entry, Extracted, Wording, strictest
from toolkit.formats.glossary_record import Record
from toolkit.formats.tbx.tree import LANGUAGES, TERMS, Element, read_entries
from toolkit.formats.tbx.writing import OURS, PARTS
from toolkit.formats.usage_status import UsageStatus, is_status, usage_status_of

_BROKEN = re.compile(r"\s*[\n\r\t]\s*")
_PART = {word.casefold(): part for part, word in PARTS.items()}
_SUBJECT = frozenset({"subjectfield", "subject", "domain"})
#: Running text, in which a word such as forbidden says nothing of the term.
_PROSE = frozenset({"context", "definition", "example", "samplesentence", "source"})
#: Attributes of elements that never say anything of a term's use.
_PLAIN = frozenset({"id", "xml:lang", "lang", "type", "target", "datatype"})


def parse(data: bytes, path: str, languages: Sequence[str] = ()) -> Extracted:
    """The concepts of a file with the terms in some languages (all, where none is named), and what was left out.

    Raises InputError with path:line:column for what is not XML, not TBX, or declares an entity.
    """
    collector = Collector(path, languages)
    read_entries(data, path, lambda element: collector.add(_entry(element)))
    return collector.finish()


def _entry(element: Element) -> Entry:
    terms: dict[str, list[Wording]] = {}
    for section in element.sections(LANGUAGES):
        outer = strictest(_said(section, TERMS))
        for group in section.sections(TERMS):
            wording = _wording(group, outer)
            if wording:
                terms.setdefault(section.language, []).append(wording)
    usage, said = strictest(_said(element, LANGUAGES))
    return Entry(element.line, terms, _rest(element), usage, said)


def _wording(group: Element, outer: tuple[UsageStatus, str]) -> Wording | None:
    """The term of a group; a status of its whole language holds where it has none of its own."""
    term = next((one for one in group.below() if one.name == "term"), None)
    text = _BROKEN.sub(" ", term.content) if term else ""
    if not text:
        return None
    usage, said = strictest(_said(group))
    if usage is UsageStatus.UNSAID:
        usage, said = outer
    reason = next((one.content for one in group.children if one.name == "note"), "")
    return Wording(text, usage, said, reason)


def _said(element: Element, stop: frozenset[str] = frozenset()) -> Iterator[tuple[UsageStatus, str]]:
    """What an element's notes and attributes say of the use of its terms; only statuses where it is not a term's."""
    notes = [(one.kind, one.content) for one in element.below(stop) if one.name != "term" and not one.children
             and one.kind.casefold() not in _PROSE]  # fmt: skip
    marks = [
        (key, value) for one in (element, *element.below(stop)) for key, value in one.attributes.items()
        if key not in _PLAIN
    ]  # fmt: skip
    for kind, value in (*notes, *marks):
        if not stop or is_status(kind):
            yield usage_status_of(kind, value), value


def _rest(element: Element) -> Record:
    """The entry's id, definition, field, part of speech and notes, and the keys that we keep in a note."""
    identity = element.attributes.get("id", "")
    record: Record = {"id": identity} if identity and not identity.isdecimal() else {}
    for one in element.below(LANGUAGES):
        _describe(one, record)
    for section in element.sections(LANGUAGES):
        for one in section.below(TERMS):
            if one.kind.casefold() == "definition" and one.content:
                record.setdefault("definition", one.content)
    parts = {one.content.casefold() for one in element.below() if one.kind.casefold() == "partofspeech"}
    if len(parts) == 1 and "part_of_speech" not in record and parts <= _PART.keys():
        record["part_of_speech"] = _PART[parts.pop()]
    return record


def _describe(element: Element, record: Record) -> None:
    kind = element.kind.casefold()
    if kind == "note" and element.content.startswith(OURS):
        record.update(_ours(element.content.removeprefix(OURS)))
    elif kind == "note" and element.content:
        record["note"] = f"{record['note']} {element.content}" if "note" in record else element.content
    elif kind == "definition" and element.content:
        record["definition"] = element.content
    elif kind in _SUBJECT and element.content:
        record["domain"] = element.content


def _ours(text: str) -> Iterable[tuple[str, object]]:
    try:
        ours = json.loads(text)
    except ValueError:
        return ()
    return ours.items() if isinstance(ours, dict) else ()
