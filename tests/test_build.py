"""`toolkit build`: the files it writes, when it writes none, and its messages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from command import toolkit

SEED = """\
某市2021年工作报告

日期:2022年5月17日 来源:某市人大

一、主要工作

（一）工业稳步增长。全年产值达2.6万亿元。主要做法如下。

第一，抓投资。

指标\t数值
增速\t10.7%

二、存在问题

缺芯<b>问题</b>&压力较大。

扫一扫,分享到手机
"""

TARGETS = {
    "某市2021年工作报告": "Report on the Work of a City in 2021",
    "日期:2022年5月17日 来源:某市人大": "Date: May 17, 2022; Source: Municipal People's Congress",
    "一、主要工作": "I. Main work",
    "（一）工业稳步增长。全年产值达2.6万亿元。主要做法如下。": (
        "(I) Industry grew steadily. Output reached 2.6 trillion yuan, i.e. No. 1. What was done:"
    ),
    "第一，抓投资。": "First, we promoted investment.",
    "指标\t数值": "Indicator\tValue",
    "增速\t10.7%": "Growth\t10.7 percent",
    "二、存在问题": "II. Problems",
    "缺芯<b>问题</b>&压力较大。": "Chip <b>shortages</b> & *pressure* remain_great; 1 < 2.",
}

FOOTNOTE = "# toolkit: footnote[trillion yuan] A yuan is the unit of the renminbi.\n#\n"


def entry(source: str, target: str, before: str = "") -> str:
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") for text in (source, target))
    return '{}msgid "{}"\nmsgstr "{}"\n'.format(before, *quoted)


def catalog(changes: dict[str, str | None] | None = None, before: dict[str, str] | None = None) -> str:
    """The catalog of the small report. A change to None removes the entry."""
    targets = {**TARGETS, **(changes or {})}
    comments = {"（一）工业稳步增长。全年产值达2.6万亿元。主要做法如下。": FOOTNOTE, **(before or {})}
    header = entry("", "").replace(
        'msgstr ""\n', 'msgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    entries = [entry(key, text, comments.get(key, "")) for key, text in targets.items() if text is not None]
    return "\n".join([header, *entries])


@pytest.fixture
def project(in_folder: Path) -> Path:
    """A project with one small, complete report."""
    files = {
        "toolkit.toml": '[reports.small]\ntranslator = "A. Translator"\ndisclaimer = "Unofficial <translation>."\n',
        "seeds/small.txt": SEED,
        "translations/en/small.po": catalog(),
    }
    for name, text in files.items():
        path = in_folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return in_folder


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "build").rglob("*") if path.is_file())


def rewrite(project: Path, changes: dict[str, str | None], before: dict[str, str] | None = None) -> None:
    (project / "translations/en/small.po").write_text(catalog(changes, before), encoding="utf-8")


def test_builds_every_default_format(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "build-en")
    assert done.code == 0
    assert done.out.splitlines()[0] == "small (en): 9 of 9 units translated (100%)"
    assert files(project) == [f"build/en/small.{suffix}" for suffix in ("html", "json", "md", "txt")]
    for name in files(project)[:1] + files(project)[2:]:
        assert name in done.out
        assert "扫一扫" not in (project / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["txt", "md", "html", "bilingual.txt", "bilingual.md", "bilingual.html", "json"])
def test_golden(
    project: Path, capfd: pytest.CaptureFixture[str], golden: Callable[[str, str], None], name: str
) -> None:
    assert toolkit(capfd, "build-en", *(["--bilingual"] if "bilingual" in name else [])).code == 0
    text = (project / "build/en" / f"small.{name}").read_bytes().decode()
    if name == "json":
        text = json.dumps(json.loads(text) | {"toolkit": "VERSION"}, ensure_ascii=False, indent=2) + "\n"
    if name.endswith("html"):
        text = re.sub(r"(?s)(<(style|script)>\n).*?(</\2>)", r"\1\3", text)
    golden(f"build/small.{name}", text)


def test_twice_gives_the_same_bytes(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    toolkit(capfd, "build-en")
    first = {name: (project / name).read_bytes() for name in files(project)}
    toolkit(capfd, "build-en")
    assert {name: (project / name).read_bytes() for name in files(project)} == first


def test_an_incomplete_report_writes_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fuzzy = {"第一，抓投资。": "#, fuzzy\n"}
    rewrite(project, {"二、存在问题": "", "增速\t10.7%": None}, fuzzy)
    done = toolkit(capfd, "build-en")
    assert done.code == 1
    assert not files(project)
    assert "3 of 9 units are not finished; nothing was written" in done.err
    assert "untranslated: 二、存在问题" in done.err
    assert "needs review: 第一，抓投资。" in done.err
    assert "seeds/small.txt:12: not in the catalog (run: toolkit update): 增速 10.7%" in done.err
    written = (project / "translations/en/small.po").read_text(encoding="utf-8")
    line = written.split('msgid "二、存在问题"')[0].count("\n") + 2
    assert f"translations/en/small.po:{line}: untranslated" in done.err


@pytest.mark.parametrize(
    ("policy", "shown"),
    [
        ("mark", ["[Not yet translated]", "[Translation under review]"]),
        (
            "source",
            ["[Not yet translated; original text] 二、存在问题", "[Translation under review; original text] 第一"],
        ),
        ("previous", ["[Not yet translated]", "[Draft translation, not reviewed] First, we"]),
    ],
)
def test_policies(project: Path, capfd: pytest.CaptureFixture[str], policy: str, shown: list[str]) -> None:
    rewrite(project, {"二、存在问题": ""}, {"第一，抓投资。": "#, fuzzy\n"})
    done = toolkit(capfd, "build-en", "--incomplete", policy)
    assert done.code == 0
    assert "7 of 9 units translated (77%), 1 need review, 1 untranslated" in done.out
    text = (project / "build/en/small.txt").read_text(encoding="utf-8")
    for mark in shown:
        assert mark in text
    assert ("First, we promoted" in text) is (policy == "previous")
    manifest = json.loads((project / "build/en/small.json").read_text(encoding="utf-8"))
    assert manifest["incomplete"] == policy
    assert manifest["complete"] is False
    assert [one["state"] for one in manifest["substituted"]] == ["needs-review", "initial"]


def test_every_format_marks_substituted_units(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rewrite(project, {"二、存在问题": ""}, {"第一，抓投资。": "#, fuzzy\n"})
    assert toolkit(capfd, "build-en", "--incomplete", "mark").code == 0
    for suffix in ("txt", "md", "html"):
        text = (project / f"build/en/small.{suffix}").read_text(encoding="utf-8")
        assert "Not yet translated" in text
        assert "Translation under review" in text


def test_one_format_to_standard_output_or_a_file(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "build-en", "-o", "-", "--format", "md")
    assert done.out.startswith("# Report on the Work of a City in 2021\n")
    assert "9 of 9 units" in done.err
    assert toolkit(capfd, "build", "--lang", "en", "-o", "out/here.html").code == 0
    assert (project / "out/here.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert not files(project)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "x"), "-o takes one report, one language and one format"),
        (("-o", "x.odt"), "-o x.odt: no format is named 'odt'; give --format txt|md|html|docx|pdf"),
        (("--format", "odt"), "unknown format 'odt'; choose from txt, md, html"),
        (("smal",), "did you mean 'small'?"),
        (("--incomplete", "guess"), "'guess' is not one of"),
    ],
)
def test_mistakes_are_one_line(
    project: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    done = toolkit(capfd, "build-en", *arguments)
    assert done.code == 2
    assert message in done.err
    assert not files(project)


def test_a_fault_of_every_report_is_one_line(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "seeds/other.txt").write_bytes((project / "seeds/small.txt").read_bytes())
    assert toolkit(capfd, "update").code == 0
    (project / "bad.docx").write_bytes(b"not a zip file")
    done = toolkit(capfd, "build-en", "--format", "docx", "--template", "bad.docx", "--incomplete", "mark")
    assert done.code == 2
    assert done.err.splitlines() == ["toolkit: bad.docx: not a Word document (.docx); it cannot be used as a template"]


@pytest.mark.usefixtures("project")
def test_no_catalog_yet(capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "build", "--lang", "ja")
    assert done.code == 2
    assert "translations/ja/small.po: no ja catalog of small yet; add 'ja' to target_languages" in done.err
    (Path("translations/en/small.po")).unlink()
    done = toolkit(capfd, "build-en")
    assert "translations/en/small.po: no en catalog of small yet; create it with: toolkit update" in done.err


def test_one_bad_report_leaves_the_others(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "seeds/bad.txt").write_text("标题\n\n正文。\n", encoding="utf-8")
    (project / "translations/en/bad.po").write_text('msgid "x\nmsgstr ""\n', encoding="utf-8")
    done = toolkit(capfd, "build-en")
    assert done.code == 2
    assert "translations/en/bad.po:1" in done.err
    assert "build/en/small.txt" in files(project)


def test_a_stale_footnote_phrase_is_a_warning(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rewrite(project, {}, {"第一，抓投资。": "# toolkit: footnote[no such words] A note.\n"})
    done = toolkit(capfd, "build-en")
    assert done.code == 0
    assert "the footnote's phrase 'no such words' is not in the translation" in done.err
    assert "investment.[b]" in (project / "build/en/small.txt").read_text(encoding="utf-8")


def test_an_unwritable_folder_is_one_line(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "build").write_text("a file where the folder should be", encoding="utf-8")
    done = toolkit(capfd, "build-en")
    assert done.code == 2
    assert "cannot be written" in done.err
    assert len(done.err.splitlines()) == 1


GLOSSARY = """\
concepts:
  - id: srdi
    zh: 工业
    en: {preferred: industry, admitted: [sector], deprecated: ["=craft"]}
    definition: Making <things>.
  - {id: old, zh: 旧词, en: old word, status: retired}
