"""Rows of words that exclude one another: what makes the contrasts of `opposites`, `qualifiers` and `kinds`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.language.figures.pair import Contrast, Example
from toolkit.language.lazy_pattern import LazyPattern, WholeWords

#: Characters on each side of a figure in which its words are looked for; a figure beside it ends them.
_NEAR = 70
#: Before a Chinese word: it is denied.
_NOT = "(?<![不未没无非免])"
_AROUND = re.compile(r"\(\?<?[!=][^)]*\)")


class Side(NamedTuple):
    """One side of a row: Chinese words, plain English, beginnings of further English words, and a mistake.

    The Chinese words are plain but for what may be around them.
    """

    zh: str
    plain: str
    perhaps: str
    mistake: Example


def excluding(name: str, *sides: Side, check: str, unless: str = "") -> list[Contrast]:
    """A contrast for each side: the plain English of the others contradicts its Chinese.

    It does not where the Chinese has a word of another side or one of `unless` too, or the English may say this one.
    """
    return [_against(name, one, [its for its in sides if its is not one], check, unless) for one in sides]


def _against(name: str, ours: Side, others: list[Side], check: str, unless: str) -> Contrast:
    cues = _AROUND.sub("", ours.zh)
    silent = [its.zh for its in others] + ([unless] if unless else [])
    return Contrast(
        f"{name}: {cues.split('|')[0]}",
        ours.mistake,
        check,
        cues,
        LazyPattern(lambda: re.compile(f"{_NOT}(?:{ours.zh})")),
        WholeWords("|".join(its.plain for its in others)),
        LazyPattern(lambda: re.compile(rf"\b(?:(?:{ours.plain})\b|(?:{ours.perhaps}))", re.IGNORECASE)),
        unless=LazyPattern(lambda: re.compile("|".join(silent))),
        near=_NEAR,
    )


#: Before the Chinese words beside which a group tells nothing.
_UNLESS = "but not beside: "


def groups(table: str) -> Iterator[Contrast]:
    """The contrasts of a table of groups, which are separated by empty lines and begin with their names.

    A check follows the name unless it is `basis-mismatch`. Each side has three lines: its Chinese words; the
    English that says it in so many words, and after a bar the beginnings of English words that may say it; and a
    mistake. Chinese words are separated by spaces, English ones by commas; a line that goes on begins with four
    spaces. A last line may name Chinese words beside which the group tells nothing.
    """
    for group in table.strip().split("\n\n"):
        title, *lines = group.replace("\n    ", " ").split("\n")
        name, _, check = title.partition(": ")
        unless = lines.pop().removeprefix(_UNLESS).replace(" ", "|") if lines[-1].startswith(_UNLESS) else ""
        sides = [_side(*lines[at : at + 3]) for at in range(0, len(lines), 3)]
        yield from excluding(name, *sides, check=check or "basis-mismatch", unless=unless)


def _side(zh: str, en: str, mistake: str) -> Side:
    plain, perhaps = ("|".join(words.strip().split(", ")) for words in en.split(" | "))
    source, target = mistake.split(" | ")
    return Side("|".join(zh.split()), plain, perhaps, (source.strip(), target))
