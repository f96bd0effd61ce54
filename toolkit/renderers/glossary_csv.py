"""Write a glossary as CSV for spreadsheets: UTF-8 with a byte order mark, line ends as in RFC 4180."""

from __future__ import annotations

import csv
import io

from toolkit.model.rendition import Rendition

COLUMNS = ("id", "source", "target", "also", "not", "definition", "note")


def render(rendition: Rendition) -> bytes:
    """The glossary of a rendition, one concept per line. Semicolons separate several terms in a cell."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    names = {"source": rendition.source_language, "target": rendition.language}
    writer.writerow([names.get(column, column) for column in COLUMNS])
    for entry in rendition.glossary:
        also, avoid = "; ".join(entry.admitted), "; ".join(entry.deprecated)
        writer.writerow([entry.id, entry.source, entry.target, also, avoid, entry.definition, entry.note])
    return stream.getvalue().encode("utf-8-sig")
