"""How Chinese characters are read in Mandarin: `readings-zh.txt`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """The readings of each simplified character in pinyin without tones."""
    found: dict[str, list[str]] = {}
    text = files("toolkit.memory.aligning").joinpath("readings-zh.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            syllable, characters = line.split()
            for character in characters:
                found.setdefault(character, []).append(syllable)
    return {character: tuple(several) for character, several in found.items()}
