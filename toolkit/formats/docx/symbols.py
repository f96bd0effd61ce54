"""Signs of the fonts Symbol, Wingdings and their like, which files store as numbers of the font's own."""

from __future__ import annotations

#: Font → code within it → the character.
SIGNS: dict[str, dict[int, str]] = {
    "symbol": dict(
        zip(
            [*range(0x41, 0x5B), *range(0x61, 0x7B)],
            "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
            strict=True,
        )
    )
    | {
        **{0x30 + digit: str(digit) for digit in range(10)},
        0x25: "%", 0x28: "(", 0x29: ")", 0x2B: "+", 0x2D: "−", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x7E: "∼", 0xA3: "≤",
        0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
        0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕",
        0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠", 0xD1: "∇", 0xD5: "∏", 0xD6: "√", 0xD7: "·", 0xDB: "⇔", 0xDE: "⇒",
        0xE5: "∑", 0xF2: "∫",
    },
    "wingdings": {
        0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
        0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨",
        0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        **{0x81 + place: chr(ord("①") + place) for place in range(10)},
        **{0x8C + place: chr(ord("❶") + place) for place in range(10)},
    },
    "wingdings 2": {
        0x50: "✓", 0x52: "☑", 0x54: "☒", 0x97: "●", 0xA3: "□",
        **{0x6A + place: chr(ord("①") + place) for place in range(10)},
        **{0x75 + place: chr(ord("❶") + place) for place in range(10)},
    },
}  # fmt: skip
#: Where these fonts' own codes are in the private area of Unicode.
PRIVATE = 0xF000


def sign(font: str, code: int) -> str | None:
    """A character by its code in a font; None where the font's sign is not known."""
    own = SIGNS.get(font.strip().lower())
    if own is not None:
        return own.get(code - PRIVATE if code >= PRIVATE else code)
    if PRIVATE <= code < PRIVATE + 0x100 or not 0x20 <= code < 0x110000:
        return None
    return chr(code)
