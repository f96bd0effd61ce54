"""The places that a Chinese and an English text name, and those that contradict each other.

The names are in `places-zh-en.txt`. The longest name at a place counts, so that 新墨西哥 is not Mexico and "New Mexico"
is not either.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from toolkit.language.longest_match import lengths_by
from toolkit.language.zh.traditional import simplified

_HAN = "\u4e00-\u9fff"
#: After a Chinese place: what makes it part of another name (南京路, 巴林格), or its end part of a word (其中国有).
_ZH_INSIDE = re.compile(
    f"路|街|大道|时间|条约|协定|公约|宣言|共识|议定书|联合声明|站|机场|[日晚时邮]报|战争|之[战春]|新闻|湾|海峡|菜|话|语|文|裔|籍|"
    f"(?:(?![的在和与及]|设立|成立|开设|开办|新设|投资|拥有|收购|建)[{_HAN}]){{0,6}}?(?:银行|大学|学院|医院|集团|公司|航空|研究[院所]|杂志|出版社|俱乐部|足球|指数|交易所)"
)
_ZH_SPLIT = re.compile("(?<=国)[家际有内营]|[·尔斯森姆茨顿逊尼]|格(?![局外])")
#: Beside a character that alone means a province: 浙商, 赴粤.
_ZH_BESIDE = frozenset("方军企籍商股剧货客资铁高在赴来驻入进抵离返援")
#: Three or more provinces with a character each.
_RUN = re.compile("[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘]{3,}")
#: A whole text that speaks of its own place without the name.
_ZH_HERE = re.compile("全[省市国区州]|[我本该两][省市国区州]")
_EN_HERE = re.compile(
    r"\bthe (?:city|province|municipality|country|region|nation|territory|island|capital|mainland)\b"
    r"|\b(?:nation(?:al|wide)|domestic|municipal|provincial)\b"
)
_EN_WORD = re.compile(r"(?<![\w.])[A-ZÅÔ]\w*")
#: After an English place: another capital makes it part of a name, unless it is one of these.
_EN_AFTER = re.compile(
    r"[ -](?!(?:Province|Provincial|City|Municipality|Municipal|County|Autonomous|District|Prefecture|Special|Region"
    r"|SAR|Government|President|Chancellor|Prime|Minister|Foreign|Ministry|Embassy|Ambassador|King|Queen|Army|Navy"
    r"|Parliament)\b)[A-Z]"
    r"|\$|\s(?:dollars?|yuan|yen|pounds?|francs?|baht|rubles?|roubles?|rupees?|pesos?|kron[ae]r?)\b"
    r"|(?<=Korean)\swon\b|'s [A-Z]"
)
#: Before it likewise: Bank of China, Michael Jordan.
_EN_BEFORE = re.compile(r"([A-Z][\w'.-]*) (?:of (?:the )?)?\Z")
_EN_BEFORE_OF = frozenset(
    "Republic Government People Province City Kingdom State Municipality Minister President Chancellor Premier King "
    "Queen Governor Mayor Embassy Ambassador Ministry Parliament Representative Delegation".split()
)
#: Nouns in the plural that begin a sentence (Residents of Shanghai), and not a name (Times of India).
_PLURAL = re.compile(r"(?!Times|Airports|States|Friends|Nations)\w+[^\Ws]s\Z")
_BEGINNING = re.compile(r"(?:\A|[.!?:;\n“\"(])\s*\Z")
#: Characters of the text before a name that are looked at.
_LOOK_BACK = 40


class Named(NamedTuple):
    """A place named at `start:end`, as the rows of the gazetteer that it may be; `certain` if it is nothing else."""

    start: int
    end: int
    rows: frozenset[int]
    certain: bool


class Contradiction(NamedTuple):
    """A place that only the Chinese text names, and one of the same kind that only the English text names."""

    zh: Named
    en: Named


@dataclass(frozen=True, slots=True)
class Row:
    """One place: its kinds, its names in both languages, and the Chinese characters that may mean it."""

    kinds: frozenset[str]
    zh: tuple[str, ...]
    en: tuple[str, ...]
    characters: frozenset[str]


@dataclass(slots=True)
class _Names:
    """The names in one language: what each may be, and the lengths to look up by how they begin."""

    rows: dict[str, frozenset[int]] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)


class _Gazetteer(NamedTuple):
    """The rows, the names in them, characters that name one, and the provinces that a character in a run is."""

    rows: tuple[Row, ...]
    zh: _Names
    en: _Names
    short: frozenset[str]
    provinces: dict[str, frozenset[int]]


def contradictions(zh: str, en: str) -> list[Contradiction]:
    """The places that the texts name instead of each other, in order; [] where either side may mean the other's."""
    ours = list(places_zh(zh))
    if not any(one.certain for one in ours):
        return []
    theirs = list(places_en(en))
    if not any(one.certain for one in theirs):
        return []
    said = frozenset[int]().union(*[one.rows for one in theirs])
    lone = [one for one in _first(ours) if one.certain and said.isdisjoint(one.rows)]
    if not lone:
        return []
    said = frozenset[int]().union(*[one.rows for one in ours])
    rest = _blanked(simplified(zh), ours)
    other = [one for one in _first(theirs) if one.certain and said.isdisjoint(one.rows) and not _hinted(rest, one)]
    if not other or (_ZH_HERE.search(zh) and _EN_HERE.search(en)):
        return []
    return list(_same_kind(lone, other))


