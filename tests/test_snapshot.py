"""Readings and findings over all development pairs are as recorded; `python tests/snapshot.py` rewrites the record."""

from __future__ import annotations

from difflib import unified_diff

import pytest
import snapshot


@pytest.mark.parametrize("name", snapshot.SNAPSHOTS)
def test_readings_and_findings_are_as_recorded(name: str) -> None:
    recorded = (snapshot.GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    difference = list(unified_diff(recorded, snapshot.text_of(name).splitlines(), "recorded", "now", n=4, lineterm=""))
    shown = "\n".join(difference[:200])
    assert not difference, f"{len(difference)} lines of difference; review, then: python tests/snapshot.py\n{shown}"
