"""Names that both documents have: Latin letters in the Chinese text, pinyin in the English one, foreign names.

Only what both documents have counts, so that most of what merely looks like a name is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from toolkit.language.zh.traditional import simplified
from toolkit.memory.aligning.readings import readings
from toolkit.memory.aligning.sounds import of_chinese, of_english, runs

_LATIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9&+./_~@=:-]*[A-Za-z0-9+])?")
#: A capital letter inside a sentence begins a name; at its beginning any word has one.
_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’]+(?:-?[a-z]+)*")
#: A word in small letters, which is not a foreign name at the beginning of a sentence either.
_SMALL = re.compile(r"\b[a-zß-ÿ]+\b")
#: Family names of one syllable; any other character may be read alike.
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史"
    "顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丘华车冉房边辜吉饶刁瞿戚古米池滕晋苑邬臧畅宫来甯苟尧党奚闻简"
)
#: The most characters of a name that is read in pinyin as one word.
_SYLLABLES = 4
#: The fewest consonants of a foreign name, and of a part of a run of characters.
_CONSONANTS, _IN_PART = 2, 3

Key = tuple[str, str]


class Names:
    """Finds the names that both documents have."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._latin: set[str] = set()
        self._spelled: set[str] = set()
        self._beginnings: set[str] = set()
        self._sounds: dict[str, set[str]] = defaultdict(set)
        if not texts:
            return
        self._latin = {name.lower() for text in texts["zh"] for name in _LATIN.findall(text)}
        common = {word for text in texts["en"] for word in _SMALL.findall(text)}
        for name in {name for text in texts["en"] for name in _names(text)}:
            self._spelled.add(name)
            self._beginnings.update(name[:size] for size in range(1, len(name) + 1))
            for sound in () if name in common else of_english(name):
                if len(sound) >= _CONSONANTS:
                    self._sounds[sound].add(name)

    def in_english(self, text: str) -> Iterator[tuple[int, tuple[Key, ...]]]:
        """The places and keys of the names of an English text."""
        yield from self._in_latin(text)
        for match in _NAME.finditer(text):
            name = _folded(match[0])
            if name in self._spelled:
                yield match.start(), (("name", name),)

    def in_chinese(self, text: str) -> Iterator[tuple[int, tuple[Key, ...]]]:
        """The places and keys of the names of a Chinese text."""
        yield from self._in_latin(text)
        text = simplified(text)
        given = -1  # where the given name after a family name of one character begins
        for at in range(len(text)):
            name = self._read(text, at, text[at] in SURNAMES or at == given)
            if name:
                given = at + 1 if text[at] in SURNAMES else -1
                yield at, (("name", name),)
        for start, run in runs(text):
            yield from self._heard(start, run)

    def _in_latin(self, text: str) -> Iterator[tuple[int, tuple[Key, ...]]]:
        for match in _LATIN.finditer(text):
            name = match[0].lower()
            if name in self._latin:
                yield match.start(), (("latin", name),)

    def _read(self, text: str, start: int, alone: bool) -> str:
        """The longest name of the English document that is the reading of the characters from a place on.

        A single character counts only where it may be a name `alone`.
        """
        known, longest = readings(), ""
        ways = [""]
        for at in range(start, min(start + _SYLLABLES, len(text))):
            ways = [way + one for way in ways for one in known.get(text[at], ()) if way + one in self._beginnings]
            if not ways:
                break
            if at > start or alone:
                longest = next((way for way in ways if way in self._spelled), longest)
        return longest

    def _heard(self, start: int, run: str) -> Iterator[tuple[int, tuple[Key, ...]]]:
        """The names that sound like a run of characters or a part of it, the longest at each place."""
        at = 0
        while at < len(run) - 1:
            for end in range(len(run), at + 1, -1):
                least = _CONSONANTS if end - at == len(run) else _IN_PART
                names = {
                    name for way in of_chinese(run[at:end]) if len(way) >= least for name in self._sounds.get(way, ())
                }
                if names:
                    yield start + at, tuple(("name", name) for name in sorted(names))
                    at = end - 1
                    break
            at += 1


def _names(text: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        yield _folded(match[0])


def _folded(name: str) -> str:
    name = name.replace("’", "'").removesuffix("'s").lower()
    return name.replace("'", "").replace("-", "")
