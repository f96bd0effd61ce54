"""Searching what was translated before, in an index that the project hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from sqlite3 import Connection, DatabaseError
from typing import Any, TypeVar

from toolkit.catalogs.figures import shape
from toolkit.errors import ToolkitError
from toolkit.memory.adapting import adapt
from toolkit.memory.candidates import Near, nearest
from toolkit.memory.grams import digest
from toolkit.memory.index import AT_ONCE
from toolkit.memory.match import FIGURES_SCORE, MOST_FUZZY, Match, MatchKind
from toolkit.memory.occurrences import containing, holders, prepare
from toolkit.memory.sentences import assemble
from toolkit.memory.statistics import Statistics, statistics
from toolkit.model import Origin, Translation

#: The order of the translations of one source: those in use first, then the latest.
_ORDER = "ORDER BY u.obsolete, u.date DESC, f.path, u.line, u.id"
_COLUMNS = "SELECT s.text, u.target, f.path, u.line, u.date, f.report, u.key, u.obsolete"
_JOINED = "FROM unit u JOIN source s ON s.id = u.source JOIN file f ON f.id = u.file"
#: Sources that are looked at beside as many as are asked for: some may be of the unit that is not to be found.
SPARE = 8
#: The most sources of one shape that are looked at.
LIKE = 12

T = TypeVar("T")


class Memory:
    """The translations of a pair of languages. `errors` are the files that could not be read, whole or in part."""

    def __init__(
        self,
        connection: Connection,
        source_language: str,
        target_language: str,
        errors: Sequence[ToolkitError] = (),
        renew: Callable[[], Connection] | None = None,
    ) -> None:
        """`renew` makes the index anew where it turns out to be damaged."""
        self.connection = connection
        self.source_language = source_language
        self.target_language = target_language
        self.errors = tuple(errors)
        self._renew = renew
        prepare(connection)

    def search(self, text: str, limit: int = 3, *, apart_from: tuple[str, str] | None = None) -> tuple[Match, ...]:
        """The best matches for a text. `apart_from` is the report and key of a unit that is not to be found."""
        return self._whole(lambda: self._search(text, limit, apart_from))

    def translations(self) -> Iterator[Translation]:
        """All translations: those in use by file and line, then obsolete ones."""
        given = 0
        try:
            for row in self._rows(given):
                yield _translation(row)
                given += 1
        except DatabaseError:
            self._mend()
            yield from map(_translation, self._rows(given))

    def containing(self, text: str) -> Iterator[Translation]:
        """The translations with a text of any length in their source or target, whatever its capitals."""
        keys = self._whole(lambda: containing(self.connection, text))
        for start in range(0, len(keys), AT_ONCE):
            part = keys[start : start + AT_ONCE]
            rows = self.connection.execute(
                f"{_COLUMNS}, u.id {_JOINED} WHERE u.id IN ({','.join('?' * len(part))})", part
            )
            found = {key: _translation(row) for *row, key in rows}
            yield from (found[key] for key in part)

    def some(self, count: int) -> Iterator[Translation]:
        """At most so many translations from all over the memory, always the same ones."""
        last = self._whole(lambda: self.connection.execute("SELECT max(id) FROM unit").fetchone()[0]) or 0
        for key in range(1, last + 1, max(1, last // count)):
            yield from self._of("u.id = ?", key)

    def known(self, sentence: str) -> list[Translation]:
        """The translations whose source has a sentence, or else one that is equal but for figures.

        Those in use come first, then the latest.
        """
        return self._whole(lambda: self._known(sentence))

    def statistics(self) -> Statistics:
        """What the memory holds, counted."""
        return self._whole(lambda: statistics(self.connection))

    def _whole(self, ask: Callable[[], T]) -> T:
        """An answer of the index, which is made anew once if it is damaged."""
        try:
            return ask()
        except DatabaseError:
            self._mend()
            return ask()

    def _mend(self) -> None:
        """Make the index anew, once; raises the fault that is handled where that is not possible."""
        if self._renew is None:
            raise  # noqa: PLE0704  # the fault that the caller handles
        self.connection, self._renew = self._renew(), None
        prepare(self.connection)

    def _rows(self, given: int) -> Iterator[Sequence[Any]]:
        """The rows of all units from a place on."""
        query = f"{_COLUMNS} {_JOINED} ORDER BY u.obsolete, f.path, u.line, u.id LIMIT -1 OFFSET ?"
        return self.connection.execute(query, (given,))

    def _known(self, sentence: str) -> list[Translation]:
        keys = holders(self.connection, sentence, self.source_language)
        return [one for key in keys for one in self._of("u.source = ?", key)]

    def _search(self, text: str, limit: int, apart_from: tuple[str, str] | None) -> tuple[Match, ...]:
        found = self._exact(text, apart_from)
        if len(found) < limit:
            found += self._equal_but_for_figures(text, limit, apart_from)
        if len(found) < limit:
            seen = {match.source for match in found}
            for one in nearest(self.connection, text, limit + SPARE):
                if one.text not in seen and one.text != text:
                    found += self._fuzzy(one, apart_from)
        if all(match.adapted is None and match.kind is not MatchKind.EXACT for match in found):
            found += self._assembled(text, apart_from)
        found.sort(key=_rank)
        return tuple(found[:limit])

    def _assembled(self, text: str, apart_from: tuple[str, str] | None) -> list[Match]:
        """The text put together from known sentences."""
        known = lambda sentence: (one for one in self._known(sentence) if _is_apart(one, apart_from))  # noqa: E731
        found = assemble(text, known, self.source_language, self.target_language)
        return [found] if found else []

    def _exact(self, text: str, apart_from: tuple[str, str] | None) -> list[Match]:
        """The translations of the text itself."""
        keys = [key for key, known in self._like("hash", text) if known == text]
        return [
            Match(MatchKind.EXACT, 1.0, text, one.target, one.origin, others=others)
            for key in keys
            for one, others in self._translations_of(key, apart_from)
        ]

    def _equal_but_for_figures(self, text: str, limit: int, apart_from: tuple[str, str] | None) -> list[Match]:
        """The latest translations of sources that differ in figures only; as many as asked for with all figures put in,
        unless there are less.
        """
        found: list[Match] = []
        for key, known in self._like("shape", shape(text)):
            if known == text:
                continue
            for one, others in self._translations_of(key, apart_from):
                adapted = adapt(one, text, self.source_language, self.target_language)
                if adapted:
                    match = Match(MatchKind.FIGURES, FIGURES_SCORE, known, one.target, one.origin, others=others)
                    found.append(replace(match, adapted=adapted.target, changes=adapted.changes))
            if sum(match.adapted is not None for match in found) >= limit:
                break
        return found

    def _fuzzy(self, near: Near, apart_from: tuple[str, str] | None) -> list[Match]:
        """The translations of a similar source."""
        score = min(near.similarity, MOST_FUZZY)
        return [
            Match(MatchKind.FUZZY, score, near.text, one.target, one.origin, others=others)
            for one, others in self._translations_of(near.key, apart_from)
        ]

    def _translations_of(self, key: int, apart_from: tuple[str, str] | None) -> list[tuple[Translation, int]]:
        """The different translations of a source with the number of others: those in use first, then the latest."""
        seen: dict[str, Translation] = {}
        for one in self._of("u.source = ?", key):
            if _is_apart(one, apart_from):
                seen.setdefault(one.target, one)
        return [(one, len(seen) - 1) for one in seen.values()]

    def _like(self, column: str, text: str) -> list[tuple[int, str]]:
        """The sources whose text or shape has the hash of a text: those in use first, then the latest."""
        query = (
            f"SELECT s.id, s.text FROM source s JOIN unit u ON u.source = s.id WHERE s.{column} = ?"
            " GROUP BY s.id ORDER BY min(u.obsolete), max(u.date) DESC, s.text LIMIT ?"
        )
        return self.connection.execute(query, (digest(text), LIKE)).fetchall()

    def _of(self, condition: str, key: int) -> Iterator[Translation]:
        return map(_translation, self.connection.execute(f"{_COLUMNS} {_JOINED} WHERE {condition} {_ORDER}", (key,)))


def _rank(match: Match) -> tuple[float, bool]:
    """The best first; of those that are equal but for figures, the ones with all figures put in."""
    return -match.score, match.kind is MatchKind.FIGURES and match.adapted is None


def _is_apart(one: Translation, apart_from: tuple[str, str] | None) -> bool:
    """Whether a translation is not that of the unit that is not to be found."""
    return not one.origin.report or (one.origin.report, one.origin.unit) != apart_from


def _translation(row: Sequence[Any]) -> Translation:
    source, target, path, line, date, report, key, obsolete = row
    return Translation(source, target, Origin(path, line, date, report, key), bool(obsolete))
