"""XLIFF 2.x and 1.2 → `ReviewCopy`, matched by the ids of the units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from toolkit.errors import InputError
from toolkit.formats.copies.xliff.words import DRAFTS, FINDING, METADATA, OURS, PLACE, TICKS
from toolkit.formats.office.escapes import character, unescaped
from toolkit.model import CopyRow, ReviewCopy, State, unit_key

#: Elements within a text that stand for something which is no text.
_CODES = frozenset({"ph", "sc", "ec", "x", "bx", "ex", "bpt", "ept", "it"})
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])")
#: A finding of ours in a note that lost its category.
_FINDING = re.compile(r"(?:error|warning|note) [a-z]+(?:-[a-z]+)+: ")


class _UnitError(Exception):
    pass


def parse(data: bytes, path: str) -> ReviewCopy:
    """The units of all files in an XLIFF document. Raises InputError where it is not well-formed, or none of ours."""
    root = _root(data, path)
    names = _ours(root)
    read = _unit_2 if _version(root) == 2 else _unit_1
    rows: dict[str, CopyRow] = {}
    errors: list[InputError] = []
    for unit in root.iter("{*}unit", "{*}trans-unit"):
        try:
            row = read(unit)
            if rows.setdefault(row.unit, row).target != row.target:
                raise _UnitError(f"unit {row.unit} is there twice, with different targets")
        except _UnitError as error:
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
    if _name(root) != "xliff":
        raise InputError(f"is XML, but its root is <{_name(root)}>, not <xliff>", path=path, line=1)
    return root


def _version(root: etree._Element) -> int:
    version = root.get("version", "")
    return 2 if version.startswith("2") or (not version and root.get("srcLang")) else 1


def _unit_2(unit: etree._Element) -> CopyRow:
    """A unit of 2.x. Raises _UnitError where its segments do not make one text."""
    segments = [child for child in unit if _name(child) in ("segment", "ignorable")]
    parts = [_segment(segment) for segment in segments]
    source = "".join(text for text, _, _ in parts)
    real = [(target, state) for (_, target, state), one in zip(parts, segments, strict=True) if _name(one) == "segment"]
    states = {state for _, state in real}
    targets = [target for target, _ in real]
    target = None
    if any(targets):
        if not all(one is not None for one in targets):
            raise _UnitError(f"unit {unit.get('id')} has segments without a target; translate them all, or none")
        target = "".join(text if one is None else one for text, one, _ in parts)
    ours = _ours(unit)
    ticked = bool(states) and states <= TICKS
    return CopyRow(
        _key(unit.get("id", ""), unit.get("name", ""), source),
        source,
        target,
        exported=ours.get("exported"),
        state=State.NEEDS_REVIEW if target and states & DRAFTS else State.TRANSLATED,
        reviewed=ticked and not (states == {"final"} and ours.get("state") == State.TRANSLATED),
        comments=tuple(_comments(unit)),
        place=f"line {unit.sourceline}",
    )


def _segment(segment: etree._Element) -> tuple[str, str | None, str]:
    source, target = (segment.find(f"{{*}}{name}") for name in ("source", "target"))
    texts = "" if source is None else _text(source), None if target is None else _text(target)
    return *texts, segment.get("state", "initial" if target is None else "translated")


def _unit_1(unit: etree._Element) -> CopyRow:
    """A unit of 1.2. Raises _UnitError where there is code in its target."""
    source, target = (unit.find(f"{{*}}{name}") for name in ("source", "target"))
    text = "" if source is None else _text(source)
    state = "" if target is None else target.get("state", "")
    return CopyRow(
        _key(unit.get("id", ""), unit.get("resname", ""), text),
        text,
        None if target is None else _text(target),
        state=State.NEEDS_REVIEW if state in DRAFTS else State.TRANSLATED,
        reviewed=state in TICKS or unit.get("approved") == "yes",
        comments=tuple(_comments(unit)),
        place=f"line {unit.sourceline}",
    )


def _key(number: str, name: str, source: str) -> str:
    """The unit's key: in its id, in the name that some tools keep it in, or that of its source."""
    found = _ID.search(number) or _ID.search(name)
    return found[0] if found else unit_key(source)


def _text(element: etree._Element) -> str:
    """The text of a source or target; annotations are left out. Raises _UnitError for inline code."""
    parts = [element.text or ""]
    for child in element:
        name = _name(child)
        if name in _CODES:
            raise _UnitError(f"has the inline code <{name}>; these texts have none: write it as text")
        parts += [character(child.get("hex", "")) if name == "cp" else _text(child), child.tail or ""]
    return "".join(parts)


def _comments(unit: etree._Element) -> Iterator[str]:
    """The notes that are not ours, nor those of a developer."""
    for note in unit.iter("{*}note"):
        text = (note.text or "").strip()
        other = note.get("category") not in (PLACE, FINDING) and note.get("from") not in (OURS, "developer")
        if text and other and not _FINDING.match(text):
            yield unescaped(text)


def _ours(element: etree._Element) -> dict[str, str]:
    """Our metadata of a unit, or of the first file."""
    path = f"{{{METADATA}}}metadata/{{{METADATA}}}metaGroup"
    holder = element if _name(element) == "unit" else next(element.iter("{*}file"), element)
    groups = [group for group in holder.iterfind(path) if group.get("category") == OURS]
    return {meta.get("type", ""): unescaped(meta.text or "") for group in groups for meta in group}


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
