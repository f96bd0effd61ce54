"""Units of XLIFF as CAT tools write them, from tests/cases/xliff_units.yaml; versions that are read, and others."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("lxml.etree", reason="lxml is in the extra `office`")

from toolkit.errors import InputError
from toolkit.formats.copies import parse
from toolkit.model import ReviewCopy

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases/xliff_units.yaml").read_text("utf-8"))
DOCUMENT = "urn:oasis:names:tc:xliff:document:"
METADATA = (
    '<m:metadata xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0"><m:metaGroup category="toolkit">'
    '<m:meta type="state">{was}</m:meta><m:meta type="exported">{exported}</m:meta></m:metaGroup></m:metadata>'
)


def read(text: str) -> ReviewCopy:
    return parse(text.encode(), "back.xlf")


def file_of(case: dict[str, Any]) -> str:
    """The XLIFF file of a case."""
    before, attributes = case.get("file", ""), f'id="0123456789ab" {case.get("attributes", "")}'
    if case.get("version") == 1.2:
        unit = f"<body><trans-unit {attributes}>{case['unit']}</trans-unit></body>"
        return (
            f'<xliff version="1.2" xmlns="{DOCUMENT}1.2"><file original="a" source-language="zh" target-language="en"'
            f' datatype="plaintext">{before}{unit}</file></xliff>'
        )
    known = "exported" in case
    metadata = METADATA.format(was=case.get("was", "translated"), exported=escape(case["exported"])) if known else ""
    return (
        f'<xliff version="2.1" xmlns="{DOCUMENT}2.0" srcLang="zh" trgLang="en"><file id="f">{before}'
        f"<unit {attributes}>{metadata}{case['unit']}</unit></file></xliff>"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_unit_gives(case: dict[str, Any]) -> None:
    copy = read(file_of(case))
    if "error" in case:
        assert not copy.rows
        assert [case["error"] in str(error) for error in copy.errors] == [True]
        return
    assert not copy.errors
    [row] = copy.rows
    given = case.get("gives", {})
    got = {name: getattr(row, name) for name in given}
    assert {name: list(value) if isinstance(value, tuple) else value for name, value in got.items()} == given
    assert [said in remark for said, remark in zip(case.get("says", []), copy.not_taken, strict=True)] == [True] * len(
        copy.not_taken
    )


UNITS_2 = '<file id="f"><unit id="0123456789ab"><segment><source>甲</source><target>A</target></segment></unit></file>'
UNITS_1 = '<file><body><trans-unit id="0123456789ab"><source>甲</source><target>A</target></trans-unit></body></file>'


@pytest.mark.parametrize(
    ("attributes", "units"),
    [
        *((f'version="{version}" xmlns="{DOCUMENT}2.0"', UNITS_2) for version in ("2.0", "2.1", "2.2")),
        (f'version="2.2" xmlns="{DOCUMENT}2.2"', UNITS_2),
        ('srcLang="zh"', UNITS_2),
        *((f'version="{version}" xmlns="{DOCUMENT}{version}"', UNITS_1) for version in ("1.1", "1.2")),
        ('version="1.0"', UNITS_1),
        ("", UNITS_1),
    ],
)
def test_a_version_that_is_read(attributes: str, units: str) -> None:
    assert [row.target for row in read(f"<xliff {attributes}>{units}</xliff>").rows] == ["A"]


@pytest.mark.parametrize(
    ("attributes", "version"),
    [
        (f'version="3.0" xmlns="{DOCUMENT}2.0"', "3.0"),
        (f'version="3.0" xmlns="{DOCUMENT}3.0"', "3.0"),
        (f'version="2.1" xmlns="{DOCUMENT}3.0"', "3.0"),
        ('version="2.9"', "2.9"),
        ('version="1.3"', "1.3"),
    ],
)
def test_a_version_that_is_not(attributes: str, version: str) -> None:
    for units in (UNITS_1, UNITS_2):
        with pytest.raises(InputError, match=f"is XLIFF {version}; save it as XLIFF 1.2, or 2.0 to 2.2"):
            read(f"<xliff {attributes}>{units}</xliff>")


@pytest.mark.parametrize(("version", "units"), [("2.1", UNITS_1), ("1.2", UNITS_2)])
def test_units_of_another_version_are_none(version: str, units: str) -> None:
    assert not read(f'<xliff version="{version}">{units}</xliff>').rows
