"""HTML: a self-contained accessible page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from toolkit.model import BlockKind
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Footnote, Piece, Rendition, Side, Substitution
from toolkit.renderers.appendix import Appendix
from toolkit.renderers.contents import DEEPEST_HEADING, Entry, contents, listed, separator, split_run_in
from toolkit.renderers.figures.html import figures_contents, figures_html
from toolkit.renderers.html_tables import Tables, of_appendix
from toolkit.renderers.html_text import (
    badge,
    banner,
    element,
    endnotes,
    language,
    linked,
    own_note,
    page,
    prose,
    run_html,
    side_html,
    tagged,
    text,
)
from toolkit.renderers.labels import PINYIN, Labels, glossary_head, labels_for
from toolkit.renderers.no_break import with_no_breaks
from toolkit.renderers.runs import BULLET, Run, badge_text
from toolkit.renderers.sidenotes import Sidenotes
from toolkit.renderers.themes import THEMES
from toolkit.renderers.title_block import Role, parts_of, title_block

#: Kinds whose adjacent pieces become one element.
TOGETHER = {kind: kind for kind in (BlockKind.LIST_ITEM, BlockKind.NOTE)}


def render(rendition: Rendition) -> bytes:
    """The page as UTF-8."""
    labels = labels_for(rendition.language)
    rendition = with_no_breaks(rendition)
    writer = _Writer(rendition, labels)
    main = "\n".join(writer.sections(rendition.body))
    body = "\n".join(
        part
        for part in (
            element("a", text(labels.skip), class_="skip", href="#text"),
            banner(rendition),
            writer.top(),
            writer.contents(),
            writer.tables.contents(),
            element("main", main, id_="text", tabindex="-1"),
            endnotes(rendition, labels),
            figures_html(rendition.figures, unit_anchors(writer.entries)),
            glossary(rendition, labels),
            disclaimer(rendition),
        )
        if part
    )
    return page(rendition, code=rendition.language, style=("page.css",), body=body)


class _Writer:
    """Writes the pieces of a document; it knows the headings, for the contents and their anchors."""

    def __init__(self, rendition: Rendition, labels: Labels) -> None:
        self.rendition = rendition
        self.labels = labels
        self.entries = contents(rendition.body)
        self.entry_of = {id(entry.piece): entry for entry in self.entries}
        self.tables = Tables(rendition, labels)
        self.theme = THEMES[rendition.theme]
        self.notes = Sidenotes(rendition, labels) if self.theme.sidenotes else None
        self.own_notes = 0
        #: How many headings there are so far, and before the notes if they have none of their own.
        self.headings = 0
        self.before_notes: int | None = None

    def top(self) -> str:
        """The title of the document with its metadata."""
        if self.theme.title_block:
            return element("header", "\n".join(self.title_block()), class_="title-block")
        return element("header", "\n".join(self.header()))

    def header(self) -> Iterator[str]:
        front = self.rendition.front
        if front.title:
            yield element("h1", self.prose(front.title))
        for piece in self.rendition.head:
            yield from self.block(piece)
        for name, value in front.lines:
            yield element("p", self.prose(self.labels.labelled(name, value)), class_="metadata")

    def title_block(self) -> Iterator[str]:
        """The title with what is above and below it."""
        for line in title_block(self.rendition):
            if line.piece is None:
                inner = self.prose(self.labels.labelled(line.label, line.text) if line.label else line.text)
            else:
                shown = self.side(line.piece.target, line.piece.footnotes, line.span)
                inner = badge(line.piece, self.labels) + self.foreign(line.piece, shown)
            yield element("h1", inner) if line.role is Role.TITLE else element("p", inner, class_=line.role.value)
            yield from self.sections(line.children)

    def contents(self) -> str:
        """The table of contents, once the text is written; empty for a document with fewer than two headings."""
        entries = listed(self.entries)
        if not entries:
            return ""
        lines = [(1, "tables", text(self.labels.tables))] if self.tables.listed else []
        shown = [
            (entry.level, entry.anchor, self.foreign(entry.piece, heading_text(entry, self.labels)))
            for entry in entries
        ]
        if self.own_notes == 1 and self.before_notes is not None:  # notes in several places are left out
            place = sum(entry.number <= self.before_notes for entry in entries)
            shown.insert(place, (1, "notes-1", text(self.labels.notes)))
        lines += shown
        items = "\n".join(
            element("li", element("a", title, href=f"#{anchor}"), class_=f"level-{level}")
            for level, anchor, title in (*lines, *self.appendices())
        )
        name = element("h2", text(self.labels.contents), id_="contents")
        return element("nav", name + element("ul", items), class_="contents follows", aria_labelledby="contents")

    def appendices(self) -> Iterator[tuple[int, str, str]]:
        """What follows the text, for the contents: level, anchor and title."""
        if any(self.rendition.footnotes()):
            yield 1, "translator-notes", text(self.labels.translator_notes)
        yield from figures_contents(self.rendition.figures)
        if self.rendition.glossary:
            yield 1, "glossary", text(self.labels.glossary)
            for number, (title, _) in enumerate(Appendix(self.rendition, self.labels).sections(), 1):
                if title:
                    yield 2, f"glossary-part-{number}", text(title)

    def heading(self, entry: Entry, inner: str) -> str:
        """A heading with a link to itself after it."""
        self.headings += 1
        named = self.labels.labelled(self.labels.permalink, entry.text)
        link = element("a", "", class_="permalink", href=f"#{entry.anchor}", aria_label=named)
        # HTML has six levels, the first of which is the title's.
        deeper = {"class_": "level-6", "aria_level": "7"} if entry.level >= DEEPEST_HEADING else {}
        return element(f"h{min(entry.level + 1, DEEPEST_HEADING)}", inner, id_=entry.anchor, **deeper) + link

    def sections(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """The pieces in order; adjacent list items become one list, and adjacent notes one block."""
        for (kind, of_table), group in groupby(pieces, key=lambda piece: (TOGETHER.get(piece.kind), piece.of_table)):
            parts = [part for piece in group for part in self.block(piece)]
            if kind is BlockKind.LIST_ITEM:
                yield element("ol", "\n".join(parts), class_="items", role="list")
            elif kind is BlockKind.NOTE and of_table:
                yield element("div", "\n".join(parts), class_="table-notes", role="note")
            elif kind is BlockKind.NOTE:
                self.own_notes += 1
                if any(piece.kind is not kind for piece in pieces):
                    self.before_notes = self.headings
                name = {"id_": f"notes-{self.own_notes}", "aria_label": self.labels.notes}
                yield element("section", "\n".join(parts), class_="own-notes", role="doc-endnotes", **name)
            else:
                yield from parts

    def block(self, piece: Piece) -> Iterator[str]:
        """A piece with everything below it."""
        yield from KINDS[piece.kind](self, piece)

    def text(self, piece: Piece) -> str:
        """A piece's text with its badge and footnotes, with its language if that is not the page's."""
        inner = self.side(piece.target, piece.footnotes)
        return badge(piece, self.labels) + self.foreign(piece, inner)

    def side(self, side: Side, footnotes: Sequence[Footnote], span: tuple[int, int] | None = None) -> str:
        """The text of one side of a piece, or of a cell of it."""
        return side_html(side, footnotes, span, self.run)

    def run(self, run: Run) -> str:
        """A run, with its note where notes are beside the text."""
        return run_html(run, self.notes.beside(run) if self.notes else "")

    def prose(self, value: str) -> str:
        """A text that is not the report's: of the settings, or a label."""
        return prose(value, self.rendition.language)

    def foreign(self, piece: Piece, inner: str) -> str:
        if piece.substitution is not Substitution.SOURCE:
            return inner
        return element("span", inner, **language(self.rendition.source_language))


