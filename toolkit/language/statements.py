"""What a sentence says of one of its figures: the noun phrase that the figure is predicated of, and how.

A language whose statements can be read has a module `statements` in its folder with `statements`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from toolkit.language.unmarked import Unmarked


class Said(StrEnum):
    """What a figure is of its indicator: its value, a change of it, its value before a change, its part of a whole."""

    VALUE = "value"
    CHANGE = "change"
    BEFORE = "before"
    SHARE = "share"


class Statement(NamedTuple):
    """One figure, by its index among those of the text, and its indicator.

    `name` is the noun phrase, `start` and `end` the place of it or of its last part; `parent` is the name of the whole
    of which the indicator is a part (其中), `subject` whose it is where the sentence says so once for several.
    `period` is the time that the sentence names, as it is written; `whole` is what a share is of. `aim` is set where
    the words of the sentence say that it is a target. `word` is the figure that the word of change precedes,
    where one word is for several (分别增长18.1%、18.2%), else -1. `estimated` is set where the sentence began with an
    estimate, which may hold for the figure too.
    """

    figure: int
    said: Said
    name: str
    start: int
    end: int
    parent: str = ""
    subject: str = ""
    period: str = ""
    whole: str = ""
    aim: bool = False
    word: int = -1
    estimated: bool = False


def placed(one: Statement, bare: Unmarked) -> Statement:
    """A statement of a text without marks, with its figures and places in the text that has them."""
    start, end = bare.span(one.start, one.end)
    word = bare.numbers[one.word] if one.word >= 0 else -1
    return one._replace(figure=bare.numbers[one.figure], start=start, end=end, word=word)
