"""What an editor may set, under `toolkit` in its settings or among the options at the start."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Preferences:
    """`inlayHints`: write figures out. `name`: who reviews; git's `user.name` where it is empty."""

    inlay_hints: bool = True
    name: str = ""

    def with_settings(self, settings: object) -> Preferences:
        """These with what the settings say; what has another type, or is unknown, is left out."""
        if not isinstance(settings, dict):
            return self
        given: dict[str, Any] = settings.get("toolkit", settings)
        if not isinstance(given, dict):
            return self
        hints, name = given.get("inlayHints"), given.get("name")
        return replace(
            self,
            inlay_hints=hints if isinstance(hints, bool) else self.inlay_hints,
            name=name.strip() if isinstance(name, str) else self.name,
        )
