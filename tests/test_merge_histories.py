"""Twenty histories of two translators and an updater, merged by git itself: nothing that a person typed is missing.

A text counts as typed until somebody who sees it types another in its place. What the merge driver leaves in
conflict is committed as it is. In half of the histories, people save with other tools too, which lose some texts
themselves: then what counts is what a merge had from one side alone, or from both.
"""

from __future__ import annotations

import io
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po
from gettext_tools import complaints, needs_gettext
from repository import git

from toolkit.formats import po
from toolkit.model import State, Unit
from toolkit.project.layout import project_of
from toolkit.project.updating import update_reports

ROUNDS = 3
PEOPLE = ("li", "wang", "updater")
THEMES = ("工业投资", "新能源汽车", "电子信息产业", "消费品制造", "民营经济", "专精特新企业", "数字化转型", "绿色制造")
SAID = (
    "保持稳定增长，结构持续优化",
    "实现较快增长，带动就业明显",
    "面临需求不足，成本上升较快",
    "完成全年目标，质量稳步提升",
)


class History:
    """One repository, and everything that people typed in it and nobody replaced."""

    def __init__(self, folder: Path, seed: int, *, tools: bool) -> None:
        self.tools = tools
        self.folder, self.chance = folder, random.Random(seed)
        self.words = ("".join(letters) for letters in product("bcdfghklmn", "aeiou", "bcdfghklmn", "aeiou", "rst"))
        self.owed: set[str] = set()
        self.paragraphs = [
            f"{theme}{said}，完成{self.chance.randint(100, 999)}亿元。"
            for theme, said in zip(THEMES, SAID * 2, strict=True)
        ]
        driver = f'"{sys.executable}" -m toolkit merge-driver %O %A %B %P'
        self.git("init", "-q", "-b", "main")
        self.git("config", "merge.toolkit.driver", driver)
        (folder / ".gitattributes").write_text("*.po merge=toolkit\n*.pot merge=toolkit\n")
        (folder / "toolkit.toml").write_text("")
        self.revise(self.paragraphs)
        self.commit("base")

    @property
    def path(self) -> Path:
        return self.folder / "translations" / "en" / "report.po"

    def git(self, *arguments: str, fine: tuple[int, ...] = (0,)) -> str:
        return git(self.folder, *arguments, fine=fine)

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def revise(self, paragraphs: Sequence[str]) -> None:
        """Write the report and run `toolkit update`."""
        seed = self.folder / "seeds" / "report.txt"
        seed.parent.mkdir(exist_ok=True)
        headings = [f"{number}、{one[:4]}情况" for number, one in zip("一二三四五六七八九十", paragraphs, strict=False)]
        pieces = [piece for pair in zip(headings, paragraphs, strict=False) for piece in pair]
        seed.write_text("\n\n".join(["年度工作报告", *pieces, *paragraphs[len(headings) :]]) + "\n", encoding="utf-8")
        project = project_of(seed)
        assert project
        update_reports(project, ["report"])

    def translate(self, *, header: str) -> None:
        """Type some texts and comments as a person with an editor does."""
        catalog = po.parse(self.path.read_bytes())
        chosen = self.chance.sample(catalog.units, k=min(4, len(catalog.units)))
        catalog = po.replace(catalog, [(unit, self.typed(unit)) for unit in chosen])
        date = f"2026-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02} 08:00+0800"
        catalog = po.set_fields(catalog, {"Last-Translator": header, "PO-Revision-Date": date, "X-Generator": header})
        self.path.write_bytes(po.serialize(catalog))

    def save(self) -> None:
        """Pass the catalog through another tool."""
        tool = self.chance.choice(["none", "polib", "msgcat", "wrapped", "babel"])
        if tool == "polib":
            polib.pofile(str(self.path)).save(str(self.path))
        elif tool == "babel":
            read = read_po(io.BytesIO(self.path.read_bytes()))
            with self.path.open("wb") as stream:
                write_po(stream, read, include_previous=True)
        elif tool != "none":
            wrapping = "--no-wrap" if tool == "msgcat" else "--width=80"
            subprocess.run(["msgcat", wrapping, self.path, "-o", self.path], check=True)

    def msgmerge(self) -> None:
        """Bring the catalog up to date with the template as gettext does."""
        template = self.path.parent.parent / "report.pot"
        self.git("checkout", "-q", "HEAD", "--", "translations/en/report.po")
        command = ["msgmerge", "-q", "--previous", "--no-wrap", "--backup=none", "-U", self.path, template]
        subprocess.run(command, check=True)

    def typed(self, unit: Unit) -> Unit:
        word = next(self.words)
        self.owed.add(word)
        if self.chance.random() < 0.2:
            return replace(unit, comments=(*unit.comments, f"ask about {word}"))
        self.owed -= {seen for seen in self.owed if seen in unit.target}
        target = f"The {word} report says so. It goes on."
        if self.chance.random() < 0.25:
            return replace(unit, target=target, state=State.NEEDS_REVIEW)
        return replace(unit, target=target, state=State.TRANSLATED, previous=None)

    def revised(self) -> Iterator[str]:
        """The report as its authors change it: edited, new figures, split, joined, moved, deleted, new."""
        kinds = ("keep", "keep", "keep", "edit", "figure", "delete", "new", "split", "join")
        held = ""
        for one in self.paragraphs:
            kind = self.chance.choice(kinds)
            if kind == "edit":
                one = one.replace("，", "，总体" if self.chance.random() < 0.5 else "，全市", 1)
            elif kind == "figure":
                one = one.replace("亿元", f"{self.chance.randint(1, 9)}亿元")
            elif kind == "new":
                yield f"{self.chance.choice(THEMES)}{self.chance.randint(2, 99)}项重点任务全部落实到位。"
            if kind == "join" and not held:
                held = one
            elif kind == "split" and "，" in one:
                cut = one.rindex("，")
                yield one[:cut] + "。"
                yield one[cut + 1 :]
            elif kind != "delete":
                yield held + one
                held = ""
        if held:
            yield held

    def round(self) -> None:
        """Everybody works on a branch from main at the same time; main merges them in any order."""
        self.paragraphs = list(dict.fromkeys(self.revised()))
        for person in PEOPLE:
            self.git("checkout", "-q", "-B", person, "main")
            if person == "updater" or self.chance.random() < 0.4:
                own = person != "updater" and self.chance.random() < 0.4
                self.revise(list(dict.fromkeys(self.revised())) if own else self.paragraphs)
                if self.tools and self.chance.random() < 0.4:
                    self.msgmerge()
            if person != "updater":
                self.translate(header=person)
            if self.tools:
                self.save()
            self.commit(person)
        self.git("checkout", "-q", "main")
        for person in self.chance.sample(PEOPLE, k=len(PEOPLE)):
            sides = [self.seen("main"), self.seen(person)]
            before = self.seen(self.git("merge-base", "main", person))
            self.git("merge", "-q", "--no-edit", person, fine=(0, 1))
            text = self.path.read_text(encoding="utf-8")
            assert "<<<<<<<" not in text
            assert complaints(self.path) == ""
            missing = {word for word in self.owed if word not in text}
            if self.tools:
                self.owed -= {word for word in missing if word in before and not all(word in side for side in sides)}
                missing &= self.owed & {word for word in missing if any(word in side for side in sides)}
            assert {word for word in missing if self.tools or word in sides[1]} == set()
            self.owed -= {word for word in self.owed if self.tools and word not in text}
            self.git("checkout", "-q", "updater", "--", "seeds")
            self.commit(f"merge {person}")

    def seen(self, branch: str) -> str:
        return self.git("show", f"{branch}:translations/en/report.po")


@needs_gettext
@pytest.mark.parametrize("seed", range(20))
def test_nothing_that_a_person_typed_is_missing(in_folder: Path, seed: int) -> None:
    history = History(in_folder, seed, tools=bool(seed % 2))
    for _ in range(ROUNDS):
        history.round()
    history.revise(history.paragraphs)
    text = history.path.read_text(encoding="utf-8")
    assert {word for word in history.owed if word not in text} == set()
    assert history.tools or len(history.owed) > 2 * ROUNDS
