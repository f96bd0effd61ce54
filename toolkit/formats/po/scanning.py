"""Text of a PO file → its entries, fast.

Ordinary entries (comments, then one msgctxt at most, one msgid, one msgstr, each string filling its line) are
recognised by one regular expression and their values sliced out; everything else goes to the exact lexer.
"""

from __future__ import annotations

import re
from weakref import ref

from toolkit.errors import InputError
from toolkit.formats.po.lexer import read_entry, skip_blank
from toolkit.formats.po.origin import File, Origin
from toolkit.formats.po.reading import Remarks, read_unit, remarks
from toolkit.formats.po.strings import unescape
from toolkit.model import State, Unit

_STRING = r'("[^\n]*+\n(?:"[^\n]*+\n)*+)'
_COMMENTS = r"((?:\#(?![~|])[^\n]*+\n)*+)"
#: What may follow: an entry, or a blank line that no further string comes after.
_END = r'(?=[\#m]|\r?\n(?!\s*+")|\Z)'
_ORDINARY = re.compile(rf"(?:\r?\n)*+{_COMMENTS}(?:msgctxt\ {_STRING})?msgid\ {_STRING}msgstr\ {_STRING}{_END}")
_NEXT_ENTRY = re.compile(r"\n(?=[ \t\r\f\v]*\n|#(?![~|])|(?:#~[ \t]*)?(?:msgid(?!_plural)|msgctxt))")
_UNDECODED = re.compile("[\udc80-\udcff]")


class Scanner:
    """Reads all entries of one text; with `recover`, errors are collected in `errors`."""

    def __init__(self, file: File, *, recover: bool) -> None:
        self.file = file
        self.recover = recover
        self.errors: list[InputError] = []
        self.entries: list[Unit] = []
        self._seen: dict[str, Unit] = {}
        self._known: dict[str, Remarks] = {"": ((), (), (), (), False)}

    def scan(self) -> int:
        """Read all entries; the offset where the tail begins."""
        count = self.file.text.count
        position, line = 0, 1
        while (end := self.step(position, line)) is not None:
            line += count("\n", position, end)
            position = end
        return position

    def step(self, position: int, line: int) -> int | None:
        """Read the entry that begins after an offset; its end, None where only the tail is left."""
        found = _ORDINARY.match(self.file.text, position)
        if found and self._ordinary(found, position, line):
            return found.end()
        return self._exact(position, line)

    def _ordinary(self, found: re.Match[str], gap: int, line: int) -> bool:
        """Add an ordinary entry; False where one of its strings is not ordinary after all."""
        lines, context, source, target = found.groups()
        source = _value(source)
        target = _value(target)
        if source is None or target is None:
            return False
        if context is not None:
            context = _value(context)
            if context is None:
                return False
        known = self._known.get(lines)
        if known is None:
            known = self._known[lines] = remarks(lines)
        comments, notes, references, flags, fuzzy = known
        state = State.INITIAL if not target else State.NEEDS_REVIEW if fuzzy else State.TRANSLATED
        start = found.start(1)
        origin = Origin(self.file, gap, start, found.end(), line + self.file.text.count("\n", gap, start))
        unit = Unit(source, target, context, state, False, comments, notes, references, flags, origin=origin)
        origin.of = ref(unit)
        self.take(unit)
        return True

    def take(self, unit: Unit) -> None:
        """Take an entry, and report it if it is a second one of its source."""
        self.entries.append(unit)
        if unit.obsolete:
            return
        key = unit.source if unit.context is None else f"{unit.context}\x04{unit.source}"
        first = self._seen.setdefault(key, unit)
        if first is not unit:
            self._duplicate(unit, first)

    def _exact(self, gap: int, line: int) -> int | None:
        """Add the entry that begins after `gap`, token by token; its end, None where only the tail is left."""
        file = self.file
        try:
            entry = read_entry(file.text, gap, path=file.path, line=line)
            if entry is None:
                return None
            if entry.domains:
                self._seen = {}
                file.domains = True
            start_line = line + file.text.count("\n", gap, entry.start)
            origin = Origin(file, gap, entry.start, entry.end, start_line)
            unit = read_unit(entry, origin)
            origin.of = ref(unit)
        except InputError as error:
            self._wrong(error)
            return self._resume(gap, error.line - line if error.line else 0)
        self.take(unit)
        return entry.end

    def _resume(self, gap: int, lines: int) -> int:
        """Where to go on after an error `lines` lines below `gap`: the next place that looks like an entry."""
        text = self.file.text
        position = skip_blank(text, gap)
        for _ in range(lines - text.count("\n", gap, position)):
            position = text.find("\n", position) + 1
        following = _NEXT_ENTRY.search(text, position)
        return following.end() if following else len(text)

    def _duplicate(self, unit: Unit, first: Unit) -> None:
        origin, other = unit.origin, first.origin
        assert isinstance(origin, Origin)
        assert isinstance(other, Origin)
        what = "a second header" if not unit.source and unit.context is None else "the same msgid"
        message = f"{what} as on line {_line_of(other)}; keep one of the two entries"
        if what == "a second header":
            message = f"a second header; the first is on line {_line_of(other)}; keep one of the two"
        self._wrong(InputError(message, path=self.file.path or None, line=_line_of(origin), column=1))

    def _wrong(self, error: InputError) -> None:
        if not self.recover:
            raise error
        self.errors.append(error)


def drop_undecoded(entries: list[Unit]) -> list[Unit]:
    """The entries whose text could be decoded: undecodable bytes were read as lone surrogates."""
    return [unit for unit in entries if not isinstance(unit.origin, Origin) or not _UNDECODED.search(unit.origin.raw)]


def elsewhere(errors: list[InputError], text: str) -> list[InputError]:
    """The errors in lines that could be decoded; the others are reported already."""
    lines = text.split("\n")
    return [error for error in errors if not (error.line and _UNDECODED.search(lines[error.line - 1]))]


def _line_of(origin: Origin) -> int:
    """The line of an entry's msgid or msgctxt."""
    first = next(item for item in origin.entry().fields if not item.prefix.endswith("|"))
    return origin.line + origin.file.text.count("\n", origin.start, first.start)


def _value(raw: str) -> str | None:
    """The value of string lines that fill their lines; None where the exact lexer must look."""
    if raw[-2:] != '"\n':
        if raw[-3:] != '"\r\n':
            return None
        raw = raw.replace("\r\n", "\n")
    body = raw[1:-2]
    if '"\n"' in body:
        if '\\"\n' in raw:
            return None
        body = body.replace('"\n"', "")
    if "\\" not in body:
        return None if '"' in body or "\n" in body or len(raw) < 3 else body
    quotes = body.count('\\"')
    if body.count('"') != quotes or "\n" in body or "\\\\" in body:
        return None
    if body.count("\\") == quotes:
        return body.replace('\\"', '"')
    try:
        return None if _BYTES.search(body) else unescape(body)
    except ValueError:
        return None


_BYTES = re.compile(r"\\[0-7x]")
