"""Stories: the text of a file, of a text box, a note, a header. Each counts its numbered paragraphs by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from toolkit.formats.docx.grid import Cell, grid, is_bordered, is_layout
from toolkit.formats.docx.indents import first_line, indents
from toolkit.formats.docx.inline import Inline, Text
from toolkit.formats.docx.items import CONTENTS, Item
from toolkit.formats.docx.leavings import Leavings
from toolkit.formats.docx.marks import bold_lead, heading_of, is_hidden, is_joined
from toolkit.formats.docx.names import children, find, flag, local, val
from toolkit.formats.docx.notes import Notes, once
from toolkit.formats.docx.numbering import Counter, Label, Lists
from toolkit.formats.docx.rows import Row, Span, items_of_table
from toolkit.formats.docx.styles import ELSEWHERE, USUAL_SIZE, ParagraphStyle, Styles, centred, indented
from toolkit.formats.report.joining import stacked
from toolkit.formats.report.starts import start

#: Elements around paragraphs and tables.
AROUND = frozenset("ins moveTo customXml sdtContent body hdr ftr footnote endnote txbxContent tc".split())
#: After these the text of a paragraph begins without the blanks that it has.
ENDS_NUMBER = re.compile(r"[\s、）]\Z")
#: A number that is read where nothing follows it: it names a part.
NAMES = re.compile("第|附件|附录|表|图")
#: Blanks that put a line in the middle.
MIDDLE = ("\u3000" * 5, " " * 10)
BREAK, TAB = re.compile(r"\s*\n\s*"), re.compile(r"\s*\t\s*")
#: The gallery of content controls that hold tables of contents.
GALLERY = "table of contents"


@dataclass(frozen=True, slots=True)
class Sources:
    """What all stories of a file share."""

    styles: Styles
    lists: Lists
    notes: Notes
    leavings: Leavings


@dataclass(slots=True)
class _Open:
    """A paragraph whose mark is deleted or hidden, so that the next one goes on with it."""

    text: Text
    label: Label | None = None
    style: ParagraphStyle | None = None
    heading: int = 0
    lead: int = 0


@dataclass(slots=True)
class Story:
    """Reads a story into items."""

    sources: Sources
    items: list[Item] = field(default_factory=list)
    in_contents: int = 0
    in_cell: int = 0
    _inline: Inline = field(init=False)
    _counter: Counter = field(init=False)
    _open: _Open | None = None
    _gap: bool = False

    def __post_init__(self) -> None:
        self._inline = Inline(self.sources.styles, self.sources.notes, self.sources.leavings)
        self._counter = Counter(self.sources.lists)

    def read(self, element: Element) -> list[Item]:
        """The items of a story."""
        self._blocks(element)
        self._close()
        return self.items

    def _blocks(self, element: Element) -> None:
        for one in children(element):
            name = local(one)
            if name == "p":
                self._paragraph(one)
            elif name == "tbl":
                self._close()
                self._table(one)
            elif name == "sdt":
                self._control(one)
            elif name in AROUND:
                self._blocks(one)
            elif name == "del":
                self.sources.leavings.add("deletion")
            elif name in ("altChunk", "subDoc"):
                self.sources.leavings.add("file")

    def _control(self, element: Element) -> None:
        properties, content = find(element, "sdtPr"), find(element, "sdtContent")
        if flag(properties, "showingPlcHdr"):
            self.sources.leavings.add("placeholder")
            return
        is_contents = (val(properties, "docPartObj", "docPartGallery") or "").lower() == GALLERY
        self.in_contents += is_contents
        if content is not None:
            self._blocks(content)
        self.in_contents -= is_contents

    def _paragraph(self, element: Element) -> None:
        properties = find(element, "pPr")
        style = self.sources.styles.paragraph(val(properties, "pStyle"))
        mark = find(properties, "rPr")
        held = self._open or _Open(Text())
        text, self._open = held.text, None
        before = len(text.pieces)
        self._inline.read(element, style, text)
        if is_joined(properties, mark):
            held.text = text
            self._open = held
        elif is_hidden(mark, style):
            self._hold(held, properties, style, has_text=any(piece.strip() for piece, _ in text.pieces[before:]))
        else:
            self._finish(held, properties, style)
        if find(properties, "sectPr") is not None:
            self.sources.notes.end_section()

    def _hold(self, held: _Open, properties: Element | None, style: ParagraphStyle, *, has_text: bool) -> None:
        """Keep a paragraph whose mark is hidden: the next one goes on in the same line, as after a run-in heading."""
        mark = find(properties, "rPr")
        if has_text and held.style is None:
            held.style, held.label = style, self._label(properties, style)
            held.heading = heading_of(properties, style)
            held.lead = len(held.text.plain().rstrip()) if held.heading or flag(mark, "specVanish") else 0
        self._open = held

    def _finish(self, held: _Open, properties: Element | None, style: ParagraphStyle) -> None:
        """Add the item of a paragraph that ends here."""
        if held.style is None:
            held.style, held.label = style, self._label(properties, style)
            held.heading, held.lead = heading_of(properties, style), 0
        item = self._item(held, held.style, properties)
        if item is not None:
            self._add(item)
        elif not held.text.boxes and self.items and self.items[-1].text:
            self._add(Item(""))
        self._boxes(held.text)

    def _item(self, held: _Open, style: ParagraphStyle, properties: Element | None) -> Item | None:
        """The item of a paragraph; None where it is empty."""
        text, label, run_in = held.text, held.label, held.lead
        plain = text.plain().lstrip("\n")
        number = label.text if label else ""
        if number:
            stripped = plain.lstrip() if ENDS_NUMBER.search(number) else plain
            run_in = max(run_in - (len(plain) - len(stripped)), 0)
            plain = number + stripped
        body = once(plain)
        if not body[len(number) :].strip() and not self.in_cell and not NAMES.search(number):
            return None
        role = CONTENTS if self.in_contents or text.contents or style.role == CONTENTS else style.role
        if run_in and run_in + len(number) < len(body.rstrip()):
            return Item(body, numbered=bool(number), role=role, run_in=run_in + len(number))
        first = indented(properties)
        left = (label.indents.get("left", 0) if label and label.bullet else 0) or style.indents.get("left", 0)
        middle = centred(properties)
        size, bold = text.look
        return Item(
            body,
            indented=style.indented if first is None else first,
            indent=indents(properties, {"left": left})["left"],
            heading=held.heading,
            numbered=bool(number),
            bullet=bool(label and label.bullet),
            role=role,
            run_in=bold_lead(text, body),
            size=size,
            bold=bold,
            centred=body.startswith(MIDDLE) or (style.centred if middle is None else middle),
            start=_start(properties, style, label, size),
        )

    def _label(self, properties: Element | None, style: ParagraphStyle) -> Label | None:
        """What Word shows before a paragraph; counts it."""
        own = find(properties, "numPr")
        name = val(own, "numId") or style.list_id
        found = self.sources.lists.get(name)
        if found is None:
            return None
        level = val(own, "ilvl")
        if level is None:
            linked = [place for one in style.linked for place, each in found.levels.items() if each.style == one]
            level = str(linked[0]) if linked else str(style.list_level)
        return self._counter.label(name, int(level) if level.isdecimal() and len(level) < 3 else 0)

    def _add(self, item: Item) -> None:
        self.items.append(replace(item, gap=True) if self._gap else item)
        self._gap = False

    def _close(self) -> None:
        """Add a paragraph that waits for one that never comes."""
        if self._open is not None:
            held, self._open = self._open, None
            self._finish(held, None, held.style or ParagraphStyle())

    def _boxes(self, text: Text) -> None:
        """Add the text boxes at a paragraph after it."""
        for box in text.boxes:
            found = [Item(box)] if isinstance(box, str) else Story(self.sources, in_contents=self.in_contents).read(box)
            self._gap = True
            for item in found:
                self._add(item)
            self._gap = True
        text.boxes.clear()

    def _table(self, element: Element) -> None:
        rows = grid(element, self.sources.leavings)
        style = self.sources.styles.draws_lines(val(element, "tblPr", "tblStyle"))
        self._gap = True
        if is_layout(rows, bordered=is_bordered(element, style)):
            self._frames(rows)
            return
        for item in items_of_table([self._row(row) for row in rows]):
            self._add(item)
        self._gap = True

    def _frames(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Add what is in the cells of a table that only lays out the page."""
        for row in rows:
            for cell in row:
                if cell.element is not None and not cell.goes_on:
                    self._blocks(cell.element)
                    self._close()
                    self._gap = True

    def _row(self, cells: Sequence[Cell]) -> Row:
        """The texts of the paragraphs in each cell; none for the others that a merged cell takes."""
        texts: list[list[str]] = []
        spans: list[Span] = []
        starts: list[int | None] = []
        for cell in cells:
            own = [] if cell.goes_on or cell.element is None else self._cell(cell.element)
            if cell.beside and spans:
                spans[-1] = spans[-1]._replace(columns=spans[-1].columns + cell.span)
            else:
                spans.append(Span(len(texts), cell.span, cell.below))
            texts += [[text for text, _ in own], *[[] for _ in range(cell.span - 1)]]
            starts += [own[0][1] if own else None, *[None] * (cell.span - 1)]
        return Row(texts, len(cells) == 1, spans, starts)

    def _cell(self, element: Element) -> list[tuple[str, int | None]]:
        """The texts of a cell, each in one line, and where they begin."""
        items, gap = self.items, self._gap
        self.items = []
        self.in_cell += 1
        self._nested(element)
        self._blocks(element)
        self._close()
        self.in_cell -= 1
        found, self.items, self._gap = self.items, items, gap
        return [
            (text, start(one.text, one.start))
            for one in found
            if (text := TAB.sub(" ", stacked(BREAK.split(one.text.strip()))))
        ]

    def _nested(self, cell: Element) -> None:
        count = sum(1 for one in children(cell) if local(one) == "tbl")
        if count:
            self.sources.leavings.add("nested", count)


def _start(properties: Element | None, style: ParagraphStyle, label: Label | None, size: int) -> int | None:
    """Where the first line of a paragraph begins; None where it is not at the left."""
    if (val(properties, "jc") or style.side) in ELSEWHERE:
        return None
    above = {**style.indents, **(label.indents if label else {})}
    return first_line(indents(properties, above), size or style.size or USUAL_SIZE)
