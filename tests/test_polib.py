"""Catalogs handed to scripts that use polib, and taken from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_po_corpus import GOOD, LINES, TEXTS, name, units

from toolkit import from_polib, to_polib
from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.model import Catalog, State, Unit
from toolkit.model.catalog import is_header

#: Files that hold what polib cannot, and how the refusal names it.
REFUSED = {
    "domain": "several domains",
    "only-comments": "comments after the last entry",
    "tail-comment": "comments after the last entry",
}


def held(catalog: Catalog) -> list[Unit]:
    """The entries as they come back: header first, its fields with one space, no comment of one empty line."""
    header = [polished(unit) for unit in catalog.entries if is_header(unit)]
    rest = [unit for unit in catalog.entries if not is_header(unit)]
    return [replace(unit, comments=() if unit.comments == ("",) else unit.comments) for unit in [*header, *rest]]


def polished(header: Unit) -> Unit:
    fields = [line.partition(":") for line in header.target.split("\n") if line]
    lines = [f"{name.strip()}{colon and ': '}{value.strip()}\n" for name, colon, value in fields]
    return replace(header, target="".join(lines))


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_a_catalog_comes_back_as_it_was(path: Path) -> None:
    catalog = po.parse(path.read_bytes(), str(path))
    if path.stem in REFUSED:
        with pytest.raises(InputError, match=REFUSED[path.stem]):
            to_polib(catalog)
        return
    back = from_polib(to_polib(catalog))
    assert list(back.entries) == held(catalog)
    assert (back.path, back.charset) == (catalog.path, catalog.charset)


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_what_polib_saves_reads_as_the_catalog(path: Path, tmp_path: Path) -> None:
    catalog = po.parse(path.read_bytes())
    if path.stem in REFUSED:
        return
    to_polib(catalog).save(str(tmp_path / "x.po"), newline="\n")
    saved = po.parse((tmp_path / "x.po").read_bytes())
    assert [shown(unit) for unit in saved.units] == [shown(unit) for unit in catalog.units]
    # polib writes neither references nor extracted comments of obsolete entries.
    assert [shown(unit)[:3] for unit in saved.obsolete] == [shown(unit)[:3] for unit in catalog.obsolete]


def shown(unit: Unit) -> tuple[object, ...]:
    texts = (unit.context, unit.source, unit.target, unit.plural, unit.plural_targets)
    return texts, unit.comments, (unit.flags, unit.state), unit.notes, unit.references, unit.previous


FIELDS = st.dictionaries(st.sampled_from(["Language", "X-Own", "Content-Type"]), LINES.map(str.strip))


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """A catalog whose every part polib can hold."""
    entries = draw(st.lists(units() | plurals(), max_size=4, unique_by=lambda unit: (unit.context, unit.source)))
    entries = [replace(unit, notes=() if unit.notes == ("",) else unit.notes) for unit in entries]
    fields = draw(FIELDS)
    if fields:
        target = "".join(f"{name}: {value}\n" for name, value in fields.items())
        state = draw(st.sampled_from([State.TRANSLATED, State.NEEDS_REVIEW]))
        comments = tuple(f"x{line}" for line in draw(st.lists(LINES, max_size=2)))
        entries = [Unit("", target, state=state, comments=comments), *entries]
    return Catalog(tuple(entries), draw(st.sampled_from(["", "x.po"])), draw(st.sampled_from(["UTF-8", "GB18030"])))


@st.composite
def plurals(draw: st.DrawFn) -> Unit:
    unit = draw(units())
    forms = tuple(draw(st.lists(TEXTS, max_size=2)))
    references = tuple(draw(st.lists(st.sampled_from(["a:1", "a:b", ":3", "\u2068a b\u2069:2", "5"]), max_size=2)))
    previous = draw(st.none() | TEXTS)
    plural = "p" + draw(TEXTS)
    return replace(unit, plural=plural, plural_targets=forms, references=references, previous_plural=previous)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(catalogs())
def test_any_catalog_comes_back_as_it_was(catalog: Catalog) -> None:
    pofile = to_polib(catalog)
    assert from_polib(pofile) == catalog
    again = to_polib(from_polib(pofile))
    assert [entry.__dict__ for entry in again] == [entry.__dict__ for entry in pofile]
    assert (again.metadata, again.header, again.encoding) == (pofile.metadata, pofile.header, pofile.encoding)


@pytest.mark.parametrize(
    ("unit", "thing"),
    [
        (Unit("", "A: b\nA: c\n"), "the header line 'A: c', which repeats a field"),
        (Unit("", "text\n"), "the header line 'text', which repeats a field or is not one"),
        (Unit("", "A: b\n", notes=("note",)), "a header with anything besides"),
        (Unit("", "A: b\n", references=("a",)), "a header with anything besides"),
        (Unit("", "A: b\n", flags=("c-format",)), "a header with anything besides"),
        (Unit("", "A: b\n", previous="x"), "a header with anything besides"),
        (Unit("", "A: b\n", plural="x"), "a header with anything besides"),
        (Unit("a", "b", plural=""), "an empty msgid_plural"),
    ],
)
def test_what_polib_cannot_hold_is_refused(unit: Unit, thing: str) -> None:
    with pytest.raises(InputError, match=r"^x\.po") as caught:
        to_polib(Catalog((unit,), "x.po"))
    assert f"polib cannot hold {thing}" in caught.value.message


def test_a_catalog_read_with_errors_is_refused() -> None:
    with pytest.raises(InputError, match=r"x\.po:2:1"):
        to_polib(po.parse(b'msgid "a"\nx\n', "x.po", recover=True))


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([{"msgid": "", "msgstr": "A: b"}], "an entry has no msgid"),
        ([{"msgid": "a"}, {"msgid": "a"}], "two entries have the msgid 'a'"),
        ([{"msgid": "a", "msgid_plural": "b"}], "'a' mixes singular and plural forms"),
        ([{"msgid": "a", "msgstr_plural": {0: "b"}}], "'a' mixes singular and plural forms"),
        ([{"msgid": "a", "msgid_plural": "b", "msgstr": "c", "msgstr_plural": {0: "b"}}], "mixes singular and plural"),
        ([{"msgid": "a", "msgid_plural": "b", "msgstr_plural": {1: "b"}}], "'a' are not numbered from 0"),
    ],
)
def test_what_no_file_can_hold_is_refused(entries: list[dict[str, object]], message: str) -> None:
    pofile = polib.POFile(fpath="x.po")
    pofile.extend(polib.POEntry(**entry) for entry in entries)
    with pytest.raises(InputError, match=r"^x\.po") as caught:
        from_polib(pofile)
    assert message in caught.value.message


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(InputError, match="the encoding 'klingon' is unknown"):
        from_polib(polib.POFile(encoding="klingon"))


def test_one_source_may_be_in_two_contexts_and_obsolete_once_more() -> None:
    pofile = polib.POFile()
    contexts = [{}, {"msgctxt": ""}, {"msgctxt": "x"}, {"obsolete": True}]
    pofile.extend(polib.POEntry(msgid="a", **one) for one in contexts)
    assert [unit.context for unit in from_polib(pofile).entries] == [None, "", "x", None]


def test_a_script_reads_edits_and_writes(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b'# c\nmsgid ""\nmsgstr "Language: en\\n"\n\n#: my.txt:3\nmsgid "a\xe2\x80\xa8b"\nmsgstr ""\n')
    pofile = polib.pofile(str(path))
    pofile[0].msgstr = "x"
    pofile[0].occurrences.append(("my file.txt", 4))
    pofile[0].flags.append("fuzzy")
    catalog = from_polib(pofile)
    assert po.serialize(catalog).decode() == (
        '# c\nmsgid ""\nmsgstr "Language: en\\n"\n\n'
        '#: my.txt:3 \u2068my file.txt\u2069:4\n#, fuzzy\nmsgid "a\u2028b"\nmsgstr "x"\n'
    )
    assert to_polib(po.parse(path.read_bytes()))[0].linenum == 5
