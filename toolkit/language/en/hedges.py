"""How an English figure is qualified: the words before it (more than) and after it (or more)."""

from __future__ import annotations

from operator import itemgetter

from toolkit.language.en.bounds import COMPARATIVES, OR_MORE, REACHED, negated
from toolkit.language.en.tokens import Tokens
from toolkit.language.longest_match import lengths_by
from toolkit.model.quantity import NEGATED, Hedge

_BEFORE: dict[Hedge, str] = {
    Hedge.OVER: (
        "to top|will top|would top|could top|broken through|breaking through|broke through|pass|passes|passed|passing|"
        "crossed|crossing|>|& gt ;"
    ),
    Hedge.AT_LEAST: "at least|min|min .|minimum|a minimum of|minimum of|a floor of|floor of|lower limit of|≥|⩾|> =",
    Hedge.AT_MOST: (
        "at most|max|max .|maximum|up to|within|a maximum of|maximum of|capped at|at the most|a cap of|cap of"
        "|a ceiling of|ceiling of|"
        "upper limit of|limited to|≤|⩽"
    ),
    Hedge.UNDER: "<|& lt ;",
    Hedge.NEARLY: (
        "nearly|almost|close to|approaching|approached|approaches|approach|near|nearing|just under|just below|"
        "slightly less than|slightly under|slightly below|a little under|a little less than|just short of|just shy of"
    ),
    Hedge.ABOUT: (
        "about|around|approximately|roughly|some|circa|approx|c|ca|c .|ca .|"
        "in the region of|in the order of|on the order of|"
        "in the neighborhood of|in the neighbourhood of|more or less|approximates|~|≈|～"
    ),
}

_AFTER: dict[Hedge, str] = {
    Hedge.AT_LEAST: (
        "or above|or over|or better|or later|or newer|and later|and newer|and higher|and above|and over|and older|"
        "and more|and up|and upward|and upwards|upwards|"
        "at least|minimum|at minimum|at a minimum"
    ),
    Hedge.AT_MOST: (
        "or below|or under|or earlier|and earlier|and lower|"
        "and below|and under|and younger|at most|max|maximum|at maximum|at the most|"
        "at the outside|tops"
    ),
    Hedge.ABOUT: "or so|or thereabouts|or thereabout|more or less|approximately",
    Hedge.OVER: "+|plus|- plus|- odd|odd|- something|and counting",
}

BEFORE = COMPARATIVES | {phrase: hedge for hedge, phrases in _BEFORE.items() for phrase in phrases.split("|")}
AFTER = OR_MORE | {phrase: hedge for hedge, phrases in _AFTER.items() for phrase in phrases.split("|")}

_BY_LAST_BEFORE = lengths_by(itemgetter(-1), map(str.split, (*BEFORE, *REACHED)))
_BY_FIRST_AFTER = lengths_by(itemgetter(0), map(str.split, AFTER))
# An enumeration's members are slow to look up on their class.
_BARE, _ABOUT = Hedge.NONE, Hedge.ABOUT

# Words that may come between a hedge and its figure: at least another 90; more than an estimated 5 million.
_FILLERS = {"a", "an", "another", "additional", "estimated", "average", "total", "further", "combined", "cumulative"}

# Right after a figure these compare with what follows: 15 billion yuan more than in 2020.
_COMPARING = {"than", "over", "above", "below", "under", "within", "near", "beyond", "short"}

# After these, `over` five years is more than five years.
_LASTING = set(
    "for in well just took takes take taking spent lasted lasts lasting of already after is was are were slightly "
    "little aged than by requires require".split()
)

#: What is over something without being more than it: she presides over a five-member panel.
_GOVERNING = set(
    "presides preside presided presiding rule rules ruled ruling control controls authority jurisdiction power "
    "sovereignty victory win wins dominance oversight debate debates dispute disputes talks concern concerns lead "
    "edge advantage priority influence watch hand handed turned fight fights votes voted presidency hung".split()
)
_PASSES = {"pass", "passes", "passed", "passing"}
#: From here on a bare number is rather a mark than a count of things that pass.
FEWEST_PASSED = 100
_TILDES = {"~", "～", "≈"}

#: What may follow a version, and also begins what is told next: Python 3.8 and later, won 3 and later lost 5.
_OF_VERSIONS = frozenset(
    [("or", word) for word in ("later", "newer", "earlier")]
    + [("and", word) for word in ("later", "newer", "earlier", "higher", "lower")]
)
_VERSIONS = frozenset("version versions release releases edition editions model models are is only".split())

_MARK = {"mark", "threshold", "milestone", "level", "line"}
_CLOSERS = set("in on at for per a each to from of by".split())
_PASSING = set(
    "passed pass passes passing past crossed crossing crosses cross hit broke breaking breached topped topping "
    "surpassed surpassing exceeded exceeding over above through".split()
)
#: What goes through a mark from above.
_FALLING = set(
    "fall falls fell falling fallen drop drops dropped dropping slip slips slipped slipping slide slides slid sliding "
    "sink sinks sank sinking tumble tumbles tumbled tumbling plunge plunges plunged plunging plummets plummeted "
    "crash crashes crashed crashing dips dipped dipping slumps slumped slumping".split()
)


