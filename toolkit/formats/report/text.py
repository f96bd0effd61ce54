"""A report as plain text."""

from __future__ import annotations

import re

from toolkit.errors import InputError
from toolkit.formats.encoding import decode
from toolkit.formats.report.lines import paragraphs
from toolkit.formats.report.reading import Reading

#: Files of other formats that are text too: their marks would be translated.
SOURCES = {
    "RTF": re.compile(r"\s*\{\\rtf"),
    "HTML": re.compile(
        r"\ufeff?\s*(?:(?:<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)\s*){0,5}<(?:!doctype|html|head|body)\b",
        re.IGNORECASE | re.DOTALL,
    ),
}
REMEDY = {"RTF": "save it as a text file or as .docx", "HTML": "name it .html, or save it as a text file"}


def read(data: bytes, path: str) -> Reading:
    """The paragraphs of a text. Raises InputError where the bytes are not text."""
    text = decode(data, path)
    for source, is_source in SOURCES.items():
        if is_source.match(text):
            raise InputError(f"is {source} and not plain text; {REMEDY[source]}", path=path)
    return Reading(tuple(paragraphs(text)))
