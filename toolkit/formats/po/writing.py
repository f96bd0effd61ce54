"""`Catalog` → the bytes of its file."""

from __future__ import annotations

from toolkit.formats.po.decoding import Encoder
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
    return writer.finish(catalog.tail)


#: Characters of unchanged text that are copied in one piece: few copies, and none of the whole file.
RUN = 1 << 18


class _Writer:
    """Writes entry after entry; runs of entries that follow each other unchanged are copied in one piece."""

    def __init__(self, catalog: Catalog) -> None:
        self.newline = catalog.newline
        self.out = Encoder(catalog.charset, catalog.path, bom=catalog.bom)
        self.written = ""
        self.run: tuple[Origin, Origin] | None = None
        self.last: Origin | None = None

    def add(self, unit: Unit) -> None:
        """Put one more entry at the end."""
        origin = origin_of(unit)
        if origin is None:
            self._flush()
            self._new("".join(line + self.newline for line in entry_lines(unit)))
            return
        follows = self.last is not None and origin.file is self.last.file and origin.gap == self.last.end
        if origin.is_original(unit) and origin.file.newline == self.newline:
            if self.run and follows and origin.end - self.run[0].start < RUN:
                self.run = (self.run[0], origin)
            else:
                self._flush()
                self._gap(origin, follows=follows)
                self.run = (origin, origin)
        else:
            self._flush()
            self._gap(origin, follows=follows)
            self._write(self._own_newlines(origin, patch(unit, origin)))
        self.last = origin

    def finish(self, tail: str) -> bytes:
        """The whole file."""
        last = self.run[1] if self.run else None
        self._flush()
        if tail:
            if last is None or last.file.text[last.end :] != tail:  # else it follows as it did in the file
                self._end_line(tail)
            self._write(tail)
        return self.out.value()

    def _write(self, text: str) -> None:
        if text:
            self.out.write(text)
            self.written = text[-1]

    def _flush(self) -> None:
        if self.run:
            first, last = self.run
            self._write(first.file.text[first.start : last.end])
            self.run = None

    def _new(self, text: str) -> None:
        if self.written:
            self._end_line()
            self._write(self.newline)
        self._write(text)
        self.last = None

    def _gap(self, origin: Origin, *, follows: bool) -> None:
        """The blank lines before an entry: its own, but never none between entries that had other neighbours."""
        if follows or (not self.written and origin.gap == 0):
            self._write(self._own_newlines(origin, origin.space))
        elif self.written:
            self._end_line()
            space = self._own_newlines(origin, origin.space)
            self._write(space if "\n" in space else self.newline)

    def _own_newlines(self, origin: Origin, text: str) -> str:
        if origin.file.newline == self.newline:
            return text
        return text.replace("\r\n", "\n").replace("\n", self.newline)

    def _end_line(self, following: str = "") -> None:
        """End a last line that has no break, as at the end of a file: something else follows it now."""
        if self.written not in ("", "\n") and not following.startswith(("\n", "\r\n")):
            self._write(self.newline)
