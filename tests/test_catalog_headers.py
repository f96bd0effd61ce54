"""Headers of templates and catalogs: which languages they name, how fields are set and merged."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import toolkit
from gettext_tools import complaints, needs_gettext

from toolkit.catalogs.merge_header import merge_header
from toolkit.formats import po
from toolkit.model import Catalog, State, Unit

TEMPLATE = """\
msgid ""
msgstr ""
"Project-Id-Version: report\\n"
"Report-Msgid-Bugs-To: \\n"
"POT-Creation-Date: 2023-11-14 22:13+0000\\n"
"PO-Revision-Date: 2023-11-14 22:13+0000\\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language:  \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: zh\\n"
"""
CATALOG = (
    TEMPLATE.replace("Team: ", "Team: English")
    .replace("Language:  ", "Language: en")
    .replace('"X-', '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"X-')
)
#: The template's header before it named only the language of its sources.
OLD_TEMPLATE = (
    TEMPLATE.replace("Team: ", "Team: zh")
    .replace("Language:  ", "Language: zh")
    .replace('"X-Source-Language: zh', '"Plural-Forms: nplurals=1; plural=0;')
)


@pytest.fixture
def project(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one report that has no catalogs yet."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (in_folder / "toolkit.toml").touch()
    (in_folder / "seeds").mkdir()
    (in_folder / "translations" / "en").mkdir(parents=True)
    (in_folder / "seeds" / "report.txt").write_text("报告\n\n企业融资难。\n", encoding="utf-8")
    return in_folder


def header(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n\n")[0] + "\n"


def test_a_template_names_only_the_language_of_its_sources(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "update").code == 0
    assert header(project / "translations/report.pot") == TEMPLATE
    assert header(project / "translations/en/report.po") == CATALOG


def test_an_old_template_is_brought_up_to_date(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    template = project / "translations/report.pot"
    template.write_text(f"# mine\n{OLD_TEMPLATE}", encoding="utf-8")
    assert toolkit(capfd, "update", "--check").code == 1
    assert toolkit(capfd, "update").code == 0
    assert header(template) == f"# mine\n{TEMPLATE}"
    assert toolkit(capfd, "update", "--check").code == 0


def test_a_template_keeps_a_team_and_plural_forms_of_its_own(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    own = '"Language-Team: Own\\n"\n"Plural-Forms: nplurals=3; plural=2;\\n"\n"language: fr\\n"\n'
    template = project / "translations/report.pot"
    template.write_text(f'msgid ""\nmsgstr ""\n{own}', encoding="utf-8")
    assert toolkit(capfd, "update").code == 0
    kept = own.replace("language: fr", "Language:  ")
    assert header(template) == f'msgid ""\nmsgstr ""\n{kept}"X-Source-Language: zh\\n"\n'


def test_a_catalog_learns_the_language_of_its_sources(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog = project / "translations/en/report.po"
    catalog.write_text('msgid ""\nmsgstr "Language: zh\\n"\n', encoding="utf-8")
    assert toolkit(capfd, "update").code == 0
    assert po.parse(catalog.read_bytes()).fields == {"Language": "zh", "X-Source-Language": "zh"}


@pytest.mark.parametrize("text", ['msgid ""\nmsgstr "x-source-language: zh_CN\\n"\n', 'msgid "甲"\nmsgstr "A"\n'])
def test_a_catalog_keeps_what_it_says_and_needs_no_header(
    project: Path, capfd: pytest.CaptureFixture[str], text: str
) -> None:
    catalog = project / "translations/en/report.po"
    catalog.write_text(text, encoding="utf-8")
    before = po.parse(catalog.read_bytes()).header
    assert toolkit(capfd, "update").code == 0
    assert po.parse(catalog.read_bytes()).header == before


@needs_gettext
def test_gettext_accepts_them(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "update")
    template = project / "translations/report.pot"
    assert complaints(template) + complaints(project / "translations/en/report.po") == ""


OLD, NEW = "Language: zh\n", "Language:  \nX-Source-Language: zh\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        (OLD, NEW, OLD, NEW),
        (OLD, OLD, NEW, NEW),
        ("", NEW, OLD, NEW),
        ("", OLD, NEW, NEW),
        (OLD, f"{OLD}A: b\n", NEW, "Language:  \nA: b\nX-Source-Language: zh\n"),
        ("", "Language: zh\nX-Source-Language: zh\n", "Language: en\n", "Language: en\nX-Source-Language: zh\n"),
    ],
)
def test_the_language_of_the_sources_gives_way(base: str, ours: str, theirs: str, merged: str) -> None:
    found = merge_header(Unit("", base), Unit("", ours), Unit("", theirs), "theirs ")
    assert found is not None
    assert found.target == merged


def test_of_two_languages_that_are_not_the_sources_one_becomes_a_comment() -> None:
    sides = [Unit("", f"X-Source-Language: zh\n{field}") for field in ("Language: en\n", "Language: fr\n")]
    found = merge_header(Unit("", "A: b\n"), *sides, "theirs ")
    assert found is not None
    assert ("Language: en\n" in found.target, found.comments) == (True, ("theirs Language: fr",))
    later = Unit("", f"PO-Revision-Date: 2026\n{sides[1].target}")
    found = merge_header(None, sides[0], later, "theirs ")
    assert found is not None
    assert ("Language: fr\n" in found.target, found.comments) == (True, ("theirs Language: en",))


def set_to(target: str, **fields: str | None) -> str:
    done = po.set_fields(Catalog((Unit("", target), Unit("a"))), fields)
    assert done.entries[1:] == (Unit("a"),)
    assert done.header is not None
    return done.header.target


def test_a_field_is_set_in_its_place_or_last() -> None:
    assert set_to("A: 1\nB: 2\n", A="3") == "A: 3\nB: 2\n"
    assert set_to("A: 1\nB: 2\n", C="3") == "A: 1\nB: 2\nC: 3\n"
    assert set_to("A: 1\nB: 2", C="3", B=None) == "A: 1\nC: 3\n"
    assert set_to("a : 1\nB: 2\nA:2\n", A="3") == "a : 1\nB: 2\nA: 3\n"
    assert set_to("a : 1\nB: 2\nA:2\n", A=None) == "B: 2\n"


def test_a_header_that_needs_no_change_is_the_same() -> None:
    catalog = Catalog((Unit("", "A:1\nB: 2\n"),))
    assert po.set_fields(catalog, {"A": "1", "b": "2", "C": None}) is catalog
    empty = Catalog((Unit("a"),))
    assert po.set_fields(empty, {"A": "1"}) is empty


def test_a_new_header_has_what_every_catalog_needs() -> None:
    made = po.new_header({"X-Own": "1", "Language": "fr_CA", "MIME-Version": "1.0"})
    assert made.state is State.TRANSLATED
    assert made.target == (
        "Language: fr_CA\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n > 1);\nX-Own: 1\n"
    )
    assert "Plural-Forms" not in po.new_header({"Language": "xx"}).target
    assert "Plural-Forms: own\n" in po.new_header({"Plural-Forms": "own", "Language": "en"}).target
