"""What a finding is known by across runs: neither its line nor its wording."""

from __future__ import annotations

import hashlib
from collections import Counter


class Fingerprints:
    """Gives the findings of one catalog their fingerprints, equal ones counted apart in order."""

    def __init__(self, language: str, report: str) -> None:
        self.language = language
        self.report = report
        self.seen: Counter[tuple[str, str | None, str, str]] = Counter()

    def of(self, check: str, unit: str | None, source: str, target: str) -> str:
        """SHA-256 (hex) of language, report, check, unit, source text, target text and a counter among equals."""
        key = (check, unit, source, target)
        number = self.seen[key]
        self.seen[key] += 1
        parts = (self.language, self.report, check, unit or "", source, target, str(number))
        return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
