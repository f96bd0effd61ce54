"""Ordinals, plans and enumerators: `seventh`, `20th`, `14th Five-Year Plan`, `Level 4`, `First,`, `(3)`, `IV.`."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.language.en.dates import ORDINAL_ENDINGS
from toolkit.language.en.eras import read_ordinal_year
from toolkit.language.en.lexicon import CARDINALS, ORDINALS, ROMANS, SCALES, TENS, TENS_ORDINALS
from toolkit.language.en.numerals import numeral
from toolkit.language.en.parts_of_year import read_part_of_year
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.model.quantity import QuantityKind

#: Ordinals of the scales, which say how many times theirs the digits before are.
SCALED = {"hundredth": 100, "thousandth": 1000} | {
    f"{scale}th": SCALES[scale] for scale in ("million", "billion", "trillion")
}
#: Those that are not the end of a number of two words (one hundredth), and the words before them.
LARGE = {word: value for word, value in SCALED.items() if value > 1000}
_DETERMINERS = frozenset("the its their our his her this".split())
_WHOLE = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,4}")
#: Signs after the number of a point.
POINT_ENDS = {".", ")", "、", "．", "）"}
_STOPS = {".", ";", ":", "!", "?", "。", "；", "：", "…"}

#: The highest number of a point in the middle of a sentence: (20).
_MOST_INLINE = 20
#: Ordinals before `Five-Year Plan` are followed this far: the 11th, 12th, 13th and 14th.
_MOST_PLANS = 8
#: Digits after a number word that are one.
_LONGEST_NUMBERED = 4
#: Adverbs that number arguments.
ADVERBS = {word + "ly": value for word, value in ORDINALS.items() if value < 11}

# Words that make an ordinal of the number after them; True where the number is often only a reference.
NUMBERED = {
    "level": False,
    "grade": False,
    "chapter": False,
    "article": False,
    "section": False,
    "line": False,
    "number": False,
    "tier": False,
    "phase": True,
    "part": True,
    "step": True,
    "table": True,
    "figure": True,
    "figures": True,
    "fig": True,
    "chart": True,
    "box": True,
    "annex": True,
    "appendix": True,
    "page": True,
    "column": True,
    "note": True,
    "volume": True,
    "vol": True,
    "item": True,
    "group": True,
    "class": True,
    "category": True,
}

_PLAN_STARTS = {"five", "5", "fyp", "-"}

# Fixed phrases in which an ordinal counts nothing, by the ordinal: the tokens that follow or precede.
_AFTER = {
    "first": {"and foremost", "of all", "aid", "lady", "name", "names", "come ,", "served", "responders", "responder"},
    "second": {"to none", "thoughts", "nature", "homes"},
    "third": {"party", "parties", "world"},
}
_HYPHENED = {"class", "rate", "hand", "person", "party", "parties", "come", "served", "line", "mover"}
_BEFORE = {"at", "per", "split", "every"}

# After these `first` ranks or numbers; elsewhere it may be an adverb: was first reported, put quality first.
_RANKING = set(
    "the a an its their our his her this that s ranked ranks ranking rank place placed came comes come".split()
)


def ordinal_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The ordinal that begins at `index` and the token after it: `7th`, `seventh`, `twenty-first`, `20 millionth`."""
    word = tokens.words[index]
    if word in ORDINALS:
        return ORDINALS[word], index + 1
    if word in TENS_ORDINALS:
        return TENS_ORDINALS[word], index + 1
    if word in TENS:
        at = index + 2 if tokens.words[index + 1] == "-" else index + 1
        unit = ORDINALS.get(tokens.words[at], 10)
        return (TENS[word] + unit, at + 1) if unit < 10 and tokens.words[index + 1] == "-" else None
    if word in LARGE or word in CARDINALS:
        return of_scale(tokens, index)
    return _of_digits(tokens, index) if _WHOLE.fullmatch(word) else None


