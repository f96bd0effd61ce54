"""Glossaries of other programs: statuses, headers, delimiters, encodings and conflicts change nothing unnoticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from command import Outcome, toolkit
from hypothesis import given, settings
from hypothesis import strategies as st
from own_glossary import own_glossary

from toolkit.errors import InputError
from toolkit.formats import glossary_csv, glossary_entries, tbx
from toolkit.formats.glossary import parse
from toolkit.formats.legacy_chinese import decoded
from toolkit.formats.usage_status import WORDS, UsageStatus, usage_status_of
from toolkit.language.zh.traditional import SIMPLIFIED
from toolkit.model import Concept, ConceptStatus, Term, TermStatus
from toolkit.project.glossary.matching import matched
from toolkit.terminology.bare import bare, bare_parts

OURS = [concept.terms["zh"][0].text for concept in own_glossary().concepts]
TRADITIONAL = {ord(new): old for old, new in SIMPLIFIED.items()}
CASES = Path(__file__).parent / "cases"
STATUSES = yaml.safe_load((CASES / "tbx-statuses.yaml").read_text(encoding="utf-8"))
LEVELS = yaml.safe_load((CASES / "tbx-levels.yaml").read_text(encoding="utf-8"))
TABLES = yaml.safe_load((CASES / "glossary-tables.yaml").read_text(encoding="utf-8"))
MARKS = {TermStatus.PREFERRED: "", TermStatus.ADMITTED: " * ", TermStatus.DEPRECATED: " - "}


def shown(concept: Concept) -> str:
    english = "".join(MARKS[term.status] + term.text for term in concept.terms_in("en"))
    proposed = " proposed" if concept.status is ConceptStatus.PROPOSED else ""
    return concept.terms["zh"][0].text + (f" = {english}" if english else "") + proposed


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["name"])
def test_a_table(case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(InputError) as caught:
            glossary_csv.parse(case["text"].encode(), "t.csv", ("zh", "en"))
        assert str(caught.value).startswith(f"t.csv:{case['error']}")
        return
    found = glossary_csv.parse(case["text"].encode(), "t.csv", ("zh", "en"))
    assert [shown(concept) for concept in found.concepts] == case["gives"]
    assert case.get("says", "") in "\n".join(found.remarks)
    assert case.get("refuses", "") in "\n".join(found.refused)
    assert bool(found.refused) is ("refuses" in case)


def tbx_file(groups: str, *, head: str = "<martif><text><body>", tail: str = "</body></text></martif>") -> str:
    source = '<langSet xml:lang="zh-CN"><tig><term>市场主体</term></tig></langSet>'
    return f'{head}<termEntry id="e1">{source}<langSet xml:lang="en">{groups}</langSet></termEntry>{tail}'


ENTITY = "<tig><term>market entity</term></tig>"
PREFERRED = "<tig><term>market entity</term><termNote type='status'>preferred</termNote></tig>"
UNDEFINED = tbx_file("<tig><term>R&ouml;sti</term></tig>", head='<!DOCTYPE m SYSTEM "m.dtd"><martif><text><body>')


@pytest.mark.parametrize(
    "case", STATUSES, ids=lambda case: f"{case['from']}: {case.get('note', case.get('attribute'))}"
)
def test_a_status(case: dict[str, str]) -> None:
    group = f"<tig {case.get('attribute', '')}><term>market subject</term>{case.get('note', '')}</tig>"
    found = tbx.parse(tbx_file(ENTITY + group).encode(), "t.tbx", ("zh", "en"))
    (concept,) = found.concepts
    usage = {term.text: str(term.status) for term in concept.terms["en"]}
    assert usage.get("market subject", "left-out") == case["becomes"]
    assert (case["becomes"] == "left-out") is any('"market subject"' in line for line in found.remarks + found.refused)
    assert "market entity" in usage


@pytest.mark.parametrize("case", LEVELS, ids=lambda case: next(iter(case.values())))
def test_a_status_above_the_term(case: dict[str, Any]) -> None:
    text = f"""<martif><text><body><termEntry {case.get("entry attribute", "")}>{case.get("entry", "")}
    <langSet xml:lang="zh"><tig><term>市场主体</term></tig></langSet>
    <langSet xml:lang="en" {case.get("language attribute", "")}>{case.get("language", "")}{ENTITY}</langSet>
    </termEntry></body></text></martif>"""
    found = tbx.parse(text.encode(), "t.tbx", ("zh", "en"))
    assert [shown(concept) for concept in found.concepts] == case["gives"]
    assert case.get("refuses", "") in "\n".join(found.refused)
    assert bool(found.refused) is ("refuses" in case)
    assert not found.remarks


def test_a_ban_above_a_term_is_stronger_than_what_the_term_says() -> None:
    text = tbx_file(f"<note>deprecated</note>{PREFERRED}")
    assert not tbx.parse(text.encode(), "t.tbx").concepts


def test_the_term_to_use_instead_is_the_reason() -> None:
    group = '<tig><term>market subject</term><termNote type="replacedBy">market entity</termNote></tig>'
    (concept,) = tbx.parse(tbx_file(ENTITY + group).encode(), "t.tbx").concepts
    assert [(term.text, term.reason) for term in concept.terms["en"]][1] == ("market subject", "use market entity")


#: Statuses by what they claim: the lowest number is the preferred term, None may not be used.
CLAIMS: dict[str, int | None] = {
    "preferredTerm": 0, "preferredTerm-admn-sts": 0, "standardizedTerm": 1, "standardizedTerm-admn-sts": 1,
    "legalTerm": 1, "regulatedTerm": 1, "approved": 2, "admittedTerm": 3, "deprecatedTerm-admn-sts": None,
    "supersededTerm": None,
}  # fmt: skip
COMBINATIONS = [
    one for count in (2, 3) for one in product(CLAIMS, repeat=count) if {CLAIMS[said] for said in one} != {None}
]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_preferred_term_is_the_one_that_is_called_so_in_any_position(language: str) -> None:
    for statuses in COMBINATIONS:
        terms = [f"{'甲乙丙'[number]}局" if language == "zh" else f"term {number}" for number in range(len(statuses))]
        groups = [
            f"<tig><term>{term}</term><termNote type='administrativeStatus'>{said}</termNote></tig>"
            for term, said in zip(terms, statuses, strict=True)
        ]
        sections = {"zh": "<tig><term>局</term></tig>", "en": "<tig><term>bureau</term></tig>"}
        sections[language] = "".join(groups)
        body = "".join(f'<langSet xml:lang="{code}">{inner}</langSet>' for code, inner in sections.items())
        found = tbx.parse(f"<martif><text><body><termEntry>{body}</termEntry></body></text></martif>".encode(), "t.tbx")
        claims = [CLAIMS[said] for said in statuses]
        best = min(claim for claim in claims if claim is not None)
        (concept,) = found.concepts
        status = {term.text: term.status for term in concept.terms[language]}
        expected = [TermStatus.DEPRECATED if claim is None else TermStatus.ADMITTED for claim in claims]
        expected[claims.index(best)] = TermStatus.PREFERRED
        assert [status[term] for term in terms] == expected, statuses
        rivals = [term for term, claim in zip(terms, claims, strict=True) if claim == best < 2]
        named = "".join(f'"{term}"' for term in rivals if len(rivals) > 1)
        assert "".join(re.findall('"[^"]+"', "".join(found.remarks))) == named, statuses
        assert len(found.remarks) == bool(named)


#: Columns of tools and people that may say that a term is not to be used, and how they say it.
SAYING = """Status|Usage status|en Status|status_en|State|术语状态|使用状态|Usage label|Approval|Validity|Note|备注
    |Comment|用法|Type|Label|Tags|Flags|Term_Info|说明|Description|Definition|Context|Category|Domain|Part of speech
    |Register|Deprecated|Forbidden|禁用|Is forbidden|Do not use|Not allowed|使用建议|""".split("|")
SAID = """forbidden|Deprecated|do not use|禁用|obsolete|not recommended|弃用|已废止|NOT ALLOWED|Superseded|banned
    |不推荐使用|旧译|Forbidden term|deprecated; see market entity|prohibited (2020)|不再使用|verboten""".split("|")


@pytest.mark.parametrize("header", [one.strip() for one in SAYING])
def test_no_column_lets_a_forbidden_term_through(header: str) -> None:
    for said, extra in product(map(str.strip, SAID), [None, ("Approved", "yes"), ("Status 2", "Valid")]):
        columns = [("zh", "市场主体"), ("en", "market subject"), (header, said), *([extra] if extra else [])]
        for order in permutations(columns):
            rows = [",".join(f'"{cell}"' for cell in row) for row in zip(*order, strict=True)]
            found = glossary_csv.parse("\n".join(rows).encode(), "t.csv", ("zh", "en"))
            right = [term.text for one in found.concepts for term in one.terms.get("en", ()) if not is_wrong(term)]
            assert "market subject" not in right, (order, found.remarks)


def is_wrong(term: Term) -> bool:
    return term.status is TermStatus.DEPRECATED


@pytest.mark.parametrize("word", [word for words in WORDS.values() for word in words.split()])
def test_every_word_of_a_status_is_known_however_it_is_written(word: str) -> None:
    usage = next(usage for usage, words in WORDS.items() if word in words.split())
    for form in (word, word.upper(), f"{word}Term", f"{word}Term-admn-sts", f" {word[:3]}-{word[3:]} "):
        assert usage_status_of("administrativeStatus", form) is usage, form


@given(st.text(min_size=1, max_size=20).filter(str.strip))
@settings(derandomize=True, deadline=None, max_examples=200)
def test_an_unknown_status_never_allows(said: str) -> None:
    allowed = {UsageStatus.ADMITTED, UsageStatus.PREFERRED, UsageStatus.STANDARD, UsageStatus.UNSAID}
    known = {word for words in WORDS.values() for word in words.split()} | {"processed"}
    if usage_status_of("status", said) in allowed:
        assert any(word in "".join(filter(str.isalnum, said.casefold())) for word in known) or word_is_neutral(said)


def word_is_neutral(said: str) -> bool:
    return "element" in said.casefold()


@pytest.mark.parametrize(
    ("groups", "gives"),
    [
        (ENTITY + ENTITY, ["市场主体 = market entity"]),
        (ENTITY + PREFERRED, ["市场主体 = market entity"]),
        ("<tig><term>high <hi>tech</hi> zone</term></tig>", ["市场主体 = high tech zone"]),
        ("<tig><term>\n  market\n\t entity </term></tig>", ["市场主体 = market entity"]),
        ("<ntig><termGrp><term>market entity</term></termGrp></ntig>", ["市场主体 = market entity"]),
        ("<tig/><tig><term/></tig>", ["市场主体 proposed"]),
        ("", ["市场主体 proposed"]),
        ("<tig><term>a</term><termNote type='status'>New</termNote></tig>", ["市场主体 = a proposed"]),
        ("<tig><term>a</term></tig></langSet><langSet xml:lang='EN'><tig><term>b</term></tig>", ["市场主体 = a * b"]),
        ("<tig><term>a</term></tig></langSet><langSet xml:lang='en-GB'><tig><term>b</term></tig>", ["市场主体 = a"]),
    ],
)  # fmt: skip
def test_terms_of_an_entry(groups: str, gives: list[str]) -> None:
    found = tbx.parse(tbx_file(groups).encode(), "t.tbx", ("zh", "en"))
    assert [shown(concept) for concept in found.concepts] == gives
    assert not found.refused


@pytest.mark.parametrize(
    ("groups", "says"),
    [
        ("<tig><term>a</term><termNote type='status'>obsolete</termNote></tig>", 'says only what not to write ("a")'),
        (
            ENTITY + "</langSet><descrip type='Status'>Obsolete</descrip><langSet>",
            "the entry has the status 'Obsolete'",
        ),
        (ENTITY + "</langSet><descrip type='Status'>hm</descrip><langSet>", "the entry has the status 'hm'"),
        (ENTITY + "<termNote type='forbidden'>true</termNote>", 'says only what not to write ("market entity")'),
    ],
)
def test_an_entry_that_is_refused(groups: str, says: str) -> None:
    found = tbx.parse(tbx_file(groups).encode(), "t.tbx", ("zh", "en"))
    assert found.concepts == ()
    assert [line.startswith("t.tbx:1: 市场主体: ") and says in line for line in found.refused] == [True]


MIN = """<TBX dialect="TBX-Min"><body><entry id="C1"><langGroup xml:lang="zh"><termGroup><term>狗</term></termGroup>
</langGroup><langGroup xml:lang="en"><termGroup><term>dog</term></termGroup></langGroup><langGroup xml:lang="EN">
<termGroup><term>hound</term><termStatus>notRecommended</termStatus></termGroup></langGroup></entry></body></TBX>"""
DCT = """<tbx style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="m" xmlns:basic="b"><text><body>
<conceptEntry id="c"><langSec xml:lang="zh"><basic:definition>d</basic:definition><termSec><term>狗</term></termSec>
</langSec><langSec xml:lang="en"><termSec><term>hound</term><min:administrativeStatus>supersededTerm-admn-sts
</min:administrativeStatus></termSec><termSec><term>dog</term></termSec></langSec></conceptEntry></body></text></tbx>"""
MULTITERM = """<mtf><conceptGrp><concept>1</concept><languageGrp><language type="Chinese (PRC)" lang="ZH-CN"/><termGrp>
<term>狗</term></termGrp></languageGrp><languageGrp><language type="English" lang="EN-US"/><termGrp><term>dog</term>
</termGrp><termGrp><term>hound</term><descripGrp><descrip type="Status">Forbidden</descrip></descripGrp></termGrp>
</languageGrp></conceptGrp></mtf>"""


@pytest.mark.parametrize("text", [MIN, DCT, MULTITERM], ids=["TBX-Min", "DCT", "MultiTerm"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030", "big5"])
def test_dialects_and_encodings(text: str, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    (concept,) = tbx.parse((declared + text).encode(encoding), "t.tbx", ("zh", "en")).concepts
    assert shown(concept) == "狗 = dog - hound"
    assert concept.definition == ("d" if text is DCT else "")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "1:1: this is not XML"),
        (b"<a/>", "t.tbx:1:1: this is not TBX: the outermost element is a"),
        (b"<!-- x -->\n <html></html>", "t.tbx:2:2: this is not TBX"),
        (tbx_file(ENTITY)[:-20].encode(), "this is not XML"),
        (UNDEFINED.encode(), "uses the entity ouml"),
        (tbx_file("<tig><term>a&#1;</term></tig>").encode(), "this is not XML"),
        (('<?xml version="1.0" encoding="GBK"?>' + tbx_file(ENTITY)).encode() + b"\xff", "declares the encoding"),
        (('<?xml version="1.0" encoding="UTF-8"?>' + tbx_file(ENTITY)).encode("gbk"), "this is not XML"),
        (('<?xml version="1.0" encoding="klingon"?>' + tbx_file(ENTITY)).encode(), "cannot be read"),
        (("<martif>" + "<a>" * 80).encode(), "nested too deeply"),
        (b"<martif><text><body><termEntry>" + b"<tig>" * 5000, "nested too deeply"),
    ],
)  # fmt: skip
def test_bad_xml_has_a_place(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        tbx.parse(data, "t.tbx")
    assert str(caught.value).startswith("t.tbx:")


def test_a_declaration_that_a_tool_left() -> None:
    text = '<?xml version="1.0" encoding="GB2312"?>' + tbx_file(ENTITY)
    assert [shown(one) for one in tbx.parse(text.encode(), "t.tbx").concepts] == ["市场主体 = market entity"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encodings_of_tables(encoding: str, newline: str) -> None:
    text = newline.join(["中文\t英文", "市场主体\tmarket entity", "产业链\tindustrial chain", ""])
    found = glossary_csv.parse(text.encode(encoding), "t.tsv", ("zh", "en"))
    assert [shown(one) for one in found.concepts] == ["市场主体 = market entity", "产业链 = industrial chain"]


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "gbk", "utf-16"])
def test_traditional_characters(encoding: str) -> None:
    text = "物流樞紐,logistics hub\n產業鏈,industrial chain\n香港,Hong Kong\n"
    found = glossary_csv.parse(text.encode(encoding), "t.csv", ("zh", "en"))
    assert [one.terms["zh"][0].text for one in found.concepts] == ["物流樞紐", "產業鏈", "香港"]


#: Tables that read as Chinese in two encodings, or in one as letters: the encoding, the text, how else it reads.
UNDECIDED = [
    ("big5", "zh,en\n雲端,cloud\n培訓,training\n", "冻狠"),
    ("gbk", "zh,en\n医院,hospital\n学校,school\n", "ҽԺ"),
    ("gbk", "医院,hospital\n", "ҽԺ"),
    ("gbk", "zh\ten\n学校\tschool\n", "ѧУ"),
]


@pytest.mark.parametrize(("encoding", "text", "other"), UNDECIDED)
def test_a_table_in_one_of_two_encodings_is_refused_with_both_readings(encoding: str, text: str, other: str) -> None:
    right = next(word for word in re.split(r"[\s,]", text) if not word.isascii())
    with pytest.raises(InputError) as caught:
        glossary_csv.parse(text.encode(encoding), "t.csv", ("zh", "en"))
    name = encoding.replace("gbk", "gb18030")
    assert str(caught.value).startswith("t.csv: cannot tell the encoding: the first term is ")
    assert f"{right} in {name}" in str(caught.value)
    assert f"{other} in " in str(caught.value)
    assert f"--encoding {name}" in str(caught.value)


@pytest.mark.parametrize("text", ["zh,en\n医院,hospital\n", "zh,en,ru\n云,cloud,облако\n", "zh,en\n5G,café\n云,ok\n"])
def test_utf8_is_never_asked_about(text: str) -> None:
    assert glossary_csv.parse(text.encode(), "t.csv", ("zh", "en")).concepts


def test_a_wrong_name_of_an_encoding_is_refused(imports: Import, capfd: pytest.CaptureFixture[str]) -> None:
    Path("old.csv").write_bytes("zh,en\n口岸,port\n".encode("utf-16"))
    done = toolkit(capfd, "glossary", "import", "old.csv", "--encoding", "utf-8")
    assert (done.code, done.err) == (2, "toolkit: old.csv: is not valid utf-8 at byte 0; leave --encoding out\n")
    assert imports("zh,en\n口岸,port\n").code == 0


def test_latin_letters_with_accents_are_not_taken_for_chinese() -> None:
    found = glossary_csv.parse("zh,en\n5G,café\n".encode(), "t.csv", ("zh", "en"))
    assert [shown(one) for one in found.concepts] == ["5G = café"]


@pytest.mark.parametrize("rows", [1, 2, 3, 5, 20])
@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
def test_no_table_of_our_terms_is_read_in_the_wrong_encoding(rows: int, encoding: str) -> None:
    for start in range(0, len(OURS) - rows, 3):
        text = "".join(f"{term},word\n" for term in OURS[start : start + rows])
        text = text if encoding == "gb18030" else text.translate(TRADITIONAL)
        try:
            found = decoded(text.encode(encoding, "ignore"), "t.csv")
        except InputError:
            continue
        assert found == text.encode(encoding, "ignore").decode(encoding)


def test_damaged_utf8_is_not_taken_for_another_encoding() -> None:
    data = "zh,en\n市场主体,market entity\n产业链,industrial chain\n".encode().replace("链".encode(), b"\xe9\x93")
    with pytest.raises(InputError, match="is not valid UTF-8"):
        glossary_csv.parse(data, "t.csv")


def test_a_mixed_encoding_has_a_line() -> None:
    with pytest.raises(InputError, match=r"t\.csv:2: cannot be decoded"):
        glossary_csv.parse("zh,en\n云,cloud".encode() + b"\xe9\n", "t.csv")


def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glossary_entries, "MOST", 2)
    with pytest.raises(InputError, match=r"t\.csv:4:1: more than 2 concepts; import them in parts"):
        glossary_csv.parse("zh,en\n甲,a\n乙,b\n丙,c\n".encode(), "t.csv")


MULTILINGUAL = tbx_file(
    ENTITY + "</langSet>" + "".join(
        f'<langSet xml:lang="{code}"><tig><term>term in {code}</term></tig></langSet>'
        for code in ("fr", "de", "ja", "zh-TW")
    ) + "<langSet>"
)  # fmt: skip


DETAILS = """<martif><text><body><termEntry id="e1">{}<langSet xml:lang="zh"><tig><term>甲</term></tig></langSet>
<langSet xml:lang="en">{}<tig><term>a</term>{}</tig></langSet></termEntry></body></text></martif>"""


@pytest.mark.parametrize(
    ("entry", "language", "term", "expected"),
    [
        ('<descrip type="definition">d</descrip>', "", "", {"definition": "d"}),
        ('<descripGrp><descrip type="definition">d</descrip></descripGrp>', "", "", {"definition": "d"}),
        ("", '<descrip type="definition">d</descrip><descrip type="other">o</descrip>', "", {"definition": "d"}),
        ("", '<descrip type="other">o</descrip>', "", {}),
        ('<descrip type="definition">d</descrip>', '<descrip type="definition">e</descrip>', "", {"definition": "d"}),
        ('<descrip type="subjectField">s</descrip>', "", "", {"domain": "s"}),
        ("<note>n</note><note>m</note>", "", "", {"note": "n m"}),
        ('<admin type="note">n</admin>', "", "", {"note": "n"}),
        ('<descrip type="Definition">d</descrip>', "", "", {"definition": "d"}),
        ('<descrip type="Domain">s</descrip>', "", "", {"domain": "s"}),
        ("", "", '<termNote type="partOfSpeech">Noun</termNote>', {"part_of_speech": "noun"}),
        ('<descrip type="definition"/>', "", "", {}),
        ("", "", '<termNote type="partOfSpeech">properNoun</termNote>', {"part_of_speech": "proper noun"}),
        ("", "", '<termNote type="partOfSpeech">other</termNote>', {}),
        ("", "", '<termNote type="partOfSpeech">noun</termNote><termNote type="partOfSpeech">verb</termNote>', {}),
        ('<note>toolkit: {"status": "retired"}</note>', "", "", {"status": ConceptStatus.RETIRED}),
        ("<note>toolkit: {</note>", "", "", {}),
        ("<note>toolkit: []</note>", "", "", {}),
        ("", "", "<note>r</note>", {}),
    ],
)
def test_details_of_an_entry(entry: str, language: str, term: str, expected: dict[str, object]) -> None:
    (concept,) = tbx.parse(DETAILS.format(entry, language, term).encode(), "t.tbx").concepts
    names = ("definition", "domain", "note", "part_of_speech", "status")
    defaults = dict.fromkeys(names, "") | {"status": ConceptStatus.APPROVED}
    assert {name: getattr(concept, name) for name in names} == defaults | expected


def test_a_reason_stays_with_its_term() -> None:
    group = '<tig><term>market subject</term><termNote type="status">forbidden</termNote><note>literal</note></tig>'
    (concept,) = tbx.parse(tbx_file(ENTITY + group).encode(), "t.tbx").concepts
    assert [(term.text, term.reason) for term in concept.terms["en"]] == [
        ("market entity", ""),
        ("market subject", "literal"),
    ]


def test_a_big_file_is_read_in_pieces() -> None:
    body = tbx_file(ENTITY, head="", tail="")
    many = "".join(body.replace("e1", f"e{number}").replace("市场主体", f"主体{number}") for number in range(9000))
    found = tbx.parse(f"<martif><text><body>{many}</body></text></martif>".encode(), "t.tbx")
    assert [len(found.concepts), found.concepts[-1].terms["zh"][0].text] == [9000, "主体8999"]


def test_an_entry_reads_like_one_that_a_person_wrote() -> None:
    sections = [f'<langSet xml:lang="{code}"><tig><term>{term}</term></tig></langSet>' for code, term in
                (("fr", "firme"), ("en-US", "firm"), ("zh-CN", "企业"))]  # fmt: skip
    text = f'<martif><text><body><termEntry id="17">{"".join(sections)}</termEntry></body></text></martif>'
    (concept,) = tbx.parse(text.encode(), "t.tbx").concepts
    assert (concept.id, list(concept.terms)) == ("firm", ["zh", "en", "fr"])


@pytest.mark.parametrize(
    ("languages", "taken", "left_out"),
    [
        (("zh", "en"), ["zh", "en"], "de, fr, ja, zh-TW"),
        (("zh", "en", "fr"), ["zh", "en", "fr"], "de, ja, zh-TW"),
        (("zh-CN", "en-US", "de"), ["zh", "en", "de"], "fr, ja, zh-TW"),
        ((), ["zh", "en", "fr", "de", "ja", "zh-TW"], ""),
    ],
)
def test_languages(languages: tuple[str, ...], taken: list[str], left_out: str) -> None:
    found = tbx.parse(MULTILINGUAL.encode(), "t.tbx", languages)
    assert list(found.concepts[0].terms) == taken
    line = f"t.tbx: leaving out {left_out}; name the languages to take with --languages"
    assert list(found.remarks) == ([line] if left_out else [])


REGIONS = "".join(
    f'<langSet xml:lang="{code}"><tig><term>{term}</term></tig></langSet>'
    for code, term in (("zh-CN", "软件"), ("zh-TW", "軟體"), ("en-GB", "programme"), ("en-US", "program"))
)


@pytest.mark.parametrize(
    ("languages", "taken", "left_out"),
    [
        (("zh-TW", "en-GB"), ["軟體", "programme"], "en-US, zh-CN"),
        (("zh-CN", "en-US"), ["软件", "program"], "en-GB, zh-TW"),
        (("zh-TW", "en"), ["軟體", "program"], "en-GB, zh-CN"),
        (("zh", "en_GB"), ["软件", "programme"], "en-US, zh-TW"),
        (("zh", "en"), ["软件", "program"], "en-GB, zh-TW"),
    ],
)
def test_the_regional_form_that_is_named_is_taken(languages: tuple[str, ...], taken: list[str], left_out: str) -> None:
    text = f'<martif><text><body><termEntry id="e">{REGIONS}</termEntry></body></text></martif>'
    found = tbx.parse(text.encode(), "t.tbx", languages)
    assert [found.concepts[0].terms[code][0].text for code in ("zh", "en")] == taken
    assert f"leaving out {left_out};" in found.remarks[0]


@pytest.mark.parametrize(
    ("first", "second", "gives"),
    [
        ("admittedTerm-admn-sts", "preferredTerm-admn-sts", "b * a"),
        ("admittedTerm-admn-sts", "", "b * a"),
        ("", "admittedTerm-admn-sts", "a * b"),
        ("", "", "a * b"),
    ],
)
def test_a_process_status_says_nothing_of_preference(first: str, second: str, gives: str) -> None:
    group = "<tig><term>{}</term><termNote type='administrativeStatus'>{}</termNote>{}</tig>"
    process = "<termNote type='processStatus'>finalized</termNote>"
    text = tbx_file(group.format("a", first, process) + group.format("b", second, process))
    assert [shown(one) for one in tbx.parse(text.encode(), "t.tbx").concepts] == [f"市场主体 = {gives}"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", list("|,;\t"))
def test_wide_encodings_without_a_mark(encoding: str, delimiter: str) -> None:
    text = f"市场主体{delimiter}market entity\n产业链{delimiter}industrial chain\n"
    found = glossary_csv.parse(text.encode(encoding), "t.csv", ("zh", "en"))
    assert [shown(one) for one in found.concepts] == ["市场主体 = market entity", "产业链 = industrial chain"]


@given(st.one_of(st.binary(max_size=80), st.text("zh,en\t;|\"'=甲乙\r\n<>&x\ufeff", max_size=60).map(str.encode)))
@settings(derandomize=True, deadline=None, max_examples=400)
def test_any_bytes_are_read_or_refused_with_a_place(data: bytes) -> None:
    for read in (glossary_csv.parse, tbx.parse):
        place = "t"
        try:
            read(data, "t", ("zh", "en"))
        except InputError as error:
            place = str(error.path)
        assert place == "t"


# The command, in a project whose glossary has 市场主体.

GLOSSARY = """\
concepts:
  - id: entity
    zh: {preferred: 市场主体, admitted: [市场经营主体], deprecated: [市场客体]}
    en: {preferred: market entity, admitted: [market actor], deprecated: [market subject]}
    definition: Who buys and sells.
  - {id: old, zh: 老字号, en: old brand, status: retired}
  - {id: plan, zh: 规划, en: outline plan, valid: ..2010}
