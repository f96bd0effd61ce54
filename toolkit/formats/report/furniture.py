"""Page furniture: what a web page, a footer or a table of contents leaves in a copied report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from toolkit.formats.report.paragraph import Paragraph

#: Links and buttons of a page. A line of nothing else is furniture.
LINKS = frozenset(
    """
    打印 打印本页 打印此页 打印页面 打印文章 打印正文 我要打印 关闭 关闭窗口 关闭本页 关闭此页 关闭页面
    返回顶部 返回首页 返回列表 返回上页 返回上一页 回到顶部 收藏 收藏本页 加入收藏 添加收藏 设为首页 字体
    字号 字体大小 大中小 小中大 保存 保存本页 top 放大 缩小 分享 分享到 分享至 微信 微博 新浪微博
    腾讯微博 朋友圈 QQ QQ空间 QQ好友 纠错 我要纠错 网页纠错 网站纠错 内容纠错 复制链接 语音播报
    无障碍 无障碍浏览 无障碍阅读 长者模式 关怀版 扫码查看手机版 是否打开信息无障碍浏览 网站地图 网站导航
    联系我们 关于我们 网站声明 版权声明 隐私声明 隐私政策 使用帮助 友情链接 手机版 客户端 首页 网站首页
    上一页 下一页 尾页 末页 上一篇 下一篇 阅读原文 列印 列印本頁 友善列印 關閉 關閉視窗 返回頁首
    返回頂部 轉寄 字型大小 網頁指南 網站地圖 聯絡我們 私隱政策 重要告示 免責聲明 主頁 首頁 上一頁 下一頁
    print close share sitemap
    """.split()
)
#: These are furniture only beside such links: alone they may be a heading or a cell.
BESIDE_LINKS = frozenset(
    "大 中 小 默认 更多 下载 搜索 评论 登录 注册 简 繁 简体 繁体 繁體 简体版 繁体版 繁體版 english en rss".split()
)
_BETWEEN_LINKS = re.compile(r"[\s\u3000|｜│/／·•【】\[\]［］〔〕〖〗（）()「」<>＜＞:：,，、—–-]+")

#: Lines that one of these matches whole.
PATTERNS = (
    r"扫(一扫|码)[,，、\s]*(在?手机(上)?(打开|浏览|查看)(当前|本)?页?|分享(到|至)(手机|微信|朋友圈).*)",
    r"分享(到|至)?[:：]?(\s*(微信|微博|QQ空间|QQ|朋友圈|手机))*",
    r"(上|下)一(篇|条)[:：].*",
    r"(浏览|阅读|点击|访问)(次数|人数|量|数)?[:：]\s*\d*\s*(次|人)?",
    r"[（(]?(责任编辑|责编|编辑|审核|校对|初审|复审|终审)[:：].{0,20}",
    r"[（(](本文|文章|稿件)?来源[:：].{2,30}[）)]",
    r".{0,40}转载.{0,12}注明(来源|出处).{0,40}",
    r"(当前|您(现在)?的|您(现在|当前)?所在的?|所在|你的|目前)(位置|位置是)[:：].*",
    r"((网站|本站|政府|门户)?(首页|主页)|[主首]頁|Home)\s*(>+|＞+|»|›|→|/|／|\\|-|—|::)\s*[^。；]{1,100}",
    r"[\[［]?大[\]］]?\s*[\[［]?中[\]］]?\s*[\[［]?小[\]］]?",
    r"第\s*\d+\s*页\s*([/,，]?\s*共\s*\d+\s*页)?|Page \d+( of \d+)?",
    r"[-—–－·•]\s*\d{1,4}\s*[-—–－·•]",
    r"(©|Copyright|版权所有|版權所有)[^。]{0,80}",
    r".{0,60}(ICP备|公网安备|ICP证)\s*\d+.{0,60}",
    r"(政府)?网站标识码[:：].*",
    r"(网站)?(主办|承办)(单位)?[:：].*(网站|技术支持|运维|维护单位|管理单位).*",
    r"(建议|推荐|最佳).{0,10}(浏览器|分辨率).{0,40}",
    r"((本文|本页|原文)?(链接|网址)[:：]\s*)?(https?://|www\.)\S+",
    r"相关(链接|阅读|稿件|新闻|文档)[:：]?",
    r"!\[[^\]]*\]\([^)]*\)|```\w*",
    r"[-—–─━═=_*#~·.+\s]{3,}",
)
#: A path through the site: three names or more with > between them, before the text begins.
PATH = re.compile(r"[^>＞»›。；，0-9]{2,20}(\s*(>{1,2}|＞{1,2}|»|›)\s*[^>＞»›。；，]{2,40}){2,}")

#: The sections of a site: three names or more with bars between them, before the text begins.
SECTIONS = re.compile(r"[^|｜0-9。，：]{2,10}(\s*[|｜]\s*[^|｜0-9。，：]{2,10}){2,}")

#: A line of a table of contents: leaders before the number of the page.
LEADERS = re.compile(
    r".{2,80}?[\s\u3000]*(?:[.．·・‧_]{4,}|[…⋯]{3,}|(?:[.．·]\s){4,})[\s.．·…⋯]*[-—(（]?\s*[0-9IVXivx]{1,4}\s*[)）—-]?"
)
#: No line of furniture is longer.
LONGEST = 300
CONTENTS = re.compile(r"目\s*[录錄次]|(?i:table of contents|contents)")
PAGE = re.compile(r"[\s\u3000.．·…]+[0-9]{1,4}\Z")


class Furniture:
    """What is furniture in a report: the kinds above, and the lines that a project's patterns match whole."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.own = _one_of(patterns) if patterns else None

    def holds(self, text: str, *, front: bool) -> bool:
        """Whether a line is furniture; `front` is set before the text of the report begins."""
        if self.own is not None and self.own.fullmatch(text):
            return True
        return len(text) <= LONGEST and (
            _PATTERN.fullmatch(text) is not None
            or _is_links(text)
            or LEADERS.fullmatch(text) is not None
            or (front and (PATH.fullmatch(text) or SECTIONS.fullmatch(text)) is not None)
        )


def _one_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_PATTERN = _one_of(PATTERNS)


def _is_links(text: str) -> bool:
    names = [name for name in _BETWEEN_LINKS.split(text.lower()) if name]
    return any(map(_LINKS.__contains__, names)) and all(name in _LINKS or name in BESIDE_LINKS for name in names)


_LINKS = frozenset(map(str.lower, LINKS))


def contents(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The places of a table of contents: its title, and the lines that stand again below or end in a page's number."""
    start = next((place for place, one in enumerate(paragraphs) if CONTENTS.fullmatch(one.text)), len(paragraphs))
    below = Counter(_name(one.text) for one in paragraphs[start + 1 :])
    end = start + 1
    while end < len(paragraphs) and _is_entry(paragraphs[end].text, below):
        below[_name(paragraphs[end].text)] -= 1
        end += 1
    return frozenset(range(start, end)) if end > start + 2 else frozenset()


def _name(text: str) -> str:
    """A heading without blanks, which the table of contents may have elsewhere."""
    return "".join(text.split())


def _is_entry(text: str, below: Counter[str]) -> bool:
    """A heading that comes again, or one with the number of its page behind it."""
    if len(text) > LONGEST or LEADERS.fullmatch(text):
        return len(text) <= LONGEST
    title = PAGE.sub("", text)
    return below[_name(text)] > 1 or (title != text and below[_name(title)] > 0)
