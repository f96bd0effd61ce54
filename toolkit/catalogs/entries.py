"""Update the entry of a unit: renew the comments and notes that the toolkit writes, keep all others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from toolkit.catalogs.changes import Hints
from toolkit.catalogs.extract import is_note
from toolkit.catalogs.footnotes import with_added
from toolkit.model import State, Unit

#: Begins a hint line: `术语: 专精特新 = specialized, …`.
HINT = "术语: "
#: A hint that other tools may wrap is longer than this.
LONG = 60
#: Begins the comment that keeps another translation of the same source.
EARLIER = "toolkit: earlier "


def for_review(unit: Unit, previous: str | None) -> Unit:
    return replace(unit, state=State.NEEDS_REVIEW, previous=previous)


def described(old: Unit, unit: Unit, hints: Hints | None) -> Unit:
    """The old unit with the template's references and notes, other tools' notes, and the glossary's hints."""
    lines = dict.fromkeys(f"{HINT}{source} = {target}" for source, target in hints(unit.source)) if hints else {}
    notes = (*unit.notes, *_foreign(old.notes, lines), *lines)
    if notes == old.notes and unit.references == old.references:
        return old
    return replace(old, notes=notes, references=unit.references)


def buried(unit: Unit) -> Unit:
    """The unit as an obsolete one, without the notes and references that the toolkit wrote."""
    return replace(unit, obsolete=True, notes=tuple(_foreign(unit.notes)), references=())


def without_duplicates(units: Iterable[Unit]) -> list[Unit]:
    """One unit for each source: gettext refuses a second one, obsolete or not. Of two the first stays, with the other's
    comments, and with its translation as a comment where that is another one.
    """
    found: dict[tuple[str | None, str], Unit] = {}
    for unit in units:
        key = unit.identity
        found[key] = _with_earlier(found[key], unit) if key in found else unit
    return list(found.values())


def _with_earlier(unit: Unit, other: Unit) -> Unit:
    lines = list(other.comments)
    if other.target and other.target != unit.target:
        lines.append(EARLIER + one_line(other.target))
    comments = with_added(unit.comments, lines)
    return unit if comments == unit.comments else replace(unit, comments=comments)


def one_line(text: str) -> str:
    """A text that may have line breaks, as one line of a comment."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _foreign(notes: Sequence[str], hints: Collection[str] = ()) -> Iterator[str]:
    """The notes of other tools and people, also those that an unwrapping took for the end of a hint."""
    for note in notes:
        if not note.startswith(HINT):
            if not is_note(note):
                yield note
        elif note not in hints:
            yield from (note[len(hint) + 1 :] for hint in hints if len(hint) > LONG and note.startswith(f"{hint} "))
