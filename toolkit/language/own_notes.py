"""The notes of a report: what each begins with, the marks in the text that refer to it, and what has no counterpart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from toolkit.language.note_marks import MARK, NOTE
from toolkit.language.raised_digits import LOWERED, RAISED, RAISED_DIGIT

RING = "①-⑳㉑-㉟㊱-㊿"
_RAISED = f"{RAISED_DIGIT}{{1,3}}"
_WORD = r"(?:[注註]释?|Notes?)"
_COUNT = r"[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"
_OPEN, _CLOSE = r"[\[［〔【]", r"[\]］〕】]"
#: What a note begins with, by family. The value of a mark is its number, or its signs.
BEGINS = {
    "word": re.compile(rf"{_OPEN}\s?{_WORD}\s?({_COUNT})\s?{_CLOSE}|{_WORD}\s?({_COUNT})\s*[:：.．、](?![0-9])"),
    "number": re.compile(rf"{_OPEN}\s?([0-9０-９]{{1,3}})\s?{_CLOSE}(?![0-9〔［\[]|\s*号)|({_RAISED})(?=\D)"),
    "letter": re.compile(r"\[([a-z]{1,4})\]\s"),
    "ring": re.compile(f"([{RING}])"),
    "star": re.compile(rf"{_OPEN}([*＊]{{1,3}}){_CLOSE}|([*＊]{{1,3}}|[†‡]{{1,2}})(?![*＊†‡])"),
}
#: What refers to a note, by family. Circled numbers count where no word is before them (包括：①创新；②协调), and raised
#: ones are exponents after a unit (km², 平方米²) or a figure.
REFERS = {
    "word": re.compile(rf"[\[［〔【(（]\s?(?:[见見]|see\s)?{_WORD}\s?({_COUNT})\s?[\]］〕】)）]"),
    "number": re.compile(
        rf"(?P<mark>{MARK.pattern})|(?:(?<![0-9A-Za-zμΩ㎡米里千百])|(?<=[A-Za-z][a-z]{{3}}))(?<!{RAISED_DIGIT})({_RAISED})"
    ),
    "letter": re.compile(r"(?<=\S)\[([a-z]{1,4})\]"),
    "ring": re.compile(rf"(?<=[\w”’」》）)%％])([{RING}])"),
    "star": re.compile(
        rf"{_OPEN}([*＊]{{1,3}}){_CLOSE}|(?<=[\u4e00-\u9fffA-Za-z”’」》）)%％。.，,])([*＊]{{1,3}}|[†‡]{{1,2}})(?![\w*＊†‡])"
        r"|(?<=[\u4e00-\u9fff”）])([*＊]{1,3})(?=[\u4e00-\u9fff])"
    ),
}
#: The characters that any mark of a note has.
_SIGNS = re.compile(rf"[\[［〔【{RAISED}{RING}*＊†‡]|[注註]|\bNote")
#: The mark of a note is fewer blanks after the stop before it.
BLANKS = 8
_BEFORE_NOTES = tuple("。；;：:")
#: A note that has a name instead of a mark.
_NAMED = re.compile(rf"\s*(?:[备備]?{_WORD}|[数數]据[来來]源|[资資]料[来來]源|Sources?)\s*[:：]")
#: The lines above a table that may be its captions.
CAPTIONS = 2
_HAN = "一二三四五六七八九"


class Mark(NamedTuple):
    """The mark of a note: its family and value, and its span in a text."""

    family: str
    value: str
    start: int
    end: int

    @property
    def key(self) -> tuple[str, str]:
        """What the mark of a note and the marks that refer to it have in common."""
        return self.family, self.value


class Fault(NamedTuple):
    """A mark without its note, or a note without its mark: the number of its text, the mark, and what is wrong."""

    text: int
    mark: Mark
    message: str


def beginning(text: str, families: Collection[str] = tuple(BEGINS)) -> Mark | None:
    """The mark that a note begins with; None if the text begins with none."""
    start = len(text) - len(text.lstrip())
    for family in families:
        found = BEGINS[family].match(text, start)
        if found and text[found.end() :].strip():
            return Mark(family, _value(found), start, found.end())
    return None


def openings(text: str) -> list[Mark]:
    """The marks of the notes in the text of a note: the one it begins with, and others after a stop within it."""
    first = beginning(text)
    start = first.end if first else 0
    if not first and not NOTE.match(text):
        return []
    marks = referring(text, start=start)
    after = [mark for mark in marks if text[max(0, mark.start - BLANKS) : mark.start].rstrip()[-1:] in _BEFORE_NOTES]
    return [first, *after] if first else after


def referring(text: str, families: Collection[str] = tuple(BEGINS), start: int = 0) -> list[Mark]:
    """The marks in a text that refer to notes, from a place on, in order and none within another."""
    if not _SIGNS.search(text, start):
        return []
    found: list[Mark] = []
    covered: set[int] = set()
    for family in families:
        for one in REFERS[family].finditer(text, start):
            places = range(*one.span())
            if places and covered.isdisjoint(places):
                covered.update(places)
                found.append(Mark(family, _value(one), *one.span()))
    return sorted(found, key=lambda mark: mark.start)


def _value(found: re.Match[str]) -> str:
    named = found.groupdict().get("mark")
    shown = named or next((one for one in found.groups() if one), "")
    shown = unicodedata.normalize("NFKC", shown.translate(LOWERED))
    digits = "".join(filter(str.isdecimal, shown))
    return str(int(digits)) if digits else str(_han(shown)) if shown[:1] in f"{_HAN}十" else shown


def _han(number: str) -> int:
    tens, ten, ones = number.rpartition("十")
    value = _HAN.find(ones) + 1 if ones else 0
    return value + (10 * (_HAN.find(tens) + 1 if tens else 1) if ten else 0)


def circled_last(texts: Sequence[str]) -> range:
    """The places of the last texts that begin with circled numbers from ① on, where only notes follow them."""
    places = [n for n, text in enumerate(texts) if BEGINS["ring"].match(text.lstrip())]
    end = places[-1] + 1 if places else 0
    start = end
    while start and start - 1 in places:
        start -= 1
    goes_on = any("。" in text and not _note(text) for text in texts[end:])
    return range(start, end) if start < end and texts[start].lstrip()[0] == "①" and not goes_on else range(0)


def _note(text: str) -> bool:
    return beginning(text) is not None or _NAMED.match(text) is not None


def _circled_below_tables(texts: Sequence[str]) -> Iterator[int]:
    """Where a circled number right below a table is that of a mark in the table or in the lines above it."""
    for table, note in _below_tables(texts):
        mark = beginning(texts[note], ["ring"])
        marks = (one.key for text in texts[max(0, table - CAPTIONS) : note] for one in referring(text, ["ring"]))
        if mark and mark.key in set(marks):
            yield note


class _Read:
    """The marks in the texts of a report, and which of the texts are notes: marks refer to them or to one beside."""

    def __init__(self, texts: Sequence[str]) -> None:
        allowed = {"ring": {*circled_last(texts), *_circled_below_tables(texts)}, "star": frozenset(_starred(texts))}
        self.begun: dict[int, Mark] = {}
        for n, text in enumerate(texts):
            mark = None if "\t" in text else beginning(text)
            if mark and n in allowed.get(mark.family, (n,)):
                self.begun[n] = mark
        self.opened = {n: set(found) for n, text in enumerate(texts) if "\t" not in text and (found := openings(text))}
        self.marks = [
            (n, mark)
            for n, text in enumerate(texts)
            for mark in referring(text, start=self.begun[n].end if n in self.begun else 0)
            if mark.start and mark not in self.opened.get(n, ())
        ]
        self.named = {mark.key for n, mark in self.marks if n not in self.begun or self.begun[n].key != mark.key}
        self.notes = frozenset(_chained(self.begun, self.named))


def note_places(texts: Sequence[str]) -> frozenset[int]:
    """The places of the notes among the paragraphs of a report: what begins with a mark that another text has."""
    return _Read(texts).notes


def faults(texts: Sequence[str]) -> Iterator[Fault]:
    """What of the notes of a report has no counterpart, its paragraphs in order, those that are notes among them."""
    read = _Read(texts)
    known = {mark.key for n, marks in read.opened.items() if n not in read.begun or len(marks) > 1 for mark in marks}
    known |= {read.begun[n].key for n in read.notes}
    families = {family for family, _ in known} | ({"number"} if ("number", "1") in read.named else set())
    for n, mark in read.marks:
        if mark.key not in known and mark.family in families:
            yield Fault(n, mark, f"the report has no note {texts[n][mark.start : mark.end]}")
    for n in sorted(read.notes):
        mark = read.begun[n]
        if mark.key not in read.named:
            shown = texts[n][mark.start : mark.end].rstrip(" :：.．、")
            yield Fault(n, mark, f"no mark in the report refers to note {shown}")


def _starred(texts: Sequence[str]) -> Iterator[int]:
    """Where a star may begin a note: among the notes at the end, and those below a table; others hide a name."""
    for number in range(len(texts) - 1, -1, -1):
        if beginning(texts[number]) is None:
            break
        yield number
    yield from (note for _, note in _below_tables(texts))


def _below_tables(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of what begins as notes do right below a table, each after that of the first row of the table."""
    table, below = 0, False
    for number, text in enumerate(texts):
        is_row = "\t" in text
        if is_row and not (number and "\t" in texts[number - 1]):
            table = number
        begins = below and not is_row and beginning(text) is not None
        if begins:
            yield table, number
        below = is_row or begins or (below and _NAMED.match(text) is not None)


def _chained(begun: dict[int, Mark], named: Collection[tuple[str, str]]) -> Iterator[int]:
    """The places of what begins as a note and is referred to, or is next to one of its family that is."""
    for order in (sorted(begun), sorted(begun, reverse=True)):
        last, family = -9, ""
        for number in order:
            mark = begun[number]
            if mark.key in named or (abs(number - last) == 1 and mark.family == family):
                last, family = number, mark.family
                yield number
