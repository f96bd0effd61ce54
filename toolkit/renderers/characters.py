"""Characters that no document may carry as they are, made visible without moving any other."""

from __future__ import annotations

REPLACEMENT = "�"

#: Line ends of every kind become the one that renderers know; a carriage return before it becomes a space.
_LINE_ENDS = {"\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\r": " "}

#: A byte order mark inside a text is the old way to write a word joiner, which PDF refuses.
_JOINERS = {"\ufeff": "\u2060"}

#: Bidirectional embeddings, overrides and isolates can make a text read differently from what it is (UAX #9,
#: Trojan Source); the marks U+200E, U+200F and U+061C cannot, and right-to-left languages need them.
_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]

_TABLE: dict[int, str] = (
    {
        code: REPLACEMENT
        for code in (*range(0x20), *range(0x7F, 0xA0), *_BIDI, 0xFFFE, 0xFFFF)
        if chr(code) not in "\t\n"
    }
    | {plane << 16 | low: REPLACEMENT for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)}
    | dict.fromkeys((*range(64976, 65008), *range(55296, 57344)), REPLACEMENT)
    | {ord(character): line_end for character, line_end in (_LINE_ENDS | _JOINERS).items()}
)


def visible(text: str) -> str:
    """The text with every control, bidi override, surrogate and noncharacter as U+FFFD; offsets stay the same."""
    return text.translate(_TABLE)
