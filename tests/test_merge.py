"""Merging catalogs: by entry and field, and by git with real branches."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command import toolkit
from gettext_tools import complaints, needs_gettext
from hypothesis import given, settings
from hypothesis import strategies as st
from repository import git

from toolkit.catalogs.merge import merge
from toolkit.catalogs.merge_comments import merged_comments
from toolkit.catalogs.merge_header import merge_header
from toolkit.formats import po
from toolkit.model import Catalog, State, Unit
from toolkit.renderers.footnotes import notes

HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: report\\n"
"PO-Revision-Date: {date}\\n"
"Last-Translator: {who}\\n"
"Language-Team: English\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def catalog(*entries: str, date: str = "2026-01-01 00:00+0000", who: str = "Base <b@example.org>") -> bytes:
    return "\n".join([HEADER.format(date=date, who=who), *entries]).encode()


def entry(source: str, target: str, before: str = "") -> str:
    return f'{before}msgid "{source}"\nmsgstr "{target}"\n'


BASE = catalog(entry("甲", "A"), entry("乙", ""), entry("丙", "C"))


def merged(base: bytes, ours: bytes, theirs: bytes) -> tuple[str, int]:
    result = merge(po.parse(base), po.parse(ours), po.parse(theirs))
    return po.serialize(result.catalog).decode(), len(result.conflicts)


def test_what_one_side_changed_is_taken() -> None:
    ours = catalog(entry("甲", "A1"), entry("乙", ""), entry("丙", "C"))
    theirs = catalog(entry("甲", "A"), entry("乙", "B1"), entry("丙", "C", "# why\n#, fuzzy\n"))
    both = catalog(entry("甲", "A1"), entry("乙", "B1"), entry("丙", "C", "# why\n#, fuzzy\n"))
    assert merged(BASE, ours, theirs) == (both.decode(), 0)
    assert merged(BASE, theirs, ours) == (both.decode(), 0)


def test_two_translations_of_one_unit_are_a_conflict_that_breaks_nothing() -> None:
    ours = catalog(entry("甲", "A"), entry("乙", "Ours."), entry("丙", "C"))
    theirs = catalog(entry("甲", "A"), entry("乙", "Theirs."), entry("丙", "C"))
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == 1
    assert entry("乙", "Ours.", "# toolkit: theirs Theirs.\n#, fuzzy\n") in text
    unit = po.parse(text.encode()).units[1]
    assert (unit.target, unit.state) == ("Ours.", State.NEEDS_REVIEW)


def test_the_same_translation_on_both_sides_is_none() -> None:
    same = catalog(entry("甲", "A"), entry("乙", "B"), entry("丙", "C"))
    assert merged(BASE, same, same.replace(b"C", b"C2")) == (same.replace(b"C", b"C2").decode(), 0)


def test_a_review_that_one_side_asks_for_stays() -> None:
    ours = catalog(entry("甲", "A better"), entry("乙", ""), entry("丙", "C"))
    theirs = catalog(entry("甲", "A", "#, fuzzy\n"), entry("乙", ""), entry("丙", "C"))
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == 0
    assert entry("甲", "A better", "#, fuzzy\n") in text


def test_a_cleared_review_does_not_cover_the_other_sides_new_text() -> None:
    base = catalog(entry("甲", "A", "#, fuzzy\n"))
    ours = catalog(entry("甲", "A draft", "#, fuzzy\n"))
    theirs = catalog(entry("甲", "A"))
    assert merged(base, ours, theirs)[0] == ours.decode()


@pytest.mark.parametrize("left", ["", "#, fuzzy\n"], ids=["no flag", "fuzzy"])
def test_a_finished_translation_stays_where_the_other_side_has_emptied_it(left: str) -> None:
    """OmegaT writes units that need review without their translations."""
    base = catalog(entry("甲", "A", '#, fuzzy\n#| msgid "甲一"\n'))
    approved = catalog(entry("甲", "A"))
    emptied = catalog(entry("甲", "", left))
    assert merged(base, approved, emptied) == merged(base, emptied, approved) == (approved.decode(), 0)


def test_a_translation_that_one_side_emptied_stays_empty() -> None:
    for flag in ("", "#, fuzzy\n"):
        base = catalog(entry("甲", "A", flag), entry("乙", ""))
        emptied = catalog(entry("甲", ""), entry("乙", ""))
        other = catalog(entry("甲", "A", flag), entry("乙", "B"))
        both = (catalog(entry("甲", ""), entry("乙", "B")).decode(), 0)
        assert merged(base, emptied, other) == merged(base, other, emptied) == both


def test_a_translation_follows_its_paragraph_to_the_new_wording() -> None:
    revised = catalog(entry("甲二", "A", '#, fuzzy\n#| msgid "甲"\n'), entry("乙", ""), entry("丙", "C"))
    improved = catalog(entry("甲", "A improved"), entry("乙", ""), entry("丙", "C"))
    wanted = catalog(
        entry("甲二", "A improved", '#, fuzzy\n#| msgid "甲"\n'), entry("乙", ""), entry("丙", "C")
    ).decode()
    assert merged(BASE, revised, improved) == (wanted, 0)
    assert merged(BASE, improved, revised) == (wanted, 0)


CARRIED = entry("丁", "B", '#, fuzzy\n#| msgid "乙"\n')


@pytest.mark.parametrize("old", [entry("乙", "B"), '#~ msgid "乙"\n#~ msgstr "B"\n'], ids=["live", "obsolete"])
def test_a_text_that_was_carried_elsewhere_stays_with_its_own_source(old: str) -> None:
    """msgmerge carries a text to a paragraph that the other side has translated, and takes its entry out."""
    base = catalog(entry("甲", "A"), old)
    ours, theirs = catalog(entry("甲", "A"), entry("丁", "D"), old), catalog(entry("甲", "A"), CARRIED)
    for sides in ((ours, theirs), (theirs, ours)):
        text, conflicts = merged(base, *sides)
        assert conflicts == 0
        assert text.endswith("\n".join([entry("甲", "A"), entry("丁", "D"), '#~ msgid "乙"\n#~ msgstr "B"\n']))


def test_a_text_that_both_sides_carried_elsewhere_stays_with_its_own_source() -> None:
    """Each tool gave the text of a paragraph to another one of its halves, which the other side has translated."""
    base = catalog(entry("甲乙", "A and B"))
    note = '#, fuzzy\n#| msgid "甲乙"\n'
    ours = catalog(entry("甲", "A"), entry("乙", "A and B", note))
    theirs = catalog(entry("甲", "A and B", note), entry("乙", "B"))
    text, conflicts = merged(base, ours, theirs)
    assert conflicts == 0
    assert text.endswith("\n".join([entry("甲", "A"), entry("乙", "B"), '#~ msgid "甲乙"\n#~ msgstr "A and B"\n']))


def test_a_text_that_one_side_took_out_is_gone() -> None:
    base = catalog(entry("甲", "A"), '#~ msgid "乙"\n#~ msgstr "B"\n')
    ours, theirs = catalog(entry("甲", "A1"), '#~ msgid "乙"\n#~ msgstr "B"\n'), catalog(entry("甲", "A"))
    assert merged(base, ours, theirs) == (catalog(entry("甲", "A1")).decode(), 0)


def test_new_and_removed_entries_keep_their_places() -> None:
    ours = catalog(entry("甲", "A"), entry("甲一", "A1"), entry("乙", ""), entry("丙", "C"))
    theirs = catalog(entry("甲", "A"), entry("丙", "C"), entry("丁", "D"))
    text, _ = merged(BASE, ours, theirs)
    assert [unit.source for unit in po.parse(text.encode()).units] == ["甲", "甲一", "丙", "丁"]
    moved = catalog(entry("丙", "C"), entry("甲", "A"), entry("乙", ""))
    text, _ = merged(BASE, ours, moved)
    assert [unit.source for unit in po.parse(text.encode()).units] == ["丙", "甲", "甲一", "乙"]


def test_a_changed_entry_that_the_other_side_removed_stays() -> None:
    ours = catalog(entry("甲", "A"), entry("乙", "B at last"), entry("丙", "C"))
    theirs = catalog(entry("甲", "A"), entry("丙", "C"))
    assert merged(BASE, ours, theirs) == (ours.decode(), 0)


def test_an_obsolete_entry_takes_the_other_sides_translation_along() -> None:
    ours = catalog(entry("甲", "A"), entry("乙", "")) + '\n#~ msgid "丙"\n#~ msgstr "C"\n'.encode()
    theirs = catalog(entry("甲", "A"), entry("乙", ""), entry("丙", "C new"))
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == 0
    assert text.endswith('\n#~ msgid "丙"\n#~ msgstr "C new"\n')


def test_headers_are_merged_by_field() -> None:
    ours = BASE.replace(b"2026-01-01", b"2026-02-02").replace(b"Base <b@", b"Ours <o@")
    theirs = BASE.replace(b"2026-01-01", b"2026-03-03").replace(b"Base <b@", b"Theirs <t@")
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == 0
    assert po.parse(text.encode()).fields["PO-Revision-Date"] == "2026-03-03 00:00+0000"
    assert po.parse(text.encode()).fields["Last-Translator"] == "Theirs <t@example.org>"
    text, conflicts = merged(BASE, BASE.replace(b"report", b"one"), BASE.replace(b"report", b"two"))
    assert conflicts == 0
    assert text.startswith("# toolkit: theirs Project-Id-Version: two\n")
    assert "Project-Id-Version: one" in text
    later = BASE.replace(b"report", b"two").replace(b"2026-01-01", b"2026-03-03")
    text, conflicts = merged(BASE, BASE.replace(b"report", b"one"), later)
    assert conflicts == 0
    assert text.startswith("# toolkit: theirs Project-Id-Version: one\n")


def test_added_on_both_sides() -> None:
    text, conflicts = merged(b"", catalog(entry("甲", "A")), catalog(entry("甲", ""), entry("乙", "B")))
    assert conflicts == 0
    assert text == catalog(entry("甲", "A"), entry("乙", "B")).decode()


@pytest.fixture
def repository(in_folder: Path) -> Path:
    """A project in git with the merge driver set up as the README says."""
    git(in_folder, "init", "-q", "-b", "main")
    driver = f'"{sys.executable}" -m toolkit merge-driver %O %A %B %P'
    git(in_folder, "config", "merge.toolkit.driver", driver)
    (in_folder / ".gitattributes").write_text("*.po text eol=lf merge=toolkit\n")
    (in_folder / "toolkit.toml").write_text("")
    commit(in_folder, BASE, "base")
    return in_folder


def commit(folder: Path, data: bytes, message: str) -> None:
    path = folder / "translations" / "en" / "report.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def branches(folder: Path, ours: bytes, theirs: bytes) -> None:
    git(folder, "checkout", "-q", "-b", "theirs")
    commit(folder, theirs, "theirs")
    git(folder, "checkout", "-q", "main")
    commit(folder, ours, "ours")


@needs_gettext
def test_git_merges_two_branches_where_a_text_merge_conflicts(repository: Path) -> None:
    ours = catalog(entry("甲", "A"), entry("乙", "B ours"), entry("丙", "C"), date="2026-02-02 00:00+0000")
    theirs = catalog(entry("甲", "A"), entry("乙", ""), entry("丙", "C theirs"), date="2026-03-03 00:00+0000")
    branches(repository, ours, theirs)
    git(repository, "merge", "-q", "--no-edit", "theirs")
    path = repository / "translations/en/report.po"
    assert [unit.target for unit in po.parse(path.read_bytes()).units] == ["A", "B ours", "C theirs"]
    assert complaints(path) == ""


@needs_gettext
def test_git_leaves_a_conflict_unmerged_and_the_file_good(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ours = catalog(entry("甲", "A"), entry("乙", "Ours."), entry("丙", "C"))
    theirs = catalog(entry("甲", "A"), entry("乙", "Theirs."), entry("丙", "C2"))
    branches(repository, ours, theirs)
    said = git(repository, "merge", "--no-edit", "theirs", fine=(1,))
    assert "both sides changed “乙”; see its comment" in said
    assert "UU translations/en/report.po" in git(repository, "status", "--short")
    path = repository / "translations/en/report.po"
    assert complaints(path) == ""
    assert "<<<<" not in path.read_text(encoding="utf-8")
    shown = toolkit(capfd, "diff", "HEAD")
    assert "C{+2+}" in shown.out
    assert "(translated → needs-review)" in shown.out


def test_what_the_driver_cannot_read_it_does_not_touch(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, data in (("base", BASE), ("ours", BASE), ("theirs", BASE + b'\nmsgid "x\n')):
        (in_folder / name).write_bytes(data)
    outcome = toolkit(capfd, "merge-driver", "base", "ours", "theirs", "translations/en/report.po")
    assert outcome.code == 2
    assert outcome.err.startswith("toolkit: translations/en/report.po (theirs):21:7: this string does not end")
    assert (in_folder / "ours").read_bytes() == BASE


def test_diff_shows_words(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = repository / "translations" / "en" / "report.po"
    new = catalog(entry("甲", "A much better text"), entry("乙二", "B", '#| msgid "乙"\n'), entry("新", ""))
    path.write_bytes(new)
    outcome = toolkit(capfd, "diff", "HEAD")
    assert outcome.code == 0
    assert "report.po:13: target" in outcome.out
    assert "new:    A{+ much better text+}" in outcome.out
    assert "source: 乙{+二+}" in outcome.out
    assert "added" in outcome.out
    assert "removed" in outcome.out
    commit(repository, new, "new")
    assert toolkit(capfd, "diff", "HEAD~1", "HEAD").out == outcome.out
    assert '"kind": "target"' in toolkit(capfd, "diff", "HEAD~1", "--format", "json").out
    unknown = toolkit(capfd, "diff", "nowhere")
    assert unknown.code == 2
    assert "git does not know the revision 'nowhere'" in unknown.err


@st.composite
def states(draw: st.DrawFn) -> list[Unit]:
    """A catalog's units in some state that people may leave them in."""
    units = []
    for number, source in enumerate(draw(st.permutations("甲乙丙丁"))[: draw(st.integers(0, 4))]):
        target = draw(st.sampled_from(["", f"A{number}", f"B{source}"]))
        fuzzy = draw(st.booleans())
        state = State.INITIAL if not target else State.NEEDS_REVIEW if fuzzy else State.TRANSLATED
        comments = tuple(draw(st.lists(st.sampled_from(["one", "two"]), max_size=2, unique=True)))
        previous = draw(st.sampled_from([None, "甲", "戊"])) if state is State.NEEDS_REVIEW else None
        obsolete = draw(st.sampled_from([False, False, True]))
        units.append(Unit(source, target, state=state, comments=comments, previous=previous, obsolete=obsolete))
    return sorted(units, key=lambda unit: unit.obsolete)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(states(), states(), states())