"""

Import = Callable[..., Outcome]


@pytest.fixture
def imports(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[Import]:
    """Import a text; afterwards the glossary is what it was with concepts at the end, and lint finds no error in it."""
    (in_folder / "toolkit.toml").write_text("", encoding="utf-8")
    (in_folder / "glossary").mkdir()
    terms = in_folder / "glossary/terms.yaml"
    terms.write_text(GLOSSARY, encoding="utf-8")

    def run(text: str, *options: str, name: str = "new.csv") -> Outcome:
        (in_folder / name).write_text(text, encoding="utf-8")
        return toolkit(capfd, "glossary", "import", name, *options)

    yield run
    assert terms.read_text(encoding="utf-8").startswith(GLOSSARY)
    assert toolkit(capfd, "glossary", "lint", "--format", "json").code == 0


def added() -> list[Concept]:
    return list(parse(Path("glossary/terms.yaml").read_bytes(), "g").concepts[3:])


#: Marks of lists and tables around a term.
MARKED = """【市场主体】 [市场主体] （市场主体） 〔市场主体〕 {市场主体} <市场主体> [【市场主体】]
    1.市场主体 12、市场主体 (3)市场主体 （四）市场主体 五、市场主体 ①市场主体 a)市场主体
    B.市场主体 iv.市场主体 *市场主体 •市场主体 -市场主体 ——市场主体 ●市场主体 √市场主体
    市场主体（） 市场主体[] 市场主体(market) 市场主体（ME） 1.【市場主體】（ＭＥ）。
    市场主体： *市场主体* #市场主体 市场主体…""".split()


