"""The text layer of PO files: what is read, what survives, where things stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.model import State, Unit

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
AWKWARD = (
    HEADER
    + """
#comment without a space
#
#. note
#: a:1 b:2
#, c-format
#, fuzzy
#| msgid "ol"
#| "d"
msgctxt "x"
msgid "two"
" parts" " and a third"
msgstr ""
"first\\n"
"se\\tcond"
#~ msgid "gone"
#~ msgstr "away"
# tail
"""
)


def test_reads_every_value() -> None:
    catalog = po.parse(AWKWARD.encode())
    unit, gone = catalog.entries[1:]
    assert (unit.source, unit.target, unit.context) == ("two parts and a third", "first\nse\tcond", "x")
    assert (unit.comments, unit.notes, unit.references) == (("comment without a space", ""), ("note",), ("a:1", "b:2"))
    assert (unit.flags, unit.state, unit.previous) == (("c-format",), State.NEEDS_REVIEW, "old")
    assert (gone.source, gone.obsolete) == ("gone", True)
    assert catalog.language == "en"
    assert catalog.tail == "# tail\n"


def test_an_unchanged_file_keeps_every_byte() -> None:
    for text in (AWKWARD, AWKWARD.replace("\n", "\r\n"), "\ufeff" + AWKWARD, AWKWARD.rstrip("\n")):
        assert po.serialize(po.parse(text.encode())) == text.encode()


def test_a_changed_field_changes_alone() -> None:
    catalog = po.parse(AWKWARD.encode())
    unit = catalog.entries[1]
    changed = po.replace(catalog, [(unit, replace(unit, target="new\ntarget", state=State.TRANSLATED, previous=None))])
    expected = (
        AWKWARD.replace("#, fuzzy\n", "")
        .replace('#| msgid "ol"\n#| "d"\n', "")
        .replace('"first\\n"\n"se\\tcond"', '"new\\n"\n"target"')
    )
    assert po.serialize(changed).decode() == expected


@pytest.mark.parametrize(
    ("needle", "side", "place"),
    [
        ("se", "target", (19, 2)),
        ("cond", "target", (19, 6)),
        ("parts", "source", (16, 3)),
        ("third", "source", (16, 18)),
    ],
)
def test_locates_a_character(needle: str, side: str, place: tuple[int, int]) -> None:
    unit = po.parse(AWKWARD.encode()).entries[1]
    text = unit.source if side == "source" else unit.target
    assert po.locate(unit, "source" if side == "source" else "target", text.index(needle)) == place


@pytest.mark.parametrize(
    ("body", "line", "column", "words"),
    [
        ('msgid "a\nmsgstr "b"\n', 6, 7, "does not end with a quotation mark"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 8, 1, "msgstr was expected"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 9, 1, "same msgid as on line 6"),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', 6, 1, "conflict marker"),
        ('msgid "a" b"\nmsgstr "b"\n', 6, 11, "after the closing quotation mark"),
    ],
)
def test_errors_say_where(body: str, line: int, column: int, words: str) -> None:
    data = (HEADER + "\n" + body).encode()
    with pytest.raises(InputError, match=words) as caught:
        po.parse(data, "x.po")
    assert (caught.value.path, caught.value.line, caught.value.column) == ("x.po", line, column)
    recovered = po.parse(data, "x.po", recover=True)
    assert str(recovered.errors[0]) == str(caught.value)
    assert recovered.entries[0].source == ""


def test_a_last_line_without_break_gets_one_when_something_follows() -> None:
    catalog = po.parse((HEADER + '\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"').encode())
    header, first, last = catalog.entries
    moved = replace(catalog, entries=(header, last, first, Unit("e", "f")))
    entries = ['msgid "c"\nmsgstr "d"\n', 'msgid "a"\nmsgstr "b"\n', 'msgid "e"\nmsgstr "f"\n']
    assert po.serialize(moved).decode() == "\n".join([HEADER, *entries])
