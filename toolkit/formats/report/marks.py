"""Marks that stand at a line for what it is: bullets, and the Markdown that converters of web pages write."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.language.scripts import HAN


class Marked(NamedTuple):
    """A line without its marks: the level of a heading (0 where it is none), and whether it is a list's item."""

    text: str
    heading: int = 0
    bullet: bool = False


#: Signs that are bullets wherever they begin a line; those in the private area are Word's.
BULLET = re.compile("[•●■◆◇▪▫◦‣⁃►▶➢➤✓✔·∙\uf0a7\uf0b7\uf0d8\uf0fc\uf06c\uf06e]\\s*(?=\\S)")
#: Signs that are bullets in front of two lines or more.
WEAK_BULLET = re.compile(r"[-*+○]\s+(?=\S)")

HEADING = re.compile(r"(?P<marks>#{1,6})(?:\s+|(?<=##)(?=[^\s#]))(?P<text>.*?)\s*#*\s*")
OTHER = re.compile(
    r"\*\*[^*\s].{0,200}?\*\*|\[[^\[\]]{1,200}\]\([^)\s]{1,500}\)|^\s*\|?[-:\s|]*-{3,}[-:\s|]*$|^```|^\s*[-*+]\s+\S|^>\s"
)
BOLD = re.compile(r"(\*\*|__)(?=\S)[^*]{1,200}(?<=\S)\1")
UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*")
BREAK = re.compile(r"\s*(?:[-*_]\s*){3,}")
QUOTE = re.compile(r"\s{0,3}>(?:[> ]*>)?(?: |$)")
#: What saved pages leave of their characters: a text with one of the first has all of them.
ENTITY = re.compile("&(?:nbsp|e[mn]sp|[lr][ds]quo|[mn]dash|middot|hellip|bull|times|permil);")
REFERENCE = re.compile(r"&#?\w{2,8};")
IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
LONGEST_HEADING = 300

#: Inline marks → what stays, in the order in which they are taken off.
INLINE = (
    (re.compile(r"!\[[^\[\]]{0,200}\]\([^()]{0,500}\)"), ""),
    (re.compile(r"\[([^\[\]]{1,200})\]\([^()\s]{0,500}(?:\s\"[^\"]{0,200}\")?\)"), r"\1"),
    (re.compile(rf"(\*\*|__)(?=\S)(.{{1,200}}?)(?<=\S)\1(?: (?=[{HAN}]))?"), r"\2"),
    (re.compile(r"(?<![0-9A-Za-z*\\])\*(?=[^\s*])([^*]{1,200}?)(?<=[^\s\\])\*(?!\*)"), r"\1"),
    (re.compile(r"`([^`]{1,200})`"), r"\1"),
    (re.compile(r"<br\s*/?>"), " "),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)


def unmarked(lines: Sequence[str]) -> list[Marked]:
    """Each line without its marks. Markdown is only looked for in a text that has its headings."""
    if _is_markdown(lines):
        return list(_markdown(lines))
    weak = [WEAK_BULLET.match(line.strip()) is not None for line in lines]
    filled = list(_without_hanging(lines, weak))
    paired = {
        number
        for one, other in pairwise(filled)
        if weak[one] and weak[other] and lines[one].strip()[0] == lines[other].strip()[0]
        for number in (one, other)
    }
    if any(ENTITY.search(line) for line in lines):
        lines = [REFERENCE.sub(_unescape, line) for line in lines]
    return [_bulleted(line, weak=number in paired) for number, line in enumerate(lines)]


def _without_hanging(lines: Sequence[str], weak: Sequence[bool]) -> Iterator[int]:
    """The places of the lines that are not blank, without those that are indented below an item."""
    item = -1
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        if weak[number]:
            item = indent
        elif 0 <= item < indent and number and lines[number - 1].strip():
            continue
        else:
            item = -1
        yield number


def unquoted(lines: Sequence[str]) -> list[str]:
    """Each line without the marks that a mail quotes it with; a lone > may stand in any text."""
    quoted = [QUOTE.match(line) is not None for line in lines]
    return [
        QUOTE.sub("", line, count=1)
        if marked and any(quoted[max(0, number - 1) : number] + quoted[number + 1 : number + 2])
        else line
        for number, (line, marked) in enumerate(zip(lines, quoted, strict=True))
    ]


def _unescape(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _bulleted(line: str, *, weak: bool) -> Marked:
    body = line.strip()
    mark = BULLET.match(body) or (WEAK_BULLET.match(body) if weak else None)
    return Marked(body[mark.end() :], bullet=True) if mark else Marked(line)


def _is_markdown(lines: Sequence[str]) -> bool:
    """Two headings or lines in bold, one and another mark, or one at the start: a lone # may stand in any text."""
    marked = sum(_heading(line) is not None or BOLD.fullmatch(line.strip()) is not None for line in lines)
    first = next((line for line in lines if line.strip()), "")
    return marked > 1 or (marked == 1 and (_heading(first) is not None or any(OTHER.search(line) for line in lines)))


def _heading(line: str) -> re.Match[str] | None:
    return HEADING.fullmatch(line.rstrip()) if line.startswith("#") and len(line) <= LONGEST_HEADING else None


def _markdown(lines: Sequence[str]) -> Iterator[Marked]:
    for number, line in enumerate(lines):
        body = re.sub(r"\A\s{0,3}(?:>\s?)+", "", line).rstrip()
        heading = _heading(body)
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if heading:
            yield Marked(_plain(heading["text"]), len(heading["marks"]))
        elif UNDERLINE.fullmatch(body) and number and lines[number - 1].strip():
            yield Marked("")
        elif body.strip() and UNDERLINE.fullmatch(below) and "|" not in body:
            yield Marked(_plain(body), 1 if below[0] == "=" else 2)
        elif IMAGE.fullmatch(body.strip()) or BREAK.fullmatch(body):
            yield Marked(body)
        else:
            bulleted = _bulleted(body, weak=True)
            yield bulleted._replace(text=_plain(bulleted.text) if bulleted.bullet else _plain(body))


def _plain(text: str) -> str:
    for mark, kept in INLINE:
        text = mark.sub(kept, text)
    return html.unescape(text)
