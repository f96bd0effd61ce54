"""The title, date and source of a page: from its own lines before the article, else from what its head says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from toolkit.formats.html import title as titles
from toolkit.formats.html.article import Article, Part
from toolkit.formats.html.ends import is_end, with_ends
from toolkit.formats.html.flow import APART
from toolkit.formats.html.furniture import ANNEXES, BUTTONS, FOOT, OTHERS, RELATED
from toolkit.formats.html.losses import Losses
from toolkit.formats.html.parsing import Node
from toolkit.formats.html.title import FIRST, bare
from toolkit.formats.report.details import DETAILS, METADATA
from toolkit.formats.report.front import is_title
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.tables import FIGURE
from toolkit.language.numbering import leading
from toolkit.language.scripts import has_han

_NAMES = f"{DETAILS} 资料来源 資料來源 数据来源 數據來源 新闻来源"
_NAME = "|".join(sorted((r"\s*".join(name) for name in _NAMES.split()), key=len, reverse=True))
#: What a page says beside the fields, about itself.
_STOP = (
    r"[【\[（(]?\s*(?:浏览|阅读|点击|访问|瀏覽|點閱|閱讀)(?:次数|人数|量|数|数量|人次)?"
    r"|[【\[（(]?\s*(?:字体|字号|字體|字型|字级|打印|分享|收藏|视力保护色|背景色|语音|朗读|听全文|扫一扫|我要纠错|保存|关闭|下载"
    r"|编辑|责任编辑|审核)"
)
NAME = re.compile(rf"[\s{APART}]*(?:{_NAME})[\s{APART}]*")
FIELD = re.compile(
    rf"(?P<name>{_NAME})\s*(?:[】\]]\s*)?(?P<colon>[:：])|[【\[]\s*(?P<boxed>{_NAME})\s*[】\]]|(?P<stop>{_STOP})"
)
DATE = re.compile(
    r"[12][0-9]{3}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}\s*日?(?:\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
SENTENCE = re.compile("[。！？；]")
#: No line of fields is longer.
LONGEST_LINE = 500
#: What a part of a page holds that follows the article and belongs to it.
TEXT = re.compile(rf"[。！？；]|\A[\s{APART}]*附\s*[件表录]")
#: What the head of a page calls its fields → what a text calls them.
META = (
    ("日期", ("pubdate", "publishdate", "article:published_time", "publish_time")),
    ("来源", ("contentsource", "source")),
    ("作者", ("author",)),
)
#: A page that has one of these comes from a system for such pages; the author of another is the user of a program.
SYSTEM = frozenset("articletitle pubdate contentsource columnname sitename siteidcode".split())


def front(root: Node, article: Article, found: Sequence[Paragraph], losses: Losses) -> list[Paragraph]:
    """The article's paragraphs, with the title and fields of the page before them, and what follows it."""
    known, before, found = titles.in_head(root), article.before, list(_without_counters(found))
    begins_titled = [one.heading for one in found].count(1) == 1 and found[0].heading == 1
    start, end = titles.above(before, known)
    place = -1 if end else titles.within(found, known)
    if not end and place < 0:
        start, end = _title_above(before, found)
    if before and not end and place < 0 and begins_titled:
        place = 0
    if place >= 0:
        found[place] = replace(found[place], title=True)
        above, below, head = _paired(before), [], found[: not place]
    else:
        above, below, head = _paired(before[:start]), _paired(before[end:]), titles.only_in_head(found, known)
    if end:
        head = [Paragraph(bare("".join(one.text for one in before[start:end])), before[start].line, title=True)]
        found = titles.without(found, head[0].text, losses)
    elif place == 0:
        found = found[1:]
    found = with_ends(found)
    fields = _once([*_fields_above(above, losses), *head, *_fields(below, losses, known=end > 0)])
    levels = {one.heading for one in found} if place >= 0 or begins_titled else None
    behind = _behind(article.after, levels, losses)
    return [*fields, *_of_head(root, [*fields, *found[:FIRST]]), *found, *behind]


