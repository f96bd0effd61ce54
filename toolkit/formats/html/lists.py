"""The numbers of ordered lists, as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from toolkit.formats.docx.number_formats import shown
from toolkit.formats.html.parsing import Node
from toolkit.language.numbering import leading
from toolkit.language.scripts import reaches_east

STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.IGNORECASE)
#: The classes of an editor's lists (UEditor), and what each is in CSS.
EDITOR = re.compile(r"\bcustom_(cn|num)([12]?)\b")
TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}
LARGEST = 9999


def letters(number: int) -> str:
    """a, b, … z, aa, ab, …, which Word counts otherwise."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


#: A style → the number of an item in it, with what follows; no space is after 、 or ）.
MARKERS: dict[str, Callable[[int], str]] = {
    "decimal": lambda n: f"{n}. ",
    "decimal-leading-zero": lambda n: f"{n:02d}. ",
    "lower-alpha": lambda n: f"{letters(n)}. ",
    "upper-alpha": lambda n: f"{letters(n).upper()}. ",
    "lower-roman": lambda n: f"{shown(n, 'lowerRoman')}. ",
    "upper-roman": lambda n: f"{shown(n, 'upperRoman')}. ",
    "cjk-ideographic": lambda n: f"{shown(n, 'chineseCountingThousand')}、",
    "cn1": lambda n: f"{shown(n, 'chineseCountingThousand')}）",
    "cn2": lambda n: f"（{shown(n, 'chineseCountingThousand')}）",
    "num1": lambda n: f"{n}) ",
    "num2": lambda n: f"({n}) ",
}
#: Other names of these.
SAME = {
    "lower-latin": "lower-alpha", "upper-latin": "upper-alpha", "simp-chinese-informal": "cjk-ideographic",
    "trad-chinese-informal": "cjk-ideographic", "cn": "cjk-ideographic", "num": "decimal",
}  # fmt: skip
UNMARKED = frozenset("none disc circle square".split())


def marker(style: str, number: int) -> str:
    """The number of an item as a list of a style shows it; empty where it shows none."""
    if style in UNMARKED:
        return ""
    return MARKERS.get(SAME.get(style, style) if 1 <= number <= LARGEST else "decimal", MARKERS["decimal"])(number)


def numbers(element: Node) -> Iterator[tuple[Node, str]]:
    """The items of an ordered list, each with its number as shown."""
    items = [child for child in element if child.tag == "li"]
    style = _style(element, "decimal")
    step = -1 if element.get("reversed") is not None else 1
    number = _integer(element.get("start"), len(items) if step < 0 else 1)
    for item in items:
        number = _integer(item.get("value"), number)
        yield item, marker(_style(item, style), number)
        number += step


def has_bullets(element: Node) -> bool:
    """Whether a list without numbers shows bullets."""
    return _style(element, "disc") != "none"


def without_double(number: str, text: str) -> str:
    """The text of an item with its number, once: editors leave the number in the text too, in English in any form."""
    own, generated = leading(text, "zh"), leading(number + text, "zh")
    english = None if reaches_east(text) else leading(text, "en")
    if english is not None and generated is not None and english.value == generated.value:
        return text
    if own is not None and generated is not None and (own.style, own.value) == (generated.style, generated.value):
        return text
    return number + text.lstrip()


def _style(element: Node, default: str) -> str:
    css = STYLE.search(element.get("style") or "")
    if css and (words := css[1].replace("!important", "").split()):
        return next((word for word in words if word not in ("inside", "outside")), default).lower()
    editor = EDITOR.search(element.get("class") or "")
    if editor:
        return editor[1] + editor[2]
    kind = element.get("type") or ""
    return TYPES.get(kind, kind.lower() if kind.lower() in ("disc", "circle", "square") else default)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\s*-?[0-9]{1,6}\s*", text) else default
