"""Arrange the title of a document with the issuing body above it, and the date and everything else below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from toolkit.formats.report.details import BODY
from toolkit.model import BlockKind
from toolkit.model.rendition import Piece, Rendition, Substitution
from toolkit.renderers.about import ISSUING_BODY, LABEL, PART, TARGET_PART
from toolkit.renderers.front import localized_date
from toolkit.renderers.labels import labels_for
from toolkit.renderers.no_break import NO_BREAK


class Role(Enum):
    """What a line says, in the order of the block."""

    BODY = "issuing-body"
    TITLE = "title"
    DATE = "dateline"
    DETAILS = "metadata"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: a span of a piece of the head, or a text from the settings with its label; either may be all there is.

    `whole` is the span with its label.
    """

    role: Role
    piece: Piece | None = None
    span: tuple[int, int] | None = None
    label: str = ""
    text: str = ""
    children: tuple[Piece, ...] = ()
    whole: tuple[int, int] | None = None


#: What a line of the source says that needs no label in the block: 发布机构：…, or a name or a date alone.
_BODY = re.compile(rf"[【\[]?(?:{ISSUING_BODY})(?:[】\]]\s*[:：]?|\s*[:：])")
_DATE = re.compile(
    r"[【\[]?(?:(?:发布|成文|印发|公布|签发|生成|发文|报告|發佈|發布)?(?:日期|时间|時間))(?:[】\]]\s*[:：]?|\s*[:：])"
    r"|[（(]?\s*(?:[12][0-9]{3}|[一二][〇○零Ｏ一二三四五六七八九]{3})\s*年[^，。；：:]{1,12}[月日]\s*[）)]?\Z"
)
#: The same in English where no colon ends the label.
_BY = re.compile(r"\b(?:issued|published|released|prepared|promulgated) by (?:the )?", re.IGNORECASE)
_ON = re.compile(r"(?:issued|published|released|promulgated|dated)(?: on)? (?=\w)", re.IGNORECASE)
_THE = re.compile(r"the ", re.IGNORECASE)
#: What is between the name of a body and a date in a sentence.
_ON_DATE = re.compile(r"(?:\s*,)?(?:\s+on)?\s*\Z", re.IGNORECASE)


def title_block(rendition: Rendition) -> list[Line]:
    """The lines of the head and the front matter, sorted by their roles.

    One line is the issuing body and one the date; others of these have their labels among the details.
    """
    found, seen = [], set[Role]()
    for line in _lines(rendition):
        again = line.role in (Role.BODY, Role.DATE) and line.role in seen
        seen.add(line.role)
        found.append(replace(line, role=Role.DETAILS, span=line.whole) if again else line)
    author = rendition.about.author
    if Role.BODY not in seen and author and any(_BODY.search(piece.source.text) for piece in rendition.head):
        found.append(Line(Role.BODY, text=author))
    return sorted(found, key=lambda line: list(Role).index(line.role))


def _lines(rendition: Rendition) -> Iterator[Line]:
    labels = labels_for(rendition.language)
    unlabelled = {labels.issuing_body: Role.BODY, labels.date: Role.DATE}
    if rendition.front.title:
        yield Line(Role.TITLE, text=rendition.front.title)
    for piece in rendition.head:
        if piece.kind is BlockKind.TITLE:
            yield Line(Role.TITLE, piece, children=piece.children)
        else:
            yield from _metadata(piece, rendition)
    for label, text in rendition.front.lines:
        role = unlabelled.get(label, Role.DETAILS)
        yield Line(role, label=label if role is Role.DETAILS else "", text=text)


def _metadata(piece: Piece, rendition: Rendition) -> Iterator[Line]:
    """The parts of a line of metadata; the line as it is where the translation has other parts, or notes."""
    sources, spans = parts_of(piece.source.text, PART), parts_of(piece.target.text)
    roles = [_role(piece.source.text[start:end]) for start, end in sources]
    whole = piece.substitution is not Substitution.NONE or piece.footnotes or piece.target.references or piece.children
    if not whole and len(roles) == len(spans):
        for role, (start, end) in zip(roles, spans, strict=True):
            yield Line(role, piece, (_value_start(piece.target.text, role, start, end), end), whole=(start, end))
        return
    values = {} if whole or sorted(roles, key=list(Role).index) != [Role.BODY, Role.DATE] else _values(piece, rendition)
    for role, span in values.items():
        yield Line(role, piece, span, whole=span)
    if not values:
        yield Line(Role.DETAILS, piece, children=piece.children)


def _role(source: str) -> Role:
    if _BODY.match(source) or BODY.fullmatch(source):
        return Role.BODY
    return Role.DATE if _DATE.match(source) else Role.DETAILS


def _value_start(text: str, role: Role, start: int, end: int) -> int:
    """Where the value of a part begins, after its label if it is the issuing body or the date."""
    wordless = {Role.BODY: _BY, Role.DATE: _ON}.get(role)
    if wordless is None:
        return start
    part = text[start:end]
    label = LABEL.match(part) or wordless.match(part)
    if label is None or label.end() >= len(part):
        return start
    article = _THE.match(part, label.end()) if role is Role.BODY else None
    return start + (article.end() if article else label.end())


def _values(piece: Piece, rendition: Rendition) -> dict[Role, tuple[int, int]]:
    """The issuing body and the date in a sentence: `Issued by the Bureau on March 18, 2025`; empty if not found."""
    text, author = piece.target.text.replace(NO_BREAK, " "), rendition.about.author.replace(NO_BREAK, " ")
    day = localized_date(rendition.about.date, rendition.language)
    at = text.find(day) if day else -1
    if at < 0:
        return {}
    start, end = text.find(author) if author else -1, 0
    if start >= 0:
        end = start + len(author)
    elif by := re.search(r"\bby (?:the )?", text):
        start, end = by.end(), at if at > by.end() else len(text)
        end = start + len(_ON_DATE.sub("", text[start:end].rstrip(". ")))
    outside = end <= at or at + len(day) <= start
    return {Role.BODY: (start, end), Role.DATE: (at, at + len(day))} if start < end and outside else {}


def parts_of(text: str, part: re.Pattern[str] = TARGET_PART) -> list[tuple[int, int]]:
    """The spans of the pieces of metadata in a line of a translation, or with what parts those of a source.

    Brackets around several pieces are left out.
    """
    inner = [cut for one in part.finditer(text) for cut in one.span()]
    bracketed = inner and text[0] in "（(" and text[-1] in "）)"
    cuts = [1, *inner, len(text) - 1] if bracketed else [0, *inner, len(text)]
    return [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True) if start < end]
