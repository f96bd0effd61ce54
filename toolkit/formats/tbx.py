"""Glossaries as TBX-Basic (ISO 30042:2019), which terminology systems exchange; lossless for our own files.

What TBX-Basic has no place for (first mention, `enforce`, `not_in`, …) is kept as JSON in a note of the entry.
Foreign files are read in both styles (DCA, DCT) and in the older form (martif, termEntry, langSet, tig). Entities are
refused, so neither bombs nor other files can come in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from toolkit.errors import InputError
from toolkit.formats.glossary import LANGUAGE, parse_record
from toolkit.formats.glossary_record import Record, record_of
from toolkit.language.slugs import slug
from toolkit.model import Concept, Glossary

_OURS = "toolkit: "
_STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
_READ = {value: key for key, value in _STATUS.items()} | {
    "standardizedTerm-admn-sts": "preferred",
    "supersededTerm-admn-sts": "deprecated",
    "preferredTerm": "preferred",
    "admittedTerm": "admitted",
    "deprecatedTerm": "deprecated",
    "supersededTerm": "deprecated",
}
_PARTS = {"noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb", "proper noun": "properNoun"}
_DEEPEST = 60
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*\Z")

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="zh" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <titleStmt><title>Glossary</title></titleStmt>
      <sourceDesc><p>Exported by toolkit</p></sourceDesc>
    </fileDesc>
    <encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc>
  </tbxHeader>
  <text>
    <body>
"""
_TAIL = """\
    </body>
  </text>
</tbx>
"""


def serialize(glossary: Glossary) -> bytes:
    """The glossary as one TBX file. Raises InputError where a text holds a character that XML has no form for."""
    lines = [line for concept in glossary.concepts for line in _entry(record_of(concept))]
    text = _HEAD + "".join(f"      {line}\n" for line in lines) + _TAIL
    illegal = _ILLEGAL.search(text)
    if illegal:
        raise InputError(
            f"the character U+{ord(illegal.group()):04X} is not allowed in XML; delete it from the glossary"
        )
    return text.encode()


def _entry(record: Record) -> Iterator[str]:
    identity = record.pop("id")
    plain = _NAME.match(identity)
    rest = {} if plain else {"id": identity}
    yield f"<conceptEntry id={quoteattr(identity if plain else f'c-{slug(identity, 20)}')}>"
    for key, kind in (("domain", "subjectField"), ("definition", "definition")):
        if key in record:
            yield f'  <descrip type="{kind}">{escape(record.pop(key))}</descrip>'
    if "note" in record:
        yield f"  <note>{escape(record.pop('note'))}</note>"
    part = record.pop("part_of_speech", "")
    rest |= {"part_of_speech": part} if part and part not in _PARTS else {}
    languages = {key: record.pop(key) for key in list(record) if LANGUAGE.match(key)}
    if record or rest:
        yield f"  <note>{_OURS}{escape(json.dumps(rest | record, ensure_ascii=False))}</note>"
    for language, terms in languages.items():
        yield f'  <langSec xml:lang="{language}">'
        yield from _term_sections(terms, part)
        yield "  </langSec>"
    yield "</conceptEntry>"


def _term_sections(terms: Record, part: str) -> Iterator[str]:
    found = [("preferred", terms["preferred"], "")]
    found += [("admitted", term, "") for term in terms.get("admitted", [])]
    found += [("deprecated", term["term"], term.get("reason", "")) for term in terms.get("deprecated", [])]
    for status, text, reason in found:
        yield "    <termSec>"
        yield f"      <term>{escape(text)}</term>"
        if part:
            yield f'      <termNote type="partOfSpeech">{_PARTS.get(part, "other")}</termNote>'
        yield f'      <termNote type="administrativeStatus">{_STATUS[status]}</termNote>'
        if reason:
            yield f"      <note>{escape(reason)}</note>"
        yield "    </termSec>"


@dataclass(slots=True)
class _Element:
    name: str
    kind: str
    language: str
    identity: str
    line: int
    column: int
    text: list[str] = field(default_factory=list)
    children: list[_Element] = field(default_factory=list)

    @property
    def content(self) -> str:
        """The element's own text without the white space around it."""
        return "".join(self.text).strip()

    def all(self, *names: str) -> Iterator[_Element]:
        """The elements of these names below this one, in document order."""
        stack = list(reversed(self.children))
        while stack:
            element = stack.pop()
            if element.name in names:
                yield element
            stack.extend(reversed(element.children))


