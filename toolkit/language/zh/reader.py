"""Read the figures of a Chinese text.

One search finds where a figure begins and which form it has (`opening`, from the rows of `forms`). The form's function
makes a draft of it (`dates`, `numbers`, `shares`). Then neighbours in a range or list take from each other what only
the last of them has (`ranges`).
"""

from __future__ import annotations

from toolkit.language.cells import has_cells, with_brackets_as_signs
from toolkit.language.zh import numbers
from toolkit.language.zh.draft import Draft
from toolkit.language.zh.opening import GROUPS, search
from toolkit.language.zh.ranges import share
from toolkit.language.zh.traditional import simplified
from toolkit.model.quantity import Quantity

_BUILDERS = {"plain": numbers.plain} | {form.name: form.build for *_, forms in GROUPS for form in forms}


def read(text: str) -> tuple[Quantity, ...]:
    """The figures of `text`, sorted and not overlapping; traditional characters are read as their simplified forms."""
    drafts: list[Draft] = []
    position = 0
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
    found = tuple([draft.finished(text) for draft in drafts])
    return with_brackets_as_signs(text, found) if has_cells(text) else found
