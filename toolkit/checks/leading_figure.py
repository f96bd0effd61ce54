"""A sentence begins with a figure.

A figure has no capital that shows where the sentence begins, so official English writes the number in words or puts
another word first. Headings, items' numbers, rows of tables and names (5G, 3D) are left alone.

Fires::

    - zh: 实施项目14个。
      en: 14 projects were carried out.

Passes::

    - zh: 实施项目14个。
      en: Fourteen projects were carried out.
    - zh: 5G基站达7.3万个。
      en: 5G base stations numbered 73,000.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.lexicon import MONTHS
from toolkit.language.en.small_numbers import LARGEST, in_words
from toolkit.language.en.style import fits as fits
from toolkit.language.en.style import is_prose
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.WARNING

#: A digit where a sentence may begin.
HINT = lazy(r"(?:\A|[.!?。](?:[”’\"')\]]|\[\d+\])*\s|[.)]\s)\s*[(“\"]?\d")
#: A figure that is not an enumerator, name (5G, 14th, 1+N), time of day, label ("2021:") or part of another sign.
FIGURE = lazy(r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?=%|[ \u00a0]+[^\W\d_]|[-–]\d)(?! ?[ap]\.?m\b)")
_ENUMERATOR = lazy(r"(?:\d{1,2}(?:\.\d{1,2})+(?=\s+[A-Z])|\(?(?:\d{1,3}|[IVXLivxl]{1,6}|[a-z])[.)]|[IVXL]{1,6}\.)\s+")
#: What may be a year: the 2022 Smart China Expo is a name.
YEAR = lazy(r"(?:19|20)\d\d")
_WORD = lazy(r"[^\W\d_]+")
#: After the figure that a firm's name begins with: 360 Security Group.
_NAME = lazy(r"(?: [A-Z][\w’-]*){0,3} (?:Group|Co|Inc|Ltd|Corp|Corporation|Company|Technology|Holdings)\b")
#: A mark before the figure, with what shows that it opens a sentence and no word: (14 firms were new.)
_OPENING = lazy(r"[(“\"](?=\d+(?:,\d{3})* [a-z][^()“”\"]*[.,!?][)”\"])")
_SCALES = frozenset("million billion trillion thousand percent hundred".split())
#: A sentence of fewer words is a label.
FEWEST = 3


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each sentence of running text that begins with a figure."""
    text = reading.target.text
    if HINT.search(text) is None or not is_prose(text, reading.unit.notes):
        return
    for first, end in reading.target.sentences:
        enumerator = _ENUMERATOR.match(text, first)
        start = enumerator.end() if enumerator else _opened(text, first, end)
        if (
            not text[start : start + 1].isdigit()
            or text[end - 1] not in '.!?”’")'
            or reading.is_settled(start, start + 1)
        ):
            continue
        match = FIGURE.match(text, start)
        if match is None or len(_WORD.findall(text[start:end])) < FEWEST:
            continue
        following = _WORD.search(text, match.end())
        word = following[0] if following else ""
        if word.lower() in MONTHS:  # a form of a date, which date-form reports
            continue
        if word[:1].isupper() and (YEAR.fullmatch(match[0]) or _NAME.match(text, match.end())):
            continue
        yield Problem(
            f"a sentence begins with the figure {match[0]}; begin with a word",
            target=Span(start, match.end(), match[0]),
            suggestion=_in_words(match[0], word if text[match.end()].isspace() else ""),
        )


def _opened(text: str, start: int, end: int) -> int:
    """Where the words of a sentence begin, after a bracket or quotation mark."""
    match = _OPENING.match(text, start, end)
    return match.end() if match else start


def _in_words(figure: str, following: str) -> str | None:
    """A small whole number in words, with a capital; None where more than the number would have to change."""
    if not figure.isdecimal() or int(figure) > LARGEST or not following.islower() or following in _SCALES:
        return None
    return in_words(int(figure)).capitalize()
