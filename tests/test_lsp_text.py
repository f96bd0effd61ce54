"""Places in an editor's text: laws, without a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as lsp

from toolkit.formats.po.rendering import field_lines
from toolkit.formats.po.strings import escape, unescape
from toolkit.project.layout import Project
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.completion import typed
from toolkit.servers.lsp.encoding import decoded, encoded
from toolkit.servers.lsp.text import Text
from toolkit.settings import Settings
from toolkit.workspace import Workspace

SIGNS = st.text(st.sampled_from('a一é\u0301𠮷😀"\\\t\r\n\u2028\x85'), max_size=24)
ENCODINGS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@given(SIGNS, st.sampled_from(sorted(ENCODINGS)))
def test_positions_are_those_of_the_protocol(value: str, encoding: str) -> None:
    text = Text(value, encoding)
    codec, size = ENCODINGS[encoding]
    for offset in range(len(value) + 1):
        if value[offset - 1 : offset + 1] == "\r\n":
            continue  # inside a line break there is no place
        lines = re.split("\r\n|\n|\r", value[:offset])
        place = lsp.Position(len(lines) - 1, len(lines[-1].encode(codec)) // size)
        assert text.position(offset) == place
        assert text.offset(place) == offset


@given(SIGNS, st.integers(0, 9), st.integers(0, 30))
def test_every_position_is_somewhere(value: str, line: int, character: int) -> None:
    offset = Text(value).offset(lsp.Position(line, character))
    assert 0 <= offset <= len(value)
    assert Text(value).position(offset).line <= line


@given(SIGNS, SIGNS)
def test_the_edit_makes_the_other_text(before: str, after: str) -> None:
    text = Text(before)
    edits = text.becoming(after)
    assert len(edits) == (before != after)
    changes = [lsp.TextDocumentContentChangePartial(range=one.range, text=one.new_text) for one in edits]
    assert text.edited(changes).value == after


def test_an_edit_is_short() -> None:
    [edit] = Text("a\r\nb c d\r\ne").becoming("a\r\nb x d\r\ne")
    assert (edit.range.start, edit.range.end, edit.new_text) == (lsp.Position(1, 2), lsp.Position(1, 3), "x")


def document(folder: Path, text: str) -> CatalogDocument:
    path = folder / "a.po"
    return CatalogDocument(path.as_uri(), path, Text(text), Workspace(Project(folder, Settings())))


@given(SIGNS.filter(bool), SIGNS, st.booleans(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_a_part_of_a_unit_is_where_the_file_has_it(
    tmp_path_factory: pytest.TempPathFactory, source: str, target: str, wrapped: bool, newline: str, mark: str
) -> None:
    lines = [*field_lines("msgid", f"{source}."), *field_lines("msgstr", target)]
    if wrapped and target:
        lines[-1:] = (
            ['msgstr ""', *[f'"{escape(sign)}"' for sign in target]]
            if len(field_lines("m", target)) == 1
            else lines[-1:]
        )
    text = mark + newline.join(['msgid ""', 'msgstr "Language: en\\n"', "", *lines, ""])
    opened = document(tmp_path_factory.getbasetemp(), text)
    [unit] = opened.catalog.units
    assert (unit.source, unit.target) == (f"{source}.", target)
    for start in range(len(target)):
        first, last = opened.span(unit, "target", start, start + 1)
        assert unescape(text[first:last]) == target[start]
        spot = opened.spot(first)
        assert spot is not None
        assert (spot.side, spot.offset) == ("target", start)
    first, last = opened.span(unit, "target", 0, len(target))
    assert unescape(re.sub(rf'"{newline}"', "", text[first:last])) == target
    assert opened.spot(0) is None


@pytest.mark.parametrize("charset", ["UTF-8", "utf8", "GBK", "GB18030", "CHARSET", "nonsense"])
def test_the_bytes_are_those_of_the_declared_charset(charset: str) -> None:
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "亿元"\nmsgstr ""\n'
    data = encoded(text)
    assert decoded(data) == text
    assert ("亿".encode("gbk") in data) is charset.startswith("GB")


def test_a_charset_that_lacks_a_character_loses_none() -> None:
    text = 'msgstr "charset=GBK\\n"\nmsgid "😀"\n'
    assert encoded(text).decode("utf-8") == text


@pytest.mark.parametrize(
    ("before", "text", "size"),
    [
        ("In all, 120 specialized, ref", "specialized, refined, distinctive", 16),
        ("grew by spec", "specialized", 4),
        ("respec", "specialized", 6),  # a word of its own
        ("", "specialized", 0),
        ("by ", "specialized", 0),
        ("RMB 3", "314.5 billion yuan", 1),
        ("专精", "specialized", 0),
        ("企业SPEC", "specialized", 4),
    ],
)
def test_a_completion_takes_the_place_of_what_is_typed_of_it(before: str, text: str, size: int) -> None:
    assert typed(before, text) == size
