"""Alternations that are tried quickly: alternatives that begin alike are tried together."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: One piece of a regular expression: an escaped sign, a set, an opening, a bar, or another sign.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
#: What makes a sign before it no plain one.
_REPEATS = tuple("?*+{")


def together(words: str) -> str:
    """The alternation `words`, with what several of them begin with written once: `rise|rose` is `r(?:ise|ose)`.

    It matches what `words` matches, by the same alternative. Capital letters are left as they are, since a pattern may
    be of any case; `words` has no numbers for groups in it, nor comments.
    """
    groups: list[tuple[str, list[str]]] = []  # those since the last alternative that begins with no plain sign
    places: dict[str, list[str]] = {}
    for alternative in alternatives(words):
        first = _first(alternative)
        if not first:
            places.clear()
        if first in places:
            places[first].append(alternative[1:])
            continue
        rests = [alternative[len(first) :]]
        groups.append((first, rests))
        if first:
            places[first] = rests
    return "|".join(first + (f"(?:{together('|'.join(rests))})" if rests[1:] else rests[0]) for first, rests in groups)


def _first(alternative: str) -> str:
    """The sign that every match of an alternative begins with; empty where it is not plain."""
    first = alternative[:1]
    is_plain = first.isalnum() or first == " "
    return first if is_plain and not first.isupper() and not alternative.startswith(_REPEATS, 1) else ""


def alternatives(words: str) -> Iterator[str]:
    """The alternatives of a regular expression that are not inside a group."""
    depth = start = 0
    for piece in _PIECE.finditer(words):
        depth += (piece.group() == "(") - (piece.group() == ")")
        if piece.group() == "|" and not depth:
            yield words[start : piece.start()]
            start = piece.end()
    yield words[start:]
