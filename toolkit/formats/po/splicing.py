"""A catalog's file with one entry changed, and every other byte as it was."""

from __future__ import annotations

from toolkit.formats.po.canonical import normal
from toolkit.formats.po.decoding import Encoder
from toolkit.formats.po.origin import origin_of
from toolkit.formats.po.patching import patch
from toolkit.formats.po.rendering import entry_lines
from toolkit.model import Catalog, Unit


def with_entry(catalog: Catalog, old: Unit, new: Unit) -> bytes:
    """The file of a catalog with the entry `old`, which was read from it, written as `new` in canonical form.

    The line breaks stay those of the file, and so do its charset and mark. Raises InputError for a catalog that was
    read with errors, and where its charset cannot hold the new text.
    """
    if catalog.errors:
        raise catalog.errors[0]
    origin = origin_of(old)
    assert origin is not None, "the entry was read from the catalog"
    text = origin.file.text
    out = Encoder(catalog.charset, catalog.path, bom=catalog.bom)
    out.write(text[: origin.start])
    out.write(entry_text(old, new))
    out.write(text[origin.end :])
    return out.value()


def entry_text(old: Unit, new: Unit) -> str:
    """The lines of the entry `old`, which was read from a file, written as `new` in canonical form."""
    origin = origin_of(old)
    assert origin is not None, "the entry was read from a file"
    text, newline = origin.file.text, origin.file.newline
    if origin.entry().domains:  # a line `domain "…"` is not part of the unit
        return patch(new, origin)
    written = newline.join(entry_lines(normal(new)))
    begun = origin.start == 0 or text[origin.start - 1] == "\n"
    ended = origin.end == len(text) and not origin.raw.endswith("\n")
    return ("" if begun else newline) + written + ("" if ended else newline)
