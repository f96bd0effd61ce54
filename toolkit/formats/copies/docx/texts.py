"""The text of Word's XML as it is when all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from toolkit.formats.docx.names import W, flag, local, val
from toolkit.formats.docx.symbols import sign

#: What is gone, or is not text.
_SKIPPED = frozenset(
    "del moveFrom Fallback pPr rPr sdtPr sdtEndPr instrText delText drawing pict object tcPr tblPr trPr rt".split()
)
_CHARACTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def text_of(element: Element) -> str:
    """The text of a cell or comment, one line a paragraph."""
    text = ""
    for paragraph in _paragraphs(element):
        text += line_of(paragraph) + ("" if _joins_next(paragraph) else "\n")
    return text.removesuffix("\n")


def line_of(paragraph: Element) -> str:
    """The text of a paragraph."""
    return "".join(_pieces(paragraph))


def lines_outside(element: Element, tables: Sequence[Element]) -> Iterator[str]:
    """The paragraphs with text that are in none of some tables."""
    for one in element:
        if local(one) == "p":
            yield from filter(None, [" ".join(line_of(one).split())])
        elif local(one) not in _SKIPPED and not any(one is table for table in tables):
            yield from lines_outside(one, tables)


def has_struck(cell: Element, styles: Container[str]) -> bool:
    """True if a text of a cell has a line through it, by itself or by one of some styles."""
    struck = (run for run in _below(cell, "r") if _strikes(run, styles))
    return any("".join(_pieces(run)).strip() for run in struck)


def striking(styles: Iterable[Element]) -> frozenset[str]:
    """The styles of characters that put a line through them."""
    found = (style for part in styles for style in below(part, "style") if _strikes(style, ()))
    return frozenset(attribute(style, "styleId") for style in found)


def unknown_signs(cell: Element) -> list[str]:
    """The fonts of the signs in a cell that no character is known for."""
    return [attribute(one, "font") for one in _below(cell, "sym") if _sign(one) is None]


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
            yield _sign(one) or "\ufffd"
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name not in _SKIPPED:
            yield from _pieces(one)


def _sign(element: Element) -> str | None:
    try:
        return sign(attribute(element, "font"), int(attribute(element, "char"), 16))
    except ValueError:
        return None


def _below(element: Element, name: str) -> Iterator[Element]:
    """The elements of a name whose text is that of an element."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) not in _SKIPPED:
            yield from _below(one, name)


def _strikes(element: Element, styles: Container[str]) -> bool:
    """What the properties of a run or style say of a line through the text; those of a run override its style's."""
    properties = element.find(f"{W}rPr")
    said = [one for name in ("strike", "dstrike") if (one := flag(properties, name)) is not None]
    return any(said) if said else val(properties, "rStyle") in styles
