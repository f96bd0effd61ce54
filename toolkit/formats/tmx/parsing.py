"""The units of a TMX file one after the other; a file of any size is never in memory whole.

Entities are refused, so that a small file cannot become a big text, and nothing outside the file is ever opened. A
document type is accepted, since programs write `<!DOCTYPE tmx SYSTEM "tmx14.dtd">`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from toolkit.errors import InputError
from toolkit.formats.tmx.encodings import Readable, pieces
from toolkit.formats.tmx.repair import Fault, Repair

#: Elements whose content is not text but the codes of another format.
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
#: No memory has elements so deep, a unit of so many characters or variants, or a tag of so many bytes.
_DEEPEST, LONGEST, _MOST, _WIDEST = 100, 1_000_000, 1_000, 1 << 22
#: What the parser says where a file ends too early.
_ENDS = frozenset(
    expat.errors.codes[name]
    for name in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)
_INVALID = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]
#: What is before an invalid token where a sign of XML is in a text.
_SIGN = re.compile(rb"(?:&[^\s;&<]*|<)\Z")


@dataclass(slots=True)
class Variant:
    """One language's text of a unit, codes left out, the attributes of its `tuv`, and what was repaired in the text."""

    language: str
    attributes: dict[str, str]
    text: str = ""
    fault: Fault | None = None


@dataclass(slots=True)
class Unit:
    """A `tu` with its place, its attributes, and its variants in order."""

    line: int
    column: int
    attributes: dict[str, str]
    variants: list[Variant] = field(default_factory=list)


@dataclass(slots=True)
class Header:
    """What a file says of itself: the program that wrote it, `srclang`, and whether its units are sentences."""

    tool: str = ""
    source: str = ""
    segmentation: str = ""


