"""Write the paragraphs of a Word document with its styles, languages and footnotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from toolkit.model.rendition import Footnote, Piece, Reference, Rendition, Side, Substitution
from toolkit.renderers.contents import Entry
from toolkit.renderers.draft import draft_banner, draft_mark
from toolkit.renderers.labels import PINYIN, Labels, direction, labels_for
from toolkit.renderers.no_break import unbroken
from toolkit.renderers.runs import Run, badge_text, runs
from toolkit.renderers.scripts import stretches
from toolkit.renderers.word import parts, xml
from toolkit.renderers.word.package import COMMENTS, FOOTNOTES
from toolkit.renderers.word.parts import east_asian, letters_tag
from toolkit.renderers.word.styles import StyleSheet
from toolkit.renderers.word.table_styles import TableStyles

#: The edges of a page, and its margins (1 inch, or 2 cm in landscape), in twentieths of a point.
PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
MARGIN, LANDSCAPE_MARGIN = 1440, 1134
TEXT_WIDTH = PAPERS["a4"][0] - 2 * MARGIN


#: Styles of titles and captions, which a template may have itself.
_BESIDE_TEXT = frozenset({"title", "caption", "caption continued", "figure caption"})
#: The bookmarks of headings have the numbers below.
FIRST_BOOKMARK = 1_000_000


@dataclass(slots=True)
class Writer:
    """Writes paragraphs for one file.

    `sheet` has the styles by name, whose ids differ between templates. `list_id` is the list without
    numbers, or None if a template's numbering cannot hold one. `own_languages` makes every run specify its language.
    `text_width`, and `turned_width` on a page that is turned, are in twentieths of a point. `section` is the last one's
    properties. `table_numbers` are those of the tables in a list of tables, by piece. `repeated` are the footnotes that
    several places refer to, `first_comment` is the id of the first comment, and `appended` is how many headings after
    the text of the report are written.
    """

    rendition: Rendition
    sheet: StyleSheet
    list_id: int | None = 1
    own_languages: bool = False
    text_width: int = TEXT_WIDTH
    turned_width: int = 0
    section: str = ""
    table_numbers: dict[int, int] = field(default_factory=dict)
    entries: Mapping[int, Entry] = field(default_factory=dict)
    comments: dict[int, str] = field(default_factory=dict)
    bookmarks: int = FIRST_BOOKMARK
    appended: int = 0
    repeated: frozenset[int] = field(init=False)
    first_comment: int = field(init=False)
    table_styles: TableStyles = field(init=False)

    def __post_init__(self) -> None:
        notes = [note for piece in self.rendition.walk() for note in piece.footnotes]
        self.table_styles = TableStyles.of(self.sheet)
        self.first_comment = max((note.number for note in notes), default=0) + 1
        self.repeated = frozenset(note.number for note in notes if note.place > 1)

    @property
    def labels(self) -> Labels:
        """The labels in the document's language."""
        return labels_for(self.rendition.language)

    def style(self, name: str) -> str:
        """The id of a style."""
        return self.sheet.ids[name.lower()]

    def language(self, code: str, *, foreign: bool = False) -> str:
        """Run properties for a language; empty for the document's own language if the styles specify it."""
        if foreign:
            return parts.foreign_language(code, self.rendition.language, upright=self.own_languages)
        if not self.own_languages and direction(code) == "ltr":
            return ""
        east = east_asian(self.rendition.language, self.rendition.source_language)
        return xml.language(letters_tag(code), east, right_to_left=direction(code) == "rtl")

    def reference(self, note: Footnote) -> str:
        """The reference to a footnote in the text; a later one is a field, since Word's own begins another note."""
        style = self.style("footnote reference")
        first = bookmark_name(replace(note, place=1).anchor)
        if note.place > 1:
            return xml.field_start(f"NOTEREF {first} \\f \\h") + xml.run(note.mark, style) + xml.FIELD_END
        shown = f'<w:r>{xml.run_properties(style)}<w:footnoteReference w:id="{note.number}"/></w:r>'
        return self.bookmarked(shown, note.anchor) if note.number in self.repeated else shown

    def note_parts(self) -> dict[str, str]:
        """The footnotes and comments parts, if the text that was written has any."""
        found = {}
        notes = list(self.rendition.footnotes())
        if notes:
            styles = self.style("footnote text"), self.style("footnote reference")
            texts = [(note.number, self.prose(f" {self.labels.translators(note.text)}")) for note in notes]
            found[FOOTNOTES] = parts.footnotes(texts, *styles)
        if self.comments:
            found[COMMENTS] = parts.comments(self.comments)
        return found

    def comment(self, paragraphs: str) -> int:
        """The id of a new comment; not that of a footnote, which LibreOffice would show in place of another one."""
        number = self.first_comment + len(self.comments)
        self.comments[number] = paragraphs
        return number

    def draft(self) -> str:
        """The banner of an unfinished document, else empty."""
        shown = draft_banner(self.rendition)
        return self._label(shown, "Draft") if shown else ""

    def draft_mark(self) -> str:
        """The paragraph that marks the pages of an unfinished document, else empty."""
        shown = draft_mark(self.rendition)
        return self._label(shown, "Draft Mark") if shown else ""

    def _label(self, text: str, style: str) -> str:
        return self.paragraph(self.own(text), style)

    def own(self, text: str, style: str = "") -> str:
        """A text that is all in the document's language, as it is."""
        return xml.run(text, style, self.language(self.rendition.language))

    def badge(self, piece: Piece) -> str:
        """The label in front of a substituted piece."""
        marked = badge_text(piece, self.labels)
        return self.own(f"[{marked}]", self.style("Substituted")) + xml.run(" ") if marked else ""

    def side(
        self,
        piece: Piece,
        side: Side | None = None,
        footnotes: Sequence[Footnote] | None = None,
        span: tuple[int, int] | None = None,
        style: Callable[[Run], str] | None = None,
        *,
        own_style: bool = False,
        marks: bool = True,
    ) -> str:
        """A piece's target (or another side), or a span of it, run by run; `marks` keeps what leads to notes.

        With `own_style` the style of the paragraph names the language. Neighbors that look alike become one run.
        """
        foreign = side is piece.source or piece.substitution is Substitution.SOURCE
        code = self.rendition.source_language if foreign else self.rendition.language
        properties = "" if own_style else self.language(code, foreign=foreign)
        styled = style or (lambda run: self.style("Enumerator") if run.enumerator else "")

        def look(run: Run) -> tuple[str, str, Footnote | None, Reference | None, bool]:
            own = self.language(run.language, foreign=True) if run.language else properties
            name = self.style("footnote reference") if run.raised else styled(run)
            return name, own, run.footnote, run.reference, run.is_mark

        notes = piece.footnotes if footnotes is None else footnotes
        shown = ""
        found = runs(side or piece.target, notes, span=span)
        for (name, own, note, reference, is_mark), alike in groupby(found, key=look):
            if note:
                shown += self.reference(note)
            elif reference:
                shown += "".join(self.own_reference(run, reference, properties) for run in alike) if marks else ""
            elif marks or not is_mark:
                shown += xml.run("".join(run.text for run in alike), name, own)
        is_note = piece.referred and side is not piece.source and span is None
        return self.bookmarked(shown, piece.note_anchor) if is_note else shown

    def own_reference(self, run: Run, one: Reference, properties: str) -> str:
        """The mark of a note of the report's own as a link: to the note, or from the note back to its first mark."""
        style = self.style("footnote reference") if run.raised else ""
        shown = xml.run(run.text, style, properties)
        if one.place == 0:
            return xml.link(shown, bookmark_name(f"ref-{one.note}"))
        link = xml.link(shown, bookmark_name(f"note-{one.note}"))
        return link if one.of_source else self.bookmarked(link, one.anchor)

    def bookmarked(self, content: str, anchor: str) -> str:
        """Content with a bookmark for the links of notes."""
        self.bookmarks += 1
        return xml.bookmarked(content, self.bookmarks, bookmark_name(anchor))

    def prose(self, text: str, style: str = "") -> str:
        """A text in the document's language, with the languages of what is in another one."""
        code = self.rendition.language
        own = self.language(code)
        return "".join(
            xml.run(one, style, self.language(other, foreign=True) if other else own)
            for one, other in stretches(unbroken(text, code), code)
        )

    def foreign(self, text: str, style: str = "") -> str:
        """A text in the source language, with the languages of what is in another one."""
        code = self.rendition.source_language
        return "".join(
            xml.run(one, style, self.language(other or code, foreign=True)) for one, other in stretches(text, code)
        )

    def reading(self, pinyin: str, style: str = "") -> str:
        """The reading of a term: Chinese in Latin letters, which lines break between words and no one spells."""
        tags = xml.language(PINYIN, parts.word_tag(self.rendition.source_language))
        return xml.run(pinyin, style, f"<w:noProof/>{tags}")

    def appended_heading(self, text: str, level: int) -> str:
        """A heading after the text of the report, to which the contents lead."""
        self.appended += 1
        number = len(self.entries) + self.appended
        content = xml.bookmarked(self.prose(text), number, heading_bookmark(number))
        return self.paragraph(content, f"heading {level}")

    def paragraph(self, content: str, style: str = "", properties: str = "", *, keeps_next: bool | None = None) -> str:
        """A paragraph in a named style, in the direction of the document's language.

        `keeps_next` says whether it is on the page of the paragraph after it, whatever a template's style says. A style
        that numbers its paragraphs does not number ours: the translation has its enumerators. None indents the text in
        the cells of tables, and titles and captions have nothing of running text.
        """
        own = self.style(style) if style else ""
        if style.startswith("Table ") and own in self.sheet.indented and "<w:ind " not in properties:
            properties = xml.indent() + properties
        if style.lower() in _BESIDE_TEXT and not properties:
            properties = self.sheet.beside_text(own)
        if own in self.sheet.numbered and not properties.startswith("<w:numPr"):
            properties = xml.UNNUMBERED + properties
        bidi = "<w:bidi/>" if direction(self.rendition.language) == "rtl" else ""
        # The schema requires the list level before the direction, and everything else after it.
        level, end, rest = properties.partition("</w:numPr>")
        ordered = level + end + bidi + rest if end else bidi + properties
        kept = "" if keeps_next is None else "<w:keepNext/>" if keeps_next else '<w:keepNext w:val="0"/>'
        return xml.paragraph(content, own, kept + ordered)


def heading_bookmark(number: int) -> str:
    """The name of the bookmark of a heading, in the form that Word uses for tables of contents."""
    return f"_Toc{number:09d}"


def bookmark_name(anchor: str) -> str:
    """The name of a bookmark that Word's list hides: `_note_1`."""
    return f"_{anchor.replace('-', '_')}"
