"""A revision played through: a translated report of 60 paragraphs, its source revised, two people's branches merged."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from command import toolkit
from gettext_tools import complaints, needs_gettext
from test_merge import git

from toolkit.formats import po
from toolkit.model import State, Unit

TOPICS = {
    "汽车产业": "automobiles", "电子信息": "electronics", "装备制造": "equipment", "生物医药": "biomedicine",
    "新型材料": "new materials", "软件服务": "software", "现代物流": "logistics", "绿色能源": "green energy",
    "数字贸易": "digital trade", "集成电路": "integrated circuits", "智能网联": "connected vehicles",
    "消费工业": "consumer goods", "轨道交通": "rail transit", "航空航天": "aerospace", "节能环保": "conservation",
    "农产加工": "food processing", "工业设计": "industrial design", "检验检测": "testing", "人才培养": "training",
    "招商引资": "investment promotion",
}  # fmt: skip
ASPECTS = {"创新": "innovation", "集群": "clusters", "开放": "opening up"}

Pair = tuple[str, str]


def paragraph(number: int) -> Pair:
    """Paragraph and translation: three sentences with figures of their own."""
    topic, english = list(TOPICS.items())[number % len(TOPICS)]
    aspect, goal = list(ASPECTS.items())[number // len(TOPICS)]
    invested, grown, built = 1000 + 37 * number, 3 + number / 10, 20 + number
    return (
        f"{topic}{aspect}稳步推进，完成投资{invested}亿元。{topic}产值同比增长{grown:.1f}%，走在全国前列。"
        f"围绕{aspect}建成{topic}项目{built}个，成效明显。",
        f"Work on {goal} in {english} advanced, with investment of {invested / 10:g} billion yuan. Output of {english}"
        f" grew by {grown:.1f} percent, among the best nationwide. A total of {built} {english} projects were built.",
    )


PARAGRAPHS = [paragraph(number) for number in range(60)]


def sentences(text: str) -> list[str]:
    return [part + "。" for part in text.split("。")[:-1]]


def revised() -> list[str]:
    """The source as its authors revised it."""
    texts: list[str] = [source for source, _ in PARAGRAPHS]
    for number in (3, 17, 41):  # worded anew
        texts[number] = texts[number].replace("稳步推进", "扎实推进").replace("成效明显", "成效十分明显")
    texts[8] = texts[8].replace("1296亿元", "1400亿元").replace("3.8%", "4.5%")  # figures only
    texts[20], texts[21] = texts[20] + texts[21], ""  # joined
    first, *rest = sentences(texts[30])
    texts[30] = first + "\n\n" + "".join(rest)  # split
    texts[50] = ""  # deleted
    moved = texts.pop(55)
    texts.insert(10, moved)
    texts.insert(25, "首次开展中小企业数字化转型城市试点，形成一批可复制可推广的经验。")  # new
    return [text for text in texts if text]


@pytest.fixture
def project(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """A new user's project in git, its report translated."""
    assert toolkit(capfd, "init").code == 0
    write_report([source for source, _ in PARAGRAPHS])
    git(in_folder, "init", "-q", "-b", "main")
    git(in_folder, "config", "merge.toolkit.driver", driver())
    assert toolkit(capfd, "update").code == 0
    english = dict(PARAGRAPHS)
    catalog = po.parse(path().read_bytes())
    done = [(unit, translated(unit, english.get(unit.source, "Report"))) for unit in catalog.units]
    path().write_bytes(po.serialize(po.replace(catalog, done)))
    commit("translated")
    return in_folder


def driver() -> str:
    import sys

    return f'"{sys.executable}" -m toolkit merge-driver %O %A %B %P'


def path() -> Path:
    return Path("translations/en/report.po")


def write_report(texts: list[str]) -> None:
    Path("seeds/report.txt").write_text("\n\n".join(["某市工作报告", *texts]) + "\n", encoding="utf-8")


def commit(message: str) -> None:
    git(Path(), "add", "-A")
    git(Path(), "commit", "-q", "-m", message)


def translated(unit: Unit, target: str) -> Unit:
    from dataclasses import replace

    return replace(unit, target=target, state=State.TRANSLATED, comments=(*unit.comments, f"seen: {unit.source[:6]}"))


