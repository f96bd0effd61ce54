"""Footnotes end where their writer ended them: fmt, update, the check, and what build says of those that grew."""

from __future__ import annotations

import io
import textwrap
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from command import toolkit
from gettext_tools import msgcat, needs_gettext
from hypothesis import given, settings
from hypothesis import strategies as st
from linting import HEADER, lint_json
from repository import commit, git

from toolkit.catalogs.footnotes import ended, with_added
from toolkit.catalogs.merge_comments import merged_comments
from toolkit.catalogs.running_on import LOOSE_SIGNS, LOST, SIGNS, Sign, runs_on
from toolkit.catalogs.slips import slips
from toolkit.catalogs.wrapping import unwrapped
from toolkit.formats import po
from toolkit.renderers.footnotes import notes

REPORT = "完成投资3145亿元。\n"
NOTE = "toolkit: footnote[yuan] One yuan was 0.16 US dollars in 2021."
NOTE_B = "toolkit: footnote B"
IGNORE = "toolkit: ignore text -- x"


@pytest.mark.parametrize(
    ("comments", "after"),
    [
        ([], []),
        (["private"], ["private"]),
        ([NOTE], [NOTE, ""]),
        ([NOTE, ""], [NOTE, ""]),
        ([NOTE, "goes on"], [NOTE, "goes on", ""]),
        ([NOTE, "", "private"], [NOTE, "", "private"]),
        ([NOTE, '| msgid "甲"'], [NOTE, "", '| msgid "甲"']),
        ([NOTE, NOTE], [NOTE, "", NOTE, ""]),
        ([NOTE, IGNORE], [NOTE, "", IGNORE]),
        ([IGNORE], [IGNORE]),
        ([IGNORE, NOTE, "on", "toolkit: theirs y"], [IGNORE, NOTE, "on", "", "toolkit: theirs y"]),
        (["toolkit: footnote A. toolkit: footnote B."], ["toolkit: footnote A. toolkit: footnote B.", ""]),
        (["toolkit: footnote A. toolkit: ignore text -- x"], ["toolkit: footnote A. toolkit: ignore text -- x"]),
        ([NOTE, " \t"], [NOTE, " \t"]),
    ],
)  # fmt: skip
def test_every_footnote_ends_with_an_empty_line(comments: list[str], after: list[str]) -> None:
    assert list(ended(comments)) == after


pieces = st.sampled_from([NOTE, "toolkit: footnote B", IGNORE, "", " ", "words", "a toolkit: footnote"])
typed_below = st.lists(st.sampled_from(["private", "李: 对吗？"]), max_size=2)


@given(st.lists(pieces), typed_below)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_the_empty_lines_change_no_footnote_and_keep_what_follows_private(
    comments: list[str], typed: list[str]
) -> None:
    after = ended(comments)
    assert notes(after) == notes(comments)
    assert ended(after) == after
    assert notes([*after, *typed]) == notes(comments), "a comment typed at the end is not published"


@given(typed_below, st.lists(pieces, max_size=3), st.lists(pieces, max_size=3))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_a_merge_publishes_no_private_comment(typed: list[str], base: list[str], more: list[str]) -> None:
    start = [line for line in base if line != "words"]
    ours = [*ended([*start, *(line for line in more if line != "words")])]
    for mine, theirs in ((ours, [*ended(start), "", *typed]), ([*ended(start), "", *typed], ours)):
        merged = " ".join(note.text for note in notes(merged_comments(ended(start), mine, theirs)[0]))
        assert not any(line in merged for line in ("private", "对吗")), (mine, theirs)


