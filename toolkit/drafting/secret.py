"""A key that nobody may see: found in what a server says, whole or a part of it, in whatever spelling."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

#: A key shorter than this may occur in any text, and is not searched for; nor is a shorter part of one.
SHORTEST = 8
#: What is shown in place of it.
HIDDEN = "…"
#: Characters of base64 and of hexadecimals that hold the shortest part.
_IN_BASE64, _IN_HEX = 12, 16
#: A character as JSON, JSON within JSON, addresses and HTML write it.
_ESCAPES = (
    r"\\+u00(?P<json>[\da-f]{2})|%(?:25)*(?P<address>[\da-f]{2})|&#(?P<decimal>\d{1,4});|&#x(?P<html>[\da-f]{1,4});"
    r"|\\+(?P<itself>[^\\u])"
)
_ESCAPE = re.compile(_ESCAPES, re.I)
_SIGN = re.compile(rf"{_ESCAPES}|(?P<plain>.)", re.I | re.S)


class Secret:
    """A key and its spellings; an empty or short one is in no text."""

    def __init__(self, key: str) -> None:
        key = _unescaped(key) if len(key) >= SHORTEST else ""
        self._forms = [form.lower() for form in (key, *_in_base64(key), key.encode().hex())] if key else []
        sizes = (SHORTEST, *[_IN_BASE64] * (len(self._forms) - 2), _IN_HEX)
        self._parts: dict[int, set[str]] = {}
        for form, size in zip(self._forms, sizes, strict=False):
            size = min(size, len(form))
            self._parts.setdefault(size, set()).update(_windows(form, size))

    def is_in(self, text: str) -> bool:
        """Whether the whole key is in a text."""
        plain = _unescaped(text).lower() if self._forms else ""
        return any(form in plain for form in self._forms)

    def hidden(self, text: str) -> str:
        """The text without the key and its parts, also where spaces or signs that nobody sees break it up."""
        if not self._forms:
            return text
        signs = [(sign, found.span()) for found in _SIGN.finditer(text) if "!" <= (sign := _sign(found)) <= "~"]
        plain = "".join(sign for sign, _ in signs).lower()
        shown, end = "", 0
        for first, last in self._places(plain):
            shown += text[end : signs[first][1][0]] + HIDDEN
            end = signs[last - 1][1][1]
        return shown + text[end:]

    def _places(self, plain: str) -> Iterator[tuple[int, int]]:
        """Where parts are, in order; those that touch are one."""
        found = sorted(
            (at, at + size)
            for size, parts in self._parts.items()
            for at, window in enumerate(_windows(plain, size))
            if window in parts
        )
        while found:
            first, last = found.pop(0)
            while found and found[0][0] <= last:
                last = max(last, found.pop(0)[1])
            yield first, last


def _windows(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(len(text) - size + 1))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    """The character that is written there."""
    kind, text = found.lastgroup, found[found.lastgroup or 0]
    return text if kind in ("plain", "itself") else chr(int(text, 10 if kind == "decimal" else 16))


def _in_base64(key: str) -> Iterator[str]:
    """The key in base64, at each place in a group of three bytes, without the characters that it shares with others."""
    for before in range(3):
        data = bytes(before) + key.encode()
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            yield encode(data).decode()[-(-before * 8 // 6) : len(data) * 8 // 6]
