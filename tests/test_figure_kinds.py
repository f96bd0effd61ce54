"""Figures that are easily read wrongly: right pairs are left alone, wrong ones found, in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from test_figures import alarms

KINDS = yaml.safe_load((Path(__file__).parent / "cases/figure_kinds.yaml").read_text(encoding="utf-8"))


def pairs(group: str) -> list[tuple[str, str]]:
    return [tuple(pair) for kind in KINDS for pair in kind.get(group, ())]


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize(("zh", "en"), pairs("right"))
def test_a_right_pair_is_left_alone(zh: str, en: str, turned: bool) -> None:
    assert alarms(zh, en, turned=turned) == []


@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
@pytest.mark.parametrize(("zh", "en"), pairs("wrong"))
def test_a_wrong_pair_is_found(zh: str, en: str, turned: bool) -> None:
    assert alarms(zh, en, turned=turned)
