"""Markdown: CommonMark with GitHub's tables and footnotes. Texts are escaped, so that they show as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from toolkit.language.own_notes import BEGINS, openings
from toolkit.model import BlockKind
from toolkit.model.figure_table import FigureTable
from toolkit.model.rendition import Footnote, Piece, Rendition, Side
from toolkit.renderers.appendix import Appendix
from toolkit.renderers.captions import is_unit
from toolkit.renderers.contents import DEEPEST_HEADING
from toolkit.renderers.draft import draft_banner
from toolkit.renderers.labels import Labels, glossary_head, labels_for
from toolkit.renderers.no_break import plain_spaces
from toolkit.renderers.runs import Run, badge_text, cells, runs
from toolkit.renderers.tables import Grid, grid, with_mark

#: What may be markup anywhere in a text. A star between blanks and an underscore within a word are not; a document
#: defines no links, so that brackets are one only before a parenthesis.
_ANYWHERE = re.compile(
    r"`|~|\\(?=[!-/:-@\[-`{-~]|\s*$)|(?<![ \t])\*|\*(?![ \t])|(?<![^\W_])_|_(?![^\W_])|(?<=_)_|_(?=_)"
    r"|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\[(?=\^)|(?<=\^)\[|\](?=\()",
    re.MULTILINE,
)
#: Line starts that would make the line a heading, a list item, a quotation, an underline, a rule or that of a table.
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|[-|:](?=[-|:\s]*$)|=(?==*\s*$))|^(\d{1,9})([.)])(?=\s|$)")
#: Brackets that would make a paragraph the definition of a link, or an item a task.
_FIRST = re.compile(r"^\[(?=[\s\S]*\]:|[ xX]\]\s)")
#: What a mark of a footnote right after it would be part of.
_BEFORE_MARK = ("]", "!", "^")
#: A mark in parentheses has a blank before it, which a raised one has not: industries (Note 1) is industries[^1].
_OPENS = ("(", "（")
#: What parts the mark that a note begins with from its text.
_AFTER_MARK = " :：.．、\t\u3000\xa0"
#: Number signs that would close a heading.
_CLOSING = re.compile(r"(?<!\S)#+\s*$")


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 Markdown with LF line ends."""
    labels = labels_for(rendition.language)
    title, lines = front_lines(rendition, labels)
    parts = [banner(rendition), title, *blocks(rendition.head, labels), lines]
    parts += blocks(rendition.body, labels)
    parts += closing(rendition, labels)
    return plain_spaces("\n\n".join(part for part in parts if part) + "\n").encode()


def front_lines(rendition: Rendition, labels: Labels) -> tuple[str, str]:
    """The title and the lines of metadata that the settings add; empty where they add none."""
    front = rendition.front
    lines = "\\\n".join(escaped(labels.labelled(name, value)) for name, value in front.lines)
    return f"# {escaped(front.title)}" if front.title else "", lines


def banner(rendition: Rendition) -> str:
    """The banner of an unfinished document, or an empty string."""
    shown = draft_banner(rendition)
    return f"> **{escaped(shown)}**" if shown else ""


def closing(rendition: Rendition, labels: Labels) -> Iterator[str]:
    """Key indicators, glossary, disclaimer and notes, if present."""
    if rendition.figures:
        yield from _figures(rendition.figures)
    if rendition.glossary:
        yield f"## {escaped(labels.glossary)}"
        appendix = Appendix(rendition, labels)
        for title, rows in appendix.sections():
            if title:
                yield f"### {escaped(title)}"
            texts = (glossary_head(rendition, labels), *map(appendix.cells, rows))
            yield table([[escaped(text) for text in row] for row in texts])
    if rendition.front.disclaimer:
        yield escaped(" ".join(rendition.front.disclaimer.split()))
    if rendition.front.license:
        yield escaped(" ".join(rendition.front.license.split()))
    for note in rendition.footnotes():
        yield f"[^{note.mark}]: {escaped(labels.translators(' '.join(note.text.split())))}"


