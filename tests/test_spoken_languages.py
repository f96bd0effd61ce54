"""The language of every text in every format, whatever is unfinished and wherever the text is from."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from documents import Spoken
from pdf_structure import HAN, opened, spoken

from toolkit.errors import InputError, MissingExtraError
from toolkit.formats import report
from toolkit.model import Severity, State, Unit
from toolkit.model.glossary_entry import GlossaryEntry
from toolkit.model.rendition import Known, Policy, Remark, Rendition
from toolkit.renderers import FORMATS, renderer
from toolkit.renderers.compose import Annotation, ComposeOptions, compose
from toolkit.settings import ReportSettings

TABLE = "表{0} 指标{0}\n单位：亿元\n指标{0}\t产值\n甲{0}\t1,234.5\n乙{0}\t98"
TEXT = "标题\n\n一、（一）\n\n" + "\n\n".join(["（一）产业。产值增长6.5%。", *map(TABLE.format, (1, 2, 3)), "表外。"])
WAYS = [(name, way) for name, form in FORMATS.items() for way in ((False, True) if form.bilingual else (False,))]
KNOWN = Known(90, "产值GDP增长", "Heading of the Daily (《石塘日报》)", "《石塘》 2023")
REMARK = Remark("term-missing", Severity.WARNING, "“产业” is missing", "the “产业” industry")


def unfinished(state: State, policy: Policy) -> Rendition:
    """A report all of whose units are in a state; Chinese is in translations, memory, findings and terms."""
    document = report.parse(TEXT.encode(), "seeds/a.txt", name="石塘")
    sources = dict.fromkeys(block.text for block in document.walk() if block.text)
    done = state is not State.INITIAL
    units = [Unit(source, _translation(source) if done else "", state=state) for source in sources]
    units = [replace(unit, comments=("toolkit: footnote Called 《办法》.",) * done) for unit in units]
    annotation = Annotation(remarks=(REMARK,), provenance="from 《石塘日报》", known=(KNOWN,))
    terms = (GlossaryEntry("a", "产业", "industry (产业)", "Of 产业."),)
    settings = ReportSettings(translator="李明", disclaimer="Unofficial (非官方).")
    options = ComposeOptions(
        "en",
        policy=policy,
        report=settings,
        glossary=terms,
        terms=terms,
        annotations={unit.key: annotation for unit in units},
    )
    return compose(document, units, options)


def _translation(source: str) -> str:
    # The title of a page holds no elements: its language is that of all of it.
    return "The Title" if source == "标题" else "\t".join(f"Term. Of the {one}" for one in source.split("\t"))


def of_word(data: bytes) -> Iterator[tuple[str, str]]:
    """The runs of a Word file: Chinese has the language of East Asian letters, the rest that of the others."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        shown = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}
    default = re.search(r"<w:docDefaults>.*?<w:lang ([^>]*)>", shown["word/styles.xml"], re.DOTALL)
    assert default
    styles = re.findall(r'<w:style [^>]*w:styleId="(\w+)"(.*?)</w:style>', shown["word/styles.xml"], re.DOTALL)
    of_styles = {name: found[1] for name, body in styles if (found := re.search("<w:lang ([^>]*)>", body))}
    for name, xml in shown.items():
        for paragraph in re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL) if name.startswith("word/") else ():
            style = re.search(r'<w:pStyle w:val="(\w+)"', paragraph)
            own = of_styles.get(style[1] if style else "", "")
            for run in re.findall(r"<w:r[ >].*?</w:r>", paragraph, re.DOTALL):
                text, codes = re.sub("<[^>]*>", "", run), re.search("<w:lang ([^>]*)>", run)
                for part in re.findall(f"{HAN.pattern}+|(?:(?!{HAN.pattern}).)+", text):
                    key = "w:eastAsia" if HAN.search(part) else "w:val"
                    found = re.findall(f'{key}="([^"]*)"', f"{default[1]} {own} {codes[1] if codes else ''}")
                    yield part, found[-1]


def texts(name: str, data: bytes) -> list[tuple[str, str]]:
    if name == "html":
        # A mark before a source in a title is one text with it.
        return [
            (text, code) for element, text, code in Spoken(data).texts if element != "title" or not text.startswith("[")
        ]
    return list(of_word(data) if name == "docx" else spoken(opened(data)))


@pytest.mark.parametrize("policy", [Policy.MARK, Policy.SOURCE, Policy.PREVIOUS])
@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize(("name", "bilingual"), [way for way in WAYS if way[0] in ("html", "docx", "pdf")])
def test_chinese_is_tagged_wherever_it_is(name: str, bilingual: bool, state: State, policy: Policy) -> None:
    render = renderer(name, bilingual=bilingual)
    assert render
    try:
        found = texts(name, render(unfinished(state, policy)))
    except (InputError, MissingExtraError) as error:
        pytest.skip(str(error))
    assert any(HAN.search(text) for text, _ in found)
    assert {text for text, code in found if HAN.search(text) and code != "zh-CN"} == set()
    assert {text for text, code in found if re.search("[A-Za-z][a-z]{2}", text) and code != "en-US"} == set()
