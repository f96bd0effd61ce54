"""The first mention of a term does not have the wording that the glossary asks for.

An abbreviation means nothing to readers who have not seen its long form, so the first use in a document introduces
both, and the short form is enough from then on. Units are read in catalog order, and each catalog counts by itself. A
heading may use the short form if the text right below it introduces it.

Glossary::

    concepts:
      - id: rd
        zh: 研发
        en: {preferred: research and development, admitted: [R&D]}
        first_mention: research and development (R&D)

Fires::

    - zh: 研发投入强度提高到2.1%。
      en: R&D intensity rose to 2.1 percent.

Passes::

    - zh: 研发投入强度提高到2.1%。
      en: Spending on research and development (R&D) rose to 2.1 percent of the economy.
    - zh: 研发人员突破3万人。
      en: More than 30,000 people work in R&D.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.context import Context, Reading, final
from toolkit.model import Concept, Problem, Severity, TermMatch
from toolkit.terminology.pairing import Pairing
from toolkit.terminology.patterns import introduced
from toolkit.terminology.term_findings import named, span

GROUP = "terms"
SEVERITY = Severity.WARNING

_SENTENCE = re.compile(r"[。！？；：]\s*[”’」』）]*\s*\Z")


def check_catalog(readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
    """A problem for each concept whose first rendering in the catalog is not its first mention."""
    language = context.target_language
    wanted = {identity for identity, concept in context.checked.items() if concept.first_mention_in(language)}
    uses: dict[str, list[tuple[Reading, Pairing]]] = {}
    for reading in final(readings):
        for pairing in reading.pairings:
            if pairing.accepted and pairing.concept.id in wanted:
                uses.setdefault(pairing.concept.id, []).append((reading, pairing))
    for found in uses.values():
        problem = _problem(found, language)
        if problem is not None:
            yield problem


def _problem(uses: list[tuple[Reading, Pairing]], language: str) -> Problem | None:
    reading, pairing = uses[0]
    wording = pairing.concept.first_mention_in(language)
    if _introduces(reading, pairing.concept, pairing.accepted[0], wording) or _introduced_before(
        reading, pairing, wording
    ):
        return None
    if not _SENTENCE.search(reading.unit.source) and len(uses) > 1:
        after, later = uses[1]
        if _introduces(after, later.concept, later.accepted[0], wording):
            return None
    match, right = pairing.sources[0], pairing.accepted[0]
    seen = span(reading.unit.target, right.start, right.end)
    return Problem(
        f'{named(match)} is first mentioned as "{seen.text}" rather than "{wording}"',
        source=span(reading.unit.source, match.start, match.end),
        target=seen,
        suggestion=wording,
        unit=reading.index,
    )


def _introduces(reading: Reading, concept: Concept, first: TermMatch, wording: str) -> bool:
    """True if the first rendering in a unit is the wording asked for, or a rendering followed by its abbreviation."""
    document = reading.document
    if document is None or document.matchers.target is None:
        return True
    whole = document.matchers.target.wording(document.words(reading.index), concept, wording)
    if any(found.match.start <= first.start and first.end <= found.match.end for found in whole):
        return True
    short = introduced(wording)
    after = reading.unit.target[first.end :].lstrip()
    return bool(short) and " " in first.term.text and after[1:].startswith(short) and after[:1] in "(（"


def _introduced_before(reading: Reading, pairing: Pairing, wording: str) -> bool:
    """True if the wording occurs further up, for instance inside the rendering of a longer term."""
    document = reading.document
    if document is None or document.matchers.target is None:
        return False
    sign = introduced(wording).removesuffix("s")  # a text without the abbreviation cannot introduce it
    for index, (_, target) in enumerate(document.texts[: reading.index + 1]):
        if sign not in target.replace(" ", "") or index in document.drafts:
            continue
        for found in document.matchers.target.wording(document.words(index), pairing.concept, wording):
            if index < reading.index or found.match.end <= pairing.accepted[0].start:
                return True
    return False
