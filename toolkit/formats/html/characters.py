"""Characters of a page to those of a text: blanks as a browser shows them, none without width."""

from __future__ import annotations

import re

from toolkit.formats.report.clean import clean
from toolkit.formats.report.joining import is_wide

#: What the source of a page has between words, however much of it.
SOURCE_BLANK = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")
NO_BREAK = str.maketrans("\u00a0\u2007\u202f", "   ")


def shown(text: str) -> str:
    """A line as a browser shows it, with the blanks before it that it has apart from those of the source.

    A line break in the source is none between Chinese characters (CSS Text 3, segment breaks), else a space.
    """
    text = clean(text)
    text = SOURCE_BLANK.sub(lambda blank: _blank(blank, text), text)
    return text.strip(" ").translate(NO_BREAK).rstrip(" \u2002\u2003\u3000")


def _blank(blank: re.Match[str], text: str) -> str:
    around = text[max(0, blank.start() - 1) : blank.start()], text[blank.end() : blank.end() + 1]
    return "" if "\n" in blank[0] and all(map(is_wide, around)) else " "


def preformatted(text: str) -> str:
    """Lines whose blanks are kept."""
    return clean(text).translate(NO_BREAK)
