"""Which words an English dictionary has."""

from __future__ import annotations

from functools import cache


@cache
def is_word(word: str) -> bool:
    """Whether an English dictionary has this lower-case word, in any of its forms."""
    import simplemma  # loads its dictionary on first use

    return simplemma.is_known(word, lang="en")
