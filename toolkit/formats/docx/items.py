"""What a Word file holds in order: paragraphs with what Word says of each, and rows of tables."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model.document import Merged

#: Roles that a style or a place in the file gives a paragraph.
CONTENTS, NOTE, FURNITURE = "contents", "note", "furniture"


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph or a row of a table.

    `text` has a line end where the paragraph has a line break, and tabs between the cells of a `row`. `numbered` is
    set where Word generated a number at its start, `heading` is its level in the outline, `bullet` and `indent` are
    those of a list. `role` is what the style or the place says it is: title, metadata, caption, contents, note or
    furniture. `run_in` is the length of a run-in heading at its start, `gap` is set at the start of a table or text box
    and after it. `size` (in half-points) and `bold` are those of most of its characters; `centred` is set where
    it is in the middle of the line. `start` is where its first line begins, in hundredths of a character, None where
    its alignment puts it elsewhere. `merged` are the merged cells of a row, `starts` where the texts of its cells
    begin.
    """

    text: str
    row: bool = False
    gap: bool = False
    heading: int = 0
    numbered: bool = False
    bullet: bool = False
    indent: int = 0
    indented: bool = False
    role: str = ""
    run_in: int = 0
    size: int = 0
    bold: bool = False
    centred: bool = False
    start: int | None = 0
    merged: tuple[Merged, ...] = ()
    starts: tuple[int | None, ...] = ()
