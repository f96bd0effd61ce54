"""gettext catalogs, to the byte: .po and .pot files ⇄ `Catalog`.

The interface, all of it:

* `parse(data, path) -> Catalog`: every entry with its values; what gettext would refuse raises InputError with
  path, line and column. `recover=True` instead returns every good entry and the errors in `Catalog.errors`.
* `parse_again(earlier, data)`: the next content of a file that is being edited, quickly.
* `serialize(catalog) -> bytes`: an entry that was not changed keeps every byte; a changed one (made with
  `dataclasses.replace` from the one that was read) changes in those fields only; a new one is written unwrapped.
* `with_entries(catalog, [(old, new), …]) -> bytes`: the file with these entries in canonical form, every other byte as
  it was.
* `replace(catalog, [(old, new), …])`: the catalog with some of its units changed.
* `entry_text(old, new) -> str`: the lines of that entry alone.
* `locate(unit, "target", offset) -> (line, column)`: the place of a character of a unit in the file.
* `places(unit, "target")`, `extent(unit)`: the offsets of all characters of a text, of an entry, in the file's text.
* `line_of(unit) -> int`: the line in which its entry begins, comments included; `raw_of(unit) -> str`: its lines.
* `new_header(…) -> Unit`: the header of a new catalog. `set_fields(catalog, fields)`: header fields changed.
* `canonical(catalog) -> bytes`: the whole file in canonical form. `normal(unit) -> Unit`: one unit of it.

`toolkit.formats.po.polib_files` has `to_polib` and `from_polib`; it is apart so that polib is imported only for them.

`Catalog` and `Unit` are in `toolkit.model`; reading keeps the text beside each unit in `Unit.origin`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace as changed

from toolkit.formats.po.canonical import canonical, normal
from toolkit.formats.po.decoding import Decoded, decode
from toolkit.formats.po.header import PLURALS, new_header, set_fields
from toolkit.formats.po.locating import Places, extent, line_of, locate, places
from toolkit.formats.po.origin import File, origin_of
from toolkit.formats.po.rereading import reread
from toolkit.formats.po.scanning import Scanner, drop_undecoded, elsewhere
from toolkit.formats.po.splicing import entry_text, with_entries
from toolkit.formats.po.writing import serialize
from toolkit.gc_pause import paused_collector
from toolkit.model import Catalog, Unit

__all__ = [
    "PLURALS",
    "Places",
    "canonical",
    "entry_text",
    "extent",
    "line_of",
    "locate",
    "new_header",
    "normal",
    "parse",
    "parse_again",
    "places",
    "raw_of",
    "replace",
    "serialize",
    "set_fields",
    "with_entries",
]

#: The line breaks of a file are those within so many of its first characters.
NEWLINE_REACH = 4096


def parse(data: bytes, path: str = "", *, recover: bool = False) -> Catalog:
    """Read a catalog. `path` is named in errors.

    Raises InputError at the first thing that is wrong (broken syntax, a charset that is not the declared one, a
    second entry for one source, conflict markers); with `recover`, returns the good entries and all errors.
    """
    decoded = decode(data, path)
    if decoded.error and not recover:
        raise decoded.error
    return _parsed(decoded, path, recover=recover)


def parse_again(earlier: Catalog, data: bytes) -> tuple[Catalog, int, int, int]:
    """Read the next content of a file, as `parse` with `recover` does, quickly where an edit touches few entries.

    With the catalog come `first`, `before` and `after`: the entries `[first:before]` of `earlier` have become
    `[first:after]`, and all others are the same objects, which know their new places. So do not use `earlier` any more.
    """
    decoded = decode(data, earlier.path)
    newline = _newline(decoded.text)
    with paused_collector():
        again = reread(earlier, decoded) if newline == earlier.newline else None
    if again is None:
        catalog = _parsed(decoded, earlier.path, recover=True)
        return catalog, 0, len(earlier.entries), len(catalog.entries)
    scanner, tail = again.scanner, decoded.text[again.tail :]
    errors = tuple(scanner.errors)
    catalog = Catalog(tuple(scanner.entries), earlier.path, decoded.charset, decoded.bom, newline, tail, errors)
    return catalog, again.first, again.before, again.after


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text[:NEWLINE_REACH] else "\n"


def _parsed(decoded: Decoded, path: str, *, recover: bool) -> Catalog:
    newline = _newline(decoded.text)
    file = File(decoded.text, path, decoded.charset, newline)
    with paused_collector():
        scanner = Scanner(file, recover=recover)
        tail = scanner.scan()
    entries, errors = scanner.entries, scanner.errors
    if decoded.error:
        entries, errors = drop_undecoded(entries), [decoded.error, *elsewhere(errors, decoded.text)]
    return Catalog(tuple(entries), path, decoded.charset, decoded.bom, newline, file.text[tail:], tuple(errors))


def replace(catalog: Catalog, units: Iterable[tuple[Unit, Unit]]) -> Catalog:
    """The catalog with some of its units changed: pairs of one of its units (the same object) and the new unit."""
    becomes = {id(old): new for old, new in units}
    return changed(catalog, entries=tuple(becomes.get(id(entry), entry) for entry in catalog.entries))


def raw_of(unit: Unit) -> str:
    """The unit's lines as they were read; empty for a unit that was not read from a file."""
    origin = origin_of(unit)
    return origin.raw if origin else ""