def hedge_before(tokens: Tokens, index: int, previous_end: int) -> Hedge:
    """The hedge in the words before token `index`; `previous_end` is the token after the figure read before."""
    hedge, first = _nearest(tokens, index, previous_end)
    while first:  # at least about 60 is at least 60
        farther, first = _nearest(tokens, first, previous_end)
        hedge = farther or hedge
    return hedge


def _nearest(tokens: Tokens, index: int, previous_end: int) -> tuple[Hedge, int]:
    """The hedge before token `index`, and its first token if another before it would hold instead (0 if not)."""
    words = tokens.words
    at = index - 1
    if words[at] in _FILLERS:
        at -= 2 if words[at - 1] in _FILLERS else 1
    elif words[at] == "the" and words[at - 1] in REACHED:
        at -= 1
    word = words[at]
    for length in _BY_LAST_BEFORE.get(word, ()):
        first = at - length + 1
        if first < 0:
            continue
        phrase = " ".join(words[first : at + 1])
        hedge = BEFORE.get(phrase, _BARE)
        if not hedge and phrase not in REACHED:
            continue
        if previous_end == first and previous_end > 0 and word in _COMPARING:
            return _BARE, 0
        if word == "over" and words[first - 1] in _GOVERNING:
            return _BARE, 0
        if word in _TILDES and words[first - 1][-1:].isdigit():  # 5~6% is a range
            return _BARE, 0
        if phrase in COMPARATIVES or phrase in REACHED:
            return (NEGATED[hedge] if negated(tokens, first, at) else hedge), 0
        return hedge, first if hedge is _ABOUT else 0
    return _BARE, 0


def is_passage(tokens: Tokens, index: int) -> bool:
    """True if what passed is not a mark but what the figure at `index` counts: the council passed 12 laws."""
    return tokens.words[index - 1] in _PASSES


def is_span(tokens: Tokens, index: int) -> bool:
    """True if `over` before the length of time at `index` means during: an average of 8 percent over two years."""
    return tokens.words[index - 1] == "over" and tokens.words[index - 2] not in _LASTING


#: What goes through a mark from below.
_RISING = set(
    "rise rises rose rising risen climb climbs climbed climbing soar soars soared soaring surge surges surged surging "
    "jump jumps jumped jumping push pushes pushed pushing burst bursts bursting sailed sailing shot vaulted".split()
)


def _through(verb: str) -> Hedge:
    """Under for what fell through a figure, over for what rose through it."""
    return Hedge.UNDER if verb in _FALLING else Hedge.OVER if verb in _RISING else _BARE


def hedge_mark(tokens: Tokens, index: int, after: int) -> Hedge:
    """Over for `passed the 1.2 trillion yuan mark` and `rose through 150 yen`, under for `fell through 3,000`.

    `index:after` are the figure.
    """
    words = tokens.words
    if words[index - 1] == "through":
        return _through(words[index - 2])
    if words[index - 1] != "the" or index < 2:
        return _BARE
    noun = words[after + 1] if words[after] == "-" else words[after]
    if noun not in _MARK or words[index - 2] not in _PASSING:
        return Hedge.NONE
    return Hedge.UNDER if words[index - 2] == "through" and words[index - 3] in _FALLING else Hedge.OVER


def hedge_after(tokens: Tokens, index: int) -> tuple[Hedge, int]:
    """The hedge in the words from token `index` on, and how many tokens it takes (0 where there is none)."""
    words = tokens.words
    for length in _BY_FIRST_AFTER.get(words[index], ()):
        hedge = AFTER.get(" ".join(words[index : index + length]))
        if hedge is not None and _closes(tokens, index, length):
            return hedge, length
    return _BARE, 0


def _closes(tokens: Tokens, index: int, length: int) -> bool:
    """True if a hedge after a figure really closes it: `plus` and `more` may also begin what follows."""
    words = tokens.words
    following = words[index + length]
    if words[index] in ("plus", "odd", "at"):
        # "5 percent at least" closes; "600 plus 30" and "12 at least 3" do not.
        return not following[:1].isdigit() and following not in ("a", "an", "the")
    if words[index] == "-":
        return tokens.glued(index) and tokens.glued(index + 1)
    if words[index] == "+":
        return not following[:1].isdigit()
    if (words[index], words[index + length - 1]) in _OF_VERSIONS:
        return not following.isalnum() or following in _VERSIONS
    if words[index] == "more" and length == 3:  # the 5 percent more or less matches forecasts
        return not following.isalpha() or following in _CLOSERS
    return following != "than"
