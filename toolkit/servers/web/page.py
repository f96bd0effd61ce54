"""The page of a report: filters, outline, paragraphs, and the panel of one of them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from toolkit.model.plural import plural
from toolkit.renderers.html_text import element, text
from toolkit.servers.web import addresses
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.filters import FINDINGS, SIGNATURES, STATES, Filters, select
from toolkit.servers.web.index import FINDING, chosen
from toolkit.servers.web.outline import counted, outline_html
from toolkit.servers.web.rows import Rows
from toolkit.servers.web.tables import in_tables

#: Paragraphs in a part of the page; other parts than the first, or the one asked for, are fetched on approach.
PART = 8
KEYS = (
    ("j", "next paragraph"), ("k", "previous paragraph"), ("n", "next paragraph with findings"),
    ("p", "previous paragraph with findings"), ("Enter", "edit"), ("Ctrl+Enter", "save as reviewed, go on"),
    ("Ctrl+S", "save a draft"), ("Esc", "close a card, leave the editor or the search"), ("/", "search"),
    ("Ctrl+Z", "undo the last save, outside of fields"), ("Ctrl+P", "print what the filters show"),
    ("Tab", "the terms and figures of the chosen paragraph"), ("i", "the panel of the chosen paragraph; Esc goes back"),
)  # fmt: skip


class Page:
    """One view of a document: the paragraphs that pass the filters, of which `unit` is the chosen one.

    What cannot be read until a time comes without its marks.
    """

    def __init__(self, document: LiveDocument, rows: Rows, filters: Filters, until: float, unit: str = "") -> None:
        self.document = document
        self.view = document.view
        self.rows = rows
        self.filters = filters
        self.until = until
        self.unit = unit
        self.selection = select(self.view, filters)

    def html(self, panel: str, editor: str, asked: int | None, last: int) -> str:
        """The body."""
        document = self.document
        parts = [
            element("a", "Skip to the text", class_="skip", href="#text"),
            element("a", "Skip to the chosen paragraph's panel", class_="skip", href="#panel"),
            self.bar(),
            self.outline(),
            element("main", self.main(editor, asked), id_="text", tabindex="-1"),
            element("aside", panel, id_="panel", tabindex="0", aria_label="Chosen paragraph"),
            element("p", "", id_="status", role="status"),
            element("div", "", id_="card", role="tooltip", hidden=True),
        ]
        return element("body", "\n".join(parts), class_="live", data_url=addresses.page(document),
                       data_place=document.place, data_project=document.project, data_last=str(last),
                       data_of_report=addresses.of_report("WHAT", document),
                       data_of_unit=addresses.of_unit("WHAT", document, "UNIT"))  # fmt: skip

    def around(self) -> str:
        """What changes around the text when something in it does."""
        return self.outline() + self.counters() + self.troubles() + self.form()

    def bar(self) -> str:
        """The name, the counters, the filters, undo, and what is seldom needed."""
        document = self.document
        languages = f"{self.view.options.source_language} – {document.language}"
        name = f'<a href="{addresses.INDEX}">Reports</a> / {text(document.report)}: {text(languages)}'
        undo = element("form", element("button", "Undo"), method="post", class_="undo",
                       action=addresses.of_report("undo", document))  # fmt: skip
        on_paper = element("a", "Print", id_="print", class_="button", target="_blank",
                           href=addresses.of_report("print", document, self.filters.query()))  # fmt: skip
        heading = element("h1", name, class_="name")
        unsaved = element("p", "", id_="unsaved", hidden=True)
        about = heading + self.sticky() + self.troubles() + unsaved
        return element("header", about + self.form() + undo + on_paper + _another() + _keys(), class_="bar")

    def sticky(self) -> str:
        """What stays in sight on a phone too."""
        link = element("a", "Filters", class_="up", href="#filters")
        return element("div", self.counters() + link, class_="sticky")

    def counters(self) -> str:
        """What is left to do in the whole report."""
        counters = counted(self.view)
        document, incomplete = self.document, self.document.troubles.incomplete
        words = counters.words or ("" if incomplete else "nothing left to do")
        if document.failure:
            words = f"{counters.words}; the checks cannot run".removeprefix("; ")
        elif not document.complete:
            known = f"{counters.words} so far; " if counters.words else ""
            words = f"{known}the checks are running"
        words = "; ".join(filter(None, (words if counters.units else "", incomplete)))
        return element("p", text(f"{plural(counters.units, 'paragraph')}: {words}".removesuffix(": ")), id_="counters")

    def troubles(self) -> str:
        """What could not be read or run; announced when it changes."""
        return element("div", self.document.troubles.html(), id_="troubles", role="alert")

    def form(self) -> str:
        """The filters, as a form that works by itself."""
        counts, filters = self.selection.counts, self.filters
        checks = {"": "Any check"} | {name: name for name in sorted({*counts["check"], filters.check} - {""})}
        controls = [
            _select("state", "State", STATES, filters.state, counts["state"]),
            _select("finding", "Findings", FINDINGS, filters.finding, counts["finding"]),
            _select("check", "Check", checks, filters.check, counts["check"]),
            _select("signed", "Signed", SIGNATURES, filters.signed, counts["signed"]),
            f'<label>Search <input id="q" name="q" type="search" value="{escape(filters.q)}"></label>',
            '<button id="filter">Filter</button>',
            element("output", self.count(), id_="count"),
        ]
        return element("form", "\n".join(controls), id_="filters", action=addresses.page(self.document), role="search")

    def count(self) -> str:
        """How many paragraphs are shown."""
        shown, whole = len(self.selection.entries), self.selection.whole
        return "" if shown == whole else f"{shown} of {plural(whole, 'paragraph')}"

    def outline(self) -> str:
        """The outline for the paragraphs that are shown."""
        items = outline_html(self.document, self.view, self.filters, self.selection.entries, PART)
        return element("nav", element("h2", "Outline") + items, id_="outline", tabindex="0", aria_label="Outline")

    def finding(self, unit: str, *, back: bool) -> str:
        """A link to the next paragraph with findings after a unit, or before it; or that there is none."""
        entries = self.selection.entries
        found = chosen(self.view.entries, self.view.index.bits(FINDING, "any"))
        wanted = {entry.number for entry in found}
        here = self.document.entry(unit)
        at = here.number if here else (len(self.view.entries) + 1) * back
        passing = [(place, entry) for place, entry in enumerate(entries) if entry.number in wanted]
        if back:
            place, entry = next((one for one in reversed(passing) if one[1].number < at), (0, None))
        else:
            place, entry = next((one for one in passing if one[1].number > at), (0, None))
        if entry is None:
            end = "before" if back else "after"
            so_far = "" if self.document.complete else " so far; the checks are running"
            return element("p", f"No findings {end} this one{so_far}.", data_running=bool(so_far))
        return element("a", str(entry.number), href=addresses.page(self.document, self.filters.query(unit=entry.key)),
                       data_target=entry.anchor, data_part=str(place // PART))  # fmt: skip

    def main(self, editor: str = "", asked: int | None = None) -> str:
        """The parts of the text: one of them whole, the others to be fetched."""
        entries = self.selection.entries
        if not entries:
            return self.notice() + element("p", "No paragraph passes these filters.", class_="empty")
        parts = range(0, len(entries), PART)
        first = next((place for place, entry in enumerate(entries) if entry.key == self.unit), 0) // PART
        first = min(asked if asked is not None else first, len(parts) - 1)
        shown = [self._part(number, whole=number == first, editor=editor) for number in range(len(parts))]
        return self.notice() + "\n".join(shown)

    def notice(self) -> str:
        """That the chosen paragraph is not among those that are shown."""
        entry = self.document.entry(self.unit)
        if not self.unit or (entry and any(one.key == self.unit for one in self.selection.entries)):
            return ""
        if entry is None:
            return element("p", "The report has no such paragraph (any more).", class_="notice")
        everything = addresses.page(self.document, Filters().query(unit=self.unit), entry.anchor)
        link = element("a", "Show all paragraphs", href=everything)
        return element("p", f"Paragraph {entry.number}, which is chosen, does not pass the filters. {link}",
                       class_="notice")  # fmt: skip

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
                (entry, self.rows.row(self.document, self.view, entry, self.filters, self.until,
                                      editor if entry.key == self.unit and not entry.repeated else ""))
                for entry in entries
            ]  # fmt: skip
            return element("section", "".join(in_tables(rows)), id_=name, class_="part")
        query = self.filters.query(part=str(number))
        link = element(
            "a", f"Paragraphs {entries[0].number} to {entries[-1].number}", href=addresses.page(self.document, query)
        )
        return element("section", link, id_=name, class_="part waiting", data_rows=str(len(entries)),
                       data_load=addresses.of_report("part", self.document, query))  # fmt: skip


def _select(name: str, label: str, values: Mapping[str, str], chosen: str, counts: Mapping[str, int]) -> str:
    options = "".join(
        element("option", text(f"{shown} ({counts.get(value, 0)})"), value=value, selected=value == chosen)
        for value, shown in values.items()
    )
    return element("label", f"{text(label)} {element('select', options, id_=name, name=name)}")


def _another() -> str:
    form = element("form", element("button", "Make a link"), method="post", action=addresses.LINK, class_="link")
    inside = form + element("div", "", class_="answer", role="status")
    return element("details", element("summary", "Open in another browser") + element("div", inside), class_="menu")


def _keys() -> str:
    keys = "".join(f"{element('dt', element('kbd', text(key)))}{element('dd', text(does))}" for key, does in KEYS)
    toggle = '<label><input type="checkbox" id="shortcuts" checked> Single-key shortcuts</label>'
    inside = element("div", toggle + element("dl", keys))
    return element("details", element("summary", "Keys") + inside, class_="keys menu")
