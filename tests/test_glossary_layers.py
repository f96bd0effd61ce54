"""A glossary in layers: what replaces what, what lint says of each layer, and which commands see the layers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from command import toolkit
from linting import lint_json

from toolkit.errors import InputError
from toolkit.formats.glossary_layers import parse_layers
from toolkit.project.linting import LintOptions, lint

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "glossary-layers.yaml").read_text(encoding="utf-8"))
GENERAL = """concepts:
  - id: committee
    zh: 市委
    en: municipal Party committee
    see: [philosophy]
    examples: [{zh: 市委召开会议。, en: The municipal Party committee met.}]
  - id: philosophy
    zh: 新发展理念
    en: {preferred: new development philosophy, admitted: [{term: new vision of development, valid: ..2017}]}
    see: [committee]
"""
OWN = """concepts:
  - id: xishan-committee
    zh: 市委
    en: CPC Xishan Municipal Committee
    replaces: [committee]
"""
PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: en\\n"

#: seeds/r.txt
msgid "市委贯彻新发展理念。"
msgstr "The CPC Xishan Municipal Committee applied the new vision of development."
"""


def file_text(case: str) -> bytes:
    return f"concepts: {case}".encode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_layers(case: dict[str, Any]) -> None:
    files = [[(f"{number}.yaml", file_text(text))] for number, text in enumerate(case["layers"], 1)]
    if "refused" in case:
        with pytest.raises(InputError) as caught:
            parse_layers(files)
        assert str(caught.value) == case["refused"]
        return
    concepts = parse_layers(files).concepts
    assert [concept.id for concept in concepts] == case["in_force"]
    seen = {concept.id: list(concept.see) for concept in concepts}
    assert {identity: seen[identity] for identity in case.get("see", {})} == case.get("see", {})


@pytest.mark.parametrize("case", [case for case in CASES if "refused" not in case], ids=lambda case: case["name"])
def test_references(case: dict[str, Any], in_folder: Path) -> None:
    folders = [f"g/{number}" for number in range(1, len(case["layers"]) + 1)]
    (in_folder / "toolkit.toml").write_text(f"glossary = {json.dumps(folders)}\n", encoding="utf-8")
    for folder, text in zip(folders, case["layers"], strict=True):
        (in_folder / folder).mkdir(parents=True)
        (in_folder / folder / "a.yaml").write_bytes(file_text(text))
    report = lint(["g"], LintOptions(select=("glossary-reference",), cache=False, jobs=1))
    assert not report.errors
    found = [f"{Path(one.path).parent.name}: {one.severity}: {one.message}" for one in report.findings]
    assert sorted(found) == case.get("finds", [])


@pytest.fixture
def project(in_folder: Path) -> Path:
    files = {
        "toolkit.toml": 'glossary = ["glossary/general", "glossary/own"]\nyear = 2021\n',
        "glossary/general/a.yaml": GENERAL,
        "glossary/own/b.yaml": OWN,
        "seeds/r.txt": "市委贯彻新发展理念。\n",
        "translations/en/r.po": PO,
    }
    for name, text in files.items():
        (in_folder / name).parent.mkdir(parents=True, exist_ok=True)
        (in_folder / name).write_text(text, encoding="utf-8")
    return in_folder


@pytest.mark.usefixtures("project")
def test_everything_sees_the_layers(capfd: pytest.CaptureFixture[str]) -> None:
    linted = lint_json(capfd, "--select", "terms,glossary")
    assert [(one["check"], one["severity"]) for one in linted.content["findings"]] == [("term-deprecated", "warning")]
    assert toolkit(capfd, "update").code == 0
    assert "#. 术语: 市委 = CPC Xishan Municipal Committee\n" in Path("translations/en/r.po").read_text(
        encoding="utf-8"
    )
    found = toolkit(capfd, "glossary", "find", "市委").out
    assert found.splitlines()[0] == "市委 = CPC Xishan Municipal Committee"
    assert "replaces:  municipal Party committee (glossary/general/a.yaml:2)" in found
    assert "also:      new vision of development (reports up to 2017)" in toolkit(capfd, "glossary", "find", "理念").out
    assert "municipal Party committee" not in toolkit(capfd, "glossary", "usage").out


