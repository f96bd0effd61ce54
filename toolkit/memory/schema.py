"""The tables of the memory's index, in an SQLite database that is made anew whenever it is of another form."""

from __future__ import annotations

from sqlite3 import Connection

from toolkit.errors import ToolkitError

#: The version of the tables; an index of another one is made anew.
FORM = 3

#: A source stands once, whatever number of units has it. The keys of `source` ascend with the length of the text, so
#: that a search reads the postings of texts of a fitting length only. `gram` counts the sources with each trigram, and
#: all sources as those with an empty one; `source_pair` has the pairs of characters of short sources.
_TABLES = """
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, report TEXT NOT NULL, stamp TEXT NOT NULL,
  digest BLOB NOT NULL, error TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL);
CREATE TABLE source (id INTEGER PRIMARY KEY, text TEXT NOT NULL, hash INTEGER NOT NULL, shape INTEGER NOT NULL);
CREATE INDEX source_hash ON source (hash);
CREATE INDEX source_shape ON source (shape);
CREATE TABLE unit (id INTEGER PRIMARY KEY, file INTEGER NOT NULL, source INTEGER NOT NULL, target TEXT NOT NULL,
  line INTEGER NOT NULL, date TEXT NOT NULL, key TEXT NOT NULL, obsolete INTEGER NOT NULL);
CREATE INDEX unit_source ON unit (source);
CREATE INDEX unit_file ON unit (file);
CREATE TABLE gram (text TEXT PRIMARY KEY, sources INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE source_text USING fts5(text, content='', detail=none, columnsize=0,
  tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE target_text USING fts5(text, content='', detail=none, columnsize=0,
  tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE source_pair USING fts5(text, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE source_gram USING fts5vocab(source_text, row);
CREATE VIRTUAL TABLE target_gram USING fts5vocab(target_text, row);
"""


def is_current(connection: Connection) -> bool:
    """Whether a database holds an index of this version."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == FORM)


def create(connection: Connection) -> None:
    """Make the tables in an empty database. Raises ToolkitError where this SQLite cannot index text."""
    from sqlite3 import OperationalError, sqlite_version

    try:
        for statement in _TABLES.split(";\n"):
            connection.execute(statement)
    except OperationalError as error:
        if "no such module" in str(error) or "no such tokenizer" in str(error) or "tokenize" in str(error):
            message = f"SQLite {sqlite_version} of this Python has no trigram index; the memory needs SQLite 3.34"
            raise ToolkitError(f"{message} or newer with FTS5") from None
        raise
    connection.execute(f"PRAGMA user_version = {FORM}")
