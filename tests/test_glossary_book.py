"""A glossary as a reference book: what its entries say, its references and indexes, and every format of it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import pytest
from test_renderers import HOSTILE

from toolkit.formats.glossary import parse
from toolkit.model import Concept, Source, Term, TermStatus
from toolkit.model.glossary_entry import Wording
from toolkit.project.glossary_documents import FORMATS
from toolkit.renderers.book import Book, arrange
from toolkit.renderers.book.details import details, tags, years
from toolkit.renderers.book.indexing import Heading
from toolkit.renderers.book.labels import _LABELS, book_labels
from toolkit.renderers.book.ordering import key_of, letter_of
from toolkit.renderers.book.wordings import distinct, named
from toolkit.renderers.domains import _LANGUAGES, _TITLES, place, title
from toolkit.renderers.entries import glossary_entries, with_pinyin
from toolkit.renderers.labels import _LABELS as COMMON

SAMPLE = Path(__file__).parent / "data" / "glossary_book.yaml"


def book(language: str = "en", text: bytes | None = None, *, every_form: bool = False) -> Book:
    concepts = parse(SAMPLE.read_bytes() if text is None else text, "glossary.yaml").concepts
    entries = with_pinyin(glossary_entries(concepts, "zh", language), "zh")
    return arrange(entries, "zh", language, every_form=every_form)


def built(name: str, language: str = "en") -> bytes:
    data: bytes = import_module(f"toolkit.renderers.book.{FORMATS[name]}").render(
        book(language, every_form=name == "csv")
    )
    return data


def lines(made: Book, id_: str) -> list[str]:
    return [f"{one.label}: {''.join(span.text for span in one.spans)}" for one in details(made, made.entries[id_])]


def listed(headings: tuple[Heading, ...]) -> list[str]:
    return [
        " ".join([one.letter, line.text, *(entry.id for entry in line.entries), *(f"→{e.id}" for e in line.under)])
        for one in headings
        for line in one.lines
    ]


def test_entries_are_by_subject_and_pronunciation() -> None:
    made = book()
    assert [(one.title, [entry.id for entry in one.entries]) for one in made.chapters] == [
        ("Institutions and officials", ["ndrc"]),
        ("Finance and taxation", ["fiscal-policy", "bonds", "bond-market"]),
        ("Science and technology", ["rd"]),
        ("City roads", ["ring road"]),
        ("Other terms", ["stations"]),
    ]
    assert list(made.numbers.values()) == [1, 2, 3, 4, 5, 6, 7]


def test_a_glossary_without_subjects_has_no_titles() -> None:
    made = book(text="concepts:\n- {id: a, zh: 甲, en: a}\n".encode())
    assert [one.title for one in made.chapters] == [""]


def test_an_entry_says_all_that_is_known() -> None:
    made = book()
    assert lines(made, "bonds") == [
        "Also written: 专项债",
        ": Bonds of local governments for projects that earn <money>.",
        "Also: special bonds (until 2020); special-purpose local government bonds",
        "Avoid: special item debt (calque)",
        "Note: Outside the deficit.",
        "Example: 发行专项债券。 Special-purpose bonds were issued.",
        "See also: 2 proactive fiscal policy; 4 market for special-purpose bonds",
        "Sources: Report, State Council: “special-purpose bonds” 2021–2022 (3 of 10),"
        " “special bonds” 2016–2018, 2020 (6 of 10); Yearbook 2021",
    ]
    assert lines(made, "rd")[-1] == "At first mention: research and development (R&D)"
    assert tags(made.entries["bond-market"], book_labels("en")) == "(proposed; 2018–2021)"
    assert made.entries["ndrc"].pinyin == "Guójiā Fāzhǎn hé Gǎigé Wěiyuánhuì"


def test_terms_inside_one_another_refer_to_each_other() -> None:
    made = book()
    assert made.entries["bonds"].see == ("fiscal-policy", "bond-market")
    assert made.entries["bond-market"].see == ("bonds",)
    assert made.entries["fiscal-policy"].see == ()


def test_a_word_that_many_terms_hold_does_not_list_them() -> None:
    rows = "".join(f"- {{id: c{n}, zh: {one}研发, en: c{n}}}\n" for n, one in enumerate("甲乙丙丁戊己庚"))
    made = book(text=f"concepts:\n- {{id: rd, zh: 研发, en: R&D}}\n{rows}".encode())
    assert made.entries["rd"].see == ()
    assert made.entries["c0"].see == ("rd",)


def test_the_indexes_lead_from_every_wording_to_its_entry() -> None:
    made = book()
    (target, english), (source, chinese) = made.indexes
    assert (target, source) == ("en", "zh")
    assert listed(english) == [
        "# 5G base stations stations",
        "M market for special-purpose bonds bond-market",
        "N National Development and Reform Commission ndrc",
        "N NDRC →ndrc",
        "P proactive fiscal policy fiscal-policy",
        "R R&D →rd",
        "R research and development rd",
        "R the ring road ring road",
        "S special bonds →bonds",
        "S special-purpose bonds bonds",
        "S special-purpose local government bonds →bonds",
    ]
    assert [one.split()[:2] for one in listed(chinese)] == [
        ["#", "5G基站"], ["G", "国家发展和改革委员会"], ["H", "环线"], ["J", "积极财政政策"], ["Y", "研发"],
        ["Z", "专项债"], ["Z", "专项债券"], ["Z", "专项债券市场"],
    ]  # fmt: skip
    assert [line.pinyin for line in chinese[-1].lines][:2] == ["zhuānxiàngzhài", "zhuānxiàng zhàiquàn"]


@pytest.mark.parametrize(
    ("language", "text", "key", "letter"),
    [
        ("en", "The “Ring-Road” Plan", "ring road plan", "R"),
        ("en", "an", "an", "A"),
        ("fr", "Écologie", "ecologie", "E"),
        ("ru", "Ёлка", "елка", "Е"),
        ("de", "Die Ämter", "amter", "A"),
        ("ja", "工業", "工業", ""),
        ("en", "1+N", "1 n", ""),
    ],
)
def test_the_order_of_an_index(language: str, text: str, key: str, letter: str) -> None:
    assert key_of(language)(text)[0] == key
    assert letter_of(language)(text) == letter


@pytest.mark.parametrize(
    ("target", "admitted", "kept"),
    [
        ("moved to the cloud", ["have moved to the cloud", "moving to the cloud", "on the cloud"], ["on the cloud"]),
        ("create industries", ["creation of industries", "creating an industry"], ["creation of industries"]),
        ("R&D", ["research and development", "R&D"], ["research and development"]),
        ("turn into", ["turn … into", "change into"], ["change into"]),
        ("program", ["programme", "programs", "plan"], ["plan"]),
    ],
)
def test_inflections_of_a_wording_are_shown_once(target: str, admitted: list[str], kept: list[str]) -> None:
    assert [one.text for one in distinct(target, map(Wording, admitted), "en")] == kept


def test_wordings_of_certain_years_are_all_kept() -> None:
    wording = Wording("special bond", (None, 2020))
    assert distinct("special bonds", [wording], "en") == (wording,)


def test_of_many_wordings_the_first_and_those_of_certain_years_are_shown() -> None:
    terms = ", ".join([*"bcdefghijk", "{term: old, valid: ..2017}"])
    made = book(text=f"concepts:\n- {{id: a, zh: 甲乙, en: {{preferred: a, admitted: [{terms}]}}}}\n".encode())
    assert lines(made, "a") == ["Also: b; c; d; e; f; g; h; old (until 2017); and 3 more"]
    assert len(made.entries["a"].admitted) == 11


def test_a_long_term_is_named_by_its_beginning() -> None:
    assert named("short") == "short"
    assert named("word " * 20) == f"{'word ' * 13}word …"


def test_runs_of_years_are_joined() -> None:
    assert years([2018, 2016, 2017, 2017, 2020]) == "2016–2018, 2020"
    assert years([]) == ""


def test_the_years_of_a_wording() -> None:
    words = book_labels("en")
    ranges = [(None, None), (None, 2017), (2018, None), (2016, 2017), (2016, 2016)]
    assert [words.years(one) for one in ranges] == ["", "until 2017", "from 2018", "2016–2017", "2016"]


def test_every_language_of_the_labels_has_all_words() -> None:
    assert _LABELS.keys() == COMMON.keys() == set(_LANGUAGES)
    for domain, titles in _TITLES.items():
        assert len(titles) == len(_LANGUAGES), domain
    for words in _LABELS.values():
        assert words.until.format(2017) != words.since.format(2017)
        assert words.counted.format(count=3, of=10).count("3") == 1


def test_subjects_that_the_toolkit_does_not_know_follow_by_name() -> None:
    assert sorted(["ring-roads", "", "phrases", "bridges", "policy"], key=place) == [
        "policy", "phrases", "bridges", "ring-roads", "",
    ]  # fmt: skip
    assert [title(one, "pt") for one in ("policy", "ring-roads", "")] == [
        "Policy and governance", "Ring roads", "Other terms",
    ]  # fmt: skip
    assert title("finance", "zh_CN") == "财政、金融与税收"


@pytest.mark.parametrize("name", ["html", "md", "txt"])
def test_golden(golden: Callable[[str, str], None], name: str) -> None:
    text = built(name).decode()
    if name == "html":
        text = re.sub(r"(?s)(<style>\n).*?(</style>)", r"\1\2", text)
    golden(f"build/glossary.{name}", text)


@pytest.mark.parametrize("language", ["de", "pt"])
@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"pdf"}))
def test_other_languages_have_a_book_too(name: str, language: str) -> None:
    text = re.sub(r"\n    en: (.+)", rf"\n    en: \1\n    {language}: \1", SAMPLE.read_text(encoding="utf-8"))
    made = book(language, text.encode())
    data: bytes = import_module(f"toolkit.renderers.book.{FORMATS[name]}").render(made)
    assert len(made.numbers) == 6
    assert data


class _Page(HTMLParser):
    """The ids, links, heading levels and languages of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.languages: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []
        self.levels += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        self.languages |= {values["lang"] or ""} if "lang" in values else set()


