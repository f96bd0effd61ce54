"""PDF, typeset by Typst: tagged for screen readers (PDF/UA-1), with embedded fonts and headings as bookmarks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from toolkit.model import BlockKind
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Footnote, Piece, Reference, Rendition, Side, Substitution
from toolkit.renderers.appendix import FEWEST, WIDTHS, Appendix
from toolkit.renderers.captions import listed
from toolkit.renderers.contents import DEEPEST_CONTENTS, Entry, contents, separator, split_run_in
from toolkit.renderers.draft import draft_banner, draft_mark
from toolkit.renderers.figures.typst import figures_typst
from toolkit.renderers.labels import Labels, glossary_head, labels_for
from toolkit.renderers.no_break import before_marks, with_no_breaks
from toolkit.renderers.pdf_tables import NoteBelow, SmallTable, on_turned_pages, table
from toolkit.renderers.runs import BULLET, Run, badge_text, runs
from toolkit.renderers.themes import THEMES
from toolkit.renderers.title_block import Role, title_block
from toolkit.renderers.typesetting import typeset
from toolkit.renderers.typst import LITERAL, array, call, content, foreign, literal, prose

#: The functions of the preambles of themes for the lines of a title block.
TITLE_BLOCK = {Role.BODY: "issuing-body", Role.TITLE: "title", Role.DATE: "dateline", Role.DETAILS: "details"}
#: A longer heading is set as a paragraph, in characters.
LONGEST_BOOKMARK = 4_000
#: The most characters that are kept on one page: of the last groups of the glossary, of the disclaimer, or of headings
#: with the notes of what is below them.
LONGEST_TOGETHER = 1_200
#: Blocks that go on over pages, or are kept with what is below them.
GOES_ON = ("#data-table(", "#page(", "#above-note(")
#: Keeps what is before it and after it in one line.
JOINER = "#sym.wj;"
_HEADING = re.compile(r"#heading\(level: (\d+)")
#: A longer row of the glossary may go on over a page, in characters.
LONGEST_ROW = 1_500

#: The height of a line of the disclaimer and the characters in it, and the space above it, in the size of its letters.
ROOM_FOR_LINE, LINE, ROOM_ABOVE = 1.8, 90, 5


def render(rendition: Rendition) -> bytes:
    """The PDF. Raises as `typeset` does."""
    rendition = with_no_breaks(rendition)
    return typeset(rendition, "\n\n".join(blocks(rendition)))


def blocks(rendition: Rendition) -> Iterator[str]:
    """The whole text as Typst markup, block by block, with every text as a string literal."""
    shown = list(_text(rendition))
    last = [line for line in (rendition.front.disclaimer, rendition.front.license) if line]
    if last and shown:
        shown[-1] = _kept(shown[-1], last)
    yield from shown
    if last:
        parted = "true" if sum(map(len, last)) > LONGEST_TOGETHER else "false"
        text = "#parbreak()".join(prose(line, rendition.language) for line in last)
        yield call("disclaimer", f"breakable: {parted}", body=text)


def _kept(block: str, lines: Sequence[str]) -> str:
    """The last block before the disclaimer and the license, of which something is on the same page."""
    if block.startswith("#rows("):
        room = ROOM_FOR_LINE * sum(1 + len(line) // LINE for line in lines)
        return block.replace("#rows(", f"#rows(closing: {ROOM_ABOVE + room:g}em, ", 1)
    if block == "]" or block.startswith(("#page(", "#block(")):
        return block
    return call("kept", "above: 0.9em" if block.startswith("#own-note(") else "", body=block)


def _text(rendition: Rendition) -> Iterator[str]:
    """The text with what is appended, block by block."""
    labels = labels_for(rendition.language)
    writer = Writer(rendition, labels)
    if draft_mark(rendition):
        yield call("draft", body=content(draft_banner(rendition)))
    yield from writer.title_block() if THEMES[rendition.theme].title_block else writer.header()
    if len(writer.entries) > 1:
        yield call("outline", f"title: {literal(labels.contents)}", f"depth: {DEEPEST_CONTENTS}", "indent: 1.4em")
        yield call("v", "0.6em")
    if listed(rendition):
        yield call("list-of-tables", content(labels.tables).removeprefix("#"))
        yield call("v", "0.6em")
    yield from _with_headings(on_turned_pages(writer.blocks(rendition.body)))
    yield from figures_typst(rendition.figures)
    if rendition.glossary:
        yield call("heading", "level: 1", body=content(labels.glossary))
        widths = f"({', '.join(f'{width}fr' for width in WIDTHS)})"
        head = [content(name) for name in glossary_head(rendition, labels)]
        appendix = Appendix(rendition, labels)
        groups = []
        for title, rows in appendix.sections():
            heading = [call("heading", "level: 2", body=content(title))] if title else []
            groups.append((len(rows), [*heading, _rows(widths, head, [_terms(appendix, row) for row in rows])]))
        yield from _last_together(groups)


def _with_headings(blocks: Iterable[str]) -> Iterator[str]:
    """The blocks, headings and the short block below them as one where they have translator's notes.

    Typst moves headings to the page of what follows, but leaves there the notes that it has already set.
    """
    headings: list[str] = []
    for block in blocks:
        if _HEADING.match(block):
            headings.append(block)
            continue
        together = "\n\n".join([*headings, block])
        first = _HEADING.match(together)
        whole = isinstance(block, SmallTable) or not block.startswith(GOES_ON)
        if first and whole and "#note(" in together and _length([together]) <= LONGEST_TOGETHER:
            yield call("with-headings", first[1], body=f"\n{together}\n")
        else:
            yield from [*headings, block]
        headings = []
    yield from headings


def _last_together(groups: Sequence[tuple[int, list[str]]]) -> Iterator[str]:
    """The markup of groups, each with its number of terms; a short last one is kept on a page with those before it."""
    start, terms = len(groups), 0
    while start and terms < FEWEST:
        start -= 1
        terms += groups[start][0]
    last = [shown for _, some in groups[start:] for shown in some]
    together = start < len(groups) - 1 and _length(last) <= LONGEST_TOGETHER
    yield from (shown for _, some in groups[:start] for shown in some)
    yield from ("#block(breakable: false, sticky: true)[", *last, "]") if together else last


def _length(markup: Iterable[str]) -> int:
    """How many characters a reader sees of some markup."""
    return sum(len(text) for one in markup for text in LITERAL.findall(one))


def _terms(appendix: Appendix, row: GlossaryEntry) -> list[str]:
    """The cells of a term: with its reading below it, its translation, and what it means."""
    code, source = appendix.rendition.language, appendix.rendition.source_language
    reading = f"#linebreak(){call('reading', body=content(row.pinyin))}" if row.pinyin else ""
    term = foreign(prose(row.source, source) + reading, source)
    return [term, prose(row.target, code), prose(appendix.explained(row), code)]


class Writer:
    """Writes the pieces of a document; it knows the headings."""

    def __init__(self, rendition: Rendition, labels: Labels) -> None:
        self.rendition = rendition
        self.labels = labels
        self.entries = {id(entry.piece): entry for entry in contents(rendition.body)}

    def header(self) -> Iterator[str]:
        """The title and the details of the report."""
        front = self.rendition.front
        if front.title:
            yield call("title", body=self.prose(front.title))
        yield from self.blocks(self.rendition.head)
        for name, text in front.lines:
            yield call("details", body=self.prose(self.labels.labelled(name, text)))

    def title_block(self) -> Iterator[str]:
        """The title with what is above and below it."""
        for line in title_block(self.rendition):
            if line.piece is None:
                inner = self.prose(self.labels.labelled(line.label, line.text) if line.label else line.text)
            else:
                inner = self.badge(line.piece) + self.text(line.piece, span=line.span)
            yield call(TITLE_BLOCK[line.role], body=inner)
            yield from self.blocks(line.children)
        yield call("title-block-end")

    def prose(self, text: str) -> str:
        """A text that is not the report's: of the settings, or a label."""
        return prose(text, self.rendition.language)

    def blocks(self, pieces: Sequence[Piece]) -> Iterator[str]:
        """The pieces in order; adjacent list items become one list."""
        for is_item, group in groupby(pieces, key=lambda piece: piece.kind is BlockKind.LIST_ITEM):
            found = list(group)
            if is_item:
                bodies = ["\n\n".join(KINDS[piece.kind](self, piece)) for piece in found]
                yield call("items", str(max(found[0].level, 1)), *(f"[{body}]" for body in bodies))
            else:
                for piece in found:
                    yield from KINDS[piece.kind](self, piece)

    def entry(self, piece: Piece) -> Entry | None:
        return self.entries.get(id(piece))

    def text(
        self,
        piece: Piece,
        side: Side | None = None,
        footnotes: Sequence[Footnote] | None = None,
        span: tuple[int, int] | None = None,
        *,
        plain: bool = False,
    ) -> str:
        """A piece's target, or a span of it, as markup; `plain` leaves out bold enumerators."""
        notes = piece.footnotes if footnotes is None else footnotes
        shown = runs(side or piece.target, notes, span=span)
        text = "".join(self.run(run, plain=plain) for run in shown)
        if piece.substitution is Substitution.SOURCE:
            return foreign(text, self.rendition.source_language)
        return text

    def run(self, run: Run, *, plain: bool = False) -> str:
        """A run as markup."""
        if run.footnote:
            return self.note(run.footnote)
        if run.reference:
            return _reference(run, run.reference)
        if run.raised:
            return call("raised", body=_content(run))
        return call("enumerator", body=_content(run)) if run.enumerator and not plain else _content(run)

    def note(self, one: Footnote) -> str:
        """The mark of a translator's note, with the note at the first of them."""
        name = literal(f"translator-{one.mark}")
        if one.place > 1:
            return call("note-again", name)
        return call("note", name, body=prose(self.labels.translators(one.text), self.rendition.language))

    def badge(self, piece: Piece) -> str:
        marked = badge_text(piece, self.labels)
        return call("substituted", body=content(f"[{marked}]")) + '#" "' if marked else ""


