"""Read saved web pages: the article alone, with the structure that its text would have."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("lxml.etree", reason="the extra `office` is not installed")

from html_pages import Site, bare, broken, of_an_office, plain, semantic
from test_reports import CASES, SEED, tree

from toolkit.errors import InputError
from toolkit.formats.html import read
from toolkit.formats.report import parse
from toolkit.formats.report.lines import paragraphs
from toolkit.formats.report.paragraph import Paragraph
from toolkit.model import Document

HERE = Path(__file__).parent
OWN: list[dict[str, Any]] = [
    case
    for name in ("html.yaml", "html_pages.yaml")
    for case in yaml.safe_load((HERE / "cases" / name).read_text(encoding="utf-8"))
]
#: Cases that lines or paragraphs cannot hold: they are of Markdown, whose marks are at the start of a file.
SEED_TREE = tree(parse(SEED, "x.txt", name="x").blocks)
MARKDOWN = {"the front matter of a Markdown file", "a number sign alone is not a mark"}


def page(data: str | bytes) -> Document:
    return parse(data.encode() if isinstance(data, str) else data, "report.html", name="report")


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["name"])
def test_reading(case: dict[str, Any]) -> None:
    document = page(case["html"].encode(case.get("encoding", "utf-8")))
    assert tree(document.blocks) == case["tree"]
    assert list(document.left_out) == case.get("left_out", [])


def split(text: str) -> tuple[str, list[Paragraph]]:
    """The title of a text that begins with it, and its other paragraphs."""
    found = paragraphs(text)
    title = next((one.text for one in parse(text.encode(), "x", name="x").blocks if one.kind == "title"), "")
    return (title, found[1:]) if title and found[0].text == title else ("", found)


#: The ways to write paragraphs.
FORMS = (semantic, plain, broken)
#: Every so many cases are read in all forms alone and on a page; the others in one form each.
IN_FULL = 20


@pytest.mark.parametrize(("place", "case"), list(enumerate(CASES)), ids=[case["name"] for case in CASES])
def test_a_page_of_the_paragraphs_of_a_text_has_its_structure(place: int, case: dict[str, str]) -> None:
    whole, (title, rest) = paragraphs(case["text"]), split(case["text"])
    full = place % IN_FULL == 0
    for write in FORMS if full else [FORMS[place % 3]]:
        found = tree(page(bare(write(whole))).blocks)
        assert found == case["tree"] or (case["name"] in MARKDOWN and write is plain)
    for write in FORMS if full else [FORMS[(place + 1) % 3]]:
        found = tree(page(of_an_office(write(rest), title)).blocks)
        assert found == case["tree"] or case["name"] in MARKDOWN


@pytest.mark.parametrize("name", ["TRS_Editor", "UCAPCONTENT", "article-content", "text", ""])
@pytest.mark.parametrize("write", [semantic, plain, broken])
def test_our_report_on_a_page_of_an_office(write: Callable[[Sequence[Paragraph]], str], name: str) -> None:
    title, rest = split(SEED.decode())
    document = page(of_an_office(write(rest), title, name=name))
    assert document.blocks != ()
    assert tree(document.blocks) == SEED_TREE
    assert document.left_out == ("navigation and page furniture: 17 lines",)


#: Texts of some length that begin with their title; on a page with three lines nobody knows which are the article.
LONG = [
    case["text"]
    for case in [*CASES, {"name": "our report", "text": SEED.decode()}]
    if len(split(case["text"])[1]) > 5 and len(split(case["text"])[0]) > 3 and case["name"] not in MARKDOWN
]


@pytest.mark.parametrize("seed", range(75))
def test_the_article_of_an_unknown_site(seed: int) -> None:
    text = LONG[seed % len(LONG)]
    wanted = [one.text for one in parse(text.encode(), "x.txt", name="x").walk() if one.unit]
    found = [one.text for one in page(Site(seed).page(*split(text))).walk() if one.unit]
    assert [one for one in wanted if one not in found] == []
    fields = {"发布日期：2023-03-01", "来源：某市政府"}
    assert [one for one in found if one not in wanted and one not in fields] == []


def test_lines_are_those_of_the_source() -> None:
    found = read(
        b"<h1>A\n</h1>\n<p>B<br>\nC<br>D\n<table><tr><td>E<td>1\n<tr><td>F<td>2</table>\n\n<pre>\nG\nH</pre>", "x"
    )
    assert [(one.text[:1], one.line) for one in found.paragraphs] == [
        ("A", 1), ("B", 3), ("C", 3), ("D", 4), ("E", 5), ("F", 6), ("G", 9), ("H", 10),
    ]  # fmt: skip


def test_what_the_page_says_of_a_paragraph() -> None:
    body = (
        "<table><tr><td>文号：甲〔2023〕1号</table><h1>某市公报</h1><p>来源：某局</p><div class=TRS_Editor>"
        "<h2>一、工业</h2><p>增长<a href=#n id=m>[1]</a>。</p><ul><li>甲<ul><li>乙</ul></ul><table><caption>表1"
        "</caption><tr><th>丙<th>丁<tr><td>1<td>2</table><p id=n><a href=#m>[1]</a>注。</p></div>"
        "<p><a href=/>首页</a></p>"
    )
    said = ("title", "metadata", "heading", "bullet", "depth", "caption", "row", "gap", "note")
    found = read(bare(body, "某市公报").encode(), "x").paragraphs
    assert [{name: getattr(one, name) for name in said if getattr(one, name)} for one in found] == [
        {"metadata": True}, {"title": True}, {"metadata": True}, {"heading": 2}, {}, {"bullet": True},
        {"bullet": True, "depth": 1}, {"caption": True}, {"row": True, "gap": True}, {"row": True},
        {"note": True, "gap": True},
    ]  # fmt: skip


BODY = "<h1>某市公报</h1><p>全年增长6.2%，投资增长9%，高于全国平均水平。</p>"


DECLARED = ["", "utf-8", "gb2312", "GBK", "big5", "iso-8859-1", "utf-16", "no-such", "hex"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-32"])
def test_the_bytes_tell_the_encoding(encoding: str) -> None:
    for declared in DECLARED:
        text = f'<html><head><meta http-equiv=Content-Type content="text/html; charset={declared}"></head>{BODY}</html>'
        found = [one.text for one in page(text.encode(encoding)).walk()]
        assert found == ["某市公报", "全年增长6.2%，投资增长9%，高于全国平均水平。"], declared


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("製造品出荷額等は前年より増加しました。", "shift_jis"), ("제조업 생산은 전년보다 증가하였다.", "euc-kr"),
        ("L'économie a été forte là où l'été fut âpre.", "iso-8859-1"), ("本地生產總值實質增長百分之二點二。", "big5"),
    ],
)  # fmt: skip
def test_a_declared_encoding_of_another_language(text: str, encoding: str) -> None:
    data = f"<meta charset={encoding}><p>{text}</p>".encode(encoding)
    assert [one.text for one in page(data).walk()] == [text]


def test_ascii_with_entities_is_not_searched_for_old_encodings() -> None:
    data = b"<p>&#20840;&#24180;&#22686;&#38271;31%&#12290;</p><script>var a = '+AAAAAbbbb-~{abab~}'</script>"
    assert [one.text for one in page(data).walk()] == ["全年增长31%。"]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_broken_bytes_matter_only_in_the_article(encoding: str) -> None:
    cut = "全市".encode(encoding)[:-1]
    head = f"<html><head><meta charset={encoding}><meta name=description content='".encode()
    data = head + cut + b"'></head><body>\n" + (BODY * 9).encode(encoding)
    assert next(page(data).walk()).text == "某市公报"
    place = len(data) - len("。</p>".encode(encoding))
    with pytest.raises(InputError, match=r":2: holds bytes that are not valid"):
        page(data[:place] + cut + data[place:])


MENU = "<ul class=nav><li><a href=1>首页</a><li><a href=2>新闻</a></ul>"
REFUSED = {
    "": "is empty",
    " \n": "is empty",
    "<p> &nbsp;</p>": "is empty",
    "<body><img src=a.png></body>": "is empty",
    "全年增长31%。a < b": "holds no HTML tags.*name it .txt",
    "<frameset><frame src=a.htm></frameset>": "in a frame",
    "<body><iframe src=a.htm></iframe></body>": "in a frame",
    "<frameset><frame src=a.htm><noframes><body>您的浏览器不支持框架。</body></noframes></frameset>": "in a frame",
    "<body><iframe src=a.htm><p>您的浏览器不支持框架。</p></iframe></body>": "in a frame",
    "<div id=app></div><script src=a.js></script><noscript>请启用脚本。</noscript>": "a script fills in the page",
    MENU + "<iframe src=a.htm></iframe>": "in a frame",
    MENU + "<h1>公报</h1><div class=TRS_Editor></div><script src=a.js></script>": "a script fills in the page",
    "<p><a href=1>某市通知</a> 2023-01-03</p><p><a href=2>某市公告</a> 2023-01-05</p>": "is a list of links",
    "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n<p>文</p>": "MHTML.*HTML only",
    "%PDF-1.7 <p>": "is a PDF",
    "{\\rtf1 <p>": "is RTF",
    "<div>" * 100_000 + "全年增长31%。": "nests elements too deep",
    "<h1>某市公报</h1><p>" + "x" * 11_000_000: "too large",
    "<meta charset=hz-gb-2312><p>~{<:Ky2;S{~}</p>": "is in HZ",
    "<p>" + "全年增长，高于全国平均水平。" .encode().decode("latin-1") + "</p>": "as if it were Latin letters",
}  # fmt: skip


@pytest.mark.parametrize(("data", "message"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_is_not_a_page_is_refused_in_one_line(data: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        page(data)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 200


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(InputError, match="is larger than 64 MB"):
        page(b"<p>" + bytes(65 * 2**20))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<div>" * 240 + "全年增长31%。", 1), ("<ul><li>" * 110 + "全年增长31%。", 1), ("<p><font>增长。" * 3000, 3000),
        ("<table border=1><tr><td>甲<td>" * 60 + "全年增长31%。", 60), ("<b>增长。" * 3000, 1),
        ("<h1>公报</h1><p>增长。<img src='data:image/png;base64," + "A" * 12_000_000 + "'></p>", 2),
        ("<p>增长。</p><table>" + "<tr><td>甲<td>1" * 3000 + "</table>", 3001),
        ("<p>增长。</p><table>" + ("<tr>" + "<td rowspan=65534 colspan=1000>甲" * 40) * 90 + "</table>", 91),
        ("<h1>公报</h1><p>" + ("大" + "&nbsp;" * 30) * 300 + "x</p><div class=TRS_Editor><p>增长。</p></div>", 3),
        ("<h1>公报</h1><p>来源：" + "&nbsp;" * 99_999 + "x日期：</p><div class=TRS_Editor><p>增长。</p></div>", 3),
        ("<p>增长。</p>" + "<ul><li><a href=a>新闻</a><li><a href=b>新闻</a></ul>" * 3000, 1),
    ],
    ids=range(11),
)  # fmt: skip
def test_large_and_odd_pages_are_read(text: str, count: int) -> None:
    assert sum(1 for one in page(text).walk() if one.text) >= count > 0


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", fail)
    head = '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><link rel=stylesheet href="http://127.0.0.1:9/x.css">'
    assert len(
        page(f'{head}{BODY}<img src="http://127.0.0.1:9/x.png"><script src="http://127.0.0.1:9/x.js"></script>').blocks
    )


TEXT = st.text("全年增长经济31%，ab ", min_size=1, max_size=30).map(str.strip).filter(bool)
TAG = st.sampled_from(["span", "b", "font", "a", "u", "o:p", "i"])


@given(st.lists(TEXT, min_size=1, max_size=5), st.lists(st.tuples(st.integers(0, 29), TAG), max_size=6), st.randoms())
@settings(max_examples=25, deadline=None)
def test_elements_within_a_line_change_no_text(texts: list[str], tags: list[tuple[int, str]], random: Any) -> None:
    body = ""
    for text in texts:
        pieces = list(" ".join(text.split()) + "。")
        for place, tag in tags:
            place = min(place, len(pieces) - 1)
            pieces[place] = f"<{tag}>{pieces[place]}</{tag}>"
        block = random.choice(["p", "div", "section", "td"])
        body += f"<{block}>{''.join(pieces)}</{block}>"
    assert [one.text for one in read(body.encode(), "x").paragraphs] == [" ".join(one.split()) + "。" for one in texts]


def test_our_report_saved_by_libreoffice(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    document = docx.Document()
    for text in SEED.decode().splitlines():
        if text:
            document.add_paragraph(text)
    table = document.add_table(3, 2, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "表1 主要指标"
    for place, text in enumerate("指标 数值 投资 3145".split()):
        table.cell(1 + place // 2, place % 2).text = text
    document.add_paragraph("建立台账。", style="List Number")
    document.save(str(tmp_path / "report.docx"))
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "html"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "report.docx"], check=True, capture_output=True)
    found = tree(page((tmp_path / "report.html").read_bytes()).blocks)
    text = SEED.decode() + "\n表1 主要指标\n指标\t数值\n投资\t3145\n\n1. 建立台账。\n"
    assert found == tree(parse(text.encode(), "x.txt", name="x").blocks)


def test_our_report_saved_by_a_browser(tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium or Chrome is installed")
    title, rest = split(SEED.decode())
    source = tmp_path / "page.html"
    source.write_text(
        of_an_office(plain(rest), title).replace("</body>", "<p id=x></p><script>x.hidden = 1</script></body>")
    )
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    saved = subprocess.run(
        [*command, "--dump-dom", source.as_uri()], check=True, capture_output=True, timeout=60
    ).stdout
    assert tree(page(saved).blocks) == SEED_TREE


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(Exception, match=r"toolkit\[office\]"):
        page(BODY)


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_text_that_a_browser_does_not_show_is_reported(tag: str) -> None:
    found = page(f"<h1>某市公报</h1><p>全年增长5.1%。</p><{tag}><p>无脚本时的正文。</p></{tag}><p>投资增长。</p>")
    assert "无脚本" not in tree(found.blocks)
    assert found.left_out == ("1 hidden line (“无脚本时的正文。”)",)
