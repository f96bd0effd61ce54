"""A glossary entry as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.model import ALL_YEARS, Concept, ConceptStatus, Enforce, Source, Term, TermStatus
from toolkit.terminology.term_findings import reports_of

_MARKUP = re.compile(r"([\\`*_\[\]<>#])")


def plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", text)


def entry(concept: Concept, used: Mapping[str, int] | None = None) -> str:
    """A concept with its terms in every language, what it means, and its sources.

    `used` counts the places of each rendering in the project's catalogs; None where they were not counted.
    """
    parts = [_title(concept)]
    for language, terms in concept.terms.items():
        rows = "\n".join(f"* {_term(term, used)}" for term in terms)
        parts.append(f"{language}\n\n{rows}")
    if concept.first_mention:
        parts.append("first mention: " + "; ".join(map(plain, concept.first_mention.values())))
    parts += [plain(text) for text in (concept.definition, concept.note) if text]
    if concept.sources:
        parts.append("\n".join(f"* {_source(one)}" for one in concept.sources))
    return "\n\n".join(parts)


def _title(concept: Concept) -> str:
    marks = [str(concept.status)] if concept.status is not ConceptStatus.APPROVED else []
    marks += [f"enforce: {concept.enforce}"] if concept.enforce is not Enforce.ALWAYS else []
    marks += [reports_of(concept.valid)] if concept.valid != ALL_YEARS else []
    return f"**{plain(concept.id)}**" + (f" ({', '.join(marks)})" if marks else "")


def _term(term: Term, used: Mapping[str, int] | None) -> str:
    text = plain(term.text)
    shown = {TermStatus.PREFERRED: f"**{text}**", TermStatus.ADMITTED: text, TermStatus.DEPRECATED: f"not: {text}"}
    notes = [plain(term.reason)] if term.reason else []
    notes += [reports_of(term.valid)] if term.valid != ALL_YEARS else []
    if used is not None and term.text in used:
        notes.append(f"used {used[term.text]}×")
    return shown[term.status] + (f" ({'; '.join(notes)})" if notes else "")


def _source(source: Source) -> str:
    years = ", ".join(map(str, source.years))
    title = f"[{plain(source.title)}]({source.url})" if source.url else plain(source.title)
    said = [part for part in (plain(source.publisher), years) if part]
    wording = f": {plain(source.rendering)}" if source.rendering else ""
    counted = f" ({source.count} of {source.of})" if source.count is not None and source.of is not None else ""
    quote = f" “{plain(source.quote)}”" if source.quote else ""
    return title + (f", {', '.join(said)}" if said else "") + wording + counted + quote
