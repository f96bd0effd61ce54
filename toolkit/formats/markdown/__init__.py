"""Reports in Markdown: CommonMark with tables, strikethrough, footnotes and front matter, read by markdown-it-py.

What Chinese reports need beside the rules: blanks of four columns before a paragraph are its indent and not code;
numbers of lists are part of the text; and no mark of emphasis is left where CommonMark does not see one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from toolkit.errors import InputError
from toolkit.formats.encoding import decode
from toolkit.formats.markdown import front
from toolkit.formats.markdown.blocks import Blocks, Lines
from toolkit.formats.markdown.dialects import plain
from toolkit.formats.markdown.lines import Source, goes_on, widest_broken
from toolkit.formats.report.bullets import weak_bullets
from toolkit.formats.report.extra import needs
from toolkit.formats.report.lines import LINE_END
from toolkit.formats.report.markdown import FENCE, front_matter
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.reading import Reading
from toolkit.formats.report.tables import with_cells
from toolkit.formats.report.wrapping import Wrap, joined, wrap_of
from toolkit.language.numbering import leading
from toolkit.language.scripts import has_han

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Larger files are not reports, and reading them would take minutes.
LARGEST = 20_000_000
#: Lists and quotations within one another; deeper text would be dropped.
DEEPEST = 100
#: The end of an address: a path, a file, a place in the page.
ADDRESS = re.compile(r"[/#@]|\.[A-Za-z][A-Za-z0-9]{1,4}\Z")


def read(data: bytes, path: str) -> Reading:
    """The paragraphs of a Markdown file. Raises InputError where it is not text or too large."""
    if len(data) > LARGEST:
        message = f"has {len(data) // 1_000_000} MB, over the limit of {LARGEST // 1_000_000} MB; split it"
        raise InputError(message, path=path)
    parser = _parser(path)
    lines = LINE_END.split(decode(data, path).lstrip("\ufeff"))
    above = front_matter(lines)
    body = plain([*[""] * above, *lines[above:]])
    tokens = parser.parse("\n".join(body))
    _check(tokens, path)
    blocks = Blocks(body, _marks(tokens), weak_bullets(body))
    blocks.read(tokens)
    found, notes = _paragraphs(blocks.found), _paragraphs(blocks.notes_in_order())
    found, left_out = _with_front(lines[:above], found)
    return Reading((*found, *notes), (*left_out, *_left_out(blocks)))


def _with_front(lines: Sequence[str], found: Sequence[Paragraph]) -> tuple[list[Paragraph], tuple[str, ...]]:
    """The paragraphs of the text below what the front matter says, and what of that is left out."""
    first = found[0] if found else None
    own = first if first and first.heading == 1 and leading(first.text, "zh") is None else None
    matter = front.read(lines, own.text if own else "")
    rules = [Paragraph(line.strip(), number, detail=True) for number, line in enumerate(lines, 1) if _is_rule(line)]
    title = own or matter.title
    return [*rules, *([title] if title else ()), *matter.details, *found[own is not None :]], matter.left_out


def _is_rule(line: str) -> bool:
    return FENCE.fullmatch(line) is not None


def _parser(path: str) -> Any:
    markdown_it = needs("markdown_it", "a Markdown file", path)
    footnote = needs("mdit_py_plugins.footnote", "a Markdown file", path)
    parser = markdown_it.MarkdownIt("js-default", {"html": True, "maxNesting": DEEPEST})
    footnote.footnote_plugin(parser, inline=False)
    parser.core.ruler.disable("footnote_tail")
    parser.disable(["code", "text_join"])
    parser.validateLink = _is_address
    return parser


def _is_address(target: str) -> bool:
    """Whether the target of a link is one: [1]: 数据来源于统计局 is a note, and [2021](31) a number."""
    target = unquote(target)
    if target.strip("0123456789") == "":
        return target == ""
    return not has_han(target) or ADDRESS.search(target) is not None


def _check(tokens: Sequence[Token], path: str) -> None:
    deepest = max(tokens, key=lambda token: token.level, default=None)
    if deepest is not None and deepest.level >= DEEPEST - 1:
        line = deepest.map[0] + 1 if deepest.map else None
        raise InputError("has lists or quotations within one another, too deep to read", path=path, line=line)


def _marks(tokens: Sequence[Token]) -> dict[str, str]:
    """The marks of the notes by their names: a number is its own mark, others are counted."""
    names = [child.meta["label"] for one in tokens for child in one.children or () if child.type == "footnote_ref"]
    names += [token.meta["label"] for token in tokens if token.type == "footnote_reference_open"]
    names = list(dict.fromkeys(names))
    if all(name.isdigit() for name in names):
        return {}
    return {name: str(number) for number, name in enumerate(names, 1)}


def _paragraphs(found: Sequence[Lines]) -> list[Paragraph]:
    """The paragraphs of the lines, of which some may be the rows of a table that was drawn."""
    found = [(first, _celled(lines)) for first, lines in found]
    wrap = wrap_of([one.line for _, lines in found for one in lines])
    return [one for first, lines in found for one in _of_lines(first, lines, wrap)]


def _celled(lines: Sequence[Source]) -> list[Source]:
    found = with_cells([one.line for one in lines])
    return [replace(one, line=line) for one, line in zip(lines, found, strict=True)]


def _of_lines(first: Paragraph, lines: Sequence[Source], wrap: Wrap | None) -> list[Paragraph]:
    if not lines:
        return [first]
    kept = [one for one in lines if not one.line.rule and one.line.text]
    widest = widest_broken([one.line for one in kept])
    parts: list[list[Source]] = []
    for one in kept:
        above = parts[-1][-1].line if parts else None
        is_row = "\t" in one.line.text or (above is not None and "\t" in above.text)
        if above is None or is_row or not goes_on(above, one, wrap, widest):
            parts.append([])
        parts[-1].append(one)
    return [_paragraph(first, part, wrap, number) for number, part in enumerate(parts)]


def _paragraph(first: Paragraph, part: Sequence[Source], wrap: Wrap | None, number: int) -> Paragraph:
    line = part[0].line
    text = joined([one.line for one in part], wrap)
    bullet = first.bullet and not number
    return replace(
        first, text=text, line=line.number, row="\t" in text, gap=line.gap, bullet=bullet,
        depth=first.depth if bullet else 0, starts=line.starts,
    )  # fmt: skip


def _left_out(blocks: Blocks) -> list[str]:
    if not blocks.pictures:
        return []
    count = len(blocks.pictures)
    lines = ", ".join(map(str, sorted(set(blocks.pictures))[:10]))
    several = len(set(blocks.pictures)) > 1
    return [f"{count} picture{'s' if count > 1 else ''} (line{'s' if several else ''} {lines})"]
