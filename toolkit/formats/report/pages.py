"""Page breaks: what the pages of a document leave in its text, numbers of pages and the header of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.language.numbering import leading

#: The number of a page.
NUMBER = re.compile(
    r"第\s*\d+\s*页\s*(?:[/,，]?\s*共\s*\d+\s*页)?|Page \d+(?: of \d+)?|[-•·–—－]\s*\d{1,4}\s*[-•·–—－]"
)
#: A header is on most pages, and on so many at least, or one of so many lines at the start: the title.
PAGES, FIRST = 3, 5
#: Names of persons and columns are shorter, and may be on most pages too.
SHORTEST_HEADER, LONGEST_HEADER = 6, 60
#: What a table has on each page, and what a paragraph may be.
NO_HEADER = re.compile("[:：。；，\t]|[单單]位|[续續]表|^附?[表图圖]")


def page_breaks(texts: Sequence[str]) -> frozenset[int]:
    """The places of the numbers of pages, and of the headers that touch them."""
    numbers = frozenset(place for place, text in enumerate(texts) if NUMBER.fullmatch(text))
    beside = [place for one in numbers for place in (one - 1, one + 1) if 0 <= place < len(texts)]
    known = Counter(texts[place] for place in beside if _may_be_header(texts[place]))
    headers = {
        text for text, count in known.items() if 2 * count >= len(numbers) and (count >= PAGES or text in texts[:FIRST])
    }
    first = {text: place for place, text in reversed(list(enumerate(texts))) if text in headers}
    return numbers | {place for place in beside if first.get(texts[place], place) < place}


def _may_be_header(text: str) -> bool:
    return (
        SHORTEST_HEADER <= len(text) <= LONGEST_HEADER
        and NO_HEADER.search(text) is None
        and leading(text, "zh") is None
    )
