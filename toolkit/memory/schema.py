"""The tables of the memory's index, in an SQLite database that is made anew whenever it is of another form."""

from __future__ import annotations

import sqlite3
from sqlite3 import Connection

#: The version of the tables; an index of another one is made anew.
FORM = 4
#: The first SQLite that indexes trigrams.
TRIGRAMS = (3, 34, 0)

#: A source is kept once, whatever number of units has it. The keys of `source` ascend with the length of the text, so
#: that a search reads the postings of texts of a fitting length only. `gram` counts the sources with each trigram, and
#: all sources as those with an empty one.
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
"""
#: Trigrams of sources and targets, and the pairs of characters of short sources.
_TEXT_INDEXES = """
CREATE VIRTUAL TABLE source_text USING fts5(text, content='', detail=none, columnsize=0,
  tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE target_text USING fts5(text, content='', detail=none, columnsize=0,
  tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE source_pair USING fts5(text, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE source_gram USING fts5vocab(source_text, row);
CREATE VIRTUAL TABLE target_gram USING fts5vocab(target_text, row);
"""


def has_text_indexes(connection: Connection) -> bool:
    """Whether this SQLite can index text; without that a search compares with every source of a fitting length."""
    if sqlite3.sqlite_version_info < TRIGRAMS:
        return False
    modules = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'")
    return modules.fetchone() is not None


def is_current(connection: Connection) -> bool:
    """Whether a database holds an index of this version."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == _form(connection))


def create(connection: Connection) -> None:
    """Make the tables in an empty database."""
    wanted = _TABLES + (_TEXT_INDEXES if has_text_indexes(connection) else "")
    for statement in wanted.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {_form(connection)}")


def _form(connection: Connection) -> int:
    return FORM if has_text_indexes(connection) else -FORM
