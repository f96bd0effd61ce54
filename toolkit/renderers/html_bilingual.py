"""HTML for reviewers: source and target side by side, with linked terms and figures, and findings in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote

from toolkit.language.difference import Op, difference
from toolkit.model import BlockKind
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Footnote, Known, Mark, MarkKind, Piece, Remark, Rendition, Side, Substitution
from toolkit.renderers.contents import DEEPEST_HEADING
from toolkit.renderers.figures.html import figures_html
from toolkit.renderers.html import disclaimer, glossary
from toolkit.renderers.html_columns import Columns, columns_of_rows
from toolkit.renderers.html_marks import Marks, without_data
from toolkit.renderers.html_text import (
    badge,
    banner,
    element,
    endnotes,
    language,
    own_note,
    own_reference,
    page,
    prose,
    reference,
    side_html,
    spoken,
    tagged,
    text,
)
from toolkit.renderers.html_toolbar import toolbar
from toolkit.renderers.labels import labels_for
from toolkit.renderers.no_break import with_no_breaks
from toolkit.renderers.runs import Run, cells
from toolkit.renderers.tables import rows_alone

#: The labels of the page itself are in English.
ENGLISH = labels_for("en")
#: A page with more paragraphs lays out and marks only those near the window.
LONG = 200
#: What differs between a known source and the unit's, as an element.
CHANGED = {Op.DELETE: "del", Op.INSERT: "ins"}


def row_html(row: Row, number: int) -> str:
    """One piece as an element, empty for what has none of its own; `number` is shown as its number."""
    return "".join(KINDS[row.piece.kind](row, iter([number])))


def render(rendition: Rendition) -> bytes:
    """The page as UTF-8."""
    labels = labels_for(rendition.language)
    rendition = with_no_breaks(rendition)
    numbers = iter(range(1, 1 + sum(1 for _ in rendition.walk())))
    marks = Marks()
    columns = {id(row): one for piece in rendition.walk() for row, one in columns_of_rows(piece)}
    rows = (_StaticRow(rendition, piece, marks, columns.get(id(piece))) for piece in rendition.walk())
    units = [shown for row in rows for shown in KINDS[row.piece.kind](row, numbers)]
    size = "long" if len(units) > LONG else None
    parts = [
        element("a", text(ENGLISH.skip), class_="skip", href="#text"),
        banner(rendition),
        toolbar(rendition),
        element("main", "\n".join([*_front(rendition), *units]), id_="text", tabindex="-1", class_=size),
        endnotes(rendition, labels),
        figures_html(rendition.figures, {piece.unit: f"u-{piece.unit}" for piece in rendition.walk() if piece.unit}),
        glossary(rendition, labels),
        entries_html(rendition.terms, rendition.source_language, rendition.language),
        disclaimer(rendition),
        element("div", "", id_="card", role="tooltip", hidden=True),
        marks.html(),
    ]
    return page(
        rendition,
        code="en",
        style=("page.css", "bilingual.css"),
        body="\n".join(part for part in parts if part),
        scripts=("cards.js", "bilingual.js"),
    )


def _front(rendition: Rendition) -> Iterator[str]:
    """The title and the lines of metadata that the settings add."""
    front, code = rendition.front, rendition.language
    if front.title:
        yield element("h1", prose(front.title, code), **language(code))
    for name, value in front.lines:
        shown = prose(labels_for(code).labelled(name, value), code)
        yield element("p", shown, class_="metadata", **language(code))


class Row:
    """One piece as a row of the page; the page for live review overrides what it shows otherwise."""

    tag = "article"

    def __init__(self, rendition: Rendition, piece: Piece) -> None:
        self.rendition = rendition
        self.piece = piece

    def html(self, numbers: Iterator[int], tag: str, kind: str) -> str:
        """The row: place, source, target, findings, and what the memory knows."""
        columns = [
            self.place(next(numbers)),
            element("div", self.source(), class_="source", **language(self.source_language)),
            element("div", self.target(tag), class_="target", **language(self.rendition.language)),
            self.findings(),
            self.known(),
        ]
        return element(
            self.tag,
            "\n".join(column for column in columns if column),
            class_=f"unit {kind}",
            **self.attributes(),
        )

    def attributes(self) -> dict[str, str | None]:
        """What tells the row from others, and what it is filtered by."""
        piece = self.piece
        return {
            "id": f"u-{piece.unit}",
            "tabindex": "-1",
            "data_state": " ".join([piece.state.value, *(["findings"] if piece.remarks else [])]),
            "data_checks": " ".join(dict.fromkeys(remark.check for remark in piece.remarks)) or None,
        }

    @property
    def source_language(self) -> str:
        return self.rendition.source_language

    def place(self, number: int) -> str:
        """The paragraph's number, and its line in the catalog as a link that an editor can open."""
        piece = self.piece
        parts = [element("span", str(number), class_="number")]
        if self.rendition.catalog and piece.catalog_line:
            name = unquote(self.rendition.catalog.rsplit("/", 1)[-1])
            label = f"line {piece.catalog_line}"
            href = f"{self.rendition.catalog}#L{piece.catalog_line}"
            title = f"{name}:{piece.catalog_line}"
            parts.append(element("a", label, class_="open", href=href, title=title, data_line=str(piece.catalog_line)))
        return element("div", " ".join(parts), class_="place")

    def source(self) -> str:
        """The source."""
        return element("p", self.side("source"))

    def target(self, tag: str) -> str:
        """The target or its substitute, and where it comes from. The source is next to it and not repeated."""
        piece = self.piece
        shown = "" if piece.substitution is Substitution.SOURCE else self.side("target")
        origin = element("p", text(piece.provenance), class_="provenance") if piece.provenance else ""
        anchor = piece.note_anchor if piece.note else None
        marked = badge(piece, ENGLISH)
        if piece.kind is BlockKind.ROW and marked:  # beside the cells it would take the place of one
            return element(tag, shown, id_=anchor) + element("p", marked, class_="mark") + origin
        deeper = {"aria_level": "7"} if piece.kind is BlockKind.HEADING and piece.level >= DEEPEST_HEADING else {}
        return element(tag, marked + shown, id_=anchor, **deeper) + origin

    def side(self, name: str) -> str:
        """The text of one side; only the target has footnotes."""
        piece = self.piece
        side: Side = piece.source if name == "source" else piece.target
        notes = piece.footnotes if name == "target" else ()
        if piece.kind is not BlockKind.ROW:
            return self.running(side, notes, name)
        separator = element("span", " | ", class_="separator", aria_hidden="true")
        found = (side_html(side, notes, span, lambda run: marked_run(run, name)) for span in cells(side))
        return separator.join(element("span", cell, **self.cell_look(name, n)) for n, cell in enumerate(found))

    def cell_look(self, _side: str, _column: int) -> dict[str, str | None]:
        """The attributes of a cell of a row."""
        return {"class_": "cell"}

    def running(self, side: Side, notes: Sequence[Footnote], name: str) -> str:
        """A text that is not divided into cells."""
        return side_html(side, notes, render_run=lambda run: marked_run(run, name))

    def findings(self) -> str:
        """The findings, in the order of their marks."""
        items = [_finding(remark, number) for number, remark in enumerate(self.piece.remarks)]
        return element("ul", "\n".join(items), class_="findings", aria_label="Findings") if items else ""

    def known(self) -> str:
        """What the memory has for the same or similar text: its source with what differs, and its translation."""
        if not self.piece.known:
            return ""
        items = [_known(one, self.piece.source.text, self) for one in self.piece.known]
        best = self.piece.known[0].percent
        summary = element("summary", f"Memory: {best}%")
        return element("details", summary + element("ol", "\n".join(items)), class_="known")