@pytest.mark.parametrize(
    "row",
    [
        "市场主体,market entity",
        "市场主体,Market Entity",
        "市場主體,market entity",
        "“市场主体”,market actor",
        "市场经营主体,market entity",
        "市场主体,market entity|market actor",
        "市场主体,",
        "市场主体,market entity,Who buys and sells.",
        *(f"{marked},market entity" for marked in MARKED),
    ],
)
def test_a_known_term(imports: Import, row: str) -> None:
    done = imports(f"zh,en,definition\n{row}\n")
    assert (done.code, done.out, added()) == (0, "added 0 concepts, 1 already in the glossary\n", [])


KNOWN = (
    'zh "市场主体", "市场经营主体", "市场客体" (deprecated), en "market entity", "market actor", '
    '"market subject" (deprecated) in entity (glossary/terms.yaml:2)'
)
PLAN = 'zh "规划", en "outline plan" in plan (glossary/terms.yaml:7)'


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("市场主体,market body", f'zh "市场主体", en "market body" here, but {KNOWN}; not added'),
        ("市場主體,market player", f'zh "市場主體", en "market player" here, but {KNOWN}'),
        ("市场经营主体,operator", f'zh "市场经营主体", en "operator" here, but {KNOWN}'),
        ("市场主体,market subject", f'en "market subject" here, but {KNOWN}; not added'),
        ("市场主体,market entity|market thing", f'en "market entity", "market thing" here, but {KNOWN}'),
        ("市场主体|市场体,market body", f'zh "市场主体", "市场体", en "market body" here, but {KNOWN}'),
        ("市场体|市场主体,", f'zh "市场体", "市场主体", no en term here, but {KNOWN}'),
        ("市场客体,market body", f'zh "市场客体", en "market body" here, but {KNOWN}'),
        ("规划|市场主体,plan", f"here, but {PLAN} and {KNOWN}; not added"),
        ("市场主体/规划,plan", f'zh "市场主体/规划", en "plan" here, but {KNOWN} and {PLAN}; not added'),
        ("老字号|市场主体,brand", f"here, but {KNOWN}; not added"),
        ("【市场主体】,market body", f'zh "【市场主体】", en "market body" here, but {KNOWN}'),
    ],
)
def test_a_term_in_conflict_is_shown_with_both_wordings(imports: Import, row: str, says: str) -> None:
    done = imports(f"zh,en\n链主,chain leader\n{row}\n")
    assert done.code == 1
    assert "toolkit: new.csv:3: " in done.err
    assert says in done.err
    assert done.out.endswith("0 already in the glossary, 1 in conflict with it\n")
    assert [concept.id for concept in added()] == ["chain-leader"], "a retired concept is not a rival"


