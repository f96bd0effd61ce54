"""Phone numbers, which are the same with other groups, with the code of the country or without: 010-6552-9988.

Their figures are taken out of the comparison, and the numbers are compared as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.language.figures.align import Match
from toolkit.language.figures.comparison import Discrepancy
from toolkit.language.figures.sides import Sides
from toolkit.language.lazy_pattern import lazy
from toolkit.language.spans import Spans
from toolkit.model.quantity import Quantity, QuantityKind

#: Groups of digits with signs of phone numbers between them.
_GROUPS = lazy(
    r"(?<![A-Za-z0-9_.,%])(?<![A-Za-z0-9_.,]-)"
    r"(?:[(（]?\+[0-9]{1,3}[)）]?[ \u00a0-]?(?:[(（]0[)）]|[0-9](?=[ -]))[ -]?)?"
    r"[+(（]{0,3}[0-9]{1,13}+"
    r"(?:(?:[)）][ -]?|[ \u00a0.‑–-]{1,2})[(（]?[0-9]{2,11}+){0,6}"
    r"(?![.,-]?[0-9])(?![A-Za-z_%％年月日户人件次个元块])(?! ?yuan)"
)
#: What every phone number has, to leave other texts at once.
_DIGITS = re.compile(r"(?:[0-9][^0-9A-Za-z一-鿿，。、；]{0,3}+){6}[0-9]")
#: How a phone number begins: its country, its area, a mobile phone, a service line.
_BEGINNING = lazy(
    r"\+|00[1-9]|[(（]{0,2}0[1-9][0-9]{1,2}[)）\- \u00a0]|[(（]\+?86|86[- ](?:0?[1-9]|\()"
    r"|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}\Z|[48]00[ -][0-9]{3}"
)
_WORDS = lazy(
    r"(?P<word>电话(?![费账])|手机(?![费账])|传真|热线|致电|拨打"
    r"|(?i:\b(?:tel|phones?|telephones?|fax|mobiles?|cell|hotlines?|calls?|dial)\b(?! (?:bill|charge|fee|cost)s?\b)))"
    r"[^0-9\n]{0,12}\Z"
)
#: Another number after one: 65529988、65529977.
_NEXT = re.compile(r"[,，、/;；] ?|或| or | and ")
#: An extension in the groups of a number (010-65529988-801), and one after it.
_LAST_GROUP = re.compile(r"(?<=[0-9]{7})-(?P<extension>[0-9]{1,6})\Z")
_EXTENSION = re.compile(
    r"[ ,，（(]{0,2}(?:转|分机号?|(?i:ext(?:ension|n)?\b\.?|x))[ :：]{0,2}(?P<extension>[0-9]{1,6})(?![0-9])"
)
#: Kinds of numbers that are not exchanged; verbs tell none.
_KINDS = {
    **dict.fromkeys(("传真", "fax"), "fax"),
    **dict.fromkeys(("手机", "mobile", "mobiles", "cell"), "mobile"),
    **dict.fromkeys(("致电", "拨打", "call", "calls", "dial"), ""),
}
#: The last digits of one more number: 8788-1234/1235.
_MORE = re.compile("[/／](?P<last>[0-9]{1,4})(?![0-9/.%-])")
_TRUNK = re.compile("[(（]0[)）]")
_BEFORE = 24
_FEWEST, _MOST = 7, 15
#: 11 digits of a mobile number, or an area and a number.
_WITH_COUNTRY = 12


class Phone(NamedTuple):
    """A phone number: its place, its digits without the country of the mainland and the zero of the area."""

    start: int
    end: int
    digits: str
    extension: str
    #: With the code of its country.
    international: bool
    #: Told by how it begins, or by the words before it.
    told: bool
    #: What the word before it tells: a line, a fax or a mobile phone; empty where it has none.
    kind: str


def without_phones(sides: Sides) -> Sides:
    """Both sides without the figures of the phone numbers that both have; of all where both have as many."""
    left, right = _both(sides)
    if not left or not right:
        return sides
    if len(left) != len(right):
        pairs = _pairs(left, right)
        left, right = [ours for ours, _ in pairs], [theirs for _, theirs in pairs]
    return replace(sides, left=_apart(sides.left, left), right=_apart(sides.right, right))


def _apart(quantities: Sequence[Quantity], phones: Sequence[Phone]) -> list[Quantity]:
    spans = Spans((one.start, one.end) for one in sorted(phones))
    return [one for one in quantities if not spans.meet(one.start, one.end)]


def changed_phones(sides: Sides, matches: Sequence[Match]) -> Iterator[Discrepancy]:  # noqa: ARG001  # a row's form
    """The phone numbers that the translation has with other digits, where both have as many, and exchanged ones."""
    left, right = _both(sides)
    if len(left) != len(right):
        return
    pairs = _pairs(left, right)
    ours = [one for one in left if all(one is not other for other, _ in pairs)]
    theirs = [one for one in right if all(one is not other for _, other in pairs)]
    for one, other in zip(ours, theirs, strict=True):
        both = _whole(sides.left_text, one), _whole(sides.right_text, other)
        source, target = sides.roles(*both)
        message = f'the phone number is {source.text}, but "{target.text}" in the translation'
        yield Discrepancy("number-changed", sides.problem(message, *both))
    moved = [pair for pair in pairs if left.index(pair[0]) != right.index(pair[1])]
    if not ours and moved and _is_exchanged(moved):
        both = _whole(sides.left_text, moved[0][0]), _whole(sides.right_text, moved[0][1])
        message = f"the phone number {sides.roles(*both)[0].text} is in another place in the translation"
        yield Discrepancy("number-order", sides.problem(message, *both))


def _is_exchanged(moved: Sequence[tuple[Phone, Phone]]) -> bool:
    """True if words before all the numbers in another order tell their kinds, and these did not move with them."""
    kinds = [(ours.kind, theirs.kind) for ours, theirs in moved]
    if not all(ours and theirs for ours, theirs in kinds):
        return False
    return len(set(kinds)) == 1 or any(ours != theirs for ours, theirs in kinds)


def _pairs(left: Sequence[Phone], right: Sequence[Phone]) -> list[tuple[Phone, Phone]]:
    """The phone numbers that agree, in the order of the left ones; the same digits go first."""
    pairs: list[tuple[Phone, Phone]] = []
    ours, theirs = list(left), list(right)
    for agree in (_same, _agree):
        for one in ours[:]:
            other = next((other for other in theirs if agree(one, other)), None)
            if other is not None:
                pairs.append((one, other))
                ours.remove(one)
                theirs.remove(other)
    return sorted(pairs)


def _same(left: Phone, right: Phone) -> bool:
    return (left.digits, left.extension) == (right.digits, right.extension)


def _agree(left: Phone, right: Phone) -> bool:
    """True if one is the other with the code of its country or area: (852) 2123 4567, 2123 4567."""
    if left.extension != right.extension or (left.international and right.international):
        return left.digits == right.digits and left.extension == right.extension
    short, long = sorted((left.digits, right.digits), key=len)
    return len(short) >= _FEWEST and long.endswith(short)


def _both(sides: Sides) -> tuple[list[Phone], list[Phone]]:
    """The phone numbers of both texts, also those told by the other text alone; none where the left one has none."""
    left = _phones(sides.left_text) if _DIGITS.search(sides.left_text) else []
    right = _phones(sides.right_text) if left else []
    return _told(left, right), _told(right, left)


def _told(phones: Sequence[Phone], others: Sequence[Phone]) -> list[Phone]:
    return [one for one in phones if one.told or any(other.told and _agree(one, other) for other in others)]


def _whole(text: str, phone: Phone) -> Quantity:
    return Quantity(phone.start, phone.end, text[phone.start : phone.end], QuantityKind.CARDINAL)


def _phones(text: str) -> list[Phone]:
    """The numbers of a text that may be phone numbers: told by how they begin, by words, or by one just before."""
    found: list[Phone] = []
    for match in _GROUPS.finditer(text):
        written, end = match.group(), match.end()
        extension = _LAST_GROUP.search(written)
        if extension is not None:
            written = written[: extension.start()]
        elif (extension := _EXTENSION.match(text, end)) is not None:
            end = extension.end()
        digits = re.sub("[^0-9]", "", _TRUNK.sub("", written))
        if not _FEWEST <= len(digits) <= _MOST:
            continue
        start = match.start()
        before = text[max(0, start - _BEFORE) : start]
        follows = bool(found) and found[-1].told and _NEXT.fullmatch(text, found[-1].end, start) is not None
        word = _WORDS.search(before)
        told = follows or word is not None or _BEGINNING.match(written) is not None
        kind = _KINDS.get(word["word"].lower(), "line") if word is not None else ""
        international = written.startswith(("+", "00", "(+", "（+"))
        plain = _plain(written, digits)
        found.append(Phone(start, end, plain, extension["extension"] if extension else "", international, told, kind))
        more = _MORE.match(text, end) if told else None
        if more is not None:
            last = more["last"]
            found.append(found[-1]._replace(start=end + 1, end=more.end(), digits=plain[: -len(last)] + last))
    return found


def _plain(written: str, digits: str) -> str:
    """The digits of a number without 00 and 86 before them, and without the zero of the area."""
    digits = digits.removeprefix("00")
    international = "+" in written or written.startswith(("(", "（", "86")) or len(digits) >= _WITH_COUNTRY
    if international and digits.startswith("86") and len(digits) > len("8610") + 5:
        digits = digits.removeprefix("86")
    return digits.removeprefix("0")