def _figures(shown: FigureTable) -> Iterator[str]:
    yield f"## {escaped(shown.title)}"
    yield escaped(shown.note)
    for section in shown.sections:
        if section.title:
            yield f"### {escaped(section.title)}"
        rows = [[escaped(text) for text in (*row.cells, str(row.number))] for row in section.rows]
        yield table([[escaped(name) for name in section.head], *rows], {len(section.head) - 1})


def escaped(text: str) -> str:
    """A text with all markup escaped and its line breaks as hard breaks."""
    return _lines(_ANYWHERE.sub(r"\\\g<0>", text))


def blocks(pieces: Sequence[Piece], labels: Labels) -> Iterator[str]:
    """The paragraphs of the pieces and of everything below them."""
    for piece in pieces:
        for block in piece.walk(into_tables=False):
            yield from KINDS[block.kind](block, labels)


def side_text(side: Side, footnotes: Sequence[Footnote] = (), span: tuple[int, int] | None = None) -> str:
    """A side, or a span of it, with its run-in heading in bold and references to its footnotes."""
    text, strong, last = "", False, ""
    for run in runs(replace(side, run_in=_strong_span(side)), footnotes, span=span):
        if mark := _footnote_mark(run):
            if run.reference and strong and not run.run_in:
                text, strong = f"{text}**", False
            text = text.rstrip(" ") if run.text.startswith(_OPENS) else text
            text = f"{text[:-1]}\\{last[-1]}" if last.endswith(_BEFORE_MARK) else text
            text, last = f"{text}[^{mark}]", ""
            continue
        last = run.text
        if run.run_in is not strong:
            text, strong = f"{text}**", run.run_in
        text += _ANYWHERE.sub(r"\\\g<0>", run.text)
    text = f"{text}**" if strong else text
    return _lines(text)


def _footnote_mark(run: Run) -> str:
    """The mark of a footnote that a run is, the translator's or the report's own; else an empty string."""
    if run.footnote:
        return run.footnote.mark
    own = run.reference
    return own.note if own and own.place and not own.of_table else ""


def note_text(piece: Piece, side: Side, footnotes: Sequence[Footnote] = ()) -> str:
    """A side of a note that is a footnote, without the mark that it begins with: the footnote has its own.

    A paragraph of several notes keeps their marks, which tell them apart.
    """
    several = len(openings(piece.source.text, tuple(BEGINS))) > 1
    own = None if several else next((one for one in side.references if not one.place), None)
    start = len(side.text) - len(side.text[own.end :].lstrip(_AFTER_MARK)) if own else 0
    return side_text(side, footnotes, (start, len(side.text)))


def text_of(piece: Piece, labels: Labels) -> str:
    """A piece's text, after a label in bold if it is not a finished translation."""
    is_footnote = piece.referred and not piece.of_table
    target = piece.target
    text = note_text(piece, target, piece.footnotes) if is_footnote else side_text(target, piece.footnotes)
    return " ".join(part for part in (_mark(piece, labels), text) if part)


def _mark(piece: Piece, labels: Labels) -> str:
    """The mark of a piece that is not a finished translation, in bold; empty for one that is."""
    marked = badge_text(piece, labels)
    return f"**\\[{escaped(marked)}\\]**" if marked else ""


def table(rows: Sequence[Sequence[str]], figures: Collection[int] = ()) -> str:
    """A table of rows that are Markdown already.

    The first row is the header. Short rows are padded, and `figures` columns are set flush right.
    """
    columns = max(len(row) for row in rows)
    rule = "|".join(" ---: " if column in figures else " --- " for column in range(columns))
    head, *body = [_table_line([*row, *[""] * (columns - len(row))]) for row in rows]
    return "\n".join([head, f"|{rule}|", *body])


