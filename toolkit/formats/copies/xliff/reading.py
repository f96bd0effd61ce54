"""XLIFF 2.x and 1.2 → `ReviewCopy`, matched by the ids of the units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from toolkit.errors import InputError
from toolkit.formats.copies.xliff.texts import UnitError, marked_comments, name_of, text_of, unwrapped
from toolkit.formats.copies.xliff.words import DRAFTS, FINDING, METADATA, OURS, PLACE, TICKS
from toolkit.formats.office.escapes import unescaped
from toolkit.model import CopyRow, ReviewCopy, State, unit_key

#: The versions that are read.
_VERSIONS = frozenset({"1.0", "1.1", "1.2", "2.0", "2.1", "2.2"})
_NAMESPACE = re.compile(r"urn:oasis:names:tc:xliff:document:(.*)")
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])")
TWO_TARGETS = "has two targets in one place; keep one"
#: A finding of ours in a note that lost its category.
_FINDING = re.compile(r"(?:error|warning|note) [a-z]+(?:-[a-z]+)+: ")


def parse(data: bytes, path: str) -> ReviewCopy:
    """The units of all files in an XLIFF document. Raises InputError where it is not well-formed, or none of ours."""
    root = _root(data, path)
    names = _ours(root)
    element, read = ("{*}unit", _unit_2) if _version(root, path) == 2 else ("{*}trans-unit", _unit_1)
    rows: dict[str, CopyRow] = {}
    not_taken = [f"a note at no unit was not taken: {' '.join(note.split())}" for note in _notes_at_no_unit(root)]
    errors: list[InputError] = []
    for unit in root.iter(element):
        try:
            row, said = read(unit)
            if rows.setdefault(row.unit, row).target != row.target:
                raise UnitError(f"unit {row.unit} is there twice, with different targets")
            not_taken += [f"line {unit.sourceline}: unit {row.unit} {one}" for one in said]
        except UnitError as error:
            errors.append(InputError(str(error), path=path, line=unit.sourceline, column=1))
    file = next(root.iter("{*}file"), root)
    return ReviewCopy(
        tuple(rows.values()),
        report=names.get("report", ""),
        source_language=root.get("srcLang") or file.get("source-language", ""),
        language=root.get("trgLang") or file.get("target-language", ""),
        date=names.get("date", ""),
        digest=names.get("digest", ""),
        version=names.get("version", ""),
        path=path,
        not_taken=tuple(not_taken),
        errors=tuple(errors),
    )


def _root(data: bytes, path: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise InputError(f"is not well-formed XML: {error.msg}", path=path, line=line, column=max(column, 1)) from None
    if root.getroottree().docinfo.doctype:
        raise InputError("declares a document type, and so perhaps entities; it was not read", path=path, line=1)
    if name_of(root) != "xliff":
        raise InputError(f"is XML, but its root is <{name_of(root)}>, not <xliff>", path=path, line=1)
    return root


def _version(root: etree._Element, path: str) -> int:
    """1 or 2. Raises InputError for a version whose units might be something else."""
    space = _NAMESPACE.fullmatch(str(etree.QName(root).namespace))
    version = root.get("version", "")
    for said in (version, space[1] if space else ""):
        if said and said not in _VERSIONS:
            raise InputError(f"is XLIFF {said[:20]}; save it as XLIFF 1.2, or 2.0 to 2.2", path=path, line=1)
    return 2 if version.startswith("2") or (not version and root.get("srcLang")) else 1


def _unit_2(unit: etree._Element) -> tuple[CopyRow, list[str]]:
    """A unit of 2.x, and what of it is not taken. Raises UnitError where its segments do not make one text."""
    parts = [_Part(child) for child in unit if name_of(child) in ("segment", "ignorable")]
    segments = [part for part in parts if part.is_segment]
    ours = _ours(unit)
    sources = [part.sources[0] for part in parts if part.sources]
    source = unwrapped("".join(part.source for part in parts), sources)
    key = _key(unit.get("id", ""), unit.get("name", ""), source)
    target = None
    if any(part.target is not None for part in segments):
        filled = [bool((part.target or "").strip()) for part in segments if part.source.strip()]
        if any(filled) and not all(filled):
            raise UnitError(f"unit {unit.get('id')} has segments without a target; translate them all, or none")
        between = [part.target if part.is_segment or part.target else part.source for part in _ordered(parts, key)]
        texts = (
            "".join(text or "" for text in between) if any(filled) else "".join(part.target or "" for part in segments)
        )
        target = unwrapped(texts, [one for part in parts for one in part.targets], ours.get("exported"))
    states = {part.state for part in segments}
    ticked = bool(states) and states <= TICKS
    row = CopyRow(
        key,
        source,
        target,
        exported=ours.get("exported"),
        was=next((state for state in State if state == ours.get("state")), None),
        state=State.NEEDS_REVIEW if target and states & DRAFTS else State.TRANSLATED,
        reviewed=ticked and not (states == {"final"} and ours.get("state") == State.TRANSLATED),
        comments=_comments(unit),
        place=f"line {unit.sourceline}",
    )
    back = row.state is State.NEEDS_REVIEW and ours.get("state") == State.TRANSLATED and target == row.exported
    return row, ["was set back to initial with its target unchanged; its state stays that of the catalog"] * back


class _Part:
    """A segment or ignorable of 2.x: its elements and their texts."""

    def __init__(self, element: etree._Element) -> None:
        self.is_segment = name_of(element) == "segment"
        self.sources, self.targets = ([*element.iterfind(f"{{*}}{name}")] for name in ("source", "target"))
        if len(self.targets) > 1:
            raise UnitError(TWO_TARGETS)
        self.source = "".join(map(text_of, self.sources))
        self.target = text_of(self.targets[0]) if self.targets else None
        self.state = element.get("state", "translated" if self.targets else "initial")


def _ordered(parts: Sequence[_Part], unit: str) -> list[_Part]:
    """The parts in the order of their targets, which may be another one. Raises UnitError where it is none."""
    said = [(part.targets[0].get("order", "") if part.targets else "") or str(n) for n, part in enumerate(parts, 1)]
    places = {place.strip(): part for place, part in zip(said, parts, strict=True)}
    numbers = [str(number) for number in range(1, len(parts) + 1)]
    if sorted(places) != sorted(numbers):
        raise UnitError(f"unit {unit} has targets in the order {', '.join(said)}; number each place once")
    return [places[number] for number in numbers]


def _unit_1(unit: etree._Element) -> tuple[CopyRow, list[str]]:
    """A unit of 1.2, and what of it is not taken. Raises UnitError where its target has code, or is a part of one."""
    source, target = (unit.find(f"{{*}}{name}") for name in ("source", "target"))
    if len(unit.findall("{*}target")) > 1:
        raise UnitError(TWO_TARGETS)
    text = "" if source is None else unwrapped(text_of(source), [source])
    key = _key(unit.get("id", ""), unit.get("resname", ""), text)
    if target is not None and _is_half(unit, target):
        raise UnitError(f"unit {key} has segments without a target; translate them all, or none")
    state, approved = "" if target is None else target.get("state", ""), unit.get("approved", "")
    against = (approved == "yes" and state in DRAFTS) or (approved == "no" and state in TICKS)
    row = CopyRow(
        key,
        text,
        None if target is None else unwrapped(text_of(target), [target]),
        state=State.NEEDS_REVIEW if state in DRAFTS else State.TRANSLATED,
        reviewed=not against and (state in TICKS or approved == "yes"),
        comments=_comments(unit),
        place=f"line {unit.sourceline}",
    )
    return row, [f'is {state} and approved="{approved}", which contradict each other; it is not ticked'] * against


def _is_half(unit: etree._Element, target: etree._Element) -> bool:
    """True if only some of a unit's segments have a target; without marks, a target is one of the whole."""
    marks = {mark.get("mid", ""): text_of(mark).strip() for mark in target.iter("{*}mrk") if mark.get("mtype") == "seg"}
    segments = unit.find("{*}seg-source")
    parts = () if segments is None else [mark for mark in segments.iter("{*}mrk") if mark.get("mtype") == "seg"]
    blank = {mark.get("mid", "") for mark in parts if not text_of(mark).strip()}
    wanted = ({mark.get("mid", "") for mark in parts} | set(marks)) - blank
    return any(marks.values()) and not all(marks.get(number) for number in wanted)


