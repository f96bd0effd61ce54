"""`toolkit convert` with one figure, several and none."""

from __future__ import annotations

import pytest
from command import toolkit

CASES = [
    (["3145亿元"], "314.5 billion yuan\n"),
    (["314.5 billion yuan"], "3145亿元\n"),
    (["314.5", "billion", "yuan"], "3145亿元\n"),
    (["近三成"], "nearly 30 percent\n"),
    (["5%", "--to", "en"], "5 percent\n"),
    (["-5%"], "-5%\n"),
    (["-US$5", "million"], "-500万美元\n"),
    (["-3.5", "percent"], "-3.5%\n"),
    (["从5亿元增至7.5亿元"], "5亿元 = 500 million yuan\n7.5亿元 = 750 million yuan\n"),
]


@pytest.mark.parametrize(("arguments", "printed"), CASES)
def test_convert(capfd: pytest.CaptureFixture[str], arguments: list[str], printed: str) -> None:
    outcome = toolkit(capfd, "convert", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (0, printed, "")


@pytest.mark.parametrize("option", ["--too", "-x"])
def test_an_unknown_option_is_an_error(capfd: pytest.CaptureFixture[str], option: str) -> None:
    outcome = toolkit(capfd, "convert", "5%", option)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"No such option: {option}" in outcome.err or f"No such option '{option}'" in outcome.err


def test_no_figure_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    outcome = toolkit(capfd, "convert", "hello")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no figure in 'hello'" in outcome.err
