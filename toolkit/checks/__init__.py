"""The checks, one a file, found by file name.

A check module has a docstring (the user's page), `GROUP`, `SEVERITY` and one of these functions, or the first two:

* `check_unit(reading)`: one unit with a translation, final or under review; the reading has its context.
* `check_catalog(readings, context)`: all units of a catalog at once.
* `check_file(file)`: a catalog with the bytes it was read from.
* `check_glossary(glossary, context)`: a glossary.

A check of the group `numbers` reports discrepancies of the figures' comparison, and is not asked where it found none.
A check of the group `terms` that needs no glossary has `WITHOUT_GLOSSARY = True`, and one whose suggestion `--fix` may
put in has `SAFE = True`.
A check that works for some languages only also has `fits(source_language, target_language)`, which is true for those.
A check of whole catalogs that takes long may have `keeper()`, which makes a function like `check_catalog` that keeps
what it can from one call to the next. One whose problems of a unit depend on that unit and so many translated ones
before it has `REACH`, their number.
The check's name is the module's with hyphens. To add a check, add a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from toolkit.context import CatalogFile, Context, Reading
from toolkit.errors import InputError
from toolkit.model import Glossary, Problem, Severity

CheckUnit = Callable[[Reading], Iterable[Problem]]
CheckCatalog = Callable[[Sequence[Reading], Context], Iterable[Problem]]
CheckFile = Callable[[CatalogFile], Iterable[Problem]]
CheckGlossary = Callable[[Glossary, Context], Iterable[Problem]]
Fits = Callable[[str, str], bool]

#: Groups in the order they are shown.
GROUPS = ("catalog", "text", "structure", "numbers", "style", "terms", "glossary")
#: The group that runs where a project has chosen a guide, or where it is selected.
STYLE = "style"


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, group, default severity, page, and whichever of the four functions it has.

    `fits` tells whether the check works from a source language to a target language; None for one that always does.
    `safe` is true where its suggestion may be put in without a person looking. `keeper` and `reach` are for those who
    run it again after each edit.
    """

    name: str
    group: str
    severity: Severity
    page: str
    unit: CheckUnit | None = None
    catalog: CheckCatalog | None = None
    file: CheckFile | None = None
    glossary: CheckGlossary | None = None
    fits: Fits | None = None
    without_glossary: bool = False
    safe: bool = False
    keeper: Callable[[], CheckCatalog] | None = None
    reach: int | None = None

    @property
    def needs(self) -> str:
        """The group whose comparison the check needs, empty for a check that needs no glossary."""
        return "" if self.without_glossary else self.group

    @property
    def sees_all(self) -> bool:
        """True if the check sees every unit; the others see units with a translation only."""
        return self.group == "catalog"

    @property
    def of_units(self) -> bool:
        """True if its findings are of units, where a comment in the catalog can accept them."""
        return self.group != "glossary" and self.file is None and self.name != "unused-suppression"

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]


@cache
def checks() -> dict[str, Check]:
    """Every check by name, sorted by group and name."""
    found = [_load(module.name) for module in iter_modules(__path__)]
    found.sort(key=lambda check: (GROUPS.index(check.group), check.name))
    return {check.name: check for check in found}


def named(name: str) -> Check:
    """The check of this name. Raises InputError for an unknown one, with the nearest offered."""
    known = checks()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "see: toolkit checks"
        raise InputError(f"no check named {name!r}; {hint}")
    return known[name]


def _load(module_name: str) -> Check:
    module = import_module(f"{__name__}.{module_name}")
    return Check(
        name=module_name.replace("_", "-"),
        group=module.GROUP,
        severity=module.SEVERITY,
        page=(module.__doc__ or "").strip(),
        unit=getattr(module, "check_unit", None),
        catalog=getattr(module, "check_catalog", None),
        file=getattr(module, "check_file", None),
        glossary=getattr(module, "check_glossary", None),
        fits=getattr(module, "fits", None),
        without_glossary=getattr(module, "WITHOUT_GLOSSARY", False),
        safe=getattr(module, "SAFE", False),
        keeper=getattr(module, "keeper", None),
        reach=getattr(module, "REACH", None),
    )


def choose(select: Sequence[str] = (), ignore: Sequence[str] = (), guide: str = "") -> dict[str, Check]:
    """The checks that names or groups select, less the ignored ones; a name may be several with commas between them.

    Where none is given these are all, those of the group `style` only with a `guide`.

    Raises InputError for a name that is neither a check nor a group, with the nearest one offered.
    """
    wanted = set(_expand(select or [group for group in GROUPS if guide or group != STYLE]))
    wanted -= set(_expand(ignore))
    return {name: check for name, check in checks().items() if name in wanted}


def _expand(names: Sequence[str]) -> Iterator[str]:
    for name in (one.strip() for given in names for one in given.split(",")):
        if name in GROUPS:
            yield from (check.name for check in checks().values() if check.group == name)
        elif name in checks():
            yield name
        else:
            near = get_close_matches(name, [*checks(), *GROUPS], n=1)
            hint = f"did you mean {near[0]!r}?" if near else "see: toolkit checks"
            raise InputError(f"no check or group named {name!r}; {hint}")
