"""TMX as other programs write it → translations, what is refused, and what is written."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from toolkit.errors import InputError
from toolkit.formats import tmx
from toolkit.formats.tmx import Fault
from toolkit.formats.tmx.languages import distance
from toolkit.formats.tmx.reading import iso
from toolkit.model import Translation

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "cases" / "tmx.yaml").read_text(encoding="utf-8"))
GOOD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="X" srclang="ZH-CN"/><body>
<tu><tuv xml:lang="ZH-CN"><seg>出口回落。</seg></tuv><tuv xml:lang="EN-US"><seg>Exports fell.</seg></tuv></tu>
<tu><tuv xml:lang="ZH-CN"><seg>工业平稳。</seg></tuv><tuv xml:lang="EN-US"><seg>Industry was stable.</seg></tuv></tu>
</body>
</tmx>
"""
#: Faults that repair leaves.
STILL = {"nothing", "plain text", "another format", "an entity", "cut in a tag", "cut between two units",
         "tags that do not match"}  # fmt: skip
TEXTS = [("出口回落。", "Exports fell."), ("工业平稳。", "Industry was stable.")]


def read(data: str | bytes, source: str = "zh", target: str = "en") -> tuple[list[Translation], str]:
    """What is read before a fault, and the fault in words."""
    found = []
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    try:
        found.extend(tmx.read(stream, "a.tmx", source, target))
    except InputError as error:
        return found, str(error)
    return found, ""


def texts(data: str | bytes, source: str = "zh", target: str = "en") -> list[tuple[str, str]]:
    """The texts of a memory without a fault."""
    found, fault = read(data, source, target)
    assert fault == ""
    return [(one.source, one.target) for one in found]


def memory(*units: str, header: str = '<header creationtool="X" srclang="*all*"/>') -> str:
    """A memory with some `tu`."""
    return f'<tmx version="1.4">{header}<body>\n{"".join(units)}</body></tmx>'


def unit(*variants: tuple[str, str]) -> str:
    """A `tu` of languages and their texts, as XML."""
    return "<tu>" + "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in variants) + "</tu>"


@pytest.mark.parametrize("case", CASES["programs"], ids=lambda case: case["name"])
def test_each_program(case: dict[str, Any]) -> None:
    """Its file gives these texts, lines and dates; in the other direction the texts exchanged."""
    found, fault = read(case["tmx"])
    assert fault == ""
    assert [[one.source, one.target, one.origin.line, one.origin.date] for one in found] == case["read"]
    assert {one.origin.path for one in found} == {"a.tmx"}
    assert sorted((target, source) for source, target in texts(case["tmx"], "en", "zh")) == sorted(
        (one.source, one.target) for one in found
    )


@pytest.mark.parametrize("case", CASES["faults"], ids=lambda case: case["name"])
def test_what_is_refused(case: dict[str, Any]) -> None:
    """With its place; the translations before it are read."""
    assert case.get("old", "") in GOOD
    found, fault = read(GOOD.replace(case["old"], case["new"]) if "old" in case else case["new"])
    assert (fault, len(found)) == (case["says"], case["read"])


@pytest.mark.parametrize(("tag", "wanted", "far"), CASES["languages"])
def test_languages(tag: str, wanted: str, far: int | None) -> None:
    assert distance(tag, wanted) == far


@pytest.mark.parametrize(("written", "date"), CASES["dates"])
def test_dates(written: str, date: str) -> None:
    assert iso(written) == date


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("utf-16", "utf-16-be"),
        ("utf-8", "utf-16"),
        ("UTF-16", "utf-8"),
        ("UTF-32", "utf-32"),
        ("UTF-32", "utf-32-le"),
        ("UTF-32", "utf-32-be"),
        ("GB2312", "gb18030"),
        ("gbk", "gbk"),
        ("GB18030", "gb18030"),
        ("gb2312", "utf-8"),
    ],
)
def test_encodings(declared: str, encoding: str) -> None:
    """A declared one, or the one that the bytes plainly have."""
    assert texts(GOOD.replace("UTF-8", declared).encode(encoding)) == TEXTS


def test_an_encoding_of_one_byte_a_character() -> None:
    data = memory(unit(("en", "café"), ("fr", "café à crème")))
    assert texts(f'<?xml version="1.0" encoding="windows-1252"?>{data}'.encode("cp1252"), "en", "fr") == [
        ("café", "café à crème")
    ]


