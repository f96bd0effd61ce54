"""The terms of a glossary in both documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from toolkit.model import Glossary


class Terms:
    """Finds the concepts of a glossary; in English only those that the Chinese document has."""

    def __init__(self, glossary: Glossary | None, texts: Mapping[str, Sequence[str]]) -> None:
        self._zh = self._en = None
        self._concepts: dict[str, list[str]] = {}
        if glossary is None or not texts:
            return
        chinese = _names(glossary, "zh")
        self._zh = _pattern(chinese)
        if self._zh is None:
            return
        found = set(chain.from_iterable(self._zh.findall(text) for text in texts["zh"]))
        concepts = set(chain.from_iterable(chinese[name] for name in found))
        english = {
            name: own for name, of in _names(glossary, "en").items() if (own := [c for c in of if c in concepts])
        }
        self._en = _pattern(english, ending=r"(?:e?s)?\b")
        self._concepts = chinese | english

    def find(self, text: str, language: str) -> Iterator[tuple[int, str]]:
        """The places and the concepts of the terms of a text."""
        pattern = self._zh if language == "zh" else self._en
        if pattern is None:
            return
        for match in pattern.finditer(text if language == "zh" else text.lower()):
            for concept in self._concepts[match[1]]:
                yield match.start(), concept


def _names(glossary: Glossary, language: str) -> dict[str, list[str]]:
    """The terms of a language in small letters, with their concepts."""
    names: dict[str, list[str]] = {}
    for concept in glossary.concepts:
        for term in concept.terms.get(language, ()):
            names.setdefault(term.text.lower(), []).append(concept.id)
    return names


def _pattern(names: Mapping[str, object], ending: str = "") -> re.Pattern[str] | None:
    """The longest name at each place."""
    if not names:
        return None
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    beginning = r"\b" if ending else ""
    return re.compile(f"{beginning}({alternatives}){ending}")
