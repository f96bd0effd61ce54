"""Notes whose marks are numbers in parentheses: （1） after a phrase, and （1） where the note begins.

Items of lists, formulas and articles of laws have such numbers too. A run of paragraphs is taken for notes only where
notes are, and only if marks in the text before it lead to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

_NUMBER = r"[(（]\s?([0-9０-９]{1,2})\s?[)）]"
#: What a note of the kind begins with.
BEGINS = re.compile(rf"{_NUMBER}(?=\s*[^\s=＝+＋×*/])")
#: What has a number in parentheses of its own: 式（1）, 第十条（2）, 附件（1）, 方案（1）, 情形（2）.
_NUMBERED = "图圖表式程第见見例附件条條款项項目题題节節章案形类類种種级級号號步骤驟"
#: A mark of the kind: （2） at the end of a phrase, in English also after its stop or a blank.
REFERS = re.compile(
    rf"(?<=\w[\w”’」》）)%％])(?<![{_NUMBERED}]){_NUMBER}(?=[，。；、,;.\t]|$)"
    rf"|(?<=[A-Za-z%][.,;]){_NUMBER}(?=\s|$)|(?<=[A-Za-z%] ){_NUMBER}(?=[,.;]|$)"
)
#: The line above notes at the end.
_HEADING = re.compile(r"\s*(?:附?[注註]释?|脚注|尾注|[注註]解|指标解释|Notes?)\s*[:：]?\s*")


def parenthesized_notes(texts: Sequence[str], is_note: Callable[[str], bool]) -> range:
    """The places of the paragraphs that are notes of the kind; those of a table begin with a tab or have one."""
    for run in reversed(list(_runs(texts))):
        if _has_place(texts, run, is_note) and _is_referred(texts, run):
            return run
    return range(0)


def _runs(texts: Sequence[str]) -> Iterator[range]:
    """The paragraphs that count from 1 in one form, one after the other."""
    number = 0
    while number < len(texts):
        start = number
        while number < len(texts) and _count(texts[number]) == number - start + 1:
            number += 1
        if number > start:
            yield range(start, number)
        else:
            number += 1


def _count(text: str) -> int:
    found = BEGINS.match(text.lstrip(" \u3000")) if "\t" not in text else None
    return int(found[1]) if found else 0


def _has_place(texts: Sequence[str], run: range, is_note: Callable[[str], bool]) -> bool:
    """True if only notes follow, or if the run is right below a table or below a heading for notes."""
    before = texts[run.start - 1] if run.start else ""
    if "\t" in before.strip() or _HEADING.fullmatch(before):
        return True
    return not any("\t" in text or ("。" in text and not is_note(text)) for text in texts[run.stop :])


def _is_referred(texts: Sequence[str], run: range) -> bool:
    """True if marks before the run count from 1 in order, and lead to two of its notes or to each."""
    rows = "\t" in texts[run.start - 1].strip() if run.start else False
    before = (text for text in texts[: run.start] if rows or "\t" not in text)
    marks = list(dict.fromkeys(value for text in before for value in values(text)))
    common = [value for value in marks if value <= len(run)]
    in_order = common[:1] == [1] and common == sorted(common)
    return in_order and (len(common) > 1 or marks == [1] == list(range(1, len(run) + 1)))


def values(text: str, last: int = 99) -> list[int]:
    """The numbers of the marks in a text up to the last; none where the text itself counts (（1）甲；（2）乙)."""
    found = () if _count(text) else REFERS.finditer(text)
    return [value for one in found if (value := int(next(filter(None, one.groups())))) <= last]
