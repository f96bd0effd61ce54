"""Lines of reports: what furniture, details and captions look like, and where a text was wrapped."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from word_files import p, word

from toolkit.formats.encoding import place_after
from toolkit.formats.report import parse
from toolkit.formats.report.bullets import Marked
from toolkit.formats.report.cuts import cuts_at_margin, cuts_surely
from toolkit.formats.report.front import is_caption, is_metadata
from toolkit.formats.report.lines import paragraphs
from toolkit.formats.report.marks import unmarked
from toolkit.formats.report.paragraph import Paragraph
from toolkit.formats.report.tables import with_cells
from toolkit.formats.report.wrapping import Line, Wrap, wrap_of
from toolkit.model import BlockKind

FURNITURE = """
    扫一扫，在手机打开当前页 | 扫码分享到微信 | 扫一扫分享至朋友圈 | 分享到：微信 微博 | 分享至朋友圈
    【打印】【关闭】 | 字体：大 中 小 | 上一篇：无 | 下一条：某市通知 | 打印 关闭 | 【返回】
    责任编辑：李四 | （编辑：赵六） | （本文来源：新华网） | 微信扫一扫：分享 | 字体：A+ A A-
    未经许可不得转载，转载请注明出处 | 当前位置：首页 > 公开 | 您现在所在的位置：正文 | 所在位置：正文
    首页 > 新闻 | 网站首页 / 公开 | 主頁 › 新聞 | Home » News | 大中小 | [大] [中] [小] | 第 3 页 共 9 页
    第3页/共9页 | Page 2 of 9 | Page 12 | - 3 - | —12— | © 2023 某市 | 版权所有：某市 | 京ICP备05070218号
    京公网安备 11010202000001号 | 网站标识码：5000000012 | 建议使用1024*768分辨率浏览
    https://a.cn/b.html | 原文链接：http://a.cn | 您是本站第 3,145 位访问者 | 本网站已支持IPv6
    ![图](a.png) | ```text | ------ | = = = = | ___ | ＊＊＊＊ | 打印本页 | 【TOP】 | 網頁指南 | 列印此頁 返回頁首
    网站地图　关于我们
"""
AROUND = """
    初审：王五 | 编辑：赵六 审核：欧阳小明 | (来源：某报) | 主办：某市政府 技术支持：某公司
    承办单位：某中心 网站维护：某公司 | 相关链接： | 相关阅读 | 附件下载：
"""
BESIDE = """
    浏览次数：12 次 | 阅读量: 8 | 访问人数：1人 | 瀏覽人次：3,145 | 點閱數：3145 | 联系我们 | 微信 微博 | 客户端
    主办单位：某市政府 承办单位：某中心 | 地址：某路31号 邮编：400000 电话：023-63890000
"""
TEXT = """
    大 | 下载 | 更多 下载 | 打印机产业 | 上一篇章 | 浏览次数增长 | 编辑出版业 | 首页推荐企业 | 大中小企业 | 第三页
    2023 | -- | …… | 版权所有者依法享有权利。 | 版权所有单位31家 | 相关行业 | 转载于此 | 首页 > 甲。乙 | 来源：某报
    一、现状...3 | 等等……3 | 现状 3 | 增长........ | 税收收入........3145 | 终审：科技局 | 责任编辑：处理。
    主办单位：某局，负责管理 | 网站标识码：十位数字 | 核发ICP证312张 | 推荐使用国产浏览器 | 转载信息应当注明来源
    终审：省级 | 复审：县区 | 审核：上级 | 首页：31 | <html><body><p>报告
"""


def rows(text: str) -> list[str]:
    return [one.strip() for line in text.splitlines() for one in line.split(" | ") if one.strip()]


def kept(*lines: str, own: tuple[str, ...] = ()) -> list[str]:
    """The lines of a page that are not furniture."""
    document = parse("\n".join(lines).encode(), "page.txt", name="page", boilerplate=own)
    return [block.text for block in document.walk() if block.kind is not BlockKind.BOILERPLATE]


WITHIN = "全年增长7%。", "全年投资增长9%。"


@pytest.mark.parametrize("line", rows(FURNITURE))
def test_furniture_anywhere(line: str) -> None:
    assert kept("某市报告", WITHIN[0], line, WITHIN[1]) == ["某市报告", *WITHIN]


@pytest.mark.parametrize("line", rows(AROUND))
def test_furniture_around_the_text(line: str) -> None:
    assert kept("某市报告", line, *WITHIN, line) == ["某市报告", *WITHIN]
    assert line in kept("某市报告", WITHIN[0], line, WITHIN[1])


@pytest.mark.parametrize("line", rows(BESIDE))
def test_furniture_beside_other_furniture(line: str) -> None:
    assert kept("某市报告", "【打印本页】", *WITHIN, line, "【打印本页】") == ["某市报告", *WITHIN]
    assert line in kept("某市报告", *WITHIN, line)
    assert line in kept("某市报告", WITHIN[0], line, WITHIN[1], "【打印本页】")


@pytest.mark.parametrize("line", rows(FURNITURE + AROUND + BESIDE))
@pytest.mark.parametrize("number", ["1. ", "（二）"])
def test_a_numbered_line_is_not_furniture(number: str, line: str) -> None:
    assert number + line in kept("某市报告", "【打印本页】", number + line, *WITHIN, number + line)


@pytest.mark.parametrize("line", rows(FURNITURE + AROUND + BESIDE))
def test_a_sentence_is_not_furniture(line: str) -> None:
    assert line + "。" in kept("某市报告", "【打印本页】", *WITHIN, line + "。", "【打印本页】")


@pytest.mark.parametrize("line", rows(TEXT))
def test_text_that_looks_like_furniture(line: str) -> None:
    assert line in kept("某市报告", WITHIN[0], line, WITHIN[1])
    assert line in kept("某市报告", *WITHIN, line)


@pytest.mark.parametrize("line", ["政务公开 > 政府信息 > 年报", "要闻>>通知>>公告", "政务公开 | 办事服务 | 互动交流"])
def test_paths_and_sections_are_before_the_text(line: str) -> None:
    assert kept(line, "某市报告", *WITHIN) == ["某市报告", *WITHIN]
    assert kept("某市报告", *WITHIN, line) == ["某市报告", *WITHIN, line]


def test_a_project_names_more_furniture() -> None:
    own = ("本文由.{2,20}供稿", "甲|乙")
    lines = ["某市报告", WITHIN[0], "本文由某局供稿", "乙", "甲乙", WITHIN[1]]
    assert kept(*lines, own=own) == ["某市报告", WITHIN[0], "甲乙", WITHIN[1]]


@pytest.mark.parametrize(
    "leader",
    [
        "一、现状........3",
        "一、现状 ……… 3",
        "一、现状 · · · · 3",
        "第一章 ____ (12)",
        "前言 ・・・・ iv",
        "一、现状⋯⋯⋯3",
    ],
)
def test_entries_of_a_table_of_contents(leader: str) -> None:
    assert kept("某市报告", "目录", leader, leader, *WITHIN) == ["某市报告", *WITHIN]
    assert kept("某市报告", leader, leader, *WITHIN) == ["某市报告", leader, leader, *WITHIN]


@pytest.mark.parametrize(
    "line",
    [
        "日期：2023年5月", "发布时间: 2023-05-06 10:00", "索 引 号：0001", "【来源】：某报", "發佈日期：2023年",
        "（2023年）", "2023年5月6日", "二〇二三年五月", "（二○二三年五月六日）", "2023-05-06", "2023/5/6 10:20",
        "2023.05.06 10:20:30  某网", "（2023年5月6日某会议通过）", "省长 张三", "代市长　李四", "行政長官　王五",
        "主任 张 三", "市审计局局长  李四", "——在某会议上的报告", "某府发〔2023〕3号", "某办﹝2023﹞12號", "某市统计局",
        "国家统计局某调查队", "某市人民政府办公厅", "某省教育部", "中国信息通信研究院",
    ],
)  # fmt: skip
def test_details_before_the_text(line: str) -> None:
    assert is_metadata(line, title="某报告", following="")


@pytest.mark.parametrize(
    "line",
    [
        "来源广泛", "时间安排", "2023年5月6日召开", "2023-05.06", "市长说", "（2023年增长）", "优化布局", "振兴西部",
        "以客户为中心", "工作部署", "——", "良好开局", "某市", "2023年度报告",
    ],
)  # fmt: skip
def test_text_that_looks_like_details(line: str) -> None:
    assert not is_metadata(line, title="某报告", following="")


def test_the_publisher_is_above_a_title_that_begins_with_about() -> None:
    assert is_metadata("某市人民政府", title="", following="关于印发某办法的通知")
    assert is_metadata("某市人民政府", title="", following="印发某办法的通知")
    assert not is_metadata("某市人民政府", title="", following="工作报告")
    assert is_metadata("附件2", title="", following="")
    assert is_metadata("附表", title="", following="")
    assert not is_metadata("附表", title="某报告", following="")
    assert not is_metadata("某汽车有限公司", title="入围企业名单", following="")


LONG = "、".join(["完善城乡居民基本医疗保险参保缴费和待遇保障政策"] * 6)
BELOW = ["发布日期：2024年5月6日", "现将有关事项通知如下。"]


def _styled(title: str, style: str) -> bytes:
    styles = f'<w:style w:type="paragraph" w:styleId="s"><w:name w:val="{style}"/></w:style>'
    return word("".join([p(title, ppr='<w:pStyle w:val="s"/>'), *map(p, BELOW)]), styles=styles)


@pytest.mark.parametrize("title", [f"关于{LONG}的通知", LONG])
def test_a_long_title_is_one_if_its_format_or_it_itself_says_so(title: str) -> None:
    texts = {
        "a.md": "\n\n".join([f"# {title}", *BELOW]).encode(),
        "a.html": f"<h1>{title}</h1>{''.join(f'<p>{one}</p>' for one in BELOW)}".encode(),
        "a.docx": _styled(title, "Title"),
        **({"a.txt": "\n\n".join([title, *BELOW]).encode()} if title != LONG else {}),
    }
    for path, data in texts.items():
        kinds = [block.kind for block in parse(data, path, name="a").blocks]
        assert kinds == [BlockKind.TITLE, BlockKind.METADATA, BlockKind.PARAGRAPH], path


def test_a_long_first_line_is_not_a_title() -> None:
    for text in (LONG, f"# {LONG}。{LONG}", f"关于{LONG}的通知如下：{LONG}"):
        assert parse("\n\n".join([text, *BELOW]).encode(), "a.txt", name="a").blocks[0].kind is not BlockKind.TITLE


def test_a_caption_has_at_most_80_characters() -> None:
    table = [Paragraph("甲\t乙\t丙", 2, row=True)]
    assert is_caption([Paragraph("表1 " + "甲" * 77, 1)], 0)
    assert not is_caption([Paragraph("表1 " + "甲" * 78, 1)], 0)
    assert is_caption([Paragraph("单位：" + "元" * 40, 1), *table], 0)
    assert not is_caption([Paragraph("单位：" + "元" * 41, 1), *table], 0)
    units = [Paragraph("单位：亿元", 1)] * 4
    assert not is_caption([*units, *table], 0)
    assert is_caption([*units, *table], 1)


def lines(*texts: str, gap: bool = False) -> list[Line]:
    return [Line(text, number, False, gap, (2 * len(text), len(text))) for number, text in enumerate(texts, 1)]


FULL, SHORT, ENDED = "甲" * 14 + "，" + "甲" * 15, "乙" * 10 + "。", "丙" * 29 + "。"


def test_the_margin_of_a_wrapped_text() -> None:
    assert wrap_of(lines("题", FULL, FULL, SHORT, FULL, FULL, SHORT)) == Wrap(60, 0, marked=False, folded=False)
    assert wrap_of(lines("题", FULL, FULL, SHORT, FULL, FULL, SHORT, gap=True)) is None
    assert wrap_of(lines("题", FULL)) is None
    assert wrap_of(lines("题", SHORT, SHORT)) is None
    assert wrap_of([]) is None


def test_a_text_is_wrapped_where_enough_lines_stop_in_mid_sentence() -> None:
    assert wrap_of(lines("题", FULL, FULL, *[SHORT] * 3, ENDED, SHORT)) is not None
    assert wrap_of(lines("题", FULL, FULL, *[SHORT] * 9, *[ENDED] * 2, SHORT)) is None


def test_or_where_nearly_all_lines_are_full() -> None:
    announced = "丙" * 29 + "："
    clauses = "，".join(["甲" * 10, "甲" * 9, "甲" * 9])
    assert wrap_of(lines("题", *[announced] * 3, clauses, SHORT)) is not None
    assert wrap_of(lines("题", SHORT, *[announced] * 3, clauses, SHORT)) is None
    assert wrap_of(lines("题", *[announced] * 3, FULL, SHORT)) is None


def test_a_text_is_not_wrapped_where_most_full_lines_end_a_sentence() -> None:
    assert wrap_of(lines("题", FULL, FULL, ENDED, ENDED, SHORT)) is not None
    assert wrap_of(lines("题", FULL, FULL, ENDED, ENDED, ENDED, SHORT)) is None


def test_lines_that_are_as_long_by_chance_are_not_wrapped() -> None:
    for missing, wrapped in ((0, True), (1, False), (2, False)):
        one = FULL[missing:]
        assert (wrap_of(lines("题", one, one, "甲" * 28 + "，乙", one, SHORT)) is not None) is wrapped


def test_a_line_may_fall_short_by_six_columns_and_a_word() -> None:
    wrap = wrap_of(lines("题", FULL, FULL, SHORT))
    assert wrap is not None
    for missing, following, full in ((3, "甲", True), (4, "甲", False), (5, "word甲", True), (6, "word甲", False)):
        assert wrap.fills(*lines("乙" * (30 - missing), following)) is full


@pytest.mark.parametrize("size", [20, 66])
def test_the_narrowest_and_the_widest_margin(size: int) -> None:
    line = "甲，" + "甲" * (size - 2)
    assert wrap_of(lines("题", line, line, line, "乙。")) is not None
    other = "甲，" + "甲" * (size - (1 if size > 20 else 3))
    assert wrap_of(lines("题", other, other, other, "乙。")) is None


def test_one_line_in_twenty_may_stick_out() -> None:
    text = ["题", *[FULL, FULL, SHORT] * 7]
    assert wrap_of(lines(*text, "丁" * 40 + "。")) == Wrap(60, 0, marked=False, folded=False)
    assert wrap_of(lines(*text[:10], "丁" * 60 + "。", "丁" * 58 + "。")) is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["甲|1", "乙|2"], ["甲\t1", "乙\t2"]),
        (["甲|1", "乙2"], ["甲|1", "乙2"]),
        (["甲|1", "乙|2|3"], ["甲|1", "乙|2|3"]),
        (["甲|1", "乙|2", "丙|3|4"], ["甲\t1", "乙\t2", "丙\t3\t4"]),
        (["|甲|1|", "|乙||"], ["甲\t1", "乙\t"]),
        (["|甲|1", "|乙|2"], ["甲\t1", "乙\t2"]),
        (["甲  1", "乙  2"], ["甲\t1", "乙\t2"]),
        (["甲  丁", "乙  2"], ["甲\t丁", "乙\t2"]),
        (["甲  丁", "乙  2", "丙  3"], ["甲\t丁", "乙\t2", "丙\t3"]),
        (["甲  丁  戊", "乙  己  庚"], ["甲\t丁\t戊", "乙\t己\t庚"]),
        (["甲。  丁  戊", "乙  己  庚"], ["甲。  丁  戊", "乙  己  庚"]),
        (["甲" * 40 + "  丁  戊", "乙  己  庚"], ["甲" * 40 + "\t丁\t戊", "乙\t己\t庚"]),
        (["甲" * 41 + "  丁  戊", "乙  己  庚"], ["甲" * 41 + "  丁  戊", "乙  己  庚"]),
        (["甲 1 2", "乙 3 4"], ["甲\t1\t2", "乙\t3\t4"]),
        (["甲 1", "乙 3"], ["甲 1", "乙 3"]),
        (["2021 1 2", "2022 3 4"], ["2021\t1\t2", "2022\t3\t4"]),
        (["甲 丙 (1.5) -2%", "乙 3亿元 —"], ["甲 丙\t(1.5)\t-2%", "乙\t3亿元\t—"]),
        (["名称 年 月", "甲 1 2", "乙 3 4"], ["名称\t年\t月", "甲\t1\t2", "乙\t3\t4"]),
        (["名称 年", "甲 1 2", "乙 3 4"], ["名称 年", "甲\t1\t2", "乙\t3\t4"]),
        (["第一章  总  则", "第二章  附  则"], ["第一章  总  则", "第二章  附  则"]),
        (
            ["日期：甲  来源：乙  编号：丙", "部门：甲  级别：乙  类型：丙"],
            ["日期：甲  来源：乙  编号：丙", "部门：甲  级别：乙  类型：丙"],
        ),
    ],
)
def test_cells(texts: list[str], expected: list[str]) -> None:
    assert [line.text for line in with_cells(lines(*texts))] == expected


@pytest.mark.parametrize("rule", ["|---|:-:|", "+----+----+", "├──┼──┤", "----  ----", "| --- | --- |", "════╬════"])
def test_rules_are_not_text(rule: str) -> None:
    assert [line.rule for line in with_cells(lines("甲|乙", rule, "1|2"))] == [False, True, False]
    assert not any(line.rule for line in with_cells(lines("甲", rule, "乙")))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["• 甲"], [Marked("甲", bullet=True)]),
        (["- 甲", "", "- 乙"], [Marked("甲", bullet=True), Marked(""), Marked("乙", bullet=True)]),
        (["- 甲", "* 乙"], [Marked("- 甲"), Marked("* 乙")]),
        (["-甲", "-乙"], [Marked("-甲"), Marked("-乙")]),
        (["# 题", "甲"], [Marked("题", 1), Marked("甲")]),
        (["甲", "# 题"], [Marked("甲"), Marked("# 题")]),
        (["甲", "# 题", "[乙](u)"], [Marked("甲"), Marked("题", 1), Marked("乙")]),
        (["##题##", "###### 乙"], [Marked("题", 2), Marked("乙", 6)]),
        (["#题", "####### 乙"], [Marked("#题"), Marked("####### 乙")]),
        (
            ["# 题", "甲", "===", "乙", "---"],
            [Marked("题", 1), Marked("甲", 1), Marked(""), Marked("乙", 2), Marked("")],
        ),
        (["# 题", "", "---", "乙"], [Marked("题", 1), Marked(""), Marked("---"), Marked("乙")]),
        (["# 题", "> > 甲 *乙* __丙__ `丁` <br>"], [Marked("题", 1), Marked("甲 乙 丙 丁  ")]),
        (["# 题", r"2\. 2*3*4 **甲：** 乙"], [Marked("题", 1), Marked("2. 2*3*4 甲：乙")]),
        (["甲&nbsp;&lt;", "&#8226; 乙"], [Marked("甲\u00a0<"), Marked("乙", bullet=True)]),
        (["甲&lt;"], [Marked("甲&lt;")]),
    ],
)
def test_marks(texts: list[str], expected: list[Marked]) -> None:
    assert unmarked(texts) == expected


def test_the_place_after_a_text() -> None:
    assert place_after("") == (1, 1)
    assert place_after("甲\n乙丙") == (2, 3)


#: Lines that are whole: titles, details, headings, contacts, sentences; and some that are as long as each other.
WHOLE_LINES, LONG_LINES = (
    (Path(__file__).parent / "cases/reports" / name).read_text(encoding="utf-8").splitlines()
    for name in ("whole-lines.txt", "long-lines.txt")
)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("whole", [WHOLE_LINES, LONG_LINES], ids=["short", "long"])
def test_whole_lines_never_join(whole: list[str], seed: int) -> None:
    chosen = random.Random(seed).choices(whole, k=40)
    found = [one.text.split() for one in paragraphs("\n".join(chosen))]
    assert found == [line.removeprefix("• ").split() for line in chosen]


def test_two_whole_lines_never_join() -> None:
    pairs = [f"{before}\n{line}" for before in WHOLE_LINES for line in WHOLE_LINES]
    assert [pair for pair in pairs if len(paragraphs(pair)) != 2] == []


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("工业总产值达2.6", "万亿元;规上工业增长"), ("新投达产项目266", "个、净增产值"), ("首批20", "个成渝地区项目"),
        ("研发机构78", "家；规模"), ("截至2021", "年，全市"), ("强度为1.", "65%左右"), ("投资31", "45亿美元以上，"),
        ("（含续建3", "5个）。"), ("比例20", "21∶31"), ("价格3,", "145元"), ("收入1,234", ",567元"),
        ("增长-", "3.5%"), ("约31～", "45亿元"), ("到202", "3年末"), ("2023年12", "月底前"), ("12月31", "日前"),
        ("居全国第1", "0位，前进"), ("第1", "0位"), ("第3", "1届"), ("第2", "0次会议"), ("列第10", "1名。"),
        ("共有3", "5万户居民"), ("惠及3", "5万户"), ("有3", "5所学校"), ("新增3", "5万人"), ("新增3", "5.1万人，"),
        ("共3", "5户，其中"), ("改造3", "5个小区"), ("贷款3", "5万余元"), ("10", "0000吨"), ("9", ".8L"),
        ("全市20", "21年完成改造。"), ("建于2", "021年"), ("学校2", "021年建成"), ("20世纪9", "0年代"),
        ("发布会第1", "0场"), ("是第1", "0场发布会。"), ("中部第2", "位。"), ("模量230", "GPa；"),
        ("全年共3", "1个项目开工"), ("实现GDP31", "45亿元"), ("计10", "0 万元，"),
        ("全市２０", "２１年，经济"),
        ("二〇二", "一年，平稳"),
        ("全市二〇", "二一年，"),
        ("二", "〇二一年，平稳"),
        ("一", "九七八年以来"),
        ("二〇二一", "年，平稳"),
        ("投资三千", "五百万元，增长"),
        ("投资三", "千五百万元，增长"),
        ("投资三千五百", "万元，增长"),
        ("投资二百", "三十亿元，增长"),
        ("增长二十", "五个百分点，"),
        ("2021年1", "0月15日，"),
        ("2021年1", "1月，召开"),
        ("10月1", "5日，召开"),
        ("10月3", "1日，召开"),
        ("2023年1", "—10月，"),
        ("全市1—1", "1月份，"),
        ("立项课题3", "00项，"),
        ("汽车20", "9.2万辆，"),
        ("面积8.2", "4万平方公里，"),
        ("人口3191.4", "3万人，"),
        ("降水1", "200毫米，"),
        ("集装箱1", "30.58万标箱，"),
        ("外资项目3", "14个，"),
        ("公园3", "50座，"),
        ("天数3", "26天，"),
        ("比2020", "年增长3%，"),
        ("结构为6.9", ":38.8:54.3。"),
        ("高速公路2", "781公里，"),
        ("教室3", "500间，"),
        ("智能电表12", "00万只，"),
        ("投资１", "２．５亿元，"),
        ("增长１", "２．５％，"),
        ("全国第1", "2，前进"),
        ("增速为－1", "2.5%，"),
        ("床位3", "500张；"),
        ("浓度3", "5微克/立方米，"),
        ("接待1", "200万人次。"),
        ("耗时3", "5分钟，"),
    ],
)  # fmt: skip
def test_a_cut_figure_that_is_sure(before: str, line: str) -> None:
    assert cuts_surely(before, line)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("来源：市统计局  日期：2023-11-20", "1—10月，全市"), ("数字重庆2.0", "3亿元，增长"),
        ("中国制造2025", "万亿级产业"),
        ("中国制造2025", "45亿元，增长"), ("方案31", "个性化定制"), ("案例1", "45亿元，增长"),
        ("见附表3-1", "45亿元，增长"),
        ("电话63895000", "45亿元，增长"), ("新增31", "45家企业"), ("新增31", "12月，全市"), ("新增31", "2023年，全市"),
        ("新增31", "0755-123"), ("新增31", "100%"), ("全年平稳。12月31", "2023年，全市"), ("型号A31", "45亿元，增长"),
        ("日期：2022", "年，全市"), ("31", "45亿"), ("案例20", "23年前"), ("新增3,", "145月"), ("（甲", "31）"),
        ("问题20", "23年底前完成。"), ("课题5", "3万元"), ("重点项目2", "3亿元，增长"), ("第3", "5万户居民受益"),
        ("第1", "3位专家发言"),
        ("3", "5万户居民"), ("10", "0家"), ("12", "00后"), ("共有31", "12月，全市"), ("城市20", "21年"),
        ("轨道交通10", "30公里"),
        ("面积3.0", "5万平方公里，"),
        ("截至2023.5", "3万人，"),
        ("聚焦3.15", "5万元，罚款"),
        ("PM2.5", "5微克/立方米，"),
        ("办公室3", "12间，"),
        ("民权路3", "45公里，"),
        ("街道24", "6个，"),
        ("案例二十", "五个，"),
        ("第三", "百万元，"),
        ("面向2035", "年增长3%，"),
        ("附表1—1", "1月份，"),
        ("编号1-1", "2月份，"),
        ("2.0", "年末，"),
        ("案例1", "0元购骗局"),
        ("详见表8.2", "4万平方公里，"),
    ],
)  # fmt: skip
def test_two_figures_that_may_be_whole(before: str, line: str) -> None:
    assert not cuts_surely(before, line)


@pytest.mark.parametrize(
    ("before", "line", "marked", "joined"),
    [
        ("高速公路4", "142公里", True, True), ("高速公路4", "142公里，", False, True), ("街道24", "6个，", False, True),
        ("分别为20", "21、2022、2023年", False, True), ("分别为8、1", "2、15个百分点", False, True),
        ("全年为8", "2、加强领导", False, False), ("全年为8", "2、加强领导", True, False),
        ("分别为1", "2、15个百分点", True, True), ("（续建3", "5）个", True, True),
        ("见附件1", "3家企业受到表彰", False, False), ("见附件1", "2023年，全市", True, False),
        ("型号A3", "45亿元，", False, False), ("（渝府发〔20", "21〕12号", True, True),
    ],
)  # fmt: skip
def test_a_figure_that_a_full_line_breaks_off_in(before: str, line: str, marked: bool, joined: bool) -> None:
    assert cuts_at_margin(before, line, marked=marked) is joined


def test_a_path_alone_is_not_furniture() -> None:
    assert kept("政务公开 > 统计公报") == ["政务公开 > 统计公报"]
    assert kept("政务公开 > 统计公报", "2023-01-05", "某市报告", "全年平稳。")[0] == "2023-01-05"


def test_bars_with_nothing_between_them() -> None:
    lines = [block.text for block in parse("| | 甲\n| |   \n| 乙".encode(), "x", name="x").walk() if block.text]
    assert "".join("".join(lines).split()).replace("|", "") == "甲乙"
