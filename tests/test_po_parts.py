"""The text layer of PO files at its boundaries: charsets, places of errors, gaps, patches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.formats.po import scanning, writing
from toolkit.formats.po.canonical import FORMATS
from toolkit.formats.po.decoding import decode
from toolkit.formats.po.strings import bad_escape, escape, offsets, unescape
from toolkit.model import Catalog, State, Unit

UTF8 = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def error(data: str | bytes) -> tuple[int | None, int | None, str]:
    """The place and message of the error that a file is refused with."""
    with pytest.raises(InputError) as caught:
        po.parse(data if isinstance(data, bytes) else data.encode(), "x.po")
    assert caught.value.path == "x.po"
    return caught.value.line, caught.value.column, caught.value.message


# Charsets


@pytest.mark.parametrize(
    ("declared", "codec", "charset"),
    [
        ("GB18030", "gb18030", "GB18030"),
        ("gbk", "gbk", "gbk"),
        ("BIG5", "big5", "BIG5"),
        ("EUC-JP", "euc_jp", "EUC-JP"),
        ("utf8", "utf-8", "UTF-8"),
        ("CHARSET", "utf-8", "UTF-8"),
        ("US-ASCII", "utf-8", "UTF-8"),
        ("ascii", "utf-8", "UTF-8"),
    ],
)
def test_a_declared_charset(declared: str, codec: str, charset: str) -> None:
    text = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={declared}\\n"\n\nmsgid "一二三"\nmsgstr ""\n'
    decoded = decode(text.encode(codec), "x.po")
    assert (decoded.text, decoded.charset, decoded.bom, decoded.error) == (text, charset, False, None)
    assert po.serialize(po.parse(text.encode(codec))) == text.encode(codec)


@pytest.mark.parametrize("declared", ["utf-16", "rot13", "cp037x", "hex", "utf-7"])
def test_a_charset_that_gettext_does_not_know(declared: str) -> None:
    text = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={declared}\\n"\n'
    line, column, message = error(text)
    assert (line, column) == (3, 36)
    assert message == f"declares the unknown charset {declared}; declare UTF-8 instead"


def test_a_charset_far_below_is_found_too() -> None:
    text = (
        "# x\n" * 20000 + 'msgid ""\nmsgstr "Content-Type: text/plain; charset=GBK\\n"\n\nmsgid "一二三"\nmsgstr ""\n'
    )
    assert po.parse(text.encode("gbk")).charset == "GBK"


def test_bytes_that_are_not_the_declared_charset() -> None:
    chinese = "工业经济平稳".encode("gb18030")
    body = UTF8.encode() + b'msgid "' + chinese + b'"\nmsgstr ""\n'
    assert error(body) == (
        4,
        8,
        f"declares UTF-8 but is not valid UTF-8 at byte {len(UTF8) + 7}; it looks like GB18030: declare that,"
        " or save it as UTF-8",
    )
    odd = UTF8.encode() + b'msgid "caf\xe9 \xe9t\xe9 \xe9"\nmsgstr ""\n'
    assert error(odd)[2].endswith("; save the file as UTF-8 again")
    half = "工".encode("gb18030") + "éé".encode("gb18030")
    assert error(UTF8.encode() + b'msgid "' + half + b'"\nmsgstr ""\n')[2].endswith("; save the file as UTF-8 again")
    legacy = UTF8.replace("UTF-8", "GBK").encode() + b'msgid "' + "一㐀二三".encode("gb18030") + b'"\nmsgstr ""\n'
    line, column, message = error(legacy)
    assert (line, column) == (4, 9)
    assert message.startswith("declares GBK but is not clean GBK at byte ")
    assert message.endswith("; it looks like GB18030: declare that")
    broken = UTF8.replace("UTF-8", "GB18030").encode() + b'msgid "\xff"\nmsgstr ""\n'
    assert (
        error(broken)[2]
        == f"declares GB18030 but is not clean GB18030 at byte {len(UTF8) + 9}; convert the file to UTF-8"
    )


def test_bytes_that_would_be_written_differently_are_not_clean() -> None:
    header = UTF8.replace("UTF-8", "BIG5").encode()
    body = header + 'msgid "一'.encode("big5") + b"\xa1\xfe" + '二三"\nmsgstr ""\n'.encode("big5")
    line, column, message = error(body)
    assert (line, column) == (4, 9)
    assert message == f"declares BIG5 but is not clean BIG5 at byte {len(header) + 9}; convert the file to UTF-8"
    jis = UTF8.replace("UTF-8", "Shift_JIS").encode() + b'msgid "\x81\x5f"\nmsgstr ""\n'
    assert po.parse(jis).charset == "Shift_JIS"


def test_utf16_and_binary_files() -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        assert error("\ufeffmsgid".encode(codec)) == (1, 1, "is UTF-16, which gettext does not read; save it as UTF-8")
        assert not po.parse("\ufeffmsgid".encode(codec), recover=True).bom
    assert error(b"\x89PNG\0\xff")[2] == "is a binary file, not a catalog"
    assert "save the file as UTF-8 again" in error(b"\xff" + b"a" * 7999 + b"\0")[2]
    assert error(b"\xff" + b"a" * 7998 + b"\0")[2] == "is a binary file, not a catalog"


def test_a_text_that_the_charset_cannot_hold() -> None:
    latin = UTF8.replace("UTF-8", "ISO-8859-1") + 'msgid "a"\nmsgstr "b"\n'
    catalog = po.parse(latin.encode(), "x.po")
    changed = po.replace(catalog, [(catalog.units[0], replace(catalog.units[0], target="一二三四五六"))])
    with pytest.raises(InputError) as caught:
        po.serialize(changed)
    expected = "its charset ISO-8859-1 cannot hold '一二三四五'; change the file to UTF-8 with: toolkit fmt"
    assert (caught.value.path, caught.value.message) == ("x.po", expected)


def test_a_mark_at_the_beginning() -> None:
    data = b"\xef\xbb\xbf" + UTF8.encode() + b'msgid "a"\nmsgstr "b"\n'
    catalog = po.parse(data)
    assert (catalog.bom, po.serialize(catalog)) == (True, data)
    assert po.locate(catalog.units[0], "target", 0) == (5, 9)
    assert po.canonical(catalog) == data[3:]


# Strings


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (r"a\tb\nc\\d\"e", 'a\tb\nc\\d"e'),
        (r"\a\b\f\v\r", "\a\b\f\v\r"),
        (r"\101\x42", "AB"),
        (r"\344\270\200\xe4\xba\x8c", "一二"),
        (r"\1012", "A2"),
        (r"\x1", "\x01"),
        (r"\7", "\x07"),
    ],
)
def test_escapes(body: str, value: str) -> None:
    assert unescape(body) == value
    assert unescape(escape(value)) == value
    places = list(offsets(body))
    assert len(places) == len(value)
    assert places == sorted(places)
    assert places[0] == 0


def test_where_characters_are_in_a_body() -> None:
    assert list(offsets(r"a\tb\344\270\200c")) == [0, 1, 3, 4, 16]
    assert list(offsets(r"\344\270\200\344\270\200x")) == [0, 0, 24]
    assert list(offsets("")) == []


@pytest.mark.parametrize(("body", "place"), [(r"\n\q", 2), (r"\\q", None), (r"\\\q", 2), (r"\x", 0), (r"\x4g", None)])
def test_the_first_bad_escape(body: str, place: int | None) -> None:
    assert bad_escape(body) == place
    if place is not None:
        with pytest.raises(ValueError, match=str(place)):
            unescape(body)


@pytest.mark.parametrize(
    ("entry", "line", "column", "words"),
    [
        ('msgid "a"\nmsgstr "x\\q y"\n', 5, 10, "\\q is not an escape"),
        ('# c\n\nmsgid "a"\n"b\\q"\nmsgstr "x"\n', 7, 3, "\\q is not an escape"),
        ('# c\nmsgid "a"\nmsgstr ""\n"\\377"\n', 6, 1, "the byte escapes of this msgstr are not valid UTF-8"),
        ('msgctxt "\\377"\nmsgid "a"\nmsgstr ""\n', 4, 1, "the byte escapes of this msgctxt are not valid UTF-8"),
        ('msgid "a"\n  msgstr "\\377"\n', 5, 3, "the byte escapes of this msgstr"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 6, 1, "msgstr[0] was expected here"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "c"\n', 7, 1, "msgstr[1] was expected here"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 6, 1, "msgstr[0] was expected here"),
        ('msgid "a"\nmsgstr[0] "c"\n', 5, 1, "several msgstr but no msgid_plural"),
        ('msgid "a"\nmsgstr "c"\nmsgstr "d"\n', 6, 1, "msgstr without a msgid before it"),
        ('msgid_plural "a"\nmsgstr "c"\n', 4, 1, "msgid_plural without a msgid before it"),
        ('msgid "a"\nmsgctxt "b"\nmsgstr "c"\n', 5, 1, "msgctxt after msgid; it comes first"),
        ('msgctxt "a"\nmsgctxt "b"\nmsgid ""\nmsgstr "c"\n', 5, 1, "a second msgctxt where msgstr was expected"),
        ('msgid\nmsgid "a"\nmsgstr "b"\n', 4, 1, "msgid has no string"),
        ('msgid "a"\nmsgstr\n\n\n', 5, 1, "msgstr has no string"),
        ('msgid "a"\n#| msgid "b"\nmsgstr "c"\n', 5, 4, "a previous text inside an entry"),
        ('#~ msgid "a"\nmsgstr "b"\n', 5, 1, "marked obsolete"),
        ('#~ msgid "a"\n"b"\n#~ msgstr "b"\n', 5, 1, "the marks #~ or #|"),
        ('msgid "z"\nmsgstr "z"\n\n# c\n"a"\n', 8, 1, "a string without a keyword before it"),
        ('domain "a"\n\n"b"\nmsgid "c"\nmsgid "d"\n', 8, 1, "a second msgid where msgstr was expected"),
        ('msgid "a"\ndomain "b"\n', 5, 1, "this entry has no msgstr"),
        ('msgid "a" # b\nmsgstr ""\n', 4, 11, "a comment after a string"),
        ('msgid "a"\nmsgstr "b" c\n', 5, 12, "text after the closing quotation mark"),
        ('msgid "a"\nmsgstr b"\n', 5, 8, "'b' is not a keyword of PO files, and no quotation mark opens before it"),
        ('msgid "a"\n  ?\n', 5, 3, "'?' does not belong here"),
        ('msgid "a"\nmsgstr "b\n', 5, 8, "this string does not end"),
        ('#~ msgid "a" #~ msgstr "b"\n', 4, 14, "a comment after a string"),
        ('#~ msgid "a"\n#~ msgstr "b" msgid "c"\n', 5, 14, "two obsolete entries on one line"),
        ('=======\nmsgid "a"\nmsgstr "b"\n', 4, 1, "a conflict marker left by git"),
        ('msgid "a"\nmsgstr "b"\n\n\n# x\nmsgid "a"\nmsgstr "c"\n', 9, 1, "the same msgid as on line 4"),
        ('# x\n# y\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 9, 1, "the same msgid as on line 6"),
        ('\n\nmsgid ""\nmsgstr "b"\n', 6, 1, "a second header; the first is on line 1; keep one of the two"),
    ],
)
def test_errors_say_where_and_what(entry: str, line: int, column: int, words: str) -> None:
    found = error(UTF8 + entry)
    assert found[:2] == (line, column)
    assert words in found[2]
    recovered = po.parse((UTF8 + entry).encode(), "x.po", recover=True)
    assert (recovered.errors[0].line, recovered.errors[0].column) == (line, column)


def test_recovery_goes_on_at_the_next_entry() -> None:
    bad = 'msgid "x\nmsgstr "y"\n\n'
    good = ['msgid "a"\nmsgstr "A"\n\n', '# c\nmsgid "b"\nmsgstr "B"\n\n', '#~ msgid "c"\n#~ msgstr "C"\n\n']
    text = UTF8 + bad.join(["", *good])
    catalog = po.parse(text.encode(), recover=True)
    assert [unit.source for unit in catalog.entries] == ["", "a", "b", "c"]
    assert [one.line for one in catalog.errors] == [4, 5, 10, 11, 17, 18] or len(catalog.errors) >= 3
    assert po.line_of(catalog.entries[2]) == text[: text.index("# c")].count("\n") + 1


# Units that are live, obsolete, in contexts


def test_only_live_entries_of_one_context_are_the_same() -> None:
    text = UTF8 + "".join(
        f'{mark}msgid "a"\n{mark.strip() or ""}{" " if mark else ""}msgstr "b"\n\n' for mark in ("", "#~ ")
    )
    text += 'msgctxt ""\nmsgid "a"\nmsgstr "c"\n\nmsgctxt "x"\nmsgid "a"\nmsgstr "d"\n'
    catalog = po.parse(text.encode())
    assert [(unit.context, unit.obsolete) for unit in catalog.entries] == [
        (None, False),
        (None, False),
        (None, True),
        ("", False),
        ("x", False),
    ]


def test_ordinary_entries_are_read_without_the_lexer(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        'msgid "a"\nmsgstr "b"\n',
        '# c\n#, fuzzy\nmsgctxt ""\n"x"\nmsgid "a\\n"\n"\\"b\\""\nmsgstr ""\n',
        'msgid "e"\nmsgstr "\\t"',
    ]
    exact: list[int] = []
    reading = scanning.read_entry
    monkeypatch.setattr(scanning, "read_entry", lambda *a, **b: (exact.append(a[1]), reading(*a, **b))[1])
    for newline in ("\n", "\r\n"):
        text = (UTF8 + "\n".join(entries) + "\n").replace("\n", newline)
        catalog = po.parse(text.encode())
        assert [(unit.source, unit.target) for unit in catalog.units] == [("a", "b"), ('a\n"b"', ""), ("e", "\t")]
        assert exact == [len(text)]
        exact.clear()


def test_an_error_beside_undecodable_bytes_is_reported_too() -> None:
    text = UTF8 + 'msgid "\xff"\nmsgstr "" x\n\nmsgid "a"\nmsgstr "b" y\n\nmsgid "c"\nmsgstr "d"\n'
    catalog = po.parse(text.encode("latin-1"), recover=True)
    assert [one.line for one in catalog.errors] == [4, 5, 8]
    text = UTF8 + 'msgid "\xff" x\nmsgstr ""\n\nmsgid "c"\nmsgstr "d"\n'
    assert [one.line for one in po.parse(text.encode("latin-1"), recover=True).errors][:1] == [4]
    assert error('\nmsgid "\\377"\nmsgstr ""\n')[:2] == (2, 1)


# Writing


def read(text: str) -> Catalog:
    return po.parse((UTF8 + text).encode())


def rewritten(catalog: Catalog, **changes: object) -> str:
    unit = catalog.entries[1]
    return po.serialize(po.replace(catalog, [(unit, replace(unit, **changes))])).decode()[len(UTF8) :]


def test_unchanged_entries_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError("an unchanged entry was patched")

    monkeypatch.setattr(writing, "patch", refuse)
    text = UTF8 + 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n'
    assert po.serialize(po.parse(text.encode())).decode() == text


PATCHED = '# one\n#. note\n#: a\n#, c-format\nmsgid "a"\nmsgstr "b"\n'


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"comments": ()}, PATCHED.replace("# one\n", "")),
        ({"comments": ("x", "", "y")}, PATCHED.replace("# one", "# x\n#\n# y")),
        ({"notes": ()}, PATCHED.replace("#. note\n", "")),
        ({"notes": ("x", "y")}, PATCHED.replace("#. note", "#. x\n#. y")),
        ({"references": ("b", "c")}, PATCHED.replace("#: a", "#: b c")),
        ({"references": ()}, PATCHED.replace("#: a\n", "")),
        ({"flags": ()}, PATCHED.replace("#, c-format\n", "")),
        ({"flags": ("x", "y")}, PATCHED.replace("c-format", "x, y")),
        ({"state": State.NEEDS_REVIEW}, PATCHED.replace("#, c", "#, fuzzy, c")),
        ({"state": State.NEEDS_REVIEW, "flags": ("x",)}, PATCHED.replace("c-format", "fuzzy, x")),
        ({"previous": "p"}, PATCHED.replace("msgid", '#| msgid "p"\nmsgid')),
        ({"previous": "p", "previous_context": "c"}, PATCHED.replace("msgid", '#| msgctxt "c"\n#| msgid "p"\nmsgid')),
        ({"context": "c"}, PATCHED.replace("msgid", 'msgctxt "c"\nmsgid')),
        (
            {"plural": "p", "plural_targets": ("c",)},
            PATCHED.replace("msgstr", 'msgid_plural "p"\nmsgstr[0]') + 'msgstr[1] "c"\n',
        ),
        ({"source": "x\ny"}, PATCHED.replace('"a"', '""\n"x\\n"\n"y"')),
        ({"obsolete": True}, PATCHED.replace("msg", "#~ msg")),
    ],
)
def test_a_patch_touches_the_changed_field(changes: dict[str, object], text: str) -> None:
    assert rewritten(read(PATCHED), **changes) == text
    assert rewritten(read(PATCHED + '\nmsgid "z"\nmsgstr "Z"\n'), **changes) == text + '\nmsgid "z"\nmsgstr "Z"\n'


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("#: a\n", {"comments": ("x",)}, "# x\n#: a\n"),
        ("#: a\n", {"notes": ("x",)}, "#. x\n#: a\n"),
        ("#: a\n", {"state": State.NEEDS_REVIEW}, "#: a\n#, fuzzy\n"),
        ("# a\n", {"references": ("x",)}, "# a\n#: x\n"),
        ("", {"comments": ("x",)}, "# x\n"),
        ("", {"state": State.NEEDS_REVIEW}, "#, fuzzy\n"),
        ("#,\n", {"state": State.NEEDS_REVIEW}, "#, fuzzy\n"),
        ("#! x\n", {"state": State.NEEDS_REVIEW}, "#! fuzzy, x\n"),
        ("#, fuzzy\n", {"state": State.TRANSLATED}, ""),
        ("#, fuzzy, x\n", {"state": State.TRANSLATED}, "#, x\n"),
        ("#, x\n#, fuzzy\n", {"state": State.TRANSLATED}, "#, x\n"),
        ("#, x , y\n#, fuzzy\n", {"state": State.TRANSLATED}, "#, x , y\n"),
        ("#, x\n#= fuzzy\n", {"state": State.TRANSLATED}, "#, x\n"),
        ('#, fuzzy\n#| msgid "p"\n', {"previous": None}, "#, fuzzy\n"),
        ('#| msgid "p"\n#| "q"\n', {"previous": "r"}, '#| msgid "r"\n'),
        ('#| msgid "p"\n', {"comments": ("x",)}, '# x\n#| msgid "p"\n'),
        ('#| msgid "p"\n', {"state": State.NEEDS_REVIEW}, '#, fuzzy\n#| msgid "p"\n'),
        ('#| msgid "p"\n', {"obsolete": True}, '#~| msgid "p"\n'),
    ],
)
def test_new_lines_go_where_gettext_puts_them(before: str, changes: dict[str, object], after: str) -> None:
    mark = "#~ " if changes.get("obsolete") else ""
    entry = 'msgid "a"\nmsgstr "b"\n'
    assert rewritten(read(before + entry), **changes) == after + entry.replace("msg", f"{mark}msg")


def test_an_obsolete_entry_comes_back() -> None:
    text = '# c\n#, fuzzy\n#~| msgid "p"\n#~ msgid "a"\n#~ msgstr ""\n#~ "b"\n'
    raised = '# c\n#, fuzzy\n#| msgid "p"\nmsgid "a"\nmsgstr ""\n"b"\n'
    assert rewritten(read(text), obsolete=False) == raised
    assert rewritten(read(raised), obsolete=True) == text


def test_line_ends_of_the_file_are_kept_in_patches_and_new_entries() -> None:
    text = (UTF8 + 'msgid "a"\nmsgstr "b"\n').replace("\n", "\r\n")
    catalog = po.parse(text.encode())
    unit = catalog.units[0]
    assert catalog.newline == "\r\n"
    changed = replace(po.replace(catalog, [(unit, replace(unit, target="x\ny"))]))
    with_new = replace(changed, entries=(*changed.entries, Unit("n", "N")))
    expected = (UTF8 + 'msgid "a"\nmsgstr ""\n"x\\n"\n"y"\n\nmsgid "n"\nmsgstr "N"\n').replace("\n", "\r\n")
    assert po.serialize(with_new).decode() == expected
    other = replace(catalog, newline="\n")
    assert po.serialize(other).decode() == text.replace("\r\n", "\n")
    lines = po.parse(text.replace("\r\n", "\n").encode())
    assert po.serialize(replace(lines, newline="\r\n")).decode() == text


def test_gaps_between_entries_that_have_new_neighbours() -> None:
    entries = ['msgid "a"\nmsgstr "A"\n', '\n\n\nmsgid "b"\nmsgstr "B"\n', '\nmsgid "c"\nmsgstr "C"\n']
    catalog = po.parse("".join(entries).encode())
    a, b, c = catalog.entries
    assert po.serialize(replace(catalog, entries=(b, a))).decode() == entries[1].lstrip() + "\n" + entries[0]
    assert po.serialize(replace(catalog, entries=(a, c))).decode() == entries[0] + entries[2]
    assert po.serialize(replace(catalog, entries=(c, b))).decode() == entries[2].lstrip() + entries[1]
    assert po.serialize(replace(catalog, entries=(a, Unit("n", "N"), b))).decode() == (
        entries[0] + '\nmsgid "n"\nmsgstr "N"\n' + entries[1]
    )


def test_glued_entries_are_parted_when_something_comes_between() -> None:
    text = 'msgid "a"\nmsgstr "A"\nmsgid "b"\nmsgstr "B"\n'
    catalog = po.parse(text.encode())
    a, b = catalog.entries
    assert po.serialize(catalog).decode() == text
    assert po.serialize(replace(catalog, entries=(b, a))).decode() == 'msgid "b"\nmsgstr "B"\n\nmsgid "a"\nmsgstr "A"\n'
    assert po.serialize(replace(catalog, tail="# end")).decode() == text + "# end"
    ended = po.parse(text.rstrip("\n").encode())
    assert po.serialize(replace(ended, tail="# end")).decode() == text + "# end"
    assert po.serialize(replace(ended, tail="\n# end")).decode() == text + "# end"


# Places


def test_where_characters_of_wrapped_and_plural_texts_stand() -> None:
    text = '# c\nmsgid ""\n"ab"\n"c\\td"\nmsgid_plural "p"\nmsgstr[0] "x"  \nmsgstr[1] "y"\n'
    unit = read(text).units[0]
    places = [po.locate(unit, "source", offset) for offset in range(6)]
    assert places == [(6, 2), (6, 3), (7, 2), (7, 3), (7, 5), (7, 6)]
    assert [po.locate(unit, "target", offset) for offset in (0, 1, 9)] == [(9, 12), (9, 13), (9, 13)]
    assert po.line_of(unit) == 4
    assert po.raw_of(unit) == text
    assert po.locate(po.parse(b'\nmsgid "a"\nmsgstr ""\n').units[0], "source") == (2, 8)
    fresh = Unit("a")
    assert (po.locate(fresh), po.line_of(fresh), po.raw_of(fresh)) == ((1, 1), 1, "")


# Canonical form


def test_of_two_domain_lines_the_last_counts() -> None:
    text = 'domain "a"\ndomain "b"\nmsgid "x"\nmsgstr ""\n'
    assert po.canonical(po.parse(text.encode())).decode() == 'domain "b"\n\nmsgid "x"\nmsgstr ""\n'


def test_flags_in_the_order_of_gettext() -> None:
    assert len(FORMATS) == 30
    flags = ("own", "no-wrap", "range: 0..5", "no-python-format", "c-format", "range: 0..9", "python-format", "own")
    written = po.canonical(Catalog((Unit("a", "b", flags=flags),))).decode()
    assert written.splitlines()[0] == "#, c-format, python-format, range: 0..9, no-wrap, own"


def test_references_lose_their_lines_and_repetitions() -> None:
    unit = Unit("a", references=("x.txt:1", "x.txt:22", ":3", "y:z", "x.txt:1:2", "\u2068a b\u2069:4"))
    written = po.canonical(Catalog((unit,))).decode()
    assert written.splitlines()[0] == "#: x.txt :3 y:z \u2068a b\u2069"


def test_the_end_of_a_canonical_file() -> None:
    assert po.canonical(Catalog(())) == b""
    assert po.canonical(Catalog((), tail="\n\n# a\r\n\n# b\n\n")) == b"# a\n\n# b\n"
    assert po.canonical(Catalog((Unit("a"),), tail=" \n")) == b'msgid "a"\nmsgstr ""\n'
    with pytest.raises(InputError, match=r"^x\.po: cannot be written as UTF-8"):
        po.canonical(Catalog((Unit("\udc80"),), "x.po"))


def test_a_canonical_header_declares_utf8() -> None:
    header = Unit("", "Content-Type: text/plain; charset=GBK; x\nA: b\n")
    assert po.parse(po.canonical(Catalog((header,), charset="GBK"))).fields == {
        "Content-Type": "text/plain; charset=UTF-8; x",
        "A": "b",
    }
    plain = Unit("", "A: charset=GBK\n")
    assert b"GBK" in po.canonical(Catalog((plain,)))
