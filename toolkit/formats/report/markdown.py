"""The Markdown that converters of web pages write: headings with levels, and marks within a line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from toolkit.formats.report.bullets import Marked, bulleted
from toolkit.language.scripts import HAN

HEADING = re.compile(r"(?P<marks>#{1,6})(?:\s+|(?<=##)(?=[^\s#]))(?P<text>.*?)\s*#*\s*")
OTHER = re.compile(
    r"\*\*[^*\s].{0,200}?\*\*|\[[^\[\]]{1,200}\]\([^)\s]{1,500}\)|^\s*\|?[-:\s|]*-{3,}[-:\s|]*$|^```|^\s*[-*+]\s+\S|^>\s"
)
BOLD = re.compile(r"(\*\*|__)(?=\S)[^*]{1,200}(?<=\S)\1")
UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*")
BREAK = re.compile(r"\s*(?:[-*_]\s*){3,}")
IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
LONGEST_HEADING = 300

#: Inline marks → what stays, in the order in which they are taken off. `\|` stays for the tables.
INLINE = (
    (re.compile(r"!\[[^\[\]]{0,200}\]\([^()]{0,500}\)"), ""),
    (
        re.compile(
            r"\[((?:[^\[\]]|\[[^\[\]]{0,100}\]){1,200})\]\((?:[^()\s]|\([^()\s]{0,100}\)){0,500}(?:\s\"[^\"]{0,200}\")?\)"
        ),
        r"\1",
    ),
    (re.compile(rf"(\*\*|__)(?=\S)(.{{1,200}}?)(?<=\S)\1(?: (?=[{HAN}]))?"), r"\2"),
    # Not the stars of names that were made unreadable: 张*、李* and 张*和李*.
    (
        re.compile(
            r"(?<![0-9A-Za-z*\\])\*(?=[^\s*、，。；：,.)）和与及诉等])([^*]{1,200}?)(?<=[^\s\\，。；、：,（(])\*(?!\*)"
        ),
        r"\1",
    ),
    (re.compile(r"~~(?=\S)([^~]{1,200})(?<=\S)~~"), r"\1"),
    (re.compile(r"`([^`]{1,200})`"), r"\1"),
    (re.compile(r"<br\s*/?>"), " "),
    (re.compile(r"</?(?:div|span|p|center|font|u|b|i|strong|em|sup|sub)(?:\s[^<>]{0,300})?>"), ""),
    (re.compile(r"\\$"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~])"), r"\1"),
)
#: The box of a task before its text.
TASK = re.compile(r"\[[ xX]\]\s+")
#: What YAML has before a Markdown text: names and values between two rules.
FENCE, ENTRY = re.compile(r"-{3,}\s*"), re.compile(r"[A-Za-z_-]{1,20}:(?:\s.*)?|\s*-\s.*|\s+\S.*")
LONGEST_FRONT = 40


def is_markdown(lines: Sequence[str]) -> bool:
    """Two headings or lines in bold, one and another mark, or one at the start: a lone # may stand in any text."""
    marked = sum(_heading(line) is not None or BOLD.fullmatch(line.strip()) is not None for line in lines)
    first = next((line for line in lines if line.strip()), "")
    return marked > 1 or (marked == 1 and (_heading(first) is not None or any(OTHER.search(line) for line in lines)))


def front_matter(lines: Sequence[str]) -> int:
    """How many lines at the start are the front matter of a Markdown file; 0 where there is none."""
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not lines or not FENCE.fullmatch(lines[start]):
        return 0
    for number in range(start + 1, min(len(lines), start + LONGEST_FRONT)):
        if FENCE.fullmatch(lines[number]):
            return number + 1 if number > start + 1 else 0
        if not ENTRY.fullmatch(lines[number]):
            break
    return 0


def _heading(line: str) -> re.Match[str] | None:
    return HEADING.fullmatch(line.rstrip()) if line.startswith("#") and len(line) <= LONGEST_HEADING else None


def markdown(lines: Sequence[str]) -> Iterator[Marked]:
    """Each line of a Markdown text without its marks."""
    for number, line in enumerate(lines):
        body = re.sub(r"\A\s{0,3}(?:>\s?)+", "", line).rstrip()
        heading = _heading(body)
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if heading:
            yield Marked(_plain(heading["text"]), len(heading["marks"]))
        elif UNDERLINE.fullmatch(body) and number and lines[number - 1].strip():
            yield Marked("")
        elif body.strip() and UNDERLINE.fullmatch(below) and "|" not in body:
            yield Marked(_plain(body), 1 if below[0] == "=" else 2)
        elif IMAGE.fullmatch(body.strip()) or BREAK.fullmatch(body):
            yield Marked(body)
        else:
            found = bulleted(body, weak=True)
            yield found._replace(text=_plain(TASK.sub("", found.text, count=1) if found.bullet else found.text))


def _plain(text: str) -> str:
    for mark, kept in INLINE:
        text = mark.sub(kept, text)
    return html.unescape(text)
