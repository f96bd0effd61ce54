"""The English noun phrase that a figure is predicated of: "Industrial investment" totaled 10.45 billion yuan.

Nothing is guessed: a phrase that only points back (this, their, the city), holds a verb or a list, or does not begin
where a clause begins, is not a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.language.alternation import together
from toolkit.language.sentences import sentences
from toolkit.model.quantity import Quantity, QuantityKind

_TIMES = frozenset({QuantityKind.YEAR, QuantityKind.DATE, QuantityKind.PERIOD})
_HEDGE = (
    "(?:more than|less than|fewer than|over|about|around|nearly|almost|approximately|at least|no less than|close to"
    "|only|under|just|up to|as much as|as high as|an average of|a total of|some|roughly|a record)?"
)
#: Verbs between a name and its value, and between a name and its change.
_IS = (
    "was|were|is|are|is now|are now|reached|totaled|totalled|came to|comes to|came in at|amounted to|stood at|stands at"
    "|exceeded|exceeds|surpassed|topped|hit|passed|numbered|registered|rose to|fell to|grew to|increased to"
    "|decreased to|dropped to|climbed to|declined to|expanded to|narrowed to|improved to|was cut to|were cut to"
    "|remained at|held at|held steady at|held|was steady at|is steady at"
)
_CHANGED = (
    "grew|rose|increased|climbed|expanded|fell|dropped|declined|decreased|narrowed|widened|shrank|gained|surged|jumped"
    "|improved|went up|went down|was up|were up|was down|were down|was cut|were cut|was reduced|were reduced|edged up"
    "|edged down|had risen|has risen|had fallen|has fallen|had grown|has grown|had increased|has increased"
)
_ADVERB = (
    "(?:,? ?(?:also|only|still|again|now|already|steadily|further|slightly|sharply|year on year|year over year"
    "|for the first time|together|all|both|on average|in total|to|by an average of|at) )*"
)
_SAYS = re.compile(rf"(?P<name>.+?) (?:{together(_IS)}) {_ADVERB}{_HEDGE} ?\Z")
_MOVES = re.compile(
    rf"(?P<name>.+?) (?:{together(_CHANGED)}) {_ADVERB}(?:by )?{_HEDGE} ?(?:# (?:percent )?to {_HEDGE} ?)?\Z"
)
_FROM = re.compile(rf"(?P<name>.+?) (?:{together(_CHANGED)}|more than doubled,?) from {_HEDGE} ?# to {_HEDGE} ?\Z")
#: What somebody had: Enterprises posted total profits of.
_HAD = re.compile(
    r"(?P<owner>.+?) (?:posted|had|recorded|registered|achieved|earned|realized|generated|reported|took in|completed)"
    r" (?P<name>(?!risen|grown|fallen|increased|been|an? )(?:(?!\bby\b|\bin\b)[A-Za-z &-])+?)"
    rf" of {_HEDGE} ?\Z"
)
#: A part of the figure before: tax revenue accounted for 2.78 billion yuan of this.
_PARTLY = re.compile(rf"(?P<name>.+?) (?:accounted for|made up|contributed) {_HEDGE} ?\Z")
#: What there is, which is named after its number.
_THERE = re.compile(rf"\bthere (?:are|were) (?:now |still )?{_HEDGE} ?\Z", re.IGNORECASE)
_COUNTED = re.compile(
    r" (?P<name>[a-z][A-Za-z’'-]* [A-Za-z’' -]+?)(?=,|\.|;| (?:in|with|at|by|on|across|nationwide|of which)\b|\Z)"
)
#: What comes before the name in a clause: when, where, and what joins it to the clause before.
_LEAD = re.compile(
    "(?:(?:and|while|but|with|whereas|meanwhile,|of which,?|as|in addition,|including) )?"
    "(?:(?:in|during|over|by|at|as of|for|throughout|from|since|to date|nationwide|overall|among) [^,]{0,60}, )?",
    re.IGNORECASE,
)
#: Beginnings of a phrase that points back, or has another subject than it seems, and phrases that say nothing alone.
_NO_BEGINNING = (
    "it|its|they|their|them|this|these|those|that|such|we|our|he|she|his|her|which|who|there|here|the latter|the former"
    "|another|others?|each|some|many|most|both|all|every|none|one|two|a|an|in|on|of|for|by|with|from|at|to|among|under"
    "|as|after|before|during|while|and|but|or|so|up|down|not|also|more|less|average growth|average annual growth"
    "|the average|bringing|reaching|rising"
)
_NOT_ALONE = (
    "(?:the )?(?:city|district|county|province|company|figure|number|total|rate|share|region|industry|sector|country"
    "|group|bureau|ministry|increase|decrease|growth|rise|fall|value|year|municipality|two|three|four|five|ratio"
    "|proportion|investment|output|revenue|capacity|sales|profits?|costs?|prices?|income|spending)"
)
_POINTS_BACK = re.compile(rf"(?:{_NO_BEGINNING})\b|{_NOT_ALONE}\Z|exports? and\Z", re.IGNORECASE)
#: Marks and words that no name has: it is a clause or a list.
_INSIDE = re.compile(
    r"[,;:!?\n\t#\[\]…]|\b(?:these|this|those|their|its|our|which|who|that|was|were|is|are|has|have|had|will|would|rose"
    r"|fell|grew|reached|totaled|increased|decreased|accounted|made|came|went|built|established|completed|continued"
    r"|remained|became|exceeded|helped|brought|while|where|when|but|respectively|other such|it|they|we)\b",
    re.IGNORECASE,
)
#: What tells of which things a number is: the number of enterprises that had moved to the cloud.
_RELATIVE = re.compile(r"\b(?:that|who) (?:have|had|has) (?=\w+(?:ed|en|ne|t)\b)")
_LONGEST = 110
#: The most characters of a sentence before its figure, and the most figures on each side that are looked at.
_REACH, _NEAR = 600, 40
_TAIL = re.compile(
    r" (?:for the (?:whole |full )?year|over the year|of the year|in the year|during the year|this year|last year"
    r"|in \d{4}|at (?:year’s|year's) end|at the end of the year|by the end of the year|by year’s end"
    r"|alone|combined|nationwide|now|also|still|already|again|currently|today|as a whole)\Z"
)
#: The owner of a phrase with a possessive, who is named in a sentence before.
THEIR = "their"
_POSSESSIVE = re.compile("(?:Their|Its) ", re.IGNORECASE)
_ARTICLE = re.compile("The (?!latter|former)", re.IGNORECASE)
#: A change before what it is of: growth of 6 percent in the value added of industry.
_GROWTH_OF = re.compile(r"\b(?:growth|increases?|reductions?|rises?|declines?|decreases?) of [^.;:]*\Z", re.IGNORECASE)
_IN = re.compile(
    r"(?: percent)? in (?:the )?(?P<name>[A-Za-z][^,.;:#]+?)"
    r"(?=,|\.|;|:| and (?:of )?(?:at least |about |around )?#|\Z)"
)


class Named(NamedTuple):
    """A noun phrase without its article, with its place, and whose it is where the sentence says so by a verb."""

    name: str
    start: int
    end: int
    owner: str = ""


def name_of(
    text: str, quantities: Sequence[Quantity], index: int, spans: Sequence[tuple[int, int]] | None = None
) -> Named | None:
    """The noun phrase that one of the figures of a text is predicated of; None where that is not certain.

    `spans` are those of the sentences, where they are known.
    """
    figure = quantities[index]
    found_in = sentences(text, "en") if spans is None else spans
    start, stop = found_in[max(bisect_right(found_in, (figure.start, len(text))) - 1, 0)]
    if figure.start - start > _REACH:
        return None
    near = [one for one in quantities[max(0, index - _NEAR) : index + _NEAR] if start <= one.start < stop]
    said = _masked(text, near, start, figure.start)
    begin = _beginning(said)
    partly = figure.kind in (QuantityKind.MONEY, QuantityKind.CARDINAL)
    found = _named(said[begin:], start + begin, partly=partly) or _after(text, near, figure, said, stop)
    if figure.kind is QuantityKind.PERCENT and text.startswith(" of ", figure.end):  # 86 percent of households
        return None
    return found if found and text[found.start : found.end] == found.name else None


def _after(text: str, quantities: Sequence[Quantity], figure: Quantity, said: str, stop: int) -> Named | None:
    """The name after a change or a count: growth of 6 percent in industrial investment, there were 2,140 patents."""
    rest = _masked(text, quantities, figure.end, stop)
    if figure.kind is QuantityKind.CARDINAL and _THERE.search(said):
        found = _COUNTED.match(rest)
    else:
        found = _IN.match(rest) if _GROWTH_OF.search(said) else None
    if not found:
        return None
    return _checked(found["name"].rstrip(), figure.end + found.start("name"), "")


def _masked(text: str, quantities: Sequence[Quantity], start: int, end: int) -> str:
    """A part of a text in which every figure is as many number signs; a time is left."""
    said = text[start:end]
    for one in quantities:
        per = text[max(0, one.start - 4) : one.start] == "per "
        if start <= one.start < end and one.kind not in _TIMES and not one.weak and not per:
            at, to = one.start - start, min(one.end, end) - start
            said = said[:at] + "#" * (to - at) + said[to:]
    return said


def _beginning(said: str) -> int:
    """Where the last clause before a figure begins: with the sentence, or after a mark that ends one with a figure."""
    joints = list(re.finditer(r"[;:,] (?:(?:and|while|but|with|whereas|as) )?| (?:while|whereas) ", said))
    before = 0
    begins = 0
    for joint in joints:
        if "#" in said[before : joint.start()] and not said.startswith("#", joint.end()):
            begins = joint.end()
        before = joint.end()
    return begins


def _named(clause: str, at: int, *, partly: bool) -> Named | None:
    """The name in a clause that ends where its figure begins."""
    lead = _LEAD.match(clause)
    skipped = lead.end() if lead else 0
    rest = re.sub("#+", lambda signs: "#" + "\0" * (len(signs.group()) - 1), clause[skipped:])
    short = rest.replace("\0", "")
    for pattern in (_HAD, _FROM, _MOVES, _SAYS, *((_PARTLY,) if partly else ())):
        found = pattern.fullmatch(short)
        if not found:
            continue
        name, owner = found["name"], found.groupdict().get("owner") or ""
        begin = at + skipped + found.start("name")
        if "#" in short[: found.start("name")]:
            return None
        return _checked(name, begin, owner)
    return None


def _checked(name: str, at: int, owner: str) -> Named | None:
    """A name without its article and the time at its end; None for one that is none."""
    if not owner and (possessive := _POSSESSIVE.match(name)):
        return _bare(name[possessive.end() :], at + possessive.end(), THEIR)
    if _POINTS_BACK.match(name):
        return None
    if owner:
        the = _ARTICLE.match(owner)
        owner = owner[the.end() :] if the else owner
        return _bare(name, at, owner) if is_phrase(owner) else None
    the = _ARTICLE.match(name)
    cut = the.end() if the else 0
    return _bare(name[cut:], at + cut, "")


def _bare(name: str, at: int, owner: str) -> Named | None:
    tail = _TAIL.search(name)
    name = name[: tail.start()] if tail else name
    return Named(name, at, at + len(name), owner) if is_phrase(name) else None


def is_phrase(words: str) -> bool:
    """True for words that may be the name of an indicator: no verb, no list, nothing that points back."""
    inside = _RELATIVE.sub("", words) if words.lower().startswith("number of ") else words
    return 2 < len(words) <= _LONGEST and not _POINTS_BACK.match(words) and not _INSIDE.search(inside)
