"""Page furniture: what a web page or a footer leaves in a copied report.

Furniture is never translated, so what might be text is kept: a line that is numbered, a sentence, a row of a table, or
a heading with its own text below. What looks like text in mid-report is furniture only around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from toolkit.formats.report.crumbs import PATH, SITE_PATH
from toolkit.formats.report.details import METADATA
from toolkit.formats.report.front import is_title
from toolkit.formats.report.pages import page_breaks
from toolkit.formats.report.paragraph import Paragraph
from toolkit.language.numbering import Enumerator
from toolkit.language.scripts import COMMON_HAN

#: Buttons: no heading has these names.
BUTTONS = frozenset(
    """
    打印本页 打印此页 打印页面 打印文章 打印正文 打印本文 我要打印 关闭窗口 关闭本页 关闭此页 关闭页面
    返回顶部 返回首页 返回列表 返回上页 返回上一页 返回上一级 回到顶部 收藏本页 加入收藏 添加收藏 设为首页
    字体大小 大中小 小中大 保存本页 top 分享到 分享至 QQ空间 QQ好友 我要纠错 网页纠错 网站纠错 内容纠错
    复制链接 无障碍浏览 无障碍阅读 长者模式 关怀版 扫码查看手机版 是否打开信息无障碍浏览 网站首页 上一页 下一页
    尾页 末页 阅读原文
    跳到主要内容 跳转到主要内容 跳到主要內容區塊 跳到主要內容
    列印本頁 列印此頁 友善列印 關閉視窗 返回頁首 返回頂部 返回上頁 回上一頁 回上頁 回首頁
    字型大小 字級大小 網頁指南 上一頁 下一頁 sitemap
    """.lower().split()
)
#: Buttons whose names are words of any text too.
VERBS = frozenset(
    """
    打印 关闭 返回 收藏 保存 放大 缩小 分享 纠错 字体 字号 语音播报 无障碍 首页 上一篇 下一篇
    列印 關閉 轉寄 主頁 首頁 print close share
    """.split()
)
#: The pages of a site. Two of them in a line are its menu.
PAGES = frozenset(
    """
    网站地图 网站导航 联系我们 关于我们 联系方式 网站声明 版权声明 隐私声明 隐私政策 使用帮助 友情链接
    網站地圖 聯絡我們 私隱政策 重要告示 免責聲明
    """.split()
)
#: Where a page can be shared, and its other versions.
CHANNELS = frozenset("微信 微博 新浪微博 腾讯微博 朋友圈 qq 客户端 手机版".split())
#: These are furniture only beside such links.
BESIDE_LINKS = frozenset(
    """
    大 中 小 a+ a a- 默认 更多 下载 搜索 评论 登录 注册 简 繁 简体 繁体 繁體 简体版 繁体版 繁體版 english en rss
    """.split()
)
_BETWEEN_LINKS = re.compile(r"[\s\u3000|｜│/／·•【】\[\]［］〔〕〖〗（）()「」<>＜＞:：—–]+")
_BRACKETED = re.compile(r"[【\[［〔〖（(「].*[】\]］〕〗）)」]")

#: Nearly everyone has one of these family names.
_FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文张葛樊欧上"
    "司诸東黃陳張劉楊趙吳孫馬羅鄭謝許韓鄧馮蕭葉蘇呂盧鐘譚陸韋賈鄒龍賀顧龔錢戴嚴湯喬賴歐"
)
#: The name of a person, or two, followed by a code.
_PERSON = rf"[{_FAMILIES}](?:[{COMMON_HAN}·]{{1,3}}|[\s\u3000]+[{COMMON_HAN}])(?<![局委部处科院厅会组办级门员人站所书])"
_PERSONS = rf"{_PERSON}(?:[\s、]+{_PERSON})?(?:\s+[A-Z]*\d+)?"
_BYLINE = rf"(?:编辑|審核|审核|校对|校對|[初复终一二三]审)[:：]\s*{_PERSONS}"

#: Characters that draw lines, also between the rows of a table.
MARKS = (
    r"!\[[^\]]*\]\([^)]*\)|```\w*",
    r"[-—–─━═=_*＊#~^:·.+\s]{3,}|:::|\[TOC\]",
)
#: Lines that are furniture wherever one of these matches them whole.
ANYWHERE = (
    r"扫(一扫|码)[,，、\s]*(在?手机(上)?(打开|浏览|查看)(当前|本)?页?|分享(到|至)(手机|微信|朋友圈).*)",
    r"微信扫一扫[,，:：]?\s*(分享|关注|打开).{0,12}",
    r"分享(到|至)[:：]?(\s*(微信|微博|QQ空间|QQ|朋友圈|手机))*|分享[:：](\s*(微信|微博|QQ空间|QQ|朋友圈|手机))*",
    r"(上|下)一(篇|条)[:：].*",
    r"[（(]?(责任编辑|责编)[:：].{0,20}|[（(]{byline}[）)]",
    r"[（(](本文|文章|稿件)来源[:：].{2,30}[）)]",
    r".{0,20}(欢迎|谢绝|请勿|如需|若需|如要)转载.{0,12}注明(来源|出处).{0,40}",
    r".{0,20}转载(时)?[,，]?(请|须|务必|敬请)注明(来源|出处).{0,40}",
    r"(当前|您(现在)?的|您(现在|当前)?所在的?|所在|你的|目前)(位置|位置是)[:：].*",
    r"(>\s*)?[\[【]?((网站|本站|政府|门户|返回)?(首页|主页)|[主首]頁|Home)[\]】]?"
    r"\s*(>+|＞+|»|›|→|》|&gt;|/|／|\\|-|－|—|–|·|•|::)\s*[^。；]{1,100}",
    r"[\[［]?大[\]］]?\s*[\[［]?中[\]］]?\s*[\[［]?小[\]］]?|(字体|字型|字號|字号)?[:：]?\s*A\+\s*A\s*A-",
    r"(©|Copyright\b|([版著]作?[权權]所有)(?=[\s:：©|/,，(（]))[^。]{0,80}",
    r".{0,60}([\u4e00-\u9fff]ICP[备证]\s*\d{6,}|公网安备\s*\d{8,}).{0,60}",
    r"(政府)?网站标识码[:：]\s*[0-9A-Za-z]{8,12}(\s.*)?",
    r"本(站|网站)(已)?(支持|启用)IPv6.{0,10}",
    r"您是(本(站|网站|页)?)?第\s*[\d,，]+\s*位(访问者|访客|浏览者|来访者)?.{0,6}",
    r"(建议|推荐|最佳)[^，。]{0,20}(\d{3,4}\s*[*×xX]\s*\d{3,4}|IE|Chrome|Edge|谷歌|火狐|360).{0,40}",
    r"((本文|本页|原文)?(链接|网址)[:：]\s*)?(https?://|www\.)\S+",
)
#: Lines that are furniture before the text begins, and after it has ended.
AROUND = (
    r"{byline}([\s|]+{byline})*",
    r"[（(]来源[:：].{2,30}[）)]|[版著]作?[权權]所有",
    r"(相关(链接|阅读|稿件|新闻|文档)|附件下载)[:：]?",
)
#: Such lines if other furniture or the details of the report are beside them.
BESIDE = (r"(浏览|阅读|点击|访问|瀏覽|點閱|閱讀)(次数|人数|人次|量|数|數|次數)?[:：]\s*[\d,]*\s*(次|人)?",)

#: Details of the site in its footer, and those that an event has too.
SITE = frozenset("技术支持 网站维护 网站管理 网站主办 网站承办 运维 运维单位 维护单位 管理单位".split())
HOST = frozenset("主办 主办单位 承办 承办单位 地址 邮编 邮政编码 电话 联系电话 邮箱 传真".split())
FIELD = re.compile(r"([^\s:：，。；]{2,6})[:：]\s*")

#: No line of furniture is longer.
LONGEST = 300
SENTENCE = re.compile("[。！？；]")


class Furniture:
    """What is furniture in a report: the kinds above, its table of contents, and what a project's patterns match."""

    def __init__(
        self,
        patterns: Sequence[str],
        paragraphs: Sequence[Paragraph],
        enumerators: Sequence[Enumerator | None],
        contents: frozenset[int],
    ) -> None:
        own = _one_of(patterns) if patterns else None
        self.paragraphs, self.enumerators = paragraphs, enumerators
        self.own = frozenset(
            n for n, one in enumerate(paragraphs) if one.furniture or (own and own.fullmatch(one.text))
        )
        self.breaks = page_breaks([one.text for one in paragraphs])
        self.certain = [self._certainty(n, enumerator) for n, enumerator in enumerate(enumerators)]
        self.contents = contents
        self.tail = len(paragraphs)
        while self.tail and (self.tail - 1 in self.own or self.certain[self.tail - 1]):
            self.tail -= 1
        self.has_footer = _Certain.YES in self.certain[self.tail :]

    def holds(self, number: int, *, front: bool, after_detail: bool = False) -> bool:
        """Whether a line is furniture.

        `front` is set before the text of the report begins, `after_detail` after a detail of it or furniture.
        """
        certain = self.certain[number]
        if number in self.own or number in self.contents or certain is _Certain.YES:
            return True
        if number >= self.tail:
            return certain is _Certain.AROUND or (certain is _Certain.BESIDE and self.has_footer)
        if not front:
            return False
        text = self.paragraphs[number].text
        if certain is _Certain.NO:
            return self._may_be(number) and self._is_path(number)
        if _links(text):
            return not self._is_text(number + 1)
        return certain is _Certain.AROUND or after_detail or self.certain[number + 1] is _Certain.YES

    def _certainty(self, number: int, enumerator: Enumerator | None) -> _Certain:
        text = self.paragraphs[number].text
        if len(text) > LONGEST:
            return _Certain.NO
        if number in self.breaks or _MARK.fullmatch(text):
            return _Certain.YES
        if enumerator is not None or not self._may_be(number):
            return _Certain.NO
        if _ANYWHERE.fullmatch(text):
            return _Certain.YES
        if _AROUND.fullmatch(text):
            return _Certain.AROUND
        return _Certain.BESIDE if _BESIDE.fullmatch(text) else max(_links(text), _footer(text))

    def _may_be(self, number: int) -> bool:
        """Whether a line is not a sentence or an item, and does not touch the rows of a table."""
        one = self.paragraphs[number]
        above = number > 0 and self.paragraphs[number - 1].row and not one.gap
        following = self.paragraphs[number + 1] if number + 1 < len(self.paragraphs) else None
        below = following is not None and following.row and not following.gap
        return not (one.bullet or one.heading or one.told or above or below or SENTENCE.search(one.text))

    def _is_path(self, number: int) -> bool:
        """Whether a line is a path through the site, for sure or because a line below can be the title."""
        text = self.paragraphs[number].text
        if SITE_PATH.fullmatch(text):
            return True
        return PATH.fullmatch(text) is not None and self._may_be_above_title(number)

    def _may_be_above_title(self, number: int) -> bool:
        """Whether the next line that is neither detail nor furniture can be the title."""
        for following in range(number + 1, len(self.paragraphs)):
            one = self.paragraphs[following]
            if METADATA.fullmatch(one.text) is None and self.certain[following] is _Certain.NO:
                return is_title(one, self.enumerators[following])
        return False

    def _is_text(self, number: int) -> bool:
        """Whether what follows a name is the text below it."""
        return self.certain[number] is _Certain.NO and SENTENCE.search(self.paragraphs[number].text) is not None


