"""The front matter of a Markdown file, as Hugo, Jekyll, Quarto and pandoc have it: title, date, author and source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.formats.report.paragraph import Paragraph
from toolkit.language.scripts import has_han

#: The labels of the details of a report in Chinese and in other languages, by their names here; a date has none.
_AUTHOR, _DATE = ("作者：", "Author: "), ("", "")
LABELS = {
    "date": _DATE, "publishdate": _DATE, "pubdate": _DATE, "published": _DATE, "author": _AUTHOR, "authors": _AUTHOR,
    "publisher": ("发布机构：", "Publisher: "), "source": ("来源：", "Source: "),
}  # fmt: skip
_ENTRY = re.compile(r"(?P<name>[A-Za-z_-]+):(?:\s+(?P<value>.*))?")
_ITEM = re.compile(r"(?:\s+(?:-\s+)?|-\s+)(?P<value>\S.*)")
_QUOTED = re.compile(r"([\"'])(.*)\1")
_LISTED = re.compile(r"\[(.*)\]")
#: The day of a time: 2025-01-20T08:00:00+08:00.
_DAY = re.compile(r"([12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2})[T ].*")
#: What a value of several lines begins with.
_FOLDED = re.compile(r"[|>][-+]?")


class Front(NamedTuple):
    """What the front matter says of a report: its title, its details, and the names and lines of what is left out."""

    title: Paragraph | None
    details: tuple[Paragraph, ...]
    left_out: tuple[str, ...]


class _Value(NamedTuple):
    name: str
    text: str
    line: int


def read(lines: Sequence[str], heading: str) -> Front:
    """The front matter in the lines between the rules; `heading` is the title in the text, empty where it has none."""
    title: Paragraph | None = None
    details: list[Paragraph] = []
    left: dict[str, int] = {}
    dated = False
    for name, text, line in _values(lines):
        if name == "title" and not (heading or title):
            title = Paragraph(text, line, title=True)
        elif name in LABELS and not (dated and LABELS[name] == _DATE):
            dated = dated or LABELS[name] == _DATE
            label = LABELS[name][not has_han(text)]
            details.append(Paragraph(label + _DAY.sub(r"\1", text), line, detail=True))
        elif name != "title" or text != heading:
            left.setdefault(name, line)
    left_out = f"{', '.join(left)} in the front matter (line {next(iter(left.values()), 0)})"
    return Front(title, tuple(details), (left_out,) if left else ())


def _values(lines: Sequence[str]) -> Iterator[_Value]:
    """Each value with its name in small letters; that of an entry in a list of persons is theirs."""
    name = ""
    for number, line in enumerate(lines, 1):
        entry = _ENTRY.fullmatch(line.rstrip())
        item = _ITEM.fullmatch(line.rstrip())
        if entry:
            name, value = entry["name"].lower(), entry["value"] or ""
        elif item and name:
            value = item["value"]
            inner = _ENTRY.fullmatch(value) if name in LABELS else None
            if inner:
                own = name if inner["name"] == "name" else f"{name}.{inner['name']}"
                yield from _split(own, inner["value"] or "", number)
                continue
        else:
            continue
        yield from _split(name, value, number)


def _split(name: str, value: str, line: int) -> Iterator[_Value]:
    listed = _LISTED.fullmatch(value.strip())
    for one in listed[1].split(",") if listed else (value,):
        text = _QUOTED.sub(r"\2", one.strip())
        if text and not _FOLDED.fullmatch(text):
            yield _Value(name, text, line)
