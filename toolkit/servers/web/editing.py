"""The editor of a paragraph, what is found while one types, and both texts where two people edited it."""

from __future__ import annotations

import json
from urllib.parse import quote

from toolkit.language.difference import Op, difference
from toolkit.model import Finding, Unit
from toolkit.renderers.annotating import annotation, marks
from toolkit.renderers.html_bilingual import CHANGED, Row
from toolkit.renderers.html_text import attributes, element, language, text
from toolkit.servers.web.document import Entry, LiveDocument, told
from toolkit.workspace import Conflict, Examined

#: Letters in a line of the editor, about.
LINE = 60


def action(document: LiveDocument, what: str, key: str) -> str:
    """The address that an action on a unit is sent to."""
    return f"/{what}/{document.language}/{key}/{quote(document.report)}"


def hidden(name: str, value: str) -> str:
    """A hidden field."""
    return f"<input{attributes(type='hidden', name=name, value=value)}>"


def as_seen(value: str) -> str:
    """A text for a hidden field, whose line breaks browsers would change."""
    return json.dumps(value)


def editor(document: LiveDocument, entry: Entry, value: str, back: str, answer: str = "") -> str:
    """The editor of a paragraph: its translation as plain text."""
    was = entry.unit.target if entry.unit else ""
    name = f"edit-{entry.key}"
    lines = sum(1 + len(line) // LINE for line in value.split("\n"))
    # A browser drops the first line break in a textarea.
    area = element("textarea", "\n" + _escaped(value), id_=name, name="target", rows=str(max(2, lines)),
                   spellcheck="true", autocomplete="off", **language(document.language))  # fmt: skip
    buttons = [
        element("button", "Save as reviewed", name="as", value="reviewed", title="Ctrl+Enter"),
        element("button", "Save draft", name="as", value="draft", title="Ctrl+S"),
        element("a", "Cancel", class_="cancel", href=f"?{back}#{entry.anchor}"),
    ]
    parts = [
        hidden("was", as_seen(was)),
        hidden("back", back),
        element("label", f"Translation of paragraph {entry.number}", for_=name),
        area,
        element("p", "\n".join(buttons), class_="buttons"),
        element("div", answer, class_="answer", role="alert"),
        element("div", "", class_="examined"),
    ]
    return element("form", "\n".join(parts), class_="editor", method="post",
                   action=action(document, "save", entry.key),
                   data_examine=action(document, "examine", entry.key), data_unit=entry.key)  # fmt: skip


def examined_html(document: LiveDocument, entry: Entry, examined: Examined) -> str:
    """What is found in a translation that is being typed: its text with marks, and its findings."""
    findings = sorted(told(examined.findings), key=lambda one: one.severity.rank)  # what is wrong first
    piece = document.annotated(entry, annotation(marks(examined.reading), findings, None), examined.unit)
    row = Row(document.rendition, piece)
    shown = element("p", row.side("target"), class_="preview", **language(document.language))
    items = [_typed(finding, number, examined.unit) for number, finding in enumerate(findings)]
    found = element("ul", "\n".join(items), class_="findings") if items else element("p", "No findings in this text.")
    return shown + found


def _typed(finding: Finding, number: int, unit: Unit) -> str:
    """A finding in a text that is not saved, with a button that changes the text in the editor."""
    put = ""
    if is_applicable(finding) and finding.target is not None:
        start, end = (utf16(unit.target, at) for at in (finding.target.start, finding.target.end))
        put = element("button", f"Apply {text(finding.suggestion or '')}", type="button", class_="put",
                      data_start=str(start), data_end=str(end), data_text=finding.suggestion)  # fmt: skip
    said = f"<strong>{finding.severity}</strong> <code>{text(finding.check)}</code> {text(finding.message)}"
    return element("li", f"{said} {put}", class_=finding.severity.value, data_link=f"finding-{number}")


def is_applicable(finding: Finding) -> bool:
    """True for a finding whose suggestion takes the place of a part of the translation."""
    return finding.unit is not None and finding.target is not None and finding.suggestion is not None


def conflict_html(conflict: Conflict, code: str, how: str) -> str:
    """Both texts, and what to do about it. What was typed is still in the editor."""
    theirs = conflict.theirs
    if theirs is None:
        return element("p", "The catalog has no such unit any more, so nothing was saved. Your text is in the editor.",
                       class_="problem")  # fmt: skip
    said = "Somebody else has saved another translation meanwhile, so yours was not saved."
    parts = [
        element("p", said, class_="problem"),
        element("h3", "In the catalog now"),
        element("p", text(theirs.target) or "(empty)", **language(code)),
        element("h3", "What yours has instead"),
        element("p", words(theirs.target, conflict.mine), **language(code)),
        hidden("how", how),
        element("button", "Save mine instead", name="over", value=as_seen(theirs.target)),
    ]
    return element("div", "\n".join(parts), class_="conflict")


def words(old: str, new: str) -> str:
    """A text with what it has instead of another, by word."""
    runs = difference(old, new)
    return "".join(element(CHANGED[op], text(run)) if op is not Op.EQUAL else text(run) for op, run in runs)


def utf16(value: str, at: int) -> int:
    """A place in a text as browsers count it."""
    return len(value[:at].encode("utf-16-le", "surrogatepass")) // 2


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;")
