"""Translations by a model written into a catalog, and examined among others of their kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from live_projects import HEADER, PAIRS, entry, project, text_of, workspace

from toolkit.catalogs.provenance import from_alignment, from_draft, from_memory
from toolkit.errors import InputError
from toolkit.model import Origin, State
from toolkit.model.unit import unit_key
from toolkit.workspace import Conflict, Edit, Proposal, Saved

NOTE = from_draft("m", 1)
SOURCES = [source for source, _ in PAIRS[:4]]
KEYS = [unit_key(source) for source in SOURCES]
EMPTY = HEADER + "".join(entry(source, "") for source in SOURCES)


def proposal(place: int, target: str, was: str = "", note: str = NOTE) -> Proposal:
    return Proposal(KEYS[place], was, target, note)


def test_proposals_need_review_and_say_where_they_are_from(tmp_path: Path) -> None:
    path = project(tmp_path, EMPTY)
    live = workspace(tmp_path)
    live.catalog("report", "en")
    done = live.propose("report", "en", [proposal(2, "TFP rose."), proposal(0, "I. Overview")], by="draft")
    assert [type(one) for one in done] == [Saved, Saved]
    shown = f"# {NOTE}\n#, fuzzy\n"
    assert path.read_text(encoding="utf-8") == HEADER + "".join(
        [
            entry(SOURCES[0], "I. Overview", shown),
            entry(SOURCES[1], ""),
            entry(SOURCES[2], "TFP rose.", shown),
            entry(SOURCES[3], ""),
        ]
    )
    assert live.catalog("report", "en").unit(KEYS[0]).state is State.NEEDS_REVIEW
    assert isinstance(live.undo(by="draft"), Saved)
    assert isinstance(live.undo(by="draft"), Saved)
    assert path.read_text(encoding="utf-8") == EMPTY


def test_a_later_proposal_replaces_an_earlier_one_and_no_comment_of_a_person(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + entry(SOURCES[0], "", "# ask the bureau\n"))
    live = workspace(tmp_path)
    live.propose("report", "en", [proposal(0, "First.")])
    later = from_draft("m", 2, [("term-missing", "链主")])
    live.propose("report", "en", [proposal(0, "Second.", "First.", later)])
    assert path.read_text(encoding="utf-8") == HEADER + entry(
        SOURCES[0], "Second.", f"# ask the bureau\n# {later}\n#, fuzzy\n"
    )


def test_the_same_proposal_again_is_written_already(tmp_path: Path) -> None:
    path = project(tmp_path, EMPTY)
    live = workspace(tmp_path)
    live.propose("report", "en", [proposal(0, "I.")])
    before = path.stat().st_mtime_ns
    [done] = live.propose("report", "en", [proposal(0, "I.")])
    assert isinstance(done, Saved)
    assert not done.undoable
    assert path.stat().st_mtime_ns == before


def test_a_translation_is_not_put_under_review_by_proposing_it_again(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + entry(SOURCES[0], "I. Overview"))
    before = path.read_bytes()
    [done] = workspace(tmp_path).propose("report", "en", [proposal(0, "I. Overview", "I. Overview")])
    assert isinstance(done, Saved)
    assert done.after.state is State.TRANSLATED
    assert path.read_bytes() == before


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("was", ["I. Overview", "", "I. Outline"])
def test_what_a_person_has_finished_is_refused_until_it_is_emptied(tmp_path: Path, was: str, *, signed: bool) -> None:
    path = project(tmp_path, HEADER + entry(SOURCES[0], "I. Overview"))
    live = workspace(tmp_path)
    if signed:
        live.reviewed("report", "en", KEYS[0], "Li Lei")
    before = path.read_bytes()
    [done] = live.propose("report", "en", [proposal(0, "I. Summary", was)])
    assert isinstance(done, InputError)
    assert done.message.startswith("a person has finished this translation: ")
    assert path.read_bytes() == before
    live.save(Edit("report", "en", KEYS[0], "I. Overview", "I. Overview", State.NEEDS_REVIEW))
    [done] = live.propose("report", "en", [proposal(0, "I. Summary", was)])
    assert isinstance(done, InputError if was == "I. Overview" else Conflict)
    live.save(Edit("report", "en", KEYS[0], "I. Overview", ""))
    [done] = live.propose("report", "en", [proposal(0, "I. Summary", was)])
    assert isinstance(done, Conflict if was else Saved)


TYPED, EMPTIED, PLURAL = "a person typed this", "a person emptied the draft", "a unit with plural forms"
MEMORY = f"# {from_memory(0.9, Origin(path='x.po', report='r', unit='abc'))}\n"


@pytest.mark.parametrize(
    ("target", "shown", "why"),
    [
        ("First.", "#, fuzzy\n", TYPED),
        ("First.", "# ask the bureau\n#, fuzzy\n", TYPED),
        ("First.", f"# {NOTE}\n#, fuzzy\n", ""),
        ("First.", f"{MEMORY}#, fuzzy\n", ""),
        ("First.", f"# {from_alignment(0.9, [])}\n#, fuzzy\n", ""),
        ("First.", '#, fuzzy\n#| msgid "旧"\n', ""),
        ("", f"# {NOTE}\n", EMPTIED),
        ("", MEMORY, ""),
        ("", "# ask the bureau\n", ""),
    ],
)
def test_what_a_person_typed_or_emptied_is_refused(tmp_path: Path, target: str, shown: str, why: str) -> None:
    path = project(tmp_path, HEADER + entry(SOURCES[0], target, shown))
    before = path.read_bytes()
    [done] = workspace(tmp_path).propose("report", "en", [proposal(0, "Second.", target)])
    assert isinstance(done, InputError if why else Saved)
    assert why in str(done)
    assert (path.read_bytes() == before) is bool(why)


def test_the_same_text_again_leaves_what_a_person_typed_as_it_is(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + entry(SOURCES[0], "First.", "#, fuzzy\n"))
    before = path.read_bytes()
    [done] = workspace(tmp_path).propose("report", "en", [proposal(0, "First.", "First.")])
    assert isinstance(done, Saved)
    assert path.read_bytes() == before


def test_a_refused_draft_is_written_again_where_the_caller_chose_the_unit(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + entry(SOURCES[0], "", f"# {NOTE}\n"))
    [done] = workspace(tmp_path).propose("report", "en", [replace(proposal(0, "Second."), drafts_only=True)])
    assert isinstance(done, Saved)
    assert 'msgstr "Second."' in path.read_text(encoding="utf-8")


def test_what_a_person_typed_meanwhile_stays_and_the_others_are_written(tmp_path: Path) -> None:
    path = project(tmp_path, EMPTY)
    live = workspace(tmp_path)
    live.catalog("report", "en")
    typed = EMPTY.replace(entry(SOURCES[0], ""), entry(SOURCES[0], "Typed", "#, fuzzy\n"))
    path.write_text(typed, encoding="utf-8")
    first, second, gone = live.propose(
        "report", "en", [proposal(0, "Mine"), proposal(1, "Mine too"), replace(proposal(2, "x"), id="000000000000")]
    )
    assert isinstance(first, Conflict)
    assert first.theirs is not None
    assert (first.base, first.mine, first.theirs.target) == ("", "Mine", "Typed")
    assert isinstance(second, Saved)
    assert isinstance(gone, Conflict)
    assert gone.theirs is None
    assert live.catalog("report", "en").unit(KEYS[0]).target == "Typed"
    assert path.read_text(encoding="utf-8") == typed.replace(
        entry(SOURCES[1], ""), entry(SOURCES[1], "Mine too", f"# {NOTE}\n#, fuzzy\n")
    )


@pytest.mark.parametrize(
    ("target", "says"),
    [("a\x00b", r"the translation has the control character U\+0000"), (" \n", "the translation is empty")],
)
def test_what_a_catalog_cannot_hold_is_refused_alone(tmp_path: Path, target: str, says: str) -> None:
    path = project(tmp_path, EMPTY)
    live = workspace(tmp_path)
    refused, done = live.propose("report", "en", [proposal(0, target), proposal(1, "Good.")])
    assert isinstance(refused, InputError)
    with pytest.raises(InputError, match=says):
        raise refused
    assert isinstance(done, Saved)
    assert path.read_text(encoding="utf-8").count("Good.") == 1


def test_units_with_plural_forms_are_left_to_people(tmp_path: Path) -> None:
    text = HEADER + '\nmsgid "一份"\nmsgid_plural "几份"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    path = project(tmp_path, text)
    [done] = workspace(tmp_path).propose("report", "en", [Proposal(unit_key("一份"), "", "One", NOTE)])
    assert isinstance(done, InputError)
    assert "plural forms" in done.message
    assert path.read_text(encoding="utf-8") == text


def test_the_last_entry_of_a_file_without_an_end_of_line_keeps_it(tmp_path: Path) -> None:
    path = project(tmp_path, EMPTY.removesuffix("\n"))
    workspace(tmp_path).propose("report", "en", [proposal(3, "Stable."), proposal(0, "I.")])
    text = path.read_text(encoding="utf-8")
    assert text.endswith('msgstr "Stable."')
    assert text.count("fuzzy") == 2


# --- examined among others


def test_an_abbreviation_that_another_draft_introduces_counts(tmp_path: Path) -> None:
    project(tmp_path, EMPTY)
    catalog = workspace(tmp_path).catalog("report", "en")
    rise, stable = PAIRS[2][1], PAIRS[3][1]
    alone = catalog.examine(KEYS[3], stable, State.TRANSLATED)
    assert [one.check for one in alone.findings] == ["term-missing"]
    among = catalog.examine(KEYS[3], stable, State.TRANSLATED, others={KEYS[2]: rise})
    assert among.findings == ()
    assert catalog.unit(KEYS[2]).target == ""
    again = catalog.examine(KEYS[3], stable, State.TRANSLATED)
    assert [one.check for one in again.findings] == ["term-missing"]


def test_what_is_examined_among_others_is_what_lint_finds_of_all(tmp_path: Path) -> None:
    project(tmp_path, text_of([(source, "") for source, _ in PAIRS]))
    catalog = workspace(tmp_path).catalog("report", "en")
    whole = dict(zip(map(unit_key, (source for source, _ in PAIRS)), (target for _, target in PAIRS), strict=True))
    whole[KEYS[1]] = "Investment reached 3,145 billion yuan, up 9.1 percent."
    others = workspace(tmp_path)
    for key, target in whole.items():
        others.save(Edit("report", "en", key, "", target))
    for key, target in whole.items():
        rest = {other: text for other, text in whole.items() if other != key}
        found = catalog.examine(key, target, State.TRANSLATED, others=rest).findings
        saved = others.catalog("report", "en").examine(key, target).findings
        assert [(one.check, one.message) for one in found] == [(one.check, one.message) for one in saved]


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        (f"# {NOTE}\n#, fuzzy\n", True),
        (f"# {NOTE}\n", False),  # accepted in an editor that keeps comments
        ("", False),
        ("#, fuzzy\n", False),  # a person's own, under review
    ],
)
def test_a_second_draft_is_written_over_a_draft_alone(tmp_path: Path, shown: str, *, written: bool) -> None:
    path = project(tmp_path, HEADER + entry(SOURCES[0], "First.", shown))
    before = path.read_bytes()
    second = replace(proposal(0, "Second.", "First."), drafts_only=True)
    [done] = workspace(tmp_path).propose("report", "en", [second])
    assert isinstance(done, Saved if written else Conflict)
    assert (path.read_bytes() == before) is not written
