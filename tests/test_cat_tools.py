"""Folders for OmegaT and Weblate: what is in them, read by OmegaT, the translate-toolkit and Weblate's schema."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command import toolkit
from copying import UNITS, make_project

GLOSSARY = """\
concepts:
  - id: srdi
    zh: 专精特新
    en:
      preferred: specialized, refined, distinctive and innovative
      admitted: [SRDI, {term: little giants, valid: ..2015}]
      deprecated: [{term: professional & special, reason: literal}]
    definition: A kind of <small> firm.
  - {id: old, zh: 旧词, en: old word, status: retired}
  - {id: gone, zh: 前词, en: former word, valid: ..2010}
"""


@pytest.fixture
def catalog(in_folder: Path) -> Path:
    path = make_project(in_folder)
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    (in_folder / "toolkit.toml").write_text("year = 2021\n", encoding="utf-8")
    (in_folder / "translations/report.pot").write_bytes(path.read_bytes())
    return path


def exported(capfd: pytest.CaptureFixture[str], form: str) -> dict[str, bytes]:
    """The files of a folder, made twice with the same bytes."""
    folders = []
    for name in ("one", "two"):
        done = toolkit(capfd, "export", "--format", form, "-o", name)
        assert done.code == 0, done.err
        files = sorted(path for path in Path(name).rglob("*") if path.is_file())
        folders.append({path.relative_to(name).as_posix(): path.read_bytes() for path in files})
    assert folders[0] == folders[1]
    return folders[0]


def test_an_omegat_project(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    files = exported(capfd, "omegat")
    assert files["source/report.po"] == catalog.read_bytes()
    settings = ElementTree.fromstring(files["omegat.project"]).find("project")
    assert settings is not None
    assert settings.findtext("sentence_seg") == "false"
    folders = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir")
    assert [settings.findtext(name) for name in folders] == ["__DEFAULT__"] * 6
    assert (settings.findtext("source_lang"), settings.findtext("target_lang")) == ("ZH", "EN")
    comment = "A kind of <small> firm. Not: professional & special."
    assert files["glossary/terms.utf8"].decode().splitlines() == [
        f"专精特新\tspecialized, refined, distinctive and innovative\t{comment}",
        f"专精特新\tSRDI\t{comment}",
    ]
    about = files["toolkit.txt"].decode()
    assert re.match(r"report: report\nlanguage: en\ndate: 2022-05-17T00:30:00Z\ncatalog: [0-9a-f]{64}\n", about)
    for folder in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        assert (Path("one") / folder).is_dir()


def pairs(data: bytes) -> dict[str, str]:
    """The segments of a TMX file, as the translate-toolkit reads them."""
    tmx = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is in the extra `test`")
    store = tmx.tmxfile(sourcelanguage="zh", targetlanguage="en")
    store.parse(data)
    return {unit.source: unit.target for unit in store.units}


@pytest.mark.usefixtures("catalog")
def test_its_memory_has_every_translation_and_drafts_apart(capfd: pytest.CaptureFixture[str]) -> None:
    files = exported(capfd, "omegat")
    draft = "融资难问题仍然存在。"
    finished = {source: target for source, target in UNITS.items() if target and source != draft}
    assert pairs(files["tm/memory.tmx"]) == finished
    assert pairs(files["tm/penalty-030/needs-review.tmx"]) == {draft: UNITS[draft]}
    root = ElementTree.fromstring(files["tm/memory.tmx"])
    header = root.find("header")
    assert (root.get("version"), header is not None and header.get("srclang")) == ("1.4", "zh")


def test_a_project_in_use_keeps_its_settings(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    settings = Path("one/omegat.project")
    settings.parent.mkdir()
    settings.write_text("mine", encoding="utf-8")
    done = toolkit(capfd, "export", "--format", "omegat", "-o", "one")
    assert (done.code, "its omegat.project was kept" in done.err) == (0, True)
    assert settings.read_text(encoding="utf-8") == "mine"
    assert catalog.exists()


def test_weblate_settings(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    [component] = json.loads(exported(capfd, "weblate")["components.json"])
    assert component["filemask"] == "translations/*/report.po"
    assert component["new_base"] == "translations/report.pot"
    assert component["file_format_params"]["po_line_wrap"] == -1
    assert component["source_language"] == "zh_Hans"
    assert re.fullmatch(component["language_regex"], "en")
    assert "repo" not in component
    schemas = pytest.importorskip("weblate_schemas", reason="weblate-schemas is in the extra `test`")
    import jsonschema

    path = Path(schemas.__file__).parent / "schemas/weblate-component.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))["properties"]["component"]
    assert component.keys() <= schema["properties"].keys()
    jsonschema.validate(component, schema | {"required": ["name", "slug", "filemask", "file_format"]})
    assert catalog.exists()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/reports.git", True),
        ("git@example.org:reports.git", True),
        ("https://me:secret@example.org/reports.git", False),
        ("/home/me/reports", False),
    ],
)
def test_weblate_paths_are_those_of_the_repository(
    address: str,
    shown: bool,
    in_folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "remote", "add", "origin", address], check=True)
    project = in_folder / "reports"
    project.mkdir()
    monkeypatch.chdir(project)
    catalog = make_project(project)
    (project / "translations/report.pot").write_bytes(catalog.read_bytes())
    [component] = json.loads(exported(capfd, "weblate")["components.json"])
    assert component["filemask"] == "reports/translations/*/report.po"
    assert component["new_base"] == "reports/translations/report.pot"
    assert component.get("repo") == (address if shown else None)


@pytest.mark.usefixtures("catalog")
def test_weblate_glossaries(capfd: pytest.CaptureFixture[str]) -> None:
    files = exported(capfd, "weblate")
    rows = list(csv.DictReader(files["glossary/en.csv"].decode().splitlines()))
    assert [(row["source"], row["target"]) for row in rows] == [
        ("专精特新", "specialized, refined, distinctive and innovative"),
        ("专精特新", "SRDI"),
        ("专精特新", "little giants"),
        ("前词", "former word"),
    ]
    assert rows[0]["developer_comments"] == "A kind of <small> firm."
    assert [row["translator_comments"] for row in rows[1:3]] == ["", "Wording of reports up to 2015."]
    tbx = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is in the extra `test`")
    store = tbx.tbxfile(sourcelanguage="zh", targetlanguage="en")
    store.parse(files["glossary/en.tbx"])
    assert [(unit.source, unit.target) for unit in store.units][:3] == [
        ("专精特新", "specialized, refined, distinctive and innovative"),
        ("专精特新", "SRDI"),
        ("专精特新", "little giants"),
    ]
    assert files["glossary/en.tbx"].decode().count(">forbidden</termNote>") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "weblate", "-o", "one", "report"], "leave out the report and --lang"),
        (["--format", "weblate", "-o", "toolkit.toml"], "is a file, not a folder"),
        (["--format", "omegat", "-o", "one", "--lang", "fr"], "no fr catalog of report yet"),
    ],
)
@pytest.mark.usefixtures("catalog")
def test_what_cannot_be_exported(arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "export", *arguments)
    assert (done.code, message in done.err) == (2, True)


def test_a_template_is_needed(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    catalog.parents[1].joinpath("report.pot").unlink()
    done = toolkit(capfd, "export", "--format", "weblate", "-o", "one")
    assert (done.code, "no template or catalog of report yet; create it with: toolkit update" in done.err) == (2, True)
    assert not Path("one").exists()
