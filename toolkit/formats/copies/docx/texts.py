"""The text of Word's XML as it is when all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from toolkit.formats.docx.names import local
from toolkit.formats.office.escapes import character

#: What is gone, or is no text.
_SKIPPED = frozenset(
    "del moveFrom Fallback pPr rPr sdtPr sdtEndPr instrText delText drawing pict object tcPr tblPr trPr rt".split()
)
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def text_of(element: Element) -> str:
    """The text of a cell or comment, one line a paragraph."""
    text = ""
    for paragraph in _paragraphs(element):
        text += "".join(_pieces(paragraph)) + ("" if _joins_next(paragraph) else "\n")
    return text.removesuffix("\n")


def is_gone(row: Element) -> bool:
    """True for a row that a tracked change removed."""
    properties = child(row, "trPr")
    return properties is not None and child(properties, "del") is not None


def child(element: Element, name: str) -> Element | None:
    """The first element of a name right below."""
    return next((one for one in element if local(one) == name), None)


def below(element: Element, name: str) -> Iterator[Element]:
    """All elements of a name inside an element, in document order."""
    return (one for one in element.iter() if local(one) == name)


def attribute(element: Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _paragraphs(element: Element) -> Iterator[Element]:
    for one in element:
        name = local(one)
        if name == "p":
            yield one
        elif name not in _SKIPPED:
            yield from _paragraphs(one)


def _joins_next(paragraph: Element) -> bool:
    """True if a tracked change removed the mark at the end of a paragraph."""
    properties = child(paragraph, "pPr")
    of_mark = None if properties is None else child(properties, "rPr")
    return of_mark is not None and any(local(one) in ("del", "moveFrom") for one in of_mark)


def _pieces(element: Element) -> Iterator[str]:
    for one in element:
        name = local(one)
        if name == "t":
            yield one.text or ""
        elif name == "br":
            yield "\n" if attribute(one, "type") in ("", "textWrapping") else ""
        elif name == "sym":
            yield character(attribute(one, "char"))
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name not in _SKIPPED:
            yield from _pieces(one)
