"""Laws of aligning documents: what holds for any two documents, and small cases."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.memory.aligning import align_documents
from toolkit.memory.aligning.alignment import Alignment

ZH = [
    "全年实现工业总产值2486.3亿元。",
    "重庆新增企业310家。",
    "汽车产量增长5%。",
    "一、2021年工作情况",
    "",
    "政府支持农业。\n出口下降。",
]
EN = [
    "Output came to 248.63 billion yuan.",
    "Chongqing had 310 new enterprises. Exports fell.",
    "I. Work in 2021",
    "Car output rose by 5 percent.",
    "",
    "The government supported agriculture.\nIt said so (twice). ",
]


def _check(found: Alignment, source: list[str], target: list[str]) -> None:
    assert [link.paragraph for link in found.links] == list(range(len(source)))
    used = [one for link in found.links for one in link.sentences] + list(found.left_target)
    for one in used:
        assert target[one.paragraph][one.start : one.end] == one.text
    places = sorted((one.paragraph, one.start, one.end) for one in used)
    assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(places))
    said = sum(len("".join(one.text.split())) for one in used)
    assert said == len("".join("".join(target).split()))
    for one in found.left_source:
        assert source[one.paragraph][one.start : one.end] == one.text
        assert not found.links[one.paragraph].certain
    for link in found.links:
        assert 0 <= link.score <= 1
        assert bool(link.sentences) == bool(link.target)
        assert link.sentences or not link.certain
        assert "".join(link.target.split()) == "".join("".join(one.text.split()) for one in link.sentences)
    assert 0 <= found.score <= 1


@given(
    st.lists(st.sampled_from(ZH) | st.text(max_size=20), max_size=8),
    st.lists(st.sampled_from(EN) | st.text(max_size=20), max_size=8),
)
@settings(max_examples=150, deadline=None)
def test_each_sentence_is_used_at_most_once_and_none_is_lost(source: list[str], target: list[str]) -> None:
    found = align_documents(source, target)
    _check(found, source, target)
    assert align_documents(source, target) == found
    back = align_documents(target, source, languages=("en", "zh"))
    _check(back, target, source)


def test_nothing_is_certain_in_documents_with_little_in_common() -> None:
    """Two reports with the same outline and some figures: `toolkit align` warns, so no link may go unreviewed."""
    source = [
        "一、工业投资",
        "完成工业投资3145亿元，增长8.5%。新增企业100家。",
        "二、创新能力",
        "建成国家级实验室12个。新增专利5000件。",
    ]
    source += ["三、开放合作", "利用外资10亿美元。新签项目45个。", "全市人民团结一心。大家努力奋斗。"]
    target = ["I. Education", "The city opened 12 schools. Attendance reached 85%.", "II. Health"]
    target += ["Hospitals treated 5,000 patients in 2019."]
    found = align_documents(source, target)
    assert found.score < 0.5
    assert [link for link in found.links if link.certain] == []


def test_a_number_alone_makes_no_heading_certain() -> None:
    """Headings of any two reports are numbered alike."""
    source = ["一、教育", "新建医院3家，新增床位800张。", "二、交通", "新建公路120公里。"]
    target = ["I. Health", "Three hospitals were built, with 800 beds.", "II. Transport"]
    target += ["A total of 120 kilometers of roads were built."]
    found = align_documents(source, target)
    assert [link.certain for link in found.links] == [False, True, True, True]
