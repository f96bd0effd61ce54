"""What of a page is around its article: navigation, buttons, lists of links, footers."""

from __future__ import annotations

import re

from toolkit.formats.html.elements import BLOCKS, SILENT
from toolkit.formats.html.parsing import Node
from toolkit.formats.report.amounts import MEASURE

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
    friendlinks sitemap related relate recommend comment comments pinglun
    pagination pager prevnext qrcode ewm erweima gotop totop backtop login searchbox wza
    """.split()
)
WEAK = frozenset(
    """
    header head top foot bottom left right side tool tools link links hot rank code position location pos wz back
    next prev tags keywords logo banner ad ads advert search float fixed popup modal mask print
    printer fontsize font page pages column channel lanmu path site map weizhi fx dy gb btn button btns subnav memu
    menu submenu toolbar
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
#: What names a box of other texts, as its first line: no part of a report has these names.
OTHERS = re.compile(
    r"(?:相关|相關|关联|延伸|推荐|精彩|热门|热点|往期|更多)(?:链接|阅读|閱讀|稿件|新闻|新聞|文章|信息|推荐|回顾|精选|报道|资讯|内容|专题)"
    r"|(?:猜你|您可能|你可能|大家都|喜欢此内容的人)(?:还|也|都)?(?:喜欢|感兴趣|在看).{0,6}"
    r"|(?:图片|最新|头条|今日|滚动|焦点)(?:新闻|资讯|要闻|头条)|新闻(?:动态|推荐|排行|图片)|(?:点击|阅读|热点|新闻)排行榜?"
    r"|(?:(?:网友|读者|用户|最新|热门|全部|精选|发表|我要|文章)?(?:评论|留言|跟帖)|我来说两句)(?:列表|区)?(?:\s*[（(]?[0-9]+条?[）)]?)?"
)
#: Text that is of the page and no sentence of its article.
OF_PAGE = re.compile(
    r"未经.{0,16}(?:授权|许可|同意|允许)|(?:请|须|必须|敬请)?注明(?:来源|出处)|(?:登录|登陆|注册)后|请(?:先)?(?:登录|输入|填写|选择|升级)"
    r"|浏览器|验证码|扫一扫|扫码|二维码|公众号|客户端|分辨率|您是第|无障碍|Cookie|(?:侵权|侵犯).{0,20}(?:删除|联系)"
    r"|不(?:代表|承担).{0,10}(?:立场|观点|责任)|(?:当前|所在)位置"
)
LONGEST_OF_PAGE = 80
#: A figure with its unit, and a note, are text as a sentence is.
FACT = re.compile(rf"[0-9] ?{MEASURE}|\A\s*(?:注|备注|備註|说明|說明|资料来源|数据来源|单位|單位)\s*[0-9]?\s*[:：.]")
NUMBER = re.compile(r"\s*[-−]?[0-9][0-9,.]*%?\s*")
#: Boxes with these roles or words in their names hold what the page asks, or what its readers write.
ASKING = frozenset("dialog search menu menubar toolbar".split())
OF_READERS = frozenset("comment comments pinglun login".split())
#: Buttons and the like between the title and the text, and after it.
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
    words = words_of(element)
    if words & STRONG or any(name in STRONG for name in re.split(r"[\s_-]+", names.lower())):
        return 2
    return 1 if words & WEAK else 0


def words_of(element: Node) -> set[str]:
    """The words in the class and id of an element."""
    return {word.lower() for word in WORDS.findall(f"{element.get('class') or ''} {element.get('id') or ''}")}


def begins_others(element: Node) -> bool:
    """Whether the first line of an element names other texts: 相关阅读."""
    return OTHERS.fullmatch(first_line(element).strip("\u3000 【】[]|:：>»·•")) is not None


def first_line(element: Node) -> str:
    """The text of an element up to the first block or line break after it."""
    line = ""
    for one in element.iter():
        if line.strip() and (one.tag in BLOCKS or one.tag == "br"):
            break
        line += (one.text or "") if one.tag not in SILENT else ""
        if one is not element and not (line.strip() and one.tag in BLOCKS):
            line += one.tail or ""
    return line.strip()


def holds_text(element: Node) -> bool:
    """Whether furniture by its name holds text of the article around it, whatever its name is."""
    if (element.get("role") or "").lower() in ASKING or words_of(element) & OF_READERS:
        return False
    return has_fact(element) and not begins_others(element) and FOOT.search("".join(element.itertext())) is None


def has_fact(element: Node) -> bool:
    """Whether an element has a sentence, a note or a figure outside links that is not of the page by its own text."""
    if any(NUMBER.fullmatch("".join(cell.itertext())) for cell in element.iter("td")):
        return True
    return any(
        (SENTENCE.search(text) or FACT.search(text)) and not is_of_page(text)
        for one in element.iter()
        for text in (one.text if one.tag not in ("a", *SILENT) else None, one.tail if one is not element else None)
        if text
    )


def is_of_page(text: str) -> bool:
    """Whether a line is of the page by its text."""
    if OTHERS.fullmatch(text.strip()) or RELATED.fullmatch(text.strip()):
        return True
    short = len(text) <= LONGEST_OF_PAGE
    return (short and any(kind.search(text) for kind in (OF_PAGE, FOOT))) or BUTTONS.fullmatch(text.strip()) is not None


def holds_files(element: Node) -> bool:
    return any(FILE.search(link.get("href") or "") for link in element.iter("a"))
