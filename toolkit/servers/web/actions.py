"""What a person can do to a unit; each gives what the workspace made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.errors import InputError
from toolkit.model import Finding, State
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.editing import is_applicable, seen, typed
from toolkit.workspace import Conflict, Edit, OpenUnit, Saved

Form = Mapping[str, str]
Done = Saved | Conflict


class GoneError(Exception):
    """A finding that is to be applied or accepted is not there any more."""


def save(document: LiveDocument, unit: OpenUnit, form: Form, by: str) -> Done:
    """Save a translation, as reviewed or as a draft that needs review."""
    state = State.NEEDS_REVIEW if form.get("as", form.get("how")) == "draft" else State.TRANSLATED
    was = seen(form.get("over") or form.get("was", ""))
    target, *others = typed(form, unit)
    forms = (tuple(others), was[1:]) if unit.unit.plural_targets else (None, None)
    return document.workspace.save(
        Edit(document.report, document.language, unit.id, was[0], target, state, forms[0], by, was_plural=forms[1])
    )


def apply(document: LiveDocument, unit: OpenUnit, form: Form, by: str) -> Done:
    """Put a finding's suggestion into the translation; its state stays."""
    finding = _finding(document, unit, form)
    if not is_applicable(finding) or finding.target is None or finding.suggestion is None:
        raise InputError("the finding has no suggestion for the translation")
    start, end = finding.target.start, finding.target.end
    was = seen(form.get("was", ""))
    if was != unit.unit.targets or unit.target[start:end] != finding.target.text:
        raise GoneError
    target = unit.target[:start] + finding.suggestion + unit.target[end:]
    return document.workspace.save(Edit(document.report, document.language, unit.id, was[0], target, unit.state, by=by))


def accept(document: LiveDocument, unit: OpenUnit, form: Form, by: str) -> Done:
    """Accept a finding with a reason."""
    finding = _finding(document, unit, form)
    return document.workspace.accept(document.report, document.language, finding, form.get("reason", ""), by)


def comment(document: LiveDocument, unit: OpenUnit, form: Form, by: str) -> Done:
    """Add a comment."""
    return document.workspace.comment(document.report, document.language, unit.id, form.get("text", ""), by)


def reviewed(document: LiveDocument, unit: OpenUnit, form: Form, by: str) -> Done:
    """Note who has reviewed the translation that the person saw."""
    if seen(form.get("was", "")) != unit.unit.targets:
        raise GoneError
    return document.workspace.reviewed(document.report, document.language, unit.id, form.get("name", ""), by)


ACTIONS: Mapping[str, Callable[[LiveDocument, OpenUnit, Form, str], Done]] = {
    "save": save,
    "apply": apply,
    "accept": accept,
    "comment": comment,
    "reviewed": reviewed,
}


def _finding(document: LiveDocument, unit: OpenUnit, form: Form) -> Finding:
    wanted = form.get("finding")
    found = next((one for one in document.findings(unit.id) if one.fingerprint == wanted), None)
    if found is None:
        raise GoneError
    return found