def _same_kind(lone: Sequence[Named], other: Sequence[Named]) -> Iterator[Contradiction]:
    """The places of both sides in pairs of one kind, in order, each once."""
    left = list(other)
    for one in lone:
        match = next((two for two in left if _kinds(one) & _kinds(two)), None)
        if match is not None:
            left.remove(match)
            yield Contradiction(one, match)


def _kinds(one: Named) -> frozenset[str]:
    rows = gazetteer().rows
    return frozenset[str]().union(*[rows[at].kinds for at in one.rows])


def _first(found: Sequence[Named]) -> list[Named]:
    """Each place where it is first named."""
    return list({one.rows: one for one in reversed(found)}.values())[::-1]


def _blanked(text: str, found: Sequence[Named]) -> str:
    """The text without the places in it."""
    pieces: list[str] = []
    at = 0
    for one in found:
        pieces += text[at : one.start], " " * (one.end - one.start)
        at = one.end
    return "".join([*pieces, text[at:]])


def _hinted(zh: str, one: Named) -> bool:
    """True if a single character of a Chinese text may mean the place: 中美, 浙商."""
    known = gazetteer()
    for row in one.rows:
        for character in known.rows[row].characters:
            at = zh.find(character)
            while at >= 0:
                beside = zh[max(0, at - 1) : at] + zh[at + 1 : at + 2]
                if "province" not in known.rows[row].kinds or not known.short.union(_ZH_BESIDE).isdisjoint(beside):
                    return True
                at = zh.find(character, at + 1)
    return False


def places_zh(text: str) -> Iterator[Named]:
    """The places that a Chinese text names, in order."""
    text = simplified(text)
    named, runs = _named_zh(text), list(_runs(text))
    if not runs:
        return named
    spelled = list(named)
    inside = {at for one in spelled for at in range(one.start, one.end)}
    return iter(sorted([*spelled, *(one for one in runs if one.start not in inside)]))


def _runs(text: str) -> Iterator[Named]:
    """The provinces in a row with a character each: 京津冀, 沪苏浙皖."""
    provinces = gazetteer().provinces
    for run in _RUN.finditer(text):
        for at in range(run.start(), run.end()):
            if text[at] in provinces:
                yield Named(at, at + 1, provinces[text[at]], certain=True)