class _StaticRow(Row):
    """A row of the page that is a file: terms and figures are data for its script."""

    def __init__(self, rendition: Rendition, piece: Piece, marks: Marks, columns: Columns | None = None) -> None:
        source, target = (replace(side, marks=without_data(side.marks)) for side in (piece.source, piece.target))
        super().__init__(rendition, replace(piece, source=source, target=target))
        self.encoded = marks.encode(piece.source, piece), marks.encode(piece.target, piece)
        self.columns = columns

    def attributes(self) -> dict[str, str | None]:
        """See Row; with the terms and figures of both sides, and the columns of its table."""
        source, target = self.encoded
        widths = self.columns and self.columns.widths
        style = f"--columns: {widths}" if widths else None
        return super().attributes() | {"data_s": source or None, "data_t": target or None, "style": style}

    def running(self, side: Side, notes: Sequence[Footnote], name: str) -> str:
        """See Row; a note of the report's own has links back to all its marks."""
        shown = super().running(side, notes, name)
        return own_note(self.piece, shown, ENGLISH) if name == "target" and self.piece.note else shown

    def cell_look(self, side: str, column: int) -> dict[str, str | None]:
        """See Row; figures and the headings above them are flush right, and figures say what they lack after them."""
        if self.columns is None:
            return {"class_": "cell"}
        heading, figure = self.columns.is_heading(side), column in self.columns.figures
        fill = self.columns.fill(side, column) if figure and not heading else ""
        return {"class_": "cell" + " heading" * heading + " figure" * figure, "data_fill": fill or None}


