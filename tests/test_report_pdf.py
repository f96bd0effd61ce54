"""Reports as PDF: the same units as the text gives, whoever made the file; what cannot be read is refused."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rendered import as_html, as_typst
from test_reports import CASES, SEED, tree
from word_files import lines_by_python_docx

from toolkit.errors import InputError
from toolkit.formats.pdf.opening import opened
from toolkit.formats.report import parse, text
from toolkit.formats.report.clean import clean
from toolkit.language.scripts import has_han
from toolkit.model import Document

pdfium = pytest.importorskip("pypdfium2", reason="the extra `office` is not installed")
typst = pytest.importorskip("typst", reason="the extra `pdf` is not installed")

ROOT = Path(__file__).parent.parent
OWN: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/report_pdf.yaml").read_text(encoding="utf-8"))
FONT = "Noto Serif CJK SC"
#: How a report looks: paragraphs set apart, paragraphs with an indent, lines that are not justified on small pages.
LOOKS = {
    "spaced": '#set page(numbering: "— 1 —")\n#set par(justify: true)',
    "indented": '#set text(12pt)\n#set page(numbering: "1")\n'
    "#set par(justify: true, first-line-indent: (amount: 2em, all: true), spacing: 0.8em, leading: 0.8em)",
    "ragged": "#set page(width: 14cm, height: 16cm)",
}
#: The share of the cases of the text reader whose PDF has the same structure. What differs are numbers of blanks,
#: levels of Markdown headings that numbers do not show, front matter, and rows without rules.
SHARE = 0.95
HEAD = f"""
#set text(lang: "zh", region: "cn", font: ("Libertinus Serif", "{FONT}"), size: 12pt)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), spacing: 0.8em, leading: 0.8em)
#set page(width: 16cm, height: 14cm, margin: 2cm)
"""


@cache
def fonts() -> Any:
    found = typst.Fonts(include_system_fonts=True)
    if FONT not in found.families():
        pytest.skip(f"the font {FONT} is not installed")
    return found


def typeset(source: str) -> bytes:
    return bytes(typst.Compiler(source.encode(), font_paths=fonts()).compile(format="pdf"))


def as_pdf(source: bytes, look: str) -> bytes:
    head = f'#set text(lang: "zh", region: "cn", font: "{FONT}")\n{LOOKS[look]}'
    return typeset(as_typst(text.read(source, "x.txt").paragraphs, head))


def read(data: bytes) -> Document:
    return parse(data, "report.pdf", name="report")


def shown(document: Document) -> str:
    """The structure; all rows of a table have as many cells, the last of which may be empty."""
    return re.sub(r'(?:\\t)+"$', '"', tree(document.blocks), flags=re.MULTILINE)


def original(source: bytes) -> str:
    return shown(parse(source, "report.txt", name="report"))


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["name"])
def test_pdf(case: dict[str, Any]) -> None:
    document = read(typeset(case["source"].replace("HEAD\n", HEAD)))
    assert tree(document.blocks) == case["tree"]
    assert list(document.left_out) == case.get("left_out", [])


@pytest.mark.parametrize("look", LOOKS)
def test_our_own_report(look: str) -> None:
    assert shown(read(as_pdf(SEED, look))) == original(SEED)


def test_the_cases_of_the_text_reader_have_the_same_structure() -> None:
    same = [shown(read(as_pdf(case["text"].encode(), "spaced"))) == original(case["text"].encode()) for case in CASES]
    assert sum(same) >= SHARE * len(same)


@pytest.mark.parametrize("name", ["bulletin", "long-lines", "whole-lines"])
@pytest.mark.parametrize("look", LOOKS)
def test_long_reports(name: str, look: str) -> None:
    source = (ROOT / f"tests/cases/reports/{name}.txt").read_bytes()
    paragraphs = [block.text for block in parse(source, "x.txt", name="x").walk() if block.text]
    assert [block.text for block in read(as_pdf(source, look)).walk() if block.text] == paragraphs


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_our_own_report_by_libreoffice(tmp_path: Path) -> None:
    """As a Word document, and as a text: left aligned, without indents, with a line between paragraphs."""
    (tmp_path / "word.docx").write_bytes(lines_by_python_docx(SEED.decode()))
    (tmp_path / "plain.txt").write_bytes(b"\xef\xbb\xbf" + re.sub(rb"\n+", b"\n\n", SEED))
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, tmp_path.glob("*.*"))]
    subprocess.run(command, check=True, capture_output=True)
    for name in ("word", "plain"):
        assert shown(read((tmp_path / f"{name}.pdf").read_bytes())) == original(SEED), name


def test_passwords() -> None:
    """Files that LibreOffice wrote: one that forbids printing and copying, and one with a password to open it."""
    document = read((ROOT / "tests/data/restricted.pdf").read_bytes())
    assert "全年完成投资3145亿元。" in [block.text for block in document.walk()]
    locked = (ROOT / "tests/data/locked.pdf").read_bytes()
    refused(locked, "is protected with a password; save a copy without it")


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_our_own_report_by_chromium(tmp_path: Path) -> None:
    fonts()
    body = as_html(text.read(SEED, "x.txt").paragraphs)
    style = f'<meta charset="utf-8"><title>报告</title><style>body {{ font-family: "{FONT}" }}</style>'
    document = read(printed(tmp_path, style + body))
    assert shown(document) == original(SEED)
    assert document.left_out[0].startswith("headers, footers and numbers of pages: ")  # what browsers print
    assert len(document.left_out) == 1


@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_a_page_and_its_print_have_the_same_units(tmp_path: Path) -> None:
    """A page with a table, lists and a note, in type of several sizes."""
    pytest.importorskip("lxml", reason="the extra `office` is not installed")
    fonts()
    page = ROOT / "tests/data/bulletin.html"
    document = read(printed(tmp_path, page.read_text(encoding="utf-8")))
    assert shown(document) == shown(parse(page.read_bytes(), "bulletin.html", name="report"))


def printed(folder: Path, page: str) -> bytes:
    """A web page as Chromium prints it."""
    (folder / "report.html").write_text(page, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += [f"--print-to-pdf={folder / 'report.pdf'}", str(folder / "report.html")]
    subprocess.run(command, check=True, capture_output=True)
    return (folder / "report.pdf").read_bytes()


def refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)) as error:
        read(data)
    assert str(error.value).startswith("report.pdf: ")
    assert "\n" not in str(error.value)


def by_hand(*objects: bytes) -> bytes:
    """A PDF of numbered objects, the first of which is the catalog."""
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
BLANK = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"


def one_page(stream: bytes, more: bytes = b"", packed: bytes = b"") -> bytes:
    """A page with text in Latin letters, `packed` in a way, and a drawing that draws itself."""
    return by_hand(
        CATALOG,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>" + more + b">>",
        b"<<%s/Length %d>>stream\n%s\nendstream" % (packed, len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 4>>"
        b"stream\n/X Do\nendstream",
    )


LINE = b"BT /F 12 Tf 72 700 Td (Report 3145) Tj ET\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"hello", "is not a PDF"),
        (b"%PDF-1.7\n", "is broken or cut off"),
        (by_hand(CATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", BLANK), "has no text"),
        (by_hand(CATALOG, b"<</Type/Pages/Count 1000000/Kids[2 0 R]>>"), "has 1000000 pages"),
        (b"%PDF-1.7\n" + b" " * 200_000_001, "has 200 MB, over the limit of 200 MB"),
    ],
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    refused(data, message)


def test_ten_thousand_pages() -> None:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(10_000))
    pages = b"<</Type/Pages/Count 10000/Kids[%s]>>" % kids
    refused(by_hand(CATALOG, pages, *[BLANK] * 10_000), "has 10000 pages, over the limit of 3000; split it")


def test_a_file_that_was_cut_off() -> None:
    data = as_pdf(SEED, "spaced")
    refused(data[: len(data) // 2], "is broken or cut off and cannot be opened; download or export it again")


def test_fields_and_comments_are_reported() -> None:
    fields = (
        b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(x)>>"
        b"<</Type/Annot/Subtype/Widget/FT/Tx/V(x)/Rect[0 0 9 9]>>]"
    )
    document = read(one_page(LINE, fields))
    assert [block.text for block in document.walk()] == ["Report 3145"]
    assert document.left_out == ("1 form field", "1 comment")


@pytest.mark.parametrize(
    "more", [b"/X Do\n", b"0 0 m 9 900 l S\n" * 70_000, b"q " * 5000], ids=["itself", "lines", "q"]
)
def test_pages_made_to_be_slow(more: bytes) -> None:
    assert [block.text for block in read(one_page(LINE + more)).walk()] == ["Report 3145"]


BOMB = zlib.compress(LINE + b"q Q " * 5_100_000, 9)


@pytest.mark.parametrize(
    ("stream", "packed", "message"),
    [
        (BOMB, b"/Filter/FlateDecode", "has pages that unpack to more than a report has"),
        (zlib.compress(BOMB), b"/Filter[/FlateDecode/FlateDecode]", "has pages that unpack to more than a report has"),
        (b"BT /F 12 Tf " + b"(0123456789) Tj " * 10_001 + b"ET", b"", "page 1 has 100010 characters"),
    ],
    ids=["packed", "packed twice", "characters"],
)
def test_pages_that_are_too_much(stream: bytes, packed: bytes, message: str) -> None:
    refused(one_page(stream, packed=packed), message)


def test_packed_pages_are_read() -> None:
    data = one_page(zlib.compress(LINE + b"q Q " * 250_000), packed=b"/Filter/FlateDecode")
    assert [block.text for block in read(data).walk()] == ["Report 3145"]


#: The lines of a table of four cells, drawn in several ways.
DRAWN = {
    "one path": b"72 600 m 272 600 l 72 620 m 272 620 l 72 640 m 272 640 l"
    b" 72 600 m 72 640 l 172 600 m 172 640 l 272 600 m 272 640 l S\n",
    "thin boxes": b"72 600 .5 40 re 172 600 .5 40 re 272 600 .5 40 re"
    b" 72 600 200 .5 re 72 620 200 .5 re 72 640 200 .5 re f\n",
    "a box a cell": b"72 600 100 20 re S 172 600 100 20 re S 72 620 100 20 re S 172 620 100 20 re S\n",
    "no lines outside": b"172 600 m 172 640 l S 60 620 m 284 620 l S 60 600 m 284 600 l S 60 640 m 284 640 l S\n",
}


@pytest.mark.parametrize("lines", DRAWN)
def test_lines_of_a_table(lines: str) -> None:
    places = {b"a": (76, 624), b"b": (176, 624), b"31": (76, 604), b"45": (176, 604)}
    cells = b"".join(b"BT /F 12 Tf %d %d Td (%s) Tj ET\n" % (*place, text) for text, place in places.items())
    for stream in (DRAWN[lines] + cells, b"q 1 0 0 1 10 20 cm\n" + DRAWN[lines] + cells + b"Q\n"):
        assert [block.text for block in read(one_page(stream)).walk() if block.text] == ["a\tb", "31\t45"]


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["name"])
def test_no_character_is_lost(case: dict[str, Any]) -> None:
    """But for those of pages' furniture and of header rows that come again, each is in the document once."""
    data = typeset(case["source"].replace("HEAD\n", HEAD))
    pages = opened(data, "report.pdf").pages
    drawn = Counter(one for page in pages for glyph in page.glyphs for one in clean(glyph.text) if has_han(one))
    found = Counter(one for block in read(data).walk() for one in block.text if has_han(one))
    assert not found - drawn
    furniture = any("headers" in phrase for phrase in case.get("left_out", ())) or "over pages" in case["name"]
    assert not drawn - found or furniture


