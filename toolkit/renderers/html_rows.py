"""A paragraph of a page for reviewers: source and target side by side, findings, and what the memory has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from toolkit.language.difference import Op, difference
from toolkit.model import BlockKind
from toolkit.model.rendition import Footnote, Known, Mark, MarkKind, Piece, Remark, Rendition, Side, Substitution
from toolkit.renderers.contents import DEEPEST_HEADING
from toolkit.renderers.html_text import (
    badge,
    element,
    language,
    own_reference,
    reference,
    side_html,
    spoken,
    tagged,
    text,
)
from toolkit.renderers.labels import labels_for
from toolkit.renderers.runs import Run, cells
from toolkit.renderers.tables import rows_alone

#: The labels of the page itself are in English.
ENGLISH = labels_for("en")
#: What differs between a known source and the unit's, as an element.
CHANGED = {Op.DELETE: "del", Op.INSERT: "ins"}


def row_html(row: Row, number: int) -> str:
    """One piece as an element, empty for what has none of its own; `number` is shown as its number."""
    return "".join(KINDS[row.piece.kind](row, iter([number])))


class Row:
    """One piece as a row of the page; the page for live review overrides what it shows otherwise."""

    tag = "article"
    #: The role of what a row has beside its texts.
    part_role: str | None = None

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

    @property
    def level(self) -> int:
        """The level of its heading or run-in heading."""
        return max(self.piece.level, 1)

    @property
    def anchor(self) -> str | None:
        """The id of its translation, that of a note of the report's own."""
        return self.piece.note_anchor if self.piece.note else None

    @property
    def shows_source_alone(self) -> bool:
        """True if the source takes the place of a translation, and need not be repeated next to itself."""
        return self.piece.substitution is Substitution.SOURCE

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
        return element("div", " ".join(parts), class_="place", role=self.part_role)

    def source(self) -> str:
        """The source."""
        return element("p", self.side("source"))

    def target(self, tag: str) -> str:
        """The target or its substitute, and where it comes from. The source is next to it and not repeated."""
        shown = "" if self.shows_source_alone else self.side("target")
        origin = element("p", tagged(self.piece.provenance, "en"), class_="provenance") if self.piece.provenance else ""
        is_heading = self.piece.kind is BlockKind.HEADING
        deeper = {"aria_level": "7"} if is_heading and self.level >= DEEPEST_HEADING else {}
        return element(tag, badge(self.piece, ENGLISH) + shown, id_=self.anchor, **deeper) + origin

    def side(self, name: str) -> str:
        """The text of one side; only the target has footnotes."""
        piece = self.piece
        side: Side = piece.source if name == "source" else piece.target
        notes = piece.footnotes if name == "target" else ()
        if piece.kind is not BlockKind.ROW:
            return self.running(side, notes, name)
        separator = element("span", " | ", class_="separator", aria_hidden="true")
        found = (side_html(side, notes, span, lambda run: marked_run(run, name)) for span in cells(side))
        return separator.join(element("span", cell, class_="cell") for cell in found)

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


def _known(one: Known, source: str, row: Row) -> str:
    """A translation of the memory; what the unit's source has instead of the known one is marked."""
    runs = difference(one.source, source)
    parts_of = ((op, tagged(run, row.source_language)) for op, run in runs)
    marked = "".join(element(CHANGED[op], run) if op in CHANGED else run for op, run in parts_of)
    parts = [
        element("span", f"{one.percent}% {tagged(one.place, 'en')}", class_="from"),
        element("p", marked, **language(row.source_language)),
        element("p", tagged(one.target, row.rendition.language), **language(row.rendition.language)),
    ]
    return element("li", "\n".join(parts))


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
    suggestion = f" → {element('span', tagged(put, 'en'), class_='suggestion')}" if remark.suggestion else ""
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
    level = row.level
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
