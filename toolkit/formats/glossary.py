"""Glossary files: YAML in the form of glossary.schema.json, read into concepts that know their places.

Syntax, a duplicate or unknown key, a wrong type and a repeated id refuse a file; everything else a glossary can be
wrong in is a finding of the checks in the group `glossary`. `glossary.schema.json` beside this module says the same
to editors.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from importlib.resources import files
from typing import Any

from toolkit.errors import InputError
from toolkit.formats.glossary_values import LANGUAGE, Values
from toolkit.formats.yaml_nodes import Mapping as MappingNode
from toolkit.formats.yaml_nodes import Node, Scalar, Sequence, decode, read
from toolkit.gc_pause import paused_collector
from toolkit.model import (
    Concept,
    ConceptStatus,
    Enforce,
    Example,
    Glossary,
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

    With `layers`, the error says how a concept of a later part can replace one of an earlier part.
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
        what = f"give this one another id, with replaces: [{first.id}] if it is to replace the other"
    message = f"the id {second.id} is already in use{where}; {what}"
    place = second.place
    if place is None:
        return InputError(message)
    return InputError(message, path=place.path, line=place.line, column=place.column)


class _Reader(Values):
    """Nodes into nouns, for one file."""

    def file(self, root: Node | None) -> list[Concept]:
        if root is None:
            return []
        entries = self.mapping(root, "a glossary file", FILE_KEYS, example="a mapping, such as concepts:")
        if "concepts" not in entries:
            raise self.wrong(root, "a glossary file holds the key concepts with a list of concepts")
        return [self.concept(item) for item in self.items(entries["concepts"], "concepts")]

    def concept(self, node: Node) -> Concept:
        entries = self.mapping(node, "a concept", CONCEPT_KEYS, languages=True, example="{id: srdi, zh: …, en: …}")
        get = entries.get
        status = self.choice(get("status"), "status", ConceptStatus.APPROVED)
        for key in REQUIRED_OF_PROPOSED if status is ConceptStatus.PROPOSED else REQUIRED:
            if key not in entries:
                hint = "every concept needs id, zh and en (a proposed one may lack en)"
                raise self.wrong(node, f"this concept has no {key}; {hint}")
        identity = self.text(entries["id"], "id")
        if not identity:
            raise self.wrong(entries["id"], "the id is empty; write a short name in Latin letters, such as srdi")
        return Concept(
            id=identity,
            terms={
                key: self._terms(value, key) for key, value in entries.items() if LANGUAGE.match(key) and key != "id"
            },
            first_mention=self._first_mention(get("first_mention")),
            part_of_speech=self.text(get("part_of_speech"), "part_of_speech"),
            domain=self.text(get("domain"), "domain"),
            status=status,
            enforce=self.choice(get("enforce"), "enforce", Enforce.ALWAYS),
            case_exact=self.choice(get("case"), "case", _Case.ANY) is _Case.EXACT,
            not_in=tuple(self.text(item, "not_in") for item in self.items(get("not_in"), "not_in")),
            definition=self.text(get("definition"), "definition"),
            note=self.text(get("note"), "note"),
            valid=self.valid(get("valid")),
            replaces=self._ids(get("replaces"), "replaces"),
            see=self._ids(get("see"), "see"),
            sources=tuple(self._source(item) for item in self.items(get("sources"), "sources")),
            examples=tuple(self._example(item) for item in self.items(get("examples"), "examples")),
            status_stated="status" in entries,
            place=self.place(entries["id"]),
        )

    def _terms(self, node: Node, language: str) -> tuple[Term, ...]:
        if isinstance(node, Scalar):
            return (Term(self.text(node, language), place=self.place(node)),)
        example = "{preferred: …, admitted: [...], deprecated: [...]}"
        entries = self.mapping(node, language, TERMS_KEYS, example=f"a string or {example}")
        if "preferred" not in entries:
            raise self.wrong(node, f"{language} has no preferred term; write {example}")
        preferred = entries["preferred"]
        terms = [Term(self.text(preferred, "preferred"), place=self.place(preferred))]
        terms += [self._admitted(item) for item in self.items(entries.get("admitted"), "admitted")]
        terms += [self._deprecated(item) for item in self.items(entries.get("deprecated"), "deprecated")]
        return tuple(terms)

    def _admitted(self, node: Node) -> Term:
        if isinstance(node, Scalar):
            return Term(self.text(node, "admitted"), TermStatus.ADMITTED, place=self.place(node))
        entries = self._wording(node, TermStatus.ADMITTED, ADMITTED_KEYS, "{term: …, valid: ..2017}")
        text, valid = self.text(entries["term"], "term"), self.valid(entries.get("valid"))
        return Term(text, TermStatus.ADMITTED, valid=valid, place=self.place(entries["term"]))

    def _deprecated(self, node: Node) -> Term:
        if isinstance(node, Scalar):
            return Term(self.text(node, "deprecated"), TermStatus.DEPRECATED, place=self.place(node))
        entries = self._wording(node, TermStatus.DEPRECATED, DEPRECATED_KEYS, "{term: …, reason: …}")
        text, reason = self.text(entries["term"], "term"), self.text(entries.get("reason"), "reason")
        return Term(text, TermStatus.DEPRECATED, reason, place=self.place(entries["term"]))

    def _wording(self, node: Node, status: TermStatus, keys: tuple[str, ...], example: str) -> dict[str, Node]:
        what = f"{'an' if status is TermStatus.ADMITTED else 'a'} {status} term"
        entries = self.mapping(node, what, keys, example=f"a string or {example}")
        if "term" not in entries:
            raise self.wrong(node, f"this {status} term has no term; write {example}")
        return entries

    def _first_mention(self, node: Node | None) -> dict[str, str]:
        if node is None:
            return {}
        if isinstance(node, Scalar):
            return {"en": self.text(node, "first_mention")}
        entries = self.mapping(node, "first_mention", (), languages=True, example="{ja: …}")
        return {key: self.text(value, key) for key, value in entries.items()}

    def _source(self, node: Node) -> Source:
        example = "{title: …, publisher: …, url: …, year: 2022, quote: …}"
        entries = self.mapping(node, "a source", SOURCE_KEYS, example=example)
        if "title" not in entries:
            raise self.wrong(node, f"this source has no title; write {example}")
        return Source(
            title=self.text(entries["title"], "title"),
            publisher=self.text(entries.get("publisher"), "publisher"),
            url=self.text(entries.get("url"), "url"),
            years=self._years(entries),
            rendering=self.text(entries.get("rendering"), "rendering"),
            count=self.count(entries.get("count"), "count"),
            of=self.count(entries.get("of"), "of"),
            quote=self.text(entries.get("quote"), "quote"),
        )

    def _example(self, node: Node) -> Example:
        entries = self.mapping(node, "an example", (), languages=True, example="{zh: …, en: …}")
        return Example({key: self.text(value, key) for key, value in entries.items()}, place=self.place(node))

    def _ids(self, node: Node | None, key: str) -> tuple[str, ...]:
        return tuple(self.text(item, key) for item in self.items(node, key))

    def _years(self, entries: dict[str, Node]) -> tuple[int, ...]:
        if "year" in entries and "years" in entries:
            raise self.wrong(entries["years"], "a source has year or years, not both; write years: [2021, 2022]")
        listed = [entries["year"]] if "year" in entries else self.items(entries.get("years"), "years")
        return tuple(self.year(one) for one in listed)
