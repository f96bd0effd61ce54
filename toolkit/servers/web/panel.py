"""The panel of one paragraph: findings, what changed in the source, terms, memory, comments, reviews and history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode

from toolkit.model import Finding, State
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Known, MarkKind
from toolkit.project.history import Version
from toolkit.renderers.entries import glossary_entries
from toolkit.renderers.html_bilingual import pair_html
from toolkit.renderers.html_text import element, language, text
from toolkit.renderers.labels import labels_for
from toolkit.servers.web import addresses
from toolkit.servers.web.document import LiveDocument
from toolkit.servers.web.editing import applying, as_seen, hidden, is_applicable, is_safe, place, words
from toolkit.servers.web.entries import Entry

ENGLISH = labels_for("en")
STATES = {State.INITIAL: "untranslated", State.NEEDS_REVIEW: "to review", State.TRANSLATED: "translated"}


class Panel:
    """The panel; `back` is the query of the page that it is on, `name` the one that reviews are signed with."""

    def __init__(self, document: LiveDocument, entry: Entry, back: str, name: str = "") -> None:
        self.document = document
        self.entry = entry
        self.back = back
        self.name = name

    def html(self) -> str:
        """The panel as HTML; history and memory are links that are followed on demand."""
        entry, unit = self.entry, self.entry.unit
        if unit is None:
            return element("p", text(f"This paragraph is {entry.missing}".replace("is cannot", "cannot")))
        title = f"Paragraph {entry.number}, {STATES[entry.piece.state]}"
        where = element("p", text(f"{self.document.catalog.path.name}:{unit.target_line} · {entry.key}"), class_="from")
        close = element("a", "Close", class_="close", href=f"?{without_unit(self.back)}")
        parts = [
            close + element("h2", text(title), tabindex="-1") + where,
            self.findings(),
            self.previous(),
            self.terms(),
            self.figures(),
            _section("Memory", later(self._address("memory"), "Look in the memory", now=True)),
            self.footnotes(),
            self.comments(),
            self.reviews(),
            _section("History", later(self._address("history"), "Show what git has")),
        ]
        return "\n".join(part for part in parts if part)

    def _address(self, what: str) -> str:
        return addresses.of_unit(what, self.document, self.entry.key)

    def _form(self, what: str, *fields: str, **about: str) -> str:
        inner = hidden("back", self.back) + "".join(fields)
        return element("form", inner, method="post", action=self._address(what), class_=what, **about)

    def findings(self) -> str:
        """The findings, each with what can be done about it."""
        found = self.document.findings(self.entry.key)
        items = [self._finding(finding, number) for number, finding in enumerate(found)]
        return _section("Findings", element("ul", "\n".join(items), class_="findings") if items else "")

    def _finding(self, finding: Finding, number: int) -> str:
        print_ = hidden("finding", finding.fingerprint)
        forms = []
        if is_applicable(finding) and self.entry.unit is not None:
            was = hidden("was", as_seen(self.entry.unit.unit.targets))
            button = element("button", text(applying(finding)))
            about = place(finding, self.entry.unit.target) | ({"data_safe": ""} if is_safe(finding) else {})
            forms.append(self._form("apply", print_, was, button, **about))
        if finding.unit is not None and finding.group != "catalog":
            reason = '<label>Reason <input name="reason" required autocomplete="off"></label>'
            form = self._form("accept", print_, reason, element("button", "Accept"))
            forms.append(element("details", element("summary", "Accept with a reason") + form))
        said = f"<strong>{finding.severity}</strong> <code>{text(finding.check)}</code> {text(finding.message)}"
        return element("li", said + "".join(forms), class_=finding.severity.value, data_link=f"finding-{number}")

    def previous(self) -> str:
        """The source that the translation was made for, with what this one has instead."""
        unit = self.entry.unit
        if unit is None or unit.previous is None:
            return ""
        source = element("p", words(unit.previous, unit.source), **self._source)
        targets = [
            element("p", text(form) or "(empty)", **language(self.document.language)) for form in unit.unit.targets
        ]
        about = element("p", "Translation of the old source:", class_="from")
        return _section("The source has changed", source + about + "".join(targets))

    @property
    def _source(self) -> dict[str, str | bool | None]:
        return language(self.document.view.options.source_language)

    def terms(self) -> str:
        """The glossary's entries for the terms of the source."""
        reading = self.document.catalog.reading(self.entry.key)
        concepts = {match.concept.id: match.concept for match in reading.terms}
        entries = glossary_entries(
            concepts.values(), self.document.view.options.source_language, self.document.language
        )
        return _section("Terms", element("dl", "".join(map(self._term, entries))) if entries else "")

    def _term(self, entry: GlossaryEntry) -> str:
        about = ENGLISH.explained(entry)
        pair = pair_html(entry, self.document.view.options.source_language, self.document.language)
        sources = ", ".join(one.title for one in entry.sources)
        shown = "".join(element("dd", text(part)) for part in (about, f"Sources: {sources}" if sources else "") if part)
        return element("div", element("dt", pair) + shown, data_link=f"term-{entry.id}")

    def figures(self) -> str:
        """How the figures of both sides were read."""
        piece = self.document.annotated(self.entry)
        read = [
            element("li", text(mark.note), data_link=f"quantity-{mark.link or f'{name}-{mark.start}'}")
            for name, side in (("source", piece.source), ("target", piece.target))
            for mark in side.marks
            if mark.kind is MarkKind.QUANTITY and mark.note
        ]
        return _section("Figures", element("ul", "".join(read), class_="figures") if read else "")

    def footnotes(self) -> str:
        """The translator's footnotes."""
        notes = self.entry.piece.footnotes
        items = [element("li", f"{note.mark} {text(note.text)}", id_=f"translator-{note.mark}") for note in notes]
        return _section("Footnotes", element("ul", "".join(items)) if items else "")

    def comments(self) -> str:
        """All comments as they are in the file, and a form for another."""
        unit = self.entry.unit
        signed = {one.line for one in unit.reviews} if unit else set()  # they are shown as reviews
        comments = [line for number, line in enumerate(unit.comments) if number not in signed] if unit else []
        said = "\n".join(comments).strip("\n")
        shown = element("p", text(said), class_="comments") if said else ""
        box = '<label>Add a comment <textarea name="text" rows="2" required></textarea></label>'
        return _section("Comments", shown + self._form("comment", box, element("button", "Add")))

    def reviews(self) -> str:
        """Who has signed it off, and a form to do so."""
        unit = self.entry.unit
        if unit is None or not unit.target:
            return ""
        items = [
            element("li", text(f"Reviewed by {one.name}" + ("" if one.holds else ", but changed since")),
                    class_="holds" if one.holds else "void")
            for one in unit.reviews
        ]  # fmt: skip
        field = f'<label>Reviewed by <input name="name" required autocomplete="name" value="{text(self.name)}"></label>'
        was = hidden("was", as_seen(unit.unit.targets))
        form = self._form("reviewed", was, field, element("button", "Sign off"))
        return _section("Reviews", (element("ul", "".join(items)) if items else "") + form)


