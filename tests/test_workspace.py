"""A project kept open: examining, saving, undoing and noticing."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from live_projects import GLOSSARY, HEADER, PAIRS, SETTINGS, entry, project, text_of, workspace

from toolkit.catalogs.commenting import suppression
from toolkit.checks import Check
from toolkit.context import Reading
from toolkit.errors import InputError, ToolkitError, WriteError
from toolkit.formats import po
from toolkit.linter import Examined
from toolkit.model import Finding, Severity, State
from toolkit.model.unit import unit_key
from toolkit.project.linting import LintOptions, lint
from toolkit.workspace import Conflict, Edit, OpenCatalog, Saved, Workspace, saving, unit_checks

INVESTMENT, TFP, STABLE = (unit_key(PAIRS[place][0]) for place in (1, 2, 3))
RIGHT = PAIRS[1][1]


def save(live: Workspace, key: str, target: str, state: State | None = None, **options: str) -> Saved | Conflict:
    was = options.pop("was", live.catalog("report", "en").unit(key).target)
    return live.save(Edit("report", "en", key, was=was, target=target, state=state, **options))


def found(findings: tuple[Finding, ...]) -> list[str]:
    return [one.check for one in findings]


def heavy(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def agrees(catalog: OpenCatalog) -> bool:
    report = lint([str(catalog.path)], LintOptions(cache=False, jobs=1))
    outcome = catalog.outcome()
    return (outcome.findings, outcome.errors, outcome.suppressed) == (report.findings, report.errors, report.suppressed)


# --- examining


def test_a_target_is_examined_and_not_saved(tmp_path: Path) -> None:
    path = project(tmp_path)
    catalog = workspace(tmp_path).catalog("report", "en")
    before = path.read_bytes()
    examined = catalog.examine(INVESTMENT, "Investment reached 3,145 billion yuan, up 9.1 percent.")
    assert found(examined.findings) == ["number-scale"]
    assert examined.findings[0].suggestion == "314.5 billion yuan"
    assert [one.text for one in examined.reading.target.quantities] == ["3,145 billion yuan", "9.1 percent"]
    assert catalog.findings(INVESTMENT) == ()
    assert catalog.unit(INVESTMENT).target == RIGHT
    assert path.read_bytes() == before
    assert agrees(catalog)


def test_missing_terms_are_found_while_typing(tmp_path: Path) -> None:
    project(tmp_path)
    catalog = workspace(tmp_path).catalog("report", "en")
    assert found(catalog.examine(STABLE, "Nothing changed.").findings) == ["term-missing"]
    assert catalog.examine(STABLE, "").findings[0].check == "untranslated"


@pytest.mark.parametrize(
    ("target", "state", "severity"),
    [("TFP — 7 percent.", None, Severity.ERROR), ("TFP — 7 percent.", State.NEEDS_REVIEW, Severity.WARNING)],
)
def test_what_needs_review_is_examined_so(tmp_path: Path, target: str, state: State | None, severity: Severity) -> None:
    project(tmp_path)
    examined = workspace(tmp_path).catalog("report", "en").examine(STABLE, target, state)
    [extra] = [one for one in examined.findings if one.check == "number-extra"]
    assert extra.severity is severity
    assert examined.unit.state is (state or State.TRANSLATED)


def test_a_suppression_holds_while_typing(tmp_path: Path) -> None:
    comment = "# toolkit: ignore number-extra -- checked\n"
    project(tmp_path, HEADER + entry(*PAIRS[2], before=comment))
    catalog = workspace(tmp_path).catalog("report", "en")
    assert catalog.examine(TFP, "Total factor productivity (TFP) rose by 7 percent.").findings == ()


def test_a_cell_is_examined_in_its_table(tmp_path: Path) -> None:
    project(tmp_path)
    catalog = workspace(tmp_path).catalog("report", "en")
    key = unit_key("投资 | 3145")
    assert found(catalog.examine(key, "Investment | 31.45").findings) == ["number-scale"]
    assert catalog.examine(key, "Investment | 314.5").findings == ()


def test_findings_of_one_unit_come_at_once(tmp_path: Path) -> None:
    project(tmp_path, text_of([*PAIRS, ("出口增长7%。", "Exports grew.")]))
    catalog = workspace(tmp_path).catalog("report", "en")
    assert found(catalog.findings(unit_key("出口增长7%。"))) == ["number-missing"]
    assert catalog.counts().examined == 1
    assert catalog.counts().severities[Severity.ERROR] == 1
    assert not catalog.work(0)
    assert catalog.work(60)
    assert catalog.counts().examined == len(PAIRS) + 1


def test_the_counts_stay_known_after_an_edit(tmp_path: Path) -> None:
    project(tmp_path, text_of([*PAIRS, ("出口增长7%。", "Exports grew."), ("进口增长8%。", "Imports grew.")]))
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    catalog.outcome()
    before = catalog.counts().severities[Severity.ERROR]
    save(live, unit_key("出口增长7%。"), "Exports grew by 7 percent.")
    assert catalog.counts().severities[Severity.ERROR] == before - 1
    assert catalog.counts().examined == len(PAIRS) + 1
    catalog.findings(unit_key("出口增长7%。"))
    assert catalog.counts().examined == len(PAIRS) + 2
    save(live, unit_key("出口增长7%。"), "Exports grew.")
    catalog.findings(unit_key("出口增长7%。"))
    assert catalog.counts().severities[Severity.ERROR] == before
    assert found(catalog.outcome().findings).count("number-missing") == 2


# --- what concerns other units


def test_an_abbreviation_that_is_not_introduced_any_more_is_missing_below(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    assert catalog.outcome().findings == () or "term-missing" not in found(catalog.outcome().findings)
    save(live, TFP, "Total factor productivity rose.")
    assert "term-missing" in found(catalog.findings(STABLE))
    assert "term-missing" in [one.check for one in catalog.wide_findings() if one.unit == STABLE]
    assert agrees(catalog)
    save(live, TFP, PAIRS[2][1])
    assert agrees(catalog)


def test_an_abbreviation_masks_figures_below(tmp_path: Path) -> None:
    pairs = [
        ("提升四项能力。", "The four capabilities (FCS) were raised."),
        ("四项能力提升显著。", "FCS rose notably."),
    ]
    project(tmp_path, text_of(pairs))
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    before = catalog.outcome().findings
    save(live, unit_key(pairs[0][0]), "The four capabilities were raised.")
    assert catalog.outcome().findings != before
    assert agrees(catalog)


def test_a_row_changes_what_is_found_in_its_table(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    catalog.outcome()
    for target in ("Table 1. Main indicators", "Table 1. Main indicators (million yuan)", PAIRS[10][1]):
        save(live, unit_key(PAIRS[10][0]), target)
        assert agrees(catalog)


def test_a_general_term_that_was_just_named_may_be_left_out(tmp_path: Path) -> None:
    """The one check whose findings in a unit depend on the translated unit before it."""
    glossary = "concepts:\n  - {id: reform, zh: 改革, en: reform}\n"
    pairs = [("深化改革。", "We deepened reform."), ("中间。", ""), ("改革取得成效。", "Good results were seen.")]
    project(tmp_path, text_of(pairs))
    (tmp_path / "glossary" / "terms.yaml").write_text(glossary, encoding="utf-8")
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    key = unit_key(pairs[2][0])
    at_once = catalog.findings(key)
    [before] = [one for one in catalog.outcome().findings if one.check == "term-missing"]
    assert before in at_once
    save(live, unit_key(pairs[0][0]), "We worked.")
    assert agrees(catalog)
    now = [one for one in catalog.findings(key) if one.check == "term-missing"]
    assert [one.message for one in now] != [before.message]
    assert agrees(catalog)


def test_a_phrase_with_another_rendering_is_found_after_an_edit(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    assert "phrase-inconsistent" not in found(catalog.outcome().findings)
    save(live, unit_key("（二）支持链主企业上市。"), "(II) Leading firms were helped to go public.")
    assert "phrase-inconsistent" in found(catalog.wide_findings())
    assert agrees(catalog)


# --- saving


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", ""])
def test_only_one_entry_is_touched(tmp_path: Path, newline: str, mark: str, end: str) -> None:
    """Wrapped lines, three blank lines and an obsolete entry around it stay as they are."""
    before = HEADER + '\n\n\n# hand-made\nmsgid  "甲"\nmsgstr ""\n"A"\n\n'
    mine = '#, fuzzy\n#: ./seeds/report.txt:7\n#| msgid "旧"\nmsgid ""\n"乙"\nmsgstr ""\n"B"\n'
    after = '\n\n\nmsgid "丙"\nmsgstr ""\n"C "\n"D"\n\n#~ msgid "丁"\n#~ msgstr "E"' + end
    path = project(tmp_path, (mark + before + mine + after).replace("\n", newline).encode())
    live = workspace(tmp_path)
    done = save(live, unit_key("乙"), 'B “new”\nand "more"')
    now = '#: seeds/report.txt\n#, fuzzy\n#| msgid "旧"\nmsgid "乙"\nmsgstr ""\n"B “new”\\n"\n"and \\"more\\""\n'
    assert path.read_bytes().decode() == (mark + before + now + after).replace("\n", newline)
    assert isinstance(done, Saved)
    assert done.before.target == "B"
    assert done.after.target == 'B “new”\nand "more"'
    save(live, unit_key("乙"), "B", State.TRANSLATED)
    now = '#: seeds/report.txt\nmsgid "乙"\nmsgstr "B"\n'
    assert path.read_bytes().decode() == (mark + before + now + after).replace("\n", newline)
    assert agrees(live.catalog("report", "en"))


@pytest.mark.parametrize("end", ["\n", ""])
def test_the_last_entry_is_written_in_its_place(tmp_path: Path, end: str) -> None:
    path = project(tmp_path, HEADER + '\nmsgid "甲"\nmsgstr "A"' + end)
    save(workspace(tmp_path), unit_key("甲"), "AA")
    assert path.read_text(encoding="utf-8") == HEADER + '\nmsgid "甲"\nmsgstr "AA"' + end


def test_an_entry_is_written_as_fmt_writes_it(tmp_path: Path) -> None:
    comments = "# toolkit: footnote One that polib wrapped somewhere in the middle of this long\n# line. 2021\n"
    path = project(tmp_path, HEADER + entry("甲", "A", before=comments + "#, c-format, other, fuzzy\n"))
    save(workspace(tmp_path), unit_key("甲"), "B", State.TRANSLATED)
    catalog = po.parse(path.read_bytes())
    from toolkit.catalogs.mending import mended

    assert path.read_bytes() == po.canonical(mended(catalog))


def test_two_entries_on_one_line(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + '\nmsgid "甲" msgstr "A" msgid "乙" msgstr "B" msgid "丙" msgstr "C"\n')
    live = workspace(tmp_path)
    save(live, unit_key("乙"), "BB")
    live.comment("report", "en", unit_key("乙"), "Is this right?")
    units = po.parse(path.read_bytes()).units
    assert [(one.source, one.target) for one in units] == [("甲", "A"), ("乙", "BB"), ("丙", "C")]
    assert units[1].comments == ("Is this right?",)
    assert agrees(live.catalog("report", "en"))


def test_places_on_a_line_of_several_entries(tmp_path: Path) -> None:
    text = HEADER + '\nmsgid "甲" msgstr "A" msgid "乙" msgstr "B  c"\n'
    path = project(tmp_path, text)
    live = workspace(tmp_path)
    assert "stray-space" in found(live.catalog("report", "en").outcome().findings)
    path.write_text(text.replace('"A"', '"AAAA"'), encoding="utf-8")
    live.refresh()
    assert agrees(live.catalog("report", "en"))


def test_a_domain_is_kept(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + '\ndomain "other"\nmsgid "甲"\nmsgstr "A"\n')
    save(workspace(tmp_path), unit_key("甲"), "AA")
    assert path.read_text(encoding="utf-8") == HEADER + '\ndomain "other"\nmsgid "甲"\nmsgstr "AA"\n'


def test_another_charset_is_kept_or_refused(tmp_path: Path) -> None:
    text = (HEADER + entry("甲", "A")).replace("UTF-8", "GB18030")
    path = project(tmp_path, text.encode("gb18030"))
    live = workspace(tmp_path)
    save(live, unit_key("甲"), "B（乙）")
    assert path.read_bytes() == text.replace('"A"', '"B（乙）"').encode("gb18030")
    text = (HEADER + entry("x", "A")).replace("UTF-8", "ISO-8859-1")
    path.write_bytes(text.encode())
    live.refresh()
    with pytest.raises(InputError, match="cannot hold"):
        save(live, unit_key("x"), "“B”")
    assert path.read_bytes() == text.encode()


def test_plural_forms(tmp_path: Path) -> None:
    text = HEADER + '\nmsgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "one"\nmsgstr[1] "many"\n'
    path = project(tmp_path, text)
    live = workspace(tmp_path)
    save(live, unit_key("%d file"), "single")
    assert path.read_text(encoding="utf-8") == text.replace("one", "single")
    live.save(Edit("report", "en", unit_key("%d file"), was="single", target="1", plural_targets=("2",)))
    assert path.read_text(encoding="utf-8") == text.replace("one", "1").replace("many", "2")
    with pytest.raises(InputError, match="plural"):
        live.save(Edit("report", "en", unit_key("%d file"), was="1", target="1", plural_targets=("2", "3")))
    live.undo()
    live.undo()
    assert path.read_text(encoding="utf-8") == text


def test_an_obsolete_entry_of_the_same_source_is_left(tmp_path: Path) -> None:
    tail = '\n#~ msgid "甲"\n#~ msgstr "old"\n'
    path = project(tmp_path, HEADER + tail + entry("甲", "A"))
    save(workspace(tmp_path), unit_key("甲"), "B")
    assert path.read_text(encoding="utf-8") == HEADER + tail + entry("甲", "B")


def test_line_breaks_of_browsers_are_those_of_the_source(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + entry("甲", "A"))
    save(workspace(tmp_path), unit_key("甲"), "A\r\nB\rC")
    assert po.parse(path.read_bytes()).units[0].target == "A\nB\nC"
    assert isinstance(save(workspace(tmp_path), unit_key("甲"), "D", was="A\r\nB\r\nC"), Saved)


def test_an_emptied_target_is_initial(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    done = save(live, TFP, "", State.NEEDS_REVIEW)
    assert isinstance(done, Saved)
    assert done.after.state is live.catalog("report", "en").unit(TFP).state is State.INITIAL


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + entry("甲", "A", before="#, c-format,fuzzy\n"))
    before = path.stat().st_mtime_ns, path.read_bytes()
    live = workspace(tmp_path)
    done = save(live, unit_key("甲"), "A")
    assert isinstance(done, Saved)
    assert done.before == done.after
    assert not done.undoable
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert live.undo() is None


# --- conflicts


def test_an_entry_that_another_editor_changed_is_a_conflict(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    theirs = path.read_text(encoding="utf-8").replace(RIGHT, "Theirs.").replace(PAIRS[3][1], "TFP stood still.")
    path.write_text(theirs, encoding="utf-8")
    version = live.version
    conflict = save(live, INVESTMENT, "Mine.")
    assert isinstance(conflict, Conflict)
    assert (conflict.base, conflict.mine, conflict.theirs and conflict.theirs.target) == (RIGHT, "Mine.", "Theirs.")
    assert path.read_text(encoding="utf-8") == theirs
    assert catalog.unit(INVESTMENT).target == "Theirs."
    assert live.version > version
    assert isinstance(save(live, STABLE, "TFP was flat.", was=PAIRS[3][1]), Conflict)
    assert isinstance(save(live, TFP, "Total factor productivity (TFP) climbed."), Saved)
    assert "Theirs." in path.read_text(encoding="utf-8")
    assert agrees(catalog)


def test_the_same_edit_twice_is_not_a_conflict(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    assert isinstance(save(live, INVESTMENT, "Mine."), Saved)
    assert isinstance(save(live, INVESTMENT, "Mine.", was=RIGHT), Saved)


def test_a_state_that_was_seen_counts_where_it_is_given(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    live.save(Edit("report", "en", INVESTMENT, was=RIGHT, target=RIGHT, state=State.NEEDS_REVIEW))
    edit = Edit("report", "en", INVESTMENT, was=RIGHT, target="Mine.", was_state=State.TRANSLATED)
    assert isinstance(live.save(edit), Conflict)
    assert isinstance(live.save(replace(edit, was_state=None)), Saved)


def test_what_is_known_of_a_unit_is_known_beside_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path)
    examiner = unit_checks.unit_examiner
    seen: list[str] = []

    def counting(checks: Mapping[str, Check]) -> Callable[[Reading], Examined]:
        run = examiner(checks)

        def counted(reading: Reading) -> Examined:
            seen.append(reading.unit.key)
            return run(reading)

        return counted

    monkeypatch.setattr(unit_checks, "unit_examiner", counting)
    catalog = workspace(tmp_path).catalog("report", "en")
    catalog.outcome()
    assert len(seen) == len(PAIRS)
    seen.clear()
    other = text_of().replace(RIGHT, "Investment reached 3,145 billion yuan.")
    found = catalog.beside(other.encode()).outcome().findings
    assert seen == [INVESTMENT]
    path.write_text(other, encoding="utf-8")
    assert found == workspace(tmp_path).catalog("report", "en").outcome().findings
    assert "number-scale" in {one.check for one in found}


def test_a_unit_that_is_gone_is_a_conflict(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    live.catalog("report", "en")
    path.write_text(text_of(PAIRS[:1]), encoding="utf-8")
    conflict = save(live, INVESTMENT, "Mine.", was=RIGHT)
    assert isinstance(conflict, Conflict)
    assert conflict.theirs is None
    assert path.read_text(encoding="utf-8") == text_of(PAIRS[:1])


def test_an_editor_that_saves_in_between_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    live.catalog("report", "en")
    write, times = saving.write, []

    def slow(target: Path, data: bytes, *, was: bytes | None) -> None:
        if len(times) < 2:
            times.append(1)
            path.write_text(path.read_text(encoding="utf-8").replace("percent", "per cent", 1), encoding="utf-8")
        write(target, data, was=was)

    monkeypatch.setattr(saving, "write", slow)
    assert isinstance(save(live, TFP, "TFP grew."), Saved)
    now = path.read_text(encoding="utf-8")
    assert "TFP grew." in now
    assert now.count("per cent") == 2
    path.write_text(text_of(), encoding="utf-8")
    live.refresh()
    times.clear()
    assert isinstance(save(live, INVESTMENT, "Mine."), Conflict)
    assert "Mine." not in path.read_text(encoding="utf-8")


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    """Both save into every second unit, at once, and answer what they wrote."""
    path = project(tmp_path)
    program = (
        "import sys\nfrom pathlib import Path\nsys.path.insert(0, sys.argv[3])\n"
        "from live_projects import workspace\nfrom toolkit.workspace import Edit, Saved\n"
        "live = workspace(Path(sys.argv[1]))\n"
        "for turn in range(5):\n"
        "    for one in live.catalog('report', 'en').units[int(sys.argv[2])::2]:\n"
        "        was = live.catalog('report', 'en').unit(one.id).target\n"
        "        done = live.save(Edit('report', 'en', one.id, was=was, target=f'{was} {turn}'))\n"
        "        assert isinstance(done, Saved) and done.undoable, done\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    here = str(Path(__file__).parent)
    both = [subprocess.Popen([*command, str(number), here]) for number in (0, 1)]
    assert [one.wait(120) for one in both] == [0, 0]
    units = po.parse(path.read_bytes()).units
    assert [one.target for one in units] == [f"{target} 0 1 2 3 4" for _, target in PAIRS]
    live = workspace(tmp_path)
    while isinstance(live.undo(), Saved):
        pass
    assert path.read_text(encoding="utf-8") == text_of()


# --- what can go wrong


def test_a_broken_file_is_shown_and_not_written(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    catalog.outcome()
    broken = text_of().replace('"I. Overview"', '"I. Overview')
    path.write_text(broken, encoding="utf-8")
    assert live.refresh().units == {path: (unit_key(PAIRS[0][0]),)}
    assert agrees(catalog)
    assert catalog.errors
    with pytest.raises(InputError, match="quotation mark"):
        save(live, TFP, "TFP grew.")
    assert path.read_text(encoding="utf-8") == broken
    path.write_text(text_of(), encoding="utf-8")
    live.refresh()
    assert isinstance(save(live, TFP, "TFP grew."), Saved)
    assert agrees(catalog)


def test_a_catalog_that_is_deleted(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    live.catalog("report", "en")
    path.unlink()
    with pytest.raises(InputError, match="no such file"):
        live.save(Edit("report", "en", TFP, was=PAIRS[2][1], target="TFP grew."))
    changes = live.refresh()
    assert changes.gone == (path,)
    assert changes.listing
    assert not path.exists()
    with pytest.raises(InputError, match="no such file"):
        live.catalog("report", "en")


@pytest.mark.parametrize("report", ["../en/report", "../../outside", "/etc/report", ""])
def test_names_that_lead_out_of_the_translations_are_refused(tmp_path: Path, report: str) -> None:
    project(tmp_path)
    (tmp_path / "outside.po").write_text(text_of(), encoding="utf-8")
    with pytest.raises(ToolkitError):
        workspace(tmp_path).catalog(report, "en")


def test_a_full_disk_leaves_the_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("toolkit.project.files.os.fsync", full)
    with pytest.raises(WriteError, match="No space left"):
        save(live, TFP, "TFP grew.")
    assert path.read_text(encoding="utf-8") == text_of()
    assert [one.name for one in path.parent.iterdir()] == ["report.po"]
    assert catalog.unit(TFP).target == PAIRS[2][1]
    monkeypatch.undo()
    assert isinstance(save(live, TFP, "TFP grew."), Saved)


def test_a_folder_that_a_command_holds_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path)
    monkeypatch.setattr(saving, "PATIENCE", 0.1)
    live = workspace(tmp_path)
    program = (
        "import sys, fcntl, os\nhandle = os.open(sys.argv[1], os.O_RDONLY)\nfcntl.flock(handle, fcntl.LOCK_EX)\n"
        "print('held', flush=True)\nsys.stdin.read()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", program, str(path.parent)], **pipes) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(ToolkitError, match="another toolkit command is writing here"):
            save(live, TFP, "TFP grew.")
        assert path.read_text(encoding="utf-8") == text_of()
        other.communicate()
    assert isinstance(save(live, TFP, "TFP grew."), Saved)


def test_a_save_counts_although_the_journal_cannot_be_written(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / ".toolkit-cache").write_text("not a folder", encoding="utf-8")
    live = workspace(tmp_path)
    done = save(live, TFP, "TFP grew.")
    assert isinstance(done, Saved)
    assert not done.undoable
    assert live.undo() is None


# --- undoing


def test_an_undo_survives_a_restart(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    save(live, TFP, "TFP grew.", State.NEEDS_REVIEW)
    live.comment("report", "en", TFP, "Is this right?")
    live.reviewed("report", "en", INVESTMENT, "Li Wei")
    again = workspace(tmp_path)
    for _ in range(3):
        assert isinstance(again.undo(), Saved)
    assert path.read_text(encoding="utf-8") == text_of()
    assert again.undo() is None
    assert workspace(tmp_path).undo() is None


def test_previous_texts_come_back(tmp_path: Path) -> None:
    text = HEADER + entry("甲", "A", before='#, fuzzy\n#| msgctxt "x"\n#| msgid "旧"\n')
    path = project(tmp_path, text)
    live = workspace(tmp_path)
    save(live, unit_key("甲"), "B", State.TRANSLATED)
    assert "旧" not in path.read_text(encoding="utf-8")
    live.undo()
    assert path.read_text(encoding="utf-8") == text


def test_an_undo_is_refused_once_the_entry_has_changed(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    save(live, TFP, "TFP grew.")
    theirs = path.read_text(encoding="utf-8").replace("TFP grew.", "Theirs.")
    path.write_text(theirs, encoding="utf-8")
    conflict = live.undo()
    assert isinstance(conflict, Conflict)
    assert conflict.theirs is not None
    assert (conflict.base, conflict.mine, conflict.theirs.target) == ("TFP grew.", PAIRS[2][1], "Theirs.")
    assert path.read_text(encoding="utf-8") == theirs
    path.write_text(theirs.replace("Theirs.", "TFP grew."), encoding="utf-8")
    workspace(tmp_path).comment("report", "en", TFP, "Wait.", by="Anna")
    assert isinstance(live.undo(by=""), Conflict)
    assert isinstance(live.undo(by="Anna"), Saved)
    assert isinstance(live.undo(by=""), Saved)
    assert path.read_text(encoding="utf-8") == text_of()


def test_people_undo_their_own(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    save(live, TFP, "TFP grew.", by="Li Wei")
    save(live, INVESTMENT, "Mine.", by="Anna")
    done = live.undo(by="Li Wei")
    assert isinstance(done, Saved)
    assert done.id == TFP
    assert live.undo(by="Li Wei") is None
    assert live.undo(report="other") is None
    assert isinstance(live.undo(), Saved)


def test_a_broken_journal_costs_no_more_than_its_lines(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    save(live, TFP, "TFP grew.")
    with live.journal.path.open("a", encoding="utf-8") as stream:
        stream.write('{"number": 1, "report": "report"}\n[1]\n{"number": 2, "cut sh')
    save(live, INVESTMENT, "Mine.")
    assert [step.unit for step in live.journal.steps()] == [INVESTMENT, TFP]
    assert json.loads((live.journal.path.read_text(encoding="utf-8")).strip().splitlines()[-1])["unit"] == INVESTMENT


def test_a_long_journal_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    monkeypatch.setattr("toolkit.workspace.journal.MOST", 3000)
    for number in range(40):
        save(live, TFP, f"TFP grew {number}.")
    assert live.journal.path.stat().st_size < 4000
    assert isinstance(live.undo(), Saved)
    assert live.catalog("report", "en").unit(TFP).target == "TFP grew 38."


# --- comments


def test_a_finding_is_accepted_with_a_reason(tmp_path: Path) -> None:
    pair = ("增长[7%]。", "It grew.")
    project(tmp_path, HEADER + entry(*pair, before="# toolkit: footnote Text.\n"))
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    [finding] = [one for one in catalog.outcome().findings if one.check == "number-missing"]
    with pytest.raises(InputError, match="reason"):
        live.accept("report", "en", finding, "  ")
    with pytest.raises(InputError, match="toolkit:"):
        live.accept("report", "en", finding, "toolkit: ignore text -- hidden")
    done = live.accept("report", "en", finding, "it is in\nthe table")
    assert isinstance(done, Saved)
    assert done.after.comments[-1] == "toolkit: ignore number-missing[7%] -- it is in the table"
    assert "number-missing" not in found(catalog.outcome().findings)
    assert catalog.outcome().suppressed == 1
    assert agrees(catalog)
    assert "unused-suppression" not in found(catalog.outcome().findings)
    save(live, unit_key(pair[0]), "It grew by 7 percent.")
    [unused] = [one for one in catalog.outcome().findings if one.check == "unused-suppression"]
    with pytest.raises(InputError, match="a comment can accept"):
        live.accept("report", "en", unused, "no")
    with pytest.raises(InputError, match="any more"):
        live.accept("report", "en", finding, "late")


def test_a_finding_in_a_text_that_has_changed_is_not_accepted(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + entry("增长7%。", "It grew."))
    live = workspace(tmp_path)
    [finding] = [one for one in live.catalog("report", "en").outcome().findings if one.check == "number-missing"]
    text = path.read_text(encoding="utf-8").replace("It grew", "It shrank")
    path.write_text(text, encoding="utf-8")
    assert isinstance(live.accept("report", "en", finding, "late"), Conflict)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("text", "bracket"),
    [
        ("7%", "[7%]"),
        ("a ]\\b", r"[a \]\\b]"),
        ("\u3000", "[\u3000]"),
        (None, ""),
        ("two\nlines", ""),
        ("a line\n", ""),
        ("x" * 121, ""),
        ("toolkit: ignore text", ""),
    ],
)
def test_what_a_suppression_is_about(text: str | None, bracket: str) -> None:
    assert suppression("stray-space", text, "a reason") == f"toolkit: ignore stray-space{bracket} -- a reason"


def test_brackets_in_an_accepted_text(tmp_path: Path) -> None:
    project(tmp_path, HEADER + entry("甲", "A  ]"))
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    for finding in catalog.outcome().findings:
        if finding.unit:
            live.accept("report", "en", finding, "the layout needs it")
    assert {one.check for one in catalog.outcome().findings} <= {"catalog-outdated"}
    assert agrees(catalog)


def test_a_comment_does_not_become_part_of_a_directive(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + entry("甲", "A", before="# toolkit: ignore text -- a reason\n"))
    live = workspace(tmp_path)
    live.comment("report", "en", unit_key("甲"), "Is this right?\n\n Ask Anna. ")
    assert "# toolkit: ignore text -- a reason\n#\n# Is this right?\n#\n#  Ask Anna.\n" in path.read_text("utf-8")
    with pytest.raises(InputError, match="empty"):
        live.comment("report", "en", unit_key("甲"), " \n")
    assert isinstance(live.undo(), Saved)
    assert path.read_text("utf-8") == HEADER + entry("甲", "A", before="# toolkit: ignore text -- a reason\n")


def test_a_review_is_void_once_the_text_changes(tmp_path: Path) -> None:
    path = project(tmp_path, HEADER + entry("甲", "A", before='#, fuzzy\n#| msgid "旧"\n'))
    live = workspace(tmp_path)
    key = unit_key("甲")

    def reviews() -> list[tuple[str, bool]]:
        return [(one.name, one.holds) for one in live.catalog("report", "en").unit(key).reviews]

    live.reviewed("report", "en", key, " Li  Wei ")
    assert path.read_text("utf-8").endswith('] by Li Wei\nmsgid "甲"\nmsgstr "A"\n')
    assert reviews() == [("Li Wei", True)]
    assert found(live.catalog("report", "en").outcome().findings) in ([], ["catalog-outdated"])
    live.reviewed("report", "en", key, "Anna by the sea")
    save(live, key, "B")
    assert reviews() == [("Li Wei", False), ("Anna by the sea", False)]
    live.reviewed("report", "en", key, "Li Wei")
    assert reviews() == [("Anna by the sea", False), ("Li Wei", True)]
    save(live, key, "A")
    assert reviews() == [("Anna by the sea", True), ("Li Wei", False)]
    with pytest.raises(InputError, match="name"):
        live.reviewed("report", "en", key, " ")
    save(live, key, "")
    with pytest.raises(InputError, match="no translation"):
        live.reviewed("report", "en", key, "Anna")


# --- noticing


def test_what_changes_on_disk_is_noticed(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    catalog.outcome()
    assert not live.refresh()
    version = live.version
    path.write_text(text_of([*PAIRS[:3], ("新段落。", "New."), *PAIRS[4:]]), encoding="utf-8")
    path.write_text("# A comment of the whole.\n" + text_of(), encoding="utf-8")
    assert live.refresh().units == {path: ()}
    assert agrees(catalog)
    assert live.version == version + 1
    path.write_text(text_of([*PAIRS[:3], ("新段落。", "New."), *PAIRS[4:]]), encoding="utf-8")
    changes = live.refresh()
    assert set(changes.units[path]) == {STABLE, unit_key("新段落。")}
    assert live.version == version + 2
    assert agrees(catalog)
    assert not live.refresh()
    (tmp_path / "glossary" / "terms.yaml").write_text(GLOSSARY.replace("smart manuf", "clever manuf"), encoding="utf-8")
    changes = live.refresh()
    assert changes.glossary
    assert not changes.settings
    assert "term-missing" in found(catalog.outcome().findings)
    assert agrees(catalog)
    (tmp_path / "glossary" / "more.yaml").write_text("concepts:\n  - {id: x, zh: 投资, en: outlay}\n", encoding="utf-8")
    assert live.refresh().glossary
    assert agrees(catalog)
    (tmp_path / "toolkit.toml").write_text("[lint]\nignore = ['terms']\n", encoding="utf-8")
    assert live.refresh().settings
    assert "term-missing" not in found(catalog.outcome().findings)
    assert agrees(catalog)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text("新段落。\n", encoding="utf-8")
    assert live.refresh()
    assert "catalog-outdated" in found(catalog.outcome().findings)
    assert agrees(catalog)
    assert live.reports == ("report",)


def test_the_glossary_may_change_before_a_catalog_is_opened(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    (tmp_path / "glossary" / "terms.yaml").write_text("concepts: []\n", encoding="utf-8")
    live.catalog("report", "en")
    assert live.refresh().glossary


def test_a_file_of_the_same_size_and_time_is_looked_into(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    terms = tmp_path / "glossary" / "terms.yaml"
    about = terms.stat()
    terms.write_text(GLOSSARY.replace("smart", "clean"), encoding="utf-8")
    os.utime(terms, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert live.refresh().glossary


def test_settings_that_cannot_be_read_leave_all_as_it_was(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    before = catalog.outcome()
    (tmp_path / "toolkit.toml").write_text("[lint\n", encoding="utf-8")
    assert not live.refresh()
    assert len(live.errors) == 1
    live.refresh()
    assert len(live.errors) == 1
    assert catalog.outcome() == before
    (tmp_path / "toolkit.toml").write_text(SETTINGS, encoding="utf-8")
    assert live.refresh().settings
    assert live.errors == ()


def test_a_broken_glossary_is_an_error_of_the_catalog(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    (tmp_path / "glossary" / "terms.yaml").write_text("concepts:\n  - {id: x\n", encoding="utf-8")
    live.refresh()
    assert catalog.outcome().errors
    assert agrees(catalog)


def test_a_baseline_is_applied_and_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path, text_of([*PAIRS, ("出口增长7%。", "Exports grew.")]))
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    key = unit_key("出口增长7%。")
    assert found(catalog.findings(key)) == ["number-missing"]
    monkeypatch.chdir(tmp_path)
    lint([str(path)], LintOptions(write_baseline=True, cache=False))
    assert live.refresh()
    assert catalog.findings(key) == ()
    assert agrees(catalog)
    again = workspace(tmp_path).catalog("report", "en")
    assert again.findings(key) == ()
    assert again.counts().examined == len(PAIRS) + 1
    assert agrees(again)


def test_an_earlier_run_is_recalled(tmp_path: Path) -> None:
    path = project(tmp_path, text_of([*PAIRS, ("出口增长7%。", "Exports grew.")]))
    live = workspace(tmp_path)
    live.catalog("report", "en").outcome()
    again = workspace(tmp_path).catalog("report", "en")
    assert again.counts().severities[Severity.ERROR] == 0  # nothing was asked for
    assert found(again.findings(unit_key("出口增长7%。"))) == ["number-missing"]
    assert again.counts().severities[Severity.ERROR] == len([one for one in again.outcome().findings if heavy(one)]) > 0
    assert again.counts().examined == len(PAIRS) + 1
    assert again.work(60)
    buffer = live.buffer(path, text_of().encode())
    assert "number-missing" not in found(buffer.outcome().findings)
    assert "number-missing" in found(workspace(tmp_path).catalog("report", "en").outcome().findings)


def test_a_buffer_is_judged_as_the_file_would_be(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    buffer = live.buffer(path, path.read_bytes())
    typed = text_of().replace(RIGHT, "Investment reached 3,145 billion yuan, up 9.1 percent.")
    assert buffer.update(typed.encode()) == (INVESTMENT,)
    assert found(buffer.findings(INVESTMENT)) == ["number-scale"]
    assert live.catalog("report", "en").findings(INVESTMENT) == ()
    path.write_text(typed, encoding="utf-8")
    assert agrees(buffer)


def test_another_header_makes_all_readings_anew(tmp_path: Path) -> None:
    project(tmp_path / "one")
    other = tmp_path / "loose.po"
    text = HEADER + entry("出口增长7%。", "Exports grew.")
    other.write_text(text, encoding="utf-8")
    catalog = workspace(tmp_path / "one").open(other)
    assert "number-missing" in found(catalog.outcome().findings)
    for language in ("ja", "en"):
        other.write_text(text.replace("Language: en", f"Language: {language}"), encoding="utf-8")
        catalog.update(other.read_bytes())
        assert agrees(catalog)


def test_what_was_found_last_is_kept_for_the_next_opening(tmp_path: Path) -> None:
    project(tmp_path)
    live = workspace(tmp_path)
    live.catalog("report", "en").outcome()
    save(live, TFP, "TFP grew by 7 percent.")
    findings = live.catalog("report", "en").outcome().findings
    live.close()
    again = workspace(tmp_path).catalog("report", "en")
    assert again.findings(TFP) == tuple(one for one in findings if one.unit == TFP)
    assert again.counts().examined == len(PAIRS)


def test_places_follow_the_layout_of_an_entry(tmp_path: Path) -> None:
    """The unit stays what it was when a foreign tool wraps it; its findings move."""
    project(tmp_path, HEADER + entry("甲。", "A  b."))
    live = workspace(tmp_path)
    catalog = live.catalog("report", "en")
    catalog.outcome()
    for block in ('\n\n\nmsgid ""\n"甲。"\nmsgstr ""\n"A "\n" b."\n', '\nmsgid "甲。"\nmsgstr   "A  b."'):
        catalog.path.write_text(HEADER + block, encoding="utf-8")
        live.refresh()
        assert agrees(catalog)


def test_a_catalog_outside_of_any_project(tmp_path: Path) -> None:
    project(tmp_path / "one")
    other = tmp_path / "loose.po"
    other.write_text(HEADER + entry("出口增长7%。", "Exports grew."), encoding="utf-8")
    assert agrees(workspace(tmp_path / "one").open(other))
