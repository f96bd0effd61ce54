"""Numbers with their nouns, as messages have them."""

from __future__ import annotations


def plural(number: int, noun: str) -> str:
    """`1 error`, `2,000 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def are(number: int) -> str:
    """The verb for so many: `is`, `are`."""
    return "is" if number == 1 else "are"