def parse(data: bytes, path: str) -> tuple[list[Concept], list[str]]:
    """The concepts of a TBX file, and a remark for each entry that is passed over for lack of a term.

    Raises InputError with path:line:column for what is not XML, not TBX, or declares an entity.
    """
    root = _tree(data, path)
    if root.name not in {"tbx", "martif"}:
        message = f"this is not TBX: the outermost element is {root.name}"
        raise InputError(message, path=path, line=root.line, column=root.column)
    concepts: list[Concept] = []
    remarks: list[str] = []
    for number, entry in enumerate(root.all("conceptEntry", "termEntry"), 1):
        record = _record(entry, number)
        lacking = [language for language in ("zh", "en") if not record.get(language, {}).get("preferred")]
        if lacking:
            remarks.append(f"{path}:{entry.line}: the entry has no {lacking[0]} term; skipped")
        else:
            concepts.append(parse_record(record, path, entry.line))
    return concepts, remarks


def _tree(data: bytes, path: str) -> _Element:
    """The document as elements; entity declarations and depth without end are refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    root = _Element("", "", "", "", 1, 1)
    open_elements = [root]

    def refuse(message: str) -> InputError:
        return InputError(message, path=path, line=parser.CurrentLineNumber, column=parser.CurrentColumnNumber + 1)

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_elements) > _DEEPEST:
            raise refuse("nested too deeply for TBX")
        local = name.rpartition(" ")[2]
        language = attributes.get("http://www.w3.org/XML/1998/namespace lang", "")
        place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        element = _Element(local, attributes.get("type", local), language, attributes.get("id", ""), *place)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def entity(*declared: object) -> None:
        raise refuse(f"declares the entity {declared[0]}; entities are not supported, use the text itself")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_elements.pop()
    parser.CharacterDataHandler = lambda text: open_elements[-1].text.append(text)
    parser.EntityDeclHandler = entity
    parser.ExternalEntityRefHandler = lambda *_: 0
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"this is not XML: {expat.ErrorString(error.code)}"
        raise InputError(message, path=path, line=error.lineno, column=error.offset + 1) from None
    except (ValueError, LookupError) as error:  # an encoding that Python does not know
        raise InputError(f"this cannot be read: {error}", path=path, line=1, column=1) from None
    return root.children[0]


def _record(entry: _Element, number: int) -> Record:
    """An entry as the mapping that a YAML file would hold."""
    record: Record = {}
    for section in entry.all("langSec", "langSet"):
        terms = _terms(section)
        if terms:
            record.setdefault(_language(section.language, record), terms)
    for element in entry.children:
        _describe(element, record)
    parts = {element.content for element in entry.all("termNote", "partOfSpeech") if element.kind == "partOfSpeech"}
    ours = {value: key for key, value in _PARTS.items()}
    if len(parts) == 1 and "part_of_speech" not in record and parts <= ours.keys():
        record["part_of_speech"] = ours[parts.pop()]
    english = record.get("en", {}).get("preferred", "")
    record.setdefault("id", entry.identity or (slug(english) if english else f"entry-{number}"))
    return record


def _describe(element: _Element, record: Record) -> None:
    """An entry's definition, field and notes, and the properties that we keep in a note."""
    if element.name in {"descripGrp", "langSec", "langSet"}:
        for child in element.children if element.name == "descripGrp" else ():
            _describe(child, record)
    elif element.name == "note" and element.content.startswith(_OURS):
        try:
            ours = json.loads(element.content.removeprefix(_OURS))
        except ValueError:
            return
        if isinstance(ours, dict):
            record.update(ours)
    elif element.name == "note" and element.content:
        record["note"] = f"{record['note']} {element.content}" if "note" in record else element.content
    elif element.kind == "definition":
        record["definition"] = element.content
    elif element.kind == "subjectField":
        record["domain"] = element.content


def _language(code: str, record: Record) -> str:
    """zh-CN is zh and en-US is en, unless the entry has both; others keep what YAML can hold."""
    base = code.split("-")[0].lower()
    tagged = "-".join([base, *code.split("-")[1:]])
    if base in {"zh", "en"} and tagged != base and base not in record and tagged.split("-")[1] != "Hant":
        return base
    return tagged if LANGUAGE.match(tagged) else base


def _terms(section: _Element) -> Record:
    """The terms of one language; without a preferred one the first that is not deprecated is."""
    found: list[tuple[str, str, str]] = []
    for group in section.all("termSec", "tig", "ntig"):
        text = next((element.content for element in group.all("term")), "")
        notes = {e.content for e in group.all("termNote", "administrativeStatus") if e.kind == "administrativeStatus"}
        status = next((_READ[note] for note in notes if note in _READ), "")
        reason = next((element.content for element in group.children if element.name == "note"), "")
        if text:
            found.append((text, status, reason))
    right = [one for one in found if one[1] != "deprecated"]
    if not right:
        return {}
    preferred = next((one for one in right if one[1] == "preferred"), right[0])
    admitted = [text for text, _, _ in (one for one in right if one is not preferred)]
    wrong = [
        {"term": text} | ({"reason": reason} if reason else {})
        for text, status, reason in found
        if status == "deprecated"
    ]
    terms: Record = {"preferred": preferred[0]}
    return terms | ({"admitted": admitted} if admitted else {}) | ({"deprecated": wrong} if wrong else {})