def test_the_page_can_be_walked() -> None:
    page = _Page()
    page.feed(built("html").decode())
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert "https://example.org/report" in page.links
    assert "term-bonds" in page.ids
    assert "term-6" in page.ids  # an id with a space
    assert page.levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(page.levels, page.levels[1:], strict=False))
    assert page.languages == {"en-US", "zh-CN", "zh-Latn-pinyin"}


def test_no_address_but_of_the_web_is_a_link() -> None:
    text = b"concepts:\n- {id: a, zh: \xe7\x94\xb2, en: a, sources: [{title: S, url: 'javascript:alert(1)'}]}\n"
    made = book(text=text)
    assert lines(made, "a") == ["Sources: S"]
    for name in ("html", "md", "docx"):
        assert b"javascript" not in import_module(f"toolkit.renderers.book.{FORMATS[name]}").render(made)


def test_links_in_markdown_lead_somewhere() -> None:
    text = built("md").decode()
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert set(links) == anchors
    assert "\\<money>" in text


def test_a_word_book_has_columns_and_bookmarks() -> None:
    docx = pytest.importorskip("docx")
    opened = docx.Document(io.BytesIO(built("docx")))
    xml = opened.element.xml
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml)
    assert len(names) == len(set(names)) == 7 + 5 + 2
    assert set(re.findall(r'w:anchor="([^"]+)"', xml)) <= set(names)
    assert re.findall(r'<w:cols w:num="(\d)"', xml) == ["2", "3"]
    assert len(opened.sections) == 3
    assert 'HYPERLINK "https://example.org/report"' in xml
    entries = [one.text for one in opened.paragraphs if one.style.name == "Glossary Entry"]
    assert entries[2] == "3  专项债券  zhuānxiàng zhàiquàn\nspecial-purpose bonds"


