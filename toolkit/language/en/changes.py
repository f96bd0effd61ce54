"""The change that an English figure measures: its direction, what changes, and `rose by 5` against `rose to 5`.

English puts the word before the figure (rose by 5 percent, an increase of 5 percent) or right after it (5 percent
higher, a 5-percent increase); a comparison after the figure wins, and the word before it then says what changes (grew 5
percent less).
"""

from __future__ import annotations

import re

from toolkit.language.alternation import together
from toolkit.language.en.relations import DIRECT, OBJECTS, POINTS, TO, relation, relation_to_verb
from toolkit.language.meaning import CHANGING, Place
from toolkit.language.units import unit_of
from toolkit.model.meaning import Change, Direction, Relation
from toolkit.model.quantity import QuantityKind

UP, DOWN = Direction.UP, Direction.DOWN
#: Characters before and after a figure in which its words are looked for.
_REACH, _REACH_AFTER = 90, 48

#: What may be between "negative" and its growth; not an effect on it.
_KINDS_OF_GROWTH = (
    "(?:(?:rate of|(?:year|month|quarter|week)(?:-on-|-over-| on | over )(?:year|month|quarter|week)|annual"
    "|annuali[sz]ed|quarterly|monthly|yearly|real|nominal|average|overall|slight|economic|gdp|exports?|imports?|trade"
    "|sales|retail|output|industrial|investment|revenue|profits?|income|wage|price|population|credit|loan|employment"
    "|productivity|per capita) ){0,4}"
)
_RISES = (
    "advanc(?:e|es|ed|ing)(?= (?:(?:by|to|an?|about|some|nearly|over|more|less|around|another|just) |[$]|\\Z))"
    "|rall(?:y|ies|ied|ying)|hik(?:e|es|ed|ing)|escalat(?:e|es|ed|ing)|heighten(?:s|ed|ing)?|snowball(?:s|ed|ing)?"
    "|augment(?:s|ed|ing)?|(?:go|goes|going|went|gone|mov(?:e|ed|es|ing)|inch(?:es|ed|ing)?|push(?:ed|es)?"
    "|cre(?:ep|pt)) up(?= to )"
    "|skyrocket(?:s|ed|ing)?|rocket(?:s|ed|ing)?|spik(?:e|es|ed|ing)|leap(?:s|ed|ing|t)?|balloon(?:s|ed|ing)?"
    "|(?:above|ahead of|beat|beats|overshot|overr[au]n|leads?|led|leading(?! to))(?=[^,;]* by )"
    "|exceed(?:s|ed|ing)?(?=[^,;]* (?:budget|target"
    "|plan|estimate|forecast)s? by )|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)"
    "|gr(?:ow|ows|ew|own|owing|owth)|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|expan(?:d|ds|ded|ding|sion)"
    "|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|swell(?:s|ed|ing)?|accelerat(?:e|es|ed|ing|ion)"
    "|quicken(?:s|ed|ing)?|picked up|strengthen(?:s|ed|ing)?|appreciat(?:e|es|ed|ing|ion)|firmed"
    "|lift(?:s|ed|ing)?|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|widen(?:s|ed|ing)?|broaden(?:s|ed|ing)?|(?:marked"
    "|scaled) up|deepen(?:s|ed|ing)?|added(?<!value[ -]added)"
    "|adding|extended|lengthen(?:s|ed|ing)?|outpac(?:e|es|ed|ing)|outstripp?(?:s|ed|ing)?|upsurge|uptick"
    "|ascend(?:s|ed|ing)?|doubl(?:e|ed|ing)|rebound(?:s|ed|ing)?|edged up|went up|going up|stepped up|scaled up"
    "|up(?<!make up)(?<!made up)(?<!makes up)(?<!making up)(?<!set up)(?<!took up)(?! to )|upward|enlarg(?:e|es|ed"
    "|ing)|multipl(?:ied|ying)|mounted|uplift"
)
_FALLS = (
    "slacken(?:s|ed|ing)?|dwindl(?:e|es|ed|ing)|reced(?:e|es|ed|ing)|collaps(?:e|es|ed|ing)|nosediv(?:e|es|ed|ing)"
    "|wan(?:e|es|ed|ing)|ebb(?:s|ed|ing)?|abat(?:e|es|ed|ing)|lessen(?:s|ed|ing)?|erod(?:e|es|ed|ing)|underspent|undersh(?:oot|ot)"
    f"|negative {_KINDS_OF_GROWTH}growth|plummet(?:s|ed|ing)?|crash(?:es|ed|ing)?|moderat(?:e|es|ed|ing)"
    "|sag(?:s|ged|ging)?|(?:below|behind|beneath|short of|missed)(?=[^,;]* by )|f[ae]ll(?:s|ing)?|fallen"
    "|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|lower(?:s|ed|ing)"
    "|reduc(?:e|es|ed|ing|tions?)|cut(?:s|ting)?|shr[aiu]nk|shrinks|shrinking|shrunk"
    "|contract(?:ed|ing|ion)(?! (?:out|foreign|overseas|invest|value|capital|amount|funds?|sum|price|project"
    "|part(?:y|ies)))"
    "|slip(?:s|ped|ping)?|slid(?:e|es|ing)?|slow(?:s|ed|ing|down)?|eas(?:e|es|ed|ing)|cool(?:s|ed|ing)?"
    "|narrow(?:s|ed|ing)?|shorten(?:s|ed|ing)?|dip(?:s|ped|ping)?|tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)"
    "|slump(?:s|ed|ing)?|shed|shedding|weaken(?:s|ed|ing)?|depreciat(?:e|es|ed|ing|ion)|trim(?:s|med|ming)?"
    "|soften(?:s|ed|ing)?|decelerat(?:e|es|ed|ing|ion)|retreat(?:s|ed|ing)?|down|downward|downturn"
    "|trail(?:s|ed|ing)?|lagg?(?:s|ed|ing)?|diminish(?:es|ed|ing)?|compress(?:es|ed|ing)?|curtail(?:s|ed|ing)?"
    "|slash(?:es|ed|ing)?|los(?:e|es|ing)|lost|sank|sunk|shav(?:e|ed|ing)|undershot|subtract(?:s|ed|ing)?"
)
_PLUS = "surplus(?:es)?|profits?|earn(?:s|ed|ing)|inflows?|inject(?:s|ed|ing|ion)"
_MINUS = "deficits?|loss(?:es)?|outflows?|drain(?:s|ed|ing)|shortfall|gap"
#: Comparisons right after a figure.
_MORE = (
    "more(?! (?:expensive|(?:[a-z]+[- ])?(?:efficient|economical)))"
    "|more expensive|dearer|costlier|higher|larger|greater|bigger|faster|quicker|longer|wider"
    "|steeper|stronger|warmer|hotter|heavier|deeper|above|ahead|up|increase|rise|growth|gain|jump|surge|surplus"
    "|expansion|upturn|over(?= (?:the )?(?:budget|estimate|target|plan|forecast))"
)
_LESS = (
    "less|fewer|cheaper|lower|smaller|slower|narrower|shorter|weaker|cooler|colder|lighter|milder|below|behind"
    "|down|short(?= of\\b| in\\b|[.,;]|\\Z)|off|discount"
    "|under(?= (?:the )?(?:budget|estimate|target|plan|forecast))|decrease|decline|drop|fall|reduction|cut"
    "|contraction|loss|deficit|slowdown|dip|slump"
)
#: The figures of a list after the first, which share the comparison after the last: 0.3 and 2.8 points lower.
_LISTED = re.compile(
    r"(?:,? (?:and |or )?[0-9]+(?:\.[0-9]+)?(?: (?:percent|(?:percentage|basis) points?)\b)?)+(?![0-9])"
)
#: Between a word of change and a figure it makes the word the subject: the growth rate was 0.3.
_BE = re.compile(r" (?:was|were|is|are|been)\b")
#: They tell where a share or sum is, not what it changes; beside a count they belong to what follows.
_PLACES = frozenset("short above below ahead behind up down".split())
_PLACED = frozenset({QuantityKind.MONEY, QuantityKind.FRACTION})
#: The figure was there before the change: having been nine places lower.
_BEEN = re.compile(r"\b(?:had|having) been(?: \w+)?\s*\Z")
#: Said of the slower or of the faster of two.
_SLOWLY = re.compile(
    r" (?:[\w-]+ )?(?:(?P<up>more (?:quickly|rapidly|swiftly)|less slowly)|(?P<down>more slowly|less (?:quickly"
    r"|rapidly)))\b"
)
_NOUN_AFTER = frozenset(
    "increase rise growth gain jump surge expansion decrease decline drop fall reduction cut off discount".split()
)
#: They only say that something changes.
_EVEN = (
    "(?:improv(?:e|es|ed|ing)|worsen(?:s|ed|ing)?|adjust(?:s|ed|ing)?|revis(?:e|es|ed|ing)|chang(?:e|es|ed|ing))"
    r"(?=(?: [\w'’-]+){0,4} (?:by|to) )"
)
_BEFORE = re.compile(
    rf"[ (“](?={together('|'.join((_RISES, _FALLS, _PLUS, _MINUS, _EVEN)))})"
    rf"(?:(?P<up>{together(_RISES)})|(?P<down>{together(_FALLS)})|(?P<plus>{_PLUS})|(?P<minus>{_MINUS})"
    rf"|(?P<even>{_EVEN}))\b(?![-'])"
)
_ADJECTIVES = (
    "(?:(?:year[- ]on[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|annual|average|percentage|points?|percent"
    "|net|real|nominal|sharp|slight|steep|further|overall|cumulative|total|places?|notches|positions?|basis|people|tons"
    "|metric|more|much|degrees?|celsius) ){0,3}"
)
_AFTER = re.compile(
    rf"[ -]{_ADJECTIVES}(?:(?P<up>{together(_MORE)})|(?P<down>{together(_LESS)}))\b(?! to\b| from [0-9])"
)
#: What may be between a word of change and its figure.
_FILLER = re.compile(
    r"(?: (?:(?:more|less|fewer|greater|higher|lower|longer) than\b"
    r"|(?!and\b|while\b|but\b|or\b|than\b|with\b|which\b|that\b|when\b|after\b|as\b|among\b|where\b|whereas\b|made\b"
    r"|accounting\b|reach\w*|total\w*)[\w'’&/.,%-]+)){0,16}[ (]*(?:rmb|us\$|hk\$|[$€£¥])? ?\Z",
)
_GROWTH = re.compile(r"\b(?:growth|increases?|rises?|rose|expansion|gains?|inflation|grew|went up|surplus|profits?)\b")
_DECLINE = re.compile(
    r"\b(?:declines?|decreases?|drops?|falls?|fell|contractions?|loss(?:es)?|deficits?|shortfall|slump|lost)\b",
)
_NOT = re.compile(
    r"\b(?:not|n't|never|without|no|neither|nor|instead of|rather than|avoid\w*|prevent\w*)(?: (?!only\b)\w+)? ?\Z"
)
_CLAUSE = re.compile(r"[.;:!?]\s|,(?![0-9])|[\n\t]| [-–—] |—|\)")
#: Figures that are verbs of change themselves.
_VERBS = ("halv", "doubl", "tripl", "trebl", "quadrupl")
_FEW_WORDS = 3
_RESCUES = ("lift", "rais", "boost")
_OUT_OF = re.compile(r"\b(?:out of|from|above|clear of)\b")
_BY_ALONE = re.compile(r"\s*by\b")
#: What takes less time is faster: of a time these words tell no direction.
_SPEEDS = ("slow", "eas", "accelerat", "quicken", "improv")
_SPEED_WORDS = frozenset("faster quicker slower better".split())
#: The only word that tells what changes without being a word of change.
_UNCOUNTED = "inflation"
_NOT_REACH = 34
_NOTHING = Change()


