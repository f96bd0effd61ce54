"""Searching what was translated before, in an index that the project hands over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from sqlite3 import Connection

from toolkit.catalogs.figures import shape
from toolkit.errors import ToolkitError
from toolkit.memory.adapting import adapt
from toolkit.memory.candidates import Near, nearest, similarity
from toolkit.memory.grams import digest
from toolkit.memory.match import FIGURES_SCORE, MOST_FUZZY, Match, MatchKind
from toolkit.memory.occurrences import containing, holders
from toolkit.memory.sentences import assemble
from toolkit.memory.statistics import Statistics, statistics
from toolkit.model import Origin, Translation

#: The order of the translations of one source: those in use first, then the latest.
_ORDER = "ORDER BY u.obsolete, u.date DESC, f.path, u.line, u.id"
_COLUMNS = "SELECT s.text, u.target, f.path, u.line, u.date, f.report, u.key, u.obsolete FROM unit u"
_JOINED = "JOIN source s ON s.id = u.source JOIN file f ON f.id = u.file"
#: Sources that differ in figures only and are tried to be adapted, for each match that is asked for.
TRIED = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """The translations of a pair of languages. `errors` are the files that could not be read, whole or in part."""

    connection: Connection
    source_language: str
    target_language: str
    errors: tuple[ToolkitError, ...] = ()

    def search(self, text: str, limit: int = 3, *, apart_from: tuple[str, str] | None = None) -> tuple[Match, ...]:
        """The best matches for a text. `apart_from` is the report and key of a unit that is not to be found."""
        near = [one for one in self._near(text, limit) if one.text != text]
        exact = [Near(1.0, key, text) for key in self._keys("hash", text) if self._text(key) == text]
        found: list[Match] = []
        for one in [*exact, *near]:
            found += self._matches(text, one, apart_from)
        if all(match.adapted is None and match.kind is not MatchKind.EXACT for match in found):
            found += self._assembled(text, apart_from)
        found.sort(key=lambda match: (-match.score, match.kind is MatchKind.FIGURES and match.adapted is None))
        return tuple(found[:limit])

    def translations(self) -> Iterator[Translation]:
        """All translations: those in use by file and line, then obsolete ones."""
        rows = self.connection.execute(f"{_COLUMNS} {_JOINED} ORDER BY u.obsolete, f.path, u.line, u.id")
        return map(_translation, rows)

    def containing(self, text: str) -> Iterator[Translation]:
        """The translations with a text of any length in their source or target, whatever its capitals."""
        for key in containing(self.connection, text):
            yield from self._of("u.id = ?", key)

    def known(self, sentence: str) -> list[Translation]:
        """The translations whose source has a sentence, or else one that is equal but for figures.

        Those in use come first, then the latest.
        """
        keys = holders(self.connection, sentence, self.source_language)
        return [one for key in keys for one in self._of("u.source = ?", key)]

    def statistics(self) -> Statistics:
        """What the memory holds, counted."""
        return statistics(self.connection)

    def _assembled(self, text: str, apart_from: tuple[str, str] | None) -> list[Match]:
        """The text put together from known sentences."""
        known = lambda sentence: (one for one in self.known(sentence) if _is_apart(one, apart_from))  # noqa: E731
        found = assemble(text, known, self.source_language, self.target_language)
        return [found] if found else []

    def _near(self, text: str, limit: int) -> list[Near]:
        """The sources that differ in figures only, and the most similar ones."""
        found = {one.key: one for one in nearest(self.connection, text, limit + TRIED)}
        for key in self._keys("shape", shape(text)):
            known = self._text(key)
            found[key] = Near(similarity(text, known), key, known)
        return sorted(found.values(), key=lambda one: (-one.similarity, one.text))

    def _matches(self, text: str, near: Near, apart_from: tuple[str, str] | None) -> list[Match]:
        """The different translations of a source as matches."""
        seen: dict[str, Translation] = {}
        for one in self._of("u.source = ?", near.key):
            if _is_apart(one, apart_from):
                seen.setdefault(one.target, one)
        return [self._match(text, near, one, len(seen) - 1) for one in seen.values()]

    def _match(self, text: str, near: Near, known: Translation, others: int) -> Match:
        made = Match(MatchKind.EXACT, 1.0, known.source, known.target, known.origin, others=others)
        if known.source == text:
            return made
        adapted = adapt(known, text, self.source_language, self.target_language)
        if adapted is None:
            return replace(made, kind=MatchKind.FUZZY, score=min(near.similarity, MOST_FUZZY))
        return replace(
            made, kind=MatchKind.FIGURES, score=FIGURES_SCORE, adapted=adapted.target, changes=adapted.changes
        )

    def _keys(self, column: str, text: str) -> list[int]:
        """The keys of the sources whose text or shape has the hash of a text."""
        return [key for (key,) in self.connection.execute(f"SELECT id FROM source WHERE {column} = ?", (digest(text),))]

    def _text(self, key: int) -> str:
        return str(self.connection.execute("SELECT text FROM source WHERE id = ?", (key,)).fetchone()[0])

    def _of(self, condition: str, key: int) -> Iterator[Translation]:
        return map(_translation, self.connection.execute(f"{_COLUMNS} {_JOINED} WHERE {condition} {_ORDER}", (key,)))


def _is_apart(one: Translation, apart_from: tuple[str, str] | None) -> bool:
    """Whether a translation is not that of the unit that is not to be found."""
    return not one.origin.report or (one.origin.report, one.origin.unit) != apart_from


def _translation(row: tuple[str, str, str, int, str, str, str, int]) -> Translation:
    source, target, path, line, date, report, key, obsolete = row
    return Translation(source, target, Origin(path, line, date, report, key), bool(obsolete))
