"""English comparatives before a figure, and the negation that turns them: "may not exceed" is at most.

A comparative is a row of `COMPARATIVES`, never with its negation: that is an operator, which is looked for in the
clause before the comparative ("not be wider than", "no single payment may exceed", "not be allowed to drop below").
"""

from __future__ import annotations

from toolkit.language.en.tokens import Tokens
from toolkit.model.quantity import Hedge

_THAN = {
    Hedge.OVER: (
        "more greater higher larger bigger longer older wider taller heavier faster deeper thicker broader hotter "
        "warmer farther further louder brighter denser"
    ),
    Hedge.UNDER: (
        "less fewer lower smaller shorter younger narrower thinner lighter slower shallower colder cooler nearer "
        "cheaper"
    ),
}
_PREPOSITIONS = {
    Hedge.OVER: "over|above|beyond|in excess of|upwards of|upward of|north of|over the age of|above the age of",
    Hedge.UNDER: "under|below|short of|shy of|south of|under the age of|below the age of",
}
_VERBS = (
    "exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing topped topping tops outstripped "
    "outstripping outpaced outpacing"
).split()
#: What is reached: only the negation makes a bound of it.
REACHED = frozenset("reach reaches reached reaching attain attains attained attaining".split())

#: Phrases before a figure that say that it is more or less than that.
COMPARATIVES: dict[str, Hedge] = (
    {f"{word} than": hedge for hedge, words in _THAN.items() for word in words.split()}
    | {phrase: hedge for hedge, phrases in _PREPOSITIONS.items() for phrase in phrases.split("|")}
    | dict.fromkeys(_VERBS, Hedge.OVER)
)

#: Phrases after a figure that say the same of it or more: 18 or older, -20°C or colder.
OR_MORE: dict[str, Hedge] = {
    f"or {word}": bound
    for hedge, bound in ((Hedge.OVER, Hedge.AT_LEAST), (Hedge.UNDER, Hedge.AT_MOST))
    for word in _THAN[hedge].split()
}

#: Words that negate what follows; `no` its noun, or the comparative right after it.
_NOT = frozenset("not never cannot neither nor without".split())
_NO = frozenset("no none nothing".split())
#: Followed by "to": fails to exceed, has yet to reach.
_FAILING = frozenset("fail fails failed failing unlikely unable yet".split())
_FORBIDDING = frozenset("prohibited forbidden banned barred prevented kept".split())
#: After a negation: it denies only that this is all (not only more than 5).
_NOT_ALL = frozenset("only just merely simply necessarily".split())
_RULING = frozenset("must may can shall should will need ought to cannot mustn shouldn needn won shan".split())
_AUXILIARY = _RULING | frozenset("could would do does did don doesn didn couldn wouldn".split())
#: Between a negation and its comparative: they add nothing to it (not be allowed to drop below, has never been over).
_EMPTY = frozenset(
    "yet be been being is are was were have has had to allowed permitted let ever exactly any normally ordinarily "
    "generally usually stand stands stood stay stays stayed remain remains remained keep kept go goes going "
    "gone went run runs ran get gets got getting rise rises rose risen rising climb climbed grow grew grown "
    "extend extends extended last lasts lasted fall falls fell fallen falling drop drops dropped dropping dip "
    "dips dipped sink sinks sank slip slips slipped slid decline declined lowered raised set expected likely "
    "projected forecast predicted anticipated supposed intended meant possibly".split()
)
#: With one of these between it and "no", a negated subject scopes over the comparative: no payment may exceed.
_FINITE = frozenset(
    "may can shall must should will could would has have had is are was were be contains holds takes lasts costs "
    "weighs pays employs exceed exceeds exceeded surpasses surpassed".split()
)
#: A clause ends here, going back from a comparative.
_STOPS = frozenset(
    ", ; : . ! ? ( ) — – that which who but or and if when because unless where while whether of".split()
)
_MOST_BETWEEN = 6
#: Comparatives of how much a verb does (may not charge more than), and words before one that refers to known things.
_MEASURING = frozenset("more less fewer longer higher lower".split())
_DEFINITE = frozenset("the a an these those is are".split())
_LASTING = frozenset(("for", "in"))
_VERBAL = frozenset(_VERBS) | REACHED


def negated(tokens: Tokens, first: int, at: int) -> bool:
    """True if a negation scopes over the comparative in tokens `first` to `at`, after any figure before them."""
    words = tokens.words
    between: list[str] = []
    for index in range(first - 1, max(first - 2 - _MOST_BETWEEN, -1), -1):
        word = words[index]
        if word[:1].isdigit() or (word in _STOPS and words[index - 1] != "none"):
            return False
        if word in _NOT or word in _NO or (word == "t" and words[index - 1] in ("'", "’")):
            return _scopes(words, index, between, words[first], words[at])
        if word in _FAILING and between[-1:] == ["to"]:
            return _is_empty(between)
        if word == "from" and words[index - 1] in _FORBIDDING:
            return _is_empty(between)
        between.append(word)
    return False


def _is_empty(between: list[str]) -> bool:
    return all(word in _EMPTY for word in between)


def _scopes(words: list[str], index: int, between: list[str], first: str, last: str) -> bool:
    """True if the negation at `index` reaches over the words `between` (the nearest first) to a comparative."""
    if between and between[-1] in _NOT_ALL:
        return False
    if not between:
        return True
    if words[index] in _NO:
        return between == ["longer"] or first in _VERBAL or not _FINITE.isdisjoint(between)
    if _is_empty(between):
        return True
    # An object that is less than so much is not what is denied (may not hire people under 18); a measure is.
    return last == "than" and first in _MEASURING and between[0] not in _DEFINITE and _rules(words, index, between[0])


def _rules(words: list[str], index: int, nearest: str) -> bool:
    """True if the verb that is denied sets a rule, or else denies a number rather than a length of time.

    "Must not run for more than 15 days" does; "could not be reached for more than two days" denies something else.
    """
    auxiliary = words[index]
    if auxiliary != "cannot":
        auxiliary = words[index - 2] if auxiliary == "t" else words[index - 1]
    return auxiliary in (_RULING if nearest in _LASTING else _AUXILIARY)
