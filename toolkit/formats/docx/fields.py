"""Fields: Word shows their results and not their instructions; a few show what the instruction says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from toolkit.formats.docx.names import W, find, flag, number, val
from toolkit.formats.docx.symbols import sign

#: Fields that show nothing: marks for indexes and tables, and variables.
SILENT = frozenset("XE TC TA RD SET ASK FILLIN BOOKMARK COMMENTS ADVANCE PRIVATE TOC INDEX".split())
#: EQ \o\ac(○,1): characters on top of each other; the enclosing circle or square is one of them.
OVERSTRIKE = re.compile(r"\\o\s*(?:\\a[clr]\s*)?\((?P<first>[^,;()]*)[,;]\s*(?P<second>[^()]*?)\s*\)", re.IGNORECASE)
#: EQ \* jc2 … \o\ad(\s\up 9(pīn),拼): a reading above its base.
READING = re.compile(r"\\o\s*\\ad\s*\(\s*\\s\s*\\up\s*[0-9]+\s*\([^()]*\)\s*[,;]\s*(?P<base>[^()]*)\)", re.IGNORECASE)
SYMBOL = re.compile(
    r"SYMBOL\s+(?P<code>0x[0-9A-Fa-f]{1,5}|[0-9]{1,6})(?:.*\\f\s+\"?(?P<font>[^\"\\]+))?", re.IGNORECASE
)
BUTTON = re.compile(r"(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(?P<text>.*)", re.IGNORECASE | re.DOTALL)
ENCLOSING = "○◯〇□△◇Oo"
#: NOTEREF _Ref1 \f: the mark of a note; without the switch a number in the text (see note 3).
MARK = re.compile(r"\s*NOTEREF\s.*\\f", re.IGNORECASE)
CONTENTS = re.compile(r"TOC\b", re.IGNORECASE)
LONGEST_INSTRUCTION = 2000
#: Boxes of forms, as Word shows them.
CHECKED, UNCHECKED = "☒", "☐"


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction so far, and whether its result has begun and shows something.

    `value` is what a field of a form shows where the file has no result for it; None of other fields.
    """

    instruction: str = ""
    in_result: bool = False
    has_result: bool = False
    value: str | None = None

    @property
    def is_contents(self) -> bool:
        """Whether this is a table of contents or of figures."""
        return CONTENTS.match(self.instruction.strip()) is not None

    @property
    def name(self) -> str:
        """The first word of the instruction."""
        return self.instruction.split(maxsplit=1)[0].upper() if self.instruction.strip() else ""


class Fields:
    """The fields that have begun and not ended, each within the one before."""

    def __init__(self) -> None:
        self._open: list[Field] = []
        self._waiting = 0
        self._contents = 0

    @property
    def shown(self) -> bool:
        """Whether text at this place is shown: it is in the result of every field around it."""
        return not self._waiting

    @property
    def repeats_mark(self) -> bool:
        """Whether this place shows the mark of a note once more, in the form of the mark."""
        return bool(self._open) and self._open[-1].in_result and MARK.match(self._open[-1].instruction) is not None

    @property
    def in_contents(self) -> bool:
        """Whether this place is in a table of contents."""
        return self._contents > 0

    def begin(self, instruction: str = "", value: str | None = None) -> None:
        """A field begins, with its instruction where that is known, and the value of a field of a form."""
        self._open.append(Field(instruction, value=value))
        self._waiting += 1

    def instruct(self, text: str) -> None:
        """The instruction of the innermost field goes on."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += text

    def separate(self) -> None:
        """The result of the innermost field begins."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].in_result = True
            self._waiting -= 1
            self._contents += self._open[-1].is_contents

    def show(self) -> None:
        """Something is shown at this place: it is the result of every field around it."""
        for one in self._open:
            one.has_result = True

    def end(self) -> Field | None:
        """The innermost field ends; None where none has begun."""
        if not self._open:
            return None
        ended = self._open.pop()
        if ended.in_result:
            self._contents -= ended.is_contents
        else:
            self._waiting -= 1
        return ended


def without_result(field: Field) -> str | None:
    """What Word shows for a field that has no result in the file; None where that cannot be known."""
    if field.value is not None:
        return field.value
    instruction = field.instruction.strip()[:LONGEST_INSTRUCTION]
    if not instruction or field.name in SILENT:
        return ""
    if field.name == "EQ":
        return _overstrike(instruction)
    if found := SYMBOL.match(instruction):
        code = int(found["code"], 16 if found["code"][:2].lower() == "0x" else 10)
        return sign((found["font"] or "").strip(), code)
    found = BUTTON.match(instruction)
    return found["text"].strip() if found else None


def form_value(data: Element | None) -> str | None:
    """What a field of a form shows: the entry that was chosen, a box with its check, the text to begin with."""
    entries = [one.get(f"{W}val", "") for one in data.iter(f"{W}listEntry")] if data is not None else []
    if entries:
        chosen = number(val(data, "ddList", "result") or val(data, "ddList", "default"))
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    box = find(data, "checkBox")
    if box is not None:
        checked = flag(box, "checked")
        return CHECKED if (flag(box, "default") if checked is None else checked) else UNCHECKED
    return val(data, "textInput", "default")


def _overstrike(instruction: str) -> str | None:
    if found := READING.search(instruction):
        return found["base"].strip()
    found = OVERSTRIKE.search(instruction)
    if found is None or found["first"].strip() not in ENCLOSING:
        return None
    inner = found["second"].strip()
    if inner.isdecimal() and 1 <= int(inner) <= 20:
        return chr(ord("①") + int(inner) - 1)
    return inner
