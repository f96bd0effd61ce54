"""A term is rendered by a form that the glossary deprecates.

A deprecated form was once thought right, or comes from translating word by word; the glossary gives the reason and the
form to use. It is wrong only for its own concept, so it is reported only if the source names the concept. It is a
warning if the accepted form occurs as often as needed, since the other may then belong to something else.

Glossary::

    concepts:
      - id: entity
        zh: 市场主体
        en: {preferred: market entity, deprecated: [{term: market subject, reason: literal}]}

Fires::

    - zh: 市场主体总量达到12万户。
      en: The number of market subjects reached 120,000.

Passes::

    - zh: 市场主体总量达到12万户。
      en: The number of market entities reached 120,000.
    - zh: 举办市场专题展览。
      en: An exhibition with the market subject was held.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Reading
from toolkit.model import Problem, Severity, TermMatch
from toolkit.terminology.pairing import Pairing
from toolkit.terminology.term_findings import at_most, named, one_of, span

GROUP = "terms"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Iterator[Problem]:
    """A problem for each deprecated rendering of a concept that the source names."""
    for pairing in reading.pairings:
        if pairing.deprecated and pairing.concept.id in reading.context.checked:
            for index, wrong in enumerate(pairing.deprecated):
                yield _problem(pairing, wrong, index, reading)


def _problem(pairing: Pairing, wrong: TermMatch, index: int, reading: Reading) -> Problem:
    language = reading.target.language
    match = pairing.sources[min(index, len(pairing.sources) - 1)]
    target = span(reading.unit.target, wrong.start, wrong.end)
    why = f" ({wrong.term.reason})" if wrong.term.reason else ""
    needless = len(pairing.accepted) >= len(pairing.sources) or not match.certain
    preferred = pairing.concept.preferred(language)
    return Problem(
        f'{named(match)} is rendered as "{target.text}"{why}; use {one_of(pairing.concept, language)}',
        source=span(reading.unit.source, match.start, match.end),
        target=target,
        suggestion=preferred.text if preferred else None,
        severity=Severity.WARNING if needless else at_most(pairing.concept),
    )