def test_what_either_side_wrote_is_in_the_merged_catalog(
    base: list[Unit], ours: list[Unit], theirs: list[Unit]
) -> None:
    catalogs = [po.parse(po.serialize(Catalog(tuple(side)))) for side in (base, ours, theirs)]
    result = merge(*catalogs)
    written = po.parse(po.serialize(result.catalog))
    assert written.entries == result.catalog.entries
    kept = "\n".join(text for unit in written.entries for text in (unit.target, *unit.comments))
    before = {text for unit in base for text in (unit.target, *unit.comments)}
    for unit in [*ours, *theirs]:
        assert unit.target in before or unit.target in kept
    assert merge(catalogs[0], catalogs[1], catalogs[0]).catalog == catalogs[1]
    assert merge(catalogs[0], catalogs[0], catalogs[2]).catalog == catalogs[2]
    keys = [(unit.context, unit.source) for unit in written.units]
    assert len(keys) == len(set(keys))


FOOT = "toolkit: footnote[private sector] Firms owned by persons"
WRAPPED = ("toolkit: footnote[private sector] Firms owned by", "persons")
SUPPRESSED = "toolkit: ignore sentence-missing -- agreed by phone"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged", "rivals"),
    [
        ([*WRAPPED, ""], [FOOT, ""], [], [], []),
        ([*WRAPPED, ""], [FOOT, ""], [f"{FOOT} only", ""], [f"{FOOT} only", ""], []),
        ([FOOT, ""], [*WRAPPED, ""], [f"{FOOT} only", ""], [f"{FOOT} only", ""], []),
        ([FOOT, ""], [f"{FOOT} A", ""], [f"{FOOT} B", ""], [f"{FOOT} A", ""], [f"{FOOT[9:]} B"]),
        ([FOOT, ""], [f"{FOOT} A", ""], [*WRAPPED, "A", ""], [f"{FOOT} A", ""], []),
        ([FOOT, ""], [FOOT, "and more", ""], [f"{FOOT} B", ""], [FOOT, "and more", ""], [f"{FOOT[9:]} B"]),
        ([FOOT, ""], [f"{FOOT} A", ""], [], [f"{FOOT} A", ""], []),
        ([FOOT, ""], ["own"], [f"{FOOT} B", ""], ["own", f"{FOOT} B", ""], []),
        (
            [FOOT, SUPPRESSED, "with the editor"],
            [FOOT, SUPPRESSED, "with the author"],
            [FOOT, ""],
            [FOOT, SUPPRESSED, "with the author"],
            [],
        ),
        (
            [FOOT, SUPPRESSED, "", "own"],
            [FOOT, SUPPRESSED, "", "own", "A"],
            [FOOT, "", "own"],
            [FOOT, "", "own", "A"],
            [],
        ),
        ([SUPPRESSED], [f"{SUPPRESSED} A"], [f"{SUPPRESSED} B"], [f"{SUPPRESSED} A", f"{SUPPRESSED} B"], []),
        (["one"], ["one", "two"], ["three"], ["two", "three"], []),
    ],
)
def test_directives_are_merged_whole(
    base: list[str], ours: list[str], theirs: list[str], merged: list[str], rivals: list[str]
) -> None:
    found = merged_comments(base, ours, theirs)
    assert ([*found[0]], [*found[1]]) == (merged, rivals)