def _once(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines without fields that are there before, such as the name of a site."""
    return [
        one
        for place, one in enumerate(lines)
        if not one.metadata or one.text not in {two.text for two in lines[:place]}
    ]


def is_crowded(one: Paragraph) -> bool:
    """Whether a line has several fields, or a date and more, which a page may have set apart without a blank."""
    if len(one.text) > LONGEST_LINE or SENTENCE.search(one.text) or _is_data(one):
        return False
    text = one.text.replace(APART, " ").strip()
    date = DATE.match(text)
    return sum(1 for _ in FIELD.finditer(text)) > 1 or (date is not None and date[0] != text)


def _is_data(one: Paragraph) -> bool:
    """Whether a row has a name, perhaps a year, and figures alone."""
    return one.row and all(FIGURE.fullmatch(cell.strip()) for cell in one.text.split("\t")[1:])


def _without_counters(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs; a line of fields among the first without what the page says of itself: 点击：31."""
    for place, one in enumerate(found):
        fields = []
        if place < FIRST and (APART in one.text or METADATA.fullmatch(one.text) is None):
            fields = list(_split(one.text)) if is_crowded(one) else []
        if fields:
            yield from (Paragraph(text, one.line, metadata=True) for text in fields)
        else:
            yield replace(one, text=one.text.replace(APART, ""))


def _title_above(lines: Sequence[Paragraph], found: Sequence[Paragraph]) -> tuple[int, int]:
    """Where the title begins and ends that only its place tells: a heading, or the line right above the fields."""
    start, end = titles.heading_above(lines, found)
    if end:
        return start, end
    for place, one in enumerate(lines[1:]):
        if list(_split(one.text)) and not list(_split(lines[place].text)) and is_title(lines[place], None):
            return place, place + 1
    return 0, 0


def _paired(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines, with each name of a field that is alone in its cell or line before its value: 索引号：…."""
    found: list[Paragraph] = []
    for one in lines:
        if found and NAME.fullmatch(found[-1].text) and not NAME.fullmatch(one.text):
            found[-1] = replace(found[-1], text=f"{found[-1].text}：{one.text}")
            continue
        cells = one.text.split("\t")
        for place in range(len(cells) - 1):
            if NAME.fullmatch(cells[place]):
                cells[place : place + 2] = [f"{cells[place]}：{cells[place + 1]}", ""]
        found.append(replace(one, text="\t".join(cells)))
    return found


def _fields_above(lines: Sequence[Paragraph], losses: Losses) -> Iterator[Paragraph]:
    """The fields above the title, as in a table of 索引号 and 发文机关; all else there is navigation."""
    for one in lines:
        found = [text for text in _split(one.text) if FIELD.search(one.text)]
        if not found:
            losses.add("furniture")
        for text in found:
            yield Paragraph(text, one.line, metadata=True)


def _fields(lines: Sequence[Paragraph], losses: Losses, *, known: bool) -> Iterator[Paragraph]:
    """The lines between the title and the text: fields each on their own, no buttons, and what else is there.

    Where no title is `known` only fields are taken before the first sentence: the rest may be anything.
    """
    for one in lines:
        text = bare(one.text)
        found = list(_split(one.text))
        known = known or SENTENCE.search(text) is not None
        if found:
            yield from (Paragraph(field, one.line, metadata=True) for field in found)
        elif BUTTONS.fullmatch(text) or (len(text) <= LONGEST_LINE and FIELD.match(text)):
            losses.add("furniture")
        elif known:
            yield _without_apart(one)
        else:
            losses.add("furniture")


def _split(text: str) -> Iterator[str]:
    """The fields of a line, each with its name. A date may have none; names beside it have none either."""
    if len(text) > LONGEST_LINE or SENTENCE.search(text):
        return
    text = text.replace("\t", APART)
    marks = list(FIELD.finditer(text))
    whole = bare(text)
    if APART not in text.strip(APART) and METADATA.fullmatch(whole) and not any(mark["stop"] for mark in marks):
        yield whole
        return
    before = text[: marks[0].start()] if marks else text
    if date := DATE.search(before):
        parts = [bare(part).strip("|·-[]【】（）() ") for part in before.split(APART)]
        if any(len(part) > len(date[0]) for part in parts):
            return
        yield from (part for part in parts if part and not BUTTONS.fullmatch(part))
    for mark, following in zip_longest(marks, marks[1:]):
        value = text[mark.end() : following.start() if following else len(text)].strip(f"{APART} \u3000")
        value = re.sub(rf"(?<=\d){APART}+|{APART}+(?=\d)", "", value)  # Word has an element for each figure
        value = re.sub(f"[ {APART}]+", lambda gap: " " if APART in gap[0] else gap[0], value)
        value = value.rstrip(" \t\u3000|｜【[（(")
        if mark["name"] and value:
            yield f"{''.join(mark['name'].split())}{mark['colon']}{bare(value)}"
        elif mark["boxed"] and value:
            yield f"【{''.join(mark['boxed'].split())}】{bare(value)}"


def _of_head(root: Node, already: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Date, source and author from the head of the page, where none of its lines has them."""
    fields = titles.meta(root)
    seen = " ".join(one.text for one in already if one.metadata or METADATA.fullmatch(one.text))
    for label, names in META if SYSTEM & fields.keys() else ():
        value = next((fields[name] for name in names if name in fields), "")
        has = DATE.search(seen) if label == "日期" else re.search("[来來]源" if label == "来源" else label, seen)
        if value and has_han(value + label * (label == "日期")) and not has and value not in seen:
            yield Paragraph(f"{label}：{value}", 1, metadata=True)
            seen += value


def _behind(parts: Sequence[Part], levels: set[int] | None, losses: Losses) -> Iterator[Paragraph]:
    """What follows the article and belongs to it: all up to the last sentence, table or list of annexes, and then
    what follows directly, such as a signature, up to the first furniture.
    """
    kept = [None if part is None or any(FOOT.search(one.text) for one in part) else part for part in parts]
    kept = [None if part and _is_another(part[0], levels) else part for part in kept]
    end = 1 + max((place for place, part in enumerate(kept) if part and any(map(_is_text, part))), default=-1)
    while end < len(kept) and kept[end] is not None:
        end += 1
    for place, part in enumerate(parts):
        for one in part or ():
            text = bare(one.text)
            if (
                place < end
                and kept[place]
                and not RELATED.match(text)
                and not OTHERS.fullmatch(text)
                and not is_end(text)
            ):
                yield _without_apart(one)
            else:
                losses.add("furniture", 1, [text] if SENTENCE.search(text) else ())


def _is_another(first: Paragraph, levels: set[int] | None) -> bool:
    """Whether a part begins with the name of other texts, or a heading without a number of a level beside `levels`."""
    if OTHERS.fullmatch(bare(first.text)):
        return True
    if levels is None or first.heading in levels:
        return False
    return not ANNEXES.match(first.text) and leading(first.text, "zh") is None


def _is_text(one: Paragraph) -> bool:
    return one.row or TEXT.search(one.text) is not None


def _without_apart(one: Paragraph) -> Paragraph:
    return replace(one, text=one.text.replace(APART, "") if one.row else bare(one.text))
