"""Equations (Office Math) in one line of text: a/b, x^2, √(x)."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from toolkit.formats.docx.names import M, children

#: A part that needs no brackets: one number, word or sign.
SINGLE = re.compile(r"[\w.%％]*|\(.*\)")


def linear(element: Element) -> str:
    """The text of an equation or a part of one, in one line."""
    tag = element.tag
    if tag == f"{M}t":
        return element.text or ""
    if not tag.startswith(M):  # a run's text in Word's own namespace, such as a tracked insertion
        return "" if tag.endswith(("}del", "}moveFrom")) else _all(element)
    write = WRITERS.get(tag.removeprefix(M))
    return write(element) if write else _all(element)


def _all(element: Element) -> str:
    return "".join(linear(one) for one in children(element))


def _part(element: Element, name: str) -> str:
    found = element.find(M + name)
    return "" if found is None else _all(found)


def _closed(text: str) -> str:
    """A part in brackets where it is more than one number or word."""
    return text if SINGLE.fullmatch(text) else f"({text})"


def _property(element: Element, holder: str, name: str, default: str) -> str:
    found = element.find(f"{M}{holder}/{M}{name}")
    return default if found is None else found.get(f"{M}val", "")


def _fraction(element: Element) -> str:
    return f"{_closed(_part(element, 'num'))}/{_closed(_part(element, 'den'))}"


def _root(element: Element) -> str:
    degree = _part(element, "deg")
    return f"{degree}√({_part(element, 'e')})"


def _scripts(element: Element) -> str:
    text = _part(element, "e")
    for name, mark in (("sub", "_"), ("sup", "^")):
        part = _part(element, name)
        text += f"{mark}{_closed(part)}" if part else ""
    return text


def _sum(element: Element) -> str:
    sign = _property(element, "naryPr", "chr", "∫")
    for name, mark in (("sub", "_"), ("sup", "^")):
        part = _part(element, name)
        sign += f"{mark}{_closed(part)}" if part else ""
    return f"{sign} {_part(element, 'e')}"


def _brackets(element: Element) -> str:
    parts = _property(element, "dPr", "sepChr", "|").join(_all(one) for one in element.findall(f"{M}e"))
    return _property(element, "dPr", "begChr", "(") + parts + _property(element, "dPr", "endChr", ")")


def _matrix(element: Element) -> str:
    rows = [", ".join(_all(cell) for cell in row.findall(f"{M}e")) for row in element.findall(f"{M}mr")]
    return f"[{'; '.join(rows)}]"


def _limit(mark: str) -> Callable[[Element], str]:
    return lambda element: f"{_part(element, 'e')}{mark}{_closed(_part(element, 'lim'))}"


#: Element of an equation → how it is written in a line.
WRITERS: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "rad": _root,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "nary": _sum,
    "d": _brackets,
    "m": _matrix,
    "limLow": _limit("_"),
    "limUpp": _limit("^"),
}
