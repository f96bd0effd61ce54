"""Annotate units for reviewers: linked terms and figures on both sides, and findings at their places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit.context import Context, Reading
from toolkit.language.figures import matched_figures
from toolkit.language.figures.wording import reading as reading_of
from toolkit.model import Concept, Enforce, Finding, Quantity, QuantityKind, Term, TermMatch, TermStatus
from toolkit.model.rendition import Mark, MarkKind, Remark
from toolkit.renderers.characters import visible
from toolkit.renderers.compose import Annotation

#: The marks of a unit's source and target.
Marks = tuple[list[Mark], list[Mark]]


def marks(reading: Reading) -> Marks:
    """The terms and figures of both sides, linked."""
    terms, figures = _terms(reading), _figures(reading)
    return terms[0] + figures[0], terms[1] + figures[1]


def annotate(
    marks: Mapping[str, Marks], findings: Iterable[Finding], lines: Mapping[str, int]
) -> dict[str, Annotation]:
    """Annotations by unit key, as are the marks and the lines in the catalog."""
    by_unit: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_unit[finding.unit or ""].append(finding)
    return {key: annotation(found, by_unit[key], lines.get(key)) for key, found in marks.items()}


def annotation(marks: Marks, findings: Sequence[Finding], line: int | None) -> Annotation:
    """What reviewers see of one unit."""
    source, target = list(marks[0]), list(marks[1])
    for number, finding in enumerate(findings):
        for side, span in ((source, finding.source), (target, finding.target)):
            if span is not None and span.end > span.start:
                side.append(Mark(span.start, span.end, MarkKind.FINDING, str(number)))
    remarks = tuple(
        Remark(finding.check, finding.severity, visible(finding.message), visible(finding.suggestion or ""))
        for finding in findings
    )
    return Annotation(tuple(source), tuple(target), remarks, line)


def used_concepts(readings: Iterable[Reading], context: Context) -> tuple[Concept, ...]:
    """The concepts whose terms occur in the sources, each once; without those that only translators need.

    Where the translations have another accepted wording than the preferred one, that comes first.
    """
    found: dict[str, Concept] = {}
    wordings: defaultdict[str, Counter[Term]] = defaultdict(Counter)
    for reading in readings:
        found |= {match.concept.id: match.concept for match in reading.terms}
        for pairing in reading.pairings:
            wordings[pairing.concept.id].update(match.term for match in pairing.accepted)
    shown = [concept for concept in found.values() if concept.enforce is not Enforce.NEVER]
    return tuple(_as_worded(concept, context.target_language, wordings[concept.id]) for concept in shown)


def _as_worded(concept: Concept, language: str, wordings: Counter[Term]) -> Concept:
    """The concept with the commonest wording before the others, if its preferred one is not among them."""
    terms = concept.terms_in(language)
    own = [term for term in wordings if "…" not in term.text]
    if not own or terms[0] in wordings:
        return concept
    first = max(own, key=lambda term: wordings[term])
    order = (replace(first, status=TermStatus.PREFERRED), replace(terms[0], status=TermStatus.ADMITTED))
    rest = tuple(term for term in terms[1:] if term is not first)
    return replace(concept, terms={**concept.terms, language: (*order, *rest)})


def _terms(reading: Reading) -> tuple[list[Mark], list[Mark]]:
    """Term marks of both sides, linked by concept."""
    source = [_term(reading, match) for match in reading.terms]
    target = [
        _term(reading, match) for pairing in reading.pairings for match in (*pairing.accepted, *pairing.deprecated)
    ]
    return source, target


def _term(reading: Reading, match: TermMatch) -> Mark:
    concept, context = match.concept, reading.context
    target = concept.preferred(context.target_language)
    note = f"{concept.name(context.source_language)} = {target.text if target else '–'}"
    return Mark(match.start, match.end, MarkKind.TERM, concept.id, visible(note))


def _figures(reading: Reading) -> tuple[list[Mark], list[Mark]]:
    """Figure marks of both sides; aligned figures share a number."""
    source, target = reading.figures
    links: tuple[dict[int, str], dict[int, str]] = ({}, {})
    texts = reading.source, reading.target
    languages = reading.source.language, reading.target.language
    matches = matched_figures(texts[0].text, source, texts[1].text, target, *languages)
    for number, (here, there) in enumerate(matches, 1):
        links[0][here] = links[1][there] = str(number)
    return list(_quantities(source, links[0])), list(_quantities(target, links[1]))


def _quantities(quantities: Sequence[Quantity], links: Mapping[int, str]) -> Iterator[Mark]:
    for number, quantity in enumerate(quantities):
        if quantity.kind is not QuantityKind.ENUMERATOR and (not quantity.weak or number in links):
            read = reading_of(quantity, hedged=True)
            note = quantity.text if read == quantity.text else f"{quantity.text} = {read}"
            yield Mark(quantity.start, quantity.end, MarkKind.QUANTITY, links.get(number, ""), visible(note))
