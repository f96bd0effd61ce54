"""`fmt` repairs what other tools do to comments; polib is run here, and what babel writes is written down."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from command import toolkit
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.catalogs import wrapping
from toolkit.catalogs.directives import directives
from toolkit.catalogs.listed_figures import is_list
from toolkit.catalogs.mending import mended
from toolkit.catalogs.running_on import Sign
from toolkit.catalogs.wrapping import unwrapped
from toolkit.formats import po
from toolkit.model import Catalog

HEADER = """\
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
NOTES = """\
# toolkit: footnote[above designated size] Industrial enterprises with annual revenue from their principal business of 20 million yuan or more, as the yearbook has it.
#
# ask Li about this one
# toolkit: ignore number-missing[4900万] -- the figure is in the table above, and again in the table below, where it is
#  indented,   with spaces
#. paragraph · 一、总体情况
#. 术语: 规上 = above designated size, in the sense of the statistical yearbook of the city
#. 术语: 企业 = enterprise
#: seeds/report.txt
#, fuzzy
#| msgid "规上“企业”\\n"
#| "很多。"
msgid "规上企业。"
msgstr "Enterprises above designated size."

"""  # noqa: E501
PLAIN = """\
# toolkit: figures 3145亿元→3320亿元 (314.5 billion yuan → 332 billion yuan); 9.1%→8% (9.1 percent → 8 percent)
msgid "投资。"
msgstr "Investment."
"""


def canonical(data: bytes) -> str:
    return po.canonical(mended(po.parse(data))).decode()


def test_what_polib_wraps_is_one_line_again(tmp_path: Path) -> None:
    before = canonical((HEADER + NOTES + PLAIN).encode())
    path = tmp_path / "a.po"
    path.write_text(before, encoding="utf-8")
    polib.pofile(str(path)).save()
    wrapped = path.read_text(encoding="utf-8")
    assert "with annual\n# revenue" in wrapped
    assert wrapped.startswith("#\n")
    assert canonical(wrapped.encode()) == before


def test_what_babel_writes_is_restored() -> None:
    """babel drops empty comment lines, too; nothing tells where they were."""
    babel = (
        "\n"
        + HEADER
        + """\
# toolkit: ignore number-missing[4900万] -- the figure is in the table above,
# and again in the table below, where it is
# | msgid "规上“企业”\\n"
# | "很多。"
#. paragraph · 一、总体情况
#: seeds/report.txt
#, fuzzy
msgid "规上企业。"
msgstr "Enterprises above designated size."

"""
    )
    assert canonical(babel.encode()) == HEADER + (
        "# toolkit: ignore number-missing[4900万] -- the figure is in the table above, and again in the table below,"
        ' where it is\n#. paragraph · 一、总体情况\n#: seeds/report.txt\n#, fuzzy\n#| msgid ""\n#| "规上“企业”\\n"\n'
        '#| "很多。"\nmsgid "规上企业。"\nmsgstr "Enterprises above designated size."\n'
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["toolkit: footnote Short.", "a private line"],
        ["toolkit: ignore x -- because it is so", "and for another reason"],
        ["a private line that is nearly as wide as what editors leave of it, and a", "second one that goes on"],
        ["toolkit: footnote A note of which the line ends in a full stop near the width.", "Private: ask Li"],
        ["toolkit: footnote " + "long " * 20, "and a line that a person broke"],
        ["toolkit: footnote A note that is nearly as wide as what editors leave it, and", "", "private"],
        [
            "toolkit: footnote[new energy vehicle] Electric and hybrid vehicles.",
            "王芳：这一条的口径请向统计局核实以后再发布。",
        ],
        ["toolkit: footnote[new energy vehicle] Electric and hybrid vehicles as", "王芳已经向统计局核实过这一条的口径"],
        ["toolkit: ignore number-missing[4900万] -- the figure is in the table above", "source of the figure: table 3"],
        ["toolkit: ignore number-missing[4900万] -- the figure is in the table above", "please keep this to yourself"],
        ["toolkit: ignore number-missing[4900万] -- the figure is in the table above", "Wang knows which one it is"],
        ["toolkit: ignore number-missing[4900万] -- the figure is in the table above", "is that the one of last year?"],
        ["toolkit: ignore number-missing[4900万] -- the figure is in the table above", "  an indented line of ours"],
        ["toolkit: theirs Investment in the industries of the city reached 332 billion", "表格里的数字是另一个"],
        ["toolkit: figures 20万辆→21万辆 (200,000 vehicles → 210,000 vehicles in all)", "source of the new figure"],
        [
            "toolkit: figures 20万辆→21万辆 (200,000 → 210,000)",
            "王芳：新数字来自统计局电话核实，请保留此注。",
        ],
        ["toolkit: figures 20万辆→21万辆 (200,000 → 210,000)", "3→4 (3 → 4)"],
        ["toolkit: footnote A note that is nearly as wide as what editors leave it, and", "toolkit: ignore x -- y"],
    ],
)
def test_lines_that_people_broke_stay(lines: list[str]) -> None:
    assert unwrapped(lines) == tuple(lines)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (69, "w", True),
        (68, "w", False),
        (66, "word", True),
        (65, "word so", False),
        (78, "w", True),
        (79, "w", False),
    ],
)
def test_a_line_is_wrapped_where_the_next_word_had_no_room(above: int, below: str, *, joined: bool) -> None:
    first = "toolkit: ignore x -- ".ljust(above, "y")
    assert (len(unwrapped([first, below])) == 1) is joined


