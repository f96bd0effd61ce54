"""The commands of `toolkit glossary`, and the formats to import and export."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import yaml
from command import toolkit
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.formats import glossary_csv, tbx
from toolkit.formats.glossary import parse
from toolkit.formats.glossary_entries import Extracted
from toolkit.formats.glossary_text import appended
from toolkit.model import ALL_YEARS, Concept, Example, Glossary, Source, Term, TermStatus

FILE = """\
# Terms of the port.
concepts:
  # The first one.
  - {id: port, zh: 口岸, en: port}   # short

  - id: hub
    zh: 物流枢纽
    en: {preferred: logistics hub, deprecated: [{term: flow pivot, reason: literal}]}
    definition: A place where goods change vehicles.
"""
PO = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""
UNITS = [
    ("建设物流枢纽，服务链主企业。", "A logistics hub was built to serve chain leaders."),
    ("口岸通关提速，链主企业受益。", "Ports cleared goods faster, and chain leaders benefited."),
    ("支持链主企业。", "We supported chain leaders."),
]


@pytest.fixture
def project(in_folder: Path) -> Path:
    (in_folder / "toolkit.toml").write_text("", encoding="utf-8")
    (in_folder / "glossary").mkdir()
    (in_folder / "glossary" / "terms.yaml").write_text(FILE, encoding="utf-8")
    (in_folder / "seeds").mkdir()
    (in_folder / "seeds" / "r.txt").write_text("\n".join(zh for zh, _ in UNITS), encoding="utf-8")
    (in_folder / "translations" / "en").mkdir(parents=True)
    entries = "\n".join(f'msgid "{zh}"\nmsgstr "{en}"\n' for zh, en in UNITS)
    (in_folder / "translations" / "en" / "r.po").write_text(PO + entries, encoding="utf-8")
    return in_folder


def test_add_appends_and_leaves_every_byte_before_it(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "glossary", "add", "链主企业", "chain leader", "--deprecated", "chain owner=wrong: sense")
    text = (project / "glossary" / "terms.yaml").read_text(encoding="utf-8")
    assert (done.code, text.startswith(FILE)) == (0, True)
    concept = parse(text.encode(), "g").concepts[-1]
    assert (concept.id, concept.terms["en"][1].reason) == ("chain-leader", "wrong: sense")
    assert toolkit(capfd, "glossary", "lint").code == 0
    for terms, says in (
        (("链主", "chain leader"), "the id chain-leader is already in use at glossary/terms.yaml:10"),
        (("鏈主企業", "lead firm"), "链主企业 is already a term of chain-leader at glossary/terms.yaml:10"),
        (("链主", " "), "a term is empty"),
    ):
        again = toolkit(capfd, "glossary", "add", *terms)
        assert (again.code, again.err) == (2, again.err if says in again.err else says)


@pytest.mark.usefixtures("project")
def test_find_shows_where_a_term_is_used_and_tolerates_typos(capfd: pytest.CaptureFixture[str]) -> None:
    found = toolkit(capfd, "glossary", "find", "logistic hubs")
    assert found.code == 0
    assert "物流枢纽 = logistics hub" in found.out
    assert "r 1" in found.out
    assert json.loads(toolkit(capfd, "glossary", "find", "口岸", "--format", "json").out)[0]["id"] == "port"
    assert toolkit(capfd, "glossary", "find", "量子").code == 1


FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "'=1", "''=1", "＝1", '=HYPERLINK("http://a")', "-5", "'tis", "a=b"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str) -> None:
    concept = Concept("c", {"zh": (Term("甲"),), "en": (Term(text),)}, note=text)
    data = glossary_csv.serialize(Glossary((concept,)))
    for cell in next(iter(list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1:])):
        assert cell == "-5" or not cell.startswith(("=", "+", "-", "@", "＝"))
    assert glossary_csv.parse(data, "g.csv") == Extracted((concept,))


@pytest.mark.usefixtures("project")
def test_list_filters(capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "glossary", "list", "--without", "definition").out == "口岸 = port\n"
    assert len(json.loads(toolkit(capfd, "glossary", "list", "--format", "json").out)) == 2


@pytest.mark.usefixtures("project")
def test_usage_counts_renderings(capfd: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(toolkit(capfd, "glossary", "usage", "--format", "csv").out)))
    assert [(row["id"], row["rendering"], row["unit"]) for row in rows] == [
        ("port", "port", "2"),
        ("hub", "logistics hub", "1"),
    ]
    assert toolkit(capfd, "glossary", "usage", "--unused").out == ""
    assert json.loads(toolkit(capfd, "glossary", "usage", "--format", "json").out)[0]["named"] == 1


@pytest.mark.usefixtures("project")
def test_candidates_are_yaml_with_a_rendering(capfd: pytest.CaptureFixture[str]) -> None:
    out = toolkit(capfd, "glossary", "candidates").out
    (concept,) = parse(out.encode(), "new.yaml").concepts
    assert (concept.terms["zh"][0].text, concept.terms["en"][0].text) == ("链主企业", "chain leaders")


@pytest.mark.parametrize("form", ["csv", "tbx"])
def test_export_and_import_bring_the_same_concepts(form: str, project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "glossary", "export", "--format", form, "-o", f"out.{form}").code == 0
    printed = toolkit(capfd, "glossary", "export", "--format", form, "-o", "-")
    assert printed.out.encode() == (project / f"out.{form}").read_bytes()
    same = toolkit(capfd, "glossary", "import", f"out.{form}")
    assert (same.code, same.out) == (0, "added 0 concepts, 2 already in the glossary\n")
    file = project / "glossary" / "terms.yaml"
    file.write_text("concepts:\n  - {id: port, zh: 口岸, en: harbour}\n", encoding="utf-8")
    done = toolkit(capfd, "glossary", "import", f"out.{form}")
    assert done.code == 1
    assert (
        '口岸: zh "口岸", en "port" here, but zh "口岸", en "harbour" in port (glossary/terms.yaml:2); not added'
        in done.err
    )
    concepts = parse(file.read_bytes(), "g").concepts
    assert [concept.id for concept in concepts] == ["port", "hub"]
    assert concepts[1].terms["en"][1].status is TermStatus.DEPRECATED


def test_schema_is_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert json.loads(toolkit(capfd, "glossary", "schema").out)["title"] == "toolkit glossary"


def test_a_missing_project_or_glossary_is_an_error(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "glossary", "list").code == 2
    (in_folder / "toolkit.toml").write_text("", encoding="utf-8")
    assert "toolkit glossary add" in toolkit(capfd, "glossary", "lint").err


letters = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff\u2028\u2029\ufeff")
words = st.text(letters, min_size=1, max_size=12).map(str.strip).filter(bool)
maybe = st.one_of(st.just(""), words)


def made(identity: str, parts: tuple[str, ...]) -> Concept:
    zh, en, admitted, wrong, reason, note = parts
    earlier = Term(admitted, TermStatus.ADMITTED, valid=(None, len(zh) + 2000) if note else ALL_YEARS)
    terms = (Term(en), earlier, Term(wrong, TermStatus.DEPRECATED, reason))
    examples = (Example({"zh": zh, "en": en}),)
    counted = Source(en, zh, "", (2016, 2017), admitted, len(reason), 27)
    return Concept(
        identity,
        {"zh": (Term(zh),), "en": terms},
        note=note,
        replaces=(wrong, zh) if reason else (),
        see=(admitted,),
        examples=examples,
        sources=(Source(en, years=(2022,)), counted, Source(en)),
    )


parts = st.tuples(words, words, words, words, maybe, maybe).filter(lambda parts: parts[1] != parts[2])
concepts = st.lists(parts, min_size=1, max_size=3).map(
    lambda many: [made(f"c{number}", parts) for number, parts in enumerate(many)]
)


@given(concepts)
@settings(derandomize=True, deadline=None, max_examples=60)
def test_every_format_round_trips(many: list[Concept]) -> None:
    glossary = Glossary(tuple(many))
    assert glossary_csv.parse(glossary_csv.serialize(glossary), "g.csv") == Extracted(tuple(many))
    assert tbx.parse(tbx.serialize(glossary), "g.tbx") == Extracted(tuple(many))
    text = appended(b"concepts:\n", many, "g.yaml")
    assert list(parse(text, "g.yaml").concepts) == many
    assert yaml.safe_load(text)["concepts"][0]["id"] == "c0"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>', "declares the entity x"),
        (b'<!DOCTYPE t [<!ENTITY a "1"><!ENTITY b "&a;&a;">]><tbx>&b;</tbx>', "declares the entity a"),
        (b"<tbx>" * 500, "nested too deeply"),
        (b"<html/>", "outermost element is html"),
        (b"<tbx><text>", "this is not XML"),
    ],
)
def test_hostile_xml_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        tbx.parse(data, "x.tbx")


def test_older_and_regional_tbx_is_read() -> None:
    text = """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX"><text><body>
    <termEntry id="e1"><descrip type="definition">d</descrip>
    <langSet xml:lang="zh-CN"><tig><term>甲</term></tig></langSet><langSet xml:lang="en-US">
    <ntig><termGrp><term>old</term>
    <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig>
    <tig><term>new</term></tig></langSet></termEntry><termEntry/></body></text></martif>"""
    extracted = tbx.parse(text.encode(), "x.tbx")
    (concept,), remarks = extracted.concepts, extracted.remarks
    assert [(term.text, term.status) for term in concept.terms["en"]] == [("new", "preferred"), ("old", "deprecated")]
    assert (concept.definition, len(remarks)) == ("d", 1)


def test_the_book_says_what_it_leaves_out(in_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [
        "{id: port, zh: 口岸, en: port, see: [hub]}",
        "{id: hub, zh: 枢纽, status: proposed}",
        "{id: old, zh: 旧词, en: old, status: retired}",
        "{id: city, zh: 城市, status: proposed, fr: ville}",
    ]
    (in_folder / "toolkit.toml").touch()
    (in_folder / "glossary").mkdir()
    file = in_folder / "glossary/a.yaml"
    file.write_text("\n".join(["concepts:", *(f"  - {row}" for row in rows), ""]), encoding="utf-8")
    built = toolkit(capfd, "glossary", "build", "--format", "txt,csv")
    assert (built.code, built.err) == (
        0, "toolkit: the book in en leaves out 2 concepts: 枢纽 (no term in en), 城市 (no term in en)\n"
    )  # fmt: skip
    french = toolkit(capfd, "glossary", "build", "--lang", "fr").err
    assert french == "toolkit: the book in fr leaves out 2 concepts: 口岸 (no term in fr), 枢纽 (no term in fr)\n"
    many = [f"{{id: m{number}, zh: 第{number}, status: proposed}}" for number in range(1, 4)]
    file.write_text(
        "\n".join(["concepts:", *(f"  - {row}" for row in (rows[0].replace(", see: [hub]", ""), rows[1], *many)), ""]),
        encoding="utf-8",
    )
    assert toolkit(capfd, "glossary", "build").err.endswith("第1 (no term in en), 第2 (no term in en) and 1 more\n")
    file.write_text("concepts:\n  - {id: port, zh: 口岸, en: port}\n", encoding="utf-8")
    assert toolkit(capfd, "glossary", "build").err == ""
