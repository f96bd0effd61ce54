"""What can be recognized in a text and in its translation: figures, terms, places, names, words.

A mark has keys; it is found in the other text where one of them is a key of a mark there. Chinese words have the stems
of all English words that may render them as keys, English words their own stem.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from toolkit.language.numbering import leading
from toolkit.language.registry import comparable, read_quantities
from toolkit.memory.aligning import lexicon
from toolkit.memory.aligning.names import Names
from toolkit.memory.aligning.terms import Terms
from toolkit.model import Glossary, Quantity, QuantityKind
from toolkit.model.language_codes import primary
from toolkit.terminology.places import places_en, places_zh

#: What a mark is found by. A stem of a word is a string, everything else begins with its kind.
Key = Hashable

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.-]*[A-Za-z0-9]")
_DATE = re.compile(r"(?P<year>[0-9]{4})?-?-?(?P<month>[0-9]{2})?(?:-(?P<day>[0-9]{2}))?\Z")
_ENDED = re.compile("[.!?。！？…；;][”’」』）)\\]\"']*\\s*\\Z")
_SIGNS = {
    "\t": re.compile("\t"),
    "?": re.compile("[?？]"),
    '"': re.compile('["“”「]'),
    "(": re.compile("[(（]"),
    ":": re.compile("[:：]"),
}


#: A number of several levels: 12.3.2.
_LEVELS = re.compile(r"[(（]?((?:[A-Z]\.)?[0-9]{1,3}(?:\.[0-9]{1,3})+)[.)）]?\s")
#: What counts as Chinese counts with its ordinal characters and English with letters: 甲方, Party B, 二级甲等, 方案丙.
_ORDINAL = re.compile("(?:(?<=方案)|(?<=附录)|(?<=附件))[甲乙丙丁]|[甲乙丙丁](?=[方班组队级类种型楼区等栋座])")
_LETTER = re.compile(
    r"(?i:\b(?:party|class|team|group|grade|level|category|type|kind|model|building|block|tower|zone|district|area|"
    r"section|plan|scheme|option|appendix|annex|side|hepatitis))\s+(?P<letter>[A-D])\b"
)
#: Kinds of marks that only a sentence as a whole shows.
FORM = ("form", "sign", "same")
#: Texts of up to so many characters may be equal in both languages: commands, addresses.
SAME = 200

#: What Chinese measures are divided by to give hectares; kilograms and tons; kilometers.
MEASURES = {"亩": (15,), "斤": (2, 2000), "公斤": (1000,), "里": (2,), "华里": (2,)}


class Mark(NamedTuple):
    """Something recognized at a place of a text."""

    place: int
    kind: str
    keys: tuple[Key, ...]


@dataclass(slots=True)
class Reader:
    """Reads the marks of one side; `other` is the language of the other side."""

    language: str
    other: str
    terms: Terms
    names: Names

    def read(self, text: str) -> list[Mark]:
        """The marks of a text by place, each once."""
        found: dict[tuple[str, tuple[Key, ...]], Mark] = {}
        for mark in sorted(self._all(text), key=lambda one: one.place):
            found.setdefault((mark.kind, mark.keys), mark)
        return list(found.values())

    def sentence(self, sentence: str) -> list[Mark]:
        """What a sentence or a paragraph shows as a whole: its number, how it ends, and the words of an English one."""
        form = [Mark(0, "form", (("form", _ENDED.search(sentence) is not None),))]
        number = leading(sentence, self.language)
        if number is not None:
            form.append(Mark(0, "number", (("number", number.value),)))
        levels = _LEVELS.match(sentence)
        if levels is not None:
            form.append(Mark(0, "number", (("number", levels[1]),)))
        if len(sentence) <= SAME and sentence.isascii():
            form.append(Mark(0, "same", (("same", sentence.strip().lower()),)))
        if primary(self.language) != "en" or not self._paired():
            return form
        return form + [Mark(0, "word", (stem,)) for stem in dict.fromkeys(lexicon.stems(sentence))]

    def _all(self, text: str) -> Iterator[Mark]:
        if comparable(self.language, self.other):
            for quantity in read_quantities(text, self.language):
                yield from figures(quantity)
        for sign, pattern in _SIGNS.items():
            found = pattern.search(text)
            if found:
                yield Mark(found.start(), "sign", (("sign", sign),))
        if self._paired():
            yield from self._said(text)
        else:
            for name in _LATIN.finditer(text):
                yield Mark(name.start(), "latin", (("latin", name[0].lower()),))

    def _said(self, text: str) -> Iterator[Mark]:
        """What is known to be said in Chinese and in English."""
        own = primary(self.language)
        for at, concept in self.terms.find(text, own):
            yield Mark(at, "term", (("term", concept),))
        for place in (places_zh if own == "zh" else places_en)(text):
            if place.rows:
                yield Mark(place.start, "place", tuple([("place", row) for row in sorted(place.rows)]))
        for at, keys in self.names.in_chinese(text) if own == "zh" else self.names.in_english(text):
            yield Mark(at, keys[0][0], keys)
        for letter in (_ORDINAL if own == "zh" else _LETTER).finditer(text):
            yield Mark(letter.start(), "letter", (("letter", "甲乙丙丁ABCD".index(letter[0][-1]) % 4),))
        if own == "zh":
            for at, stems in lexicon.meanings(text):
                yield Mark(at, "word", tuple(sorted(stems)))

    def _paired(self) -> bool:
        return {primary(self.language), primary(self.other)} == {"zh", "en"}


def figures(one: Quantity) -> Iterator[Mark]:
    """A figure by its value; a date by its parts, since each language leaves out others."""
    if one.kind is QuantityKind.ENUMERATOR:
        return
    if one.date:
        parts = _DATE.match(one.date)
        for part, value in (parts.groupdict() if parts else {"time": one.date}).items():
            if value:
                key = ("figure", int(value), int(value)) if part == "year" else (part, value)
                yield Mark(one.start, "date", (key,))
    elif one.low is not None:
        keys = [("figure", one.low, one.high)]
        for factor in MEASURES.get(one.unit, ()):
            if isinstance(one.low, Decimal) and isinstance(one.high, Decimal):
                keys += [("figure", one.low / factor, one.high / factor)]
        yield Mark(one.start, "weak" if one.weak else "figure", tuple(keys))


def readers(languages: Sequence[str], glossary: Glossary | None, texts: Sequence[Sequence[str]]) -> list[Reader]:
    """The readers of both sides, which look for names and terms that both have."""
    subtags = [primary(language) for language in languages]
    by_language = dict(zip(subtags, texts, strict=True)) if sorted(subtags) == ["en", "zh"] else {}
    terms = Terms(glossary, by_language)
    names = Names(by_language)
    return [Reader(one, other, terms, names) for one, other in (languages, tuple(reversed(languages)))]
