"""The review page names what cannot be read, as `toolkit lint` does: its silence means checked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from live_projects import project, text_of
from review_site import Site

SEED = "一、总体情况\n机构增至10家。\n四项能力提升。\n"
PAIRS = [
    ("一、总体情况", "I. Overview"),
    ("机构增至10家。", "There are 10 institutes."),
    ("四项能力提升。", "The four capabilities improved."),
]
CATALOG, GLOSSARY, SETTINGS = "translations/en/report.po", "glossary/terms.yaml", "toolkit.toml"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, text_of(PAIRS))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text(SEED, encoding="utf-8")
    with Site(tmp_path) as opened:
        opened.desk.work()
        assert "nothing left to do" in counters(opened)
        assert troubles(opened) == ""
        yield opened


def piece(site: Site, kind: str, name: str) -> str:
    found = re.search(rf'<{kind} id="{name}".*?>(.*?)</{kind}>', site.get(f"/around/{site.report}"), re.DOTALL)
    assert found
    return unescape(re.sub(r"<[^>]+>", " ", found[1]))


def counters(site: Site) -> str:
    return piece(site, "p", "counters")


def troubles(site: Site) -> str:
    return piece(site, "div", "troubles")


def write(text: str | bytes, name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def as_folder(name: str) -> Callable[[Path], object]:
    def do(root: Path) -> None:
        (root / name).unlink()
        (root / name).mkdir()

    return do


WHOLE = text_of(PAIRS)
#: What breaks, and what the page says.
BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a string that is not closed": (
        write(WHOLE.replace('10 institutes."', "10 institutes."), CATALOG), f"{CATALOG}:10:8: this string"
    ),
    "two entries of one source": (
        write(WHOLE + '\nmsgid "一、总体情况"\nmsgstr "x"\n', CATALOG), f"{CATALOG}:15:1: the same msgid as on line 6"
    ),
    "another charset": (write(WHOLE.encode("gb18030"), CATALOG), f"{CATALOG}:6:9: declares UTF-8"),
    "a folder in its place": (as_folder(CATALOG), f"{CATALOG}: is a folder, not a file"),
    "a glossary that is not YAML": (write("concepts: [\n", GLOSSARY), f"{GLOSSARY}:2:1: this is not valid YAML"),
    "a concept without a term": (write("concepts:\n- {id: a, zh: 甲}\n", GLOSSARY), f"{GLOSSARY}:2:3: this concept"),
    "a glossary that is not there": (write('glossary = "nowhere"\n', SETTINGS), "nowhere: no such file"),
    "settings": (write("[lint\n", SETTINGS), f"{SETTINGS}:1:6: Expected"),
    "a baseline": (write("{", "toolkit-baseline.json"), "toolkit-baseline.json:1:2: is not a baseline"),
    "a baseline that is not there": (write('[lint]\nbaseline = "b.json"\n', SETTINGS), "b.json: no such baseline"),
    "a report": (write(b"\x80\xff\n", "seeds/report.txt"), "seeds/report.txt"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_reported_with_its_place(site: Site, name: str) -> None:
    breaks, said = BROKEN[name]
    whole = {path: (site.root / path).read_bytes() for path in (CATALOG, GLOSSARY, SETTINGS, "seeds/report.txt")}
    last = site.desk.feed.last
    breaks(site.root)
    site.desk.refresh()
    site.desk.work()
    assert said in troubles(site)
    assert troubles(site).count(said) == 1
    assert "incomplete: 1 problem" in counters(site)
    assert "nothing left to do" not in counters(site)
    assert "incomplete: 1 problem" in site.page()
    assert site.desk.feed.since(last, site.report)
    number = site.desk.feed.last
    site.desk.refresh()
    assert site.desk.feed.last == number
    for path, data in whole.items():
        if (site.root / path).is_dir():
            (site.root / path).rmdir()
        (site.root / path).write_bytes(data)
    (site.root / "toolkit-baseline.json").unlink(missing_ok=True)
    site.desk.refresh()
    site.desk.work()
    assert (troubles(site), "nothing left to do" in counters(site)) == ("", True)
    assert site.desk.feed.last > number


def test_a_paragraph_that_cannot_be_read_is_not_untranslated(site: Site) -> None:
    site.catalog.write_text(WHOLE.replace('10 institutes."', "10 institutes."), encoding="utf-8")
    site.desk.refresh()
    page = site.page(f"?unit={site.units[1]}")
    assert "cannot be read in the catalog; correct its errors" in page
    assert "run: toolkit update" not in page
    assert "untranslated" not in counters(site)


def test_an_empty_catalog_is_not_done(site: Site) -> None:
    shutil.rmtree(site.root / "seeds")
    site.catalog.write_bytes(b"")
    site.desk.refresh()
    site.desk.work()
    assert counters(site) == "0 paragraphs"


def test_checks_that_have_nothing_to_go_by_are_named(site: Site) -> None:
    shutil.rmtree(site.root / "glossary")
    site.desk.refresh()
    site.desk.work()
    assert "Skipping terms checks: no glossary." in troubles(site)
    assert "incomplete" not in counters(site)


def test_checks_that_cannot_run_are_named(site: Site) -> None:
    (site.root / "seeds" / "report.md").write_text(SEED, encoding="utf-8")
    site.desk.refresh()
    with pytest.raises(Exception, match="the same report"):
        site.desk.work()
    site.desk.notice()
    assert "is the same report as" in troubles(site)
    assert "the checks cannot run; incomplete: 1 problem" in counters(site)
    (site.root / "seeds" / "report.md").unlink()
    site.desk.refresh()
    site.desk.work()
    assert troubles(site) == ""


def test_the_memory_says_once_what_it_leaves_out(site: Site) -> None:
    other = site.root / "translations" / "en" / "other.po"
    other.write_text('msgid "乙', encoding="utf-8")
    for unit in site.units:
        assert "other.po" not in site.get(f"/memory/en/{unit}/report")
        site.desk.refresh()
    site.desk.work()
    assert troubles(site).count("translations/en/other.po:1:7") == 1
    assert "nothing left to do" in counters(site)


def test_the_list_of_reports_names_what_cannot_be_read(site: Site) -> None:
    (site.root / SETTINGS).write_text("[lint\n", encoding="utf-8")
    site.desk.refresh()
    assert f"{SETTINGS}:1:6: Expected" in unescape(site.get("/"))


def test_many_errors_are_counted(site: Site) -> None:
    text = WHOLE + "".join(f'\nmsgid "一、总体情况"\nmsgstr "{number}"\n' for number in range(8))
    site.catalog.write_text(text, encoding="utf-8")
    site.desk.refresh()
    assert "and 3 more; run: toolkit lint" in troubles(site)
    assert "incomplete: 8 problems" in counters(site)
