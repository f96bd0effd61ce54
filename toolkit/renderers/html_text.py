"""Build HTML: escaped texts, elements, and the page around a body."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources
from itertools import groupby

from toolkit.model.rendition import About, Footnote, Piece, Rendition, Side
from toolkit.renderers.draft import draft_banner, draft_mark
from toolkit.renderers.labels import Labels, direction, tag
from toolkit.renderers.no_break import before_marks, unbroken
from toolkit.renderers.runs import Run, badge_text, runs
from toolkit.renderers.scripts import stretches
from toolkit.renderers.themes import THEMES

#: Keeps the mark of a note in the line of what is before it, by the style of the page.
JOINER = '<span class="joined"></span>'
#: An address in a text, without the punctuation that ends the sentence.
_ADDRESS = re.compile(r"(https?://[^\s<>\"'（）。，；]*[^\s<>\"'（）。，；.,;:!?)])")


def text(value: str) -> str:
    """An escaped text with its line breaks."""
    return escape(value).replace("\n", "<br>\n")


def tagged(value: str, code: str) -> str:
    """An escaped text in a language, with the languages of what is in another one."""
    return "".join(spoken(text(one), other) for one, other in stretches(value, code))


def prose(value: str, code: str) -> str:
    """A text for readers: as `tagged`, with its figures on one line with their units."""
    return tagged(unbroken(value, code), code)


def linked(value: str, code: str) -> str:
    """A text for readers, with its addresses as links."""
    parts = _ADDRESS.split(value)
    return "".join(
        element("a", text(part), href=part) if number % 2 else prose(part, code) for number, part in enumerate(parts)
    )


def spoken(content: str, code: str) -> str:
    """Content in another language than the text around it; unchanged where the code is empty."""
    return element("span", content, **language(code)) if code else content


def attributes(**values: str | bool | None) -> str:
    """Attributes in the given order. None and False are left out; `_` in a name becomes a hyphen."""
    return "".join(
        f" {name.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(value)}"')
        for name, value in values.items()
        if value is not None and value is not False
    )


def element(tag_name: str, content: str, **values: str | bool | None) -> str:
    """An element around content that is already HTML."""
    return f"<{tag_name}{attributes(**values)}>{content}</{tag_name}>"


def language(code: str) -> dict[str, str | bool | None]:
    """The attributes for a text's language, and for its direction if it is written from right to left."""
    return {"lang": tag(code), "dir": direction(code) if direction(code) == "rtl" else None}


def run_html(run: Run, beside: str = "") -> str:
    """A run as readers see it, without reviewers' marks; `beside` is the text of its note."""
    if run.footnote:
        return reference(run.footnote, beside)
    if run.reference:
        return own_reference(run, text(run.text), beside)
    shown = spoken(JOINER.join(map(text, before_marks(run.text))), run.language)
    return element("span", shown, class_="enumerator") if run.enumerator else shown


def side_html(
    side: Side,
    footnotes: Sequence[Footnote] = (),
    span: tuple[int, int] | None = None,
    render_run: Callable[[Run], str] = run_html,
) -> str:
    """A side, or a span of it, run by run; the parts of a mark above the line are one element."""
    shown = ""
    for raised, parts in groupby(runs(side, footnotes, span=span), key=lambda run: run.raised):
        inner = "".join(map(render_run, parts))
        shown += element("sup", inner) if raised and inner else inner
    return shown


def badge(piece: Piece, labels: Labels) -> str:
    """The label in front of a substituted piece."""
    marked = badge_text(piece, labels)
    return element("span", text(f"[{marked}]"), class_="substituted") + " " if marked else ""


def own_reference(run: Run, inner: str, beside: str = "") -> str:
    """A mark of the report's own notes as a link: to the note, or from the note back to its first mark.

    `beside` is what themes with sidenotes show next to it.
    """
    one = run.reference
    if one is None:
        return inner
    if one.place == 0:
        return element("a", inner, href=f"#ref-{one.note}", role="doc-backlink")
    shown = {"data_note": beside or None}
    anchor = None if one.of_source else one.anchor
    return element("a", inner, href=f"#note-{one.note}", id_=anchor, role="doc-noteref", **shown)


def own_note(piece: Piece, inner: str, labels: Labels) -> str:
    """A note of the report's own with links back to the marks after the first, and to that if it begins with none."""
    first = 2 if any(one.place == 0 for one in piece.target.references) else 1
    links = [
        _back(f"ref-{piece.note}" + (f"-{number}" if number > 1 else ""), number, labels.back)
        for number in range(first, piece.referred + 1)
    ]
    return " ".join([inner, *links])


