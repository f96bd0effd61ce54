"""TBX and its relatives → concepts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.formats.glossary_entries import Collector, Entry, Extracted, Wording, strictest
from toolkit.formats.glossary_record import Record
from toolkit.formats.tbx.tree import LANGUAGES, TERMS, Element, read_entries
from toolkit.formats.tbx.writing import OURS, PARTS
from toolkit.formats.usage_status import UsageStatus, forbids_by_name, is_replacement, is_status, usage_status_of

_BROKEN = re.compile(r"\s*[\n\r\t]\s*")
_PART = {word.casefold(): part for part, word in PARTS.items()}
_SUBJECT = frozenset({"subjectfield", "subject", "domain"})
#: Running text, in which a word such as forbidden says nothing of the term.
_PROSE = frozenset({"context", "definition", "example", "samplesentence", "source"})
#: Attributes of elements that never say anything of a term's use; the type of a note is its name.
_PLAIN = frozenset({"id", "xml:lang", "lang", "target", "datatype"})
#: Attributes that may hold the value of a note.
_VALUE = frozenset({"value", "val"})
#: Elements whose own name tells nothing; that of others does beside their type.
_GENERIC = frozenset(
    """termNote descrip descripNote admin adminNote note transac transacNote ref xref date hi language""".split()
)


def parse(data: bytes, path: str, languages: Sequence[str] = ()) -> Extracted:
    """The concepts of a file with the terms in some languages (all, where none is named), and what was left out.

    Raises InputError with path:line:column for what is not XML, not TBX, or declares an entity.
    """
    collector = Collector(path, languages)
    read_entries(data, path, lambda element: collector.add(_entry(element)))
    return collector.finish()


def _entry(element: Element) -> Entry:
    terms: dict[str, list[Wording]] = {}
    firm, loose = _around(element, LANGUAGES)
    for section in element.sections(LANGUAGES):
        outer = strictest([*_around(section, TERMS), *([loose] if _tells_target(section) else [])])
        for group in section.sections(TERMS):
            wording = _wording(group, outer)
            if wording:
                terms.setdefault(section.language, []).append(wording)
    usage, said = strictest([firm, *([loose] if loose[0] is UsageStatus.DEPRECATED else [])])
    return Entry(element.line, terms, _rest(element), usage, said)


def _tells_target(section: Element) -> bool:
    """True for a language other than Chinese, whose terms a note of the whole entry is about."""
    return not section.language.casefold().startswith(("zh", "chi", "cmn"))


def _around(element: Element, stop: frozenset[str]) -> tuple[tuple[UsageStatus, str], tuple[UsageStatus, str]]:
    """What an entry or language says of all its terms in a status, and in notes of other names."""
    said = list(_said(element, stop))
    named = [(usage, value) for kind, usage, value in said if is_status(kind)]
    loose = [(usage, value) for kind, usage, value in said
             if not is_status(kind) and usage in (UsageStatus.DEPRECATED, UsageStatus.UNKNOWN)]  # fmt: skip
    return strictest(named), strictest(loose)


def _wording(group: Element, outer: tuple[UsageStatus, str]) -> Wording | None:
    """The term of a group; what its whole language says holds where it says nothing itself, a ban always."""
    term = next((one for one in group.below() if one.name == "term"), None)
    text = _BROKEN.sub(" ", term.content) if term else ""
    if not text:
        return None
    found = list(_said(group))
    usage, said = strictest((usage, value) for _, usage, value in found)
    if usage is UsageStatus.UNSAID or outer[0] is UsageStatus.DEPRECATED:
        usage, said = outer
    notes = [one.content for one in group.children if one.name == "note"]
    reason = next((note for note in notes if not note.startswith(OURS)), "")
    valid = dict(pair for note in notes if note.startswith(OURS) for pair in _ours(note)).get("valid", "")
    instead = next(
        (value for kind, usage, value in found if is_replacement(kind) and usage is UsageStatus.DEPRECATED), ""
    )
    return Wording(text, usage, said, reason or (f"use {instead}" if instead else ""), str(valid))


def _said(element: Element, stop: frozenset[str] = frozenset()) -> Iterator[tuple[str, UsageStatus, str]]:
    """What an element's notes and attributes say of the use of its terms, each with its name and words."""
    for kind, value in _notes(element, stop):
        if value or not forbids_by_name(kind):
            yield kind, usage_status_of(kind, value), value
        else:
            yield kind, UsageStatus.DEPRECATED, kind


def _notes(element: Element, stop: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The names and texts of notes, and of attributes; of a term only its attributes."""
    terms = [one for one in element.below(stop) if one.name == "term"]
    yield from _attributes(element, group=True)
    for term in terms:
        yield from _attributes(term, group=True)
    for one in element.below(stop | {"term"}):
        group = one.name in TERMS or (bool(one.children) and not one.has_text)
        yield from _attributes(one, group=group)
        if not group and one.kind.casefold() not in _PROSE and not one.content.startswith(OURS):
            yield one.kind, one.content
            if one.name != one.kind and one.name not in _GENERIC:
                yield one.name, one.content


def _attributes(element: Element, *, group: bool) -> Iterator[tuple[str, str]]:
    for key, value in element.attributes.items():
        if key in _VALUE:
            yield element.kind, value
        elif key not in _PLAIN and (key != "type" or group):
            yield key, value


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
        record.update(_ours(element.content))
    elif kind == "note" and element.content:
        record["note"] = f"{record['note']} {element.content}" if "note" in record else element.content
    elif kind == "definition" and element.content:
        record["definition"] = element.content
    elif kind in _SUBJECT and element.content:
        record["domain"] = element.content


def _ours(text: str) -> Iterable[tuple[str, object]]:
    try:
        ours = json.loads(text.removeprefix(OURS))
    except ValueError:
        return ()
    return ours.items() if isinstance(ours, dict) else ()
