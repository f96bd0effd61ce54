"""A term of the source is not rendered in any of the ways the glossary allows.

Readers who know the official wording stumble over another one, and cannot find the same thing again in the next report.
The check looks for every accepted form, and the message lists those it looked for.
It is an error if nothing in the translation can be the rendering, and a warning if something probably is: the same
words in another order, most of them or the head, a pronoun, "we" for an institution, or another word for a general one
in a long sentence. It is also a warning for concepts that are proposed or enforced `usually`, and a note if the unit
renders the term less often than the source names it, since English names a thing once.

The rendering may be inflected, hyphenated, have its head shared or its parts in another order ("tightening of
monetary policies" for "tighten monetary policy"); an abbreviation may have full stops ("A.I.").

Glossary::

    concepts:
      - id: hub
        zh: 物流枢纽
        en: logistics hub

Fires::

    - zh: 物流枢纽加快建设。
      en: Construction of the harbour was accelerated.

Passes::

    - zh: 物流枢纽加快建设。
      en: Work on the logistics hubs was accelerated.
    - zh: 建设国家物流枢纽，物流枢纽货运量增长一成。
      en: We built a national logistics hub, and its cargo volume rose by 10 percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.context import Context, Reading
from toolkit.model import Problem, Severity
from toolkit.terminology.missing_terms import missing_terms

GROUP = "terms"
SEVERITY = Severity.ERROR
REACH = 1


def check_catalog(readings: Sequence[Reading], context: Context) -> Iterator[Problem]:
    """A problem for each concept that a unit does not render, or not often enough."""
    rendered: dict[str, int] = {}
    for order, reading in enumerate(readings):
        if reading.document is None:
            return
        matcher = reading.document.matchers.target
        for pairing in reading.pairings:
            if matcher is None or pairing.concept.id not in context.checked:
                continue
            fresh = order - rendered.get(pairing.concept.id, -9) <= 1
            if len(pairing.accepted) + len(pairing.deprecated) < len(pairing.sources):
                words = reading.document.words(reading.index)
                source, target = reading.unit.source, reading.unit.target
                for term in missing_terms(pairing, source, words, reading.pairings, matcher, just_named=fresh):
                    yield term.problem(source, target, context.target_language, reading.index, context.year)
            if pairing.accepted:
                rendered[pairing.concept.id] = order
