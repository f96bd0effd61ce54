"""The index of the memory: which file has which translations, brought up to date file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from sqlite3 import Connection

from toolkit.catalogs.figures import shape
from toolkit.memory.grams import ALL, BITS, SHORT, digest, grams, indexed, length_class, pairs
from toolkit.memory.schema import has_text_indexes
from toolkit.model import Translation

#: Sources that wait to be indexed together: the index is quickest with many in the order of their keys.
BATCH = 100_000
#: If more than this share of the sources changed, trigrams are counted anew.
RECOUNTED = 0.1
#: The most values in one question to the database.
AT_ONCE = 500
_FILE = '(path, report, stamp, digest, error, line, "column")'


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """A file in the index: what told its state before it was read, a digest of its bytes, and its fault if it has one,
    with line and column (0: unknown).
    """

    path: str
    report: str = ""
    stamp: str = ""
    digest: bytes = b""
    error: str = ""
    line: int = 0
    column: int = 0


class Writer:
    """Changes an index; `finish` must come last, then the caller commits."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._has_text_indexes = has_text_indexes(connection)
        self._next: dict[int, int] = {}
        self._new: list[tuple[int, str]] = []
        self._left: set[int] = set()
        self._counts: Counter[str] | None = Counter()
        self._recounted_from = RECOUNTED * counts(connection, [ALL]).get(ALL, 0)
        self._changed = 0

    def replace(self, file: IndexedFile, translations: Iterable[Translation]) -> None:
        """Put a file's translations in the place of those that the index has from it.

        What goes wrong in `translations` is raised; those before it are in the index.
        """
        self.remove(file.path)
        values = astuple(file)
        number = self._db.execute(f"INSERT INTO file {_FILE} VALUES (?, ?, ?, ?, ?, ?, ?)", values).lastrowid
        assert number is not None, "a row was inserted"
        first = self._db.execute("SELECT coalesce(max(id), 0) FROM unit").fetchone()[0]
        try:
            for key, one in enumerate(translations, first + 1):
                self._add(key, number, one)
        finally:
            rows = self._db.execute("SELECT id, target FROM unit WHERE id > ? ORDER BY id", (first,))
            self._put("target_text", ((key, indexed(text)) for key, text in rows))

    def note(self, file: IndexedFile) -> None:
        """Note the state and the fault of a file whose translations are in the index."""
        values = (file.stamp, file.error, file.line, file.column, file.path)
        self._db.execute('UPDATE file SET stamp = ?, error = ?, line = ?, "column" = ? WHERE path = ?', values)

    def remove(self, path: str) -> None:
        """Forget a file's translations."""
        found = self._db.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
        if found is None:
            return
        self._left.update(key for (key,) in self._db.execute("SELECT source FROM unit WHERE file = ?", found))
        rows = self._db.execute("SELECT id, target FROM unit WHERE file = ? ORDER BY id", found)
        self._take("target_text", ((key, indexed(text)) for key, text in rows))
        self._db.execute("DELETE FROM unit WHERE file = ?", found)
        self._db.execute("DELETE FROM file WHERE id = ?", found)

    def finish(self) -> None:
        """Forget the sources that no file has any more, and index the new ones."""
        self._index()
        left = sorted(self._left)
        for start in range(0, len(left), BATCH):
            self._forget([key for key in left[start : start + BATCH] if not self._is_used(key)])
        self._left.clear()
        self._write_counts()

    def _is_used(self, source: int) -> bool:
        return self._db.execute("SELECT 1 FROM unit WHERE source = ? LIMIT 1", (source,)).fetchone() is not None

    def _forget(self, keys: Sequence[int]) -> None:
        """Take sources out of the index."""
        gone = [row for key in keys for row in self._db.execute("SELECT id, text FROM source WHERE id = ?", (key,))]
        self._take("source_text", ((key, indexed(text)) for key, text in gone))
        self._take("source_pair", ((key, " ".join(pairs(text))) for key, text in gone if len(text) <= SHORT))
        self._db.executemany("DELETE FROM source WHERE id = ?", ((key,) for key in keys))
        self._count(gone, -1)

    def _put(self, table: str, rows: Iterable[tuple[int, str]]) -> None:
        """Index texts, in the order of their keys."""
        if self._has_text_indexes:
            self._db.executemany(f"INSERT INTO {table} (rowid, text) VALUES (?, ?)", rows)

    def _take(self, table: str, rows: Iterable[tuple[int, str]]) -> None:
        """Take texts, which must be those that were put in, out of an index."""
        if self._has_text_indexes:
            self._db.executemany(f"INSERT INTO {table} ({table}, rowid, text) VALUES ('delete', ?, ?)", rows)

    def _add(self, key: int, file: int, one: Translation) -> None:
        at = one.origin
        if not is_encodable(one.source + one.target):  # half a character, which no database holds
            return
        values = (key, file, self._source(one.source), one.target, at.line, at.date, at.unit, one.obsolete)
        self._db.execute("INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def _source(self, text: str) -> int:
        """The key of a source, which is added if it is new."""
        hashed = digest(text)
        for key, other in self._db.execute("SELECT id, text FROM source WHERE hash = ?", (hashed,)):
            if other == text:
                return int(key)
        key = self._free(length_class(len(text)))
        self._db.execute("INSERT INTO source VALUES (?, ?, ?, ?)", (key, text, hashed, digest(shape(text))))
        self._new.append((key, text))
        if len(self._new) >= BATCH:
            self._index()
        return key

    def _free(self, group: int) -> int:
        """The next key of a class of lengths."""
        if group not in self._next:
            bounds = (group << BITS, ((group + 1) << BITS) - 1)
            most = self._db.execute("SELECT max(id) FROM source WHERE id BETWEEN ? AND ?", bounds).fetchone()[0]
            self._next[group] = bounds[0] if most is None else most + 1
        self._next[group] += 1
        return self._next[group] - 1

    def _index(self) -> None:
        self._new.sort()
        self._put("source_text", ((key, indexed(text)) for key, text in self._new))
        self._put("source_pair", ((key, " ".join(pairs(text))) for key, text in self._new if len(text) <= SHORT))
        self._count(self._new, 1)
        self._new = []

    def _count(self, texts: Sequence[tuple[int, str]], by: int) -> None:
        """Count the trigrams of changed sources, unless there are so many that all are counted anew."""
        self._changed += len(texts)
        if not self._has_text_indexes:
            return
        if self._counts is None or self._changed > self._recounted_from:
            self._counts = None
            return
        for _, text in texts:
            for gram in (ALL, *grams(text)):
                self._counts[gram] += by

    def _write_counts(self) -> None:
        if self._counts is None:
            self._db.execute("DELETE FROM gram")
            self._db.execute("INSERT INTO gram SELECT term, doc FROM source_gram")
            self._db.execute("INSERT INTO gram SELECT ?, count(*) FROM source", (ALL,))
            return
        self._db.executemany(
            "INSERT INTO gram VALUES (?, ?) ON CONFLICT (text) DO UPDATE SET sources = sources + excluded.sources",
            self._counts.items(),
        )
        self._db.execute("DELETE FROM gram WHERE sources <= 0")


def is_encodable(text: str) -> bool:
    """Whether a text has whole characters only."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def counts(connection: Connection, wanted: Sequence[str]) -> dict[str, int]:
    """How many sources have each trigram; those that none has are left out."""
    found: dict[str, int] = {}
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        marks = ",".join("?" * len(part))
        found.update(connection.execute(f"SELECT text, sources FROM gram WHERE text IN ({marks})", part))
    return found


def indexed_files(connection: Connection) -> dict[str, IndexedFile]:
    """The files in the index, by path."""
    rows = connection.execute(f"SELECT {_FILE[1:-1]} FROM file ORDER BY path")
    return {row[0]: IndexedFile(*row) for row in rows}
