"""Give a Chinese text other figures, each in the form it has: 3145亿元 becomes 2210亿元, or 9876万元, or 1.3万亿元.

And tell what is wrong with a translation whose figures were changed after it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

from toolkit.catalogs.figures import only_figures_changed
from toolkit.language.figures import matched_figures
from toolkit.language.registry import read_quantities
from toolkit.language.writing.words import chinese_numeral
from toolkit.model import Quantity, QuantityKind, Severity
from toolkit.project.face import compare

K = QuantityKind
_NUMERAL = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_HAN = re.compile("[一二三四五六七八九十]+|两")
_SCALE = re.compile("万亿|亿|万")
#: How many figures are tried in place of one that is read otherwise than it is meant.
_TRIES = 8


def changed(text: str, dice: random.Random) -> str | None:
    """The text with at least one other figure; None where none can be changed for another of its kind.

    Years that are the same change alike, other figures that are the same now and then.
    """
    figures = read_quantities(text, "zh", marks=True)
    for _ in range(_TRIES):
        chosen = [one for one in figures if dice.random() < 0.7] or list(figures[:1])
        new = _with_others(text, chosen, dice)
        if new != text and only_figures_changed(text, new, "zh"):
            return new
    for one in figures:  # one by one, where they are not read as meant together
        new = _with_others(text, [one], dice)
        if new != text and only_figures_changed(text, new, "zh"):
            return new
    return None


def _with_others(text: str, chosen: Sequence[Quantity], dice: random.Random) -> str:
    made: dict[str, str] = {}
    parts, position = [], 0
    for one in chosen:
        alike = one.text in made and (one.kind in (K.YEAR, K.DATE) or dice.random() < 0.5)
        made[one.text] = made[one.text] if alike else _other(one, dice)
        parts += [text[position : one.start], made[one.text]]
        position = one.end
    return "".join([*parts, text[position:]])


def _other(one: Quantity, dice: random.Random) -> str:
    """Another figure in the form of this one."""
    if one.kind is K.YEAR and one.low is not None and one.text.count(str(one.low)) == 1:
        return one.text.replace(str(one.low), str(int(one.low) + dice.choice([-1, 1, 1, 1, 2, 5])))
    if one.kind is K.YEAR:
        return re.sub("[0-9]{2}(?![0-9])", lambda found: str((int(found[0]) + 1) % 100).zfill(2), one.text)
    if one.kind is K.DATE:
        return _NUMERAL.sub(lambda found: _other_in_date(found[0], dice), _other_quarter(one.text, dice))
    scale = _SCALE.search(one.text)
    if one.kind in (K.MONEY, K.CARDINAL) and scale and dice.random() < 0.25:
        other = dice.choice([word for word in ("万", "亿", "万亿") if word != scale[0]])
        return _SCALE.sub(other, _NUMERAL.sub(lambda found: _other_numeral(found[0], dice), one.text), count=1)
    if _NUMERAL.search(one.text):
        return _NUMERAL.sub(lambda found: _other_numeral(found[0], dice), one.text)
    return _HAN.sub(lambda found: _other_han(found[0], one.kind, dice), one.text)


def _other_in_date(numeral: str, dice: random.Random) -> str:
    if len(numeral) == 4:
        return str(int(numeral) + dice.choice([-1, 1, 2]))
    return str(dice.randint(1, 12)).zfill(2 if numeral.startswith("0") else 1)


def _other_quarter(text: str, dice: random.Random) -> str:
    text = re.sub("[上下](?=半年)", lambda _: dice.choice("上下"), text)
    return re.sub("(?<!前)[一二三四](?=季)", lambda _: dice.choice("一二三四"), text)


def _other_numeral(numeral: str, dice: random.Random) -> str:
    """A numeral with as many decimals and about as many digits."""
    whole, _, part = numeral.replace(",", "").partition(".")
    digits = max(1, len(whole) + dice.choice([-1, 0, 0, 0, 0, 1]))
    number = str(dice.randint(10 ** (digits - 1), 10**digits - 1))
    if "," in numeral:
        number = f"{int(number):,}"
    return number + (
        "." + "".join(dice.choice("0123456789") for _ in part[:-1]) + dice.choice("123456789") if part else ""
    )


def _other_han(numeral: str, kind: QuantityKind, dice: random.Random) -> str:
    if kind is K.PERIOD:
        return dice.choice(["十二", "十三", "十五"]) + ("五" if len(numeral) == 3 else "")
    most = 9 if len(numeral) == 1 else 40
    value = dice.randint(1, most)
    return "两" if value == 2 and numeral == "两" else chinese_numeral(value)


def words(text: str) -> list[str]:
    """The words of a translation without its figures, articles and the plurals of units."""
    for one in reversed(read_quantities(text, "en", marks=True)):
        text = text[: one.start] + " # " + text[one.end :]
    return re.sub(r"\b[Aa]n?\b", "a", text).split()


def faults(old: tuple[str, str], new: tuple[str, str]) -> list[str]:
    """What is wrong with an adapted pair."""
    # A source that converts a figure wrongly itself is none of the translation's business: a warning says so.
    known = {("conversion-mismatch", Severity.WARNING)}
    before, after = (
        Counter(
            one.check for one in compare(*pair, select=["text", "numbers"]) if (one.check, one.severity) not in known
        )
        for pair in (old, new)
    )
    found = [f"{name} ({count})" for name, count in (after - before).items()]
    if words(old[1]) != words(new[1]):
        found.append("words changed")
    ours, theirs = read_quantities(new[0], "zh"), read_quantities(new[1], "en")
    was = read_quantities(old[0], "zh"), read_quantities(old[1], "en")
    if len(matched_figures(new[0], ours, new[1], theirs)) < len(matched_figures(old[0], was[0], old[1], was[1])):
        found.append("figures without counterpart")
    return found
