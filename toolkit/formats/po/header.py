"""The header entry of a catalog: made anew, and changed field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from toolkit.model import Catalog, State, Unit

#: What the text layer goes by.
NEEDED = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
#: gettext's plural rules for languages that reports are translated into.
PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ja": "nplurals=1; plural=0;",
    "ko": "nplurals=1; plural=0;",
    "vi": "nplurals=1; plural=0;",
    "zh": "nplurals=1; plural=0;",
}


def new_header(fields: Mapping[str, str]) -> Unit:
    """A header entry with these fields in this order, then those that every catalog needs, for UTF-8; a `Plural-Forms`
    for the language of its `Language` comes last.
    """
    plurals = PLURALS.get(fields.get("Language", "").partition("_")[0])
    whole = {**fields, **NEEDED}
    if plurals:
        whole.setdefault("Plural-Forms", plurals)
    target = "".join(f"{name}: {value}\n" for name, value in whole.items())
    return Unit(source="", target=target, state=State.TRANSLATED)


def set_field(catalog: Catalog, name: str, value: str) -> Catalog:
    """The catalog with one header field set: in its place where there is one, else as the last."""
    header = catalog.header
    if header is None:
        return replace(catalog, entries=(new_header({name: value}), *catalog.entries))
    lines = header.target.split("\n")
    places = [number for number, line in enumerate(lines) if line.partition(":")[0].strip().lower() == name.lower()]
    if places:
        lines[places[-1]] = f"{name}: {value}"
    else:
        lines.insert(len(lines) - 1 if lines[-1] == "" else len(lines), f"{name}: {value}")
    changed = replace(header, target="\n".join(lines))
    return replace(catalog, entries=tuple(changed if entry is header else entry for entry in catalog.entries))


def charset_declared(header: Unit, charset: str) -> Unit:
    """The header with another charset in its Content-Type; itself where it has none or already says so."""
    found = re.search(r"(?im)^Content-Type:.*?charset=([^\s;]+)", header.target)
    if found is None or found[1].upper() == charset:
        return header
    return replace(header, target=header.target[: found.start(1)] + charset + header.target[found.end(1) :])