@pytest.mark.parametrize(
    ("comments", "more", "together"),
    [
        ([], [NOTE, "", "private"], [NOTE, "", "private"]),
        ([NOTE], ["private"], [NOTE, "", "private"]),
        ([NOTE, "", "a"], ["toolkit: footnote B", "", "b"], [NOTE, "", "a", "toolkit: footnote B", "", "b"]),
        ([NOTE, "on", ""], [NOTE_B, "on", "", "a"], [NOTE, "on", "", NOTE_B, "on", "", "a"]),
        ([NOTE, "on", "", "a"], [NOTE, "on", "", "a"], [NOTE, "on", "", "a"]),
        (["a", ""], ["", " ", "a", "b"], ["a", "", "b"]),
    ],
)  # fmt: skip
def test_comments_of_two_entries(comments: list[str], more: list[str], together: list[str]) -> None:
    assert list(with_added(comments, more)) == together


def test_joined_paragraphs_keep_private_comments_private(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    one, two = "完成工业投资3145亿元，增速居全国第七位。", "规模以上工业增加值增长10.7%，两年平均增长8.2%。"
    entries = [
        f'# toolkit: footnote Of {name}.\n#\n# Private {name}.\nmsgid "{text}"\nmsgstr "Text {name}."\n'
        for name, text in (("one", one), ("two", two))
    ]
    catalog.write_text("\n".join([HEADER, *entries]), encoding="utf-8")
    Path("seeds/r.txt").write_text(f"{one}{two}\n", encoding="utf-8")
    assert "joined" in toolkit(capfd, "update").out
    (unit,) = po.parse(catalog.read_bytes()).units
    assert [note.text for note in notes(unit.comments)] == ["Of one.", "Of two."]
    assert {"Private one.", "Private two."} <= set(unit.comments)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ([], [NOTE], ["private"], [NOTE, "", "private"]),
        ([], [NOTE], ["toolkit: footnote B", "", "private"], [NOTE, "", "toolkit: footnote B", "", "private"]),
        ([NOTE, ""], [NOTE, "", "a"], [NOTE, "", "toolkit: footnote B", "", "b"],
         [NOTE, "", "a", "toolkit: footnote B", "", "b"]),
        ([NOTE, "", "a"], [NOTE, "", "a", "toolkit: footnote B", "", "b"], ["a"],
         ["a", "toolkit: footnote B", "", "b"]),
        (["a"], ["a", NOTE], ["a"], ["a", NOTE]),
    ],
)  # fmt: skip
def test_merged_comments(base: list[str], ours: list[str], theirs: list[str], merged: list[str]) -> None:
    assert list(merged_comments(base, ours, theirs)[0]) == merged


WRAPPED = [
    "toolkit: footnote Industrial enterprises with annual revenue from their",
    "principal business of 20 million yuan or more. Those with less are",
]
STOP, MARK, NAME, PERSON = (
    "a new line after a full stop",
    "a mark of unfinished work",
    "a name and a colon",
    "a person addressed",
)


@pytest.mark.parametrize(
    ("following", "reason"),
    [
        (["left out."], ""),
        (["left out.", "See the yearbook."], STOP),
        (["left out. Of these, 1,234 were in the city and its districts in 2021.", "They grew."], STOP),
        (["left out. Of these, 1,234 were in the city and its districts in “2021.”", "they grew."], STOP),
        (["left out. Of these, 1,234 were in the city and its districts, and so on…", "they grew."], STOP),
        (["left out. Of the firms, 1,234 were in the city and its districts, e.g.", "in Yubei."], ""),
        (["left out. Of the firms, 1,234 were in the city and its districts, No.", "5 of all."], ""),
        (["left out. Whether 1,234 were in the city and its districts: no.", "Keep it."], STOP),
        (["left out. Of the firms, 1,234 were in the city and its districts, Dr.", "Li of Yubei."], ""),
        (["left out (as in the China Statistical Yearbook of 2021, Table 13-1, p. 400, and before).", "They"], STOP),
        (["left out (“in thousands”).", "They grew."], STOP),
        (["TODO check"], MARK),
        (["left out ??"], MARK),
        (["Wang Fang: is it so"], NAME),
        (["王芳：核对一下"], NAME),
        (["Source: National Bureau of Statistics"], ""),
        (["left out, see with @wang"], PERSON),
        (["write to a@example.org"], ""),
        (["请核对这个数字"], "Chinese"),
        (["left out (规模以下工业企业)"], ""),
        (["", "TODO 请核对"], ""),
        ([f"{IGNORE} Li: TODO"], ""),
    ],
)
def test_a_footnote_that_runs_on(following: list[str], reason: str) -> None:
    assert [found.reason for found in runs_on([*WRAPPED, *following], "en")] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("length", "word", "wrapped"),
    [
        (65, "Four", False),
        (66, "Four", True),
        (80, "Four", True),
        (81, "Four", False),
        (70, "", True),
        (60, "ten " * 9, False),
    ],
)
def test_where_editors_wrap(length: int, word: str, wrapped: bool) -> None:
    first = "toolkit: footnote ".ljust(length, "x")
    assert (not list(runs_on([first, word or "x"], "en"))) is wrapped
    stopped = "toolkit: footnote ".ljust(length - 1, "x") + "."
    assert [one.reason for one in runs_on([stopped, word or "x"], "en")] == [STOP], "wrapped or not"


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.words)
def test_a_sign_has_an_example(sign: Sign) -> None:
    assert [one.reason for one in runs_on([*WRAPPED, sign.example], "en")] == [sign.words]


