"""A whole report reviewed in Chromium while another program edits its catalog: git shows only what was meant."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy, copytree
from typing import Any

from review_browser import Opened, browser, sync_api

__all__ = ["browser"]

ROOT = Path(__file__).parent.parent
SETTINGS = 'glossary = ["glossary/general", "glossary/chongqing"]\n\n[reports.report]\nyear = 2021\n'
#: What is right, and what was put in its place: an error for each check that is to find it.
PLANTED = {
    "date-mismatch": ("Date: May 17, 2022", "Date: May 7, 2022"),
    "number-scale": ("314.5 billion yuan", "3,145 billion yuan"),
    "percent-point": ("10.3 percentage points higher", "10.3 percent higher"),
    "number-hedge": ("about 1.65 percent", "1.65 percent"),
    "direction-mismatch": ("increased its value added by 12.6 percent", "reduced its value added by 12.6 percent"),
    "stray-space": ("1,250 new intelligent upgrading projects", "1,250 new intelligent upgrading projects "),
}
#: What the other program edits all the while.
BESIDE = 'msgstr "Third, we will enhance the capability for green'


def git(root: Path, *arguments: str) -> str:
    names = ["-c", "user.name=Li Wei", "-c", "user.email=li@example.org", "-c", "core.quotepath=false"]
    return subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def report(root: Path) -> str:
    """The report of this repository with the errors in its translation, committed; gives the right catalog."""
    for folder in ("seeds", "translations/en"):
        (root / folder).mkdir(parents=True)
    copy(ROOT / "seeds" / "chongqing-eic-2021.txt", root / "seeds" / "report.txt")
    copytree(ROOT / "glossary", root / "glossary")
    (root / "toolkit.toml").write_text(SETTINGS, encoding="utf-8")
    right = (ROOT / "translations" / "en" / "chongqing-eic-2021.po").read_text(encoding="utf-8")
    right = right.replace("seeds/chongqing-eic-2021.txt", "seeds/report.txt")
    lines = right.split("\n")
    for old, new in PLANTED.values():
        at = next(at for at, line in enumerate(lines) if line.startswith("msgstr") and old in line)
        lines[at] = lines[at].replace(old, new, 1)
    (root / "translations" / "en" / "report.po").write_text("\n".join(lines), encoding="utf-8")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "planted")
    return right


@contextmanager
def editor_beside(catalog: Path) -> Iterator[list[int]]:
    """Another program that reads the catalog, edits one unit and writes it, in place or by renaming, by turns."""
    ended, saved = threading.Event(), list[int]()

    def run() -> None:
        while not ended.wait(0.4):
            text = catalog.read_text(encoding="utf-8")
            start = text.index(BESIDE)
            end = text.index("\n", start)
            number = len(saved) + 1
            line = re.sub(r"( \[edit \d+\])?\"$", f' [edit {number}]"', text[start:end])
            if catalog.read_text(encoding="utf-8") != text:
                continue  # an editor asks before it writes over what is newer
            new, place = text[:start] + line + text[end:], catalog
            if number % 2:
                place = catalog.with_name("report.po~")
            place.write_text(new, encoding="utf-8")
            if place is not catalog:
                place.replace(catalog)
            saved.append(number)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield saved
    finally:
        ended.set()
        thread.join()


class Session:
    """What a reviewer does on the page."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.page = opened.page

    def find(self, check: str, words: str) -> Any:
        """Choose the paragraph that has a planted error, by the filter for its finding; gives its row."""
        self.page.select_option("#check", check)
        row = self.page.locator(f".unit[data-checks~='{check}']", has_text=words)
        sync_api.expect(row).to_have_count(1)
        row.locator(".number").click()
        sync_api.expect(self.page.locator("#panel code", has_text=check).first).to_be_visible()
        return row

    def retype(self, row: Any, old: str, new: str, keys: str) -> None:
        """Type one text for another in the editor of a row, and save."""
        row.locator(".edit").click()
        area = self.page.locator(".editor textarea")
        area.fill(area.input_value().replace(old, new, 1))
        self.save(keys)

    def save(self, keys: str = "Control+Enter") -> None:
        self.page.locator(".editor textarea").press(keys)
        self.opened.says("Saved" if keys == "Control+Enter" else "Draft saved")
        sync_api.expect(self.page.locator(".editor")).to_have_count(0)

    def panel(self, form: str, field: str, text: str) -> None:
        """Fill a form of the panel, and send it."""
        fields = self.page.locator(f"#panel form.{form}").first
        fields.locator(field).fill(text)
        fields.locator("button").click()


