"""What each kind of edit makes of a unit as the file has it; each refuses one that is not as the person saw it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from toolkit.catalogs.commenting import CONTROL, with_comment
from toolkit.catalogs.entries import for_review
from toolkit.catalogs.provenance import is_draft, is_from_memory, is_provenance, is_refused
from toolkit.catalogs.reviewed import finished, with_review
from toolkit.errors import InputError
from toolkit.model import State, Unit
from toolkit.model.plural import plural
from toolkit.workspace.edits import Edit, Entry, Proposal
from toolkit.workspace.open_catalog import state_of
from toolkit.workspace.saving import ChangedMeanwhileError

#: Why a model may not write into a unit, and what to do, by a word for it.
ONLY_PEOPLE = {
    "plural": "a unit with plural forms is for a person to translate",
    "finished": "a person has finished this translation: leave it, or ask that person to empty it",
    "typed": "a person typed this translation: leave it, or ask that person to empty it",
    "emptied": "a person emptied the draft of this unit: leave it, or ask that person to delete the comment"
    ' "toolkit: draft"',
}
#: Gives the new unit. Raises ChangedMeanwhileError, or InputError for what cannot be done to the unit.
Change = Callable[[Unit], Unit]


def translated(edit: Edit) -> Change:
    """Another translation."""

    def change(unit: Unit) -> Unit:
        target = own_breaks(edit.target, unit.source)
        for form in (target, *(edit.plural_targets or ())):
            refuse_control(form, "translation", known=(unit.source, unit.plural or "", *unit.targets))
        new = replace(unit, target=target, state=_state(unit, target, edit.state))
        if edit.plural_targets is not None:
            if len(edit.plural_targets) != len(unit.plural_targets):
                forms = 1 + len(unit.plural_targets)
                raise InputError(f"{plural(1 + len(edit.plural_targets), 'plural form')} for a unit with {forms}")
            new = replace(new, plural_targets=edit.plural_targets)
        if new.state is State.TRANSLATED:
            new = finished(new)
        seen = unit.target == own_breaks(edit.was, unit.source) and edit.was_state in (None, unit.state)
        seen = seen and edit.was_plural in (None, unit.plural_targets)
        if not seen and new != unit:
            raise ChangedMeanwhileError(unit)
        return new

    return change


def proposed(proposal: Proposal) -> Change:
    """A translation by a model, with the comment that says so, in place of one that no person typed.

    Others are refused (`refuse`), and the same one again changes nothing. With `drafts_only`, where the caller chose
    the units, only what a person did meanwhile counts.
    """

    def change(unit: Unit) -> Unit:
        target, was = own_breaks(proposal.target, unit.source), own_breaks(proposal.was, unit.source)
        only_for = only_people(unit)
        if target == unit.target and only_for in ("finished", "typed"):
            return unit
        if proposal.drafts_only and unit.state is State.TRANSLATED:
            raise ChangedMeanwhileError(unit)
        if not proposal.drafts_only or only_for == "plural":
            refuse(unit, was, target, only_for)
        refuse_control(target, "translation", known=(unit.source, unit.target))
        if not target.strip():
            raise InputError("the translation is empty")
        kept = [one for one in unit.comments if not is_provenance(one)]
        new = replace(for_review(unit, None), target=target, comments=with_comment(kept, [proposal.note]))
        accepted = proposal.drafts_only and bool(unit.target) and not is_draft(unit)
        if new != unit and (accepted or unit.target != was):
            raise ChangedMeanwhileError(unit)
        return replace(new, previous_context=None, previous_plural=None)

    return change


def only_people(unit: Unit) -> str:
    """The word of `ONLY_PEOPLE` for a unit that a model may not write into; empty where it may.

    A model may write where the unit has no translation, or has one that needs review and that no person typed for this
    source: a model's, one from the memory or from alignment, or one made for an earlier source.
    """
    if unit.plural is not None:
        return "plural"
    if unit.state is State.TRANSLATED:
        return "finished"
    if unit.target and unit.previous is None and not is_from_memory(unit):
        return "typed"
    return "emptied" if is_refused(unit) else ""


def refuse(unit: Unit, was: str, target: str, why: str) -> None:
    """Raise InputError if a model that saw the translation `was` may not write another one, for the reason `why`.

    Where a person typed one meanwhile, that is a conflict instead.
    """
    if why and target != unit.target and (was == unit.target or why in ("plural", "finished")):
        raise InputError(ONLY_PEOPLE[why])


def commented(base: str, comments: Callable[[Unit], Sequence[str]]) -> Change:
    """Other comments, beside the translation `base`."""

    def change(unit: Unit) -> Unit:
        if unit.target != base:
            raise ChangedMeanwhileError(unit)
        now = tuple(comments(unit))
        for line in now:
            if line not in unit.comments:
                refuse_control(line, "comment")
        return replace(unit, comments=now)

    return change


def reviewed(base: str, name: str) -> Change:
    """A review of the translation `base`, which is final then."""

    def comments(unit: Unit) -> Sequence[str]:
        if not unit.target:
            raise InputError("the unit has no translation to review")
        return with_review(unit, name)

    change = commented(base, comments)
    return lambda unit: finished(change(unit))


def undone(before: Entry, after: Entry) -> Change:
    """What a person changed as it was before."""

    def change(unit: Unit) -> Unit:
        if Entry.of(unit) != after:
            raise ChangedMeanwhileError(unit)
        previous, context, plural_source = before.previous
        return replace(
            unit,
            target=before.targets[0],
            plural_targets=before.targets[1:],
            state=before.state,
            comments=before.comments,
            previous=previous,
            previous_context=context,
            previous_plural=plural_source,
        )

    return change


def refuse_control(text: str, name: str, known: Sequence[str] = ()) -> None:
    """Raise InputError, which says where, for a control character in a text that none of the `known` texts has."""
    for found in CONTROL.finditer(text):
        if not any(found[0] in other for other in known):
            before = CONTROL.sub("", text[: found.start()]).splitlines()[-1:]
            place = f'after "{before[0][-20:]}"' if before and before[0].strip() else "at the beginning of a line"
            raise InputError(f"the {name} has the control character U+{ord(found[0]):04X} {place}; delete it")


def own_breaks(text: str, source: str) -> str:
    """A text with the line breaks of its source: browsers send others."""
    return text if "\r" in source else text.replace("\r\n", "\n").replace("\r", "\n")


def _state(unit: Unit, target: str, state: State | None) -> State:
    if not target:
        return State.INITIAL
    return state_of(unit, target) if state in (None, State.INITIAL) else state
