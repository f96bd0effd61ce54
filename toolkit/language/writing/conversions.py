"""The figures of a text, each written in the other language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from toolkit.language.registry import read_quantities
from toolkit.language.scripts import has_han
from toolkit.language.writing.figure import render_quantity


def conversions(words: Sequence[str], target: str = "") -> list[tuple[str, str]]:
    """The figures of some words, each with its value in the words of `target` (en or zh); never rounded.

    Without `target`, Chinese words are written in English and others in Chinese. A figure that cannot be written is
    left out.

    >>> conversions(["3145亿元"])
    [('3145亿元', '314.5 billion yuan')]
    """
    shown: list[tuple[str, str]] = []
    for chinese, part in groupby(words, key=has_han):
        to = target or ("en" if chinese else "zh")
        source = "zh" if chinese or to == "en" else "en"
        found = [(one.text, render_quantity(one, to, hedged=True)) for one in read_quantities(" ".join(part), source)]
        shown += [(text, written) for text, written in found if written]
    return shown
