"""The article before a figure: a 9 percent rise, an 8 percent rise."""

from __future__ import annotations

import re

#: What begins with a vowel when it is read: eight, eleven and eighteen at the head of a number, and April.
_VOWEL = re.compile(r"[$€£¥]?(?:8|1[18](?![0-9]))|eigh|eleven|april|august|october", re.IGNORECASE)
#: Eleven hundred or one thousand one hundred: nobody knows how it is read.
_DOUBTFUL = re.compile(r"[$€£¥]?1[18][0-9]{2}(?![0-9])")
ARTICLE = re.compile(r"(?<![A-Za-z])(?P<article>an?)(?P<gap> ?[\"“‘(]?)\Z", re.IGNORECASE)


def article(before: str, text: str) -> str | None:
    """The article before a figure in place of the one that `before` ends with; None where it is not known.

    >>> article("There was an", "9 percent")
    'a'
    """
    found = ARTICLE.search(before)
    if found is None or _DOUBTFUL.match(text):
        return None
    written = "an" if _VOWEL.match(text) else "a"
    return written.capitalize() if found["article"][0].isupper() else written