def later(address: str, label: str, *, now: bool = False) -> str:
    """Something that is fetched: at once by a script, or by following the link."""
    link = element("a", label, href=address, class_="fetch")
    return element("div", link, data_load=address if now else None)


def _section(title: str, content: str) -> str:
    return element("section", element("h3", title) + content) if content else ""


def without_unit(back: str) -> str:
    """The query of the page without the chosen paragraph."""
    return urlencode([(name, value) for name, value in parse_qsl(back) if name != "unit"])


def memory_html(found: Sequence[Known], document: LiveDocument, entry: Entry) -> str:
    """The best of the memory: each source with what this one has instead, and its translation."""
    items = []
    for one in found:
        source = element(
            "p", words(one.source, entry.piece.source.text), **language(document.view.options.source_language)
        )
        target = element("p", text(one.target), class_="known-target", **language(document.language))
        put = element("button", "Put into the editor", type="button", class_="use")
        items.append(
            element("li", element("span", f"{one.percent}% {text(one.place)}", class_="from") + source + target + put)
        )
    if not items:
        return element("p", "Nothing like it was translated before.")
    return element("ol", "\n".join(items), class_="memory")


def history_html(versions: Sequence[Version], code: str) -> str:
    """The commits that changed a translation, the latest first, each with what it changed."""
    if not versions:
        return element("p", "Git has no version of it yet: commit the catalog to see its history here.")
    return element("ol", "\n".join(_versions(versions, code)), class_="history")


def _versions(versions: Sequence[Version], code: str) -> Iterator[str]:
    for new, old in pairwise([*versions, None]):
        if new is None:
            return
        head = f"{new.date} {text(new.author)}: {text(new.subject)} ({element('code', new.commit[:8])})"
        state = f", {STATES[new.state]}" if new.state else ""
        before = old.target or "" if old else ""
        shown = words(before, new.target or "") if old and before else text(new.target or "")
        yield element(
            "li", element("span", head + state, class_="from") + element("p", shown or "(empty)", **language(code))
        )
