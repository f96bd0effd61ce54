"""Cutting a target document into the sentences that are put together again in the order of the source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from toolkit.language.scripts import UNSPACED
from toolkit.language.sentences import sentences
from toolkit.memory.aligning.alignment import Sentence
from toolkit.model.language_codes import primary

_LINE = re.compile(r"[^\n]+")
_HAN = re.compile("[\u3400-\u9fff]")
#: A number of a heading or a list: 2. (3) IV. 12.3.2. 三、
NUMERAL = (
    r"[(（]?(?:(?:[A-Z]\.)?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|[IVXLC]{1,6}|[ivx]{1,4}|[A-Za-z])[.)）、]"
    "|[一二三四五六七八九十]{1,3}、"
)
_NUMBER = re.compile(NUMERAL)
#: A number at the end of what a stop ended, where nothing before it says that it belongs there.
_AT_END = re.compile(rf"(?<=[0-9,;:)，；：）.!?])(\s+)({NUMERAL})\Z")
#: A number of three levels there, which no figure has, unless the word before says that it is a reference.
_LEVELS = re.compile(
    r"(?<=\w)(?<!\b[Ss]ection)(?<!\b[Cc]hapter)(?<!\b[Tt]able)(?<!\b[Ff]igure)(?<!\b(?:[Ss]ee|and))(?<!\b(?:in|of|to))"
    r"(\s+)([0-9]{1,3}(?:\.[0-9]{1,3}){2,4}\.)\Z"
)
_SIGN = re.compile(r"\w")
#: Letters of a language with spaces for each Chinese character.
LETTERS = 3.6


def pieces(texts: Sequence[str], language: str, cuts: Collection[tuple[int, int]] = ()) -> list[Sentence]:
    """The sentences of paragraphs, in order. A line break ends a sentence, and so does a cut (paragraph, place)."""
    places: dict[int, list[int]] = {}
    for paragraph, place in cuts:
        places.setdefault(paragraph, []).append(place)
    return [
        Sentence(number, start, end, text[start:end])
        for number, text in enumerate(texts)
        for line in _LINE.finditer(text)
        for span in _numbered(sentences(line[0], language), line[0])
        for start, end in _cut(text, line.start() + span[0], line.start() + span[1], places.get(number, ()))
    ]


def _numbered(spans: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The sentences, a number together with what it numbers: "2. Industry" is one, "of Action, 2." ends before 2."""
    begin, last = -1, len(text.rstrip())
    for start, end in spans:
        begin = start if begin < 0 else begin
        sentence = text[begin:end]
        number = _AT_END.search(sentence) or _LEVELS.search(sentence)
        if end == last or not (number or _NUMBER.fullmatch(sentence)):
            yield begin, end
            begin = -1
        elif number:
            yield begin, begin + number.start(1)
            begin += number.start(2)


def _cut(text: str, start: int, end: int, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    for place in sorted(place for place in places if start < place < end):
        yield start, start + len(text[start:place].rstrip())
        start = place
    yield start, end


def together(found: Sequence[Sentence], texts: Sequence[str], language: str) -> str:
    """The text of sentences in order; what is between two of one paragraph that follow each other stays."""
    joint = "" if primary(language) in UNSPACED else " "
    out: list[str] = []
    before: Sentence | None = None
    for one in found:
        if before is not None:
            near = before.paragraph == one.paragraph and before.end <= one.start
            between = texts[one.paragraph][before.end : one.start] if near else joint
            out.append(between if near and not between.strip() else joint)
        out.append(one.text)
        before = one
    return "".join(out)


def length(text: str) -> float:
    """The length of a text in Chinese characters; at least a half."""
    han = len(_HAN.findall(text))
    return max(0.5, han + (len(_SIGN.findall(text)) - han) / LETTERS)
