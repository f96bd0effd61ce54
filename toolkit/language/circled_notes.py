"""Notes whose marks are circled numbers: ① after a phrase, and ① where the note begins.

Items of lists have such numbers too. A run of paragraphs is taken for notes where only notes follow, and where marks in
the text before it lead to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

RING = "①-⑳㉑-㉟㊱-㊿"
#: What a note of the kind begins with.
BEGINS = re.compile(f"([{RING}])")
_PHRASE, _GOES_ON = r"[\w”’」》）)%％]", r"(?=[，。；、）,;.)\t]|$)"
#: What refers to a note: after a word, after a blank where a phrase ends (100亿元 ①，), and after a stop where no item
#: begins (rose.①, but not 包括：①创新；②协调).
REFERS = re.compile(
    rf"(?<={_PHRASE})([{RING}])|(?<={_PHRASE}[ \u3000])([{RING}]){_GOES_ON}"
    rf"|(?<=[A-Za-z0-9%”’)\]][.,;])([{RING}])(?=\s|$)|(?<=[。，；])([{RING}])(?=\s*$)"
)
#: A circled number at the end of a phrase is a mark even where the report has no such notes. Figures and schemes have
#: numbers of that kind (图①, 方案①、方案②).
ENDS_PHRASE = re.compile(rf"({_PHRASE}{{2}})(?<![图圖表式第见見案])[ \u3000]?([{RING}]){_GOES_ON}")
#: What a list of items follows.
_COLONS = ("：", ":")


def circled_notes(texts: Sequence[str], is_note: Callable[[str], bool]) -> Iterator[int]:
    """The places of the paragraphs that are circled notes at the end, or that marks before them lead to."""
    runs = list(circled_runs(texts))
    if runs and _is_last(texts, runs[-1], is_note):
        yield from runs[-1]
    for run in runs:
        if _is_referred(texts, run, is_note):
            yield from run


def circled_runs(texts: Sequence[str]) -> Iterator[range]:
    """The paragraphs that begin with circled numbers, one after the other; the first begins with ①."""
    number = 0
    while number < len(texts):
        start = number
        while number < len(texts) and BEGINS.match(texts[number].lstrip()):
            number += 1
        if number > start and texts[start].lstrip()[0] == "①":
            yield range(start, number)
        number += number == start


def _is_last(texts: Sequence[str], run: range, is_note: Callable[[str], bool]) -> bool:
    """True if no circled number and no sentence follows, notes aside."""
    after = texts[run.stop :]
    return not any(("。" in text and not is_note(text)) or BEGINS.match(text.lstrip()) for text in after)


def _is_referred(texts: Sequence[str], run: range, is_note: Callable[[str], bool]) -> bool:
    """True if a phrase before has the mark of each, or of the first where another note is beside them."""
    if run.start == 0 or texts[run.start - 1].rstrip().endswith(_COLONS):
        return False
    named = {found[2] for text in texts[: run.start] for found in ENDS_PHRASE.finditer(text)}
    numbers = [texts[number].lstrip()[0] for number in run]
    counts = [int(unicodedata.numeric(one)) for one in numbers] == list(range(1, len(numbers) + 1))
    beside = is_note(texts[run.start - 1]) or any(map(is_note, texts[run.stop : run.stop + 1]))
    return counts and (named.issuperset(numbers) or (beside and "①" in named))
