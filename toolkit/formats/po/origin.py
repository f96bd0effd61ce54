"""The lines of a file that a unit was read from."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import ReferenceType

from toolkit.formats.po.lexer import Entry, read_entry
from toolkit.model import Unit


@dataclass(slots=True, eq=False)
class File:
    """A parsed file's text (without its mark), shared by the origins of all its units.

    `domains` is true where an entry begins a domain, below which a source may come a second time.
    """

    text: str
    path: str = ""
    charset: str = "UTF-8"
    newline: str = "\n"
    domains: bool = False


@dataclass(slots=True, eq=False)
class Origin:
    """The lines `[start:end]` of one entry; the blank lines before it begin at `gap`. `line` is that of `start`.

    `of` is the unit as it was read, for as long as someone holds it; a changed copy of it has the same origin. The
    reference is weak, so that a catalog is freed as soon as nobody needs it.
    """

    file: File
    gap: int
    start: int
    end: int
    line: int
    of: ReferenceType[Unit] | None = None

    @property
    def raw(self) -> str:
        """The entry's own text."""
        return self.file.text[self.start : self.end]

    @property
    def space(self) -> str:
        """The blank lines before the entry."""
        return self.file.text[self.gap : self.start]

    def move(self, characters: int, lines: int) -> None:
        """Follow the entry, whose text is the same, to another place in the file."""
        self.gap += characters
        self.start += characters
        self.end += characters
        self.line += lines

    def part(self) -> None:
        """Keep the entry's own lines only: it is not in the file any more."""
        self.file = File(self.raw, self.file.path, self.file.charset, self.file.newline)
        self.gap, self.start, self.end = 0, 0, self.end - self.start

    def is_original(self, unit: Unit) -> bool:
        """True for the unit as it was read, not a changed copy."""
        return self.of is not None and self.of() is unit

    def entry(self) -> Entry:
        """The entry's tokens, with offsets in the file's text."""
        entry = read_entry(self.file.text, self.start, path=self.file.path, line=self.line, end=self.end)
        assert entry is not None, "an origin is only made for an entry that was read"
        return entry


def origin_of(unit: Unit) -> Origin | None:
    """The unit's origin where it was read from a PO file."""
    return unit.origin if isinstance(unit.origin, Origin) else None
