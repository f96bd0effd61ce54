"""YAML text as a tree of nodes that know where they stand: no objects, no aliases, no duplicate keys.

The tree is built from the parser's events, not by its composer: that one recurses in C and can be made to crash by
deep nesting, resolves aliases (the billion laughs) and lets a second key of the same name win silently.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import yaml

from toolkit.errors import InputError

#: Deeper than any file this project reads; what lies deeper is a mistake or an attack.
MAX_DEPTH = 20


@dataclass(slots=True)
class Scalar:
    """A string as written; `plain` where it stands without quotes, so that 5 and "5" can be told apart."""

    value: str
    plain: bool
    line: int
    column: int


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
        with _collector_paused():
            return _Builder(path).build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = error.problem or error.context or "it cannot be read"
        hint = _syntax_hint(what)
        raise InputError(f"this is not valid YAML: {what}{hint}", path=path, line=line, column=column) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - text.rfind("\n", 0, error.position)
        code = error.character if isinstance(error.character, int) else ord(error.character[:1] or "\0")
        message = f"the character U+{code:04X} may not stand in YAML; delete it"
        raise InputError(message, path=path, line=line, column=column) from None


def decode(data: bytes, path: str) -> str:
    """The text of a UTF-8 file, a byte order mark dropped; InputError at the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig")
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        message = f"byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise InputError(message, path=path, line=line, column=column) from None


class _Builder:
    """Turns a stream of parser events into nodes without recursion."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.root: Node | None = None
        self.documents = 0

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()
                self.keys.pop()
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event, isinstance(event, yaml.MappingStartEvent))
            elif isinstance(event, yaml.AliasEvent):
                raise self._wrong(event, f"aliases are not used here; write the value of *{event.anchor} out")
            elif isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    raise self._wrong(event, "a file holds one YAML document; move what follows --- into another file")
        root = self.root
        empty = isinstance(root, Scalar) and root.plain and not root.value
        return None if empty else root

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor or (event.tag and event.tag != "!"):
            raise self._property(event)
        line, column = _position(event)
        node = Scalar(event.value, event.implicit[0] and not event.tag, line, column)
        if self.stack and type(self.stack[-1]) is Mapping and self.keys[-1] is None:
            self.keys[-1] = node
            entry = self.stack[-1].entries.get(node.value)
            if entry is not None:
                first = entry[0]
                message = f"the key {node.value} stands here for the second time, first on line {first.line}; keep one"
                raise self._wrong(event, message)
        else:
            self._place(node)

    def _open(self, event: yaml.CollectionStartEvent, mapping: bool) -> None:
        if event.anchor or (event.tag and event.tag != "!"):
            raise self._property(event)
        if len(self.stack) >= MAX_DEPTH:
            raise self._wrong(event, f"nested deeper than {MAX_DEPTH} levels")
        if self.stack and type(self.stack[-1]) is Mapping and self.keys[-1] is None:
            raise self._wrong(
                event, "a list or mapping cannot be a key; put text that holds brackets or braces in quotes"
            )
        line, column = _position(event)
        node: Sequence | Mapping = Mapping({}, line, column) if mapping else Sequence([], line, column)
        self._place(node)
        self.stack.append(node)
        self.keys.append(None)

    def _place(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if type(parent) is Mapping:
            key = self.keys[-1]
            assert key is not None  # a value follows its key: the parser gives them in pairs
            parent.entries[key.value] = (key, node)
            self.keys[-1] = None
        elif type(parent) is Sequence:
            parent.items.append(node)

    def _property(self, event: yaml.NodeEvent) -> InputError:
        if event.anchor:
            return self._wrong(event, f"anchors are not used here; delete &{event.anchor} or put the text in quotes")
        return self._wrong(event, "tags are not used here; delete what begins with ! or put the text in quotes")

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


def _syntax_hint(problem: str) -> str:
    return next((hint for words, hint in _HINTS if words in problem), "")


@contextmanager
def _collector_paused() -> Iterator[None]:
    """A big tree holds no cycles; collecting while it grows doubles the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
