"""The paragraphs of an element as a browser lays them out: blocks, lines between `<br>`, tables, lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from toolkit.formats.html.characters import preformatted, shown
from toolkit.formats.html.elements import (
    HEADING,
    SIDE_BY_SIDE,
    SILENT,
    is_block,
    is_raised,
    keeps_lines,
    lines_of,
    loss,
    shown_lines,
    style_of,
)
from toolkit.formats.html.lists import has_bullets, numbers, without_double
from toolkit.formats.html.losses import Losses
from toolkit.formats.html.notes import Notes, without_mark
from toolkit.formats.html.parsing import Node
from toolkit.formats.html.tables import Table
from toolkit.formats.report.bullets import DEEPEST
from toolkit.formats.report.joining import running
from toolkit.formats.report.lines import BLANK, paragraphs
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.raised import raised

#: Between what a page sets side by side, where that is asked for.
APART = "\x1f"
#: What Word writes for the number or bullet of an item, and its level.
WORD_NUMBER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*\blevel([1-9])", re.IGNORECASE)
#: Signs that are bullets in Word's fonts.
WORD_BULLET = re.compile(r"[·•●■◆◇□▪Øü§o\-–—lnuvqw\uf000-\uf0ff]")


class Flow:
    """Reads elements into paragraphs. The text of plain ones keeps the blanks before it, for `plain`.

    `leaves_out` says of an element what it is counted as where it is not part of the text, or nothing. In a `cell`
    every line is a paragraph. `apart` puts APART between what is side by side.
    """

    def __init__(
        self,
        leaves_out: Callable[[Node], str],
        notes: Notes,
        losses: Losses,
        *,
        cell: bool = False,
        apart: bool = False,
    ) -> None:
        self.leaves_out, self.notes, self.losses = leaves_out, notes, losses
        self.cell, self.apart = cell, apart
        self.found: list[Paragraph] = []
        #: The lines of the block that is open, each with its place in the source, 0 where that is the block's.
        self.lines: list[tuple[int, list[str]]] = []
        self.start = 0
        self.heading, self.caption, self.in_item, self.lists = 0, False, False, 0
        #: What the next line of a list begins with: its number, or a bullet at a depth.
        self.number, self.depth = "", -1

    def paragraphs(self, elements: Iterable[Node]) -> list[Paragraph]:
        for element in elements:
            self._walk(element)
            self._end()
        return self.found

    def note(self, element: Node) -> list[Paragraph]:
        """The paragraphs of a note, its mark before the first."""
        mark, self.cell, self.start = self.notes.labels[element], True, element.sourceline or 0
        self._children(element)
        self._end()
        texts = [one.text.strip(BLANK) for one in self.found]
        if texts:
            texts[0] = mark + " " * mark.endswith("]") + without_mark(texts[0], mark)
        return [Paragraph(text, one.line, note=True) for text, one in zip(texts, self.found, strict=True)]

    def _walk(self, element: Node) -> None:
        tag = element.tag
        if tag in ("noscript", "template") and (unseen := " ".join("".join(element.itertext()).split())):
            self.losses.add("hidden", 1, [unseen])
        if tag in SILENT or element in self.notes.labels or element in self.notes.backs or self._leaves_out(element):
            return
        if element in self.notes.marks:
            self._add(self.notes.marks[element])
        elif tag == "br":
            self.lines.append((element.sourceline or 0, []))
        elif WORD_NUMBER.search(style_of(element)):
            self._word_number(element)
        elif is_block(element):
            self._block(element)
        elif is_raised(element) or (tag == "a" and any(map(is_raised, element.iterancestors("sup", "span")))):
            self._superscript(element)
        else:
            self._inline(element)

    def _leaves_out(self, element: Node) -> bool:
        """Whether an element is not text; it is counted then."""
        kind = loss(element)
        if kind == "furniture" or (not kind and (kind := self.leaves_out(element))):
            lines = shown_lines(element)
            self.losses.add(kind, len(lines), lines)
        elif kind:
            self.losses.add(kind)
        return bool(kind)

    def _children(self, element: Node) -> None:
        self._add(element.text)
        for child in element:
            self._walk(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            if not self.lines:
                self.lines.append((0, []))
            self.lines[-1][1].append(text)

    def _inline(self, element: Node) -> None:
        around = APART if self.apart and element.tag in SIDE_BY_SIDE else ""
        quotes = ("“", "”") if element.tag == "q" else ("", "")
        self._add(around + quotes[0])
        if keeps_lines(element) and "\n" in lines_of(element).strip("\n"):
            self._preformatted(element)
        else:
            self._children(element)
        self._add(quotes[1] + around)

    def _superscript(self, element: Node) -> None:
        """Read a superscript as marks of notes, an exponent or text; links to notes in it have their marks."""
        text, before = "".join(element.itertext()), "".join(self.lines[-1][1]) if self.lines else ""
        shown = raised(text, before)
        linked = any(one in self.notes.marks or one in self.notes.backs for one in element.iterdescendants("a"))
        if linked or shown.strip() == text.strip():
            self._children(element)
        else:
            self._add(shown)

    def _word_number(self, element: Node) -> None:
        """The number of an item that Word wrote, without the blanks after it; its bullet is not part of the text."""
        text = shown("".join(element.itertext())).strip(BLANK)
        level = next((found for one in element.iterancestors() if (found := WORD_LEVEL.search(style_of(one)))), None)
        if WORD_BULLET.fullmatch(text):
            self.depth = min(int(level[1]) - 1 if level else 0, DEEPEST)
        elif text:
            self.number = text if text[-1] in "、）．章节条" else text + " "

    def _block(self, element: Node) -> None:
        self._end()
        self.start = element.sourceline or 0
        heading = HEADING.fullmatch(element.tag)
        if element.tag == "table":
            self._table(element)
        elif element.tag in ("ul", "ol", "dir", "menu"):
            self._list(element)
        elif keeps_lines(element):
            self._preformatted(element)
        elif heading or element.tag in ("figcaption", "caption"):
            self.heading, self.caption = int(heading[1]) if heading else 0, not heading
            self._children(element)
            self._end()
            self.heading, self.caption = 0, False
        else:
            self._children(element)
        self._end()

    def _list(self, element: Node) -> None:
        around, self.lists = self.in_item, self.lists + 1
        marks = dict(numbers(element)) if element.tag == "ol" else {}
        depth = min(self.lists - 1, DEEPEST) if element.tag != "ol" and has_bullets(element) else -1
        self._add(element.text)
        for child in element:
            self._end()
            self.number, self.depth, self.in_item = marks.get(child, ""), depth if child.tag == "li" else -1, True
            self._walk(child)
            self._end()
            self.number, self.depth = "", -1
            self._add(child.tail)
        self._end()
        self.in_item, self.lists = around, self.lists - 1

    def _table(self, element: Node) -> None:
        table = Table(element, self._cell)
        for loose in table.loose:
            if isinstance(loose, str):
                self._add(loose)
            else:
                self._walk(loose)
            self._end()
        if table.is_layout:
            self.found += table.captions
            for cell in table.cells:
                self._walk(cell)
                self._end()
        else:
            self.found += table.paragraphs()

    def _cell(self, cell: Node) -> list[Paragraph]:
        """The paragraphs of a cell or caption."""
        flow = Flow(self.leaves_out, self.notes, self.losses, cell=True, apart=self.apart)
        flow.start = cell.sourceline or 0
        if not flow._leaves_out(cell):
            flow._children(cell)
            flow._end()
        return [replace(one, text=one.text.strip(BLANK)) for one in flow.found]

    def _preformatted(self, element: Node) -> None:
        """Lines as they are, which the text reader reads."""
        self._end()
        first = element.sourceline or 0
        lines = preformatted(lines_of(element)).split("\n")
        self._read_lines(lines, range(first, first + len(lines)))

    def _end(self) -> None:
        """End a block: what was added since the last one is its lines."""
        lines = [(place or self.start, shown("".join(parts))) for place, parts in self.lines]
        self.lines = []
        texts = [(place, text) for place, text in lines if text.strip(BLANK + APART)]
        if not texts:
            return
        if self.heading or self.caption:
            text = running(line.strip(BLANK) for _, line in texts)
            self.found.append(self._numbered(Paragraph(text, texts[0][0], heading=self.heading, caption=self.caption)))
        elif self.cell or self.in_item or self.number or self.depth >= 0 or len(texts) == 1:
            self.found += [self._numbered(Paragraph(text, place)) for place, text in texts]
        else:
            self._read_lines([text for _, text in lines], [place for place, _ in lines])

    def _numbered(self, one: Paragraph) -> Paragraph:
        """A paragraph with the number or bullet of its item, which only the first has."""
        number, depth = self.number, self.depth
        self.number, self.depth = "", -1
        if number:
            return replace(one, text=without_double(number, one.text.strip(BLANK)))
        return replace(one, text=one.text.strip(BLANK), bullet=True, depth=depth) if depth >= 0 else one

    def _read_lines(self, lines: Sequence[str], places: Sequence[int]) -> None:
        """Lines that the text reader joins where they were wrapped, with the tables that are drawn in them."""
        for one in paragraphs("\n".join(lines)):
            self.found.append(replace(one, line=places[min(one.line, len(places)) - 1]))
