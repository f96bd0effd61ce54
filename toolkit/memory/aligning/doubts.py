"""What forbids that a link is certain, however well the rest of it fits.

The figures of both sides must not contradict: the English of another year has the same words. And each sentence of the
target must have something in common with the paragraph, or it may be somebody else's; and so must the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from toolkit.memory.aligning.evidence import Evidence, Weighed
from toolkit.memory.aligning.marks import FORM, Mark

#: Kinds of marks that the other side must not contradict.
_EXACT = ("figure", "date")
#: How many things a sentence must say for their absence from the source to count.
SAID = 3
#: Whole numbers that may be said without a figure: a decade, a week, two thirds.
SMALL = 12
#: A figure may be rounded to so many digits.
DIGITS = 3


def doubtful(paragraph: int, sentences: Sequence[int], evidence: Evidence) -> bool:
    """True if a paragraph and the sentences that were found for it contradict each other, or one is foreign to it."""
    ours = evidence.source[paragraph]
    found = 0
    theirs: list[Mark] = []
    foreign = False
    for sentence in sentences:
        target = evidence.target[sentence]
        found |= evidence.between(paragraph, sentence)[1]
        shared = _shared(target, ours)
        theirs += _missing(target, shared)
        said = [at for at, mark in enumerate(target.marks) if mark.kind not in FORM]
        foreign |= len(said) >= SAID and not any(shared >> at & 1 for at in said)
    if (len(sentences) > 1 and foreign) or _nothing(ours, found):
        return True
    return _contradict(_values(_missing(ours, found)), _values(theirs))


def _nothing(text: Weighed, found: int) -> bool:
    """True if a text says several things of which none was found: only its length speaks for the link."""
    said = [at for at, mark in enumerate(text.marks) if mark.kind not in FORM]
    same = any(mark.kind == "same" and found >> at & 1 for at, mark in enumerate(text.marks))
    kinds = {text.marks[at].kind for at in said if found >> at & 1}
    if kinds == {"number"}:  # headings of any two reports are numbered alike
        return any(text.marks[at].kind == "word" for at in said)
    return len(said) >= SAID and not same and not kinds


def _shared(text: Weighed, other: Weighed) -> int:
    bits = 0
    for key in text.bits.keys() & other.bits.keys():
        bits |= text.bits[key]
    return bits


def _missing(text: Weighed, found: int) -> list[Mark]:
    """The figures and dates of a text that were not found on the other side."""
    return [mark for at, mark in enumerate(text.marks) if mark.kind in _EXACT and not found >> at & 1]


def _values(marks: Iterable[Mark]) -> list[str]:
    """The digits of figures, without zeros around them; small numbers are said in other ways too often."""
    return [_digits(value) for mark in marks for value in _exact(mark) if value > SMALL or value.denominator > 1]


def _exact(mark: Mark) -> Iterator[Fraction]:
    """The least value of a figure, without its sign."""
    for key in mark.keys[:1]:
        if isinstance(key, tuple) and key[0] == "figure" and isinstance(key[1], (Decimal, Fraction, int)):
            yield abs(Fraction(key[1]))


def _digits(value: Fraction) -> str:
    return f"{float(value):.15e}".partition("e")[0].replace(".", "").rstrip("0")


def _contradict(ours: list[str], theirs: list[str]) -> bool:
    """True if figures are left on both sides after those are taken away that may be the same."""
    left = list(theirs)
    more = 0
    for one in ours:
        same = next((other for other in left if _rounds_to(one, other) or _rounds_to(other, one)), None)
        if same is None:
            more += 1
        else:
            left.remove(same)
    return bool(more and left)


def _rounds_to(exact: str, rounded: str) -> bool:
    """True if the digits are those of the first number, or of that rounded to few digits, whatever the scale."""
    if exact == rounded:
        return True
    return len(rounded) <= DIGITS and _digits(Fraction(f"{float('0.' + exact):.{len(rounded)}g}")) == rounded
