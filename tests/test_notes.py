"""Notes of a report and of its translator in every format: none is mistaken for another, and links lead both ways."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from command import toolkit
from documents import pdf_text

from toolkit.checks import note_mismatch
from toolkit.context import Context
from toolkit.formats import report
from toolkit.language.note_faults import faults
from toolkit.language.own_notes import beginning, openings, referring
from toolkit.model import BlockKind, State, Unit
from toolkit.model.rendition import Rendition
from toolkit.renderers import renderer
from toolkit.renderers.compose import ComposeOptions, compose

UNMATCHED = yaml.safe_load(
    Path(__file__).with_name("cases").joinpath("notes_unmatched.yaml").read_text(encoding="utf-8")
)
#: Paragraphs with their translations; `#` begins a translator's note.
PARAGRAPHS = (
    ("2024年统计公报", "Communiqué for 2024"),
    ("一、总体情况[1]", "I. Overview[1]"),
    (
        "生产总值27894亿元[1]，增长8.3%[2]。",
        "GRP was 2,789.4 billion yuan,[1] up 8.3 percent.[2] # About US$400 billion.",
    ),
    ("规模以上工业*增长10.7%，产业链①延长。", "Industry* grew by 10.7 percent, and industrial chains① lengthened."),
    ("表1 主要指标", "Table 1. Main Indicators"),
    ("指标\t产量", "Indicator\tOutput"),
    ("粮食[1]\t1072.8", "Grain[1]\t1,072.8"),
    ("油料\t70.1", "Oil crops\t70.1"),
    ("[1] 粮食为抽样调查数。", "[1] Grain is from a sample survey."),
    ("资料来源：市统计局。", "Source: Municipal Bureau of Statistics."),
    ("农业平稳发展，农民收入（见注3）增加。", "Agriculture was stable, and farmers’ income (see Note 3) rose."),
    ("二、工作安排", "II. Work Ahead"),
    ("力争增长6%。", "We will strive for growth of 6 percent."),
    ("[1] 绝对数按现价计算。", "[1] Values are at current prices. # A note on a note."),
    ("[2] 增速按可比价计算，同[1]。", "[2] Rates are at comparable prices; compare [1]."),
    ("注3：收入为抽样调查数。", "Note 3: Income is from a sample survey."),
    ("*年主营业务收入2000万元以上。", "* Annual revenue of 20 million yuan or more."),
    ("①包括上下游企业。", "① Enterprises upstream and downstream."),
)


def composed(paragraphs: tuple[tuple[str, str], ...] = PARAGRAPHS) -> Rendition:
    text = "\n".join(source for source, _ in paragraphs)
    document = report.parse(text.encode(), "seeds/small.txt", name="small")
    units = []
    for source, target in paragraphs:
        words, _, note = target.partition(" # ")
        comments = (f"toolkit: footnote {note}",) if note else ()
        units.append(Unit(source, words, state=State.TRANSLATED, comments=comments))
    return compose(document, units, ComposeOptions("en"))


def named(rendition: Rendition) -> dict[str, tuple[str, int]]:
    """The notes by their names: what each begins with, and how many marks lead to it."""
    return {one.note: (one.target.text[:12], one.referred) for one in rendition.walk() if one.note}


def test_each_mark_leads_to_its_own_note() -> None:
    """Two notes are [1]: that of a table is the table's alone."""
    notes = named(composed())
    assert notes == {
        "1": ("[1] Values a", 3),
        "2": ("[2] Rates ar", 1),
        "3": ("Note 3: Inco", 1),
        "n4": ("* Annual rev", 1),
        "n5": ("① Enterprise", 1),
        "n6": ("[1] Grain is", 1),
        "n7": ("Source: Muni", 0),
    }
    assert [one.of_table for one in composed().walk() if one.note] == [True, True, *[False] * 5]


@pytest.mark.parametrize("bilingual", [False, True])
def test_links_of_a_page_lead_both_ways(bilingual: bool) -> None:
    render = renderer("html", bilingual=bilingual)
    assert render
    page = render(composed()).decode()
    ids = Counter(re.findall(r' id="([^"]+)"', page))
    anchors = {name: count for name, count in ids.items() if re.match("note-|ref-|translator-|section-", name)}
    assert set(anchors.values()) == {1}
    assert {link for link in re.findall(r'href="#([^"]+)"', page) if not link.startswith("text")} <= set(ids)
    notes = [name for name in anchors if name.startswith("note-")]
    for name in notes if not bilingual else ():
        referred = f'href="#{name}"' in page
        assert referred == (f'href="#{name.replace("note", "ref", 1)}"' in page) == (name != "note-n7")
    assert page.count(' role="doc-noteref">') == (8 + 8 if bilingual else 8) + 2


