"""The toolbar of the reviewers' page: filters, search, and the editor for links."""

from __future__ import annotations

from collections import Counter

from toolkit.model import State
from toolkit.model.plural import plural
from toolkit.model.rendition import Rendition
from toolkit.renderers.html_text import element, tagged, text

STATES = {
    "all": "All paragraphs",
    "findings": "With findings",
    State.NEEDS_REVIEW.value: "Needs review",
    State.INITIAL.value: "Not translated",
}
EDITORS = {
    "vscode": "Visual Studio Code",
    "txmt": "TextMate, BBEdit",
    "plain": "the browser",
    "copy": "(copy the place)",
}
WITHOUT_SCRIPT = (
    "JavaScript is off. All texts and findings are shown, but terms and figures are not marked, and paragraphs cannot"
    " be filtered or searched."
)
KEYS = (
    ("j", "next paragraph"), ("k", "previous paragraph"), ("n", "next finding"), ("p", "previous finding"),
    ("e", "open in the editor"), ("/", "search"), ("Esc", "leave the search or a list"),
)  # fmt: skip


def toolbar(rendition: Rendition) -> str:
    """The toolbar; without JavaScript only the page's name is visible, and what the page then lacks."""
    checks = Counter(remark.check for piece in rendition.walk() for remark in piece.remarks)
    counts = rendition.counts
    found = sum(checks.values())
    summary = (
        f"{counts.translated} of {plural(counts.units, 'paragraph')} translated, {counts.needs_review} to review,"
        f" {plural(found, 'finding')}"
    )
    every = {"": "Any check"} | {name: f"{name} ({number})" for name, number in sorted(checks.items())}
    keys = "".join(f"{element('dt', element('kbd', text(key)))}{element('dd', text(does))}" for key, does in KEYS)
    controls = [
        _select("state", "Show", STATES),
        _select("check", "Check", every),
        element("label", 'Search <input id="search" type="search" autocomplete="off">'),
        _select("editor", "Open lines in", EDITORS),
        element("details", element("summary", "Keys") + element("dl", keys), class_="keys"),
        element("output", text(summary), id_="count", aria_live="polite"),
    ]
    title = element(
        "p", tagged(f"{rendition.report}: {rendition.source_language} – {rendition.language}", "en"), class_="name"
    )
    without = element("noscript", element("p", text(WITHOUT_SCRIPT)))
    form = element("form", "\n".join(controls), id_="tools", hidden=True)
    return element("header", title + without + form, class_="toolbar")


def _select(name: str, label: str, values: dict[str, str]) -> str:
    options = "".join(element("option", text(shown), value=value) for value, shown in values.items())
    return element("label", f"{text(label)} {element('select', options, id_=name)}")
