"""Review copies as XLIFF: valid 2.1, and what CAT tools make of it; 1.2 read."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from copying import EXPORTS, FINANCING, INVESTMENT, KEYS, UNITS, bring_back, export, make_project, units

etree = pytest.importorskip("lxml.etree", reason="lxml is in the extra `office`")

from toolkit.formats.copies import parse, serialize  # noqa: E402
from toolkit.model import CopyRow, ReviewCopy, State  # noqa: E402

SCHEMA = Path(__file__).parent / "data/xliff-2.1.rng"
NEW = "Investment was 314.5 billion yuan, up 9.1 percent."
OLD = UNITS["完成投资3145亿元，增长9.1%。"]
X = "{urn:oasis:names:tc:xliff:document:2.0}"


@pytest.fixture
def catalog(in_folder: Path) -> Path:
    return make_project(in_folder)


def changed(path: Path, *edits: tuple[str, str]) -> Path:
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return path


def target(text: str) -> str:
    return f'<target xml:space="preserve">{escape(text, quote=False)}</target>'


def unit(path: Path, key: str) -> str:
    """The text of a unit."""
    return re.search(rf'<unit id="{key}">.*?</unit>', path.read_text(encoding="utf-8"), re.DOTALL)[0]


def validate(data: bytes) -> None:
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    document = etree.fromstring(data)
    assert schema.validate(document), schema.error_log


@pytest.mark.usefixtures("catalog")
def test_it_is_valid_and_the_same_every_time(capfd: pytest.CaptureFixture[str]) -> None:
    first = export(capfd, "copy.xlf")
    validate(first.read_bytes())
    assert export(capfd, "other.xliff").read_bytes() == first.read_bytes()
    assert 'original="translations/en/report.po"' in first.read_text(encoding="utf-8")
    assert '<mda:meta type="date">2022-05-17T00:30:00Z</mda:meta>' in first.read_text(encoding="utf-8")


def test_it_is_valid_whatever_the_texts_hold() -> None:
    texts = ["a\x0bb", "\x00", " \n ", "\r\n", "]]>", "<&>\"'", "\ufffe", "_x000B_", "\U0001f600", "\u2028\x85"]
    rows = tuple(
        CopyRow(f"{number:012x}", text, text, exported=text, findings=(text,), terms=((text, text),), comments=("c",))
        for number, text in enumerate(texts)
    )
    copy = ReviewCopy(rows, "r", "zh_CN", "pt_BR", "2022-05-17T00:30:00Z", "d", "1")
    data = serialize(copy, "xliff")
    validate(data)
    back = parse(data, "copy.xlf")
    assert [row.source for row in back.rows] == texts
    assert [row.target for row in back.rows] == texts
    assert [row.exported for row in back.rows] == texts


@pytest.mark.usefixtures("catalog")
def test_states_are_those_of_xliff(capfd: pytest.CaptureFixture[str]) -> None:
    path = export(capfd, "copy.xlf")
    assert '<segment state="final">' in unit(path, INVESTMENT)
    assert '<segment state="initial">' in unit(path, EXPORTS)
    assert "<target" not in unit(path, EXPORTS)
    assert '<segment state="translated" subState="toolkit:needs-review">' in unit(path, FINANCING)


EDITS: dict[str, list[tuple[str, str]]] = {
    "typed": [(target(OLD), target(NEW))],
    "with annotations": [(target(OLD), target(NEW).replace("yuan", '<mrk id="m1" type="term">yuan</mrk>'))],
    "with comments of XML": [(target(OLD), target(NEW).replace("yuan", "<!-- ! -->yu<?tool x?>an"))],
    "without xml:space": [(target(OLD), f"<target>{NEW}</target>")],
    "version 2.0": [('version="2.1"', 'version="2.0"'), (target(OLD), target(NEW))],
    "version 2.2": [('version="2.1"', 'version="2.2"'), (target(OLD), target(NEW))],
    "in two segments": [
        (
            f'<source xml:space="preserve">完成投资3145亿元，增长9.1%。</source>\n        {target(OLD)}',
            f"<source>完成投资3145亿元，</source><target>{NEW[:20]}</target></segment><ignorable><source/></ignorable>"
            f'<segment state="final"><source>增长9.1%。</source><target>{NEW[20:]}</target>',
        )
    ],
}


@pytest.mark.parametrize("name", EDITS)
def test_edits_are_taken(name: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = units(catalog)
    done = bring_back(capfd, changed(export(capfd, "copy.xlf"), *EDITS[name]))
    assert done.code == 0, done.err
    after = units(catalog)
    assert after[INVESTMENT].target == NEW
    assert {key for key in before if before[key] != after[key]} == {INVESTMENT}


def test_without_metadata_a_change_is_a_conflict(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = changed(export(capfd, "copy.xlf"), *EDITS["typed"])
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?s)<(mda:metadata|notes|gls:glossary)>.*?</\1>\s*", "", text), encoding="utf-8")
    was = catalog.read_bytes()
    done = bring_back(capfd, path)
    assert (done.code, f"copy: {NEW}" in done.out) == (1, True)
    assert catalog.read_bytes() == was


def test_a_new_translation_is_taken_with_its_state(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = '<source xml:space="preserve">出口回落。</source>'
    path = export(capfd, "copy.xlf")
    original = path.read_text(encoding="utf-8")
    for state, expected in (("initial", State.NEEDS_REVIEW), ("translated", State.TRANSLATED)):
        path.write_text(original, encoding="utf-8")
        was = unit(path, EXPORTS)
        now = was.replace('state="initial"', f'state="{state}"').replace(
            source, f"{source}<target>Exports fell.</target>"
        )
        catalog_was = catalog.read_bytes()
        assert bring_back(capfd, changed(path, (was, now))).code == 0
        assert (units(catalog)[EXPORTS].target, units(catalog)[EXPORTS].state) == ("Exports fell.", expected)
        catalog.write_bytes(catalog_was)


@pytest.mark.parametrize(("state", "ticked"), [("reviewed", True), ("final", True), ("translated", False)])
def test_reviewed_is_the_tick(state: str, ticked: bool, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = changed(export(capfd, "copy.xlf"), ('state="translated" subState', f'state="{state}" subState'))
    assert bring_back(capfd, path).code == 0
    assert units(catalog)[FINANCING].state == "needs-review"
    assert bring_back(capfd, path, "--as-reviewed").code == 0
    assert units(catalog)[FINANCING].state == ("translated" if ticked else "needs-review")


def test_a_unit_that_was_final_when_it_went_out_is_not_ticked(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = export(capfd, "copy.xlf")
    catalog.write_text(
        catalog.read_text(encoding="utf-8").replace('msgid "完成', '#, fuzzy\nmsgid "完成'), encoding="utf-8"
    )
    assert bring_back(capfd, path, "--as-reviewed").code == 0
    assert units(catalog)[INVESTMENT].state == "needs-review"


def test_notes_of_others_become_comments(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = export(capfd, "copy.xlf")
    one = unit(path, INVESTMENT)
    note = '<notes><note category="reviewer">Which year?</note><note category="place">paragraph</note></notes>'
    changed(path, (one, one.replace("<segment", f"{note}<segment")))
    for _ in range(2):
        assert bring_back(capfd, path).code == 0
        assert units(catalog)[INVESTMENT].comments == ("Which year?",)


VERSION_1 = """\
<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="report.po" source-language="zh" target-language="en-US" datatype="plaintext"><body><group id="g">
    <trans-unit id="{investment}"><source>完成投资3145亿元，增长9.1%。</source>
      <target state="translated">Investment <mrk mtype="seg">was</mrk> 314.5 billion yuan, up 9.1 percent.</target>
      <note from="reviewer">Better so.</note><note from="developer">A place</note>
      <alt-trans><target>Something else</target></alt-trans></trans-unit>
    <trans-unit id="2" resname="{financing}" approved="yes"><source>融资难问题仍然存在。</source>
      <target>Financing is still difficult.</target></trans-unit>
    <trans-unit id="3"><source>出口回落。</source>
      <target state="needs-review-translation">Exports fell.</target></trans-unit>
    <trans-unit id="4"><source>一、总体情况</source></trans-unit>
  </group></body></file>
