"""Text of a PO file → its entries, fast.

Ordinary entries (comments, then one msgctxt at most, one msgid, one msgstr, each string filling its line) are
recognised by one regular expression and their values sliced out; everything else goes to the exact lexer.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager

from toolkit.errors import InputError
from toolkit.formats.po.lexer import Entry, Field, read_entry, skip_blank
from toolkit.formats.po.origin import File, Origin
from toolkit.formats.po.strings import unescape
from toolkit.model import State, Unit

_STRING = r'("[^\n]*+\n(?:"[^\n]*+\n)*+)'
_COMMENTS = r"((?:\#(?![~|])[^\n]*+\n)*+)"
#: What may follow: an entry, or a blank line that no further string comes after.
_END = r'(?=[\#m]|\r?\n(?!\s*+")|\Z)'
_ORDINARY = re.compile(rf"(?:\r?\n)*+{_COMMENTS}(?:msgctxt\ {_STRING})?msgid\ {_STRING}msgstr\ {_STRING}{_END}")
_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069\S*|\S+")
_NEXT_ENTRY = re.compile(r"\n(?=[ \t\r\f\v]*\n|#|msgid|msgctxt)")
_UNDECODED = re.compile("[\udc80-\udcff]")

#: What comment lines say: comments, notes, references, flags without fuzzy, and whether fuzzy was among them.
Remarks = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], bool]


@contextmanager
def paused_collector() -> Iterator[None]:
    """No garbage collection inside: building a million objects that all stay makes it look through them in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Scanner:
    """Reads all entries of one text; `errors` collects what is wrong where recovery is asked for."""

    def __init__(self, file: File, *, recover: bool) -> None:
        self.file = file
        self.recover = recover
        self.errors: list[InputError] = []
        self.entries: list[Unit] = []
        self._seen: dict[str, Unit] = {}
        self._known: dict[str, Remarks] = {"": ((), (), (), (), False)}

    def scan(self) -> int:
        """Read entries up to the end; the offset where the tail begins."""
        text = self.file.text
        match, ordinary, count = _ORDINARY.match, self._ordinary, text.count
        position, line = 0, 1
        while True:
            found = match(text, position)
            if found and ordinary(found, position, line):
                end = found.end()
            else:
                end = self._exact(position, line)
                if end < 0:
                    return position
            line += count("\n", position, end)
            position = end

    def _ordinary(self, found: re.Match[str], gap: int, line: int) -> bool:
        """Add an ordinary entry; False where one of its strings is not ordinary after all."""
        said, context, source, target = found.groups()
        source = _value(source)
        target = _value(target)
        if source is None or target is None:
            return False
        if context is not None:
            context = _value(context)
            if context is None:
                return False
        remarks = self._known.get(said)
        if remarks is None:
            remarks = self._known[said] = _remarks(said)
        comments, notes, references, flags, fuzzy = remarks
        state = State.INITIAL if not target else State.NEEDS_REVIEW if fuzzy else State.TRANSLATED
        start = found.start(1)
        origin = Origin(self.file, gap, start, found.end(), line + self.file.text.count("\n", gap, start))
        unit = Unit(source, target, context, state, False, comments, notes, references, flags, origin=origin)
        origin.unit = unit
        self._add(unit)
        return True

    def _add(self, unit: Unit) -> None:
        """Take an entry, unless an undecodable byte makes it unfit; say where it is a second one of its source."""
        self.entries.append(unit)
        if unit.obsolete:
            return
        key = unit.source if unit.context is None else f"{unit.context}\x04{unit.source}"
        first = self._seen.setdefault(key, unit)
        if first is not unit:
            self._duplicate(unit, first)

    def _exact(self, gap: int, line: int) -> int:
        """Add the entry that begins after `gap`, token by token; its end, -1 where only the tail is left."""
        file = self.file
        try:
            entry = read_entry(file.text, gap, path=file.path, line=line)
            if entry is None:
                return -1
            if entry.domains:
                self._seen = {}
            start_line = line + file.text.count("\n", gap, entry.start)
            origin = Origin(file, gap, entry.start, entry.end, start_line)
            unit = origin.unit = _unit(entry, origin)
        except InputError as error:
            self._wrong(error)
            return self._resume(gap, error.line - line if error.line else 0)
        self._add(unit)
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
        message = f"{what} as in line {_line_of(other)}; keep one of the two entries"
        if what == "a second header":
            message = f"a second header; the first is in line {_line_of(other)}, keep one of the two"
        self._wrong(InputError(message, path=self.file.path or None, line=_line_of(origin), column=1))

    def _wrong(self, error: InputError) -> None:
        if not self.recover:
            raise error
        self.errors.append(error)


