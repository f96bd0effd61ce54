"""Translation memory as TMX 1.4b: written for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from toolkit import __version__

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Segment(NamedTuple):
    """A source and its translation, with the catalog's date (ISO 8601, UTC) and report."""

    source: str
    target: str
    date: str
    report: str


def serialize(segments: Iterable[Segment], source: str, target: str, date: str) -> bytes:
    """The memory of one language pair. Segments with characters that XML cannot hold are left out."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'  <header creationtool="toolkit" creationtoolversion={quoteattr(__version__)} segtype="paragraph"'
        f' o-tmf="po" adminlang="en" srclang={quoteattr(source)} datatype="plaintext" creationdate="{_date(date)}"/>',
        "  <body>",
    ]
    for segment in segments:
        if not _ILLEGAL.search(segment.source + segment.target):
            lines += _unit(segment, source, target)
    return "\n".join([*lines, "  </body>", "</tmx>", ""]).encode()


def _unit(segment: Segment, source: str, target: str) -> list[str]:
    texts = ((source, segment.source), (target, segment.target))
    return [
        f'    <tu changedate="{_date(segment.date)}">',
        f'      <prop type="x-report">{escape(segment.report)}</prop>',
        *(f"      <tuv xml:lang={quoteattr(code)}><seg>{_text(text)}</seg></tuv>" for code, text in texts),
        "    </tu>",
    ]


def _text(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def _date(date: str) -> str:
    """TMX's form of a date: 20220517T003000Z."""
    return re.sub("[-:]", "", date)
