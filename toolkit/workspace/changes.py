"""What has changed on disk since the last look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changes:
    """What `refresh` found. It is false where nothing has changed.

    `units` are the ids of changed, new and gone units by the path of their open catalog: none where only its header,
    its layout or what is broken in it has changed. A catalog that is not there any more is in `gone`. `settings`,
    `glossary` and `listing` (reports and catalogs that there are) say that these have changed: findings may be others
    then; `glossary` also covers the report and the baseline of an open catalog. `errors` are lines for a person
    about what cannot be read.
    """

    units: dict[Path, tuple[str, ...]]
    gone: tuple[Path, ...] = ()
    settings: bool = False
    glossary: bool = False
    listing: bool = False
    errors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.units or self.gone or self.settings or self.glossary or self.listing)
