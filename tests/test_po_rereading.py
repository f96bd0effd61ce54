"""A catalog read again after an edit is as if it were read for the first time."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.formats import po
from toolkit.formats.po.origin import Origin
from toolkit.model import Catalog

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ENTRIES = (
    '\nmsgid "一"\nmsgstr "one"\n',
    '\n# by hand\n#. paragraph\n#: seeds/a.txt\n#, fuzzy\nmsgid "二"\nmsgstr ""\n"two "\n"lines"\n',
    '#| msgid "old"\nmsgid "𠮷"\nmsgstr "😀 \\"x\\" \\\\"\n',
    '\nmsgctxt "c"\nmsgid "一"\nmsgstr "other"\n',
    '\nmsgid "many"\nmsgid_plural "more"\nmsgstr[0] "a"\nmsgstr[1] "b"\n',
    '\n#~ msgid "gone"\n#~ msgstr "gone"\n',
    '\n   \n\nmsgid "三" msgstr "three" msgid "四" msgstr "four"\n',
    '\nmsgid "the public domain"\nmsgstr "domain"\n',
    '\ndomain "d"\n\nmsgid "一"\nmsgstr "again"\n',
    "\n# the end\n",
)
PIECES = ("", "x", '"', "\n", "\r", "#", " ", "\\", '"\n"', "domain", "msgid", "\n\n", "é", "\ufeff", "<<<<<<< a\n",
          "charset=GBK", "#~ ", "#, fuzzy\n", '"\n\nmsgid "新"\nmsgstr "', *ENTRIES)  # fmt: skip
catalogs = st.lists(st.sampled_from(ENTRIES), max_size=6).map(lambda parts: HEADER + "".join(parts))
edits = st.lists(
    st.tuples(st.floats(0, 1), st.one_of(st.just(0), st.integers(0, 60)), st.sampled_from(PIECES)), max_size=4
)


def seen(catalog: Catalog) -> list[object]:
    """All that was read, with every place."""
    found: list[object] = [catalog.path, catalog.charset, catalog.bom, catalog.newline, catalog.tail]
    found += [(str(error), error.line, error.column) for error in catalog.errors]
    for entry in catalog.entries:
        origin = entry.origin
        assert isinstance(origin, Origin)
        places = [origin.gap, origin.start, origin.end, origin.line, origin.raw, origin.is_original(entry)]
        found += [entry, *places, po.places(entry, "source"), po.places(entry), po.locate(entry, "target", 1)]
    return found if catalog.errors else [*found, po.serialize(catalog)]


@given(catalogs, edits, st.sampled_from(["", "\ufeff"]), st.sampled_from(["\n", "\r\n"]))
@example(HEADER + ENTRIES[0], [(0.9, 0, "x"), (0.5, 3, "")], "", "\n")
@example(HEADER + ENTRIES[0] + ENTRIES[1], [(0.4, 60, "")], "", "\n")
def test_reading_again_is_reading_anew(
    text: str, changes: list[tuple[float, int, str]], mark: str, newline: str
) -> None:
    text = mark + text.replace("\n", newline)
    catalog = po.parse(text.encode(), "a.po", recover=True)
    for where, size, new in changes:
        seen(catalog)  # places that are kept
        at = round(where * len(text))
        text = text[:at] + new.replace("\n", newline) + text[at + size :]
        earlier = catalog.entries
        catalog, first, before, after = po.parse_again(catalog, text.encode())
        assert seen(catalog) == seen(po.parse(text.encode(), "a.po", recover=True))
        assert len(catalog.entries) - after == len(earlier) - before
        assert all(one is other for one, other in zip(earlier[:first], catalog.entries[:first], strict=True))
        assert all(one is other for one, other in zip(earlier[before:], catalog.entries[after:], strict=True))


def test_only_what_is_touched_is_read_again() -> None:
    text = HEADER + "".join(f'\nmsgid "{number}"\nmsgstr "x{number}y"\n' for number in range(100))
    catalog = po.parse(text.encode(), "a.po", recover=True)
    _, first, before, after = po.parse_again(catalog, text.replace("x50y", "x50yy").encode())
    assert before - first == after - first <= 3
    assert first <= 51 < before


def test_what_is_wrong_below_an_entry_is_not_its_concern() -> None:
    """A second msgstr, a mark that is half typed: the entry above keeps its places, and duplicates are found."""
    for wrong in ('msgstr "two"\n', '\n\n  msgstr "two"\n', '#~ msgstr "two"\n', '#| msgidx "old"\n'):
        text = f'msgid "一"\nmsgstr "one"\n{wrong}\nmsgid "一"\nmsgstr "three"\n'
        catalog = po.parse(text.encode(), "a.po", recover=True)
        assert [unit.target for unit in catalog.units] == ["one", "three"]
        assert "same msgid as on line 1" in str(catalog.errors[-1])
        assert po.locate(catalog.units[0], "target", 1) == (2, 10)