@pytest.mark.parametrize("sign", LOOSE_SIGNS, ids=lambda sign: sign.words)
def test_a_loose_sign_counts_unless_the_line_above_goes_on(sign: Sign) -> None:
    ended = [*WRAPPED[:1], "principal business of 20 million yuan or more in the year of the census"]
    assert [one.reason for one in runs_on([*ended, sign.example], "en")] == [sign.words]
    assert not list(runs_on([*ended[:1], ended[1].replace("the census", "a census of"), sign.example], "en"))
    assert unwrapped([*ended, sign.example])[1:] == (sign.example,)


@pytest.mark.parametrize(
    "typed",
    """[LW] no|2024/5/1: changed|www.intra.example.org|a@example.org has it|## private|//private|=> Anna|→ Anna|* no
    |- Bob|-- Li Wei|<!-- no -->|Li Wei thinks it is 10 million|Wang, asked about it|Anna wrote|This is for Anna only.
    """.split("|"),
)  # fmt: skip
def test_private_lines_where_the_line_above_may_end(
    catalog: Path, capfd: pytest.CaptureFixture[str], typed: str
) -> None:
    """Lint warns of them, build says it as it publishes them, and fmt joins none."""
    note = "toolkit: footnote[yuan] A note for the readers of this text about the yuan"
    written = [f"{note}." if typed.startswith("This") else note, typed.strip()]
    write(catalog, *written)
    commit(catalog.parent)
    for _ in range(2):
        assert "footnote-runs-on" in lint_json(capfd).checks
        assert "the footnote goes on with" in toolkit(capfd, *BUILD).err
        assert toolkit(capfd, "fmt").code == 0
    assert f"# {typed.strip()}\n#\n" in catalog.read_text(encoding="utf-8")


def test_the_first_line_is_the_footnotes_own() -> None:
    assert not list(runs_on(["toolkit: footnote 工业企业"], "en"))
    assert not list(runs_on(["toolkit: footnote Please note: is this right?"], "en"))
    assert list(runs_on(["toolkit: footnote TODO write it"], "en"))
    chinese = "toolkit: footnote 指年主营业务收入在两千万元及以上的工业企业法人单位，"
    assert not list(runs_on([chinese, "不包括个体户"], "zh")), "a Chinese footnote may be Chinese"
    assert list(runs_on(["toolkit: footnote 指规模以上", "工业企业"], "zh"))


SHORT = "toolkit: footnote The sum of all industrial investment"


