"""What is within a paragraph of Markdown, as text: links and emphasis without their marks, breaks as breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from toolkit.formats.markdown.emphasis import STAR, TILDE, UNDERSCORE, escaped, unescaped, without_emphasis
from toolkit.formats.report.clean import clean
from toolkit.formats.report.raised import raised

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Breaks in the text: at a line's end, one that the author asked for there, and one within the line.
SOFT, HARD, INNER = "\n", "\v", "\f"
BREAK = re.compile(f"[{SOFT}{HARD}{INNER}]")
HTML_BREAK = re.compile(r"(?i)<br\s*/?>|</(?:p|div)\s*>")
HIDDEN = re.compile(r"(?i)<(?P<end>/)?(?:script|style|template|noscript|textarea)\b")
SUPERSCRIPT = re.compile(r"(?i)</?sup(?:\s[^<>]*)?>")
#: A note whose text is nowhere in the file.
LOST_NOTE = re.compile(r"\[\^([^\[\]\s]{1,40})\]")
EMPHASIS = {"em": 1, "strong": 2, "s": 2}
MARKS = {"*": STAR, "_": UNDERSCORE, "~": TILDE}


def text_of(children: Sequence[Token], mark_of: Callable[[str], str]) -> str:
    """The text of a paragraph, with its breaks; `mark_of` gives the mark of a note by its name in the file."""
    raw = ""
    start: int | None = None  # of what is raised
    for child in _shown(children):
        if child.type == "html_inline" and SUPERSCRIPT.fullmatch(child.content):
            if start is not None:
                raw = raw[:start] + escaped(raised(raw[start:], raw[:start]))
            start = None if child.content[1] == "/" else len(raw)
        else:
            raw += _text(child, mark_of)
    return clean(unescaped(LOST_NOTE.sub(r"[\1]", without_emphasis(raw))))


def _shown(children: Sequence[Token]) -> Iterator[Token]:
    """What is within a paragraph, without scripts and styles."""
    hidden = False
    for child in children:
        if child.type == "html_inline" and (found := HIDDEN.match(child.content)):
            hidden = not found["end"]
        elif not hidden:
            yield child


def _text(token: Token, mark_of: Callable[[str], str]) -> str:
    name = token.type.removesuffix("_open").removesuffix("_close")
    if name in EMPHASIS:
        return MARKS[token.markup[0]] * EMPHASIS[name]
    if token.type == "footnote_ref":
        return escaped(f"[{mark_of(token.meta['label'])}]")
    if token.type == "html_inline":
        return INNER if HTML_BREAK.fullmatch(token.content) else ""
    if token.type in ("softbreak", "hardbreak"):
        return SOFT if token.type == "softbreak" else HARD
    if token.type in ("code_inline", "text_special"):
        return escaped(token.content)
    return token.content if token.type == "text" else ""


def pictures(children: Sequence[Token] | None) -> int:
    """How many pictures a paragraph holds."""
    return sum(
        child.type == "image" or (child.type == "html_inline" and child.content[:4].lower() == "<img")
        for child in children or ()
    )
