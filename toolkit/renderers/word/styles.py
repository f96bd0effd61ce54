"""Read a style sheet: the ids of styles by name, and the properties that a style has or inherits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree

from toolkit.renderers.word import xml

_NAME = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _path(path: str) -> str:
    """`pPr/numPr` with the namespace of WordprocessingML."""
    return "/".join(f"{_NAME}{one}" for one in path.split("/"))


#: Alignments that tear short lines apart.
_JUSTIFIED = ("both", "distribute", "thaiDistribute")


#: The space above and below the paragraphs of a cell, in twentieths of a point.
_OF_CELLS = {"before": "40", "beforeLines": "0", "after": "40", "afterLines": "0"}


def _attributes(chain: Sequence[ElementTree.Element], name: str) -> dict[str, str]:
    """The attributes of a paragraph property of the first of these styles, with those that it inherits."""
    found: dict[str, str] = {}
    for one in reversed(chain):
        for element in one.iterfind(_path(f"pPr/{name}")):
            found |= {key.removeprefix(_NAME): value for key, value in element.items()} or {"val": "1"}
    return found


def _unindented(normal: ElementTree.Element, own: Sequence[ElementTree.Element]) -> str:
    """An indent without what styles inherit from running text; empty if they have nothing from there."""
    theirs, ours = _attributes([normal], "ind"), _attributes(own, "ind")
    first = {"firstLine", "hanging"} if {"firstLine", "hanging"} & ours.keys() else set[str]()
    removed = [name for name, value in theirs.items() if value != "0" and name not in ours.keys() | first]
    shown = "".join(f' w:{name}="0"' for name in removed)
    return f"<w:ind{shown}/>" if removed else ""


def _single(normal: ElementTree.Element, own: Sequence[ElementTree.Element]) -> dict[str, str]:
    """Attributes of spacing for single lines, if a style has the line spacing of running text."""
    inherited = _attributes([normal], "spacing").keys() - _attributes(own, "spacing").keys()
    return {"line": "240", "lineRule": "auto"} if "line" in inherited else {}


def _unjustified(normal: ElementTree.Element, own: Sequence[ElementTree.Element]) -> str:
    """Lines that are flush left, if a style has the justified ones of running text."""
    justified = _attributes([normal], "jc").get("val") in _JUSTIFIED and not _attributes(own, "jc")
    return '<w:jc w:val="left"/>' if justified else ""


def _off_grid(own: Sequence[ElementTree.Element]) -> str:
    """Lines that are not on the grid of the page, unless a style says so itself."""
    return "" if _attributes(own, "snapToGrid") else '<w:snapToGrid w:val="0"/>'


def _spacing(attributes: Mapping[str, str]) -> str:
    shown = "".join(f' w:{name}="{value}"' for name, value in attributes.items())
    return f"<w:spacing{shown}/>" if shown else ""


@dataclass(frozen=True)
class StyleSheet:
    """The styles of a Word file. `ids` are those of the styles by name, in lower case because Word ignores case."""

    ids: Mapping[str, str]
    _styles: Mapping[str, ElementTree.Element] = field(repr=False)
    _defaults: ElementTree.Element | None = field(repr=False)

    @classmethod
    def read(cls, sheet: str | bytes) -> StyleSheet:
        """The style sheet of a styles part, which is well-formed XML."""
        root = ElementTree.fromstring(sheet)
        styles = {one.get(f"{_NAME}styleId", ""): one for one in root.iter(f"{_NAME}style")}
        names = {id_: one.find(f"{_NAME}name") for id_, one in styles.items()}
        ids = {name.get(f"{_NAME}val", "").lower(): id_ for id_, name in names.items() if name is not None}
        return cls(ids, styles, root.find(f"{_NAME}docDefaults"))

    def inherited(self, style: str, path: str, attribute: str = "val") -> str:
        """An attribute of a property such as `rPr/sz` of the style, or the nearest that it is based on; else empty."""
        for one in self._chain(style):
            found = one.find(_path(path))
            if found is not None and (value := found.get(f"{_NAME}{attribute}")) is not None:
                return value
        return self._default(path, attribute)

    def _chain(self, style: str) -> Iterator[ElementTree.Element]:
        """A style and those that it is based on; a circle ends where it began."""
        seen = set[str]()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            base = self._styles[style].find(f"{_NAME}basedOn")
            style = "" if base is None else base.get(f"{_NAME}val", "")

    def _default(self, path: str, attribute: str) -> str:
        if self._defaults is None:
            return ""
        kind, _, rest = path.partition("/")
        found = self._defaults.find(_path(f"{kind}Default/{kind}/{rest}"))
        return "" if found is None else found.get(f"{_NAME}{attribute}", "")

    @cached_property
    def numbered(self) -> frozenset[str]:
        """The ids of the styles whose paragraphs get a number or a bullet."""
        return frozenset(one for one in self._styles if self.inherited(one, "pPr/numPr/numId") not in ("", "0"))

    def indent(self, style: str, more: int = 0) -> str:
        """The indent of a style's paragraphs with `more` at their left, in twentieths of a point."""
        first = next((one for one in ("firstLine", "hanging") if self.inherited(style, "pPr/ind", one)), "firstLine")
        left = self.inherited(style, "pPr/ind", "left")
        attributes = {
            "left": str((int(left) if left.isdecimal() else 0) + more),
            "leftChars": "0",
            first: self.inherited(style, "pPr/ind", first) or "0",
            f"{first}Chars": self.inherited(style, "pPr/ind", f"{first}Chars") or "0",
        }
        return "<w:ind " + " ".join(f'w:{name}="{value}"' for name, value in attributes.items()) + "/>"

    def beside_text(self, style: str) -> str:
        """Properties without what a style inherits of running text: its indent, line spacing and justification.

        What the style has itself, or has from another style than Normal, is not changed.
        """
        normal, own = self._inherits(style)
        if normal is None:
            return ""
        return _off_grid(own) + _spacing(_single(normal, own)) + _unindented(normal, own) + _unjustified(normal, own)

    def in_cell(self, style: str) -> str:
        """Properties in a cell beside that of a number: without the space and indents that would part a paragraph from
        its number, and without the line spacing and justification of running text.
        """
        normal, own = self._inherits(style)
        line, left = ({}, "") if normal is None else (_single(normal, own), _unjustified(normal, own))
        return _spacing(_OF_CELLS | line) + xml.indent() + left

    def _inherits(self, style: str) -> tuple[ElementTree.Element | None, list[ElementTree.Element]]:
        """The style of running text, if the style inherits from it, and the styles before that."""
        chain = list(self._chain(style))
        normal = self._styles.get(self.ids.get("normal", ""))
        if normal is None or normal not in chain[1:]:
            return None, chain
        return normal, chain[: chain.index(normal)]

    @cached_property
    def indented(self) -> frozenset[str]:
        """The ids of the styles whose paragraphs are indented on any side."""
        sides = ("left", "start", "right", "end", "firstLine", "hanging")
        return frozenset(
            style
            for style in self._styles
            if any(
                self.inherited(style, "pPr/ind", f"{side}{unit}") not in ("", "0")
                for side in sides
                for unit in ("", "Chars")
            )
        )
