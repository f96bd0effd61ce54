"""The title of a page's article: in a line above it or in it, as the head of the page says, else that itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from toolkit.formats.html.characters import shown
from toolkit.formats.html.flow import APART
from toolkit.formats.html.losses import Losses
from toolkit.formats.html.parsing import Node
from toolkit.formats.report.details import BODY, METADATA
from toolkit.formats.report.front import is_title
from toolkit.formats.report.lines import BLANK
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.siblings import ENDS_SENTENCE
from toolkit.language.numbering import Enumerator, leading

#: How a page's title and the site's name are put together.
SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|--+|——")
#: The owner of a site, whose name is not a title.
OWNER = re.compile(rf"(?:{BODY.pattern}|.{{2,20}}(?:政府|网|网站|门户|首页|Portal))(?:官方网站|门户网站|网站)?")
#: So many of the first paragraphs may be the title; how long it is; into how many lines it may be broken.
FIRST, SHORTEST, LONGEST, BROKEN = 8, 4, 150, 3


def bare(text: str) -> str:
    """A line without what a page has between its parts, and without the blanks around it."""
    return text.replace(APART, "").strip(BLANK)


def meta(root: Node) -> Mapping[str, str]:
    """The fields in the head of a page, by their names in small letters."""
    found: dict[str, str] = {}
    for one in root.iter("meta"):
        name, content = one.get("name") or one.get("property"), shown(one.get("content") or "")
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def in_head(root: Node) -> list[str]:
    """What the head of a page says that its article is called, the most certain first; the site's name is none."""
    fields, title = meta(root), next(root.iter("title"), None)
    found = [fields[name] for name in ("articletitle", "og:title", "twitter:title") if name in fields]
    if title is not None and title.text and (text := shown(title.text)):
        found.append(text)
    return [name for name in found if _without_site(name)]


def _without_site(name: str) -> str:
    """What the head of a page says, without the name of the site; nothing where it says no more."""
    for part in SITE.split(name):
        rest, dash, last = part.rpartition("-")
        part = rest if dash and OWNER.fullmatch(last.strip()) else part
        if part and not OWNER.fullmatch(part):
            return part.strip()
    return ""


def above(lines: Sequence[Paragraph], known: Sequence[str]) -> tuple[int, int]:
    """Where the lines begin and end that the head of the page names; two equal places where there are none."""
    texts = [_same(one.text) for one in lines]
    for name in map(_same, known):
        if spans := [span for span in _spans(texts) if _names("".join(texts[slice(*span)]), name)]:
            return spans[-1]
    return 0, 0


def heading_above(lines: Sequence[Paragraph], found: Sequence[Paragraph]) -> tuple[int, int]:
    """The same for the last heading of the highest level; not the name of the site where the article has a title."""
    has_title = bool(found) and is_title(found[0], _number(found[0]))
    for level in (1, 2, 3):
        for place in range(len(lines) - 1, -1, -1):
            text = bare(lines[place].text)
            if lines[place].heading == level and len(text) <= LONGEST and not (has_title and OWNER.fullmatch(text)):
                return place, place + 1
    return 0, 0


def without(found: Sequence[Paragraph], title: str, losses: Losses) -> list[Paragraph]:
    """The paragraphs without those before the text that repeat the title."""
    front = list(takewhile(lambda one: not (one.row or ENDS_SENTENCE.search(one.text) or _number(one)), found[:FIRST]))
    texts, goal = [_same(one.text) for one in front], _same(title)
    for start, end in _spans(texts):
        if "".join(texts[start:end]) == goal:
            losses.add("title")
            return [*found[:start], *found[end:]]
    return list(found)


def within(found: Sequence[Paragraph], known: Sequence[str]) -> int:
    """The place of the first paragraphs that the head of the page names; -1 where it names none."""
    for name in map(_same, known):
        for place, one in enumerate(found[:FIRST]):
            if len(_same(one.text)) >= SHORTEST and _names(_same(one.text), name) and is_title(one, _number(one)):
                return place
    return -1


def only_in_head(found: Sequence[Paragraph], known: Sequence[str]) -> list[Paragraph]:
    """The title that only the head of the page has, where the article does not begin with one."""
    first = next((one for one in found[:FIRST] if METADATA.fullmatch(one.text) is None), None)
    if not known or first is None or first.heading or is_title(first, _number(first)):
        return []
    title = _without_site(known[0])
    return [Paragraph(title, 1, title=True)] if SHORTEST <= len(title) <= LONGEST else []


def _spans(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of one to three lines that may be a title; the longest of those that begin at one place comes last."""
    for start in range(len(texts)):
        for end in range(start + 1, min(start + BROKEN, len(texts)) + 1):
            if SHORTEST <= sum(map(len, texts[start:end])) <= LONGEST:
                yield start, end


def _same(text: str) -> str:
    return re.sub(rf"[\s\u3000{APART}“”\"'《》]+", "", text)


def _names(text: str, known: str) -> bool:
    """Whether a line is what the head of the page names, before the name of the site or, if longer, after it."""
    if text == known:
        return True
    if known.startswith(text):
        return known[len(text)] in "-_|｜—–"
    return known.endswith(text) and 2 * len(text) > len(known) and known[-len(text) - 1] in "-_|｜—–"


def _number(one: Paragraph) -> Enumerator | None:
    return leading(one.text, "zh")