def test_rows_of_a_file_are_compared_with_each_other(imports: Import) -> None:
    done = imports("zh,en\n链主,chain leader\n链主,lead firm\n鏈主,chain leader\n企业,firm\n实体,firm\n")
    assert (done.code, done.out) == (
        1,
        "added 3 concepts to glossary/terms.yaml, 0 already in the glossary, 1 in conflict with it\n",
    )
    assert "toolkit: new.csv:4: 鏈主 repeats chain-leader (new.csv:2)\n" in done.err
    says = 'zh "链主", en "lead firm" here, but zh "链主", en "chain leader" in chain-leader (new.csv:2); not added'
    assert f"3: 链主: {says}\n" in done.err
    assert [(one.id, one.terms["zh"][0].text) for one in added()] == [
        ("chain-leader", "链主"), ("firm", "企业"), ("firm-2", "实体")
    ]  # fmt: skip


def test_ids_of_another_program_may_be_taken_here(imports: Import) -> None:
    assert imports("id,zh,en\nentity,企业,firm\nold,农业,farming\nplan,计划,schedule\nplan,方案,scheme\n").code == 0
    assert [one.id for one in added()] == ["entity-2", "old-2", "plan-2", "plan-2-2"]


@pytest.mark.parametrize(
    "term",
    [
        "市场主体（国有）",
        "一市场主体",
        "市场主体2.0",
        "进/市场主体",
        "5市场主体",
        "市场主体们",
        "一体",
        "(5)G",
        "3.5市场主体",
        "【】",
    ],
)
def test_another_term_is_not_a_mark_around_a_known_one(term: str) -> None:
    assert bare(term) != "市场主体"
    assert bare_parts(term) == ()
    assert bare(term)


