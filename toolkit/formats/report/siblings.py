"""The kind of a numbered paragraph: heading, list item or paragraph. Siblings have one, whatever their punctuation.

A sibling is told by its shape: short ones with text below them are headings, short ones in a row are a list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.formats.report.paragraph import Paragraph
from toolkit.language.numbering import Enumerator, inline
from toolkit.model import BlockKind

ALWAYS_HEADING = frozenset({"part", "chapter", "section"})
#: Styles of the upper levels: a short one is a heading even with nothing below.
UPPER = frozenset({"han", "financial", "han-paren", "roman", "stem"})
MAYBE_HEADING = UPPER | {
    "article", "arabic", "arabic-paren", "arabic-half", "stem-paren", "decimal", "decimal-3", "decimal-4",
    "capital", "letter", "roman-small", "alpha", "roman-paren",
}  # fmt: skip

SENTENCE_END = re.compile(r"[。！？!?](?:[”’」』）)]*)")
ENDS_SENTENCE = re.compile(r"[。！？；;!?…][”’」』）)】]*$")
#: How a paragraph ends that goes on in its items.
ANNOUNCES = re.compile("(?:其中|包括|例如|下列|以下)$")
LONGEST_HEADING = 60
LONGEST_NAME = 30
LONGEST_RUN_IN = 50


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered paragraph: its text and enumerator, its rank, and whether text or a lower number follows it."""

    text: str
    enumerator: Enumerator
    rank: int
    below: bool

    @property
    def body(self) -> str:
        """The text after the enumerator."""
        return self.text[self.enumerator.end :].strip()

    @property
    def is_item(self) -> bool:
        """Whether it ends as an item of a list does, or announces items of its own: 公共数据，是指下列数据：."""
        end = self.body[-3:].rstrip("”’」』）)】")[-1:]
        if end in tuple("；;，,—―") or ANNOUNCES.search(self.body):
            return True
        return end in tuple("：:") and re.search("[，,]", self.body) is not None

    @property
    def short(self) -> bool:
        """Whether the text can be a heading: one clause or sentence, not more."""
        inner = ENDS_SENTENCE.sub("", self.body)
        return bool(inner) and len(self.body) <= LONGEST_HEADING and not re.search("[。！？；;!?]", inner)


def numbered(
    paragraphs: Sequence[Paragraph],
    found: Sequence[Enumerator | None],
    ranks: Mapping[str, int],
    closing: Mapping[int, int],
) -> list[Numbered | None]:
    """The numbered paragraphs of a report at their places; None at the others.

    `closing` has the ranks of headings without a number by their places.
    """
    result: list[Numbered | None] = []
    for place, (paragraph, enumerator) in enumerate(zip(paragraphs, found, strict=True)):
        if enumerator is None or paragraph.row:
            result.append(None)
            continue
        rank = ranks[enumerator.style]
        following = found[place + 1] if place + 1 < len(found) else enumerator
        below = closing.get(place + 1, ranks[following.style] if following else rank + 1) > rank
        result.append(Numbered(paragraph.text, enumerator, rank, below))
    return result


def kinds(found: Sequence[Numbered | None], closing: Mapping[int, int]) -> dict[int, BlockKind]:
    """The kind of each numbered paragraph, by its place; `closing` as above."""
    result: dict[int, BlockKind] = {}
    for group in _groups(found, closing):
        members = [one for place in group.places if (one := found[place]) is not None]
        result.update(zip(group.places, _kinds(members, running=group.running), strict=True))
    return result


@dataclass(slots=True)
class _Group:
    """Siblings by their places; `running` where they are numbered on through headings of a higher rank."""

    style: str
    value: int
    places: list[int]
    running: bool = False


def _groups(found: Sequence[Numbered | None], closing: Mapping[int, int]) -> list[_Group]:
    """The siblings: the same style, counting up, with nothing of a higher rank between unless they count on."""
    groups: list[_Group] = []
    current: dict[str, _Group] = {}
    closed: set[str] = set()
    rank_of: dict[str, int] = {}
    for place, one in enumerate(found):
        rank = one.rank if one else closing.get(place)
        if rank is None:
            continue
        closed |= {style for style in current if rank_of[style] > rank}
        if one is None or encloses(one):
            continue
        style, value = one.enumerator.style, one.enumerator.value
        group = current.get(style)
        if group is None or value <= group.value or (style in closed and value != group.value + 1):
            current[style] = group = _Group(style, value, [])
            groups.append(group)
        elif style in closed:
            group.running = True
        rank_of[style] = rank
        closed.discard(style)
        group.places.append(place)
        group.value = value
    return groups