_END = re.Match.end


def _clause_before(place: Place, *, past_comma: bool = False) -> tuple[str, int]:
    """The words before a figure back to the end of a clause or the figure before it, and where they begin.

    With `past_comma` a comma right before the figure's own words ends no clause.
    """
    text, figure, since, _ = place
    start = figure.start
    first = max(since, start - _REACH)
    text = text[first:start]
    cuts = list(map(_END, _CLAUSE.finditer(text)))
    if past_comma and cuts and _BY_ALONE.match(text, cuts[-1]):
        cuts.pop()
    cut = cuts[-1] if cuts else 0
    return text[cut:], first + cut


def change(place: Place) -> Change:
    """The change that a figure measures or ends; unknown where nothing near it says so."""
    text, figure, _, _ = place
    _, end, written, kind, _, _, _, _, _, _, _ = figure
    if kind not in CHANGING:
        return _NOTHING
    if written.lower().startswith(_VERBS):
        return Change(DOWN if written[0] in "hH" else UP)
    after = _compared_after(text, end)
    before, at = _clause_before(place)
    words = _words(before)
    if after is None and kind in POINTS and (not words or _BE.search(before, words[-1][1])):
        after = _after_list(text, end)
    if after is not None:
        return _after(place, after, before, words)
    if not words and (TO.search(before) or _BY_ALONE.match(before)):
        before, at = _clause_before(place._replace(since=0), past_comma=True)  # slowed from 4.8 percent to 3.1
        words = _words(before)
    if not words:
        return Change(relation=relation(before, place))
    start, end, direction, is_state = words[-1]
    rest, of = before[end:], Direction.UNKNOWN
    if (
        before[start:end] in OBJECTS
        and len(words) > 1
        and not words[-2][3]
        and _is_its_object(before[words[-2][1] : start])
    ):
        of, (start, _, direction, is_state) = direction, words[-2]  # reduced growth by 0.4 points
    if not (rest in DIRECT or _FILLER.match(rest)) or _is_not(before, start) or _is_rescue(place, before[start:end]):
        return Change(relation=relation(before, place))
    if _is_time(place) and before[start:end].startswith(_SPEEDS):
        direction = Direction.UNKNOWN
    is_alone = len(words) == 1 and _UNCOUNTED not in before
    of = of or (Direction.UNKNOWN if is_state or is_alone else _of(f"{before[:start]}|{rest}"))
    told = relation_to_verb(before, place, before[start:end], rest)
    return Change(direction, of, told, at + start, at + end)


