"""Times of day: `10:33`, `8 p.m.`, `three o'clock`, `a quarter past two`, `noon`, `0100 GMT`."""

from __future__ import annotations

import re

from toolkit.language.en.lexicon import CARDINALS, TENS
from toolkit.language.en.recorder import EnglishReading
from toolkit.language.en.tokens import Tokens
from toolkit.model.quantity import Hedge, QuantityKind, quantity_of

_UNHEDGED = Hedge.NONE

#: Tokens that may follow the hour of a time.
AFTER_HOUR = {":", "am", "pm", "a", "p", "noon", "midnight"}
#: Tokens that may follow the minutes of a time.
AFTER_MINUTES = frozenset({"past", "to", "minutes", "minute"})
#: Tokens after the four digits of a time.
ZONES = {"gmt", "utc", "local"}
_SECOND = re.compile("[0-5][0-9](?:[.][0-9]+)?")
_CLOCK = re.compile(r"[0-9]{1,2}[.][0-9]{2}")
#: Words before an hour, and parts of the day after one.
_BEFORE_HOUR = set("at by from until till around about before after to between is was".split())
_PARTS_OF_DAY = {"morning": "am", "afternoon": "pm", "evening": "pm"}
#: At night an hour from this one on is before midnight.
_EVENING, _NOON = 6, 12
_SPOKEN_MINUTES = {"quarter": 15, "half": 30}
#: Times of day in a word.
TIMES = {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}


def read_time(reading: EnglishReading, index: int) -> int:
    """Read `10:33`, `10.33 a.m.`, `8 p.m.` at `index`; returns `index` where there is none."""
    tokens = reading.tokens
    words = tokens.words
    hour, minute, after = words[index], "00", index + 1
    if words[after] == ":" and tokens.glued(after) and tokens.glued(after + 1) and len(words[after + 1]) == 2:
        minute, after = words[after + 1], after + 2
        clock = True
        if words[after] == ":" and tokens.glued(after + 1) and _SECOND.fullmatch(words[after + 1]):
            minute, after = f"{minute}:{words[after + 1]}", after + 2
    else:
        clock = False
        if _CLOCK.fullmatch(hour):
            hour, _, minute = hour.partition(".")
    half, end = _meridiem(tokens, after)
    if not (clock or half) or not (hour.isdigit() and minute[:2].isdigit() and len(hour) <= 2):
        return index
    if int(hour) > 24 or int(minute[:2]) > 59:
        return index
    offset = _of_day(int(hour), half)
    before_noon = offset and (half == "am" or (not half and hour[0] == "0"))
    _lend_back(reading, index, offset, half)
    return reading.add_date(index, end, f"T{offset:02}:{minute}" + ("am" if before_noon else ""))


_OTHER_HALF = {"am": "pm", "pm": "am", "": ""}
#: Between the hour that a range begins with and its end.
_TO = frozenset("to - – — and until till".split())
_RANGES = frozenset("from between".split())


def _lend_back(reading: EnglishReading, index: int, offset: int, half: str) -> None:
    """From 3 to 5:30 pm: makes a time of the hour that a range begins with, which was read as a number.

    `offset` is the hour of the end at `index`, of which the beginning has the half of the day if it is not later in it,
    and the other half if it is: from 10 to 12:30 p.m.
    """
    words = reading.tokens.words
    hour = words[index - 2]
    if words[index - 1] not in _TO or not hour.isdecimal() or len(hour) > 2 or int(hour) > 24 or not reading.found:
        return
    last = reading.found[-1]
    if last.start != reading.tokens.starts[index - 2] or last.text != hour:
        return
    if words[index - 3] not in _RANGES and words[index - 1] in ("and", "to"):
        return
    is_before = int(hour) % _NOON <= offset % _NOON
    shared = half if is_before else _OTHER_HALF[half] if int(hour) < _NOON else ""
    date = f"T{_of_day(int(hour), shared):02}:00" + ("am" if shared == "am" and int(hour) != _NOON else "")
    reading.found[-1] = quantity_of(
        (last.start, last.end, hour, QuantityKind.DATE, None, None, "", _UNHEDGED, date, "", False)
    )


def read_hour(reading: EnglishReading, index: int, hour: int) -> int:
    """Read `3 o'clock`, `at three in the afternoon` with the hour at `index`; `index` where there is none."""
    words = reading.tokens.words
    at = index + 4 if words[index + 1] == "o" and words[index + 3] == "clock" else index + 1
    half, end = _part_of_day(words, at)
    if words[at] == "at" and words[at + 1] == "night":
        half, end = "am" if hour < _EVENING or hour == _NOON else "pm", at + 2
    after_time = words[index - 1] == "and" and 0 < reading.done == index - 1 and reading.found[-1].date[:1] == "T"
    spoken = at > index + 1 or (half and (not index or words[index - 1] in _BEFORE_HOUR or after_time))
    if not spoken or not 1 <= hour <= _NOON:
        return index
    offset = _of_day(hour, half)
    return reading.add_date(index, end, f"T{offset:02}:00" + ("am" if half == "am" else ""))


def read_past_hour(reading: EnglishReading, first: int, index: int) -> int:
    """Read `a quarter past two in the afternoon` from the token `first`, its part at `index`; `first` for none."""
    words = reading.tokens.words
    joint = words[index + 1]
    hour, after = _small(words, index + 2)
    if joint not in ("past", "to") or not 1 <= hour <= _NOON or (joint == "to" and words[index] == "half"):
        return first
    half, end = _half_after(reading.tokens, after)
    if joint == "to" and not half and (words[index - 1] != "a" or words[end].isalpha()):  # a quarter to two banks
        return first
    return reading.add_date(first, end, _told(_SPOKEN_MINUTES[words[index]], joint, hour, half))


