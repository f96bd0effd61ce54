"""Small projects for the tests of the workspace."""

from __future__ import annotations

from pathlib import Path

from toolkit.project.layout import project_of
from toolkit.workspace import Workspace

#: The beginning of a glossary.
CONCEPTS = """\
concepts:
  - {id: smart, zh: 智能制造, en: {preferred: smart manufacturing, admitted: [intelligent manufacturing]}}
  - id: rd
    zh: 研发
    en: {preferred: research and development, admitted: [R&D]}
    first_mention: research and development (R&D)
  - {id: four, zh: 四项能力, en: four capabilities}
"""
GLOSSARY = f"""\
{CONCEPTS}\
  - {{id: tfp, zh: 全要素生产率, en: total factor productivity}}
  - {{id: srdi, zh: 专精特新, en: {{preferred: specialized and innovative, deprecated: [{{term: professional}}]}}}}
"""
SETTINGS = """\
[lint]
severity = {stray-space = "error", terms = "warning"}

[lint.per_path_ignore]
"translations/en/other.po" = ["text"]
"""
HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

#: Pairs with findings, some of which depend on the glossary or on other units.
WRONG = [
    ("智能制造园区开工。", "Construction of the intelligent manufacturing park began."),
    ("专精特新企业座谈会召开。", "A meeting of professional  firms was held."),
    ("研发机构增至10家。", "There are 20 institutes."),
    ("四项能力提升。", "FCS rose."),
    ("实施绿色升级计划。", "We carried out the Green Upgrading Plan."),
    ("落实绿色升级计划。", "We carried out the green upgrading plan."),
]

#: Sources with a right translation each; neighbours of a table, abbreviations and phrases that recur are among them.
PAIRS = [
    ("一、总体情况", "I. Overview"),
    ("完成投资3145亿元，增长9.1%。", "Investment reached 314.5 billion yuan, up 9.1 percent."),
    ("全要素生产率提高。", "Total factor productivity (TFP) rose."),
    ("全要素生产率保持平稳。", "TFP was stable."),
    ("研发投入强度提高到2.1%。", "Spending on research and development (R&D) rose to 2.1 percent."),
    ("研发人员突破3万人。", "More than 30,000 people work in R&D."),
    ("大力发展智能制造。", "We worked hard to develop smart manufacturing."),
    ("智能制造装备产值增长18%。", "The output value of smart manufacturing equipment grew by 18 percent."),
    ("引进智能制造项目12个。", "Twelve smart manufacturing projects were brought in."),
    ("提升四项能力，新增专精特新企业34家。", "The four capabilities were raised; 34 specialized and innovative firms."),
    ("表1 主要指标（单位：亿元）", "Table 1. Main indicators (billion yuan)"),
    ("投资 | 3145", "Investment | 314.5"),
    ("出口 | 1200", "Exports | 120"),
    ("（一）大力培育链主企业。", "(I) We worked hard to foster chain leaders."),
    ("（二）支持链主企业上市。", "(II) Chain leaders were helped to go public."),
    ("（三）链主企业达到20家。", "(III) There are 20 chain leaders."),
    ("（四）链主企业带动就业。", "(IV) Chain leaders created jobs."),
    ("GB标准已经发布。", "The standard was published."),
]


def entry(source: str, target: str, before: str = "") -> str:
    """The lines of an entry in canonical form."""
    return f'\n{before}msgid "{source}"\nmsgstr "{target}"\n'


def text_of(pairs: list[tuple[str, str]] | None = None) -> str:
    """A catalog."""
    return HEADER + "".join(entry(*pair) for pair in (PAIRS if pairs is None else pairs))


def project(folder: Path, text: str | bytes | None = None) -> Path:
    """Write a project with one catalog; gives the catalog's path."""
    path = folder / "translations" / "en" / "report.po"
    path.parent.mkdir(parents=True)
    data = text_of() if text is None else text
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (folder / "toolkit.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "glossary").mkdir()
    (folder / "glossary" / "terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    return path


def workspace(folder: Path) -> Workspace:
    """The workspace of a project."""
    found = project_of(folder)
    assert found is not None
    return Workspace(found)
