"""Glossary files: YAML in the form of glossary.schema.json, read into concepts that know their places.

Syntax, a duplicate or unknown key, a wrong type and a repeated id refuse a file; everything else a glossary can be
wrong in is a finding of the checks in the group `glossary`. `glossary.schema.json` beside this module says the same
to editors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from importlib.resources import files
from typing import Any, TypeVar

from toolkit.errors import InputError
from toolkit.formats.yaml_nodes import Mapping as MappingNode
from toolkit.formats.yaml_nodes import Node, Scalar, Sequence, decode, read
from toolkit.gc_pause import paused_collector
from toolkit.model import (
    Concept,
    ConceptStatus,
    Enforce,
    Example,
    Glossary,
    Place,
    Source,
    Term,
    TermStatus,
)

FILE_KEYS = ("concepts",)
CONCEPT_KEYS = (
    "id",
    "zh",
    "en",
    "first_mention",
    "part_of_speech",
    "domain",
    "status",
    "enforce",
    "case",
    "not_in",
    "definition",
    "note",
    "valid",
    "replaces",
    "see",
    "sources",
    "examples",
)
TERMS_KEYS = ("preferred", "admitted", "deprecated")
ADMITTED_KEYS = ("term", "valid")
DEPRECATED_KEYS = ("term", "reason")
SOURCE_KEYS = ("title", "publisher", "url", "year", "years", "rendering", "count", "of", "quote")
REQUIRED = ("id", "zh", "en")
#: A proposed concept may wait for its translation.
REQUIRED_OF_PROPOSED = ("id", "zh")

#: A language code as a key: two letters, or one of the three-letter ones in use beside Chinese, then subtags.
LANGUAGE = re.compile(r"(?:[a-z]{2}|yue|nan|wuu|hak|fil)(?:-[A-Za-z0-9]{2,8})*\Z")
#: Plain scalars that YAML 1.1 reads as null, a truth value, a number or a date.
_NOT_TEXT = re.compile(
    r"(?:~|null|Null|NULL|"
    r"(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)|"
    r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9_]+|0x[0-9a-fA-F_]+|"
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?)?\Z"
)
_VALID = re.compile(r"(?:(\d{4})?\s*\.\.\s*(\d{4})?|(\d{4}))\Z")

_Choice = TypeVar("_Choice", bound=StrEnum)


class _Case(StrEnum):
    ANY = "any"
    EXACT = "exact"


def parse(data: bytes, path: str) -> Glossary:
    """The concepts of one glossary file in file order; `path` goes into their places and into errors.

    Raises InputError(path:line:column) saying what to write instead.
    """
    with paused_collector():
        root = read(decode(data, path), path)
        return merge([Glossary(tuple(_Reader(path).file(root)))])


def parse_record(record: Mapping[str, Any], path: str, line: int) -> Concept:
    """One concept from the plain mapping that its YAML would hold; every place in it is `path` and `line`."""
    return _Reader(path).concept(_node(record, line))


def merge(parts: Iterable[Glossary], *, layers: bool = False) -> Glossary:
    """One glossary of several, in their order; InputError at the second place of a repeated id.

    With `layers`, the error says how a concept of a later part can stand for one of an earlier part.
    """
    seen: dict[str, Concept] = {}
    for part in parts:
        for concept in part.concepts:
            first = seen.setdefault(concept.id, concept)
            if first is not concept:
                raise _repeated(first, concept, layers)
    return Glossary(tuple(seen.values()))


def schema() -> str:
    """The JSON Schema of a glossary file, as text: for editors and `toolkit glossary schema`."""
    return files("toolkit.formats").joinpath("glossary.schema.json").read_text(encoding="utf-8")


def _node(value: object, line: int) -> Node:
    """Plain data as the node that YAML would give."""
    if isinstance(value, dict):
        return MappingNode(
            {str(key): (Scalar.at(str(key), line), _node(one, line)) for key, one in value.items()}, line, 1
        )
    if isinstance(value, list):
        return Sequence([_node(one, line) for one in value], line, 1)
    return Scalar.at(str(value), line, plain=not isinstance(value, str))


def _repeated(first: Concept, second: Concept, layers: bool) -> InputError:
    where = f" at {first.place.path}:{first.place.line}:{first.place.column}" if first.place else ""
    what = "give one of the two concepts another id"
    if layers:
        what = f"give this one another id, with replaces: [{first.id}] if it is to stand for the other"
    message = f"the id {second.id} is already in use{where}; {what}"
    place = second.place
    if place is None:
        return InputError(message)
    return InputError(message, path=place.path, line=place.line, column=place.column)


class _Reader:
    """Nodes into nouns, for one file."""

    def __init__(self, path: str) -> None:
        self.path = path

    def file(self, root: Node | None) -> list[Concept]:
        if root is None:
            return []
        entries = self._mapping(root, "a glossary file", FILE_KEYS, example="a mapping, such as concepts:")
        if "concepts" not in entries:
            raise self._wrong(root, "a glossary file holds the key concepts with a list of concepts")
        return [self.concept(item) for item in self._items(entries["concepts"], "concepts")]

    def concept(self, node: Node) -> Concept:
        entries = self._mapping(node, "a concept", CONCEPT_KEYS, languages=True, example="{id: srdi, zh: …, en: …}")
        get = entries.get
        status = self._choice(get("status"), "status", ConceptStatus.APPROVED)
        for key in REQUIRED_OF_PROPOSED if status is ConceptStatus.PROPOSED else REQUIRED:
            if key not in entries:
                hint = "every concept needs id, zh and en (a proposed one may lack en)"
                raise self._wrong(node, f"this concept has no {key}; {hint}")
        identity = self._text(entries["id"], "id")
        if not identity:
            raise self._wrong(entries["id"], "the id is empty; write a short name in Latin letters, such as srdi")
        return Concept(
            id=identity,
            terms={
                key: self._terms(value, key) for key, value in entries.items() if LANGUAGE.match(key) and key != "id"
            },
            first_mention=self._first_mention(get("first_mention")),
            part_of_speech=self._text(get("part_of_speech"), "part_of_speech"),
            domain=self._text(get("domain"), "domain"),
            status=status,
            enforce=self._choice(get("enforce"), "enforce", Enforce.ALWAYS),
            case_exact=self._choice(get("case"), "case", _Case.ANY) is _Case.EXACT,
            not_in=tuple(self._text(item, "not_in") for item in self._items(get("not_in"), "not_in")),
            definition=self._text(get("definition"), "definition"),
            note=self._text(get("note"), "note"),
            valid=self._valid(get("valid")),
            replaces=self._ids(get("replaces"), "replaces"),
            see=self._ids(get("see"), "see"),
            sources=tuple(self._source(item) for item in self._items(get("sources"), "sources")),
            examples=tuple(self._example(item) for item in self._items(get("examples"), "examples")),
            status_stated="status" in entries,
            place=self._place(entries["id"]),
        )

    def _terms(self, node: Node, language: str) -> tuple[Term, ...]:
        if isinstance(node, Scalar):
            return (Term(self._text(node, language), place=self._place(node)),)
        example = "{preferred: …, admitted: [...], deprecated: [...]}"
        entries = self._mapping(node, language, TERMS_KEYS, example=f"a string or {example}")
        if "preferred" not in entries:
            raise self._wrong(node, f"{language} has no preferred term; write {example}")
        preferred = entries["preferred"]
        terms = [Term(self._text(preferred, "preferred"), place=self._place(preferred))]
        terms += [self._admitted(item) for item in self._items(entries.get("admitted"), "admitted")]
        terms += [self._deprecated(item) for item in self._items(entries.get("deprecated"), "deprecated")]
        return tuple(terms)

    def _admitted(self, node: Node) -> Term:
        if isinstance(node, Scalar):
            return Term(self._text(node, "admitted"), TermStatus.ADMITTED, place=self._place(node))
        entries = self._wording(node, TermStatus.ADMITTED, ADMITTED_KEYS, "{term: …, valid: ..2017}")
        text, valid = self._text(entries["term"], "term"), self._valid(entries.get("valid"))
        return Term(text, TermStatus.ADMITTED, valid=valid, place=self._place(entries["term"]))

    def _deprecated(self, node: Node) -> Term:
        if isinstance(node, Scalar):
            return Term(self._text(node, "deprecated"), TermStatus.DEPRECATED, place=self._place(node))
        entries = self._wording(node, TermStatus.DEPRECATED, DEPRECATED_KEYS, "{term: …, reason: …}")
        text, reason = self._text(entries["term"], "term"), self._text(entries.get("reason"), "reason")
        return Term(text, TermStatus.DEPRECATED, reason, place=self._place(entries["term"]))

    def _wording(self, node: Node, status: TermStatus, keys: tuple[str, ...], example: str) -> dict[str, Node]:
        what = f"{'an' if status is TermStatus.ADMITTED else 'a'} {status} term"
        entries = self._mapping(node, what, keys, example=f"a string or {example}")
        if "term" not in entries:
            raise self._wrong(node, f"this {status} term has no term; write {example}")
        return entries

    def _first_mention(self, node: Node | None) -> dict[str, str]:
        if node is None:
            return {}
        if isinstance(node, Scalar):
            return {"en": self._text(node, "first_mention")}
        entries = self._mapping(node, "first_mention", (), languages=True, example="{ja: …}")
        return {key: self._text(value, key) for key, value in entries.items()}

    def _source(self, node: Node) -> Source:
        example = "{title: …, publisher: …, url: …, year: 2022, quote: …}"
        entries = self._mapping(node, "a source", SOURCE_KEYS, example=example)
        if "title" not in entries:
            raise self._wrong(node, f"this source has no title; write {example}")
        return Source(
            title=self._text(entries["title"], "title"),
            publisher=self._text(entries.get("publisher"), "publisher"),
            url=self._text(entries.get("url"), "url"),
            years=self._years(entries),
            rendering=self._text(entries.get("rendering"), "rendering"),
            count=self._count(entries.get("count"), "count"),
            of=self._count(entries.get("of"), "of"),
            quote=self._text(entries.get("quote"), "quote"),
        )

    def _example(self, node: Node) -> Example:
        entries = self._mapping(node, "an example", (), languages=True, example="{zh: …, en: …}")
        return Example({key: self._text(value, key) for key, value in entries.items()}, place=self._place(node))

    def _ids(self, node: Node | None, key: str) -> tuple[str, ...]:
        return tuple(self._text(item, key) for item in self._items(node, key))

    def _years(self, entries: dict[str, Node]) -> tuple[int, ...]:
        if "year" in entries and "years" in entries:
            raise self._wrong(entries["years"], "a source has year or years, not both; write years: [2021, 2022]")
        listed = [entries["year"]] if "year" in entries else self._items(entries.get("years"), "years")
        return tuple(self._year(one) for one in listed)

    def _year(self, node: Node) -> int:
        if not isinstance(node, Scalar) or not re.fullmatch(r"[0-9]{1,4}", node.value) or not node.plain:
            raise self._wrong(node, "a year must be a four-digit number without quotes, as in year: 2022")
        return int(node.value)

    def _count(self, node: Node | None, key: str) -> int | None:
        if node is None:
            return None
        if not isinstance(node, Scalar) or not re.fullmatch(r"[0-9]{1,9}", node.value) or not node.plain:
            raise self._wrong(node, f"{key} must be a whole number without quotes, as in {key}: 26")
        return int(node.value)

    def _valid(self, node: Node | None) -> tuple[int | None, int | None]:
        if node is None:
            return (None, None)
        found = _VALID.match(node.value) if isinstance(node, Scalar) else None
        if found is None:
            raise self._wrong(node, "valid must be a range of years, as in 2011.., ..2020 or 2011..2020")
        first, last, only = found.groups()
        return (int(only), int(only)) if only else (int(first) if first else None, int(last) if last else None)

    def _choice(self, node: Node | None, key: str, default: _Choice) -> _Choice:
        if node is None:
            return default
        kinds = type(default)
        value = self._text(node, key)
        try:
            return kinds(value)
        except ValueError:
            names = [str(kind) for kind in kinds]
            near = get_close_matches(value, names, 1)
            hint = f"write {near[0]}" if near else "write " + ", ".join(names[:-1]) + " or " + names[-1]
            raise self._wrong(node, f"{key} cannot be {_short(value)}; {hint}") from None

    def _text(self, node: Node | None, key: str) -> str:
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            found = "a list" if isinstance(node, Sequence) else "a mapping"
            raise self._wrong(node, f"{key} must be a string, not {found}; put it in quotes, or on one line")
        if node.plain and (not node.value or (node.value[0] in _SUSPECT and _NOT_TEXT.match(node.value))):
            hint = f'write it in quotes: "{node.value}"' if node.value else 'write it, or "" for nothing'
            raise self._wrong(node, f"{key} must be a string, not {node.value or 'an empty value'}; {hint}")
        return node.value

    def _items(self, node: Node | None, key: str) -> list[Node]:
        if node is None or (isinstance(node, Scalar) and node.plain and node.value in ("", "~", "null")):
            return []
        if isinstance(node, Sequence):
            return node.items
        hint = f"[{_short(node.value)}]" if isinstance(node, Scalar) else "each item on a line that begins with -"
        raise self._wrong(node, f"{key} must be a list; write {hint}")

    def _mapping(
        self, node: Node, what: str, keys: tuple[str, ...], *, languages: bool = False, example: str
    ) -> dict[str, Node]:
        if not isinstance(node, MappingNode):
            found = "a list" if isinstance(node, Sequence) else _short(node.value) or "nothing"
            raise self._wrong(node, f"{what} must be {example}, not {found}")
        for key, (at, _) in node.entries.items():
            if key not in keys and not (languages and LANGUAGE.match(key)):
                raise self._unknown(at, keys, languages)
        return {key: value for key, (_, value) in node.entries.items()}

    def _unknown(self, at: Scalar, keys: tuple[str, ...], languages: bool) -> InputError:
        near = get_close_matches(at.value, keys, 1, cutoff=SIMILAR)
        if near:
            hint = f"did you mean {near[0]}?"
        elif keys:
            hint = "the keys here are " + ", ".join(keys)
        else:
            hint = "the keys here are language codes such as " + ("zh, en, ja" if languages else "en")
        return self._wrong(at, f"unknown key {_short(at.value)}; {hint}")

    def _place(self, node: Node) -> Place:
        return Place(self.path, node.line, node.column)

    def _wrong(self, node: Node, message: str) -> InputError:
        return InputError(message, path=self.path, line=node.line, column=node.column)


#: An unknown key at least this similar to a known one is taken for it.
SIMILAR = 0.55
#: So many characters of a value are shown in a message.
SHOWN = 40
#: First characters of anything _NOT_TEXT matches: spares the pattern for nearly every term.
_SUSPECT = frozenset("~nNyYtTfFoO+-.0123456789")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
