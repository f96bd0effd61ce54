"""The blocks of a Markdown text in order: paragraphs with their lines, headings, items, rows, notes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.formats.markdown import html_blocks
from toolkit.formats.markdown.emphasis import unescaped, without_emphasis
from toolkit.formats.markdown.inline import BREAK, HARD, INNER, SOFT, pictures, text_of
from toolkit.formats.markdown.lines import BLANK, Source, source
from toolkit.formats.report.bullets import DEEPEST, bulleted
from toolkit.formats.report.clean import clean
from toolkit.formats.report.joining import stacked
from toolkit.formats.report.markdown import CLOSE_HEADING, HEADING, TASK
from toolkit.formats.report.pages import NUMBER
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.siblings import ENDS_SENTENCE
from toolkit.formats.report.starts import padded

if TYPE_CHECKING:
    from markdown_it.token import Token

BAR = re.compile(r"(?<!\\)\|")
#: What is before the first cell of a row.
BEFORE = re.compile(r"\A(?:[ \t]{0,9}>){0,9}[ \t]*\|?")
#: Sides at which texts do not begin.
ELSEWHERE = frozenset({"text-align:center", "text-align:right"})
#: The lines of a paragraph with what is known of the first one, or a paragraph that is whole.
Lines = tuple[Paragraph, list[Source]]


@dataclass(slots=True)
class Blocks:
    """The blocks of a text, and what they leave out."""

    raw: Sequence[str]
    marks: dict[str, str]
    #: The lines with a bullet that can be text, as the next ones have it too.
    weak: set[int]
    found: list[Lines] = field(default_factory=list)
    notes: dict[str, list[Lines]] = field(default_factory=dict)
    pictures: list[int] = field(default_factory=list)

    #: What is before the text of the next paragraph: the number of an item, and whether it has a bullet.
    number: str = ""
    bullet: bool = False
    item: int = 0
    lists: list[str] = field(default_factory=list)
    counts: list[Iterator[str]] = field(default_factory=list)
    note: str | None = None

    def read(self, tokens: Sequence[Token]) -> None:
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "table_open":
                end = _end(tokens, place)
                self._table(tokens[place:end])
                place = end
                continue
            handler = HANDLERS.get(token.type)
            if handler:
                handler(self, tokens, place)
            place += 1

    def _put(self, paragraph: Paragraph, lines: list[Source]) -> None:
        if self.note is None:
            self.found.append((paragraph, lines))
        else:
            self.notes.setdefault(self._mark(self.note), []).append((replace(paragraph, note=True), lines))

    def notes_in_order(self) -> list[Lines]:
        """The notes, by their numbers if all have one."""
        marks = sorted(self.notes, key=int) if all(map(str.isdigit, self.notes)) else list(self.notes)
        return [lines for mark in marks for lines in self.notes[mark]]

    def open_list(self, tokens: Sequence[Token], place: int) -> None:
        token = tokens[place]
        self.lists.append(token.type)
        self.counts.append(_numbers(tokens, place))

    def close_list(self, _tokens: Sequence[Token], _place: int) -> None:
        self.lists.pop()
        self.counts.pop()

    def open_item(self, tokens: Sequence[Token], place: int) -> None:
        opened = tokens[place]
        assert opened.map is not None
        self.item = opened.map[0]
        if self.lists[-1] == "ordered_list_open":
            self.number += next(self.counts[-1]) + self._after_number(opened)
        else:
            self.bullet = True

    def _after_number(self, token: Token) -> str:
        """The sign after the number of an item, with the blanks after it as they are in the file."""
        assert token.map is not None
        written = re.search(rf"{token.info}[.)]([ \t]+)\S", self.raw[token.map[0]])
        return token.markup + (written[1] if written else " ")

    def close_item(self, _tokens: Sequence[Token], _place: int) -> None:
        """An item without text: its number stays."""
        if self.number:
            self._put(Paragraph(self.number.strip(), self.item + 1, gap=True), [])
        self.number, self.bullet = "", False

    def open_note(self, tokens: Sequence[Token], place: int) -> None:
        self.note = tokens[place].meta["label"]
        self.number = f"[{self._mark(self.note)}] "

    def close_note(self, _tokens: Sequence[Token], _place: int) -> None:
        self.note, self.number = None, ""

    def _mark(self, label: str) -> str:
        return self.marks.get(label, label)

    def inline(self, tokens: Sequence[Token], place: int) -> None:
        """A paragraph or heading."""
        token, opened = tokens[place], tokens[place - 1]
        assert token.map is not None
        self._see(token)
        text = text_of(token.children or (), self._mark)
        level = int(opened.tag[1]) if opened.type == "heading_open" else 0
        if level and opened.markup in ("=", "-") and ENDS_SENTENCE.search(text.strip()):
            level = 0  # a rule below a paragraph
        depth = min(max(self.lists.count("bullet_list_open") - 1, 0), DEEPEST) if self.bullet else 0
        first = Paragraph("", token.map[0] + 1, gap=True, heading=level, bullet=self.bullet, depth=depth)
        number, self.number, self.bullet = self.number, "", False
        page = self.raw[token.map[0]].strip() if first.bullet else ""
        if NUMBER.fullmatch(page):
            self._put(replace(first, text=page, bullet=False, depth=0), [])
            return
        if level:
            stacked = html_blocks.spaced(BREAK.sub("\n", text))
            if stacked:
                self._put(replace(first, text=number + stacked), [])
            return
        lines = list(self._lines(text, token.map[0], number))
        for paragraph, several in _marked(first, lines, self.weak):
            self._put(paragraph, several)

    def _lines(self, text: str, start: int, number: str) -> Iterator[Source]:
        """The lines of a paragraph that have text, the first one after the number of its item."""
        at, gap, hard = start, True, False
        for piece in re.split(f"([{SOFT}{HARD}{INNER}])", text):
            if piece in (SOFT, HARD, INNER) and piece:
                at += piece != INNER
                hard = piece != SOFT
                continue
            if not piece.strip(BLANK):
                continue
            raw = self.raw[at] if at < len(self.raw) else piece
            one = source(piece, raw, at + 1, gap=gap, hard=hard)
            if number:
                one, number = replace(one, line=replace(one.line, text=number + one.line.text)), ""
            yield one
            gap, hard = False, False

    def _see(self, token: Token) -> None:
        if count := pictures(token.children):
            self.pictures += [token.map[0] + 1 if token.map else 1] * count

    def code(self, tokens: Sequence[Token], place: int) -> None:
        """The lines of a program, each as it is."""
        token = tokens[place]
        assert token.map is not None
        for number, line in enumerate(token.content.splitlines(), token.map[0] + 2):
            if line.strip(BLANK):
                self._put(Paragraph(clean(line.strip(BLANK)), number, gap=True), [])

    def html(self, tokens: Sequence[Token], place: int) -> None:
        token = tokens[place]
        assert token.map is not None
        found, count = html_blocks.pieces(token.content)
        self.pictures += [token.map[0] + 1] * count
        for one in found:
            text = clean(one.text)
            line = one.line + token.map[0] + 1
            paragraph = Paragraph(
                text, line, row=one.row, gap=one.first or not one.row, heading=one.heading, bullet=one.bullet,
                caption=one.caption, starts=one.starts,
            )  # fmt: skip
            self._put(paragraph, [])

    def _table(self, tokens: Sequence[Token]) -> None:
        """The rows of a table; a line without bars after the last one is not a row, whatever the rules say."""
        gap = True
        row: list[str] = []
        at, begins = 0, list[int | None]()
        for token in tokens:
            if token.type == "tr_open":
                assert token.map is not None
                at = token.map[0]
                begins = _begins(self.raw[at]) if at < len(self.raw) else []
            elif token.type in ("th_open", "td_open") and token.attrs.get("style") in ELSEWHERE:
                begins[len(row) : len(row) + 1] = [None]
            elif token.type == "inline":
                self._see(token)
                lines = BREAK.split(text_of(token.children or (), self._mark))
                row.append(stacked(text for line in lines if (text := " ".join(line.split()))))
            elif token.type == "tr_close":
                is_row = "|" in self.raw[at] if at < len(self.raw) else True
                row += self._beyond(at, len(row)) if is_row else []
                if any(row):
                    text = "\t".join(row) if is_row else row[0]
                    several, starts = is_row and len(row) > 1, tuple(begins[: len(row)])
                    self._put(Paragraph(text, at + 1, row=several, gap=gap or not is_row, starts=starts), [])
                    gap = False
                row = []

    def _beyond(self, at: int, count: int) -> list[str]:
        """The cells of a row that the header has no column for, which Markdown would drop."""
        cells = BAR.split(self.raw[at].strip().strip("|"))[count:] if at < len(self.raw) else []
        return [clean(unescaped(without_emphasis(cell.strip().replace("\\|", "|")))) for cell in cells if cell.strip()]


HANDLERS = {
    "bullet_list_open": Blocks.open_list,
    "ordered_list_open": Blocks.open_list,
    "bullet_list_close": Blocks.close_list,
    "ordered_list_close": Blocks.close_list,
    "list_item_open": Blocks.open_item,
    "list_item_close": Blocks.close_item,
    "footnote_reference_open": Blocks.open_note,
    "footnote_reference_close": Blocks.close_note,
    "inline": Blocks.inline,
    "fence": Blocks.code,
    "code_block": Blocks.code,
    "html_block": Blocks.html,
}


def _begins(line: str) -> list[int | None]:
    """Where the texts between the bars of a line begin."""
    cells = BAR.split(BEFORE.sub("", line))
    places = [padded(html.unescape(cell)) for cell in cells]
    return [place and place[0] for place in places]


def _end(tokens: Sequence[Token], place: int) -> int:
    """The place after the end of the table that begins at a place."""
    return next((n + 1 for n in range(place, len(tokens)) if tokens[n].type == "table_close"), len(tokens))


def _numbers(tokens: Sequence[Token], place: int) -> Iterator[str]:
    """The numbers of a list's items as written; counted on where all are the same (1. 1. 1.)."""
    level = tokens[place].level
    written = []
    for token in tokens[place + 1 :]:
        if token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            written.append(token.info)
    if len(written) > 1 and len(set(written)) == 1 and written[0].isdigit():
        return iter([str(int(written[0]) + n) for n in range(len(written))])
    return iter(written)


def _marked(first: Paragraph, lines: list[Source], weak: set[int]) -> Iterator[Lines]:
    """The lines of a paragraph in parts: those with a mark that CommonMark does not know begin one."""
    part: list[Source] = []
    item = first.bullet
    for one in lines:
        text = one.line.text
        heading = CLOSE_HEADING.fullmatch(text) or (HEADING.fullmatch(text) if text.startswith("##") else None)
        bullet = bulleted(text, weak=one.line.number - 1 in weak and not item)
        if heading or bullet.bullet:
            if part:
                yield first, part
            part = []
            if heading:
                level = len(heading["marks"]) if "marks" in heading.groupdict() else 1
                yield replace(first, text=heading["text"], line=one.line.number, heading=level), []
            else:
                part = [replace(one, line=replace(one.line, text=bullet.text, gap=True))]
            first = replace(first, line=one.line.number, bullet=bullet.bullet, depth=0)
            continue
        if not part and item:
            one = replace(one, line=replace(one.line, text=TASK.sub("", text, count=1)))
        part.append(one)
    if part:
        yield first, part
