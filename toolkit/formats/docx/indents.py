"""How far Word indents the first line of a paragraph: by its own properties, and those of its styles and list."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from toolkit.formats.docx.names import W, find, number

#: Names of newer files → those of all others.
_NAMES = {"start": "left", "startChars": "leftChars"}
_READ = frozenset("left leftChars firstLine firstLineChars hanging hangingChars".split())
#: What a paragraph sets for its first line takes the place of all that it has from above.
_FIRST = frozenset("firstLine firstLineChars hanging hangingChars".split())
_TWIPS = 10


def indents(properties: Element | None, above: Mapping[str, int]) -> Mapping[str, int]:
    """The attributes of an indent, those that are set and the others from `above`."""
    found = find(properties, "ind")
    if found is None:
        return above
    names = {name: _NAMES.get(name, name) for name in (one.removeprefix(W) for one in found.attrib)}
    own = {name: number(found.get(f"{W}{one}")) for one, name in names.items() if name in _READ}
    kept = {name: size for name, size in above.items() if name not in _FIRST or not own.keys() & _FIRST}
    return kept | own


def first_line(found: Mapping[str, int], size: int) -> int:
    """Where the first line begins, in hundredths of a character; `size` is that of the type, in half-points.

    An indent in characters takes precedence over one in twentieths of a point.
    """

    def width(name: str) -> int:
        return found.get(f"{name}Chars", 0) or found.get(name, 0) * _TWIPS // size

    return max(width("left") + width("firstLine") - width("hanging"), 0)
