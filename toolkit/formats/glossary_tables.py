"""Glossaries as other people's tables: two columns or many, with headers of any kind or none.

Several terms in a cell are separated by `|`, `;`, a new line or ` / `, which is reported. A row that holds more
cells than the table has columns is refused: a comma without quotation marks would cost the end of a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import chain, islice

from toolkit.formats.glossary_cells import record
from toolkit.formats.glossary_entries import Collector, Entry, Extracted, Wording, strictest
from toolkit.formats.table_columns import columns_of, without_title
from toolkit.formats.table_headers import Column, base
from toolkit.formats.table_rows import Rows
from toolkit.formats.usage_status import UsageStatus, is_warning, usage_status_of
from toolkit.language.scripts import has_han
from toolkit.model.plural import plural

#: Rows that tell what the columns hold.
SAMPLE = 200
#: Places that a line about many rows names.
NAMED = 3

_SEVERAL = re.compile(r"\s*(?:[|;；\n]| / )\s*")
#: What web tools leave in cells: R&amp;D.
_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,5});")
#: Our own word for a concept that is no longer checked; no other program's status means that.
_RETIRED = "retired"
#: Columns that may say how far a term may be used; also an unknown one, where it says forbidden.
_STATUS = frozenset({"usage", "unknown"})
#: Statuses that only one of several terms can have.
_FIRST = frozenset({UsageStatus.PREFERRED, UsageStatus.STANDARD})


class Table:
    """A table whose rows become entries. `languages` are those to take; the first one but zh is the target."""

    def __init__(self, table: Rows, path: str, languages: Sequence[str]) -> None:
        self.path = path
        self.collector = Collector(path, languages)
        self.split: list[str] = []
        self.latin: list[str] = []
        self.lists: list[str] = []
        sample = list(islice(table.rows, SAMPLE))
        title = without_title(sample)
        target = next((code for code in languages if base(code) != "zh"), "en")
        found = columns_of(sample, path, target, tabs=table.tabs, spaced=table.spaced)
        self.columns, self.collector.remarks = found.columns, list(found.remarks)
        self.header = found.header
        for line, cells in title:
            self.collector.remarks.append(f"{path}:{line}: leaving out what is above the table: {cells[0]}")
        self.rows = chain(sample[found.header :], table.rows)
        kinds = [one.kind for one in self.columns]
        terms = [number for number, kind in enumerate(kinds) if kind == ("term" if "term" in kinds else "wording")]
        #: True for a table as memoQ writes it, where a status follows each term; elsewhere a status is the row's.
        self.of_terms = any(kind in _STATUS for kind in kinds[terms[0] : terms[-1]])

    def extracted(self) -> Extracted:
        """The concepts of all rows, and what was left out or refused."""
        for entry in self._joined(self._entries()):
            self.collector.add(entry)
        self._remark(self.split, "several terms; the first is preferred, the others admitted")
        self._remark(self.latin, "a zh term without a Chinese character; is that right?")
        self._remark(self.lists, "a zh term with 、, kept as one; separate several with ;")
        return self.collector.finish()

    def _remark(self, places: Sequence[str], what: str) -> None:
        """A line about the cells at some places, if there are any."""
        if places:
            count = len(places)
            cells = "1 cell holds" if count == 1 else f"{count} cells hold"
            shown = ", ".join(places[:NAMED]) + (" …" if count > NAMED else "")
            self.collector.remarks.append(f"{self.path}: {cells} {what}: {shown}")

    def _entries(self) -> Iterator[Entry]:
        for number, (line, cells) in enumerate(self.rows):
            if number == 0 and not self.header and not any(map(has_han, cells)):
                hint = "if it names the columns, call them zh and en; if it is a term, add it by hand"
                self.collector.refused.append(
                    f"{self.path}:{line}: {cells[0]}: the first row has no Chinese; {hint}; not added"
                )
                continue
            if any(cells[len(self.columns) :]):
                message = f"{plural(len(cells), 'cell')} in a table of {plural(len(self.columns), 'column')}"
                hint = "put text that holds the delimiter in quotation marks"
                self.collector.refused.append(f"{self.path}:{line}: {cells[0]}: {message}; {hint}; not added")
            else:
                yield self._entry(line, cells)

    def _entry(self, line: int, cells: Sequence[str]) -> Entry:
        entry = Entry(line)
        own: dict[str, str] = {}
        of_row: list[tuple[UsageStatus, str]] = []
        latest: list[Wording] = []
        for one, text in zip(self.columns, cells, strict=False):
            if not text or one.kind == "nothing":
                continue
            cell = _ESCAPED.sub(lambda found: unescape(found[0]), text)
            if one.kind in ("term", "wording"):
                latest = self._of_column(one, cell, line)
                entry.terms.setdefault(one.name, []).extend(latest)
            elif one.kind == "own":
                own[one.name] = cell
            elif one.kind not in _STATUS:
                entry.rest[one.kind] = f"{entry.rest[one.kind]} {cell}" if one.kind in entry.rest else cell
                of_row += [(usage_status_of(one.kind, cell), cell)] if one.kind == "note" else []
                of_row += [(UsageStatus.DEPRECATED, cell)] if one.kind != "note" and is_warning(cell) else []
            elif cell.casefold() == _RETIRED:
                own["status"] = _RETIRED
            elif self.of_terms and latest:
                both = (latest[0].usage, latest[0].said), (usage_status_of(one.name, cell), cell)
                _give(latest, *strictest(both))
            else:
                of_row.append((usage_status_of(one.name, cell), cell))
        for language, wordings in entry.terms.items():
            if base(language) != "zh":
                usage, said = strictest(of_row)
                rest = [one for one in wordings if one.usage is not UsageStatus.DEPRECATED]
                stricter = usage in (UsageStatus.DEPRECATED, UsageStatus.UNKNOWN)
                _give([one for one in rest if stricter or one.usage is UsageStatus.UNSAID], usage, said)
        entry.rest |= record(own, self.path, line)
        return entry

    def _of_column(self, one: Column, cell: str, line: int) -> list[Wording]:
        """The terms in a cell; what may be no Chinese term, or several, is noted."""
        found = self._wordings(cell, line)
        if one.usage:
            _give(found, UsageStatus(one.usage), one.usage)
        if base(one.name) == "zh":
            self.latin += [_place(word.text, line) for word in found if not has_han(word.text)]
            self.lists += [_place(word.text, line) for word in found if "、" in word.text]
        return found

    def _wordings(self, cell: str, line: int) -> list[Wording]:
        texts = [" ".join(text.split()) for text in _SEVERAL.split(cell)]
        texts = [text for text in texts if text]
        if len(texts) > 1:
            self.split.append(_place(" ".join(cell.split()), line))
        return [Wording(text) for text in texts]

    def _joined(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries; in a table with statuses, the rows of one Chinese term are one entry."""
        if not any(one.kind == "usage" for one in self.columns):
            yield from entries
            return
        found: dict[object, Entry] = {}
        for entry in entries:
            source = next((words[0].text for code, words in entry.terms.items() if base(code) == "zh" and words), None)
            first = found.setdefault(source or entry.line, entry)
            if first is not entry:
                _join(first, entry)
        yield from found.values()


def _place(text: str, line: int) -> str:
    return f'"{text}" (line {line})'


def _give(wordings: Iterable[Wording], usage: UsageStatus, said: str) -> None:
    """Give a status to the terms of a cell or row; only the first of them can be the preferred one."""
    for number, wording in enumerate(wordings):
        wording.usage = UsageStatus.ADMITTED if number and usage in _FIRST else usage
        wording.said = said


def _join(first: Entry, entry: Entry) -> None:
    for language, wordings in entry.terms.items():
        known = {(one.text, one.usage) for one in first.terms.get(language, ())}
        first.terms.setdefault(language, []).extend([one for one in wordings if (one.text, one.usage) not in known])
    first.rest = entry.rest | first.rest
