"""Chinese terms in pinyin with tone marks, words joined and written as GB/T 16159-2012 asks.

Readings come from the dictionary of pypinyin and, where it errs or a word is written in a way of its own, from
pinyin-zh.txt. Words are those of the matcher's lexicon; where it knows none, single characters join each other or the
word beside them, as in 产业链 chǎnyèliàn and 新能源 xīnnéngyuán. Tones are those of the characters, without sandhi.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from toolkit.language.scripts import COMMON_HAN
from toolkit.terminology.places import gazetteer, places_zh
from toolkit.terminology.segmenting import common_words, split

_HAN = re.compile(f"[{COMMON_HAN}]")
_PIECES = re.compile(f"[{COMMON_HAN}]+|[、，；：,;:（()）]|[^\\s{COMMON_HAN}、，；：,;:（()）“”‘’《》]+")
#: Particles, prepositions and conjunctions: always words of their own, and small letters in a name.
_PARTICLES = frozenset("的了和与及或在以为对于从把被将由至到等之而并每各该其是让使按据因随较")
_SMALL = frozenset({"de", "hé", "yǔ", "jí", "huò", "zài", "yǐ", "wéi", "wèi", "duì", "yú", "děng", "zhī", "ér"})
#: Verbs with the word after them as their object, and kinds of places before the name of an office.
_BEFORE_OBJECT = frozenset("稳促保防惠调补建抓扩控去推办治护引提打攻守优争创拓强降增减育破来赴请市省县区年级")
#: Words with a verb after them: 用来住.
_BEFORE_VERB = frozenset("用来 可以 能够 需要 应该 必须 不是 就是 还是 没有 如何 怎么 一起 共同 互相 相互".split())
#: Characters that rather begin a word than end one.
_PREFIXES = frozenset("总大新小高低全非副超再主多老微软硬云双零可首跨")
#: Kinds of places after a name: 重庆市 is Chóngqìng Shì.
_KINDS = frozenset("省市区县州镇乡村盟旗江河湖海山港")
_DIGITS = frozenset("一二三四五六七八九十")
_MEASURES = frozenset("年月日级个家项次号")
_WITH_DE = frozenset({"目的", "标的"})
#: Ordinals, and numerals of two and more characters.
_NUMERALS = re.compile("(第[一二三四五六七八九十百]+|[二三四五六七八九]?十[一二三四五六七八九]|[二三四五六七八九]十)")
_MARKS = {"、": ",", "，": ",", "；": ";", "：": ":", "）": ")"}
_SYLLABLE = re.compile(r"[bpmfdtnlgkhjqxrzcsyw]?h?[aeiouü]+(?:ng(?![aeiouü])|n(?![aeiouüg])|r(?![aeiouü]))?")
_TONES = "\u0304\u0301\u030c\u0300"

#: A character's place in Chinese order: other scripts last, letters, ü after u, tone, the character.
Key = tuple[int, str, bool, int, str]


class _Word(NamedTuple):
    """A word and its reading; `name` if it names a place, `own` if it is a row of pinyin-zh.txt."""

    text: str
    reading: str
    name: bool = False
    own: bool = False


def pinyin(text: str, *, name: bool = False) -> str:
    """A Chinese text in pinyin; `name` begins every word with a capital. Other scripts stay as they are."""
    shown, joined = "", True
    for piece in _PIECES.findall(text):
        if piece in _MARKS or piece in _MARKS.values():
            shown, joined = shown + _MARKS.get(piece, piece), False
        elif piece in "（(":
            shown, joined = f"{shown} (".lstrip(), True
        else:
            space = "" if joined or piece[0] in "+-–" else " "
            if shown[-1:].isalnum() and shown[-1:].isascii() and piece[0] in _MEASURES:
                shown, piece = f"{shown} {_piece(piece[0], name=name)}", piece[1:]  # 2035年 远景
            shown, joined = shown + space + _piece(piece, name=name), False
    return shown


def order(text: str) -> tuple[Key, ...]:
    """The key by which Chinese dictionaries sort: character by character by letters, then tone; other scripts last."""
    key: list[Key] = []
    for piece in _PIECES.findall(text):
        if _HAN.match(piece):
            for one, syllable in zip(piece, _syllables(piece), strict=True):
                letters, tone = _toneless(syllable)
                key.append((0, letters.replace("ü", "u"), "ü" in letters, tone, one))
        else:
            key.append((1, piece.casefold(), False, 0, piece))
    return tuple(key)


def initial(text: str) -> str:
    """The letter under which an index lists a term; empty where it begins with another script."""
    first = next(iter(order(text)), None)
    return first[1][:1].upper() if first and first[0] == 0 else ""


def _piece(piece: str, *, name: bool) -> str:
    """A piece in one script."""
    if not _HAN.match(piece):
        return piece
    words = " ".join(word.reading for word in _attached(list(_words(piece))))
    return " ".join(word if word in _SMALL else _capital(word) for word in words.split(" ")) if name else words


@cache
def _own() -> dict[str, str]:
    """The rows of pinyin-zh.txt."""
    text = files("toolkit.terminology").joinpath("pinyin-zh.txt").read_text(encoding="utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _known() -> frozenset[str]:
    return common_words() | frozenset(_own())


@cache
def _longest() -> int:
    """The length of the longest word; names of places that are added to them are shorter."""
    return max(map(len, _known()))


@cache
def _rows(shortest: int) -> re.Pattern[str]:
    """Finds the rows of so many characters at least in a text."""
    rows = [row for row in _own() if len(row) >= shortest]
    return re.compile("|".join(sorted(rows, key=len, reverse=True)))


@lru_cache(maxsize=8192)
def _syllables(text: str) -> tuple[str, ...]:
    """The reading of each character of Chinese text."""
    import pypinyin

    found: list[str] = pypinyin.lazy_pinyin(text, style=pypinyin.Style.TONE)
    for at, one in enumerate(text):  # the dictionary writes some words with sandhi
        found[at] = {"一": "yī", "不": "bù"}.get(one, found[at])
    for match in _rows(1).finditer(text):
        found[match.start() : match.end()] = _parts(_own()[match[0]])
    return tuple(found)


@cache
def _parts(reading: str) -> list[str]:
    """The syllables of a reading that is written as words."""
    parts = []
    for word in re.findall(r"[^ '-]+", unicodedata.normalize("NFC", reading.lower())):
        plain = "".join(
            "ü" if unicodedata.normalize("NFD", one)[1:2] == "\u0308" else unicodedata.normalize("NFD", one)[0]
            for one in word
        )
        parts += [word[slice(*match.span())] for match in _SYLLABLE.finditer(plain)]
    return parts


def _toneless(syllable: str) -> tuple[str, int]:
    """A syllable's letters and its tone, 5 for the neutral one."""
    letters, tone = "", 5
    for mark in unicodedata.normalize("NFD", syllable):
        if mark in _TONES:
            tone = _TONES.index(mark) + 1
        elif mark == "\u0308":
            letters = f"{letters[:-1]}ü"
        else:
            letters += mark
    return letters, tone


