"""The first mention of a concept does not contain any of its terms.

The first mention is the wording at first use, such as "research and development (R&D)". If it contains none of the
accepted terms, a translation can satisfy either first-mention or term-missing, but never both.

Fires::

    concepts:
      - {id: rd, zh: 研发, en: research and development, first_mention: R&D}

Passes::

    concepts:
      - id: rd
        zh: 研发
        en: {preferred: research and development, admitted: [R&D]}
        first_mention: research and development (R&D)
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Context
from toolkit.model import Glossary, Problem, Severity
from toolkit.terminology.document import matchers
from toolkit.terminology.review import at

GROUP = "glossary"
SEVERITY = Severity.ERROR


def check_glossary(glossary: Glossary, context: Context) -> Iterator[Problem]:
    """A problem for each first mention without a right term of its concept."""
    language = context.target_language
    matcher = matchers(glossary, context.source_language, language, context.year).target
    for concept in glossary.concepts if matcher else ():
        wording = concept.first_mention_in(language)
        if not wording or matcher is None:
            continue
        terms = concept.accepted(language)
        if not matcher.renderings(matcher.read(wording), concept, terms):
            shown = " or ".join(f'"{term.text}"' for term in terms) or f"a term in {language}"
            yield at(concept.place, f'the first mention of {concept.id}, "{wording}", does not contain {shown}')
