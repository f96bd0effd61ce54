"""A unit → the lines of its entry in canonical form: those of `msgcat --no-wrap --add-location=file`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.formats.po.strings import escape
from toolkit.model import State, Unit

#: gettext's page: the columns of a line of references.
WIDTH = 79


def entry_lines(unit: Unit) -> list[str]:
    """All lines of a unit's entry, without line breaks."""
    mark = "#~ " if unit.obsolete else ""
    lines = [*comment_lines(unit), *note_lines(unit), *reference_lines(unit), *flag_lines(unit), *previous_lines(unit)]
    if unit.context is not None:
        lines += field_lines("msgctxt", unit.context, mark)
    lines += field_lines("msgid", unit.source, mark)
    if unit.plural is None:
        return [*lines, *field_lines("msgstr", unit.target, mark)]
    lines += field_lines("msgid_plural", unit.plural, mark)
    for number, target in enumerate(unit.targets):
        lines += field_lines(f"msgstr[{number}]", target, mark)
    return lines


def comment_lines(unit: Unit) -> list[str]:
    """The translator's comments."""
    return _marked("#", unit.comments)


def note_lines(unit: Unit) -> list[str]:
    """The extracted comments."""
    return _marked("#.", unit.notes)


def reference_lines(unit: Unit) -> list[str]:
    """The references. msgcat wraps these lines even with `--no-wrap`, at WIDTH bytes."""
    lines: list[str] = []
    column = WIDTH
    for reference in unit.references:
        size = 1 + len(reference.strip("\u2068\u2069").encode("utf-8", "surrogatepass"))
        if lines and column + size <= WIDTH:
            lines[-1] += f" {reference}"
            column += size
        else:
            lines.append(f"#: {reference}")
            column = len("#:") + size
    return lines


def flag_lines(unit: Unit) -> list[str]:
    """The flags, `fuzzy` first where the unit needs review."""
    flags = ["fuzzy"] if unit.state is State.NEEDS_REVIEW else []
    flags += unit.flags
    return [f"#, {', '.join(flags)}"] if flags else []


def previous_lines(unit: Unit) -> list[str]:
    """The previous context and sources."""
    mark = "#~| " if unit.obsolete else "#| "
    words = (("msgctxt", unit.previous_context), ("msgid", unit.previous), ("msgid_plural", unit.previous_plural))
    return [line for word, value in words if value is not None for line in field_lines(word, value, mark)]


def field_lines(word: str, value: str, mark: str = "") -> list[str]:
    """A keyword with its string: on one line unless the value has a line break inside."""
    pieces = list(_lines(value))
    if len(pieces) < 2:
        return [f'{mark}{word} "{escape(value)}"']
    return [f'{mark}{word} ""', *(f'{mark}"{escape(piece)}"' for piece in pieces)]


def _lines(value: str) -> Iterator[str]:
    """The value cut after each line feed, and only there: U+2028 and its like stay inside a line."""
    start = 0
    while start < len(value):
        end = value.find("\n", start) + 1 or len(value)
        yield value[start:end]
        start = end


def _marked(marker: str, lines: Iterable[str]) -> list[str]:
    return [f"{marker} {line}" if line else marker for line in lines]
