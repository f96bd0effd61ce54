"""Merging the headers of two catalogs, field by field."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from toolkit.model import Unit

#: Date fields: the later one wins.
DATES = frozenset({"PO-Revision-Date", "POT-Creation-Date"})
#: What the editor of the later revision says of itself: another editor's name is not worth a comment.
OF_THE_REVISION = frozenset({"X-Generator"})
#: What gettext puts into a header for a person to fill in.
BLANKS = re.compile(r"YEAR-MO-DA|FULL NAME|EMAIL@ADDRESS|LANGUAGE <LL@|PACKAGE VERSION")
DATE_FORMATS = ("%Y-%m-%d %H:%M%z", "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%d %H:%M", "%Y-%m-%d")
#: The field with the charset.
CONTENT = "Content-Type"


def merge_header(base: Unit | None, ours: Unit | None, theirs: Unit | None, mark: str) -> Unit | None:
    """Merge headers; None where neither side has one.

    Headers never conflict: of a field that both sides set differently, the side with the later revision counts (ours,
    where they are equal), and the other value becomes a comment after `mark`. What nobody filled in counts for
    nothing.
    """
    if ours is None or theirs is None:
        return ours or theirs
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    was, mine, other = _fields(base), _fields(ours), _fields(theirs)
    later = max(mine, other, key=lambda fields: _moment(fields.get("PO-Revision-Date", "")))
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
            if _of(earlier[name]):
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
    if name == "Language" and (_of(mine) in sources) is not (_of(other) in sources):
        # A template once named the language of its sources, and foreign tools copied that into translations.
        return other if _of(mine) in sources else mine
    if _is_blank(mine) is not _is_blank(other):
        return other if _is_blank(mine) else mine
    if name in DATES:
        return max(mine, other, key=_moment)
    return later.get(name) if name in OF_THE_REVISION else None


def content_type(header: Unit | None) -> str | None:
    """The line of a header that names the charset."""
    return _fields(header).get(CONTENT)


def _fields(header: Unit | None) -> dict[str, str]:
    """The header's lines in file order, by the name before the colon; a second one of a name by its number too."""
    found: dict[str, str] = {}
    for line in header.target.split("\n") if header else []:
        name = key = line.partition(":")[0].strip()
        number = 1
        while key in found:
            number += 1
            key = f"{name}\x00{number}"
        if line:
            found[key] = line
    return found


def _is_blank(line: str) -> bool:
    return not _of(line) or BLANKS.search(line) is not None


def _moment(line: str) -> tuple[datetime, str]:
    """The time that a line tells, by which lines are compared; what is not a date comes before all dates."""
    value = _of(line)
    for form in DATE_FORMATS:
        with suppress(ValueError):
            moment = datetime.strptime(value, form)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), value
    return datetime.min.replace(tzinfo=UTC), value


def _of(line: str) -> str:
    """The value in a header's line."""
    return line.partition(":")[2].strip()
