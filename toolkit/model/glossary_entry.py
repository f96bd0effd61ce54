"""A glossary entry as readers see it, in one pair of languages."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.glossary import ALL_YEARS, YearRange


@dataclass(frozen=True, slots=True)
class Wording:
    """A term beside the preferred one: the years of reports it belongs to, or why it is not to be used."""

    text: str
    years: YearRange = ALL_YEARS
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attestation:
    """One wording in a source: in `count` of `of` paragraphs with the term, both None where nobody counted."""

    rendering: str = ""
    years: tuple[int, ...] = ()
    count: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A source with the wordings it attests."""

    title: str
    publisher: str = ""
    url: str = ""
    attested: tuple[Attestation, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One concept: its preferred term in both languages, and what is known about it.

    `pinyin` is the source term's, where it is Chinese; `variants` are its other forms. `years` are those of the reports
    that the concept holds for. `example` is a sentence and its translation. `see` holds the ids of related entries.
    """

    id: str
    source: str
    target: str
    definition: str = ""
    admitted: tuple[Wording, ...] = ()
    deprecated: tuple[Wording, ...] = ()
    note: str = ""
    pinyin: str = ""
    variants: tuple[str, ...] = ()
    domain: str = ""
    part_of_speech: str = ""
    proposed: bool = False
    years: YearRange = ALL_YEARS
    first_mention: str = ""
    example: tuple[str, str] | None = None
    sources: tuple[Citation, ...] = ()
    see: tuple[str, ...] = ()
