"""The English noun phrase that a figure is predicated of: "Industrial investment" totaled 10.45 billion yuan.

Nothing is guessed: a phrase that only points back (this, their, the city), holds a verb or a list, or does not begin
where a clause begins, is not a name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.language.en import statement_words as words_of
from toolkit.language.sentences import sentences
from toolkit.language.unmarked import unmarked
from toolkit.model.quantity import TIMES, Quantity, QuantityKind

#: The longest name, in characters.
_LONGEST = 110
#: The most characters of a sentence before its figure, and the most figures on each side that are looked at.
_REACH, _NEAR = 600, 40
#: The owner of a phrase with a possessive, who is named in a sentence before.
THEIR = "their"


class Named(NamedTuple):
    """A noun phrase without its article, with its place, and whose it is where the sentence says so apart from it.

    `had` is set where it says so by a verb: Enterprises posted profits of.
    """

    name: str
    start: int
    end: int
    owner: str = ""
    had: bool = False


def name_of(
    text: str, quantities: Sequence[Quantity], index: int, spans: Sequence[tuple[int, int]] | None = None
) -> Named | None:
    """The noun phrase that one of the figures of a text is predicated of; None where that is not certain.

    `spans` are those of the sentences, where they are known. The marks of notes are not a part of the name.
    """
    bare = unmarked(text, quantities)
    if bare is None or index not in bare.numbers:
        return _name_of(text, quantities, index, spans)
    found = _name_of(bare.text, bare.quantities, bare.numbers.index(index), None)
    if found is None:
        return None
    start, end = bare.span(found.start, found.end)
    return found._replace(start=start, end=end)


def _name_of(
    text: str, quantities: Sequence[Quantity], index: int, spans: Sequence[tuple[int, int]] | None
) -> Named | None:
    figure = quantities[index]
    found_in = sentences(text, "en") if spans is None else spans
    start, stop = found_in[max(bisect_right(found_in, (figure.start, len(text))) - 1, 0)]
    if figure.start - start > _REACH:
        return None
    first = max(0, index - _NEAR)
    near = [one for one in quantities[first : index + _NEAR] if start <= one.start < stop]
    said = _masked(text, near, start, figure.start)
    begin = _beginning(said)
    partly = figure.kind in (QuantityKind.MONEY, QuantityKind.CARDINAL)
    found = _named(said, begin, start, partly=partly) or _after(text, near, figure, said, stop)
    if found is None and (owner := _that_of(said[begin:])):
        found = _of_another(text, quantities, range(first, index), start, spans)
        found = found._replace(owner=owner) if found else None
    if figure.kind is QuantityKind.PERCENT and text.startswith(" of ", figure.end):  # 86 percent of households
        return None
    return found if found and text[found.start : found.end] == found.name else None


def _that_of(clause: str) -> str:
    """Whose the figure of a clause is that begins "that of"; empty for any other."""
    lead = words_of.LEAD.match(clause)
    found = words_of.THAT_OF.fullmatch(clause, lead.end() if lead else 0)
    owner = (found["owner"] or found["also"]) if found else ""
    return owner if owner and is_phrase(owner) else ""


def _of_another(
    text: str,
    quantities: Sequence[Quantity],
    before: Sequence[int],
    start: int,
    spans: Sequence[tuple[int, int]] | None,
) -> Named | None:
    """What "that" is in "that of": the head of the last name of the sentence that is a noun phrase of its own."""
    for at in reversed(before):
        if quantities[at].start < start:
            return None
        found = _name_of(text, quantities, at, spans)
        if found:
            head = found.name.split(" of ")[0]
            return found._replace(name=head, end=found.start + len(head), owner="")
    return None


def _after(text: str, quantities: Sequence[Quantity], figure: Quantity, said: str, stop: int) -> Named | None:
    """The name after a change or a count: growth of 6 percent in industrial investment, there were 2,140 patents."""
    rest = _masked(text, quantities, figure.end, stop)
    if figure.kind is QuantityKind.CARDINAL and words_of.THERE.search(said):
        found = words_of.COUNTED.match(rest)
    else:
        found = words_of.IN.match(rest) if words_of.GROWTH_OF.search(said) else None
    if not found:
        return None
    return _checked(found["name"].rstrip(), figure.end + found.start("name"), "")


def _masked(text: str, quantities: Sequence[Quantity], start: int, end: int) -> str:
    """A part of a text in which every figure is as many number signs; a time is left."""
    said = text[start:end]
    for one in quantities:
        per = text[max(0, one.start - 4) : one.start] == "per "
        if start <= one.start < end and one.kind not in TIMES and not one.weak and not per and "-" not in one.text:
            at, to = one.start - start, min(one.end, end) - start
            said = said[:at] + "#" * (to - at) + said[to:]
    return said


def _beginning(said: str) -> int:
    """Where the last clause before a figure begins: with the sentence, or after a mark that ends one with a figure."""
    before = begins = 0
    for joint in words_of.JOINT.finditer(said):
        if "#" in said[before : joint.start()] and not said.startswith("#", joint.end()):
            begins = joint.end()
        before = joint.end()
    two = words_of.TWO_SENTENCES.match(said, begins)
    return two.end() if two else begins


def _named(said: str, begin: int, start: int, *, partly: bool) -> Named | None:
    """The name in a clause that ends where its figure begins; `start` is the place of the sentence."""
    lead = words_of.LEAD.match(said, begin)
    begin = lead.end() if lead else begin
    before = said[:begin].lower()
    forms = [words_of.PASSED, words_of.HAD, words_of.FROM, words_of.MOVES, words_of.SAYS]
    forms += [words_of.PARTLY] if partly else []
    forms += [words_of.WITH] if before.endswith("with ") else []
    forms += [words_of.OF] if before.endswith("including ") else []
    tried = [(form, begin) for form in (*forms, words_of.RAISED)]
    for form, at in (*tried, (words_of.RAISED_TOO, 0), (words_of.HAD_TOO, 0)):
        found = form.fullmatch(said, at)
        if found:
            name, owner = found["name"], found.groupdict().get("owner") or ""
            return _checked(name, start + found.start("name"), owner)
    return None


def _checked(name: str, at: int, owner: str) -> Named | None:
    """A name without its article and the time at its end; None for one that is none."""
    if not owner and (possessive := words_of.POSSESSIVE.match(name)):
        return _bare(name[possessive.end() :], at + possessive.end(), THEIR)
    if words_of.POINTS_BACK.match(name):
        return None
    if owner:
        owner = THEIR if words_of.THESE.fullmatch(owner) else owner
        found = _bare(name, at, owner) if is_phrase(owner) or owner == THEIR else None
        return found._replace(had=True) if found else None
    the = words_of.ARTICLE.match(name)
    cut = the.end() if the else 0
    return _bare(name[cut:], at + cut, "")


def _bare(name: str, at: int, owner: str) -> Named | None:
    tail = words_of.TAIL.search(name)
    name = name[: tail.start()] if tail else name
    return Named(name, at, at + len(name), owner) if is_phrase(name) else None


def is_phrase(words: str) -> bool:
    """True for words that may be the name of an indicator: no verb, no list, nothing that points back."""
    inside = words_of.RELATIVE.sub("", words) if words.lower().startswith("number of ") else words
    inside = words_of.LIST_INSIDE.sub("", inside)
    return 2 < len(words) <= _LONGEST and not words_of.POINTS_BACK.match(words) and not words_of.INSIDE.search(inside)
