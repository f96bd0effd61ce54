"""Which paragraphs pass which filter, counted in two ways: by unit, and by asking every paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from live_projects import PAIRS, WRONG, project, text_of
from review_site import Site

from toolkit.servers.web.entries import Entry
from toolkit.servers.web.filters import NAMES, STATES, Filters, select
from toolkit.servers.web.index import facts
from toolkit.servers.web.outline import Counters, counted, sections

TABLE = [*PAIRS, *WRONG, ("（五）新的一段。", ""), ("二、下一步", "II. Next Steps"), ("再一段。", "")]
QUERIES = [
    Filters(), Filters(state="initial"), Filters(finding="any"), Filters(finding="none", state="translated"),
    Filters(q="智能制造"), Filters(check="number-changed", q="研发"), Filters(signed="no", finding="error"),
]  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Site:
    project(tmp_path, text_of(TABLE))
    return Site(tmp_path)


def expected(site: Site, filters: Filters) -> list[Entry]:
    """The paragraphs that pass, by asking each of them."""
    found = site.document.found
    wanted = {(name, value) for name in NAMES if (value := getattr(filters, name))}
    texts = [entry for entry in site.document.entries if filters.q in entry.piece.source.text]
    return [entry for entry in texts if wanted <= facts(entry, found.get(entry.key))]


@pytest.mark.parametrize("filters", QUERIES, ids=repr)
def test_filters_give_what_asking_everyone_gives(site: Site, filters: Filters) -> None:
    for _ in range(3):  # nothing is checked yet; half of it; all
        assert list(select(site.document.view, filters).entries) == expected(site, filters)
        with site.desk.workspace.lock:
            site.document.work(0.02)
    site.desk.work()
    assert list(select(site.document.view, filters).entries) == expected(site, filters)
    counts = select(site.document.view, filters).counts
    for value in STATES:
        other = Filters(value, filters.finding, filters.check, filters.signed, filters.q)
        assert counts["state"].get(value, 0) == len(expected(site, other)), value


def test_what_was_not_examined_is_neither_with_nor_without_findings(site: Site) -> None:
    counts = select(site.document.view, Filters()).counts["finding"]
    known = len(site.document.found)
    assert counts[""] == len(TABLE)
    assert counts.get("none", 0) + counts.get("any", 0) == known < len(TABLE)
    site.desk.work()
    counts = select(site.document.view, Filters()).counts["finding"]
    assert counts["none"] + counts["any"] == len(TABLE)


def test_a_save_brings_the_filters_up_to_date(site: Site) -> None:
    site.desk.work()
    before = select(site.document.view, Filters(finding="any")).entries
    unit = site.unit("研发机构")
    site.post("save", unit, was=site.was(unit), target="There are 10 research institutes for R&D.")
    after = select(site.document.view, Filters(check="number-changed")).entries
    assert unit in {entry.key for entry in before}
    assert unit not in {entry.key for entry in after}
    assert counted(site.document.view).untranslated == 2


def counters(entries: Sequence[Entry], site: Site) -> Counters:
    own = [entry for entry in entries if not entry.repeated]
    states = [entry.piece.state.value for entry in own]
    found = sum(len(site.document.found.get(entry.key, ())) for entry in own)
    return Counters(len(own), states.count("initial"), states.count("needs-review"), found)


def test_sections_are_counted_with_those_below_them(tmp_path: Path) -> None:
    lines = [
        "标题",
        "一、甲",
        "一段。",
        "（一）乙",
        "二段。",
        "1. 丙",
        "三段。",
        "（二）丁",
        "四段。",
        "二、戊",
        "五段。",
        "一段。",
    ]
    project(tmp_path, text_of([(line, "") for line in dict.fromkeys(lines)]))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    with Site(tmp_path) as site:
        site.desk.work()
        entries = list(site.document.entries)
        found = sections(site.document.view)
        assert counted(site.document.view) == counters(entries, site)
        for number, section in enumerate(found):
            start = entries.index(section.heading)
            after = [one for one in found[number + 1 :] if one.level <= section.level or section.level == 0]
            end = entries.index(after[0].heading) if after else len(entries)
            assert section.counters == counters(entries[start:end], site), section.heading.piece.source.text
        assert found[0].heading.piece.source.text == "标题"
        assert len(found) >= 5
