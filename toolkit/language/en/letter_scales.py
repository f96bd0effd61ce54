"""K, M and B after a number without a sign of money: thousands before what people count, as in 350K followers.

The same letters make names (a 10K race, 4K resolution, 3M), so that what follows has to be counted or measured.
"""

from __future__ import annotations

from toolkit.language.en.lexicon import MONEY_SCALES
from toolkit.language.en.measures import measure_after
from toolkit.language.en.tokens import Tokens
from toolkit.model.quantity import QuantityKind

#: Letters that are scales before what is counted; a small m may be metres (12m vehicles).
_LETTERS = frozenset("kmb")
#: Plurals that the press and social media count in thousands; not runners of a 10K, nor cameras and screens of 4K.
_COUNTED = frozenset(
    "followers fans users subscribers viewers listeners readers views plays streams listens clicks impressions hits"
    " downloads installs visits visitors likes comments replies shares retweets reposts posts messages searches queries"
    " votes signatures accounts registrations members customers clients consumers shoppers buyers sellers merchants"
    " people persons men women children adults residents inhabitants citizens households families homes"
    " jobs employees workers staff graduates students pupils teachers farmers drivers passengers tourists travelers"
    " travellers spectators attendees volunteers donors investors shareholders players gamers patients cases infections"
    " deaths births doses tests vaccinations refugees migrants soldiers troops"
    " copies books articles tickets orders parcels packages units vehicles cars trucks bikes phones smartphones devices"
    " masks companies businesses firms shops stores steps words tokens parameters stars".split()
)
#: Words that may come between: 300M registered users.
_BETWEEN = frozenset(
    "new more additional extra other total cumulative active daily weekly monthly annual registered verified paid"
    " paying unique online concurrent live global worldwide overseas domestic foreign local confirmed reported"
    " suspected young loyal potential existing urban rural skilled poor international chinese".split()
)
_MOST_BETWEEN = 3
#: What joins figures that share what they count, and how many may: 10K to 20K followers.
_JOINTS = frozenset(("to", "or", "and", "-", "–"))
_MOST_JOINED = 3
_MEASURED = frozenset({QuantityKind.MONEY, QuantityKind.CARDINAL, QuantityKind.MULTIPLE})


def letter_scale(tokens: Tokens, index: int) -> int:
    """The factor of the letter at `index`, which is glued to its digits; 0 where it may be part of a name."""
    words = tokens.words
    factor, at = _factor(tokens, index), index + 1
    for _ in range(_MOST_JOINED):
        if not factor or not (words[at] in _JOINTS and words[at + 1][:1].isdigit() and _factor(tokens, at + 2)):
            break
        at += 3
    return factor if factor and _is_counted(tokens, at) else 0


def _factor(tokens: Tokens, index: int) -> int:
    """The factor of a letter that is glued to digits before `index`; 0 where there is none."""
    word = tokens.words[index]
    if word not in _LETTERS or not tokens.glued(index) or not tokens.words[index - 1][-1:].isdigit():
        return 0
    return 0 if word == "m" and not tokens.capital(index) else MONEY_SCALES[word]


def _is_counted(tokens: Tokens, index: int) -> bool:
    """True if what is counted or measured begins at `index`: + registered users, tonnes, -user."""
    words = tokens.words
    at = index + (words[index] == "+")
    if words[at] == "-" and tokens.glued(at) and tokens.glued(at + 1):
        return words[at + 1] + "s" in _COUNTED
    measure = measure_after(tokens, at)
    if measure is not None and measure.kind in _MEASURED and len(words[at]) > 1:
        return True
    following = words[at : at + _MOST_BETWEEN]
    return next((word for word in following if word not in _BETWEEN), "") in _COUNTED