def test_big5_and_its_faults() -> None:
    units = unit(("zh-TW", "臺灣"), ("en", "Taiwan")) + "\n" + unit(("zh-TW", "香港"), ("en", "Hong Kong"))
    data = f'<?xml version="1.0" encoding="Big5"?>\n{memory(units)}'.encode("big5")
    assert texts(data) == [("臺灣", "Taiwan"), ("香港", "Hong Kong")]
    found, fault = read(data.replace("港".encode("big5"), b"\xff\xff"))
    assert fault == "a.tmx:4: is not valid in its encoding, big5hkscs; save it as UTF-8"
    assert [one.source for one in found] == ["臺灣"]
    found, fault = read(data + "灣".encode("big5")[:1])
    assert (len(found), fault) == (2, "a.tmx:4: is not valid in its encoding, big5hkscs; save it as UTF-8")


@pytest.mark.parametrize(
    ("declared", "says"),
    [
        ("martian-8", "a.tmx:1: declares an unknown encoding, martian-8; save it as UTF-8"),
        ("unicode_escape", "a.tmx:1: declares an unknown encoding, unicode_escape; save it as UTF-8"),
        ("base64", "a.tmx:1: declares an unknown encoding, base64; save it as UTF-8"),
        ("UTF-8", "a.tmx:4:32: has a character that is not in its encoding"),
        ("utf-16", "a.tmx:4:32: has a character that is not in its encoding"),
    ],
)
def test_a_wrong_encoding(declared: str, says: str) -> None:
    assert read(GOOD.replace("UTF-8", declared).encode("gb18030"))[1].startswith(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("甲 & 乙", "has a & in a text, which XML writes as &amp;"),
        ("R&D 7%", "has a & in a text, which XML writes as &amp;"),
        ("甲[[1]]>", "has ]]> in a text, which XML writes as ]]&gt;"),
        ("甲 < 乙", "has a < in a text, which XML writes as &lt;"),
        ("\x01", "has a character that is not in its encoding, or that XML does not allow"),
    ],
)
def test_a_sign_of_xml_in_a_text(text: str, says: str) -> None:
    data = memory(unit(("zh", "甲"), ("en", "a")), unit(("zh", text), ("en", "a")))
    found, fault = read(data.encode())
    assert [one.source for one in found] == ["甲"]
    assert says in fault


