"""What an entry of the book says below its terms, line by line, for every format to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from toolkit.model.glossary import ALL_YEARS
from toolkit.model.glossary_entry import Attestation, Citation, GlossaryEntry, Wording
from toolkit.renderers.book import Book
from toolkit.renderers.book.labels import BookLabels, book_labels
from toolkit.renderers.book.wordings import named
from toolkit.renderers.characters import visible
from toolkit.renderers.labels import labels_for

#: An address of the web that may become a link; PDF allows no long ones.
_ADDRESS = re.compile(r'https?://[^\s"<>\\^`{|}]{1,2000}')


#: The wordings named for one source, so that sources stay one short line.
MOST_WORDINGS = 3
#: The wordings in a line of an entry; the index has them all.
MOST_TERMS = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line: `source` in the source language, else the target's; a link to an entry (its id) or a page."""

    text: str
    source: bool = False
    entry: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """One line below an entry's terms; the definition has no label."""

    kind: str
    label: str
    spans: tuple[Span, ...]


def tags(entry: GlossaryEntry, labels: BookLabels) -> str:
    """What is shown beside an entry's terms: that it is only proposed, and the years it holds for."""
    return labels.bracketed(labels.proposed if entry.proposed else "", labels.years(entry.years)).strip()


def details(book: Book, entry: GlossaryEntry) -> Iterator[Detail]:
    """The lines of an entry in reading order."""
    labels, common = book_labels(book.language), labels_for(book.language)
    separator = Span(labels.separator)
    found: list[tuple[str, str, Sequence[Span]]] = [
        ("variants", labels.variants, _joined((Span(one, source=True) for one in entry.variants), separator)),
        ("definition", "", [Span(entry.definition)]),
        ("also", common.also, [Span(_wordings(entry.admitted, labels))]),
        ("avoid", common.avoid, [Span(_wordings(entry.deprecated, labels))]),
        ("first", labels.first, [Span(entry.first_mention)]),
        ("note", labels.note, [Span(entry.note)]),
        ("example", labels.example, _example(entry)),
        ("see", labels.see, _joined((_reference(book, one) for one in entry.see), separator)),
        ("sources", labels.sources, _joined((_citation(one, entry, labels) for one in entry.sources), separator)),
    ]
    for kind, label, spans in found:
        if any(span.text for span in spans):
            yield Detail(kind, label, tuple(spans))


def years(found: Sequence[int]) -> str:
    """Years with runs joined: 2016–2018, 2021."""
    runs = [
        [year for _, year in run]
        for _, run in groupby(enumerate(sorted(set(found))), key=lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _joined(spans: Iterable[Span], separator: Span) -> list[Span]:
    found: list[Span] = []
    for span in spans:
        found += [separator, span] if found else [span]
    return found


def _wordings(wordings: Sequence[Wording], labels: BookLabels) -> str:
    """The wordings with what is known of each; of many, those of certain years and the first others."""
    dated = sum(one.years != ALL_YEARS for one in wordings)
    room = max(MOST_TERMS - dated, 1)
    shown: list[str] = []
    for one in wordings:
        if one.years == ALL_YEARS:
            room -= 1
            if room < 0:
                continue
        shown.append(one.text + labels.bracketed(labels.years(one.years), one.reason))
    left = len(wordings) - len(shown)
    return labels.separator.join([*shown, *([labels.more.format(left)] if left else [])])


def _example(entry: GlossaryEntry) -> list[Span]:
    return [Span(entry.example[0], source=True), Span(f" {entry.example[1]}")] if entry.example else []


def _reference(book: Book, id_: str) -> Span:
    return Span(f"{book.numbers[id_]} {named(book.entries[id_].target)}", entry=id_)


def _citation(citation: Citation, entry: GlossaryEntry, labels: BookLabels) -> Span:
    """A source with its years and counts; wordings are named where the source has another than the preferred one."""
    name = citation.title + (f", {citation.publisher}" if citation.publisher else "")
    several, named = len(citation.attested) > 1, False
    shown: list[str] = []
    for one in citation.attested[:MOST_WORDINGS]:
        other = one.rendering and one.rendering.casefold() != entry.target.casefold()
        wording = labels.quoted(one.rendering) if one.rendering and (several or other) else ""
        named = named or bool(wording)
        text = " ".join(part for part in (wording, years(one.years)) if part) + _counted(one, labels)
        shown.append(text.strip() if not shown else text)
    known = ", ".join(one for one in shown if one)
    url = citation.url if _ADDRESS.fullmatch(citation.url) and visible(citation.url) == citation.url else ""
    return Span(f"{name}{': ' if named else ' '}{known}" if known else name, url=url)


def _counted(one: Attestation, labels: BookLabels) -> str:
    if one.count is None or one.of is None:
        return ""
    return labels.bracketed(labels.counted.format(count=one.count, of=one.of))
