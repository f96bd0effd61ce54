"""The memory's index: what is found in it, and that bringing it up to date gives what making it anew gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from toolkit.memory import candidates, index, schema
from toolkit.memory.candidates import nearest
from toolkit.memory.grams import BITS, grams, indexed, key_range, length_class
from toolkit.memory.index import IndexedFile, Writer, counts, indexed_files
from toolkit.memory.match import Match, MatchKind
from toolkit.memory.memory import Memory
from toolkit.memory.schema import create, is_current
from toolkit.model import Origin, Translation, unit_key

#: Pairs of source and target.
Pairs = Sequence[tuple[str, str]]

texts = st.text("完成投资增长企业，。0123 aA｜", min_size=1, max_size=40) | st.text(min_size=1, max_size=30).filter(
    lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text)
)
# An SQLite that cannot index text gives the same answers.
either = pytest.mark.parametrize("text_indexes", [True, False])
few = settings(deadline=None, max_examples=40)
files = st.dictionaries(st.sampled_from("abc"), st.lists(st.tuples(texts, texts), max_size=6), max_size=3)


@contextmanager
def opened(*, text_indexes: bool = True) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection, pytest.MonkeyPatch.context() as patch:
        if not text_indexes:
            patch.setattr(schema, "TRIGRAMS", (99,))
        create(connection)
        yield connection


def translations(name: str, pairs: Pairs, date: str = "", *, obsolete: bool = False) -> list[Translation]:
    return [
        Translation(source, target, Origin(f"{name}.po", line, date, name, unit_key(source)), obsolete)
        for line, (source, target) in enumerate(pairs, 1)
    ]


def put(connection: sqlite3.Connection, was: Mapping[str, Pairs], now: Mapping[str, Pairs]) -> None:
    """Bring an index from one state of the files to another."""
    writer = Writer(connection)
    for name in sorted(was.keys() - now.keys()):
        writer.remove(f"{name}.po")
    for name, pairs in sorted(now.items()):
        if was.get(name) != pairs:
            writer.replace(IndexedFile(f"{name}.po", name), translations(name, pairs))
    writer.finish()
    connection.commit()


def memory(connection: sqlite3.Connection, *groups: Sequence[Translation]) -> Memory:
    writer = Writer(connection)
    for number, group in enumerate(groups):
        at = group[0].origin if group else Origin(f"{number}.po")
        writer.replace(IndexedFile(at.path, at.report), group)
    writer.finish()
    connection.commit()
    return Memory(connection, "zh", "en")


def found(connection: sqlite3.Connection, text: str) -> list[tuple[float, str]]:
    return [(one.similarity, one.text) for one in nearest(connection, text, 5)]


@either
@given(st.lists(texts, max_size=12), texts)
@few
def test_the_best_sources_are_those_that_comparing_with_all_finds(
    text_indexes: bool, known: list[str], text: str
) -> None:
    with opened(text_indexes=text_indexes) as connection:
        memory(connection, translations("a", [(one, "x") for one in known]))
        everything = [(fuzz.ratio(text, one) / 100, one) for one in set(known)]
        best = sorted((one for one in everything if one[0] >= 0.5), key=lambda one: (-one[0], one[1]))
        assert found(connection, text) == best[:5]


@given(st.lists(st.text("甲乙丙丁戊己，", min_size=9, max_size=40), min_size=1, max_size=30), st.data())
@few
def test_an_edited_source_is_found_by_what_it_still_shares(known: list[str], data: st.DataObject) -> None:
    """In a memory that is too large to be compared with as a whole."""
    source = data.draw(st.sampled_from(known))
    at = data.draw(st.integers(0, len(source)))
    text = source[:at] + data.draw(st.text("甲乙庚", max_size=3)) + source[at + data.draw(st.integers(0, 2)) :]
    with opened() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "FEW", 0)
        memory(connection, translations("a", [(one, "x") for one in known]))
        best = max(fuzz.ratio(text, one) for one in known) / 100
        assert found(connection, text)[0][0] == best


@pytest.mark.parametrize(("recounted", "text_indexes"), [(0.1, True), (1e9, True), (0.1, False)])
@given(files, files, files, texts)
@few
def test_an_index_brought_up_to_date_is_one_made_anew(
    recounted: float,
    text_indexes: bool,
    first: dict[str, Pairs],
    second: dict[str, Pairs],
    third: dict[str, Pairs],
    text: str,
) -> None:
    both = opened(text_indexes=text_indexes), opened(text_indexes=text_indexes)
    with both[0] as updated, both[1] as anew, pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "RECOUNTED", recounted)
        for was, now in (({}, first), (first, second), (second, third)):
            put(updated, was, now)
        put(anew, {}, third)
        assert state(updated, text) == state(anew, text)
        for pairs in third.values():
            for source, target in pairs:
                assert state(updated, source) == state(anew, source)
                assert state(updated, target[:2]) == state(anew, target[:2])


def state(connection: sqlite3.Connection, text: str) -> dict[str, object]:
    """All that can be told of an index, apart from the numbers of its rows."""
    known = Memory(connection, "zh", "en")
    return {
        "files": indexed_files(connection),
        "translations": list(known.translations()),
        "statistics": known.statistics(),
        "counts": connection.execute("SELECT * FROM gram WHERE text != '' OR sources != 0 ORDER BY text").fetchall(),
        "search": known.search(text),
        "containing": [*known.containing(text)],
        "known": known.known(text),
    }


@either
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=8), st.data())
@few
def test_every_part_of_a_text_is_found_on_either_side(text_indexes: bool, pairs: Pairs, data: st.DataObject) -> None:
    with opened(text_indexes=text_indexes) as connection:
        known = memory(connection, translations("a", pairs))
        text = data.draw(st.sampled_from([text for pair in pairs for text in pair]))
        start = data.draw(st.integers(0, len(text) - 1))
        part = text[start : data.draw(st.integers(start + 1, len(text)))]
        part = data.draw(st.sampled_from([part, part.swapcase() if part.isascii() else part]))
        wanted = part.lower()
        holding = [pair for pair in pairs if any(wanted in side.lower() for side in pair)]
        assert [(one.source, one.target) for one in known.containing(part)] == holding


ODD = [
    "\x00",
    "\ud800",
    "链\ud800主",
    '"',
    '" OR "',
    "a AND b",
    "NEAR(a b)",
    "*",
    "链主*",
    "^链",
    "'; --",
    "\x02\x02\x02",
]


@pytest.mark.parametrize("text", ["", *ODD])
def test_odd_texts_are_only_texts(text: str) -> None:
    with opened() as connection:
        known = memory(connection, translations("a", [("链主", "leading company")] * 2))
        assert all(one.score < 0.9 and "链" in text for one in known.search(text))
        assert [*known.containing(text)] == []
        assert known.known(text) == []


def test_a_text_of_100_kb_is_compared_with_texts_of_its_length_only() -> None:
    long = "".join(chr(0x4E00 + number * 7919 % 5000) for number in range(33_000))
    with opened() as connection:
        known = memory(connection, translations("a", [("链主", "x"), (long, "long")]))
        assert [(one.kind, one.target) for one in known.search(long[:-5] + "五个新字的")] == [(MatchKind.FUZZY, "long")]
        assert known.search(long[:9000]) == ()


def test_one_question_may_be_asked_while_another_is_answered() -> None:
    with opened() as connection:
        known = memory(connection, translations("a", [("链主", "x"), ("链条", "y")]))
        answers = known.containing("链")
        assert next(answers).target == "x"
        assert [[one.target for one in known.containing("条")] for _ in known.translations()] == [["y"], ["y"]]
        assert next(answers).target == "y"


def test_half_a_character_is_not_kept() -> None:
    with opened() as connection:
        known = memory(connection, translations("a", [("链\ud800", "x"), ("链条", "\udfff"), ("链主", "leader")]))
        assert [one.target for one in known.translations()] == ["leader"]
        assert known.statistics().sources == 1


def test_capitals_and_widths_are_told_apart_only_by_search() -> None:
    """Exact is the same text: other capitals, widths or blanks are nearly the same."""
    with opened() as connection:
        known = memory(connection, translations("a", [("推进5G网络建设", "Build 5G networks")]))
        for text in ("推进5g网络建设", "推进５G网络建设", "推进5G网络建设 ", "推進5G网络建设"):
            assert [one.kind for one in known.search(text)] != [MatchKind.EXACT]
            assert known.search(text)[0].score < 1
        assert [one.target for one in known.containing("5g网络")] == ["Build 5G networks"]
        assert [one.target for one in known.containing("build 5G")] == ["Build 5G networks"]


@pytest.mark.parametrize("text", ["链", "主", "链主", "链主企业"])
def test_short_texts_are_found(text: str) -> None:
    with opened() as connection:
        known = memory(connection, translations("a", [(text, "term"), ("完全不同", "other")]))
        assert [(one.kind, one.target) for one in known.search(text)] == [(MatchKind.EXACT, "term")]


@pytest.mark.parametrize("side", ["FEW", "nothing"])
def test_a_short_text_is_found_among_many_with_the_same_ending(side: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if side == "FEW":
        monkeypatch.setattr(candidates, "FEW", 0)
    pairs = [(f"{chr(0x5000 + number)}{chr(0x6000 + number)}企业", "x") for number in range(800)]
    with opened() as connection:
        known = memory(connection, translations("a", [*pairs, ("链主企业", "leader")]))
        assert [one.target for one in known.search("链主公司")] == ["leader"]
        assert [one.source for one in known.search("链主")] == ["链主企业"]


def test_targets_of_one_source_come_latest_first_and_once() -> None:
    with opened() as connection:
        known = memory(
            connection,
            translations("new", [("链主", "gone")], "2024-01-01T00:00:00Z", obsolete=True),
            translations("old", [("链主", "leader")], "2021-01-01T00:00:00Z"),
            translations("mid", [("链主", "leading company")], "2022-01-01T00:00:00Z"),
            translations("again", [("链主", "leader")], "2020-01-01T00:00:00Z"),
        )
        matches = known.search("链主")
        assert [(one.target, one.origin.path, one.others) for one in matches] == [
            ("leading company", "mid.po", 2),
            ("leader", "old.po", 2),
            ("gone", "new.po", 2),
        ]
        assert [one.target for one in known.search("链主", 1)] == ["leading company"]
        assert [one.target for one in known.search("链主", apart_from=("mid", unit_key("链主")))] == ["leader", "gone"]
        assert [one.obsolete for one in known.translations()] == [False, False, False, True]
        assert known.statistics().ambiguous == 1
        assert known.statistics().duplicates == 1


def test_the_latest_of_those_that_differ_in_figures_comes_first() -> None:
    with opened() as connection:
        known = memory(
            connection,
            translations("a", [("投资增长1%。", "Investment grew by 1 percent.")], "2020-01-01T00:00:00Z"),
            translations("c", [("投资增长3%。", "Investment rose 3 percent.")], "2022-01-01T00:00:00Z"),
            translations("b", [("投资增长2%。", "Investment was up 2 percent.")], "2021-01-01T00:00:00Z"),
            translations("d", [("投资增长4%。", "Investment rose strongly.")], "2023-01-01T00:00:00Z"),
        )
        matches = known.search("投资增长5%。")
        assert [(one.kind, one.score, one.adapted) for one in matches] == [
            (MatchKind.FIGURES, 0.99, "Investment rose 5 percent."),
            (MatchKind.FIGURES, 0.99, "Investment was up 5 percent."),
            (MatchKind.FIGURES, 0.99, "Investment grew by 5 percent."),
        ]
        assert [one.origin.report for one in known.search("投资增长5%。", 9)] == ["c", "b", "a", "d"]


def test_scores_are_those_of_the_sources() -> None:
    with opened() as connection:
        known = memory(connection, translations("a", [("加快推进数字经济发展", "Speed up"), ("开展专项检查", "Check")]))
        [match] = known.search("加快推进数字产业发展")
        assert (match.kind, match.score) == (MatchKind.FUZZY, 0.8)
        assert known.search("巩固脱贫攻坚成果") == ()


def test_nearly_the_same_is_never_exact() -> None:
    source = "持续优化营商环境" * 40
    with opened() as connection:
        known = memory(connection, translations("a", [(source, "x")]))
        [match] = known.search(source + "呀")
        assert (match.kind, match.score) == (MatchKind.FUZZY, 0.98)


def kinds(matches: Sequence[Match]) -> list[MatchKind]:
    return [one.kind for one in matches]


def test_the_best_kinds_come_first() -> None:
    with opened() as connection:
        known = memory(
            connection,
            translations("a", [(f"投资{how}。", "Investment rose.") for how in ("增长8%", "增长9%", "大幅增长9%")]),
        )
        assert kinds(known.search("投资增长9%。")) == [MatchKind.EXACT, MatchKind.FIGURES, MatchKind.FUZZY]


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(1, 5000))
def test_keys_ascend_with_lengths(one: int, other: int, length: int) -> None:
    low, high = key_range(min(one, other), max(one, other))
    inside = min(one, other) <= length <= max(one, other)
    key = length_class(length) << BITS
    assert not inside or low <= key <= high
    assert length_class(length) <= length_class(length + 1)
    assert [low >> BITS, high >> BITS] == [length_class(min(one, other)), length_class(max(one, other))]
    assert (low & ((1 << BITS) - 1), (high + 1) & ((1 << BITS) - 1)) == (0, 0)


@given(texts)
def test_each_two_characters_begin_a_trigram(text: str) -> None:
    begun = {gram[:2] for gram in grams(text)}
    whole = indexed(text)
    assert {whole[at : at + 2] for at in range(len(whole) - 2)} == begun


def test_trigrams_are_counted_by_source() -> None:
    with opened() as connection:
        put(connection, {}, {"a": [("企业发展", "x"), ("企业发展", "y"), ("企业家", "z")]})
        assert counts(connection, ["企业发", "企业家", "", "没有的"]) == {"企业发": 1, "企业家": 1, "": 2}


def test_an_index_of_another_form_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert not is_current(connection)
        create(connection)
        assert is_current(connection)
        monkeypatch.setattr(schema, "TRIGRAMS", (99,))
        assert not is_current(connection)


@either
def test_a_sentence_is_known(text_indexes: bool) -> None:
    with opened(text_indexes=text_indexes) as connection:
        known = memory(
            connection, translations("a", [("投资增长8%。税收增长。", "Both rose."), ("税收增长", "Tax rose")])
        )
        assert [one.target for one in known.known("税收增长。")] == ["Both rose."]
        assert [one.target for one in known.known("投资增长9%。")] == ["Both rose."]
        assert known.known("出口增长。") == []


CLAUSES = [f"{'甲乙丙丁戊己庚辛'[number]}市{'春夏秋冬东南西北'[number]}季工业投资稳步增长" for number in range(8)]


@pytest.mark.parametrize("effort", [1, 2])
def test_of_near_duplicates_without_a_rare_trigram_the_best_are_found(
    effort: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By their clauses: the shortest sources with each, and with two of them."""
    for name, value in {"FEW": 0, "ROWS": 1, "MOST": 0, "COMMON": 40, "LARGE": 0 if effort == 2 else 10**6}.items():
        monkeypatch.setattr(candidates, name, value)
    sources = [
        "，".join([*one, "、".join("子丑寅卯"[: number % 4])])
        for one in combinations(CLAUSES, 3)
        for number in range(4)
    ]
    with opened() as connection:
        memory(connection, translations("a", [(one, "x") for one in sources]))
        for one in combinations(CLAUSES, 3):
            text = "，".join(one) + "。"
            best = sorted((fuzz.ratio(text, other) / 100 for other in sources), reverse=True)
            assert found(connection, text)[0][0] == best[0]