class _Certain(IntEnum):
    """Where a line is furniture: nowhere, around the text beside other furniture, around the text, anywhere."""

    NO = 0
    BESIDE = 1
    AROUND = 2
    YES = 3


def _one_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.replace('{byline}', _BYLINE)})" for pattern in patterns))


_MARK, _ANYWHERE, _AROUND, _BESIDE = map(_one_of, (MARKS, ANYWHERE, AROUND, BESIDE))


def _links(text: str) -> _Certain:
    """How certain a line of names that are links is furniture: one name alone may be a heading."""
    names = [name for name in _BETWEEN_LINKS.split(text.lower()) if name]
    if not all(any(name in kind for kind in (BUTTONS, VERBS, PAGES, CHANNELS, BESIDE_LINKS)) for name in names):
        return _Certain.NO
    if any(name in BUTTONS for name in names) or sum(name in PAGES for name in names) > 1:
        return _Certain.YES
    if any(name in VERBS for name in names):
        return _Certain.YES if len(names) > 1 or _BRACKETED.fullmatch(text) else _Certain.AROUND
    return _Certain.BESIDE if any(name in PAGES | CHANNELS for name in names) else _Certain.NO


def _footer(text: str) -> _Certain:
    """How certain a line of details with colons is that of a site: 主办：… 技术支持：…."""
    names = FIELD.findall(text)
    values = [value.strip(" \u3000|｜") for value in FIELD.split(text)[2::2]]
    if not names or not FIELD.match(text) or not all(values) or re.search("[，。；]", text):
        return _Certain.NO
    if not all(name in SITE or name in HOST for name in names):
        return _Certain.NO
    return _Certain.AROUND if any(name in SITE for name in names) else _Certain.BESIDE