"""


@pytest.fixture
def with_glossary(project: Path) -> Path:
    (project / "glossary").mkdir()
    (project / "glossary/a.yaml").write_text(GLOSSARY, encoding="utf-8")
    return project


def test_the_terms_used_are_added(with_glossary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "build-en", "--with-glossary").code == 0
    text = (with_glossary / "build/en/small.md").read_text(encoding="utf-8")
    assert (
        "## Glossary\n\n| Chinese | English | Definition |\n| --- | --- | --- |\n| 工业 gōngyè | industry | Making"
        in text
    )
    assert "旧词" not in text


def test_terms_are_by_subject_and_refer_to_each_other(with_glossary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = "  - {id: speed, zh: 增速, en: growth, domain: statistics, definition: D., see: [srdi, old]}\n"
    path = with_glossary / "glossary/a.yaml"
    path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    assert toolkit(capfd, "build-en", "--with-glossary", "--format", "html,txt,md").code == 0
    page = (with_glossary / "build/en/small.html").read_text(encoding="utf-8")
    assert page.index("Statistics and indicators") < page.index("Other terms")
    (anchor,) = re.findall(r'See also: <a href="#([^"]+)">industry</a>', page)
    assert (
        f'<tr id="{anchor}" role="row"><th scope="row" role="rowheader"><span lang="zh-CN">工业</span><br>'
        in page.replace("\n", "")
    )
    text = (with_glossary / "build/en/small.txt").read_text(encoding="utf-8")
    assert f"Statistics and indicators\n{25 * '~'}\n\n增速  zēngsù  growth\n    D. See also: industry\n" in text
    assert "| 增速 zēngsù | growth | D. See also: industry |" in (with_glossary / "build/en/small.md").read_text(
        "utf-8"
    )


def test_the_wording_of_the_text_comes_first(with_glossary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = with_glossary / "glossary/a.yaml"
    rows = """\
  - {id: speed, zh: 增速, en: {preferred: rate of growth, admitted: [growth]}}
  - {id: report, zh: 报告, en: report, enforce: never}