def test_a_concept_of_the_same_term_that_says_the_same_is_known() -> None:
    deck = "{id: deck, zh: 平台, en: deck}"
    glossary = parse(f"concepts: [{{id: platform, zh: 平台, en: platform}}, {deck}]".encode(), "g")
    others = parse("concepts: [{id: a, zh: 平台, en: deck}, {id: b, zh: 平台, en: table}]".encode(), "f")
    found = matched(glossary, others.concepts, "zh")
    assert (found.concepts, found.same, len(found.conflicts)) == ((), 1, 1)
    theirs = 'zh "平台", en "platform" in platform (g:1) and zh "平台", en "deck" in deck (g:1); not added'
    assert found.conflicts[0].endswith(f'zh "平台", en "table" here, but {theirs}')


def test_years_keep_concepts_apart(imports: Import) -> None:
    assert imports("zh,en,valid\n规划,plan,2011..\n").code == 0
    assert [(one.id, one.valid) for one in added()] == [("plan-2", (2011, None))]


def test_another_definition_under_the_same_id_is_reported(imports: Import) -> None:
    done = imports("id,zh,en,definition\nentity,市场主体,market entity,Another definition.\n")
    assert done.code == 1
    assert "definition differ from entity (glossary/terms.yaml:2), which is unchanged" in done.err


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("链主,链主 enterprise", "it contains Chinese characters"),
        ("链主,chain (leader", "( and ) are not balanced"),
        ("链主“,chain leader", "“ and ” are not balanced"),
        ("。,full stop", "no character to look for"),
        ("链主,chain leader,market boss", "does not contain"),
    ],
)
def test_what_lint_would_refuse_is_refused_first(imports: Import, row: str, says: str) -> None:
    done = imports(f"zh,en,first_mention\n企业,firm\n{row}\n")
    assert done.code == 1
    assert "toolkit: new.csv:3: " in done.err
    assert says in done.err
    assert done.out.endswith(", 1 refused\n")
    assert [concept.id for concept in added()] == ["firm"]