#: Texts of XML that is repaired → what is read, and what is wrong.
REPAIRED: list[tuple[str | bytes, str, Fault | None]] = [
    (b"a\xffb", "a\ufffdb", Fault.BYTES),
    (b"a\xe5\xad", "a\ufffd", Fault.BYTES),
    (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd", Fault.BYTES),
    ("a\x01\x0b", "a\ufffd\ufffd", Fault.XML),
    ("\uffff", "\ufffd", Fault.XML),
    ("&#xD800;", "\ufffd#xD800;", Fault.XML),
    ("&#0;&#x110000;", "\ufffd#0;\ufffd#x110000;", Fault.XML),
    (f"&#{'9' * 60};", f"\ufffd#{'9' * 60};", Fault.XML),
    ("R&D", "R\ufffdD", Fault.XML),
    ("a&nbsp;b", "a\ufffdnbsp;b", Fault.XML),
    ("a < b", "a \ufffd b", Fault.XML),
    ("x<y", "x\ufffdy", Fault.XML),
    ("x<y and z>y", "x\ufffdy and z>y", Fault.XML),
    ("a<b, b<i c=d>", "a\ufffdb, b\ufffdi c=d>", Fault.XML),
    ("m<m/s 甲<乙。" + "丙<" + "丁" * 300, "m\ufffdm/s 甲\ufffd乙。丙\ufffd" + "丁" * 300, Fault.XML),
    ("[[1]]>2]]]>", "[[1\ufffd\ufffd\ufffd2]\ufffd\ufffd\ufffd", Fault.XML),
    ("[1]] >", "[1]] >", None),
    ("<b>a</b><x:c /><hi\t type='b'>c</hi><x\t y = \"d\"/>" + f"<{'n' * 80} {'m' * 80}=''/>", "ac", None),
    ("<ph>&</ph>a", "a", Fault.XML),
    ("\ufffd &amp;&#38;&#x10FFFF; \ufdd0\x85", "\ufffd &&\U0010ffff \ufdd0\x85", None),
    ("<![CDATA[R&D < &#1; ]]>", "R&D < &#1; ", None),
    ("<![CDATA[\x01]]>", "\ufffd", Fault.XML),
    ("a<!-- & < --><?b & ?>", "a", None),
]


@pytest.mark.parametrize(("xml", "text", "fault"), REPAIRED)
@pytest.mark.parametrize("size", [1, 7, 1 << 16])
def test_what_xml_does_not_allow_is_repaired_where_it_is_asked_for(
    xml: str | bytes, text: str, fault: Fault | None, size: int
) -> None:
    """The texts around it are whole, their lines right, and a fault in one of them is not one of the others."""
    many = memory(unit(("zh", "甲"), ("en", "HERE\n")), "<prop>\x02</prop>", unit(("zh", "乙"), ("en", "b")))
    data = many.encode().replace(b"HERE", xml if isinstance(xml, bytes) else xml.encode())
    first, second = pairs(data, size)
    assert first == tmx.TextPair(2, tmx.Text("zh", "甲", None), tmx.Text("en", f"{text}\n", fault), {})
    assert second == tmx.TextPair(3, tmx.Text("zh", "乙", None), tmx.Text("en", "b", None), {})


@pytest.mark.parametrize(
    ("encoding", "bad"),
    [
        ("utf-16", b"\0\xd8"),
        ("utf-16-be", b"\xdc\0"),
        ("utf-32-le", b"\xff\xff\xff\xff"),
        ("gb18030", b"\xff"),
        ("gbk", b"\x81"),
        ("big5", b"\xb8"),
    ],
)
def test_bytes_that_are_not_of_the_encoding_are_repaired(encoding: str, bad: bytes) -> None:
    """They end with the next tag, whatever they would begin."""
    before, after = memory(unit(("zh", "甲|"), ("en", "a")), unit(("zh", "乙"), ("en", "b"))).split("|")
    data = f'<?xml version="1.0" encoding="{encoding}"?>{before}'.encode(encoding)
    data += bad + after.encode(encoding.replace("utf-16", "utf-16-le") if encoding == "utf-16" else encoding)
    assert [one.source for one in pairs(data)] == [
        tmx.Text("zh", "甲\ufffd", Fault.BYTES),
        tmx.Text("zh", "乙", None),
    ]


@pytest.mark.parametrize(
    "case", [case for case in CASES["faults"] if case["name"] in STILL], ids=lambda case: case["name"]
)
def test_what_is_cut_or_badly_nested_is_refused_with_repair(case: dict[str, Any]) -> None:
    data = GOOD.replace(case["old"], case["new"]) if "old" in case else case["new"]
    found = []
    with pytest.raises(InputError, match=f"^{re.escape(case['says'])}$"):
        found.extend(tmx.Reader(io.BytesIO(data.encode()), "a.tmx", repair=True).text_pairs("zh", "en"))
    assert len(found) == case["read"]


def test_what_comes_before_the_end_of_a_damaged_file_is_read() -> None:
    """Also what the repair holds back to see it whole."""

    class Damaged(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if found := super().read(size):
                return found
            raise InputError("is damaged", path="a.tmx")

    data = memory(unit(("zh", "甲"), ("en", "a"))).removesuffix("</body></tmx>")
    found = []
    with pytest.raises(InputError, match=r"^a\.tmx:2:84: is damaged$"):
        found.extend(tmx.Reader(Damaged(data.encode()), "a.tmx", repair=True).text_pairs("zh", "en"))
    assert len(found) == 1


def pairs(data: bytes, size: int = 1 << 16) -> list[tmx.TextPair]:
    """The pairs of a memory that is repaired, read in pieces of so many bytes."""

    class Slow(io.BytesIO):
        def read(self, _: int | None = -1, /) -> bytes:
            return super().read(size)

    return list(tmx.Reader(Slow(data), "a.tmx", repair=True).text_pairs("zh", "en"))


def test_pairs_have_every_variety_of_a_language() -> None:
    """One of both languages is on the side that it is nearer to."""
    many = memory(unit(("zh-CN", "台湾"), ("zh-TW", "臺灣"), ("en", "Taiwan"), ("fr", "Taïwan"), ("en-GB", "Taiwan.")))

    def texts_of(source: str, target: str) -> list[tuple[str, ...]]:
        found = tmx.Reader(io.BytesIO(many.encode()), "a.tmx", repair=True).text_pairs(source, target)
        return [tuple(text.text if text else "" for text in (one.source, one.target)) for one in found]

    assert texts_of("zh", "en-GB") == [
        ("台湾", "Taiwan"), ("台湾", "Taiwan."), ("臺灣", "Taiwan"), ("臺灣", "Taiwan.")
    ]  # fmt: skip
    assert texts_of("zh", "zh-TW") == [("台湾", "臺灣")]
    assert texts_of("zh-HK", "zh") == [("臺灣", "台湾")]
    assert texts_of("fr", "de") == [("Taïwan", "")]


def test_several_texts_of_a_language_are_translations_each() -> None:
    both = unit(("zh", "链"), ("en-US", "chain"), ("en-GB", "chains"), ("en-US", "chain"), ("fr", "chaîne"))
    assert texts(memory(both)) == [("链", "chain"), ("链", "chains")]
    assert texts(memory(both), "zh", "en-GB") == [("链", "chains")]
    assert texts(memory(both), "en", "zh") == [("chain", "链"), ("chains", "链")]


def test_a_second_text_of_a_variant_is_another_translation() -> None:
    both = '<tu><tuv xml:lang="zh"><seg>链</seg></tuv><tuv xml:lang="en"><seg>chain</seg><seg>link</seg></tuv></tu>'
    assert texts(memory(both)) == [("链", "chain"), ("链", "link")]


def test_another_script_serves_where_there_is_no_better() -> None:
    both = unit(("zh-TW", "臺灣"), ("zh-CN", "台湾"), ("en", "Taiwan"))
    alone = unit(("en", "Hong Kong"), ("zh-HK", "香港"))
    assert texts(memory(both, alone)) == [("台湾", "Taiwan"), ("香港", "Hong Kong")]
    assert texts(memory(both), "zh-CN", "zh-TW") == [("台湾", "臺灣")]


def test_text_without_text_is_not_a_translation() -> None:
    empty = [unit(("zh", ""), ("en", "a")), unit(("zh", "甲"), ("en", " ")), unit(("zh", "甲"), ("en", "<ph>x</ph>"))]
    assert texts(memory(*empty)) == []
    assert texts(memory('<tu><tuv xml:lang="zh"/><tuv xml:lang="en"><seg>a</seg></tuv></tu>')) == []
    assert texts(memory("<tu/>", "<tu><seg>a</seg></tu>", unit(("zh", "甲"), ("en", "a")))) == [("甲", "a")]


def test_white_space_is_kept_unless_it_is_layout() -> None:
    assert texts(memory(unit(("zh", " 甲\n乙 "), ("en", "\n    a\n b \n  ")))) == [(" 甲\n乙 ", "a\n b")]
    assert texts(memory(unit(("zh", "甲&#13;\n"), ("en", "a&lt;f0&gt; &amp;amp;<![CDATA[<b>]]>")))) == [
        ("甲\r\n", "a<f0> &amp;<b>")
    ]


def test_a_memory_without_units_is_none_of_another_pair() -> None:
    assert texts(memory()) == []


def test_what_is_in_a_memory_is_counted() -> None:
    reader = tmx.Reader(io.BytesIO(GOOD.encode()), "a.tmx")
    assert reader.units == 0
    assert len(list(reader.segments("zh", "en"))) == reader.units == 2
    assert reader.languages == {"ZH-CN": 2, "EN-US": 2}
    assert (reader.header.tool, reader.header.source, reader.header.segmentation) == ("X", "ZH-CN", "")


def test_all_languages_of_a_memory_of_another_pair_are_named() -> None:
    many = memory(unit(*((code, "a") for code in "fr de es it pt nl".split())))
    assert read(many)[1] == "a.tmx:2:1: has fr, de, es, it, pt, the project translates zh→en"
    three = memory(unit(("fr", "a"), ("de", "b"), ("es", "c")))
    assert read(three)[1] == "a.tmx:2:1: has fr, de, es, the project translates zh→en"
    assert read(memory(unit(("", "a"))))[1] == "a.tmx:2:1: has no languages, the project translates zh→en"
    turned = memory(unit(("en", "a"), ("fr", "b")), header='<header srclang="FR-fr"/>')
    assert read(turned)[1] == "a.tmx:2:1: has fr→en, the project translates zh→en"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (memory("<x>" * 200), "is nested too deeply for TMX"),
        (memory(f"<tu><tuv xml:lang='zh'><seg>{'<hi>' * 200}"), "is nested too deeply for TMX"),
        (memory("<tu>" + "<tuv/>" * 1001), "has a unit of more than 1,000 texts"),
        (memory(unit(("zh", "甲" * 600_000), ("en", "a" * 600_000))), "has a unit of more than 1,000,000 characters"),
        (memory(f'<tu tuid="{"a" * 6_000_000}"/>'), "has a tag of several megabytes"),
    ],
    ids=["nested", "nested in a segment", "texts", "characters", "a tag"],
)
def test_what_no_program_writes_is_refused(data: str, says: str) -> None:
    """So that memory stays bounded."""
    assert says in read(data)[1]


