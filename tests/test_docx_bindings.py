"""Content controls that are bound to data: what Word shows is the data."""

from __future__ import annotations

import pytest
from word_files import archive, relation, rels, xml

from toolkit.formats.docx import read

OWN = "{AAAAAAAA-0000-0000-0000-000000000001}"
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
DATA = '<r:report xmlns:r="urn:report"><r:name>旧名</r:name><r:name>某市工作报告</r:name><empty/></r:report>'
PROPERTIES = (
    '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:title>属性中的标题</dc:title></cp:coreProperties>'
)
ITEM = f'<ds:datastoreItem xmlns:ds="urn:ds" ds:itemID="{OWN.lower()}"/>'


def shown(
    path: str, *, store: str = OWN, kind: str = "<w:text/>", content: str = "<w:r><w:t>原有文字</w:t></w:r>"
) -> str:
    """The text of a paragraph with a control that is bound to a path in data."""
    mappings = "xmlns:ns0='urn:report' xmlns:cp='urn:cp' xmlns:dc='urn:dc'"
    binding = f'<w:dataBinding w:prefixMappings="{mappings}" w:xpath="{path}" w:storeItemID="{store}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    body = f"<w:body><w:p><w:r><w:t>前</w:t></w:r>{control}</w:p></w:body>"
    files = {
        "word/document.xml": xml("document", body),
        "word/_rels/document.xml.rels": rels(relation("customXml", "../customXml/item1.xml")),
        "customXml/item1.xml": DATA.encode(),
        "customXml/_rels/item1.xml.rels": rels(relation("customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": ITEM.encode(),
        "docProps/core.xml": PROPERTIES.encode(),
        "_rels/.rels": rels(
            relation("officeDocument", "word/document.xml") + relation("core-properties", "docProps/core.xml")
        ),
    }
    return read(archive(files), "report.docx").paragraphs[0].text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/ns0:report[1]/ns0:name[2]", "前某市工作报告"),
        ("/ns0:report/ns0:name", "前旧名"),
        ("/ns0:report[1]/ns0:name[3]", "前原有文字"),
        ("/ns0:report[1]/empty[1]", "前原有文字"),
        ("/ns0:report[1]/ns0:name[last()]", "前原有文字"),
        ("/ns0:other[1]", "前原有文字"),
        ("", "前原有文字"),
    ],
)
def test_the_data_at_a_path(path: str, text: str) -> None:
    assert shown(path) == text


def test_properties_of_the_document() -> None:
    assert shown("/cp:coreProperties[1]/dc:title[1]", store=CORE) == "前属性中的标题"


def test_a_date_keeps_the_words_that_are_stored() -> None:
    assert shown("/ns0:report[1]/ns0:name[2]", kind="<w:date/>") == "前原有文字"


def test_data_stand_for_the_prompt_of_an_empty_control_and_for_no_text_at_all() -> None:
    assert shown("/ns0:report[1]/ns0:name[2]", kind="<w:showingPlcHdr/><w:text/>") == "前某市工作报告"
    assert shown("/ns0:report[1]/ns0:name[2]", content="") == "前某市工作报告"
