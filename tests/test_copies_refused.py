"""Files that are not review copies, or are of another catalog: one clear line, nothing lost, nothing run."""

from __future__ import annotations

import io
import os
import random
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from command import toolkit
from copying import FINANCING, INVESTMENT, KEYS, UNITS, bring_back, export, make_project, units

from toolkit.errors import InputError
from toolkit.formats import copies
from toolkit.formats.office import package
from toolkit.project.files import only_writer

pytest.importorskip("openpyxl", reason="openpyxl is in the extra `office`")
pytest.importorskip("docx", reason="python-docx is in the extra `office`")

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
NEW = "Investment was 314.5 billion yuan, up 9.1 percent."


@pytest.fixture
def catalog(in_folder: Path) -> Path:
    return make_project(in_folder)


def repack(data: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def declare(name: str) -> Callable[[bytes], bytes]:
    """An entity, declared in a part."""

    def change(parts: dict[str, bytes]) -> None:
        head, _, rest = (
            parts[name].partition(b"?>") if parts[name].startswith(b"<?xml") else (b"<?xml", b"", parts[name])
        )
        parts[name] = head.rstrip(b"?") + b'?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + rest

    return lambda data: repack(data, change)


def wide(parts: dict[str, bytes]) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    parts["xl/worksheets/sheet1.xml"] = text.encode("utf-16")


SHEET, DOCUMENT = "xl/worksheets/sheet1.xml", "word/document.xml"
#: How a copy is spoilt → its format, and what is said.
SPOILT: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "password": ("xlsx", lambda _: OLE + "EncryptedPackage\0".encode("utf-16-le"), "is protected with a password"),
    "old Excel": ("xlsx", lambda _: OLE + "Workbook\0".encode("utf-16-le"), "is an old Excel workbook (.xls); save"),
    "old Word": ("docx", lambda _: OLE + "WordDocument\0".encode("utf-16-le"), "is an old Word document (.doc); save"),
    "other OLE": ("docx", lambda _: OLE, "is not a review copy"),
    "binary Excel": ("xlsx", lambda data: repack(data, lambda one: one.update({"xl/workbook.bin": b""})), "(.xlsb)"),
    "a zip": ("xlsx", lambda data: repack(data, lambda one: one.pop("xl/workbook.xml")), "is not a review copy"),
    "cut short": ("xlsx", lambda data: data[:-200], "is damaged"),
    "half": ("docx", lambda data: data[: len(data) // 2], "is damaged"),
    "a damaged sheet": ("xlsx", lambda data: repack(data, lambda one: one.update({SHEET: b"<work"})), "cannot be"),
    "a damaged document": ("docx", lambda data: repack(data, lambda one: one.update({DOCUMENT: b"<"})), "is damaged"),
    "entities in Excel": ("xlsx", declare(SHEET), f"declares entities in {SHEET}; it was not opened"),
    "entities in UTF-16": ("xlsx", lambda data: repack(data, wide), f"declares entities in {SHEET}"),
    "entities in Word": ("docx", declare(DOCUMENT), f"declares entities in {DOCUMENT}; it was not opened"),
    "a bomb": ("xlsx", lambda data: repack(data, lambda one: one.update({"a.xml": bytes(9_000_000)})), "unpacks to"),
    "nothing": ("xlsx", lambda _: b"", "is empty"),
    "text": ("xlsx", lambda _: b"unit,target\n", "is not a review copy; toolkit imports .xlsx, .docx and .xlf"),
    "a picture": ("docx", lambda _: b"\x89PNG\r\n\x1a\n", "is not a review copy"),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_a_file_that_is_not_a_copy_is_one_line(name: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    form, spoil, message = SPOILT[name]
    path = export(capfd, f"copy.{form}")
    path.write_bytes(spoil(path.read_bytes()))
    was = catalog.read_bytes()
    for options in ([], ["--dry-run"]):
        done = bring_back(capfd, path, *options)
        assert done.code == 2
        assert f"toolkit: copy.{form}: " in done.err
        assert message in done.err
        assert done.err.count("\n") == 1
    assert catalog.read_bytes() == was


@pytest.mark.parametrize(("name", "message"), [("none.xlsx", "no such file"), ("seeds", "is a folder, not a file")])
@pytest.mark.usefixtures("catalog")
def test_no_file(name: str, message: str, capfd: pytest.CaptureFixture[str]) -> None:
    done = bring_back(capfd, Path(name))
    assert (done.code, done.err) == (2, f"toolkit: {name}: {message}\n")


@pytest.mark.usefixtures("catalog")
def test_a_huge_file_is_not_read(capfd: pytest.CaptureFixture[str]) -> None:
    with Path("huge.xlsx").open("wb") as stream:
        os.truncate(stream.fileno(), 300_000_000)
    done = bring_back(capfd, Path("huge.xlsx"))
    assert (done.code, "has 300 million bytes, more than any review copy; it was not read" in done.err) == (2, True)


@pytest.mark.usefixtures("catalog")
def test_many_parts_may_be_a_bomb_too(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    path = export(capfd, "copy.docx")
    monkeypatch.setattr(package, "LARGEST", 1000)
    done = bring_back(capfd, path)
    assert (done.code, "unpacks to far more" in done.err) == (2, True)


def test_macros_are_not_read_and_that_is_reported(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for form in ("xlsx", "docx"):
        path = export(capfd, f"copy.{form}")
        path.write_bytes(repack(path.read_bytes(), lambda one: one.update({"vbaProject.bin": b"macro"})))
        done = bring_back(capfd, path)
        assert (done.code, done.err) == (0, f"toolkit: copy.{form}: its macros were not read\n")
    assert units(catalog)[INVESTMENT].target == UNITS["完成投资3145亿元，增长9.1%。"]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes of XML changed, now here and now there; in a package, those of one part."""
    if not data.startswith(b"PK"):
        return _damaged(data, chance)

    def change(parts: dict[str, bytes]) -> None:
        name = chance.choice([SHEET, DOCUMENT, *parts])
        if name in parts:
            parts[name] = _damaged(parts[name], chance)

    return repack(data, change)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice([1, 3, 20])):
        place = chance.randrange(len(spoilt))
        spoilt[place : place + chance.choice([1, 1, 8])] = chance.choice(
            [b"", b"\0", b"<", b"9", b'"', b"<c>", b"\xff"]
        )
    return bytes(spoilt)


@pytest.mark.parametrize("form", ["xlsx", "docx", "xlf"])
@pytest.mark.usefixtures("catalog")
def test_damaged_copies_never_crash(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    data = export(capfd, f"copy.{form}").read_bytes()
    chance = random.Random(1)
    for _ in range(80):
        with suppress(InputError):
            copies.parse(damaged(data, chance), f"copy.{form}")


def rename(catalog: Path) -> None:
    """The report and its catalog get another name."""
    Path("seeds/report.txt").rename("seeds/annual.txt")
    catalog.rename(catalog.with_name("annual.po"))


@pytest.mark.parametrize("form", ["xlsx", "docx", "xlf"])
def test_a_copy_of_another_name_finds_its_units(form: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = export(capfd, f"copy.{form}")
    rename(catalog)
    done = bring_back(capfd, path)
    assert done.code == 0
    assert "translations/en/annual.po unchanged: 0 taken, 8 unchanged" in done.out
    assert f"copy.{form}: is a copy of report, which has none of its units now; annual has them" in done.err


def twin(catalog: Path) -> Path:
    """A second report with the same units, and its catalog."""
    Path("seeds/annual.txt").write_bytes(Path("seeds/report.txt").read_bytes())
    other = catalog.with_name("annual.po")
    other.write_bytes(catalog.read_bytes())
    return other


def test_of_two_reports_with_the_same_units_the_one_that_is_named(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    other = twin(catalog)
    path = export(capfd, "copy.xlf", "report")
    path.write_text(path.read_text(encoding="utf-8").replace(">I. Overview</target>", ">I. In sum</target>"), "utf-8")
    assert bring_back(capfd, path).code == 0
    assert units(catalog)[KEYS["一、总体情况"]].target == "I. In sum"
    assert units(other)[KEYS["一、总体情况"]].target == "I. Overview"


def test_a_copy_that_names_none_of_two_is_refused(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = export(capfd, "copy.xlf")
    path.write_text(path.read_text(encoding="utf-8").replace('"report">report<', '"report"><'), encoding="utf-8")
    twin(catalog)
    done = bring_back(capfd, path)
    names = "translations/en/annual.po, translations/en/report.po"
    assert (done.code, f"does not say which catalog it is of, and its units are in {names}" in done.err) == (2, True)


@pytest.mark.parametrize("form", ["xlsx", "docx", "xlf"])
def test_units_that_are_gone_are_named_and_the_rest_is_taken(
    form: str, catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = export(capfd, f"copy.{form}")
    text = catalog.read_text(encoding="utf-8")
    start = text.index('\n#: seeds/report.txt\n#, fuzzy\nmsgid "融资')
    end = text.index("\n#: seeds/report.txt\nmsgid", start + 5)
    catalog.write_text(text[:start] + text[end:], encoding="utf-8")
    done = bring_back(capfd, path)
    assert done.code == 0, "nothing in it was lost: the reviewer changed nothing there"
    assert f"unknown     {FINANCING}" in done.out
    assert "0 taken, 7 unchanged, 0 conflicting, 1 unknown" in done.out
    assert "translations/en/report.po has changed since the export" in done.err


@pytest.mark.parametrize("form", ["xlsx", "docx", "xlf"])
def test_a_conflict_shows_three_texts_and_overwrites_nothing(
    form: str, catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = export(capfd, f"copy.{form}")
    old = UNITS["完成投资3145亿元，增长9.1%。"]
    data = path.read_bytes()
    copy = copies.parse(data, str(path))
    assert {row.unit: row.exported for row in copy.rows} == {KEYS[source]: text for source, text in UNITS.items()}
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace("Investment reached", "Investment came to"), encoding="utf-8")
    was = catalog.read_bytes()
    if form == "xlf":
        before, _, after = data.decode().rpartition(old)
        path.write_text(before + NEW + after, encoding="utf-8")
    else:
        name = SHEET if form == "xlsx" else DOCUMENT
        path.write_bytes(repack(data, lambda one: one.update({name: one[name].replace(old.encode(), NEW.encode())})))
    done = bring_back(capfd, path)
    assert done.code == 1
    assert f"conflict    {INVESTMENT}" in done.out
    shown = [line.strip() for line in done.out.splitlines()]
    for name, one in (("exported", old), ("catalog", old.replace("reached", "came to")), ("copy", NEW)):
        assert f"{name}: {one}" in shown
    assert "0 taken, 7 unchanged, 1 conflicting, 0 unknown" in done.out
    assert catalog.read_bytes() == was


def test_a_copy_of_another_version_is_reported(
    catalog: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.project.exporting.__version__", "0.0.9")
    path = export(capfd, "copy.xlf")
    done = bring_back(capfd, path)
    assert done.code == 0
    assert "was exported by toolkit 0.0.9; this is " in done.err
    assert catalog.exists()


def test_another_command_that_writes_is_waited_for(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import multiprocessing

    path = export(capfd, "copy.xlf")
    hold = multiprocessing.get_context("fork").Event()
    ready = multiprocessing.get_context("fork").Event()

    def writer() -> None:
        with only_writer(catalog.parents[2]):
            ready.set()
            hold.wait(20)

    other = multiprocessing.get_context("fork").Process(target=writer)
    other.start()
    ready.wait(20)
    try:
        done = bring_back(capfd, path)
        assert (done.code, "another toolkit command is writing here" in done.err) == (2, True)
        assert bring_back(capfd, path, "--dry-run").code == 0
    finally:
        hold.set()
        other.join()


@pytest.mark.parametrize(("form", "library"), [("xlsx", "openpyxl"), ("docx", "docx"), ("xliff", "lxml")])
@pytest.mark.usefixtures("catalog")
def test_a_library_that_is_missing_is_one_line(
    form: str, library: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = export(capfd, "copy", "--format", form)
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    for done in (bring_back(capfd, path), toolkit(capfd, "export", "--format", form, "-o", "other")):
        assert done.code == 2
        assert "pip install 'toolkit[office]'" in done.err
        assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "-o", "copy.odt"], "cannot tell the format from copy.odt; name one: --format xlsx|docx|xliff"),
        (["export", "-o", "copy.xlsx", "--lang", "fr"], "no fr catalog of report yet"),
        (["export", "-o", "copy.xlsx", "rapport"], "no report named 'rapport'"),
        (["export", "-o", "translations/en/report.po", "--format", "xlsx"], "is an input and would be lost"),
        (["export", "-o", "seeds/", "--format", "xlsx"], "is a folder, not a file"),
    ],
)
def test_what_cannot_be_exported(
    arguments: list[str], message: str, catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    was = catalog.read_bytes()
    done = toolkit(capfd, *arguments)
    assert done.code == 2
    assert message in done.err
    assert catalog.read_bytes() == was


@pytest.mark.usefixtures("catalog")
def test_an_empty_catalog_has_nothing_to_review(capfd: pytest.CaptureFixture[str]) -> None:
    path = Path("translations/en/report.po")
    path.write_text(path.read_text(encoding="utf-8").partition("\n\n")[0] + "\n", encoding="utf-8")
    done = toolkit(capfd, "export", "-o", "copy.xlsx")
    assert (done.code, "translations/en/report.po: has no units to review" in done.err) == (2, True)
    assert not Path("copy.xlsx").exists()


def test_into_a_language_that_the_settings_do_not_name(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = catalog.parents[1] / "fr" / "report.po"
    other.parent.mkdir()
    other.write_bytes(catalog.read_bytes())
    path = export(capfd, "copy.xlf", "--lang", "fr")
    path.write_text(path.read_text(encoding="utf-8").replace(">I. Overview</target>", ">I. Aperçu</target>"), "utf-8")
    was = catalog.read_bytes()
    assert bring_back(capfd, path).code == 0
    assert units(other)[KEYS["一、总体情况"]].target == "I. Aperçu"
    assert catalog.read_bytes() == was
