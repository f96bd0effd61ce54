"""The package's face: lazy, complete, and working."""

from __future__ import annotations

import doctest
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from own_glossary import own_files

import toolkit
from toolkit.errors import InputError
from toolkit.formats.po import polib_files
from toolkit.project import face
from toolkit.project.glossary.loading import load_paths

ROOT = Path(__file__).parent.parent


def test_importing_the_package_imports_nothing_else() -> None:
    script = "import sys, toolkit; print([name for name in sys.modules if name.startswith('toolkit.')])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout.strip() == b"[]"


@pytest.mark.parametrize("name", toolkit.__all__)
def test_every_name_of_the_face_is_there(name: str) -> None:
    assert getattr(toolkit, name).__doc__
    assert name in dir(toolkit)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        toolkit.nothing  # noqa: B018  # the access is the test


def test_load_lint_and_build(tmp_path: Path) -> None:
    for name in ("seeds", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    project = toolkit.load(tmp_path)
    assert project.reports() == ("chongqing-eic-2021",)
    report = toolkit.lint(project.catalog("chongqing-eic-2021", "en"), select=["text"])
    assert (report.units, report.errors) == (29, ())
    built = toolkit.build(project, "chongqing-eic-2021", formats=["md"])
    assert not built.refused
    assert (tmp_path / "build/en/chongqing-eic-2021.md").is_file()


def test_the_docstrings_show_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("seeds", "translations", "glossary"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "toolkit.toml").touch()
    monkeypatch.chdir(tmp_path)
    for module in (toolkit, face, polib_files):
        outcome = doctest.testmod(module)
        assert outcome.attempted >= 3
        assert not outcome.failed


def test_compare_narrows_checks_and_takes_a_glossary() -> None:
    pair = ("推动高质量发展，投资3145亿元。", "We promote growth ， and investment of 3,145 billion yuan.")
    assert [one.check for one in toolkit.compare(*pair)] == ["fullwidth-punctuation", "number-scale"]
    assert [one.check for one in toolkit.compare(*pair, select=["numbers"])] == ["number-scale"]
    terms = [file for file in own_files() if file.stem == "policy"]
    assert [one.check for one in toolkit.compare(*pair, glossary=terms, select=["terms"])] == ["term-missing"]
    loaded = load_paths(terms)
    found = toolkit.compare(*pair, glossary=loaded, ignore=["text"])
    assert {one.check for one in found} == {"number-scale", "term-missing"}


def test_compare_and_read_refuse_what_they_cannot_check() -> None:
    with pytest.raises(toolkit.ToolkitError, match="cannot compare figures between 'zh' and 'la'"):
        toolkit.compare("3145亿元", "CCCXIV", target_language="la")
    assert toolkit.compare("3145亿元", "CCCXIV", target_language="la", ignore=["numbers", "text"]) == ()
    with pytest.raises(toolkit.ToolkitError, match="cannot read figures in the language 'la'"):
        toolkit.read("CCCXIV", "la")
    with pytest.raises(toolkit.ToolkitError, match="did you mean 'numbers'"):
        toolkit.compare("一", "one", select=["number"])


def test_load_refuses_what_is_not_a_folder(tmp_path: Path) -> None:
    with pytest.raises(toolkit.ToolkitError, match="no such folder"):
        toolkit.load(tmp_path / "nowhere")


@pytest.mark.parametrize("code", ["la", "figures", "numbering", "", "../zh", "x-klingon"])
def test_only_folders_of_languages_are_readable(code: str) -> None:
    with pytest.raises(toolkit.ToolkitError, match="cannot read figures"):
        toolkit.read("3145", code)


@pytest.mark.parametrize(
    ("formats", "message"),
    [
        (["xyz"], "unknown format 'xyz'; choose from txt, md, html, docx, pdf"),
        ("htm", "unknown format 'htm'; did you mean 'html'?"),
        (["md", "PDF"], "unknown format 'PDF'; did you mean 'pdf'?"),
        ([], "no format to build; choose from txt, md, html, docx, pdf"),
    ],
)
def test_build_refuses_unknown_formats(formats: str | list[str], message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        toolkit.build(toolkit.load(tmp_path), "report", formats=formats)
    assert refused.value.message == message


def test_build_takes_a_project() -> None:
    with pytest.raises(InputError, match=r"takes a project, not '\.'; load one with toolkit\.load"):
        toolkit.build(".", "report")  # type: ignore[arg-type]


def test_one_name_need_not_be_in_a_list(tmp_path: Path) -> None:
    for name in ("seeds", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    project = toolkit.load(tmp_path)
    assert [path.suffix for path in toolkit.build(project, project.reports()[0], formats="md").files] == [
        ".md",
        ".json",
    ]
    catalog, terms = (
        project.catalog(project.reports()[0], "en"),
        next(file for file in own_files() if file.stem == "policy"),
    )
    for one in (terms, str(terms)):
        listed = toolkit.lint(catalog, glossary=[one], select=["terms"], ignore=["term-missing"])
        assert toolkit.lint(catalog, glossary=one, select="terms", ignore="term-missing") == listed
        assert listed.terms
    pair = ("推动高质量发展。", "We promote growth ，.")
    assert [one.check for one in toolkit.compare(*pair, glossary=terms, select="terms")] == ["term-missing"]
    assert [one.check for one in toolkit.compare(*pair, ignore="stray-space")] == ["fullwidth-punctuation"]


def test_lint_refuses_unknown_checks() -> None:
    with pytest.raises(InputError, match="no check or group named 'bogus'"):
        toolkit.lint(select=["bogus"])
    with pytest.raises(InputError, match="did you mean 'numbers'"):
        toolkit.lint(ignore="number")


@pytest.mark.parametrize(
    ("select", "message"),
    [
        ("terms", "cannot check terms: no glossary with terms in 'zh' and 'en'"),
        (["text", "term-missing"], "cannot check terms: no glossary"),
        ("glossary", "checks whole files; a pair of texts has the groups text, structure, numbers, style, terms"),
        (["text", "untranslated"], "untranslated checks whole files"),
    ],
)
def test_compare_refuses_what_it_would_not_check(select: str | list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        toolkit.compare("一", "one", select=select)


def test_polib_takes_and_gives_its_own_types() -> None:
    with pytest.raises(TypeError, match=r"to_polib takes a toolkit\.Catalog, not NoneType"):
        toolkit.to_polib(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"from_polib takes a polib\.POFile, not str; read one with polib\.pofile"):
        toolkit.from_polib("x.po")  # type: ignore[arg-type]
