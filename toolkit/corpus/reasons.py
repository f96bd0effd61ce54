"""Why a row was not checked."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """The closed set of the column `reason`; what a member means is in `MEANINGS`."""

    NO_SOURCE_COLUMN = "no-source-column"
    NO_TARGET_COLUMN = "no-target-column"
    SOURCE_NOT_TEXT = "source-not-text"
    TARGET_NOT_TEXT = "target-not-text"
    SOURCE_NULL = "source-null"
    TARGET_NULL = "target-null"
    SOURCE_NOT_UTF8 = "source-not-utf8"
    TARGET_NOT_UTF8 = "target-not-utf8"
    SOURCE_NOT_XML = "source-not-xml"
    TARGET_NOT_XML = "target-not-xml"
    SOURCE_TOO_LONG = "source-too-long"
    TARGET_TOO_LONG = "target-too-long"
    SOURCE_EMPTY = "source-empty"
    TARGET_EMPTY = "target-empty"
    SWAPPED = "swapped"
    SOURCE_NOT_LANGUAGE = "source-not-language"
    TARGET_NOT_LANGUAGE = "target-not-language"
    UNKNOWN_DIRECTION = "unknown-direction"
    UNREADABLE = "unreadable"
    NO_COUNTERPART = "no-counterpart"
    CHECK_FAILED = "check-failed"


#: Characters of a cell that are checked at most. A sentence has hundreds, and a longer text takes seconds.
LONGEST = 100_000

MEANINGS = {
    Reason.NO_SOURCE_COLUMN: "there is not exactly one column of this name",
    Reason.NO_TARGET_COLUMN: "there is not exactly one column of this name",
    Reason.SOURCE_NOT_TEXT: "the source is a number, a list or the like",
    Reason.TARGET_NOT_TEXT: "the target is a number, a list or the like",
    Reason.SOURCE_NULL: "the source is null",
    Reason.TARGET_NULL: "the target is null",
    Reason.SOURCE_NOT_UTF8: "the bytes of the source are not valid UTF-8; in TMX, not valid in its encoding",
    Reason.TARGET_NOT_UTF8: "the bytes of the target are not valid UTF-8; in TMX, not valid in its encoding",
    Reason.SOURCE_NOT_XML: "the source has what XML does not allow in a text: a control character, a bare & or <",
    Reason.TARGET_NOT_XML: "the target has what XML does not allow in a text: a control character, a bare & or <",
    Reason.SOURCE_TOO_LONG: f"the source has more than {LONGEST:,} characters",
    Reason.TARGET_TOO_LONG: f"the target has more than {LONGEST:,} characters",
    Reason.SOURCE_EMPTY: "the source is empty or white space",
    Reason.TARGET_EMPTY: "the target is empty or white space",
    Reason.SWAPPED: "the source is in the target language and the target in the source language",
    Reason.SOURCE_NOT_LANGUAGE: "the source has letters, but hardly any of its language's script",
    Reason.TARGET_NOT_LANGUAGE: "the target has letters, but hardly any of its language's script",
    Reason.UNKNOWN_DIRECTION: "with `auto`: the row is not a Chinese and an English text",
    Reason.UNREADABLE: "the line is not a row of its format",
    Reason.NO_COUNTERPART: "the line has no counterpart: the other file is shorter",
    Reason.CHECK_FAILED: "a check failed, which is a bug in toolkit; the findings of the others are kept",
}
