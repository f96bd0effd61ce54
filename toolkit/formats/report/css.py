"""What the styles of HTML elements say of the place of a text: its side, and how far it is indented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from toolkit.formats.report.starts import start

#: White space of HTML, which a browser leaves out at the start and end of a text.
_WHITE = " \t\r\n\f\v"
_LENGTH = re.compile(r"(-?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))\s*([a-z]{0,4})", re.IGNORECASE)
#: Units in hundredths of a character of 9 points, as tables have them.
_UNITS = {
    "": 8,
    "px": 8,
    "pt": 11,
    "pc": 133,
    "mm": 31,
    "cm": 315,
    "in": 800,
    "em": 100,
    "rem": 100,
    "ch": 50,
    "ex": 50,
}
_ELSEWHERE = ("center", "right", "end", "middle")


def cell_start(text: str, elements: Iterable[Mapping[str, str | None]]) -> int | None:
    """Where the text of a cell begins, by the blanks before it and the elements around it, as in `css_start`."""
    return start(text.strip(_WHITE), css_start(elements))


def css_start(elements: Iterable[Mapping[str, str | None]]) -> int | None:
    """How far a text is indented by the elements around it, the outermost first, in hundredths of a character; None
    where it is in the middle or at the right.

    The elements are their attributes, as `style` and `align`. Padding and margins add up; an element inherits its side
    and the indent of its first line.
    """
    side, first, beside = "", 0, 0
    for attributes in elements:
        own = _declarations(attributes.get("style") or "")
        side = own.get("text-align") or (attributes.get("align") or "").strip().lower() or side
        first = _length(own["text-indent"]) if "text-indent" in own else first
        beside += _side(own, "padding") + _side(own, "margin")
    return None if side.split("-")[-1] in _ELSEWHERE else first + beside


def _declarations(style: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in style.lower().replace("!important", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _side(own: Mapping[str, str], name: str) -> int:
    """The padding or margin at the left."""
    for one in (f"{name}-left", f"{name}-inline-start"):
        if one in own:
            return _length(own[one])
    values = own.get(name, "").split()[:4]  # top, right, bottom, left; the last ones may be left out
    return _length(values[3 if len(values) == 4 else min(1, len(values) - 1)]) if values else 0


def _length(text: str) -> int:
    found = _LENGTH.fullmatch(text)
    return round(float(found[1]) * _UNITS.get(found[2].lower(), 0)) if found else 0
