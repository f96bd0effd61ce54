"""The readings of a catalog's units, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from toolkit.context import Context, Reading, Texts
from toolkit.model import Unit
from toolkit.terminology.document import TermMemo


class Readings(Sequence[Reading]):
    """The units of one content of a catalog as `Context.read` gives them.

    `memo` has what was found in similar units before, `earlier` are the readings of the content before.
    """

    def __init__(
        self, context: Context, units: Sequence[Unit], memo: TermMemo, earlier: Readings | None = None
    ) -> None:
        self._context = context
        self._units = units
        self._document, self._tables = context.surroundings(units, memo)
        self._made: dict[int, Reading] = {}
        #: What was read in the contents before and need not be read again.
        self._texts: dict[int, Texts] = {}
        if earlier is not None and earlier._context is context:
            made = ((at, one.texts) for at, one in earlier._made.items())
            self._texts = earlier._texts | {at: texts for at, texts in made if texts is not None}

    def __len__(self) -> int:
        return len(self._units)

    @overload
    def __getitem__(self, index: int) -> Reading: ...

    @overload
    def __getitem__(self, index: slice) -> list[Reading]: ...

    def __getitem__(self, index: int | slice) -> Reading | list[Reading]:
        if isinstance(index, slice):
            return [self._reading(place) for place in range(*index.indices(len(self)))]
        return self._reading(range(len(self))[index])

    def __iter__(self) -> Iterator[Reading]:
        return map(self._reading, range(len(self)))

    def _reading(self, index: int) -> Reading:
        made = self._made.get(index)
        if made is None:
            made = Reading(self._units[index], index, self._context, self._document, self._tables)
            if index in self._texts:
                made.take_texts(self._texts.pop(index))
            self._made[index] = made
        return made
