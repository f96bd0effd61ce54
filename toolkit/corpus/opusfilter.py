"""The checks as a filter in an OpusFilter configuration (extra `corpus-opusfilter`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from toolkit.corpus import BatchChecker
from toolkit.corpus.engines import ROWS
from toolkit.corpus.filters import LADDER, check_values, missing, step
from toolkit.errors import InputError

try:
    from opusfilter import CLEAN_LOW, FilterABC
except ModuleNotFoundError as error:
    raise missing(error, "opusfilter") from None

Pair = Sequence[str]


class CheckFilter(FilterABC):
    """Reject the pairs in which the checks find something; name it with `module: toolkit.corpus.opusfilter`.

    The score of a pair is 0 for `ok`, 1 for `unchecked`, 2 for `warning` and 3 for `error`. `reject` is the first of
    these verdicts that is rejected, by default `error`. The other parameters are options of `check_batch`; as in
    OpusFilter's own filters, the paths of a glossary begin at the output directory.

    Raises InputError for parameters that cannot be met, and for more than two files.
    """

    score_direction = CLEAN_LOW

    def __init__(
        self,
        reject: str = "error",
        source: str = "zh",
        target: str = "en",
        select: str | Sequence[str] = ("numbers",),
        ignore: str | Sequence[str] = (),
        glossary: str | Sequence[str] = (),
        name: str | None = None,
        workdir: str = "",
    ) -> None:
        super().__init__(name=name, workdir=workdir)
        self.reject = step(reject)
        paths = [glossary] if isinstance(glossary, str) else glossary
        self.checker = BatchChecker(
            source=source,
            target=target,
            select=select,
            ignore=ignore,
            glossary=[Path(workdir, path) for path in paths],
        )

    def score(self, pairs: Iterable[Pair]) -> Iterator[int]:
        """Yield the score of each pair."""
        for _, score in self._scored(pairs):
            yield score

    def accept(self, score: int) -> bool:
        """True for a pair with this score that is kept."""
        return score < self.reject

    def filter(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield the pairs that are kept; many are checked at a time, as in `score`."""
        return (pair for pair, score in self._scored(pairs) if self.accept(score))

    def filterfalse(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield the pairs that are rejected."""
        return (pair for pair, score in self._scored(pairs) if not self.accept(score))

    def _scored(self, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, int]]:
        rest = iter(pairs)
        while chunk := list(islice(rest, ROWS)):
            rows = check_values(self.checker, [_two(pair) for pair in chunk])
            yield from zip(chunk, (LADDER.index(row["verdict"]) for row in rows), strict=True)


def _two(pair: Pair) -> tuple[str, str]:
    if len(pair) != 2:
        raise InputError(f"CheckFilter compares a source and its target; the step has {len(pair)} inputs")
    return pair[0], pair[1]
