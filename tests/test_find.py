"""`toolkit find`: what is found in which form, and what is marked as its counterpart."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from command import toolkit
from hypothesis import assume, example, given
from hypothesis import strategies as some

from toolkit.formats import tmx
from toolkit.language.registry import read_quantities
from toolkit.language.writing.figure import render_quantity
from toolkit.memory.figure_spellings import chinese_numerals, english_words
from toolkit.memory.wanted import Figure, wanted
from toolkit.model import Quantity, QuantityKind

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "find.yaml").read_text(encoding="utf-8"))
HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"PO-Revision-Date: 2022-05-17 08:30+0800\\n"\n'
PO = Path("translations/en/report.po")


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture
def project(in_folder: Path) -> Path:
    """A project with the units of the cases in a catalog, and a glossary."""
    (in_folder / "toolkit.toml").write_text("", encoding="utf-8")
    (in_folder / "seeds").mkdir()
    PO.parent.mkdir(parents=True)
    entries = [f"msgid {quoted(source)}\nmsgstr {quoted(target)}\n" for source, target in CASES["units"]]
    PO.write_text("\n".join([HEADER, *entries]), encoding="utf-8")
    (in_folder / "glossary").mkdir()
    concepts = [{"id": f"c{n}", "zh": zh, "en": en} for n, (zh, en) in enumerate(CASES["glossary"].items())]
    (in_folder / "glossary" / "terms.yaml").write_text(
        yaml.safe_dump({"concepts": concepts}, allow_unicode=True), encoding="utf-8"
    )
    return in_folder


def find(capfd: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    done = toolkit(capfd, "find", *arguments, "--format", "json")
    assert done.code == 0
    found: dict[str, Any] = json.loads(done.out)
    return found


def marks(hit: dict[str, Any]) -> list[str]:
    return ["|".join(mark["text"] for mark in hit[side]["marks"]) for side in ("source", "target")]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("case", CASES["finds"], ids=lambda case: case["query"])
def test_what_is_marked(case: dict[str, Any], capfd: pytest.CaptureFixture[str]) -> None:
    found = find(capfd, case["query"])
    assert [marks(hit) for hit in found["hits"]] == case["marks"]
    for hit in found["hits"]:
        for side in ("source", "target"):
            assert hit[side]["found"] is (side != case.get("counterpart"))


@pytest.mark.usefixtures("project")
def test_a_hit_has_its_place_and_its_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    (hit,) = find(capfd, "9.1%")["hits"]
    assert hit == {
        "path": "translations/en/report.po",
        "line": 6,
        "column": 25,
        "report": "report",
        "unit": hit["unit"],
        "date": "2022-05-17T00:30:00Z",
        "obsolete": False,
        "source": {
            "start": 0,
            "end": 22,
            "text": "全市完成投资3145亿元，同比增长9.1%。",
            "found": True,
            "marks": [{"start": 17, "end": 21, "text": "9.1%"}],
        },
        "target": {
            "start": 0,
            "end": 54,
            "text": "Investment reached 314.5 billion yuan, up 9.1 percent.",
            "found": True,
            "marks": [{"start": 42, "end": 53, "text": "9.1 percent"}],
        },
    }
    (hit,) = find(capfd, "whole")["hits"]
    assert (hit["line"], hit["column"]) == (7, 9 + CASES["units"][0][1].index("whole"))
    start, end = hit["target"]["start"], hit["target"]["end"]
    assert CASES["units"][0][1][start:end] == hit["target"]["text"] == "Industry was stable on the whole."


@pytest.mark.usefixtures("project")
def test_text_for_people(capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "find", "量子", "计算")
    assert (done.code, done.out) == (0, "")
    assert done.err == "nothing found for '量子 计算' in what is translated\n"
    done = toolkit(capfd, "find", "US$5.26", "billion")
    assert done.out == (
        "translations/en/report.po:12:12  report, 2022-05-17\n"
        "  出口额为«52.6亿美元»，下降23%。\n"
        "  Exports were «US$5.26 billion», down 23 percent.\n"
    )
    assert (done.code, done.err) == (0, "")


@pytest.mark.usefixtures("project")
def test_no_more_than_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "find", "投资", "--limit", "2")
    assert done.out.count("translations/en/report.po:") == 2
    assert done.err == "more than 2 places; show more with --limit 20\n"
    assert find(capfd, "投资", "--limit", "4")["more"] is False
    assert find(capfd, "投资", "--limit", "3")["more"] is True


@pytest.mark.usefixtures("project")
def test_parts_of_words_where_there_is_no_whole_one(capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "find", "vestm")
    assert done.out.count("In«vestm»ent reached") == 1
    assert "«vestm»" in done.out
    assert done.err == "no whole word is 'vestm'; it was found in parts of words\n"


@pytest.mark.usefixtures("project")
def test_nothing_to_look_for(capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "find", " ", "").code == 2


def test_memory_files_and_obsolete_units_count_too(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = PO.read_text(encoding="utf-8")
    PO.write_text(text + '\n#~ msgid "旧桥拆除。"\n#~ msgstr "The old bridge was removed."\n', encoding="utf-8")
    (project / "translations/memory").mkdir()
    office = [tmx.Segment("新桥通车。", "The new bridge opened.", "2020-05-17T00:30:00Z")]
    (project / "translations/memory/z.tmx").write_bytes(tmx.serialize(office, "zh", "en", ""))
    found = find(capfd, "bridge")["hits"]
    assert [(hit["path"], hit["line"], hit["column"], hit["obsolete"]) for hit in found] == [
        ("translations/memory/z.tmx", 5, None, False),
        ("translations/en/report.po", 76, 20, True),
    ]
    assert found[0]["report"] is None
    (project / "translations/memory/cut.tmx").write_bytes(tmx.serialize(office, "zh", "en", "")[:-10])
    done = toolkit(capfd, "find", "bridge")
    assert done.code == 2
    assert done.err.startswith("toolkit: translations/memory/cut.tmx:")
    assert done.out.count("«bridge»") == 3


def test_wrapped_entries_and_escapes_have_their_place(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    entry = 'msgid ""\n"甲\\"乙\\n"\n"丙丁戊"\nmsgstr ""\n"A \\"b\\"\\n"\n"c delta e"\n'
    (project / "translations/en/report.po").write_text(f"{HEADER}\n# a comment\n{entry}", encoding="utf-8")
    (hit,) = find(capfd, "丁")["hits"]
    assert (hit["line"], hit["column"]) == (9, 3)
    (hit,) = find(capfd, "delta")["hits"]
    assert (hit["line"], hit["column"]) == (12, 4)


def test_the_other_direction(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "toolkit.toml").write_text('source_language = "en"\ntarget_languages = ["zh"]\n', encoding="utf-8")
    path = project / "translations/zh/report.po"
    path.parent.mkdir()
    entry = 'msgid "Exports reached 5.26 billion yuan. Imports fell."\nmsgstr "出口额达52.6亿元。进口下降。"\n'
    path.write_text(f"{HEADER.replace(': en', ': zh')}\n{entry}", encoding="utf-8")
    (hit,) = find(capfd, "52.6亿")["hits"]
    assert marks(hit) == ["5.26 billion yuan", "52.6亿元"]
    assert hit["target"]["text"] == "出口额达52.6亿元。"
    (hit,) = find(capfd, "imports")["hits"]
    assert marks(hit) == ["Imports", "进口"]


VALUES = some.decimals(Decimal("0.01"), Decimal(10**13), places=2, allow_nan=False).map(lambda one: one.normalize())
KINDS = some.sampled_from(
    [QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINT]
)


@given(VALUES, KINDS)
@example(Decimal("314500000000"), QuantityKind.MONEY)
@example(Decimal("20000"), QuantityKind.CARDINAL)
@example(Decimal("2.5"), QuantityKind.PERCENT)
def test_any_figure_that_we_write_is_found(value: Decimal, kind: QuantityKind) -> None:
    assume(value < 10_000 or kind in (QuantityKind.CARDINAL, QuantityKind.MONEY))
    unit = "CNY" if kind is QuantityKind.MONEY else ""
    figure = Quantity(0, 0, "", kind, value, value, unit)
    way = Figure(figure)
    for language, frame in (("zh", "为{}，"), ("en", "of {}, ")):
        text = frame.format(render_quantity(figure, language))
        (read,) = read_quantities(text, language)
        if (read.low, read.kind) == (value, kind):
            assert way.places(text, language) == [(read.start, read.end)]
            assert any(part.lower() in text.lower() for part in way.parts), "what the index is asked for"


@given(some.integers(1, 9999))
def test_chinese_numerals_read_as_their_value(value: int) -> None:
    for numeral in chinese_numerals(value):
        text = f"共{numeral}万户"
        assert [one.low for one in read_quantities(text, "zh")] == [value * 10_000], text


@given(some.integers(0, 99))
def test_english_words_read_as_their_value(value: int) -> None:
    for words in english_words(value):
        assert [one.low for one in read_quantities(f"{words} percent", "en")] == [value]


@given(some.text(min_size=1))
def test_any_text_can_be_looked_for(text: str) -> None:
    if text.strip():
        for way in wanted(text, ("zh", "en")):
            assert all(way.parts)
            for language in ("zh", "en"):
                assert all(0 <= start < end <= len(text) for start, end in way.places(text, language))


def _unit(source: str, target: str) -> None:
    PO.write_text(f"{HEADER}\nmsgid {quoted(source)}\nmsgstr {quoted(target)}\n", encoding="utf-8")


def _texts(hit: dict[str, Any]) -> list[str]:
    return [hit[side]["text"] for side in ("source", "target")]


FOUNDED = "甲公司成立于2001年。乙公司成立于2005年。丙公司成立于2009年。"
FOUNDED_EN = "Company C was founded in 2009. Company A was founded in 2001. Company B was founded in 2005."


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("query", ["2005", "乙公司", "Company B"])
def test_sentences_in_another_order(capfd: pytest.CaptureFixture[str], query: str) -> None:
    _unit(FOUNDED, FOUNDED_EN)
    assert [_texts(hit) for hit in find(capfd, query)["hits"]] == [
        ["乙公司成立于2005年。", "Company B was founded in 2005."]
    ]


@pytest.mark.usefixtures("project")
def test_a_counterpart_is_marked_in_the_right_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    _unit(FOUNDED, FOUNDED_EN)
    (hit,) = find(capfd, "丙公司")["hits"]
    assert _texts(hit)[1] == "Company C was founded in 2009."


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("启动", ["启动|启动", ""]),
        ("链主", ["链主|链主", ""]),
        ("Lake", ["", "Lake|Lake"]),
        ("Golden Lake", ["", "Golden Lake"]),
    ],
)
def test_where_nothing_tells_all_is_shown(capfd: pytest.CaptureFixture[str], query: str, marked: list[str]) -> None:
    source = "翠湖链主项目启动。金湖链主项目启动。"
    target = "The chain leader at Golden Lake was started. The chain leader at Jade Lake was started."
    _unit(source, target)
    (hit,) = find(capfd, query)["hits"]
    assert _texts(hit) == [source, target]
    assert marks(hit) == marked


@pytest.mark.usefixtures("project")
def test_where_figures_disagree_all_is_shown_and_equal_ones_are_marked(capfd: pytest.CaptureFixture[str]) -> None:
    source = "全市完成投资3145亿元，同比增长9.1%。工业总体平稳。"
    target = "Investment reached 341.5 billion yuan, up 9.1 percent. Industry was stable on the whole."
    _unit(source, target)
    (hit,) = find(capfd, "9.1%")["hits"]
    assert (_texts(hit), marks(hit)) == ([source, target], ["9.1%", "9.1 percent"])
    (hit,) = find(capfd, "工业")["hits"]
    assert _texts(hit) == ["工业总体平稳。", "Industry was stable on the whole."]
