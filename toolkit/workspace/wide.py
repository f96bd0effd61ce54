"""The checks of whole catalogs, run again after each edit without doing everything anew."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit.checks import Check, CheckCatalog
from toolkit.context import Context, Reading
from toolkit.language.triangles import Legend
from toolkit.linter.run import UnitProblems, problems_of
from toolkit.model import Unit
from toolkit.terminology.document import Known

#: Texts that were typed and are kept beside those of the file.
TYPED = 256


#: All that the problems of a unit depend on, in one context.
Key = tuple[Unit, Known | None, tuple[tuple[str, ...], int] | None, Legend | None]


def key_of(reading: Reading) -> Key:
    """The key of a unit in its catalog."""
    known = reading.document.known(reading.index) if reading.document else None
    return reading.unit, known, reading.tables.place(reading.index) if reading.tables else None, reading.legend


def lasting(key: Key) -> Key:
    """The same key, to be kept: it does not keep the text of a whole file with it."""
    return replace(key[0], origin=None), *key[1:]


class WideChecks:
    """The checks of whole catalogs among some checks, each with what it keeps."""

    def __init__(self, checks: Mapping[str, Check], context: Context) -> None:
        self.context = context
        self.checks = {name: check for name, check in checks.items() if check.catalog is not None}
        self.functions: dict[str, CheckCatalog | None] = {
            name: check.keeper() if check.keeper else check.catalog for name, check in self.checks.items()
        }
        #: By check and the keys of the units that it looks at, what it found in the last of them.
        self.found: dict[Hashable, UnitProblems] = {}

    def problems(self, readings: Sequence[Reading], keys: Sequence[Hashable]) -> Iterator[UnitProblems]:
        """What the checks find in a catalog, little by little; `keys` say of each unit all that its problems depend
        on.
        """
        found: dict[Hashable, UnitProblems] = {}
        for name, check in self.checks.items():
            if check.reach is None:
                yield problems_of(check, self.functions[name], readings, self.context)
            else:
                yield from self._near(check, readings, keys, found)
        self.found = found

    def near(self, readings: Sequence[Reading], index: int) -> UnitProblems:
        """What the checks that look at few units find in one."""
        problems: UnitProblems = []
        if not readings[index].has_target:
            return problems
        for check in self.checks.values():
            if check.reach is not None:
                seen = window(readings, index, check.reach)
                keys = [key_of(one) for one in seen]
                key = (check.name, *keys)
                if key not in self.found:
                    if len(self.found) > 2 * len(readings) + TYPED:
                        self.found.clear()
                    self.found[check.name, *map(lasting, keys)] = self._of_last(check, seen)
                problems += [(name, problem.at_unit(index)) for name, problem in self.found[key]]
        return problems

    def _near(
        self, check: Check, readings: Sequence[Reading], keys: Sequence[Hashable], found: dict[Hashable, UnitProblems]
    ) -> Iterator[UnitProblems]:
        """What a check that looks at few units finds in each; what it found in the same ones before is not sought."""
        translated = [reading for reading in readings if reading.has_target]
        for place, reading in enumerate(translated):
            seen = translated[max(0, place - (check.reach or 0)) : place + 1]
            key = (check.name, *(keys[one.index] for one in seen))
            if key not in found:
                found[key] = self.found[key] if key in self.found else self._of_last(check, seen)
            index = reading.index
            yield [(name, problem.at_unit(index)) for name, problem in found[key]]

    def _of_last(self, check: Check, readings: Sequence[Reading]) -> UnitProblems:
        """What a check finds in the last of some units."""
        last = readings[-1].index
        done = problems_of(check, check.catalog, readings, self.context)
        return [(name, problem) for name, problem in done if problem.unit in (last, None)]


def window(readings: Sequence[Reading], index: int, reach: int) -> list[Reading]:
    """A unit with so many translated ones before it."""
    found = [readings[index]]
    for place in range(index - 1, -1, -1):
        if len(found) > reach:
            break
        if readings[place].has_target:
            found.append(readings[place])
    return found[::-1]
