"""The known sources that may be like a text.

Three kinds of trigrams lead to them: the rarest ones of the text; for short texts also pairs of characters, since an
edit leaves few trigrams; and, since reports repeat clauses by the thousand, those of its clauses, where the shortest
sources with a clause are the most like it.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from sqlite3 import Connection
from typing import NamedTuple

from rapidfuzz import fuzz, process

from toolkit.memory.grams import ALL, BITS, folded, grams, key_range, lengths, pairs, trigrams
from toolkit.memory.index import AT_ONCE, counts
from toolkit.memory.match import LEAST_FUZZY
from toolkit.memory.schema import has_text_indexes

#: So few sources of a fitting length are all compared with a text.
FEW = 1000
#: About how many postings are read for the rarest trigrams of a text, how many sources with them are compared with it,
#: and how many for a clause, or for two.
ROWS, MOST, COMMON = 6000, 700, 300
#: A memory of more sources takes this many times the effort.
LARGE, EFFORT = 300_000, 2
#: The most clauses of a text that are looked for, and trigrams of one.
CLAUSES, ANCHORS = 6, 4
#: Texts up to this length are also found by pairs of characters.
SHORT_QUERY = 20
#: Greater than what may follow any characters.
END_OF_ALL = "\U0010ffff" * 3
_CLAUSE = re.compile(r"[^\s，。；：！？、,;:!?|]{3,}")
_SELECT = (
    "SELECT s.id, s.text FROM source_text t CROSS JOIN source s ON s.id = t.rowid"
    " WHERE source_text MATCH ? AND t.rowid BETWEEN ? AND ? LIMIT ?"
)


class Near(NamedTuple):
    """A known source, its key, and how similar it is."""

    similarity: float
    key: int
    text: str


def nearest(connection: Connection, text: str, limit: int) -> list[Near]:
    """The most similar sources, best first; those of one similarity in a stable order."""
    known = _Search(connection, text).candidates()
    found = process.extract(text, known, scorer=fuzz.ratio, score_cutoff=100 * LEAST_FUZZY, limit=None)
    near = [Near(score / 100, key, source) for source, score, key in found]
    return sorted(near, key=lambda one: (-one.similarity, one.text))[:limit]


class _Search:
    """Looks for the sources of a fitting length that share characters with a text."""

    def __init__(self, connection: Connection, text: str) -> None:
        self.db = connection
        self.text = text
        factor = (2 - LEAST_FUZZY) / LEAST_FUZZY
        self.bounds = key_range(int(len(text) / factor), int(len(text) * factor))
        self.found: dict[int, str] = {}
        self.effort = 1

    def candidates(self) -> dict[int, str]:
        """The sources to compare with, by their keys."""
        query = "SELECT id, text FROM source WHERE id BETWEEN ? AND ?"
        several = self.db.execute(f"{query} LIMIT 1 OFFSET ?", (*self.bounds, FEW)).fetchone()
        if not several or not has_text_indexes(self.db):
            return dict(self.db.execute(query, self.bounds))
        held = counts(self.db, [ALL, *grams(self.text)])
        self.effort = EFFORT if held.pop(ALL, 0) > LARGE else 1
        ascending = sorted(held, key=lambda gram: (held[gram], gram))
        left = self._by_sharing("source_text", ascending)
        if len(self.text) <= SHORT_QUERY:
            self._by_sharing("source_pair", pairs(self.text))
        self._by_clauses(left, held)
        return self.found

    def _by_sharing(self, table: str, words: Sequence[str]) -> Collection[str]:
        """Take the sources that share the most words for their length; returns the words that are not looked at, since
        too many sources have them.
        """
        shared: Counter[int] = Counter()
        query = f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?"
        total, most = 0, self.effort * ROWS
        left = deque(words)
        while left and total <= most:
            word = left.popleft()
            rows = [key for (key,) in self.db.execute(query, (quoted(word), *self.bounds, most))]
            total += len(rows)
            shared.update(rows)
        self._fetch(self._most_alike(shared))
        return left

    def _most_alike(self, shared: Mapping[int, int]) -> Collection[int]:
        """The sources that share the most, by the length of both texts."""
        most = self.effort * MOST
        if len(shared) <= most:
            return shared.keys()
        several = [one for one in shared.items() if one[1] > 1]
        weights = {group: 1 / (len(self.text) + length) for group, length in lengths(*self.bounds)}
        enough = several if len(several) >= most else shared.items()
        scored = sorted(((number * weights[key >> BITS], key) for key, number in enough), reverse=True)
        return [key for _, key in scored[:most]]

    def _by_clauses(self, common: Collection[str], held: dict[str, int]) -> None:
        """Take the shortest sources with each clause whose trigrams are common, and with two of them."""
        anchored = []
        common = set(common)
        for clause in _CLAUSE.findall(folded(self.text)):
            pieces = [gram for gram in trigrams(clause) if gram in common]
            if pieces:
                anchored.append(_anchors(pieces, held))
        anchored = anchored[:CLAUSES]
        for one in anchored:
            self._take(one)
        for one, other in combinations(anchored, 2):
            self._take(list(dict.fromkeys([*one, *other])))

    def _take(self, words: Sequence[str]) -> None:
        question = " AND ".join(map(quoted, words))
        self.found.update(self.db.execute(_SELECT, (question, *self.bounds, self.effort * COMMON)))

    def _fetch(self, keys: Iterable[int]) -> None:
        wanted = sorted(key for key in keys if key not in self.found)
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            marks = ",".join("?" * len(part))
            self.found.update(self.db.execute(f"SELECT id, text FROM source WHERE id IN ({marks})", part))


def _anchors(pieces: Sequence[str], held: dict[str, int]) -> list[str]:
    """Some of a clause's trigrams, spread over it, the rarest first."""
    step = max(1, len(pieces) // ANCHORS)
    spread = [min(pieces[at : at + step], key=lambda gram: held[gram]) for at in range(0, len(pieces), step)]
    return sorted(spread[:ANCHORS], key=lambda gram: held[gram])


def beginning(connection: Connection, part: str, side: str = "source", most: int = -1) -> Iterator[tuple[str, int]]:
    """The trigrams of sources, or of targets, that begin with some characters, and how many have each."""
    table = "gram" if side == "source" else "target_gram"
    columns = "text, sources" if side == "source" else "term, doc"
    name = columns.partition(",")[0]
    query = f"SELECT {columns} FROM {table} WHERE {name} >= ? AND {name} <= ? LIMIT ?"
    yield from connection.execute(query, (part, part + END_OF_ALL, most))


def quoted(gram: str) -> str:
    """A trigram in a question to the index."""
    return '"' + gram.replace('"', '""') + '"'
