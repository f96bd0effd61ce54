"""Where the run-in heading of a translated paragraph ends."""

from __future__ import annotations

import re

from toolkit.language.sentences import ANYWHERE, BEFORE_NAMES

#: How many characters of translation one character of a Chinese heading may take before it is no heading any more.
LONGEST_RATIO = 16

_STOP = re.compile(r"[.!?][\"'”’)\]]*(?=\s|$)|[。！？][”’」』）)]*")
_COLON = re.compile(r":(?=\s)|：")
_LAST_WORD = re.compile(r"[A-Za-z.]+$")


def run_in_heading(text: str, start: int, source_length: int) -> tuple[int, int] | None:
    """The span of a run-in heading at the start of a translation: its first sentence.

    `start` is where the enumerator ends, `source_length` the length of the source's run-in heading in characters. A
    sentence too long for that heading gives way to what stands before a colon. None where nothing would be left
    behind the heading, or nothing fits.
    """
    longest = LONGEST_RATIO * max(source_length, 4)
    for end in (_first(_STOP, text, start), _first(_COLON, text, start)):
        if end is not None and end <= longest:
            return (0, end) if text[end:].strip() else None
    return None


def _first(pattern: re.Pattern[str], text: str, start: int) -> int | None:
    for match in pattern.finditer(text, start):
        if match[0][0] != "." or not _abbreviated(text[: match.start()]):
            return match.end()
    return None


def _abbreviated(before: str) -> bool:
    word = _LAST_WORD.search(before[-16:])
    return word is not None and (
        word[0].lower() in BEFORE_NAMES | ANYWHERE or (len(word[0]) == 1 and word[0].isupper())
    )
