"""The canonical form of a catalog: byte for byte that of `msgcat --no-wrap --add-location=file`.

It keeps what msgcat would drop: unknown flags (after the known ones) and comments after the last entry. The
result is always UTF-8 without a mark and with LF, and its header says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.errors import InputError
from toolkit.formats.po.header import charset_declared
from toolkit.formats.po.lexer import Field
from toolkit.formats.po.origin import Origin, origin_of
from toolkit.formats.po.rendering import entry_lines, field_lines
from toolkit.formats.po.strings import unescape
from toolkit.model import Catalog, Unit
from toolkit.model.catalog import is_header

#: The formats gettext knows, in the order in which it writes their flags (its `format_language` table).
FORMATS = (
    "c objc python python-brace java java-printf csharp javascript scheme lisp elisp librep ruby sh awk lua"
    " object-pascal smalltalk qt qt-plural kde kde-kuit boost tcl perl perl-brace php gcc-internal gfc-internal ycp"
).split()
_PLACES = {f"{name}-format": place for place, name in enumerate(FORMATS)}
_LINE_NUMBER = re.compile(r"(?<=.)(?::\d+)+$")
_HERE = re.compile(r"^(?:\./)+(?=.)")


def canonical(catalog: Catalog) -> bytes:
    """The catalog's file in canonical form. Raises InputError for a catalog that was read with errors."""
    if catalog.errors:
        raise catalog.errors[0]
    blocks = list(_blocks(catalog))
    # An empty obsolete line belongs to nothing there, and to the last entry once that is next to it.
    tail = [line.rstrip("\r") for line in catalog.tail.split("\n") if line.strip() != "#~"]
    while tail and not tail[-1].strip():
        tail.pop()
    while tail and not tail[0].strip():
        tail.pop(0)
    if tail:
        blocks.append("\n".join(tail))
    text = "\n\n".join(blocks)
    try:
        return (text + "\n" if text else "").encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"cannot be written as UTF-8: {error.reason}", path=catalog.path) from None


def normal(unit: Unit) -> Unit:
    """The unit with references and flags as gettext writes them: no line numbers and no ./, none twice, flags in its
    order.
    """
    shortened = (_HERE.sub("", _LINE_NUMBER.sub("", reference)) for reference in unit.references)
    references = tuple(dict.fromkeys(shortened))
    return replace(unit, references=references, flags=_flags(unit.flags), origin=None)


def _blocks(catalog: Catalog) -> Iterator[str]:
    """The entries' texts, those of one domain together: live ones, then obsolete ones."""
    for domain, entries in domains(catalog.entries):
        if domain is not None:
            yield field_lines("domain", domain)[0]
        for obsolete in (False, True):
            for entry in entries:
                if entry.obsolete is obsolete:
                    unit = charset_declared(entry, "UTF-8") if is_header(entry) else entry
                    yield "\n".join(entry_lines(normal(unit)))


def domains(entries: Sequence[Unit]) -> list[tuple[str | None, list[Unit]]]:
    """The entries of each domain, in order; those before the first `domain` line have None."""
    groups: list[tuple[str | None, list[Unit]]] = [(None, [])]
    for unit in entries:
        origin = origin_of(unit)
        if origin and "domain" in origin.raw:
            named = origin.entry().domains
            if named:
                groups.append((_domain(named[-1], origin), []))
        groups[-1][1].append(unit)
    return [group for group in groups if group[1]]


def _domain(named: Field, origin: Origin) -> str:
    """The name in a `domain` line. Raises InputError if it is not text."""
    text = origin.file.text
    try:
        return unescape("".join(text[a:b] for a, b in named.strings))
    except ValueError:
        line = origin.line + text.count("\n", origin.start, named.start)
        message = "the name of this domain cannot be decoded; write it without escapes"
        raise InputError(message, path=origin.file.path or None, line=line, column=1) from None


def _flags(flags: Sequence[str]) -> tuple[str, ...]:
    """Formats in gettext's order (of two for one language the last), the range, no-wrap, then unknown ones."""
    formats: dict[int, str] = {}
    ranges, wraps, others = [], [], []
    for flag in flags:
        place = _PLACES.get(flag.removeprefix("no-"))
        if place is not None:
            formats[place] = flag
        elif flag.startswith("range:"):
            ranges.append(flag)
        elif flag == "no-wrap":
            wraps.append(flag)
        else:
            others.append(flag)
    known = [formats[place] for place in sorted(formats)]
    return tuple(dict.fromkeys([*known, *ranges[-1:], *wraps, *others]))
