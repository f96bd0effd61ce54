"""Triangles and arrows before figures: △4.2 is a minus, as in the accounts of China and Japan, and ▼4.2 a fall.

▲4.2 is a minus in some accounts and a rise in the press: a note (注：▲表示减少), or ▼ in the same texts, tells which.
Before words they are marks of lists and notes (△3家医院), and after a figure those of notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.language.cells import has_cells
from toolkit.model.quantity import TIMES, Quantity, QuantityKind


class Legend(NamedTuple):
    """The triangles that are a minus in some texts, and those that are a plus. What others mean is not known."""

    minus: frozenset[str]
    plus: frozenset[str]

    def sign(self, mark: str) -> int:
        """-1 or 1, or 0 where the meaning is not known."""
        return (mark in self.plus) - (mark in self.minus)


_HOLLOW, _FULL, _DOWN = "△▵Δ∆", "▲▴", "▽▿▼▾↓"
TRIANGLES = _HOLLOW + _FULL + _DOWN
_ANY = re.compile(f"[{TRIANGLES}]")
_A_FALL = re.compile("[▽▿▼▾][ \u3000]?[0-9０-９]")
#: △4.2 without a note, and in texts with ▼: △ may be a rise there, and ▲ is one.
_USUAL = Legend(frozenset(_HOLLOW + _DOWN), frozenset())
_OPPOSITES = Legend(frozenset(_DOWN), frozenset(_FULL))


def _mark(name: str) -> str:
    """A mark, or two or three (▲、△), perhaps in quotation marks, as a group of this name."""
    one = f"[“\"'‘「]?[{TRIANGLES}][”\"'’」]?"
    return f"(?P<{name}>{one}(?: ?(?:[、，,/和或及与]|and|or)? ?{one}){{0,2}})"


#: What notes say of them: △表示减少, ▲ indicates a decrease, （△减少）, 降幅以△表示, decreases are marked with ▲.
_CHANGED = "[减降下负亏增升上正]"
_SAYS = (
    "表示|代表|表明|标示|为|[:：=＝]"
    "|(?:(?:signs?|marks?) )?(?:indicates?|denotes?|represents?|means?|shows?|marks|for|is)\\b"
)
_SAID = re.compile(
    rf"{_mark('first')}\s?(?:号|符号|者)?的?\s?(?:{_SAYS})\s?(?P<words>[^，。；,;.\d\n\t]{{1,40}})"
    rf"|[（(]\s?{_mark('inner')}(?P<inside>{_CHANGED}[^）)\n\t]{{0,10}})[）)]"
    rf"|(?P<before>{_CHANGED}[一-鿿]{{0,6}})(?:以|用|[前加带标]+(?:有|注)?){_mark('after')}"
    r"|(?P<english>\b(?:decreas|declin|negativ|reduc|fall|drop|increas|growth|ris)\w{0,8})[^.;\n\t]{0,40}"
    rf"\b(?:by|with|as|using) (?:an? |the )?{_mark('last')}",
    re.IGNORECASE,
)
_MINUS = re.compile(
    "减(?![税免排贫灾负])|降(?![本准息水])|负(?![责担])|[亏跌缩]|逆差|赤字"
    "|decreas|declin|negativ|reduc|fall|drop|loss|minus|down|deficit",
    re.IGNORECASE,
)
_PLUS = re.compile(
    "(?<!新)增(?![值效强设])|[升涨盈]|正(?![式在常面])|increas|growth|ris|gain|positive|up\\b", re.IGNORECASE
)

#: Kinds that have no sign.
_UNSIGNED = TIMES | {QuantityKind.ORDINAL, QuantityKind.ENUMERATOR}
#: What is right before a mark that belongs to it: the mark is of a note.
_GLUED = re.compile("[0-9０-９A-Za-z%％]\\Z")
#: Where a list may begin, whose marks are before words.
_START = frozenset("\n\t|。；;：:，,、")
_BLANKS = " \u3000\u00a0"
_WORDS = re.compile(rf"[{_BLANKS}]?[^\W\d_]|-[A-Za-z]")
#: The noun that is counted, at the end of a cell.
_COUNTED = re.compile(r"(?:[一-鿿]{0,2}|(?: [A-Za-z]+){0,3})(?=[\n\t]| \| |\Z)")
#: A figure in digits, with the sign of its currency.
_IN_DIGITS = re.compile(r"(?:[A-Z]{0,3}[$¥￥€£]?)[ ]?[0-9０-９.]")
#: What brackets have that say what a triangle means, and its parts: （%，△为负）.
_IN_BRACKETS = re.compile(rf"[（(](?P<inner>[^（()）]{{0,40}}[{TRIANGLES}](?![ ]?[0-9０-９])[^（()）]{{0,40}})[)）]")
_PARTS = re.compile("([，,；;][^，,；;]*)")
_LEADING = re.compile(r"\A\s+[，,；;]\s*")
#: The most blanks before a mark.
_NEAR = 8


def has_triangles(text: str) -> bool:
    """True if a text has a mark that may be the sign of a figure."""
    return not text.isascii() and _ANY.search(text) is not None


def legend_of(texts: Iterable[str]) -> Legend:
    """What the triangles in some texts mean, by their notes and by each other."""
    marked = [text for text in texts if has_triangles(text)]
    legend = _OPPOSITES if any(map(_A_FALL.search, marked)) else _USUAL
    for found in (one for text in marked for one in _SAID.finditer(text)):
        marks = set(_ANY.findall(next(filter(None, found.group("first", "inner", "after", "last")))))
        words = next(filter(None, found.group("words", "inside", "before", "english")))
        minus, plus = _MINUS.search(words) is not None, _PLUS.search(words) is not None
        if not (minus and plus):
            others = legend.minus - marks, legend.plus - marks
            legend = Legend(others[0] | marks if minus else others[0], others[1] | marks if plus else others[1])
    return legend


def with_triangles_as_signs(text: str, quantities: tuple[Quantity, ...], legend: Legend) -> tuple[Quantity, ...]:
    """The figures of a text, each with the triangle that is its sign; those after a minus are negative."""
    return tuple(_signed(text, one, legend) for one in quantities)


def without_legend(label: str) -> str:
    """The label of a row or column with blanks where it says what a triangle means: 增减（%，△为负）."""
    return _IN_BRACKETS.sub(_blanked, label) if has_triangles(label) else label


def _blanked(brackets: re.Match[str]) -> str:
    """The brackets of a label, with what they say beside the legend; the label keeps its length."""
    parts = _PARTS.split(brackets["inner"])
    kept = "".join(" " * len(part) if _ANY.search(part) else part for part in parts)
    kept = _LEADING.sub(lambda blank: " " * len(blank[0]), kept, count=1).rstrip()
    shown = f"{brackets[0][0]}{kept}{brackets[0][-1]}" if kept else ""
    return shown.ljust(len(brackets[0]))


def is_open(text: str, start: int) -> bool:
    """True if the sign of the figure at `start` is a triangle whose meaning is not known."""
    return _mark_before(text, start) >= 0


def _signed(text: str, one: Quantity, legend: Legend) -> Quantity:
    at = _mark_before(text, one.start)
    sign = legend.sign(text[at]) if at >= 0 else 0
    low, high = one.low, one.high
    if not sign or one.kind in _UNSIGNED or low is None or high is None or low <= 0:
        return one
    if not _IN_DIGITS.match(one.text) or not _is_sign(text, at, one.end):
        return one
    signed = one._replace(start=at, text=text[at : one.end])
    return signed if sign > 0 else signed._replace(low=-high, high=-low)


def _mark_before(text: str, start: int) -> int:
    """The place of the triangle right before a figure, or before a blank; -1 for none."""
    at = start - 1
    if at > 0 and text[at] in _BLANKS:
        at -= 1
    return at if at >= 0 and text[at] in TRIANGLES else -1


def _is_sign(text: str, mark: int, end: int) -> bool:
    """True unless the mark before a figure that ends at `end` is of a note, or of a list."""
    if _GLUED.search(text, max(0, mark - 1), mark):
        return False
    before = text[max(0, mark - _NEAR) : mark].rstrip(_BLANKS)[-1:]
    if before and before not in _START and text[mark] not in "Δ∆":
        return True
    if not _WORDS.match(text, end):
        return True
    return has_cells(text) and _COUNTED.match(text, end) is not None
