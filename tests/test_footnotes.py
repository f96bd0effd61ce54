"""Footnotes end where their writer ended them: fmt, update, the check, and what build says of those that grew."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import toolkit
from gettext_tools import msgcat, needs_gettext
from hypothesis import given, settings
from hypothesis import strategies as st
from linting import HEADER, lint_json
from repository import commit, git

from toolkit.catalogs.footnotes import SIGNS, Sign, ended, runs_on, with_added
from toolkit.catalogs.merge import merged_lines
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
        merged = " ".join(note.text for note in notes(merged_lines(ended(start), mine, theirs)))
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
         ["", "a", "toolkit: footnote B", "", "b"]),
        (["a"], ["a", NOTE], ["a"], ["a", NOTE]),
    ],
)  # fmt: skip
def test_merged_comments(base: list[str], ours: list[str], theirs: list[str], merged: list[str]) -> None:
    assert list(merged_lines(base, ours, theirs)) == merged


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
        (["left out. Of these, 1,234 were in the city and its districts in 2021.", "They grew."], ""),
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
    assert [found for _, found in runs_on([*WRAPPED, *following], "en")] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("length", "word", "wrapped"),
    [
        (65, "four", False),
        (66, "four", True),
        (80, "four", True),
        (81, "four", False),
        (70, "", True),
        (60, "ten " * 9, False),
    ],
)
def test_where_editors_wrap(length: int, word: str, wrapped: bool) -> None:
    first = "toolkit: footnote ".ljust(length - 1, "x") + "."
    assert (not list(runs_on([first, word or "x"], "en"))) is wrapped


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.words)
def test_a_sign_has_an_example(sign: Sign) -> None:
    assert [reason for _, reason in runs_on([*WRAPPED, sign.example], "en")] == [sign.words]


def test_the_first_line_is_the_footnotes_own() -> None:
    assert not list(runs_on(["toolkit: footnote 工业企业", "as defined"], "en"))
    assert list(runs_on(["toolkit: footnote TODO write it"], "en"))
    assert not list(runs_on(["toolkit: footnote 指规模以上", "工业企业"], "zh")), "a Chinese footnote may be Chinese"


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
    assert (built.code, "TODO" in built.out, "grew" in built.err) == (0, False, False)
    assert "footnote-runs-on" not in lint_json(capfd).checks


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
        ([NOTE.replace("One", "On average one")], ["average one"]),
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
    assert "grew" not in toolkit(capfd, *BUILD).err
    write(catalog, *comments)
    says = [f'r.po:6: the footnote grew since its last revision in git: "{text}"' for text in added]
    for committed in (False, True):
        err = toolkit(capfd, *BUILD).err
        assert [line.rpartition("/")[2] for line in err.splitlines() if "grew" in line] == says, committed
        commit(catalog.parent)


def test_a_revision_that_cannot_be_read_whole_is_compared_as_far(
    catalog: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with catalog.open("ab") as stream:
        stream.write(b'\nmsgid "broken\n')
    commit(catalog.parent)
    write(catalog, NOTE, "Li: is that right?")
    assert "grew" in toolkit(capfd, *BUILD).err


def test_build_is_silent_about_footnotes_without_git(catalog: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (catalog.parents[2] / ".git").rename(catalog.parents[2] / "elsewhere")
    write(catalog, NOTE, "Li: is that right?")
    assert "grew" not in toolkit(capfd, *BUILD).err