def _back(anchor: str, number: int, label: str) -> str:
    """A link from a note back to one of its marks, by number."""
    sign = "↩" if number == 1 else f"↩{number}"
    return element("a", sign, href=f"#{anchor}", role="doc-backlink", aria_label=f"{sign} {label}")


def reference(note: Footnote, beside: str = "") -> str:
    """A footnote's mark as a link to its text; `beside` is what themes with sidenotes show next to it."""
    link = element(
        "a",
        note.mark,
        href=f"#translator-{note.mark}",
        id_=note.anchor,
        role="doc-noteref",
        data_note=beside or None,
    )
    return element("sup", link)


def endnotes(rendition: Rendition, labels: Labels) -> str:
    """The translator's notes as a list with links back to the text, or an empty string."""
    places: defaultdict[int, list[Footnote]] = defaultdict(list)
    for piece in rendition.walk():
        for note in piece.footnotes:
            places[note.number].append(note)
    if not places:
        return ""
    items = "\n".join(_endnote(found, labels, rendition.language) for _, found in sorted(places.items()))
    heading = element("h2", text(labels.translator_notes), id_="translator-notes")
    listed = element("ol", items, role="list")
    return element("section", heading + listed, class_="notes", role="doc-endnotes", aria_labelledby="translator-notes")


def _endnote(places: Sequence[Footnote], labels: Labels, code: str) -> str:
    """A translator's note with links back to its marks."""
    note = places[0]
    back = (_back(one.anchor, one.place, f"{labels.back} {one.mark}") for one in places)
    inner = " ".join([element("span", note.mark, class_="mark"), prose(note.text, code), *back])
    return element("li", inner, id_=f"translator-{note.mark}")


def banner(rendition: Rendition) -> str:
    """The banner of an unfinished document, or an empty string."""
    shown = draft_banner(rendition)
    spoken_in = language(rendition.language)
    return element("aside", text(shown), class_="draft", aria_label=draft_mark(rendition), **spoken_in) if shown else ""


def page(rendition: Rendition, *, code: str, style: Sequence[str], body: str, scripts: Sequence[str] = ()) -> bytes:
    """A self-contained page in the language `code`. `style` and `scripts` are names of assets of this package."""
    sheets = [_on_paper(asset(name), rendition.paper) for name in (*style, *THEMES[rendition.theme].styles)]
    mark = draft_mark(rendition)
    if mark:  # browsers print it on every page
        sheets.append(f"@page {{ @top-right {{ content: {_css_string(mark)}; }} }}\n")
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        _title(rendition, code),
        *_about(rendition.about),
        element("style", "\n" + "\n".join(sheets)),
    ]
    tail = element("script", "\n" + "\n".join(asset(name) for name in scripts)) + "\n" if scripts else ""
    opening = f"<html{attributes(**language(code))}>"
    lines = ["<!doctype html>", opening, "<head>", *head, "</head>", "<body>", body, f"{tail}</body>", "</html>", ""]
    return "\n".join(lines).encode()


def _title(rendition: Rendition, code: str) -> str:
    """The title of the page, which holds no elements: in the language of most of its letters, if that differs."""
    shown = " ".join(rendition.title.split())
    letters: Counter[str] = Counter()
    for one, other in stretches(shown, rendition.language):
        letters[other or rendition.language] += sum(map(str.isalpha, one))
    spoken_in = max(letters, key=letters.__getitem__, default=code)
    return element("title", escape(shown), **(language(spoken_in) if tag(spoken_in) != tag(code) else {}))


def _about(about: About) -> Iterator[str]:
    """The metadata of a document as elements of a page's head."""
    values = {
        "author": about.creator,
        "translator": about.translator,
        "dcterms.date": about.date,
        "description": about.description,
        "keywords": ", ".join(about.keywords),
        "dcterms.license": about.license,
    }
    for name, value in values.items():
        if value:
            yield f"<meta{attributes(name=name, content=' '.join(value.split()))}>"


def _on_paper(sheet: str, paper: str) -> str:
    """A style sheet for pages of another size; ours are for A4, and CSS takes no variable there."""
    return sheet if paper == "a4" else sheet.replace("size: A4", f"size: {paper}")


def _css_string(value: str) -> str:
    """A string of a style sheet; nothing in it can end the string or the element."""
    return '"' + re.sub(r"[^\w .:,()-]", lambda one: f"\\{ord(one[0]):x} ", value) + '"'


@cache
def asset(name: str) -> str:
    """The text of an asset (style sheet, script) of this package."""
    return resources.files("toolkit.renderers").joinpath("assets", name).read_text(encoding="utf-8")
