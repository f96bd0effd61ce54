"""Trigrams of texts, and keys by which the index finds texts of a length."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator
from itertools import pairwise

#: What ends a text in the index, so that every one and two characters of it begin a trigram.
END = "\x02\x02"
#: What every text has: a trigram of no characters, by which all sources are counted.
ALL = ""
#: Each class of lengths reaches this much further than the one before.
STEP = 1.25
#: Sources up to this length are also indexed by pairs of characters.
SHORT = 32
#: Bits of a key below its class of lengths: the most texts of one class.
BITS = 32
#: No text is longer: the most that SQLite holds in one place.
LONGEST = 1_000_000_000
#: Replaces characters that no index holds.
REPLACED = "\ufffd"
_NO_TEXT = re.compile("[\x00\x02\ud800-\udfff]")


def plain(text: str) -> str:
    """A text without what no index holds: halves of characters, and signs that it marks the end of texts with."""
    return _NO_TEXT.sub(REPLACED, text)


def folded(text: str) -> str:
    """A text as the index compares it: without the difference of capitals."""
    return plain(text).lower()


def indexed(text: str) -> str:
    """A text as the index reads it."""
    return folded(text) + END


def grams(text: str) -> list[str]:
    """The trigrams that the index has for a text, each once."""
    return trigrams(indexed(text))


def trigrams(text: str) -> list[str]:
    """All runs of three characters of a text, each once."""
    return list(dict.fromkeys(map("".join, zip(text, text[1:], text[2:], strict=False))))


def pairs(text: str) -> list[str]:
    """Words for the pairs of characters of a text, its beginning and end among them, each once."""
    whole = f"\x02{folded(text)}\x02"
    return list(dict.fromkeys(f"{ord(one):x}x{ord(other):x}" for one, other in pairwise(whole)))


def length_class(length: int) -> int:
    """The class of a length; a longer text's is never smaller."""
    return int(math.log(max(length, 1)) / math.log(STEP))


def lengths(low: int, high: int) -> Iterator[tuple[int, float]]:
    """The classes of lengths of a range of keys, each with about the length of its texts."""
    for group in range(low >> BITS, (high >> BITS) + 1):
        yield group, STEP ** (group + 0.5)


def key_range(shortest: int, longest: int) -> tuple[int, int]:
    """The least and the greatest key of sources with these lengths; some of others are among them."""
    return length_class(shortest) << BITS, ((length_class(longest) + 1) << BITS) - 1


def digest(text: str) -> int:
    """A hash of a text that fits into a column of SQLite."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big", signed=True)
