"""The parts of a finding about a term: its quoted terms, its severity and its span."""

from __future__ import annotations

from toolkit.model import Concept, ConceptStatus, Enforce, Severity, Span, TermMatch, YearRange


def named(match: TermMatch) -> str:
    """The source term in Chinese quotation marks, spelled as in the glossary."""
    return f"“{match.term.text.strip('“”')}”"


def one_of(concept: Concept, language: str, year: int | None, most: int = 6) -> str:
    """At most `most` terms that are accepted in reports of a year, in quotation marks, the preferred one first."""
    terms = [f'"{term.text}"' for term in concept.accepted_in(language, year)]
    shown = " or ".join(terms[:most])
    return shown + (" or another admitted form" if len(terms) > most else "")


def reports_of(valid: YearRange) -> str:
    """The reports of some years in words, at least one end given: reports up to 2017."""
    first, last = valid
    if first is None or last is None:
        return f"reports up to {last}" if first is None else f"reports from {first} on"
    return f"reports of {first}" if first == last else f"reports from {first} to {last}"


def at_most(concept: Concept, severity: Severity = Severity.ERROR) -> Severity:
    """`severity`, but at most a warning if the concept is proposed or its `enforce` is not `always`."""
    loose = concept.status is ConceptStatus.PROPOSED or concept.enforce is not Enforce.ALWAYS
    return Severity.WARNING if loose and severity is Severity.ERROR else severity


def span(text: str, start: int, end: int) -> Span:
    """The half-open span `[start:end]` with its text."""
    return Span(start, end, text[start:end])
