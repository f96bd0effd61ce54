"""Translation memory as TMX 1.4b, written for other programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from toolkit import __version__
from toolkit.formats.tmx.segment import Segment

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Units that are written at a time.
_MANY = 500


def serialize(segments: Iterable[Segment], source: str, target: str, date: str) -> bytes:
    """The memory of one language pair; see `pieces`."""
    return b"".join(pieces(segments, source, target, date))


def pieces(segments: Iterable[Segment], source: str, target: str, date: str = "") -> Iterator[bytes]:
    """The memory of one language pair, piece by piece, so that it need not be in memory whole.

    Segments with characters that XML cannot hold are left out; see `is_writable`.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'  <header creationtool="toolkit" creationtoolversion={quoteattr(__version__)} segtype="paragraph"'
        f' o-tmf="po" adminlang="en" srclang={quoteattr(source)} datatype="plaintext"{_dated("creationdate", date)}/>',
        "  <body>",
    ]
    for segment in segments:
        if is_writable(segment):
            lines += _unit(segment, source, target)
        if len(lines) > _MANY:
            yield _encoded(lines)
            lines.clear()
    yield _encoded([*lines, "  </body>", "</tmx>"])


def is_writable(segment: Segment) -> bool:
    """False for a segment with characters that XML cannot hold."""
    return not (_ILLEGAL.search(segment.source) or _ILLEGAL.search(segment.target))


def _unit(segment: Segment, source: str, target: str) -> list[str]:
    props = (("x-report", segment.report), ("x-unit", segment.unit))
    texts = ((source, segment.source), (target, segment.target))
    attributes = (
        f"{_dated('creationdate', segment.created)}{_named('creationid', segment.creator)}"
        f"{_dated('changedate', segment.date)}{_named('changeid', segment.changer)}"
    )
    return [
        f"    <tu{attributes}>",
        *(f'      <prop type="{name}">{escape(_ILLEGAL.sub("", text))}</prop>' for name, text in props if text),
        *(f"      <tuv xml:lang={quoteattr(code)}><seg>{_text(text)}</seg></tuv>" for code, text in texts),
        "    </tu>",
    ]


def _encoded(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _text(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def _dated(name: str, date: str) -> str:
    """An attribute with a date in TMX's form, 20220517T003000Z; nothing where it is unknown."""
    return f' {name}="{re.sub("[-:]", "", date)}"' if date else ""


def _named(name: str, person: str) -> str:
    return f" {name}={quoteattr(_ILLEGAL.sub('', person))}" if person else ""
