"""Text in the encodings before Unicode: GB18030 of the mainland (and so GBK, GB2312), Big5 of Taiwan and Hong Kong.

Most of what is valid in one is valid in the other too, and then gibberish. Terms are too short for the commonest
characters of running text, but nearly all of theirs are among the frequent ones of the two standards. In a table of a
few terms that may hold for both readings: then a person has to say which it is.
"""

from __future__ import annotations

import re

from toolkit.errors import InputError
from toolkit.language.scripts import has_han

#: What a person can say a table is in → Python's name.
ENCODINGS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "gb18030": "gb18030", "big5": "big5hkscs"}
_LEGACY = ("gb18030", "big5")
#: First bytes of the frequent characters in each of the two standards (GB 2312 level 1; Big5's first level).
_FREQUENT = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
_PUNCTUATION = frozenset("，。、；：（）《》“”‘’·—…％！？【】「」『』／　")
#: Characters that are looked at.
SAMPLE = 2000
#: The share of rare characters up to which a text is plausible; of 1,500 random tables each with 1 to 20 of our terms,
#: none was more so in the wrong encoding alone. As far apart must two texts be otherwise.
RARE, APART = 0.2, 0.1

_WIDE = re.compile("[^\0-\x7f]+")
_LETTER = re.compile(r"[^\W\d_\0-\x7f]")
#: A letter with an accent in a word of Latin letters: café.
_ACCENTED = re.compile("[A-Za-z][^\0-\x7f]|[^\0-\x7f][A-Za-z]")


def decoded(data: bytes, path: str) -> str | None:
    """The text in the encoding that makes most of its Chinese characters frequent ones; None if neither fits.

    Raises InputError with both readings where they are alike plausible.
    """
    readings = _readings(data)
    best = min(readings, key=lambda name: _rare(readings[name]), default=None)
    if best is None:
        return None
    most = max(RARE, _rare(readings[best]) + APART)
    if sum(_rare(text) <= most for text in readings.values()) > 1:
        raise _undecided(readings, path)
    return readings[best]


def refuse_letters_for_chinese(data: bytes, text: str, path: str) -> None:
    """Raise InputError for a text in UTF-8 without Chinese whose bytes are Chinese in another encoding: 医院, ҽԺ."""
    if not _LETTER.search(text) or has_han(text) or _ACCENTED.search(text):
        return
    readings = {name: other for name, other in _readings(data).items() if _rare(other) <= RARE}
    if readings:
        raise _undecided(readings | {"utf-8": text}, path)


def said(data: bytes, encoding: str, path: str) -> bytes:
    """The text of a table in an encoding of ENCODINGS as UTF-8 with a mark. Raises InputError where it is not valid."""
    try:
        text = data.decode(ENCODINGS[encoding])
    except UnicodeDecodeError as error:
        raise InputError(f"is not valid {encoding} at byte {error.start}; leave --encoding out", path=path) from None
    return text.encode("utf-8-sig")


def _readings(data: bytes) -> dict[str, str]:
    texts = {name: _text(data, ENCODINGS[name]) for name in _LEGACY}
    return {name: text for name, text in texts.items() if text is not None}


def _undecided(readings: dict[str, str], path: str) -> InputError:
    words = {name: _WIDE.findall(text) for name, text in readings.items()}
    first = next((row for row in zip(*words.values(), strict=False) if len(set(row)) > 1), ("?",) * len(words))
    shown = " or ".join(f"{word} in {name}" for word, name in zip(first, words, strict=True))
    options = " or ".join(f"--encoding {name}" for name in words)
    return InputError(f"cannot tell the encoding: the first term is {shown}; say which with {options}", path=path)


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _rare(text: str) -> float:
    """The share of characters beyond ASCII that are neither frequent Chinese ones nor punctuation."""
    wide = [one for one in text[: 10 * SAMPLE] if one > "\x7f" and one not in _PUNCTUATION][:SAMPLE]
    return sum(not (has_han(one) and _is_frequent(one)) for one in wide) / max(1, len(wide))


def _is_frequent(character: str) -> bool:
    for encoding, first, last in _FREQUENT:
        lead = character.encode(encoding, "ignore")[:1]
        if lead and first <= lead[0] <= last:
            return True
    return False
