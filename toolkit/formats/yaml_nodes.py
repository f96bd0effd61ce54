"""YAML text as a tree of nodes with their positions: no objects, no aliases, no duplicate keys.

The tree is built from the parser's events, not by its composer: that one recurses in C and can be made to crash by
deep nesting, resolves aliases (the billion laughs) and lets a second key of the same name win silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from toolkit.errors import InputError
from toolkit.gc_pause import paused_collector

#: Deeper than any file this project reads; what lies deeper is a mistake or an attack.
MAX_DEPTH = 20
TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"


@dataclass(slots=True)
class Scalar:
    """A string as written; `plain` if it is not quoted, so that 5 and "5" can be told apart."""

    value: str
    plain: bool
    mark: Any  # the parser's own: reading line and column only when asked for saves time

    @classmethod
    def at(cls, value: str, line: int, *, plain: bool = False) -> Scalar:
        """A scalar that no parser made, at the first column of a line."""
        return cls(value, plain, yaml.Mark("", 0, line - 1, 0, None, 0))

    @property
    def line(self) -> int:
        """The 1-based line."""
        return int(self.mark.line) + 1

    @property
    def column(self) -> int:
        """The 1-based column in code points."""
        return int(self.mark.column) + 1


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    items: list[Node]
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Keys with their values, in file order; keys are unique."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def read(text: str, path: str) -> Node | None:
    """The one document in `text` as a node, None where it is empty; positions are 1-based and count code points.

    Raises InputError with path:line:column for bad syntax, a duplicate key (naming both lines), an anchor, alias or
    tag, more than one document, and nesting deeper than MAX_DEPTH.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with paused_collector():
            return _Builder(path).build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = error.problem or error.context or "it cannot be read"
        raise InputError(_syntax_message(what), path=path, line=line, column=column) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - text.rfind("\n", 0, error.position)
        code = error.character if isinstance(error.character, int) else ord(error.character[:1] or "\0")
        message = f"the character U+{code:04X} is not allowed in YAML; delete it"
        raise InputError(message, path=path, line=line, column=column) from None


def decode(data: bytes, path: str) -> str:
    """The text of a UTF-8 file, a byte order mark dropped; InputError at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode("utf-8")  # the object is without the mark
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        message = f"byte 0x{error.object[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise InputError(message, path=path, line=line, column=column) from None


class _Builder:
    """Turns a stream of parser events into nodes without recursion."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Node | None = None
        self.node: Sequence | Mapping | None = None  # the one that is open
        self.outer: list[tuple[Sequence | Mapping | None, Scalar | None]] = []
        self.key: Scalar | None = None  # the key of an open mapping that waits for its value
        self.documents = 0

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.node, self.key = self.outer.pop()
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.AliasEvent):
                raise self._wrong(event, f"aliases are not used here; write the value of *{event.anchor} out")
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise self._wrong(event, "a file holds one YAML document; move what follows --- into another file")
        root = self.root
        empty = isinstance(root, Scalar) and root.plain and not root.value
        return None if empty else root

    def _scalar(self, event: Any) -> None:
        tag = event.tag
        if event.anchor or (tag and tag != "!"):
            raise self._property(event)
        node = Scalar(event.value, event.implicit[0] and not tag, event.start_mark)
        parent = self.node
        if type(parent) is not Mapping:
            self._place(node)
        elif self.key is not None:
            parent.entries[self.key.value] = (self.key, node)
            self.key = None
        elif node.value in parent.entries:
            first = parent.entries[node.value][0].line
            message = f"duplicate key {node.value}, first on line {first}; keep one"
            raise self._wrong(event, message)
        else:
            self.key = node

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if event.anchor or (event.tag and event.tag != "!"):
            raise self._property(event)
        if len(self.outer) >= MAX_DEPTH:
            raise self._wrong(event, TOO_DEEP)
        if type(self.node) is Mapping and self.key is None:
            message = "a list or mapping cannot be a key; put text that holds brackets or braces in quotes"
            raise self._wrong(event, message)
        line, column = _position(event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        node: Sequence | Mapping = Mapping({}, line, column) if mapping else Sequence([], line, column)
        self._place(node)
        self.outer.append((self.node, self.key))
        self.node, self.key = node, None

    def _place(self, node: Node) -> None:
        parent = self.node
        if parent is None:
            self.root = node
        elif isinstance(parent, Sequence):
            parent.items.append(node)
        elif self.key is not None:
            parent.entries[self.key.value] = (self.key, node)
            self.key = None

    def _property(self, event: yaml.NodeEvent) -> InputError:
        if event.anchor:
            return self._wrong(event, f"anchors are not used here; delete &{event.anchor} or put the text in quotes")
        return self._wrong(event, "tags are not used here; delete the tag or put the text in quotes")

    def _wrong(self, event: yaml.Event, message: str) -> InputError:
        line, column = _position(event)
        return InputError(message, path=self.path, line=line, column=column)


def _position(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None  # every event of a parsed text has one
    return mark.line + 1, mark.column + 1


#: What to do about the parser's commonest complaints, by a part of its words.
_HINTS = (
    ("mapping values are not allowed", "; put text that holds a colon in quotes"),
    ("found character '\\t'", "; indent with spaces"),
    ("that cannot start any token", "; put the text in quotes, and indent with spaces"),
    ("did not find expected ',' or", "; put text that holds commas, brackets or braces in quotes"),
    ("could not find expected ':'", "; write key: value"),
    ("did not find expected key", "; check the indentation, and put text that holds quotes in quotes"),
    ("did not find expected '-' indicator", "; check the indentation"),
    ("unexpected end of stream", "; a quotation mark is not closed"),
    ("undefined alias", "; put text that begins with * in quotes"),
)


def _syntax_message(problem: str) -> str:
    if "maximum nesting depth" in problem:  # libyaml has a limit of its own and may see it before the first event
        return TOO_DEEP
    hint = next((hint for words, hint in _HINTS if words in problem), "")
    return f"this is not valid YAML: {problem}{hint}"
