"""Text in the encodings before Unicode: GB18030 of the mainland (and so GBK, GB2312), Big5 of Taiwan and Hong Kong.

Most of what is valid in one is valid in the other too, and then gibberish. Terms are too short for the commonest
characters of running text, but nearly all of theirs are among the frequent ones of the two standards.
"""

from __future__ import annotations

from toolkit.language.scripts import has_han

#: First bytes of the frequent characters in each of the two standards (GB 2312 level 1; Big5's first level).
_FREQUENT = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
_ENCODINGS = ("gb18030", "big5hkscs")
#: Characters that are looked at.
SAMPLE = 2000


def decoded(data: bytes) -> str | None:
    """The text in the encoding that makes most of its Chinese characters frequent ones; None if neither fits."""
    texts = [text for encoding in _ENCODINGS if (text := _text(data, encoding)) is not None]
    return max(texts, key=_share, default=None)


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _share(text: str) -> float:
    characters = [one for one in text[: 10 * SAMPLE] if has_han(one) or "\ue000" <= one <= "\uf8ff"][:SAMPLE]
    return sum(map(_is_frequent, characters)) / max(1, len(characters))


def _is_frequent(character: str) -> bool:
    for encoding, first, last in _FREQUENT:
        lead = character.encode(encoding, "ignore")[:1]
        if lead and first <= lead[0] <= last:
            return True
    return False
