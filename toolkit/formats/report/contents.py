"""Tables of contents, whose lines are repeated below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.formats.report.paragraph import Paragraph

#: A line of a table of contents: leaders before the number of the page. A list of figures has leaders too.
LEADERS = re.compile(
    r"(.{2,160}?)[\s\u3000]*(?:[.．·・‧_]{4,}|[…⋯]{3,}|(?:[.．·]\s){4,})[\s.．·…⋯]*[-—(（]?\s*[0-9IVXivx]{1,4}\s*[)）—-]?"
)
#: No line of a table of contents is longer.
LONGEST = 300
CONTENTS = re.compile(r"目\s*[录錄次]|(?i:table of contents|contents)")
PAGE = re.compile(r"[\s\u3000.．·…]+[0-9]{1,4}\Z")


def contents(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The places of a table of contents: its title, and the lines that are repeated below or end in a page's number.

    Without a title, those lines with leaders whose headings are repeated below.
    """
    start = next((place for place, one in enumerate(paragraphs) if CONTENTS.fullmatch(one.text)), len(paragraphs))
    below = Counter(_name(one.text) for one in paragraphs[start + 1 :])
    end = start + 1
    while end < len(paragraphs):
        if _is_entry(paragraphs[end].text, below):
            below[_name(paragraphs[end].text)] -= 1
            end += 1
        elif _wraps(paragraphs[end : end + 2], below):
            end += 2
        else:
            break
    found = range(start, end) if end > start + 2 else range(0)
    return frozenset(found) | _untitled(paragraphs)


def _name(text: str) -> str:
    """A heading without blanks, which the table of contents may have elsewhere."""
    return "".join(text.split())


def _is_entry(text: str, below: Counter[str]) -> bool:
    """A heading that comes again, or one with the number of its page after it."""
    if len(text) > LONGEST or LEADERS.fullmatch(text):
        return len(text) <= LONGEST
    title = PAGE.sub("", text)
    return below[_name(text)] > 1 or (title != text and below[_name(title)] > 0)


def _wraps(two: Sequence[Paragraph], below: Counter[str]) -> bool:
    """Whether two lines are one entry that did not fit into a line."""
    rest = LEADERS.fullmatch(two[1].text) if len(two) > 1 and len(two[1].text) <= LONGEST else None
    return rest is not None and below[_name(two[0].text) + _name(rest[1])] > 0


def _untitled(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The lines with leaders whose text is repeated below."""
    leaders = {
        place: _name(match[1])
        for place, one in enumerate(paragraphs)
        if len(one.text) <= LONGEST and (match := LEADERS.fullmatch(one.text))
    }
    last = {_name(one.text): place for place, one in enumerate(paragraphs) if leaders and len(one.text) <= LONGEST}
    return frozenset(place for place, name in leaders.items() if last.get(name, -1) > place)