def test_a_page_says_whose_notes_they_are() -> None:
    page = renderer("html")(composed()).decode()  # type: ignore[misc]
    assert '<h2 id="translator-notes">Translator’s notes</h2>' in page
    assert re.findall(r'<li id="translator-(\w)"><span class="mark">(\w)<', page) == [("a", "a"), ("b", "b")]
    assert page.index("</table>") < page.index('class="table-notes" role="note"') < page.index('class="own-notes"')
    contents = page[page.index("<nav") : page.index("</nav>")]
    assert "[1]" not in contents
    assert "note-" not in contents


def test_marks_in_word_are_links_and_translators_notes_are_footnotes_with_letters() -> None:
    with ZipFile(io.BytesIO(renderer("docx")(composed()))) as word:  # type: ignore[misc]
        text, notes = word.read("word/document.xml").decode(), word.read("word/footnotes.xml").decode()
    names = Counter(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', text))
    assert set(names.values()) == {1}
    assert len(set(re.findall(r'<w:bookmarkStart w:id="(\d+)"', text))) == sum(names.values())
    links = re.findall(r'<w:hyperlink w:anchor="([^"]+)"', text)
    assert set(links) <= set(names)
    assert {"_note_1", "_ref_1", "_note_n6", "_ref_n6"} <= set(links)
    assert '<w:numFmt w:val="lowerLetter"/>' in text
    assert re.findall("Translator’s note: [^<]+", notes.replace("\xa0", " ")) == [
        "Translator’s note: About US$400 billion.",
        "Translator’s note: A note on a note.",
    ]


def test_marks_in_a_pdf_are_links() -> None:
    pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    from toolkit.renderers.pdf import blocks

    markup = "\n".join(blocks(composed()))
    assert markup.count("#mark(") == 8
    assert markup.count("#back(") == 6
    data = renderer("pdf")(composed())  # type: ignore[misc]
    assert pdf_text(data).count("Translator’s note:") == 2
    assert [one.get_title() for one in pdfium.PdfDocument(data).get_toc()] == ["I. Overview", "II. Work Ahead"]


def test_markdown_has_footnotes_and_plain_text_has_marks() -> None:
    text = renderer("md")(composed()).decode()  # type: ignore[misc]
    assert "GRP was 2,789.4 billion yuan,[^1] up 8.3 percent.[^2][^a]" in text
    assert "[^a]: Translator’s note: About US$400 billion." in text
    assert "[^2]: Rates are at comparable prices; compare [^1]." in text
    assert "| Grain[1] | 1,072.8 |" in text
    found = set(re.findall(r"\[\^(\w+)\](?!:)", text))
    assert found == set(re.findall(r"(?m)^\[\^(\w+)\]:", text))
    plain = renderer("txt")(composed()).decode()  # type: ignore[misc]
    assert "billion yuan,[1] up 8.3 percent.[2][a]" in plain
    assert "Translator’s notes\n------------------\n\n[a] About US$400 billion.\n[b] A note on a note." in plain


#: Two texts that occur twice, one of them a heading, and a note after them.
TWICE = (
    ("某报告", "A report"),
    ("一、工业", "I. Industry # Without mining."),
    ("保持增长。", "Growth continued. # At constant prices."),
    ("二、农业", "II. Agriculture"),
    ("保持增长。", "Growth continued. # At constant prices."),
    ("（一）工业", "(I) Industry"),
    ("粮食增产。", "Grain output rose. # Grain of all kinds."),
    ("一、工业", "I. Industry # Without mining."),
    ("保持增长。", "Growth continued. # At constant prices."),
)


@pytest.mark.parametrize("bilingual", [False, True])
def test_a_text_that_occurs_twice_has_one_note(bilingual: bool) -> None:
    rendition = composed(TWICE)
    assert [one.text for one in rendition.footnotes()] == [
        "Without mining.",
        "At constant prices.",
        "Grain of all kinds.",
    ]
    shown = {name: renderer(name, bilingual=bilingual)(rendition) for name in ("txt", "md", "html", "docx")}  # type: ignore[misc]
    for name, mark in (("txt", r"\[b\]"), ("md", r"\[\^b\]")):
        text = shown[name].decode()
        assert text.count("At constant prices.") == 1
        assert len(re.findall(rf"continued\.{mark}", text)) == 3
    page = shown["html"].decode()
    ids = re.findall(r'id="(translator-[^"]+)"', page)
    assert len(ids) == len(set(ids))
    for suffix in ("", "-2", "-3"):
        assert f'href="#translator-ref-b{suffix}"' in page
        assert f'<a href="#translator-b" id="translator-ref-b{suffix}"' in page
    assert page.count("At constant prices.") == 1
    with ZipFile(io.BytesIO(shown["docx"])) as word:
        text, notes = word.read("word/document.xml").decode(), word.read("word/footnotes.xml").decode()
    assert len(re.findall("<w:footnoteReference ", text)) == notes.count("Translator’s note:") == 3
    assert text.count("NOTEREF _translator_ref_b \\f") == 2
    assert text.count("NOTEREF _translator_ref_a \\f") == 1
    assert text.count('w:name="_translator_ref_b"') == 1


def test_a_note_of_two_places_in_a_pdf_and_read_back_from_word() -> None:
    read = report.parse(renderer("docx")(composed(TWICE)), "seeds/back.docx", name="back")  # type: ignore[misc]
    texts = [block.text for block in read.walk()]
    assert texts.count("Growth continued.[b]") == 3
    pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    found = pdf_text(renderer("pdf")(composed(TWICE)))  # type: ignore[misc]
    assert found.count("At constant prices.") == 1
    assert len(re.findall(r"continued\.\s?b\b", found)) == 3


def test_the_letters_go_on_after_z_as_in_word() -> None:
    rows = tuple((f"第{number}段。", f"Paragraph {number}. # Note {number}.") for number in range(1, 29))
    marks = [one.mark for one in composed((("某报告", "A report"), *rows)).footnotes()]
    assert [marks[0], marks[25], *marks[26:]] == ["a", "z", "aa", "bb"]


def test_a_translation_without_the_mark_or_the_note_leads_nowhere() -> None:
    rows = (
        ("某公报", "A communiqué"),
        ("产值2.6[1]，增8%[2]。", "2.6, up 8.[2]"),
        ("[1] 甲。", "[1] A."),
        ("[2] 乙。", "B."),
    )
    page = renderer("html")(composed(rows)).decode()  # type: ignore[misc]
    assert '<p id="note-1">[1] A.</p>' in page
    assert '<p id="note-2">B. <a href="#ref-2" role="doc-backlink" aria-label="↩ Back to the text">↩</a></p>' in page


#: Several notes in one bracket.
SEVERAL = (
    ("某公报", "A communiqué"),
    ("产值2.6[1,3]，增8%[1-3]，区间[0,9]。", "Output 2.6,[1,3] up 8 percent,[1-3] between [0,9]."),
    ("[1] 甲。", "[1] A."),
    ("[2] 乙。", "[2] B."),
    ("[3] 丙。", "[3] C."),
)


def test_each_number_of_a_bracket_leads_to_its_note() -> None:
    text = renderer("md")(composed(SEVERAL)).decode()  # type: ignore[misc]
    assert "Output 2.6,[[^1],[^3]] up 8 percent,[[^1]-[^3]] between [0,9]." in text
    assert [one.message for one in faults([source for source, _ in SEVERAL])] == []
    assert lint_notes(SEVERAL) == []
    dropped = (SEVERAL[0], (SEVERAL[1][0], "Output 2.6,[1] up 8 percent,[1-3] between [0,9]."), *SEVERAL[2:])
    assert lint_notes(dropped) == ["the translation drops the mark of note 3"]


def test_a_bracket_of_several_notes_is_above_the_line_as_a_whole() -> None:
    rendition = composed(SEVERAL)
    page = renderer("html")(rendition).decode()  # type: ignore[misc]
    assert re.findall(r"<sup>.*?</sup>", re.sub(r"<(/?a)[^>]*>", r"<\1>", page)) == [
        "<sup>[<a>1</a>,<a>3</a>]</sup>",
        "<sup>[<a>1</a>-<a>3</a>]</sup>",
    ]
    assert "between [0,9]." in page
    both = renderer("html", bilingual=True)(rendition).decode()  # type: ignore[misc]
    assert both.count("<sup>[<a") == 4
    with ZipFile(io.BytesIO(renderer("docx")(rendition))) as word:  # type: ignore[misc]
        text = word.read("word/document.xml").decode()
    raised = re.findall(r'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>(.*?)</w:r>', text)
    runs = [re.sub("<[^>]*>", "", one.replace("<w:noBreakHyphen/>", "-")) for one in raised]
    assert "".join(runs) == "[1,3][1-3]"


def test_a_bracket_of_several_notes_is_above_the_line_in_a_pdf() -> None:
    pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    from toolkit.renderers.pdf import blocks

    markup = "\n".join(blocks(composed(SEVERAL)))
    assert markup.count("#raised(") == 6
    assert len(re.findall(r"#mark\([^)]*super\)", markup)) == 4


def test_a_bracket_with_a_word_stays_on_the_line() -> None:
    page = renderer("html")(composed(WORDED)).decode()  # type: ignore[misc]
    assert "<sup>" not in page
    assert re.search('\\(notes\\s<a href="#note-1"', page)


#: Several notes that have words, in one bracket.
WORDED = (
    ("某公报", "A communiqué"),
    (
        "税收增4%（注1、注2），利润增3%（见注1、2）。",
        "Taxes rose 4 percent (notes 1 and 2), profits 3 (see notes 1, 2).",
    ),
    ("注1：甲。", "Note 1: A."),
    ("注2：乙。", "Note 2: B."),
)


def test_each_number_after_a_word_leads_to_its_note() -> None:
    text = renderer("md")(composed(WORDED)).decode()  # type: ignore[misc]
    assert "4 percent (notes [^1] and [^2]), profits 3 (see notes [^1], [^2])." in text
    assert [one.message for one in faults([source for source, _ in WORDED])] == []
    lacking = ["税收增4%（注1、注3），利润增3%（注1—2）。", "注1：甲。", "注2：乙。"]
    assert [one.message for one in faults(lacking)] == ["the report has no note 3"]


def test_a_number_of_a_bracket_without_a_note_is_a_finding() -> None:
    texts = ["产值2.6[1,4]，增8%[2]。", "[1] 甲。", "[2] 乙。"]
    assert [one.message for one in faults(texts)] == ["the report has no note 4"]


#: Notes of three sequences at the end of the text, annexes with sentences after them.
THREE = (
    ("某报告", "A report"),
    ("产值2.6（注1），增8%[1]，净增9200人①。", "Output 2.6 (Note 1), up 8 percent,[1] a net increase of 9,200.①"),
    ("办结率达99.3%②。", "The completion rate reached 99.3 percent.②"),
    ("注1：甲。", "Note 1: A."),
    ("[1] 乙。", "[1] B."),
    ("① 丙。", "① C."),
    ("② 丁。", "② D."),
    ("附件1", "Annex 1"),
    ("名词解释", "Glossary"),
    ("算力：每秒浮点运算次数。", "Computing power: floating-point operations per second."),
)


@pytest.mark.parametrize("order", [(3, 4, 5, 6), (5, 6, 4, 3), (4, 5, 6, 3)])
def test_sequences_of_notes_one_after_the_other_are_notes(order: tuple[int, ...]) -> None:
    rows = (*THREE[:3], *(THREE[place] for place in order), *THREE[7:])
    found = {one.target.text: one.referred for one in composed(rows).walk() if one.kind is BlockKind.NOTE}
    assert found == {"Note 1: A.": 1, "[1] B.": 1, "① C.": 1, "② D.": 1}
    assert list(faults([source for source, _ in rows])) == []


@pytest.mark.parametrize(
    ("gone", "message"),
    [(5, "the report has no note ①"), (2, "no mark in the report refers to note ②")],
)
def test_a_circled_mark_or_note_among_sequences_that_has_no_counterpart_is_a_fault(gone: int, message: str) -> None:
    texts = [source for place, (source, _) in enumerate(THREE) if place != gone]
    assert message in [one.message for one in faults(texts)]


def test_circled_items_are_no_notes_and_marks_beside_them_are_faults() -> None:
    rows = (
        ("某报告", "A report"),
        ("净增9200人①，办结率达99.3%②。", "A net increase of 9,200,① a rate of 99.3 percent.②"),
        ("重点任务如下：", "Priorities:"),
        ("①创新驱动；", "① Innovation;"),
        ("②协调发展。", "② Coordination."),
        ("以上任务年内完成。", "They will be completed within the year."),
    )
    assert not [one for one in composed(rows).walk() if one.kind is BlockKind.NOTE]
    assert [one.message for one in faults([source for source, _ in rows])] == [
        "the report has no note ①",
        "the report has no note ②",
    ]


@pytest.mark.parametrize("bilingual", [False, True])
def test_a_markdown_footnote_has_one_mark_and_no_blank_before_it(bilingual: bool) -> None:
    render = renderer("md", bilingual=bilingual)
    assert render
    text = render(composed(THREE)).decode()
    assert "Output 2.6[^1], up 8 percent,[^n2] a net increase of 9,200.[^n3]" in text
    for name, source, target in (("1", "甲。", "A."), ("n2", "乙。", "B."), ("n3", "丙。", "C.")):
        shown = f"{source}\\\n    {target}" if bilingual else target
        assert f"[^{name}]: {shown}\n" in text


def test_a_markdown_footnote_of_two_notes_keeps_their_marks() -> None:
    rows = (
        ("某公报", "A communiqué"),
        ("产值2.6[1]，增8%[2]。", "Output 2.6,[1] up 8 percent.[2]"),
        ("[1] 甲。[2] 乙。", "[1] A. [2] B."),
    )
    text = renderer("md")(composed(rows)).decode()  # type: ignore[misc]
    assert "[^1]: [1] A. [2] B." in text


def test_notes_in_parentheses_are_linked_in_both_languages() -> None:
    rows = (
        ("某公报", "A communiqué"),
        ("产值2.6亿元（1），增长8%（2）。", "Output was 260 million yuan (1), up 8 percent (2)."),
        ("（1）甲。", "(1) A."),
        ("（2）乙。", "(2) B."),
    )
    text, page = (renderer(name, bilingual=True)(composed(rows)).decode() for name in ("md", "html"))  # type: ignore[misc]
    assert "[^1]: 甲。\\\n    A.\n\n[^2]: 乙。\\\n    B.\n" in text
    assert page.count('href="#ref-1"') == page.count('href="#ref-2"') == 2


#: Every place where a title is plain text has a note: the title, a heading, the name of each of three tables.
TITLED = (
    ("某市2024年统计公报[1]", "Communiqué of a City[1] # The first."),
    ("一、总体情况[1]", "I. Overview[1]"),
    ("增长8%[1]。", "Growth was 8 percent.[1]"),
    ("二、工作安排", "II. Work Ahead"),
    *(
        row
        for number in (1, 2, 3)
        for row in (
            (f"表{number} 指标[1]", f"Table {number}. Indicators[1]"),
            ("指标\t产量", "Indicator\tOutput"),
            (f"粮食\t{number}", f"Grain\t{number}"),
            ("保持增长。", "Growth continued."),
        )
    ),
    ("[1] 初步统计数。", "[1] Preliminary."),
    ("[2] 快报数。", "[2] Flash figures."),
)


def titled(marks: str) -> Rendition:
    """The report whose titles have these marks."""
    return composed(
        tuple((source.replace("[1]", marks, 1), target.replace("[1]", marks, 1)) for source, target in TITLED[:-2])
        + TITLED[-2:]
    )


@pytest.mark.parametrize("marks", ["[1]", "[1,2]"])
def test_plain_titles_are_without_the_marks_of_their_notes(marks: str) -> None:
    rendition = titled(marks)
    assert rendition.title == "Communiqué of a City"
    assert rendition.about.description.endswith("某市2024年统计公报")
    page = renderer("html")(rendition).decode()  # type: ignore[misc]
    assert "<title>Communiqué of a City</title>" in page
    lists = re.findall(r"(?s)<nav.*?</nav>", page)
    assert len(lists) == 2
    with ZipFile(io.BytesIO(renderer("docx")(rendition))) as word:  # type: ignore[misc]
        parts = [word.read(name).decode() for name in ("docProps/core.xml", "word/header1.xml", "word/document.xml")]
    contents = re.findall(r'<w:pStyle w:val="(?:TOC\d|TableofFigures)"/>.*?</w:p>', parts.pop())
    assert contents
    assert [
        one
        for one in (page[page.index("<title>") : page.index("<style>")], *lists, *contents, *parts)
        if "[" in re.sub("<[^>]*>", "", one)
    ] == []


@pytest.mark.parametrize("marks", ["[1]", "[1,2]"])
def test_the_title_and_the_bookmarks_of_a_pdf_are_without_the_marks_of_notes(marks: str) -> None:
    pytest.importorskip("typst", reason="the extra `pdf` is not installed")
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    file = pdfium.PdfDocument(renderer("pdf")(titled(marks)))  # type: ignore[misc]
    assert file.get_metadata_value("Title") == "Communiqué of a City"
    assert [one.get_title() for one in file.get_toc()] == ["I. Overview", "II. Work Ahead"]


def test_a_mark_in_a_title_that_leads_nowhere_stays_and_is_a_fault() -> None:
    rows = (("某公报[1]", "A communiqué[1]"), ("增长8%。", "Growth was 8 percent."))
    assert composed(rows).title == "A communiqué[1]"
    assert [one.message for one in faults([source for source, _ in rows])] == ["the report has no note [1]"]


#: The marks in a translation and what each leads to, in a report with notes of two kinds, and in one of circled notes.
SEQUENCES = (
    ("某公报", "A communiqué"),
    ("产值2.6[1]，增8%①，人口3[2]。", "Output 2.6,[1] up 8 percent,① population 3.[2]"),
    ("[1] 甲。", "[1] A."),
    ("[2] 乙。", "[2] B."),
    ("①丙。", "① C."),
)
CIRCLED = (SEQUENCES[0], ("产值2.6，增8%①。", "Output 2.6, up 8 percent.[1]"), ("①丙。", "[1] C."))


def lint_notes(rows: tuple[tuple[str, str], ...]) -> list[str]:
    """What `note-mismatch` finds in a report of these paragraphs."""
    context = Context()
    readings = context.read([Unit(*row, state=State.TRANSLATED) for row in rows])
    found = [problem for reading in readings for problem in note_mismatch.check_unit(reading)]
    return [problem.message for problem in (*found, *note_mismatch.check_catalog(readings, context))]


def test_two_kinds_of_marks_are_two_sequences() -> None:
    text = renderer("md")(composed(SEQUENCES)).decode()  # type: ignore[misc]
    assert "Output 2.6,[^1] up 8 percent,[^n3] population 3.[^2]" in text
    assert "[^n3]: C." in text
    assert lint_notes(SEQUENCES) == []


@pytest.mark.parametrize(
    ("target", "shown", "message"),
    [
        ("Output 2.6,[1] up 8 percent, population 3.[2]", "2.6,[^1] up 8 percent, ", "drops the mark of note ①"),
        ("Output 2.6, up 8 percent,[1] population 3.[2]", "2.6, up 8 percent,[^1] ", "drops the mark of note ①"),
        ("Output 2.6,① up 8 percent,① population 3.[2]", "2.6,[^n3] up 8 percent,[^n3] ", "drops the mark of note [1]"),
    ],
)
def test_a_mark_is_not_taken_for_that_of_another_sequence(target: str, shown: str, message: str) -> None:
    rows = (SEQUENCES[0], (SEQUENCES[1][0], target), *SEQUENCES[2:])
    assert shown in renderer("md")(composed(rows)).decode()  # type: ignore[misc]
    assert lint_notes(rows) == [f"the translation {message}"]


def test_a_translation_may_write_the_marks_of_the_only_notes_in_its_own_way() -> None:
    text = renderer("md")(composed(CIRCLED)).decode()  # type: ignore[misc]
    assert "up 8 percent.[^1]" in text
    assert "[^1]: C." in text
    assert lint_notes(CIRCLED) == []


@pytest.mark.parametrize(
    ("marks", "notes", "target"),
    [
        (("（1）", "（2）"), ("（1）", "（2）"), "Output was 10 billion yuan,(1) up 8 percent (2)."),
        (("（1）", "（2）"), ("（1）", "（2）"), "Output was 10 billion yuan（1）, up 8 percent（2）."),
        (("(1)", "(2)"), ("(1)", "(2)"), "Output was 10 billion yuan(1), up 8 percent(2)."),
        (("（1）", "（2）"), ("（1）", "（2）"), "Output was 10 billion yuan[1], up 8 percent[2]."),
        (("注1", "注2"), ("注1：", "注2："), "Output was 10 billion yuan (Note 1), up 8 percent.[2]"),
    ],
)
def test_marks_in_parentheses_and_bare_ones_lead_to_their_notes(
    marks: tuple[str, str], notes: tuple[str, str], target: str
) -> None:
    rows = (
        ("某市2023年统计公报", "Communiqué"),
        (f"产值100亿元{marks[0]}，增长8%{marks[1]}。", target),
        (f"{notes[0]}按现价计算。", "(1) At current prices."),
        (f"{notes[1]}按可比价计算。", "(2) At comparable prices."),
    )
    assert [one.referred for one in composed(rows).walk() if one.note] == [1, 1]
    assert lint_notes(rows) == []
    lost = (rows[0], (rows[1][0], "Output was 10 billion yuan, up 8 percent."), *rows[2:])
    assert lint_notes(lost) == [f"the translation drops the mark of note {one}" for one in marks]


@pytest.mark.parametrize(
    "target", ["percent.①", "percent①.", "percent,① a good rate.", "percent ①. It rose.", "percent ① and rose."]
)
@pytest.mark.parametrize("name", ["html", "docx", "md"])
def test_a_circled_mark_leads_to_its_note_below_the_next_table(target: str, name: str) -> None:
    """In English the mark may follow the stop of the sentence."""
    rows = (
        ("某公报", "A communiqué"),
        ("规模以上工业增长6.5%①。", f"Industry above designated size grew by 6.5 {target}"),
        ("表2 产品产量", "Table 2. Output"),
        ("产品\t产量", "Product\tOutput"),
        ("汽车\t112.67", "Motor vehicles\t112.67"),
        ("①指年主营业务收入2000万元及以上的法人单位。", "① With an annual revenue of 20 million yuan or more."),
        ("就业稳定。", "Employment was stable."),
    )
    rendition = composed(rows)
    assert [one.referred for one in rendition.walk() if one.note] == [1]
    assert not list(faults([source for source, _ in rows]))
    data = renderer(name)(rendition)  # type: ignore[misc]
    if name == "docx":
        with ZipFile(io.BytesIO(data)) as word:
            data = word.read("word/document.xml")
    link = {"html": 'href="#note-1"', "docx": 'w:anchor="_note_1"', "md": "[^1]"}[name]
    assert link in data.decode()


@pytest.mark.parametrize(
    ("target", "links"),
    [
        ("Output* grew by 8 percent ①.", [("*", "n1"), ("①", "1")]),
        ("Output * grew by 8 percent ①.", [("*", "n1"), ("①", "1")]),
        ("① Output grew by 8 percent.", []),
        ("Growth of ① output and ② sales was 8 percent ①.", [("①", "1")]),
    ],
)
def test_a_sign_is_a_mark_wherever_it_has_only_that_of_the_source(target: str, links: list[tuple[str, str]]) -> None:
    rows = (("某公报", "A communiqué"), ("产值*增8%①。", target), ("*甲。", "* A."), ("①乙。", "① B."))
    piece = next(one for one in composed(rows).walk() if one.target.text == target)
    found = [(target[one.start : one.end], one.note) for one in piece.target.references]
    assert found == links


@pytest.mark.parametrize(
    ("below", "listed"),
    [
        ((), ["I. State", "II. Tasks", "Notes"]),
        ((("附件", "Attachment"), ("清单如下。", "The list.")), ["I. State", "II. Tasks", "Notes", "Attachment"]),
    ],
)
def test_the_contents_list_notes_where_they_are(below: tuple[tuple[str, str], ...], listed: list[str]) -> None:
    rows = (("某公报", "A"), ("一、情况", "I. State"), ("增长8%[1]。", "Growth [1]."), ("二、任务", "II. Tasks"))
    rows += (("工作很多。", "Much work."), ("[1] 甲。", "[1] A."), *below)
    assert in_contents(composed(rows)) == listed


def test_the_contents_list_notes_once_where_a_heading_names_them() -> None:
    rows = (("某公报", "A"), ("一、情况", "I. State"), ("增长8%[1]。", "Growth [1]."), ("二、注释", "II. Notes"))
    assert in_contents(composed((*rows, ("[1] 甲。", "[1] A.")))) == ["I. State", "II. Notes"]


def in_contents(made: Rendition) -> list[str]:
    page = renderer("html")(made).decode()  # type: ignore[misc]
    nav = page[page.index("<nav") : page.index("</nav>")]
    return [re.sub("<[^>]*>", "", one) for one in re.findall("<li.*?</li>", nav)]


@pytest.mark.parametrize("mark", ["[1]", "〔1〕", "①", "¹"])
@pytest.mark.parametrize(
    ("before", "after"), [("1. 再生水源", "。供水0.9亿立方米。"), ("1. Use of 水源", ". It rose by 9 percent.")]
)
def test_a_mark_in_a_heading_is_written_once(mark: str, before: str, after: str) -> None:
    rows = (
        ("某公报", "A"),
        (f"1. 水源{mark}。供水0.9亿立方米。", f"{before}{mark}{after}"),
        (f"{mark}甲。", f"{mark} A."),
    )
    text = renderer("md")(composed(rows)).decode()  # type: ignore[misc]
    assert f"**{before}" in text
    assert text.count("[^1]") == 2  # the other is that of the note
    assert text.replace("**", "").count(f"{before}[^1]{after}") == 1


@pytest.mark.parametrize("target", ["Output grew ①.", "Output [1] grew."])
def test_no_line_begins_with_the_mark_after_a_space(target: str) -> None:
    mark = "①" if "①" in target else "[1]"
    rows = (("某公报", "A communiqué"), (f"产值增{mark}。", target), (f"{mark}甲。", f"{mark} A."))
    text = renderer("html")(composed(rows)).decode()  # type: ignore[misc]
    assert f'\u00a0<sup><a href="#note-1" id="ref-1" role="doc-noteref">{mark}</a></sup>' in text


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("产值2.6万亿元[1]，增长8.6%¹。", ["[1]", "¹"]),
        ("见（注1）和［注2］。", ["（注1）", "［注2］"]),
        ("规上①工业*增长，“双链”②延长", ["①", "*", "②"]),
        ("包括：①创新；②协调。", []),
        ("工业增长6.5%。①", ["①"]),
        ("完成任务。①创新。②协调。", []),
        ("Industry grew by 6.5 percent.① Chains,② lengthened.③", ["①", "②", "③"]),
        ("Priorities: ① innovation; ② coordination. ③ Opening up.", []),
        ("面积8.24万km²，10³，1500平方米²，5*3=15。", []),
        ("根据国发〔2021〕3号、〔21〕3号文件。", []),
        ("全年国内生产总值[2]1260582亿元，粮食产量[13]1,234.5万吨。", ["[2]", "[13]"]),
        ("发改办〔5〕13号，增长5.8%[3]12.6。", []),
        ("The city¹ grew.² R&D intensity* rose (see Note 3).", ["¹", "²", "*", "(see Note 3)"]),
    ],
)
def test_marks_in_a_text(text: str, marks: list[str]) -> None:
    assert [text[one.start : one.end] for one in referring(text)] == marks


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("[1] 甲。", ("number", "1")),
        ("【２】甲。", ("number", "2")),
        ("¹ 甲。", ("number", "1")),
        ("[注1] 甲。", ("word", "1")),
        ("注一：甲。", ("word", "1")),
        ("注十二、甲。", ("word", "12")),
        ("Note 3: A.", ("word", "3")),
        ("①甲。", ("ring", "1")),
        ("**甲。", ("star", "**")),
        ("[a] A.", ("letter", "a")),
        ("注：甲。", None),
        ("[1]", None),
        ("〔21〕3号文件。", None),
    ],
)
def test_what_a_note_begins_with(text: str, mark: tuple[str, str] | None) -> None:
    found = beginning(text)
    assert (found.key if found else None) == mark