class Parser:
    """Reads one file, whose units have at most `longest` characters; `header` is known from the first unit on.

    With `repair`, a character that XML does not allow is U+FFFD and a fault of its text; else it ends the file.
    """

    def __init__(self, stream: Readable, path: str, longest: int = LONGEST, *, repair: bool = False) -> None:
        self.path = path
        self.header = Header()
        self._stream = stream
        self._repair = Repair(stream, path) if repair else None
        self._longest = longest
        self._depth = self._size = self._codes = self._fed = self._count = self._begun = 0
        self._done: list[Unit] = []
        self._unit: Unit | None = None
        self._texts: list[str] | None = None  # of the segment that is open

    def units(self) -> Iterator[Unit]:
        """All units, in order. Raises InputError at the first fault, after the units before it."""
        encoding, data = ("utf-8", self._repair.pieces()) if self._repair else pieces(self._stream, self.path)
        self._expat = parser = expat.ParserCreate(encoding)
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = lambda name, *_: self._refuse_entity(f"declares the entity {name}")
        parser.SkippedEntityHandler = lambda name, _: self._refuse_entity(f"uses the entity &{name};")
        ended = False
        while not ended:
            fault = None
            try:
                piece = next(data, b"")
                ended = not piece
                self._feed(piece)
            except InputError as error:
                fault = self._fault(error.message) if error.line is None and self._fed else error
            yield from self._done
            self._done.clear()
            if fault:
                raise fault

    def _feed(self, piece: bytes) -> None:
        """Parse a piece, the empty one at the end. Raises InputError."""
        parser = self._expat
        try:
            parser.Parse(piece, not piece)
        except expat.ExpatError as error:
            message = self._in_words(error, piece)
            raise InputError(message, path=self.path, line=error.lineno, column=error.offset + 1) from None
        except (ValueError, LookupError) as error:  # an encoding that Python cannot give the parser
            raise InputError(f"cannot be read: {error}", path=self.path, line=1) from None
        self._fed += len(piece)
        if self._fed - parser.CurrentByteIndex > _WIDEST:
            raise self._fault("has a tag of several megabytes; no program writes such a memory")

    def _in_words(self, error: expat.ExpatError, piece: bytes) -> str:
        if not self._fed and not piece:
            return "is empty"
        begun = self._depth or self._count
        if not piece and error.code in _ENDS and begun:
            return f"is cut: it ends in the middle, after {self._count:,} whole units; copy or export it again"
        if error.code == _INVALID and begun:
            at = self._expat.ErrorByteIndex - self._fed
            if piece[: at + 1].endswith(b"]]>"):
                return "has ]]> in a text, which XML writes as ]]&gt;"
            if sign := _SIGN.search(piece[:at]):
                wanted = "&lt;" if sign[0] == b"<" else "&amp;"
                return f"has a {sign[0][:1].decode()} in a text, which XML writes as {wanted}"
            return "has a character that is not in its encoding, or that XML does not allow; save it as UTF-8"
        reason = expat.ErrorString(error.code)
        return f"is not well-formed XML: {reason}" if begun else f"is not TMX: {reason}"

    def _fault(self, message: str) -> InputError:
        line, column = self._expat.CurrentLineNumber, self._expat.CurrentColumnNumber + 1
        return InputError(message, path=self.path, line=line, column=column)

    def _refuse_entity(self, message: str) -> None:
        raise self._fault(f"{message}; entities are refused in a memory, write the text itself")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._texts is not None:
            self._start_inside(name, attributes)
        elif name == "seg":
            if self._unit and self._unit.variants:
                self._texts = []
                self._begun = self._expat.CurrentByteIndex
                self._expat.CharacterDataHandler = self._take
        elif name == "tuv":
            if self._unit:
                self._add_variant(self._unit, attributes)
        elif name == "tu":
            self._unit = Unit(self._expat.CurrentLineNumber, self._expat.CurrentColumnNumber + 1, attributes)
            self._size = 0
        else:
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if self._depth == 1 and name != "tmx":
            raise self._fault(f"is not TMX: its root is <{name}>")
        if self._depth > _DEEPEST:
            raise self._fault("is nested too deeply for TMX")
        if name == "header":
            get = attributes.get
            self.header = Header(get("creationtool", ""), get("srclang", ""), get("segtype", ""))

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        """An element in a segment: its codes are left out, a line break among them is one."""
        if self._depth > _DEEPEST:
            raise self._fault("is nested too deeply for TMX")
        if self._codes or name in _CODES:
            self._codes += 1
            self._expat.CharacterDataHandler = None
            if name == "ph" and self._codes == 1 and attributes.get("type") == "lb" and self._texts is not None:
                self._texts.append("\n")

    def _add_variant(self, unit: Unit, attributes: dict[str, str]) -> None:
        language = attributes.get("xml:lang") or attributes.get("lang") or ""
        unit.variants.append(Variant(language, attributes))
        if len(unit.variants) > _MOST:
            raise self._fault(f"has a unit of more than {_MOST:,} texts")

    def _take(self, text: str) -> None:
        assert self._texts is not None
        self._texts.append(text)
        self._size += len(text)
        if self._size > self._longest:
            raise self._fault(f"has a unit of more than {self._longest:,} characters")

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._codes:
            self._codes -= 1
            if not self._codes:
                self._expat.CharacterDataHandler = self._take
        elif name == "seg":
            if self._unit and self._texts is not None:
                self._end_text(self._unit, "".join(self._texts))
            self._texts = None
            self._expat.CharacterDataHandler = None
        elif name == "tu" and self._unit:
            self._done.append(self._unit)
            self._count += 1
            self._unit = None

    def _end_text(self, unit: Unit, text: str) -> None:
        """Take the text of a variant. A second one is that of another variant: TMX has one `seg` in a `tuv`."""
        if unit.variants[-1].text:
            self._add_variant(unit, unit.variants[-1].attributes)
        variant = unit.variants[-1]
        variant.text = text
        if self._repair:
            variant.fault = self._repair.fault(self._begun, self._expat.CurrentByteIndex)
