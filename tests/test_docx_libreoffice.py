"""Word files that LibreOffice wrote: our own report, and a report with all that Writer has."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

import pytest
from test_reports import SEED, tree

from toolkit.formats.report import parse

DATA = Path(__file__).parent / "data/word/report.fodt"
#: A document of Writer without styles of its own.
NAMES = "urn:oasis:names:tc:opendocument:xmlns"
PLAIN = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0" office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text">'
    "<office:body><office:text>{}</office:text></office:body></office:document>"
)
#: Numbers of headings and lists, a footnote, a tracked change, a comment, a frame, a table, header and footer.
EXPECTED = """\
title: 某市2023年工作报告
heading 1: 一、工作回顾
  paragraph: 过去一年，新的成效①显著。
  heading 2: （一）工业
    list-item 1: 1.加快工业投资，建设重点项目；
      list-item 2: ①开工一批；
      list-item 2: ②投产一批；
    list-item 1: 2.改善营商环境，服务企业；
    paragraph: 全年规上工业增加值增长6.1%，高于全国平均水平。
    paragraph: 以上数据为快报数，以年报为准。
  heading 2: （二）农业
    paragraph: 粮食产量保持稳定。
heading 1: 二、工作安排
  table: ''
    row: "指标\\t绝对数\\t"
    row: "\\t本年\\t上年"
    row: "投资\\t3145\\t2900"
  paragraph: 以上安排，请予审议。
  note: ①快报数。
  boilerplate: 某市政府办公厅编
  boilerplate: 第1页
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The Word files, by the names of the files that LibreOffice made them of."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (Debian: apt install libreoffice-writer-nogui)")
    folder = tmp_path_factory.mktemp("office")
    title, *lines = [html.escape(line) for line in SEED.decode().splitlines() if line]
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
    inner = f'<text:h text:outline-level="1">{title}</text:h>{paragraphs}'
    (folder / "seed.fodt").write_text(PLAIN.format(inner), encoding="utf-8")
    shutil.copy(DATA, folder / "report.fodt")
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    into = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    paths = [str(folder / f"{name}.fodt") for name in ("seed", "report")]
    subprocess.run([*command, *into, *paths], check=True, capture_output=True, timeout=120)
    return {name: (folder / f"{name}.docx").read_bytes() for name in ("seed", "report")}


def test_our_own_report_has_the_structure_of_the_text(written: dict[str, bytes]) -> None:
    found = parse(written["seed"], "report.docx", name="report")
    assert tree(found.blocks) == tree(parse(SEED, "report.txt", name="report").blocks)
    assert found.left_out == ()


def test_all_that_writer_has(written: dict[str, bytes]) -> None:
    found = parse(written["report"], "report.docx", name="report")
    assert tree(found.blocks) == EXPECTED
    assert found.left_out == ("1 comment", "text deleted with tracked changes in 1 place")
