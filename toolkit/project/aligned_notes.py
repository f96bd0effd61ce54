"""The notes of a published translation: those that the source does not have become footnotes of its units."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.language.own_notes import beginning, referring
from toolkit.memory.aligning.alignment import Alignment, Link, Sentence
from toolkit.model import Block, BlockKind
from toolkit.project.aligned_documents import Side
from toolkit.renderers.footnotes import Note
from toolkit.renderers.labels import heads_translators_notes, without_label

#: So many words at least name the place of a note.
FEWEST = 2
#: What may be between the word of a note and its mark.
_PUNCTUATION = re.compile(r"[\s,.;:!?\"'”’)\]]+\Z")
_OPENING = "“‘\"'(["
#: The word that a text ends with, and all that is before it.
_LAST_WORD = re.compile(r"\S+\s*\Z")


@dataclass(frozen=True, slots=True)
class Marked:
    """The paragraphs of a translation without the marks of its notes, and where those were.

    `places` has the marks of a paragraph, as offset and value, and `notes` the place of each note among the blocks.
    """

    texts: tuple[str, ...]
    places: Mapping[int, Sequence[tuple[int, str]]]
    notes: Mapping[str, int]


def marked(source: Side, target: Side) -> tuple[Side, Marked]:
    """The target with its notes after all other paragraphs, and their marks.

    Where the source has notes, those of the target are the translator's only if letters mark them.
    """
    families = ("letter",) if any(block.kind is BlockKind.NOTE for block in source.blocks) else ("number", "letter")
    blocks = [block for block in target.blocks if not heads_translators_notes(block.text)]
    values = [_value(block, families) for block in blocks]
    named = {one.value for block in blocks for one in referring(block.text, families) if one.start}
    notes = {value: block for block, value in zip(blocks, values, strict=True) if value in named}
    if not notes:
        return target, Marked(tuple(target.texts), {}, {})
    blocks = [block for block, value in zip(blocks, values, strict=True) if value not in named]
    plain = [_without(block.text, notes, families) for block in blocks]
    places = {number: found for number, (_, found) in enumerate(plain) if found}
    side = replace(target, blocks=(*blocks, *notes.values()))
    own = {number: len(blocks) + place for place, number in enumerate(notes)}
    return side, Marked(tuple(text for text, _ in plain), places, own)


def footnotes(alignment: Alignment, target: Side, own: Marked) -> tuple[Alignment, dict[int, tuple[Note, ...]]]:
    """The notes of each linked paragraph of the source, and the alignment with those left over that have none."""
    found = {link.paragraph: tuple(_notes_of(link, target, own)) for link in alignment.links}
    used = {number for link in alignment.links for number, _, _ in _marks_of(link, own)}
    left = [place for number, place in own.notes.items() if number not in used]
    more = [Sentence(place, 0, len(text), text) for place in left for text in (target.blocks[place].text,)]
    whole = replace(alignment, left_target=(*alignment.left_target, *more))
    return whole, {paragraph: notes for paragraph, notes in found.items() if notes}


def _value(block: Block, families: Collection[str]) -> str:
    """The mark of a note, a number or letters; empty for another block, and for a note without one."""
    found = beginning(block.text, families) if block.kind is BlockKind.NOTE else None
    return found.value if found else ""


def _without(text: str, values: Collection[str], families: Collection[str]) -> tuple[str, list[tuple[int, str]]]:
    """A text without the marks of some notes, with the place and the value of each."""
    kept, places, end = "", [], 0
    for mark in referring(text, families):
        if mark.value in values:
            kept += text[end : mark.start]
            end = mark.end
            places.append((len(kept), mark.value))
    return kept + text[end:], places


def _marks_of(link: Link, own: Marked) -> Iterator[tuple[str, int, Sentence]]:
    """The notes that the sentences of a link refer to: value, place in the sentence, and the sentence."""
    for sentence in link.sentences:
        for place, number in own.places.get(sentence.paragraph, ()):
            if sentence.start <= place <= sentence.end:
                yield number, place - sentence.start, sentence


def _notes_of(link: Link, target: Side, own: Marked) -> Iterator[Note]:
    for number, place, sentence in _marks_of(link, own):
        text = target.blocks[own.notes[number]].text
        mark = beginning(text)
        yield Note(
            without_label(text[mark.end if mark else 0 :].strip()),
            _phrase(sentence.text[:place], sentence.text, link.target),
        )


def _phrase(before: str, sentence: str, target: str) -> str:
    """The words before a mark, as many as it takes to find the place in the whole translation; empty for none."""
    above = target.find(sentence)
    for text in (_PUNCTUATION.sub("", before), before):
        start, words = len(text), 0
        while start and (words < FEWEST or target.find(text[start:]) != above + start):
            found = _LAST_WORD.search(text[:start])
            start, words = found.start() if found else 0, words + 1
        phrase = text[start:].lstrip(_OPENING)
        if phrase and Note("", phrase).place(target) == above + len(before):
            return phrase
    return ""