def encloses(one: Numbered) -> bool:
    """True for a paragraph that begins with 一是 and has 二是 inside: it is not an item of a list."""
    return sum(1 for other in inline(one.text, "zh") if other.style == one.enumerator.style) > 1


def _kinds(members: Sequence[Numbered], *, running: bool) -> list[BlockKind]:
    style = members[0].enumerator.style
    if style in ALWAYS_HEADING:
        return [_always(one) for one in members]
    if style not in MAYBE_HEADING:
        return [BlockKind.LIST_ITEM for _ in members]
    if style == "article":
        titles = all(one.short and one.below and not re.search("[。；;：:]$", one.body) for one in members)
        return [BlockKind.HEADING if titles else BlockKind.PARAGRAPH for _ in members]
    long = BlockKind.PARAGRAPH if running or _are_paragraphs(members) else BlockKind.LIST_ITEM
    if len(members) == 1:
        kind = BlockKind.HEADING if members[0].short and _is_lone_heading(members[0]) else long
        return [kind]
    kind = _kind_of_short(members, style in UPPER, long)
    whole = kind is BlockKind.HEADING
    return [kind if one.short or (whole and run_in(one)) else long for one in members]


def _always(one: Numbered) -> BlockKind:
    is_title = len(one.body) <= LONGEST_HEADING and not SENTENCE_END.search(one.body)
    return BlockKind.HEADING if is_title else BlockKind.PARAGRAPH


def _kind_of_short(members: Sequence[Numbered], upper: bool, long: BlockKind) -> BlockKind:
    """The kind of the short ones among siblings. The last says least: what follows may belong to all."""
    short = [one for one in members if one.short]
    inner = [one for one in short if one is not members[-1]] or short
    if 2 * sum(one.is_item for one in inner) > len(inner):
        return BlockKind.LIST_ITEM
    below = sum(1 for one in inner if one.below)
    if below and 2 * below >= len(inner) and (upper or 2 * sum(map(_is_name, inner)) > len(inner)):
        return BlockKind.HEADING
    if upper and any(_is_title(one) for one in inner):
        return BlockKind.HEADING
    return long


def _is_name(one: Numbered) -> bool:
    """Whether a numbered paragraph can be a heading at the lower levels: a name, or a sentence that is as short."""
    closed = ENDS_SENTENCE.search(one.body)
    inner = one.body.rstrip("。，,：:")
    return not closed or (len(inner) <= LONGEST_NAME and re.search("[，,：:；;0-9]", inner) is None)


def _is_title(one: Numbered) -> bool:
    """Whether a numbered paragraph of an upper level has the form of a title: no full stop, or no comma before it."""
    inner = one.body.rstrip("。")
    return not ENDS_SENTENCE.search(inner) and not (inner != one.body and re.search("[，,：:]", inner))


def _is_lone_heading(one: Numbered) -> bool:
    if one.enumerator.style in UPPER:
        return _is_title(one)
    return (
        one.below
        and one.enumerator.value == 1
        and not ENDS_SENTENCE.search(one.body)
        and not re.search("[。；;：:]", one.body)
    )


def _are_paragraphs(members: Sequence[Numbered]) -> bool:
    """Whether siblings that are not headings are paragraphs and not a list."""
    ends = sum(one.is_item for one in members)
    if members[0].enumerator.style in UPPER:
        return 2 * ends <= len(members) - 1 or len(members) == 1
    return 2 * sum(1 for one in members if run_in(one)) >= len(members)


def run_in(one: Numbered) -> tuple[int, int] | None:
    """The first sentence of a numbered paragraph that goes on after it."""
    if one.enumerator.style not in MAYBE_HEADING or one.enumerator.style == "article":
        return None
    end = SENTENCE_END.search(one.text, one.enumerator.end)
    if end is None or end.end() - one.enumerator.end > LONGEST_RUN_IN or not one.text[end.end() :].strip():
        return None
    return 0, end.end()