def test_notes_in_one_paragraph() -> None:
    text = "注：[1]甲为初步数，见[3]。[2]乙为快报数。"
    assert [one.value for one in openings(text)] == ["1", "2"]
    said = [one.message for one in faults(["产值2.6[1]，人口3[2]。", text])]
    assert said == ["the report has no note [3]"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("*为初步统计数。②含晚稻。", ["*", "②"]),
        ("* Preliminary figures. ② Including late rice.", ["*", "②"]),
        ("①甲；②乙。*丙。", ["①", "②", "*"]),
        ("*甲。**乙。†丙。", ["*", "**", "†"]),
        ("注：*甲；②乙。", ["*", "②"]),
        ("注：①甲；②乙。", ["①", "②"]),
        ("*包括：①甲；②乙。", ["*"]),
        ("[1] 三类：①甲；②乙。", ["[1]"]),
        ("注：面积=长*宽。", []),
    ],
)
def test_signs_begin_notes_within_a_paragraph(text: str, values: list[str]) -> None:
    assert [text[one.start : one.end] for one in openings(text)] == values


#: A table whose marks lead to two notes in one paragraph below it, and a mark in the text above.
TWO_NOTES = (
    ("某公报", "A communiqué"),
    ("总产量15.47万吨*，增长2.3%。", "Output was 154,700 metric tons*, up 2.3 percent."),
    ("作物\t产量", "Crop\tOutput"),
    ("粮食\t15.47*", "Grain\t15.47*"),
    ("秋粮②\t12.89", "Autumn grain ②\t12.89"),
    ("*为初步统计数。②含晚稻。", "* Preliminary figures. ② Including late rice."),
    ("畜牧业稳定。", "Animal husbandry was stable."),
)


