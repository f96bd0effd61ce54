"""Paragraphs written as web pages, in the ways that pages have them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from random import Random

from toolkit.formats.report.paragraph import Paragraph


def text_of(one: Paragraph) -> str:
    """The text with its blanks, which a page would not show otherwise."""
    return re.sub(" (?= )", "\u00a0", escape(one.text))


def _tables(paragraphs: Sequence[Paragraph], write: Callable[[Sequence[Paragraph]], str]) -> str:
    """The paragraphs as `write` has them, and the rows among them as tables."""
    parts: list[list[Paragraph]] = []
    for one in paragraphs:
        if not parts or one.row != parts[-1][-1].row or (one.row and one.gap):
            parts.append([])
        parts[-1].append(one)
    return "\n".join(_table(part) if part[0].row else write(part) for part in parts)


def _table(rows: Sequence[Paragraph]) -> str:
    cells = [escape(row.text).split("\t") for row in rows]
    return "<table border=1>" + "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>\n" for row in cells) + "</table>"


def semantic(paragraphs: Sequence[Paragraph]) -> str:
    """With `<h1>` to `<h6>` for headings, and lists for bullets."""

    def write(part: Sequence[Paragraph]) -> str:
        found = ""
        for bullet, items in groupby(part, lambda one: one.bullet):
            if bullet:
                found += _list(list(items))
                continue
            for one in items:
                tag = f"h{one.heading}" if one.heading else "p"
                found += f"<{tag}>{text_of(one)}</{tag}>\n"
        return found

    return _tables(paragraphs, write)


def _list(items: Sequence[Paragraph]) -> str:
    found, depth = "", -1
    for one in items:
        found += "<ul>" * (one.depth - depth) + "</ul>" * (depth - one.depth)
        depth = one.depth
        found += f"<li>{text_of(one)}\n"
    return found + "</ul>" * (depth + 1)


def plain(paragraphs: Sequence[Paragraph]) -> str:
    """One `<p>` each, with an indent, and the signs of bullets in the text; headings only where Markdown has them."""
    return _tables(paragraphs, lambda part: "".join(map(_block, part)))


def _block(one: Paragraph) -> str:
    indent = "" if one.bullet else "\u3000\u3000"
    return f"<h{one.heading}>{text_of(one)}</h{one.heading}>\n" if one.heading else f"<p>{indent}{_signed(one)}</p>\n"


def broken(paragraphs: Sequence[Paragraph]) -> str:
    """All in one element with `<br>` between them, and another for a blank line."""

    def write(part: Sequence[Paragraph]) -> str:
        lines = (_block(one) if one.heading else "<br>" * one.gap + _signed(one) + "<br/>\n" for one in part)
        return f"<div>{''.join(lines)}</div>"

    return _tables(paragraphs, write)


def _signed(one: Paragraph) -> str:
    return "&nbsp;" * (4 * one.depth) + "●" * one.bullet + text_of(one)


def bare(body: str, title: str = "") -> str:
    head = f"<meta charset=utf-8><title>{escape(title)}</title>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def of_an_office(body: str, title: str = "", *, name: str = "TRS_Editor") -> str:
    """A page of an office's site with all around the article."""
    heading = f"<h1>{escape(title)}</h1>" if title else ""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}_某市人民政府</title>
<script>var x = "<p>不是正文。</p>";</script><style>.nav {{ color: red }}</style></head><body>
<div class="header"><div class="logo">某市人民政府门户网站</div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li>
<li><a href="/fw">办事服务</a></li></ul></div>
<div class="wz">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; <a href="/zw/gb">公报</a></div>
<div class="main"><div class="left"><ul><li><a href="1">政策文件</a></li><li><a href="2">统计信息</a></li></ul></div>
<div class="con">{heading}
<div class="tools">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】<a href="#">打印</a>
浏览次数：<span>31</span></div>
<div class="{name}">{body}</div>
<div class="ewm">扫一扫在手机打开当前页<img src="ewm.png"></div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<ul class="pn"><li>上一篇：<a href="a">某市通知</a></li><li>下一篇：<a href="b">某市公告</a></li></ul>
<div class="xg"><h3>相关链接</h3>
<ul><li><a href="1">解读一</a></li><li><a href="2">解读二</a></li></ul></div></div></div>
<div class="footer"><a href="#">网站地图</a> | <a href="#">联系我们</a>
<p>主办：某市人民政府办公室　某ICP备05001234号</p></div>
</body></html>"""


#: What sites call the elements around an article; many are names of furniture on other sites.
NAMES = """
    left right main content con box wrap page pages container layout inner detail text article news news_left con_right
    tab panel body center column col-md-9 row w1200 xl_con zw nr list view show print_area section bd mod
""".split()
LINKS = "首页 新闻 政务公开 办事服务 数据 互动交流 专题专栏 机构职能".split()


class Site:
    """Pages of a site that nobody knows: elements with any name, any number of them around each other."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def page(self, title: str, paragraphs: Sequence[Paragraph]) -> str:
        fields = "<span>发布日期：2023-03-01</span><span>来源：某市政府</span><span>浏览次数：31</span>"
        heading = self.random.choice(["<h1>{}</h1>", "<div class=title>{}</div>", f"<h2{self._name()}>{{}}</h2>"])
        behind = "<p>上一篇：<a href=a>某市通知一</a></p><p>下一篇：<a href=b>某市通知二</a></p>"
        article = self._around(
            heading.format(escape(title))
            + self.random.choice(["", f"<div{self._name()}>{fields}</div>"])
            + self._around(self._body(paragraphs))
            + self.random.choice(["", "<div>扫一扫在手机打开当前页</div>", behind])
        )
        path = f"<div{self._name()}>当前位置：<a href=1>首页</a> &gt; <a href=2>公报</a></div>"
        beside = path + self.random.choice(["", self._list()]) + article + self.random.choice(["", self._list()])
        links = "".join(f"<li><a href=/>{name}</a></li>" for name in self.random.sample(LINKS, 5))
        foot = "<a href=1>网站地图</a> <a href=2>联系我们</a><p>主办：某市政府 某ICP备05001234号</p>"
        site = self.random.choice(["_某市政府", " - 某市人民政府网", "", "|某某网"])
        return bare(
            f"<div{self._name()}><ul>{links}</ul></div>{self._around(beside)}<div{self._name()}>{foot}</div>",
            title + site,
        )

    def _body(self, paragraphs: Sequence[Paragraph]) -> str:
        if self.random.random() > 0.4 or len(paragraphs) < 5:
            return self.random.choice([semantic, plain, broken])(paragraphs)
        cut = self.random.randrange(1, len(paragraphs))
        while cut < len(paragraphs) and paragraphs[cut].row:
            cut += 1
        return self._around(plain(paragraphs[:cut])) + self._around(plain(paragraphs[cut:]))

    def _around(self, body: str) -> str:
        for _ in range(self.random.randrange(6)):
            forms = ["<div{}>{}</div>"] * 9 + ["<table><tr><td{}>{}</td></tr></table>"]
            body = self.random.choice(forms).format(self._name(), body)
        return body

    def _name(self) -> str:
        if self.random.random() < 0.25:
            return ""
        name = self.random.choice(NAMES) + self.random.choice(["", "1", "_box", "-con"])
        return f' {self.random.choice(["class", "class", "id"])}="{name}"'

    def _list(self) -> str:
        items = "".join(
            f"<li><a href=x{n}>某市召开第{n}次工作会议</a><span>2023-0{n}-01</span></li>"
            for n in range(1, self.random.randrange(3, 8))
        )
        return f"<div{self._name()}><h3>热点</h3><ul>{items}</ul></div>"
