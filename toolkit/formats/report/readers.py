"""The formats of reports."""

from __future__ import annotations

#: Suffix of a report's file → the module whose `read` gives its paragraphs.
READERS = {
    ".txt": "toolkit.formats.report.text",
    ".docx": "toolkit.formats.docx",
    ".docm": "toolkit.formats.docx",
    ".html": "toolkit.formats.html",
    ".htm": "toolkit.formats.html",
    ".md": "toolkit.formats.markdown",
    ".markdown": "toolkit.formats.markdown",
    ".pdf": "toolkit.formats.pdf",
}
