"""The hand that writes a Word document's paragraphs: it knows the file's styles, languages and footnotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.model.rendition import Footnote, Piece, Rendition, Side, Stand
from toolkit.renderers.contents import Entry
from toolkit.renderers.runs import Run, label, runs
from toolkit.renderers.word import xml
from toolkit.renderers.word.parts import east_asian, word_tag
from toolkit.renderers.words import Words, direction, words

#: Width of the text on an A4 page with margins of an inch, in twentieths of a point.
TEXT_WIDTH = 11906 - 2 * 1440


@dataclass(slots=True)
class Writer:
    """What paragraphs need to know of the file they stand in.

    `style_ids` maps a style's name to its id, which templates choose as they like; `list_id` is the list without
    numbers, None where a template leaves no room for one; `own_languages` says that runs must carry their
    language; `text_width` is in twentieths of a point.
    """

    rendition: Rendition
    style_ids: Mapping[str, str]
    list_id: int | None = 1
    own_languages: bool = False
    text_width: int = TEXT_WIDTH
    entries: Mapping[int, Entry] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)

    @property
    def said(self) -> Words:
        return words(self.rendition.language)

    def style(self, name: str) -> str:
        """The id of a style."""
        return self.style_ids[name.lower()]

    def language(self, code: str, *, foreign: bool = False) -> str:
        """Run properties for a language; none for the document's own where its styles say it."""
        if not foreign and not self.own_languages and direction(code) == "ltr":
            return ""
        east = east_asian(self.rendition.language, self.rendition.source_language)
        tag = word_tag(code)
        return xml.language(tag, tag if foreign else east, foreign=foreign, right_to_left=direction(code) == "rtl")

    def reference(self, note: Footnote) -> str:
        """A footnote's number in the text."""
        properties = xml.run_properties(self.style("footnote reference"))
        return f'<w:r>{properties}<w:footnoteReference w:id="{note.number}"/></w:r>'

    def badge(self, piece: Piece) -> str:
        """What marks a substituted piece."""
        marked = label(piece, self.said)
        return xml.run(f"[{marked}]", self.style("Substituted")) + xml.run(" ") if marked else ""

    def side(
        self,
        piece: Piece,
        side: Side | None = None,
        footnotes: Sequence[Footnote] | None = None,
        span: tuple[int, int] | None = None,
        style: Callable[[Run], str] | None = None,
    ) -> str:
        """A piece's target (or another side), or a span of it, run by run."""
        foreign = side is piece.source or piece.stand is Stand.SOURCE
        code = self.rendition.source_language if foreign else self.rendition.language
        properties = self.language(code, foreign=foreign)
        styled = style or (lambda run: self.style("Enumerator") if run.enumerator else "")
        notes = piece.footnotes if footnotes is None else footnotes
        return "".join(
            self.reference(run.footnote) if run.footnote else xml.run(run.text, styled(run), properties)
            for run in runs(side or piece.target, notes, span=span)
        )

    def paragraph(self, content: str, style: str = "", properties: str = "") -> str:
        """A paragraph in a named style, right to left where the language is."""
        bidi = "<w:bidi/>" if direction(self.rendition.language) == "rtl" else ""
        # The schema wants a list's level before the direction, and everything else behind it.
        ordered = properties + bidi if properties.startswith("<w:numPr") else bidi + properties
        return xml.paragraph(content, self.style(style) if style else "", ordered)