def _named_zh(text: str) -> Iterator[Named]:
    names, at = gazetteer().zh, 0
    lengths, rows = names.lengths, names.rows
    while at < len(text) - 1:
        for length in lengths.get(text[at : at + 2], ()):
            name = text[at : at + length]
            if name in rows:
                end = at + len(name)
                if rows[name]:
                    inside = _ZH_INSIDE.match(text, end) or _ZH_SPLIT.match(text, end)
                    yield Named(at, end, rows[name], name not in names.doubtful and not inside)
                at = end - 1
                break
        at += 1


def places_en(text: str) -> Iterator[Named]:
    """The places that an English text names, in order."""
    names, after = gazetteer().en, 0
    text = text.replace("’", "'")
    for word in _EN_WORD.finditer(text):
        start = word.start()
        if start < after:
            continue
        for length in names.lengths.get(word[0], ()):
            name = text[start : start + length]
            end = start + len(name)
            if name in names.rows and not text[end : end + 1].isalnum():
                after = end
                if names.rows[name]:
                    certain = name not in names.doubtful and not _inside_name(text, start, end)
                    yield Named(start, end, names.rows[name], certain)
                break


def _inside_name(text: str, start: int, end: int) -> bool:
    """True if capitals beside an English place show that it is part of another name, or it says which money."""
    follows = _EN_AFTER.match(text, end)
    if follows and not _begins_place(text, end):
        return True
    before = text[max(0, start - _LOOK_BACK) : start]
    found = _EN_BEFORE.search(before)
    if found is None or found[1] in _EN_BEFORE_OF:
        return False
    single = before[found.end(1) :] == " "
    first = _BEGINNING.search(before, 0, found.start()) is not None
    if not single:
        return not (first and _PLURAL.match(found[1]))
    return not (first or found[1] in gazetteer().en.rows)


def _begins_place(text: str, end: int) -> bool:
    """True if the next word begins a place of its own: the China-Japan talks."""
    word = _EN_WORD.match(text, end + 1)
    return word is not None and text[end] == "-" and word[0] in gazetteer().en.lengths


@cache
def gazetteer() -> _Gazetteer:
    """The rows of the file and the names in them."""
    text = files("toolkit.terminology").joinpath("places-zh-en.txt").read_text(encoding="utf-8")
    lines = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    rows: list[Row] = []
    found = {"zh": defaultdict[str, set[int]](set), "en": defaultdict[str, set[int]](set)}
    doubtful: dict[str, set[str]] = {"zh": set(), "en": set()}
    for kinds, zh, en, *characters in lines:
        row = Row(frozenset(kinds.split()), _split(zh), _split(en), frozenset("".join(characters).strip()))
        for language, names in (("zh", row.zh), ("en", row.en)):
            for name in names:
                place = found[language][name.removeprefix("~")]
                if "not" not in row.kinds:
                    place.add(len(rows))
                if name.startswith("~"):
                    doubtful[language].add(name[1:])
        rows.append(row)
    short = frozenset[str]().union(*[row.characters for row in rows if "city" not in row.kinds or len(row.kinds) > 1])
    provinces = defaultdict[str, set[int]](set)
    for at, row in enumerate(rows):
        for character in row.characters if "province" in row.kinds else ():
            provinces[character].add(at)
    return _Gazetteer(
        tuple(rows),
        _names(found["zh"], doubtful["zh"], lambda name: name[:2]),
        _names(found["en"], doubtful["en"], lambda name: (_EN_WORD.match(name) or [name])[0]),
        short,
        {character: frozenset(those) for character, those in provinces.items()},
    )


def _names(found: dict[str, set[int]], doubtful: set[str], begin: Callable[[str], str]) -> _Names:
    return _Names({name: frozenset(rows) for name, rows in found.items()}, doubtful, lengths_by(begin, found))


def _split(names: str) -> tuple[str, ...]:
    return tuple([name.strip() for name in names.split(",") if name.strip()])
