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
#: #某市报告 without a blank, which is a heading in a Markdown text; it is not in #1机组 and #话题#.
CLOSE_HEADING = re.compile(rf"#(?P<text>[{HAN}][^#。；]{{1,60}})")
#: A line that a rule below makes a heading: no sentence, no row of a table, no number of a page.
UNDERLINED = re.compile(rf"(?=.*[{HAN}])(?!.*(?:\s{{2}}|\t))[^|。；！？：:]{{2,60}}")
#: Marks that no other text has: the link to an address, and bold words that begin a line or a clause.
#: Names that were made unreadable have their stars after a character: 王**等, 原告王**被告李**.
SURE = re.compile(
    r"(?<!!)\[(?:[^\[\]]|!\[[^\[\]]{0,100}\]\([^()]{0,500}\)){1,200}\]\(<?(?:https?://|mailto:|javascript:|\.{0,2}/|#)"
)
SURE_BOLD = re.compile(rf"(?:^|[\s，。；：（])\*\*(?=[{HAN}A-Za-z0-9“《])[^*\n，。；]{{1,60}}[^*\s]\*\*(?!\*)")

#: Where a link leads to.
_TARGET = r"\((?:<[^<>]{0,500}>|(?:[^()\s<]|\([^()\s]{0,100}\)){0,500})(?:\s[\"'][^\"']{0,200}[\"'])?\)"
#: Inline marks → what stays, in the order in which they are taken off. `\|` stays for the tables.
INLINE = (
    (re.compile(r"<!--.{0,500}?-->"), ""),
    (re.compile(r"!\[[^\[\]]{0,200}\](?:\([^()]{0,500}\)|\[[^\[\]]{0,200}\])"), ""),
    (re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]{{0,100}}\]){{1,200}})\]{_TARGET}"), r"\1"),
    (re.compile(rf"\[\s*\]{_TARGET}"), ""),
    (re.compile(r"\[\^[^\[\]\s]{1,40}\]"), ""),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>"), r"\1"),
    (re.compile(r"(?<![0-9A-Za-z=])==(?=[^\s=])([^=]{1,200})(?<=\S)==(?![0-9A-Za-z=])"), r"\1"),
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
    (
        re.compile(
            r"</?(?:div|span|p|center|font|u|b|i|strong|em|sup|sub|a|mark|small|s|del|ins|code|img)(?:\s[^<>]{0,300})?>"
        ),
        "",
    ),
    (re.compile(r"\\$"), ""),
    (re.compile(r"\\([!-/:-@\[-`{}~])"), r"\1"),
)
#: [1]: http://… gives the target of [统计局][1], and [^1]: the text of a footnote.
DEFINITION = re.compile(r"\s{0,3}\[(?P<label>[^\[\]^][^\[\]]{0,100})\]:\s+<?[^\s<>]+>?(?:\s+[\"'(].*)?\s*")
NOTE = re.compile(r"\s{0,3}\[\^[^\[\]\s]{1,40}\]:\s+(?P<text>.*)")
REFERENCE = re.compile(r"\[(?P<text>[^\[\]]{1,200})\]\s?\[(?P<label>[^\[\]]{0,100})\]")
#: The box of a task before its text.
TASK = re.compile(r"\[[ xX]\]\s+")
#: What YAML has before a Markdown text: names and values between two rules.
FENCE, ENTRY = re.compile(r"-{3,}\s*"), re.compile(r"[A-Za-z_-]{1,20}:(?:\s.*)?|\s*-\s.*|\s+\S.*")
LONGEST_FRONT = 40


def is_markdown(lines: Sequence[str]) -> bool:
    """Two headings or lines in bold, one and another mark, or one at the start: a lone # can be in any text.

    Marks that no other text has are enough: a link to an address, and two bold words.
    """
    if any("](" in line and SURE.search(line) for line in lines):
        return True
    if sum(len(SURE_BOLD.findall(line)) for line in lines if "**" in line) > 1:
        return True
    marked = sum(_heading(line) is not None or BOLD.fullmatch(line.strip()) is not None for line in lines)
    marked += sum(_is_underlined(lines, number) for number in range(len(lines)))
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


def _is_underlined(lines: Sequence[str], number: int) -> bool:
    """Whether a line after a blank one is a heading by the rule below it."""
    return (
        number + 1 < len(lines)
        and UNDERLINE.fullmatch(lines[number + 1]) is not None
        and UNDERLINED.fullmatch(lines[number].strip()) is not None
        and (number == 0 or not lines[number - 1].strip())
    )


def markdown(lines: Sequence[str]) -> Iterator[Marked]:
    """Each line of a Markdown text without its marks."""
    labels = {one["label"].lower() for line in lines if (one := DEFINITION.fullmatch(line))}

    def linked(link: re.Match[str]) -> str:
        return link["text"] if (link["label"] or link["text"]).lower() in labels else link[0]

    if labels:
        lines = [line if DEFINITION.fullmatch(line) else REFERENCE.sub(linked, line) for line in lines]
    for number, line in enumerate(lines):
        body = re.sub(r"\A\s{0,3}(?:>\s?)+", "", line).rstrip()
        heading = _heading(body) or CLOSE_HEADING.fullmatch(body)
        below = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if heading:
            yield Marked(_plain(heading["text"]), len(heading["marks"]) if "marks" in heading.groupdict() else 1)
        elif DEFINITION.fullmatch(body):
            yield Marked("")
        elif note := NOTE.fullmatch(body):
            yield Marked(_plain(note["text"]))
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
