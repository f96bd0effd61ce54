"""What of a page is around its article: navigation, buttons, lists of links, footers."""

from __future__ import annotations

import re

from toolkit.formats.html.parsing import Node

#: Elements and roles that are furniture by their name.
TAGS = frozenset("nav footer aside".split())
#: Elements that an article has too.
OF_ARTICLES = frozenset("footer aside".split())
ROLES = frozenset("navigation contentinfo complementary search banner menu menubar toolbar dialog".split())
#: Words in the class or id of furniture; the second have it only where they hold no sentence.
STRONG = frozenset(
    """
    nav navbar navigation breadcrumb breadcrumbs crumb crumbs bread dqwz curpos footer sidebar share
    bdshare bdsharebuttonbox sharebox socialshare xgwz xgyd xgxw copyright friendlink
    friendlinks sitemap pagination pager prevnext qrcode ewm erweima gotop totop backtop login searchbox wza
    """.split()
)
WEAK = frozenset(
    """
    header head top foot bottom left right side tool tools link links hot rank code position location pos wz back
    next prev tags keywords logo banner ad ads advert search float fixed popup modal mask comment comments print
    printer fontsize font page pages column channel lanmu path site map weizhi fx dy gb btn button btns subnav memu
    menu submenu related relate recommend toolbar
    """.split()
)
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
#: Containers of an article in the pages that content management systems of offices and WeChat make.
KNOWN = re.compile(
    r"trs_?editor(?:_view)?|trs_?ueditor|trs_paper_default|custom_unionstyle|ucap-?content|js_content|pages_content"
    r"|v_news_content|vsb_content(?:_\d)?|easysite-news-text",
    re.IGNORECASE,
)
#: How likely an element is that of the article if only articles have its name.
SURE = 2
#: Names that containers of an article often have, and others too.
LIKELY = re.compile(
    r"zoom(?:con)?|(?:article|news|detail|xxgk|print|xl|entry|post)[-_]?(?:con|content|body|text)|rich_media_content"
    r"|main[-_]?text|conten?t[-_]?text",
    re.IGNORECASE,
)
SENTENCE = re.compile("[。！？；]")
#: What names the links below it.
RELATED = re.compile(
    r"(?:相关|相關|热点|推荐|猜你|延伸|更多|最新|分享|往期|上一[篇条]|下一[篇条])(?:链接|阅读|稿件|新闻|文档|文章|信息|推荐"
    r"|解读|政策|专题|内容|喜欢|到)?.{0,4}[:：]?"
)
#: Buttons and the like between the title and the text, and behind it.
BUTTONS = re.compile(
    r"(?:[【\[（(]?\s*+(?:字体|字号|字體|字型)?\s*+[:：]?\s*+(?:[大中小特]|A[+-]?|超大|默认)[\s|】\]）)]*+)+"
    r"|(?:打印|分享|收藏|保存|关闭|下载|听全文|朗读|语音播报|手机版|无障碍|我要纠错|点赞|评论|微信|微博|QQ|本页|窗口|返回|顶部|首页"
    r"|原创|[\s|:：/【】\[\]])+"
    r"|(?:浏览|阅读|点击|访问)(?:次数|人数|量|数|人次)?[:：]?\s*[0-9,]*\s*次?"
)
#: What the foot of a page says.
FOOT = re.compile(
    r"(?:免责|版权|隐私|网站|法律|转载)声明|[版著]作?权所有|主办(?:单位)?[:：]|ICP[备证]|公网安备|网站标识码|责任编辑[:：]"
)
#: What announces the annexes of a report.
ANNEXES = re.compile(r"\s*附\s*[件表录]")
#: A field of the page: its name, or a date alone.
FIELD = re.compile(
    r"(?:来源|來源|日期|时间|時間|发布\S{0,2}|索引号|文号|字号|机关|机构)\s*[】\]]?\s*[:：]|[12][0-9]{3}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}"
)
#: Files to a report, whose links are part of it.
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|csv|txt)(?:[?#]|\Z)", re.IGNORECASE)


def likelihood(element: Node) -> int:
    """How likely an element is the container of an article by its name: SURE, 1 perhaps, 0 not known."""
    names = [element.get("id") or "", *(element.get("class") or "").split()]
    if any(KNOWN.fullmatch(name) for name in names):
        return SURE
    return int(any(LIKELY.fullmatch(name) for name in names) or element.get("itemprop") == "articleBody")


def strength(element: Node) -> int:
    """How surely an element is furniture by its name: 2 surely, 1 if it holds no sentence, 0 not at all."""
    if element.tag in OF_ARTICLES and next(element.iterancestors("article"), None) is not None:
        return 1
    if element.tag in TAGS or (element.get("role") or "").lower() in ROLES:
        return 2
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names == " " or "Mso" in names or element.tag in ("body", "html"):
        return 0
    words = {word.lower() for word in WORDS.findall(names)}
    if words & STRONG or any(name in STRONG for name in re.split(r"[\s_-]+", names.lower())):
        return 2
    return 1 if words & WEAK else 0


def holds_files(element: Node) -> bool:
    return any(FILE.search(link.get("href") or "") for link in element.iter("a"))
