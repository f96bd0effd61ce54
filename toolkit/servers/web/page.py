"""The page of a report: filters, outline, paragraphs, and the panel of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from toolkit.model.plural import plural
from toolkit.renderers.html_text import element, text
from toolkit.servers.web.document import Entry, LiveDocument
from toolkit.servers.web.filters import FINDINGS, SIGNED, STATES, Filters, Selection, select
from toolkit.servers.web.outline import counted, outline_html
from toolkit.servers.web.rows import Rows

#: Paragraphs in a part of the page; other parts than the first, or the one asked for, are fetched on approach.
PART = 12
KEYS = (
    ("j", "next paragraph"), ("k", "previous paragraph"), ("n", "next paragraph with findings"),
    ("p", "previous paragraph with findings"), ("Enter", "edit"), ("Ctrl+Enter", "save as reviewed, go on"),
    ("Ctrl+S", "save a draft"), ("Esc", "leave the editor or the search"), ("/", "search"),
    ("Ctrl+Z", "undo the last save, outside of fields"),
)  # fmt: skip


def bare(title: str, body: str, code: int = 200) -> tuple[str, int]:
    """A whole page around a body, with its status."""
    styles = ("page.css", "bilingual.css", "review.css")
    head = "\n".join([
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        element("title", escape(" ".join(title.split()))),
        *(f'<link rel="stylesheet" href="/static/{name}">' for name in styles),
        '<script src="/static/review.js" defer></script>',
    ])  # fmt: skip
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n{body}\n</html>\n', code


def message(title: str, lines: Sequence[str], back: str = "/") -> str:
    """The body of a page that only says something."""
    shown = "".join(element("p", text(line)) for line in lines)
    return element(
        "body",
        f'<main>{element("h1", text(title))}{shown}<p><a href="{escape(back)}">Back</a></p></main>',
        class_="plain",
    )


def index(places: Sequence[tuple[str, str]]) -> str:
    """The list of reports."""
    items = [
        element("li", element("a", text(f"{report} ({code})"), href=f"/report/{code}/{quote(report)}"))
        for report, code in places
    ]
    shown = element("ul", "\n".join(items)) if items else element("p", "There are no catalogs yet; run: toolkit update")
    return element("body", f"<main>{element('h1', 'Reports')}{shown}</main>", class_="plain")


class Page:
    """One view of a document: the paragraphs that pass the filters, of which `unit` is the chosen one."""

    def __init__(self, document: LiveDocument, rows: Rows, filters: Filters, unit: str = "") -> None:
        self.document = document
        self.rows = rows
        self.filters = filters
        self.unit = unit
        self.selection: Selection = select(document, filters)

    @property
    def url(self) -> str:
        """The page without a query."""
        return f"/report/{self.document.language}/{quote(self.document.report)}"

    def html(self, panel: str, editor: str, asked: int | None, last: int) -> str:
        """The body."""
        document = self.document
        parts = [
            element("a", "Skip to the text", class_="skip", href="#text"),
            self.bar(),
            element("nav", element("h2", "Outline") + self.outline(), id_="outline", aria_label="Outline"),
            element("main", self.main(editor, asked), id_="text", tabindex="-1"),
            element("aside", panel, id_="panel", aria_label="Chosen paragraph"),
            element("p", "", id_="status", role="status"),
        ]
        return element("body", "\n".join(parts), class_="live", data_url=self.url, data_place=document.place,
                       data_language=document.language, data_report=quote(document.report),
                       data_last=str(last))  # fmt: skip

    def bar(self) -> str:
        """The name, the counters, the filters, undo and the keys."""
        document = self.document
        languages = f"{document.options.source_language} – {document.language}"
        name = f'<a href="/">Reports</a> / {text(document.report)}: {text(languages)}'
        undo = element("form", element("button", "Undo"), method="post",
                       action=f"/undo/{document.language}/{quote(document.report)}")  # fmt: skip
        return element(
            "header",
            element("h1", name, class_="name") + self.counters() + self.form() + undo + _keys(),
            class_="bar",
        )

    def counters(self) -> str:
        """What is left to do in the whole report."""
        counters = counted(self.document, self.document.entries)
        words = counters.words or "nothing left to do"
        if not self.document.complete:
            known = f"{counters.words} so far; " if counters.words else ""
            words = f"{known}the checks are running"
        return element("p", text(f"{plural(counters.units, 'paragraph')}: {words}"), id_="counters")

    def form(self) -> str:
        """The filters, as a form that works by itself."""
        counts, filters = self.selection.counts, self.filters
        checks = {"": "Any check"} | {name: name for name in sorted({*counts["check"], filters.check} - {""})}
        controls = [
            _select("state", "State", STATES, filters.state, counts["state"]),
            _select("finding", "Findings", FINDINGS, filters.finding, counts["finding"]),
            _select("check", "Check", checks, filters.check, counts["check"]),
            _select("signed", "Signed", SIGNED, filters.signed, counts["signed"]),
            f'<label>Search <input id="q" name="q" type="search" value="{escape(filters.q)}"></label>',
            '<button id="filter">Filter</button>',
            element("output", self.count(), id_="count"),
        ]
        return element("form", "\n".join(controls), id_="filters", action=self.url, role="search")

    def count(self) -> str:
        """How many paragraphs are shown."""
        shown, whole = len(self.selection.entries), self.selection.whole
        return "" if shown == whole else f"{shown} of {plural(whole, 'paragraph')}"

    def outline(self) -> str:
        """The outline for the paragraphs that are shown."""
        parts = {entry.number: place // PART for place, entry in enumerate(self.selection.entries)}
        return outline_html(self.document, self.filters, parts)

    def main(self, editor: str = "", asked: int | None = None) -> str:
        """The parts of the text: one of them whole, the others to be fetched."""
        entries = self.selection.entries
        if not entries:
            return element("p", "No paragraph passes these filters.", class_="empty")
        parts = range(0, len(entries), PART)
        chosen = next((place for place, entry in enumerate(entries) if entry.key == self.unit), 0) // PART
        chosen = min(asked if asked is not None else chosen, len(parts) - 1)
        return "\n".join(self._part(number, whole=number == chosen, editor=editor) for number in range(len(parts)))

    def part(self, number: int) -> str:
        """One part of the text; empty where there is none of this number."""
        return self._part(number, whole=True, editor="")

    def _part(self, number: int, *, whole: bool, editor: str) -> str:
        entries = self.selection.entries[number * PART : (number + 1) * PART]
        if not entries:
            return ""
        name = f"part-{number}"
        if whole:
            rows = [
                self.row(entry, editor if entry.key == self.unit and not entry.repeated else "") for entry in entries
            ]
            return element("section", "\n".join(rows), id_=name, class_="part")
        first, last = entries[0].number, entries[-1].number
        link = element("a", f"Paragraphs {first} to {last}", href=f"{self.url}?{self.filters.query(part=str(number))}")
        fetch = f"/part/{self.document.language}/{quote(self.document.report)}?{self.filters.query(part=str(number))}"
        return element("section", link, id_=name, class_="part waiting", data_load=fetch, data_rows=str(len(entries)))

    def row(self, entry: Entry, editor: str = "") -> str:
        """One row."""
        return self.rows.row(self.document, entry, self.filters, editor)


def _select(name: str, label: str, values: Mapping[str, str], chosen: str, counts: Mapping[str, int]) -> str:
    options = "".join(
        element("option", text(f"{shown} ({counts.get(value, 0)})"), value=value, selected=value == chosen)
        for value, shown in values.items()
    )
    return element("label", f"{text(label)} {element('select', options, id_=name, name=name)}")


def _keys() -> str:
    keys = "".join(f"{element('dt', element('kbd', text(key)))}{element('dd', text(does))}" for key, does in KEYS)
    toggle = '<label><input type="checkbox" id="shortcuts" checked> Single-key shortcuts</label>'
    return element("details", element("summary", "Keys") + element("div", toggle + element("dl", keys)), class_="keys")
