"""The texts of XLIFF's elements: without annotations, and without the white space of a file that was laid out anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from toolkit.formats.copies.xliff.words import XML
from toolkit.formats.office.escapes import character

#: Elements within a text that represent something other than text.
_CODES = frozenset({"ph", "sc", "ec", "x", "bx", "ex", "bpt", "ept", "it"})
_WRAP = re.compile(r"[ \t\r]*\n\s*")
#: Characters that are written without spaces between them.
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


class UnitError(Exception):
    """A unit that does not say what its target is."""


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(etree.QName(element).localname)


def text_of(element: etree._Element) -> str:
    """The text of a source or target; annotations are left out. Raises UnitError for inline code."""
    parts = [element.text or ""]
    for child in element:
        name = name_of(child)
        if name in _CODES:
            raise UnitError(f"has the inline code <{name}>; these texts have none: write it as text")
        parts += [character(child.get("hex", "")) if name == "cp" else text_of(child), child.tail or ""]
    return "".join(parts)


def unwrapped(text: str, elements: Sequence[etree._Element], exported: str | None = None) -> str:
    """A text of elements that do not preserve white space, without the line breaks and indents that a program put
    there. One that is as it was exported, or whose export had lines too, stays.
    """
    if text == exported or "\n" in (exported or "") or any(_preserves(element) for element in elements):
        return text
    spaced = any(" " in line for line in _WRAP.split(text.strip()))
    return _WRAP.sub(lambda wrap: _in_place_of(wrap, spaced=spaced), text)


def _in_place_of(wrap: re.Match[str], *, spaced: bool) -> str:
    """A space, but none at the ends, between Chinese characters, or beside one in a text without spaces."""
    beside = [wrap.string[: wrap.start()][-1:], wrap.string[wrap.end() :][:1]]
    wide = sum(bool(_WIDE.match(one)) for one in beside)
    return "" if not all(beside) or wide > spaced else " "


def _preserves(element: etree._Element) -> bool:
    chain = (one.get(f"{{{XML}}}space") for one in (element, *element.iterancestors()))
    return next((said for said in chain if said), "default") == "preserve"


def marked_comments(unit: etree._Element) -> Iterator[str]:
    """The comments that are marks within a unit's texts: `value` in 2.x, `comment` in 1.2."""
    for mark in unit.iter("{*}mrk", "{*}sm"):
        text = mark.get("comment") or (mark.get("value", "") if mark.get("type") == "comment" else "")
        if text.strip():
            yield text.strip()
