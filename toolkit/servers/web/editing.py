"""The editor of a paragraph, what is found while one types, and both texts where two people edited it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.checks import checks
from toolkit.errors import InputError
from toolkit.language.difference import Op, difference
from toolkit.model import BlockKind, Finding, Unit
from toolkit.renderers.annotating import annotation, marks
from toolkit.renderers.html_rows import CHANGED, Row
from toolkit.renderers.html_text import attributes, element, language, text
from toolkit.servers.web import addresses
from toolkit.servers.web.document import LiveDocument, told
from toolkit.servers.web.entries import Entry
from toolkit.workspace import Conflict, Examined, OpenUnit
from toolkit.workspace.changing import own_breaks

#: Letters in a line of the editor, about.
LINE = 60


def hidden(name: str, value: str) -> str:
    """A hidden field."""
    return f"<input{attributes(type='hidden', name=name, value=value)}>"


def as_seen(forms: Sequence[str]) -> str:
    """A translation for a hidden field, whose line breaks browsers would change; a list of its plural forms."""
    return json.dumps(forms[0] if len(forms) == 1 else list(forms))


def seen(value: str) -> tuple[str, ...]:
    """The translation in a hidden field. Raises InputError where it is not one of ours."""
    try:
        found = json.loads(value)
        json.dumps(found, ensure_ascii=False).encode()  # half a character is not one of ours either
    except ValueError:
        found = None
    forms = (found,) if isinstance(found, str) else tuple(found) if isinstance(found, list) else ()
    if not forms or not all(isinstance(form, str) for form in forms):
        raise InputError("the form is not one of this page")
    return forms


def typed(form: Mapping[str, str], unit: OpenUnit) -> tuple[str, ...]:
    """What was typed: the translation, or each of its plural forms; those that were not sent are as they were."""
    given = (form.get(_field(number), old if number else "") for number, old in enumerate(unit.unit.targets))
    return tuple(own_breaks(value, unit.source) for value in given)


def _field(number: int) -> str:
    return f"target-{number}" if number else "target"


def editor(document: LiveDocument, entry: Entry, values: Sequence[str], back: str, answer: str = "") -> str:
    """The editor of a paragraph: its translation as plain text, or each of its plural forms."""
    was = entry.unit.unit.targets if entry.unit else ("",)
    buttons = [
        element("button", "Save as reviewed", name="as", value="reviewed", title="Ctrl+Enter"),
        element("button", "Save draft", name="as", value="draft", title="Ctrl+S"),
        element("a", "Cancel", class_="cancel", href=f"?{back}#{entry.anchor}"),
        element("button", "Discard what I typed", type="button", class_="discard", hidden=True),
    ]
    tabs = "Tab characters separate the cells; copy one to add a cell." if entry.block.kind is BlockKind.ROW else ""
    parts = [
        hidden("was", as_seen(was)),
        hidden("back", back),
        *(_area(document, entry, number, value, many=len(values) > 1) for number, value in enumerate(values)),
        element("p", tabs, class_="from") if tabs else "",
        element("p", "\n".join(buttons), class_="buttons"),
        element("div", answer, class_="answer", role="alert"),
        element("div", "", class_="examined"),
    ]
    return element("form", "\n".join(parts), class_="editor", method="post", data_number=str(entry.number),
                   action=addresses.of_unit("save", document, entry.key), data_unit=entry.key,
                   data_examine=addresses.of_unit("examine", document, entry.key))  # fmt: skip


def _area(document: LiveDocument, entry: Entry, number: int, value: str, *, many: bool) -> str:
    """The field for a translation or one of its plural forms."""
    name = f"edit-{entry.key}" + (f"-{number}" if number else "")
    lines = sum(1 + len(line) // LINE for line in value.split("\n"))
    form = f", msgstr[{number}]" if many else ""
    # A browser drops the first line break in a textarea.
    area = element("textarea", "\n" + _escaped(value), id_=name, name=_field(number), rows=str(max(2, lines)),
                   spellcheck="true", autocomplete="off", **language(document.language))  # fmt: skip
    return element("label", f"Translation of paragraph {entry.number}{form}", for_=name) + area


def examined_html(document: LiveDocument, entry: Entry, examined: Examined) -> str:
    """What is found in a translation that is being typed: its text with marks, and its findings."""
    findings = sorted(told(examined.findings, examined.unit), key=lambda one: one.severity.rank)  # what is wrong first
    piece = document.annotated(entry, annotation(marks(examined.reading), findings, None), examined.unit)
    row = Row(document.view.rendition, replace(piece, footnotes=()))  # their places are those of the saved text
    shown = element("p", row.side("target"), class_="preview", **language(document.language))
    items = [_typed(finding, number, examined.unit) for number, finding in enumerate(findings)]
    found = element("ul", "\n".join(items), class_="findings") if items else element("p", "No findings in this text.")
    return shown + found


def _typed(finding: Finding, number: int, unit: Unit) -> str:
    """A finding in a text that is not saved, with a button that changes the text in the editor."""
    put = ""
    if is_applicable(finding):
        put = element("button", text(applying(finding)), type="button", class_="put", **place(finding, unit.target))
    said = f"<strong>{finding.severity}</strong> <code>{text(finding.check)}</code> {text(finding.message)}"
    return element("li", f"{said} {put}", class_=finding.severity.value, data_link=f"finding-{number}")


def applying(finding: Finding) -> str:
    """The words on the button that applies a finding's suggestion: what it puts in place of what."""
    old, new = finding.target.text if finding.target else "", finding.suggestion or ""
    if not old.strip() and not new.strip():
        return "Correct the space"
    if not new.strip():
        return f"Leave out “{old}”"
    return f"Put “{new}” for “{old}”" if old.strip() else f"Insert “{new}”"


