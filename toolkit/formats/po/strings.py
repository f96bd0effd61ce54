"""The C strings of a PO file: escapes read and written as gettext does."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Escape letter → character, as gettext's po-lex reads them.
LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\", '"': '"'}

#: The characters that gettext's writer escapes, and NUL, which would end its strings; others stay raw.
WRITTEN = str.maketrans({character: "\\" + letter for letter, character in LETTERS.items()} | {"\0": "\\000"})
_ESCAPED = re.compile(f"[{re.escape(''.join(map(chr, WRITTEN)))}]")  # quicker than translating what has none

#: One escape: a letter, or a run of octal and hexadecimal bytes (a run because several may make one character).
_ESCAPE = re.compile(r'\\(?:([abfnrtv\\"])|((?:[0-7]{1,3}|x[0-9A-Fa-f]+)(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))*))')
_BYTE = re.compile(r"\\?(?:x([0-9A-Fa-f]+)|([0-7]{1,3}))")
_BAD = re.compile(r'\\(?![abfnrtv\\"0-7]|x[0-9A-Fa-f])')
_SKIP = re.compile(r'[^\\]|\\[abfnrtv\\"]|\\[0-7]{1,3}|\\x[0-9A-Fa-f]+', re.DOTALL)


def unescape(body: str, charset: str = "UTF-8") -> str:
    """The value of the text between two quotation marks. Raises ValueError for an invalid escape."""
    if "\\" not in body:
        return body
    bad = bad_escape(body)
    if bad is not None:
        raise ValueError(bad)
    return _ESCAPE.sub(lambda match: _character(match, charset), body)


def escape(value: str) -> str:
    """The value as gettext writes it between quotation marks."""
    return value.translate(WRITTEN) if _ESCAPED.search(value) else value


def bad_escape(body: str) -> int | None:
    """The offset of the first invalid escape, None where all are valid."""
    if not _BAD.search(body):
        return None
    position = 0
    while position < len(body):
        match = _SKIP.match(body, position)
        if match is None:
            return position
        position = match.end()
    return None


def offsets(body: str, charset: str = "UTF-8") -> Iterator[int]:
    """For each character of the value, the offset in the escaped body at which it begins."""
    position = 0
    for match in _ESCAPE.finditer(body):
        yield from range(position, match.start())
        yield from [match.start()] * len(_character(match, charset))
        position = match.end()
    yield from range(position, len(body))


def _character(match: re.Match[str], charset: str) -> str:
    letter = match[1]
    if letter:
        return LETTERS[letter]
    values = (int(hexa, 16) if hexa else int(octal, 8) for hexa, octal in _BYTE.findall(match[2]))
    return bytes(value & 0xFF for value in values).decode(charset)
