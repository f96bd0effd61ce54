"""Units without a target are filled from the memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.catalogs.changes import ChangeKind, FigureChange, Recalled, Rules
from toolkit.catalogs.directives import directives
from toolkit.catalogs.listed_figures import reviewed
from toolkit.catalogs.provenance import (
    from_draft,
    from_memory,
    is_draft,
    is_emptied,
    is_provenance,
    is_refused,
    percent,
    rounds_of,
)
from toolkit.catalogs.slips import slips
from toolkit.catalogs.update import update
from toolkit.model import Catalog, Origin, State, Unit

ORIGIN = Origin("translations/en/report-2020.po", 41, "2021-03-01T00:00:00Z", "report-2020", "3f2a91bc04de")
OLD, NEW = "完成投资3145亿元。", "完成投资3320亿元。"
KNOWN = {
    OLD: Recalled("Investment reached 314.5 billion yuan.", OLD, 1.0, ORIGIN),
    NEW: Recalled(
        "Investment reached 332 billion yuan.",
        OLD,
        0.99,
        ORIGIN,
        (FigureChange("3145亿元", "3320亿元", "314.5 billion yuan", "332 billion yuan"),),
    ),
}
RULES = Rules(recall=KNOWN.get)


def filled(catalog: Catalog, *sources: str) -> list[Unit]:
    """The units after an update to these sources."""
    return list(update(catalog, [Unit(source) for source in sources], RULES).catalog.units)


def test_a_new_unit_is_filled_for_review_and_says_where_from() -> None:
    done = update(Catalog(()), [Unit(NEW), Unit("别的。")], RULES)
    one, other = done.catalog.units
    assert (one.target, one.state, one.previous) == (KNOWN[NEW].target, State.NEEDS_REVIEW, OLD)
    assert one.comments == (
        "toolkit: memory 99% report-2020 3f2a91bc04de",
        "toolkit: figures 3145亿元→3320亿元 (314.5 billion yuan → 332 billion yuan)",
    )
    assert other == Unit("别的。")
    assert [change.kind for change in done.changes] == [ChangeKind.FILLED, ChangeKind.NEW]
    assert done.changes[0].recalled is KNOWN[NEW]


def test_an_exact_match_needs_review_without_a_previous_source() -> None:
    (one,) = filled(Catalog(()), OLD)
    assert (one.state, one.previous) == (State.NEEDS_REVIEW, None)
    assert one.comments == ("toolkit: memory 100% report-2020 3f2a91bc04de",)


def test_a_second_update_changes_nothing() -> None:
    first = update(Catalog(()), [Unit(NEW), Unit(OLD)], RULES).catalog
    again = update(first, [Unit(NEW), Unit(OLD)], RULES)
    assert again.catalog == first
    assert [change.kind for change in again.changes] == [ChangeKind.KEPT, ChangeKind.KEPT]


def test_a_kept_unit_without_a_target_is_filled_but_not_one_that_was_emptied() -> None:
    catalog = Catalog((Unit(OLD, comments=("a note",)), Unit(NEW, comments=("toolkit: memory 99% x 3f2a91bc04de",))))
    one, other = filled(catalog, OLD, NEW)
    assert one.target == KNOWN[OLD].target
    assert one.comments == ("a note", "toolkit: memory 100% report-2020 3f2a91bc04de")
    assert other == catalog.entries[1]
    assert is_emptied(other)
    assert not is_emptied(replace(other, target="x"))


def test_work_is_never_replaced() -> None:
    theirs = Catalog((Unit(OLD, "Mine.", state=State.TRANSLATED), Unit(NEW, "A draft.", state=State.NEEDS_REVIEW)))
    assert [unit.target for unit in filled(theirs, OLD, NEW)] == ["Mine.", "A draft."]
    plural = Catalog((Unit(OLD, plural=OLD, plural_targets=("",)),))
    assert filled(plural, OLD)[0].target == ""


def test_an_edited_unit_keeps_its_own_translation_and_is_filled_where_that_is_empty() -> None:
    mine = Catalog((Unit(OLD, "Mine, 314.5 billion yuan.", state=State.TRANSLATED),))
    assert filled(mine, NEW)[0].target == "Mine, 332 billion yuan."
    (one,) = filled(Catalog((Unit(OLD, comments=("toolkit: memory 70% x 3f2a91bc04de",)),)), NEW)
    assert one.target == KNOWN[NEW].target
    assert one.comments[0] == "toolkit: memory 99% report-2020 3f2a91bc04de"


def test_the_comment_goes_with_the_review() -> None:
    comments = ("toolkit: footnote A note.", from_memory(0.97, ORIGIN), "ask the bureau")
    unit = Unit(NEW, "x", state=State.NEEDS_REVIEW, comments=comments)
    assert reviewed(unit, RULES) is unit
    done = reviewed(replace(unit, state=State.TRANSLATED), RULES)
    assert done.comments == ("toolkit: footnote A note.", "", "ask the bureau")


@pytest.mark.parametrize(("score", "shown"), [(1.0, 100), (0.99, 99), (0.999, 99), (0.29, 29), (0.57, 57), (0.7, 70)])
def test_a_score_is_rounded_down(score: float, shown: int) -> None:
    assert percent(score) == shown


def test_comments_name_the_file_of_a_memory_and_how_many_there_were() -> None:
    comment = from_memory(0.97, Origin("translations/memory/office.tmx", 9), 2)
    assert comment == "toolkit: memory 97% translations/memory/office.tmx (the latest of 3 translations)"
    for ours in (comment, "toolkit: aligned 87% (3 figures, 2 terms)", "toolkit: aligned 87%"):
        assert is_provenance(ours)
        assert not list(slips([ours]))
    for theirs in ("toolkit: memory of a colleague", "toolkit: aligned 87% (3 figures) see page 9", "memory 97% x y"):
        assert not is_provenance(theirs)


@pytest.mark.parametrize(
    ("model", "wrong", "comment"),
    [
        ("gpt-5", [], "toolkit: draft gpt-5 2 rounds"),
        ("a model\n1", [("term-missing", "")], "toolkit: draft a-model-1 2 rounds (term-missing)"),
        ("", [("number-missing", "4900万")] * 2, "toolkit: draft model 2 rounds (number-missing[4900万])"),
        (
            "qwen3:8b",
            [("number-extra", "a]\\b"), ("stray-markup", "toolkit: ignore x")],
            r"toolkit: draft qwen3:8b 2 rounds (number-extra[a\]\\b], stray-markup[toolkit ignore x])",
        ),
        ("toolkit:ignore", [], "toolkit: draft toolkit-ignore 2 rounds"),
        ("m", [("sentence-missing", "长" * 60)], f"toolkit: draft m 2 rounds (sentence-missing[{'长' * 39}…])"),
    ],
)
def test_a_draft_says_which_model_wrote_it_and_what_is_still_found(
    model: str, wrong: list[tuple[str, str]], comment: str
) -> None:
    written = from_draft(model, 2, wrong)
    assert written == comment
    assert is_provenance(written)
    assert [one.verb for one in directives([written])] == ["draft"]
    assert list(slips([written])) == []
    draft = Unit(OLD, "Investment rose.", state=State.NEEDS_REVIEW, comments=(written,))
    assert is_draft(draft)
    assert rounds_of(draft) == 2
    assert is_draft(replace(draft, comments=("a note", written)))
    done = reviewed(replace(draft, state=State.TRANSLATED), RULES)
    assert done.comments == ()
    assert not is_draft(done)
    assert is_emptied(replace(draft, target=""))
    assert is_refused(replace(draft, target=""))


@pytest.mark.parametrize(
    "theirs",
    ["toolkit: draft of a colleague", "toolkit: draft m 2 rounds, see page 9", "toolkit: draft m 2 rounds (See)"],
)
def test_the_words_of_a_person_on_a_draft_are_not_ours(theirs: str) -> None:
    assert not is_provenance(theirs)
