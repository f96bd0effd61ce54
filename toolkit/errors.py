"""Errors outside our control, worded so that a person can act on them."""

from __future__ import annotations

import re

#: What would make a message more than one line, or more than text, or turn it around: it quotes files and servers.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class ToolkitError(Exception):
    """Something could not be read, run or written; the command line prints it in one line and exits 2.

    `path` is the file concerned, `line` and `column` are 1-based and count code points, where they are known.
    `message` ends with the remedy unless that is obvious.
    """

    def __init__(
        self, message: str, *, path: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        message = _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), message)
        super().__init__(message, path, line, column)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return ": ".join([":".join(place), self.message] if place else [self.message])

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.path, self.line, self.column)


class InputError(ToolkitError):
    """A file or an argument that a person gave cannot be used as it is."""


class WriteError(ToolkitError):
    """A file could not be written; the file that was there before is intact."""


class MissingExtraError(ToolkitError):
    """An optional dependency is not installed; the message names the extra that brings it."""


def _rebuild(
    kind: type[ToolkitError], message: str, path: str | None, line: int | None, column: int | None
) -> ToolkitError:
    return kind(message, path=path, line=line, column=column)
