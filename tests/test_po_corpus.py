"""A corpus of awkward catalogs: nothing is lost, errors say where, and gettext agrees."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from gettext_tools import compiled, msgcat, needs_gettext
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.formats import po
from toolkit.formats.po.origin import origin_of
from toolkit.model import Catalog, State, Unit
from toolkit.model.catalog import is_header

DATA = Path(__file__).parent / "data" / "po"
GOOD = sorted((DATA / "good").glob("*.po"))
BAD = sorted((DATA / "bad").glob("*.po"))
ERRORS = yaml.safe_load((Path(__file__).parent / "cases" / "po-errors.yaml").read_text(encoding="utf-8"))

#: Files that msgcat does not write as we do, each for its reason.
NOT_AS_MSGCAT = {
    "bom": "msgcat takes no mark",
    "charset-placeholder": "msgcat cannot convert from CHARSET",
    "crlf": "msgcat keeps the carriage return in comments",
    "domain": "msgcat wants a header in every domain before it converts",
    "flags-odd-markers": "before 0.23 msgcat takes #= for a comment",
    "flags-two-lines": "msgcat loses fuzzy when it stands in the first of two flag lines",
    "flags-unknown": "msgcat drops unknown flags",
    "gb18030": "msgcat does not convert msgids",
    "gbk": "msgcat does not convert msgids",
    "only-comments": "msgcat drops comments after the last entry",
    "tail-comment": "msgcat drops comments after the last entry",
}


def name(path: Path) -> str:
    return path.stem


def values(catalog: Catalog) -> list[Unit]:
    """The entries as `fmt` must keep them: in its order, references and flags as gettext writes them."""
    from toolkit.formats.po.canonical import normal
    from toolkit.formats.po.header import charset_declared

    entries = [charset_declared(unit, "UTF-8") if is_header(unit) else unit for unit in catalog.entries]
    return sorted((normal(unit) for unit in entries), key=lambda unit: unit.obsolete)


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_reading_and_writing_keeps_every_byte(path: Path) -> None:
    data = path.read_bytes()
    assert po.serialize(po.parse(data)) == data


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_the_quick_reader_and_the_exact_one_agree(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from toolkit.formats.po import scanning

    quick = po.parse(path.read_bytes())
    monkeypatch.setattr(scanning.Scanner, "_ordinary", lambda *_: False)
    assert po.parse(path.read_bytes()) == quick


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_a_changed_entry_changes_nothing_else(path: Path) -> None:
    catalog = po.parse(path.read_bytes())
    for unit in catalog.entries:
        if is_header(unit):
            continue
        changed = replace(unit, target="another\ntext “here”" if catalog.charset == "UTF-8" else "another\ntext")
        again = po.parse(po.serialize(po.replace(catalog, [(unit, changed)])))
        state = State.TRANSLATED if unit.state is State.INITIAL else unit.state
        expected = [replace(changed, state=state) if entry is unit else entry for entry in catalog.entries]
        assert list(again.entries) == expected
        undone = po.replace(again, [(again.entries[catalog.entries.index(unit)], unit)])
        assert po.parse(po.serialize(undone)).entries == catalog.entries


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_a_changed_field_leaves_every_other_byte(path: Path) -> None:
    data = path.read_bytes()
    catalog = po.parse(data)
    text = po.serialize(catalog).removeprefix(b"\xef\xbb\xbf").decode(catalog.charset)
    for unit in catalog.entries:
        origin = origin_of(unit)
        assert origin is not None
        field = origin.entry().find("msgstr")[0]
        assert written(catalog, unit, replace(unit, target="X"), text, field.start, field.end)
        field = origin.entry().find("msgid")[0]
        assert written(catalog, unit, replace(unit, source="X"), text, field.start, field.end)
        flagged = replace(unit, state=State.INITIAL if unit.state is State.NEEDS_REVIEW else State.NEEDS_REVIEW)
        for changed, markers in ((replace(unit, comments=("X",)), ("#",)), (flagged, ("#,", "#!", "#="))):
            theirs = [one for one in origin.entry().remarks if one.marker in markers]
            start = min((one.start for one in theirs), default=origin.start)
            end = max((one.end for one in theirs), default=origin.entry().fields[0].start)
            assert written(catalog, unit, changed, text, start, end)


def written(catalog: Catalog, unit: Unit, changed: Unit, text: str, start: int, end: int) -> bool:
    """Whether the file with one unit changed is the old text but for the range of the changed field."""
    now = po.serialize(po.replace(catalog, [(unit, changed)])).decode(catalog.charset).removeprefix("\ufeff")
    return now.startswith(text[:start]) and now.endswith(text[end:])


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_every_character_is_found_where_it_stands(path: Path) -> None:
    lines = po.parse(path.read_bytes()).charset, path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    text = lines[1].decode(lines[0]).split("\n")
    for unit in po.parse(path.read_bytes()).entries:
        for side, value in (("source", unit.source), ("target", unit.target)):
            for offset, character in enumerate(value):
                line, column = po.locate(unit, "source" if side == "source" else "target", offset)
                assert text[line - 1][column - 1] in (character, "\\")


@pytest.mark.parametrize("path", GOOD, ids=name)
def test_the_canonical_form_keeps_every_value_and_is_its_own(path: Path) -> None:
    catalog = po.parse(path.read_bytes())
    once = po.canonical(catalog)
    again = po.parse(once)
    assert values(again) == values(catalog)
    assert po.canonical(again) == once
    assert po.serialize(again) == once
    assert again.tail.split() == catalog.tail.split()


@needs_gettext
@pytest.mark.parametrize("path", [path for path in GOOD if path.stem not in NOT_AS_MSGCAT], ids=name)
def test_the_canonical_form_is_that_of_msgcat(path: Path) -> None:
    assert po.canonical(po.parse(path.read_bytes())) == msgcat(path)


@needs_gettext
@pytest.mark.parametrize("stem", NOT_AS_MSGCAT)
def test_where_msgcat_differs_it_still_reads_what_fmt_writes(stem: str, tmp_path: Path) -> None:
    path = DATA / "good" / f"{stem}.po"
    assert msgcat(path) != po.canonical(po.parse(path.read_bytes()))
    if stem not in ("charset-placeholder", "domain"):
        (tmp_path / "x.po").write_bytes(po.canonical(po.parse(path.read_bytes())))
        assert msgcat(tmp_path / "x.po") is not None


@needs_gettext
@pytest.mark.parametrize("path", GOOD, ids=name)
def test_the_canonical_form_compiles_to_the_same(path: Path, tmp_path: Path) -> None:
    if path.stem == "bom":
        pytest.skip("msgfmt reads no mark")
    if path.stem in ("gb18030", "gbk", "latin1"):
        pytest.skip("the compiled file holds the bytes of its charset")
    (tmp_path / "x.po").write_bytes(po.canonical(po.parse(path.read_bytes())))
    ours, theirs = compiled(tmp_path / "x.po"), compiled(path)
    assert ours == theirs or unpacked(ours) == unpacked(theirs)


def unpacked(mo: bytes) -> set[bytes]:
    """The lines of what msgunfmt makes of a compiled file."""
    done = subprocess.run(["msgunfmt", "--no-wrap", "-"], input=mo, capture_output=True, check=True)
    return set(done.stdout.split(b"\n\n"))


@pytest.mark.parametrize("path", BAD, ids=name)
def test_an_error_says_where_and_what(path: Path) -> None:
    case: dict[str, Any] = ERRORS[path.stem]
    with pytest.raises(InputError) as caught:
        po.parse(path.read_bytes(), "x.po")
    assert str(caught.value).startswith(f"x.po:{case['at']}: ")
    assert case["says"] in caught.value.message


@pytest.mark.parametrize("path", BAD, ids=name)
def test_recovery_gives_every_good_entry_and_never_writes(path: Path) -> None:
    with pytest.raises(InputError) as caught:
        po.parse(path.read_bytes(), "x.po")
    catalog = po.parse(path.read_bytes(), "x.po", recover=True)
    assert str(catalog.errors[0]) == str(caught.value)
    assert [unit.source for unit in catalog.units] == ERRORS[path.stem].get("recovers", ["一、总体情况"])
    for write in (po.serialize, po.canonical):
        with pytest.raises(InputError):
            write(catalog)


@needs_gettext
@pytest.mark.parametrize("path", [path for path in BAD if "why" not in ERRORS[path.stem]], ids=name)
def test_msgcat_refuses_it_too(path: Path) -> None:
    assert msgcat(path) is None


def test_every_bad_file_has_its_case() -> None:
    assert {path.stem for path in BAD} == set(ERRORS)
    assert len(GOOD) >= 40


TEXTS = st.text(alphabet='ab甲"\\\n\t\r\x01\u2028\x85😀 ', max_size=12)
LINES = st.text(alphabet="ab甲:~|,.\t ", max_size=8).map(str.rstrip)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """A unit as any tool might write it."""
    target = draw(TEXTS)
    fuzzy = draw(st.booleans())
    state = State.INITIAL if not target else State.NEEDS_REVIEW if fuzzy else State.TRANSLATED
    comments = tuple(f"x{line}" for line in draw(st.lists(LINES, max_size=2)))
    return Unit(
        source="s" + draw(TEXTS),
        target=target,
        context=draw(st.none() | TEXTS),
        state=state,
        obsolete=draw(st.booleans()),
        comments=comments,
        notes=tuple(draw(st.lists(LINES, max_size=2))),
        references=tuple(draw(st.lists(st.sampled_from(["a", "b/c.txt"]), max_size=2, unique=True))),
        flags=tuple(draw(st.lists(st.sampled_from(["c-format", "own"]), max_size=2, unique=True))),
        previous=draw(st.none() | TEXTS) if state is State.NEEDS_REVIEW else None,
    )


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(units(), max_size=4, unique_by=lambda unit: (unit.context, unit.source)))
def test_what_is_written_reads_back(entries: list[Unit]) -> None:
    data = po.serialize(Catalog(tuple(entries)))
    again = po.parse(data)
    assert list(again.entries) == entries
    assert po.serialize(again) == data


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.binary(max_size=60) | st.text(alphabet='msgidtrcx "\\\n#~|,.:甲[0]', max_size=80).map(str.encode))
def test_any_bytes_are_kept_or_refused(data: bytes) -> None:
    try:
        catalog = po.parse(data)
    except InputError:
        assert po.parse(data, recover=True).errors
    else:
        assert po.serialize(catalog) == data
        assert po.canonical(po.parse(po.canonical(catalog))) == po.canonical(catalog)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(units(), units())
def test_a_patched_entry_holds_the_new_values(old: Unit, new: Unit) -> None:
    read = po.parse(po.serialize(Catalog((old,)))).entries[0]
    patched = replace(new, origin=read.origin)
    assert po.parse(po.serialize(Catalog((patched,)))).entries == (new,)
