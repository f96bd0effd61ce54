"""Footnotes in translators' comments: where each ends, and whether it runs on into a note to a colleague.

A footnote runs over the following comment lines, because editors wrap it. So a private comment that is typed straight
below it is published, unless an empty comment line is between them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.catalogs.directives import START, directives
from toolkit.language.scripts import HAN, writes_han
from toolkit.model import Catalog, Unit
from toolkit.model.catalog import is_header

FOOTNOTE = "footnote"


def with_footnotes_ended(catalog: Catalog) -> Catalog:
    """The catalog with an empty comment line after every footnote."""
    return replace(catalog, entries=tuple([_ended(entry) for entry in catalog.entries]))


def _ended(unit: Unit) -> Unit:
    if is_header(unit) or not any("toolkit:" in comment for comment in unit.comments):
        return unit
    comments = ended(unit.comments)
    return unit if comments == unit.comments else replace(unit, comments=comments)


def ended(comments: Sequence[str]) -> tuple[str, ...]:
    """Comments with an empty line after every footnote."""
    lines: list[str] = []
    running = False
    for comment in comments:
        found = list(START.finditer(comment))
        if running and found and not comment[: found[0].start()].strip():
            lines.append("")
        lines.append(comment)
        if found:
            running = found[-1]["verb"] == FOOTNOTE
        elif not comment.strip():
            running = False
    return (*lines, "") if running else tuple(lines)


def with_added(comments: Sequence[str], more: Sequence[str], known: Collection[str] = ()) -> tuple[str, ...]:
    """Comments followed by those of `more` that are in neither these nor `known`.

    A directive is added with all its lines and the empty one that ends it, and a footnote above is ended: nothing that
    was private becomes part of it.
    """
    there = {*comments, *known, ""}
    new = (group for group in _groups(more) if any(line.rstrip() not in there for line in group))
    added = [line for group in new for line in group]
    return (*ended(comments), *added) if added else tuple(comments)


def _groups(comments: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each directive with the empty one that ends it, and every other line alone."""
    group: list[str] = []
    running = False
    for line in comments:
        begins = START.search(line) is not None
        if group and (begins or not running):
            yield group
            group = []
        group.append(line)
        running = begins or (running and bool(line.strip()))
    if group:
        yield group


@dataclass(frozen=True, slots=True)
class Sign:
    """What a line of a note to a colleague looks like, said in words, and an example."""

    words: str
    pattern: re.Pattern[str]
    example: str


#: Signs of the line itself. Readers' notes have some words before a colon too.
SIGNS = (
    Sign("a mark of unfinished work", re.compile(r"\b(?:TODO|FIXME|XXX|TBD|TBC)\b|\?\?"), "TODO: check the figure"),
    Sign("a person addressed", re.compile(r"(?<![\w.])@\w"), "see with @li.wei"),
    Sign(
        "a name and a colon",
        re.compile(
            r"(?!(?:Sources?|Notes?|Units?|Data|Example)\b)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2} ?[:：](?:\s|$)"
            rf"|[{HAN}]{{2,4}}[:：]"
        ),
        "Li Wei: is this right?",
    ),
)
_HAN = re.compile(f"[{HAN}]")
_QUOTED = re.compile(r"[(（“\"《][^)）”\"》]*[)）”\"》]")
_LATIN = re.compile("[A-Za-z]")
_STOP = re.compile(r"[.!?。！？][\"'”’）)\]]*\s*\Z")

#: Editors wrap comments at a width between these two. A person ended a line that is longer, or that has room for the
#: next word.
NARROW, WIDE = 70, 80


def runs_on(comments: Sequence[str], target_language: str) -> Iterator[tuple[str, str]]:
    """For each footnote that looks as if it ran on, the first suspicious line and the reason in words."""
    for note in directives(comments):
        if note.verb != FOOTNOTE:
            continue
        lines = comments[note.line : note.line + len(note.parts)]
        for number, part in enumerate(note.parts):
            reason = _of_line(part, number, target_language)
            if not reason and number and _ended_by_a_person(lines[number - 1], part):
                reason = "a new line after a full stop"
            if reason:
                yield part, reason
                break


def _of_line(part: str, number: int, target_language: str) -> str:
    """What makes one line look private, empty if nothing does. The first line is the footnote's own."""
    for sign in SIGNS[: 2 if number == 0 else None]:
        if sign.pattern.match(part) or (sign is not SIGNS[-1] and sign.pattern.search(part)):
            return sign.words
    own = _QUOTED.sub("", part)
    if number and not writes_han(target_language) and len(_HAN.findall(own)) > len(_LATIN.findall(own)):
        return "Chinese"
    return ""


def _ended_by_a_person(line: str, following: str) -> bool:
    """True if a line ends with a full stop, and no editor would have wrapped it there."""
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    wrapped = len(line) <= WIDE and len(line) + 1 + len(word) > NARROW
    return bool(_STOP.search(line)) and not wrapped
