"""Where a text occurs in the memory: anywhere, or as a whole sentence."""

from __future__ import annotations

from sqlite3 import Connection

from toolkit.catalogs.figures import parts, shape
from toolkit.language.sentences import sentences
from toolkit.memory.candidates import beginning, quoted
from toolkit.memory.grams import LONGEST, REPLACED, folded, key_range, plain, trigrams
from toolkit.memory.index import AT_ONCE, counts
from toolkit.memory.schema import has_text_indexes

#: The most trigrams that the index is asked for: what it finds is compared anyway.
ASKED = 24
#: The most sources that are looked at for one sentence.
HOLDERS = 60
#: How much shorter than a sentence one may be that is equal but for figures.
LEAST_OF_LENGTH = 0.6


def prepare(connection: Connection) -> None:
    """Teach a connection to compare texts as `containing` does; before its first question."""

    def holds(whole: str, wanted: str) -> bool:
        return wanted in (folded(whole) if REPLACED in wanted else whole.lower())

    connection.create_function("holds", 2, holds, deterministic=True)


def containing(connection: Connection, text: str) -> list[int]:
    """The keys of the units with a text in their source or target, whatever its capitals, in the order of the files."""
    wanted = folded(text)
    if not wanted:
        return []
    found = [*_units(connection, wanted, "source") | _units(connection, wanted, "target")]
    places: list[tuple[str, int, int]] = []
    for start in range(0, len(found), AT_ONCE):
        part = found[start : start + AT_ONCE]
        query = "SELECT f.path, u.line, u.id FROM unit u JOIN file f ON f.id = u.file WHERE u.id IN"
        places += connection.execute(f"{query} ({','.join('?' * len(part))})", part)
    return [key for *_, key in sorted(places)]


def holders(connection: Connection, sentence: str, language: str) -> list[int]:
    """The keys of sources that have a sentence, or else one that is equal but for figures, at most as many as are
    looked at.
    """
    sentence = plain(sentence)
    exact = _asked(connection, _all(connection, folded(sentence)), len(sentence), sentence)
    found = [key for key, text in exact if sentence in _sentences(text, language)]
    wanted = shape(sentence)
    if found or not wanted:
        return found
    question = _all(connection, *map(folded, parts(sentence)))
    alike = _asked(connection, question, int(len(sentence) * LEAST_OF_LENGTH), "")
    return [key for key, text in alike if any(shape(one) == wanted for one in _sentences(text, language))]


def _asked(connection: Connection, question: str | None, shortest: int, held: str) -> list[tuple[int, str]]:
    """The first sources of at least a length that a question finds and that hold a text."""
    bounds = key_range(shortest, LONGEST)
    if not has_text_indexes(connection):
        query = "SELECT id, text FROM source WHERE id BETWEEN ? AND ? AND instr(text, ?)"
        return connection.execute(query, (*bounds, held)).fetchall()
    if question is None:
        return []
    return connection.execute(
        "SELECT s.id, s.text FROM source_text t CROSS JOIN source s ON s.id = t.rowid"
        " WHERE source_text MATCH ? AND t.rowid BETWEEN ? AND ? AND instr(s.text, ?) LIMIT ?",
        (question, *bounds, held, HOLDERS),
    ).fetchall()


def _sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def _units(connection: Connection, wanted: str, side: str) -> set[int]:
    """The units that have a text on one side."""
    text, table = ("s.text", "source") if side == "source" else ("u.target", "target")
    where = f"{'s' if side == 'source' else 'u'}.id IN (SELECT rowid FROM {table}_text WHERE {table}_text MATCH ?) AND "
    question: str | None = None
    if has_text_indexes(connection):
        question = _all(connection, wanted) if len(wanted) > 2 else _any(connection, wanted, side)
    if question == "":
        return set()
    has_case = wanted != wanted.upper() or REPLACED in wanted
    condition = f"{where if question else ''}{'holds' if has_case else 'instr'}({text}, ?)"
    query = f"SELECT u.id FROM unit u JOIN source s ON s.id = u.source WHERE {condition}"
    return {key for (key,) in connection.execute(query, (question, wanted) if question else (wanted,))}


def _all(connection: Connection, *wanted: str) -> str | None:
    """A question for the sources with all trigrams of some texts, or with the rarest ones; None for shorter texts."""
    pieces = list(dict.fromkeys(gram for one in wanted for gram in trigrams(one)))
    if len(pieces) > ASKED:
        known = counts(connection, pieces)
        pieces = sorted(pieces, key=lambda gram: known.get(gram, 0))[:ASKED]
    return " AND ".join(map(quoted, pieces)) or None


def _any(connection: Connection, wanted: str, side: str) -> str | None:
    """A question for the texts with any trigram that begins with one or two characters; None if it would be long."""
    pieces = [gram for gram, _ in beginning(connection, wanted, side, AT_ONCE)]
    return None if len(pieces) >= AT_ONCE else " OR ".join(map(quoted, pieces))
