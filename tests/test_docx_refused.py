"""Files named .docx that are not read, and why: one line, exit 2; and what is read though it is unusual."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from command import toolkit
from word_files import archive, p, word, xml

from toolkit.errors import InputError
from toolkit.formats.docx import package, read

TEXT = p("完成投资3145亿元。")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
STRICT = "http://purl.oclc.org/ooxml"


def nested(count: int, before: str, after: str, inner: str = TEXT) -> bytes:
    return word(before * count + inner + after * count)


def zipped(name: str, data: bytes = b"x") -> bytes:
    return archive({name: data})


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def locked() -> bytes:
    """An archive whose parts are marked as encrypted."""
    data = bytearray(word(TEXT))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + place] |= 1
    return bytes(data)


def stored(text: bytes) -> bytes:
    """An archive with a text that was changed after its checksum was taken."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("word/document.xml", text)
    return stream.getvalue().replace(text[-20:], text[-20:].swapcase())


def odd(place: int, value: int) -> bytes:
    """An archive with another byte in each local header and entry of its directory."""
    data = bytearray(word(TEXT))
    for mark, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + place + shift] = value
    return bytes(data)


def shifted() -> bytes:
    """An archive whose directory claims to be elsewhere, so that its parts begin before the file does."""
    data = bytearray(word(TEXT))
    place = data.rindex(b"PK\x05\x06") + 16
    data[place : place + 4] = (int.from_bytes(data[place : place + 4], "little") + 900_000).to_bytes(4, "little")
    return bytes(data)


DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
LAUGHS = xml("document", f"<w:body>{p('&b;')}</w:body>").decode().replace("<w:document", f"{DOCTYPE}<w:document", 1)
WIDE = LAUGHS.replace("UTF-8", "UTF-16").encode("utf-16")

