"""The text of Word's XML as it is when all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

#: What is gone, or is no text.
_SKIPPED = frozenset(
    "del moveFrom Fallback pPr rPr sdtPr sdtEndPr instrText delText drawing pict object tcPr tblPr trPr".split()
)
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def text_of(element: Any) -> str:
    """The text of a cell or comment, one line a paragraph."""
    text = ""
    for paragraph in _paragraphs(element):
        text += "".join(_pieces(paragraph)) + ("" if _joins_next(paragraph) else "\n")
    return text.removesuffix("\n")


def is_gone(row: Any) -> bool:
    """True for a row that a tracked change removed."""
    properties = child(row, "trPr")
    return properties is not None and child(properties, "del") is not None


def child(element: Any, name: str) -> Any:
    """The first element of a name right below."""
    return next((one for one in element if name_of(one) == name), None)


def name_of(element: Any) -> str:
    """An element's name without its namespace; empty for a comment or instruction."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), "")


def _paragraphs(element: Any) -> Iterator[Any]:
    for one in element:
        name = name_of(one)
        if name == "p":
            yield one
        elif name not in _SKIPPED:
            yield from _paragraphs(one)


def _joins_next(paragraph: Any) -> bool:
    """True if a tracked change removed the mark at the end of a paragraph."""
    properties = child(paragraph, "pPr")
    of_mark = None if properties is None else child(properties, "rPr")
    return of_mark is not None and any(name_of(one) in ("del", "moveFrom") for one in of_mark)


def _pieces(element: Any) -> Iterator[str]:
    for one in element:
        name = name_of(one)
        if name == "t":
            yield one.text or ""
        elif name == "br":
            yield "\n" if attribute(one, "type") in ("", "textWrapping") else ""
        elif name == "sym":
            yield chr(int(attribute(one, "char") or "FFFD", 16))
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name not in _SKIPPED:
            yield from _pieces(one)