@pytest.mark.parametrize(
    "typed",
    """check with Bob|Please check this figure|todo check|To do: check|translator: check|van Dyk: check
    |Li Wei (editor): check|李伟 (LW): check the figure with him|Note: ask Li Wei|(LW) not sure about this
    |Is this right?|!!! wrong|DRAFT do not publish|2024-05-01 Li Wei changed this|Li Wei，请看|and so on
    |see the yearbook|lw: ok|the figure is from Li Wei|I would cut this|- Bob""".split("|"),
)  # fmt: skip
def test_a_line_with_room_for_it_above_was_typed_by_a_person(typed: str) -> None:
    assert list(runs_on([SHORT, typed.strip()], "en"))
    assert list(runs_on([f"{SHORT} {'in ' * 20}the city", typed.strip()], "en")), "longer than people make a line"


@pytest.mark.parametrize(
    ("following", "reason"),
    [
        (["Please check this figure"], "a request"),
        (["please ask Bob"], "a request"),
        (["pls check"], "a request"),
        (["check with Bob"], "a request"),
        (["Note: ask Li Wei"], "a request"),
        (["(LW) not sure about this"], "a request"),
        (["Bob, please check"], "a request"),
        (["Is this the right yearbook"], "a request"),
        (["left out, is that right?"], "a question"),
        (["todo check"], MARK),
        (["To do: check"], MARK),
        (["!!! wrong"], MARK),
        (["DRAFT do not publish"], MARK),
        (["left out. Don’t publish"], MARK),
        (["translator: check"], NAME),
        (["for the editor: see mail"], NAME),
        (["van Dyk: see mail"], NAME),
        (["Li Wei (editor): see mail"], NAME),
        (["李伟 (LW): see the mail of Monday about this figure"], NAME),
        (["2024-05-01 Li Wei changed this"], "a date and a name"),
        (["Li Wei，请看"], "Chinese"),
        (["left out (Li Wei: check)"], "a name and a request"),
        (["left out [editor: why?]"], "a name and a request"),
        (["left out (Source: National Bureau of Statistics)."], ""),
        (["left out (Exchange Rate: 6.45)."], ""),
        (["left out, as they ask for no permit to do so."], ""),
        (["Data: National Bureau of Statistics, 2021."], ""),
        (["(GDP) of the districts."], ""),
        (["2021-12-31, at the prices of that year."], ""),
        (["checked every year by the bureau."], ""),
        (["left out; 专精特新 in Chinese."], ""),
    ],
)
def test_signs_of_a_line_that_an_editor_may_have_wrapped(following: list[str], reason: str) -> None:
    assert [found.reason for found in runs_on([*WRAPPED, *following], "en")] == ([reason] if reason else [])


def test_in_a_catalog_that_babel_wrote_any_further_line_may_be_private() -> None:
    lines = [
        "toolkit: footnote Above a threshold of 20 million yuan in annual revenue from main",
        "business, in private",
    ]
    assert not list(runs_on(lines, "en"))
    assert [one.reason for one in runs_on(lines, "en", ends_lost=True)] == [LOST]
    assert not list(runs_on(lines[:1], "en", ends_lost=True))
    assert not list(runs_on(textwrap.wrap(" ".join(lines), 76), "en", ends_lost=True))
    assert list(runs_on(textwrap.wrap(" ".join(lines), 78), "en", ends_lost=True))
    assert not list(runs_on([lines[0], "", lines[1]], "en", ends_lost=True))


@pytest.mark.parametrize("first", ["TODO check the figure", "Firms of size XXX are", "See with @li"])
def test_words_in_a_footnotes_own_line_get_advice_that_can_be_followed(first: str) -> None:
    (found,) = runs_on([f"toolkit: footnote {first}"], "en")
    assert str(found).endswith('; finish it, or delete "toolkit: footnote" to keep it private')
    (below,) = runs_on([*WRAPPED, f"{first}?"], "en")
    assert str(below).endswith("; put an empty comment line before it, or join it to the line above")


@pytest.mark.parametrize("width", range(70, 81))
def test_what_editors_wrap_is_not_a_finding(width: int) -> None:
    text = (
        "toolkit: footnote Industrial enterprises with annual revenue from their principal business of 20 million yuan"
    )
    long = (
        f"{text} or more, not counting those of fewer than 300 persons that were founded in the well-known year 2021."
    )
    assert not list(runs_on(textwrap.wrap(long, width, break_on_hyphens=False), "en"))


