"""TMX as other programs write it → translations, and what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml

from toolkit.errors import InputError
from toolkit.formats import tmx
from toolkit.model import Translation

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "tmx.yaml").read_text(encoding="utf-8"))


def read(data: str | bytes, source: str = "zh", target: str = "en") -> tuple[list[Translation], str]:
    """What is read before a fault, and the fault in words."""
    found = []
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    try:
        found.extend(tmx.read(stream, "a.tmx", source, target))
    except InputError as error:
        return found, str(error)
    return found, ""


@pytest.mark.parametrize("case", CASES["programs"], ids=lambda case: case["name"])
def test_each_program(case: dict[str, object]) -> None:
    """Its file gives these texts, lines and dates; in the other direction the texts exchanged."""
    found, fault = read(str(case["tmx"]))
    assert fault == ""
    assert [[one.source, one.target, one.origin.line, one.origin.date] for one in found] == case["read"]
    back, _ = read(str(case["tmx"]), "en", "zh")
    assert sorted((one.target, one.source) for one in back) == sorted((one.source, one.target) for one in found)
