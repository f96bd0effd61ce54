"""One concept is rendered in two ways in the same catalog.

Both renderings are admitted, but readers take two wordings for two things. The most frequent wording is taken as the
document's, and the others are reported. An abbreviation, a longer form of the same words (manufacturing, manufacturing
sector), an inflection and a verb for a noun do not count as a second wording, and concepts that are enforced `usually`
may vary.

Glossary::

    concepts:
      - id: smart
        zh: 智能制造
        en: {preferred: smart manufacturing, admitted: [intelligent manufacturing]}

Fires::

    - zh: 大力发展智能制造。
      en: We worked hard to develop smart manufacturing.
    - zh: 智能制造装备产值增长18%。
      en: The output value of smart manufacturing equipment grew by 18 percent.
    - zh: 引进智能制造项目12个。
      en: Twelve intelligent manufacturing projects were brought in.

Passes::

    - zh: 大力发展智能制造。
      en: We worked hard to develop intelligent manufacturing.
    - zh: 智能制造装备产值增长18%。
      en: The output value of intelligent-manufacturing equipment grew by 18 percent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.context import Context, Reading, final
from toolkit.model import Enforce, Problem, Severity, TermMatch, TermStatus
from toolkit.terminology.pairing import Pairing
from toolkit.terminology.term_findings import named, span
from toolkit.terminology.variants import Wordings

GROUP = "terms"
SEVERITY = Severity.WARNING

_PLACES = 3  # places of the majority that a message names


@dataclass(frozen=True, slots=True)
class _Use:
    reading: Reading
    pairing: Pairing
    match: TermMatch
    wording: int


def check_catalog(readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
    """A problem for each place with a minority wording of a concept."""
    language = context.target_language
    checked = context.checked.values()
    varied = {one.id for one in checked if one.enforce is Enforce.ALWAYS and len(one.accepted(language)) > 1}
    found: dict[str, list[tuple[Reading, Pairing, TermMatch]]] = {}
    for reading in final(readings):
        for pairing in reading.pairings:
            if pairing.accepted and pairing.concept.id in varied:
                # Not those with a shared head, nor those that term-deprecated reports as the wording of other years.
                whole = [one for one in pairing.accepted if one.certain and one.term.holds_in(context.year)]
                found.setdefault(pairing.concept.id, []).extend([(reading, pairing, match) for match in whole])
    for uses in filter(None, found.values()):
        yield from _minorities(uses, language)


def _minorities(found: list[tuple[Reading, Pairing, TermMatch]], language: str) -> Iterator[Problem]:
    if len({match.term.text for _, _, match in found}) < 2:
        return
    wordings = Wordings(found[0][1].concept, language)
    uses = [_Use(*use, wordings.of(use[2].term)) for use in found]
    counts = Counter(use.wording for use in uses)
    if len(counts) < 2:
        return
    preferred = wordings.of(found[0][1].concept.terms_in(language)[0])
    major = max(counts, key=lambda wording: (counts[wording], wording == preferred))
    places = [use for use in uses if use.wording == major]
    for use in uses:
        if use.wording != major:
            yield _problem(use, places, counts[use.wording])


def _problem(use: _Use, places: list[_Use], count: int) -> Problem:
    usual = next((place.match.term for place in places if place.match.term.status is TermStatus.PREFERRED), None)
    wording = (usual or places[0].match.term).text
    units = list(dict.fromkeys(place.reading.index + 1 for place in places))
    shown = ", ".join(str(unit) for unit in units[:_PLACES]) + (", …" if len(units) > _PLACES else "")
    source = use.pairing.sources[0]
    seen = span(use.reading.unit.target, use.match.start, use.match.end)
    return Problem(
        f'{named(source)} is "{seen.text}" here ({count}×) but "{wording}" {len(places)}× elsewhere (units {shown})',
        source=span(use.reading.unit.source, source.start, source.end),
        target=seen,
        suggestion=wording,
        unit=use.reading.index,
    )
