"""A glossary → TBX-Basic. What it has no place for is kept as JSON in a note of the entry, or of the term."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from toolkit.errors import InputError
from toolkit.formats.glossary_record import Record, record_of
from toolkit.formats.glossary_values import LANGUAGE
from toolkit.language.slugs import slug
from toolkit.model import Glossary

#: What the note with our own keys begins with.
OURS = "toolkit: "
#: Part of speech → TBX's word.
PARTS = {"noun": "noun", "verb": "verb", "adjective": "adjective", "adverb": "adverb", "proper noun": "properNoun"}

_STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
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
    rest |= {"part_of_speech": part} if part and part not in PARTS else {}
    languages = {key: record.pop(key) for key in list(record) if LANGUAGE.match(key)}
    if record or rest:
        yield f"  {_kept(rest | record)}"
    for language, terms in languages.items():
        yield f'  <langSec xml:lang="{language}">'
        yield from _term_sections(terms, part)
        yield "  </langSec>"
    yield "</conceptEntry>"


def _term_sections(terms: Record, part: str) -> Iterator[str]:
    found = [("preferred", terms["preferred"])]
    found += [(status, term) for status in ("admitted", "deprecated") for term in terms.get(status, [])]
    for status, term in found:
        rest = dict(term) if isinstance(term, dict) else {"term": term}
        yield "    <termSec>"
        yield f"      <term>{escape(rest.pop('term'))}</term>"
        if part:
            yield f'      <termNote type="partOfSpeech">{PARTS.get(part, "other")}</termNote>'
        yield f'      <termNote type="administrativeStatus">{_STATUS[status]}</termNote>'
        if "reason" in rest:
            yield f"      <note>{escape(rest.pop('reason'))}</note>"
        if rest:
            yield f"      {_kept(rest)}"
        yield "    </termSec>"


def _kept(record: Record) -> str:
    return f"<note>{OURS}{escape(json.dumps(record, ensure_ascii=False))}</note>"
