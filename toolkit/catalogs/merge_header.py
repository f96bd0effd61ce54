"""Merging the headers of two catalogs, field by field."""

from __future__ import annotations

from dataclasses import replace

from toolkit.model import Unit

#: Date fields: the later one wins.
DATES = frozenset({"PO-Revision-Date", "POT-Creation-Date"})
#: Fields about the author of the revision: the side with the later revision wins.
OF_THE_REVISION = frozenset({"Last-Translator", "X-Generator", "Language-Team"})
#: The field with the charset.
CONTENT = "Content-Type"


def merge_header(base: Unit | None, ours: Unit | None, theirs: Unit | None, mark: str) -> Unit | None:
    """Merge headers; None where neither side has one.

    Headers never conflict: of a field that both sides set differently, the side with the later revision counts (ours,
    where they are equal), and the other value becomes a comment after `mark`.
    """
    if ours is None or theirs is None:
        return ours or theirs
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    was, mine, other = _fields(base), _fields(ours), _fields(theirs)
    later = max(mine, other, key=lambda fields: _of(fields.get("PO-Revision-Date", "")))
    earlier = other if later is mine else mine
    sources = {_of(line) for fields in (mine, other) if (line := fields.get("X-Source-Language"))}
    lines: list[str] = []
    doubtful: list[str] = []
    for name in dict.fromkeys([*mine, *other]):
        value = _value(name, was.get(name), mine.get(name), other.get(name), later, sources)
        if name == CONTENT and value is None:
            value = mine[name]  # the charset that our file is written in
        elif value is None and mine.get(name) is not None and other.get(name) is not None:
            value = later[name]
            doubtful.append(f"{mark}{earlier[name]}")
        if value is not None:
            lines.append(f"{value}\n")
    comments = [*ours.comments, *(line for line in theirs.comments if line not in ours.comments)]
    comments += [line for line in doubtful if line not in comments]
    return replace(ours, target="".join(lines), comments=tuple(comments))


def _value(
    name: str, was: str | None, mine: str | None, other: str | None, later: dict[str, str], sources: set[str]
) -> str | None:
    """The merged line; None where the field goes, or where both sides set it differently."""
    if other in (mine, was):
        return mine
    if mine == was:
        return other
    if mine is None or other is None:
        return mine or other
    if name in DATES:
        return max(mine, other, key=_of)
    if name == "Language" and (_of(mine) in sources) is not (_of(other) in sources):
        # A template once named the language of its sources, and foreign tools copied that into translations.
        return other if _of(mine) in sources else mine
    return later.get(name) if name in OF_THE_REVISION else None


def content_type(header: Unit | None) -> str | None:
    """The line of a header that names the charset."""
    return _fields(header).get(CONTENT)


def _fields(header: Unit | None) -> dict[str, str]:
    """The header's lines in file order, by the name before the colon."""
    lines = header.target.split("\n") if header else []
    return {line.partition(":")[0].strip(): line for line in lines if line}


def _of(line: str) -> str:
    """The value in a header's line."""
    return line.partition(":")[2].strip()
