"""Common words of both languages, by the rows of `anchors-zh-en.txt`."""

from __future__ import annotations

import re

from toolkit.language.zh.traditional import simplified
from toolkit.terminology.sentence_gaps import _rows, _words

_WORD = re.compile("[a-z][a-z&-]+[a-z]")


def meanings(text: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """The common words of a Chinese text: the place of each, and the number of its row."""
    text, lengths, rows = simplified(text), _words().lengths, _words().zh
    found: list[tuple[int, frozenset[str]]] = []
    for at in range(len(text) - 1):
        for length in lengths.get(text[at : at + 2], ()):
            if text[at : at + length] in rows:
                found.append((at, frozenset({str(rows[text[at : at + length]])})))
                break
    return tuple(found)


def stems(text: str) -> list[str]:
    """The rows that the words of an English text may belong to."""
    return [str(row) for word in _WORD.findall(text.lower()) for row in _rows(word)]
