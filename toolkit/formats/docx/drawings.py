"""Drawings at a paragraph: the text boxes in them, once each, and what else they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from toolkit.formats.docx.names import children, local

#: Elements that represent something without text of its own: charts, diagrams, embedded files.
OTHERS = {"chart": "chart", "relIds": "diagram", "OLEObject": "object"}
PICTURES = frozenset({"pic", "imagedata"})


@dataclass(slots=True)
class Drawn:
    """Text boxes (elements with paragraphs, or the words of WordArt), alternative texts of pictures, other kinds."""

    boxes: list[Element | str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def drawn(element: Element) -> Drawn:
    """What a drawing holds. Of a drawing that is stored twice, for new and for old readers, the new one counts."""
    found = Drawn()
    _collect(element, "", found)
    if "object" in found.others:  # the picture is that of the object
        found.pictures.clear()
    return found


def _collect(element: Element, text: str, found: Drawn) -> None:
    """Add what is in an element; `text` is the alternative text of the shape that it is in."""
    for one in children(element):
        name = local(one)
        if name == "docPr":
            text = one.get("descr", "")
            continue
        if name == "txbxContent":
            found.boxes.append(one)
            continue
        if name == "textpath" and one.get("string", "").strip():
            found.boxes.append(one.get("string", ""))
        if name in OTHERS:
            found.others.append(OTHERS[name])
        elif name in PICTURES:
            found.pictures.append(text or one.get("title", ""))
            continue
        _collect(one, one.get("alt", "") or text, found)
