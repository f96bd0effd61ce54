"""What a PDF holds beside the text that is read, in short phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.formats.pdf.glyphs import Page

#: Fewer characters on a page are not text.
FEWEST = 10
#: So many pages are named, and so many headers, as far as this.
NAMED, LONGEST = 10, 40


def left_out(
    pages: Sequence[Page], furniture: Sequence[str], numbers: Sequence[int], doubtful: Sequence[int]
) -> Iterator[str]:
    """The phrases for what is left out of a document, and for pages whose order may be wrong.

    `furniture` are its headers, footers and numbers of pages, `numbers` how many lines of each page are counted.
    """
    if doubtful:
        yield f"{_pages(doubtful)} may have columns: check the order of the text"
    scanned = [page.number for page in pages if page.scanned and len(page.glyphs) < FEWEST]
    if scanned:
        yield f"{_pages(scanned)} scanned without text"
    recognised = [page.number for page in pages if page.hidden > FEWEST]
    if recognised:
        yield f"{_pages(recognised)}: text recognised from a scan was read, which may have errors"
    if furniture:
        kinds = {re.sub("[0-9]+", "1", text): text for text in reversed(furniture)}
        shown = [text[:LONGEST] for text in furniture if text in set(kinds.values())]
        shown = list(dict.fromkeys(shown))
        more = ", …" if len(shown) > NAMED else ""
        yield f"headers, footers and numbers of pages: {', '.join(shown[:NAMED])}{more}"
    for count, name in (
        (sum(numbers), "number beside lines"),
        (sum(page.pictures for page in pages), "picture"),
        (sum(page.askew for page in pages), "character of turned or light text such as watermarks"),
        (sum(page.outside for page in pages), "character outside of pages"),
        (sum(page.unnamed for page in pages), "character that its font does not name"),
    ):
        if count:
            head, _, rest = name.partition(" ")
            yield f"{count} {head}{'s' if count > 1 else ''}{' ' + rest if rest else ''}"


def _pages(numbers: Sequence[int]) -> str:
    """`page 3`, `pages 3, 5–7`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in spans[:NAMED]]
    more = f" and {len(spans) - NAMED} more" if len(spans) > NAMED else ""
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(shown)}{more}"
