"""Where English sentences end: not at a full stop in a figure, after an abbreviation, an initial or an enumerator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.language.raised_digits import RAISED_DIGIT
from toolkit.language.sentences import SentenceRules

#: Abbreviations (without the last stop) that are always followed by what they belong to.
BEFORE_NAMES = frozenset(
    "mr mrs ms dr prof gen gov sen rep st mt no nos art arts sec secs ch fig figs vol vols vs cf e.g i.e approx ca"
    " messrs hon rev pp p eq ed eds para paras".split()
)
#: Abbreviations that may end a sentence as well: they do where a word follows that sentences begin with.
ANYWHERE = frozenset(
    "inc ltd co corp llc plc etc al jr sr u.s u.k u.n u.s.a p.r.c e.u d.c a.m p.m ph.d m.a b.a"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun est dept univ bros".split()
)
#: Words that are abbreviations of days and months only with a capital: dried in the sun.
_WORDS = frozenset("sun sat wed mar".split())
_ABBREVIATIONS = BEFORE_NAMES | ANYWHERE
#: Characters to look back from a full stop for the word before it.
_REACH = 24
#: Words that begin a sentence far more often than they are part of a name.
STARTERS = frozenset(
    "the this these those that a an in on at by for from with to as it its they their there we our he his she her all"
    " some many most each both no not so if when while where although though since after before during through under"
    " efforts however moreover meanwhile therefore thus then next first second third finally and but of".split()
)

#: Begins with a set of signs, which is found fastest; at the first of several: where that ends no sentence, the others
#: do not either.
_STOP = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*+[”’\"')\]]*+"
    r"(?:[\[［〔【](?:(?:Note )?[0-9]{1,3}|[a-z]{1,4})[\]］〕】]"
    rf"|{RAISED_DIGIT})*+(?=\s|$)"
    r"|(?<=[。！？])[。！？]*[”’」』）)]*)"
)
_SEMICOLON = re.compile(r";(?=\s|$)")
_LAST_WORD = re.compile(r"[A-Za-z0-9.&-]+$")
_NEXT_WORD = re.compile(r"[\s“‘\"'(\[]*([A-Za-z]*)")
#: An item of a list: `(b) …`.
_LETTERED = re.compile(r"\s+\((?:[a-z]|[ivx]{1,5})\)\s")
#: The number of a paragraph or heading, if nothing else is before its full stop: `12.3.2`, `Article 5`.
_ENUMERATOR = re.compile(
    r"\W*(?:(?:Annex|Appendix|Article|Box|Chapter|Example|Figure|Item|Note|Part|Section|Step|Table)\s+)?"
    r"(?:[0-9]{1,3}|[IVXLC]{1,7}|[A-Za-z])(?:\.[0-9]{1,3})*"
)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the stops that end a sentence."""
    begin = 0
    for match in _STOP.finditer(text):
        if match[0][0] in "。！？" or _ends_sentence(text, match, begin):
            yield match.span()
            begin = match.end()


def _ends_sentence(text: str, match: re.Match[str], begin: int) -> bool:
    """True if a stop ends a sentence that begins at a place."""
    start, end = match.span()
    if end == len(text):
        return True
    following = _NEXT_WORD.match(text, end)
    word = following[1] if following else ""
    if word[:1].islower() and not _LETTERED.match(text, end):
        return False
    if text[start] != "." or text.startswith("..", start) or _follows_word(text, start):
        return True
    last = _LAST_WORD.search(text[max(0, start - _REACH) : start])
    before = last[0] if last else ""
    if not word and text[end:].strip() == "":
        return True
    if before.lower() in BEFORE_NAMES or _ENUMERATOR.fullmatch(text, begin, start):
        return False
    if before in _WORDS:
        return True
    if before.lower() in ANYWHERE or re.fullmatch(r"[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]", before):
        return word.lower() in STARTERS
    return True


def _follows_word(text: str, start: int) -> bool:
    """True if a full stop follows a word that is not an abbreviation, an initial or a numeral, as most do."""
    before = text[max(0, start - _REACH) : start].rpartition(" ")[2]
    return len(before) > 1 and before.isalpha() and not before.isupper() and before.lower() not in _ABBREVIATIONS


RULES = SentenceRules(_ends, _SEMICOLON)
