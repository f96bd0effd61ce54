"""The title of a Word file by its looks: lines of one size in the middle, larger than the text, over several lines.

GB/T 9704-2012, 7.3.1: the title of an official document is centred below the letterhead and its red line, in type that
is larger than that of the text, over as many lines as it needs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.formats.docx.items import Item
from toolkit.formats.report.contents import CONTENTS
from toolkit.formats.report.details import BODY, METADATA
from toolkit.formats.report.front import LONGEST_SURE_TITLE, LONGEST_TITLE
from toolkit.formats.report.joining import running
from toolkit.formats.report.lines import BLANK, LINE_END
from toolkit.formats.report.siblings import ENDS_SENTENCE, SENTENCE_END
from toolkit.formats.report.wrapping import TITLE
from toolkit.language.numbering import leading

#: Type from here on is larger than that of the text.
LARGER = 1.08
#: A text over two lines in brackets: the day and the meeting of a report.
OPENS, CLOSES = re.compile(r"[（(][^（）()]*"), re.compile(r"[^（）()]*[)）]")
BRACKETED = re.compile(r"[（(].*[)）]")
DASH = re.compile(r"——|－－|--|──|⸺")
#: The head of an official document, whose number is below it.
LETTERHEAD = re.compile(r".{0,60}文\s*件")
#: What is below the name of a bulletin or of minutes: 统计简报⏎第12期, 会议纪要⏎〔2024〕15号.
ISSUE = re.compile(
    r"[（(]?(?:[0-9]{4}\s*年\s*)?(?:[总總]?第)?\s*[0-9〇一二三四五六七八九十]{1,5}\s*[期号號].{0,20}"
    r"|[〔\[（(]\s*[0-9]{4}\s*[〕\])）]\s*第?\s*[0-9]{1,4}\s*[期号號]"
)
#: A year by itself, as on covers.
YEAR = re.compile(r"[0-9]{4}(?:\s*[—–-]\s*[0-9]{4})?\s*(?:年度?)?")
#: What a page before the text may be called, in type as large as the title's.
PART = re.compile(
    r"[前序引导導]\s*[言论論]|摘\s*要|编者按|编写说明|说\s*明|Abstract|Preface|Foreword|Summary", re.IGNORECASE
)


def with_title(items: Sequence[Item]) -> list[Item]:
    """The items; the lines of the title are one, and so are those of what is in brackets below it."""
    end = next((n for n, one in enumerate(items) if _ends_front(one)), len(items))
    usual = _usual(items[end:]) or min((one.size for one in items[:end] if one.size), default=0)
    front = [line for one in items[:end] for line in _lines(one)]
    start, after = _title(front, usual)
    if start == after:
        return list(items)
    text, title = running(_texts(front[start:after])), front[start]
    below = _details(front[after:])
    above = [replace(one, role=_role_above(one)) for one in front[:start]]
    return [*above, replace(title, text=text, role="title", heading=0), *below, *items[end:]]


def _role_above(one: Item) -> str:
    if one.role in ("", "title"):
        return "metadata" if ISSUE.fullmatch(one.text.strip(BLANK)) else ""
    return one.role


def _ends_front(one: Item) -> bool:
    """Whether the text of the report begins."""
    text = one.text.strip(BLANK)
    if one.row or one.numbered or one.bullet or one.run_in or one.role in ("contents", "caption", "note", "furniture"):
        return True
    return bool(
        SENTENCE_END.search(text)
        or ENDS_SENTENCE.search(text)
        or text.endswith(("：", ":"))
        or CONTENTS.fullmatch(text)
        or leading(text, "zh")
    )


def _lines(one: Item) -> Iterator[Item]:
    """The lines of a paragraph in the middle, each as a paragraph."""
    pieces = [piece for piece in LINE_END.split(one.text) if piece.strip(BLANK)]
    if len(pieces) < 2 or not (one.centred or one.role == "title"):
        yield one
        return
    for number, piece in enumerate(pieces):
        yield replace(one, text=piece, gap=one.gap and not number)


def _usual(items: Sequence[Item]) -> float:
    """The size of most of the text."""
    counts: Counter[float] = Counter()
    for one in items:
        counts[one.size] += len(one.text) if one.size and not one.row else 0
    return counts.most_common(1)[0][0] if counts else 0


def _title(front: Sequence[Item], usual: float) -> tuple[int, int]:
    """The places of the first line of the title and after its last; the same where its looks do not tell."""
    possible = [n for n in range(len(front)) if _may_be_title(front, n)]
    marked = [n for n in possible if front[n].role == "title"]
    likely = marked or [n for n in possible if _is_set_apart(front[n], usual)]
    if not likely:
        return 0, 0
    start = marked[0] if marked else _largest(front, likely, usual)
    end = _end(front, start, usual)
    text = running(_texts(front[start:end]))
    longest = LONGEST_SURE_TITLE if marked else LONGEST_TITLE
    if len(text) > longest or (front[start].heading and (end == start + 1 or not TITLE.search(text))):
        return 0, 0
    sure = marked or start == possible[0] or front[start].size > LARGER * usual or TITLE.search(text)
    return (start, end) if sure else (0, 0)


def _largest(front: Sequence[Item], likely: Sequence[int], usual: float) -> int:
    """The first of the likely lines in the largest type, of those whose title ends as titles do if there are any."""
    named = [n for n in likely if TITLE.search(front[_end(front, n, usual) - 1].text.strip(BLANK))]
    largest = max(front[n].size for n in named or likely)
    return next(n for n in named or likely if front[n].size * LARGER >= largest)


def _is_set_apart(one: Item, usual: float) -> bool:
    return one.centred or one.size > LARGER * usual


def _may_be_title(front: Sequence[Item], number: int) -> bool:
    """Whether a line is not a detail, publisher or letterhead."""
    text = front[number].text.strip(BLANK)
    if (
        len(text) < 2
        or YEAR.fullmatch(text)
        or front[number].role not in ("", "title")
        or _is_beside(text)
        or PART.fullmatch(text)
    ):
        return False
    following = next((one.text.strip(BLANK) for one in front[number + 1 :] if one.text.strip(BLANK)), "")
    return ISSUE.fullmatch(following) is None and (
        LETTERHEAD.fullmatch(text) is None or not METADATA.fullmatch(following)
    )


def _is_beside(text: str) -> bool:
    """Whether a line says something about the report, or begins a part of it, and is not part of its title."""
    return any(one.fullmatch(text) for one in (METADATA, BODY, BRACKETED, PART, YEAR))


def _end(front: Sequence[Item], start: int, usual: float) -> int:
    """The place after the last line of the title that begins at a place.

    It ends with the last line that ends as titles do, since those before may do so too: …发展计划⏎执行情况与…的报告.
    Without such a line all lines in larger type, or in the style of titles, are of it.
    """
    larger = front[start].size > LARGER * usual
    lines = list(_run(front, start, larger=larger))
    ends = [n for n in lines if TITLE.search(front[n].text.strip(BLANK))]
    sure = not front[start].heading and (larger or front[start].role == "title")
    together = [n for place, n in enumerate(lines) if n == start + place]
    return (ends[-1] if ends else together[-1] if sure else start) + 1


def _run(front: Sequence[Item], start: int, *, larger: bool) -> Iterator[int]:
    """The places of the lines that look like the first, with nothing between; in larger type blank lines may be."""
    last = start
    seen: set[str] = set()
    for number in range(start, len(front)):
        text = front[number].text.strip(BLANK)
        if not text:
            continue
        if number > start and (not _are_alike(front[number], front[start]) or not _is_part(text) or text in seen):
            return
        if number > last + 1 and (not larger or TITLE.search(front[last].text.strip(BLANK))):
            return
        seen.add(text)
        last = number
        yield number


def _is_part(text: str) -> bool:
    return not (
        _is_beside(text) or OPENS.fullmatch(text) or DASH.match(text) or PART.fullmatch(text) or YEAR.fullmatch(text)
    )


def _are_alike(one: Item, other: Item) -> bool:
    """Whether two lines look alike; figures may be in other type than the words, so that sizes differ a little."""
    sizes = sorted((one.size, other.size))
    same = (one.bold, one.centred, one.role, one.heading) == (other.bold, other.centred, other.role, other.heading)
    return same and sizes[1] <= LARGER * sizes[0]


def _texts(lines: Sequence[Item]) -> list[str]:
    return [text for one in lines if (text := one.text.strip(BLANK + "\t"))]


def _details(items: Sequence[Item]) -> list[Item]:
    """The lines below the title; what is in brackets there says when and where the report was given."""
    found: list[Item] = []
    for one in items:
        text = one.text.strip(BLANK)
        last = found[-1] if found else None
        if last is not None and last.role == "open":
            if CLOSES.fullmatch(text):
                found[-1] = replace(last, text=running(_texts([last, one])), role="metadata")
                continue
            found[-1] = replace(last, role="")
        if one.centred and not one.role and (BRACKETED.fullmatch(text) or METADATA.fullmatch(f"（{text}）")):
            one = replace(one, role="metadata")
        elif one.centred and not one.role and OPENS.fullmatch(text):
            one = replace(one, role="open")
        found.append(one)
    return [replace(one, role="") if one.role == "open" else one for one in found]
