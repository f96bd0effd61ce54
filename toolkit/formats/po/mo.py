"""`Catalog` → a compiled .mo file, by polib."""

from __future__ import annotations

from toolkit.model import Catalog, State


def compile_mo(catalog: Catalog) -> bytes:
    """The compiled file: header and translated units, none that needs review."""
    import polib

    file = polib.POFile()
    file.metadata = catalog.fields
    for unit in catalog.units:
        if unit.state is not State.TRANSLATED:
            continue
        entry = polib.POEntry(msgid=unit.source, msgstr=unit.target, msgctxt=unit.context)
        if unit.plural is not None:
            entry = polib.POEntry(msgid=unit.source, msgid_plural=unit.plural, msgctxt=unit.context)
            entry.msgstr_plural = dict(enumerate((unit.target, *unit.plural_targets)))
        file.append(entry)
    compiled: bytes = file.to_binary()
    return compiled
