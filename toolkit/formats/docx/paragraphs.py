"""Items of a Word file to the paragraphs of a report.

Paragraphs of which Word says nothing are read as the lines of a text are, since people paste texts into Word that
were wrapped, or draw tables with blanks, and break titles over two lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from toolkit.formats.docx.items import CONTENTS, FURNITURE, NOTE, Item
from toolkit.formats.docx.titles import with_title
from toolkit.formats.report.clean import clean
from toolkit.formats.report.contents import CONTENTS as CONTENTS_TITLE
from toolkit.formats.report.lines import LINE_END, lines_to_paragraphs
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.siblings import ENDS_SENTENCE, SENTENCE_END
from toolkit.formats.report.wrapping import TERMINATORS

#: Depths of lists within lists that are told apart, and how much further in a list within a list begins.
DEEPEST, DEEPER = 2, 100
#: A paragraph in the style of a heading that is longer, or that goes on after its first sentence, is text.
LONGEST_HEADING = 100
INDENT = "　　"
BLANK = re.compile(r"[ \t\u3000\u00a0]+")
#: A space between Latin words or figures that only keeps them on one line, as our own documents have them.
NO_BREAK = re.compile(r"(?<=[!-~\u00a1-\u024f\u2010-\u2027])\u00a0(?=[!-~\u00a1-\u024f\u2010-\u2027])")
LATIN = re.compile(r"[0-9A-Za-z]")


@dataclass(slots=True)
class _Depths:
    """How many lists an item of a list is within, by how far those before it are indented."""

    above: list[int] = field(default_factory=list)

    def of(self, item: Item) -> int:
        """The depth of the next item."""
        if not item.bullet:
            if item.text and not (self.above and item.indent > self.above[0]):
                self.above.clear()
            return 0
        while self.above and item.indent < self.above[-1] + DEEPER:
            self.above.pop()
        self.above.append(item.indent)
        return min(len(self.above) - 1, DEEPEST)


def paragraphs(items: Sequence[Item]) -> tuple[Paragraph, ...]:
    """The paragraphs of a report; `line` counts its paragraphs and rows."""
    lines: list[str] = []
    told: list[Paragraph] = []
    titles: set[int] = set()
    depths = _Depths()
    for item in _with_titles_of_contents(list(_with_front(with_title([_clean(one) for one in items])))):
        depth = depths.of(item)
        if item.gap:
            lines.append("")
        if _is_line(item):
            if item.role == "title":
                titles.add(len(lines) + 1)
            pieces = LINE_END.split(item.text)
            lines += [f"{INDENT}{pieces[0]}" if item.indented else pieces[0], *pieces[1:]]
            continue
        first, *rest = _pieces(item)
        lines.append("")
        told.append(_told(first, item, len(lines), depth))
        lines += rest
    found = [replace(one, title=True) if one.line in titles else one for one in lines_to_paragraphs(lines) if one.text]
    return _numbered([*found, *told])


def _clean(item: Item) -> Item:
    text = NO_BREAK.sub(" ", clean(item.text))
    if text == item.text:
        return item
    return replace(item, text=text, run_in=len(clean(item.text[: item.run_in])))


def _numbered(found: list[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs in order, with their number in the document for a line."""
    found.sort(key=lambda one: one.line)
    return tuple(replace(one, line=number) for number, one in enumerate(found, 1))


def _with_front(items: Sequence[Item]) -> Iterator[Item]:
    """The items; a title, and a subtitle or date, only before the text: the styles are used for sections too."""
    roles = {"title", "metadata"}
    for item in items:
        if item.role in ("title", "metadata") and item.role not in roles:
            item = replace(item, role="")
        elif item.role == "title":
            roles.discard("title")
        elif not item.role and (_heading(item) or SENTENCE_END.search(item.text)):
            roles.clear()
        yield item


def _with_titles_of_contents(items: Sequence[Item]) -> Iterator[Item]:
    """The items; the title 目录 above a table of contents belongs to it."""
    following = ""
    marked: list[Item] = []
    for item in reversed(items):
        if following == CONTENTS and CONTENTS_TITLE.fullmatch(item.text.strip()):
            item = replace(item, role=CONTENTS)
        following = item.role if item.text.strip() else following
        marked.append(item)
    return reversed(marked)


def _is_line(item: Item) -> bool:
    """Whether only the text of a paragraph says what it is."""
    plain = item.role in ("", "title")
    return plain and not (item.row or item.numbered or item.bullet or item.run_in or _heading(item))


def _heading(item: Item) -> int:
    """The level of a heading; 0 where a style of headings was used for a paragraph of text."""
    end = SENTENCE_END.search(item.text)
    runs_on = end is not None and item.text[end.end() :].strip()
    return 0 if runs_on or len(item.text) > LONGEST_HEADING else item.heading


def _pieces(item: Item) -> list[str]:
    """The lines of a paragraph that Word marks: a line that breaks off goes on in the next."""
    if item.row:
        return [item.text]
    whole: list[str] = []
    for line in LINE_END.split(item.text):
        text = BLANK.sub(" ", line).strip() if "\t" in line else line.strip(" \u3000\u00a0\t")
        if not text:
            continue
        if whole and (item.role or _heading(item) or whole[-1][-1] not in TERMINATORS):
            latin = LATIN.match(whole[-1][-1]) and LATIN.match(text)
            whole[-1] += (" " if latin else "") + text
        else:
            whole.append(text)
    return whole or [item.text.strip()]


def _told(text: str, item: Item, line: int, depth: int) -> Paragraph:
    # A table of contents has no sentences: where its field has no end, the report follows.
    role = "" if item.role == CONTENTS and ENDS_SENTENCE.search(text) else item.role
    return Paragraph(
        text,
        line,
        row=item.row,
        gap=item.gap,
        heading=0 if role else _heading(item),
        bullet=item.bullet and not role,
        depth=depth,
        furniture=role in (CONTENTS, FURNITURE),
        metadata=role == "metadata",
        caption=role == "caption",
        note=role == NOTE,
        run_in=item.run_in if item.run_in < len(text) else 0,
        merged=item.merged,
        starts=item.starts,
    )