def test_a_retired_concept_is_not_added_again(imports: Import) -> None:
    done = imports("zh,en\n老字号,time-honored brand\n老字號。,heritage brand\n市场主体。,market entity\n")
    assert (done.code, added()) == (1, [])
    theirs = 'zh "老字号", en "old brand" in old (glossary/terms.yaml:6), which is retired; not added'
    assert f'new.csv:2: 老字号: zh "老字号", en "time-honored brand" here, but {theirs}\n' in done.err
    assert done.out == "added 0 concepts, 1 already in the glossary, 2 in conflict with it\n"


def test_a_message_about_two_new_concepts_has_both_places(imports: Import) -> None:
    done = imports("zh,en\n企业,a firm\n公司,company | firms\n公司,firm\n")
    assert ":0)" not in done.err
    assert "\0" not in done.err


def test_a_dry_run_says_the_same(imports: Import) -> None:
    text = "zh,en\n链主,chain leader\n市场主体,market body\n企业,a(b\n"
    dry = imports(text, "--dry-run")
    assert added() == []
    done = imports(text)
    assert (dry.code, dry.err, dry.out.replace("would add", "added")) == (done.code, done.err, done.out)


@pytest.mark.parametrize("name", ["new.tbx", "new.xml", "new.txt", "new"])
def test_the_format_is_told_by_the_content(imports: Import, name: str) -> None:
    groups = "<tig><term>chain leader</term></tig>"
    assert imports(tbx_file(groups).replace("市场主体", "链主"), name=name).code == 0
    assert imports("企业\tfirm\n", name=name).code == 0
    assert [one.id for one in added()] == ["e1", "firm"]


