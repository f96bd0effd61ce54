"""The pieces of an update and a merge, each at its boundaries."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from toolkit.catalogs.assignment import STEP, assign
from toolkit.catalogs.changes import FigureChange, Rules
from toolkit.catalogs.compare import Kind, compare
from toolkit.catalogs.directives import bracketed, directives
from toolkit.catalogs.entries import buried, described, one_line, without_duplicates
from toolkit.catalogs.enumerators import changed_enumerators, differing_starts, renumber
from toolkit.catalogs.extract import SHOWN, extract, is_note
from toolkit.catalogs.figures import carry, only_figures_changed
from toolkit.catalogs.listed_figures import reviewed
from toolkit.catalogs.merge import merge, merged_lines
from toolkit.catalogs.merge_header import merge_header
from toolkit.catalogs.merge_order import merge_order
from toolkit.catalogs.order import after, in_order
from toolkit.catalogs.pairing import Pairing, Paragraph, _Finder, _near, pair
from toolkit.catalogs.similarity import Index, Likeness, Weights, shingles
from toolkit.catalogs.update import update, update_template
from toolkit.errors import InputError
from toolkit.formats.report import parse
from toolkit.language.writing.enumerators import FORMS
from toolkit.model import Catalog, State, Unit

# Extraction


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("一、" + "长" * (SHOWN - 2), "一、" + "长" * (SHOWN - 2)),
        ("一、" + "长" * (SHOWN - 1), "一、" + "长" * (SHOWN - 3) + "…"),
    ],
)
def test_a_place_shows_the_beginning_of_its_heading(heading: str, place: str) -> None:
    units = extract(parse(f"报告\n\n{heading}\n\n工业经济平稳。\n".encode(), "x", name="x"), "x")
    assert (units[1].source, units[2].notes) == (heading, (f"paragraph · {place}",))
    assert len(place) <= SHOWN == 24


def test_a_place_lists_all_headings_above() -> None:
    text = "报告\n\n一、总体情况\n\n（一）工业\n\n工业经济平稳。\n"
    units = extract(parse(text.encode(), "x", name="x"), "x")
    assert [unit.notes[0] for unit in units] == [
        "title",
        "heading 1",
        "heading 2 · 一、总体情况",
        "paragraph · 一、总体情况 › （一）工业",
    ]
    assert [unit.state for unit in units] == [State.INITIAL] * 4


@pytest.mark.parametrize(
    ("note", "ours"),
    [("title", True), ("heading 12", True), ("row · 一、x", True), ("heading x", False), ("titles", False)],
)
def test_a_note_of_ours_is_told_from_others(note: str, ours: bool) -> None:
    assert is_note(note) is ours


# Enumerators


@pytest.mark.parametrize(
    ("old", "new", "target", "renumbered"),
    [
        ("一、甲", "二、甲", "I. A", "II. A"),
        ("一、甲", "二、甲", "1. A", "2. A"),
        ("一、甲", "二、甲", "(1) A", "(2) A"),
        ("一、甲", "二、甲", "First, A", "Second, A"),
        ("一、甲", "二、甲", "(I) A", "(II) A"),
        ("一、甲", "二、甲", "2. A", ""),
        ("一、甲", "二、甲", "A", ""),
        ("一、甲", "二、甲", "First: A", ""),
        ("第一，甲", "第二十，甲", "First, A", "Twentieth, A"),
        ("第一，甲", "第二十一，甲", "First, A", ""),
        ("一、甲", "八十九、甲", "1. A", "89. A"),
        ("一、甲", "九十、甲", "1. A", ""),
        ("第一章 甲", "第二章 甲", "Chapter 1 A", "Chapter 2 A"),
        ("第一章 甲", "第二章 甲", "Chapter I A", "Chapter II A"),
        ("第一节 甲", "第三节 甲", "Section 1 A", "Section 3 A"),
        ("第一节 甲", "第三节 甲", "Section I A", "Section III A"),
    ],
)
def test_a_target_is_renumbered_in_its_own_form(old: str, new: str, target: str, renumbered: str) -> None:
    enumerators = changed_enumerators(old, new, "zh")
    assert enumerators is not None
    assert renumber(target, *enumerators, "en", ()) == renumbered


def test_the_setting_is_looked_at_first() -> None:
    enumerators = changed_enumerators("（一）甲", "（二）甲", "zh")
    assert enumerators is not None
    assert renumber("(I) A", *enumerators, "en", ("I.", "(I)", "First,", "(1)")) == "(II) A"
    assert renumber("(I) A", *enumerators, "en", ("I.", "1.", "First,", "(1)")) == "(II) A"
    assert renumber("1. A", *enumerators, "en", ("I.", "(I)", "First,", "(1)")) == "2. A"


def test_only_enumerators_that_differ_are_changed() -> None:
    assert changed_enumerators("一、甲", "一、乙", "zh") is None
    assert changed_enumerators("一、甲", "乙", "zh") is None
    assert changed_enumerators("甲", "一、乙", "zh") is None


@pytest.mark.parametrize(
    ("old", "new", "starts"),
    [
        ("I. Overview", "II. Overview", ("I.", "II.")),
        ("(I) A", "(II) A", ("(I)", "(II)")),
        ("1. A", "11. A", ("1.", "11.")),
        ("First, A", "Second, A", ("First,", "Second,")),
        ("A", "", ("", "")),
        ("A", "A", ("A", "A")),
    ],
)
def test_differing_starts(old: str, new: str, starts: tuple[str, str]) -> None:
    assert differing_starts(old, new) == starts


# Figures


def test_a_figure_of_another_language_is_left() -> None:
    for old, new, target, languages in (
        ("增长8%。", "增长9%。", "8 Prozent mehr.", ("zh", "de")),
        ("It grew 8%.", "It grew 9%.", "增长8%。", ("en", "zh")),
    ):
        pairs = only_figures_changed(old, new, languages[0])
        carried = carry(old, new, target, pairs, languages)
        assert carried.target == target
        assert not carried.is_whole
    assert str(FigureChange("a", "b")) == "a→b (not put in)"
    assert str(FigureChange("a", "b", "c", "d")) == "a→b (c → d)"


def test_the_certain_figures_are_put_in_and_the_others_listed() -> None:
    old, new = "建成1个项目，投资3亿元。", "建成2个项目，投资4亿元。"
    carried = carry(
        old,
        new,
        "One project was built with 300 million yuan.",
        only_figures_changed(old, new, "zh"),
        ("zh", "en"),
    )
    assert carried.target == "One project was built with 400 million yuan."
    assert carried.changes == (
        FigureChange("1个", "2个"),
        FigureChange("3亿元", "4亿元", "300 million yuan", "400 million yuan"),
    )


# Order and assignment


def test_what_kept_its_order() -> None:
    assert in_order({0: 2, 1: 0, 2: 1}) == {1: 0, 2: 1}
    assert in_order({}) == {}
    assert in_order({0: 5}) == {0: 5}
    assert in_order({0: 1, 1: 0}) == {1: 0}
    assert in_order({3: 0, 5: 4, 6: 2, 7: 3}) == {3: 0, 6: 2, 7: 3}


def test_the_last_anchor() -> None:
    assert after(4, {1: 7, 3: 2}) == [-1, 7, 7, 2]
    assert after(0, {}) == []


def test_entries_of_both_sides_keep_their_neighbours() -> None:
    assert merge_order([1, 2, 3], [1, 2, 3], [3, 1, 2]) == [3, 1, 2]
    assert merge_order([1, 2, 3], [2, 1, 3], [3, 1, 2]) == [2, 1, 3]
    assert merge_order([1, 2], [1, 5, 2], [1, 2, 6]) == [1, 5, 2, 6]
    assert merge_order([1, 2], [7, 1, 2], [8, 9, 1, 2]) == [7, 8, 9, 1, 2]
    assert merge_order([1, 2, 3], [3, 2], [1, 2, 3, 4]) == [1, 3, 4, 2]


def test_an_offer_beats_the_second_best() -> None:
    assert STEP == 1e-3
    assert assign({1: [(10, 0.5)], 2: [(10, 0.6)]}) == {2: 10}
    assert assign({2: [(10, 0.6)], 1: [(10, 0.5)]}) == {2: 10}
    assert assign({1: [(10, 0.5), (20, 0.4)], 2: [(10, 0.5), (20, 0.1)]}) == {1: 20, 2: 10}
    assert assign({1: [(10, 0.5), (20, 0.4)], 2: [(20, 0.4), (10, 0.5)], 3: [(10, 0.9)]}).keys() == {3, 1}


# Similarity and pairing


def test_trigrams_without_blanks_and_figures() -> None:
    assert shingles("a b\u3000cd") == {"abc", "bcd"}
    assert shingles("ab") == {"ab"}
    assert shingles("a12５%b") == {"a0%", "0%b"}
    assert shingles("") == {""}


def test_rare_trigrams_weigh_more() -> None:
    weights = Weights([shingles("abcd"), shingles("abcx")], ["abc", "abcd", "xyz"])
    assert weights.of == {
        "abc": round(1e6 * (math.log(5) - math.log(3))),
        "bcd": round(1e6 * (math.log(5) - math.log(2))),
        "bcx": round(1e6 * math.log(5)),
    }
    like = weights.likeness(shingles("abcd"), shingles("abcx"))
    abc, bcd, bcx = (weights.of[gram] for gram in ("abc", "bcd", "bcx"))
    assert like.left == pytest.approx(abc / (abc + bcd))
    assert like.right == pytest.approx(abc / (abc + bcx))
    assert like.alike == pytest.approx(abc / math.sqrt((abc + bcd) * (abc + bcx)))
    assert Weights([frozenset("a")], ["a"] * 2).of == {"a": round(1e6 * math.log(4 / 3))}


def test_a_trigram_of_every_paragraph_weighs_a_little() -> None:
    assert Weights([frozenset("a")], ["a"] * 100).of == {"a": 50000}
    assert Weights([frozenset("a")], []).likeness(frozenset(), frozenset("a")) == Likeness(0, 0, 0)


def test_what_too_many_hold_finds_nobody() -> None:
    some, many = Index([frozenset("a")] * 24), Index([frozenset("a")] * 25)
    assert some.candidates(frozenset("a"), None, 3) == [0, 1, 2]
    assert many.candidates(frozenset("a"), None, 3) == []
    ranked = Index([frozenset("a"), frozenset("ab"), frozenset("b")])
    assert ranked.candidates(frozenset("abz"), None, 9) == [1, 0, 2]
    assert ranked.candidates(frozenset("ab"), {"a": 1, "b": 3}, 9) == [1, 2, 0]
    assert ranked.candidates(frozenset("ab"), {"a": 1, "b": 3}, 1) == [1]


WHOLE = "全面推进创新驱动发展战略，培育龙头企业。大力优化营商环境，降低企业成本。"
HALVES = ("全面推进创新驱动发展战略，培育龙头企业。", "大力优化营商环境，降低企业成本。")


def paragraphs(*texts: str, places: tuple[int, ...] = (), afters: tuple[int, ...] = ()) -> list[Paragraph]:
    return [
        Paragraph(text, places[number] if places else number, afters[number] if afters else -1)
        for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(("apart", "found"), [(1, True), (3, True), (4, False)])
def test_parts_are_close_together(apart: int, found: bool) -> None:
    parts, whole = paragraphs(*HALVES, places=(5, 5 + apart)), paragraphs(WHOLE)
    pairing = pair(parts, whole, [WHOLE], "zh")
    assert pairing.split == ({0: (0, 1)} if found else {})
    pairing = pair(whole, parts, list(HALVES), "zh")
    assert pairing.joined == ({0: (0, 1)} if found else {})


@pytest.mark.parametrize(("distance", "found"), [(0, True), (1, True), (2, True), (3, False)])
def test_an_edited_paragraph_is_known_by_less_nearby(distance: int, found: bool) -> None:
    old, new = "全面推进创新驱动发展，培育龙头企业。", "全面推进创新驱动发展，培育企业。建设科技园。"
    pairing = pair(paragraphs(new, afters=(4 + distance,)), paragraphs(old, afters=(4,)), [old], "zh")
    assert pairing.edited == ({0: 0} if found else {})
    assert pair([], paragraphs(old), [old], "zh").edited == {}
    assert pair(paragraphs(new), [], [old], "zh").edited == {}


def test_a_paragraph_split_into_many_parts() -> None:
    parts = (
        "全面推进创新发展。",
        "大力优化营商环境。",
        "持续扩大对外开放。",
        "着力保障改善民生。",
        "加快建设美丽城区。",
        "深入推进依法行政。",
    )
    assert pair(paragraphs(*parts), paragraphs("".join(parts)), ["别的段落。"], "zh").split == {0: (0, 1, 2, 3, 4, 5)}


def test_one_pair_that_fits_beats_two_that_hardly_do() -> None:
    far = paragraphs("甲", "乙", afters=(0, 10)), paragraphs("丙", "丁", afters=(20, 30))
    finder = _Finder(*far, [], "zh")
    for good, expected in ((0.8, {0: 0}), (0.75, {0: 1, 1: 0})):
        scores = {(0, 0): good, (0, 1): 0.6, (1, 0): 0.6}
        finder.likeness = {place: Likeness(score, score, score) for place, score in scores.items()}
        found = Pairing()
        finder.settle(found)
        assert found.edited == expected


def test_the_paragraphs_about_as_far_along_are_near() -> None:
    lost = paragraphs(*"abcdefghijkl", afters=(0,) * 10 + (1, 1))
    new = paragraphs(*"mnopq", afters=(0, 0, 1, 0, 7))
    assert _near(new, lost) == [[0, 1, 2, 3], [0, 1, 2, 3, 4, 5, 6], [10, 11], [3, 4, 5, 6, 7, 8, 9], []]


def test_of_several_obsolete_units_one_with_a_target_returns() -> None:
    def returned(*targets: str) -> str:
        old = [Unit("甲", target, context=str(number), obsolete=True) for number, target in enumerate(targets)]
        return update(Catalog(tuple(old)), [Unit("甲")], Rules()).catalog.units[0].target

    assert [returned("", "A"), returned("A", "B"), returned("A", ""), returned("", "")] == ["A", "A", "A", ""]


def test_a_template_keeps_what_people_wrote_in_it() -> None:
    kept = [Unit("a", comments=("x",)), Unit("b", "B", notes=("title",)), Unit("c"), Unit("d", "D", comments=("y",))]
    done = update_template(Catalog((Unit("", "A: b\n"), *kept)), [Unit("n"), Unit("d")])
    assert [(unit.source, unit.obsolete) for unit in done.entries] == [
        ("", False),
        ("n", False),
        ("d", False),
        ("a", True),
        ("b", True),
    ]


@pytest.mark.parametrize(
    ("live", "found", "refused"), [(2, 0, False), (3, 0, True), (3, 1, False), (6, 1, True), (5, 1, False)]
)
def test_a_catalog_is_of_another_report_where_hardly_a_paragraph_is_known(live: int, found: int, refused: bool) -> None:
    words = ["金融改革", "农业丰收", "教育公平", "医疗保障", "交通建设", "文化旅游"]
    old = [Unit(f"{word}稳步推进，成效明显。", "x", references=("b.txt",)) for word in words[:live]]
    new = [Unit(f"{word}稳步推进，成效很明显。", references=("a.txt",)) for word in words[:found]]
    template = [*new, Unit("无线电频谱管理。", references=("a.txt",))]
    if refused:
        with pytest.raises(InputError, match=r"^x\.po: is the catalog of b\.txt, not of a\.txt"):
            update(Catalog(tuple(old), "x.po"), template, Rules())
    else:
        assert len(update(Catalog(tuple(old), "x.po"), template, Rules()).catalog.units) == found + 1
    update(Catalog(tuple(replace(unit, references=()) for unit in old)), template, Rules())
    update(Catalog(tuple(old)), [], Rules())
    update(Catalog(tuple(old)), [*template, old[0]], Rules())


# Entries


LIST = "toolkit: figures 20万辆→21万辆 (200,000 → 210,000)"


@pytest.mark.parametrize(
    ("comments", "kept"),
    [
        ([LIST], []),
        (["mine", LIST, "toolkit: ignore x -- y"], ["mine", "toolkit: ignore x -- y"]),
        ([LIST, "", "own"], ["", "own"]),
        ([LIST, "王芳：请保留此注。"], ["王芳：请保留此注。"]),
        (["toolkit: ignore x -- y", LIST, "own"], ["toolkit: ignore x -- y", "", "own"]),
        ([LIST.replace(")", "; （一）→（二） ((I) → (II))")], [LIST.replace(")", "; （一）→（二） ((I) → (II))")]),
        ([f"{LIST}; （一）→（二） (not put in)"], []),
        ([f"{LIST} Li says so"], [f"{LIST} Li says so"]),
        ([f"{LIST}; Li says so"], [f"{LIST}; Li says so"]),
        ([LIST.replace(")", ", says Li)")], [LIST.replace(")", ", says Li)")]),
        ([LIST.replace(" (", " 电话核实 (")], [LIST.replace(" (", " 电话核实 (")]),
        (["toolkit: figures 20万辆→21万辆"], ["toolkit: figures 20万辆→21万辆"]),
        ([LIST.replace("21", "22")], [LIST.replace("21", "22")]),
    ],
)
def test_only_the_list_of_figures_that_the_toolkit_wrote_goes(comments: list[str], kept: list[str]) -> None:
    unit = Unit("（二）产量21万辆。", "(II) Output was 0.21 million.", state=State.TRANSLATED, comments=tuple(comments))
    assert list(reviewed(unit, Rules()).comments) == kept
    waiting = replace(unit, state=State.NEEDS_REVIEW)
    assert reviewed(waiting, Rules()) is waiting


def test_a_word_after_a_hint_stays_a_note() -> None:
    hint = "术语: 规上 = above designated size, in the sense of the statistical yearbook"
    old = Unit("规上。", "A", notes=(hint + " of the city", "术语: 旧 = old"))
    terms = [("规上", hint.partition(" = ")[2])]
    assert described(old, Unit("规上。"), lambda _: terms).notes == ("of the city", hint)


def test_comments_in_one_line() -> None:
    plain = Unit("甲", "A", state=State.TRANSLATED, comments=("mine",))
    assert reviewed(plain, Rules()) is plain
    assert one_line("a\\b\nc") == "a\\\\b\\nc"


def test_a_described_unit_changes_only_where_it_must() -> None:
    old = Unit("甲", "A", notes=("title", "own", "术语: 甲 = A"), references=("x",))
    new = Unit("甲", notes=("title",), references=("x",))
    assert described(old, new, lambda _: [("甲", "A")]).notes == ("title", "own", "术语: 甲 = A")
    same = replace(old, notes=("title", "own", "术语: 甲 = A"))
    assert described(same, new, lambda _: [("甲", "A"), ("甲", "A")]) is same
    assert described(old, new, None).notes == ("title", "own")
    assert described(old, replace(new, references=("y",)), lambda _: [("甲", "A")]).references == ("y",)
    assert buried(old) == replace(old, obsolete=True, notes=("own",), references=())


def test_of_two_units_with_one_source_the_first_stays() -> None:
    first, second = Unit("甲", "A", comments=("1",)), Unit("甲", "B", comments=("1", "2"))
    assert without_duplicates([first, second]) == [replace(first, comments=("1", "2", "toolkit: earlier B"))]
    assert without_duplicates([first, replace(second, target="A")]) == [replace(first, comments=("1", "2"))]
    assert without_duplicates([first, replace(first, target="")])[0] is first
    assert without_duplicates([first, replace(second, context="x")]) == [first, replace(second, context="x")]


# Directives


@pytest.mark.parametrize(
    ("comments", "found"),
    [
        (["toolkit: ignore a -- b"], [("ignore", "a -- b", 0)]),
        (["own", "toolkit: ignore a", "-- b", "", "c"], [("ignore", "a -- b", 1)]),
        (["toolkit: ignore a toolkit: footnote b"], [("ignore", "a", 0), ("footnote", "b", 0)]),
        (["x toolkit: ignore a", " b "], [("ignore", "a b", 0)]),
        (["toolkit: ignore", "a"], [("ignore", "a", 0)]),
        (["x"], []),
    ],
)
def test_directives_run_over_lines(comments: list[str], found: list[tuple[str, str, int]]) -> None:
    assert [(one.verb, one.text, one.line) for one in directives(comments)] == found


def test_brackets() -> None:
    assert bracketed("a[b\\]c] d", 1) == ("b]c", 7)
    assert bracketed("a b", 1) == (None, 1)
    assert bracketed("[]", 0) == ("", 2)


# Comparing and merging


def test_what_changed_between_two_states() -> None:
    old = [Unit("a", "A"), Unit("b", "B"), Unit("c", "C"), Unit("d", "D"), Unit("e", "E"), Unit("f", "F")]
    new = [
        Unit("a", "A"),
        Unit("b", "B2"),
        Unit("c", "C", state=State.NEEDS_REVIEW),
        Unit("d", "D", comments=("x",)),
        Unit("e2", "E", previous="e"),
        Unit("g"),
    ]
    found = [(one.kind, one.old and one.old.source, one.new and one.new.source) for one in compare(old, new)]
    assert found == [
        (Kind.TARGET, "b", "b"),
        (Kind.STATE, "c", "c"),
        (Kind.COMMENTS, "d", "d"),
        (Kind.SOURCE, "e", "e2"),
        (Kind.ADDED, None, "g"),
        (Kind.REMOVED, "f", None),
    ]


def test_a_previous_source_that_is_still_there_was_not_renamed() -> None:
    a, b = Unit("a", "A"), Unit("b", "B", previous="a")
    assert [one.kind for one in compare([a], [a, b])] == [Kind.ADDED]
    assert list(compare([a, b], [a, b])) == []
    there, gone = Unit("a", "A", context="x"), Unit("b", "A", context="x", previous="a")
    assert [one.kind for one in compare([there], [gone])] == [Kind.SOURCE]
    moved = Unit("b", "A", context="y", previous="a", previous_context="x")
    assert [one.kind for one in compare([there], [moved])] == [Kind.SOURCE]
    plural = Unit("a", "A", plural="p", plural_targets=("B",))
    assert [one.kind for one in compare([plural], [replace(plural, plural_targets=("C",))])] == [Kind.TARGET]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("ab", "abc", "abd", "abcd"),
        ("ab", "a", "abd", "ad"),
        ("ab", "abc", "b", "bc"),
        ("ab", "ab", "b", "b"),
        ("ab", "a", "ab", "a"),
        ("ab", "ac", "ac", "ac"),
        ("", "ab", "ba", "ab"),
    ],
)
def test_lines_of_both_sides(base: str, ours: str, theirs: str, merged: str) -> None:
    assert merged_lines(base, ours, theirs) == tuple(merged)


U = State.NEEDS_REVIEW
T = State.TRANSLATED
BASE = Unit("甲", "A", state=T)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ({}, {"target": "B"}, {"comments": ("x",)}, {"target": "B", "comments": ("x",), "state": T}),
        ({}, {"comments": ("x",)}, {"target": "B"}, {"target": "B", "comments": ("x",), "state": T}),
        ({}, {"target": "B"}, {"state": U, "previous": "p"}, {"target": "B", "state": U, "previous": "p"}),
        ({}, {"state": U, "previous": "p"}, {"target": "B"}, {"target": "B", "state": U, "previous": "p"}),
        ({"state": U}, {"target": "B", "state": U}, {"state": T}, {"target": "B", "state": U}),
        ({"state": U}, {"state": U, "comments": ("x",)}, {"state": T}, {"state": T, "comments": ("x",)}),
        ({"state": U}, {"state": T}, {"state": U, "comments": ("x",)}, {"state": T, "comments": ("x",)}),
        ({}, {"obsolete": True}, {"target": "B"}, {"target": "B", "obsolete": True}),
        ({}, {"target": "B"}, {"obsolete": True}, {"target": "B", "obsolete": True}),
        ({"obsolete": True}, {"obsolete": False}, {"comments": ("x",), "obsolete": True}, {"obsolete": False}),
        ({}, {"notes": ("x",)}, {"references": ("y",)}, {"notes": ("x",), "references": ("y",)}),
        ({}, {"flags": ("x",)}, {"flags": ("y",)}, {"flags": ("x", "y")}),
        ({}, {"target": "", "state": State.INITIAL}, {"target": "B"}, {"target": "B", "state": T}),
        ({"target": "", "state": State.INITIAL}, {"target": "B"}, {"target": "B", "state": U}, {"state": U}),
    ],
)
def test_fields_of_both_sides(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], expected: dict[str, Any]
) -> None:
    sides = [Catalog((replace(BASE, **base),))]
    sides += [Catalog((replace(sides[0].entries[0], **change),)) for change in (ours, theirs)]
    done = merge(*sides)
    assert done.conflicts == ()
    (unit,) = done.catalog.entries
    assert {name: getattr(unit, name) for name in expected} == expected


@pytest.mark.parametrize("swap", [False, True])
def test_a_side_that_changed_nothing_takes_the_other(swap: bool) -> None:
    base = Catalog((BASE,), tail="# end\n")
    for change in (replace(base, tail="# other\n"), replace(base, entries=(replace(BASE, target="B"),))):
        ours, theirs = (change, base) if swap else (base, change)
        assert merge(base, ours, theirs).catalog is change


def test_both_change_the_tail() -> None:
    base, unit = Catalog((BASE,), tail="0"), replace(BASE, target="B")
    assert merge(base, replace(base, entries=(unit,)), replace(base, tail="2")).catalog == Catalog((unit,), tail="2")
    assert merge(base, replace(base, tail="1"), replace(base, tail="2")).catalog.tail == "1\n2\n"


def test_a_live_and_an_obsolete_entry_of_one_source_stay_apart() -> None:
    gone = Unit("甲", "old", state=T, obsolete=True)
    base = Catalog((BASE, gone))
    ours = Catalog((replace(BASE, target="B"), gone))
    theirs = Catalog((BASE, replace(gone, comments=("x",))))
    assert merge(base, ours, theirs).catalog.entries == (ours.entries[0], theirs.entries[1])


def test_header_dates_and_who_wrote_the_revision() -> None:
    def header(date: str, who: str, more: str = "") -> Unit:
        return Unit("", f"PO-Revision-Date: {date}\nLast-Translator: {who}\n{more}")

    base, early, late = header("2020-01-01", "B"), header("2021-01-01", "E"), header("2022-01-01", "L")
    for ours, theirs in ((early, late), (late, early)):
        done = merge_header(base, ours, theirs, "theirs ")
        assert done is not None
        assert done.target == late.target
    done = merge_header(base, header("2021", "E", "A: 1\n"), header("2020-01-01", "B", "C: 2\n"), "theirs ")
    assert done is not None
    assert done.target == "PO-Revision-Date: 2021\nLast-Translator: E\nA: 1\nC: 2\n"
    done = merge_header(header("2", "B", "A: 0\n"), header("2", "B", "A: 1\n"), header("2", "B"), "theirs ")
    assert done is not None
    assert done.target.endswith("A: 1\n")
    commented = [replace(side, comments=("own", comment)) for side, comment in ((early, "1"), (late, "2"))]
    done = merge_header(base, *commented, "theirs ")
    assert done is not None
    assert done.comments == ("own", "1", "2", "theirs Last-Translator: E")
    assert merge_header(None, None, late, "") is late
    assert merge_header(None, late, None, "") is late
    assert merge_header(base, early, base, "") is early
    assert merge_header(base, base, early, "") is early


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_an_enumerator_is_one_that_renumbering_knows(form: Callable[[int], str] | str) -> None:
    from toolkit.catalogs.enumerators import _FORMS_OF_STYLE

    assert any(form in forms for forms in _FORMS_OF_STYLE.values())
