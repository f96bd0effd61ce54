"""Replace characters that documents must not contain, one for one, so that offsets stay valid."""

from __future__ import annotations

REPLACEMENT = "�"

#: Every kind of line end becomes a line feed, and a carriage return a space.
_LINE_ENDS = {"\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\r": " "}

#: A byte order mark inside a text is an obsolete word joiner, which PDF does not allow.
_JOINERS = {"\ufeff": "\u2060"}

#: Bidirectional embeddings, overrides and isolates can make a text display differently from its content (UAX #9,
#: Trojan Source). The marks U+200E, U+200F and U+061C cannot, and right-to-left languages need them.
_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"]
_SURROGATES = range(0xD800, 0xE000)
#: Unicode 3.4: U+FDD0 to U+FDEF and the last two code points of each of the 17 planes.
_NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF))]

_TABLE: dict[int, str] = dict.fromkeys((*_CONTROLS, *_BIDI, *_SURROGATES, *_NONCHARACTERS), REPLACEMENT) | {
    ord(character): replacement for character, replacement in (_LINE_ENDS | _JOINERS).items()
}


def visible(text: str) -> str:
    """The text with U+FFFD for every control, bidi override, surrogate and noncharacter; offsets stay the same."""
    return text.translate(_TABLE)