def _content(run: Run) -> str:
    shown = JOINER.join(map(content, before_marks(run.text)))
    return foreign(shown, run.language) if run.language else shown


def _reference(run: Run, one: Reference) -> str:
    """The mark of a note of the report's own as a link: to the note, or from the note back to its first mark."""
    if one.place == 0:
        return call("back", literal(f"ref-{one.note}"), body=_content(run))
    shape = "super" if run.raised else "text"
    return call("mark", literal(one.anchor), literal(f"note-{one.note}"), shape, body=_content(run))


def _rows(columns: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose rows stay on one page, but for rows too long for one."""
    cells = []
    for row in rows:
        parted = _length(row) > LONGEST_ROW
        cells += [call("table.cell", "breakable: true", body=cell)[1:] if parted else f"[{cell}]" for cell in row]
    return call("rows", columns, array(header), *cells)


def _title(writer: Writer, piece: Piece) -> Iterator[str]:
    yield call("title", body=writer.badge(piece) + writer.text(piece))
    yield from writer.blocks(piece.children)


def _metadata(writer: Writer, piece: Piece) -> Iterator[str]:
    yield call("details", body=writer.badge(piece) + writer.text(piece))
    yield from writer.blocks(piece.children)


def _heading(writer: Writer, piece: Piece) -> Iterator[str]:
    entry = writer.entry(piece)
    end, stop = len(piece.target.text), entry.span[1] if entry else len(piece.target.text)
    content_ = writer.badge(piece) + writer.text(piece, span=(0, stop), plain=True)
    if stop < end:
        content_ += call("full-stop", body=writer.text(piece, span=(stop, end), plain=True))
    level = str(entry.level if entry else 1)
    yield call("heading", f"level: {level}", body=content_) if _can_head(content_) else content_
    yield from writer.blocks(piece.children)


def _paragraph(writer: Writer, piece: Piece) -> Iterator[str]:
    entry = writer.entry(piece)
    if entry is None:
        yield writer.badge(piece) + writer.text(piece)
    else:
        (side, notes, (_, end)), (_, other_notes, rest) = split_run_in(piece)
        stop = entry.span[1]
        heading = writer.badge(piece) + writer.text(
            piece, side, [note for note in notes if note.at < stop], entry.span, plain=True
        )
        tail = writer.text(piece, side, [note for note in notes if note.at >= stop], (stop, end), plain=True)
        yield (
            (call("run-in", str(entry.level), body=heading) if _can_head(heading) else heading)
            + call("strong", body=tail)
            + content(separator(piece))
            + writer.text(piece, side, other_notes, rest)
        )
    yield from writer.blocks(piece.children)


def _can_head(markup: str) -> bool:
    """True if markup can be a heading: PDF/UA allows no empty one, and PDF/A no bookmark of more than 32,767 bytes."""
    texts = LITERAL.findall(markup)
    seen = any(one.isprintable() and not one.isspace() for text in texts for one in text)
    return seen and sum(map(len, texts)) <= LONGEST_BOOKMARK


def _note(writer: Writer, piece: Piece) -> Iterator[str]:
    text = writer.badge(piece) + writer.text(piece)
    yield NoteBelow(call("own-note", literal(piece.note_anchor if piece.referred else ""), body=text))
    yield from writer.blocks(piece.children)


def _list_item(writer: Writer, piece: Piece) -> Iterator[str]:
    text = writer.badge(piece) + writer.text(piece)
    yield call("bulleted", content(BULLET).removeprefix("#"), body=text) if piece.bullet else text
    yield from writer.blocks(piece.children)


def _table(writer: Writer, piece: Piece) -> Iterator[str]:
    if piece.children:
        yield table(writer, piece)


def _row(writer: Writer, piece: Piece) -> Iterator[str]:
    yield from _table(writer, replace(piece, kind=BlockKind.TABLE, children=(piece,)))


def _caption(writer: Writer, piece: Piece) -> Iterator[str]:
    yield call("figure-caption", body=writer.badge(piece) + writer.text(piece))


KINDS: dict[BlockKind, Callable[[Writer, Piece], Iterator[str]]] = {
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
