"""Merging two branches of which at least one brought its catalog up to date with a revised report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from clauses import CLAUSES
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.catalogs.changes import Rules
from toolkit.catalogs.merge import merge
from toolkit.catalogs.update import update
from toolkit.formats import po
from toolkit.model import Catalog, State, Unit
from toolkit.renderers.footnotes import notes

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "merge.yaml").read_text(encoding="utf-8"))
FIELDS = {"Language": "en", "PO-Revision-Date": "2026-01-01 00:00+0000", "Last-Translator": "Base <b@example.org>"}


def typed(unit: Unit, text: str) -> Unit:
    """The unit with a text as a person leaves it."""
    if text.endswith("~"):
        return replace(unit, target=text[:-1], state=State.NEEDS_REVIEW)
    state = State.TRANSLATED if text else State.INITIAL
    comments = tuple(line for line in unit.comments if not line.startswith("toolkit: figures"))
    return replace(unit, target=text, state=state, previous=None, comments=comments)


def written(catalog: Catalog) -> Catalog:
    return po.parse(po.serialize(catalog))


def branch(base: Catalog, happened: dict[str, Any]) -> Catalog:
    catalog = base
    if "report" in happened:
        catalog = update(base, [Unit(source) for source in happened["report"]], Rules()).catalog
    texts = happened.get("texts", {})
    catalog = po.replace(
        catalog, [(unit, typed(unit, texts[unit.source])) for unit in catalog.units if unit.source in texts]
    )
    return written(po.set_fields(catalog, happened.get("header", {})))


@pytest.mark.parametrize("turned", [False, True], ids=["", "turned"])
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_merged(case: dict[str, Any], *, turned: bool) -> None:
    units = [typed(Unit(source), text) for source, text in case["base"].items()]
    base = written(Catalog((po.new_header(FIELDS), *units)))
    sides = [branch(base, case["one"]), branch(base, case["other"])]
    result = merge(base, *(reversed(sides) if turned else sides))
    catalog = written(result.catalog)
    shown = {unit.source: unit.target + "~" * (unit.state is State.NEEDS_REVIEW) for unit in catalog.units}
    assert shown == case["merged"]
    assert len(result.conflicts) == case.get("conflicts", 0)
    assert case.get("kept", "") in po.serialize(catalog).decode()


def in_charset(charset: str, text: str, *, mark: bool = False) -> Catalog:
    header = po.new_header({"Language": "en"})
    header = replace(header, target=header.target.replace("UTF-8", charset))
    catalog = Catalog((header, Unit("工业", text, state=State.TRANSLATED)), charset=charset, bom=mark)
    return po.parse(po.serialize(catalog))


@pytest.mark.parametrize("turned", [False, True])
def test_the_file_is_written_in_the_charset_that_its_header_names(*, turned: bool) -> None:
    base, converted, edited = in_charset("GBK", "A"), in_charset("UTF-8", "A", mark=True), in_charset("GBK", "B")
    result = merge(base, *((edited, converted) if turned else (converted, edited))).catalog
    again = written(result)
    assert (again.charset, again.bom, again.units[0].target) == ("UTF-8", True, "B")
    assert (
        written(merge(in_charset("GBK", "A"), in_charset("UTF-8", "B"), in_charset("GB18030", "A")).catalog).charset
        == "UTF-8"
    )


def test_another_reports_catalog_is_merged_without_following() -> None:
    def made(report: str, *sources: str) -> Catalog:
        units = (Unit(one, f"T {one}", state=State.TRANSLATED, references=(f"seeds/{report}.txt",)) for one in sources)
        return written(Catalog((po.new_header(FIELDS), *units)))

    base, other = made("a", "甲段。", "乙段。", "丙段。"), made("b", "工业。", "投资。", "消费。")
    result = merge(base, other, made("a", "甲段。", "乙段。", "丙段。", "丁段。"))
    assert {unit.source for unit in result.catalog.units} == {"工业。", "投资。", "消费。", "丁段。"}


def headed(comments: tuple[str, ...] = (), **fields: str) -> Catalog:
    header = po.new_header({name.replace("_", "-"): value for name, value in fields.items()})
    return written(Catalog((replace(header, comments=comments), Unit("甲", fields.get("X_Text", "")))))


def test_headers_never_conflict() -> None:
    base = headed(Language="en", Last_Translator="Base", Project_Id_Version="a", PO_Revision_Date="2026-01-01")
    one = headed(
        ("by one",), Language="en", Last_Translator="One", Project_Id_Version="b", PO_Revision_Date="2026-03-03"
    )
    other = headed(
        ("by other",), Language="en", Last_Translator="Other", Project_Id_Version="c", PO_Revision_Date="2026-02-02"
    )
    for sides in ((one, other), (other, one)):
        result = merge(base, *sides)
        assert not result.conflicts
        fields = result.catalog.fields
        assert (fields["Last-Translator"], fields["Project-Id-Version"]) == ("One", "b")
        assert result.catalog.header
        theirs = {"toolkit: theirs Last-Translator: Other", "toolkit: theirs Project-Id-Version: c"}
        assert set(result.catalog.header.comments) == {"by one", "by other", *theirs}
    assert merge(Catalog(()), one, written(Catalog((Unit("乙"),)))).catalog.fields == one.fields
    assert merge(Catalog(()), written(Catalog((Unit("乙"),))), one).catalog.fields == one.fields


def test_the_language_of_a_template_does_not_win() -> None:
    base = headed(Language="", X_Source_Language="zh")
    copied = headed(Language="zh", X_Source_Language="zh", PO_Revision_Date="2026-09-09")
    right = headed(Language="en", X_Source_Language="zh")
    assert merge(base, copied, right).catalog.language == "en"
    assert merge(base, right, copied).catalog.language == "en"


def test_what_only_a_previous_source_tells_is_followed_too() -> None:
    """Other tools pair paragraphs in their own way."""
    done = State.TRANSLATED
    base = written(Catalog((Unit("甲", "A", state=done), Unit("丙", "C", state=done))))
    revised = written(Catalog((Unit("乙", "A", state=State.NEEDS_REVIEW, previous="甲"), Unit("丙", "C", state=done))))
    finished = written(Catalog((Unit("乙", "B", state=done), Unit("丙", "C", state=done))))
    improved = written(Catalog((Unit("甲", "A2", state=done), Unit("丙", "C", state=done))))
    for one, other, wanted in (
        (revised, finished, ["B", "C"]),
        (revised, improved, ["A2~", "C"]),
        (revised, base, ["A~", "C"]),
    ):
        for sides in ((one, other), (other, one)):
            units = written(merge(base, *sides).catalog).units
            assert [unit.target + "~" * (unit.state is State.NEEDS_REVIEW) for unit in units] == wanted
            assert [unit.source for unit in units] == ["乙", "丙"]


def test_a_text_that_one_side_moved_to_a_new_paragraph_is_kept() -> None:
    """msgmerge takes it from an obsolete entry, which is gone then; the other side has the paragraph without a text."""
    done = State.TRANSLATED
    gone = Unit("八、绿色情况", "T", state=done, obsolete=True)
    base = written(Catalog((Unit("丙", "C", state=done), gone)))
    moved = Unit("四、绿色情况", "T", state=State.NEEDS_REVIEW, previous="八、绿色情况")
    one = written(Catalog((Unit("丙", "C", state=done), moved)))
    other = written(Catalog((Unit("丙", "C", state=done), Unit("四、绿色情况"), gone)))
    for sides in ((one, other), (other, one)):
        result = merge(base, *sides)
        assert not result.conflicts
        (unit,) = [unit for unit in written(result.catalog).units if unit.source == "四、绿色情况"]
        assert (unit.target, unit.state) == ("T", State.NEEDS_REVIEW)


def test_babels_way_of_writing_previous_sources_is_not_a_change() -> None:
    note = "toolkit: footnote A note."
    unit = Unit("乙", "A", state=State.NEEDS_REVIEW, previous="甲", comments=(note, ""))
    babel = replace(unit, comments=(note, '| msgid "甲"'), previous=None)
    base = written(Catalog((unit, Unit("丙", "C"))))
    one = written(Catalog((babel, Unit("丙", "C"))))
    other = written(Catalog((unit, Unit("丙", "D", state=State.TRANSLATED))))
    for sides in ((one, other), (other, one)):
        result = written(merge(base, *sides).catalog)
        assert result.units[0].previous == "甲"
        assert "".join(result.units[0].comments) == note


def test_a_private_comment_stays_private_where_babel_dropped_the_line_above_it() -> None:
    note, private = "toolkit: footnote A note of some words.", "ask Li about this"
    clean = Unit("甲", "A", comments=(note, "", private))
    for wrapped in ((private,), ("ask Li", "about this")):
        babel = replace(clean, comments=(note, *wrapped))
        one, other = replace(babel, target="A2"), replace(clean, target="B")
        for base in ((), (clean,), (replace(clean, comments=()),)):
            for sides in ((one, other), (other, one)):
                states = (written(Catalog((*units, Unit("丙", "C")))) for units in (base, sides[:1], sides[1:]))
                comments = merge(*states).catalog.units[0].comments
                assert comments[:3] == (note, "", private)
                assert len(notes(comments)) == 1


def test_a_live_and_an_obsolete_entry_of_one_source_are_apart() -> None:
    done = State.TRANSLATED
    live, gone = Unit("甲", "live", state=done), Unit("甲", "gone", state=done, obsolete=True)
    base = po.parse(po.serialize(Catalog((live, gone))))
    one = po.parse(po.serialize(Catalog((replace(live, target="new"), gone))))
    other = po.parse(po.serialize(Catalog((live, gone, Unit("乙", "B", state=done)))))
    texts = [unit.target for unit in merge(base, one, other).catalog.entries]
    assert sorted(texts) == ["B", "gone", "new"]


REPORTS = st.lists(
    st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=5).map("，".join).map("{}。".format),
    max_size=6,
    unique=True,
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(REPORTS, REPORTS, st.data())
def test_of_two_that_updated_the_one_who_translated_wins(old: list[str], new: list[str], data: st.DataObject) -> None:
    texts = ["", "Text with 12 firms, 3.56 billion yuan and 8.1 percent. More.", "(I) Words. First, projects."]
    units = [typed(Unit(source), data.draw(st.sampled_from(texts))) for source in old]
    base = written(Catalog(tuple(units)))
    updated = written(update(base, [Unit(source) for source in new], Rules()).catalog)
    chosen = [unit for unit in updated.units if data.draw(st.booleans())]
    finished = written(po.replace(updated, [(unit, typed(unit, f"Finished {unit.key}.")) for unit in chosen]))
    for sides in ((finished, updated), (updated, finished)):
        result = merge(base, *sides)
        assert result.conflicts == ()
        assert written(result.catalog).entries == finished.entries
    for sides in ((base, finished), (finished, base)):
        assert merge(base, *sides).catalog.entries == finished.entries


@settings(derandomize=True, deadline=None, max_examples=300)
@given(REPORTS, REPORTS, st.data())
def test_work_on_the_old_report_comes_out_as_if_it_were_updated(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    texts = ["", "Text with 12 firms, 3.56 billion yuan and 8.1 percent. More.", "(I) Words. First, projects."]
    base = written(Catalog(tuple(typed(Unit(source), data.draw(st.sampled_from(texts))) for source in old)))
    report = [Unit(source) for source in new]
    updated = written(update(base, report, Rules()).catalog)
    chosen = [unit for unit in base.units if data.draw(st.booleans())]
    worked = written(po.replace(base, [(unit, typed(unit, f"Mine {unit.key}. And 12.")) for unit in chosen]))
    wanted = update(worked, report, Rules()).catalog
    for sides in ((worked, updated), (updated, worked)):
        result = merge(base, *sides)
        assert result.conflicts == ()
        again = update(written(result.catalog), report, Rules()).catalog
        assert [(one.source, one.target, one.state) for one in again.units] == [
            (one.source, one.target, one.state) for one in wanted.units
        ]
