"""A changed unit → its entry's text, where everything but the changed fields stays as it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.formats.po.lexer import Entry, Field, Remark
from toolkit.formats.po.origin import Origin
from toolkit.formats.po.reading import read_unit
from toolkit.formats.po.rendering import (
    comment_lines,
    entry_lines,
    field_lines,
    flag_lines,
    note_lines,
    previous_lines,
    reference_lines,
)
from toolkit.model import State, Unit

_FLAGS = ("#,", "#!", "#=")
#: Comment markers in the order in which gettext writes their lines.
_RANK = {marker: rank for rank, marker in enumerate(("#", "#.", "#:", *_FLAGS))}

#: One replacement: start and end in the file's text, and the new text.
Edit = tuple[int, int, str]


def patch(unit: Unit, origin: Origin) -> str:
    """The entry's text with the changed fields of `unit` replaced, line break at the end."""
    old = read_unit(origin.entry(), origin)
    if unit == old:
        return origin.raw
    newline = origin.file.newline
    if _shape(unit) != _shape(old):
        return "".join(line + newline for line in entry_lines(unit))
    patcher = _Patcher(old, origin)
    patcher.remarks(unit)
    patcher.previous(unit)
    patcher.fields(unit)
    raw = patcher.result()
    if unit.obsolete is not old.obsolete:
        raw = _buried(raw) if unit.obsolete else _raised(raw)
    return raw


def _shape(unit: Unit) -> tuple[bool, bool, int]:
    return unit.context is None, unit.plural is None, len(unit.plural_targets)


class _Patcher:
    """Collects the edits of one entry."""

    def __init__(self, old: Unit, origin: Origin) -> None:
        self.old = old
        self.origin = origin
        self.entry: Entry = origin.entry()
        self.text = origin.file.text
        self.newline = origin.file.newline
        self.edits: list[Edit] = []

    def result(self) -> str:
        """The entry's text with all edits made."""
        parts, position = [], self.origin.start
        for start, end, replacement in sorted(self.edits, key=lambda edit: edit[:2]):
            parts += [self.text[position:start], replacement]
            position = end
        return "".join([*parts, self.text[position : self.origin.end]])

    def remarks(self, unit: Unit) -> None:
        """Comments, notes, references and flags."""
        old = self.old
        if unit.comments != old.comments:
            self._replace_remarks(("#",), comment_lines(unit))
        if unit.notes != old.notes:
            self._replace_remarks(("#.",), note_lines(unit))
        if unit.references != old.references:
            self._replace_remarks(("#:",), reference_lines(unit))
        if unit.flags != old.flags:
            self._replace_remarks(_FLAGS, flag_lines(unit))
        elif unit.state is not old.state:
            self._set_fuzzy(unit.state is State.NEEDS_REVIEW)

    def previous(self, unit: Unit) -> None:
        """The previous context and sources, as one group of lines."""
        old = self.old
        now = (unit.previous_context, unit.previous, unit.previous_plural)
        if now == (old.previous_context, old.previous, old.previous_plural):
            return
        for item in self.entry.fields:
            if item.prefix.endswith("|"):
                self.edits.append((*self._whole_lines(item.start, item.end), ""))
        mark = "#~| " if old.obsolete else "#| "
        lines = [mark + line.split(" ", 1)[1] for line in previous_lines(unit)]
        self._insert(self._line_start(self._own()[0].start), lines)

    def fields(self, unit: Unit) -> None:
        """Context, source, plural and targets; the unit has the same ones as before."""
        old = self.old
        pairs = (("msgctxt", old.context, unit.context), ("msgid", old.source, unit.source))
        for word, was, now in (*pairs, ("msgid_plural", old.plural, unit.plural)):
            if now is not None and was != now:
                self._replace_field(self.entry.find(word)[0], now)
        targets = zip(old.targets, unit.targets, strict=True)
        for item, (was, now) in zip(self.entry.find("msgstr"), targets, strict=True):
            if was != now:
                self._replace_field(item, now)

    def _own(self) -> list[Field]:
        return [item for item in self.entry.fields if not item.prefix.endswith("|")]

    def _replace_field(self, item: Field, value: str) -> None:
        word = item.word if item.index is None else f"{item.word}[{item.index}]"
        mark = f"{item.prefix} " if item.prefix else ""
        lines = field_lines(word, value, mark)
        rendered = self.newline.join(lines)[len(mark) :]
        self.edits.append((item.start, item.end, rendered))

    def _replace_remarks(self, markers: Sequence[str], lines: list[str]) -> None:
        found = [remark for remark in self.entry.remarks if remark.marker in markers]
        for remark in found:
            self.edits.append((*self._whole_lines(remark.start, remark.end), ""))
        at = found[0].start if found else self._place_for(_RANK[markers[0]])
        self._insert(at, lines)

    def _place_for(self, rank: int) -> int:
        """The place for the first lines of a rank: after the last line of a lower rank."""
        lower = [remark for remark in self.entry.remarks if _RANK[remark.marker] < rank]
        if lower:
            return self._whole_lines(lower[-1].start, lower[-1].end)[1]
        firsts = [remark.start for remark in self.entry.remarks[:1]] + [item.start for item in self.entry.fields]
        return self._line_start(min(firsts))

    def _set_fuzzy(self, fuzzy: bool) -> None:
        lines = [remark for remark in self.entry.remarks if remark.marker in _FLAGS]
        if fuzzy and not lines:
            self._insert(self._place_for(_RANK["#,"]), ["#, fuzzy"])
        elif fuzzy and not any("fuzzy" in _flags(remark) for remark in lines):
            body = lines[0].body.strip()
            shown = f"{lines[0].marker} fuzzy, {body}" if body else f"{lines[0].marker} fuzzy"
            self.edits.append((lines[0].start, lines[0].end, shown))
        elif not fuzzy:
            for remark in lines:
                self._without_fuzzy(remark)

    def _without_fuzzy(self, remark: Remark) -> None:
        flags = _flags(remark)
        kept = [flag for flag in flags if flag != "fuzzy"]
        if kept == flags:
            return
        if kept:
            self.edits.append((remark.start, remark.end, f"{remark.marker} {', '.join(kept)}"))
        else:
            self.edits.append((*self._whole_lines(remark.start, remark.end), ""))

    def _insert(self, at: int, lines: list[str]) -> None:
        if lines:
            # Sorts before a removal that begins at the same place, being an empty range.
            self.edits.append((at, at, "".join(line + self.newline for line in lines)))

    def _line_start(self, offset: int) -> int:
        return max(self.origin.start, self.text.rfind("\n", 0, offset) + 1)

    def _whole_lines(self, start: int, end: int) -> tuple[int, int]:
        """The lines of a range with their breaks, as far as they belong to this entry."""
        after = self.text.find("\n", end) + 1 or len(self.text)
        return self._line_start(start), min(after, self.origin.end)


def _flags(remark: Remark) -> list[str]:
    return [flag.strip() for flag in remark.body.split(",") if flag.strip()]


def _buried(raw: str) -> str:
    """The entry with its fields marked obsolete."""
    return re.sub(r"^[ \t]*(?:(#\|)|(?![#\s]|\Z))", lambda match: "#~|" if match[1] else "#~ ", raw, flags=re.MULTILINE)


def _raised(raw: str) -> str:
    """An obsolete entry with its fields as live ones."""
    return re.sub(r"^[ \t]*#~(\|)?[ \t]?(?!\s*#)", lambda match: "#| " if match[1] else "", raw, flags=re.MULTILINE)
