"""First mentions inside a longer term."""

from __future__ import annotations

from toolkit.checks import checks
from toolkit.context import Context
from toolkit.formats import glossary
from toolkit.model import State, Unit

GLOSSARY = """\
concepts:
  - id: rd
    zh: 研发
    en: {preferred: research and development, admitted: [R&D]}
    first_mention: research and development (R&D)
  - id: rd-institution
    zh: 研发机构
    en: {preferred: research and development institution, admitted: [R&D institution]}
"""


def found(*pairs: tuple[str, str]) -> list[str]:
    context = Context(glossary=glossary.parse(GLOSSARY.encode(), "glossary.yaml"))
    units = [Unit(zh, en, state=State.TRANSLATED) for zh, en in pairs]
    check = checks()["first-mention"]
    assert check.catalog is not None
    return [problem.target.text for problem in check.catalog(context.read(units), context) if problem.target]


def test_a_longer_term_in_the_same_unit_introduces_the_abbreviation() -> None:
    english = "Three research and development (R&D) institutions were set up, and 30,000 people work in R&D."
    assert found(("新建研发机构3家，研发人员3万人。", english)) == []


def test_a_longer_term_in_an_earlier_unit_introduces_it() -> None:
    earlier = ("新建研发机构3家。", "Three research and development (R&D) institutions were set up.")
    assert found(earlier, ("研发人员3万人。", "R&D employs 30,000 people.")) == []


def test_a_later_introduction_is_too_late() -> None:
    later = ("新建研发机构3家。", "Three research and development (R&D) institutions were set up.")
    assert found(("研发人员3万人。", "R&D employs 30,000 people."), later) == ["R&D"]
