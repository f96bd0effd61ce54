"""Footnotes in translators' comments: where each ends.

A footnote runs over the following comment lines, because editors wrap it. So a private comment that is typed straight
below it is published, unless an empty comment line is between them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from toolkit.catalogs.directives import PREVIOUS, START
from toolkit.model import Catalog, Unit
from toolkit.model.catalog import is_header

FOOTNOTE = "footnote"


def footnote(phrase: str, text: str) -> str:
    """The comment of a footnote to a phrase of the target, to all of it where that is empty."""
    bracket = re.sub(r"([\\\]])", r"\\\1", phrase)
    return f"toolkit: {FOOTNOTE}{f'[{bracket}]' if phrase else ''} {' '.join(text.split())}"


def with_footnotes_ended(catalog: Catalog) -> Catalog:
    """The catalog with an empty comment line after every footnote."""
    return replace(catalog, entries=tuple([_ended(entry) for entry in catalog.entries]))


def drops_ends(catalog: Catalog) -> bool:
    """Whether the tool that wrote a catalog drops the empty lines that end footnotes; fmt cannot put them back."""
    return "babel" in catalog.fields.get("Generated-By", "").lower()


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
        ends = PREVIOUS.match(comment)
        if running and (ends or (found and not comment[: found[0].start()].strip())):
            lines.append("")
        lines.append(comment)
        if found:
            running = found[-1]["verb"] == FOOTNOTE
        elif ends or not comment.strip():
            running = False
    return (*lines, "") if running else tuple(lines)


def with_added(comments: Sequence[str], more: Sequence[str], known: Collection[str] = ()) -> tuple[str, ...]:
    """Comments followed by those of `more` that are in neither these nor `known`.

    A directive is added with all its lines and the empty one that ends it, and a footnote above is ended: nothing that
    was private becomes part of it.
    """
    there = {*comments, *known, ""}
    new = (group for group in groups(more) if any(line.rstrip() not in there for line in group))
    added = [line for group in new for line in group]
    return (*ended(comments), *added) if added else tuple(comments)


def groups(comments: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each directive with the empty one that ends it, and every other line alone."""
    group: list[str] = []
    running = False
    for line in comments:
        begins = START.search(line) is not None
        if group and (begins or not running or PREVIOUS.match(line)):
            yield group
            group = []
        group.append(line)
        running = begins or (running and bool(line.strip()) and not PREVIOUS.match(line))
    if group:
        yield group