@pytest.mark.parametrize(
    ("length", "following", "wrapped"),
    [(81, "goes on", True), (120, "goes on", True), (121, "goes on", False), (81, "Goes on", False), (81, "1", False)],
)
def test_people_wrap_wider_in_a_sentence(length: int, following: str, wrapped: bool) -> None:
    first = "toolkit: footnote ".ljust(length, "x")
    assert (not list(runs_on([first, following], "en"))) is wrapped
    assert list(runs_on([f"{first[:-1]}.", following], "en"))


def test_fmt_joins_nothing_private_to_a_footnote() -> None:
    assert unwrapped([*WRAPPED, "excluded."]) == (" ".join([*WRAPPED, "excluded."]),)
    assert unwrapped([*WRAPPED, "check with Bob"]) == (" ".join(WRAPPED), "check with Bob")


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("toolkit: footnotes N", "write: toolkit: footnote"),
        ("toolkit: Footnote N", "write: toolkit: footnote"),
        ("Toolkit: footnote N", "write: toolkit: footnote"),
        ("toolkit：footnote N", "write: toolkit: footnote"),
        ("toolkit : footnote N", "write: toolkit: footnote"),
        ("toolkit: foot-note N", "write footnote or ignore after it"),
        ("toolkit: ignored x -- y", "write: toolkit: ignore"),
        ("toolkit: note N", "write footnote or ignore after it"),
        ("toolkit: 脚注 N", "write footnote or ignore after it"),
        ("toolkit:", "write footnote or ignore after it"),
        ("toolkit: footnote", "has no text"),
        ("toolkit: footnote[yuan]", "has no text"),
        ("toolkit: footnote[yuan N", "lacks its closing bracket"),
        ("toolkit: footnote: N", "begins with a colon"),
        ("toolkit: footnote N", ""),
        ("toolkit: footnote[yuan] N", ""),
        ("see above. toolkit: footnote N", ""),
        ("toolkit: ignore text -- x", ""),
        ("toolkit: theirs x", ""),
        ("toolkit: figures 1→2", ""),
        ("made with toolkit: a program", ""),
        ("a toolkit", ""),
    ],
)
def test_a_slip_in_a_comment_for_toolkit(
    catalog: Path, capfd: pytest.CaptureFixture[str], comment: str, says: str
) -> None:
    found = list(slips([comment]))
    assert [says in one for one in found] == ([True] if says else [])
    write(catalog, comment)
    assert ("directive-slip" in lint_json(capfd).checks) is bool(says)
    assert (f"r.po:6: {found[0] if found else '?'}" in toolkit(capfd, *BUILD).err) is bool(says)


@pytest.fixture
def catalog(in_folder: Path) -> Path:
    """A project with one finished report under git; returns the path of its catalog."""
    (in_folder / "toolkit.toml").write_text("", encoding="utf-8")
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds/r.txt").write_text(REPORT, encoding="utf-8")
    path = in_folder / "translations/en/r.po"
    path.parent.mkdir(parents=True)
    write(path, NOTE)
    git(in_folder, "init", "-q")
    commit(in_folder)
    return path


def write(path: Path, *comments: str) -> None:
    body = "".join(f"# {comment}\n" if comment else "#\n" for comment in comments)
    unit = '#: seeds/r.txt\nmsgid "完成投资3145亿元。"\nmsgstr "Investment reached 314.5 billion yuan."\n'
    path.write_text(f"{HEADER}\n{body}{unit}", encoding="utf-8")


BUILD = ("build-en", "-o", "-", "--format", "txt")


