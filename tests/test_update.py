"""Bringing a catalog up to date: cases as data, and what holds for every revision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from clauses import CLAUSES
from gettext_tools import complaints, needs_gettext
from hypothesis import given, settings
from hypothesis import strategies as st
from revisions import revisions

from toolkit.catalogs.assignment import assign
from toolkit.catalogs.changes import ChangeKind, Rules
from toolkit.catalogs.update import update
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.model import Catalog, State, Unit

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "update.yaml").read_text(encoding="utf-8"))
RULES = Rules(
    "zh", "en", ("I.", "(I)", "First,", "(1)"), lambda source: [("甲段", "part A")] if "甲段" in source else []
)


def unit(case: dict[str, Any]) -> Unit:
    target = case["en"]
    state = State(case.get("state", "translated" if target else "initial"))
    return Unit(
        source=case["zh"],
        target=target,
        state=state,
        obsolete=case.get("obsolete", False),
        comments=tuple(case.get("comments", ())),
        notes=tuple(case.get("notes", ())),
        references=("seeds/report.txt",),
        previous=case.get("previous"),
    )


def template(sources: Sequence[str]) -> list[Unit]:
    return [Unit(source, notes=("paragraph",), references=("seeds/report.txt",)) for source in sources]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_becomes_of_each_paragraph(case: dict[str, Any]) -> None:
    updated = update(Catalog(tuple(map(unit, case["old"]))), template([new["zh"] for new in case["new"]]), RULES)
    live = [change for change in updated.changes if change.kind is not ChangeKind.GONE]
    for change, now, expected in zip(live, updated.catalog.units, case["new"], strict=True):
        found = {
            "zh": now.source,
            "fate": str(change.kind),
            "en": now.target,
            "state": str(now.state),
            "previous": now.previous,
            "comments": list(now.comments),
            "notes": list(now.notes),
        }
        assert {name: found[name] for name in expected} == expected
    if "gone" in case:
        assert [one.source for one in updated.catalog.obsolete] == case["gone"]


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from([*CLAUSES, "甲段"]), min_size=1, max_size=4).map("，".join), min_size=1, max_size=3
)
SOURCES = st.lists(PARAGRAPHS.map(lambda sentences: "。".join(sentences) + "。"), max_size=6, unique=True)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    entries = []
    for number, source in enumerate(draw(SOURCES)):
        target = draw(
            st.sampled_from(["", f"Text {number}, 12 firms. It reached 3.56 billion yuan!", f"(I) Words {number}."])
        )
        state = draw(st.sampled_from([State.TRANSLATED, State.NEEDS_REVIEW])) if target else State.INITIAL
        comments = draw(st.sampled_from([(), (f"comment {number}",)]))
        obsolete = draw(st.sampled_from([False, False, True]))
        entries.append(Unit(source, target, state=state, comments=comments, obsolete=obsolete))
    return Catalog(tuple(sorted(entries, key=lambda one: one.obsolete)))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(catalogs(), SOURCES)
def test_updating_twice_is_updating_once_and_nothing_typed_is_lost(old: Catalog, sources: list[str]) -> None:
    data = po.serialize(old)
    once = po.serialize(update(po.parse(data), template(sources), RULES).catalog)
    read = po.parse(once)
    assert po.serialize(update(read, template(sources), RULES).catalog) == once
    assert [one.source for one in read.units] == sources
    kept = "\n".join(line for one in read.entries for line in (one.target, *one.comments))
    for one in old.entries:
        assert all(comment in kept for comment in one.comments)
        for word in one.target.replace("(I)", "").split():
            if word.isalpha():
                assert word in kept


@settings(derandomize=True, deadline=None, max_examples=150)
@given(catalogs(), SOURCES, SOURCES)
def test_a_paragraph_that_goes_and_returns_has_its_translation_again(
    old: Catalog, more: list[str], fewer: list[str]
) -> None:
    first = update(old, template(more), RULES).catalog
    translated = Catalog(
        tuple(
            one if one.obsolete else Unit(one.source, f"T {one.source}", state=State.TRANSLATED)
            for one in first.entries
        )
    )
    without = update(translated, template([]), RULES).catalog
    assert not without.units
    back = update(without, template([*more, *(one for one in fewer if one not in more)]), RULES).catalog
    assert [one.target for one in back.units[: len(more)]] == [f"T {source}" for source in more]


def test_a_catalog_of_another_report_is_refused() -> None:
    other = [
        Unit(f"别的报告第{word}段内容", "x", state=State.TRANSLATED, references=("seeds/b.txt",)) for word in "甲乙丙"
    ]
    with pytest.raises(InputError, match=r"is the catalog of seeds/b\.txt, not of seeds/report\.txt"):
        update(Catalog(tuple(other), "x.po"), template(["全面推进创新驱动发展。"]), RULES)


def test_the_best_whole_beats_the_best_pair() -> None:
    assert assign({1: [(10, 0.9), (20, 0.8)], 2: [(10, 0.85)]}) == {1: 20, 2: 10}
    assert assign({1: [(10, 0.9)], 2: [(10, 0.2)]}) == {1: 10}
    assert assign({}) == {}


CORPUS = sorted((Path(__file__).parent / "data" / "po" / "good").glob("*.po"))


@needs_gettext
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_an_awkward_catalog_loses_nothing(path: Path, tmp_path: Path) -> None:
    old = po.parse(path.read_bytes(), path.name)
    sources = [*(one.source for one in old.units[1:] if one.context is None), "全新的一段文字。"]
    if old.charset == "ISO-8859-1":
        sources.pop()
    data = po.serialize(update(old, template(dict.fromkeys(sources)), RULES).catalog)
    new = po.parse(data, path.name)
    assert [one.source for one in new.units] == list(dict.fromkeys(sources))
    assert (new.header, new.tail, new.bom, new.charset) == (old.header, old.tail, old.bom, old.charset)
    kept = "\n".join(text for one in new.entries for text in (*one.comments, one.target, *one.plural_targets))
    for one in old.entries:
        for text in (*one.comments, one.target, *one.plural_targets):
            assert text in kept
    assert {flag for one in old.entries for flag in one.flags} <= {flag for one in new.entries for flag in one.flags}
    assert po.serialize(update(new, template(dict.fromkeys(sources)), RULES).catalog) == data
    if complaints(path) == "":
        (tmp_path / "x.po").write_bytes(data)
        assert complaints(tmp_path / "x.po") == ""


def test_revised_reports_are_updated_as_recorded(golden: Callable[[str, str], None]) -> None:
    golden("revisions.txt", "\n".join(revisions()) + "\n")
