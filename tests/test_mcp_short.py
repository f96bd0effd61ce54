"""Answers of `toolkit mcp` fit a model's context, whatever the size of the project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drafting_projects import project
from mcp_client import Talk, in_memory

from toolkit.formats import po
from toolkit.servers.mcp.resources import MOST

UNITS = 2_000
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
WRONG = " ".join(f"Investment rose by {number} billion yuan." for number in range(2, 12))
LONG = "研发投入3145亿元，新增专精特新企业34家，提升四项能力，大力发展智能制造。" * 40


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    """A report of 2,000 units in 200 sections: every translation is wrong, and one paragraph is very long."""
    lines = ["# 工作报告"]
    targets = {}
    for number in range(UNITS):
        if number % 10 == 0:
            lines.append(f"## {number}号工作情况")
        else:
            text = LONG if number == 5 else f"第{number}项任务完成投资{number + 1}亿元，增长{number % 90 + 1}.5%。"
            lines.append(text)
            targets[text] = f"Task investment reached {number + 1} million yuan, up 99.5 percent."
    folder = tmp_path_factory.mktemp("long")
    project(folder, "\n\n".join(lines) + "\n", targets)
    with in_memory(folder, writes=True) as opened:
        yield opened


def size(data: Any) -> int:
    return len(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def ids(talk: Talk, **arguments: Any) -> list[str]:
    return [one["id"] for one in talk.data("list_units", **arguments)["units"]]


def calls(talk: Talk) -> list[tuple[str, dict[str, Any]]]:
    first, *_, long = ids(talk, limit=7)
    return [
        ("list_units", {}),
        ("list_units", {"limit": 200}),
        ("list_units", {"limit": 200, "found": "any"}),
        ("list_units", {"limit": 200, "state": "initial"}),
        ("get_unit", {"unit": first}),
        ("get_unit", {"unit": long}),
        ("outline", {"limit": 200}),
        ("outline", {"limit": 200, "headings_only": False}),
        ("check_pair", {"source": LONG, "target": "Nothing."}),
        ("read_figures", {"source": LONG, "target": "3 million yuan. " * 100}),
        ("convert", {"text": LONG}),
        ("lookup_terms", {"text": LONG}),
        ("search_memory", {"text": LONG, "limit": 20}),
        ("explain_check", {"name": "number-scale"}),
        ("build", {}),
        ("build", {"incomplete": "fail"}),
        ("build", {"bilingual": True, "format": "txt"}),
        ("propose_translation", {"unit": first, "was": "x", "target": WRONG}),
        ("propose_translation", {"unit": first, "was": "x", "target": "Report on the Work Done"}),
    ]


@pytest.mark.parametrize("most", [8_000, 2_000])
def test_no_answer_is_longer_than_asked_for(talk: Talk, most: int) -> None:
    for tool, arguments in calls(talk):
        found = talk.result(tool, **arguments, **({} if most == 8_000 else {"max_characters": most}))
        assert found.structured_content is not None, (tool, found.content[0].text)
        assert size(found.structured_content) <= most, tool
        assert len(found.content[0].text) <= most, tool


def test_pages_lead_through_everything_once(talk: Talk) -> None:
    seen: list[str] = []
    offset: int | None = 0
    pages = 0
    while offset is not None:
        found = talk.data("list_units", offset=offset, limit=200, found="numbers")
        assert found["total"] == len(seen) + len(found["units"]) + found["left"]
        seen += [one["id"] for one in found["units"]]
        offset = found["next_offset"]
        pages += 1
    assert len(seen) == len(set(seen)) == 1_800
    assert pages > 9, "a page is short, whatever its limit"


@pytest.mark.parametrize(("most", "format"), [(50_000, "md"), (20_000, "txt")])
def test_a_document_is_read_whole_in_parts(talk: Talk, most: int, format: str) -> None:  # noqa: A002
    parts: list[str] = []
    offset: int | None = 0
    while offset is not None:
        found = talk.data("build", offset=offset, max_characters=most, format=format)
        assert found["shortened"] == []
        parts.append(found["text"])
        offset = found["next_offset"]
    assert len(parts) > 2
    assert len("".join(parts)) == found["characters"]
    assert "".join(parts).count("Task") == 1_800


def test_the_smallest_parts_of_a_document_follow_each_other(talk: Talk) -> None:
    first = talk.data("build", max_characters=2_000)
    second = talk.data("build", max_characters=2_000, offset=first["next_offset"])
    whole = talk.data("build", max_characters=20_000)
    assert first["shortened"] == second["shortened"] == []
    assert len(first["unfinished"]) == 11
    assert whole["text"].startswith(first["text"] + second["text"])


def test_what_is_broken_takes_no_room_from_what_is_listed(tmp_path: Path) -> None:
    """Every entry but those that cannot be read is on one of the pages."""
    path = project(tmp_path, "# 工作报告\n\n" + "".join(f"第{number}项增长9.1%。\n\n" for number in range(300)))
    lines = path.read_text(encoding="utf-8").split("\n\n")
    for place in range(50, 250, 4):
        lines[place] = lines[place].replace('msgstr ""', 'msgstr "broken')
    path.write_text("\n\n".join(lines), encoding="utf-8")
    with in_memory(tmp_path) as talk:
        seen: list[str] = []
        offset: int | None = 0
        while offset is not None:
            found = talk.data("list_units", offset=offset, max_characters=2_000, limit=200)
            assert found["shortened"] == []
            assert found["warnings"][-1] == "45 more; run: toolkit lint"
            seen += [one["id"] for one in found["units"]]
            offset = found["next_offset"]
    assert len(seen) == len(set(seen)) == found["total"] == 251


def test_a_long_unit_says_what_was_cut_and_is_given_whole_where_asked_for(talk: Talk) -> None:
    long = ids(talk, limit=7)[-1]
    short = talk.data("get_unit", unit=long, max_characters=2_000)
    assert short["brief"]["source"].endswith("…")
    assert any(one.startswith("brief.source (") for one in short["shortened"])
    whole = talk.data("get_unit", unit=long, max_characters=100_000)
    assert (whole["brief"]["source"], whole["shortened"]) == (LONG, [])
    assert short["state"] == whole["state"] == "translated"


def test_resources_are_short_and_say_where_the_rest_is(talk: Talk) -> None:
    address, numbers = "toolkit://reports/report", []
    for _ in range(100):
        *rows, last = talk.read(address).splitlines()
        assert len("\n".join([*rows, last])) <= MOST + 200
        numbers += [json.loads(row)["number"] for row in rows]
        found = json.loads(last)
        if isinstance(found, dict):
            numbers.append(found["number"])
            break
        address = found.split(": ", 1)[1]
    assert numbers == list(range(1, talk.data("list_units")["total"] + 1))


def test_long_notes_of_a_large_glossary_leave_room_for_the_rest(tmp_path: Path) -> None:
    path = project(tmp_path, "# 工作报告\n\n" + "、".join(f"概念{sign}" for sign in SIGNS) + "。\n")
    glossary = tmp_path / "glossary" / "terms.yaml"
    long = json.dumps("A long text. " * 400)
    rows = (
        f"  - {{id: c{number}, zh: 概念{sign}, definition: {long}, note: {long}, en: {{preferred: concept {number}, "
        f"deprecated: [{{term: notion {number}, reason: {long}}}]}}}}\n"
        for number, sign in enumerate(SIGNS)
    )
    glossary.write_text(glossary.read_text(encoding="utf-8") + "".join(rows), encoding="utf-8")
    [_, unit] = po.parse(path.read_bytes(), "").units
    with in_memory(tmp_path) as talk:
        for most in (2_000, 8_000):
            for tool, arguments in (
                ("lookup_terms", {"text": unit.source, "limit": 200}),
                ("lookup_terms", {"term": "概念", "limit": 200}),
                ("get_unit", {"unit": unit.key}),
                ("check_pair", {"source": unit.source, "target": "Notion 1, notion 2."}),
            ):
                found = talk.result(tool, **arguments, max_characters=most)
                assert size(found.structured_content) <= most, tool
                assert len(found.content[0].text) <= most, tool
        assert talk.data("lookup_terms", text=unit.source, limit=200)["total"] == len(SIGNS)
        first = talk.read("toolkit://glossary")
        assert len(first) <= MOST + 200
        assert json.loads(first.splitlines()[-1]).endswith(f"toolkit://glossary?from={len(first.splitlines())}")
