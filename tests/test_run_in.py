"""The end of a translated run-in heading."""

from __future__ import annotations

import pytest

from toolkit.language.numbering import leading
from toolkit.renderers.run_in import before_full_stop, run_in_heading

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


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("II. Key tasks.", "II. Key tasks"),
        ("二、重点任务。", "二、重点任务"),
        ("II. Output rose 10.5 percent.", "II. Output rose 10.5 percent"),
        ("II. Key tasks", "II. Key tasks"),
        ("II. Roads, bridges, etc.", "II. Roads, bridges, etc."),
        ("II. Markets of the U.S.", "II. Markets of the U.S."),
        ("II. What is next?", "II. What is next?"),
        ("II. Output rose. Prices fell.", "II. Output rose. Prices fell."),
        ("II. “Two guarantees.”", "II. “Two guarantees.”"),
        ("", ""),
    ],
)
def test_the_contents_leave_out_the_full_stop_of_a_heading(heading: str, shown: str) -> None:
    found = leading(heading, "zh" if heading[:1] == "二" else "en")
    assert heading[: before_full_stop(heading, found.end if found else 0)] == shown
