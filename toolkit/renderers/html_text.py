"""Build HTML: escaped texts, elements, and the page around a body."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from importlib import resources

from toolkit.model.rendition import Footnote, Piece, Side
from toolkit.renderers.labels import Labels, direction, tag
from toolkit.renderers.runs import Run, badge_text, runs


def text(value: str) -> str:
    """An escaped text with its line breaks."""
    return escape(value).replace("\n", "<br>\n")


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


def run_html(run: Run) -> str:
    """A run as readers see it, without reviewers' marks."""
    if run.footnote:
        return reference(run.footnote)
    return element("span", text(run.text), class_="enumerator") if run.enumerator else text(run.text)


def side_html(
    side: Side,
    footnotes: Sequence[Footnote] = (),
    span: tuple[int, int] | None = None,
    render_run: Callable[[Run], str] = run_html,
) -> str:
    """A side, or a span of it, run by run."""
    return "".join(render_run(run) for run in runs(side, footnotes, span=span))


def badge(piece: Piece, labels: Labels) -> str:
    """The label in front of a substituted piece."""
    marked = badge_text(piece, labels)
    return element("span", text(f"[{marked}]"), class_="substituted") + " " if marked else ""


def reference(note: Footnote) -> str:
    """A footnote's number as a link to its text."""
    number = str(note.number)
    link = element("a", number, href=f"#note-{number}", id_=f"ref-{number}", role="doc-noteref")
    return element("sup", link)


def endnotes(footnotes: Sequence[Footnote], labels: Labels) -> str:
    """All footnotes as a list with links back to the text, or an empty string."""
    if not footnotes:
        return ""
    items = [
        element(
            "li",
            f"{text(note.text)} "
            + element(
                "a", "↩", href=f"#ref-{note.number}", role="doc-backlink", aria_label=f"{labels.back} {note.number}"
            ),
            id_=f"note-{note.number}",
        )
        for note in footnotes
    ]
    heading = element("h2", text(labels.notes), id_="notes")
    first = footnotes[0].number
    numbered = element("ol", "\n".join(items), **({"start": str(first)} if first > 1 else {}))
    return element("section", heading + numbered, class_="notes", role="doc-endnotes")


def page(*, title: str, code: str, style: Sequence[str], body: str, scripts: Sequence[str] = ()) -> bytes:
    """A self-contained page. `style` and `scripts` are names of assets of this package."""
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        element("title", escape(" ".join(title.split()))),
        element("style", "\n" + "\n".join(asset(name) for name in style)),
    ]
    tail = element("script", "\n" + "\n".join(asset(name) for name in scripts)) + "\n" if scripts else ""
    opening = f"<html{attributes(**language(code))}>"
    lines = ["<!doctype html>", opening, "<head>", *head, "</head>", "<body>", body, f"{tail}</body>", "</html>", ""]
    return "\n".join(lines).encode()


@cache
def asset(name: str) -> str:
    """The text of an asset (style sheet, script) of this package."""
    return resources.files("toolkit.renderers").joinpath("assets", name).read_text(encoding="utf-8")
