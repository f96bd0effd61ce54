"""Reads the figures of a Chinese text.

One regular expression finds where a figure begins and which form it has (`zh_patterns`); a small function for each form
makes a draft of it (`zh_dates`, `zh_numbers`, `zh_shares`); then neighbours in a range or list lend each other
what only the last of them says (`zh_lists`).
"""

from __future__ import annotations

from collections.abc import Callable
from re import Match

from toolkit.language.zh import dates, numbers, shares
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.forms import FORMS
from toolkit.language.zh.ranges import share
from toolkit.language.zh.traditional import simplified
from toolkit.model.quantity import Quantity

#: Form → what makes a draft of it. A form without one is passed over: it holds no figure.
_BUILDERS: dict[str, Callable[[Match[str]], Draft | None]] = {
    "quarter_code": dates.code,
    "bracketed": numbers.enumerator,
    "numbered": numbers.enumerator,
    "first_is": numbers.enumerator,
    "plan": dates.plan,
    "decade": dates.decade,
    "decade_pair": dates.decade_pair,
    "iso_date": dates.iso,
    "quarters": dates.quarters,
    "half_year": dates.half_year,
    "day": dates.day,
    "fiscal": dates.fiscal,
    "year": dates.year,
    "clock": dates.clock,
    "oclock": dates.oclock,
    "ratio": shares.ratio,
    "slash": shares.slash,
    "parts": shares.parts,
    "short_part": shares.short_part,
    "all": shares.everything,
    "congress": numbers.congress,
    "ordinal": numbers.ordinal,
    "first": numbers.first,
    "doubling": shares.doubling,
    "halving": shares.halving,
    "throng": shares.throng,
    "several": shares.several,
    "number": numbers.number,
}


def read(text: str) -> tuple[Quantity, ...]:
    """The figures of `text`, sorted and not overlapping; traditional characters are read as their simplified forms."""
    drafts: list[Draft] = []
    position = 0
    search = FORMS.search
    folded = simplified(text)
    while (match := search(folded, position)) is not None:
        builder = _BUILDERS.get(match.lastgroup or "")
        draft = builder(match) if builder else None
        if draft is None:
            position = match.end()
        else:
            position = draft.end
            drafts.append(draft)
    share(folded, drafts)
    return tuple([draft.finished(text) for draft in drafts])
