"""Documents in two languages: what the document in one language has, in both."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from documents import W, pdf_text
from documents import parts as word_parts

from toolkit.formats import report
from toolkit.model import Severity, State, Unit
from toolkit.model.rendition import Remark, Rendition
from toolkit.renderers import renderer
from toolkit.renderers.compose import Annotation, ComposeOptions, compose
from toolkit.settings import ReportSettings

#: A report with its translation; `#` begins a translator's note, `!` is before what has a finding.
ROWS = (
    ("某市2024年工业经济运行情况报告", "Report on Industry in 2024"),
    ("第一部分　总体情况", "Part I. Overview"),
    ("第一章　主要指标", "Chapter I. Main Indicators"),
    ("第一节　工业", "Section 1. Industry"),
    ("一、产业结构", "I. Structure"),
    ("（一）新兴产业", "(I) Emerging Industries"),
    ("1. 集成电路", "1. Integrated Circuits"),
    ("产值增长6.5%[1]，投资增长9.1%①。", "Output grew by 6.5 percent,[1] investment by 9.1 percent.① # First of all."),
    ("产值达到126.7亿元。", "! Output reached 12.67 billion yuan."),
    ("表1 各县指标", "Table 1. Indicators by County"),
    ("单位：亿元", "Unit: 100 million yuan"),
    ("区县\t产值", "County\tOutput"),
    ("城东区\t1267.13", "! Chengdong\t1,267.13 # Second to none."),
    ("北山县*\t7.05", "Beishan*\t7.05 # Third in line."),
    ("*不含飞地园区。", "*Without enclaves."),
    ("（二）传统产业。投资增长7.2%。", "! (II) Traditional industries. Investment grew by 7.2 percent. # At last."),
    ("就业稳定。", "Employment was stable."),
    ("[1] 指规模以上企业。", "[1] Above designated size."),
    ("①含技术改造。", "① With upgrading."),
)


def composed() -> Rendition:
    document = report.parse("\n".join(source for source, _ in ROWS).encode(), "seeds/a.txt", name="a")
    units, annotations = [], {}
    remark = Remark("number-changed", Severity.ERROR, "wrong")
    for source, target in ROWS:
        text, _, note = target.partition(" # ")
        unit = Unit(source, text.removeprefix("! "), state=State.TRANSLATED)
        units.append(Unit(source, unit.target, state=unit.state, comments=(f"toolkit: footnote {note}",) * bool(note)))
        annotations[units[-1].key] = Annotation(remarks=(remark,) if target.startswith("! ") else ())
    settings = ReportSettings(translator="Jane Doe")
    return compose(document, units, ComposeOptions("en", report=settings, annotations=annotations))


def built(name: str) -> bytes:
    render = renderer(name, bilingual=True)
    assert render
    return render(composed())


def test_markdown_has_footnotes_in_both_languages() -> None:
    text = built("md").decode()
    marks = "investment by 9.1 percent.[^n2][^a] |"
    assert f"| 产值增长6.5%[^1]，投资增长9.1%[^n2]。 | Output grew by 6.5 percent,[^1] {marks}" in text
    assert "\n\n[^1]: 指规模以上企业。\\\n    Above designated size.\n\n[^n2]: 含技术改造。\\\n" in text
    assert set(re.findall(r"\[\^(\w+)\](?!:)", text)) == set(re.findall(r"(?m)^\[\^(\w+)\]:", text))


def test_markdown_has_tables_in_one_language_after_the_other() -> None:
    text = built("md").decode()
    chinese = "**表1 各县指标**\n\n单位：亿元\n\n| 区县 | 产值 |\n| --- | ---: |\n| 城东区 | 1267.13 |\n"
    english = "**Table 1. Indicators by County**\n\nUnit: 100 million yuan\n\n| County | Output |\n| --- | ---: |\n"
    assert chinese in text
    assert english in text
    assert text.index(chinese) < text.index(english) < text.index("| \\*不含飞地园区。 | \\*Without enclaves. |")
    assert text.count("| Chinese | English |") == 2
    assert "\\|" not in text


@pytest.mark.parametrize("name", ["txt", "md", "html", "docx"])
def test_metadata_of_the_settings_is_below_the_title_in_every_format(name: str) -> None:
    data = built(name)
    if name == "docx":
        data = "".join(word_parts(data)["word/document.xml"].itertext()).encode()
    text = re.sub("<[^>]*>", "", data.decode().partition("<main")[2] or data.decode())
    assert text.count("Translated by: Jane Doe") == 1
    order = [text.index(one) for one in (ROWS[0][0], ROWS[0][1], "Translated by: Jane Doe", ROWS[1][0])]
    assert order == sorted(order)


def test_metadata_of_the_settings_is_beside_the_translation() -> None:
    text = built("html").decode()
    assert '<div class="details"><div class="target" lang="en-US"><p class="metadata">Translated by: Jane' in text
    assert "\n|  | Translated by: Jane Doe |\n" in built("md").decode()
    row = next(
        row
        for row in word_parts(built("docx"))["word/document.xml"].iter(f"{W}tr")
        if "Jane" in "".join(row.itertext())
    )
    assert ["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] == ["", "", "Translated by: Jane Doe"]
    assert styles_of("Translated by: Jane Doe") == {"Details"}


def styles_of(text: str) -> set[str]:
    """The styles of the paragraphs of the Word file that hold a text."""
    found = set()
    for paragraph in word_parts(built("docx"))["word/document.xml"].iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if text in "".join(paragraph.itertext()) and style is not None:
            found.add(style.get(f"{W}val", ""))
    return found


def test_six_levels_of_headings_tell_apart_in_word() -> None:
    headings = [source for source, _ in ROWS[1:7]]
    assert [styles_of(text) for text in headings] == [{f"Heading{level}"} for level in range(1, 7)]
    assert styles_of(ROWS[0][1]) == {"Title"}


def test_run_in_headings_are_headings_in_word() -> None:
    """Word shows a paragraph with a style separator in one line with the next, and lists it among the headings."""
    found = {}
    for paragraph in word_parts(built("docx"))["word/document.xml"].iter(f"{W}p"):
        level = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            assert paragraph.find(f"{W}pPr/{W}rPr/{W}specVanish") is not None
            found["".join(paragraph.itertext()).strip()] = level.get(f"{W}val")
    assert found == {"（二）传统产业。": "4", "(II) Traditional industries.": "4"}  # as the heading （一） of level 5


@pytest.mark.parametrize("texts", [("各县指标", "Indicators by County"), ("单位：亿元", "Unit: 100")])
def test_captions_in_word_have_their_style_and_are_kept_with_the_table(texts: tuple[str, str]) -> None:
    body = word_parts(built("docx"))["word/document.xml"][0]
    assert styles_of(texts[0]) == styles_of(texts[1]) == {"TableUnit" if "单位" in texts[0] else "Caption"}
    number = next(n for n, one in enumerate(body) if texts[0] in "".join(one.itertext()))
    kept = [
        paragraph.find(f"{W}pPr/{W}keepNext") is not None
        for one in body[number : number + 2]
        for paragraph in one.iter(f"{W}p")
    ]
    assert all(kept)
    assert "城东区" in "".join(body[number + 2].itertext())


def test_marks_of_notes_in_word_are_links_in_both_languages() -> None:
    document = word_parts(built("docx"))["word/document.xml"]
    links = [(one.get(f"{W}anchor"), "".join(one.itertext())) for one in document.iter(f"{W}hyperlink")]
    assert links.count(("_note_1", "[1]")) == links.count(("_note_n2", "①")) == 2
    names = [one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert {anchor for anchor, _ in links} <= set(names)


def test_no_comment_has_the_id_of_a_footnote() -> None:
    """LibreOffice 7.4 would show the note of another place."""
    files = word_parts(built("docx"))
    comments, notes = ([one.get(f"{W}id") for one in files[f"word/{name}.xml"]] for name in ("comments", "footnotes"))
    assert len(comments) == 3
    assert len(notes) == 6
    assert not set(comments) & set(notes)
    assert [one.get(f"{W}id") for one in files["word/document.xml"].iter(f"{W}commentReference")] == comments


def test_libreoffice_shows_each_note_once_and_cuts_no_figure(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (Debian: apt install libreoffice-writer-nogui)")
    (tmp_path / "a.docx").write_bytes(built("docx"))
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "a.docx"], check=True, capture_output=True, timeout=300)
    text = pdf_text((tmp_path / "a.pdf").read_bytes())
    assert [text.count(note) for note in ("First of all.", "Second to none.", "Third in line.", "At last.")] == [1] * 4


def test_chinese_headings_are_upright_in_a_template_of_italic_headings() -> None:
    docx = pytest.importorskip("docx", reason="python-docx is in the extra `test`")
    made = docx.Document()
    for name in ("Heading 3", "Caption"):
        made.styles[name].font.italic = True
    stream = io.BytesIO()
    made.save(stream)
    data = renderer("docx", bilingual=True)(composed(), template=("office.docx", stream.getvalue()))  # type: ignore[misc,call-arg]
    for text in ("第一节", "各县指标"):
        runs = [one for one in word_parts(data)["word/document.xml"].iter(f"{W}r") if text in "".join(one.itertext())]
        slants = [one.find(f"{W}rPr/{W}i") for one in runs]
        assert runs
        assert [one.get(f"{W}val") for one in slants if one is not None] == ["0"] * len(runs)
