"""Find the end of the run-in heading of a translated paragraph, and the full stop of a heading."""

from __future__ import annotations

import re

from toolkit.language.en.sentences import ANYWHERE, BEFORE_NAMES

#: A heading may have this many characters per character of the Chinese heading; a longer text is not a heading.
LONGEST_RATIO = 16
#: A Chinese heading shorter than this counts as this many characters.
SHORTEST_SOURCE = 4
#: Abbreviations before a full stop are looked for in this many characters.
LONGEST_ABBREVIATION = 16

_STOP = re.compile(r"[.!?][\"'”’)\]]*(?=\s|$)|[。！？][”’」』）)]*")
_COLON = re.compile(r":(?=\s)|：")
_LAST_WORD = re.compile(r"[A-Za-z.]+$")


def run_in_heading(text: str, start: int, source_length: int) -> tuple[int, int] | None:
    """The span of the run-in heading at the start of a translation: its first sentence.

    `start` is the end of the enumerator, `source_length` the length of the source's run-in heading in characters. If
    the first sentence is too long for that heading, the text up to a colon is tried. None if neither fits, or if no
    text would follow the heading.
    """
    longest = LONGEST_RATIO * max(source_length, SHORTEST_SOURCE)
    for end in (_first(_STOP, text, start), _first(_COLON, text, start)):
        if end is not None and end <= longest:
            return (0, end) if text[end:].strip() else None
    return None


def before_full_stop(heading: str, start: int) -> int:
    """Where the full stop is of a heading that is one sentence after the end of its enumerator; its end without one."""
    end = _first(_STOP, heading, start)
    return end - 1 if end == len(heading) and end and heading[-1] in ".。" else len(heading)


def _first(pattern: re.Pattern[str], text: str, start: int) -> int | None:
    for match in pattern.finditer(text, start):
        if match[0][0] != "." or not _abbreviated(text[: match.start()]):
            return match.end()
    return None


def _abbreviated(before: str) -> bool:
    word = _LAST_WORD.search(before[-LONGEST_ABBREVIATION:])
    return word is not None and (
        word[0].lower() in BEFORE_NAMES | ANYWHERE or (len(word[0]) == 1 and word[0].isupper())
    )
