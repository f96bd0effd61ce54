"""Marks that say what a line is: bullets, quotes, Markdown, and the characters of saved pages."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from toolkit.formats.report.bullets import Marked, bulleted, weak_bullets, with_depths
from toolkit.formats.report.markdown import front_matter, is_markdown, markdown

QUOTE = re.compile(r"\s{0,3}>(?:[> ]*>)?(?: |$)")
#: What saved pages leave of their characters: a text with one of the first has all of them.
ENTITY = re.compile("&(?:nbsp|e[mn]sp|[lr][ds]quo|[mn]dash|middot|hellip|bull|times|permil);")
REFERENCE = re.compile(r"&#?\w{2,8};")


def unmarked(lines: Sequence[str]) -> list[Marked]:
    """Each line without its marks. Markdown is only looked for in a text that has its headings."""
    front = front_matter(lines)
    head, body = [Marked(line, detail=True) for line in lines[:front]], lines[front:]
    if is_markdown(body):
        return [*head, *with_depths(body, list(markdown(body)))]
    weak = weak_bullets(body)
    if any(ENTITY.search(line) for line in body):
        body = [REFERENCE.sub(_unescape, line) for line in body]
    found = [bulleted(line, weak=number in weak) for number, line in enumerate(body)]
    return [*head, *with_depths(body, found)]


def unquoted(lines: Sequence[str]) -> list[str]:
    """Each line without the marks that a mail quotes it with; any text may have a lone >."""
    quoted = [QUOTE.match(line) is not None for line in lines]
    return [
        QUOTE.sub("", line, count=1)
        if marked and any(quoted[max(0, number - 1) : number] + quoted[number + 1 : number + 2])
        else line
        for number, (line, marked) in enumerate(zip(lines, quoted, strict=True))
    ]


def _unescape(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])
