"""Marks in the text of plain paragraphs, read as in a text file: bullets, and what Markdown a page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.formats.report.lines import BLANK
from toolkit.formats.report.marks import unmarked
from toolkit.formats.report.paragraph import Paragraph


def plain(found: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without the marks and blanks at their text."""
    return list(_without_marks(found))


def _without_marks(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    marks = unmarked(["" if _is_marked(one) else one.text for one in found])
    for one, mark in zip(found, marks, strict=True):
        if _is_marked(one):
            yield one if one.row else replace(one, text=one.text.strip(BLANK))
        elif text := mark.text.strip(BLANK):
            yield replace(
                one, text=text, heading=mark.heading, bullet=mark.bullet, depth=mark.depth, detail=mark.detail
            )


def _is_marked(one: Paragraph) -> bool:
    return bool(one.row or one.heading or one.bullet or one.detail or one.told)
