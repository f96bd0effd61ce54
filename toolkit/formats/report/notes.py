"""The notes of a report: those that a mark in its text refers to, and those below a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from toolkit.formats.report.paragraph import Paragraph

#: The mark that a note begins with: [1] ［1］ 〔*〕; at the end of a report also ①.
BRACKETED = re.compile(r"[\[［〔]([0-9０-９]{1,3}|[*＊]{1,3})[\]］〕](?![0-9〔［\[]|\s*号)")
CIRCLED = re.compile("([①-⑳㉑-㉟㊱-㊿])")
#: What is before a circled number that refers to a note; others count: 包括：①创新；②协调。
AFTER_WORD = re.compile(r"(?<=[\w”’」》）)%％])([①-⑳㉑-㉟㊱-㊿])")
#: What a note below a table begins with: 注：本表不含…, 资料来源：市统计局。
BELOW_TABLE = re.compile(
    r"(?:[备備]?[注註](?:[0-9０-９一二三四五六七八九十]{1,2})?|[数數]据[来來]源|[资資]料[来來]源|Notes?|Sources?)\s*[:：]\s*\S.*"
    r"|[注註][0-9]{1,2}[.．、]\s*\S.*"
)


def notes(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The places of the notes among the paragraphs of a report."""
    found = {number for number, one in enumerate(paragraphs) if one.note}
    found.update(_referred(paragraphs, range(len(paragraphs)), BRACKETED, BRACKETED))
    found.update(_referred(paragraphs, _last_circled(paragraphs), CIRCLED, AFTER_WORD))
    found.update(_below_tables(paragraphs))
    return frozenset(found)


def _referred(
    paragraphs: Sequence[Paragraph], places: Sequence[int], mark: re.Pattern[str], reference: re.Pattern[str]
) -> Iterator[int]:
    """The paragraphs at `places` that begin with a mark which the text of another one has, and those next to them."""
    begin = {number: _plain(one[1]) for number in places if (one := mark.match(paragraphs[number].text))}
    if not begin:
        return
    marks = {
        _plain(one[1])
        for number, paragraph in enumerate(paragraphs)
        for one in reference.finditer(paragraph.text, 1 if number in begin else 0)
        if one.start()
    }
    for order in (sorted(begin), sorted(begin, reverse=True)):
        last = -9
        for number in order:
            if begin[number] in marks or abs(number - last) == 1:
                last = number
                yield number


def _plain(mark: str) -> str:
    return unicodedata.normalize("NFKC", mark)


def _last_circled(paragraphs: Sequence[Paragraph]) -> Sequence[int]:
    """The last paragraphs with circled numbers, one after another from ①, if no numbered or long text follows."""
    end = next((n for n in range(len(paragraphs) - 1, -1, -1) if CIRCLED.match(paragraphs[n].text)), -1) + 1
    start = end
    while start and CIRCLED.match(paragraphs[start - 1].text):
        start -= 1
    after = [one for one in paragraphs[end:] if "。" in one.text or one.row or one.heading]
    first = paragraphs[start].text[:1] if start < end else ""
    return range(start, end) if first == "①" and not after else ()


def _below_tables(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """The notes right below a table, and those below another such note."""
    below = False
    for number, one in enumerate(paragraphs):
        is_note = below and not one.row and BELOW_TABLE.fullmatch(one.text) is not None
        if is_note:
            yield number
        below = one.row or is_note
