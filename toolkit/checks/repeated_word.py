"""A word is written twice in a row.

The eye skips it when writing, but readers notice: "the the". Words that good English does repeat (had had, that that),
names (Walla Walla) and whatever the source repeats in Latin letters are left alone.

Fires::

    - zh: 推动产业协同发展。
      en: We will promote the the coordinated development of industries.

Passes::

    - zh: 推动产业协同发展。
      en: We will promote the coordinated development of industries that had had little contact.
    - zh: "地区\\t合计\\t总计"
      en: "District\\tTotal\\tTotal"
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span

GROUP = "text"
SEVERITY = Severity.WARNING

REPEATED = lazy(r"(?<![\w'’-])(?P<word>[^\W\d_]{2,}+|[aA])(?P<again>[ \u00a0]++(?i:(?P=word)))(?![\w'’])(?P<tied>-)?")

_LETTER = r"a-z\u00c0-\u1fff\u3040-\ufaff"
#: A repetition as far as letters can be told by their codes, which is three times as fast; in lower case.
HINT = lazy(rf"[^0-9_'’{_LETTER}-]([{_LETTER}]++)[ \u00a0]++\1(?![{_LETTER}])")

#: Words that good English has twice in a row.
DOUBLED = frozenset("had that very so more many much long far again really do is no bye ha on in out".split())
#: Words that are never part of a name.
SMALL = frozenset("a an the of to and or for with by from at as it its this these those be are was were".split())
NUMBERS = frozenset("one two three four five six seven eight nine ten first second third".split())


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each repetition, on the second word."""
    if not may_repeat(reading.target.text):
        return
    for match in REPEATED.finditer(reading.target.text):
        word = match["word"].lower()
        is_name = match["word"][0].isupper() and match["again"].strip()[0].isupper() and word not in SMALL
        if match["tied"] and (word in SMALL or word in NUMBERS):  # two two-way roads
            continue
        if word in DOUBLED or is_name or reading.source.contains(match[0].rstrip("-").lower(), lower=True):
            continue
        end = match.end("again")
        start = end - len(word)
        yield Problem(
            f"{match['word']} is written twice",
            target=Span(start, end, reading.target.text[start:end]),
        )


def may_repeat(text: str) -> bool:
    """A quick test: every text with a repeated word passes, most texts do not."""
    return HINT.search(" " + text.lower()) is not None
