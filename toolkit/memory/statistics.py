"""What the memory holds, counted."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of a memory.

    `translations` are all units of catalogs and memories, `obsolete` those of them that no report has any more,
    `duplicates` those whose source and target are another's too. `sources` are the different sources, `characters`
    their length, `ambiguous` those with several targets.
    """

    catalogs: int
    memories: int
    translations: int
    obsolete: int
    duplicates: int
    sources: int
    characters: int
    ambiguous: int


def statistics(connection: Connection) -> Statistics:
    """Count an index."""

    def count(query: str) -> int:
        return int(connection.execute(query).fetchone()[0])

    # One target may differ from another of its source; few sources have several units.
    several = "SELECT source, count(*) AS units, count(DISTINCT target) AS targets FROM unit GROUP BY source"
    return Statistics(
        catalogs=count("SELECT count(DISTINCT file) FROM unit JOIN file f ON f.id = file WHERE f.report != ''"),
        memories=count("SELECT count(DISTINCT file) FROM unit JOIN file f ON f.id = file WHERE f.report = ''"),
        translations=count("SELECT count(*) FROM unit"),
        obsolete=count("SELECT count(*) FROM unit WHERE obsolete"),
        duplicates=count(f"SELECT coalesce(sum(units - targets), 0) FROM ({several})"),
        sources=count("SELECT count(*) FROM source"),
        characters=count("SELECT coalesce(sum(length(text)), 0) FROM source"),
        ambiguous=count(f"SELECT count(*) FROM ({several}) WHERE targets > 1"),
    )
