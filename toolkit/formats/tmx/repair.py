"""The text of a memory with U+FFFD for what XML does not allow in it, so that one such character ends no file.

Each is one character for one, so that lines and columns are those of the file.
"""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Iterator
from enum import Enum, auto

from toolkit.errors import InputError
from toolkit.formats.tmx.encodings import MARK, Readable, marked_text


class Fault(Enum):
    """What is wrong with a text: bytes that are not valid in the file's encoding, or what XML does not allow."""

    BYTES = auto()
    XML = auto()


#: What XML 1.0 has no characters for, as its production `Char` says; here also MARK.
_NO_CHARACTER = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_IS_NO_CHARACTER = re.compile(f"[{_NO_CHARACTER}]")
#: Where signs are text: how it begins, after `<` → how it ends.
_ENDS = {"!--": "-->", "![CDATA[": "]]>", "?": r"\?>"}
#: After `<`: a tag, which need not be whole. TMX's elements come first, since nearly all tags are of these. In
#: `x<y and z` there is a name, but not a tag. No program writes longer names.
_NAME = r"(?:[^\W\d]|:)[\w.:-]{0,80}"
_TAG = rf"""
    [/!?] | \Z | (?:seg|tuv?|prop|note|[be]pt|hi|it|ph|sub|ut|header|body|tmx|ude|map)(?:[\s/>]|\Z)
    | {_NAME} (?: \s{{0,20}}(?:/?>|/?\Z) | \s{{1,20}}{_NAME}\s{{0,20}}(?:=\s{{0,20}}(?:["']|\Z)|\Z) )"""
#: What may be wrong, or begin such a place: no characters; `<` before what is not a tag; `&` before what is not a name
#: of a character, or before the number of one; `]]>`. One set of characters comes first, which Python looks for fast.
_OUTSIDE = re.compile(
    rf"""[]<&{_NO_CHARACTER}](?:
        (?<=<) (?: (?P<edge>{"|".join(map(re.escape, _ENDS))}) | (?!{_TAG}) )
        | (?<=&) (?!(?:amp|lt|gt|quot|apos);) (?:\#(?:(?P<decimal>[0-9]{{1,50}})|x(?P<hex>[0-9A-Fa-f]{{1,50}}));)?
        | (?<=\]) \]>
        | (?<![]<&])[{_NO_CHARACTER}]* )""",
    re.VERBOSE,
)
_INSIDE = {begin: re.compile(f"[{_NO_CHARACTER}]+|(?P<edge>{end})") for begin, end in _ENDS.items()}
#: Characters that are looked at together, so that what is found is whole.
_WHOLE = 256
_REPLACED = "\ufffd".encode()


class Repair:
    """The text of one file for the parser, as UTF-8, and where its faults are."""

    def __init__(self, stream: Readable, path: str) -> None:
        self._texts = marked_text(stream, path)
        self._pattern = _OUTSIDE
        self._given = 0  # bytes
        self._apart = True  # whether a tag may be between the last fault and the next
        self._faults: deque[tuple[int, Fault]] = deque()

    def pieces(self) -> Iterator[bytes]:
        """The text, piece by piece. Raises InputError where it cannot be read, after what is before that."""
        held, error = "", None
        while error is None:
            try:
                text = next(self._texts)
            except (InputError, StopIteration) as raised:
                text, error = "", raised
            held += text
            found, end = self._repaired(held, len(held) if error else len(held) - _WHOLE)
            if found:
                yield found
            held = held[end:]
        if isinstance(error, InputError):
            raise error

    def fault(self, start: int, end: int) -> Fault | None:
        """The first fault in these bytes of the pieces; those before them are forgotten."""
        while self._faults and self._faults[0][0] < start:
            self._faults.popleft()
        return self._faults[0][1] if self._faults and self._faults[0][0] < end else None

    def _repaired(self, text: str, limit: int) -> tuple[bytes, int]:
        """The text up to the limit or a little beyond it, and where that is."""
        found: list[bytes] = []
        at = 0
        while (match := self._pattern.search(text, at)) and match.start() < limit:
            if fault := _fault(match):
                count = 1 if match[0][0] in "<&" else len(match[0])
                found += self._passed(text[at : match.start()]), self._replaced(fault, count)
                at = match.start() + count
            else:
                found.append(self._passed(text[at : match.end()]))
                at = match.end()
            if edge := match["edge"]:
                self._pattern = _INSIDE.get(edge, _OUTSIDE)
        end = max(at, limit)
        found.append(self._passed(text[at:end]))
        return b"".join(found), end

    def _passed(self, text: str) -> bytes:
        data = text.encode()
        self._given += len(data)
        self._apart = self._apart or b"<" in data
        return data

    def _replaced(self, fault: Fault, count: int) -> bytes:
        if self._apart:  # more of the same text say nothing new
            self._faults.append((self._given, fault))
        self._given += count * len(_REPLACED)
        self._apart = False
        return _REPLACED * count


def _fault(match: re.Match[str]) -> Fault | None:
    """What is wrong at a place, if anything is."""
    if match["edge"]:
        return None
    if match[0][0] == MARK:
        return Fault.BYTES
    digits = match.groupdict()
    number = int(digits["hex"], 16) if digits.get("hex") else int(digits.get("decimal") or 0)
    return None if 0 < number <= sys.maxunicode and not _IS_NO_CHARACTER.match(chr(number)) else Fault.XML