def test_the_languages_of_the_project_are_taken(imports: Import) -> None:
    text = MULTILINGUAL.replace("市场主体", "企业")
    done = imports(text, name="new.tbx")
    assert "leaving out de, fr, ja, zh-TW" in done.err
    again = imports(
        text.replace("企业", "公司").replace("market entity", "company"), "--languages", "zh,en,ja", name="new.tbx"
    )
    assert "leaving out de, fr, zh-TW" in again.err
    assert [list(one.terms) for one in added()] == [["zh", "en"], ["zh", "en", "ja"]]


@pytest.mark.parametrize(
    ("option", "taken"), [("en", ["zh", "en"]), ("fr, en", ["zh", "en", "fr"]), ("zh-TW,de", ["zh", "de"])]
)
def test_the_source_is_always_taken(imports: Import, option: str, taken: list[str]) -> None:
    done = imports(
        MULTILINGUAL.replace("市场主体", "企业").replace("term in zh-TW", "公司"), "--languages", option, name="n.tbx"
    )
    assert (done.code, [list(one.terms) for one in added()]) == (0, [taken])


@pytest.mark.parametrize("option", ["english", "zh,e", "zh;en"])
def test_what_is_not_a_language_code_is_refused(imports: Import, option: str) -> None:
    done = imports("zh,en\n企业,firm\n", "--languages", option)
    assert (done.code, "is not a language code such as en or pt-BR" in done.err) == (2, True)


