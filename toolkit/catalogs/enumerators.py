"""A unit whose leading enumerator has changed: its target's enumerator changes with it."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.catalogs.changes import FigureChange
from toolkit.language.numbering import Enumerator, leading
from toolkit.language.writing.enumerators import FORMS, proposed

#: Style of a target's enumerator → the forms of `FORMS` that it may be written in.
_FORMS_OF_STYLE = {
    "roman": ("I.",),
    "roman-paren": ("(I)",),
    "arabic": ("1.",),
    "arabic-paren": ("(1)",),
    "ordinal": ("First,",),
    "chapter": ("Chapter 1", "Chapter I"),
    "section": ("Section 1", "Section I"),
}


@dataclass(frozen=True, slots=True)
class Renumbered:
    """Two sources that begin with one enumerator, a target that begins with its counterpart, and what changed for that.

    It is the new one; the old one where the target could not be rewritten.
    """

    old: str
    new: str
    target: str
    change: FigureChange


def renumbered_texts(
    old: str, new: str, target: str, languages: tuple[str, str], numbering: tuple[str, ...] = ()
) -> Renumbered | None:
    """An old source with its target, renumbered as the new source is; None where their enumerators do not differ."""
    enumerators = changed_enumerators(old, new, languages[0])
    if enumerators is None:
        return None
    before, after = enumerators
    written = renumber(target, before, after, languages[1], numbering)
    change = FigureChange(before.text, after.text, *differing_starts(target, written))
    if written:
        return Renumbered(after.text + old[before.end :], new, written, change)
    return Renumbered(old, before.text + new[after.end :], target, change)


def changed_enumerators(old: str, new: str, language: str) -> tuple[Enumerator, Enumerator] | None:
    """The leading enumerators of two sources where both have one and they differ."""
    before, after = leading(old, language), leading(new, language)
    if before is None or after is None or before.text == after.text:
        return None
    return before, after


def renumber(target: str, before: Enumerator, after: Enumerator, language: str, numbering: tuple[str, ...]) -> str:
    """The target with its enumerator rewritten; empty where it does not begin with the expected old one.

    Expected is the enumerator that the setting `numbering` proposes, or the old number in the translator's form.
    """
    expected, wanted = proposed(before, numbering), proposed(after, numbering)
    if expected and wanted and target.startswith(expected):
        return wanted + target[len(expected) :]
    own = leading(target, language)
    if own is None or own.value != before.value or before.style != after.style:
        return ""
    for name in _FORMS_OF_STYLE.get(own.style, ()):
        form = FORMS[name]
        if max(before.value, after.value) <= form.most and own.text == form.write(before.value):
            return form.write(after.value) + target[own.end :]
    return ""


def differing_starts(old: str, new: str) -> tuple[str, str]:
    """The enumerators of a target before and after it was renumbered; two empty texts where it was not."""
    if not new:
        return "", ""
    common = 0
    while common < min(len(old), len(new)) and old[-1 - common] == new[-1 - common]:
        common += 1
    while common and not old[len(old) - common].isspace():
        common -= 1
    return old[: len(old) - common], new[: len(new) - common]