@pytest.mark.parametrize("named", ["", "注："])
def test_two_notes_in_a_paragraph_below_a_table_stay_there_and_have_the_links_of_all_marks(named: str) -> None:
    rows = (*TWO_NOTES[:5], (named + TWO_NOTES[5][0], "Note: " * bool(named) + TWO_NOTES[5][1]), TWO_NOTES[6])
    rendition = composed(rows)
    note = next(one for one in rendition.walk() if one.kind is BlockKind.NOTE)
    assert (note.referred, note.of_table) == (3, True)
    assert "| 15.47\\* |" in renderer("md")(rendition).decode()  # type: ignore[misc]
    page = renderer("html")(rendition).decode()  # type: ignore[misc]
    assert page.count(f'href="#note-{note.note}"') == 3
    assert not list(faults([source for source, _ in rows]))


@pytest.mark.parametrize(("row", "shown"), [(3, "*"), (4, "②")])
def test_a_note_in_a_paragraph_without_its_mark_is_a_fault(row: int, shown: str) -> None:
    texts = [
        source.replace(shown, "") if number in (1, row) else source for number, (source, _) in enumerate(TWO_NOTES)
    ]
    assert [one.message for one in faults(texts)] == [f"no mark in the report refers to note {shown}"]


@pytest.mark.parametrize("case", UNMATCHED, ids=lambda case: str(case["name"]))
def test_what_has_no_counterpart(case: dict[str, Any]) -> None:
    document = report.parse(case["text"].replace("|", "\t").encode(), "seeds/x.txt", name="x")
    texts = [block.text for block in document.walk() if block.unit]
    found = [texts[one.text][one.mark.start : one.mark.end].rstrip(" :：.．、") for one in faults(texts)]
    assert sorted(found) == sorted(case["found"])
    if "notes" in case:
        own = [block.text for block in document.walk() if block.kind is BlockKind.NOTE]
        own = [one for one in own if not one.startswith("资料来源")]
        assert len(own) == len(case["notes"])
        assert all(map(str.startswith, own, case["notes"]))


def test_outline_and_build_say_what_has_no_counterpart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("2024年公报\n\n产值2.6亿元[1]，增长8%[3]。\n\n[1] 甲。\n[2] 乙。\n", encoding="utf-8")
    done = toolkit(capfd, "outline", "a.txt")
    assert done.code == 0
    assert done.err.splitlines() == [
        "toolkit: a.txt:3: the report has no note [3]",
        "toolkit: a.txt:6: no mark in the report refers to note [2]",
    ]