def test_two_wordings_of_a_footnote_are_a_conflict_and_one_is_published() -> None:
    sides = [catalog(entry("甲", "A", f"# {FOOT}{more}\n#\n")) for more in ("", " A", " B")]
    text, conflicts = merged(*sides)
    assert conflicts == 1
    assert f"# {FOOT} A\n#\n# toolkit: theirs footnote[private sector] Firms owned by persons B\n#\n#, fuzzy\n" in text
    assert [note.text for note in notes(po.parse(text.encode()).units[0].comments)] == ["Firms owned by persons A"]


@pytest.mark.parametrize(
    ("ours", "theirs", "tail"),
    [
        ("\n# Li: 1\n", "\n# Wang: 2\n", "\n# Li: 1\n# Wang: 2\n"),
        ("\n", "\n# Wang: 2\n", "\n# Wang: 2\n"),
        ("\n# Li: 1\n", "\n", "\n# Li: 1\n"),
        ("\n# Li: 1\n# both\n", "\n# both\n# Wang: 2\n", "\n# Li: 1\n# both\n# Wang: 2\n"),
    ],
)
def test_comments_after_the_last_entry_of_both_sides_stay(ours: str, theirs: str, tail: str) -> None:
    first = catalog(entry("甲", "A"))
    text, conflicts = merged(first, first + ours.encode(), first + theirs.encode())
    assert (text, conflicts) == (first.decode() + tail, 0)


