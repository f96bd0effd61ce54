"""What a reader of a format gives: the paragraphs of a report's file, and what it left out."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.formats.report.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Reading:
    """The paragraphs of a file in order. `left_out` says what else it holds, a phrase each: `3 comments`."""

    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[str, ...] = ()
