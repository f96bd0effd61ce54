"""The tool for the glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from toolkit.context import Context
from toolkit.errors import InputError
from toolkit.model import ALL_YEARS, Concept, Term, TermStatus
from toolkit.project.pairs import languages_of, read_pair
from toolkit.servers.mcp.answers import Answer, Dated, quoted
from toolkit.servers.mcp.arguments import Arguments, Judged, Limit, prose
from toolkit.servers.mcp.desk import Desk
from toolkit.terminology.lookup import look_up
from toolkit.terminology.term_findings import reports_of


@dataclass(frozen=True, kw_only=True)
class Terms(Arguments):
    """A text or a term."""

    text: Annotated[str, prose("Find the terms in this text.", "大力培育专精特新企业。", least=0)] = ""
    term: Annotated[str, prose("Look this term up, exactly or nearly, in either language.", "专精特新", least=0)] = ""
    language: Annotated[str, Field(description="The language to translate into. Default: by the text.")] = ""
    report: Judged = ""
    limit: Limit = 20


@dataclass(frozen=True, slots=True)
class TermRow:
    """A concept: its term in the source language, and its wordings in the other."""

    id: str
    term: str
    preferred: str
    admitted: tuple[str, ...] = ()
    deprecated: Annotated[tuple[str, ...], Field(description="Wordings not to use, with the reason.")] = ()
    first_mention: Annotated[str, Field(description="The wording where a report first uses the term.")] = ""
    definition: str = ""
    note: str = ""
    status: str = ""
    enforce: str = ""
    certain: Annotated[bool, Field(description="False where the characters may belong to other words.")] = True

    @classmethod
    def of(
        cls, concept: Concept, term: str, language: str, year: int | None = None, *, certain: bool = True
    ) -> TermRow:
        """The row of a concept, whose term in the text is `term`, for a report of this year, or for any."""
        terms = concept.terms_in(language)
        accepted = [one for one in terms if one.status is not TermStatus.DEPRECATED]
        wordings = [_dated(one) for one in accepted if one.holds_in(year)]
        others = [_dated(one) for one in accepted if not one.holds_in(year)]
        return cls(
            id=concept.id,
            term=term,
            preferred=wordings[0] if wordings else "",
            admitted=tuple(wordings[1:]),
            deprecated=(*others, *(_reasoned(one) for one in terms if one.status is TermStatus.DEPRECATED)),
            first_mention=concept.first_mention_in(language),
            definition=concept.definition,
            note=concept.note,
            status=str(concept.status),
            enforce=str(concept.enforce),
            certain=certain,
        )

    def line(self) -> str:
        """The concept in one line."""
        rest = {"also": self.admitted, "not": self.deprecated}
        parts = [f"{name} {', '.join(map(quoted, texts))}" for name, texts in rest.items() if texts]
        parts += [f"first mention {quoted(self.first_mention)}"] if self.first_mention else []
        parts += [f"note {quoted(self.note)}"] if self.note else []
        parts += [] if self.certain else ["may belong to other words"]
        return "; ".join([f"{quoted(self.term)} = {quoted(self.preferred)}", *parts])


def _reasoned(term: Term) -> str:
    return f"{term.text} ({term.reason})" if term.reason else term.text


def _dated(term: Term) -> str:
    return term.text if term.valid == ALL_YEARS else f"{term.text} ({reports_of(term.valid)})"


@dataclass(frozen=True, kw_only=True)
class TermsFound(Dated):
    """The terms of a text in order, or the concepts most like a term."""

    total: int
    terms: tuple[TermRow, ...]

    def lines(self) -> Iterator[str]:
        """A term a line."""
        if not self.terms:
            yield "no terms"
        yield from (one.line() for one in self.terms)
        yield from self.judged()
        if self.total > len(self.terms):
            yield f"{self.total - len(self.terms)} more: call again with a higher limit, or a shorter text"


def lookup_terms(desk: Desk, asked: Terms) -> Answer:
    """Look up terms in the project's glossary: those that occur in a text, or the entries most like one term.

    Gives the preferred wording, the admitted ones, and those not to use with the reason. Give `text` or `term`, and the
    report that you translate: wordings of other years are among those not to use then.
    """
    if bool(asked.text.strip()) == bool(asked.term.strip()):
        raise InputError("give either text (to find the terms in it) or term (to look one up)")
    glossary = desk.glossary()
    source, target = languages_of(asked.text or asked.term, "", "", asked.language)
    report = desk.judged(asked.report)
    context = Context(desk.project.settings, source, target, glossary=glossary, report=report)
    year, rows = context.year, list[TermRow]()
    if asked.text:
        found = read_pair(asked.text, "", context).terms
        places = {(one.concept.id, asked.text[one.start : one.end]): one for one in reversed(found)}
        rows = [
            TermRow.of(one.concept, name, target, year, certain=one.certain)
            for (_, name), one in reversed(places.items())
        ]
    else:
        rows = [TermRow.of(one, one.name(source), target, year) for one in look_up(asked.term, glossary)]
    return TermsFound(report=report, year=year, total=len(rows), terms=tuple(rows[: asked.limit]))
