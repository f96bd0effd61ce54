"""The text of a paragraph: runs joined, results of fields, tracked changes accepted, marks of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from toolkit.formats.docx.drawings import Drawn, drawn
from toolkit.formats.docx.equations import linear
from toolkit.formats.docx.fields import Fields, form_value, without_result
from toolkit.formats.docx.leavings import Leavings
from toolkit.formats.docx.names import SPACE, M, W, children, find, flag, local, val
from toolkit.formats.docx.notes import Notes, bracketed
from toolkit.formats.docx.styles import ParagraphStyle, Styles
from toolkit.formats.docx.symbols import SIGNS, sign
from toolkit.formats.report.raised import raised

BLANK = re.compile(r"[ \r\n]+")
#: Elements that hold runs, and what they hold is shown.
CONTAINERS = frozenset("ins moveTo hyperlink smartTag customXml fldSimple dir bdo".split())
#: Elements of a run that are one character.
CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
#: How many pieces of text before a raised one are read to tell what it is.
NEAR = 8
DRAWINGS = frozenset({"drawing", "pict", "object"})


@dataclass(slots=True)
class Text:
    """The text of a paragraph as it is read: pieces with whether they are bold, and the text boxes at it.

    `contents` is set where a part of it belongs to a table of contents; `looks` counts characters by size and weight.
    """

    pieces: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)
    contents: bool = False
    looks: Counter[tuple[int, bool]] = field(default_factory=Counter)

    @property
    def look(self) -> tuple[int, bool]:
        """The size of most of the characters, and whether they are bold."""
        return self.looks.most_common(1)[0][0] if self.looks else (0, False)

    def plain(self) -> str:
        """The text."""
        return "".join(text for text, _ in self.pieces)

    def bold_lead(self) -> int:
        """How many characters at the start are bold; 0 where all are."""
        length = 0
        for text, bold in self.pieces:
            if text.strip() and not bold:
                return length
            length += len(text)
        return 0


class Inline:
    """Reads the texts of paragraphs; fields may go on from one to the next."""

    def __init__(self, styles: Styles, notes: Notes, leavings: Leavings) -> None:
        self._styles, self._notes, self._leavings = styles, notes, leavings
        self._fields = Fields()
        self._style = ParagraphStyle()
        self._text = Text()
        self._bold = False
        self._size = 0
        self._font = ""
        self._raised = False
        self._above = ""  # the last piece, if it is raised, as in the file
        self._runs: dict[str, Callable[[Element], None]] = {
            "t": self._read_text,
            "br": self._break,
            "sym": self._symbol,
            "fldChar": self._field_character,
            "instrText": self._instruction,
            "ruby": self._ruby,
            "lastRenderedPageBreak": lambda _: self._notes.end_page(),
            "footnoteReference": self._reference,
            "endnoteReference": self._reference,
        }

    def read(self, paragraph: Element, style: ParagraphStyle, text: Text) -> None:
        """Append the text of a paragraph."""
        self._style, self._text, self._above = style, text, ""
        text.contents |= self._fields.in_contents
        self._content(paragraph)

    def _content(self, element: Element) -> None:
        for one in children(element):
            name = local(one)
            if one.tag.startswith(M):
                self._equation(one)
            elif name == "r":
                self._run(one)
            elif name in CONTAINERS:
                self._container(one, name)
            elif name == "del":  # what was moved from here (moveFrom) is elsewhere
                self._deleted(one)
            elif name == "sdt":
                self._control(one)

    def _container(self, element: Element, name: str) -> None:
        """What an element holds; a simple field is a field whose result this is."""
        if name == "fldSimple":
            self._fields.begin(element.get(f"{W}instr", ""))
            self._fields.separate()
        self._content(element)
        if name == "fldSimple":
            self._fields.end()

    def _deleted(self, element: Element) -> None:
        if any(one.tag in (f"{W}delText", f"{W}t") and one.text for one in element.iter()):
            self._leavings.add("deletion")

    def _control(self, element: Element) -> None:
        """The content of a content control, but not the prompt of one that nobody has filled in."""
        if flag(element, "sdtPr", "showingPlcHdr"):
            self._leavings.add("placeholder")
        elif (content := find(element, "sdtContent")) is not None:
            self._content(content)

    def _equation(self, element: Element) -> None:
        text = linear(element).strip()
        if text:
            self._leavings.add("equation")
            self._put(text)

    def _put(self, text: str) -> None:
        """Append text, where the fields around it show it."""
        if text and self._fields.shown:
            self._above = ""
            self._fields.show()
            self._text.pieces.append((text, self._bold))
            self._text.looks[self._size, self._bold] += len(text.strip())
            self._text.contents |= self._fields.in_contents

    def _run(self, run: Element) -> None:
        properties = find(run, "rPr")
        if self._is(properties, "vanish", self._style.hidden):
            self._hidden(run)
            return
        self._bold = self._is(properties, "b", self._style.bold)
        self._size = self._styles.size_of(properties) or self._style.size
        fonts = find(properties, "rFonts")
        self._font = "" if fonts is None else fonts.get(f"{W}ascii", "").lower()
        self._raised = self._styles.raised(properties)
        for one in children(run):
            name = local(one)
            if name in CHARACTERS:
                self._put(CHARACTERS[name])
            elif name in self._runs:
                self._runs[name](one)
            elif name in DRAWINGS:
                self._drawing(one)
            elif one.tag.startswith(M):
                self._equation(one)

    def _is(self, properties: Element | None, name: str, otherwise: bool) -> bool:
        """Whether a run has a property: of itself, of its style, or of the style of the paragraph."""
        if properties is None:
            return otherwise
        own = flag(properties, name)
        if own is None:
            own = self._styles.run(val(properties, "rStyle"), name)
        return otherwise if own is None else own

    def _hidden(self, run: Element) -> None:
        """Fields begin and end in hidden runs too; marks for an index are hidden fields."""
        for one in children(run):
            if local(one) in ("fldChar", "instrText"):
                self._runs[local(one)](one)
            elif local(one) == "t" and (one.text or "").strip() and self._fields.shown:
                self._leavings.add("hidden")

    def _read_text(self, element: Element) -> None:
        text = element.text or ""
        if element.get(SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        if self._font in SIGNS:
            text = "".join(sign(self._font, ord(one)) or one for one in text)
        if self._fields.repeats_mark:
            text = bracketed(text)
        text = BLANK.sub(lambda found: found[0] if found[0].strip("\r\n") else " ", text)
        if self._raised and not self._fields.repeats_mark:
            self._superscript(text)
        else:
            self._put(text)

    def _superscript(self, text: str) -> None:
        """Append raised text, read together with raised text right before it: Word may split 12 into 1 and 2."""
        pieces, above = self._text.pieces, self._above
        before = "".join(piece for piece, _ in pieces[-NEAR : -1 if above else None])
        if not above:
            self._put(raised(text, before))
        elif self._fields.shown:
            pieces[-1] = raised(above + text, before), pieces[-1][1]
        self._above = above + text if self._fields.shown else ""

    def _break(self, element: Element) -> None:
        if element.get(f"{W}type") == "page":
            self._notes.end_page()
        self._put("\n")

    def _symbol(self, element: Element) -> None:
        code = element.get(f"{W}char", "")
        try:
            found = sign(element.get(f"{W}font", ""), int(code, 16))
        except ValueError:
            found = None
        if found is None:
            self._leavings.add("sign")
        else:
            self._put(found)

    def _field_character(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.begin(value=form_value(find(element, "ffData")))
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end" and (ended := self._fields.end()) is not None and not ended.has_result:
            text = without_result(ended)
            if text is not None:
                self._put(text)
            elif not ended.in_result:
                self._leavings.field(ended.name)

    def _instruction(self, element: Element) -> None:
        self._fields.instruct(element.text or "")

    def _ruby(self, element: Element) -> None:
        """The base, without the reading above it."""
        base = find(element, "rubyBase")
        if base is not None:
            self._content(base)

    def _reference(self, element: Element) -> None:
        kind = local(element).removesuffix("Reference")
        custom = element.get(f"{W}customMarkFollows") in ("1", "true", "on")
        self._put(self._notes.refer(kind, element.get(f"{W}id", ""), custom=custom))

    def _drawing(self, element: Element) -> None:
        found: Drawn = drawn(element)
        self._text.boxes += found.boxes
        for text in found.pictures:
            self._leavings.picture(text)
        for kind in found.others:
            self._leavings.add(kind)