"""
    path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    assert toolkit(capfd, "build-en", "--with-glossary", "--format", "md").code == 0
    text = (with_glossary / "build/en/small.md").read_text(encoding="utf-8")
    assert "| 增速 zēngsù | growth |" in text
    assert "rate of growth" not in text.split("## Glossary")[0]
    assert "bàogào" not in text


def test_reviewers_see_terms_figures_and_findings(with_glossary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rewrite(with_glossary, {"增速\t10.7%": "Growth\t17.0 percent"})
    assert toolkit(capfd, "build-en", "--bilingual", "--format", "html,docx").code == 0
    page = (with_glossary / "build/en/small.bilingual.html").read_text(encoding="utf-8")
    assert '"terms": [["srdi", "工业 = industry"]]' in page
    assert 'data-s="3t2.0' in page, "工业 after its enumerator"
    assert 'data-t="4t8.0' in page, "Industry"
    assert 'data-checks="number-changed"' in page
    assert '<mark class="finding" data-link="finding-0">' in page
    assert 'href="../../translations/en/small.po#L' in page
    opened = pytest.importorskip("docx").Document(with_glossary / "build/en/small.bilingual.docx")
    assert any("number-changed" in comment.text for comment in opened.comments)
    assert [len(table.columns) for table in opened.tables] == [3, 3, 3], "the rows of a table in both languages"
    assert [len(table.rows) for table in opened.tables] == [7, 4, 3], "the translator in a row below the title"


@pytest.mark.parametrize("name", ["html", "md", "docx", "txt", "csv"])
def test_the_glossary_alone(with_glossary: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    done = toolkit(capfd, "glossary", "build", "--format", name)
    assert (done.code, done.out) == (0, f"build/en/glossary.{name}\n")
    data = (with_glossary / f"build/en/glossary.{name}").read_bytes()
    if name == "csv":
        assert data.decode("utf-8-sig").splitlines() == [
            "id,zh,en,also,not,definition,note,pinyin,other forms,domain,part of speech,status,years,first mention,"
            "example,example translated,see,sources",
            "srdi,工业,industry,sector,'=craft,Making <things>.,,gōngyè,,,,approved,,,,,,",
        ]
    elif name != "docx":
        assert b"industry" in data
        assert b"sector" in data
        assert "旧词".encode() not in data


def test_links_to_the_catalog_lead_there_from_anywhere(with_glossary: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert toolkit(capfd, "build-en", "--bilingual", "-o", "out/deep/page.html").code == 0
    page = (with_glossary / "out/deep/page.html").read_text(encoding="utf-8")
    assert 'href="../../translations/en/small.po#L' in page


def test_an_empty_glossary_is_an_error(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = toolkit(capfd, "glossary", "build")
    assert (done.code, done.err) == (2, "toolkit: the glossary has no terms in en\n")
    assert not files(project)


def test_a_bilingual_build_says_what_was_not_checked(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    built = toolkit(capfd, "build-en", "--bilingual", "--format", "txt")
    assert (built.code, built.err) == (0, "toolkit: skipping terms checks: no glossary\n")
    assert toolkit(capfd, "build-en", "--format", "txt").err == ""
    (project / "translations/ja").mkdir()
    (project / "translations/ja/small.po").write_bytes((project / "translations/en/small.po").read_bytes())
    built = toolkit(capfd, "build", "--lang", "en", "--lang", "ja", "--bilingual", "--format", "txt")
    assert built.err.splitlines() == [
        "toolkit: skipping terms checks: no glossary",
        "toolkit: skipping figures: no comparison for zh→ja (1 catalog)",
    ]