def test_what_is_big_is_read() -> None:
    """The most that a unit may have."""
    texts_in = [("zh", "甲")] + [("en", str(number)) for number in range(999)]
    assert len(texts(memory(unit(*texts_in)))) == 999
    long = memory(unit(("zh", "甲" * 400_000), ("en", "a" * 600_000)), unit(("zh", "甲"), ("en", "a")))
    assert [len(source) for source, _ in texts(long)] == [400_000, 1]
    deep = "<hi>" * 95 + "甲" + "</hi>" * 95
    assert texts(memory(unit(("zh", deep), ("en", "a")))) == [("甲", "a")]


class Counted(io.BytesIO):
    """A file that notes how far it was read."""

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert 0 < size <= 1 << 20, "a file is never read whole"
        return super().read(size)


def test_units_come_while_the_file_is_read() -> None:
    many = memory(*[unit(("zh", f"甲{number}"), ("en", f"a{number}")) for number in range(20_000)])
    stream = Counted(many.encode())
    found = tmx.read(stream, "a.tmx", "zh", "en")
    assert next(found).source == "甲0"
    assert stream.tell() < 100_000
    assert sum(1 for _ in found) == 19_999


def test_a_file_that_cannot_be_read_on() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:  # noqa: ARG002
            raise OSError(5, "Input/output error")

    with pytest.raises(InputError, match=r"a\.tmx: cannot be read: Input/output error"):
        list(tmx.read(Broken(), "a.tmx", "zh", "en"))


