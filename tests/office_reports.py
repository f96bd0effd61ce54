"""Reports written for the tests, made into the files that offices have: Word, a saved page, a printed PDF."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml
from office_word import WordFile

DATA = Path(__file__).parent / "data" / "office"


@dataclass(frozen=True)
class Entry:
    """One unit: the kind and level of its block, the Chinese and the English."""

    kind: str
    level: int
    source: str
    target: str


@dataclass(frozen=True)
class OfficeReport:
    """A report with its translation and terms."""

    name: str
    entries: tuple[Entry, ...]
    terms: list[dict[str, str]]

    @property
    def english(self) -> dict[str, str]:
        return {one.source: one.target for one in self.entries}


def load(name: str) -> OfficeReport:
    whole: dict[str, Any] = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    entries = []
    for kind, source, target in whole["units"]:
        word, _, level = kind.partition(" ")
        entries.append(Entry(word, int(level or 0), source, target))
    return OfficeReport(whole["name"], tuple(entries), whole["terms"])


def as_text(report: OfficeReport) -> str:
    """The report as plain text, a blank line between paragraphs and none within a table."""
    lines: list[str] = []
    for one in report.entries:
        if lines and one.kind != "row":
            lines.append("")
        lines.append(one.source)
    return "\n".join(lines) + "\n"


def as_word(report: OfficeReport, path: Path) -> None:
    """The report in Word: styles, generated numbers, merged cells, notes, a tracked change and a comment."""
    word = WordFile(header=report.entries[0].source, footer="第 1 页")
    for one in report.entries:
        if one.kind == "heading":
            word.heading(one.source, one.level)
        elif "总体平稳" in one.source:
            word.changed(one.source, "基本平稳", "总体平稳")
        else:
            getattr(word, one.kind.replace("-", "_"))(one.source)
    word.save(path)


NAVIGATION = """\
<div class="top"><a href="/">首页</a> | <a href="/zwgk">政务公开</a> | <a href="/hd">互动交流</a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/xw">新闻动态</a></li><li><a href="/sj">数据发布</a></li></ul>
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/sj">数据发布</a> &gt; 经济运行</div>
"""
RELATED = """\
<div class="share">【字体：<a>大</a> <a>中</a> <a>小</a>】 【<a href="javascript:window.print()">打印本页</a>】</div>
<div class="qr"><img src="qr.png">扫一扫在手机打开当前页</div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/a">2023年一季度经济运行情况</a></li>
<li><a href="/b">2022年统计公报</a></li></ul></div>
<div class="footer">主办：青石县人民政府 承办：青石县统计局<br>某ICP备12345678号 网站标识码：1234567890</div>
"""


def as_page(report: OfficeReport) -> bytes:
    """The report as a page of a government site, saved by a browser, in GBK without a declaration."""
    title, *rest = report.entries
    metadata = [one for one in rest if one.kind == "metadata"]
    rest = [one for one in rest if one.kind != "metadata"]
    body = ""
    for is_row, group in groupby(rest, key=lambda one: one.kind == "row"):
        if is_row:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in one.source.split("\t")) for one in group)
            body += "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>\n"
        else:
            body += "".join(f"<p>\u3000\u3000{escape(one.source)}</p>\n" for one in group)
    return f"""<!DOCTYPE html>
<html><head><title>{escape(title.source)}_青石县人民政府</title><script>var a = "<p>不是正文</p>";</script></head>
<body>{NAVIGATION}
<div class="article"><h1>{escape(title.source)}</h1>
<div class="info">{escape(" ".join(one.source for one in metadata))} 浏览次数：<script>count()</script>12</div>
<div class="TRS_Editor">
{body}</div></div>
{RELATED}</body></html>
""".encode("gb18030")


def as_print(report: OfficeReport) -> str:
    """The report as a page to print: two lines of title, a running header and page numbers, a ruled table."""
    title, *rest = report.entries
    middle = title.source.index("生态")
    body = f"<h1>{title.source[:middle]}<br>{title.source[middle:]}</h1>"
    for is_row, group in groupby(rest, key=lambda one: one.kind == "row"):
        if is_row:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in one.source.split("\t")) for one in group)
            body += "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        else:
            body += "".join(f'<p class="{one.kind}">{escape(one.source)}</p>' for one in group)
    return f"""<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><style>
@page {{ size: A5; margin: 20mm }}
body {{ font: 12pt/1.6 "Noto Serif CJK SC", serif; text-align: justify }}
h1, p.caption {{ text-align: center; text-indent: 0 }} h1 {{ font-size: 18pt }} p {{ text-indent: 2em; margin: 0 }}
p.heading {{ font-weight: bold }} table {{ border-collapse: collapse; width: 100% }} td {{ border: 1px solid }}
</style>{body}</html>"""
