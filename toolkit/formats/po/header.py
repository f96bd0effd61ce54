"""Create the header entry of a catalog, and change its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.model import Catalog, State, Unit

#: Required by every reader of the file.
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
    """A header entry for UTF-8: these fields in this order, then those that every catalog needs, then `Plural-Forms`
    for the language of `Language`, then extensions (`X-…`).
    """
    plurals = PLURALS.get(fields.get("Language", "").partition("_")[0])
    standard = {name: value for name, value in fields.items() if not name.startswith("X-")}
    whole = {**standard, **NEEDED, **({"Plural-Forms": plurals} if plurals else {}), **fields}
    target = "".join(f"{name}: {value}\n" for name, value in whole.items())
    return Unit(source="", target=target, state=State.TRANSLATED)


def set_fields(catalog: Catalog, fields: Mapping[str, str | None]) -> Catalog:
    """The catalog with some header fields set: each in its place where there is one, else as the last; a value of None
    removes the field. A catalog without a header stays as it is.
    """
    header = catalog.header
    if header is None:
        return catalog
    lines = header.target.removesuffix("\n").split("\n")
    for name, value in fields.items():
        lines = _with_field(lines, name, value)
    changed = replace(header, target="".join(f"{line}\n" for line in lines))
    if changed.target == header.target:
        return catalog
    return replace(catalog, entries=tuple(changed if entry is header else entry for entry in catalog.entries))


def _with_field(lines: Sequence[str], name: str, value: str | None) -> list[str]:
    """The lines of a header with one field set; names are compared without regard to case, and the last one counts."""
    places = [place for place, line in enumerate(lines) if line.partition(":")[0].strip().lower() == name.lower()]
    if value is None:
        return [line for place, line in enumerate(lines) if place not in places]
    if not places:
        return [*lines, f"{name}: {value}"]
    last = places[-1]
    if lines[last].partition(":")[2].removeprefix(" ") == value:
        return [*lines]
    return [*lines[:last], f"{name}: {value}", *lines[last + 1 :]]


def charset_declared(header: Unit, charset: str) -> Unit:
    """The header with another charset in its Content-Type; itself where it has none or already says so."""
    found = re.search(r"(?im)^Content-Type:.*?charset=([^\s;]+)", header.target)
    if found is None or found[1].upper() == charset:
        return header
    return replace(header, target=header.target[: found.start(1)] + charset + header.target[found.end(1) :])