</xliff>
"""


def test_version_1_2_is_read(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = Path("back.xlf")
    path.write_text(VERSION_1.format(investment=INVESTMENT, financing=FINANCING), encoding="utf-8")
    done = bring_back(capfd, path, "--as-reviewed")
    after = units(catalog)
    assert (done.code, f"copy: {NEW}" in done.out) == (1, True), "it does not say what was exported"
    assert after[INVESTMENT].target == OLD
    assert after[INVESTMENT].comments == ("Better so.",)
    assert after[FINANCING].state == "translated"
    assert (after[EXPORTS].target, after[EXPORTS].state) == ("Exports fell.", "needs-review")
    assert "1 taken, 1 noted, 1 unchanged, 1 conflicting, 0 unknown" in done.out


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        *((f"needs-review-{what}", "needs-review") for what in ("translation", "adaptation", "l10n")),
        *((state, "needs-review") for state in ("new", "needs-translation", "needs-adaptation", "needs-l10n")),
        *((state, "translated") for state in ("translated", "final", "signed-off", "x-ours")),
    ],
)
def test_the_states_of_1_2(state: str, expected: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = Path("back.xlf")
    text = VERSION_1.format(investment=INVESTMENT, financing=FINANCING)
    path.write_text(text.replace("needs-review-translation", state), encoding="utf-8")
    bring_back(capfd, path)
    assert units(catalog)[EXPORTS].state == expected


REFUSED: dict[str, tuple[Callable[[str], str], str]] = {
    "broken": (lambda text: text.replace("</unit>", "", 1), "is not well-formed XML"),
    "entities": (
        lambda text: text.replace("?>", '?>\n<!DOCTYPE xliff [<!ENTITY a "b">]>', 1),
        "copy.xlf:1: declares a document type",
    ),
    "a file from elsewhere": (
        lambda text: text.replace("?>", '?>\n<!DOCTYPE xliff SYSTEM "/etc/passwd">', 1),
        "copy.xlf:1: declares a document type",
    ),
    "another root": (lambda _: "<tmx><!-- <xliff> --></tmx>", "its root is <tmx>, not <xliff>"),
    "nothing": (lambda _: " ", "is empty"),
    "no units": (lambda _: "<xliff version='2.1' srcLang='zh'/>", "has no rows"),
    "inline code": (
        lambda text: text.replace("difficult.</target>", 'difficult<ph id="1"/>.</target>'),
        "has the inline code <ph>",
    ),
    "half translated": (
        lambda text: text.replace(target(OLD), target(OLD) + "</segment><segment><source>。</source>"),
        f"unit {INVESTMENT} has segments without a target",
    ),
    "another language": (lambda text: text.replace('trgLang="en"', 'trgLang="fr"'), "is in the language 'fr'"),
    "no unit of ours": (
        lambda text: re.sub(r'<unit id="\w+"', '<unit id="0123456789ab"', text, count=1).split("</unit>")[0]
        + "</unit></file></xliff>",
        "no catalog has any of its 1 unit",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_line(name: str, catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    change, message = REFUSED[name]
    path = export(capfd, "copy.xlf")
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    was = catalog.read_bytes()
    done = bring_back(capfd, path)
    assert done.code == 2
    assert message in done.err
    assert done.err.count("\n") == 1
    assert catalog.read_bytes() == was


def test_the_translate_toolkit_reads_it_and_changes_nothing(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    xliff2 = pytest.importorskip("translate.storage.xliff2", reason="translate-toolkit is in the extra `test`")
    path = export(capfd, "copy.xlf")
    store = xliff2.Xliff2File.parsefile(str(path))
    assert [(one.getid(), one.source, one.target or "") for one in store.units] == [
        (KEYS[source], source, text) for source, text in UNITS.items()
    ]
    assert (store.sourcelanguage, store.targetlanguage) == ("zh", "en")
    store.savefile("saved.xlf")
    assert Path("saved.xlf").read_bytes() == path.read_bytes()
    was = catalog.read_bytes()
    assert bring_back(capfd, Path("saved.xlf")).code == 0
    assert catalog.read_bytes() == was
    one = next(one for one in store.units if one.getid() == FINANCING)
    one.target = "Financing remains difficult."
    one.markapproved()
    one.addnote("Shorter", "reviewer")
    store.savefile("saved.xlf")
    assert bring_back(capfd, Path("saved.xlf"), "--as-reviewed").code == 0
    after = units(catalog)[FINANCING]
    assert (after.target, after.state, after.comments) == ("Financing remains difficult.", "translated", ("Shorter",))
