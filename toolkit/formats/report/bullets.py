"""Bullets: signs before the items of a list, which are not part of their text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Marked(NamedTuple):
    """A line without its marks: the level of a heading (0 where it is none), and whether it is a list's item.

    `depth` is how many lists the list of an item is within; `detail` is set in the front matter of a Markdown file.
    """

    text: str
    heading: int = 0
    bullet: bool = False
    depth: int = 0
    detail: bool = False


#: Signs that are bullets wherever they begin a line; those in the private area are Word's.
BULLET = re.compile("[•●■◆◇▪▫◦‣⁃►▶➢➤✓✔·∙\uf0a7\uf0b7\uf0d8\uf0fc\uf06c\uf06e]\\s*(?=\\S)")
#: Signs that are bullets in front of two lines or more. Letters are what Word's are in another font,
#: but n 个样本.
WEAK_BULLET = re.compile(r"(?:[-*+○–－Øü§]|[lnuv](?!\s+[个=为是的值]))\s+(?=\S)")
#: Lists within lists that are told apart.
DEEPEST = 2


def bulleted(line: str, *, weak: bool) -> Marked:
    """A line without its bullet; `weak` ones are only looked for where that is set."""
    body = line.strip()
    mark = BULLET.match(body) or (WEAK_BULLET.match(body) if weak else None)
    return Marked(body[mark.end() :], bullet=True) if mark else Marked(line)


def weak_bullets(lines: Sequence[str]) -> set[int]:
    """The places of the lines with a weak bullet, which the next item has too."""
    weak = [WEAK_BULLET.match(line.strip()) is not None for line in lines]
    return {
        number
        for one, other in pairwise(_without_hanging(lines, weak))
        if weak[one] and weak[other] and lines[one].strip()[0] == lines[other].strip()[0]
        for number in (one, other)
    }


def _without_hanging(lines: Sequence[str], weak: Sequence[bool]) -> Iterator[int]:
    """The places of the lines that are not blank, without those that are indented below an item."""
    item = -1
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        indent = _indent(line)
        if weak[number]:
            item = indent
        elif 0 <= item < indent and number and lines[number - 1].strip():
            continue
        else:
            item = -1
        yield number


def with_depths(lines: Sequence[str], marks: Sequence[Marked]) -> Iterator[Marked]:
    """The marks, with the depth of each item: how many others it is indented below."""
    above: list[int] = []
    for line, mark in zip(lines, marks, strict=True):
        if not mark.bullet:
            if line.strip() and not (above and _indent(line) > above[0]):
                above = []
            yield mark
            continue
        indent = _indent(line)
        while above and indent < above[-1] + 2:
            above.pop()
        yield mark._replace(depth=min(len(above), DEEPEST))
        above.append(indent)


def _indent(line: str) -> int:
    """The columns before a line."""
    return len((line[: len(line) - len(line.lstrip())]).expandtabs(4).replace("\u3000", "  "))