def everything(data: bytes) -> str:
    """All that a person may have typed in a catalog."""
    entries = po.parse(data).entries
    return "\n".join(line for unit in entries for line in (unit.target, *unit.comments))


@needs_gettext
def test_a_revision_loses_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert complaints(path()) == ""
    before = path().read_bytes()

    git(project, "checkout", "-q", "-b", "translator")
    catalog = po.parse(before)
    by_source = {unit.source: unit for unit in catalog.units}
    improved = {number: f"{PARAGRAPHS[number][1]} Improved." for number in (3, 5, 20, 50)}
    changes = [
        (by_source[PARAGRAPHS[n][0]], translated(by_source[PARAGRAPHS[n][0]], text)) for n, text in improved.items()
    ]
    path().write_bytes(po.serialize(po.replace(catalog, changes)))
    commit("improve four translations")

    git(project, "checkout", "-q", "main")
    write_report(revised())
    outcome = toolkit(capfd, "update", "--dry-run")
    assert path().read_bytes() == before
    counts = "52 kept, 1 moved, 1 numbers only, 3 edited, 2 split, 1 joined, 1 new, 1 gone"
    assert counts in outcome.out
    assert toolkit(capfd, "update").code == 0
    assert toolkit(capfd, "update", "--check").code == 0
    assert toolkit(capfd, "fmt", "--check").code == 0
    assert complaints(path()) == ""
    check_update(before, path().read_bytes())
    commit("revise the report")

    git(project, "merge", "-q", "--no-edit", "translator")
    assert complaints(path()) == ""
    assert toolkit(capfd, "update").code == 0
    merged = po.parse(path().read_bytes())
    assert complaints(path()) == ""
    typed = everything(path().read_bytes())
    for text in improved.values():
        assert text in typed
    units = {unit.source: unit for unit in merged.units}
    edited = units[revised()[3]]
    assert (edited.target, edited.state) == (improved[3], State.NEEDS_REVIEW)
    assert (units[PARAGRAPHS[5][0]].target, units[PARAGRAPHS[5][0]].state) == (improved[5], State.TRANSLATED)

    write_report([*revised(), PARAGRAPHS[50][0]])
    assert toolkit(capfd, "update").code == 0
    back = {unit.source: unit for unit in po.parse(path().read_bytes()).units}[PARAGRAPHS[50][0]]
    assert (back.target, back.state) == (improved[50], State.TRANSLATED)
    assert complaints(path()) == ""
    template = "translations/report.pot"
    assert (
        subprocess.run(["msgcmp", "--use-untranslated", "--use-fuzzy", str(path()), template], check=False).returncode
        == 0
    )


def check_update(before: bytes, after: bytes) -> None:
    """Each paragraph has what it should, and every sentence and comment of the old catalog is somewhere."""
    units = {unit.source: unit for unit in po.parse(after).units}
    texts = revised()
    old = po.parse(before)
    for source, target in PARAGRAPHS:
        if source in units:
            assert (units[source].target, units[source].state) == (target, State.TRANSLATED)
    figures = next(unit for source, unit in units.items() if "1400亿元" in source)
    assert "investment of 140 billion yuan" in figures.target
    assert "grew by 4.5 percent" in figures.target
    assert figures.state is State.NEEDS_REVIEW
    first, second = (units[part] for part in next(text for text in texts if "\n\n" in text).split("\n\n"))
    english = PARAGRAPHS[30][1].split(". ")
    assert first.target == english[0] + "."
    assert second.target == ". ".join(english[1:])
    joined = units[PARAGRAPHS[20][0] + PARAGRAPHS[21][0]]
    assert joined.target == f"{PARAGRAPHS[20][1]} {PARAGRAPHS[21][1]}"
    new = units["首次开展中小企业数字化转型城市试点，形成一批可复制可推广的经验。"]
    assert (new.target, new.state) == ("", State.INITIAL)
    kept = everything(after)
    for unit in old.units:
        assert all(comment in kept for comment in unit.comments)
        if "1296亿元" not in unit.source:
            assert all(sentence.strip(". ") in kept for sentence in unit.target.split(". "))