def of_scale(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The ordinal of a scale in words and the token after it: the millionth, the five millionth."""
    words = tokens.words
    if words[index - 1] not in _DETERMINERS:
        return None
    at = index if words[index] in LARGE else index + 2 if words[index + 1] == "-" else index + 1
    if words[at] not in LARGE or words[at + 1] == "of":
        return None
    return (1 if at == index else CARDINALS[words[index]]) * LARGE[words[at]], at + 1


def _of_digits(tokens: Tokens, index: int) -> tuple[int, int] | None:
    words = tokens.words
    value = int(words[index].replace(",", ""))
    if words[index + 1] in ORDINAL_ENDINGS and tokens.glued(index + 1):
        return value, index + 2
    at = index + 2 if words[index + 1] == "-" else index + 1
    scale = SCALED.get(words[at], 0)
    return (value * scale, at + 1) if scale and words[at + 1] != "of" else None  # 5 millionths of a gram


def read_ordinal(reading: EnglishReading, index: int) -> int:
    """Record the ordinal at `index` as what it is; returns `index` where there is none."""
    tokens = reading.tokens
    found = ordinal_at(tokens, index)
    if found is None:
        return index
    value, after = found
    if _is_plan(tokens, after):
        return _read_plans(reading, index)
    if tokens.words[after] == "year" and (end := read_ordinal_year(reading, index, value, after)) > index:
        return end
    done = read_part_of_year(reading, index)
    if done > index:
        return done
    if _is_enumerator(tokens, index, after):
        return reading.add(index, after, QuantityKind.ENUMERATOR, Decimal(value))
    if _is_idiom(tokens, index, after) or _counts_first(tokens, index, after):
        return after
    if tokens.words[after] == "half":  # the second half of March
        reading.add(index, after, QuantityKind.ORDINAL, Decimal(value), weak=True)
        return after + 1
    weak = _is_weak(tokens, index, after)
    return reading.add(index, after, QuantityKind.ORDINAL, Decimal(value), weak=weak)


def _plan_words(tokens: Tokens, index: int) -> int:
    """The token after `Five-Year Plan` at `index`, or `index`."""
    if tokens.words[index] not in _PLAN_STARTS:
        return index
    words = [word for word in tokens.words[index : index + 6] if word != "-"]
    if words[:1] == ["fyp"]:
        return index + 1
    if words[:2] not in (["five", "year"], ["5", "year"]):
        return index
    hyphens = tokens.words[index : index + 4].count("-")
    named = words[2:3] and words[2] in ("plan", "plans", "programme", "program", "programs", "programmes")
    return index + 3 + hyphens if named else index


def _is_plan(tokens: Tokens, index: int) -> bool:
    """True if a Five-Year Plan follows, at once or after more ordinals: 13th and 14th Five-Year Plans."""
    for _ in range(_MOST_PLANS):
        if _plan_words(tokens, index) > index:
            return True
        if tokens.words[index] not in ("and", "to", ",", "-", "–", "or"):
            return False
        following = ordinal_at(tokens, index + 1)
        if following is None:
            return False
        index = following[1]
    return False


def _read_plans(reading: EnglishReading, index: int) -> int:
    tokens = reading.tokens
    while True:
        found = ordinal_at(tokens, index)
        if found is None:
            return index
        value, after = found
        end = _plan_words(tokens, after)
        reading.add(index, end, QuantityKind.PERIOD, Decimal(value))
        if end > after:
            return end
        index = after + 1


def at_sentence_start(tokens: Tokens, index: int) -> bool:
    """True if token `index` begins the text, a line or a sentence."""
    if index == 0 or tokens.words[index - 1] in _STOPS:
        return True
    return "\n" in tokens.pieces[index - 1]


def _is_enumerator(tokens: Tokens, index: int, after: int) -> bool:
    if tokens.words[index] == "second" and tokens.words[index - 1] == "per":
        return False
    return tokens.words[after] in (",", ":", "，", "、") and at_sentence_start(tokens, index)


def read_adverb(reading: EnglishReading, index: int) -> int:
    """Record `Firstly`, `Secondly` at `index`."""
    value = ADVERBS[reading.tokens.words[index]]
    if not at_sentence_start(reading.tokens, index) and reading.tokens.words[index + 1] != ",":
        return index + 1
    return reading.add(index, index + 1, QuantityKind.ENUMERATOR, Decimal(value))


def read_enumerator(reading: EnglishReading, index: int) -> int:
    """Read `(3)`, `3.`, `3)`, `IV.` or `(IV)` with its number at `index`; returns `index` where there is none."""
    tokens = reading.tokens
    word, after = tokens.words[index], tokens.words[index + 1]
    value = int(word) if word.isdigit() and len(word) <= 2 else ROMANS.get(word, 0)
    if not value or (word in ROMANS and not tokens.capital(index)):
        return index
    bracketed = tokens.words[index - 1] in ("(", "（") and after in (")", "）")
    if bracketed:
        opens = index > 1 and tokens.words[index - 2] in (",", "and", "，")
        found = at_sentence_start(tokens, index - 1) or (opens and value <= _MOST_INLINE)
    else:
        stop = after in POINT_ENDS and tokens.glued(index + 1)
        found = stop and _starts_point(tokens, index)
    return reading.add(index, index + 1, QuantityKind.ENUMERATOR, Decimal(value)) if found else index


def _starts_point(tokens: Tokens, index: int) -> bool:
    """True if the number and stop at `index` begin a point rather than end a sentence."""
    if index == 0 or "\n" in tokens.pieces[index - 1]:
        return True
    return tokens.words[index - 1] in _STOPS and tokens.capital(index + 2)


def read_numbered(reading: EnglishReading, index: int) -> int:
    """Read `Level 4`, `No. 8`, `Phase II` from the number word at `index`; otherwise pass over the word."""
    tokens = reading.tokens
    words = tokens.words
    word, at = words[index], index + 1
    if word == "number" and not tokens.capital(index):
        return index + 1
    if words[at] == "." and word in ("no", "nos", "fig", "vol"):
        at += 1
    elif word in ("no", "nos") and not (tokens.capital(index) and words[at].isdigit()):
        return index + 1
    if words[at] in ROMANS and tokens.capital(at) and words[at] != "i":
        return reading.add(at, at + 1, QuantityKind.ORDINAL, Decimal(ROMANS[words[at]]), weak=True)
    if not words[at].isdecimal() or len(words[at]) > _LONGEST_NUMBERED or (words[at - 1] != "." and tokens.glued(at)):
        return index + 1
    if (words[at + 1].isalnum() and tokens.glued(at + 1)) or words[at + 1] in ("%", "percent"):
        return index + 1
    if word not in ("no", "nos") and not tokens.capital(index) and numeral(tokens, at) is None:
        return index + 1
    return reading.add(at, at + 1, QuantityKind.ORDINAL, Decimal(words[at]), weak=NUMBERED.get(word, False))


def _is_idiom(tokens: Tokens, index: int, after: int) -> bool:
    words = tokens.words
    word = words[index]
    if words[index - 1] in _BEFORE and word in ("first", "second"):
        return words[index - 1] != "at" or word == "first"
    if words[after] == "-" and tokens.glued(after) and words[after + 1] in _HYPHENED:
        return True
    phrases = _AFTER.get(word)
    return phrases is not None and (words[after] in phrases or tokens.phrase(after, 2) in phrases)


def _counts_first(tokens: Tokens, index: int, after: int) -> bool:
    """`The first three years` counts three years and ranks nothing."""
    word = tokens.words[after]
    return tokens.words[index] == "first" and (word in CARDINALS or word.isdigit() or word in ("few", "several"))


def _is_weak(tokens: Tokens, index: int, after: int) -> bool:
    words = tokens.words
    if words[after] == "only" and words[after + 1] == "to":  # 仅次于 says no number
        return True
    if words[after] == "-" and tokens.glued(after) and tokens.glued(after + 1):
        return not words[after + 1].endswith("est")
    return words[index] == "first" and (words[after] == "time" or words[index - 1] not in _RANKING)