@pytest.mark.usefixtures("project")
def test_a_layer_is_named_by_its_folder_or_its_last_name(capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("own", "glossary/own", "glossary/own/"):
        assert toolkit(capfd, "glossary", "list", "--layer", name).out == "市委 = CPC Xishan Municipal Committee\n"
    listed = json.loads(toolkit(capfd, "glossary", "list", "--layer", "general", "--format", "json").out)
    assert [(one["id"], one["see"], one["replaces"]) for one in listed] == [("philosophy", ["xishan-committee"], [])]
    assert listed[0]["years"] == {"en": {"new vision of development": "..2017"}}
    assert toolkit(capfd, "glossary", "usage", "--layer", "own").out.startswith("市委 =")
    assert toolkit(capfd, "glossary", "usage", "--unused", "--layer", "own").out == ""
    refused = toolkit(capfd, "glossary", "list", "--layer", "owl")
    assert (refused.code, refused.err) == (
        2,
        "toolkit: the glossary has no layer 'owl'; there are: glossary/general, glossary/own\n",
    )


def test_new_terms_go_to_the_last_layer(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "added port to glossary/own/b.yaml" in toolkit(capfd, "glossary", "add", "口岸", "port").out
    known = toolkit(capfd, "glossary", "add", "新发展理念", "new ideas")
    assert known.code == 2
    assert known.err.endswith(
        "is already a term of philosophy at glossary/general/a.yaml:7; replace it with --replaces philosophy\n"
    )
    assert toolkit(capfd, "glossary", "add", "新发展理念", "new ideas", "--replaces", "philosophy").code == 0
    assert "replaces: [philosophy]" in (project / "glossary/own/b.yaml").read_text(encoding="utf-8")
    assert (project / "glossary/general/a.yaml").read_text(encoding="utf-8") == GENERAL
    assert (
        "no concept comittee in an earlier layer"
        in toolkit(capfd, "glossary", "add", "港口", "x", "--replaces", "comittee").err
    )
    assert toolkit(capfd, "glossary", "lint").code == 0


def test_a_layer_that_is_not_there(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "glossary/own/b.yaml").unlink()
    (project / "glossary/own").rmdir()
    for command in (["lint"], ["update"], ["glossary", "lint"], ["glossary", "list"], ["build-en", "--with-glossary"]):
        done = toolkit(capfd, *command)
        assert (done.code, "glossary/own: no such file" in done.err) == (2, True), command
    assert "added port to glossary/own/terms.yaml" in toolkit(capfd, "glossary", "add", "口岸", "port").out
    assert toolkit(capfd, "lint", "--select", "glossary").code == 0


def test_an_inner_folder_is_a_layer_of_its_own(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for folders in (["glossary/general", "glossary"], ["glossary", "glossary/own"]):
        (project / "toolkit.toml").write_text(f"glossary = {json.dumps(folders)}\n", encoding="utf-8")
        assert toolkit(capfd, "glossary", "lint").code == 0
    (project / "toolkit.toml").write_text("", encoding="utf-8")
    one_layer = toolkit(capfd, "glossary", "lint")
    assert "replaces of xishan-committee names 'committee', which is in no layer before it" in one_layer.out


@pytest.mark.usefixtures("project")
def test_each_given_glossary_is_a_layer(capfd: pytest.CaptureFixture[str]) -> None:
    given = ("--glossary", "glossary/general", "--glossary", "glossary/own/b.yaml")
    assert len(json.loads(toolkit(capfd, "glossary", "list", "--format", "json", *given).out)) == 2
    linted = lint_json(capfd, "translations/en/r.po", "--select", "terms", *given)
    assert [one["check"] for one in linted.content["findings"]] == ["term-deprecated"]


def test_the_cache_knows_the_layers(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "lint", "--select", "glossary").code == 0
    (project / "toolkit.toml").write_text('glossary = ["glossary/own", "glossary/general"]\n', encoding="utf-8")
    assert "names 'committee', which" in toolkit(capfd, "lint", "--select", "glossary").out


@pytest.mark.parametrize("form", ["csv", "tbx"])
def test_a_layer_goes_to_another_project(form: str, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "glossary", "export", "--format", form, "--glossary", "glossary/own", "-o", "own.x").code == 0
    (project / "glossary/own/b.yaml").write_text("concepts:\n", encoding="utf-8")
    done = toolkit(capfd, "glossary", "import", "own.x")
    assert (done.code, done.out) == (0, "added 1 concept to glossary/own/b.yaml, 0 already in the glossary\n")
    assert (project / "glossary/own/b.yaml").read_text(encoding="utf-8") == OWN
    assert "0 concepts, 1 already" in toolkit(capfd, "glossary", "import", "own.x").out
    (project / "glossary/own/b.yaml").write_text("concepts:\n", encoding="utf-8")
    lower = toolkit(capfd, "glossary", "import", "own.x", "--file", "glossary/general/a.yaml")
    assert (lower.code, "municipal Party committee" in lower.err) == (1, True), "its own layer cannot be replaced"


def test_an_import_cannot_replace_in_its_own_layer(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    row = "id,zh,zh_admitted,en,en_admitted,replaces\nport,口岸,,port,,xishan-committee\n"
    (project / "new.csv").write_text(row, encoding="utf-8")
    done = toolkit(capfd, "glossary", "import", "new.csv")
    assert (done.code, "names 'xishan-committee', which is in no layer before it" in done.err) == (1, True)
    assert "0 concepts" in done.out


#: What the file of the whole glossary, or of its own layer, gives in a project without terms and in one with the
#: general layer: how many are added and known, and what is left out.
TRAVELS = [
    ("all", "", "2", "0", ["市委: leaving out replaces committee"]),
    ("all", GENERAL, "1", "1", []),
    ("own", "", "1", "0", ["市委: leaving out see philosophy, replaces committee"]),
    ("own", GENERAL, "1", "0", []),
]


@pytest.mark.parametrize("form", ["csv", "xlsx", "tbx"])
@pytest.mark.parametrize(("what", "general", "added", "known", "lost"), TRAVELS)
def test_an_export_is_read_elsewhere(
    what: str, general: str, added: str, known: str, lost: list[str], form: str, project: Path,
    capfd: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    (project / "glossary/own/b.yaml").write_text(f"{OWN}    see: [philosophy]\n", encoding="utf-8")
    options = ["--glossary", "glossary/own"] if what == "own" else []
    assert toolkit(capfd, "glossary", "export", "--format", form, "-o", "a.x", *options).code == 0
    (project / "glossary/own/b.yaml").write_text("concepts:\n", encoding="utf-8")
    (project / "glossary/general/a.yaml").write_text(general or "concepts:\n", encoding="utf-8")
    done = toolkit(capfd, "glossary", "import", "a.x")
    assert (done.code, done.out) == (
        0, f"added {added} concept{'s' * (added != '1')} to glossary/own/b.yaml, {known} already in the glossary\n"
    )  # fmt: skip
    assert [line.split(": ", 2)[-1] for line in done.err.splitlines()] == [
        f"{one}: not in this glossary" for one in lost
    ]
    linted = toolkit(capfd, "glossary", "lint")
    assert (linted.code, linted.out) == (0, "no findings in the glossary\n")
    total = int(added) + int(known)
    assert f"added 0 concepts, {total} already" in toolkit(capfd, "glossary", "import", "a.x").out


IMPORTS = [
    (
        "ids that are taken are those of others, and so are references to them",
        "concepts:\n  - {id: port, zh: 机场, en: airport}\n",
        "port,口岸,port,hub\nhub,枢纽,hub,port\n",
        ("see: [hub]", "see: [port-2]"),
        [],
    ),
    (
        "a reference to what the glossary has under another id",
        "concepts:\n  - {id: harbor, zh: 口岸, en: port}\n",
        "port,口岸,port,\nhub,枢纽,hub,port\n",
        ("see: [harbor]",),
        [],
    ),
    (
        "what is refused leaves no reference",
        "concepts:\n",
        "port,口岸,（）,\nhub,枢纽,hub,port | city\ncity,城市,city,hub\n",
        ("see: [city]", "see: [hub]"),
        ["枢纽: leaving out see port: not in this glossary"],
    ),
    (
        "a slip",
        "concepts:\n",
        "hub,枢纽,hub,prt | city\ncity,城市,city,\n",
        ("see: [city]",),
        ["枢纽: leaving out see prt: not in this glossary"],
    ),
]


@pytest.mark.parametrize(
    ("there", "rows", "kept", "lost"), [case[1:] for case in IMPORTS], ids=[one[0] for one in IMPORTS]
)
def test_references_are_those_of_the_glossary(
    there: str, rows: str, kept: tuple[str, ...], lost: list[str], in_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (in_folder / "toolkit.toml").touch()
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary/a.yaml").write_text(there, encoding="utf-8")
    (in_folder / "a.csv").write_text(f"id,zh,en,see\n{rows}", encoding="utf-8")
    done = toolkit(capfd, "glossary", "import", "a.csv")
    text = (in_folder / "glossary/a.yaml").read_text(encoding="utf-8")
    assert tuple(line.strip() for line in text.splitlines() if "see:" in line) == kept
    assert [line.split(": ", 2)[-1] for line in done.err.splitlines() if "leaving out" in line] == lost
    assert "names '" not in toolkit(capfd, "glossary", "lint").out
