"""Names in the XML of Word files, and how to look up what elements say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

#: Namespaces of strict files (ISO/IEC 29500) → those of all others, which the reader knows.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
}
_OFF = frozenset({"0", "false", "off", "none"})
_NUMBER = re.compile(r"-?[0-9]{1,9}")


def find(element: Element | None, *names: str) -> Element | None:
    """The element at the end of a path of names, None where there is none."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def val(element: Element | None, *names: str) -> str | None:
    """The value of the element at the end of a path."""
    found = find(element, *names)
    return None if found is None else found.get(f"{W}val")


def flag(element: Element | None, *names: str) -> bool | None:
    """Whether a property is on; None if it is not set."""
    found = find(element, *names)
    return None if found is None else found.get(f"{W}val") not in _OFF


def number(text: str | None, default: int = 0) -> int:
    """A number that the file gives; the default where it gives none that can be right."""
    return int(text) if text is not None and _NUMBER.fullmatch(text) else default


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element) -> Iterator[Element]:
    """The children of an element, with one branch of each alternative."""
    for one in element:
        if one.tag == f"{MC}AlternateContent":
            branch = next((each for each in one if len(each)), None)
            if branch is not None:
                yield from children(branch)
        else:
            yield one