@pytest.mark.parametrize(
    "file", ["toolkit.toml", "new.txt", "../esc.yaml", "glossary/x.json", "x.yaml", "glossary", "glossary/../x.yaml"]
)
def test_concepts_go_to_glossary_files_only(imports: Import, capfd: pytest.CaptureFixture[str], file: str) -> None:
    before = sorted(Path().rglob("*"))
    for done in (
        imports("zh,en\n企业,firm\n", "--file", file, "--dry-run"),
        imports("zh,en\n企业,firm\n", "--file", file),
        toolkit(capfd, "glossary", "add", "企业", "firm", "--file", file),
    ):
        assert (done.code, "is not in the glossary of the project" in done.err) == (2, True)
    assert sorted(Path().rglob("*")) == sorted([*before, Path("new.csv")])
    assert Path("toolkit.toml").read_bytes() == b""


@pytest.mark.parametrize("file", ["glossary/new.yaml", "glossary/sub/new.yml", "./glossary/../glossary/new.yaml"])
def test_another_glossary_file(imports: Import, capfd: pytest.CaptureFixture[str], file: str) -> None:
    assert imports("zh,en\n企业,firm\n", "--file", file).code == 0
    assert "firm" in toolkit(capfd, "glossary", "list").out


def test_many_terms_with_an_unknown_status_are_one_line(imports: Import) -> None:
    rows = "".join(f"企业{number},firm {number},hm\n" for number in range(7))
    done = imports(f"zh,en,status\n{rows}")
    assert "7 terms have the unknown status 'hm' and are left out: " in done.err
    assert '"firm 4" (line 6) and 2 more\n' in done.err
    assert [one.id for one in added()][:4] == ["concept", "concept-2", "concept-3", "concept-4"]


@pytest.mark.parametrize(("encoding", "text", "_"), UNDECIDED)
def test_the_encoding_that_is_named_holds(
    imports: Import, capfd: pytest.CaptureFixture[str], encoding: str, text: str, _: str
) -> None:
    Path("old.csv").write_bytes(text.encode(encoding))
    name = encoding.replace("gbk", "gb18030")
    done = toolkit(capfd, "glossary", "import", "old.csv")
    assert (done.code, done.out, added()) == (2, "", [])
    assert f"--encoding {name}" in done.err
    assert toolkit(capfd, "glossary", "import", "old.csv", "--encoding", name).code == 0
    assert added()[0].terms["zh"][0].text in text
    assert toolkit(capfd, "glossary", "import", "old.csv", "--encoding", "utf-16").code == 2
    assert imports("zh,en\n口岸,port\n", "--encoding", "utf-8").code == 0


@pytest.mark.parametrize("data", [b"PK\x03\x04x", b"\xd0\xcf\x11\xe0x"])
def test_a_spreadsheet_is_refused(imports: Import, capfd: pytest.CaptureFixture[str], data: bytes) -> None:
    Path("terms.xlsx").write_bytes(data)
    done = toolkit(capfd, "glossary", "import", "terms.xlsx")
    assert done.code == 2
    assert "save it as CSV" in done.err
    assert imports("企业,firm\n").code == 0


def test_a_proposed_concept_may_wait_for_its_translation(imports: Import, capfd: pytest.CaptureFixture[str]) -> None:
    assert imports("zh,en\n链主,\n").code == 0
    Path("seeds").mkdir()
    Path("seeds/r.txt").write_text("支持链主企业。\n", encoding="utf-8")
    for command in (["update"], ["lint"], ["glossary", "list"], ["glossary", "find", "链主"], ["glossary", "usage"],
                    ["glossary", "build"], ["build", "--incomplete", "mark", "--with-glossary", "--bilingual"],
                    ["glossary", "export", "-o", "g.csv"], ["glossary", "export", "--format", "tbx", "-o", "g.tbx"],
                    ["glossary", "import", "g.csv"], ["glossary", "import", "g.tbx"]):  # fmt: skip
        done = toolkit(capfd, *command)
        assert done.code == 0, (command, done.err)
    assert len(added()) == 1
