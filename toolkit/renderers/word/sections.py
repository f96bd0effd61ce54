"""Sections of a Word document: upright pages, and turned ones for wide tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from toolkit.renderers.word import xml
from toolkit.renderers.word.writer import Writer

_SIZE = re.compile(r"<w:pgSz\b[^>]*/>")
_MARGINS = re.compile(r"<w:pgMar\b[^>]*/>")
_COLUMNS = re.compile(r"<w:cols\b(?:[^>]*/>|.*?</w:cols>)", re.DOTALL)
#: What only the first section has: another first page, where it begins, and the number that pages begin with.
_FIRST_ONLY = re.compile(r'<w:titlePg\b[^>]*/>|<w:type\b[^>]*/>|(?<=<w:pgNumType)(?=[^>]*) w:start="\d+"')


def _length(tag: str, name: str) -> int:
    found = re.search(rf'\bw:{name}="(\d+)"', tag)
    return int(found[1]) if found else 0


def is_upright(section: str) -> bool:
    """True if the pages of a section are no wider than high, as they are where nothing specifies it."""
    size = _SIZE.search(section)
    return size is None or _length(size[0], "w") <= _length(size[0], "h")


def turned_width(section: str) -> int:
    """The width of the text on a page that is turned, in twentieths of a point; 0 if it would not be wider."""
    size, margins = _SIZE.search(section), _MARGINS.search(section)
    if size is None or margins is None:
        return 0
    wide, high = _length(size[0], "w"), _length(size[0], "h")
    return high - _length(margins[0], "left") - _length(margins[0], "right") if high > wide else 0


def _turned(section: str) -> str:
    """A section with its pages turned, and its text in one column."""

    def swapped(match: re.Match[str]) -> str:
        return f'<w:pgSz w:w="{_length(match[0], "h")}" w:h="{_length(match[0], "w")}" w:orient="landscape"/>'

    return _COLUMNS.sub("", _SIZE.sub(swapped, section))


def in_sections(writer: Writer, parts: Iterable[tuple[bool, str]]) -> str:
    """The text from its parts, each with whether its pages are turned. The last section is left to the writer."""
    base = writer.section
    text = ""
    groups = [(turned, "".join(part for _, part in group)) for turned, group in groupby(parts, itemgetter(0))]
    for number, (turned, content) in enumerate(groups):
        own = base if number == 0 else _FIRST_ONLY.sub("", base)
        writer.section = _turned(own) if turned else own
        text += content + (_break(writer.section) if number + 1 < len(groups) else "")
    return text


def _break(section: str) -> str:
    """The end of a section: a paragraph as low as can be."""
    return xml.gap(xml.LEAST_GAP, section)
