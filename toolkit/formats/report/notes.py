"""The notes of a report: those that a mark in its text refers to, and those below a table."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from toolkit.formats.report.paragraph import Paragraph
from toolkit.language.captions import CAPTION, UNIT_CAPTION
from toolkit.language.own_notes import note_places

#: What a note below a table begins with: 注：本表不含…, 资料来源：市统计局。
BELOW_TABLE = re.compile(
    r"(?:[备備]?[注註](?:[0-9０-９一二三四五六七八九十]{1,2})?|[数數]据[来來]源|[资資]料[来來]源|Notes?|Sources?)\s*[:：]\s*\S.*"
    r"|[注註][0-9]{1,2}[.．、]\s*\S.*"
)
#: What a note at the end of a report begins with.
CLOSING = re.compile(r"[备備]?[注註]释?\s*[:：]\s*\S")
#: A note that counts begins with 注：1．, and others go on with 2．, 3．
_COUNTED = re.compile(r"(?:[备備]?[注註]释?|Notes?)\s*[:：]\s*(?=\S)")
_COUNT = re.compile(r"([(（]?)([0-9０-９]{1,2})([)）.．、])(?![0-9０-９])")


def notes(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The places of the notes among the paragraphs of a report."""
    found = {number for number, one in enumerate(paragraphs) if one.note}
    found.update(note_places([f"\t{one.text}" if one.row or one.heading else one.text for one in paragraphs]))
    found.update(list(_below_tables(paragraphs, found)))
    found.update(list(_going_on(paragraphs, found)))
    found.update(list(_below_tables(paragraphs, found)))
    found.update(list(_closing(paragraphs, found)))
    return frozenset(found)


def _going_on(paragraphs: Sequence[Paragraph], known: Container[int]) -> Iterator[int]:
    """What goes on counting where a note below a table, or at the end of the report, begins with 注：1．"""
    for number, one in enumerate(paragraphs):
        named = _COUNTED.match(one.text)
        if named is None:
            continue
        run = list(_counting(paragraphs, number, named.end()))
        if number in known or (run and run[-1] + 1 == len(paragraphs)):
            yield from run


def _counting(paragraphs: Sequence[Paragraph], first: int, start: int) -> Iterator[int]:
    """The places of a note that counts from 1 and of those that go on with 2 and 3 in the same form."""
    begins = _COUNT.match(paragraphs[first].text, start)
    for count, number in enumerate(range(first, len(paragraphs)), 1):
        one = paragraphs[number]
        found = begins if count == 1 else _COUNT.match(one.text)
        if not (begins and found) or one.row or one.heading or int(found[2]) != count:
            return
        if (found[1], found[3]) != (begins[1], begins[3]):
            return
        yield number


def _closing(paragraphs: Sequence[Paragraph], found: Container[int]) -> Iterator[int]:
    """The notes that a report ends with."""
    for number in range(len(paragraphs) - 1, 0, -1):
        if number not in found:
            if not CLOSING.match(paragraphs[number].text):
                return
            yield number


def _below_tables(paragraphs: Sequence[Paragraph], known: Container[int]) -> Iterator[int]:
    """The notes right below a table or its caption, and those below another such note."""
    below = False
    for number, one in enumerate(paragraphs):
        is_note = below and not one.row and BELOW_TABLE.fullmatch(one.text) is not None
        if is_note:
            yield number
        below = one.row or is_note or (below and (number in known or _is_caption_below(paragraphs, number)))


def _is_caption_below(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a caption right below a table is its own: notes follow, and no other table does."""
    if not (paragraphs[number - 1].row and CAPTION.fullmatch(paragraphs[number].text)):
        return False
    after = (one for one in paragraphs[number + 1 :] if BELOW_TABLE.fullmatch(one.text) is None)
    following = next(after, None)
    return following is None or not (following.row or UNIT_CAPTION.fullmatch(following.text))
