"""HTML for reviewers: source and target side by side, with linked terms and figures, and findings in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import MarkKind, Rendition
from toolkit.renderers.figures.html import figures_html
from toolkit.renderers.html import disclaimer, glossary
from toolkit.renderers.html_marks import Marks
from toolkit.renderers.html_rows import ENGLISH
from toolkit.renderers.html_static_rows import StaticRows
from toolkit.renderers.html_text import banner, element, endnotes, language, page, prose, tagged, text
from toolkit.renderers.html_toolbar import toolbar
from toolkit.renderers.labels import labels_for
from toolkit.renderers.no_break import with_no_breaks

#: A page with more paragraphs lays out and marks only those near the window.
LONG = 200


def render(rendition: Rendition) -> bytes:
    """The page as UTF-8."""
    labels = labels_for(rendition.language)
    rendition = with_no_breaks(rendition)
    marks = Marks()
    rows = StaticRows(rendition, marks)
    shown = [*_title(rendition), *rows.of(rendition.head), *_details(rendition), *rows.of(rendition.body)]
    size = "long" if sum(1 for _ in rendition.walk()) > LONG else None
    parts = [
        element("a", text(ENGLISH.skip), class_="skip", href="#text"),
        banner(rendition),
        toolbar(rendition),
        element("main", "\n".join(shown), id_="text", tabindex="-1", class_=size),
        endnotes(rendition, labels),
        figures_html(rendition.figures, {piece.unit: f"u-{piece.unit}" for piece in rendition.walk() if piece.unit}),
        glossary(rendition, labels),
        entries_html(rendition.terms, rendition.source_language, rendition.language),
        disclaimer(rendition),
        element("div", "", id_="card", role="tooltip", hidden=True),
        marks.html(),
    ]
    return page(
        rendition,
        code="en",
        style=("page.css", "bilingual.css"),
        body="\n".join(part for part in parts if part),
        scripts=("cards.js", "bilingual.js"),
    )


def _title(rendition: Rendition) -> Iterator[str]:
    """The title from the settings, where the report has none."""
    front, code = rendition.front, rendition.language
    if front.title:
        yield element("h1", prose(front.title, code), **language(code))


def _details(rendition: Rendition) -> Iterator[str]:
    """The lines of metadata that the settings add, beside the translation."""
    code = rendition.language
    lines = (labels_for(code).labelled(name, value) for name, value in rendition.front.lines)
    shown = [element("p", prose(line, code), class_="metadata") for line in lines]
    if shown:
        yield element("div", element("div", "\n".join(shown), class_="target", **language(code)), class_="details")


def _entry_id(link: str) -> str:
    return f"entry-{link}"


def entries_html(terms: Sequence[GlossaryEntry], code: str, target: str) -> str:
    """The glossary entries of the terms on the page, of two languages."""
    if not terms:
        return ""
    items = [
        element("dt", pair_html(entry, code, target)) + element("dd", tagged(ENGLISH.explained(entry), "en"))
        for entry in terms
    ]
    groups = [
        element("div", item, id_=_entry_id(f"{MarkKind.TERM.value}-{entry.id}"))
        for item, entry in zip(items, terms, strict=True)
    ]
    heading = element("h2", "Terms on this page", id_="terms")
    return element("section", heading + element("dl", "\n".join(groups)), class_="entries", aria_labelledby="terms")


def pair_html(entry: GlossaryEntry, code: str, target: str) -> str:
    """A term and its translation, each in its language."""
    source = element("span", tagged(entry.source, code), **language(code))
    return f"{source} = {element('span', tagged(entry.target, target), **language(target))}"
