"""Saving where the catalog is not an ordinary file: links, folders and devices in its place, and read-only files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from live_projects import PAIRS, project, text_of, workspace

from toolkit.errors import ToolkitError
from toolkit.model.unit import unit_key
from toolkit.project.linting import LintOptions, lint
from toolkit.workspace import Conflict, Edit, Saved

KEY, WAS = unit_key(PAIRS[1][0]), PAIRS[1][1]
EDIT = Edit("report", "en", KEY, was=WAS, target="Mine.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such links and devices here")
class TestLinks:
    def test_a_link_stays_one_and_its_file_is_written(self, tmp_path: Path) -> None:
        path = project(tmp_path)
        kept = tmp_path / "kept/elsewhere.po"
        kept.parent.mkdir()
        path.rename(kept)
        path.symlink_to(kept)
        live = workspace(tmp_path)
        live.catalog("report", "en")
        assert isinstance(live.save(EDIT), Saved)
        assert path.is_symlink()
        assert kept.read_text(encoding="utf-8") == text_of().replace(WAS, "Mine.")
        assert [one.name for one in kept.parent.iterdir() if one.name.startswith(".")] == []
        assert isinstance(live.undo(), Saved)
        assert kept.read_text(encoding="utf-8") == text_of()

    def test_a_link_that_leads_to_another_file_by_then_is_noticed(self, tmp_path: Path) -> None:
        path = project(tmp_path)
        other = tmp_path / "other.po"
        other.write_text(text_of().replace(WAS, "Theirs."), encoding="utf-8")
        live = workspace(tmp_path)
        catalog = live.catalog("report", "en")
        path.unlink()
        path.symlink_to(other)
        done = live.save(EDIT)
        assert isinstance(done, Conflict)
        assert done.theirs is not None
        assert (done.base, done.mine, done.theirs.target) == (WAS, "Mine.", "Theirs.")
        assert catalog.unit(KEY).target == "Theirs."

    @pytest.mark.parametrize("what", ["folder", "fifo", "device", "circle", "nothing"])
    def test_what_is_not_a_file_is_not_written(self, tmp_path: Path, what: str) -> None:
        path = project(tmp_path)
        live = workspace(tmp_path)
        live.catalog("report", "en")
        path.unlink()
        if what == "folder":
            path.mkdir()
        elif what == "fifo":
            os.mkfifo(path)
        elif what in {"device", "circle"}:
            path.symlink_to("/dev/full" if what == "device" else path.name)
        with pytest.raises(ToolkitError, match=r"report\.po"):
            live.save(EDIT)
        live.refresh()
        assert sorted(one.name for one in path.parent.iterdir()) == ["report.po"][: what != "nothing"]
        if what == "folder":
            path.rmdir()
        elif what != "nothing":
            path.unlink()
        path.write_text(text_of(), encoding="utf-8")
        live.refresh()
        assert isinstance(live.save(EDIT), Saved)


def test_a_file_that_is_read_only_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    live.catalog("report", "en")
    path.chmod(0o444)
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda *given: False if given[1] == os.W_OK else allowed(*given))  # not for root
    with pytest.raises(ToolkitError, match="read-only"):
        live.save(EDIT)
    assert path.read_text(encoding="utf-8") == text_of()
    assert [one.name for one in path.parent.iterdir()] == ["report.po"]
    assert live.undo() is None


def test_an_undo_leaves_what_others_changed_elsewhere(tmp_path: Path) -> None:
    path = project(tmp_path)
    live = workspace(tmp_path)
    assert isinstance(live.save(EDIT), Saved)
    other = text_of().replace(PAIRS[0][1], "I. By others").replace(WAS, "Mine.")
    path.write_text(other, encoding="utf-8")
    assert isinstance(live.undo(), Saved)
    assert path.read_text(encoding="utf-8") == text_of().replace(PAIRS[0][1], "I. By others")
    # What is shown then is what lint finds.
    found = lint([str(path)], LintOptions(cache=False, jobs=1)).findings
    assert live.catalog("report", "en").outcome().findings == found