def unit_anchors(entries: Sequence[Entry]) -> dict[str, str]:
    """The anchor of the nearest heading above each unit."""
    return {piece.unit: entry.anchor for entry in entries for piece in entry.piece.walk() if piece.unit is not None}


def heading_text(entry: Entry, labels: Labels) -> str:
    """A heading for the contents, without its footnotes; an untranslated one shows its badge."""
    shown = side_html(entry.piece.target, (), entry.span, _without_marks).replace("<br>\n", " ")
    return shown or text(f"[{badge_text(entry.piece, labels)}]")


def _without_marks(run: Run) -> str:
    """A run without what leads to a note."""
    return "" if run.is_mark else run_html(run)


def glossary(rendition: Rendition, labels: Labels) -> str:
    """The glossary appendix, or an empty string. Its tables have roles, since small screens show them as blocks."""
    if not rendition.glossary:
        return ""
    target = language(rendition.language)
    appendix = Appendix(rendition, labels)
    anchors = {entry.id: f"glossary-{number}" for number, entry in enumerate(rendition.glossary, 1)}
    names = glossary_head(rendition, labels)
    cells = "".join(element("th", text(name), scope="col", role="columnheader") for name in names)
    head = element("tr", cells, role="row")
    parts = [element("h2", text(labels.glossary), id_="glossary")]
    for number, (title, rows) in enumerate(appendix.sections(), 1):
        body = "\n".join(
            element(
                "tr",
                element("th", _term(row, rendition.source_language), scope="row", role="rowheader")
                + element("td", prose(row.target, rendition.language), role="cell", **target)
                + element("td", _explained(appendix, row, anchors), role="cell"),
                id_=anchors[row.id],
                role="row",
            )
            for row in rows
        )
        inner = element("thead", head, role="rowgroup") + element("tbody", body, role="rowgroup")
        parts += of_appendix("glossary", number, title, inner, role="table")
    return element("section", "\n".join(parts), class_="glossary", aria_labelledby="glossary")


