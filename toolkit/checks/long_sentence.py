"""A sentence has more words than the style allows.

A sentence of more than 60 words (the setting `style.longest_sentence`) cannot be read aloud and is read twice. Cut it,
or leave it where one verb governs all of it and a cut would change the meaning. In a list after a colon whose members
semicolons separate, each member counts for itself.

Fires::

    - zh: 建设一批项目。
      en: >-
        We will build a number of projects in the north, the south, the east, and the west of the city, which will be
        carried out by the districts, the counties, the parks, and the enterprises that have the land, the funds, the
        people, and the will to do so, and which will be inspected, accepted, registered, published, and maintained by
        the authorities that are responsible for them under the law.

Passes::

    - zh: 建设一批项目。
      en: We will build a number of projects. The districts and counties will carry them out.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.language.en.style import fits as fits
from toolkit.language.en.style import is_prose
from toolkit.language.lazy_pattern import lazy
from toolkit.model import Problem, Severity, Span

GROUP = "style"
SEVERITY = Severity.NOTE

#: Semicolons after a colon that make a list.
FEWEST = 2
_WORD = lazy(r"[^\s—]*\w[^\s—]*")


def check_unit(reading: Reading) -> Iterator[Problem]:
    """One problem for each sentence over the limit."""
    text, most = reading.target.text, reading.context.settings.style.longest_sentence
    if text.count(" ") < most or not is_prose(text, reading.unit.notes):
        return
    for start, end in reading.target.sentences:
        words = max(len(_WORD.findall(part)) for part in _parts(text[start:end]))
        if words > most:
            yield Problem(f"the sentence has {words} words, more than {most}", target=Span(start, end, text[start:end]))


def _parts(sentence: str) -> list[str]:
    """The members of a list after a colon, the first one with what is before the colon; else the whole sentence."""
    before, colon, after = sentence.partition(":")
    first, *others = after.split(";")
    return [before + colon + first, *others] if len(others) >= FEWEST else [sentence]
