"""The end of a translated run-in heading."""

from __future__ import annotations

import pytest

from toolkit.language.numbering import leading
from toolkit.renderers.run_in import run_in_heading

CASES = [
    ("(I) Industry grew steadily. Output rose.", "(I) Industry grew steadily."),
    ("I. Growth continued. Output rose.", "I. Growth continued."),
    (
        "(I) No. 1 in the U.S. market was Acme Inc. of Ohio. More.",
        "(I) No. 1 in the U.S. market was Acme Inc. of Ohio.",
    ),
    ("(II) Output rose 10.5 percent. More.", "(II) Output rose 10.5 percent."),
    ("(II) Output rose! More.", "(II) Output rose!"),
    ("(II) “Dual-chain coupling.” More.", "(II) “Dual-chain coupling.”"),
    ("(II) Strengthen coordination: " + "we will " * 60 + "do it. More.", "(II) Strengthen coordination:"),
    ("(I) Only one sentence.", None),
    ("(I) " + "word " * 100 + ". More.", None),
    ("（一）工業は成長した。生産は増えた。", "（一）工業は成長した。"),
    ("(I) Industry: output and investment rose", "(I) Industry:"),
    ("(I) Industry: output and investment rose.", None),
    ("(I) Lessons of Gen. Li of Chongqing. More.", "(I) Lessons of Gen. Li of Chongqing."),
    ("", None),
]


@pytest.mark.parametrize(("text", "heading"), CASES)
def test_the_heading_is_the_first_sentence(text: str, heading: str | None) -> None:
    found = leading(text, "en")
    span = run_in_heading(text, found.end if found else 0, 12)
    assert (span and text[slice(*span)]) == heading
