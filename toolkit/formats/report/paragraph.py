"""What every reader of a format hands to the structure: paragraphs, with what the format itself says of each."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.document import Merged


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or table row, with the number of its first line.

    `row` is set where the text is the cells of a table's row, with tabs between them; `gap` after a blank line.
    `heading` is the level that the format marks a heading with, 0 where it marks none; `bullet` is set where it marks
    an item of a list, with its `depth` where the list is within others; `detail` in what precedes the text. None
    of these marks is part of the text. `run_in` is the length of the heading that the format marks at the start of a
    paragraph, 0 where it marks none. The others are set where the format says what a paragraph is: `furniture` of
    the page, the `title` of the report, `metadata` such as its date, the `caption` of a table, a foot or end `note`.
    `merged` are the merged cells of a row, `starts` where the texts of its cells begin, as in `Block`.
    """

    text: str
    line: int
    row: bool = False
    gap: bool = False
    heading: int = 0
    bullet: bool = False
    depth: int = 0
    detail: bool = False
    furniture: bool = False
    title: bool = False
    metadata: bool = False
    caption: bool = False
    note: bool = False
    run_in: int = 0
    merged: tuple[Merged, ...] = ()
    starts: tuple[int | None, ...] = ()

    @property
    def told(self) -> bool:
        """Whether the format says what the paragraph is, so that its text is not asked."""
        return self.furniture or self.title or self.metadata or self.caption or self.note
