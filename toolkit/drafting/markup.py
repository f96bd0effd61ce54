"""Finds markup in a translation: Markdown, tags, escapes, tokens of a model, and marks that begin a line.

Models write Markdown, and mistake the marks for XML or a JSON string. A sign is wrong only if the source has none of
its kind.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Markup:
    """What is not text, and what a source has whose translation may have it."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str]


def _row(pattern: str, unless: str) -> Markup:
    return Markup(re.compile(pattern, re.I), re.compile(unless))


_ENTITY = re.compile(r"&(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});", re.I)
#: `<b>`, `</h1>`, `<a href="…">`, `<|im_end|>`, `<｜end▁of▁sentence｜>`.
_TAG = re.compile(r"</?([a-z|｜][^\s<>/|｜]{0,30})[^<>\n]{0,200}>", re.I)
_TAGGED = re.compile(r"<[^<>\s][^<>\n]*>")
_SIGNS = (
    _row(r"<!(?:--|\[CDATA\[)", "<!"),
    _row(r"\\(?:u[\da-f]{4}|[a-z]+\{|.)?", r"\\"),  # \u2019, \n, \boxed{
    _row("`+", "`"),
    _row(r"\*\*+", r"[*＊]"),  # **The city**
    _row(r"\*", r"[*＊※×《〈]"),  # a title may be in italics
    _row(r"__+|(?<!\w)_(?=\w)|(?<=[\w.])_(?!\w)", "[_＿《〈]"),
    _row(r"\|+", r"[|｜丨]"),  # | The city |
    _row(r"[{}]", r"[{｛]"),
    _row(r"~~|\$\$|<<|>>", r"~~|\$\$|<<|>>|《"),
    _row(r"\[[^\]]{0,30}\]?", r"[\[［【〔〖①-⑳⑴-⒇]"),  # [The city](…), [city name], [/INST]
)
#: What a model begins a line of Markdown with; a source may have a sign there, too.
_LINE_MARK = re.compile(r"(?:#{1,6}|[-*•>]|->|=>|→) ")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)] ")
#: How a source begins that a translation may begin with a number for.
_NUMBERED = re.compile(r"\W*[\da-zA-Z一二三四五六七八九十①-⑳⑴-⒇⒈-⒛第首其再最]")
_ELLIPSIS = re.compile(r"…|\.\.\.")
_OMITTED = re.compile(r"[…⋯]|\.\.|等")


def markup_in(text: str, source: str) -> str:
    """The first piece of markup in a translation that the source has nothing for; empty where there is none."""
    found = next(_escapes(text, source), None) or next(_signs(text, source), None)
    return found or _line_mark(text, source)


def is_elliptic(text: str, source: str) -> bool:
    """Whether a translation leaves out something by dots, and the source does not."""
    return _ELLIPSIS.search(text) is not None and not _OMITTED.search(source)


def _escapes(text: str, source: str) -> Iterator[str]:
    for found in _ENTITY.finditer(text):
        if found[0] not in source and html.unescape(found[0]) != found[0]:
            yield found[0]
    tagged = _TAGGED.search(source)  # with tags or placeholders, whose names may be translated
    for found in _TAG.finditer(text):
        if found[0] not in source and (not tagged or found[1][0] in "|｜"):
            yield found[0]


def _signs(text: str, source: str) -> Iterator[str]:
    for row in _SIGNS:
        found = row.pattern.search(text)
        if found and not row.unless.search(source):
            yield found[0]


def _line_mark(text: str, source: str) -> str:
    begins = _LINE_MARK.match(text) if source[:1].isalnum() else None
    begins = begins or (None if _NUMBERED.match(source) else _NUMBER.match(text))
    return begins[0].strip() if begins else ""