def _key(number: str, name: str, source: str) -> str:
    """The unit's key: in its id, in the name that some tools keep it in, or that of its source."""
    found = _ID.search(number) or _ID.search(name)
    return found[0] if found else unit_key(source)


def _comments(unit: etree._Element) -> tuple[str, ...]:
    return (*_notes(unit.iter("{*}note")), *marked_comments(unit))


def _notes(notes: Iterable[etree._Element]) -> Iterator[str]:
    """The texts of notes that are not ours, nor those of a developer."""
    for note in notes:
        text = "".join(note.itertext()).strip()
        other = note.get("category") not in (PLACE, FINDING) and note.get("from") not in (OURS, "developer")
        if text and other and not _FINDING.match(text):
            yield unescaped(text)


def _notes_at_no_unit(root: etree._Element) -> Iterator[str]:
    """The notes on a file or a group of units."""
    notes = root.iter("{*}note")
    return _notes(note for note in notes if next(note.iterancestors("{*}unit", "{*}trans-unit"), None) is None)


def _ours(element: etree._Element) -> dict[str, str]:
    """Our metadata of a unit, or of the first file."""
    path = f"{{{METADATA}}}metadata/{{{METADATA}}}metaGroup"
    holder = element if name_of(element) == "unit" else next(element.iter("{*}file"), element)
    groups = [group for group in holder.iterfind(path) if group.get("category") == OURS]
    return {meta.get("type", ""): unescaped(meta.text or "") for group in groups for meta in group}
