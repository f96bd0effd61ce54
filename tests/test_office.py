"""Word files opened in LibreOffice: they convert without repair, and every unit is on a page."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace

import pytest
from documents import pdf_text
from test_renderers import document, translated

from toolkit.model import Severity
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Remark
from toolkit.renderers.compose import Annotation, ComposeOptions, compose
from toolkit.renderers.word import bilingual, render


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text on the pages of a plain, a templated and a bilingual document."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (Debian: apt install libreoffice-writer-nogui)")
    folder = tmp_path_factory.mktemp("office")
    report = document()
    units = [replace(unit, comments=("toolkit: footnote A note.",)) for unit in translated(report)]
    remark = Annotation(remarks=(Remark("number-scale", Severity.ERROR, "wrong"),))
    entry = GlossaryEntry("a", "创新", "innovation", "New things.")
    made = compose(report, units, ComposeOptions("en", annotations={units[4].key: remark}, glossary=(entry,)))
    plain = render(made)
    files = {
        "plain": plain,
        "bilingual": bilingual.render(made),
        "templated": render(made, ("t.docx", template(plain))),
    }
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), *(str(folder / f"{name}.docx") for name in files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: pdf_text((folder / f"{name}.pdf").read_bytes()) for name in files}


def template(plain: bytes) -> bytes:
    docx = pytest.importorskip("docx", reason="python-docx is in the extra `test`")
    made = docx.Document(io.BytesIO(plain))
    made.sections[0].header.paragraphs[0].text = "LETTERHEAD"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["plain", "bilingual", "templated"])
def test_an_office_program_shows_every_unit(converted: dict[str, str], name: str) -> None:
    for number in range(13):
        assert f"tok{number}cell0" in converted[name]
    assert "A note." in converted[name]
    assert "innovation" in converted[name]


def test_list_numbers_come_from_the_translation(converted: dict[str, str]) -> None:
    lines = [line.strip() for line in converted["plain"].splitlines()]
    assert any(line.startswith("Head. tok6cell0") for line in lines)
