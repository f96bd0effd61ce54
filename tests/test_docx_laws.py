"""Laws of reading Word files: runs do not matter, and no file, however odd, ends in a traceback."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import p, r, word

from toolkit.errors import InputError
from toolkit.formats.docx import read
from toolkit.formats.docx.numbering import LEVELS

TEXTS = st.text(alphabet="一二三、（）。，：甲乙 \u30001.9%aA①⼯\u200b\u00ad<&\"'", max_size=12)
VALUES = st.sampled_from(
    ["0", "1", "2", "9", "-1", "99999", "x", "", "on", "off", "restart", "begin", "end", "separate"]
)
NAMES = st.sampled_from(
    """
    p pPr rPr r t tab br cr sym ruby rubyBase rt ins del moveFrom moveTo hyperlink smartTag customXml sdt sdtPr
    sdtContent fldSimple fldChar instrText footnoteReference endnoteReference commentReference drawing pict object
    txbxContent tbl tr tc trPr tcPr gridSpan vMerge hMerge gridBefore gridAfter cellDel hidden numPr ilvl numId
    pStyle rStyle outlineLvl vanish specVanish framePr ind sectPr footnotePr numFmt numRestart vertAlign rFonts b
    dataBinding text showingPlcHdr altChunk lastRenderedPageBreak noBreakHyphen softHyphen mc:AlternateContent
    mc:Choice mc:Fallback m:oMath m:f m:num m:den m:t m:d m:nary wp:docPr pic:pic v:textpath c:chart abstractNum num
    lvl lvlText start lvlOverride startOverride abstractNumId style name basedOn footnote
    """.split()
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        """
        w:val w:id w:numId w:abstractNumId w:ilvl w:fldCharType w:instr w:type w:char w:font w:dropCap w:firstLine
        w:left w:styleId w:ascii w:xpath w:customMarkFollows descr string r:id
        """.split()
    ),
    VALUES,
    max_size=3,
)


def element(name: str, attributes: dict[str, str], text: str, inner: list[str]) -> str:
    name = name if ":" in name else f"w:{name}"
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{told}>{escape(text)}{''.join(inner)}</{name}>"


LEAVES = st.builds(element, NAMES, ATTRIBUTES, TEXTS, st.just([]))
ELEMENTS = st.recursive(
    LEAVES,
    lambda inner: st.builds(element, NAMES, ATTRIBUTES, st.just(""), st.lists(inner, max_size=4)),
    max_leaves=25,
)


@settings(max_examples=40, deadline=None)
@given(*[st.lists(ELEMENTS, max_size=5).map("".join)] * 4)
def test_no_file_ends_in_a_traceback(body: str, numbering: str, styles: str, footnotes: str) -> None:
    try:
        reading = read(word(body, numbering=numbering, styles=styles, footnotes=footnotes), "a.docx")
    except InputError as error:
        if "\n" in str(error):
            raise
        return
    assert [one.line for one in reading.paragraphs] == list(range(1, len(reading.paragraphs) + 1))
    for one in reading.paragraphs:
        assert one.text.strip()
        assert not re.search("[\n\r\u200b\u00ad⼯]", one.text)
        assert one.row or "\t" not in one.text
        assert 0 <= one.run_in < len(one.text)


AROUND = st.sampled_from(
    [
        "{}",
        "<w:ins w:id='1'>{}</w:ins>",
        "<w:hyperlink r:id='x'>{}</w:hyperlink>",
        "<w:smartTag><w:smartTag>{}</w:smartTag></w:smartTag>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:moveTo w:id='1'>{}</w:moveTo>",
        "<w:fldSimple w:instr='REF a'>{}</w:fldSimple>",
        "<w:bookmarkStart w:id='0' w:name='a'/>{}<w:bookmarkEnd w:id='0'/>",
        "{}<w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del>",
    ]
)


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(1, 5), AROUND), max_size=8))
def test_how_a_paragraph_is_split_into_runs_does_not_matter(text: str, cuts: list[tuple[int, str]]) -> None:
    runs, rest = "", text
    for length, around in cuts:
        runs += around.format(r(escape(rest[:length])).replace("{", "{{").replace("}", "}}"))
        rest = rest[length:]
    runs += r(escape(rest))
    whole = read(word(p(r(escape(text)))), "a.docx").paragraphs
    assert read(word(p(runs)), "a.docx").paragraphs == whole


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, LEVELS - 1), max_size=30))
def test_numbers_count_up_from_those_above(levels: list[int]) -> None:
    """The numbers of a list of decimals are those that an outline of these depths has."""
    texts = [".".join(f"%{place + 1}" for place in range(level + 1)) for level in range(LEVELS)]
    definition = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(texts)
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{definition}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = "".join(p("甲", ppr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>') for level in levels)
    expected, numbers = [], []
    for level in levels:
        numbers = [*numbers[: level + 1], *[1] * (level + 1 - len(numbers))] if level >= len(numbers) else [
            *numbers[:level], numbers[level] + 1
        ]  # fmt: skip
        expected.append(f"{'.'.join(map(str, numbers))} 甲")
    assert [one.text for one in read(word(body, numbering=numbering), "a.docx").paragraphs] == expected