def _known(one: Known, source: str, row: Row) -> str:
    """A translation of the memory; what the unit's source has instead of the known one is marked."""
    runs = difference(one.source, source)
    marked = "".join(element(CHANGED[op], text(run)) if op in CHANGED else text(run) for op, run in runs)
    parts = [
        element("span", f"{one.percent}% {text(one.place)}", class_="from"),
        element("p", marked, **language(row.source_language)),
        element("p", text(one.target), **language(row.rendition.language)),
    ]
    return element("li", "\n".join(parts))


def _entry_id(link: str) -> str:
    return f"entry-{link}"


def entries_html(terms: Sequence[GlossaryEntry], code: str, target: str) -> str:
    """The glossary entries of the terms on the page, of two languages."""
    if not terms:
        return ""
    items = [
        element("dt", pair_html(entry, code, target)) + element("dd", tagged(ENGLISH.explained(entry), "en"))
        for entry in terms
    ]
    groups = [
        element("div", item, id_=_entry_id(f"{MarkKind.TERM.value}-{entry.id}"))
        for item, entry in zip(items, terms, strict=True)
    ]
    heading = element("h2", "Terms on this page", id_="terms")
    return element("section", heading + element("dl", "\n".join(groups)), class_="entries", aria_labelledby="terms")


def pair_html(entry: GlossaryEntry, code: str, target: str) -> str:
    """A term and its translation, each in its language."""
    source = element("span", tagged(entry.source, code), **language(code))
    return f"{source} = {element('span', text(entry.target), **language(target))}"


def link_of(mark: Mark, side: str) -> str:
    """The link that marks of one term, figure or finding share; a mark without a counterpart has its own."""
    return f"{mark.kind.value}-{mark.link or f'{side}-{mark.start}'}"


def marked_run(run: Run, side: str) -> str:
    """A run with the marks that cover it, findings innermost."""
    if run.footnote:
        return reference(run.footnote)
    inner = own_reference(run, spoken(text(run.text), run.language))
    order = [MarkKind.FOUND, MarkKind.FINDING, MarkKind.QUANTITY, MarkKind.TERM]
    for mark in sorted(run.marks, key=lambda mark: order.index(mark.kind)):
        inner = _marked(mark, side, inner)
    classes = " ".join(name for name, on in (("enumerator", run.enumerator), ("run-in", run.run_in)) if on)
    return element("span", inner, class_=classes) if classes else inner


def _marked(mark: Mark, side: str, inner: str) -> str:
    if mark.kind is MarkKind.FOUND:
        return element("mark", inner, class_="found")
    name = "mark" if mark.kind is MarkKind.FINDING else "span"
    return element(name, inner, class_=mark.kind.value, data_link=link_of(mark, side))


def _finding(remark: Remark, number: int) -> str:
    put = remark.suggestion if remark.suggestion.strip() else f"“{remark.suggestion}”"
    suggestion = f" → {element('span', text(put), class_='suggestion')}" if remark.suggestion else ""
    severity = element("strong", text(remark.severity.value))
    check = element("code", text(remark.check))
    return element(
        "li",
        f"{severity} {check} {tagged(remark.message, 'en')}{suggestion}",
        class_=remark.severity.value,
        data_link=f"finding-{number}",
        tabindex="-1",
    )


def _plain(row: Row, numbers: Iterator[int]) -> Iterator[str]:
    yield row.html(numbers, "p", row.piece.kind.value)


def _title(row: Row, numbers: Iterator[int]) -> Iterator[str]:
    yield row.html(numbers, "h1", "title")


def _heading(row: Row, numbers: Iterator[int]) -> Iterator[str]:
    level = max(row.piece.level, 1)
    yield row.html(numbers, f"h{min(level + 1, DEEPEST_HEADING)}", f"heading depth-{min(level, DEEPEST_HEADING)}")


KINDS: dict[BlockKind, Callable[[Row, Iterator[int]], Iterator[str]]] = {
    BlockKind.TITLE: _title,
    BlockKind.METADATA: _plain,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _plain,
    BlockKind.LIST_ITEM: _plain,
    BlockKind.TABLE: rows_alone,
    BlockKind.ROW: _plain,
    BlockKind.CAPTION: _plain,
    BlockKind.NOTE: _plain,
}