@pytest.mark.parametrize("command", ["fmt", "update"])
def test_both_commands_end_footnotes(catalog: Path, capfd: pytest.CaptureFixture[str], command: str) -> None:
    assert "not-canonical" in lint_json(capfd).checks
    assert toolkit(capfd, command).code == 0
    assert f"# {NOTE}\n#\n#" in catalog.read_text(encoding="utf-8")
    assert toolkit(capfd, command, "--check").code == 0
    typed = catalog.read_bytes().replace(b"2021.\n#\n", b"2021.\n#\n# Li: TODO\n")
    assert b"# Li" in typed
    catalog.write_bytes(typed)
    built = toolkit(capfd, *BUILD)
    assert (built.code, "TODO" in built.out, "says more" in built.err) == (0, False, False)
    assert "footnote-runs-on" not in lint_json(capfd).checks


def test_a_catalog_that_babel_wrote_publishes_nothing_private_unnoticed(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(catalog, "toolkit: footnote Above a threshold of 20 million yuan in annual revenue from main", "", "business")
    lint = ("lint", "--select", "footnote-runs-on")
    assert LOST not in toolkit(capfd, *lint).out
    catalog_of_babel = read_po(io.BytesIO(catalog.read_bytes()))
    with catalog.open("wb") as stream:
        write_po(stream, catalog_of_babel)
    for command in (lint, ("fmt",), lint, ("update",), lint):
        done = toolkit(capfd, *command)
        assert command != lint or 'the footnote goes on with "business" (' in done.out
    assert LOST in toolkit(capfd, *BUILD).err
    catalog.write_bytes(catalog.read_bytes().replace(b"# business\n#\n", b"#\n# business\n"))
    assert LOST not in toolkit(capfd, *lint).out
    assert "business" not in toolkit(capfd, *BUILD).out


def test_comments_of_the_header_stay(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "fmt").code == 0
    text = f"# {NOTE}\n" + catalog.read_text(encoding="utf-8")
    catalog.write_text(text, encoding="utf-8")
    assert toolkit(capfd, "fmt", "--check").code == 0


def test_a_long_line_is_cut_in_the_message(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for length in (60, 61):
        write(catalog, NOTE, "TODO ".ljust(length, "x"))
        (message,) = [one["message"] for one in lint_json(capfd).findings if one["check"] == "footnote-runs-on"]
        assert ("x" * 55 + '" (' in message, "x" * 54 + '…" (' in message) == (length == 60, length == 61)


@needs_gettext
def test_gettext_keeps_the_empty_line(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "fmt").code == 0
    assert msgcat(catalog) == catalog.read_bytes()


@pytest.mark.parametrize(
    ("comments", "added"),
    [
        ([NOTE, "Li: is that right?"], ["Li: is that right?"]),
        ([NOTE, "", "Li: is that right?"], []),
        ([NOTE.replace("One", "On average one")], ["On average one"]),
        ([NOTE + " " + "x" * 90], ["x" * 90]),
        ([NOTE + " " + "x" * 90, "Li: TODO"], ["x" * 30 + "…" + "x" * 51 + " Li: TODO"]),
        (["toolkit: footnote[yuan] Short."], []),
        ([NOTE, "", "toolkit: footnote Another."], []),
        (["toolkit: footnote Another, of the whole, which is longer than the one before it was."], []),
    ],
)
def test_build_lists_the_footnotes_that_grew(
    catalog: Path, capfd: pytest.CaptureFixture[str], comments: list[str], added: list[str]
) -> None:
    assert "says more" not in toolkit(capfd, *BUILD).err
    write(catalog, *comments)
    says = [f'r.po:6: the footnote says more than in an earlier revision in git: "{text}"' for text in added]
    for committed in (False, True):
        err = toolkit(capfd, *BUILD).err
        found = [line.rpartition("/")[2] for line in err.splitlines() if "says more" in line]
        assert found == (says if len(comments) > 1 or not committed else []), committed
        commit(catalog.parent)


PRIVATE = "check with Bob"
LONG = "toolkit: footnote The sum of all industrial investment in the city and its districts,"


def listed(capfd: pytest.CaptureFixture[str]) -> list[str]:
    """What a build says of footnotes, without places: goes on, says more."""
    done = toolkit(capfd, *BUILD)
    assert done.code == 0, done.err
    lines = [line for line in done.err.splitlines() if "the footnote" in line]
    assert all("r.po:" in line or "q.po:" in line for line in lines)
    return [line.partition("the footnote ")[2].partition(" in an earlier revision in git")[0] for line in lines]


def test_build_names_footnotes_that_run_on(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(catalog, "toolkit: footnote New.", PRIVATE)
    assert any('goes on with "check with Bob" (a request), which will be published' in one for one in listed(capfd))
    write(catalog, "toolkit: ignore footnote-runs-on -- it is so", "", "toolkit: footnote New.", PRIVATE)
    assert listed(capfd) == []


@pytest.mark.parametrize(
    "after",
    [
        [LONG, "and so it is"],
        [LONG.replace("footnote", "footnote[Investment]"), "and so it is"],
        ["toolkit: footnote Of yuan.", "", LONG, "and so it is"],
        [LONG.replace("The sum of all", "All"), "and so it is"],
    ],
)
def test_a_footnote_is_found_again_by_its_words(
    catalog: Path, capfd: pytest.CaptureFixture[str], after: list[str]
) -> None:
    write(catalog, LONG)
    commit(catalog.parent)
    assert listed(capfd) == []
    write(catalog, *after)
    for _ in range(3):  # committed, and after other commits too
        assert [one for one in listed(capfd) if one.startswith("says more")] == ["says more than"]
        commit(catalog.parent)
        catalog.write_bytes(catalog.read_bytes() + b'\n#~ msgid "x%d"\n#~ msgstr "x"\n' % catalog.stat().st_size)


def test_a_footnote_is_found_again_under_another_report_and_text(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(catalog, LONG)
    top = commit(catalog.parent) and catalog.parents[2]
    git(top, "mv", "seeds/r.txt", "seeds/q.txt")
    (top / "seeds/q.txt").write_text("全市完成投资3145亿元。\n", encoding="utf-8")
    catalog.rename(catalog.with_name("q.po"))
    text = catalog.with_name("q.po").read_text(encoding="utf-8").replace("完成投资", "全市完成投资")
    catalog.with_name("q.po").write_text(text.replace("districts,\n", f"districts,\n# {PRIVATE}\n"), encoding="utf-8")
    for _ in range(2):
        assert [one for one in listed(capfd) if one.startswith("says more")] == ["says more than"]
        commit(top)


def test_a_footnote_whose_lines_are_joined_is_listed_until_it_is_committed(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(catalog, LONG + " and the towns")
    assert listed(capfd) == []
    commit(catalog.parent)
    write(catalog, LONG + " and the towns, in 2021")
    assert listed(capfd) == ["says more than"]
    commit(catalog.parent)
    assert listed(capfd) == []


def test_a_revision_that_cannot_be_read_whole_is_compared_as_far(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with catalog.open("ab") as stream:
        stream.write(b'\nmsgid "broken\n')
    commit(catalog.parent)
    write(catalog, NOTE, "Li: is that right?")
    assert "says more" in toolkit(capfd, *BUILD).err


def test_build_is_silent_about_footnotes_without_git(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (catalog.parents[2] / ".git").rename(catalog.parents[2] / "elsewhere")
    write(catalog, NOTE, "Li: is that right?")
    assert "says more" not in toolkit(capfd, *BUILD).err


def test_a_blank_line_ends_a_footnote_as_an_empty_comment_does() -> None:
    """gettext drops blank lines; the comment below would be published."""
    entry = 'msgid "a"\nmsgstr "b"\n'
    text = f"{HEADER}\n# {NOTE_B}\n# more\n\n# private\n\n# also\n{entry}"
    [unit] = po.parse(text.encode()).units
    assert unit.comments == (NOTE_B, "more", "", "private", "also")
    assert [note.text for note in notes(unit.comments)] == ["B more"]
    assert f"# more\n#\n# private\n# also\n{entry}" in po.canonical(po.parse(text.encode())).decode()
    assert po.serialize(po.parse(text.encode())).decode() == text
