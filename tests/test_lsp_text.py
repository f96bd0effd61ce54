"""Places in an editor's text: laws, without a server."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

from hypothesis import given, settings
from hypothesis import strategies as st
from language_projects import CATALOG, made
from lsprotocol import types as lsp
from pygls.protocol import default_converter

from toolkit.formats.po.rendering import field_lines
from toolkit.formats.po.strings import escape, unescape
from toolkit.project.layout import Project, project_of
from toolkit.servers.lsp.catalog import CatalogDocument
from toolkit.servers.lsp.completion import typed
from toolkit.servers.lsp.encoding import decoded, encoded
from toolkit.servers.lsp.hints import written_out
from toolkit.servers.lsp.publishing import Shown
from toolkit.servers.lsp.text import Text
from toolkit.settings import Settings
from toolkit.text_reading import TextReading
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


@given(SIGNS, st.lists(st.tuples(st.integers(0, 24), st.integers(0, 4), SIGNS), max_size=3))
def test_lines_begin_where_they_do_in_the_text_anew(value: str, edits: list[tuple[int, int, str]]) -> None:
    text = Text(value)
    for start, size, new in edits:
        where = text.range(start := min(start, len(text.value)), min(start + size, len(text.value)))
        text = text.edited([lsp.TextDocumentContentChangePartial(range=where, text=new)])
        anew = Text(text.value)
        assert [text.position(at) for at in range(len(text.value) + 1)] == [
            anew.position(at) for at in range(len(text.value) + 1)
        ]


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


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("33.45万", "zh", "334,500"),
        ("３４５万", "zh", "3,450,000"),
        ("60余万人", "zh", "600,000"),
        ("一千二百人", "zh", "1,200"),
        ("-12亿元", "zh", "-1,200,000,000"),
        ("314.5 billion yuan", "en", "314,500,000,000"),
        ("73.2 thousand", "en", "73,200"),
        ("334,500", "en", ""),  # as it is
        ("1200人", "zh", ""),
        ("数十亿", "zh", ""),  # not one value
        ("两年", "zh", ""),
        ("2021年", "zh", ""),
        ("8.2%", "zh", ""),
    ],
)
def test_a_large_figure_is_written_out(text: str, language: str, value: str) -> None:
    [quantity] = TextReading(text, language).quantities
    assert written_out(quantity) == value


PIECES = st.sampled_from(
    ["", "x", "3", '"', "\\", "\n", "\n\n", "#", "亿", "😀", '\nmsgid "a"\nmsgstr "b"\n', "# 一\n"]
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), PIECES), min_size=1, max_size=8)


class Typing:
    """A catalog under the edits of a person, with what is shown of it."""

    def __init__(self, path: Path, text: str) -> None:
        project = project_of(path)
        assert project
        self.document = CatalogDocument(path.as_uri(), path, Text(text), Workspace(project))
        self.shown = Shown(default_converter().unstructure)

    def diagnostics(self, *, whole: bool) -> list[dict[str, Any]]:
        if whole:
            self.document.settle(self.document.catalog.outcome())
        return json.loads(self.shown.diagnostics(self.document))

    def type(self, at: int, gone: int, new: str) -> None:
        text = self.document.text.value
        where = self.document.text.range(at, min(at + gone, len(text)))
        change = lsp.TextDocumentContentChangePartial(range=where, text=new)
        touched = self.document.change(self.document.text.edited([change]))
        self.document.look_at(touched)


@settings(max_examples=25, deadline=None)
@given(EDITS, st.booleans())
def test_typing_comes_to_what_opening_gives(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[float, int, str]], between: bool
) -> None:
    """Whatever is typed, broken or not: what is shown then is what is shown of the same text opened anew."""
    project = made(tmp_path_factory.mktemp("typing") / "project")
    path = project / "translations/en/report.po"
    person = Typing(path, CATALOG)
    person.diagnostics(whole=True)
    for place, gone, new in edits:
        person.type(int(place * len(person.document.text.value)), gone, new)
        for one in person.diagnostics(whole=between):
            where = person.document.text
            assert where.offset(lsp.Position(**one["range"]["start"])) <= where.offset(
                lsp.Position(**one["range"]["end"])
            )
    other = Typing(path, person.document.text.value)
    assert person.diagnostics(whole=True) == other.diagnostics(whole=True)