#: Minutes that are told without the word; after others "past" is a preposition.
_ROUND_MINUTES = frozenset({5, 10, 20, 25})
#: Words before "five to twelve" by which it is a time, and not from five to twelve.
_BEFORE_MINUTES = frozenset("at until till".split())
_TELLING = frozenset({"it is", "it was", "it 's", "' s", "’ s", "is now", "now is"})
#: What may follow such a time, besides the end of a clause.
_AFTER_TIME = frozenset("in on when and tomorrow today tonight this every each".split())


def read_minutes(reading: EnglishReading, index: int) -> int:
    """Read `five past twelve`, `five minutes to twelve` with the minutes at `index`; `index` where there is none."""
    tokens = reading.tokens
    words = tokens.words
    minute, at = _small(words, index)
    named = words[at] in ("minutes", "minute")
    joint = words[at + named]
    hour, end = _small(words, at + named + 1)
    if joint not in ("past", "to") or not 1 <= hour <= _NOON or not (named or minute in _ROUND_MINUTES):
        return index
    half, after = _half_after(tokens, end)
    is_time = half or named or joint == "past" or _tells_time(words, index, after) or (not index and minute > hour)
    if not is_time or not 0 < minute < 60 or not (half or _may_follow(words[after])):
        return index
    return reading.add_date(index, after, _told(minute, joint, hour, half))


def _told(minute: int, joint: str, hour: int, half: str) -> str:
    """The notation of so many minutes past, or to, an hour."""
    if joint == "to":
        hour, minute = (hour - 1 or _NOON), 60 - minute
    offset = _of_day(hour, half)
    return f"T{offset:02}:{minute:02}" + ("am" if half == "am" and offset else "")


def _may_follow(word: str) -> bool:
    """True if a word may follow a time that is told in minutes."""
    return not word.isalpha() or word in _AFTER_TIME


def _tells_time(words: list[str], index: int, after: int) -> bool:
    """True if `five to twelve` from the token `index` to `after` is a time: at ten to eight, it is five to twelve."""
    before = words[index - 1]
    if words[after] == "%" or not _may_follow(words[after]):
        return False
    return before in _BEFORE_MINUTES or " ".join(words[index - 2 : index]) in _TELLING


def _small(words: list[str], index: int) -> tuple[int, int]:
    """The number up to 59 at `index`, in digits or words, and the token after it; 0 for none."""
    word, after = words[index], index + 1
    if word.isdecimal() and word.isascii() and len(word) <= 2:
        return int(word), after
    if word not in TENS:
        return CARDINALS.get(word, 0), after
    after += words[after] == "-"
    unit = CARDINALS.get(words[after], 0)
    return (TENS[word] + unit, after + 1) if 0 < unit < 10 else (TENS[word], index + 1)


def read_time_word(reading: EnglishReading, index: int) -> int:
    """Record `noon` and `midnight` at `index`, which Chinese may say without a figure."""
    return reading.add(index, index + 1, QuantityKind.DATE, date=TIMES[reading.tokens.words[index]], weak=True)


def read_zone_time(reading: EnglishReading, index: int) -> int:
    """Read `0100 GMT` and `1800 local time` at `index`; `index` where there is none.

    The one is often there for readers abroad only, so the other side may leave it out.
    """
    digits = reading.tokens.words[index]
    if not digits.isdecimal() or digits[:2] > "24" or digits[2:] > "59":
        return index
    if reading.tokens.words[index + 1] == "local" and reading.tokens.words[index + 2] != "time":
        return index
    return reading.add(index, index + 2, QuantityKind.DATE, date=f"T{digits[:2]}:{digits[2:]}", weak=True)


def has_meridiem(tokens: Tokens, index: int) -> bool:
    """True if a.m. or p.m. is at `index`."""
    return tokens.words[index] in ("am", "pm", "a", "p") and bool(_meridiem(tokens, index)[0])


def _meridiem(tokens: Tokens, index: int) -> tuple[str, int]:
    """`am` or `pm` and the token after a.m., p.m., noon or midnight at `index`, or nothing."""
    words = tokens.words
    if words[index] in ("noon", "midnight"):
        return ("pm" if words[index] == "noon" else "am"), index + 1
    if words[index] in ("am", "pm"):
        return words[index], index + 1
    if words[index] in ("a", "p") and words[index + 1] == "." and words[index + 2] == "m":
        return f"{words[index]}m", index + 4 if words[index + 3] == "." and tokens.glued(index + 3) else index + 3
    return "", index


def _half_after(tokens: Tokens, index: int) -> tuple[str, int]:
    """`am` or `pm` and the token after what says so at `index`: in the morning, p.m.; or nothing."""
    half, after = _part_of_day(tokens.words, index)
    return (half, after) if half else _meridiem(tokens, index)


def _part_of_day(words: list[str], index: int) -> tuple[str, int]:
    """`am` or `pm` and the token after `in the morning` at `index`, or nothing."""
    half = _PARTS_OF_DAY.get(words[index + 2], "") if words[index] == "in" and words[index + 1] == "the" else ""
    return half, index + 3 if half else index


def _of_day(hour: int, half: str) -> int:
    """The hour in 24-hour time; `half` is am, pm, or empty where the hour is in it already."""
    return hour % 12 + (12 if half == "pm" else 0) if half else hour
