"""Links that fit but for a sentence that one side alone has, or for a neighbour that differs in a word."""

from __future__ import annotations

import pytest

from toolkit.memory.aligning import align_documents
from toolkit.memory.aligning.alignment import Alignment
from toolkit.memory.aligning.doubts import doubtful
from toolkit.memory.aligning.repair import Repair
from toolkit.memory.aligning.rivals import exchangeable
from toolkit.memory.aligning.texts import Texts

BEFORE = ("老周在村里开了一家面馆。", "Old Zhou keeps a noodle shop in the village.")
AFTER = ("今年粮食产量增长4%。", "Output of grain rose by 4 percent this year.")
WHOLE = [
    (
        "气象台在18时20分发布了红色预警，预计三小时内雨量将超过100毫米。镇政府随即启动一级响应。",
        "At 6:20 p.m. the weather bureau issued a red alert. It expected over 100 millimeters of rain in three hours.",
        "The township government at once started its highest level of emergency response.",
    ),
    (
        "2007年，普洱茶价格在一年内上涨数倍，随后暴跌八成。许多投资者血本无归。",
        "In 2007 prices of Pu'er tea rose several times over within a year and then crashed by 80 percent.",
        "Many investors lost everything.",
    ),
    (
        "第二十一条 本规则自2023年9月1日起施行。2015年的规则同时废止。",
        "Article 21 These rules take effect on September 1, 2023.",
        "The rules of 2015 are repealed at the same time.",
    ),
    (
        "轴承产业集群产值突破100亿元。轴承小镇通过省级验收。",
        "Output of the bearing cluster passed 10 billion yuan.",
        "The Bearing Town was approved by the province.",
    ),
]


def aligned(chinese: str, english: str) -> Alignment:
    return align_documents([BEFORE[0], chinese, AFTER[0]], [BEFORE[1], english, AFTER[1]])


@pytest.mark.parametrize(("chinese", "english", "last"), WHOLE)
def test_a_sentence_that_the_translation_leaves_out_is_listed(chinese: str, english: str, last: str) -> None:
    found = aligned(chinese, english)
    assert found.links[1].target == english
    assert not found.links[1].certain
    assert [(one.paragraph, one.text) for one in found.left_source] == [(1, chinese.split("。")[-2] + "。")]
    whole = aligned(chinese, f"{english} {last}")
    assert whole.links[1].target == f"{english} {last}"
    assert whole.left_source == ()


@pytest.mark.parametrize(
    ("chinese", "english", "more"),
    [
        (
            "每人每天食盐不超过5克。酱油、味精、咸菜里的钠也要算进去。",
            "No more than 5 grams of salt a day each; and the sodium in soy sauce, MSG and pickles counts too.",
            "When day broke, the rain had stopped.",
        ),
        (
            "第六条 证件遗失应立即挂失。挂失前造成的损失由持证人承担。",
            "Article 6 Report a lost card at once. Its holder answers for losses incurred before the report.",
            "No lives were lost, and nobody is missing.",
        ),
    ],
)
def test_a_sentence_that_repeats_a_word_of_the_others_is_foreign_all_the_same(
    chinese: str, english: str, more: str
) -> None:
    for text in (f"{english} {more}", f"{more} {english}"):
        found = aligned(chinese, text)
        assert more not in found.links[1].target or not found.links[1].certain


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (("甲方应按时付款。", "乙方应按时付款。"), ("Party A shall pay.", "Party B shall pay.")),
        (("东区学校开学了。", "西区学校开学了。"), ("Schools in the east opened.", "Schools in the west opened.")),
        (("我爱我的母亲。", "我爱我的父亲。"), ("I love my mother.", "I love my father.")),
        (("2021年新建学校3所。", "2022年新建学校3所。"), ("3 schools were built in 2021.", "3 more in 2022.")),
    ],
)  # fmt: skip
def test_what_neighbours_differ_in_tells_whose_translation_it_is(
    source: tuple[str, ...], target: tuple[str, ...]
) -> None:
    for texts, doubted in ((target, False), (target[::-1], True), (target[:1], False), (target[1:], True)):
        read = Texts(source, texts, ("zh", "en"), None)
        assert exchangeable(0, Repair(read.model, range(len(texts))), read) == doubted


def test_where_only_the_order_tells_nothing_is_certain() -> None:
    source = ("虹口仓库已经关闭。", "闵行仓库已经关闭。", "虹口仓库已经关闭。", "农民收入增长了。")
    read = Texts(
        source, ("This warehouse is closed.", "That one is closed.", "Closed.", "Farmers."), ("zh", "en"), None
    )
    repair = Repair(read.model, range(4))
    assert [exchangeable(number, repair, read) for number in range(4)] == [True, True, True, False]
    same = Texts(source[::2], ("This warehouse is closed.", "That one is closed."), ("zh", "en"), None)
    assert not exchangeable(0, Repair(same.model, range(2)), same)


@pytest.mark.parametrize(
    ("chinese", "english", "doubted"),
    [
        ("农民收入增长了，学校开学了。", "No charge for noodles today.", True),
        ("农民收入增长了，学校开学了。", "The pupils are back.", True),
        ("农民收入增长了，学校开学了。", "Farmers are better off.", False),
        ("街长制", "Walla", True),
        ("面馆", "Restaurants", False),
        ("查看命令 apt-get update 的输出", "Run apt-get update", False),
    ],
)
def test_length_alone_makes_no_longer_link_certain(chinese: str, english: str, doubted: bool) -> None:
    texts = Texts((chinese,), (english,), ("zh", "en"), None)
    assert doubtful(0, (0,), texts.model.evidence) == doubted