def test_git_shows_only_what_was_meant(tmp_path: Path, browser: Any) -> None:
    right = report(tmp_path)
    opened = Opened(tmp_path, browser)
    session, page = Session(opened), opened.page
    wrong = {check: (new, old) for check, (old, new) in PLANTED.items()}
    try:
        opened.checked()
        with editor_beside(opened.catalog) as edits:
            row = session.find("date-mismatch", "May 7")
            session.retype(row, *wrong["date-mismatch"], "Control+Enter")
            session.find("number-scale", "3,145 billion")
            page.locator("#panel form.apply button", has_text="314.5 billion").click()
            opened.says("in the editor")
            session.save()
            row = session.find("percent-point", "10.3 percent higher")
            session.retype(row, *wrong["percent-point"], "Control+Enter")
            row = session.find("direction-mismatch", "reduced its value")
            session.retype(row, *wrong["direction-mismatch"], "Control+s")
            session.find("stray-space", "1,250 new")
            page.locator("#panel .findings li", has_text="stray-space").locator("form.apply button").click()
            opened.says("The suggestion is in the translation")
            session.find("number-hedge", "1.65 percent")
            page.locator("#panel li", has_text="number-hedge").locator("summary").click()
            session.panel("accept", "input[name=reason]", "exact in the annex: 《附件》 -- “1.65”")
            sync_api.expect(page.locator("#panel .comments")).to_contain_text("《附件》")
            session.panel("comment", "textarea", "请核对。\n#, fuzzy")
            sync_api.expect(page.locator("#panel .comments")).to_contain_text("请核对")
            page.select_option("#check", "")
            unit = page.locator(".unit", has_text="314.5 billion yuan").get_attribute("data-unit")
            row = page.locator(f".unit[data-unit='{unit}']")
            row.locator(".number").click()
            session.panel("reviewed", "input[name=name]", "李 娜")
            sync_api.expect(row.locator(".signed")).to_have_text("✓ 李 娜")
            session.retype(row, "314.5 billion", "315 billion", "Control+s")
            sync_api.expect(row.locator(".signed.void")).to_have_count(1)
            page.keyboard.press("Control+z")
            sync_api.expect(row.locator(".signed:not(.void)")).to_have_text("✓ 李 娜")
            assert len(edits) > 3
        beside = f'[edit {edits[-1]}]"'
    finally:
        opened.close()
    assert opened.errors == []
    removed, added = changes(tmp_path)
    lines = right.split("\n")
    fixed = {next(line for line in lines if line.startswith("msgstr") and old in line)
             for check, (old, _) in PLANTED.items() if check != "number-hedge"}  # fmt: skip
    comments = [line for line in added if line.startswith("#")]
    assert comments == [
        next(line for line in comments if re.fullmatch(r"# toolkit: reviewed\[\w+\] by 李 娜", line)),
        "# toolkit: ignore number-hedge[1.65%] -- exact in the annex: 《附件》 -- “1.65”", "#",
        "# 请核对。", "# #, fuzzy", "#, fuzzy",
    ]  # fmt: skip
    texts = {line for line in added if not line.startswith("#")}
    (other,) = texts - fixed
    assert fixed < texts
    assert other.startswith(BESIDE)
    assert other.endswith(beside)
    assert len(removed) == len(texts)
    assert git(tmp_path, "status", "--short").split() == ["M", "translations/en/report.po"]


def changes(root: Path) -> tuple[list[str], list[str]]:
    """The lines that git shows as removed and as added."""
    lines = git(root, "diff", "-U0").split("\n")[4:]
    return [line[1:] for line in lines if line.startswith("-")], [line[1:] for line in lines if line.startswith("+")]
