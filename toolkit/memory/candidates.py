"""The known sources that may be like a text, by the rarest trigrams that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from sqlite3 import Connection
from typing import NamedTuple

from rapidfuzz import fuzz, process

from toolkit.memory.grams import END, folded, grams, key_range
from toolkit.memory.match import LEAST_FUZZY

#: At most about so many sources are compared with a text.
MOST = 3000
#: The most values in one question to the database.
AT_ONCE = 500
#: Texts up to this length are also found by two characters in common, and by one where they have no more than that.
SHORT = 12

#: Greater than what may follow any characters.
END_OF_ALL = "\U0010ffff" * 3


class Near(NamedTuple):
    """A known source, its key, and how similar it is."""

    similarity: float
    key: int
    text: str


def similarity(one: str, other: str) -> float:
    """The normalised indel similarity of two texts, from 0 to 1."""
    return fuzz.ratio(one, other) / 100


def nearest(connection: Connection, text: str, limit: int) -> list[Near]:
    """The most similar sources, best first; those of one similarity in a stable order."""
    known = dict(_candidates(connection, text))
    found = process.extract(text, known, scorer=fuzz.ratio, score_cutoff=100 * LEAST_FUZZY, limit=None)
    near = [Near(score / 100, key, source) for source, score, key in found]
    return sorted(near, key=lambda one: (-one.similarity, one.text))[:limit]


def _candidates(connection: Connection, text: str) -> Iterator[tuple[int, str]]:
    """Sources of a fitting length with the rarest trigrams of a text."""
    factor = (2 - LEAST_FUZZY) / LEAST_FUZZY
    low, high = key_range(int(len(text) / factor), int(len(text) * factor))
    if not connection.execute("SELECT 1 FROM source WHERE id BETWEEN ? AND ? LIMIT 1", (low, high)).fetchone():
        return
    held = counts(connection, grams(text))
    if len(text) <= SHORT:
        for gram in _parts(text):
            held.update(beginning(connection, gram))
    chosen: list[str] = []
    total = 0
    for gram in sorted(held, key=lambda one: (held[one], one)):
        total += held[gram]
        if total > MOST and chosen:
            break
        chosen.append(gram)
    if chosen:
        question = " OR ".join(map(quoted, chosen))
        rows = connection.execute(
            "SELECT s.id, s.text FROM source_text t CROSS JOIN source s ON s.id = t.rowid"
            " WHERE source_text MATCH ? AND t.rowid BETWEEN ? AND ?",
            (question, low, high),
        )
        yield from rows


def counts(connection: Connection, wanted: Sequence[str]) -> dict[str, int]:
    """How many sources have each trigram; those that none has are left out."""
    found: dict[str, int] = {}
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        marks = ",".join("?" * len(part))
        found.update(connection.execute(f"SELECT text, sources FROM gram WHERE text IN ({marks})", part))
    return found


def _parts(text: str) -> set[str]:
    """The pairs of characters of a text; the characters themselves where it has no more than two."""
    whole = folded(text)
    pairs = set(map("".join, pairwise(whole)))
    return pairs | set(whole) if len(whole) <= len(END) else pairs


def beginning(connection: Connection, part: str, side: str = "source", most: int = -1) -> Iterator[tuple[str, int]]:
    """The trigrams of sources, or of targets, that begin with some characters, and how many have each."""
    table = "gram" if side == "source" else "target_gram"
    columns = "text, sources" if side == "source" else "term, doc"
    name = columns.partition(",")[0]
    query = f"SELECT {columns} FROM {table} WHERE {name} >= ? AND {name} <= ? LIMIT ?"
    yield from connection.execute(query, (part, part + END_OF_ALL, most))


def quoted(gram: str) -> str:
    return '"' + gram.replace('"', '""') + '"'
