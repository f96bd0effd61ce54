"""Reads the figures of a Chinese text.

One regular expression finds where a figure begins and which form it has (`zh_patterns`); a small function for each form
makes a draft of it (`zh_dates`, `zh_numbers`, `zh_shares`); then neighbours in a range or list lend each other
what only the last of them says (`zh_lists`).
"""

from __future__ import annotations

from collections.abc import Callable
from re import Match

from toolkit.language.quantities import zh_dates, zh_numbers, zh_shares
from toolkit.language.quantities.draft import Draft
from toolkit.language.quantities.zh_lists import share
from toolkit.language.quantities.zh_patterns import FORMS
from toolkit.language.traditional import simplified
from toolkit.model.quantity import Quantity

#: Form → what makes a draft of it. A form without one is passed over: it holds no figure.
_BUILDERS: dict[str, Callable[[Match[str]], Draft | None]] = {
    "quarter_code": zh_dates.code,
    "bracketed": zh_numbers.enumerator,
    "numbered": zh_numbers.enumerator,
    "first_is": zh_numbers.enumerator,
    "plan": zh_dates.plan,
    "decade": zh_dates.decade,
    "decade_pair": zh_dates.decade_pair,
    "iso_date": zh_dates.iso,
    "quarters": zh_dates.quarters,
    "half_year": zh_dates.half_year,
    "day": zh_dates.day,
    "fiscal": zh_dates.fiscal,
    "year": zh_dates.year,
    "clock": zh_dates.clock,
    "oclock": zh_dates.oclock,
    "ratio": zh_shares.ratio,
    "slash": zh_shares.slash,
    "parts": zh_shares.parts,
    "short_part": zh_shares.short_part,
    "all": zh_shares.everything,
    "congress": zh_numbers.congress,
    "ordinal": zh_numbers.ordinal,
    "first": zh_numbers.first,
    "doubling": zh_shares.doubling,
    "halving": zh_shares.halving,
    "throng": zh_shares.throng,
    "several": zh_shares.several,
    "number": zh_numbers.number,
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
