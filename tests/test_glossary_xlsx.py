"""Glossaries in Excel: lossless both ways, and any table read as the same table in text is."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command import toolkit
from copying import saved
from own_glossary import own_glossary
from test_copies_office import save  # noqa: F401  # a fixture
from test_glossary_import import TABLES, shown

from toolkit.errors import InputError
from toolkit.formats.glossary import parse as parse_yaml
from toolkit.formats.table_rows import rows_of

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is in the extra `office`")

from toolkit.formats import glossary_xlsx  # noqa: E402


def workbook(text: str) -> bytes:
    """A table in text as a workbook, row by row in the same lines."""
    book = openpyxl.Workbook()
    for line, cells in rows_of(text.encode(), "t.csv").rows:
        for number, one in enumerate(cells, 1):
            book.active.cell(line, number, one or None)
    return saved(book)


#: Cases about commas that may be text or part columns, which a workbook tells apart.
OF_TEXT = {
    "commas in texts without a header",
    "commas of texts in every row",
    "commas of long texts",
    "an unquoted comma",
}
CASES = [case for case in TABLES if "error" not in case and case["name"] not in OF_TEXT]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_table_gives_what_it_gives_as_text(case: dict[str, Any]) -> None:
    found = glossary_xlsx.parse(workbook(case["text"]), "t.csv", ("zh", "en"))
    assert [shown(concept) for concept in found.concepts] == case["gives"]
    assert case.get("says", "") in "\n".join(found.remarks)
    assert case.get("refuses", "") in "\n".join(found.refused)


def test_a_glossary_comes_back_whole_and_has_the_same_bytes_every_time() -> None:
    glossary = own_glossary()
    data = glossary_xlsx.serialize(glossary)
    found = glossary_xlsx.parse(data, "t.xlsx")
    assert found.concepts == glossary.concepts
    assert not found.refused
    assert glossary_xlsx.serialize(glossary) == data


def test_text_stays_text() -> None:
    text = 'concepts:\n  - {id: a, zh: 研发, en: "=cmd", note: "a\\vb", definition: "_x000B_ +1"}\n'
    glossary = parse_yaml(text.encode(), "a.yaml")
    data = glossary_xlsx.serialize(glossary)
    assert glossary_xlsx.parse(data, "t.xlsx").concepts == glossary.concepts


CHANGES: dict[str, tuple[Callable[[Any], object], list[str], str]] = {
    "a formula": (lambda sheet: setattr(sheet["B3"], "value", "=A1"), ["链主 = chain"], "t.xlsx:3: B3 has a formula"),
    "an error": (lambda sheet: setattr(sheet["B3"], "value", "#REF!"), ["链主 = chain"], "B3 has the error #REF!"),
    "a date": (
        lambda sheet: setattr(sheet["B3"], "value", datetime.date(2021, 1, 2)),
        ["链主 = chain"],
        "B3 has a date",
    ),
    "a number": (lambda sheet: setattr(sheet["B3"], "value", 2025), ["链主 = chain", "制造 = 2025"], ""),
    "what Excel makes of true": (
        lambda sheet: setattr(sheet["B3"], "value", True),
        ["链主 = chain"],
        "t.xlsx:3: a term is TRUE or FALSE",
    ),
    "merged cells": (lambda sheet: sheet.merge_cells("A3:B3"), ["链主 = chain"], "t.xlsx:3: A3:B3 is merged"),
    "cells merged over rows": (lambda sheet: sheet.merge_cells("B2:B3"), [], "t.xlsx:3: B2:B3 is merged"),
    "cells merged beside the table": (
        lambda sheet: sheet.merge_cells("E1:F3"),
        ["链主 = chain", "制造 = manufacture"],
        "",
    ),
    "an empty row": (lambda sheet: sheet.insert_rows(3), ["链主 = chain", "制造 = manufacture"], ""),
    "an empty column": (lambda sheet: sheet.insert_cols(1), ["链主 = chain", "制造 = manufacture"], ""),
}


@pytest.mark.parametrize("name", CHANGES)
def test_cells_that_are_not_text_are_refused_with_their_place(name: str) -> None:
    change, gives, message = CHANGES[name]
    book = openpyxl.Workbook()
    for row in (["zh", "en"], ["链主", "chain"], ["制造", "manufacture"]):
        book.active.append(row)
    change(book.active)
    book.create_sheet("Notes")["A1"] = "Hello"
    found = glossary_xlsx.parse(saved(book), "t.xlsx", ("zh", "en"))
    assert [shown(concept) for concept in found.concepts] == gives
    assert message in "\n".join(found.refused)
    assert bool(found.refused) is bool(message)
    assert "t.xlsx: the sheet 'Notes' was not read" in found.remarks


def entitled(sheet: Any, text: str, area: str = "A1:C1") -> None:
    sheet.insert_rows(1)
    sheet["A1"] = text
    sheet.merge_cells(area)


def book_of(*rows: list[Any]) -> Any:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


OURS = ["id", "zh", "zh_admitted", "en"], ["chain", "链主", "链长", "chain leader"]


def test_a_title_above_a_table_of_ours_is_left_out() -> None:
    book = book_of(*OURS)
    plain = glossary_xlsx.parse(saved(book), "t.xlsx")
    entitled(book.active, "Our terms")
    found = glossary_xlsx.parse(saved(book), "t.xlsx")
    assert (found.concepts, found.refused) == (plain.concepts, ())
    assert found.remarks == ("t.xlsx:1: leaving out what is above the table: Our terms",)
    assert [term.text for term in found.concepts[0].terms["zh"]] == ["链主", "链长"]


def test_a_header_of_merged_cells_is_refused() -> None:
    book = book_of(*OURS)
    book.active.merge_cells("C1:D1")
    with pytest.raises(InputError, match="C1:D1 is merged"):
        glossary_xlsx.parse(saved(book), "t.xlsx")


def test_a_mark_of_true_is_a_mark() -> None:
    book = book_of(["zh", "en", "forbidden"], ["链主", "chain", False], ["制造", "manufacture", False])
    found = glossary_xlsx.parse(saved(book), "t.xlsx", ("zh", "en"))
    assert ([shown(concept) for concept in found.concepts], found.refused) == (
        ["链主 = chain", "制造 = manufacture"],
        (),
    )


@pytest.mark.parametrize(
    ("rows", "refused"),
    [
        ([["zh", "en"], ["制造", "manufacture"]], True),
        ([["制造", "manufacture"]], True),
        ([["关于本表"], ["修订说明"]], False),
        ([["Version", 2], ["Author", "Li"]], False),
    ],
)
def test_a_second_sheet_with_terms_is_refused(rows: list[list[Any]], refused: bool) -> None:
    book = book_of(*OURS)
    more = book.create_sheet("More")
    for row in rows:
        more.append(row)
    found = glossary_xlsx.parse(saved(book), "t.xlsx")
    what = "t.xlsx: the sheet 'More' was not read"
    assert found.refused == ((f"{what}; put its terms into the first sheet",) if refused else ())
    assert found.remarks == (() if refused else (what,))


def test_an_empty_workbook() -> None:
    with pytest.raises(InputError, match="this workbook is empty"):
        glossary_xlsx.parse(saved(openpyxl.Workbook()), "t.xlsx")


def test_out_and_in_on_the_command_line_also_through_libreoffice(
    in_folder: Path,
    capfd: pytest.CaptureFixture[str],
    save: Callable[[Path, str], Path],  # noqa: F811
) -> None:
    (in_folder / "toolkit.toml").write_text("", encoding="utf-8")
    terms = in_folder / "glossary" / "terms.yaml"
    terms.parent.mkdir()
    concept = "concepts:\n  - {id: rd, zh: 研发, en: {preferred: R&D, deprecated: [{term: =x, reason: wrong}]}}\n"
    terms.write_text(concept, encoding="utf-8")
    assert toolkit(capfd, "glossary", "export", "--format", "xlsx", "-o", "terms.xlsx").code == 0
    terms.unlink()
    done = toolkit(capfd, "glossary", "import", str(save(in_folder / "terms.xlsx", "xlsx")))
    assert (done.code, done.err) == (0, "")
    assert done.out == "added 1 concept to glossary/terms.yaml, 0 already in the glossary\n"
    assert parse_yaml(terms.read_bytes(), "t").concepts == parse_yaml(concept.encode(), "t").concepts
    (in_folder / "terms.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"))
    done = toolkit(capfd, "glossary", "import", "terms.xls")
    assert (done.code, done.err) == (
        2,
        "toolkit: terms.xls: is an old Excel workbook (.xls); save it as .xlsx, or save it as CSV (UTF-8)\n",
    )
