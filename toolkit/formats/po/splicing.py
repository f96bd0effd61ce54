"""A catalog's file with some entries changed, and every other byte as it was."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.formats.po.canonical import normal
from toolkit.formats.po.decoding import Encoder
from toolkit.formats.po.origin import Origin, origin_of
from toolkit.formats.po.patching import patch
from toolkit.formats.po.rendering import entry_lines
from toolkit.model import Catalog, Unit


def with_entries(catalog: Catalog, changed: Sequence[tuple[Unit, Unit]]) -> bytes:
    """The file of a catalog with some of its entries written as other units, in canonical form.

    `changed` are pairs of an entry that was read from it and its new unit, at least one. The line breaks stay those of
    the file, and so do its charset and mark. Raises InputError for a catalog that was read with errors, and where its
    charset cannot hold the new text.
    """
    if catalog.errors:
        raise catalog.errors[0]
    pairs = sorted(changed, key=lambda pair: _origin(pair[0]).start)
    text, done = _origin(pairs[0][0]).file.text, 0
    out = Encoder(catalog.charset, catalog.path, bom=catalog.bom)
    for old, new in pairs:
        origin = _origin(old)
        out.write(text[done : origin.start])
        out.write(entry_text(old, new))
        done = origin.end
    out.write(text[done:])
    return out.value()


def _origin(unit: Unit) -> Origin:
    origin = origin_of(unit)
    assert origin is not None, "the entry was read from a file"
    return origin


def entry_text(old: Unit, new: Unit) -> str:
    """The lines of the entry `old`, which was read from a file, written as `new` in canonical form."""
    origin = _origin(old)
    text, newline = origin.file.text, origin.file.newline
    if origin.entry().domains:  # a line `domain "…"` is not part of the unit
        return patch(new, origin)
    written = newline.join(entry_lines(normal(new)))
    begun = origin.start == 0 or text[origin.start - 1] == "\n"
    ended = origin.end == len(text) and not origin.raw.endswith("\n")
    return ("" if begun else newline) + written + ("" if ended else newline)
