"""Tables between rules of dashes in columns: a rule above, below the header and at the foot, rows of several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.formats.report.joining import between, between_words
from toolkit.formats.report.starts import Place, padded, starts_of_columns
from toolkit.language.widths import text_width

#: A rule says where each column begins and ends.
RULE = re.compile(r"-{1,}(?: {2,}-{1,})+")
_COLUMN = re.compile("-+")
#: A header has no more lines.
_MOST_HEADER = 12


def ruled_tables(lines: Sequence[str]) -> tuple[list[str], frozenset[int], dict[int, tuple[int | None, ...]]]:
    """The lines with each row of a ruled table in one, tabs between its cells, and the places of lines left over; for
    the place of each row where the texts of its cells begin.
    """
    found, spare, begins = list(lines), set[int](), dict[int, tuple[int | None, ...]]()
    place = 0
    while place < len(lines):
        rule = lines[place].rstrip()
        end = _end(lines, place) if RULE.fullmatch(rule) else None
        if end is None:
            place += 1
            continue
        spans = [match.span() for match in _COLUMN.finditer(rule)]
        rows = {start: [_parts(line, spans) for line in lines[start:stop]] for start, stop in _rows(lines, place, end)}
        places = starts_of_columns([_placed(parts, len(spans)) for parts in rows.values()])
        begins |= dict(zip(rows, places, strict=True))
        for start, parts in rows.items():
            found[start] = "\t".join(_cells(lines[start : start + len(parts)], parts, len(spans)))
            spare |= set(range(start + 1, start + len(parts)))
        spare |= {one for one in range(place, end + 1) if not lines[one].strip() or lines[one].rstrip() == rule}
        for one in spare & set(range(place, end + 1)):
            found[one] = ""
        place = end + 1
    return found, frozenset(spare), begins


def _rules(lines: Sequence[str], start: int) -> list[int]:
    """The places of the rules that are as the first is, up to the third."""
    rule = lines[start].rstrip()
    found = [start]
    for place in range(start + 1, len(lines)):
        text = lines[place].rstrip()
        if text == rule:
            found.append(place)
            if len(found) == 3:
                break
        elif RULE.fullmatch(text):
            break
    return found


def _end(lines: Sequence[str], start: int) -> int | None:
    """Where a table ends: at its third rule, or at the second where it has no header; None where there is no table."""
    rules = _rules(lines, start)
    if len(rules) == 1:
        return None
    if len(rules) == 3 and rules[1] - rules[0] <= _MOST_HEADER and _is_within(lines, rules[0], rules[2]):
        return rules[2]
    return rules[1] if _is_within(lines, rules[0], rules[1]) else None


def _is_within(lines: Sequence[str], start: int, end: int) -> bool:
    """True if no line of a table is longer than its rule."""
    widest = text_width(lines[start].rstrip())
    return end > start + 1 and all(text_width(line.rstrip()) <= widest for line in lines[start:end])


def _rows(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each row begins and ends: at empty lines if there are any below the header, else at each line."""
    rule = lines[start].rstrip()
    middle = next((one for one in range(start + 1, end) if lines[one].rstrip() == rule), None)
    if middle is not None:
        yield start + 1, middle
    body = range((start if middle is None else middle) + 1, end)
    if not any(not lines[one].strip() for one in body):
        yield from ((one, one + 1) for one in body)
        return
    first = body.start
    for one in (*body, end):
        if one == end or not lines[one].strip():
            if first < one:
                yield first, one
            first = one + 1


def _cells(lines: Sequence[str], parts: Sequence[list[str] | None], columns: int) -> list[str]:
    """The cells of a row: the texts below each part of the rule, or one text over all of them."""
    if not any(parts):
        return [_joined([line.strip() for line in lines]), *[""] * (columns - 1)]
    known = [one or [line, *[""] * (columns - 1)] for one, line in zip(parts, lines, strict=True)]
    return [_joined([text for row in known if (text := row[column].strip())]) for column in range(columns)]


def _placed(parts: Sequence[list[str] | None], columns: int) -> list[Place | None]:
    """Where the texts of a row begin and end, each by its first line."""
    known = [one for one in parts if one]
    return [next((padded(row[n]) for row in known if row[n].strip()), None) for n in range(columns)]


def _parts(line: str, spans: Sequence[tuple[int, int]]) -> list[str] | None:
    """The texts of a line with their blanks below each part of a rule; None where a text is between the columns."""
    found = [""] * len(spans)
    column = 0
    for character in line:
        place = next((n for n, (start, end) in enumerate(spans) if start <= column < end), None)
        if place is not None:
            found[place] += character
        elif not character.isspace():
            return None
        column += text_width(character)
    return found


def _joined(texts: Sequence[str]) -> str:
    text = ""
    for one in texts:
        if text:
            text += between(text, one) and between_words(text, one)
        text += one
    return text
