"""An English date in the words of another: `March 5, 2021` with 2022-04-12 is `April 12, 2022`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.language.en.lexicon import MONTHS, SHORT_MONTHS
from toolkit.language.writing.words import english_ordinal

_NAMES = {number: word for word, number in MONTHS.items()}
_SHORT = {number: word for word, number in SHORT_MONTHS.items() if word != "sept"}
_TOKEN = re.compile(
    r"(?P<y>[0-9]{4})(?![0-9])|(?P<d>[0-9]{1,2})(?P<th>st|nd|rd|th)?(?![0-9])|(?P<m>[A-Za-z]{3,})(?P<dot>\.?)"
)
_ISO = re.compile(r"(?P<y>[0-9]{4})(?P<one>[-/.])(?P<m>[0-9]{1,2})(?P<two>[-/.])(?P<d>[0-9]{1,2})\Z")
_YEAR_LAST = re.compile(r"(?P<one>[0-9]{1,2})(?P<sign>[-/.])(?P<two>[0-9]{1,2})(?P=sign)(?P<y>[0-9]{4}|[0-9]{2})")
#: A day has its month and year from the date beside it: October 8 to 10.
_BARE_DAY = re.compile("[0-9]{1,2}(?:st|nd|rd|th)?")
_ORDINALS = ("first", "second", "third", "fourth")
_PART = re.compile(
    r"\b(?:(?:first|second|third|fourth)(?P<gap>[- ])(?:quarters?|half)|first (?:two|three) quarters|Q[1-4]|H[12])\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:(?P<sign>[:.])[0-9]{2})?(?P<half> ?[ap]\.?m\.?)?", re.IGNORECASE)
_NOON = 12
_SEVERAL = {"Q1/Q2": "first two quarters", "Q1/Q3": "first three quarters"}

#: Fields of a date by their names: y, m, d and p (a part of a year).
Fields = Mapping[str, str]


def redated(text: str, was: Fields, now: Fields) -> str:
    """A date with other fields, in the same words; empty where one that changes is not found in the text."""
    if "time" in was:
        return _other_time(text, was, now)
    if was.keys() != now.keys() or not was.keys() <= {"y", "m", "d", "p"}:
        return ""
    for form, write in ((_YEAR_LAST, _with_year_last), (_ISO, _with_year_first)):
        digital = form.fullmatch(text)
        if digital is not None:
            return write(digital, was, now)
    changed = {key for key in was if was[key] != now[key]}
    if "p" in was:
        text = _other_part(text, was["p"], now["p"])
        if not text:
            return ""
    done: set[str] = set()

    def put(found: re.Match[str]) -> str:
        key = _key(found, was)
        if not key or key in done:
            return found[0]
        done.add(key)
        return _field(found, key, now)

    written = _TOKEN.sub(put, text)
    inherited = {"y", "m"} if _BARE_DAY.fullmatch(text) else set()
    return written if changed - {"p"} - inherited <= done else ""


def _with_year_first(found: re.Match[str], was: Fields, now: Fields) -> str:
    """2024-03-15 as another day; empty where it is not the date."""
    if any(int(found[key]) != int(was[key]) for key in was):
        return ""
    month, day = now["m"], now["d"]
    if len(found["m"]) == 1 or len(found["d"]) == 1:
        month, day = month.lstrip("0"), day.lstrip("0")
    return f"{now['y']}{found['one']}{month}{found['two']}{day}"


def _with_year_last(found: re.Match[str], was: Fields, now: Fields) -> str:
    """3/15/2024 as another day in the same order; empty where its order is not known, or it is not the date."""
    written = int(found["one"]), int(found["two"])
    orders = [order for order in (("m", "d"), ("d", "m")) if tuple(int(was.get(key, 0)) for key in order) == written]
    if len(orders) != 1 or not was["y"].endswith(found["y"]):
        return ""
    padded = "0" in (found["one"][0], found["two"][0])
    one, two = (now[key] if padded else now[key].lstrip("0") for key in orders[0])
    return found["sign"].join((one, two, now["y"][-len(found["y"]) :]))


def _key(found: re.Match[str], was: Fields) -> str:
    """The field that a word or number of a date gives; empty if none."""
    if found["y"]:
        return "y" if found["y"] == was.get("y") else ""
    if found["d"]:
        return "d" if "d" in was and int(found["d"]) == int(was["d"]) else ""
    word = found["m"].lower()
    number = MONTHS.get(word) or SHORT_MONTHS.get(word)
    return "m" if "m" in was and number == int(was["m"]) else ""


def _field(found: re.Match[str], key: str, now: Fields) -> str:
    value = now[key]
    if key == "y":
        return value
    if key == "d":
        return english_ordinal(int(value), spelled=False) if found["th"] else str(int(value))
    word = found["m"]
    short = word.lower() not in MONTHS
    name = (_SHORT | {5: "may"})[int(value)] if short else _NAMES[int(value)]
    dot = found["dot"] if short and int(value) != 5 else "" if short else found["dot"]
    return (name.upper() if word.isupper() else name.capitalize()) + dot


def _other_part(text: str, was: str, now: str) -> str:
    """A quarter, a half or several quarters as another; empty where they are not written in the plainest words."""
    if was == now:
        return text
    found = _PART.search(text)
    if found is None or _part(found) != was or ("/" in now and now not in _SEVERAL):
        return ""
    hyphened = found["gap"] == "-"
    if len(found[0]) == 2:
        written = now if len(now) == 2 else ""
    elif now in _SEVERAL:
        written = "" if hyphened else _SEVERAL[now]
    else:
        noun = "half" if now[0] == "H" else "quarters" if found[0].endswith("quarters") else "quarter"
        written = f"{_ORDINALS[int(now[1]) - 1]}{found['gap'] or ' '}{noun}"
    if found[0][0].isupper():
        written = written[:1].upper() + written[1:]
    return text[: found.start()] + written + text[found.end() :] if written else ""


def _part(found: re.Match[str]) -> str:
    words = found[0].lower()
    if len(words) == 2:
        return words.upper()
    for part, several in _SEVERAL.items():
        if words == several:
            return part
    return ("H" if words.endswith("half") else "Q") + str(_ORDINALS.index(re.split("[- ]", words)[0]) + 1)


def _other_time(text: str, was: Fields, now: Fields) -> str:
    """A time of day: on a clock of twelve hours only in the same half of the day."""
    found = _CLOCK.fullmatch(text)
    if found is None or was.keys() != now.keys() or not was.keys() <= {"time", "half"}:
        return ""
    if found["half"] and was.get("half") != now.get("half"):
        return ""
    hour, minute = now["time"].split(":")
    if not found["half"]:
        hour = str(int(hour) + (_NOON if now.get("half") == "pm" else 0)).zfill(len(found["hour"]))
    else:
        hour = hour if hour != "0" else str(_NOON)
    minutes = f"{found['sign'] or ':'}{minute}" if found["sign"] or minute.strip("0") else ""
    return hour + minutes + (found["half"] or "")
