"""Options of a lint run, beyond the settings of the projects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import InputError
from toolkit.model import Severity

#: (work done, all work), in bytes of catalogs.
Progress = Callable[[float, int], None]

#: Bytes of catalogs that keep a process busy long enough to be worth starting.
WORTH = 500_000


@dataclass(frozen=True, slots=True)
class LintOptions:
    """Options of one run; each comes before the setting of the same name, and `select` before the setting `ignore` too.

    `glossary` (paths, each a layer) replaces every project's glossary; the run finds its files, by `layers`.
    `changed_since` is a git revision; `jobs` is a number of processes, 0 for as many as pay. `baseline` is a path;
    `write_baseline` accepts what is found now, and may not make the file grow under CI (`in_ci`) without
    `allow_growth`. With `strict_baseline` an entry that matches nothing is an error. `outputs` are the files that the
    report will be written to: none may be one that is read.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: str | None = None
    glossary: tuple[str, ...] = ()
    source_language: str | None = None
    changed_since: str | None = None
    jobs: int = 0
    cache: bool = True
    baseline: str | None = None
    write_baseline: bool = False
    strict_baseline: bool = False
    allow_growth: bool = False
    in_ci: bool = False
    outputs: tuple[Path, ...] = ()
    layers: tuple[tuple[str, ...], ...] = ()


def require_check(options: LintOptions, guide: str = "any") -> None:
    """Raise InputError where `ignore` leaves nothing of `select`, or names a check that does not exist.

    `guide` is the project's; without it, checks that need a guide are not mentioned.
    """
    if options.ignore:
        from toolkit.checks import choose  # a run that finds all in the cache needs no check

        if not choose(options.select, options.ignore, guide):
            raise InputError("no check is left: --ignore names everything that --select does")