def test_three_lines_of_one_directive() -> None:
    lines = ["toolkit: ignore x -- ".ljust(74, "y"), "z" * 75, "word", "a line of its own"]
    assert unwrapped(lines) == (" ".join(lines[:3]), lines[3])


def test_a_list_of_figures_is_one_line_again_wherever_it_was_broken() -> None:
    whole = "toolkit: figures （一）→（二） ((I) → (II)); 3145亿元→3320亿元 (314.5 billion yuan → 332 billion yuan)"
    for place in (place for place, letter in enumerate(whole) if letter == " " and place > len("toolkit: figures")):
        lines = [whole[:place], whole[place + 1 :]]
        if not is_list(lines[0]):
            assert unwrapped([*lines, "核实"]) == (whole, "核实")


def test_a_line_with_a_word_longer_than_a_line_is_one_line_again() -> None:
    words = ["toolkit: footnote See the yearbook at", "https://stats.example.org/" + "x" * 70, "and the table of 2021."]
    assert unwrapped([*words, "", "private"]) == (" ".join(words), "", "private")


@pytest.mark.parametrize("sign", wrapping.NOTES, ids=lambda sign: sign.words)
def test_a_note_to_a_colleague_is_not_joined(sign: Sign) -> None:
    above = "toolkit: ignore x -- a reason that goes on to the very end of the line, the"
    assert unwrapped([above, "and more of it"]) == (f"{above} and more of it",)
    assert unwrapped([above, sign.example]) == (above, sign.example)


@pytest.mark.parametrize(("above", "joined"), [("in the", True), ("the table,", True), ("in table", False)])
def test_a_capital_letter_goes_on_only_from_what_cannot_be_an_end(above: str, *, joined: bool) -> None:
    first = f"toolkit: ignore x -- {above.rjust(54, 'y')}"
    assert (len(unwrapped([first, "Statistical Yearbook"])) == 1) is joined


@pytest.mark.parametrize("stop", ".!?:。！？：")
def test_a_line_that_ends_a_sentence_is_not_joined_to_a_new_one(stop: str) -> None:
    first = "toolkit: footnote ".ljust(73, "y") + stop
    assert unwrapped([first, "Private"]) == (first, "Private")
    assert (len(unwrapped([first, "private"])) == 1) is (stop in ":：")


def test_a_comment_that_only_looks_like_a_previous_source_stays() -> None:
    for comment in ('| "text"', "| a table | of | bars", "| msgid without a string"):
        text = HEADER + f'# {comment}\nmsgid "a"\nmsgstr "b"\n'
        assert canonical(text.encode()) == text


def test_a_previous_source_that_is_there_is_not_replaced() -> None:
    text = HEADER + '# | msgid "old"\n#, fuzzy\n#| msgid "older"\nmsgid "a"\nmsgstr "b"\n'
    assert canonical(text.encode()) == text


WORDS = st.lists(st.sampled_from(["a", "word", "规模以上", "well-known", "yuan,", "4900万", "Enterprises"]), min_size=1)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(["", "toolkit: ignore x -- ", "toolkit: footnote "]), WORDS), max_size=4))
def test_no_word_is_lost_and_twice_is_once(lines: list[tuple[str, list[str]]]) -> None:
    comments = [f"{mark}{' '.join(words)}" for mark, words in lines]
    once = unwrapped(comments)
    assert "".join("".join(once).split()) == "".join("".join(comments).split())
    assert unwrapped(once) == once


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(["a", "word", "well-known", "yuan,", "4,900", "enterprises"]), min_size=1))
def test_polib_and_back(words: list[str]) -> None:
    line = f"toolkit: ignore number-missing -- {' '.join(words)}"
    entry = polib.POEntry(msgid="a", msgstr="b", tcomment=line)
    text = f"{entry.__unicode__(wrapwidth=78)}\n"
    [unit] = mended(po.parse(text.encode())).units
    assert unit.comments == (line,)


def test_a_word_broken_at_its_hyphen_is_one_word_in_the_footnote_too() -> None:
    [one] = directives(
        ["toolkit: footnote A very well-", "known figure of first- and second-", "and third-tier cities"]
    )
    assert one.text == "A very well-known figure of first- and second- and third-tier cities"


def test_fmt_and_lint_agree(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = in_folder / "a.po"
    path.write_text(HEADER + PLAIN, encoding="utf-8")
    assert toolkit(capfd, "fmt", "--check", "a.po").code == 0
    polib.pofile(str(path)).save()
    assert "not-canonical" in toolkit(capfd, "lint", "a.po", "--select", "catalog").out
    assert toolkit(capfd, "fmt", "a.po").code == 0
    assert path.read_text(encoding="utf-8") == HEADER + PLAIN


def test_a_catalog_without_such_comments_keeps_its_entries() -> None:
    catalog = po.parse((HEADER + '# private\nmsgid "a"\nmsgstr "b"\n').encode())
    assert all(one is other for one, other in zip(mended(catalog).entries, catalog.entries, strict=True))
    assert mended(Catalog(())) == Catalog(())
