"""Documents cut into sentences for aligning: a number stays with what it numbers."""

from __future__ import annotations

import pytest

from toolkit.memory.aligning.pieces import pieces

CASES = [
    ["12.4.1. Setting Up the Server", "12.4.2. Setting Up the Client"],
    ["The event flow of the package", "2.1.8. First response"],
    ["See also Section 2.1.8.", "The rest follows."],
    ["As shown in 2.1.8.", "The rest follows."],
    ["Growth rose to 3.5.", "The rest follows."],
    ["Recalling the Programme of Action,", "1. Urges all States."],
    ["2. Industry grew.", "3. Trade fell."],
    ["(a) The first.", "(b) The second."],
]


@pytest.mark.parametrize("parts", CASES, ids=" | ".join)
def test_a_number_stays_with_what_it_numbers(parts: list[str]) -> None:
    assert [one.text for one in pieces([" ".join(parts)], "en")] == parts