def _compared_after(text: str, end: int) -> re.Match[str] | None:
    """The comparison right after a figure that ends at `end`; a space or a hyphen comes first."""
    if not text.startswith((" ", "-"), end):
        return None
    return _SLOWLY.match(text, end, end + _REACH_AFTER) or _AFTER.match(text, end, end + _REACH_AFTER)


def _after_list(text: str, end: int) -> re.Match[str] | None:
    """The comparison after the last figure of a list whose first one ends at `end`: 0.3 and 2.8 points lower."""
    listed = _LISTED.match(text, end, end + _REACH_AFTER)
    return _AFTER.match(text, listed.end(), listed.end() + _REACH_AFTER) if listed else None


def _is_not(before: str, start: int) -> bool:
    """True if the word of change at `start` is denied."""
    return _NOT.search(before, max(0, start - _NOT_REACH), start) is not None


def _is_rescue(place: Place, verb: str) -> bool:
    """True for those who are lifted out of poverty: their number is not a rise."""
    return verb.startswith(_RESCUES) and _OUT_OF.search(place.text, place.figure.end, place.until) is not None


def _is_its_object(between: str) -> bool:
    """True if a noun of change after a verb of change is what changes: reduced (its) growth."""
    return between.count(" ") <= _FEW_WORDS and "," not in between


