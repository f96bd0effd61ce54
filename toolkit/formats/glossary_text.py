"""Concepts as the YAML of a glossary file, and put at the end of one without touching the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.errors import InputError
from toolkit.formats.glossary_record import Record, source_record, years
from toolkit.formats.yaml_nodes import Mapping, Scalar, decode, read
from toolkit.formats.yaml_nodes import Sequence as ListNode
from toolkit.model import ALL_YEARS, Concept, ConceptStatus, Enforce, Term, TermStatus

#: Plain text that YAML reads as itself, in block and in flow style.
_PLAIN = re.compile(r"[^\W\d_](?:[\w \-’'&+/().%；，。、“”]*[\w)%。”’'])?\Z")
_WORDS = frozenset("yes no true false on off null y n".split())
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def serialize(concepts: Sequence[Concept], indent: int = 2) -> str:
    """Concepts as the items of the list `concepts`, each line indented by `indent` spaces."""
    blocks = ["\n".join(_concept(concept)) for concept in concepts]
    text = "\n".join(blocks)
    return "".join(" " * indent + line + "\n" if line else "\n" for line in text.split("\n"))


def appended(data: bytes, concepts: Sequence[Concept], path: str) -> bytes:
    """A glossary file with concepts appended after its last one; its own bytes stay as they are.

    Raises InputError where the list is written in brackets or the file ends with a document mark.
    """
    text = decode(data, path)
    newline = "\r\n" if "\r\n" in text else "\n"
    root = read(text, path)
    listed = root.entries["concepts"][1] if isinstance(root, Mapping) and "concepts" in root.entries else None
    if root is None:
        head = text if not text or text.endswith("\n") else text + newline
        head += f"concepts:{newline}"
        indent = 2
    elif isinstance(listed, ListNode) and listed.items and not _in_brackets(text, listed):
        head = text if text.endswith("\n") else text + newline
        indent = listed.column - 1
    elif isinstance(listed, Scalar) and listed.plain and not listed.value and isinstance(root, Mapping):
        head = text if text.endswith("\n") else text + newline
        indent = 2
    else:
        line, column = (listed.line, listed.column) if listed else (1, 1)
        message = "the list of concepts is not written one below another with -; rewrite it so, or name another --file"
        raise InputError(message, path=path, line=line, column=column)
    bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return bom + (head + serialize(concepts, indent).replace("\n", newline)).encode()


def _in_brackets(text: str, listed: ListNode) -> bool:
    line = text.split("\n")[listed.line - 1]
    return line[listed.column - 1 : listed.column] == "["


def _concept(concept: Concept) -> Iterator[str]:
    yield f"- id: {scalar(concept.id)}"
    for language, terms in concept.terms.items():
        yield from _terms(language, terms)
    if concept.first_mention:
        only_english = list(concept.first_mention) == ["en"]
        value = concept.first_mention["en"] if only_english else concept.first_mention
        yield f"  first_mention: {scalar(value) if isinstance(value, str) else _flow(value)}"
    for key, text in _fields(concept):
        yield f"  {key}: {text}"
    for key, items in (
        ("sources", [source_record(source) for source in concept.sources]),
        ("examples", [example.texts for example in concept.examples]),
    ):
        if items:
            yield f"  {key}:"
            yield from (f"    - {_flow(item)}" for item in items)


def _terms(language: str, terms: Sequence[Term]) -> Iterator[str]:
    preferred, *others = terms
    if not others:
        yield f"  {language}: {scalar(preferred.text)}"
        return
    yield f"  {language}:"
    yield f"    preferred: {scalar(preferred.text)}"
    admitted = [term for term in others if term.status is TermStatus.ADMITTED]
    if any(term.valid != ALL_YEARS for term in admitted):
        yield "    admitted:"
        yield from (f"      - {_admitted(term)}" for term in admitted)
    elif admitted:
        yield f"    admitted: [{', '.join(map(_admitted, admitted))}]"
    deprecated = [term for term in others if term.status is TermStatus.DEPRECATED]
    if deprecated:
        yield "    deprecated:"
        for term in deprecated:
            yield f"      - {_flow({'term': term.text} | ({'reason': term.reason} if term.reason else {}))}"


def _admitted(term: Term) -> str:
    return scalar(term.text) if term.valid == ALL_YEARS else _flow({"term": term.text, "valid": years(term.valid)})


def _fields(concept: Concept) -> Iterator[tuple[str, str]]:
    """The keys with a single value, those that differ from the default only."""
    for key in ("part_of_speech", "domain"):
        if getattr(concept, key):
            yield key, scalar(getattr(concept, key))
    if concept.status_stated or concept.status is not ConceptStatus.APPROVED:
        yield "status", str(concept.status)
    if concept.enforce is not Enforce.ALWAYS:
        yield "enforce", str(concept.enforce)
    if concept.case_exact:
        yield "case", "exact"
    yield from _listed(concept, "not_in")
    for key in ("definition", "note"):
        if getattr(concept, key):
            yield key, scalar(getattr(concept, key))
    if concept.valid != ALL_YEARS:
        yield "valid", years(concept.valid)
    yield from _listed(concept, "replaces", "see")


def _listed(concept: Concept, *keys: str) -> Iterator[tuple[str, str]]:
    for key in keys:
        if getattr(concept, key):
            yield key, f"[{', '.join(map(scalar, getattr(concept, key)))}]"


def _flow(values: Record) -> str:
    return "{" + ", ".join(f"{key}: {_value(key, value)}" for key, value in values.items()) + "}"


def _value(key: str, value: str | int | list[int]) -> str:
    if isinstance(value, str) and key != "valid":
        return scalar(value)
    return str(value)  # a number, a list of numbers, a range of years


def scalar(text: str) -> str:
    """A string, in quotes where YAML would read it as anything else."""
    if _PLAIN.match(text) and text.lower() not in _WORDS and not _CONTROL.search(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + _CONTROL.sub(_escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
