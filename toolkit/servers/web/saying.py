"""What the page says of a thing that was done, or could not be undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.catalogs.directives import directives
from toolkit.catalogs.reviewed import REVIEWED
from toolkit.workspace import Conflict, Saved
from toolkit.workspace.edits import Entry

#: What an action did, by its name; `save` has its own.
DID = {
    "apply": "The suggestion is in the translation of paragraph {number}.",
    "accept": "Accepted in paragraph {number}; the reason is in a comment.",
    "comment": "Added {comment} to paragraph {number}.",
    "reviewed": "Paragraph {number} is signed off by {name}.",
}
DRAFT, FINAL = "Draft saved.", "Saved as reviewed."
#: Comments by the word that they begin with.
KINDS = {REVIEWED: "a sign-off", "ignore": "an accepted finding", "footnote": "a footnote"}


def did(name: str, saved: Saved, form: Mapping[str, str], number: int) -> str:
    """What an action on a paragraph did."""
    if name == "save":
        said = DRAFT if form.get("as", form.get("how")) == "draft" else FINAL
    else:
        comment = next(_comments(saved.before.comments, saved.after.comments), "")
        said = DID[name].format(number=number, name=" ".join(form.get("name", "").split()), comment=comment)
    lost = saved.before != saved.after and not saved.undoable
    return f"{said} It cannot be undone, since .toolkit-cache cannot be written." if lost else said


def undid(saved: Saved, where: str) -> str:
    """What was taken back: `Undone in paragraph 3: the translation, a comment.`"""
    return f"Undone in {where}: {', '.join(_changed(saved.after, saved.before)) or 'the old source'}."


def not_undone(conflict: Conflict, where: str) -> str:
    """Why something was not taken back, and what to do."""
    if conflict.theirs is None:
        why = f"{where[:1].upper()}{where[1:]} is no longer in the catalog"
    else:
        why = f"{where[:1].upper()}{where[1:]} has changed since you saved it"
    return f"{why}, so that was not undone. Undo again takes back what you saved before it."


def _changed(before: Entry, after: Entry) -> Iterator[str]:
    """What of an entry was changed, where `after` is what it was made."""
    if before.targets != after.targets:
        yield "the translation"
    yield from _comments(before.comments, after.comments)
    if before.state != after.state:
        yield "the state"


def _comments(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    new = [line for line in after if line not in before]
    kinds = [KINDS.get(one.verb, "") for one in directives(new)]
    if new or len(before) != len(after):
        yield next(filter(None, kinds), "a comment")
