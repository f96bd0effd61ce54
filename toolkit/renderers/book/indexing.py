"""The index of a glossary in one language: every accepted wording with the entries that hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.language_codes import primary
from toolkit.renderers.book.ordering import key_of, letter_of


@dataclass(frozen=True, slots=True)
class Line:
    """A wording and the entries it leads to: those whose term it is, and those that only accept it (`under`)."""

    text: str
    pinyin: str
    entries: tuple[GlossaryEntry, ...]
    under: tuple[GlossaryEntry, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines under one letter; `letter` is `#` for figures and other scripts."""

    letter: str
    lines: tuple[Line, ...]


def index(
    entries: Iterable[GlossaryEntry], language: str, terms: Callable[[GlossaryEntry], Sequence[str]]
) -> tuple[Heading, ...]:
    """The index of what `terms` gives for an entry, the preferred term first."""
    own: defaultdict[str, list[GlossaryEntry]] = defaultdict(list)
    under: defaultdict[str, list[GlossaryEntry]] = defaultdict(list)
    for entry in entries:
        for number, text in enumerate(dict.fromkeys(terms(entry))):
            (under if number else own)[text].append(entry)
    reading = _reading(language, own)
    key, letter = key_of(language), letter_of(language)
    by_letter: defaultdict[str, list[Line]] = defaultdict(list)
    for text in sorted(own.keys() | under.keys(), key=key):
        line = Line(text, reading(text), tuple(own.get(text, ())), tuple(under.get(text, ())))
        by_letter[letter(text)].append(line)
    return tuple(Heading(name or "#", tuple(by_letter[name])) for name in sorted(by_letter))


def _reading(language: str, own: dict[str, list[GlossaryEntry]]) -> Callable[[str], str]:
    """How a term of the index is pronounced: as its entry says, else by its characters; empty but for Chinese."""
    if primary(language) != "zh":
        return lambda _: ""
    from toolkit.terminology.pinyin import pinyin

    return lambda text: own[text][0].pinyin if text in own else pinyin(text)
