"""Words in which 约 is not "about": 守约方, 条约, 约定. Their first sign may also end the word before: 损失约30万元."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.language.lazy_pattern import lazy


class Word(NamedTuple):
    """A pattern of a word with 约, and a text in which its 约 makes no hedge of a figure; runs as a test."""

    pattern: str
    example: str


WORDS = (
    Word("签约", "签约30个项目。"),
    Word("履约", "项目履约率达98%。"),
    Word("守约", "应向守约方支付百分之二十。"),
    Word("违约", "违约金为合同总价的10%。"),
    Word("[悔爽弃邀婚盟密协简隐]约", "客户爽约3次。"),
    Word("(?<![损流丢消遗缺])失约", "失约3次。"),
    Word("(?<![烧摧销损焚炸拆撕])毁约", "毁约2次。"),
    Word("(?<![奔赶])赴约", "赴约3人。"),
    Word("(?<![了溶瓦分])解约", "解约2人。"),
    Word("(?<![连持陆手延后])续约", "续约3年。"),
    Word("(?<![出承转])租约", "租约为10年。"),
    Word("缔约", "缔约方增至157个。"),
    Word("(?<![折综联])合约", "合约12个月。"),
    Word("契约", "契约有3份。"),
    Word("(?<![0-9一二三四五六七八九十百千多])条约", "条约20个。"),
    Word("公约", "公约成员167个。"),
    Word("预约", "预约300人。"),
    Word("相约", "相约300名校友。"),
    Word("(?<!模)特约", "特约评论员3人。"),
    Word("网约", "网约车司机5万人。"),
    Word("(?<![环季情细])节约", "节约15%。"),
    Word("(?<![研印绘复编录监调控])制约", "受制约的占20%。"),
    Word("集约(?=[化型利用经节])", "集约化养殖率达90%。"),
    Word("要约(?=收购|[人方价期])", "要约收购20%的股份。"),
    Word("立约(?=[人方双])", "立约人支付10%。"),
    Word("如约(?=而至|[完付交履支])", "如约支付20%。"),
    Word("纽约", "纽约3.5万例。"),
    Word("里约(?=热内卢|奥运|残奥|会议|宣言|峰会)", "里约奥运会金牌26枚。"),
    Word("约[束定谈请见访法稿好了]", "约定支付20%。"),
    Word("约同(?![比期])", "约同好友3人。"),
    Word("约上(?![涨升调浮])", "约上好友3人。"),
    Word("约会", "约会对象3人。"),
    Word("约[旦翰书瑟伯克]", "约旦新增3例。"),
)
_WORDS = lazy("|".join(word.pattern for word in WORDS))
#: The most characters before the 约 of a word, and after it with those that a pattern looks at.
_BEFORE, _AFTER = 1, 4


def is_in_a_word(text: str, place: int) -> bool:
    """True if the 约 at `place` is part of a word that is not a hedge."""
    found = _WORDS.finditer(text, max(0, place - _BEFORE), place + _AFTER)
    return any(word.start() <= place < word.end() for word in found)
