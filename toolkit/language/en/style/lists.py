"""Lists of three or more in English that have no comma before the last `and`, and those in Chinese that they render.

What looks like a list may be none: "In 2021, output and jobs rose" has an introductory phrase, "Chengdu, the capital,
and" an apposition. So a list is certain only by its own words (figures, *such as A, B and C*, *A, B and other firms*,
three one-word members after one another), or else where the source has a list of as many members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.language.en.style.list_names import is_name, may_be_name
from toolkit.language.lazy_pattern import lazy

#: What lists follow; what is after it and before the first comma is their first member.
LEAD_INS = lazy(
    r"\b(?:[Ss]uch(?: [\w-]+){1,3} as|such as|including|namely|among|between"
    r"|cover(?:s|ed|ing)|compris(?:es|ed|ing)|like|e\.g\.)"
    r"(?: (?!(?:and|or)\b)[\w’'&-]+){1,5}\Z"
)
#: Words with which a phrase or clause begins that is not a member of a list.
INTRODUCING = frozenset(
    "in on at by for from with within without under over during after before since until till as if when while"
    " whereas although though because once unless despite among through throughout to of against amid upon"
    " following based given according compared thanks due driven focusing first second third fourth fifth finally"
    " meanwhile however moreover therefore thus then next also instead here there today now yes no well please"
    " dear worth open valued located based home once formerly known currently recently last this these those that"
    " such overall generally specifically where which who whose what how it they we he she and but or so yet nor"
    " not up down including namely respectively together i.e e.g viz i.e. e.g. especially particularly notably"
    " mainly mostly only even both either an a".split()
)
ARTICLES = frozenset(["a", "an"])
#: Subjects with which a sentence goes on to its verb; and what a time ends with: this year.
SUBJECTS = frozenset("it they we he she this these those that".split())
TIMES = frozenset("year years month months quarter week weeks day days time times period period decade".split())
#: Words that make a clause of what would be a member of a list.
VERBS = frozenset(
    "is are was were be been being has have had do does did will would shall should can could may might must rose"
    " fell grew reached increased decreased declined dropped accounted remained became stood came went said says"
    " made".split()
)
#: Words with which what follows `and` is a clause or a predicate.
CLAUSE_STARTS = VERBS | frozenset(
    "it they we he she i you there then thus so therefore also not to this that these those which who where when if"
    " while as with by in for thereby hence".split()
)
#: Two words on either side of `and` that are one member: design, research and development.
PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "research development|science technology|scientific technological|supply demand|import export|imports exports"
        "|export import|exports imports|small medium|small medium-sized|parts components|health safety|law order"
        "|terms conditions|iron steel|oil gas|men women|food beverage|mergers acquisitions|peace security"
        "|reform opening|districts counties|plants animals|wholesale retail|primary secondary|rural urban|urban rural"
    ).split("|")
)
_FIRMS = frozenset("co company ltd llp inc partners sons associates brothers bros spas".split())
#: Sizes of enterprises, three of which are a list: large, small and medium-sized.
SIZES = frozenset("large small medium medium-sized micro".split())
_YEARS = lazy(r"(?:\A|\s)[12]\d{3}(?:, [12]\d{3})+\Z")
_NEXT_YEAR = lazy(r"[12]\d{3}\b(?!,?\d|%| (?:[a-z-]+ )?[a-z]+s\b)")

_JOINT = lazy(r"[^\s,;:] (?P<and>and|or) (?=[“\"]?\w)")
_BORDER = lazy(r"[;:()\[\]—–\n\t|]|[.!?](?=\s)")
_WORD = lazy(r"[\w’'$%.+&/“”\"-]+")
#: Figures and counts (15 cities), and each at the end of another member.
_A_FIGURE = r"(?:US)?[$€£]?\d[\d,.]*(?:%| percent| per cent)?(?: (?:million|billion|trillion))?(?: yuan)?\Z"
_A_COUNT = r"\d[\d,.]*(?: [a-z-]+){1,3}\Z"
_FIGURE, _LAST_FIGURE = lazy(_A_FIGURE), lazy(rf"(?:^|\s){_A_FIGURE}")
_COUNT, _LAST_COUNT = lazy(_A_COUNT), lazy(rf"(?:^|\s){_A_COUNT}")
#: Ends a verb in the past, not a reed.
_PAST = lazy(r"[a-z]{2}[^e\W]ed\Z")
#: Two things at the end of a piece: policies and laws.
_PAIRED = lazy(r" (?:and|or) [\w-]+\Z")
_NEXT_FIGURE = lazy(r"(?:US)?[$€£]?\d")
_AFTER = lazy(r"[,;:.!?()—]")
_MORE = lazy(r",(?: [\w’'-]+){0,4} (?:and|or)\b|, [\w’'-]+(?: [\w’'-]+){0,2},")
#: Most words of a member, and of one in the middle of a list that its own words make certain.
_LONGEST, _SHORT = 4, 2
#: Characters of a clause that are looked at on either side of `and`.
_REACH = 400
_FEWEST = 3


class Unlisted(NamedTuple):
    """A list without its last comma: the last word before `and` with that, the number of members, and certainty."""

    start: int
    end: int
    most: int
    certain: bool
    #: True for a list of words with capitals, which may be one name.
    named: bool


def without_comma(text: str, start: int, end: int) -> Iterator[Unlisted]:
    """The lists in the sentence at `start:end` that lack the comma before the last member."""
    begin = start
    borders = [match.end() for match in _BORDER.finditer(text, start, end)][::-1]
    for joint in _JOINT.finditer(text, start, end):
        while borders and borders[-1] <= joint.start() + 1:
            begin = borders.pop()
        before = text[max(begin, joint.start() - _REACH) : joint.start("and") - 1]
        if "," not in before:
            continue
        found = _judged(before, text[joint.end("and") + 1 : min(end, joint.end() + _REACH)])
        if found is not None:
            word = before.rpartition(" ")[2]
            yield Unlisted(joint.start("and") - 1 - len(word), joint.end("and"), *found)


def _judged(before: str, after: str) -> tuple[int, bool, bool] | None:
    """The most members that a list can have, and whether it is one for certain and of names; None where it is none.

    `before` is the clause before `and`, `after` the sentence after it.
    """
    *earlier, last = re.split(r", ", before)
    if "," in last or not earlier:  # a comma without a space is in a figure
        return None
    if _YEARS.search(before) and _NEXT_YEAR.match(after):
        return len(earlier) + 2, True, False
    words = earlier[-1].rpartition(" ")[2].lower(), last.lower(), after.partition(" ")[0]
    if len(SIZES.intersection(words)) == _FEWEST:
        return _FEWEST, True, False
    if not _may_close(earlier[-1], last, after):
        return None
    members = _FEWEST + _middle(earlier)
    if _introduces(earlier[2 - members], len(earlier) == members - 2):
        members -= 1
    if members < _FEWEST or any(_PAIRED.search(one) for one in earlier[2 - members :]):
        return None
    named = may_be_name(last, after)
    if named and is_name(earlier[2 - members], last, after):
        return None
    return members, _certain(earlier[2 - members :], last, after, named=named), named


def _may_close(before: str, last: str, after: str) -> bool:
    """Whether the pieces on either side of `and` can be the last members of a list."""
    words, following = _WORD.findall(last), [word.strip('“”".') for word in _WORD.findall(after[:80])]
    if not words or not following or len(words) > _LONGEST or not _is_member(last, words, before):
        return False
    ahead = following[0].lower()
    if (ahead in CLAUSE_STARTS and ahead != words[0].lower()) or (words[-1].lower(), ahead) in PAIRS:
        return False
    if (_PAST.search(ahead) and not _PAST.search(words[-1])) or re.search(r"\b(?:and|or)\b", last):
        return False
    return not _is_firm(following) and not _goes_on(after)


def _middle(earlier: list[str]) -> int:
    """How many of the pieces between commas can be members, from the last one back; the first one is not among them."""
    count = 0
    for position in range(len(earlier) - 1, 0, -1):
        words = _WORD.findall(earlier[position])
        if not 0 < len(words) <= _LONGEST or not _is_member(earlier[position], words, earlier[position - 1]):
            break
        count += 1
    return count


def _certain(pieces: list[str], last: str, after: str, *, named: bool) -> bool:
    """Whether the words of a list alone show that it is one; `pieces` are the members before the last two."""
    if _COUNT.match(last):
        return _LAST_COUNT.search(pieces[-1]) is not None and _NEXT_FIGURE.match(after) is not None
    if _FIGURE.match(last):
        return _LAST_FIGURE.search(pieces[-1]) is not None and _NEXT_FIGURE.match(after) is not None
    if LEAD_INS.search(pieces[0]) or re.match(r"others?\b", after):
        return True
    return not named and len(pieces) > 1 and all(len(piece.split()) <= _SHORT for piece in [*pieces[1:], last])


def _is_member(text: str, words: list[str], before: str) -> bool:
    """Whether a piece between commas can be a member of a list whose member before it ends `before`."""
    first = words[0].strip('“”"').lower()
    if any(word.lower() in VERBS for word in words):
        return False
    if len(words) > 1 and first.endswith(("ing", "ed")):
        return False
    if len(words) > 1 and first in ARTICLES:
        return False
    if first == "the" or (first in INTRODUCING and first not in ARTICLES):
        return re.search(rf"\b{re.escape(first)}\b", before, re.IGNORECASE) is not None
    if text[:1].isdigit():
        return _FIGURE.match(text) is not None or _COUNT.match(text) is not None
    if any(word[0].isdigit() for word in words):
        return False
    return not first.endswith("ly")


def _introduces(piece: str, opening: bool) -> bool:
    """Whether the piece before the first comma is an introductory phrase and no first member."""
    words = [word.lower() for word in _WORD.findall(piece)]
    while words and words[0] in ("and", "but", "that", "(1)"):
        words, opening = words[1:], True
    if not any(character.isalnum() for word in words for character in word):
        return True
    if LEAD_INS.search(piece):
        return False
    if words[-1] in INTRODUCING and words[-1] not in ARTICLES:
        return True
    if words[0] in SUBJECTS:
        return opening and words[-1] in TIMES
    begins = words[0] in INTRODUCING or words[0].endswith(("ing", "ly", "ed")) or words[-1].endswith("ly")
    return opening and len(words) > 1 and begins


def _is_firm(following: list[str]) -> bool:
    return any(word.lower().rstrip(".") in _FIRMS for word in following[:3])


def _goes_on(after: str) -> bool:
    """Whether the list goes on after what looks like its last member: A, B and C, and D."""
    stop = _AFTER.search(after)
    return stop is not None and stop[0] == "," and _MORE.match(after, stop.start()) is not None


_CLAUSE_ENDS = lazy(r"[，。；：！？,;:!?()（）]")
_LAST_MEMBER = lazy(r"和|及|与|或|以及|等")


def source_lists(text: str) -> list[int]:
    """The numbers of members of the lists of a Chinese text that have three or more: 3 for 甲、乙和丙."""
    found = []
    for clause in _CLAUSE_ENDS.split(text):
        members = 1
        for piece in clause.split("、")[1:]:
            members += 1
            if _LAST_MEMBER.search(piece):  # the end of a list; what follows 、 is another one's second member
                found.append(members + 1)
                members = 1
        found.append(members)
    return [size for size in found if size > 2]