def _table_line(cells_: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("\\\n", " ").replace("|", "\\|") for cell in cells_) + " |"


def row_cells(piece: Piece, labels: Labels) -> list[str]:
    """A row's cells, one of them with the label of a substituted row."""
    texts = [side_text(piece.target, piece.footnotes, span) for span in cells(piece.target)]
    return with_mark(texts, _mark(piece, labels))


def indented(rows: Sequence[Sequence[str]], found: Grid) -> list[list[str]]:
    """The cells of a table with blanks before labels, an entity for each level: programs drop other blanks."""
    return [
        ["&emsp;" * found.indent(row, column) * bool(cell) + cell for column, cell in enumerate(own)]
        for row, own in enumerate(rows)
    ]


def _strong_span(side: Side) -> tuple[int, int] | None:
    """The part of a run-in heading that can be bold: before a letter, `**` only closes after another letter.

    It does not end within the mark of a note, nor after one before a letter.
    """
    if side.run_in is None:
        return None
    start, end = side.run_in
    following = side.text[end : end + 1]
    marks = {one.end: one.start for one in side.references}
    while end > start and (
        side.text[end - 1].isspace() or (following.isalnum() and (end in marks or not side.text[end - 1].isalnum()))
    ):
        end = marks.get(end, end - 1)
    return (start, end) if end > start else None


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _lines(text: str) -> str:
    """The non-empty lines of Markdown, joined by hard breaks."""
    lines = (_line_start(line.strip()) for line in text.split("\n") if line.strip())
    return _FIRST.sub(_escape, "\\\n".join(lines))


def _line_start(line: str) -> str:
    return _LINE_START.sub(lambda match: f"{match[2]}\\{match[3]}" if match[2] else f"\\{match[1]}", line)


def _heading(piece: Piece, labels: Labels) -> Iterator[str]:
    level = 1 if piece.kind is BlockKind.TITLE else min(piece.level + 1, DEEPEST_HEADING)
    text = text_of(piece, labels).replace("\\\n", " ")
    yield f"{'#' * level} {_CLOSING.sub(_escape, text)}".rstrip()


def _paragraph(piece: Piece, labels: Labels) -> Iterator[str]:
    yield text_of(piece, labels)


def _note(piece: Piece, labels: Labels) -> Iterator[str]:
    """A note as a footnote where a mark leads to it; one of a table stays below that."""
    text = text_of(piece, labels)
    yield f"[^{piece.note}]: " + text.replace("\\\n", " ") if piece.referred and not piece.of_table else text


def _list_item(piece: Piece, labels: Labels) -> Iterator[str]:
    text = text_of(piece, labels)
    yield "- " + text.replace("\n", "\n  ") if piece.bullet else text


def table_in_markdown(piece: Piece, labels: Labels) -> Iterator[str]:
    """A table of the report in the language of the document, with its captions."""
    if piece.children:
        found = grid(piece)
        yield from (caption(one, text_of(one, labels)) for one in piece.captions)
        yield table(indented([row_cells(row, labels) for row in piece.children], found), found.figures)
        yield from (caption(one, text_of(one, labels)) for one in piece.below)


def caption(piece: Piece, text: str) -> str:
    """A caption of a table in Markdown: its name in bold, its unit plain."""
    return text if is_unit(piece) or "\n" in text else strong(text)


def strong(text: str) -> str:
    """A text that is Markdown already in bold, unless a part of it is."""
    return text if "**" in text or not text else f"**{text}**"


def _row(piece: Piece, labels: Labels) -> Iterator[str]:
    yield table([row_cells(piece, labels)])


KINDS: dict[BlockKind, Callable[[Piece, Labels], Iterator[str]]] = {
    BlockKind.TITLE: _heading,
    BlockKind.METADATA: _paragraph,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.TABLE: table_in_markdown,
    BlockKind.ROW: _row,
    BlockKind.CAPTION: _paragraph,
    BlockKind.NOTE: _note,
}
