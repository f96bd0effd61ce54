"""A term is rendered by a form that the glossary deprecates.

A deprecated form was once thought right, or comes from translating word by word; the glossary gives the reason and the
form to use. It is wrong only for its own concept, so it is reported only if the source names the concept. It is a
warning if the accepted form occurs as often as needed, since the other may then belong to something else.

An admitted form may have years (`{term: market player, valid: ..2018}`): those of the reports whose accepted wording it
was. In a report of another year (setting `year`) it is reported as a warning, with the form to write now.

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
from toolkit.terminology.review import same_wording
from toolkit.terminology.term_findings import at_most, named, one_of, reports_of, span

GROUP = "terms"
SEVERITY = Severity.ERROR


def check_unit(reading: Reading) -> Iterator[Problem]:
    """A problem for each rendering, of a concept that the source names, that is deprecated or of other years."""
    context = reading.context
    for pairing in reading.pairings:
        if pairing.concept.id not in context.checked:
            continue
        for index, wrong in enumerate(pairing.deprecated):
            yield _deprecated(pairing, wrong, index, reading)
        for index, one in enumerate(pairing.accepted):
            if not one.term.holds_in(context.year) and not _holds_otherwise(one, reading):
                yield _outdated(pairing, one, index, reading)


def _deprecated(pairing: Pairing, wrong: TermMatch, index: int, reading: Reading) -> Problem:
    certain = _source(pairing, index).certain
    needless = len(pairing.accepted) >= len(pairing.sources) or not certain
    why = f" ({wrong.term.reason})" if wrong.term.reason else ""
    severity = Severity.WARNING if needless else at_most(pairing.concept)
    return _problem(pairing, wrong, index, reading, f"{why}; use", severity)


def _outdated(pairing: Pairing, one: TermMatch, index: int, reading: Reading) -> Problem:
    what = f", the wording of {reports_of(one.term.valid)}; write"
    return _problem(pairing, one, index, reading, what, Severity.WARNING)


def _holds_otherwise(one: TermMatch, reading: Reading) -> bool:
    """Whether the same words, in other capitals or another number, are accepted in this year."""
    language = reading.target.language
    wording = same_wording(one.term.text, language)
    holding = one.concept.accepted_in(language, reading.context.year)
    return any(same_wording(term.text, language) == wording for term in holding)


def _problem(
    pairing: Pairing, wrong: TermMatch, index: int, reading: Reading, what: str, severity: Severity
) -> Problem:
    language, concept = reading.target.language, pairing.concept
    match = _source(pairing, index)
    target = span(reading.unit.target, wrong.start, wrong.end)
    preferred = concept.preferred(language)
    right = one_of(concept, language, reading.context.year)
    return Problem(
        f'{named(match)} is rendered as "{target.text}"{what} {right}',
        source=span(reading.unit.source, match.start, match.end),
        target=target,
        suggestion=preferred.text if preferred else None,
        severity=severity,
    )


def _source(pairing: Pairing, index: int) -> TermMatch:
    """The place of the source term that a rendering is reported at."""
    return pairing.sources[min(index, len(pairing.sources) - 1)]