def _words(piece: str) -> Iterator[_Word]:
    """The words of Chinese text, before single characters are joined."""
    syllables, own = _syllables(piece), _own()
    names = [(place.start, place.end) for place in places_zh(piece)]
    places = {piece[start:end] for start, end in names if end - start < 4}
    known = _known() | places if places else _known()
    at = 0
    for text in _split(piece, known):
        end = at + len(text)
        name = any(start <= at and end <= stop for start, stop in names)
        numeral = _NUMERALS.fullmatch(text) is not None
        reading = own.get(text) or _joined(syllables[at:end])
        if numeral and text[0] == "第":
            reading = f"dì-{_joined(syllables[at + 1 : end])}"
        yield _Word(text, _capital(reading) if name else reading, name, numeral or text in own)
        at = end


def _split(piece: str, known: Collection[str]) -> Iterator[str]:
    """Words: rows of three and more characters, numerals, and between them what the lexicon knows."""
    at = 0
    for match in _rows(3).finditer(piece):
        yield from _between(piece[at : match.start()], known)
        yield match[0]
        at = match.end()
    yield from _between(piece[at:], known)


def _between(text: str, known: Collection[str]) -> Iterator[str]:
    """The words of text without rows: a verb apart from its object, a kind of place apart from its name."""
    for part in _NUMERALS.split(text):
        if _NUMERALS.fullmatch(part):
            yield part
            continue
        for word in split(part, known, _longest()):
            parts: tuple[str, ...] = (word,)
            if len(word) > 2 and word[0] in _BEFORE_OBJECT and word[1:] in known:
                parts = word[0], word[1:]  # 稳增长
            elif word[-1] == "的" and word not in _WITH_DE:
                parts = word[:-1], word[-1]
            elif len(word) > 2 and word[-1] in _KINDS and word in gazetteer().zh.rows:
                parts = word[:-1], word[-1]  # 重庆市
            yield from filter(None, parts)


def _attached(words: Sequence[_Word]) -> Iterator[_Word]:
    """Words with single characters joined: two or three to one word, one to the word before or after it."""
    at = 0
    before: _Word | None = None
    while at < len(words):
        size = _run(words, at)
        word = words[at]
        after = words[at + 1] if at + 1 < len(words) else None
        if size and before and before.name and word.text in _KINDS:
            joined, at = _Word(word.text, _capital(word.reading), name=True), at + 1
        elif size > 1 and all(one.name for one in words[at : at + size]):
            joined, at = _merge(words[at : at + size], "-"), at + size
        elif size > 1:
            taken = 3 if size == 3 else 2
            joined, at = _merge(words[at : at + taken]), at + taken
        elif size and before and before.text[-1:] in _DIGITS and word.text in _MEASURES:
            joined, at = word._replace(own=True), at + 1
        elif size and before and _takes(before) and word.text not in _PREFIXES:
            before, at = _merge((before, word)), at + 1
            continue
        elif size and after and _takes(after) and word.text not in _BEFORE_OBJECT:
            joined, at = _merge((word, after)), at + 2
        else:
            joined, at = word, at + 1
        if before:
            yield before
        before = joined
    if before:
        yield before


def _run(words: Sequence[_Word], at: int) -> int:
    """How many single characters that may join others follow from here."""
    size = 0
    while at + size < len(words):
        word = words[at + size]
        if len(word.text) > 1 or word.text in _PARTICLES or word.own:
            break
        size += 1
    return size


def _takes(word: _Word) -> bool:
    """Whether a single character beside a word joins it."""
    whole = word.name or word.text in _BEFORE_VERB or (word.own and not word.reading.isalpha())
    return len(word.text) in (2, 3) and not whole


def _merge(words: Sequence[_Word], hyphen: str = "") -> _Word:
    text = "".join(word.text for word in words)
    if hyphen:
        return _Word(text, hyphen.join(word.reading for word in words), name=True)
    return _Word(text, _joined([word.reading for word in words]))


def _joined(readings: Sequence[str]) -> str:
    """Readings as one word, with an apostrophe before a syllable that begins with a vowel."""
    joined = ""
    for reading in readings:
        vowel = unicodedata.normalize("NFD", reading[:1]).casefold()[:1] in ("a", "e", "o")
        joined += f"'{reading}" if joined and vowel else reading
    return joined


def _capital(reading: str) -> str:
    return reading[:1].upper() + reading[1:]
