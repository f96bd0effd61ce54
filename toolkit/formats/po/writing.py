"""`Catalog` → the bytes of its file."""

from __future__ import annotations

from toolkit.formats.po.decoding import encode
from toolkit.formats.po.origin import Origin, origin_of
from toolkit.formats.po.patching import patch
from toolkit.formats.po.rendering import entry_lines
from toolkit.model import Catalog, Unit


def serialize(catalog: Catalog) -> bytes:
    """The catalog's file. Raises InputError where its charset cannot hold a new text.

    A catalog that was read with errors is refused: what could not be read would be lost.
    """
    if catalog.errors:
        raise catalog.errors[0]
    writer = _Writer(catalog)
    for entry in catalog.entries:
        writer.add(entry)
    text = writer.finish(catalog.tail)
    return encode(text, catalog.charset, catalog.path, bom=catalog.bom)


class _Writer:
    """Joins entries; runs of entries that follow each other unchanged are copied in one piece."""

    def __init__(self, catalog: Catalog) -> None:
        self.newline = catalog.newline
        self.parts: list[str] = []
        self.run: tuple[Origin, Origin] | None = None
        self.last: Origin | None = None

    def add(self, unit: Unit) -> None:
        """Put one more entry at the end."""
        origin = origin_of(unit)
        if origin is None:
            self._flush()
            self._text(self.newline, "".join(line + self.newline for line in entry_lines(unit)))
            return
        follows = self.last is not None and origin.file is self.last.file and origin.gap == self.last.end
        if origin.unit is unit and origin.file.newline == self.newline:
            if self.run and follows:
                self.run = (self.run[0], origin)
            else:
                self._flush()
                self.run = (origin, origin)
                self._gap(origin, follows=follows)
        else:
            self._flush()
            self._gap(origin, follows=follows)
            self.parts.append(self._own_newlines(origin, origin.raw if origin.unit == unit else patch(unit, origin)))
        self.last = origin

    def finish(self, tail: str) -> str:
        """The whole text."""
        self._flush()
        self._end_line(tail)
        self.parts.append(tail)
        return "".join(self.parts)

    def _flush(self) -> None:
        if self.run:
            first, last = self.run
            self.parts.append(first.file.text[first.start : last.end])
            self.run = None

    def _text(self, gap: str, text: str) -> None:
        if self.parts:
            self._end_line()
            self.parts.append(gap)
        self.parts.append(text)
        self.last = None

    def _gap(self, origin: Origin, *, follows: bool) -> None:
        """The blank lines before an entry: its own, but never none between entries that had other neighbours."""
        if follows or (not self.parts and origin.gap == 0):
            self.parts.append(self._own_newlines(origin, origin.space))
        elif self.parts:
            self._end_line()
            space = self._own_newlines(origin, origin.space)
            self.parts.append(space if "\n" in space else self.newline)

    def _own_newlines(self, origin: Origin, text: str) -> str:
        if origin.file.newline == self.newline:
            return text
        return text.replace("\r\n", "\n").replace("\n", self.newline)

    def _end_line(self, following: str = "") -> None:
        """Give the last line its break where it lost its place at the end of a file."""
        ends = next((part for part in reversed(self.parts) if part), "\n").endswith("\n")
        if not ends and not following.startswith(("\n", "\r\n")) and (following or self.last is None):
            self.parts.append(self.newline)
