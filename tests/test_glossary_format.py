"""Glossary files are read with their places, and errors say what to write instead."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from toolkit.errors import InputError
from toolkit.formats.glossary import merge, parse, schema
from toolkit.model import Place, TermStatus

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "glossary-files.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_file_is_read_or_refused(case: dict[str, str]) -> None:
    says = None
    try:
        parse(case["text"].encode(), "g.yaml")
    except InputError as error:
        says = str(error)
    expected = case.get("says")
    assert says == (expected and f"g.yaml:{expected}")


@pytest.mark.parametrize("case", [c for c in CASES if "schema" not in c], ids=lambda case: case["name"])
def test_schema_agrees_with_the_parser(case: dict[str, str]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    assert validator.is_valid(yaml.safe_load(case["text"])) is ("says" not in case)


def test_terms_keep_status_reason_and_place() -> None:
    text = "concepts:\n  - id: a\n    zh: 甲乙\n    en: {preferred: “x” y, deprecated: [{term: z, reason: why}]}\n"
    (concept,) = parse(text.encode("utf-8-sig"), "g.yaml").concepts
    preferred, deprecated = concept.terms["en"]
    assert concept.terms["zh"][0].place == Place("g.yaml", 3, 9)
    assert (preferred.text, preferred.place) == ("“x” y", Place("g.yaml", 4, 21))
    assert (deprecated.status, deprecated.reason) == (TermStatus.DEPRECATED, "why")
    assert deprecated.place == Place("g.yaml", 4, 48)


def test_ids_are_unique_over_all_files() -> None:
    first = parse("concepts: [{id: a, zh: 甲, en: x}]".encode(), "one.yaml")
    second = parse("concepts: [{id: a, zh: 乙, en: y}]".encode(), "two.yaml")
    with pytest.raises(InputError, match=r"two\.yaml:1:17: the id a is already in use at one\.yaml:1:17"):
        merge([first, second])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("concepts: 甲".encode("gbk"), "g.yaml:1:11: byte 0xBC is not UTF-8; save the file as UTF-8"),
        (b"concepts:\n  a\x00", "g.yaml:2:4: the character U+0000 is not allowed in YAML; delete it"),
        (b"[" * 30 + b"]" * 30, "g.yaml:1:21: nested deeper than 20 levels"),
        (b"{a: " * 30 + b"}" * 30, "g.yaml:1:81: nested deeper than 20 levels"),
    ],
)
def test_hostile_bytes_are_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(data, "g.yaml")
    assert str(caught.value) == says


@pytest.mark.parametrize("data", [b"[" * 100_000, b"{a: " * 100_000, b"- " * 100_000])
def test_endless_nesting_is_refused(data: bytes) -> None:
    """The place depends on the version of libyaml: some find it while looking ahead."""
    with pytest.raises(InputError, match=r"\Ag\.yaml:1:[0-9]+: nested deeper than 20 levels\Z"):
        parse(data, "g.yaml")


def test_a_bomb_of_aliases_is_refused() -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9))
    with pytest.raises(InputError, match="not used here"):
        parse(f"l0: &l0 boom\n{levels}\n".encode(), "g.yaml")