def test_a_question_to_many_sources_is_asked_in_parts() -> None:
    with opened() as connection:
        pairs = [(f"第{number:04}段文字", f"Paragraph {number:04}") for number in range(1200)]
        known = memory(connection, translations("a", pairs))
        assert [one.source for one in known.containing("段文")] == [source for source, _ in pairs]
        assert [one.target for one in known.containing("paragraph 01")] == [target for _, target in pairs[100:200]]
        assert [one.target for one in known.some(3)] == ["Paragraph 0000", "Paragraph 0400", "Paragraph 0800"]
        assert len(list(known.some(5000))) == 1200
        assert counts(connection, [f"第{number:04}"[:3] for number in range(1200)])["第00"] == 100


def test_of_sources_that_share_as_much_the_shorter_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"FEW": 0, "MOST": 1, "SHORT_QUERY": 0, "CLAUSES": 0}.items():
        monkeypatch.setattr(candidates, name, value)
    shared, more = "工业投资稳步增长", "春夏秋冬东南西北子丑寅卯甲乙"
    sources = [more[:4] + shared + more[4:7], more[:6] + shared + more[6:], shared + more[:12]]
    with opened() as connection:
        memory(connection, translations("a", [(one, "x") for one in sources]))
        assert [one for _, one in found(connection, f"使{shared}到")] == sources[:1]
        assert [one for _, one in found(connection, f"{more[4:6]}{shared}{more[6:8]}")] == sources[1:2]
