"""A recurrent phrase that is not in the glossary is rendered in clearly different ways.

Phrases that come back throughout a report deserve one wording, and perhaps an entry in the glossary. The phrase and its
usual English are found by counting, so this is advice: given only if most sentences with the phrase share one wording,
and the sentence in question has none of its words, or if they share one name (Green Upgrade Plan), and the sentence in
question has another one in its place (Green Upgrading Program). `toolkit glossary candidates` lists such phrases ready
for the glossary.

Glossary::

    concepts:
      - {id: hub, zh: 物流枢纽, en: logistics hub}

Fires::

    - {zh: 大力培育链主企业。, en: We worked hard to foster chain leaders.}
    - {zh: 支持链主企业上市。, en: Chain leaders were helped to go public.}
    - {zh: 引进链主企业三家。, en: Three chain leaders were attracted.}
    - {zh: 服务链主企业。, en: We served chain leaders.}
    - {zh: 今年链主企业增加。, en: The number of dominant firms rose this year.}

Passes::

    - {zh: 大力培育链主企业。, en: We worked hard to foster chain leaders.}
    - {zh: 支持链主企业上市。, en: Chain leaders were helped to go public.}
    - {zh: 引进链主企业三家。, en: Three chain leaders were attracted.}
    - {zh: 服务链主企业。, en: We served chain leaders.}
    - {zh: 今年链主企业增加。, en: The number of chain-leader firms rose this year.}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.checks import CheckCatalog
from toolkit.context import Context, Reading, final
from toolkit.model import Problem, Severity
from toolkit.terminology.association import Association, SentenceMemo, Sentences, holds_any, sentences, unit_of
from toolkit.terminology.names import renamed
from toolkit.terminology.phrases import Phrase, phrases
from toolkit.terminology.term_findings import span

GROUP = "terms"
SEVERITY = Severity.NOTE

_LEAST = 4  # sentences with the phrase
_SHARE = 0.6  # of them that hold the usual wording
_ODD = 0.25  # of them that may lack it: if more do, there is no usual wording
_MOST = 200_000  # characters: a longer catalog is more than one report


def check_catalog(readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
    """A problem at each sentence that renders a recurrent phrase differently."""
    yield from _Kept()(readings, context)


def keeper() -> CheckCatalog:
    """The check for whoever edits a catalog: sentences and phrases that are as they were are not looked for again."""
    return _Kept()


class _Kept:
    """The check with the phrases of the last sources, and the sentences of the last units."""

    def __init__(self) -> None:
        self._phrases: tuple[object, list[Phrase]] = (None, [])
        self._sentences: SentenceMemo = {}

    def __call__(self, readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
        readings = final(readings)
        texts = [(reading.unit.source, reading.unit.target) for reading in readings]
        if sum(len(source) for source, _ in texts) > _MOST:
            return
        found = self._recurrent(readings)
        if not found:
            return
        body = sentences(texts, context.target_language, self._sentences)
        if len(self._sentences) > 2 * len(texts):
            self._sentences = {pair: self._sentences[pair] for pair in texts}
        holding = [(phrase, body.holding(phrase.places)) for phrase in found]
        frequent = [(phrase, numbers) for phrase, numbers in holding if len(numbers) >= _LEAST]
        if not frequent:
            return
        association = Association(body)
        for phrase, numbers in frequent:
            odd = list(_odd_ones(phrase, numbers, body, association, readings))
            yield from odd or _renamed(phrase, numbers, body, association, readings)

    def _recurrent(self, readings: Sequence[Reading]) -> list[Phrase]:
        """The phrases that recur in the sources, but for terms of the glossary."""
        seen = [(reading.unit.source, reading.terms) for reading in readings]
        if self._phrases[0] != seen:
            sources, known = [source for source, _ in seen], {at: terms for at, (_, terms) in enumerate(seen)}
            self._phrases = seen, phrases(sources, known, least=_LEAST, shortest=4)
        return self._phrases[1]


def _odd_ones(
    phrase: Phrase, numbers: Sequence[int], body: Sentences, association: Association, readings: Sequence[Reading]
) -> Iterator[Problem]:
    usual = association.rendering(numbers)
    if usual is None or len(usual[2]) < _SHARE * len(numbers):
        return
    key, text, holders = usual
    odd = [number for number in sorted(set(numbers) - set(holders)) if not holds_any(body.words(number), key)]
    if len(odd) <= max(1, _ODD * len(numbers)):
        for number in odd:
            yield _problem(phrase, number, text, holders, "not here", body, readings)


def _renamed(
    phrase: Phrase, numbers: Sequence[int], body: Sentences, association: Association, readings: Sequence[Reading]
) -> Iterator[Problem]:
    for one in renamed(numbers, body, association):
        yield _problem(phrase, one.number, one.usual, one.holders, f'"{one.name}" here', body, readings)


def _problem(
    phrase: Phrase,
    number: int,
    usual: str,
    holders: Sequence[int],
    here: str,
    body: Sentences,
    readings: Sequence[Reading],
) -> Problem:
    order = unit_of(body, number)
    low, high = body.places[number][1:]
    at = next(at for unit, at in phrase.places if unit == order and low <= at < high)
    units = ", ".join(str(readings[unit_of(body, one)].index + 1) for one in holders[:3])
    return Problem(
        f'“{phrase.text}” is usually "{usual}" (units {units}), but {here}; add terms to the glossary',
        source=span(readings[order].unit.source, at, at + len(phrase.text)),
        unit=readings[order].index,
    )