def place(finding: Finding, text: str) -> dict[str, str]:
    """Where in a translation a suggestion belongs, as browsers count, and what it takes the place of."""
    span = finding.target
    start, end = (span.start, span.end) if span else (0, 0)
    return {
        "data_start": str(utf16(text, start)),
        "data_end": str(utf16(text, end)),
        "data_text": finding.suggestion or "",
        "data_old": text[start:end],
    }


def is_safe(finding: Finding) -> bool:
    """True if `toolkit lint --fix` applies the suggestion too, so that the text need not be looked at first."""
    check = checks().get(finding.check)
    return check is not None and check.safe


def is_applicable(finding: Finding) -> bool:
    """True for a finding whose suggestion takes the place of a part of the translation."""
    return finding.unit is not None and finding.target is not None and finding.suggestion is not None


def conflict_html(conflict: Conflict, mine: Sequence[str], code: str, how: str) -> str:
    """Both texts, and what to do about it. What was typed is still in the editor."""
    theirs = conflict.theirs
    if theirs is None:
        return element("p", "The catalog has no such unit any more, so nothing was saved. Your text is in the editor.",
                       class_="problem")  # fmt: skip
    said = "Somebody else has saved another translation meanwhile, so yours was not saved."
    forms = list(zip(theirs.targets, mine, strict=False))
    parts = [
        element("p", said, class_="problem"),
        element("h3", "In the catalog now"),
        *(element("p", text(form) or "(empty)", class_="theirs", **language(code)) for form, _ in forms),
        element("h3", "What yours has instead"),
        *(element("p", words(form, own) or "(empty)", **language(code)) for form, own in forms),
        *_base(conflict, theirs.targets, mine, code),
        hidden("how", how),
        element("button", "Save mine instead", name="over", value=as_seen(theirs.targets)),
    ]
    return element("div", "\n".join(parts), class_="conflict")


def _base(conflict: Conflict, theirs: Sequence[str], mine: Sequence[str], code: str) -> list[str]:
    """The text that both began with, where it is neither."""
    if not conflict.base or conflict.base in (theirs[0], mine[0]):
        return []
    return [element("h3", "What you both began with"), element("p", text(conflict.base), **language(code))]


def words(old: str, new: str) -> str:
    """A text with what it has instead of another, by word."""
    runs = difference(old, new)
    return "".join(element(CHANGED[op], text(run)) if op is not Op.EQUAL else text(run) for op, run in runs)


def utf16(value: str, at: int) -> int:
    """A place in a text as browsers count it."""
    return len(value[:at].encode("utf-16-le", "surrogatepass")) // 2


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;")
