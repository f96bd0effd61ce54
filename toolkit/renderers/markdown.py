"""Markdown (CommonMark with GitHub's tables and footnotes); every text comes out as it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from toolkit.model import BlockKind
from toolkit.model.rendition import Footnote, Piece, Rendition, Side
from toolkit.renderers.runs import cells, label, runs
from toolkit.renderers.tables import figure_columns
from toolkit.renderers.words import Words, glossary_head, words

#: Characters that may start markup anywhere in a text. `&` does only before an entity, `~` only doubled.
_ANYWHERE = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)|~(?=~)|(?<=~)~|(?<![A-Za-z0-9])!(?=\[)")
#: Beginnings of a line that would make it a heading, a list, a quotation, a table, a rule or code.
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+>=|](?=.)|[-+=>|]$|~~~)|^(\d{1,9})([.)])(?=\s|$)")
#: Number signs that would close a heading.
_CLOSING = re.compile(r"(?<!\\)#+\s*$")


def render(rendition: Rendition) -> bytes:
    """The document as UTF-8 Markdown with LF line ends."""
    said = words(rendition.language)
    parts = [f"# {escaped(rendition.front.title)}"] if rendition.front.title else []
    for piece in rendition.head:
        parts += block(piece, said)
    parts += ["\\\n".join(escaped(said.labelled(name, value)) for name, value in rendition.front.lines)]
    for piece in rendition.body:
        parts += block(piece, said)
    parts += closing(rendition, said)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def closing(rendition: Rendition, said: Words) -> Iterator[str]:
    """Glossary, disclaimer and notes, as far as there are any."""
    if rendition.glossary:
        if not rendition.is_glossary:
            yield f"## {escaped(said.glossary)}"
        yield glossary_table(rendition, said)
    if rendition.front.disclaimer:
        yield f"*{escaped(' '.join(rendition.front.disclaimer.split()))}*"
    yield from (f"[^{note.number}]: {escaped(' '.join(note.text.split()))}" for note in rendition.footnotes())


def glossary_table(rendition: Rendition, said: Words) -> str:
    """The appendix as a table: source, target, definition."""
    whole = rendition.is_glossary
    rows = [[one.source, one.target, said.explained(one, whole=whole)] for one in rendition.glossary]
    return table([[escaped(text) for text in row] for row in (glossary_head(rendition, said), *rows)])


def escaped(text: str) -> str:
    """A text in which nothing is markup; its line breaks are hard ones."""
    return _lines(_ANYWHERE.sub(r"\\\g<0>", text))


def block(piece: Piece, said: Words) -> Iterator[str]:
    """The paragraphs of a piece and of everything below it."""
    yield from KINDS[piece.kind](piece, said)
    if piece.kind is not BlockKind.TABLE:
        for child in piece.children:
            yield from block(child, said)


def side_text(side: Side, footnotes: Sequence[Footnote] = (), span: tuple[int, int] | None = None) -> str:
    """A side, or a span of it, with its run-in heading strong and its footnotes referenced."""
    text, strong = "", False
    for run in runs(replace(side, run_in=_strong_span(side)), footnotes, span=span):
        if run.footnote:
            text += f"[^{run.footnote.number}]"
            continue
        if run.run_in is not strong:
            text, strong = f"{text}**", run.run_in
        text += _ANYWHERE.sub(r"\\\g<0>", run.text)
    text = f"{text}**" if strong else text
    return _lines(text)


def text_of(piece: Piece, said: Words) -> str:
    """A piece's text; what is no finished translation is marked in bold."""
    marked = label(piece, said)
    text = side_text(piece.target, piece.footnotes)
    return " ".join(part for part in (f"**\\[{escaped(marked)}\\]**" if marked else "", text) if part)


def table(rows: Sequence[Sequence[str]], figures: Collection[int] = ()) -> str:
    """Rows of ready Markdown as a table; the first is its head, shorter ones are filled up, `figures` flush right."""
    columns = max(len(row) for row in rows)
    rule = "|".join(" ---: " if column in figures else " --- " for column in range(columns))
    head, *body = [_table_line([*row, *[""] * (columns - len(row))]) for row in rows]
    return "\n".join([head, f"|{rule}|", *body])


def _table_line(cells_: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("\\\n", " ").replace("|", "\\|") for cell in cells_) + " |"


def row_cells(piece: Piece, said: Words) -> list[str]:
    """A row's cells; what marks a substituted row stands in its first cell."""
    marked = label(piece, said)
    texts = [side_text(piece.target, piece.footnotes, span) for span in cells(piece.target)]
    return [f"**\\[{escaped(marked)}\\]** {texts[0]}".strip(), *texts[1:]] if marked else texts


def _strong_span(side: Side) -> tuple[int, int] | None:
    """As much of a run-in heading as can be strong: before a letter, bold only closes behind another letter."""
    if side.run_in is None:
        return None
    start, end = side.run_in
    following = side.text[end : end + 1]
    while end > start and (side.text[end - 1].isspace() or (following.isalnum() and not side.text[end - 1].isalnum())):
        end -= 1
    return (start, end) if end > start else None


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _lines(text: str) -> str:
    """The lines of ready Markdown that have any text, with hard breaks between them."""
    return "\\\n".join(_line_start(line.strip()) for line in text.split("\n") if line.strip())


def _line_start(line: str) -> str:
    return _LINE_START.sub(lambda match: f"{match[2]}\\{match[3]}" if match[2] else f"\\{match[1]}", line)


def _heading(piece: Piece, said: Words) -> Iterator[str]:
    level = 1 if piece.kind is BlockKind.TITLE else min(piece.level + 1, 6)
    text = text_of(piece, said).replace("\\\n", " ")
    yield f"{'#' * level} {_CLOSING.sub(_escape, text)}".rstrip()


def _paragraph(piece: Piece, said: Words) -> Iterator[str]:
    yield text_of(piece, said)


def _table(piece: Piece, said: Words) -> Iterator[str]:
    if piece.children:
        yield table([row_cells(row, said) for row in piece.children], figure_columns(piece))


def _row(piece: Piece, said: Words) -> Iterator[str]:
    yield table([row_cells(piece, said)])


KINDS: dict[BlockKind, Callable[[Piece, Words], Iterator[str]]] = {
    BlockKind.TITLE: _heading,
    BlockKind.METADATA: _paragraph,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.LIST_ITEM: _paragraph,
    BlockKind.TABLE: _table,
    BlockKind.ROW: _row,
}
