"""The looks of HTML and PDF documents, and the size of their pages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from axe import violations
from command import toolkit
from pdf_structure import faults, opened
from test_access import mixed
from test_build import project  # noqa: F401 (a fixture)

from toolkit.formats.report import parse
from toolkit.model import BlockKind, State, Unit
from toolkit.model.rendition import Rendition
from toolkit.renderers import FORMATS, html, html_bilingual, pdf, word
from toolkit.renderers.compose import ComposeOptions, compose
from toolkit.renderers.no_break import NO_BREAK
from toolkit.renderers.sidenotes import LONGEST
from toolkit.renderers.themes import THEMES
from toolkit.renderers.title_block import Role, title_block
from toolkit.renderers.word import bilingual as word_bilingual
from toolkit.settings import PAPERS, ReportSettings
from toolkit.settings import THEMES as NAMES

HEAD = (
    "某市2024年统计公报\n\n发布机构：某市统计局\n\n日期：2025年3月21日　来源：某市政府\n\n一、综合[1]\n\n正文[1]。\n\n"
)
SEED = HEAD + "注释：\n\n[1] 初步统计数。\n"
TARGETS = {
    "某市2024年统计公报": "Communiqué of a City",
    "发布机构：某市统计局": "Issued by: Bureau of Statistics",
    "日期：2025年3月21日　来源：某市政府": "Date: March 21, 2025; Source: City Government",
    "一、综合[1]": "I. General[1]",
    "正文[1]。": "The text[1] is short.",
    "注释：": "Notes:",
    "[1] 初步统计数。": "[1] Preliminary figures.",
}


def communique(changes: dict[str, str] | None = None, **settings: str) -> Rendition:
    """A report with a head of every kind, a note of its own and one of the translator, in the official look."""
    report = parse(SEED.encode(), "seed.txt", name="sample")
    units = [
        Unit(one, text, state=State.TRANSLATED, comments=("toolkit: footnote A “word”.",) if one == "正文[1]。" else ())
        for one, text in {**TARGETS, **(changes or {})}.items()
    ]
    made = compose(report, units, ComposeOptions("en", report=ReportSettings(**settings)))
    return replace(made, theme="official")


def block(rendition: Rendition) -> list[tuple[str, str]]:
    """The lines of the title block, each with its role."""
    found = []
    for line in title_block(rendition):
        if line.piece is None:
            found.append((line.role.value, f"{line.label}: {line.text}" if line.label else line.text))
        else:
            start, end = line.span or (0, None)
            found.append((line.role.value, line.piece.target.text[start:end]))
    return found


def test_every_name_has_a_theme() -> None:
    assert tuple(THEMES) == NAMES
    assert {role.value for role in Role} == {"issuing-body", "title", "dateline", "metadata"}


def test_body_title_and_date_in_this_order_without_labels() -> None:
    assert block(communique(translator="Jane Doe")) == [
        ("issuing-body", "Bureau of Statistics"),
        ("title", "Communiqué of a City"),
        ("dateline", "March 21, 2025"),
        ("metadata", "Source: City Government"),
        ("metadata", "Translated by: Jane Doe"),
    ]


def test_a_line_with_other_parts_stays_whole() -> None:
    source = "日期：2025年3月21日　来源：某市政府"
    assert block(communique({source: "Published on March 21, 2025 by the City"}))[-1] == (
        "metadata",
        "Published on March 21, 2025 by the City",
    )
    assert ("issuing-body", "Bureau of Statistics") in block(
        communique({"发布机构：某市统计局": "Bureau of Statistics"})
    )
    assert block(communique({"发布机构：某市统计局": "Issued by:"}))[0] == ("issuing-body", "Issued by:")


#: A line of metadata, its translation, and what is above and below the title.
WORDINGS = [
    ("发布机构：某局　发布日期：2025年3月18日", "Issued by: A Bureau　Date: March 18, 2025"),
    ("发文机关：某局　成文日期：2025年3月18日", "Issuing authority: A Bureau Date of issue: March 18, 2025"),
    ("发布单位：某局 发布时间：2025年3月18日", "Published by: A Bureau | Publication date: March 18, 2025"),
    ("日期：2025年3月18日 发布机构：某局", "Date: March 18, 2025, Issued by: A Bureau"),
    ("印发机关：某局；印发日期：2025年3月18日", "Issued by the A Bureau; Issued on March 18, 2025"),
    ("发布机构：某局　发布日期：2025年3月18日", "Issued by the A Bureau on March 18, 2025"),
    ("发布机构：某局　发布日期：2025年3月18日", "Published on March 18, 2025, by A Bureau."),
    ("【发布机构】某局　【发布日期】2025年3月18日", "Issued by: A Bureau; Release date: March 18, 2025"),
    ("某市统计局\n\n2025年3月18日", "A Bureau\n\nMarch 18, 2025"),
    ("某市统计局  2025年3月18日", "A Bureau  March 18, 2025"),
    ("某市统计局 2025年3月18日", "A Bureau, March 18, 2025"),
    ("2025年3月18日 某市统计局", "March 18, 2025 A Bureau"),
    ("（2025年3月18日　某市统计局）", "(March 18, 2025　A Bureau)"),
    ("某市统计局  2025年3月18日", "Issued by the A Bureau on March 18, 2025"),
]


@pytest.mark.parametrize(("source", "target"), WORDINGS, ids=[target for _, target in WORDINGS])
def test_body_and_date_in_many_wordings(source: str, target: str) -> None:
    made = headed(source, target)
    assert block(made) == [("issuing-body", "A Bureau"), ("title", "Work Report"), ("dateline", "March 18, 2025")]
    page = html.render(replace(made, theme="official")).decode().replace(NO_BREAK, " ")
    assert page.index("A Bureau</p>") < page.index("Work Report</h1>") < page.index("March 18, 2025</p>")


@pytest.mark.parametrize(
    ("source", "target", "author", "day"),
    [
        ("某市统计局  2025年3月18日", "A Bureau  March 18, 2025", "A Bureau", "2025-03-18"),
        ("某市统计局 2025年3月", "A Bureau March 2025", "A Bureau", ""),
        ("（2025年3月18日　某市统计局）", "(March 18, 2025　A Bureau)", "A Bureau", "2025-03-18"),
        ("某市统计局\n\n2025年3月18日", "A Bureau\n\nMarch 18, 2025", "A Bureau", "2025-03-18"),
        ("某市统计局  2025年3月18日", "Released on March 18, 2025", "", "2025-03-18"),
        ("来源：某市统计局  2025年3月18日", "Source: A Bureau  March 18, 2025", "", "2025-03-18"),
    ],
)
def test_the_properties_name_a_body_without_a_label(source: str, target: str, author: str, day: str) -> None:
    made = headed(source, target)
    assert (made.about.author, made.about.date) == (author, day)
    assert [piece.kind for piece in made.body[:1]] == [BlockKind.HEADING], "the line is metadata"


def headed(source: str, target: str, **settings: str) -> Rendition:
    texts = dict(zip(source.split("\n\n"), target.split("\n\n"), strict=True))
    texts = {"某市2024年工作报告": "Work Report", **texts, "一、情况": "I. State", "正文。": "Words."}
    report = parse("\n\n".join(texts).encode(), "seed.txt", name="sample")
    units = [Unit(one, text, state=State.TRANSLATED) for one, text in texts.items()]
    return compose(report, units, ComposeOptions("en", report=ReportSettings(**settings)))


def test_a_body_of_the_settings_is_found_in_a_sentence() -> None:
    line = "发布机构：某局　发布日期：2025年3月18日"
    made = headed(line, "A Bureau brought this out (March 18, 2025)", issuing_body="A Bureau", date="2025-03-18")
    assert block(made)[::2] == [("issuing-body", "A Bureau"), ("dateline", "March 18, 2025")]
    made = headed(line, "Out in March", issuing_body="A Bureau", date="2025-03-18")
    assert block(made) == [("issuing-body", "A Bureau"), ("title", "Work Report"), ("metadata", "Out in March")]


def test_of_several_dates_the_first_has_no_label() -> None:
    made = headed("成文日期：2025年3月18日　发布日期：2025年3月20日", "Date: March 18, 2025; Released: March 20, 2025")
    assert block(made)[1:] == [("dateline", "March 18, 2025"), ("metadata", "Released: March 20, 2025")]


def test_settings_have_their_places() -> None:
    report = parse("标题\n\n正文。\n".encode(), "seed.txt", name="sample")
    units = [Unit(text, "Words", state=State.TRANSLATED) for text in ("标题", "正文。")]
    options = ComposeOptions("en", report=ReportSettings(issuing_body="A Body", date="2022-05-17", source="A site"))
    lines = block(compose(report, units, options))
    assert lines == [
        ("issuing-body", "A Body"), ("title", "Words"), ("dateline", "May 17, 2022"), ("metadata", "Source: A site"),
    ]  # fmt: skip


def test_notes_beside_the_text_are_told_apart() -> None:
    page = html.render(communique()).decode()
    marks = re.findall(r'<a href="#([a-z]+)-[^"]*" [^>]*role="doc-noteref"(?: data-note="([^"]*)")?>', page)
    assert marks == [
        ("note", "[1] Preliminary figures."),
        ("note", ""),  # only the first mark of a note
        ("translator", "a Translator’s note: A “word”."),
    ]
    assert "data-note" not in html.render(replace(communique(), theme="plain")).decode()
    assert 'data-note="' not in html_bilingual.render(communique()).decode()


def test_long_notes_are_cut() -> None:
    page = html.render(communique({"[1] 初步统计数。": "[1] " + "Many words. " * 100})).decode()
    (note,) = re.findall(r'data-note="(\[1\][^"]*)"', page)
    assert len(note) <= LONGEST + 2
    assert note.endswith(" …")


def test_programs_read_the_same_text() -> None:
    def read(theme: str) -> tuple[str, list[str]]:
        blocks = list(parse(html.render(replace(communique(), theme=theme)), "t.html", name="t").walk())
        first = next(at for at, one in enumerate(blocks) if one.kind is BlockKind.HEADING)
        return next(one.text for one in blocks if one.kind is BlockKind.TITLE), [one.text for one in blocks[first:]]

    assert read("official") == read("plain")
    assert read("official")[0] == "Communiqué of a City"
    assert "The text[1] is short.[a]" in read("official")[1]


@pytest.mark.parametrize("window", ["--window-size=1440,900", "--window-size=390,844"])
@pytest.mark.parametrize("scheme", [0, 1])
def test_official_pages_are_accessible(tmp_path: Path, window: str, scheme: int) -> None:
    official = replace(mixed(), theme="official")
    pages = {"notes": html.render(communique()), "mixed": html.render(official)}
    pages["bilingual"] = html_bilingual.render(official)
    for name, data in pages.items():
        path = tmp_path / f"{name}.html"
        path.write_bytes(data)
        assert violations(path, window, f"--blink-settings=preferredColorScheme={scheme}") == [], name


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("theme", NAMES)
def test_pdf_of_every_theme(theme: str, paper: str) -> None:
    pytest.importorskip("typst", reason="Typst is not installed; it is in the extra `pdf`")
    made = replace(communique(), theme=theme, paper=paper)
    data = pdf.render(made)
    assert data == pdf.render(made)
    file = opened(data)
    assert faults(file) == []
    size = [round(float(one)) for one in file.pages[0].MediaBox]
    assert size == ([0, 0, 612, 792] if paper == "letter" else [0, 0, 595, 842])


def test_letter_in_word_and_print() -> None:
    made = replace(communique(), paper="letter")
    for render, size in ((word.render, 'w:w="12240" w:h="15840"'), (word_bilingual.render, 'w:w="15840" w:h="12240"')):
        with zipfile.ZipFile(io.BytesIO(render(made))) as file:
            assert f"<w:pgSz {size}" in file.read("word/document.xml").decode()
    assert "@page { size: letter; margin" in html.render(made).decode()
    assert "size: letter landscape" in html_bilingual.render(made).decode()
    assert "size: A4" not in html.render(made).decode() + html_bilingual.render(made).decode()


def test_golden(
    project: Path,  # noqa: F811
    capfd: pytest.CaptureFixture[str],
    golden: Callable[[str, str], None],
) -> None:
    assert toolkit(capfd, "build-en", "--theme", "official", "--format", "html").code == 0
    text = (project / "build/en/small.html").read_bytes().decode()
    golden("build/small.official.html", re.sub(r"(?s)(<style>\n).*?(</style>)", r"\1\2", text))


def test_option_and_setting(project: Path, capfd: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    page, settings = project / "build/en/small.html", project / "toolkit.toml"

    def built(*arguments: str) -> bytes:
        assert toolkit(capfd, "build-en", *arguments).code == 0
        return page.read_bytes()

    without, official = built(), built("--theme", "official")
    assert built("--theme", "plain") == without != official
    settings.write_text('theme = "official"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    assert built() == official
    assert built("--theme", "plain") == without


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--theme", "fancy"), "unknown theme 'fancy'; choose from plain, official"),
        (("--theme", "official", "--format", "txt,md,docx"), "--theme needs --format html or pdf"),
        (("--theme", "official", "-o", "small.docx"), "Word files take their look from --template"),
    ],
)
def test_mistakes_are_one_line(
    project: Path,  # noqa: F811
    capfd: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    message: str,
) -> None:
    done = toolkit(capfd, "build-en", *arguments)
    assert done.code == 2
    assert sum(message in line for line in done.err.splitlines()) == 1
    assert not (project / "build").exists()


@pytest.mark.parametrize(("key", "known"), [("theme", '"plain", "official"'), ("paper", '"a4", "letter"')])
def test_unknown_settings(project: Path, capfd: pytest.CaptureFixture[str], key: str, known: str) -> None:  # noqa: F811
    (project / "toolkit.toml").write_text(f'{key} = "fancy"\n', encoding="utf-8")
    done = toolkit(capfd, "build-en")
    assert done.code == 2
    assert f"toolkit.toml:1:1: {key} must be one of {known}" in done.err


def test_formats_with_themes() -> None:
    assert [name for name, form in FORMATS.items() if form.themes] == ["html", "pdf"]