_STATES = frozenset({"plus", "minus"})
_DIRECTIONS = {"up": UP, "plus": UP, "down": DOWN, "minus": DOWN, "even": Direction.UNKNOWN}


def _words(text: str) -> list[tuple[int, int, Direction, bool]]:
    """The words of change in a text: their places, directions, and whether they name a state (a surplus)."""
    found = []
    for word in _BEFORE.finditer(f" {text}"):  # so that every place is one less
        kind = word.lastgroup or ""
        found.append((word.start(), word.end() - 1, _DIRECTIONS[kind], kind in _STATES))
    return found


def _is_time(place: Place) -> bool:
    unit = unit_of(place.figure.unit)
    return unit is not None and unit.dimension == "time"


def _of(words: str) -> Direction:
    """The direction of what changes: up for growth, down for a decline; unknown where both are named."""
    up, down = _GROWTH.search(words) is not None, _DECLINE.search(words) is not None
    return Direction.UNKNOWN if up is down else UP if up else DOWN


def _after(place: Place, after: re.Match[str], before: str, words: list[tuple[int, int, Direction, bool]]) -> Change:
    """The change that the words right after a figure tell (5 percent higher, a 5-percent increase)."""
    if _BEEN.search(before):
        return _NOTHING
    name = "up" if after["up"] else "down"
    if after[name] in _PLACES and place.figure.kind not in POINTS | _PLACED and not unit_of(place.figure.unit):
        return _NOTHING
    direction = UP if after["up"] else DOWN
    if _is_time(place) and after[name] in _SPEED_WORDS:
        return _NOTHING
    of = Direction.UNKNOWN
    if after[name] not in _NOUN_AFTER | _PLACES:
        of = _of(before if words else _carried(place))
    return Change(direction, of, Relation.BY, after.start(name), after.end(name))


def _carried(place: Place) -> str:
    """The words before the figure that this one is put beside: grew 6 percent, 1 point slower than …"""
    text = place.text[place.since : place.figure.start]
    if not re.fullmatch(r",? (?:and |which was |or )?(?:an? |some |about )?", text):
        return ""
    sentence = place.text[max(0, place.since - _REACH) : place.since]
    return sentence[max(sentence.rfind(". "), sentence.rfind("; "), sentence.rfind(", ")) + 1 :]