def drop_undecoded(entries: list[Unit]) -> list[Unit]:
    """The entries whose text could be decoded: undecodable bytes were read as lone surrogates."""
    return [unit for unit in entries if not isinstance(unit.origin, Origin) or not _UNDECODED.search(unit.origin.raw)]


def _line_of(origin: Origin) -> int:
    """The line of an entry's msgid or msgctxt."""
    raw = origin.raw
    first = next((item for item in origin.entry().fields if item.prefix in {"", "#~"}), None)
    return origin.line + (raw.count("\n", 0, first.start - origin.start) if first else 0)


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


def _remarks(said: str) -> Remarks:
    """What the lines of comments before an entry say."""
    comments, notes, references, flags = [], [], [], []
    for line in said.split("\n")[:-1]:
        line = line.removesuffix("\r")
        marker, body = line[:2], line[2:]
        if marker == "#.":
            notes.append(body.removeprefix(" "))
        elif marker == "#:":
            references += _REFERENCE.findall(body)
        elif marker in {"#,", "#!", "#="}:
            flags += [flag.strip() for flag in body.split(",") if flag.strip()]
        else:
            comments.append(line[1:].removeprefix(" "))
    fuzzy = "fuzzy" in flags
    kept = tuple(flag for flag in flags if flag != "fuzzy")
    return tuple(comments), tuple(notes), tuple(references), kept, fuzzy


def _unit(entry: Entry, origin: Origin) -> Unit:
    """The unit of an entry that was read token by token."""
    said = "".join(f"{remark.marker}{remark.body}\n" for remark in entry.remarks)
    comments, notes, references, flags, fuzzy = _remarks(said)
    targets = [_text(item, origin) for item in entry.find("msgstr")]
    state = State.INITIAL if not targets[0] else State.NEEDS_REVIEW if fuzzy else State.TRANSLATED
    return Unit(
        source=_only(entry, "msgid", origin) or "",
        target=targets[0],
        context=_only(entry, "msgctxt", origin),
        state=state,
        obsolete=entry.obsolete,
        comments=comments,
        notes=notes,
        references=references,
        flags=flags,
        previous=_only(entry, "msgid", origin, previous=True),
        previous_context=_only(entry, "msgctxt", origin, previous=True),
        previous_plural=_only(entry, "msgid_plural", origin, previous=True),
        plural=_only(entry, "msgid_plural", origin),
        plural_targets=tuple(targets[1:]),
        origin=origin,
    )


def _only(entry: Entry, word: str, origin: Origin, *, previous: bool = False) -> str | None:
    found = entry.find(word, previous=previous)
    return _text(found[0], origin) if found else None


def _text(item: Field, origin: Origin) -> str:
    """A field's value. Raises InputError where byte escapes do not make characters of the file's charset."""
    text, file = origin.file.text, origin.file
    body = "".join(text[start:end] for start, end in item.strings)
    try:
        return unescape(body, file.charset)
    except ValueError:
        line = origin.line + text.count("\n", origin.start, item.start)
        column = item.start - text.rfind("\n", 0, item.start)
        message = f"the byte escapes of this {item.word} are not valid {file.charset}"
        raise InputError(message, path=file.path or None, line=line, column=column) from None
