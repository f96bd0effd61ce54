"""How findings speak of terms."""

from __future__ import annotations

from toolkit.model import Concept, ConceptStatus, Enforce, Severity, Span, TermMatch


def named(match: TermMatch) -> str:
    """The Chinese term in quotation marks, as the glossary writes it."""
    return f"“{match.term.text.strip('“”')}”"


def one_of(concept: Concept, language: str, most: int = 3) -> str:
    """The right terms in quotation marks, the preferred one first."""
    terms = [f'"{term.text}"' for term in concept.right(language)]
    shown = " or ".join(terms[:most])
    return shown + (" or another admitted form" if len(terms) > most else "")


def at_most(concept: Concept, severity: Severity = Severity.ERROR) -> Severity:
    """The severity, lowered to a warning for concepts that are proposed or enforced usually."""
    loose = concept.status is ConceptStatus.PROPOSED or concept.enforce is not Enforce.ALWAYS
    return Severity.WARNING if loose and severity is Severity.ERROR else severity


def span(text: str, start: int, end: int) -> Span:
    """A span of a text with what stands there."""
    return Span(start, end, text[start:end])