def test_a_pdf_book_has_every_entry() -> None:
    pytest.importorskip("typst")
    data = built("pdf")
    pdfium = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    for entry in book().entries.values():
        assert entry.source in "".join(text.split())
    assert "zhuānxiàng zhàiquàn" in text
    assert "special bonds → special-purpose bonds 3" in " ".join(text.split())
    bookmarks = [bookmark.get_title() for bookmark in document.get_toc()]
    assert "Finance and taxation" in bookmarks
    assert "Index: Chinese" in bookmarks
    assert data == built("pdf")


def test_the_table_has_a_row_for_each_entry() -> None:
    rows = list(csv.DictReader(io.StringIO(built("csv").decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == list(book().numbers)
    bonds = rows[2]
    assert bonds["pinyin"] == "zhuānxiàng zhàiquàn"
    assert bonds["also"] == "special bonds (until 2020); special … bonds; special-purpose local government bonds"
    assert (bonds["see"], bonds["status"], bonds["domain"]) == ("fiscal-policy; bond-market", "approved", "finance")


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_hostile_texts_stay_text(name: str, hostile: str) -> None:
    if name == "pdf":
        pytest.importorskip("typst")
    hostile = hostile[:2000]  # nobody sets a word of a hundred thousand letters in a column
    texts = {"zh": (Term("产业"), Term(hostile, TermStatus.ADMITTED)), "en": (Term(f"x {hostile}"),)}
    texts["en"] += (Term(hostile, TermStatus.ADMITTED), Term(f"y {hostile}", TermStatus.DEPRECATED, hostile))
    source = Source(hostile, hostile, f'https://example.org/"{hostile}', (2020,), hostile, 1, 2)
    concept = Concept("a", texts, domain=hostile, definition=hostile, note=hostile, sources=(source,), see=("a", "b"))
    made = arrange(with_pinyin(glossary_entries([concept], "zh", "en"), "zh"), "zh", "en")
    data: bytes = import_module(f"toolkit.renderers.book.{FORMATS[name]}").render(made)
    if name not in ("pdf", "docx"):
        text = data.decode("utf-8-sig")
        assert not any(harmful in text for harmful in ("\x00", "\x1b", "\u202e", "\u2066"))
        assert name not in ("html", "md") or "<script>" not in text.replace("\\<", "")
    elif name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            ElementTree.fromstring(package.read("word/document.xml"))
