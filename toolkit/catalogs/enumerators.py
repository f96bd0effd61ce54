"""A unit whose leading enumerator alone has changed: its target's enumerator changes with it."""

from __future__ import annotations

from toolkit.language.numbering import FORMS, Enumerator, leading, proposed

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


def only_enumerator_changed(old: str, new: str, language: str) -> tuple[Enumerator, Enumerator] | None:
    """The leading enumerators of two sources that are otherwise equal; None where they are not, or lack one."""
    before, after = leading(old, language), leading(new, language)
    if before is None or after is None or before.text == after.text:
        return None
    return (before, after) if old[before.end :] == new[after.end :] else None


def renumber(target: str, before: Enumerator, after: Enumerator, language: str, numbering: tuple[str, ...]) -> str:
    """The target with its enumerator rewritten; empty where it does not begin with the expected old one.

    Expected is what the setting `numbering` proposes, or the old number in a form that the translator chose.
    """
    expected, wanted = proposed(before, numbering), proposed(after, numbering)
    if expected and wanted and target.startswith(expected):
        return wanted + target[len(expected) :]
    own = leading(target, language)
    if own is None or own.value != before.value or before.style != after.style:
        return ""
    for name in _FORMS_OF_STYLE.get(own.style, ()):
        form = FORMS[name]
        if _within(name, before.value, after.value) and own.text == form(before.value):
            return form(after.value) + target[own.end :]
    return ""


def _within(form: str, *values: int) -> bool:
    return max(values) <= (20 if form == "First," else 89)
