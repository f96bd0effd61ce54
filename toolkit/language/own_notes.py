"""The notes of a report: what each begins with, and the marks in the text that refer to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from toolkit.language import circled_notes, parenthesized_notes
from toolkit.language.circled_notes import RING, circled_runs
from toolkit.language.note_marks import DOCUMENT, MARK, NOTE
from toolkit.language.note_values import value
from toolkit.language.raised_digits import RAISED, RAISED_DIGIT
from toolkit.language.several_notes import several

_RAISED = f"{RAISED_DIGIT}{{1,3}}"
_WORD = r"(?:[注註]释?|Notes?)"
_COUNT = r"[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"
_OPEN, _CLOSE = r"[\[［〔【]", r"[\]］〕】]"
#: The same, and parentheses, for the word with a number.
_OPEN_WORD, _CLOSE_WORD = r"[\[［〔【(（]", r"[\]］〕】)）]"
#: What a note begins with, by family. The value of a mark is its number, or its signs.
BEGINS = {
    "word": re.compile(
        rf"{_OPEN_WORD}\s?{_WORD}\s?({_COUNT})\s?{_CLOSE_WORD}|{_WORD}\s?({_COUNT})\s*[:：.．、](?![0-9])"
    ),
    "number": re.compile(rf"{_OPEN}\s?([0-9０-９]{{1,3}})\s?{_CLOSE}(?![〔［\[]|{DOCUMENT})|({_RAISED})(?=\D)"),
    "letter": re.compile(r"\[([a-z]{1,4})\](?=[\s\u4e00-\u9fff])"),
    "ring": circled_notes.BEGINS,
    "star": re.compile(rf"{_OPEN}([*＊]{{1,3}}){_CLOSE}|([*＊]{{1,3}}|[†‡※]{{1,2}})(?![*＊†‡※])"),
    "parenthesized": parenthesized_notes.BEGINS,
}
#: The families whose marks need no look at the whole report.
PLAIN = tuple(BEGINS)[:-1]
#: A mark without brackets, right after a phrase: 产值100亿元注1，. Not 备注1, 关注2 or 标注3.
_BARE = r"(?<=[\w”’」》）)%％])(?<![备備附关關标標投专專倾傾押下灌浇澆加])[注註]([0-9]{1,2})(?=[，。；、）,;.)\t]|$)"
#: What refers to a note, by family. Raised numbers are exponents after a unit (km², 平方米²) or a figure.
REFERS = {
    "word": re.compile(rf"{_OPEN_WORD}\s?(?:[见見]|see\s)?(?:{_WORD}|notes?)\s?({_COUNT})\s?{_CLOSE_WORD}|{_BARE}"),
    "number": re.compile(
        rf"(?P<mark>{MARK.pattern})|(?:(?<![0-9A-Za-zμΩ㎡米里千百])|(?<=[A-Za-z][a-z]{{3}}))(?<!{RAISED_DIGIT})({_RAISED})"
    ),
    "letter": re.compile(r"(?<=\S)\[([a-z]{1,4})\]"),
    "ring": circled_notes.REFERS,
    "star": re.compile(
        rf"{_OPEN}([*＊]{{1,3}}){_CLOSE}|(?<=[\u4e00-\u9fffA-Za-z”’」》）)%％。.，,])([*＊]{{1,3}}|[†‡※]{{1,2}})(?![\w*＊†‡※])"
        r"|(?<=[0-9])([†‡※]{1,2})(?![\w†‡※])"
        r"|(?<=[\u4e00-\u9fff”）])([*＊]{1,3})(?=[\u4e00-\u9fff])"
        r"|(?<=[0-9])([*＊]{1,3})(?=\t|$)"
    ),
    "parenthesized": parenthesized_notes.REFERS,
}
#: The characters that any mark of a note has.
_SIGNS = re.compile(rf"[\[［〔【{RAISED}{RING}*＊†‡※]|[注註]|\b[Nn]ote")
#: The mark of a note is fewer blanks after the stop before it.
BLANKS = 8
_BEFORE_NOTES = tuple("。；;：:")
#: A note that has a name instead of a mark.
NAMED = re.compile(rf"\s*(?:[备備]?{_WORD}|[数數]据[来來]源|[资資]料[来來]源|Sources?)\s*[:：]")
#: Where the next note of a paragraph may begin: *甲。②乙, 注：①甲；②乙.
_STOP = re.compile(r"[。；;：:.]\s*(?=\S)")
_SIGNED = ("ring", "star")
#: Circled numbers that count items of a note: *包括：①甲；②乙.
_ITEMS = re.compile(rf"[：:]\s*[{RING}]")
#: The lines above a table that may be its captions.
CAPTIONS = 2
#: What is before an item that counts in a sentence: 完成：[1]道路；[2]学校.
_BEFORE_ITEM = "：；"
#: Where a star multiplies: 面积=长*宽.
_FORMULA = re.compile(r"[=＝]|等于|等於")
_VARIABLE = re.compile(r"(?:^|[^A-Za-z0-9])[a-z]$")
#: What has a circled number of its own: 图①, 方案①.
_SCHEMES = tuple("图圖表式第见見案")
_NUMBERED = ("案", "第", "式")


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


def beginning(text: str, families: Collection[str] = PLAIN) -> Mark | None:
    """The mark that a note begins with; None if the text begins with none."""
    start = len(text) - len(text.lstrip())
    for family in families:
        found = BEGINS[family].match(text, start)
        if found and text[found.end() :].strip():
            return Mark(family, value(found), start, found.end())
    return None


def openings(text: str, families: Collection[str] = PLAIN) -> list[Mark]:
    """The marks of the notes in the text of a note: the one it begins with, and others after a stop within it."""
    first = beginning(text, families)
    start = first.end if first else 0
    signed = list(_signed(text, first))
    if not first and (signed or not NOTE.match(text)):
        return signed
    marks = referring(text, start=start)
    after = [mark for mark in marks if text[max(0, mark.start - BLANKS) : mark.start].rstrip()[-1:] in _BEFORE_NOTES]
    return [first, *sorted({*signed, *after}, key=lambda mark: mark.start)] if first else after


def _signed(text: str, first: Mark | None) -> Iterator[Mark]:
    """The signs that begin the notes of a paragraph after its name (注：), or those after a first sign."""
    start = first.end if first else 0
    may = first.family in _SIGNED and not _ITEMS.search(text, start) if first else NAMED.match(text)
    for stop in _STOP.finditer(text, start) if may else ():
        if mark := beginning(text[stop.end() :], _SIGNED):
            yield mark._replace(start=stop.end() + mark.start, end=stop.end() + mark.end)


def referring(text: str, families: Collection[str] = PLAIN, start: int = 0) -> list[Mark]:
    """The marks in a text that refer to notes, from a place on, in order and none within another."""
    if not _SIGNS.search(text, start) and "parenthesized" not in families:
        return []
    found: list[Mark] = []
    covered: set[int] = set()
    for family in families:
        for one in REFERS[family].finditer(text, start):
            places = range(*one.span())
            if places and covered.isdisjoint(places):
                covered.update(places)
                found.append(Mark(family, value(one), *one.span()))
    return sorted(found, key=lambda mark: mark.start)


def in_one_bracket(text: str, known: Collection[tuple[str, str]] | None = None) -> Iterator[Mark]:
    """The marks of several notes in one bracket, at least one of which is `known`; [0,9] may be a range."""
    for one in several(text):
        marks = [Mark(one.family, str(number), start, end) for number, start, end in one.shown]
        if known is None or any(mark.key in known for mark in marks):
            yield from marks


def _note(text: str) -> bool:
    return beginning(text) is not None or NAMED.match(text) is not None


def _circled_below_tables(texts: Sequence[str]) -> Iterator[int]:
    """Where a circled number right below a table is that of a mark since the last such note, or follows one."""
    last = -1
    for table, note in _below_tables(texts):
        mark = beginning(texts[note], ["ring"])
        near = range(max(0, table - CAPTIONS), note)
        marks = {
            one.key
            for number in range(min(last + 1, near.start), note)
            for one in referring(texts[number], ["ring"])
            if number in near or not texts[number][: one.start].rstrip().endswith(_SCHEMES)
        }
        if mark and (note - last == 1 or mark.key in marks):
            last = note
            yield note


def _circled_after_notes(texts: Sequence[str]) -> Iterator[int]:
    """Where circled numbers go on after notes of other families that marks lead to: notes, even if no mark does."""
    before = [(run, beginning(texts[run.start - 1], ("word", "number"))) for run in circled_runs(texts) if run.start]
    if not any(mark for _, mark in before):
        return
    named = {mark.key for text in texts for mark in referring(text, ("word", "number")) if mark.start}
    for run, mark in before:
        goes_on = texts[run.start - 1].rstrip().endswith(("：", ":"))
        if mark and mark.key in named and not goes_on and len({texts[n].lstrip()[0] for n in run}) == len(run):
            yield from run


class NotesRead:
    """The marks in the texts of a report, and which of the texts are notes: marks refer to them or to one beside."""

    def __init__(self, texts: Sequence[str]) -> None:
        after = frozenset(_circled_after_notes(texts))
        allowed = {
            "ring": {*circled_notes.circled_notes(texts, _note), *_circled_below_tables(texts), *after},
            "star": frozenset(_starred(texts)),
        }
        self.begun: dict[int, Mark] = {}
        for n, text in enumerate(texts):
            mark = None if "\t" in text else beginning(text)
            if mark and n in allowed.get(mark.family, (n,)):
                self.begun[n] = mark
        self.run = parenthesized_notes.parenthesized_notes(texts, _note)
        self.begun.update((n, mark) for n in self.run if (mark := beginning(texts[n], ["parenthesized"])))
        families = tuple(BEGINS) if self.run else PLAIN
        opened = {n: set(openings(text)) for n, text in enumerate(texts) if "\t" not in text}
        self.opened = {
            n: found for n, found in opened.items() if found and (n in self.begun or not beginning(texts[n]))
        }
        self.marks = [
            (n, mark)
            for n, text in enumerate(texts)
            for mark in referring(text, families, self.begun[n].end if n in self.begun else 0)
            if mark.start and mark not in self.opened.get(n, ()) and not _is_item(text, mark)
            if self._counts(n, text, mark)
        ]
        self.named = {mark.key for n, mark in self.marks if n not in self.begun or self.begun[n].key != mark.key}
        self.named.update((one.family, str(n)) for text in texts for one in several(text) for n in one.numbers)
        beside = (n for n in self.begun if any(mark.key in self.named for mark in self.opened.get(n, ())))
        self.notes = after.union(_chained(self.begun, self.named), beside)
        known = self.known
        self.marks += ((n, mark) for n, text in enumerate(texts) for mark in in_one_bracket(text, known))

    @property
    def known(self) -> set[tuple[str, str]]:
        """What the notes of the report have in common with the marks that refer to them."""
        opened = {n: marks for n, marks in self.opened.items() if n not in self.begun or len(marks) > 1}
        return {mark.key for marks in opened.values() for mark in marks} | {self.begun[n].key for n in self.notes}

    def _counts(self, number: int, text: str, mark: Mark) -> bool:
        """True for a mark that is certain by itself, or one that the notes of the report make certain."""
        if mark.family == "parenthesized":
            return number < self.run.start and int(mark.value) in parenthesized_notes.values(text, len(self.run) + 1)
        if mark.family == "ring" and text[: mark.start].rstrip().endswith(_NUMBERED):
            return False
        if mark.family == "star" and text[mark.start - 1].isdecimal():  # 0.31*** may say how significant it is
            return any(mark.key == one.key for marks in (self.begun.values(), *self.opened.values()) for one in marks)
        is_bare = mark.family == "word" and text[mark.start] in "注註"
        return not is_bare or any(one.family == "word" for one in self.begun.values())

    def begun_notes(self) -> Iterator[tuple[int, Mark]]:
        """The marks of the notes, each with the number of its text; a text may have several notes."""
        for n in sorted({*self.notes, *self.opened}):
            if n in self.notes:
                yield n, self.begun[n]
            marks = sorted(self.opened.get(n, ()), key=lambda mark: mark.start)
            if n in self.notes or any(mark.key in self.named for mark in marks):
                yield from ((n, mark) for mark in marks if mark != self.begun.get(n))


def note_places(texts: Sequence[str]) -> frozenset[int]:
    """The places of the notes among the paragraphs of a report: what begins with a mark that another text has."""
    return NotesRead(texts).notes


def leading_to_notes(texts: Sequence[str]) -> tuple[dict[int, list[Mark]], set[str]]:
    """The marks that refer to a note of the report by the number of their text, and the families of its notes."""
    read = NotesRead(texts)
    known = read.known
    found: dict[int, list[Mark]] = {}
    for n, mark in read.marks:
        if mark.key in known:
            found.setdefault(n, []).append(mark)
    return found, {family for family, _ in known}


def _is_item(text: str, mark: Mark) -> bool:
    """True if what looks like a mark is the number of an item in a sentence, or of a variable (w[1])."""
    if mark.family != "number" or text[mark.start] not in "[［〔【":
        return False
    is_item = text[mark.start - 1] in _BEFORE_ITEM and text[mark.end : mark.end + 1].isalnum()
    return is_item or _VARIABLE.search(text, max(0, mark.start - 2), mark.start) is not None


def _starred(texts: Sequence[str]) -> Iterator[int]:
    """Where a star may begin a note: among the notes at the end, and right below a table or a text with its mark.

    Others hide a name, or are items.
    """
    for number in range(len(texts) - 1, -1, -1):
        if beginning(texts[number]) is None:
            break
        yield number
    yield from (note for _, note in _below_tables(texts))
    yield from _starred_below_marks(texts)


def _starred_below_marks(texts: Sequence[str]) -> Iterator[int]:
    """The places of what begins with a star below a text with that mark: no two of a kind, and no emphasis."""
    begun = [beginning(text, ["star"]) for text in texts]
    marks: set[tuple[str, str]] = set()
    for number, (text, mark) in enumerate(zip(texts, begun, strict=True)):
        if mark is None:
            marks = set() if _FORMULA.search(text) else {one.key for one in referring(text, ["star"])}
        elif mark.key in marks and text.count(text[mark.start : mark.end]) == 1:
            if mark.key not in {one.key for one in begun[number + 1 : number + 2] if one}:
                yield number
            else:
                marks.discard(mark.key)


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
        below = is_row or begins or (below and NAMED.match(text) is not None)


def _chained(begun: dict[int, Mark], named: Collection[tuple[str, str]]) -> Iterator[int]:
    """The places of what begins as a note and is referred to, or is next to one of its family that is."""
    for order in (sorted(begun), sorted(begun, reverse=True)):
        last, family = -9, ""
        for number in order:
            mark = begun[number]
            if mark.key in named or (abs(number - last) == 1 and mark.family == family):
                last, family = number, mark.family
                yield number
