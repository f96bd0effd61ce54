"""XML as elements, entry by entry: a file of any size is never in memory whole."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from toolkit.errors import InputError

#: The elements of the dialects, outermost first: TBX 3 and 2, TBX-Min, MultiTerm.
ROOTS = frozenset({"tbx", "martif", "TBX", "mtf"})
ENTRIES = frozenset({"conceptEntry", "termEntry", "entry", "conceptGrp"})
LANGUAGES = frozenset({"langSec", "langSet", "langGroup", "languageGrp"})
TERMS = frozenset({"termSec", "tig", "ntig", "termGroup", "termGrp"})

_DEEPEST = 60
#: Bytes that the parser takes at a time.
_PIECE = 1 << 20
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
#: Encodings of more than one byte a character that the parser does not know, and Python does.
_ASIAN = frozenset(
    {"gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "cp936", "cp950", "shift_jis", "euc-jp", "euc-kr"}
)


@dataclass(slots=True)
class Element:
    """One element: its name without a namespace, its attributes, and its text and elements in order."""

    name: str
    attributes: dict[str, str]
    line: int
    parts: list[str | Element] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What a note or description is: its type, else its name."""
        return self.attributes.get("type") or self.name

    @property
    def language(self) -> str:
        """The language tag of a section, empty where it has none."""
        own = self.attributes.get("xml:lang") or self.attributes.get("lang")
        if own:
            return own
        inside = next((child for child in self.children if child.name == "language"), None)
        return (inside.attributes.get("lang") or inside.attributes.get("type", "")) if inside else ""

    @property
    def children(self) -> list[Element]:
        """The elements right below."""
        return [part for part in self.parts if isinstance(part, Element)]

    @property
    def has_text(self) -> bool:
        """True if there is text right below, not only in the elements."""
        return any(isinstance(part, str) and part.strip() for part in self.parts)

    @property
    def content(self) -> str:
        """All text in it, markup inside left out, without the white space around it."""
        return "".join(self._texts()).strip()

    def _texts(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, Element):
                yield from part._texts()
            else:
                yield part

    def below(self, stop: frozenset[str] = frozenset()) -> Iterator[Element]:
        """The elements below in document order, but not those of the names in `stop`, nor what is in them."""
        for child in self.children:
            if child.name not in stop:
                yield child
                yield from child.below(stop)

    def sections(self, names: frozenset[str]) -> Iterator[Element]:
        """The outermost elements of these names."""
        for child in self.children:
            if child.name in names:
                yield child
            else:
                yield from child.sections(names)


def read_entries(data: bytes, path: str, take: Callable[[Element], None]) -> None:
    """Call `take` with each entry. Raises InputError with path:line:column for what is not XML, not TBX, nested without
    end, or uses an entity.
    """
    _Parser(path, take).read(*_decoded(data, path))


def _decoded(data: bytes, path: str) -> tuple[bytes, str | None]:
    """The bytes, and the encoding that holds for them instead of the declared one."""
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii").lower() if declared else ""
    if name not in _ASIAN:
        return data, None
    with contextlib.suppress(UnicodeDecodeError):
        data.decode()  # a tool saved it again, and left the declaration
        return data, "utf-8"
    name = "gb18030" if name in {"gb2312", "gbk", "cp936"} else name
    try:
        return data.decode(name).encode(), "utf-8"
    except UnicodeDecodeError as error:
        message = f"declares the encoding {name} but is not valid in it at byte {error.start}"
        raise InputError(message, path=path, line=data.count(b"\n", 0, error.start) + 1, column=1) from None


class _Parser:
    """Builds elements below entries only."""

    def __init__(self, path: str, take: Callable[[Element], None]) -> None:
        self.path, self.take = path, take
        self.depth = 0
        self.open: list[Element] = []  # the entry under way, and what is open in it

    def read(self, data: bytes, encoding: str | None) -> None:
        self.expat = parser = expat.ParserCreate(encoding, namespace_separator=" ")
        parser.buffer_text = True
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = lambda name, *_: self._refuse_entity(f"declares the entity {name}")
        parser.SkippedEntityHandler = lambda name, _: self._refuse_entity(f"uses the entity {name}")
        try:
            for start in range(0, len(data), _PIECE):
                parser.Parse(data[start : start + _PIECE], False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            message = f"this is not XML: {expat.ErrorString(error.code)}"
            raise InputError(message, path=self.path, line=error.lineno, column=error.offset + 1) from None
        except (ValueError, LookupError) as error:  # an encoding that Python does not know
            raise InputError(f"this cannot be read: {error}", path=self.path, line=1, column=1) from None

    def _refuse(self, message: str) -> InputError:
        line, column = self.expat.CurrentLineNumber, self.expat.CurrentColumnNumber + 1
        return InputError(message, path=self.path, line=line, column=column)

    def _refuse_entity(self, message: str) -> None:
        raise self._refuse(f"{message}; entities are not supported, use the text itself")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._refuse("nested too deeply for TBX")
        local = name.rpartition(" ")[2]
        if self.depth == 1 and local not in ROOTS:
            raise self._refuse(f"this is not TBX: the outermost element is {local}")
        if self.open or (local in ENTRIES and self.depth > 1):
            named = {_attribute(key): value for key, value in attributes.items()}
            element = Element(local, named, self.expat.CurrentLineNumber)
            if self.open:
                self.open[-1].parts.append(element)
            self.open.append(element)

    def _end(self, _: str) -> None:
        self.depth -= 1
        if self.open:
            element = self.open.pop()
            if not self.open:
                self.take(element)

    def _text(self, text: str) -> None:
        if self.open:
            self.open[-1].parts.append(text)


def _attribute(name: str) -> str:
    return "xml:lang" if name == "http://www.w3.org/XML/1998/namespace lang" else name.rpartition(" ")[2]
