"""Arrange the title of a document with the issuing body above it, and the date and everything else below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition, Substitution
from toolkit.renderers.about import LABEL, PART
from toolkit.renderers.labels import labels_for


class Role(Enum):
    """What a line says, in the order of the block."""

    BODY = "issuing-body"
    TITLE = "title"
    DATE = "dateline"
    DETAILS = "metadata"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: a span of a piece of the head, or a text from the settings with its label; either may be all there is."""

    role: Role
    piece: Piece | None = None
    span: tuple[int, int] | None = None
    label: str = ""
    text: str = ""
    children: tuple[Piece, ...] = ()


#: What a line of the source says that needs no label in the block.
_BODY = re.compile(r"(发布机构|发文机关|发布单位|发文单位)\s*[:：]")
_DATE = re.compile(r"(发布日期|发布时间|成文日期|印发日期|日期|时间)\s*[:：]")


def title_block(rendition: Rendition) -> list[Line]:
    """The lines of the head and the front matter, sorted by their roles."""
    return sorted(_lines(rendition), key=lambda line: list(Role).index(line.role))


def _lines(rendition: Rendition) -> Iterator[Line]:
    labels = labels_for(rendition.language)
    unlabelled = {labels.issuing_body: Role.BODY, labels.date: Role.DATE}
    if rendition.front.title:
        yield Line(Role.TITLE, text=rendition.front.title)
    for piece in rendition.head:
        if piece.kind is BlockKind.TITLE:
            yield Line(Role.TITLE, piece, children=piece.children)
        else:
            yield from _metadata(piece)
    for label, text in rendition.front.lines:
        role = unlabelled.get(label, Role.DETAILS)
        yield Line(role, label=label if role is Role.DETAILS else "", text=text)


def _metadata(piece: Piece) -> Iterator[Line]:
    """The parts of a line of metadata; the line as it is where the translation has other parts, or notes."""
    sources, spans = parts_of(piece.source.text), parts_of(piece.target.text)
    whole = piece.substitution is not Substitution.NONE or piece.footnotes or piece.target.references or piece.children
    if whole or len(sources) != len(spans):
        yield Line(Role.DETAILS, piece, children=piece.children)
        return
    for (start, end), (left, right) in zip(sources, spans, strict=True):
        source, label = piece.source.text[start:end], LABEL.match(piece.target.text[left:right])
        role = Role.BODY if _BODY.match(source) else Role.DATE if _DATE.match(source) else Role.DETAILS
        if role is not Role.DETAILS and label and left + label.end() < right:
            left += label.end()
        yield Line(role, piece, (left, right))


def parts_of(text: str) -> list[tuple[int, int]]:
    """The spans of the pieces of metadata in a line."""
    cuts = [0, *(cut for one in PART.finditer(text) for cut in one.span()), len(text)]
    return [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True) if start < end]
