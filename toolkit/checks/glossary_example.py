"""An example of a concept fails the term checks.

Examples show translators how to use a term, and they test its entry: the source must contain the term, and the
translation one of its accepted renderings and no deprecated one.

Fires::

    concepts:
      - id: hub
        zh: 物流枢纽
        en: logistics hub
        examples:
          - {zh: 建设国家物流枢纽。, en: We built a national logistics center.}

Passes::

    concepts:
      - id: hub
        zh: 物流枢纽
        en: logistics hub
        examples:
          - {zh: 建设国家物流枢纽。, en: We built two national logistics hubs.}
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.context import Context
from toolkit.model import Concept, Enforce, Example, Glossary, Problem, Severity
from toolkit.terminology.document import DocumentTerms, matchers
from toolkit.terminology.review import active, at

GROUP = "glossary"
SEVERITY = Severity.ERROR


def check_glossary(glossary: Glossary, context: Context) -> Iterator[Problem]:
    """A problem for each example that does not show its concept rendered right."""
    found = matchers(glossary, context.source_language, context.target_language, context.year)
    cases = [(concept, example) for concept in active(glossary) for example in concept.examples]
    languages = (context.source_language, context.target_language)
    texts = [(example.texts.get(languages[0], ""), example.texts.get(languages[1], "")) for _, example in cases]
    document = DocumentTerms(texts, found)
    for index, (concept, example) in enumerate(cases):
        fault = _fault(concept, example, index, document, context)
        if fault and found.source and found.target:
            yield at(example.place, f"this example of {concept.id} {fault}")


def _fault(concept: Concept, example: Example, index: int, document: DocumentTerms, context: Context) -> str:
    """What is wrong with an example, empty where nothing is."""
    if not concept.holds_in(context.year) or context.target_language not in example.texts:
        return ""
    pairing = next((pairing for pairing in document.pairings(index) if pairing.concept.id == concept.id), None)
    if pairing is None:
        return "does not contain its source term, except perhaps inside a longer term or across two words"
    if pairing.deprecated:
        wrong = pairing.deprecated[0]
        return f'contains the deprecated "{document.texts[index][1][wrong.start : wrong.end]}"'
    if not pairing.accepted and concept.enforce is not Enforce.NEVER:
        return "contains none of its accepted renderings"
    return ""