SEGMENT = tmx.Segment(
    "甲<b>&\r\n",
    ' "a"\t]]> ',
    "2022-05-17T00:30:00Z",
    "some/report & more",
    "1712def5ea00",
    "Li & Wang",
    "2021-05-17T00:30:00Z",
    "王 <w>",
)


def written(*segments: tmx.Segment, date: str = "") -> bytes:
    return b"".join(tmx.pieces(segments, "zh", "en", date))


def test_what_is_written_is_valid() -> None:
    """By the DTD of TMX 1.4b."""
    etree = pytest.importorskip("lxml.etree", reason="the extra `office` is not installed")
    with (HERE / "data" / "tmx14.dtd").open("rb") as file:
        rules = etree.DTD(file)
    for data in (written(), written(SEGMENT, SEGMENT._replace(report="", date=""), date="2022-05-17T00:30:00Z")):
        assert rules.validate(etree.fromstring(data)), rules.error_log
    assert not rules.validate(etree.fromstring(written(SEGMENT).replace(b"seg>", b"sag>")))


def test_what_is_written_is_read_with_its_persons_and_dates() -> None:
    read_back = list(tmx.Reader(io.BytesIO(written(SEGMENT)), "a.tmx").segments("zh", "en"))
    assert read_back == [SEGMENT._replace(report="", unit="", line=5)]
    assert b'<prop type="x-report">some/report &amp; more</prop>' in written(SEGMENT)
    assert b'<prop type="x-unit">1712def5ea00</prop>' in written(SEGMENT)


def test_many_segments_are_written_in_pieces() -> None:
    pieces = list(tmx.pieces([SEGMENT] * 5_000, "zh", "en"))
    assert len(pieces) > 10
    assert len(read(b"".join(pieces))[0]) == 5_000


def test_translate_toolkit_reads_what_is_written() -> None:
    foreign = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is in the extra `test`")
    store = foreign.tmxfile(sourcelanguage="zh", targetlanguage="en")
    store.parse(written(SEGMENT._replace(source="甲 <b>", target="a & b")))
    assert [(one.source, one.target) for one in store.units] == [("甲 <b>", "a & b")]


def test_translate_toolkit_writes_what_is_read() -> None:
    foreign = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is in the extra `test`")
    store = foreign.tmxfile(sourcelanguage="zh_Hans", targetlanguage="en_GB")
    store.addtranslation("甲 <b>\n乙", "zh_Hans", "a & b", "en_GB", "a comment")
    assert texts(bytes(store)) == [("甲 <b>\n乙", "a & b")]


@given(some.lists(some.tuples(some.text(), some.text()), max_size=5))
def test_any_text_is_written_and_read(pairs: list[tuple[str, str]]) -> None:
    """But for what XML cannot hold, white space alone, and what looks like layout."""
    segments = [tmx.Segment(source, target, "") for source, target in pairs]
    expected = [
        (one.source, one.target)
        for one in segments
        if tmx.is_writable(one) and one.source.strip() and one.target.strip()
    ]
    got = texts(written(*segments))
    assert [(a.strip(), b.strip()) for a, b in got] == [(a.strip(), b.strip()) for a, b in expected]
