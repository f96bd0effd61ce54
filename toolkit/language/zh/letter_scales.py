"""w and k after digits: ten thousand and a thousand of what people count, as in 20w粉丝 and 3k元.

The same letters are watts and kelvins and make names (20W充电器, 4K电视), so that what is counted has to be named.
"""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.language.lazy_pattern import lazy
from toolkit.language.numerals import trimmed
from toolkit.language.zh.draft import Draft

_FACTORS = {"w": Decimal(10_000), "k": Decimal(1000)}
LETTERS = frozenset("wWkK")
#: Words that are counted and that nothing of so many watts or kelvins begins with: not 500W台灯, 40W户外灯, 65W单口.
_COUNTED = (
    "人(?![像工形])|名(?![义牌])|元(?![件器])|块(?!状)|字(?!形)|[份册篇亩辆赞](?!机)|步(?!进)|次(?!级)|条(?!形|状|灯)|件(?!套)"
    "|台(?![灯式])|户(?![外用])|家(?![用庭电居])|张(?!力)|本(?![机体])|单(?![晶体路口个独一头级])|票|个(?!人)|美[元金]|港币|人民币"
)
#: The same of a screen of 4K or 8K: 4K用户.
_FOLLOWING = (
    "粉丝|粉(?!末|尘|碎)|用户|会员|读者|观众|学生|员工|网友|订阅|点赞|播放|浏览|阅读|评论|转发|收藏|下载|关注|好友"
    "|销量|订单|奖金|[年月]薪"
)
#: More of the figure between its letter and what is counted: 20w+用户, 3w多人, 1w-2w人.
_REST = r"[+＋多余来]?(?:[-–—~～至到或、][0-9]{1,4}(?:\.[0-9]+)?[wWkK][+＋多余来]?)?[ ]?(?:的|名|个|位)?"
_AFTER = lazy(rf"{_REST}(?:(?P<counted>{_COUNTED})|{_FOLLOWING}|(?<=[wk])米(?![/／]))")
#: Words before a figure that say what it counts, with what may be between: 月入10w, 粉丝已超过20w.
_BEFORE = lazy(
    "(?:粉丝量?|用户|会员|点赞|获赞|阅读量?|播放量?|浏览量?|访问量|点击量?|转发量?|评论|收藏量?|下载量?|订阅|关注|销量|销售额|营业额"
    "|[月年日][入薪收]|[月年]收入|收入|工资|薪[资水]|底薪|奖金|存款|预算|首付|彩礼|房租|月租|赚|售价|报价|人数)"
    "(?:[已达到过超约近逾突破有为至了是仅才就还:： ]|[0-9]{1,4}(?:\\.[0-9]+)?[wWkK]?[-–—~～至到]){0,6}\\Z"
)
_BEFORE_REACH = 22
#: What has a power of its own: 售价20W充电宝, 售价：20w版99元.
_POWERED = lazy(
    "[ ]?(?:[灯充快闪电光机泵音喇热风版款型瓦]|[单双][口模]|无线|太阳|功率|激光|逆变|适配|组件|输出|规格|LED|USB)"
)
#: After the letter these make a name or another unit of it: 10WB, 20W/m, 20W-40.
_NAMES = re.compile("[A-Za-z0-9/／·]|-[A-Za-z]")
#: Sizes of pictures, which what is seen on them is named after.
_PICTURES = re.compile("[248][Kk]")


def add_letter_scale(text: str, draft: Draft) -> bool:
    """Take in the w or k at the end of a draft, if it is a scale; True if so."""
    end = draft.end
    if not isinstance(draft.low, Decimal) or not _is_scale(text, draft.start, end):
        return False
    factor = _FACTORS[text[end].lower()]
    draft.low, draft.scale, draft.end = trimmed(draft.low * factor), draft.scale * factor, end + 1
    return True


def _is_scale(text: str, start: int, end: int) -> bool:
    """True if the letter after the digits `start:end` is beside what is counted."""
    if _NAMES.match(text, end + 1) or _POWERED.match(text, end + 1):
        return False
    after = _AFTER.match(text, end + 1)
    if after is not None and (after["counted"] or not _PICTURES.fullmatch(text, start, end + 1)):
        return True
    return _BEFORE.search(text, max(0, start - _BEFORE_REACH), start) is not None