OLD = [f'#~ msgid "旧"\n#~ msgstr "OLD{number}"\n' for number in (1, 2, 3)]


@pytest.mark.parametrize(
    "entries", [OLD, [OLD[0], entry("旧", "NEW")], [entry("旧", "NEW"), *OLD], [*OLD[:2], entry("旧", "N")]]
)
def test_every_obsolete_entry_of_a_source_stays(entries: list[str]) -> None:
    base, ours, theirs = (
        catalog(entry("甲", a), entry("乙", b), *entries) for a, b in (("A", "B"), ("A1", "B"), ("A", "B1"))
    )
    text, conflicts = merged(base, ours, theirs)
    assert conflicts == 0
    assert all(one.splitlines()[1] in text for one in entries)


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "stays", "comment"),
    [
        ("Last-Translator", "Li <l@x>", "Wang <w@x>", "Li <l@x>", "Wang <w@x>"),
        ("Last-Translator", "FULL NAME <EMAIL@ADDRESS>", "Wang <w@x>", "Wang <w@x>", ""),
        ("Language-Team", "English", "Our office", "English", "Our office"),
        ("X-Generator", "Poedit 3.4", "Lokalize 22", "Poedit 3.4", ""),
        ("PO-Revision-Date", "2026-03-01 23:00+0800", "2026-03-01 20:00+0000", "2026-03-01 20:00+0000", ""),
        ("PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE", "2026-03-01 20:00+0000", "2026-03-01 20:00+0000", ""),
        ("X-Own", "1", "2", "1", "2"),
    ],
)
def test_fields_that_both_sides_set(field: str, ours: str, theirs: str, stays: str, comment: str) -> None:
    header = [Unit("", f"{field}: {value}\nX-Note: 1\nX-Note: 2\n") for value in ("base", ours, theirs)]
    found = merge_header(*header, "toolkit: theirs ")
    assert found
    assert found.target == f"{field}: {stays}\nX-Note: 1\nX-Note: 2\n"
    assert list(found.comments) == ([f"toolkit: theirs {field}: {comment}"] if comment else [])