def _term(row: GlossaryEntry, code: str) -> str:
    """A term with its reading."""
    reading = f"<br>\n{element('span', text(row.pinyin), class_='pinyin', lang=PINYIN)}" if row.pinyin else ""
    return element("span", tagged(row.source, code), **language(code)) + reading


def _explained(appendix: Appendix, row: GlossaryEntry, anchors: Mapping[str, str]) -> str:
    """What a term means, with links to related terms."""
    links = (
        element("a", prose(appendix.targets[one], appendix.rendition.language), href=f"#{anchors[one]}")
        for one in row.see
    )
    see = text(appendix.words.separator).join(links)
    related = text(appendix.labels.labelled(appendix.words.see, "")) + see if see else ""
    return " ".join(filter(None, (prose(row.definition, appendix.rendition.language), related)))


def disclaimer(rendition: Rendition) -> str:
    """The disclaimer and the license from the settings, or an empty string."""
    lines = filter(None, (rendition.front.disclaimer, rendition.front.license))
    shown = "\n".join(element("p", linked(line, rendition.language)) for line in lines)
    return element("footer", shown) if shown else ""


def _title(writer: _Writer, piece: Piece) -> Iterator[str]:
    yield element("h1", writer.text(piece))
    yield from writer.sections(piece.children)


def _metadata(writer: _Writer, piece: Piece) -> Iterator[str]:
    side, notes = piece.target, piece.footnotes
    spans = parts_of(side.text)
    parted = len(spans) > 1 and all(side.text[end:start].isspace() for (_, end), (start, _) in pairwise(spans))
    parts = (element("span", writer.side(side, notes, span), class_="part") for span in spans)
    inner = " ".join(parts) if parted else writer.side(side, notes)
    yield element("p", badge(piece, writer.labels) + writer.foreign(piece, inner), class_="metadata")
    yield from writer.sections(piece.children)


def _caption(writer: _Writer, piece: Piece) -> Iterator[str]:
    yield element("p", writer.text(piece), class_="caption")


def _heading(writer: _Writer, piece: Piece) -> Iterator[str]:
    heading = writer.heading(writer.entry_of[id(piece)], writer.text(piece))
    yield element("section", "\n".join([element("div", heading, class_="heading"), *writer.sections(piece.children)]))


def _paragraph(writer: _Writer, piece: Piece) -> Iterator[str]:
    entry = writer.entry_of.get(id(piece))
    if entry is None:
        yield element("p", writer.text(piece))
        yield from writer.sections(piece.children)
        return
    head, rest = (writer.foreign(piece, writer.side(*part)) for part in split_run_in(piece))
    inline = writer.heading(entry, badge(piece, writer.labels) + head)
    whole = element("div", f"{inline}{separator(piece)}{element('p', rest)}", class_="run-in")
    yield element("section", "\n".join([whole, *writer.sections(piece.children)]))


def _note(writer: _Writer, piece: Piece) -> Iterator[str]:
    yield element(
        "p", own_note(piece, writer.text(piece), writer.labels), id_=piece.note_anchor if piece.note else None
    )
    yield from writer.sections(piece.children)


def _list_item(writer: _Writer, piece: Piece) -> Iterator[str]:
    bullet, kind = (BULLET, "bulleted") if piece.bullet else ("", None)
    text = element("p", bullet + writer.text(piece), class_=kind)
    yield element("li", "\n".join([text, *writer.sections(piece.children)]))


def _table(writer: _Writer, piece: Piece) -> Iterator[str]:
    if piece.children:
        yield writer.tables.table(piece)


def _row(writer: _Writer, piece: Piece) -> Iterator[str]:
    yield from _table(writer, replace(piece, kind=BlockKind.TABLE, children=(piece,)))


KINDS: dict[BlockKind, Callable[[_Writer, Piece], Iterator[str]]] = {
    BlockKind.TITLE: _title,
    BlockKind.METADATA: _metadata,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
    BlockKind.CAPTION: _caption,
    BlockKind.NOTE: _note,
}