def test_scanned_pages() -> None:
    """All pages are pictures: refused; one is: said."""
    pytest.importorskip("PIL", reason="pdfium hands its pictures to Pillow")
    source = pdfium.PdfDocument(as_pdf(SEED, "spaced"))
    picture = io.BytesIO()
    source[0].render(scale=0.5).to_pil().convert("RGB").save(picture, "JPEG")
    scanned = pdfium.PdfDocument.new()
    page = scanned.new_page(595, 842)
    image = pdfium.PdfImage.new(scanned)
    image.load_jpeg(picture)
    image.set_matrix(pdfium.PdfMatrix().scale(595, 842))
    page.insert_obj(image)
    page.gen_content()
    refused(saved(scanned), "is scanned: its pages are pictures without text; recognise the text (OCR) first")
    mixed = pdfium.PdfDocument.new()
    for file, number in ((source, 0), (scanned, 0), (source, 1)):
        mixed.import_pages(file, [number])
    assert read(saved(mixed)).left_out[0] == "page 2 scanned without text"


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages(angle: int) -> None:
    document = pdfium.PdfDocument(as_pdf(SEED, "spaced"))
    for page in document:
        page.set_rotation(angle)
    assert shown(read(saved(document))) == original(SEED)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_what_is_outside_of_the_page_is_reported() -> None:
    document = read(one_page(LINE + b"BT /F 12 Tf 72 -300 Td (beyond) Tj ET BT /F 12 Tf 900 300 Td (far) Tj ET\n"))
    assert [block.text for block in document.walk()] == ["Report 3145"]
    assert document.left_out == ("9 characters outside of pages",)


def test_text_recognised_in_a_scan_is_read_and_named() -> None:
    document = read(one_page(b"BT 3 Tr /F 12 Tf 72 700 Td (Report of 3145 units) Tj ET\n"))
    assert [block.text for block in document.walk()] == ["Report of 3145 units"]
    assert "recognised from a scan" in document.left_out[0]


def test_a_watermark_is_left_out_and_named() -> None:
    turned = b"BT /F 40 Tf .7 .7 -.7 .7 200 200 Tm (COPY) Tj ET\n"
    light = b".8 g BT /F 40 Tf 200 400 Td (DRAFT) Tj ET\n"
    document = read(one_page(LINE + turned + light))
    assert [block.text for block in document.walk()] == ["Report 3145"]
    assert document.left_out == ("9 characters of turned or light text such as watermarks",)


def test_text_from_top_to_bottom() -> None:
    letters = b"".join(b"BT /F 12 Tf 72 %d Td (%c) Tj ET\n" % (700 - 14 * n, 65 + n % 26) for n in range(40))
    refused(one_page(letters), "is set from top to bottom, which cannot be read; save its text")