REFUSED: dict[str, tuple[bytes, str]] = {
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
    "an old document": (OLE + "WordDocument".encode("utf-16-le"), "save it as .docx"),
    "RTF": (b"{\\rtf1\\ansi text}", "is RTF"),
    "nothing": (b"", "is empty"),
    "text": ("完成投资3145亿元。".encode(), "is not a Word document"),
    "a web page": (b"<html><body>text</body></html>", "is not a Word document"),
    "an archive cut off": (word(TEXT)[:-40], "is damaged or cut off"),
    "only the mark of an archive": (b"PK\x03\x04", "is damaged or cut off"),
    "another archive": (zipped("notes.txt"), "is not a Word document: it has no word/document.xml"),
    "a workbook": (zipped("xl/workbook.xml"), "is an Excel workbook"),
    "slides": (zipped("ppt/presentation.xml"), "is a PowerPoint file"),
    "an OpenDocument file": (zipped("content.xml"), "is an OpenDocument file"),
    "no body": (archive({"word/document.xml": xml("document", "")}), "has no text"),
    "another root": (archive({"word/document.xml": b"<a/>"}), "has no text"),
    "not XML": (archive({"word/document.xml": b"<w:document"}), "word/document.xml is not valid XML"),
    "not XML in a part beside": (
        archive({"word/document.xml": xml("document", "<w:body/>"), "word/styles.xml": b"<"}, ["styles"]),
        "word/styles.xml is not valid XML",
    ),
    "entities": (archive({"word/document.xml": LAUGHS.encode()}), "has a document type in word/document.xml"),
    "entities in UTF-16": (archive({"word/document.xml": WIDE}), "has a document type in word/document.xml"),
    "a checksum that is wrong": (stored(xml("document", f"<w:body>{TEXT}</w:body>")), "cannot be unpacked"),
    "a way of packing that nobody has": (odd(8, 77), "cannot be unpacked"),
    "parts before the file": (shifted(), "cannot be unpacked"),
    "a password on the archive": (locked(), "is protected with a password"),
    "tables in tables": (nested(900, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), "nested too deeply"),
    "controls in controls": (nested(3000, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), "nested too deeply"),
    "a paragraph of nothing but depth": (
        word(p("<w:hyperlink>" * 5000 + "</w:hyperlink>" * 5000)), "nested too deeply",
    ),
    "a table of depth in an equation": (
        word(p("<m:oMath>" + "<m:e>" * 5000 + "</m:e>" * 5000 + "</m:oMath>")), "nested too deeply",
    ),
    "no text at all": (word(p()), "there is nothing to translate"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "problem"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], data: bytes, problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.docx").write_bytes(data)
    outcome = toolkit(capfd, "outline", "report.docx")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith("toolkit: report.docx: ")
    assert problem in outcome.err


@pytest.mark.parametrize(
    ("limit", "problem"), [("LARGEST_FILE", "take pictures out of it"), ("LARGEST_XML", "of XML; split the report")]
)
def test_large_files(monkeypatch: pytest.MonkeyPatch, limit: str, problem: str) -> None:
    data = word(TEXT)
    monkeypatch.setattr(package, limit, 300)
    with pytest.raises(InputError, match=problem):
        read(data, "report.docx")


def test_an_archive_that_unpacks_to_gigabytes_is_refused_before_it_does() -> None:
    stream = io.BytesIO()
    kind = {"compression": zipfile.ZIP_DEFLATED, "compresslevel": 1}
    with zipfile.ZipFile(stream, "w", **kind) as packed, packed.open("word/document.xml", "w") as part:
        for _ in range(101):
            part.write(b" " * 1_000_000)
    with pytest.raises(InputError, match="unpacks to more than 100 MB"):
        read(stream.getvalue(), "report.docx")


def whole(body: str) -> str:
    return xml("document", f"<w:body>{body}</w:body>").decode()


def strict() -> bytes:
    """A file as Word saves it in the strict form of the standard."""
    heading = p("一、现状", ppr='<w:outlineLvl w:val="0"/>')
    body = whole(heading + TEXT)
    usual = "http://schemas.openxmlformats.org"
    body = body.replace(f"{usual}/wordprocessingml/2006/main", f"{STRICT}/wordprocessingml/main")
    body = body.replace(f"{usual}/officeDocument/2006/", f"{STRICT}/officeDocument/")
    return archive({"word/document.xml": body.encode()}, base=f"{STRICT}/officeDocument/relationships")


READ: dict[str, Callable[[], bytes]] = {
    "the strict form": strict,
    "UTF-16": lambda: archive(
        {"word/document.xml": whole(TEXT).replace("UTF-8", "UTF-16").encode("utf-16")}
    ),
    "backslashes and capitals in names": lambda: patched(word(TEXT), b"word/document.xml", b"Word\\Document.xml"),
    "another name of the text": lambda: archive(
        {"word/document2.xml": whole(TEXT).encode()}, text="word/document2.xml"
    ),
    "fields that never end or begin": lambda: word(
        p('<w:r><w:fldChar w:fldCharType="end"/></w:r>') + TEXT + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
    ),
    "a mark that was deleted in the last paragraph": lambda: word(
        p("完成投资3145亿元。", ppr="<w:rPr><w:del/></w:rPr>")
    ),
    "references to what is not there": lambda: word(
        p("完成投资3145亿元。", '<w:r><w:footnoteReference w:id="77"/></w:r>', ppr='<w:pStyle w:val="none"/>')
        + '<w:sectPr><w:headerReference r:id="none"/></w:sectPr>'
    ),
    "numbers that are none": lambda: word(
        p("完成投资3145亿元。", ppr='<w:outlineLvl w:val="x"/><w:numPr><w:numId w:val="?"/></w:numPr>')
    ),
}  # fmt: skip


@pytest.mark.parametrize("made", READ.values(), ids=READ)
def test_an_unusual_file_that_is_read(made: Callable[[], bytes]) -> None:
    assert [one.text for one in read(made(), "report.docx").paragraphs][-1] == "完成投资3145亿元。"


def test_macros_are_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.docm").write_bytes(
        archive({"word/document.xml": xml("document", f"<w:body>{TEXT}</w:body>"), "word/vbaProject.bin": b"\xcc"})
    )
    outcome = toolkit(capfd, "outline", "report.docm")
    assert outcome.code == 0
    assert "完成投资3145亿元。" in outcome.out
    assert "the macros" in outcome.err


def test_a_table_of_many_rows_is_read() -> None:
    row = f"<w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('1')}</w:tc></w:tr>"
    reading = read(word(f"<w:tbl>{row * 2_500}</w:tbl>"), "report.docx")
    assert len(reading.paragraphs) == 2_500


def test_more_tags_than_a_report_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_TAGS", 50)
    with pytest.raises(InputError, match=r"tags in word/document\.xml; split the report"):
        read(word("<w:p/>" * 60), "report.docx")
