"""Styles: what a paragraph or run has from its style and from those that the style is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from xml.etree.ElementTree import Element

from toolkit.formats.docx.indents import indents
from toolkit.formats.docx.names import W, find, flag, number, val

#: What names of styles say, in the languages of Word, WPS and LibreOffice.
HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])")
ROLES = {
    "title": "title", "标题": "title", "標題": "title", "文档标题": "title",
    "subtitle": "metadata", "副标题": "metadata", "副標題": "metadata", "date": "metadata", "日期": "metadata",
    "caption": "caption", "题注": "caption", "題注": "caption", "标号": "caption",
    "toc heading": "contents", "toa heading": "contents", "contents heading": "contents", "目录标题": "contents",
    "table of figures": "contents", "图表目录": "contents", "table of authorities": "contents",
}  # fmt: skip
CONTENTS = re.compile(r"(?:toc|contents|.{0,12}目[录錄])\s*[1-9]")
#: The outline level of body text.
BODY_LEVEL = 9
#: Levels of headings that are told apart.
DEEPEST = 6
#: The size of type where a file says nothing, in half-points.
USUAL_SIZE = 20
#: A line that begins so far to the right is in the middle: five characters, in twentieths of a point and in hundredths.
MIDDLE, MIDDLE_CHARACTERS = 1050, 500
#: Alignments of lines that do not begin at the left.
ELSEWHERE = ("center", "right", "end")
#: An indent of the first line from here on begins a paragraph: half a character, in twentieths of a point.
LEAST_INDENT = 100


@dataclass(frozen=True, slots=True)
class _Style:
    """A style's own properties."""

    based_on: str
    name: str
    paragraph: Element | None
    run: Element | None
    table: Element | None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What the style of a paragraph says: its list and level, its heading level or role, how it looks.

    `linked` are the style and those that it is based on, as levels of lists name them. `side` is its alignment, and
    `indents` are the attributes of its indent.
    """

    list_id: str = ""
    list_level: int = 0
    linked: tuple[str, ...] = ()
    heading: int = 0
    role: str = ""
    hidden: bool = False
    bold: bool = False
    indented: bool = False
    size: int = 0
    centred: bool = False
    side: str = ""
    indents: Mapping[str, int] = field(default_factory=dict)


class Styles:
    """The styles of a document."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._size = number(val(styles, "docDefaults", "rPrDefault", "rPr", "sz"), USUAL_SIZE)
        for one in () if styles is None else styles.findall(f"{W}style"):
            name = one.get(f"{W}styleId", "")
            self._styles[name] = _Style(
                val(one, "basedOn") or "",
                (val(one, "name") or "").lower(),
                find(one, "pPr"),
                find(one, "rPr"),
                find(one, "tblPr"),
            )
            if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true", "on"):
                self._default = name
        self._paragraphs: dict[str, ParagraphStyle] = {}

    def lists(self) -> dict[str, str]:
        """The ids of lists, by the styles that define them."""
        return {
            name: found
            for name, one in self._styles.items()
            if (found := val(one.paragraph, "numPr", "numId")) is not None
        }

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """What a paragraph has from its style."""
        name = self._default if name is None or name not in self._styles else name
        if name not in self._paragraphs:
            self._paragraphs[name] = self._read(name)
        return self._paragraphs[name]

    def run(self, name: str | None, *properties: str) -> bool | None:
        """Whether the character style of a run has a property; None where it does not say."""
        found = (flag(one.run, *properties) for _, one in self._chain(name))
        return next((one for one in found if one is not None), None)

    def size_of(self, properties: Element | None) -> int:
        """The size of the type of a run by itself or its style, in half-points; 0 where neither says it."""
        if properties is None:
            return 0
        own = number(val(properties, "sz"))
        return own or next((size for _, one in self._chain(val(properties, "rStyle")) if (size := _size(one))), 0)

    def draws_lines(self, name: str | None) -> bool:
        """Whether the style of a table draws lines."""
        borders = (find(one.table, "tblBorders") for _, one in self._chain(name))
        own = next((one for one in borders if one is not None), None)
        return own is not None and any(side.get(f"{W}val") not in ("none", "nil", None) for side in own)

    def raised(self, properties: Element | None) -> bool:
        """Whether a run with these properties is raised above the line."""
        own = val(properties, "vertAlign")
        if own is None and properties is not None:
            styles = (val(one.run, "vertAlign") for _, one in self._chain(val(properties, "rStyle")))
            own = next((one for one in styles if one is not None), None)
        return own == "superscript"

    def _chain(self, name: str | None) -> Iterator[tuple[str, _Style]]:
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            yield name, self._styles[name]
            name = self._styles[name].based_on

    def _read(self, name: str) -> ParagraphStyle:
        chain = [one for _, one in self._chain(name)]
        role = next((role for one in chain if (role := _role(one.name))), "")
        return ParagraphStyle(
            list_id=next((found for one in chain if (found := val(one.paragraph, "numPr", "numId"))), ""),
            list_level=next((number(found) for one in chain if (found := val(one.paragraph, "numPr", "ilvl"))), 0),
            linked=tuple(one for one, _ in self._chain(name)),
            heading=0 if role else next((level for one in chain if (level := _heading(one)) is not None), 0),
            role=role,
            hidden=bool(self.run(name, "vanish")),
            bold=bool(self.run(name, "b")),
            indented=next((first for one in chain if (first := indented(one.paragraph)) is not None), False),
            size=next((size for one in chain if (size := _size(one))), self._size),
            centred=next((middle for one in chain if (middle := centred(one.paragraph)) is not None), False),
            side=next((side for one in chain if (side := val(one.paragraph, "jc"))), ""),
            indents=reduce(lambda above, one: indents(one.paragraph, above), reversed(chain), {}),
        )


def _role(name: str) -> str:
    return "contents" if CONTENTS.fullmatch(name) else ROLES.get(name, "")


def _heading(style: _Style) -> int | None:
    """The heading level of a style: 0 for body text, None where it does not say."""
    level = outline_level(style.paragraph)
    match = HEADING.fullmatch(style.name)
    return min(int(match[1]), DEEPEST) if level is None and match else level


def _size(style: _Style) -> int:
    return number(val(style.run, "sz"))


def centred(properties: Element | None) -> bool | None:
    """Whether a paragraph is in the middle, by its alignment or far indent; None if that is not set."""
    side = val(properties, "jc")
    found = find(properties, "ind")
    if found is not None and side not in ELSEWHERE:
        names = (("left", "start", "firstLine"), ("leftChars", "startChars", "firstLineChars"))
        sizes = [sum(number(found.get(f"{W}{name}")) for name in group) for group in names]
        if sizes[0] >= MIDDLE or sizes[1] >= MIDDLE_CHARACTERS:
            return True
    return None if side is None else side == "center"


def outline_level(properties: Element | None) -> int | None:
    """The level of a heading in the outline, from 1; 0 for body text, None if that is not set."""
    level = val(properties, "outlineLvl")
    if level is None:
        return None
    place = number(level, BODY_LEVEL)
    return min(place + 1, DEEPEST) if 0 <= place < BODY_LEVEL else 0


def indented(properties: Element | None) -> bool | None:
    """Whether the first line of a paragraph is indented; None if that is not set."""
    found = find(properties, "ind")
    if found is None:
        return None
    characters, size, hanging = (found.get(f"{W}{name}") for name in ("firstLineChars", "firstLine", "hanging"))
    if characters is None and size is None and hanging is None:
        return None
    return number(characters) > 0 or number(size) >= LEAST_INDENT
