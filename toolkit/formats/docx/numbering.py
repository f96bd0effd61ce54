"""The numbers that Word generates: definitions of lists, and the count of a document.

ECMA-376 part 1, 17.9. Lists with one abstract definition count on with each other; a level begins anew after a level
above it, where a list overrides its start, and as `lvlRestart` says. A level above that has no number yet counts as
one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from toolkit.formats.docx.indents import indents
from toolkit.formats.docx.names import MC, W, find, flag, number, val
from toolkit.formats.docx.number_formats import shown

LEVELS = 9
PLACE = re.compile("%([1-9])")
#: After these no space is before the text: 一、 （一） (一), but 1. and (a).
CLOSED = re.compile(r"(?:(?<=[、）〕】，：])|(?<=[^A-Za-z]\)))\s+\Z")
SIGN = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list. `restart` is the level whose numbers begin it anew, 0 where none does."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str = ""
    indents: Mapping[str, int] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A list of a document: its levels, the definition that it counts with, and where its own numbers begin."""

    definition: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """What Word shows before a paragraph: `text` with the blank after it, or a bullet. `indents` are the attributes of
    the indent of its level.
    """

    text: str
    bullet: bool = False
    indents: Mapping[str, int] = field(default_factory=dict)


class Lists:
    """The definitions of lists in a document, by their ids."""

    def __init__(self, numbering: Element | None, styles: Mapping[str, str]) -> None:
        """`styles` are the ids of lists by the styles that lists are defined in."""
        self._styles = styles
        elements = () if numbering is None else numbering
        self._nums = {one.get(f"{W}numId", ""): one for one in elements if one.tag == f"{W}num"}
        self._definitions = {one.get(f"{W}abstractNumId", ""): one for one in elements if one.tag == f"{W}abstractNum"}
        self._found: dict[str, List | None] = {}

    def get(self, name: str) -> List | None:
        """A list by its id; None where it does not exist."""
        if name not in self._found:
            self._found[name] = self._read(name)
        return self._found[name]

    def _read(self, name: str) -> List | None:
        num = self._nums.get(name)
        if num is None:
            return None
        identifier, definition = self._definition(num)
        levels = {} if definition is None else _levels(definition)
        starts: dict[int, int] = {}
        for one in num.findall(f"{W}lvlOverride"):
            place = number(one.get(f"{W}ilvl"))
            own = one.find(f"{W}lvl")
            if own is not None:
                levels[place] = _level(own)
            start = val(one, "startOverride")
            if start is not None:
                starts[place] = number(start, 1)
        return List(identifier, levels, starts)

    def _definition(self, num: Element) -> tuple[str, Element | None]:
        """The id and element of a list's definition, which may be that of a style."""
        identifier = val(num, "abstractNumId") or ""
        for _ in range(LEVELS):
            definition = self._definitions.get(identifier)
            linked = self._nums.get(self._styles.get(val(definition, "numStyleLink") or "", ""))
            if linked is None:
                break
            identifier = val(linked, "abstractNumId") or ""
        return identifier, definition


def _levels(definition: Element) -> dict[int, Level]:
    return {number(one.get(f"{W}ilvl")): _level(one) for one in definition.findall(f"{W}lvl")}


def _level(element: Element) -> Level:
    restart = val(element, "lvlRestart")
    return Level(
        start=number(val(element, "start"), 0),
        form="bullet" if find(element, "lvlPicBulletId") is not None else _form(element),
        text=val(element, "lvlText") or "",
        suffix=val(element, "suff") or "tab",
        legal=bool(flag(element, "isLgl")),
        restart=None if restart is None else number(restart),
        style=val(element, "pStyle") or "",
        indents=indents(find(element, "pPr"), {}),
        hidden=bool(flag(element, "rPr", "vanish")),
    )


def _form(element: Element) -> str:
    """The number format of a level; its own `001, 002` is in an alternative."""
    found = element.find(f"{W}numFmt")
    if found is None:
        found = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if found is None:
        return "decimal"
    form = found.get(f"{W}val", "decimal")
    return found.get(f"{W}format", "decimal") if form == "custom" else form


@dataclass(slots=True)
class _Count:
    """The numbers of the levels of one definition, those that have begun."""

    numbers: dict[int, int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)


class Counter:
    """Counts the numbered paragraphs of a text, or of a text box, a note or a header, in order."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, _Count] = {}

    def label(self, name: str, level: int) -> Label | None:
        """What Word shows before the next paragraph at a level of a list; None where that is nothing."""
        found = self._lists.get(name)
        if found is None or level not in found.levels:
            return None
        count = self._counts.setdefault(found.definition, _Count())
        self._advance(count, name, found, level)
        one = found.levels[level]
        if one.hidden:
            return None
        if one.form == "bullet":
            return Label("", bullet=True, indents=one.indents)
        text = PLACE.sub(lambda place: _part(found, count, one, int(place[1]) - 1), one.text)
        if text.strip() and not SIGN.search(text):
            return Label("", bullet=True, indents=one.indents)
        return Label(_with_blank(text, one.suffix), indents=one.indents) if text.strip() else None

    def _advance(self, count: _Count, name: str, found: List, level: int) -> None:
        """Count one paragraph at a level."""
        for above in range(level):
            if above not in count.numbers:
                count.numbers[above] = _start(found, above)
        fresh = (name, level) not in count.begun and level in found.starts
        count.begun.add((name, level))
        if fresh or level not in count.numbers:
            count.numbers[level] = _start(found, level)
        else:
            count.numbers[level] += 1
        for below in [one for one in count.numbers if one > level]:
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or (restart and level < restart):
                del count.numbers[below]


def _start(found: List, level: int) -> int:
    if level in found.starts:
        return found.starts[level]
    return found.levels[level].start if level in found.levels else 1


def _part(found: List, count: _Count, shown_in: Level, place: int) -> str:
    """The number of a level in the text of another."""
    if place not in count.numbers:
        return ""
    form = found.levels[place].form if place in found.levels else "decimal"
    if form in ("none", "bullet"):
        return ""
    return shown(count.numbers[place], "decimal" if shown_in.legal and form != "decimalZero" else form)


def _with_blank(text: str, suffix: str) -> str:
    """The text of a number with the blank after it, which is none after 、 and ）."""
    if suffix != "nothing" and not text[-1].isspace():
        text += " "
    return CLOSED.sub("", text)
