"""What writers of Markdown add to CommonMark, each in its own line: attributes, containers, notes within the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.language.scripts import HAN

FENCE = re.compile(r"\s{0,3}(?:```+|~~~+)\s*(?P<language>[\w+-]*)\s*")
#: The languages of a fence around a whole report, which is how language models hand one over.
WHOLE = frozenset({"", "markdown", "md", "text", "txt"})
#: > [!NOTE] above a quote of GitHub's, ::: {.note} and :::, the table of contents that a program puts in.
CONTAINER = re.compile(r"\s*:{3,}\s*(?:\{[^{}]*\}|[\w-]{0,40})\s*(?:\{[^{}]*\})?\s*:*")
ALERT = re.compile(r"(?:\s{0,3}>)+\s{0,3}\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)
CONTENTS = re.compile(r"\s*(?:\[TOC\]|\[\[_?TOC_?\]\]|\{:toc\}|<!--\s*toc\s*-->)\s*", re.IGNORECASE)
#: {#name .class key=value}, and {-} for a heading without a number.
ATTRIBUTES = r"\{(?:\s*(?:[#.][\w-]+|[\w-]+=(?:\"[^\"{}]*\"|[^\s{}]+)))+\s*\}"
AFTER_HEADING = re.compile(rf"(?<=[^\s#])\s*(?:{ATTRIBUTES}|\{{-\}})\s*(?P<marks>#*\s*)\Z")
AFTER_PICTURE = re.compile(rf"(?<=\)){ATTRIBUTES}")
SPAN = re.compile(rf"\[([^\[\]]{{1,300}})\]{ATTRIBUTES}")
#: A heading without a blank after its marks; a lone # may be in any text, so only before Chinese.
CLOSE = re.compile(rf"(?P<marks>\s{{0,3}}(?:#{{2,6}}|#(?=[{HAN}])))(?P<text>[^\s#].*?)#*\s*")
FIRST = re.compile(r"(?P<marks>\s{0,3}#{1,6})(?P<text>[^\s#].*?)#*\s*")
NOTE = re.compile(r"(?<!\\)\^\[(?P<text>[^\[\]]{1,2000})\]")


def plain(lines: Sequence[str]) -> list[str]:
    """The lines in CommonMark with footnotes. Each keeps its place; the notes within them are added at the end."""
    lines = _without_fence(lines)
    first = next((number for number, line in enumerate(lines) if line.strip() and not CONTENTS.fullmatch(line)), 0)
    notes: list[str] = []
    found = list(_plain(lines, first, notes))
    return [*found, *(line for number, text in enumerate(notes, 1) for line in ("", f"[^note-{number}]: {text}"))]


def _without_fence(lines: Sequence[str]) -> list[str]:
    """The lines without a fence around all of them."""
    fences = [(number, fence) for number, line in enumerate(lines) if (fence := FENCE.fullmatch(line))]
    filled = [number for number, line in enumerate(lines) if line.strip()]
    around = [number for number, _ in fences]
    if len(around) != 2 or around != [filled[0], filled[-1]] or fences[0][1]["language"].lower() not in WHOLE:
        return list(lines)
    return ["" if number in around else line for number, line in enumerate(lines)]


def _plain(lines: Sequence[str], first: int, notes: list[str]) -> Iterator[str]:
    in_code = False
    has_containers = any(":::" in line and CONTAINER.fullmatch(line) and line.strip(": \t") for line in lines)
    for number, line in enumerate(lines):
        if FENCE.match(line):
            in_code = not in_code
        if in_code:
            yield line
        elif (has_containers and CONTAINER.fullmatch(line)) or CONTENTS.fullmatch(line) or ALERT.fullmatch(line):
            yield ""
        else:
            yield _line(line, notes, is_first=number == first)


def _line(line: str, notes: list[str], *, is_first: bool) -> str:
    """A line without what CommonMark would take for text."""

    def note(found: re.Match[str]) -> str:
        notes.append(found["text"])
        return f"[^note-{len(notes)}]"

    is_heading = line.lstrip()[:1] == "#"
    if is_heading and (close := (FIRST if is_first else CLOSE).fullmatch(line)):
        line = f"{close['marks']} {close['text']}"
    if "{" in line:
        if is_heading:
            line = AFTER_HEADING.sub("", line)
        line = SPAN.sub(r"\1", AFTER_PICTURE.sub("", line))
    return NOTE.sub(note, line) if "^[" in line else line
