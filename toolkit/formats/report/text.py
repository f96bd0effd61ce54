"""A report as plain text."""

from __future__ import annotations

from toolkit.errors import InputError
from toolkit.formats.encoding import decode
from toolkit.formats.report.lines import paragraphs
from toolkit.formats.report.reading import Reading

#: A larger file is not a report; one of this size is read in half a minute.
LARGEST = 50_000_000


def read(data: bytes, path: str) -> Reading:
    """The paragraphs of a text. Raises InputError where the bytes are not text or too many."""
    if len(data) > LARGEST:
        message = f"has {len(data) // 1_000_000} MB, over the limit of {LARGEST // 1_000_000} MB; split it"
        raise InputError(message, path=path)
    return Reading(tuple(paragraphs(decode(data, path))))
