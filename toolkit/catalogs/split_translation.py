"""The old translation of a paragraph that was split into parts, or of several that were joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.catalogs.directives import bracketed, directives
from toolkit.catalogs.similarity import shingles
from toolkit.language.alignment import align
from toolkit.language.scripts import UNSPACED
from toolkit.language.sentences import sentences
from toolkit.model.language_codes import primary

#: A part holds a sentence if it has at least this share of its pairs of characters.
_HELD = 0.3


@dataclass(frozen=True, slots=True)
class Share:
    """The old source's sentences that a part goes back to, and their translation."""

    source: str
    target: str


def share_out(
    source: str, target: str, parts: Sequence[str], source_language: str, target_language: str
) -> tuple[Share, ...]:
    """Give each part of a split paragraph the sentences of the old target that render its own.

    A sentence of the target that renders sentences of two parts goes, whole, to the part that it renders more of.
    """
    for semicolons in (False, True):
        ours = sentences(source, source_language, semicolons=semicolons)
        theirs = sentences(target, target_language, semicolons=semicolons)
        owners = _owners(source, ours, parts)
        beads = align(_texts(source, ours), _texts(target, theirs), (source_language, target_language))
        crossing = any(len(set(owners[slice(*bead.source)])) > 1 for bead in beads)
        if not crossing and set(owners) == set(range(len(parts))):
            break
    got: list[list[int]] = [[] for _ in parts]
    last = 0
    for bead in beads:
        span = range(*bead.source)
        if span:
            weights = {owner: sum(_length(ours[i]) for i in span if owners[i] == owner) for owner in owners}
            last = max(weights, key=lambda owner: (weights[owner], -owner))
        got[last] += range(*bead.target)
    return tuple(
        Share(
            _picked(source, ours, [i for i, owner in enumerate(owners) if owner == part]), _picked(target, theirs, own)
        )
        for part, own in enumerate(got)
    )


def join(texts: Sequence[str], language: str) -> str:
    """The texts one after the other: with a space between them where the language has spaces."""
    space = "" if primary(language) in UNSPACED else " "
    return space.join(text.strip() for text in texts if text.strip())


def comments_of(place: int, comments: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """The comments that go with the part of this number: directives whose brackets quote its text (source and target).

    All others go with the first part.
    """
    starts = {one.line: bracketed(one.text, max(0, one.text.find("[")))[0] for one in directives(comments)}
    owner, kept = 0, []
    for number, line in enumerate(comments):
        if number in starts:
            quoted = starts[number]
            owner = next((part for part, text in enumerate(texts) if quoted and quoted in text), 0)
        elif not line.strip():
            owner = 0
        if owner == place:
            kept.append(line)
    return tuple(kept)


def _owners(source: str, spans: Sequence[tuple[int, int]], parts: Sequence[str]) -> list[int]:
    """For each sentence the part it went to: the one that holds most of it, in doubt the one before it."""
    grams = [shingles(part) for part in parts]
    owners: list[int] = []
    for start, end in spans:
        own = shingles(source[start:end])
        held = [len(own & part) / len(own) for part in grams]
        best = max(held)
        previous = owners[-1] if owners else 0
        owners.append(previous if held[previous] == best or best < _HELD else held.index(best))
    return owners


def _texts(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def _picked(text: str, spans: Sequence[tuple[int, int]], numbers: Sequence[int]) -> str:
    """The sentences with these numbers; consecutive ones keep the text between them."""
    pieces: list[str] = []
    for number in numbers:
        start, end = spans[number]
        follows = pieces and number - 1 in numbers
        pieces.append(text[spans[number - 1][1] : start] + text[start:end] if follows else text[start:end])
        if not follows and len(pieces) > 1 and text[:1].isascii():
            pieces[-1] = " " + pieces[-1]
    return "".join(pieces)


def _length(span: tuple[int, int]) -> int:
    return span[1] - span[0]
